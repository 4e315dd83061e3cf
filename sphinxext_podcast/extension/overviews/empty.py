"""What stands in the place of a list with nothing in it, and what its author is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.catalogue import groups
from sphinxext_podcast.extension.messages import hint
from sphinxext_podcast.extension.translation import _

from .lines import joined, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.groups.section import Section
    from sphinxext_podcast.model.library import Library

_ARTICLE = 'an article is a document {}whose front matter has "date"'


def of_terms(
    wanted: Iterable[tuple[str, Sequence[str]]], library: Library, links: Linker
) -> list[nodes.Element]:
    """Make the sentence for a list without articles: *wanted* are keys, each with alternatives."""
    given = '; '.join(
        f'{key}: {" or ".join(map(repr, names))}' if names else key for key, names in wanted
    )
    listed = f'no article has {given} in its front matter'
    told = listed if given else _ARTICLE.format('')
    return _said(str(_('No articles yet.')), told, library, links)


def of_section(section: Section, library: Library, links: Linker) -> list[nodes.Element]:
    """Make the sentence for a folder without articles."""
    place = f'in {section.path}/ ' if section.path else ''
    return _said(str(_('No articles yet.')), _ARTICLE.format(place), library, links)


def of_taxonomy(key: str, library: Library, links: Linker) -> list[nodes.Element]:
    """Make the sentence for a taxonomy without terms: no article has the front matter *key*."""
    told = f'no article has "{key}" in its front matter'
    return _said(str(_('No entries yet.')), told, library, links)


def tell(made: Iterable[nodes.Element], place: str | nodes.Element, said: set[object]) -> None:
    """Tell the author at *place* what the lists among *made* wait for, unless it is *said*.

    A list that is empty, as in a new project, is no fault.
    """
    for node in made:
        where = place if isinstance(place, str) else (place.source, place.line)
        if (text := node.get('hint')) and (where, text) not in said:
            said.add((where, text))
            hint(f'the list is empty: {text}', place)


def onward(library: Library, links: Linker) -> list[nodes.Node]:
    """Lead to all the articles that there are, if there is a page of them."""
    found = groups.archives(library)[:1] if links.has_term_pages else ()
    return [links.page(archive.path, str(_('All articles'))) for archive in found]


def _said(words: str, author: str, library: Library, links: Linker) -> list[nodes.Element]:
    said = joined([nodes.Text(words), *onward(library, links)], ' ')
    paragraph = line(said, 'podcast-empty')
    paragraph['hint'] = author
    return [paragraph]
