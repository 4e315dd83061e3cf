"""Characters that are none, breaks in names, and texts that are spelled like our marks."""

from __future__ import annotations

import json
import posixpath
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from sphinx.util.inventory import InventoryFile

from sphinxext_podcast.model.characters import authored
from tests.build.project import CONF as USUAL
from tests.build.test_named_files import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.build.conftest import Build, Built

CONF = f"""\
{USUAL}\
html_baseurl = 'https://pod.example.org/'
html_sidebars = {{'**': ['globaltoc.html']}}
podcast_shortcodes = {{'box': 'box.html'}}
templates_path = ['templates']
podcast_channel = {{
    'email': 'a@e.org', 'description': 'x', 'categories': ['Arts'], 'language': 'zh-TW',
    'image': 'https://e.org/a.jpg',
}}
epub_show_urls = 'no'
"""
EVIL = 'podcast:tag 1 https://evil.example/ pwned'
MARKS = ['podcastnumbermark', 'podcastaddressmark', 'podcastrootmark/', 'podcastnamemark1z']
ARTICLE = {
    'title': f'A\x07 title\nwith {EVIL}',
    'linkTitle': 'podcasttitlemark podcastbodymark podcastrootmark/x',
    'date': '2026-05-01',
    'description': 'podcastrootmark/ \ufffe and \x00\x08 \ufdd0root\ufdd1.',
    'tags': [
        f'x\n{EVIL}',
        f'y\u2028{EVIL}',
        f'z\x85\x0b{EVIL}',
        'Ten top 10 things',
        'turned\u202e about',
        *MARKS,
    ],
    'categories': ['podcastbodymark', '\ufdd0body\ufdd1'],
    'authors': ['A\r\nB\x1f'],
    'series': ['podcastsubjectmark'],
    'audio': 'https://e.org/a.mp3',
    'summary': 'podcastshortcode0end \x01',
}
BODY = """\
## A \x0c heading\u2028{evil} \ufffe\ufdd0body\ufdd1 podcastbodymark

Text\x07 with \x1b, \x85 and \ufdd00\ufdd1. podcastshortcode0end \ue0000\ue001

{{{{< box "\ue0000\ue001 \ufdd00\ufdd1" >}}}}
"""
FILES: dict[str, str | bytes] = {
    'conf.py': CONF,
    'templates/box.html': '<div class="box">{{ params[0] }} {{ "*seen*"|markdown }}</div>',
    'index.md': f'# Home {EVIL}\n\n```{{toctree}}\nplain\n```\n',
    'plain.md': '# podcastnamemark1z podcasttitlemark podcastnamemarkx0z \ufdd0title\ufdd1\n\n'
    '## podcastbodymark\x07\n',
    'p/a.md': json.dumps(ARTICLE) + '\n\n' + BODY.format(evil=EVIL),
    'p/b.md': '---\ntitle: podcastshortcode0end\ndate: 2026-05-02\n'
    'tags: [podcastnumbermark]\n---\n\n'
    'B {{< box "in the box" >}}.\n',
    f'p/c\u2028d {EVIL.replace("/", "")}.md': '# c\n',
}


@pytest.fixture(scope='module')
def made(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    src = write(tmp_path_factory.mktemp('odd') / 'src', FILES)
    known: dict[str, Built] = {}

    def of(builder: str) -> Built:
        if builder not in known:
            known[builder] = build(src, src.parent / builder, builder)
        return known[builder]

    return of


def test_the_inventory_has_our_objects_alone(made: Callable[[str], Built]) -> None:
    data = (made('dirhtml').out / 'objects.inv').read_bytes()
    lines = zlib.decompress(data.split(b'\n', 4)[4]).decode()
    assert len(lines.splitlines()) == lines.count('\n')
    found = InventoryFile.load(BytesIO(data), '', posixpath.join)
    assert sum(map(len, found.values())) == lines.count('\n')
    places = [entry.uri for entries in found.values() for entry in entries.values()]
    assert [place for place in places if 'evil' in place.partition('/')[0]] == []
    assert {name for name in found['podcast:tag'] if 'evil' not in name} == {
        *MARKS,
        'Ten-top-10-things',
        'turned about',
    }
    assert found['podcast:article'].keys() == {'p/a', 'p/b'}


@pytest.mark.parametrize('builder', ['dirhtml', 'epub'])
def test_xml_can_be_read_and_holds_characters_alone(
    made: Callable[[str], Built], builder: str
) -> None:
    built = made(builder)
    assert built.code == 0
    checked = 0
    for name, path in built.files().items():
        binary = path.suffix in {'.js', '.inv', '.epub', '.pickle'}
        if binary or name.startswith(('_static/', '_sources/')):
            continue
        text = path.read_text(encoding='utf-8')
        assert authored(text) == text, name
        if path.suffix in {'.xml', '.xhtml', '.opf', '.ncx'}:
            ET.fromstring(text)
            checked += 1
    assert checked > 5


def test_marks_of_ours_are_texts_to_authors(made: Callable[[str], Built]) -> None:
    built = made('dirhtml')
    pages = built.pages()
    for mark in MARKS:
        slug = mark.rstrip('/')
        page = pages[f'tags/{slug}/index.html']
        assert page.one('h1').text.strip('¶ ') == mark
        number = '2' if mark == 'podcastnumbermark' else '1'
        assert number in page.all(css='podcast-item-meta')[0].text
        entry = page.one('ul', css='podcast-article-list').text
        assert 'podcasttitlemark podcastbodymark podcastrootmark/x' in entry
        assert 'podcastrootmark/' in entry
    tags = pages['tags/index.html']
    assert {link.text for link in tags.all('a', css='podcast-term')} >= {*MARKS}
    for name, page in pages.items():
        sidebar = page.one('div', css='sphinxsidebar').text
        assert 'podcastnamemark1z podcasttitlemark podcastnamemarkx0z title' in sidebar, name


def test_a_template_shows_what_it_is_given(made: Callable[[str], Built]) -> None:
    page = made('dirhtml').page('p/a')
    (box,) = page.all('div', css='box')
    assert '\ue0000\ue001 0' in box.text
    assert page.text.count('seen') == 1
    assert 'podcastshortcode0end' in page.text
    page = made('dirhtml').page('p/b')
    assert page.one('h1').text.strip('¶') == 'podcastshortcode0end'
    assert page.text.count('in the box') == 1


def test_a_document_has_a_name_in_one_line(made: Callable[[str], Built]) -> None:
    said = [line for line in made('dirhtml').warnings if 'in the name' in line]
    assert len(said) == 1
    assert 'p/c\\u2028d podcast:tag' in said[0]
