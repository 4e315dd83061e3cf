"""Translations: one key, or one name but for the language."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.groups.translations import languages, split_language, translations


def article(docname: str, language: str = '', key: str = '') -> Article:
    return Article(docname=docname, language=language, translation_key=key)


@pytest.mark.parametrize(
    ('articles', 'groups'),
    [
        ([], []),
        ([article('a'), article('b')], []),
        ([article('posts/a'), article('posts/a.en', 'en')], [['posts/a', 'posts/a.en']]),
        (
            [article('posts/a.zh-tw', 'zh-TW'), article('posts/a.en', 'en')],
            [['posts/a.en', 'posts/a.zh-tw']],
        ),
        (
            [article('posts/a/index'), article('posts/a/index.ja', 'ja')],
            [['posts/a/index', 'posts/a/index.ja']],
        ),
        ([article('posts/a'), article('posts/a.en', 'en-GB')], [['posts/a', 'posts/a.en']]),
        # A name that only looks like a language.
        ([article('posts/a'), article('posts/a.en')], []),
        ([article('posts/node'), article('posts/node.js', 'en')], []),
        ([article('posts/a.en', 'en'), article('notes/a', 'zh')], []),
        (
            [article('x', 'zh', 'k'), article('y', 'en', 'k'), article('z', 'ja', 'j')],
            [['x', 'y']],
        ),
        # A key has the say, as with Hugo.
        ([article('a', '', 'k'), article('a.en', 'en')], []),
        # Nobody knows which of two is the translation.
        ([article('x', 'en', 'k'), article('y', 'EN', 'k'), article('z', 'ja', 'k')], []),
    ],
)
def test_translations(articles: list[Article], groups: list[list[str]]) -> None:
    found = translations(articles)
    assert {name: [a.docname for a in group] for name, group in found.items()} == {
        name: group for group in groups for name in group
    }


@pytest.mark.parametrize(
    ('name', 'parts'),
    [
        ('posts/a.en', ('posts/a', 'en')),
        ('index.zh-TW', ('index', 'zh-TW')),
        ('a.pt_br', ('a', 'pt_br')),
        ('node.js', ('node.js', '')),
        ('a.english', ('a.english', '')),
        ('posts/.en', ('posts/.en', '')),
        ('posts.en/a', ('posts.en/a', '')),
        ('a', ('a', '')),
    ],
)
def test_names_with_a_language(name: str, parts: tuple[str, str]) -> None:
    assert split_language(name) == parts


@pytest.mark.parametrize(
    ('docnames', 'found'),
    [
        (['a', 'a.en'], {'a.en': 'en'}),
        (['a.ja', 'a.en'], {'a.ja': 'ja', 'a.en': 'en'}),
        (['who.is', 'a.to.b'], {}),
        (
            ['x/index.en', 'index.fr', 'x/_index.de'],
            {'x/index.en': 'en', 'index.fr': 'fr', 'x/_index.de': 'de'},
        ),
        (['x/my_index.en'], {}),
    ],
)
def test_languages_in_names(docnames: list[str], found: dict[str, str]) -> None:
    assert languages(docnames) == found


def test_the_language_of_the_site_in_a_name() -> None:
    names = ['a.zh-tw', 'b.zh', 'c.zh-cn', 'd.en']
    assert languages(names, 'zh_TW') == {'a.zh-tw': 'zh-tw', 'b.zh': 'zh'}
