"""Whatever is said in an article, feeds and maps of the site are well-formed, and say it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.model.feeds.feed import Entry, Feed
from sphinxext_podcast.model.feeds.podcast import (
    Podcast,
    episode_problems,
    is_episode,
    podcast_problems,
)
from sphinxext_podcast.model.head import Version
from sphinxext_podcast.model.site import web_address
from sphinxext_podcast.output import xml
from sphinxext_podcast.output.characters import allowed, line
from sphinxext_podcast.output.dates import iso_duration, rfc822, rfc3339
from sphinxext_podcast.output.feeds import atom, json_feed, podcast_rss, rss
from sphinxext_podcast.output.feeds.chapters import chapters_json
from sphinxext_podcast.output.feeds.content import feed_content
from sphinxext_podcast.output.feeds.content_links import candidates, file, link
from sphinxext_podcast.output.feeds.style import feed_style
from sphinxext_podcast.output.sitemap import Place, robots, sitemaps
from tests.unit.strategies import ADDRESSES, CHAPTERS, FEEDS, HTML, MOMENTS, PODCASTS, STRINGS

#: What no feed may have in it, besides what XML itself refuses.
CONTROL = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]')
CONTENT = '{http://purl.org/rss/1.0/modules/content/}encoded'
ATOM = '{http://www.w3.org/2005/Atom}'
XHTML = '{http://www.w3.org/1999/xhtml}'
MAP = '{http://www.sitemaps.org/schemas/sitemap/0.9}'


def parsed(text: str) -> ET.Element:
    """Return the root of a file that has nothing in it that no file may have."""
    assert not CONTROL.search(text)
    root = ET.fromstring(text.encode())
    for element in root.iter():
        for name in ('href', 'url', 'uri'):
            address = element.get(name, '')
            assert address == '' or address.startswith(('http://', 'https://'))
            assert address.isascii()
    return root


def check_rss(feed: Feed, entries: list[Entry], text: str) -> ET.Element:
    channel = parsed(text)[0]
    assert (channel.findtext('title') or '') == (line(feed.title) or allowed(feed.home))
    items = channel.findall('item')
    assert len(items) == len(entries)
    for item, entry in zip(items, entries, strict=True):
        assert (item.findtext('title') or '') == line(entry.title)
        assert (item.findtext('link') or '') == web_address(entry.url)
        guid = item.find('guid')
        named = '' if guid is None else guid.text or ''
        assert not line(entry.guid) or named == line(entry.guid)
        names = [line(category.name) for category in entry.categories]
        assert [e.text for e in item.findall('category')] == [name for name in names if name]
    return channel


@given(FEEDS)
def test_rss_is_well_formed_and_complete(feed: Feed) -> None:
    channel = check_rss(feed, [*feed.entries], rss.rss(feed))
    for item, entry in zip(channel.findall('item'), feed.entries, strict=True):
        assert (item.findtext(CONTENT) or '') == allowed(entry.content)


@given(FEEDS, PODCASTS)
def test_podcasts_are_well_formed_and_complete(feed: Feed, podcast: Podcast) -> None:
    episodes = [entry for entry in feed.entries if is_episode(entry)]
    check_rss(feed, episodes, podcast_rss.podcast_rss(feed, podcast))
    problems = [*podcast_problems(feed, podcast), *map(str, map(episode_problems, feed.entries))]
    assert all(problems)


@given(FEEDS)
def test_atom_is_well_formed_and_complete(feed: Feed) -> None:
    root = parsed(atom.atom(feed))
    entries = root.findall(f'{ATOM}entry')
    assert len(entries) == len(feed.entries)
    for found, entry in zip(entries, feed.entries, strict=True):
        title = found.findtext(f'{ATOM}title') or ''
        assert title == (line(entry.title) or web_address(entry.url) or allowed(entry.id))
        assert (found.findtext(f'{ATOM}content') or '') == allowed(entry.content)
        assert found.find(f'{ATOM}updated') is not None


@given(FEEDS)
def test_json_is_valid_and_complete(feed: Feed) -> None:
    text = json_feed.json_feed(feed)
    assert not CONTROL.search(text)
    data: dict[str, Any] = json.loads(text.encode())
    assert data['version'] == json_feed.VERSION
    assert len(data['items']) == len(feed.entries)
    for item, entry in zip(data['items'], feed.entries, strict=True):
        assert item.get('title', '') == line(entry.title)
        assert item.get('content_html', '') == allowed(entry.content)
        assert 'content_html' in item or 'content_text' in item
        assert item.get('url', '') == web_address(entry.url)


@given(
    st.lists(
        st.builds(
            Place,
            ADDRESSES,
            st.none() | MOMENTS,
            st.lists(st.builds(Version, STRINGS | st.just('en'), ADDRESSES), max_size=2).map(
                tuple
            ),
        ),
        max_size=4,
    ),
    st.integers(1, 3),
)
def test_maps_have_every_page_once(places: list[Place], limit: int) -> None:
    files = sitemaps(places, 'https://e.org/', limit)
    roots = {name: parsed(text) for name, text in files.items()}
    found = [
        loc.text
        for root in roots.values()
        if root.tag == f'{MAP}urlset'
        for loc in root.iter(f'{MAP}loc')
    ]
    assert found == [url for place in places if (url := web_address(place.url))]
    assert len(found) <= limit or len(files) > 1
    if len(files) > 1:
        listed = [loc.text for loc in roots['sitemap.xml'].iter(f'{MAP}loc')]
        assert listed == [f'https://e.org/{name}' for name in files if name != 'sitemap.xml']


@given(ADDRESSES, STRINGS)
def test_robots_and_style_have_no_line_of_others(address: str, hint: str) -> None:
    assert [text.partition(':')[0] for text in robots(address).splitlines() if text] in (
        ['User-agent', 'Allow'],
        ['User-agent', 'Allow', 'Sitemap'],
    )
    plain = feed_style('a')
    assert feed_style(hint).count('{') >= plain.count('{')
    assert feed_style(hint).count('\n') == plain.count('\n')


@given(HTML, ADDRESSES)
def test_content_of_entries_is_well_nested_and_tame(html: str, address: str) -> None:
    made = feed_content(html, 'https://e.org/a/')
    assert not CONTROL.search(made)
    assert not re.search(r'<(?:script|style|object|embed|form|input)\b', made)
    assert not re.search(r'<[^<>]*\b(?:href|src)="\s*javascript:', made, re.IGNORECASE)
    assert feed_content(made, 'https://e.org/a/') == made
    for found in (link(address, 'https://e.org/'), file(address, 'https://e.org/', picture=True)):
        assert not found.lower().lstrip().startswith(('javascript:', 'vbscript:', 'file:'))
        assert isinstance(candidates(f'{address} 2x, {address}', 'https://e.org/'), str)


@given(STRINGS)
def test_xml_and_lines_keep_what_they_may(text: str) -> None:
    root = ET.fromstring(xml.element('a', text, ('b', text)) or '<a/>')
    assert (root.text or '') == allowed(text)
    assert root.get('b', '') == allowed(text)
    assert line(line(text)) == line(text)
    assert '\n' not in line(text)
    assert allowed(allowed(text)) == allowed(text)


@given(CHAPTERS)
def test_chapters_are_json_in_the_order_of_time(chapters: tuple[Chapter, ...]) -> None:
    data = json.loads(chapters_json(chapters).encode())
    starts = [entry['startTime'] for entry in data['chapters']]
    assert starts == sorted(chapter.start for chapter in chapters)


@given(MOMENTS, st.floats(0, 1e9) | st.none())
def test_moments_and_durations_are_written(moment: datetime, seconds: float | None) -> None:
    assert re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)', rfc3339(moment))
    assert re.fullmatch(r'\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}', rfc822(moment))
    assert re.fullmatch(r'(?:PT(?:\d+H)?(?:\d+M)?(?:\d+S)?)?', iso_duration(seconds))
