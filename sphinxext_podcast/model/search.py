"""What a reader can search for: the texts of documents, and the objects of a manual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Block(NamedTuple):
    """The text under one heading; before the first heading, anchor and heading are ''."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class SearchDocument:
    """A document: its addresses count from the root of the site, its date is YYYY-MM-DD or ''.

    *published* is the date as its readers write it.
    The terms are pairs: the label of the taxonomy, the name of the term.
    """

    address: str
    title: str
    blocks: tuple[Block, ...]
    date: str = ''
    published: str = ''
    show: str = ''
    image: str = ''
    terms: tuple[tuple[str, str], ...] = ()


class SearchObject(NamedTuple):
    """A class, an option … of a manual: its kind in words, the title of its document."""

    name: str
    kind: str
    address: str
    title: str
