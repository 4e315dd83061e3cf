"""The words of the interface in the reader's language."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation
from sphinx.util.i18n import babel_format_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

CATALOG = 'sphinxext_podcast'

_ = get_translation(CATALOG)


def add_catalog(app: Sphinx) -> None:
    """Register the translations that come with the extension."""
    app.add_message_catalog(CATALOG, Path(__file__).parents[1] / 'locale')


def date_text(moment: datetime, config: Config) -> str:
    """Write a date in full as the site's language does: January 26, 2026; 2026年1月26日."""
    return _date_text(moment.date(), config.language)


@cache
def month_text(month: int, language: str) -> str:
    """Write the name of a month, counted from 1, as it stands alone: January; 1月."""
    return babel_format_date(datetime(2000, month, 1), 'LLLL', locale=language)  # noqa: DTZ001


@cache
def _date_text(day: date, language: str) -> str:
    return babel_format_date(datetime.combine(day, time()), 'long', locale=language)
