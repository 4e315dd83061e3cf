"""What a build has made of a site, said at its end: how much, and what is not published yet."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.messages import logger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sphinx.application import Sphinx

    from sphinxext_podcast.extension.catalogue.catalogue import Held

#: How many documents are named for each reason.
NAMED = 5


def say(app: Sphinx, number_of_feeds: int) -> None:
    """Say it: in a few lines on a terminal, in one elsewhere, without a word in other projects."""
    domain = podcast(app.env)
    library = domain.library
    if not (library.pages or domain.held):
        return
    terms = sum(len(library.terms(taxonomy)) for taxonomy in library.taxonomies)
    made = {'article': len(library.pages), 'term': terms, 'feed': number_of_feeds}
    says = in_lines if sys.stdout.isatty() else in_one_line
    for line in says(made, domain.held.values()):
        logger.info('%s', line)


def in_one_line(made: Mapping[str, int], held: Iterable[Held]) -> list[str]:
    """Return the numbers of what is *made*, and of what is *held* back for which reason."""
    reasons = Counter(one.reason for one in held)
    until = next_hour(held)
    words = {
        'draft': _number(reasons['draft'], 'draft'),
        'future': f'{reasons["future"]} not yet due (the next one on {until})',
        'expired': f'{reasons["expired"]} expired',
    }
    said = ', '.join(text for reason, text in words.items() if reasons[reason])
    return [f'podcast: {_numbers(made)}{"; held back: " * bool(said)}{said}']


def in_lines(made: Mapping[str, int], held: Iterable[Held]) -> list[str]:
    """Return the same in lines, with the documents and the hours that they wait for."""
    known = sorted(
        held, key=lambda one: (one.moment.timestamp() if one.moment else 0, one.docname)
    )
    named = {
        'drafts': [one.docname for one in known if one.reason == 'draft'],
        'not yet due': list(_dated(known, 'future', 'on')),
        'expired': list(_dated(known, 'expired', 'since')),
    }
    lines = [f'podcast: {_numbers(made)}']
    for words, found in named.items():
        more = f' … and {len(found) - NAMED} more' * (len(found) > NAMED)
        lines += [f'  held back, {words}: {", ".join(found[:NAMED])}{more}'] if found else []
    return lines


def next_hour(held: Iterable[Held]) -> str:
    """Return when the next of those *held* back is to be published, '' if none is."""
    moments = [one.moment for one in held if one.reason == 'future' and one.moment]
    return _hour(min(moments)) if moments else ''


def _dated(known: Iterable[Held], reason: str, word: str) -> Iterator[str]:
    for one in known:
        if one.reason == reason:
            yield f'{one.docname} {word} {_hour(one.moment)}' if one.moment else one.docname


def _hour(moment: datetime) -> str:
    return moment.isoformat(' ', 'minutes')


def _numbers(made: Mapping[str, int]) -> str:
    return ', '.join(_number(number, name) for name, number in made.items() if number) or 'nothing'


def _number(number: int, name: str) -> str:
    return f'{number} {name}{"s" * (number != 1)}'
