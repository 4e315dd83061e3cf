"""RSS: what readers find in it."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from sphinxext_podcast.model.article import Enclosure, Person
from sphinxext_podcast.model.feeds.feed import Entry
from sphinxext_podcast.output.characters import allowed, line
from sphinxext_podcast.output.feeds import rss
from tests.unit.output.samples import ANY, BARE, BASE, ENTRY, FEED, HARD, UNDATED

NAMES = {prefix.removeprefix('xmlns:'): uri for prefix, uri in rss.NAMESPACES}


def channel(text: str) -> ET.Element:
    found = ET.fromstring(text.encode()).find('channel')
    assert found is not None
    return found


def texts(element: ET.Element, path: str) -> list[str | None]:
    return [found.text for found in element.findall(path, NAMES)]


def test_channel() -> None:
    found = channel(rss.rss(FEED))
    assert texts(found, 'title') == [HARD]
    assert texts(found, 'link') == ['https://x.example/%E6%9B%B8/']
    assert texts(found, 'language') == ['zh-TW']
    assert texts(found, 'copyright') == ['© 2026 An']
    assert texts(found, 'managingEditor') == ['an@x.example (An 安)']
    assert texts(found, 'lastBuildDate') == ['Sun, 01 Feb 2026 08:00:00 +0800']
    assert texts(found, 'image/url') == ['https://x.example/cover.png']
    links = {
        (link.get('rel'), link.get('type'), link.get('href', '').rpartition('/')[2])
        for link in found.findall('atom:link', NAMES)
    }
    assert links == {
        ('self', 'application/rss+xml', 'index.xml'),
        ('next', 'application/rss+xml', 'index-2.xml'),
        ('alternate', 'application/atom+xml', 'atom.xml'),
        ('alternate', 'application/feed+json', 'feed.json'),
    }


def test_item() -> None:
    item = channel(rss.rss(FEED)).findall('item')[0]
    assert texts(item, 'title') == [HARD]
    address = 'https://x.example/posts/%E5%A4%9C%E8%BB%8A/'
    assert texts(item, 'link') == [address]
    assert texts(item, 'guid') == [address]
    assert texts(item, 'pubDate') == ['Mon, 05 Jan 2026 09:30:00 +0800']
    assert texts(item, 'content:encoded') == [f'<p>{HARD}</p>']
    assert texts(item, 'dc:creator') == ['林 & 王', 'An']
    assert texts(item, 'dc:language') == ['zh-TW']
    assert [(c.text, c.get('domain')) for c in item.findall('category')] == [
        ('AI & 產業', 'https://x.example/%E6%A8%99%E7%B1%A4/'),
        ('C++', None),
    ]
    assert [file.attrib for file in item.findall('enclosure')] == [
        {
            'url': 'https://x.example/%E7%AC%AC1%E9%9B%86.mp3',
            'length': '1234',
            'type': 'audio/mpeg',
        }
    ]
    assert [link.attrib for link in item.findall('atom:link', NAMES)] == [
        {'rel': 'related', 'href': 'https://show.example/e?a=1&b=2', 'title': 'The <Show>'}
    ]
    assert [p.get('url') for p in item.findall('media:thumbnail', NAMES)] == [
        'https://x.example/%E5%9C%96.png'
    ]


def test_an_entry_with_next_to_nothing() -> None:
    item = channel(rss.rss(FEED)).findall('item')[1]
    assert {child.tag: child.text for child in item} == {
        'link': 'https://x.example/2/',
        'guid': 'tag:x.example,2026:二',
        'description': 'https://x.example/2/',
    }
    guid = item.find('guid')
    assert guid is not None
    assert guid.get('isPermaLink') == 'false'


@pytest.mark.parametrize(
    ('id', 'given', 'said'),
    [
        (f'{BASE}a/', '', ('true', f'{BASE}a/')),
        (f'{BASE}b/', '', ('false', f'{BASE}b/')),
        (f'{BASE}a/', 'old-guid-123', ('false', 'old-guid-123')),
        (f'{BASE}a/', f'{BASE}a/', ('false', f'{BASE}a/')),
    ],
)
def test_what_an_entry_is_called(id: str, given: str, said: tuple[str, str]) -> None:
    entry = Entry(id=id, guid=given, url=f'{BASE}a/', title='a')
    item = channel(rss.rss(replace(FEED, entries=(entry,)))).findall('item')[0]
    guid = item.find('guid')
    assert guid is not None
    assert (guid.get('isPermaLink'), unquote(guid.text or '')) == said


def test_a_feed_with_next_to_nothing() -> None:
    assert [(child.tag.rpartition('}')[2], child.text) for child in channel(rss.rss(BARE))] == [
        ('title', 'https://x.example/'),
        ('link', 'https://x.example/'),
        ('description', 'https://x.example/'),
        ('generator', 'sphinxext-podcast'),
        ('link', None),
    ]


def test_nothing_is_for_podcast_apps() -> None:
    text = rss.rss(FEED)
    assert 'itunes' not in text
    assert 'podcastindex' not in text


def test_a_file_without_size_and_type_has_both() -> None:
    entry = replace(UNDATED, enclosure=Enclosure('https://x.example/1'))
    (file,) = ET.fromstring(rss.rss(replace(FEED, entries=(entry,))).encode()).iter('enclosure')
    assert (file.get('length'), file.get('type')) == ('0', 'application/octet-stream')


@pytest.mark.parametrize(
    ('text', 'written'),
    [
        ('R&D 中文', 'R&D 中文'),
        ('a > b "c"', 'a > b "c"'),
        ('a < b', '<p>a &lt; b</p>'),
        ('say <p>', '<p>say &lt;p&gt;</p>'),
        ('&lt;', '<p>&amp;lt;</p>'),
        (' two\nlines ', 'two lines'),
        ('', ''),
    ],
)
def test_plain_text_where_html_is_read(text: str, written: str) -> None:
    assert rss.passage(text) == written


@given(ANY)
def test_a_summary_is_what_a_browser_shows(text: str) -> None:
    written = rss.passage(text)
    shown = written.removeprefix('<p>').removesuffix('</p>')
    assert '<' not in shown
    assert unescape(shown) == line(text)


@pytest.mark.parametrize(
    ('email', 'people', 'mailbox'),
    [
        ('an@x.example', (), 'an@x.example'),
        ('an@x.example', (Person('An'),), 'an@x.example (An)'),
        ('', (Person('An'),), None),
        ('an at x', (Person('An'),), None),
    ],
)
def test_managing_editor(email: str, people: tuple[Person, ...], mailbox: str | None) -> None:
    found = channel(rss.rss(replace(FEED, email=email, authors=people)))
    assert found.findtext('managingEditor') == mailbox


@given(ANY, ANY)
def test_title_and_content_come_back(title: str, content: str) -> None:
    entry = replace(ENTRY, title=title, content=content)
    item = channel(rss.rss(replace(FEED, entries=(entry,)))).findall('item')[0]
    assert (item.findtext('title') or '') == line(title)
    assert (item.findtext('content:encoded', '', NAMES)) == allowed(content)


def test_the_file_ends_with_one_line_break_and_says_how_it_looks() -> None:
    assert 'xml-stylesheet' not in rss.rss(FEED)
    text = rss.rss(replace(FEED, style='../feed.css'))
    assert text.splitlines()[1] == '<?xml-stylesheet type="text/css" href="../feed.css"?>'
    assert text.endswith('</rss>\n')


def test_items_may_be_remembered() -> None:
    asked = []

    def item(entry: Entry) -> str:
        asked.append(entry)
        return '<item/>\n'

    assert rss.rss(FEED, item).count('<item/>') == 2
    assert asked == [ENTRY, UNDATED]
