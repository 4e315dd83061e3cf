"""What decides the addresses of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Page(NamedTuple):
    """What decides the addresses of one document; the texts are as the author wrote them.

    *language* is the one in the name of its file, which is no part of its address; *root* is
    where Hugo has the pages of that language: ``/en``.  *categories* are for Jekyll's
    *permalink*.  *redirects* are ABlog's: from the root.  A *section* is an ``_index`` file.
    *native* pages are those that Hugo itself would read, and give an address by their path;
    *ablog* ones were written for ABlog, to which *permalink* means nothing.  *program* is the one
    whose patterns of addresses the project has, where that is not Hugo.
    """

    docname: str
    title: str = ''
    date: datetime | None = None
    slug: str = ''
    url: str = ''
    permalink: str = ''
    aliases: tuple[str, ...] = ()
    redirects: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    section: bool = False
    native: bool = True
    ablog: bool = False
    program: str = ''
    language: str = ''
    root: str = ''
