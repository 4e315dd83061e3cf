"""Numbers in words: each language has its own plural forms."""

from __future__ import annotations

from datetime import datetime
from gettext import NullTranslations

import pytest
from sphinx.config import Config
from sphinx.locale import translators

from sphinxext_podcast.extension.translation import (
    CATALOG,
    date_text,
    month_text,
    near_catalog,
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


@pytest.mark.parametrize(
    ('language', 'day', 'month'),
    [
        ('en', 'February 9, 2026', 'February'),
        ('zh_TW', '2026年2月9日', '2月'),
        ('zh_CN', '2026年2月9日', '二月'),
        ('ja', '2026年2月9日', '2月'),
        ('ko', '2026년 2월 9일', '2월'),
        ('de', '9. Februar 2026', 'Februar'),
        ('fr', '9 février 2026', 'Février'),
        ('es', '9 de febrero de 2026', 'Febrero'),
        ('pt_BR', '9 de fevereiro de 2026', 'Fevereiro'),
        ('ar', '9 فبراير 2026', 'فبراير'),
    ],
)
def test_dates(language: str, day: str, month: str) -> None:
    settings = Config({}, {'language': language})
    # CLDR has marks of direction in some of its versions.
    found = date_text(datetime(2026, 2, 9), settings).replace('\u200f', '')
    assert (found, month_text(2, language)) == (day, month)


@pytest.mark.parametrize(
    ('language', 'catalog'),
    [
        ('zh_HK', 'zh_TW'),
        ('zh_Hant', 'zh_TW'),
        ('zh_Hant_HK', 'zh_TW'),
        ('zh_Hans', 'zh_CN'),
        ('zh', 'zh_CN'),
        ('pt', 'pt_BR'),
        ('de_AT', ''),
        ('en', ''),
        ('', ''),
    ],
)
def test_near_catalog(language: str, catalog: str) -> None:
    assert near_catalog(language) == catalog
