"""Chapters in every spelling: lines, entries of lists, files."""

from __future__ import annotations

import json

import pytest

from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.source import chapters
from sphinxext_podcast.source.casting import PartlyReadError
from sphinxext_podcast.source.chapters import from_entry, from_file, from_line, from_value

URL = 'https://e.org/a?b=1'


@pytest.mark.parametrize(
    ('text', 'chapter'),
    [
        (' 12:34   開場 白 ', Chapter(754, '開場 白')),
        ('12:34 – 開場', Chapter(754, '開場')),
        ('12:34 -5 度', Chapter(754, '-5 度')),
        ('90.5 開場', Chapter(90.5, '開場')),
        ('1:02:03.5 Late', Chapter(3723.5, 'Late')),
        ('00:00:10,250 Intro', Chapter(10.25, 'Intro')),
        (f'00:00 Intro <{URL}>', Chapter(0, 'Intro', URL)),
        (f'00:00 [Intro]({URL})', Chapter(0, 'Intro', URL)),
        (f'00:00 <{URL}>', Chapter(0, URL, URL)),
        ('00:00 a <b> c', Chapter(0, 'a <b> c')),
        ('00：00 開場', Chapter(0, '開場')),
        ('１：０２：０３｜規模', Chapter(3723, '規模')),
        ('00:00開場', Chapter(0, '開場')),
        ('(12:34) Wind', Chapter(754, 'Wind')),
        ('【12:34】規模', Chapter(754, '規模')),
        ('[0:00 - 12:34] Wind', Chapter(0, 'Wind')),
        ('0:00 – 12:34 Wind', Chapter(0, 'Wind')),
        ('- 12:34 Wind', Chapter(754, 'Wind')),
        ('2. 12:34 Wind', Chapter(754, 'Wind')),
        ('12:34: Wind', Chapter(754, 'Wind')),
        ('12:34\tWind', Chapter(754, 'Wind')),
        ('12:34 2026: a year', Chapter(754, '2026: a year')),
    ],
)
def test_lines(text: str, chapter: Chapter) -> None:
    assert from_line(text) == chapter


@pytest.mark.parametrize('text', ['開場', '12:34', '12:99 x', '1:2:3:4 x', '', '12:34 -', '5kg'])
def test_no_lines(text: str) -> None:
    with pytest.raises(ValueError, match='is not a chapter; write "12:34 Title"'):
        from_line(text)


@pytest.mark.parametrize(
    ('entry', 'chapter'),
    [
        ('12:34 a', Chapter(754, 'a')),
        ({'Time': '1:00', 'Title': ' 甲\n乙 '}, Chapter(60, '甲 乙')),
        ({'start': None, 'starttime': 0, 'title': '甲'}, Chapter(0, '甲')),
        ({'start': '１：００', 'name': '甲', 'href': URL}, Chapter(60, '甲', URL)),
        (
            {'startTime': 1.5, 'title': 'a', 'img': 'https://e.org/i.png', 'url': URL},
            Chapter(1.5, 'a', URL, 'https://e.org/i.png'),
        ),
        ({'start': 5, 'toc': False, 'img': 'i.png'}, Chapter(5, '', '', 'i.png', listed=False)),
        ({'start': 5, 'title': 'a', 'toc': 'no'}, Chapter(5, 'a', listed=False)),
        ({'start': 5, 'title': 'a', 'toc': True}, Chapter(5, 'a')),
        ({'12:34': 'Wind'}, Chapter(754, 'Wind')),
    ],
)
def test_entries(entry: object, chapter: Chapter) -> None:
    assert from_entry(entry) == chapter


@pytest.mark.parametrize(
    'entry',
    [
        *(
            5,
            {'start': 5},
            {'start': 5, 'title': ['甲']},
            {'start': {}, 'title': '甲'},
            {'a': 'b'},
        ),
        '1000:00:00 a',
    ],
)
def test_no_entries(entry: object) -> None:
    with pytest.raises(ValueError, match='is not a chapter; write "12:34 Title"'):
        from_entry(entry)


TWO = (Chapter(0, 'a'), Chapter(754, 'b'))
ENTRIES = '[{"startTime": 0, "title": "a"}, {"startTime": 754, "title": "b"}]'


@pytest.mark.parametrize(
    ('text', 'read', 'ready'),
    [
        ('\ufeff0:00 a\r\n\r\n12:34 b\r\n', TWO, False),
        ('[0:00] a\n[12:34] b\n', TWO, False),
        (
            json.dumps(
                {
                    'version': '1.2.0',
                    'chapters': [{'startTime': 0, 'title': 'a'}, {'startTime': 754, 'title': 'b'}],
                }
            ),
            TWO,
            True,
        ),
        (json.dumps(['0:00 a', '12:34 b']), TWO, False),
        (
            'WEBVTT\n\n00:00.000 --> 12:34.000\na\n\nx\n12:34.000 --> 13:00.000\nb\n',
            TWO,
            False,
        ),
        # What apps should not get as it is.
        (f'{{"chapters": {ENTRIES}, "waypoints": NaN}}', TWO, False),
        (json.dumps({'chapters': ['12:34 b', '0:00 a']}), TWO[::-1], False),
        (
            json.dumps({'chapters': [{'startTime': 0, 'title': 'a', 'url': 'javascript:a()'}]}),
            (Chapter(0, 'a', 'javascript:a()'),),
            False,
        ),
    ],
)
def test_files(text: str, read: tuple[Chapter, ...], ready: bool) -> None:
    found = from_file(text)
    assert (found.read, found.ready) == (chapters.Read(read), ready)


def test_lines_of_a_file_that_are_none() -> None:
    read, _ = from_file('Chapters\n0:00 a\n\n12:99 b\n')
    assert read.chapters == (Chapter(0, 'a'),)
    assert [fault[:17] for fault in read.faults] == ["line 1: 'Chapters", "line 4: '12:99 b'"]
    wanted = 'is not a chapter; write "12:34 Title"'
    assert chapters.said(read.faults) == (f"line 1: 'Chapters', line 4: '12:99 b': each {wanted}")
    assert chapters.said(read.faults * 3).endswith(f"line 1: 'Chapters' and 3 more: each {wanted}")
    assert chapters.said(read.faults[:1]) == f"line 1: 'Chapters' {wanted}"


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('{\n"chapters": [\n', 'line 3: it is not valid JSON'),
        ('{"a": 1}', 'it has no list "chapters"'),
        ('[' * 100_000, 'it is not valid JSON: a value is too long or too deep'),
    ],
)
def test_no_files(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        from_file(text)


@pytest.mark.parametrize(
    ('value', 'found'),
    [
        (' ch.json ', 'ch.json'),
        (['0:00 a', {'12:34': 'b'}], TWO),
        ({'0:00': 'a', '12:34': 'b'}, TWO),
        ({'version': '1.2.0', 'chapters': ['0:00 a', '12:34 b']}, TWO),
    ],
)
def test_values(value: object, found: object) -> None:
    assert from_value(value) == found


def test_the_other_chapters_are_kept() -> None:
    with pytest.raises(PartlyReadError) as caught:
        from_value(['0:00 a', 'b', 'c'])
    assert caught.value.kept == (Chapter(0, 'a'),)
    assert [(n, text[:4]) for n, text in caught.value.parts] == [(1, "'b' "), (2, "'c' ")]
