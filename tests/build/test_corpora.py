"""Articles as other people write them, with every builder; skipped where they are not at hand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest

from sphinxext_podcast.model.record import FILE, loads
from tests.build.conftest import BUILDERS, CONF
from tests.build.corpora import SETS, corpus
from tests.build.project import NO_SIDEBARS
from tests.hugo.project import Project
from tests.markup import Element

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

    Corpus = Callable[[str, str], Built]

HELD = {
    'posts/20260115-draft': 'draft: true',
    'posts/20260116-future': 'publishDate: 2099',
    'posts/20260117-expired': 'expiryDate: 2026-01-18',
}


class Fault(NamedTuple):
    """A fault of the content, which a message may name.

    *file* is a pattern, *kind* the end of the message, *part* something in it.
    """

    file: str
    kind: str
    part: str
    reason: str


PICTURES = Fault('*', 'podcast.link', 'not there', 'pictures are not in the set')
ONE_PICTURE = Fault('*', 'podcast.link', 'there is no file', 'pictures are not in the set')
COVERS = Fault('*', 'podcast.front_matter', 'a picture that is not there', 'not in the set')
#: What says that a link leads nowhere.
LINK = 'podcast.link'
CELLS = Fault('*', 'myst.directive_unknown', "'code-cell'", 'code to run is for MyST-NB')
#: Set → what is wrong with its content.  Everything else that is said is a fault of ours.
FAULTS = {
    'seed': [],
    'castanet': [
        COVERS,
        Fault('host/bkromhout.md', LINK, 'bridgetkromhout.com', 'no scheme'),
    ],
    'scipy-blog': [
        Fault('posts/matplotlib/*', LINK, 'gsoc_2021_prequarter', 'not in the set'),
        Fault('posts/networkx/*', LINK, 'a-closer-look-at-held-karp', 'not in the set'),
    ],
    'interaxion': [
        Fault('_posts/*', 'podcast.shortcode', 'Liquid', 'no templates in the set'),
        Fault('_posts/2020/2020-12-18-blog.md', LINK, "'/", 'episodes that are not in the set'),
    ],
    'changelog-transcripts': [],
    'made-up': [
        Fault('posts/*', 'podcast.emphasis', '** stays on the page', 'as with Hugo'),
        ONE_PICTURE,
        COVERS,
        Fault('posts/20260122-odd-values.md', 'podcast.front_matter', 'lastmod', 'no such day'),
        Fault('posts/20260125-bad-ids.md', 'podcast.embed', 'madeupvid-', 'too short'),
        Fault('posts/20260125-bad-ids.md', 'podcast.embed', 'episode/short', 'no such path'),
        Fault('posts/20260125-bad-ids.md', 'podcast.shortcode', 'no-such-shortcode', 'unknown'),
    ],
    'choldgraf': [
        PICTURES,
        CELLS,
        Fault('blog/2024/mystmd*', 'myst.directive_parse', "'note'", 'text beside the options'),
        Fault('blog/2024/mystmd*', 'docutils', 'not found', 'files to include are not in the set'),
        Fault('blog/2024/mystmd*', 'myst.directive_comments', '', 'comments between options'),
        Fault('blog/2024/mystmd*', 'myst.directive_option', '', 'options without a value'),
        Fault('blog/2024/mystmd*', 'myst.xref_missing', 'blogpost.py', 'a file of the site'),
        Fault('blog/2024/programmatic*', 'docutils', 'file not found', 'an output of its own'),
    ],
    'ncar-esds': [
        PICTURES,
        Fault('posts/202[13]/*', 'myst.header', 'H2 to H4', 'a level is left out'),
    ],
    'sunpy-org': [
        PICTURES,
        Fault('posts/2026/*', 'myst.iref_missing', 'sunpy:', 'an inventory of another project'),
        Fault('posts/2026/*', 'ref.ref', '2024-04-03-eclipse', 'an article not in the set'),
    ],
    'topocm': [
        PICTURES,
        CELLS,
        Fault('*', 'myst.directive_unknown', "'multiple-choice'", 'of an extension of its own'),
    ],
}
MESSAGE = re.compile(
    r'(?:(?P<file>[^\n]+?\.(?:md|rst)):(?P<line>\d*):? )?(?:WARNING|ERROR|CRITICAL): '
    r'(?P<words>.*) \[(?P<kind>[\w.]+)\]',
    re.DOTALL,
)


#: Builders of a set that read it.  The others are given what the first has read, which is half of
#: the work and the same for all; for catalogues more is read.
READ_ANEW = {'dirhtml', 'gettext'}


@pytest.fixture(scope='session')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a function that builds a set once with each builder."""
    base = tmp_path_factory.mktemp('corpora')

    @cache
    def project(name: str) -> Project:
        content = corpus(name).content(base / name / 'copy')
        return corpus(name).project(base / name / 'project', content)

    @cache
    def with_builder(name: str, builder: str) -> Built:
        conf, src, options = project(name)
        out = base / name / builder
        doctrees = out.with_name(f'{builder}-doctrees')
        if builder not in READ_ANEW and name != 'seed':
            read = with_builder(name, 'dirhtml').out.with_name('dirhtml-doctrees')
            shutil.copytree(read, doctrees)
        bare = {} if name == 'seed' else NO_SIDEBARS
        return build(src, out, builder, conf={**options, **bare}, confdir=conf, doctrees=doctrees)

    return with_builder


def articles(name: str) -> dict[str, str]:
    """Return docname → front matter of the files that have a date in it."""
    found = {}
    folder = SETS[name].folder
    for path in [*folder.rglob('*.md'), *folder.rglob('*.rst')]:
        text = path.read_text(encoding='utf-8-sig').lstrip()
        front = re.match(
            r'(---|\+\+\+)\n(.*?)\n\1|\{.*?\n\}|`*\{post\}.*|.*?\n\.\. post::.*', text, re.DOTALL
        )
        dated = front and re.search(
            r'^\s*"?date"?\s*[:=]|\bpost(?:::|\}) *\w', front[0], re.I | re.M
        )
        if dated and front and path.stem != '_index':
            found[path.relative_to(folder).with_suffix('').as_posix()] = front[0]
    return found


def messages(lines: Iterable[str]) -> list[str]:
    """Put the lines of each message together."""
    whole: list[str] = []
    for line in lines:
        if whole and not re.search(r'\b(?:WARNING|ERROR|CRITICAL): ', line):
            whole[-1] += f'\n{line}'
        else:
            whole.append(line)
    return whole


def is_named(fault: Fault, message: str) -> bool:
    found = MESSAGE.fullmatch(message)
    return bool(
        found
        and fnmatch(found['file'] or '', fault.file)
        and found['kind'] == fault.kind
        and fault.part in found['words']
    )


@pytest.mark.parametrize('builder', BUILDERS)
def test_seed(built: Corpus, builder: str) -> None:
    """No warning, so that -W has nothing to turn into an error."""
    made = built('seed', builder)
    assert (made.code, made.warnings) == (0, [])


def test_every_set_is_here() -> None:
    assert FAULTS.keys() == SETS.keys()


@pytest.mark.parametrize('name', FAULTS)
def test_only_faults_of_the_content_are_said(built: Corpus, name: str) -> None:
    made = built(name, 'dirhtml')
    assert made.code == 0
    said = messages(made.warnings)
    assert [m for m in said if not any(is_named(fault, m) for fault in FAULTS[name])] == []
    # A row that no message needs is a row too many.
    unsaid = [fault for fault in FAULTS[name] if not any(is_named(fault, m) for m in said)]
    assert unsaid == []


#: Set, page → why the marks of a shortcode are in its text.
MARKS = {
    ('made-up', 'posts/20260125-bad-ids/index.html'): 'an unknown one stays visible',
    ('made-up', 'posts/20260110-shortcode-forms/index.html'): 'an escaped one is shown',
}


def words(element: Element) -> str:
    """Return the text of *element* without code."""
    if element.tag in {'pre', 'code', 'script', 'style'}:
        return ''
    return ''.join(c if isinstance(c, str) else words(c) for c in element.children)


@pytest.mark.parametrize('name', SETS)
def test_no_shortcode_is_left(built: Corpus, name: str) -> None:
    made = built(name, 'dirhtml')
    places = {place: docname for docname, place in placed(made).items()}
    found = {
        (name, file_of(places[file], 'dirhtml') if file in places else file)
        for file, page in made.pages().items()
        for body in page.all('div', css='body')  # redirects have none
        if re.search(r'\{\{[<%]|[>%]\}\}', words(body))
    }
    assert found == {place for place in MARKS if place[0] == name}


@pytest.mark.parametrize('name', SETS)
def test_no_article_is_missing(built: Corpus, name: str) -> None:
    """Every file has its page, and every one with a date is an article."""
    made = built(name, 'dirhtml')
    pages, places = made.pages(), placed(made)
    expected = articles(name).keys() - HELD.keys()
    # The dates of interaxion are in the names of its files, where Hugo does not look for them.
    assert expected or name in {'changelog-transcripts', 'interaxion', 'topocm'}
    missing = []
    for docname in sorted(expected):
        page = pages.get(places.get(docname) or file_of(docname, 'dirhtml')) or Element('')
        if not page.all('header', css='podcast-article-header'):
            missing.append(docname)
    assert missing == []
    assert [file for file in pages for docname in HELD if docname in file] == []


@pytest.mark.parametrize('builder', BUILDERS)
@pytest.mark.parametrize('name', ['castanet', 'made-up'])
def test_sets(built: Corpus, name: str, builder: str) -> None:
    """No message that is not in the table, whatever the builder; each article has its file."""
    made = built(name, builder)
    assert made.code == 0
    said = messages(made.warnings)
    assert [m for m in said if not any(is_named(fault, m) for fault in FAULTS[name])] == []
    files = made.files()
    assert [file for file in files for docname in HELD if docname in file] == []
    if BUILDERS[builder]:
        expected = articles(name).keys() - HELD.keys()
        assert len(expected) > 20
        assert [d for d in sorted(expected) if file_of(d, builder) not in files] == []


def placed(made: Built) -> dict[str, str]:
    """Return docname → file of the documents that are where Hugo has them."""
    record = loads((made.out / FILE).read_bytes())
    assert record
    return record.places


def file_of(docname: str, builder: str) -> str:
    if builder == 'dirhtml' and docname.endswith('/index'):
        return f'{docname}.html'
    return docname + BUILDERS[builder]


def test_held_articles_are_what_they_are_named() -> None:
    corpus('made-up')
    written = articles('made-up')
    assert all(reason in written[docname] for docname, reason in HELD.items())


HEADINGS = [
    '不是公司不好，是路線分歧',
    '全世界都在做一樣的事',
    'Google 追上來，是 OpenAI 自己掉球',
    'Anthropic 讓他印象深刻',
    '波蘭幫與努力工作的價值',
    '我的觀察',
]
IDS = [
    '不是公司不好是路線分歧',
    '全世界都在做一樣的事',
    'google-追上來是-openai-自己掉球',
    'anthropic-讓他印象深刻',
    '波蘭幫與努力工作的價值',
    '我的觀察',
]
SEED = '20260126-jerry-tworek-leaves-openai'
TITLE = 'OpenAI 推理模型之父離職：不是公司不好，是我想做沒人敢做的事'
EPISODE = (
    'tw/podcast/he-left-openai-to-think-bigger-ep-53-jerry-tworek/id1789397163?i=1000746040747'
)
TERMS = {
    'tags/jerry-tworek': 'Jerry Tworek',
    'tags/openai': 'OpenAI',
    'tags/anthropic': 'Anthropic',
    'tags/google': 'Google',
    'tags/ai-產業': 'AI 產業',
    'tags/podcast': 'Podcast',
    'categories/ai-產業動態': 'AI 產業動態',
    'shows/core-memory-podcast': 'Core Memory Podcast',
}


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_the_page_of_the_seed(built: Corpus, builder: str) -> None:
    body = built('seed', builder).page(SEED).one('div', css='body')
    assert body.one('h1').text == TITLE
    assert [heading.text for heading in body.all('h2')] == HEADINGS
    assert [section.attrs['id'] for section in body.all('section')][1:] == IDS
    assert [figure.attrs['data-podcast-src'] for figure in body.all('figure')] == [
        'https://www.youtube-nocookie.com/embed/VaCq4u5c78U',
        'https://open.spotify.com/embed/episode/5Q0sraaXJyKuO6CEdJPQgs',
        f'https://embed.podcasts.apple.com/{EPISODE}',
    ]
    length = body.one('span', css='podcast-reading-time').attrs
    assert (length['data-podcast-minutes'], length['data-podcast-words']) == ('7', '3008')


@pytest.mark.parametrize('page', TERMS)
@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_the_terms_of_the_seed(built: Corpus, builder: str, page: str) -> None:
    made = built('seed', builder)
    body = made.page(page).one('div', css='body')
    assert body.one('h1').text == TERMS[page]
    (entry,) = body.all('li', css='podcast-article-item')
    assert SEED in entry.links()[TITLE]
    below = made.page(SEED).one('div', css='body').links()
    assert page in unquote(below[TERMS[page]])


def test_seed_has_no_other_terms(built: Corpus) -> None:
    pages = built('seed', 'html').pages()
    found = {name for name in pages if name.startswith(('tags/', 'categories/', 'shows/'))}
    assert found == {f'{page}.html' for page in TERMS}


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_documents_for_sphinxcontrib_youtube(build: Build, tmp_path: Path, builder: str) -> None:
    """A course that used it: another extension in conf.py, and not a word changed."""
    src = corpus('topocm').content(tmp_path / 'src')
    written = {path: path.read_text(encoding='utf-8') for path in src.rglob('*.md')}
    extensions = "myst_enable_extensions = ['colon_fence', 'dollarmath']\n"
    (src / 'conf.py').write_text(CONF + extensions, encoding='utf-8')
    (src / 'index.md').write_text('# 選集\n\n```{toctree}\n:glob:\n\n*/*\n```\n', encoding='utf-8')
    built = build(src, tmp_path / 'out', builder)
    assert built.code == 0
    assert [line for line in built.warnings if 'youtube' in line or '[podcast' in line] == []
    assert {path: path.read_text(encoding='utf-8') for path in written} == written
    found = {
        path: re.findall(r'\{youtube\} (\S+)\n:width: (\d+%?)\n:height: (\d+)', text)
        for path, text in written.items()
    }
    assert sum(map(len, found.values())) == '\n'.join(written.values()).count('{youtube}') > 8
    if builder == 'latex':
        book = '\n'.join(path.read_text(encoding='utf-8') for path in built.out.glob('*.tex'))
        ids = re.findall(r'\\sphinxcontribyoutube\{https://youtu\.be/\}\{(.*?)\}\{\}', book)
        assert sorted(ids) == sorted(id for players in found.values() for id, *_ in players)
        return
    for path, players in found.items():
        page = built.page(path.relative_to(src).with_suffix('').as_posix())
        figures = [figure.attrs for figure in page.all('figure', css='video_wrapper')]
        assert [
            (
                figure['data-podcast-id'],
                figure['data-podcast-width'],
                # A width in pixels gives the shape, one in per cent leaves the height.
                figure.get('data-podcast-height') or figure['data-podcast-aspect'].split(':')[1],
            )
            for figure in figures
        ] == [(id, width, height) for id, width, height in players]
