"""Patterns of addresses of Pelican and of Material for MkDocs, in the tokens of Jekyll."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_BRACES = re.compile(r'\{(?P<name>\w+)(?::(?P<format>[^{}]*))?\}')
_DIRECTIVE = re.compile('%-?[A-Za-z]')
#: What ``strftime`` writes → the token.
_STRFTIME = {
    '%Y': ':year',
    '%y': ':short_year',
    '%m': ':month',
    '%-m': ':i_month',
    '%b': ':short_month',
    '%B': ':long_month',
    '%d': ':day',
    '%-d': ':i_day',
    '%j': ':y_day',
    '%a': ':short_day',
    '%A': ':long_day',
    '%H': ':hour',
    '%M': ':minute',
    '%S': ':second',
}
_UNICODE = re.compile(r'y+|M+|d+|D+|E+|H+|m+|s+|[A-Za-z]+')
#: What the Unicode patterns of Babel write → the token.
_BABEL = {
    'yyyy': ':year',
    'y': ':year',
    'yy': ':short_year',
    'MM': ':month',
    'M': ':i_month',
    'MMM': ':short_month',
    'MMMM': ':long_month',
    'dd': ':day',
    'd': ':i_day',
    'DDD': ':y_day',
    'HH': ':hour',
    'mm': ':minute',
    'ss': ':second',
}


def pelican(pattern: str, slug: str = ':slug') -> str:
    """Return Pelican's *pattern*, such as ``{date:%Y}/{slug}.html``, in our tokens.

    *slug* is the token for its slugs.  Return '' if it has a part that there is no token for.
    """
    tokens = {'slug': slug, 'category': ':category'}
    return _address(_filled(pattern, tokens, lambda form: _parts(form, _DIRECTIVE, _STRFTIME)))


def material(pattern: str, dates: str, *, categories: int = 1) -> str:
    """Return the *pattern* of Material for MkDocs, such as ``{date}/{slug}``, in our tokens.

    *dates* is the pattern of its ``{date}``.  At most as many *categories* are in an address as
    it says.  Return '' if it has a part that there is no token for.
    """
    date = _parts(dates, _UNICODE, _BABEL)
    several = ':category' if categories == 1 else ''
    tokens = {'slug': ':slug', 'file': ':basename', 'date': date, 'categories': several}
    made = _address(_filled(pattern, tokens, lambda form: ''))
    return f'{made.rstrip("/")}/' if made else ''


def _filled(pattern: str, tokens: Mapping[str, str], dated: Callable[[str], str]) -> str:
    """Return *pattern* with tokens, '' if one is missing."""
    missing = []

    def token(match: re.Match[str]) -> str:
        form = match['format']
        made = dated(form) if match['name'] == 'date' and form else tokens.get(match['name'], '')
        if not made:
            missing.append(match[0])
        return made

    made = _BRACES.sub(token, pattern)
    return '' if missing or '{' in made else made


def _parts(form: str, pattern: re.Pattern[str], tokens: Mapping[str, str]) -> str:
    """Return a date pattern with tokens, '' if one is missing."""
    parts = pattern.findall(form)
    if not all(part in tokens for part in parts):
        return ''
    return pattern.sub(lambda match: tokens[match[0]], form)


def _address(made: str) -> str:
    return f'/{made.lstrip("/")}' if made else ''
