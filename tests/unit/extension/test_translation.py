"""Numbers in words: each language has its own plural forms."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from sphinx.locale import translators

from sphinxext_podcast.extension.translation import (
    CATALOG,
    ngettext,
    plural_forms,
    plural_language,
)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(translators, ('general', CATALOG), NullTranslations())


@pytest.mark.parametrize(
    ('number', 'words'), [(0, '0 talks'), (1, '1 talk'), (2, '2 talks'), (21, '21 talks')]
)
def test_ngettext(number: int, words: str) -> None:
    assert ngettext('%d talk', '%d talks', number) == words


@pytest.mark.parametrize(
    ('language', 'categories'),
    [
        ('en', {'one', 'other'}),
        ('zh_TW', {'other'}),
        ('ar', {'zero', 'one', 'two', 'few', 'many', 'other'}),
        ('fr', {'one', 'other'}),
        ('pl', {'one', 'few', 'many', 'other'}),
        ('nonsense', {'one', 'other'}),
        ('', {'one', 'other'}),
    ],
)
def test_plural_forms(language: str, categories: set[str]) -> None:
    forms = plural_forms('{n} talk', '{n} talks', language)
    assert forms.keys() == categories
    assert forms['other'] == '{n} talks'


@pytest.mark.parametrize(
    ('language', 'code'),
    [('zh_TW', 'zh'), ('pt_BR', 'pt'), ('en', 'en'), ('x!', 'en'), ('', 'en')],
)
def test_plural_language(language: str, code: str) -> None:
    assert plural_language(language) == code
