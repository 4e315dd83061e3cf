"""Every example of the documentation, and cases of our own, as the doctrees they become.

After a change that is meant: ``tox -e py -- tests/doctree --force-regen``, then read the
difference.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

import pytest
import sphinx.locale
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinxext_podcast.extension.elements.nodes import podcast_embed
from sphinxext_podcast.model.providers import ALIASES, PROVIDERS

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / 'docs'
SNAPSHOTS = HERE / 'snapshots'

_FENCE = re.compile(r'(`{3,}|~{3,}) ?(?:\{code-block\} )?([\w{}-]*).*')
_OPTION = re.compile(r':[\w-]+:')
_HEADING = re.compile(r'#+ (.+)')
_INLINE = re.compile(r'`` (\{podcast:\w+\}`[^`]+`|:podcast:\w+:`[^`]+`) ``')
_WORDS = re.compile(r'[^\w]+')
#: What makes a block an example of ours: front matter at its start, or something we define.
_HEAD = re.compile(r'---\n|\+\+\+\n|\{\n|:(?:date|title):')
_NAMES = (
    *PROVIDERS,
    *ALIASES,
    'embed',
    'article-list',
    'term-list',
    'chapters',
    'quote',
    'transcript',
)
_NAME = '|'.join(sorted(_NAMES, key=len, reverse=True))
_OURS = re.compile(
    rf'\{{\{{[<%]|\{{({_NAME})\}}|\.\. ({_NAME})::|podcast:\w+[`}}:]|\{{at\}}`|:at:`'
)
_LANGUAGES = {'markdown': 'md', 'text': 'md', 'yaml': 'md', 'json': 'md', 'rst': 'rst'}

_COLOUR = re.compile(r'\x1b\[[0-9;]*m')
_WARNING = re.compile(
    r'^([^:\n]+)\.(?:md|rst)(?::(\d+))?: (.*(?<!\[toc\.not_included\]))$', re.MULTILINE
)

CONF: dict[str, object] = {
    'project': 'Tide',
    'extensions': ['sphinxext_podcast'],
    'myst_enable_extensions': ['colon_fence'],
    'html_theme': 'basic',
    'podcast_now': '2030-01-01T00:00:00Z',
    'podcast_drafts': True,
    'podcast_footer': ['tags'],
}

ARTICLE = {
    'md': '---\ntitle: {}\ndate: 2026-02-09\n---\n\n',
    'rst': ':title: {}\n:date: 2026-02-09\n\n',
}


#: Examples on each page now: raise a number with a new example, lower it with a deleted one.
AT_LEAST = {
    'docs/index': 1,
    'docs/tutorial': 2,
    'docs/how-to/an-episode-page': 2,
    'docs/how-to/bring-a-transcript': 3,
    'docs/how-to/change-the-look': 1,
    'docs/how-to/embed-a-player': 11,
    'docs/how-to/list-articles': 6,
    'docs/how-to/navigation': 2,
    'docs/how-to/publish-a-podcast': 1,
    'docs/how-to/quote-the-second': 9,
    'docs/how-to/write-an-article': 3,
    'docs/reference/directives': 14,
    'docs/reference/front-matter': 4,
    'docs/reference/players': 2,
}


#: What is said in recordings.
WORDS = """WEBVTT

00:01.000 --> 00:04.500
<v 林小安>夜車上讀的書 & 筆記

00:04.500 --> 00:06.000
<v 吳可>我帶了「海邊」的書。
"""
#: Files beside the examples, empty but for words: folder → names.
FILES = {
    'docs/how-to/an-episode-page': ('storm.mp3', 'storm.vtt'),
    'docs/how-to/bring-a-transcript': ('talk.vtt', 'talk.en.vtt', 'talk.json'),
    'docs/reference/directives': ('talk.vtt', 'talk.en.vtt'),
    'cases/md': ('tide.mp3', 'tide.vtt', 'film.mp4', 'cover.png'),
    'cases/rst': ('tide.mp3', 'tide.vtt', 'cover.png'),
    'docs/how-to/embed-a-player': (
        'pink.jpg',
        'first-evening.mp3',
        'first-evening.mp4',
        'first-evening.vtt',
    ),
    'docs/how-to/publish-a-podcast': ('storm.mp3',),
}


class Example(NamedTuple):
    """A document to read; *name* is its docname and the path of its snapshot.

    Examples *with_lists* are read in the project whose articles the lists show.
    """

    name: str
    markup: str
    text: str
    with_lists: bool = False


class Built(NamedTuple):
    """Docname → doctree as read and as written; docname → warnings with their lines."""

    read: dict[str, str]
    written: dict[str, str]
    said: dict[str, list[str]]


def slug(text: str) -> str:
    return _WORDS.sub('-', text.lower()).strip('-')


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the heading above each fenced block of *text*, the block's language and content."""
    heading, lines = '', iter(text.splitlines())
    for line in lines:
        if title := _HEADING.fullmatch(line):
            heading = title[1]
        if fence := _FENCE.fullmatch(line.strip()):
            inside = []
            for inner in lines:
                if inner.strip() == fence[1]:
                    break
                inside.append(f'{inner}\n')
            content = dedent(''.join(inside))
            if 'code-block' in line and _OPTION.match(content):
                content = content.partition('\n\n')[2]
            yield heading, fence[2], content


def shown() -> Iterator[Example]:
    """Yield what the documentation shows as source and is ours to read."""
    for path in sorted(DOCS.rglob('*.md')):
        page = path.relative_to(DOCS).with_suffix('')
        if page.parts[0] in ('magazine', '_build'):
            continue
        text = path.read_text(encoding='utf-8')
        found = [
            (heading, _LANGUAGES[language], content)
            for heading, language, content in blocks(text)
            if language in _LANGUAGES and (_HEAD.match(content) or _OURS.search(content))
        ]
        found += [
            ('role', 'rst' if role.startswith(':') else 'md', f'{role}\n')
            for role in _INLINE.findall(text)
        ]
        number: Counter[str] = Counter()
        for heading, markup, content in found:
            name = f'docs/{page.as_posix()}/{slug(heading)}'
            number[name] += 1
            name = f'{name}-{number[name]}' if number[name] > 1 else name
            complete = bool(_HEAD.match(content))
            before = ARTICLE[markup].format('Example') if '{{' in content and not complete else ''
            yield Example(name, markup, before + content, not (complete or before))


def cases() -> Iterator[Example]:
    """Yield the cases of our own; without front matter they get one, unless they say not."""
    for path in (HERE / 'cases.md', HERE / 'cases.rst'):
        markup = path.suffix[1:]
        pieces = re.split(r'(?m)^=== (.+)\n\n', path.read_text(encoding='utf-8'))
        for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
            complete = _HEAD.match(text) or name.startswith('not an article')
            before = '' if complete else ARTICLE[markup].format(name)
            yield Example(f'cases/{markup}/{slug(name)}', markup, before + text)


EXAMPLES = [*shown(), *cases()]


def plain(doctree: nodes.document) -> str:
    """Return *doctree* as text, without what depends on the machine or the version."""
    doctree = doctree.deepcopy()
    for message in list(doctree.findall(nodes.system_message)):
        message.parent.remove(message)
    for player in doctree.findall(podcast_embed):
        for long in ('allow', 'sandbox'):
            player.attributes.pop(long, None)
    text = re.sub(r'\A<document .*>', '<document>', doctree.pformat())
    return text.replace('="True"', '="1"').replace('="False"', '="0"')


def build(src: Path, builder: str, conf: dict[str, object]) -> Built:
    """Build *src* in this process, and look at the doctrees on their way."""
    built = Built({}, {}, {})
    warning = StringIO()
    out, doctrees = src.with_name(builder), src.with_name('doctrees')
    try:
        with patch_docutils(), docutils_namespace():
            app = Sphinx(src, None, out, doctrees, builder, conf, status=None, warning=warning)

            def on_read(app: Sphinx, doctree: nodes.document) -> None:
                built.read[app.env.docname] = plain(doctree)

            def on_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
                built.written[docname] = plain(doctree)

            app.connect('doctree-read', on_read, priority=999)
            app.connect('doctree-resolved', on_resolved, priority=999)
            app.build()
    finally:
        sphinx.locale.translators.clear()
    text = _COLOUR.sub('', warning.getvalue()).replace(f'{src}/', '')
    for name, line, message in _WARNING.findall(text):
        built.said.setdefault(name, []).append(f'{line or "-"} {message}')
    return built


def report(name: str, html: Built, text: Built) -> str:
    """Return what became of the document *name*."""
    parts = {
        'warnings': '\n'.join(dict.fromkeys([*html.said.get(name, ()), *text.said.get(name, ())])),
        'as read': html.read[name],
        'in HTML': html.written[name],
        'in text': text.written[name],
    }
    if parts['in text'] == parts['in HTML']:
        parts['in text'] = 'as in HTML'
    if parts['in HTML'] == parts['as read']:
        parts['in HTML'] = 'as read'
    return '\n'.join(f'=== {part}\n{shown.rstrip()}\n' for part, shown in parts.items() if shown)


@pytest.fixture(scope='session')
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Read all examples, in two projects; return docname → what became of it."""
    found: dict[str, str] = {}
    for with_lists in (True, False):
        src = tmp_path_factory.mktemp('doctrees') / 'src'
        if with_lists:
            shutil.copytree(HERE / 'lists', src)
        documents = {
            f'{e.name}.{e.markup}': e.text for e in EXAMPLES if e.with_lists is with_lists
        }
        files = {
            f'{folder}/{name}': WORDS if name.endswith(('.vtt', '.json')) else ''
            for folder in FILES
            for name in FILES[folder]
        }
        for name, text in {'index.md': '# Front page\n', **files, **documents}.items():
            path = src / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        html, plain_text = build(src, 'html', CONF), build(src, 'text', CONF)
        found.update((name, report(name, html, plain_text)) for name in html.read)
    return found


@pytest.mark.parametrize('example', EXAMPLES, ids=lambda example: example.name)
def test_doctree(
    example: Example,
    snapshots: dict[str, str],
    file_regression: FileRegressionFixture,
    tmp_path: Path,
) -> None:
    file_regression.check(
        snapshots[example.name],
        encoding='utf-8',
        newline='\n',
        fullpath=SNAPSHOTS / f'{example.name}.txt',
        obtained_filename=tmp_path / 'obtained.txt',
    )


#: Address → provider, kind and height of what embed makes of it.
SOUNDCLOUD = 'https://w.soundcloud.com/player/?url=https%3A%2F%2F'
EMBEDS = {
    'https://youtu.be/Kj2mTq7-xXA': 'youtube video 0',
    'https://m.youtube.com/shorts/Kj2mTq7-xXA': 'youtube short 0',
    'https://www.youtube.com/playlist?list=PLlowtide0123456789': 'youtube playlist 0',
    'spotify:episode:4Rk9vTqLmXw2ZbNcYdPe7h': 'spotify episode 152',
    'https://open.spotify.com/show/4Rk9vTqLmXw2ZbNcYdPe7h': 'spotify show 152',
    'https://open.spotify.com/track/4Rk9vTqLmXw2ZbNcYdPe7h': 'spotify track 152',
    'https://open.spotify.com/album/4Rk9vTqLmXw2ZbNcYdPe7h': 'spotify album 352',
    'https://open.spotify.com/artist/4Rk9vTqLmXw2ZbNcYdPe7h': 'spotify artist 352',
    'https://open.spotify.com/playlist/4Rk9vTqLmXw2ZbNcYdPe7h': 'spotify playlist 352',
    'https://open.spotify.com/episode/4Rk9vTqLmXw2ZbNcYdPe7h/video': 'spotify video 0',
    'https://podcasts.apple.com/tw/podcast/x/id1234509876?i=1000567812345': (
        'apple-podcast episode 175'
    ),
    'https://podcasts.apple.com/tw/podcast/x/id1234509876': 'apple-podcast show 450',
    'https://vimeo.com/76543210': 'vimeo video 0',
    'https://soundcloud.com/low-tide/salt-air': 'soundcloud track 166',
    'https://soundcloud.com/low-tide/sets/the-sea': 'soundcloud set 450',
    'https://api.soundcloud.com/tracks/2049': 'soundcloud sound 166',
    'https://api.soundcloud.com/playlists/2049': 'soundcloud playlist 450',
    f'{SOUNDCLOUD}soundcloud.com%2Flow-tide': 'soundcloud profile 450',
    f'{SOUNDCLOUD}api.soundcloud.com%2Fusers%2F2049': 'soundcloud user 450',
    'https://www.bilibili.com/video/BV1Ko4Ti8dE2?p=2': 'bilibili video 0',
    'https://www.bilibili.com/video/av123456': 'bilibili video 0',
    'https://open.firstory.me/story/clowtide0123456789abcdefg': 'firstory episode 182',
    'https://player.soundon.fm/p/11112222-3333-4444-5555-666677778888/episodes/'
    '9999aaaa-bbbb-cccc-dddd-eeeeffff0000': 'soundon episode 140',
    'https://player.soundon.fm/p/11112222-3333-4444-5555-666677778888': 'soundon show 140',
    'https://castbox.fm/episode/Low-tide-id1234567-id7654321': 'castbox episode 220',
    'https://pca.st/lowtide1': 'pocketcasts share 160',
    'https://pca.st/episode/9999aaaa-bbbb-cccc-dddd-eeeeffff0000': 'pocketcasts episode 160',
    'https://pca.st/podcast/9999aaaa-bbbb-cccc-dddd-eeeeffff0000': 'pocketcasts podcast 160',
    'https://share.transistor.fm/s/0a1b2c3d': 'transistor episode 180',
    'https://www.buzzsprout.com/1234567/episodes/7654321-low-tide': 'buzzsprout episode 200',
    'https://player.simplecast.com/9999aaaa-bbbb-cccc-dddd-eeeeffff0000': 'simplecast episode 200',
    'https://html5-player.libsyn.com/embed/episode/id/12345678/': 'libsyn episode 192',
    'https://www.podbean.com/ew/pb-low12-tide34': 'podbean episode 150',
    'https://shows.acast.com/low-tide/episodes/salt': 'acast episode 190',
    'https://player.megaphone.fm/LOW1234567890': 'megaphone episode 200',
    'https://www.spreaker.com/episode/low-tide--12345678': 'spreaker episode 200',
    'https://anchor.fm/low-tide/episodes/Salt-e1a2b3c': 'anchor episode 102',
    'https://archive.org/details/low-tide-2026': 'archive-org item 60',
    'https://www.xiaoyuzhoufm.com/episode/0123456789abcdef01234567': 'xiaoyuzhou episode 0',
    'https://www.xiaoyuzhoufm.com/podcast/0123456789abcdef01234567': 'xiaoyuzhou podcast 0',
    'https://overcast.fm/+AbCdEfGhI': 'overcast episode 0',
    'https://example.org/tide.mp3': 'audio file 54',
    'https://example.org/tide.webm': 'audio video 0',
    # Any host could be a PeerTube: only the directive of that name looks for it.
    'https://video.example.org/w/9kmNnPqRsTuVwXyZabcdef': ' link 0',
    'https://example.org/': ' link 0',
}


def test_embed_finds_every_kind(tmp_path: Path) -> None:
    src = tmp_path / 'src'
    src.mkdir()
    players = ''.join(f'```{{embed}} {address}\n```\n\n' for address in EMBEDS)
    (src / 'index.md').write_text(f'# Everything\n\n{players}', encoding='utf-8')
    built = build(src, 'html', CONF)
    assert built.said == {}
    found = [
        ' '.join(re.findall(r' (?:provider|kind|height)="(.*?)"', line))
        for line in built.read['index'].splitlines()
        if '<podcast_embed ' in line
    ]
    # pformat sorts the attributes.
    expected = [' '.join(what.split(' ')[i] for i in (2, 1, 0)) for what in EMBEDS.values()]
    assert found == expected
    kinds = {(p.name, kind) for p in PROVIDERS.values() for kind in p.kinds}
    tried = {tuple(what.split(' ')[:2]) for what in EMBEDS.values()}
    assert kinds - tried == {('peertube', 'video')}


def test_no_example_drops_out() -> None:
    pages = Counter(example.name.rsplit('/', 1)[0] for example in shown())
    fewer = {page: number for page, number in AT_LEAST.items() if pages[page] < number}
    assert fewer == {}


def test_names_are_unique() -> None:
    assert len({example.name for example in EXAMPLES}) == len(EXAMPLES)


def test_no_snapshot_is_left_over() -> None:
    stored = {
        path.relative_to(SNAPSHOTS).with_suffix('').as_posix() for path in SNAPSHOTS.rglob('*.txt')
    }
    assert stored - {example.name for example in EXAMPLES} == set()
