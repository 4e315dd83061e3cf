from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from sphinxext_podcast.cli.starting.conf import Code, Option, conf_text, python

LONG = ['https://example.org/one-address', 'https://example.org/another-address', '一二三']


def test_options_stand_below_their_comments() -> None:
    text = conf_text(
        [
            Option('project', '聽見轉角'),
            Option('author', "O'Neil"),
            Option('html_baseurl', Code("os.environ.get('X', '')"), 'Where it is.\nIn public.'),
            Option('podcast_page_size', 10, 'On a page.', active=False),
        ],
        'Settings.',
        ['os'],
    )
    assert text == (
        "# Settings.\n\nimport os\n\nproject = '聽見轉角'\nauthor = \"O'Neil\"\n\n"
        "# Where it is.\n# In public.\nhtml_baseurl = os.environ.get('X', '')\n\n"
        '# On a page.\n# podcast_page_size = 10\n'
    )


def test_a_long_comment_is_wrapped() -> None:
    lines = conf_text([Option('a', 1, 'word ' * 40)]).splitlines()
    assert max(map(len, lines)) <= 88
    assert len(lines) > 2


@pytest.mark.parametrize(
    'value',
    [
        '',
        'a\nb\\',
        1.5,
        None,
        True,
        [],
        {},
        (),
        ('one',),
        ('x' * 100,),
        {'posts': '/:year/:slug/'},
        LONG,
        {'a': LONG, 'b': {'c': LONG, 'd': [1, (2,)], 'e' * 80: []}},
        [[LONG, LONG], ['short']],
        float('inf'),
        [-float('inf')],
        {'since': [date(2020, 1, 2)], 'at': time(7, 32)},
        datetime(2020, 1, 2, 3, 4, tzinfo=UTC),
        (datetime(2020, 1, 2, tzinfo=timezone(timedelta(hours=8))),),
    ],
)
def test_a_value_reads_as_itself(value: object) -> None:
    text = conf_text([Option('a', value)])
    read: dict[str, object] = {}
    exec(text, read)  # noqa: S102 - the text is ours
    assert read['a'] == value


def test_a_long_value_has_a_line_for_each_item() -> None:
    assert python({'a': LONG, 'b': 1}) == (
        '{\n'
        "    'a': [\n"
        "        'https://example.org/one-address',\n"
        "        'https://example.org/another-address',\n"
        "        '一二三',\n"
        '    ],\n'
        "    'b': 1,\n"
        '}'
    )
