"""JSON Feed: what readers find in it."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.output.characters import allowed, line
from sphinxext_podcast.output.feeds.json_feed import json_feed
from tests.unit.output.samples import BARE, BASE, ENTRY, FEED, HARD

ROOT = 'https://x.example/%E6%9B%B8/'


def test_feed() -> None:
    text = json_feed(replace(FEED, url=f'{BASE}feed.json'))
    assert text.endswith('}\n')
    assert '中文' in text
    feed = json.loads(text)
    items = feed.pop('items')
    assert feed == {
        'version': 'https://jsonfeed.org/version/1.1',
        'title': HARD,
        'home_page_url': ROOT,
        'feed_url': f'{ROOT}feed.json',
        'description': HARD,
        'next_url': f'{ROOT}index-2.xml',
        'icon': 'https://x.example/cover.png',
        'authors': [{'name': 'An (安)', 'url': 'https://x.example/an'}],
        'language': 'zh-TW',
    }
    assert items == [
        {
            'id': 'https://x.example/posts/%E5%A4%9C%E8%BB%8A/',
            'url': 'https://x.example/posts/%E5%A4%9C%E8%BB%8A/',
            'title': HARD,
            'summary': HARD,
            'image': 'https://x.example/%E5%9C%96.png',
            'date_published': '2026-01-05T09:30:00+08:00',
            'date_modified': '2026-02-01T08:00:00+08:00',
            'authors': [{'name': '林 & 王', 'url': 'https://x.example/%E6%9E%97'}, {'name': 'An'}],
            'tags': ['AI & 產業', 'C++'],
            'language': 'zh-TW',
            'attachments': [
                {
                    'url': 'https://x.example/%E7%AC%AC1%E9%9B%86.mp3',
                    'mime_type': 'audio/mpeg',
                    'size_in_bytes': 1234,
                    'duration_in_seconds': 3723,
                }
            ],
            '_source': {'url': 'https://show.example/e?a=1&b=2', 'title': 'The <Show>'},
            'content_html': f'<p>{HARD}</p>',
        },
        {'id': 'tag:x.example,2026:二', 'url': 'https://x.example/2/', 'content_text': ''},
    ]


def test_what_is_required_is_there_without_being_given() -> None:
    assert json.loads(json_feed(BARE)) == {
        'version': 'https://jsonfeed.org/version/1.1',
        'title': 'https://x.example/',
        'home_page_url': 'https://x.example/',
        'feed_url': 'https://x.example/a.xml',
        'items': [],
    }


@given(st.text(), st.text(min_size=1))
def test_title_and_content_come_back(title: str, content: str) -> None:
    entry = replace(ENTRY, title=title, content=content)
    # Every text can be written, even with halves of surrogate pairs in it.
    text = json_feed(replace(FEED, entries=(entry,))).encode()
    (item,) = json.loads(text)['items']
    assert item.get('title', '') == line(title)
    assert item.get('content_html', '') == allowed(content)
