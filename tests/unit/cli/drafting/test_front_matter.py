from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.cli.drafting.front_matter import (
    DateForm,
    Spelling,
    date_form,
    front_matter,
    spelling,
)
from sphinxext_podcast.cli.drafting.style import _lines
from sphinxext_podcast.model import characters
from sphinxext_podcast.source.front_matter import reader

from .test_style import sample

MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone(timedelta(hours=8)))
ZONE = timezone(timedelta(hours=8))


def written(values: dict[str, Any], format: str = 'yaml', **style: Any) -> str:
    return front_matter(values, format, Spelling(**style), DateForm(), ZONE)


@pytest.mark.parametrize(
    ('line', 'text'),
    [
        ('2026-03-02T10:00:00+08:00', '2026-03-04T05:06:07+08:00'),
        ('2026-03-02T10:00:00Z', '2026-03-03T21:06:07Z'),
        ('2026-03-02T10:00:00+0800', '2026-03-04T05:06:07+0800'),
        ('2026-03-02 10:00:00 +0800', '2026-03-04 05:06:07 +0800'),
        ('2026-03-02 10:00 +08:00', '2026-03-04 05:06 +08:00'),
        ('2026-03-02T10:00:00', '2026-03-04T05:06:07'),
        ('2026-03-02T10:00:00.123Z', '2026-03-03T21:06:07Z'),
        ('2026-03-02 10:00', '2026-03-04 05:06'),
        ('2026-03-02', '2026-03-04'),
        ('2026/03/02', '2026/03/04'),
        (' "2026-03-02" ,', '2026-03-04'),
        ("'2026-03-02'  # when", '2026-03-04'),
        ('Mar 2, 2026', None),
        ('2026年3月2日', None),
        ('', None),
    ],
)
def test_date_forms(line: str, text: str | None) -> None:
    form = date_form(line)
    assert (form.text(MOMENT, ZONE) if form else None) == text


def test_the_quotation_marks_of_dates() -> None:
    assert [date_form(f'{q}2026-03-02{q}') for q in ('', '"', "'")] == [
        DateForm(clock='', seconds=False, zone='', quote=quote) for quote in ('', '"', "'")
    ]


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('---\ntitle: "a"\ntags: ["x", "y"]\n---\n', Spelling()),
        ("---\ntitle: 'a'\ntags: [x]\n---\n", Spelling("'", '')),
        ('---\ntitle: a\ntags:\n- x\n---\n', Spelling('', '', block=True)),
        ('---\ntitle: a\ntags:\n  - "x"\n---\n', Spelling('', '"', block=True)),
        ('---\ntitle: a\ntags: []\nsummary: >\n  x\n---\n', Spelling('', '')),
        ('---\ndate: 2026-03-02\n---\n', Spelling()),
        ("+++\ntitle = 'a'\ntags = ['x']\n+++\n", Spelling("'", "'")),
        ('+++\ntitle = "a"\ntags = [\n  "x",\n]\n+++\n', Spelling()),
        ('{\n    "title": "a"\n}\n', Spelling(indent='    ')),
        ('{\n\t"title": "a"\n}\n', Spelling(indent='\t')),
        ('{"title": "a"}\n', Spelling()),
    ],
)
def test_spellings(text: str, expected: Spelling) -> None:
    one = sample(text)
    assert spelling(one.front.format, [_lines(one)], text) == expected


VALUES: dict[str, Any] = {
    'title': 'A "b": c',
    'date': MOMENT,
    'draft': True,
    'tags': ['a', "b's"],
    'none': [],
    'guests': ['Ann', {'name': 'Bo', 'url': 'https://b.example/'}],
    'audio': {'url': 'https://a.example/a.mp3', 'length': 5},
    'chapters': ['0:00 A', '1:00 B <https://b.example/>'],
}


def test_yaml() -> None:
    assert written(VALUES) == (
        """---
title: "A \\"b\\": c"
date: 2026-03-04T05:06:07+08:00
draft: true
tags: ["a", "b's"]
none: []
guests:
  - "Ann"
  - name: "Bo"
    url: "https://b.example/"
audio:
  url: "https://a.example/a.mp3"
  length: 5
chapters:
  - "0:00 A"
  - "1:00 B <https://b.example/>"
---
"""
    )


def test_yaml_with_few_marks() -> None:
    values = {'a': 'plain text', 'b': 'yes', 'c': 'a: b', 'd': '12', 'tags': ['x', 'y, z']}
    assert written(values, text='', item='', block=True) == (
        '---\na: plain text\nb: "yes"\nc: "a: b"\nd: "12"\ntags:\n  - x\n  - y, z\n---\n'
    )
    assert written({'tags': ['x', 'y, z']}, item='') == '---\ntags: [x, "y, z"]\n---\n'
    assert written({'a': "it's"}, text="'") == "---\na: 'it''s'\n---\n"


def test_toml() -> None:
    assert written(VALUES, 'toml') == (
        """+++
title = "A \\"b\\": c"
date = 2026-03-04T05:06:07+08:00
draft = true
tags = ["a", "b's"]
none = []
guests = [
  "Ann",
  { name = "Bo", url = "https://b.example/" },
]
audio = { url = "https://a.example/a.mp3", length = 5 }
chapters = [
  "0:00 A",
  "1:00 B <https://b.example/>",
]
+++
"""
    )
    assert written({'a b': "it's", 'c': 'd'}, 'toml', text="'") == (
        '+++\n"a b" = "it\'s"\nc = \'d\'\n+++\n'
    )


def test_json() -> None:
    assert written({'title': '聽', 'date': MOMENT, 'tags': ['a']}, 'json', indent='\t') == (
        '{\n\t"title": "聽",\n\t"date": "2026-03-04T05:06:07+08:00",\n'
        '\t"tags": [\n\t\t"a"\n\t]\n}\n'
    )


TEXTS = st.text(max_size=30).map(characters.name)
ITEMS = st.lists(TEXTS, max_size=3) | st.lists(
    st.dictionaries(st.sampled_from(['name', 'url']), TEXTS, min_size=1), max_size=3
)
KEYS = st.sampled_from(['title', 'tags', 'audio', 'chapters', 'x y', 'Author'])
SAID = st.dictionaries(
    KEYS, TEXTS | ITEMS | st.booleans() | st.integers(0, 10**9), min_size=1, max_size=4
)


@given(
    said=SAID,
    format=st.sampled_from(['yaml', 'toml', 'json']),
    style=st.builds(
        Spelling,
        st.sampled_from(['', '"', "'"]),
        st.sampled_from(['', '"', "'"]),
        st.booleans(),
        st.sampled_from([2, '\t']),
    ),
)
def test_what_is_written_is_read(said: dict[str, Any], format: str, style: Spelling) -> None:
    """Whatever the values and the style are, they are read as they were."""
    text = front_matter(said, format, style, DateForm(), UTC)
    front = reader.read(text + '\nbody\n')
    assert front is not None
    assert front.data == {key.lower(): value for key, value in said.items()}
    assert not front.problems
