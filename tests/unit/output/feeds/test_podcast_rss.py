"""The feed of a podcast: iTunes and Podcasting 2.0 tags."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from sphinxext_podcast.model.article import Chapter, Enclosure
from sphinxext_podcast.model.feeds.feed import Episode
from sphinxext_podcast.model.feeds.podcast import Podcast, guid
from sphinxext_podcast.model.feeds.podcast_tags import NO_TAGS
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.feeds.chapters import chapters_json
from sphinxext_podcast.output.feeds.podcast_rss import NAMESPACES, podcast_rss
from tests.unit.output.samples import ANY, BASE, ENTRY, FEED, HARD, PODCAST, TAGS, UNDATED

NAMES = {prefix.removeprefix('xmlns:'): uri for prefix, uri in NAMESPACES}
WHOLE = replace(FEED, url=f'{BASE}podcast.xml')
MEDIUM = 'podcast:medium'


def channel(text: str) -> ET.Element:
    found = ET.fromstring(text.encode()).find('channel')
    assert found is not None
    return found


def said(element: ET.Element, *prefixes: str) -> list[tuple[str, str | None, dict[str, str]]]:
    """Return name, text and attributes of what is below *element* in these namespaces."""
    short = {f'{{{uri}}}': f'{prefix}:' for prefix, uri in NAMES.items() if prefix in prefixes}
    return [
        (child.tag.replace(uri, prefix), child.text, child.attrib)
        for child in element
        for uri, prefix in short.items()
        if child.tag.startswith(uri)
    ]


def test_channel() -> None:
    found = channel(podcast_rss(WHOLE, PODCAST))
    assert found.findtext('title') == HARD
    assert found.findtext('language') == 'zh-TW'
    assert said(found, 'itunes') == [
        ('itunes:author', 'An (安)', {}),
        ('itunes:image', None, {'href': 'https://x.example/cover.png'}),
        ('itunes:explicit', 'false', {}),
        ('itunes:type', 'serial', {}),
        ('itunes:category', '\n', {'text': 'Society & Culture'}),
        ('itunes:category', None, {'text': 'Technology'}),
        ('itunes:owner', '\n', {}),
    ]
    assert [c.get('text') for c in found.findall('itunes:category/*', NAMES)] == ['Philosophy']
    assert [c.text for c in found.findall('itunes:owner/*', NAMES)] == ['安', 'an@x.example']
    assert said(found, 'podcast') == [
        ('podcast:guid', guid('x.example/%E6%9B%B8/podcast.xml'), {}),
        ('podcast:locked', 'yes', {'owner': 'an@x.example'}),
        ('podcast:medium', 'podcast', {}),
        ('podcast:funding', '支持 & 我們', {'url': 'https://x.example/%E6%8D%90'}),
        ('podcast:person', '主持', {'role': 'host', 'href': 'https://x.example/h'}),
    ]


def test_only_what_an_app_can_fetch_is_an_episode() -> None:
    local = replace(ENTRY, enclosure=Enclosure('1.mp3', 5))
    found = channel(podcast_rss(replace(WHOLE, entries=(UNDATED, local, ENTRY)), PODCAST))
    (item,) = found.findall('item')
    assert item.findtext('title') == HARD


def test_episode() -> None:
    (item,) = channel(podcast_rss(WHOLE, PODCAST)).findall('item')
    assert said(item, 'itunes') == [
        ('itunes:title', HARD, {}),
        ('itunes:author', '林 & 王, An', {}),
        ('itunes:image', None, {'href': 'https://x.example/%E5%9C%96.png'}),
        ('itunes:episode', '1', {}),
        ('itunes:season', '2', {}),
        ('itunes:episodeType', 'full', {}),
        ('itunes:duration', '3723', {}),
        ('itunes:explicit', 'true', {}),
    ]
    vtt = 'https://x.example/%E8%A9%9E.vtt'
    chapters = {'url': 'https://x.example/1.json', 'type': 'application/json+chapters'}
    assert said(item, 'podcast') == [
        ('podcast:episode', '1', {'display': 'EP01'}),
        ('podcast:season', '2', {}),
        ('podcast:transcript', None, {'url': vtt, 'type': 'text/vtt', 'language': 'zh-TW'}),
        ('podcast:chapters', None, chapters),
        ('podcast:person', '主持', {'role': 'host'}),
        ('podcast:person', '客 & 人', {'role': 'guest', 'href': 'https://g.example/%E5%AE%A2'}),
    ]


def test_players_of_other_pages_lead_to_a_moment_of_the_page() -> None:
    (item,) = channel(podcast_rss(WHOLE, PODCAST)).findall('item')
    links = {link.get('rel'): link.get('href') for link in item.findall('atom:link', NAMES)}
    assert links['http://podlove.org/deep-link'] == item.findtext('link')


def test_chapters_end_the_description() -> None:
    listed = (Chapter(0, 'A & b'), Chapter(754.5, '潮水'), Chapter(3753, '<末>'))
    entry = replace(ENTRY, summary='說明 <一>', episode=Episode(listed=listed))
    (item,) = channel(podcast_rss(replace(WHOLE, entries=(entry,)), PODCAST)).findall('item')
    assert (item.findtext('description') or '').split('\n') == [
        '<p>說明 &lt;一&gt;</p>',
        '<p>00:00:00 A &amp; b</p>',
        '<p>00:12:34 潮水</p>',
        '<p>01:02:33 &lt;末&gt;</p>',
    ]


@pytest.mark.parametrize(
    ('number', 'said_of_it'),
    [
        ('12', [('itunes:episode', '12', {}), ('podcast:episode', '12', {})]),
        ('4.5', [('podcast:episode', '4.5', {})]),
        ('0', [('podcast:episode', '0', {})]),
        ('特別篇', []),
        ('9' + 'x' * 40, [('itunes:episode', '9', {}), ('podcast:episode', '9', {})]),
    ],
)
def test_numbers(number: str, said_of_it: list[tuple[str, str, dict[str, str]]]) -> None:
    entry = replace(ENTRY, authors=(), image='', episode=Episode(number=number))
    (item,) = channel(podcast_rss(replace(WHOLE, entries=(entry,)), PODCAST)).findall('item')
    assert said(item, 'itunes', 'podcast')[1:] == said_of_it


@pytest.mark.parametrize('episode', [None, Episode(), Episode(season=0, duration=0.2)])
def test_what_is_not_known_is_not_said(episode: Episode | None) -> None:
    entry = replace(ENTRY, authors=(), image='', episode=episode)
    (item,) = channel(podcast_rss(replace(WHOLE, entries=(entry,)), PODCAST)).findall('item')
    assert said(item, 'itunes', 'podcast') == [('itunes:title', HARD, {})]


def test_a_podcast_that_says_nothing() -> None:
    found = channel(podcast_rss(replace(WHOLE, authors=(), image=''), Podcast(guid='given')))
    assert said(found, 'itunes', 'podcast') == [
        ('itunes:author', HARD, {}),
        ('itunes:explicit', 'false', {}),
        ('itunes:type', 'episodic', {}),
        ('podcast:guid', 'given', {}),
        ('podcast:locked', 'no', {}),
        ('podcast:medium', 'podcast', {}),
    ]


@given(ANY)
def test_a_title_comes_back(title: str) -> None:
    entry = replace(ENTRY, title=title)
    (item,) = channel(podcast_rss(replace(WHOLE, entries=(entry,)), PODCAST)).findall('item')
    assert (item.findtext('itunes:title', '', NAMES)) == line(title)


def test_chapters() -> None:
    text = chapters_json([Chapter(90.5, 'B\n& <b>'), Chapter(0.0, '開場')])
    assert text.endswith('}\n')
    assert json.loads(text) == {
        'version': '1.2.0',
        'chapters': [
            {'startTime': 0, 'title': '開場'},
            {'startTime': 90.5, 'title': 'B & <b>'},
        ],
    }


def test_chapters_with_links_and_pictures() -> None:
    page, picture = 'https://e.example/a', 'https://e.example/i.png'
    made = json.loads(
        chapters_json(
            [
                Chapter(0, '開場', page, picture),
                Chapter(1, '', '', picture, listed=False),
                Chapter(2, 'x', 'javascript:x', 'i.png'),
            ]
        )
    )
    assert made['chapters'] == [
        {'startTime': 0, 'title': '開場', 'img': picture, 'url': page},
        {'startTime': 1, 'img': picture, 'toc': False},
        {'startTime': 2, 'title': 'x'},
    ]


@pytest.mark.parametrize('where', ['channel', 'item'])
def test_what_only_podcasting_2_knows(where: str) -> None:
    entry = replace(ENTRY, episode=Episode(tags=TAGS if where == 'item' else NO_TAGS))
    podcast = Podcast(guid='given', tags=TAGS if where == 'channel' else NO_TAGS)
    root = channel(podcast_rss(replace(WHOLE, entries=(entry,)), podcast))
    found = root if where == 'channel' else root.find('item')
    assert found is not None
    tags = said(found, 'podcast')
    assert [one for one in tags if one[0] not in {'podcast:guid', 'podcast:locked', MEDIUM}] == [
        ('podcast:soundbite', HARD, {'startTime': '90.5', 'duration': '30'}),
        ('podcast:soundbite', None, {'startTime': '0', 'duration': '3600'}),
        ('podcast:location', '海 & 港', {'geo': 'geo:25.13,121.74', 'osm': 'R1293250'}),
        ('podcast:txt', HARD, {'purpose': 'ai-content'}),
        ('podcast:txt', '字', {}),
        (
            'podcast:value',
            '\n',
            {'type': 'lightning', 'method': 'keysend', 'suggested': '0.00000015'},
        ),
    ]
    assert [one.attrib for one in found.findall('podcast:value/*', NAMES)] == [
        {
            'name': '主持 & "客"',
            'customKey': '696969',
            'customValue': 'a<b',
            'type': 'node',
            'address': '02ab',
            'split': '99',
            'fee': 'true',
        },
        {'type': 'node', 'address': '03cd', 'split': '1'},
    ]
