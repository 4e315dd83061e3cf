"""An article: is it published at a moment, and what its keys say to a taxonomy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from sphinxext_podcast.model.article import Article, Person

NOW = datetime(2026, 1, 26, 10, tzinfo=timezone(timedelta(hours=8)))
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ('fields', 'reasons'),
    [
        ({}, ()),
        ({'draft': True}, ('draft',)),
        ({'publish_date': NOW - TICK}, ()),
        ({'publish_date': NOW}, ()),
        ({'publish_date': NOW + TICK}, ('future',)),
        ({'publish_date': datetime(2026, 1, 26, 2, tzinfo=UTC)}, ()),
        ({'publish_date': datetime(2026, 1, 26, 3, tzinfo=UTC)}, ('future',)),
        ({'expiry_date': NOW - TICK}, ('expired',)),
        ({'expiry_date': NOW}, ('expired',)),
        ({'expiry_date': NOW + TICK}, ()),
        ({'date': NOW + TICK, 'lastmod': NOW + TICK}, ()),
        (
            {'draft': True, 'publish_date': NOW + TICK, 'expiry_date': NOW},
            ('draft', 'future', 'expired'),
        ),
    ],
)
def test_withheld(fields: dict[str, Any], reasons: tuple[str, ...]) -> None:
    assert Article(docname='a', **fields).withheld(NOW) == reasons


@pytest.mark.parametrize(
    ('fields', 'key', 'values'),
    [
        ({}, 'tags', ()),
        ({'tags': ('乙', '甲')}, 'tags', ('乙', '甲')),
        ({'tags': ('甲', '')}, 'tags', ('甲',)),
        (
            {'guests': (Person('吳可', 'https://example.org/'), Person('甲'))},
            'guests',
            ('吳可', '甲'),
        ),
        ({'hosts': (Person(''),)}, 'hosts', ()),
        ({'source_name': 'Core Memory'}, 'source_name', ('Core Memory',)),
        ({'source_name': ''}, 'source_name', ()),
        ({'title': '甲'}, 'title', ()),
        ({'language': 'zh'}, 'language', ('zh',)),
        ({'params': {'tags': ['x']}}, 'tags', ()),
        ({'params': {'title': ['x']}}, 'title', ('x',)),
        ({'params': {'mood': '快樂'}}, 'mood', ('快樂',)),
        ({'params': {'mood': '快樂'}}, 'Mood', ('快樂',)),
        ({'params': {'mood': '快樂'}}, 'genre', ()),
        ({'params': {'mood': ['甲', None, '', 2026, 7.5]}}, 'mood', ('甲', '2026', '7.5')),
        ({'params': {'mood': [' 甲 ', True, {'a': 1}]}}, 'mood', ('甲', 'true')),
        ({'params': {'mood': {'a': 1}}}, 'mood', ()),
        ({'params': {'mood': 0}}, 'mood', ('0',)),
        ({'params': {'mood': ''}}, 'mood', ()),
        ({'params': {'mood': None}}, 'mood', ()),
        ({'params': {'mood': []}}, 'mood', ()),
    ],
)
def test_values(fields: dict[str, Any], key: str, values: tuple[str, ...]) -> None:
    assert Article(docname='a', **fields).values(key) == values
