"""Translations: one key, or one name but for the language."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.translations import translations


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
