"""Atom: what readers find in it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from sphinxext_podcast.model.article import Person
from sphinxext_podcast.output.characters import allowed, line
from sphinxext_podcast.output.feeds.atom import atom
from tests.unit.output.samples import ANY, BARE, BASE, ENTRY, FEED, HARD, UNDATED

NAMES = {'': 'http://www.w3.org/2005/Atom', 'media': 'http://search.yahoo.com/mrss/'}
LANGUAGE = '{http://www.w3.org/XML/1998/namespace}lang'
WHOLE = replace(FEED, url=f'{BASE}atom.xml')


def read(text: str) -> ET.Element:
    return ET.fromstring(text.encode())


def links(element: ET.Element) -> list[tuple[str | None, str | None, str]]:
    return [
        (link.get('rel'), link.get('type'), link.get('href', ''))
        for link in element.findall('link', NAMES)
    ]


def test_feed() -> None:
    feed = read(atom(WHOLE))
    root = 'https://x.example/%E6%9B%B8/'
    assert feed.get(LANGUAGE) == 'zh-TW'
    assert feed.findtext('title', '', NAMES) == HARD
    assert feed.findtext('subtitle', '', NAMES) == HARD
    assert feed.findtext('id', '', NAMES) == f'{root}atom.xml'
    assert feed.findtext('updated', '', NAMES) == '2026-02-01T08:00:00+08:00'
    assert feed.findtext('rights', '', NAMES) == '© 2026 An'
    assert links(feed) == [
        ('self', 'application/atom+xml', f'{root}atom.xml'),
        ('alternate', 'text/html', root),
        ('alternate', 'application/rss+xml', f'{root}index.xml'),
        ('alternate', 'application/feed+json', f'{root}feed.json'),
        ('next', 'application/atom+xml', f'{root}index-2.xml'),
    ]
    (author,) = feed.findall('author', NAMES)
    assert [child.text for child in author] == [
        'An (安)',
        'https://x.example/an',
        'an@x.example',
    ]


def test_entry() -> None:
    entry = read(atom(WHOLE)).findall('entry', NAMES)[0]
    address = 'https://x.example/posts/%E5%A4%9C%E8%BB%8A/'
    assert entry.get(LANGUAGE) == 'zh-TW'
    assert entry.findtext('id', '', NAMES) == address
    assert entry.findtext('published', '', NAMES) == '2026-01-05T09:30:00+08:00'
    assert entry.findtext('updated', '', NAMES) == '2026-02-01T08:00:00+08:00'
    assert [name.text for name in entry.findall('author/name', NAMES)] == ['林 & 王', 'An']
    assert links(entry) == [
        ('alternate', 'text/html', address),
        ('related', None, 'https://show.example/e?a=1&b=2'),
        ('enclosure', 'audio/mpeg', 'https://x.example/%E7%AC%AC1%E9%9B%86.mp3'),
    ]
    assert [category.attrib for category in entry.findall('category', NAMES)] == [
        {
            'term': 'AI & 產業',
            'scheme': 'https://x.example/%E6%A8%99%E7%B1%A4/',
            'label': 'AI & 產業',
        },
        {'term': 'C++', 'label': 'C++'},
    ]
    content, summary = entry.find('content', NAMES), entry.find('summary', NAMES)
    assert content is not None
    assert summary is not None
    assert (content.get('type'), content.text) == ('html', f'<p>{HARD}</p>')
    assert summary.get('type') == 'html'


def test_what_is_required_is_there_without_being_given() -> None:
    feed = read(atom(replace(BARE, entries=(UNDATED,))))
    (entry,) = feed.findall('entry', NAMES)
    assert feed.findtext('updated', '', NAMES) == '1970-01-01T00:00:00+00:00'
    assert entry.findtext('updated', '', NAMES) == '1970-01-01T00:00:00+00:00'
    assert entry.findtext('title', '', NAMES) == 'https://x.example/2/'
    assert entry.findtext('id', '', NAMES) == 'tag:x.example,2026:二'
    assert entry.find('published', NAMES) is None
    assert feed.findtext('author/name', '', NAMES) == 'https://x.example/'


@pytest.mark.parametrize(
    ('guid', 'id'),
    [
        ('tag:x.example,2026:二', 'tag:x.example,2026:二'),
        ('urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427',) * 2,
        ('old-guid-123', f'{BASE}a/'),
        ('a: b', f'{BASE}a/'),
    ],
)
def test_what_an_entry_is_called(guid: str, id: str) -> None:
    entry = replace(ENTRY, id=f'{BASE}a/', guid=guid)
    found = ET.fromstring(atom(replace(FEED, entries=(entry,))))
    assert unquote(found.findtext('entry/id', '', NAMES)) == id


def test_a_plain_summary_is_text() -> None:
    entry = replace(ENTRY, summary='R&D 中文')
    summary = read(atom(replace(WHOLE, entries=(entry,)))).find('entry/summary', NAMES)
    assert summary is not None
    assert (summary.text, summary.attrib) == ('R&D 中文', {})


def test_people_without_names_are_nobody() -> None:
    feed = read(atom(replace(WHOLE, authors=(Person(''), Person('An', 'no address')))))
    (author,) = feed.findall('author', NAMES)
    assert [child.tag.rpartition('}')[2] for child in author] == ['name', 'email']


@given(ANY, ANY)
def test_title_and_content_come_back(title: str, content: str) -> None:
    changed = replace(ENTRY, title=title, content=content)
    entry = read(atom(replace(WHOLE, entries=(changed,)))).find('entry', NAMES)
    assert entry is not None
    # An element that must not be empty gets the address instead.
    expected = line(title) or 'https://x.example/posts/%E5%A4%9C%E8%BB%8A/'
    assert entry.findtext('title', '', NAMES) == expected
    assert entry.findtext('content', '', NAMES) == allowed(content)
