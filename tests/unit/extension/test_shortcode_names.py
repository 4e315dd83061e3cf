"""The table of names that is known without Sphinx has every shortcode."""

from __future__ import annotations

from sphinxext_podcast.extension.shortcodes import hugo_shortcodes, moment_shortcodes
from sphinxext_podcast.source.settings.values import SHORTCODES


def test_names() -> None:
    assert {*SHORTCODES} == {*hugo_shortcodes.SHORTCODES, *moment_shortcodes.SHORTCODES}
