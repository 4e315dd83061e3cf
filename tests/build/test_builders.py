"""The magazine with every builder: nothing is said, and players are links where none can play."""

from __future__ import annotations

import json
import pickle
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.build.conftest import BUILDERS, CONF

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

    Magazine = Callable[[str], Built]
    Site = Callable[[Mapping[str, str | bytes]], Path]

#: Builders that put all documents of the toctree together.
BOOKS = ['singlehtml', 'latex', 'man', 'texinfo']
TITLES = [
    '值夜班的人：聲音，與它的「背面」',
    'What a tide table leaves out',
    '慢讀：一頁讀一個下午',
    'The last lighthouse keeper',
    '港口的春天（上）',
    '港口的春天（下）',
    'Two voices, one microphone',
]
NIGHT = [
    'https://www.youtube.com/watch?v=nightwave_8',
    'https://open.spotify.com/episode/4NightWaveEpisode00007',
    'https://podcasts.apple.com/tw/podcast/shen-ye-dian-bo/id1234567890?i=1000123456789',
]
#: Document → the pages of its players.
PLAYED = {
    'posts/20260105-night-shift': NIGHT,
    'posts/20260112-tide-tables': ['https://open.spotify.com/episode/0HarbourLightsEp000001?t=90'],
    'posts/20260119-slow-reading': ['https://www.youtube.com/watch?v=slowread-04&t=90s'],
    'posts/20260126-lighthouse': ['https://www.youtube.com/watch?v=harbour-010&t=75s'],
    'posts/20260209-summer': ['https://www.youtube.com/watch?v=harbourtwo4'],
    'guide': ['https://www.youtube.com/watch?v=slowread-04'],
}


def as_macro(address: str) -> str:
    """Return how LaTeX files hold *address*: a project may say what becomes of a video."""
    id, _, more = address.removeprefix('https://www.youtube.com/watch?v=').partition('&')
    return address if id == address else f'{{https://youtu.be/}}{{{id}}}{{{more and "?"}{more}}}'


def all_text(built: Built, *suffixes: str) -> str:
    """Return what all files of a kind hold, without the marks that protect characters."""
    files = [path for name, path in built.files().items() if name.endswith(suffixes)]
    whole = '\n'.join(path.read_text(encoding='utf-8') for path in files)
    return re.sub(r'\\[:%]?', '', whole)


@pytest.mark.parametrize('builder', BUILDERS)
def test_nothing_is_said(magazine: Magazine, builder: str) -> None:
    built = magazine(builder)
    assert (built.code, built.warnings) == (0, [])


@pytest.mark.parametrize('document', PLAYED)
def test_players_are_links_in_xml(magazine: Magazine, document: str) -> None:
    text = magazine('xml').files()[f'{document}.xml'].read_text(encoding='utf-8')
    found = re.findall(
        r'<paragraph classes="podcast-embed[^>]*><reference [^>]*refuri="([^"]+)">', text
    )
    assert [address.replace('&amp;', '&') for address in found] == PLAYED[document]
    assert '<podcast_embed' not in text
    assert '<podcast_listing' not in text


@pytest.mark.parametrize('document', PLAYED)
def test_players_are_links_in_epub(magazine: Magazine, document: str) -> None:
    text = magazine('epub').files()[f'{document}.xhtml'].read_text(encoding='utf-8')
    found = re.findall(r'<p class="podcast-embed[^>]*><a [^>]*href="([^"]+)"', text)
    assert [address.replace('&amp;', '&') for address in found] == PLAYED[document]
    assert '<figure' not in text


@pytest.mark.parametrize('document', PLAYED)
def test_text_writes_addresses_out(magazine: Magazine, document: str) -> None:
    text = magazine('text').files()[f'{document}.txt'].read_text(encoding='utf-8')
    lines = [line.strip() for line in text.splitlines()]
    assert [address for address in PLAYED[document] if address not in lines] == []


def test_a_heading_without_words(build: Build, site: Site) -> None:
    article = '---\ntitle: 一\ndate: 2026-01-02\n---\n\n## {#x}\n\n內容。\n'
    src = site({'index.md': '# 冊\n\n```{article-list}\n```\n', 'p/a.md': article})
    for builder in BOOKS:
        built = build(src, src.with_name(builder), builder)
        assert (built.code, built.warnings) == (0, [])


def test_epub_has_no_script_and_no_record(magazine: Magazine) -> None:
    built = magazine('epub')
    (book,) = (path for name, path in built.files().items() if name.endswith('.epub'))
    packed = ZipFile(book).namelist()
    assert {f'{document}.xhtml' for document in PLAYED} <= set(packed)
    assert [name for name in packed if name.endswith(('.js', '.json'))] == []
    assert 'sphinxext-podcast.json' not in all_text(built, '.opf')


def test_epub_again(build: Build, roots: Path, tmp_path: Path) -> None:
    src = shutil.copytree(roots / 'magazine', tmp_path / 'src')
    for old, new in (('silence', 'noise'), ('noise', 'hum'), ('hum', 'hum')):
        article = src / 'posts/20260216-two-voices.md'
        article.write_text(article.read_text(encoding='utf-8').replace(old, new), encoding='utf-8')
        built = build(src, tmp_path / 'out', 'epub')
        assert (built.code, built.warnings) == (0, [])


@pytest.mark.parametrize('builder', ['json', 'pickle'])
def test_data_has_articles_and_term_pages(magazine: Magazine, builder: str) -> None:
    files = magazine(builder).files()

    def page(name: str) -> tuple[str, str]:
        data = files[name + ('.fjson' if builder == 'json' else '.fpickle')].read_bytes()
        context = json.loads(data) if builder == 'json' else pickle.loads(data)  # noqa: S301
        return context['title'], context['body']

    title, body = page('posts/20260105-night-shift')
    assert title == TITLES[0]
    assert body.count('<figure class="podcast-embed') == 3
    assert '<header class="podcast-article-header">' in body
    title, body = page('tags/錄音-技術')
    assert title == '錄音 技術'
    assert TITLES[0] in body
    assert page('tags')[0] == 'Tags'


def test_catalogs_have_titles_and_captions(magazine: Magazine) -> None:
    catalogs = all_text(magazine('gettext'), '.pot')
    for words in (
        *TITLES,
        'The part about *mud*.',
        'The harbour at low water',
        '一段*試聽*。',
        '第一個晚上',
    ):
        assert f'msgid "{words}"' in catalogs
    assert 'podcastshortcode' not in catalogs


def test_text_begins_with_the_facts(magazine: Magazine) -> None:
    files = magazine('text').files()
    text = files['posts/20260105-night-shift.txt'].read_text(encoding='utf-8')
    title, _, rest = text.partition('\n')
    # A line may end anywhere in Chinese.
    head = ''.join(rest[: rest.index('凌晨兩點')].split())
    assert title == TITLES[0]
    assert '一位錄音師談夜裡的城市。' in head
    for fact in ('January5,2026', 'January8,2026', '1min', '深夜電波', '許若晴', '聲音'):
        assert fact in head
    index = files['index.txt'].read_text(encoding='utf-8')
    assert [title for title in TITLES if title in index or title.startswith('What a')] == TITLES
    assert 'lighthouse 5' in index


@pytest.fixture(scope='session')
def book(build: Build, roots: Path, tmp_path_factory: pytest.TempPathFactory) -> Magazine:
    """Return a function that builds the magazine with its articles in the toctree."""
    base = tmp_path_factory.mktemp('book')
    src = shutil.copytree(roots / 'magazine', base / 'src')
    index = src / 'index.md'
    text = index.read_text(encoding='utf-8')
    text = text.replace('```{toctree}\nguide', '```{toctree}\n:glob:\n\nposts/*\nguide')
    index.write_text(text, encoding='utf-8')
    return lambda builder: build(src, base / builder, builder, doctrees=base / 'doctrees')


@pytest.mark.parametrize('builder', BOOKS)
def test_articles_of_a_toctree_come_in_one_piece(book: Magazine, builder: str) -> None:
    built = book(builder)
    assert (built.code, built.warnings) == (0, [])
    text = all_text(built, '.html', '.tex', '.1', '.texi').replace('&amp;', '&')
    for title in TITLES:
        assert (title.upper() if builder == 'man' else title) in text
    for addresses in PLAYED.values():
        written = map(as_macro, addresses) if builder == 'latex' else addresses
        assert [address for address in written if address not in text] == []
    for fact in ('January 5, 2026', 'February 16, 2026', 'Part 2 of 3 in the series'):
        assert fact in text
    assert ('podcast-embed-link' in text) is (builder == 'singlehtml')


@pytest.mark.parametrize('builder', BOOKS)
def test_articles_of_lists_come_in_one_piece(magazine: Magazine, builder: str) -> None:
    text = all_text(magazine(builder), '.html', '.tex', '.1', '.texi').replace('&amp;', '&')
    heading = {
        'singlehtml': '<h2>{}<',
        'latex': 'chapter{{{}}}',
        'man': '.SH {}\n',
        'texinfo': '@chapter {}\n',
    }[builder]
    order = ['Two voices, one microphone', '港口的春天（下）', '港口的春天（上）']
    order += ['What a tide table leaves out', 'The last lighthouse keeper']
    order += ['慢讀：一頁讀一個下午', '值夜班的人：聲音，與它的「背面」']
    titles = [title.upper() if builder == 'man' else title for title in order]
    places = [text.find(heading.format(title)) for title in titles]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize('builder', ['latex', 'text', 'man', 'texinfo', 'gettext', 'xml'])
def test_files_for_pages_stay_with_pages(magazine: Magazine, builder: str) -> None:
    files = magazine(builder).files()
    assert [name for name in files if name.endswith(('podcast.css', 'podcast.js'))] == []


OTHER = """
from docutils import nodes

def setup(app):
    class other(nodes.Element):
        pass

    app.add_node(other, epub=(lambda self, node: None, lambda self, node: None))
"""


def test_epub_beside_an_extension_that_names_the_builder(
    build: Build, site: Site, tmp_path: Path
) -> None:
    src = site(
        {
            'conf.py': CONF + OTHER,
            'index.md': '# x\n\n```{article-list}\n:layout: cards\n```\n\n'
            '```{term-list} tags\n```\n',
            'a.md': '---\ntitle: 一\ndate: 2026-01-01\ntags: [港口]\n---\n\n'
            '{{< youtube harbour-010 >}}\n',
        }
    )
    built = build(src, tmp_path / 'out', 'epub')
    assert (built.code, built.warnings) == (0, [])
    assert 'January 1, 2026' in built.files()['a.xhtml'].read_text(encoding='utf-8')
