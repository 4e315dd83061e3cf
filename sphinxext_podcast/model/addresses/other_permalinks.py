"""Patterns of addresses of Jekyll, ``/:categories/:title.html``, and what other programs have.

Pelican's ``{date:%Y}/{slug}.html`` and the ``{date}/{slug}`` of Material for MkDocs are written
with the same tokens, ``/:year/:slug.html``; what a slug is, is each program's own.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .permalink import formatted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .page import Page

_ZERO = datetime(1, 1, 1, tzinfo=UTC)
_TOKEN = re.compile(r':([a-z_]+)')
_DATED_NAME = re.compile(r'(?:\d\d)?\d\d-\d\d?-\d\d?-')
#: The folder of a collection of Jekyll, ``_recipes/``, and the folders above it.
_COLLECTION = re.compile(r'(?:.*/)?_(?P<label>[^/]+)/(?P<path>.*)')
_STYLES = {
    'date': '/:categories/:year/:month/:day/:title.html',
    'pretty': '/:categories/:year/:month/:day/:title/',
    'ordinal': '/:categories/:year/:y_day/:title.html',
    'weekdate': '/:categories/:year/W:week/:short_day/:title.html',
    'none': '/:categories/:title.html',
}
_DATES = {
    'year': '%Y',
    'short_year': '%y',
    'month': '%m',
    'short_month': '%b',
    'long_month': '%B',
    'day': '%d',
    'y_day': '%j',
    'short_day': '%a',
    'long_day': '%A',
    'week': '%V',
    'w_day': '%u',
    'w_year': '%G',
    'hour': '%H',
    'minute': '%M',
    'second': '%S',
}
_NAMED = frozenset(
    {
        *('title', 'slug', 'unicode_slug', 'name', 'name_slug', 'basename', 'path', 'collection'),
        *('categories', 'slugified_categories', 'category', 'output_ext', 'i_month', 'i_day'),
    }
)
#: What is kept of a title in Jekyll's ``:title``, besides letters and digits.
_PRETTY = frozenset("._~!$&'()+,;=@")
_TAG = re.compile(r'</?[^<>]*>')
_NO_WORD = re.compile(r'[^\w\s-]')
_NO_WORD_OR_BLANK = re.compile(r'[^\w\- ]')
_GAPS = re.compile(r'[-\s]+')


def unknown(pattern: str) -> list[str]:
    """Return the tokens of *pattern* that nobody fills."""
    names = _TOKEN.findall(_STYLES.get(pattern, pattern))
    return [f':{name}' for name in names if name not in _DATES and name not in _NAMED]


def expand(pattern: str, page: Page, program: str = 'jekyll') -> str:
    """Fill *pattern* for *page* as *program* does; a token that is not known is nothing."""
    pattern = _STYLES.get(pattern, pattern)
    moment = page.date or _ZERO
    values = _values(page, program)
    values |= {token: formatted(moment, layout) for token, layout in _DATES.items()}
    values |= {'i_month': str(moment.month), 'i_day': str(moment.day)}
    made = _TOKEN.sub(lambda match: values.get(match[1], ''), pattern).lstrip('/')
    last = pattern.rsplit('/', 1)[-1].replace(':output_ext', '.html')
    return f'/{made}' if not last or '.' in last else f'/{made}/'


def _values(page: Page, program: str) -> dict[str, str]:
    """Return what stands for the tokens that are no parts of a date."""
    spelled, name = _SLUGS.get(program, jekyll_slug), page.docname.rsplit('/', 1)[-1]
    bare = _DATED_NAME.sub('', name) if program == 'jekyll' else name
    collection = _COLLECTION.fullmatch(page.docname)
    if program == 'jekyll':
        title = pretty_slug(page.slug or bare)
        slug = jekyll_slug(page.slug or bare)
        categories = [category.lower() for category in page.categories]
    else:
        title = slug = page.slug or spelled(page.title)
        categories = [spelled(category) for category in page.categories]
    slugs = dict.fromkeys(spelled(category) for category in page.categories)
    return {
        'title': title,
        'slug': slug,
        'unicode_slug': page.slug or _words(unicodedata.normalize('NFKC', page.title)),
        'name': spelled(bare),
        'name_slug': page.slug or spelled(bare),
        'basename': bare,
        'path': collection['path'] if collection else page.docname,
        'collection': collection['label'] if collection else '',
        'categories': '/'.join(dict.fromkeys(categories)),
        'slugified_categories': '/'.join(slugs),
        'category': next(iter(slugs), ''),
        'output_ext': '.html',
    }


def pretty_slug(text: str) -> str:
    """Return *text* as Jekyll's ``:title``, which keeps capitals and some punctuation."""
    return _hyphened(text, _PRETTY)


def jekyll_slug(text: str) -> str:
    """Return *text* as Jekyll's ``:slug``."""
    return _hyphened(text).lower()


def pelican_slug(text: str) -> str:
    """Return *text* as Pelican's slug, but for letters that are not Latin, which stay."""
    parts = unicodedata.normalize('NFKD', text)
    return _words(unicodedata.normalize('NFC', re.sub('[\u0300-\u036f]', '', parts)))


def material_slug(text: str) -> str:
    """Return *text* as a slug of Material for MkDocs, which keeps each blank as a hyphen."""
    text = _TAG.sub('', unicodedata.normalize('NFC', text)).strip().lower()
    return _NO_WORD_OR_BLANK.sub('', text).replace(' ', '-')


def _words(text: str) -> str:
    return _GAPS.sub('-', _NO_WORD.sub('', _TAG.sub('', text)).strip()).lower()


def _hyphened(text: str, kept: frozenset[str] = frozenset()) -> str:
    """Return *text* with a hyphen for each run of what is no letter, mark, digit or *kept*."""
    made = ''.join(c if c in kept or _is_word(c) else '\0' for c in text)
    return re.sub('\0+', '-', made).removeprefix('-').removesuffix('-')


def _is_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in 'LM' or category == 'Nd'


_SLUGS: Mapping[str, Callable[[str], str]] = {
    'jekyll': jekyll_slug,
    'pelican': pelican_slug,
    'material': material_slug,
}
