"""Articles as other people write them, with every builder; skipped where they are not at hand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

    Corpus = Callable[[str, str], Built]

SHARED = Path(__file__).parents[3] / 'shared'
SETS = {
    'seed': SHARED / 'seed',
    'castanet': SHARED / 'corpora' / 'castanet' / 'content',
    'made-up': SHARED / 'corpora' / 'made-up' / 'content',
}
CONF = """\
project = '選集'
author = '編輯室'
copyright = '2026, 編輯室'
version = release = '1'
extensions = ['sphinxext_podcast']
podcast_now = '2026-06-01T00:00:00Z'
"""
INDEX = '# 選集\n\n```{article-list}\n```\n'
#: Builder → the suffix of the file that it makes of a document, or '' where there is no such file.
BUILDERS = {
    'html': '.html',
    'dirhtml': '/index.html',
    'singlehtml': '',
    'epub': '.xhtml',
    'latex': '',
    'text': '.txt',
    'man': '',
    'texinfo': '',
    'gettext': '',
    'xml': '.xml',
    'json': '.fjson',
    'pickle': '.fpickle',
}
HELD = {
    'posts/20260115-draft': 'draft: true',
    'posts/20260116-future': 'publishDate: 2099',
    'posts/20260117-expired': 'expiryDate: 2026-01-18',
}


@pytest.fixture(scope='session')
def corpus(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a function that builds a set once with each builder."""
    base = tmp_path_factory.mktemp('corpora')
    done: dict[tuple[str, str], Built] = {}

    def built(name: str, builder: str) -> Built:
        if not SETS[name].is_dir():
            pytest.skip(f'the articles of {name!r} are not here')
        src = base / name / 'src'
        if not src.exists():
            for path in SETS[name].rglob('*.md'):
                copy = src / path.relative_to(SETS[name])
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
            (src / 'conf.py').write_text(CONF, encoding='utf-8')
            (src / 'index.md').write_text(INDEX, encoding='utf-8')
        if (name, builder) not in done:
            out, doctrees = base / name / builder, base / name / 'doctrees' / builder
            done[name, builder] = build(src, out, builder, doctrees=doctrees)
        return done[name, builder]

    return built


def articles(name: str) -> dict[str, str]:
    """Return docname → front matter of the files that have a date in it."""
    found = {}
    for path in SETS[name].rglob('*.md'):
        text = path.read_text(encoding='utf-8-sig').lstrip()
        front = re.match(r'(---|\+\+\+)\n(.*?)\n\1|\{.*?\n\}', text, re.DOTALL)
        dated = front and re.search(r'^\s*"?date"?\s*[:=]', front[0], re.I | re.M)
        if dated and front and path.stem != '_index':
            found[path.relative_to(SETS[name]).with_suffix('').as_posix()] = front[0]
    return found


@pytest.mark.parametrize('builder', BUILDERS)
def test_seed(corpus: Corpus, builder: str) -> None:
    """No warning, so that -W has nothing to turn into an error."""
    built = corpus('seed', builder)
    assert (built.code, built.warnings) == (0, [])


@pytest.mark.parametrize('builder', BUILDERS)
@pytest.mark.parametrize('name', ['castanet', 'made-up'])
def test_sets(corpus: Corpus, name: str, builder: str) -> None:
    """No error and no message without a type; every published article has its file."""
    built = corpus(name, builder)
    assert built.code == 0
    typed = re.compile(r'(?:\S+: )?WARNING: .* \[(?:podcast|myst|toc)\.\w+\]')
    assert [line for line in built.warnings if not typed.fullmatch(line)] == []
    files = built.files()
    assert [file for file in files for docname in HELD if docname in file] == []
    if BUILDERS[builder]:
        expected = articles(name).keys() - HELD.keys()
        assert len(expected) > 20
        assert [d for d in sorted(expected) if file_of(d, builder) not in files] == []


def file_of(docname: str, builder: str) -> str:
    if builder == 'dirhtml' and docname.endswith('/index'):
        return f'{docname}.html'
    return docname + BUILDERS[builder]


def test_held_articles_are_what_they_are_named() -> None:
    if not SETS['made-up'].is_dir():
        pytest.skip("the articles of 'made-up' are not here")
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
def test_the_page_of_the_seed(corpus: Corpus, builder: str) -> None:
    body = corpus('seed', builder).page(SEED).one('div', css='body')
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
def test_the_terms_of_the_seed(corpus: Corpus, builder: str, page: str) -> None:
    built = corpus('seed', builder)
    body = built.page(page).one('div', css='body')
    assert body.one('h1').text == TERMS[page]
    (entry,) = body.all('li', css='podcast-article-item')
    assert SEED in entry.links()[TITLE]
    below = built.page(SEED).one('div', css='body').links()
    assert page in unquote(below[TERMS[page]])


def test_seed_has_no_other_terms(corpus: Corpus) -> None:
    files = corpus('seed', 'html').files()
    found = {name for name in files if name.startswith(('tags/', 'categories/', 'shows/'))}
    assert found == {f'{page}.html' for page in TERMS}


TOPOCM = SHARED / 'corpora' / 'topocm'


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_documents_for_sphinxcontrib_youtube(build: Build, tmp_path: Path, builder: str) -> None:
    """A course that used it: another extension in conf.py, and not a word changed."""
    if not TOPOCM.is_dir():
        pytest.skip("the documents of 'topocm' are not here")
    src = shutil.copytree(
        TOPOCM, tmp_path / 'src', ignore=shutil.ignore_patterns('*.txt'), copy_function=shutil.copy
    )
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
