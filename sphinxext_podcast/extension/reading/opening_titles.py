"""The titles of what openings refer to, which are known only when everything is read."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from sphinx.transforms.post_transforms import ReferencesResolver
from sphinx.util.docutils import new_document
from sphinx.util.logging import suppress_logging

from sphinxext_podcast.extension.catalogue.opening import put
from sphinxext_podcast.extension.tuning.steps import every_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.extension.catalogue.opening import Opening


def note(domain: Catalogue, docname: str, found: Iterable[Opening]) -> None:
    """Store what opens the article *docname*, in which only references may still change."""
    for opening in found:
        domain.articles[docname] = put(domain.articles[docname], opening)
    if kept := tuple(opening.copied() for opening in found if opening.refers):
        domain.openings[docname] = kept


def settle(domain: Catalogue, app: Sphinx) -> None:
    """Write the titles of what openings refer to into their articles; by now all is read.

    What is wrong with a reference is said when its page is written.
    """
    said, found = set(domain.said), {}
    with suppress_logging(), every_page(app.builder):
        for docname, own in sorted(domain.openings.items()):
            article = domain.articles[docname]
            for opening in own:
                article = put(article, _resolved(opening, docname, app))
            if article != domain.articles[docname]:
                found[docname] = article
    domain.said = said
    if found:
        domain.articles.update(found)
        domain.forget()


def _resolved(opening: Opening, docname: str, app: Sphinx) -> Opening:
    """Return *opening* with the texts of its references as the page of *docname* has them."""
    env = app.env
    document = new_document('')
    document.settings.env = env
    document += [block.deepcopy() for block in opening.blocks]
    before = env.current_document
    env.current_document = deepcopy(before)
    env.current_document.docname = docname
    try:
        for resolver in sorted(_resolvers(app), key=lambda one: one.default_priority):
            resolver(document).apply()
    finally:
        env.current_document = before
    return opening._replace(blocks=tuple(document.children))  # type: ignore[arg-type]


def _resolvers(app: Sphinx) -> list[type[ReferencesResolver]]:
    """Return what resolves references: Sphinx's way, and those of other extensions."""
    known = app.registry.get_post_transforms()
    return [one for one in known if issubclass(one, ReferencesResolver)]
