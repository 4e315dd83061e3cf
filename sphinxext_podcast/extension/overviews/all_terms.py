"""The terms of a taxonomy: a list, chips, and columns in groups where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.catalogue.list_pages import FEW_TERMS, MOST_USED
from sphinxext_podcast.extension.elements.nodes import podcast_html, podcast_inline, podcast_part
from sphinxext_podcast.extension.translation import _, ngettext
from sphinxext_podcast.model.groups.alphabet import OTHERS, grouped
from sphinxext_podcast.output.pages.elements import filter_field

from .lines import classes, joined, jump, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.config import Config

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.groups.term import Term


def term_list(terms: Sequence[Term], layout: str, links: Linker) -> list[nodes.Element]:
    """Make a list of *terms* with the numbers of their articles."""
    items = [term_item(links.term(term), str(len(term.docnames))) for term in terms]
    return [nodes.bullet_list('', *items, classes=classes('term', layout))]


def term_item(link: nodes.Node, number: str) -> nodes.list_item:
    """Make the entry of a term in a list: its *link* and the *number* of its articles."""
    count = podcast_inline('', number, tag='span', classes=['podcast-term-count'])
    return nodes.list_item('', line(joined([link, count], ' '), 'podcast-term-item'))


def cloud(terms: Iterable[tuple[Term, int]], links: Linker) -> nodes.Element:
    """Make chips of *terms*, each with its number."""
    items = [term_item(links.term(term), str(number)) for term, number in terms]
    return nodes.bullet_list('', *items, classes=classes('term', 'cloud'))


def index(terms: Sequence[Term], links: Linker, config: Config) -> list[nodes.Element]:
    """Make the page of a taxonomy: columns; where there are many, the most used and groups."""
    if len(terms) <= FEW_TERMS or not links.has_term_pages:
        return term_list(terms, 'list', links)
    often = [term for term in terms if len(term.docnames) > 1]
    often = sorted(often, key=lambda term: -len(term.docnames))[:MOST_USED]
    groups = grouped(terms, lambda term: term.name, config.language or '')
    named = [(f'terms-{number}', _words(group)) for number, (group, _found) in enumerate(groups)]
    jumps: list[nodes.Node] = [
        nodes.reference('', words, refuri=f'#{place}') for place, words in named
    ]
    made: list[nodes.Element] = [
        *([cloud(((term, len(term.docnames)) for term in often), links)] if often else []),
        podcast_html('', '', html=filter_field(str(_('Search in this list')))),
        jump(jumps, str(_('Groups'))),
    ]
    for (place, words), (_group, found) in zip(named, groups, strict=True):
        heading = podcast_inline('', words, tag='h2', ids=[place], classes=['podcast-heading'])
        listed = term_list(found, 'list', links)
        made.append(podcast_part('', heading, *listed, tag='div', classes=['podcast-group']))
    return made


def _words(group: str | int) -> str:
    """Return what *group* is called."""
    if isinstance(group, int):
        return ngettext('%d stroke', '%d strokes', group)
    return {OTHERS: '0–9', '其': str(_('Others')), '漢': '漢字'}.get(group, group)
