"""The rules of ``sphinx-podcast check``: their names, and what each finds."""

from __future__ import annotations

from typing import Any

from . import checks

#: Name → what the rule finds.
RULES = {
    'config': 'an option of ours in ``conf.py`` with an impossible value',
    'front-matter': 'front matter that cannot be read, or a value that is not understood',
    'address': 'an address in front matter that no page can have, or that another page has; '
    'with ``--published`` one that was published and would be gone',
    'shortcode': 'a shortcode that is unknown or written against the grammar',
    'player': 'what no provider plays: a mistyped id, for instance',
    'provider': 'an address of one provider in the player of another',
    'source-url': 'a ``source_url`` that names another episode than the article plays',
    'file': 'a picture or another file that is not there',
    'link': 'a link to an address of the site, or to a heading, that is not there',
    'term': 'terms that are one but for case, width, the form of Unicode, or 台 and 臺; tags and '
    'categories with a full-width comma in them',
    'series': 'a part of a series that is missing, or is there twice',
    'description': 'an article without a description',
    'emphasis': '``**`` that stays on the page beside Chinese punctuation',
    'heading': 'a heading that leaves out a level',
    'future': 'an article that is finished and has a date in the future',
}


def rule(name: Any, value: Any) -> str:
    """Return what is wrong unless it is a rule, and whether or where it is not applied."""
    if name not in RULES:
        return checks.no_key(name, RULES)
    if isinstance(value, bool):
        return ''
    good = isinstance(value, (list, tuple)) and not checks.strings(value)
    return '' if good else f'{name!r}: write False, or a list of patterns of docnames'
