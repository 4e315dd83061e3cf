"""The words of the interface in the reader's language."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from sphinx.locale import get_translation, get_translator, init
from sphinx.util.i18n import babel_format_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

CATALOG = 'sphinxext_podcast'

_ = get_translation(CATALOG)
#: Among so many numbers from 0 on each plural form of each language occurs.
_NUMBERS = 120
_TRADITIONAL = ('zh_tw', 'zh_hk', 'zh_mo', 'zh_hant')


def add_catalog(app: Sphinx) -> None:
    """Register the translations that come with the extension."""
    folder = Path(__file__).parents[1] / 'locale'
    app.add_message_catalog(CATALOG, folder)
    if nearest := near_catalog(app.config.language or ''):
        init([folder], nearest, CATALOG)


def near_catalog(language: str) -> str:
    """Return the name of the catalog that serves *language*, too, where gettext finds none.

    gettext looks for ``de_AT`` and ``de``; for ``zh_HK`` and ``zh``, which are two scripts.
    """
    code = language.replace('-', '_').casefold()
    if code.startswith(_TRADITIONAL):
        return 'zh_TW'
    return {'zh': 'zh_CN', 'pt': 'pt_BR'}.get(code.partition('_')[0], '')


def ngettext(one: str, many: str, number: int) -> str:
    """Return the words for *number*, which stands where the words have ``%d``."""
    return _form(one, many, number) % number


def plural_forms(one: str, many: str, language: str) -> dict[str, str]:
    """Return the words for each plural category of *language* that whole numbers have.

    The categories are those of Unicode CLDR, which the browser's ``Intl.PluralRules`` knows.
    """
    category = Locale(plural_language(language)).plural_form
    forms = {category(number): _form(one, many, number) for number in range(_NUMBERS)}
    return {**forms, 'other': forms.get('other') or _form(one, many, _NUMBERS)}


def plural_language(language: str) -> str:
    """Return the code of *language* without its country, of one that CLDR knows; else ``en``."""
    try:
        return Locale.parse(language).language
    except (UnknownLocaleError, ValueError):
        return 'en'


@cache
def language_name(language: str, *, full: bool = False) -> str:
    """Return what speakers call *language*, a BCP 47 tag; *full*: with its country."""
    locale = known_locale(language)
    if locale is None:
        return language
    known = locale.languages
    if full:
        return locale.get_display_name() or language
    return (
        known.get(f'{locale.language}_{locale.script}') or known.get(locale.language) or language
    )


def known_locale(language: str) -> Locale | None:
    """Return what Babel knows of *language*, a BCP 47 tag."""
    try:
        return Locale.parse(language, sep='-') if language else None
    except (UnknownLocaleError, ValueError):
        return None


def _form(one: str, many: str, number: int) -> str:
    return get_translator(CATALOG).ngettext(one, many, number)


def date_text(moment: datetime, config: Config) -> str:
    """Write a date in full as the site's language does: January 26, 2026; 2026年1月26日."""
    return _date_text(moment.date(), config.language)


@cache
def between(language: str) -> str:
    """Return what stands between the items of a list in *language*: a comma; 、."""
    pattern: str = Locale(plural_language(language)).list_patterns['standard']['middle']
    return pattern.removeprefix('{0}').removesuffix('{1}')


@cache
def month_text(month: int, language: str) -> str:
    """Write the name of a month, counted from 1, as it stands in a heading: Enero; 1月."""
    name = babel_format_date(datetime(2000, month, 1), 'LLLL', locale=language)  # noqa: DTZ001
    return name[:1].upper() + name[1:]


@cache
def _date_text(day: date, language: str) -> str:
    return babel_format_date(datetime.combine(day, time()), 'long', locale=language)
