"""What stands in the place of a list with nothing in it: a word to readers, one to authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from .article_page import joined, line
from .translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxext_podcast.model.section import Section

_GAP = re.compile(r'%\((\w+)\)s')


def of_terms(wanted: Iterable[tuple[str, Sequence[str]]]) -> list[nodes.Element]:
    """Say how articles get terms: *wanted* are front matter keys, each with alternatives."""
    given: list[nodes.Node] = []
    for key, names in wanted:
        given += [nodes.Text('; ')] if given else []
        given += [code(key), *([nodes.Text(': ')] if names else [])]
        given += joined(map(code, names), ' / ')
    if not given:
        return articles(_('An article is a document whose front matter has %(key)s.'))
    text = _('An article is listed here when its front matter has %(terms)s.')
    return articles(text, terms=given)


def of_section(section: Section) -> list[nodes.Element]:
    """Say how articles get into the folder of *section*."""
    if not section.path:
        return of_terms([])
    text = _('An article is a document in %(folder)s whose front matter has %(key)s.')
    return articles(text, folder=[code(f'{section.path}/')])


def of_taxonomy(key: str) -> list[nodes.Element]:
    """Say that terms are what articles have under the front matter *key*."""
    text = _('Entries are listed here when the front matter of articles has %(key)s.')
    return _both(_('No entries yet.'), text, key=[code(key)])


def articles(text: str, **parts: list[nodes.Node]) -> list[nodes.Element]:
    """Say that there are no articles, and *text*, where *parts* are filled in."""
    return _both(_('No articles yet.'), text, **{'key': [code('date')], **parts})


def code(text: str) -> nodes.Node:
    """Make what an author writes."""
    return nodes.literal('', text)


def _both(words: str, hint: str, **parts: list[nodes.Node]) -> list[nodes.Element]:
    filled: list[nodes.Node] = []
    for odd, piece in enumerate(_GAP.split(str(hint))):
        filled += parts[piece] if odd % 2 else [nodes.Text(piece)]
    return [line([nodes.Text(str(words))], 'podcast-empty'), line(filled, 'podcast-empty-hint')]
