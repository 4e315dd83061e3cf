"""The configuration of a Hugo site, from one file or many."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.source.hugo.settings import Configuration, Unreadable, listed, merged, read


@pytest.mark.parametrize(
    ('files', 'data'),
    [
        ({}, {}),
        ({'hugo.toml': 'Title = "a"'}, {'title': 'a'}),
        ({'config.yaml': 'title: a\nyes: on'}, {'title': 'a', 'yes': 'on'}),
        ({'hugo.yml': 'a: 1'}, {'a': 1}),
        ({'config.json': '{"BaseURL": "x"}'}, {'baseurl': 'x'}),
        ({'hugo.json': ''}, {}),
        ({'hugo.toml': 'a = 1', 'config.toml': 'a = 2\nb = 1'}, {'a': 1}),
        ({'hugo.toml': '\ufeffa = 1\r\nb = 2\r\n'}, {'a': 1, 'b': 2}),
        ({'hugo.toml': '[[Menu.Main]]\nName = "A"'}, {'menus': {'main': [{'name': 'A'}]}}),
        ({'hugo.toml': '[params]\nMenu = 1'}, {'params': {'menu': 1}}),
        ({'config/_default/hugo.toml': 'a = 1', 'hugo.toml': 'a = 2\nb = 3'}, {'a': 1, 'b': 3}),
        ({'config/_default/config.yaml': 'a: 1'}, {'a': 1}),
        ({'config/_default/params.toml': 'A = 1'}, {'params': {'a': 1}}),
        (
            {
                'config/_default/params.toml': 'a = 1\nb = 1',
                'config/production/params.toml': 'b = 2',
                'config/staging/params.toml': 'b = 3',
            },
            {'params': {'a': 1, 'b': 2}},
        ),
        (
            {'config/_default/menu.en.yaml': 'main:\n- name: X'},
            {'languages': {'en': {'menus': {'main': [{'name': 'X'}]}}}},
        ),
        (
            {'config/_default/params.zh-TW.toml': 'a = 1'},
            {'languages': {'zh-tw': {'params': {'a': 1}}}},
        ),
        (
            {'config/_default/languages.en.toml': 'title = "E"'},
            {'languages': {'en': {'title': 'E'}}},
        ),
        ({'config/_default/readme.md': 'x', 'content/hugo.toml': 'a = 1'}, {}),
    ],
)
def test_files(files: dict[str, str], data: dict[str, Any]) -> None:
    assert read(files).data == data


@pytest.mark.parametrize(
    ('name', 'text', 'message'),
    [
        ('hugo.toml', 'a = 1\nb = \n', 'hugo.toml:2: Invalid value'),
        ('hugo.yaml', 'a: 1\nb: [', 'hugo.yaml:2: '),
        ('hugo.json', '{\n"a": }', 'hugo.json:2: Expecting value'),
        ('config/_default/params.toml', 'a', 'config/_default/params.toml:1: '),
        ('hugo.yaml', '- a', 'hugo.yaml:1: it is a list'),
    ],
)
def test_what_cannot_be_read(name: str, text: str, message: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read({name: text})
    assert str(raised.value).startswith(message)


def test_the_files_that_count_are_named_in_their_order() -> None:
    files = dict.fromkeys(
        [
            'config/production/hugo.toml',
            'config/_default/params.toml',
            'config/_default/hugo.toml',
            'hugo.toml',
            'config.toml',
        ],
        '',
    )
    assert read(files).files == (
        'hugo.toml',
        'config/_default/hugo.toml',
        'config/_default/params.toml',
        'config/production/hugo.toml',
    )


LANGUAGES = """
title = "root"
defaultContentLanguage = "zh-TW"
[params]
a = 1
[languages.zh-tw]
title = "網站"
[languages.zh-tw.params]
b = 2
[[languages.zh-tw.menu.main]]
name = "文章"
[languages.en]
title = "Site"
[languages.fr]
disabled = true
"""


def test_the_main_language_goes_over_the_rest() -> None:
    found = read({'hugo.toml': LANGUAGES})
    assert found.language == 'zh-tw'
    assert list(found.languages) == ['zh-tw', 'en']
    assert found.main == {
        'title': '網站',
        'defaultcontentlanguage': 'zh-TW',
        'params': {'a': 1, 'b': 2},
        'menus': {'main': [{'name': '文章'}]},
    }
    assert Configuration({}, ()).language == 'en'
    assert Configuration({'languages': 5}, ()).main == {}


def test_values() -> None:
    assert merged({'a': {'b': 1}, 'c': 1}, {'a': {'d': 2}, 'c': {'e': 1}}) == {
        'a': {'b': 1, 'd': 2},
        'c': {'e': 1},
    }
    assert [listed(v) for v in ('a', ['a'], None, '', 0)] == [['a'], ['a'], [], [], [0]]
