"""Casts of single values, where an article's fields do not show them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from sphinxext_podcast.model.article import Enclosure, Person
from sphinxext_podcast.source import casting


@pytest.mark.parametrize(
    ('value', 'answer'),
    [
        (None, True),
        ('', True),
        (' \n\u3000', True),
        ([], True),
        ({}, True),
        (0, False),
        (False, False),
        ('0', False),
        ([None], False),
    ],
)
def test_empty(value: object, answer: bool) -> None:
    assert casting.empty(value) is answer


@pytest.mark.parametrize(
    ('cast', 'value', 'result'),
    [
        (casting.text, ' a\n b ', 'a\n b'),
        (casting.text, False, 'false'),
        (casting.text, date(2026, 1, 26), '2026-01-26'),
        (casting.text, time(9, 30), '09:30:00'),
        (casting.text, datetime(2026, 1, 26, tzinfo=UTC), '2026-01-26T00:00:00+00:00'),
        (casting.line, ' a\n\u3000b ', 'a b'),
        (casting.integer, ' +5 ', 5),
        (casting.integer, '-010', -10),
        (casting.integer, -1.9, -1),
        (casting.integer, '24,986,239', 24986239),
        (casting.integer, '24_986_239', 24986239),
        (casting.integer, '24 986\u00a0239', 24986239),
        (casting.integer, '24.986.239', 24986239),
        (casting.integer, "-1'000", -1000),
        (casting.integer, '１，０００', 1000),
        (casting.size, '1,000', 1000),
        (casting.flag, ' No ', False),
        (casting.flag, 'ON', True),
        (casting.flag, 2, True),
        (casting.flag, 'maybe', None),
        (casting.flag, ['no'], None),
        (casting.size, '0', 0),
        (casting.truth, 0.0, False),
        (casting.truth, ' T ', True),
        (casting.explicit, ' EXPLICIT ', True),
        (casting.explicit, 'True', True),
        (casting.explicit, 'False', False),
        (casting.words, ' 甲,, 乙 ,甲', ('甲', '乙')),
        (casting.words, 5, ('5',)),
        (casting.names, ' 甲 ', ('甲',)),
        (casting.names, ['甲', ' 甲', 2, '2'], ('甲', '2')),
        (casting.people, [' 甲\n乙 ', '甲 乙'], (Person('甲 乙'),)),
        (casting.people, {'name': 5, 'url': None}, (Person('5'),)),
        (casting.people, {'id': 'kao'}, (Person('kao'),)),
        (casting.passage, ' 摘要 ', '摘要'),
        (casting.passage, 0, None),
        (casting.passage, True, 'true'),
        (casting.picture, ' a.png ', ('a.png', '')),
        (casting.picture, [2, 'a.png'], None),
        (casting.picture, [None, {'URL': 'a.png', 'alt': ' 甲\n'}], ('a.png', '甲')),
        (casting.picture, {'image': '', 'src': 'a.png'}, ('a.png', '')),
        (casting.picture, {'alt': '甲'}, None),
        (casting.enclosure, ' a.mp3 ', Enclosure('a.mp3')),
        (casting.enclosure, {'src': ' a.mp3 ', 'length': None}, Enclosure('a.mp3')),
        (casting.enclosure, {'File': 'a.mp3', 'Length': 9.0}, Enclosure('a.mp3', 9)),
        (casting.picture, '//e.org/c.png', ('https://e.org/c.png', '')),
        (casting.enclosure, {'url': '//e.org/a.mp3'}, Enclosure('https://e.org/a.mp3')),
        (casting.file, ' a%20b.vtt ', 'a%20b.vtt'),
        (casting.file, 'a:b.vtt', 'a:b.vtt'),
        (casting.file, '/海: 1.vtt', '/海: 1.vtt'),
        (casting.file, 'HTTPS://e.org/海 1.vtt', 'HTTPS://e.org/海 1.vtt'),
        (casting.file, f'data:image/png;base64,{"A" * 300}', f'data:image/png;base64,{"A" * 300}'),
        (casting.whole, 2.0, 2),
        (casting.counted, '2', 2),
        (casting.language, 'zh_Hant-TW', 'zh_Hant-TW'),
        (casting.whole, '3', 3),
    ],
)
def test_casts(cast: Callable[[Any], object], value: object, result: object) -> None:
    found = cast(value)
    assert found == result
    assert type(found) is type(result)


#: What has a scheme and is nowhere on the web.
REFUSED = (
    *('https:javascript:alert(1)', 'javascript:x', 'JavaScript://x', 'ftp://e.org/a.png'),
    *('file:///etc/passwd', 'data:text/html,x', 'view-source:https://e.org/a.png', 'feed:x'),
    *('https://', 'http:///a.png', 'https://[::1', 'https://e.org:99999/a.png', 'c://a.png'),
)


@pytest.mark.parametrize(
    ('cast', 'value', 'said'),
    [
        (casting.text, ['a'], "['a'] is not text; write one string"),
        (casting.text, None, 'None is not text; write one string'),
        (casting.integer, '1,00', "'1,00' is not a number; write a whole number such as 5"),
        (casting.integer, '1.000', "'1.000' is not a number; write a whole number such as 5"),
        (casting.integer, '1,000.000', 'is not a number'),
        (casting.integer, '1 MB', 'is not a number'),
        (casting.integer, '9' * 19, 'is not a number'),
        (casting.integer, float('nan'), 'nan is not a number; write a whole number such as 5'),
        (casting.counted, 0, '0 counts nothing; write 1 or more'),
        (casting.language, 'xx_bad!', "'xx_bad!' is no code of a language"),
        (casting.counted, -1, '-1 counts nothing'),
        (casting.size, 2.7, '2.7 is not a whole number'),
        (casting.whole, 1.5, '1.5 is not a whole number; write one such as 2'),
        (casting.file, '長' * 100, 'is no file; write the path of one, or its address'),
        (casting.file, 'a\nb', "'a\\nb' is no file"),
        (casting.file, 'a%00b.vtt', "'a%00b.vtt' is no file"),
        *(
            (cast, value, 'is no address of a file; write https://…, or the path of one')
            for cast in (casting.file, casting.picture, casting.enclosure)
            for value in REFUSED
        ),
        (casting.size, '-1', "'-1' is not a size; write the number of bytes"),
        (casting.truth, 'tRUE', "'tRUE' is not a boolean; write true or false"),
        (casting.truth, [], '[] is not a boolean; write true or false'),
        (casting.explicit, 1, '1 says nothing about explicitness; write true or false'),
        (casting.picture, 2.5, '2.5 is not a picture; write a path or an address'),
        (casting.picture, [['a.png']], "['a.png'] is not a picture; write a path or an address"),
        (casting.enclosure, ['a.mp3'], "['a.mp3'] is not an episode file; write an address"),
        (casting.enclosure, {'url': 5}, "{'url': 5} is not an episode file; write an address"),
    ],
)
def test_refusals(cast: Callable[[Any], object], value: object, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        cast(value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ('cast', 'value', 'said', 'kept'),
    [
        (casting.names, [{'a': 1}, '甲', ['乙']], "{'a': 1} is not a name", ('甲',)),
        (casting.words, ['甲', ['乙']], "['乙'] is not a name", ('甲',)),
        (casting.people, [{'url': 'x'}, '甲'], "{'url': 'x'} is not a person", (Person('甲'),)),
        (
            casting.enclosure,
            {'url': 'a', 'length': 'x', 'type': 'audio/mpeg'},
            "length: 'x' is not a number",
            Enclosure('a', None, 'audio/mpeg'),
        ),
        (
            casting.enclosure,
            {'url': 'a', 'length': 5, 'type': ['b']},
            "type: ['b'] is not text",
            Enclosure('a', 5),
        ),
    ],
)
def test_the_rest_is_kept(
    cast: Callable[[Any], object], value: object, said: str, kept: object
) -> None:
    with pytest.raises(casting.PartlyReadError) as caught:
        cast(value)
    assert str(caught.value).startswith(f'{said}; write ')
    assert caught.value.kept == kept


def test_messages_shorten_long_values() -> None:
    assert casting.shown('短') == "'短'"
    assert casting.shown('字' * 500) == f"'{'字' * 27}...{'字' * 28}'"
    assert casting.shown(list(range(9))) == '[0, 1, 2, 3, 4, 5, ...]'
    assert len(casting.shown(10**500)) == 40


@pytest.mark.parametrize(
    ('keys', 'value'),
    [
        (('url',), 'a'),
        (('src', 'url'), 'a'),
        (('empty', 'zero'), 0),
        (('empty',), None),
        (('other',), None),
        (('2026',), 'year'),
    ],
)
def test_parts_of_a_map(keys: tuple[str, ...], value: object) -> None:
    assert casting.part({'URL': 'a', 'Empty': ' ', 'zero': 0, 2026: 'year'}, *keys) == value  # type: ignore[dict-item]
