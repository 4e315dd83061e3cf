"""What a list asks for: which articles or terms, in which looks."""

from __future__ import annotations

from typing import NamedTuple


class Listing(NamedTuple):
    """What an article list asks for; *terms* are alternatives per taxonomy, all must match.

    *language* is a BCP 47 tag, which those that begin with it match, too; '' is any.
    """

    limit: int = 0
    sort: str = 'newest'
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    language: str = ''


class TermListing(NamedTuple):
    """What a term list asks for; *limit* 0 is all of them."""

    taxonomy: str
    limit: int = 0
    sort: str = 'name'


class ListRequest(NamedTuple):
    """A list that a document asks for: what is in it, and its looks."""

    query: Listing | TermListing
    layout: str = 'list'
    excerpt: bool = False
    feed: bool = False
