"""What is said at the end of a build."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sphinxext_podcast.extension.catalogue.catalogue import Held
from sphinxext_podcast.extension.publishing.summary import in_lines, in_one_line

LATE, LATER = datetime(2026, 6, 2, 8, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
HOURS = ['2026-06-02 08:00+00:00', '2026-07-01 00:00+00:00']
NEXT = f'the next one on {HOURS[0]}'
HELD = [
    Held('b', 'draft'),
    Held('later', 'future', LATER),
    Held('a', 'draft'),
    Held('late', 'future', LATE),
    Held('old', 'expired', datetime(2025, 1, 1, tzinfo=UTC)),
]


@pytest.mark.parametrize(
    ('made', 'held', 'said'),
    [
        ({'article': 1, 'term': 0, 'feed': 12}, [], '1 article, 12 feeds'),
        ({'article': 0, 'term': 0, 'feed': 0}, HELD[:1], 'nothing; held back: 1 draft'),
        (
            {'article': 2, 'term': 1, 'feed': 1},
            HELD,
            f'2 articles, 1 term, 1 feed; held back: 2 drafts, 2 not yet due ({NEXT}), 1 expired',
        ),
    ],
)
def test_one_line(made: dict[str, int], held: list[Held], said: str) -> None:
    assert in_one_line(made, held) == [f'podcast: {said}']


def test_lines() -> None:
    more = [Held(f'd{number}', 'draft') for number in range(7)]
    assert in_lines({'article': 2}, [*HELD, *more]) == [
        'podcast: 2 articles',
        '  held back, drafts: a, b, d0, d1, d2 … and 4 more',
        f'  held back, not yet due: late on {HOURS[0]}, later on {HOURS[1]}',
        '  held back, expired: old since 2025-01-01 00:00+00:00',
    ]
