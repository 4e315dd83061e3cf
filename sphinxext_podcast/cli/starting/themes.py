"""The themes that ``init`` knows: their packages, and options with which they look good."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Theme(NamedTuple):
    """A theme for Sphinx."""

    #: What ``pip`` installs; '' for those that come with Sphinx.
    package: str
    options: Mapping[str, object] = {}


#: Name in ``conf.py`` → theme, in the order in which they are offered.
THEMES = {
    'furo': Theme('furo'),
    'pydata_sphinx_theme': Theme('pydata-sphinx-theme', {'show_prev_next': False}),
    'sphinx_book_theme': Theme(
        'sphinx-book-theme',
        # Its search is at the side; without this it has a second one above.
        {'show_prev_next': False, 'use_download_button': False, 'navbar_persistent': []},
    ),
    'sphinx_rtd_theme': Theme('sphinx-rtd-theme'),
    'shibuya': Theme('shibuya'),
    'alabaster': Theme(''),
    'classic': Theme(''),
}
