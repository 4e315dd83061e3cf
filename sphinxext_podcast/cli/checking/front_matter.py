"""Rules about front matter: what is not understood, what is missing, what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.model.addresses import redirects
from sphinxext_podcast.model.addresses.owners import Owners
from sphinxext_podcast.model.addresses.places import file_at, home
from sphinxext_podcast.model.problem import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext_podcast.cli.project.project_files import Entry

    from .finding import Finding
    from .known import Known

#: The rule for a problem of a subtype.
_RULES = {'link': 'address', 'shortcode': 'shortcode', 'embed': 'player'}
_NO_DESCRIPTION = Cause(
    'articles have no description',
    'write description in their front matter, or turn the rule off: '
    'podcast_check = {"description": False}',
)


def values(known: Known) -> Iterator[Finding]:
    """Find front matter that cannot be read, and values that are not understood."""
    for docname, entry in known.project.entries.items():
        if entry.fatal:
            wrong = entry.fatal
            message = f'{wrong.message}; the document is left out'
            yield known.finding('front-matter', docname, wrong.line or 1, message)
    addresses = known.project.written_addresses
    for docname, entry in known.entries.items():
        if not entry.read.described:
            continue
        said = entry.read.front.problems if entry.read.front else ()
        more = addresses[docname][1] if docname in addresses else []
        for wrong in (*said, *entry.read.problems, *more, *known.bodies[docname].problems):
            rule = _RULES.get(wrong.subtype, 'front-matter')
            yield known.finding(
                rule, docname, wrong.line or 1, wrong.message, cause=wrong.cause, name=wrong.name
            )
    for docname, own in known.book.addresses.items():
        if docname not in known.entries:
            continue
        for fault in own.faults:
            line, message = known.line(docname, fault.key), f'{fault.message}; it is left out'
            yield known.finding(
                'address', docname, line, message, cause=fault.cause, name=fault.key
            )


def taken(known: Known) -> Iterator[Finding]:
    """Find documents at addresses that other pages have."""
    project, book = known.project, known.project.addresses
    for docname, why in project.held.items():
        if why == ('taken',):
            message = (
                f"the page {home(docname).strip('/')!r} is Sphinx's own, so this is left out; "
                'rename the file'
            )
            yield known.finding('address', docname, 1, message)
    files = {docname: file_at(address) for docname, address in project.paths.items()}
    pages = Owners({files[docname]: docname for docname in sorted(files)})
    names = [*book.docnames, *project.taken.names]
    _, conflicts = redirects.plan(
        book.addresses,
        names,
        files,
        lambda file: pages.of(file) or project.taken.of(file),
        project.moved,
    )
    for address, docname, owner in conflicts:
        own = address == book.addresses[docname].own
        keys = ('url', 'permalink', 'slug') if own else ('aliases', 'redirect')
        message = (
            f'the address {address!r} belongs to {owner!r}; give one of them another slug, url or '
            'alias'
        )
        yield known.finding('address', docname, known.line(docname, *keys), message)


def description(known: Known) -> Iterator[Finding]:
    """Find articles of which lists and search engines can only show the beginning."""
    for docname, article in known.articles.items():
        entry = known.entries[docname]
        if article.hidden or article.description or article.summary or _describes(entry):
            continue
        message = (
            'there is no description: lists, feeds and search engines show the beginning of the '
            'text; write one or two sentences'
        )
        yield known.finding('description', docname, 1, message, cause=_NO_DESCRIPTION)


def _describes(entry: Entry) -> bool:
    """Return whether the text of *entry* has a summary, or a description for search engines."""
    front = entry.read.front
    if front and {'html_meta', 'myst'} & front.data.keys():
        return True
    return any(mark in entry.text for mark in ('<!--more-->', '{meta}', '.. meta::'))


def future(known: Known) -> Iterator[Finding]:
    """Find articles that are no drafts and are not published yet, or show a date to come."""
    now = known.project.now
    for docname, article in known.articles.items():
        if article.draft:
            continue
        if article.publish_date and article.publish_date > now:
            moment = article.publish_date.isoformat(sep=' ', timespec='minutes')
            line = known.line(docname, 'publishdate', 'published', 'pubdate', 'date')
            message = f'it is held back until {moment}; build the site again then'
            yield known.finding('future', docname, line, message)
        elif article.date and article.date > now:
            moment = article.date.isoformat(sep=' ', timespec='minutes')
            message = f'it is published, and its date is still to come: {moment}; correct it'
            yield known.finding('future', docname, known.line(docname, 'date'), message)
