"""Rules about what articles have in common: terms in two spellings, gaps in series."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sphinxext_podcast.model.groups.term import term_key
from sphinxext_podcast.source.front_matter import article_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.groups.term import Term

    from .finding import Finding
    from .known import Known

#: What stands between two terms for those who write Chinese, but is no comma to YAML or TOML.
_COMMA = '，'
#: Keys of terms of a word or two, which have no comma in them.
_WORDS = frozenset({'tags', 'categories'})
#: Kinds of characters that are others in another width.
_WIDTHS = frozenset({'<wide>', '<narrow>'})


def folded(name: str) -> str:
    """Return what spellings of one term have in common: case, width, form, 台 and 臺 aside."""
    narrow = []
    for char in name:
        kind, _, points = unicodedata.decomposition(char).partition(' ')
        narrow.append(chr(int(points, 16)) if kind in _WIDTHS else char)
    return term_key(''.join(narrow)).replace('臺', '台')


def terms(known: Known) -> Iterator[Finding]:
    """Find terms that are written in another way elsewhere, and two in one."""
    for taxonomy, key in known.library.taxonomies.items():
        uses: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for docname, article in known.articles.items():
            for name in dict.fromkeys(article.values(key)):
                uses[folded(name)][name].append(docname)
        for spellings in uses.values():
            if key in _WORDS:
                yield from _unparted(known, taxonomy, key, spellings)
            if len(spellings) > 1:
                yield from _spellings(known, taxonomy, key, spellings)


def _unparted(
    known: Known, taxonomy: str, key: str, spellings: dict[str, list[str]]
) -> Iterator[Finding]:
    """Find terms with a comma in them that parts no terms."""
    for name, docnames in spellings.items():
        for docname in docnames if _COMMA in name.strip(_COMMA) else ():
            message = (
                f'{name!r} in {taxonomy!r} is one term, for its comma is a full-width one; write '
                '", " between two'
            )
            yield known.finding('term', docname, _line(known, docname, key, name), message)


def _spellings(
    known: Known, taxonomy: str, key: str, spellings: dict[str, list[str]]
) -> Iterator[Finding]:
    """Find the articles that spell a term otherwise than most do."""
    ordered = sorted(spellings, key=lambda name: (-len(spellings[name]), _is_odd(name), name))
    usual, most = ordered[0], len(spellings[ordered[0]])
    for name in ordered[1:]:
        for docname in spellings[name]:
            number = f'{most} article{"s" * (most != 1)}'
            how = f'is {usual!r}'
            if unicodedata.normalize('NFC', name) == unicodedata.normalize('NFC', usual):
                how = 'is in another form of Unicode'
            message = f'{name!r} in {taxonomy!r} {how} in {number}; write it in one way'
            yield known.finding('term', docname, _line(known, docname, key, name), message)


def _is_odd(name: str) -> bool:
    """Return whether *name* is not in the form of Unicode that keyboards write."""
    return unicodedata.normalize('NFC', name) != name


def _line(known: Known, docname: str, key: str, name: str) -> int:
    """Return the line where *docname* names a term, or that of its list."""
    first = known.line(docname, *article_fields.keys(key))
    front = known.entries[docname].read.front
    lines = known.entries[docname].text.split('\n')[first - 1 : front.end if front else first]
    return next((first + at for at, line in enumerate(lines) if name in line), first)


def series(known: Known) -> Iterator[Finding]:
    """Find parts that are missing between others, and parts that are there twice."""
    for taxonomy, key in known.library.taxonomies.items():
        if key == 'series':
            for term in known.library.terms(taxonomy):
                yield from _parts(known, term)


def _parts(known: Known, term: Term) -> Iterator[Finding]:
    """Find what is wrong with the parts of *term*, in each language by itself."""
    languages: dict[str, list[Article]] = defaultdict(list)
    for article in known.library.of(term.docnames):
        if article.series_order is not None:
            languages[article.language].append(article)
    for articles in languages.values():
        orders = Counter(article.series_order for article in articles)
        numbers = sorted(number for number in orders if number is not None)
        gaps = [n for n in range(numbers[0], numbers[-1]) if n not in orders] if numbers else []
        if len(gaps) * 2 > len(numbers):
            gaps = []  # their numbers are no count
        for article in articles:
            line, own = known.line(article.docname, 'series_order'), article.series_order or 0
            below = [gap for gap in gaps if gap < own and not any(gap < n < own for n in numbers)]
            if below:
                missing = ', '.join(map(str, below))
                message = (
                    f'this is part {own} of the series {term.name!r}, and there is no part '
                    f'{missing}; correct series_order'
                )
                yield known.finding('series', article.docname, line, message)
            same = [
                one.docname
                for one in articles
                if one.series_order == own
                and one is not article
                and one not in known.library.translations(article)
            ]
            if same:
                message = (
                    f'{same[0]!r} is part {own} of the series {term.name!r}, too; correct '
                    'series_order'
                )
                yield known.finding('series', article.docname, line, message)
