"""What is wrong with the addresses of documents and terms, known when all are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.extension.builders import has_term_pages, page_file
from sphinxext_podcast.extension.messages import Subtype, at_key, report_all, warn
from sphinxext_podcast.model.addresses import owners
from sphinxext_podcast.model.addresses.file_name import DEVICE
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source.front_matter import article_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders import Builder

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.addresses.address import Fault

#: How much of a name a message shows.
SHOWN = 40


def warn_of_faults(domain: Catalogue) -> None:
    """Warn of values in front matter that are no addresses of this site."""
    report_all(
        (docname, located(fault, domain.lines.get(docname, {})))
        for docname, own in domain.address_book.addresses.items()
        for fault in own.faults
    )


def warn_of_likeness(builder: Builder, domain: Catalogue) -> None:
    """Warn of articles whose pages would be one file where names differ by more than case."""
    if not has_term_pages(builder):
        return
    known = domain.address_book.addresses
    files = {page_file(builder, docname): docname for docname in sorted(domain.env.found_docs)}
    for one, other in owners.alike(files):
        first, second = files[one], files[other]
        if first in known and second in known and known[first].own == known[second].own:
            continue  # which has been said
        if domain.described(second) or domain.described(first):
            message = (
                f'the page {other!r} of {second!r} and {one!r} of {first!r} differ only by case '
                'or Unicode form, and are one file on Windows and macOS; rename one of them'
            )
            warn(Subtype.LINK, message, at_key(domain.lines, second, 'url', 'slug'))


def located(fault: Fault, lines: Mapping[str, int]) -> Problem:
    """Return what is wrong with an address, at the line of its key."""
    line, key = lines.get(fault.key, 0), fault.key
    message = f'{fault.message}; it is left out'
    return Problem(Subtype.LINK.value, message, line, key, fault.cause, key)


def warn_of_terms(domain: Catalogue) -> None:
    """Warn of terms with another address than their names make, at an article with each."""
    library = domain.library
    for term, wanted, other in library.collisions:
        name = shortened(term.name)
        if other:
            message = (
                f'{name!r} and {shortened(other)!r} in {term.taxonomy!r} have one address; '
                f'the page of the former is {term.path!r}'
            )
        elif len(wanted) > len(term.path):
            message = (
                f'{name!r} in {term.taxonomy!r} is too long for the name of a file; its page is '
                f'{term.path!r}; write a list if there are several names, or choose an address '
                'in podcast_term_slugs'
            )
        else:
            device = any(map(DEVICE.fullmatch, wanted.split('/')))
            why = 'a name that no file of Windows can have' if device else 'where other files are'
            message = (
                f'{name!r} in {term.taxonomy!r} would have its page at {wanted!r}, {why}; '
                f'it is {term.path!r}'
            )
        keys = article_fields.keys(library.taxonomies[term.taxonomy])
        warn(Subtype.TERM, message, at_key(domain.lines, term.docnames[0], *keys))


def shortened(name: str) -> str:
    """Return the beginning of *name*, which may be as long as a text, for a message."""
    return name if len(name) <= SHOWN else f'{name[:SHOWN]}…'
