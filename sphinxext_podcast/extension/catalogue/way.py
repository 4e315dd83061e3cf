"""The way to a page from the front page: what is above an article, and above a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.groups.section import Section

from . import groups
from .catalogue import at

if TYPE_CHECKING:
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.library import Library

    from .catalogue import Catalogue
    from .groups import Subject


class Stop(NamedTuple):
    """A page on the way: its name and its title."""

    name: str
    title: str


def to_article(domain: Catalogue, article: Article) -> list[Section]:
    """Return the sections that *article* is in, the outermost first; the home is none of them."""
    found: list[Section] = []
    section = domain.library.section_of(article)
    while section is not None and section.path:
        if at(domain.env, section.path) != article.docname:
            found.insert(0, section)
        section = domain.library.section(section.parent)
    return found


def to_list(subject: Subject, library: Library) -> list[Subject]:
    """Return what is above the list about *subject*, the outermost first, without the home."""
    found: list[Subject] = []
    while not isinstance(subject, str) and not is_home(subject):
        subject = groups.parent(subject, library)
        if not is_home(subject):
            found.insert(0, subject)
    return found


def is_home(subject: Subject) -> bool:
    """Return whether *subject* is the front page."""
    return isinstance(subject, Section) and not subject.path


def stop(domain: Catalogue, subject: Subject) -> Stop:
    """Return the page about *subject*."""
    name = at(domain.env, groups.path_of(subject))
    return Stop(name, groups.title(subject, domain.env))
