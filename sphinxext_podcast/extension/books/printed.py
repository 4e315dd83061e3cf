"""Articles as a printed book shows them: small facts, the pages of others, no neighbours."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.transforms import URI_SCHEMES

from sphinxext_podcast.extension.catalogue.catalogue import podcast

from . import contents, term_index
from .address_notes import printable, shows

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The beginnings of the classes of lines that say something about an article.
FACTS = ('podcast-article-', 'podcast-episode-facts', 'podcast-subscribe')
#: The classes of lines that name other articles by their place in time.
NEIGHBOURS = frozenset(
    {'podcast-article-newer', 'podcast-article-older', 'podcast-article-section'}
)
#: The letters that mark notes, which are no numbers of the text.
LETTERS = 26


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Dress the book that begins with *docname*."""
    if app.builder.format != 'latex':
        return
    take_away(doctree)
    name_speakers(doctree, app.config.language)
    parts = {docname: doctree}
    parts |= {part['docname']: part for part in doctree.findall(addnodes.start_of_file)}
    articles = podcast(app.env).articles
    for name, part in parts.items():
        if name in articles:
            for section in part.children:
                if isinstance(section, nodes.section):
                    dress(section)
    doctree.insert(0, contents.depth_of(app, doctree, docname))
    doctree += term_index.in_latex(app, parts)


def name_speakers(doctree: nodes.document, language: str) -> None:
    """Put a dash before whoever said a quotation; of the hyphens of Sphinx fonts make no dash."""
    dash = '——' if language.startswith('zh') else '— '
    for said in list(doctree.findall(nodes.attribution)):
        line = nodes.paragraph('', '', nodes.Text(dash), *said.children)
        said.replace_self(nodes.container('', line, classes=['podcast-said']))


def take_away(doctree: nodes.document) -> None:
    """Take away rules above notes, which are at the feet of pages, and make codes smaller."""
    for rule in list(doctree.findall(nodes.transition)):
        if 'footnotes' in rule['classes']:
            rule.parent.remove(rule)
    for code in doctree.findall(nodes.image):
        if 'podcast-qr' in code['classes']:
            code.setdefault('width', '3cm')


def dress(section: nodes.section) -> None:
    """Put what is about the article in the groups that our LaTeX package knows."""
    made: list[nodes.Node] = []
    notes = 0
    # The neighbours of a chapter are beside it.
    shown = [node for node in section.children if not is_neighbour(node)]
    for kind, group in groupby(shown, kind_of):
        members = list(group)
        if kind in {'podcast-facts', 'podcast-after'}:
            for member in members:
                notes = note(member, notes)
                name_pages(member)
        made += [nodes.container('', *members, classes=[kind])] if kind else members
    section.children = []
    section += made


def is_neighbour(node: nodes.Node) -> bool:
    """Return whether *node* names the newer or the older article."""
    classes = node.get('classes', ()) if isinstance(node, nodes.Element) else ()
    return bool(NEIGHBOURS & {*classes})


def kind_of(node: nodes.Node) -> str:
    """Return the class of the group that *node* belongs to, '' for the text of the author."""
    if not isinstance(node, nodes.Element):
        return ''
    if node.get('beside'):
        return 'podcast-after'
    classes: list[str] = node.get('classes', [])
    if isinstance(node, nodes.image):
        return 'podcast-picture'
    if not isinstance(node, nodes.paragraph):
        return ''
    if 'podcast-article-lede' in classes:
        return 'podcast-lede'
    return 'podcast-facts' if any(name.startswith(FACTS) for name in classes) else ''


def name_pages(line: nodes.Node) -> None:
    """Put the number of its page behind each article that *line* links to."""
    for link in list(line.findall(nodes.reference)):
        address = link.get('refuri', '')
        if address.startswith('%') and '#' not in address:
            label = term_index.latex_label(address[1:])
            page = nodes.raw('', rf'\podcastpage{{{label}}}', format='latex')
            link.parent.insert(link.parent.index(link) + 1, page)


def note(line: nodes.Node, used: int) -> int:
    """Put the addresses of the links in *line* at the foot of the page; return how many are there.

    They have letters; numbers belong to the author's text.
    """
    for link in list(line.findall(nodes.reference)):
        address = link.get('refuri', '')
        if address.startswith(URI_SCHEMES) and not shows(link) and used < LETTERS:
            used += 1
            written = printable(address)
            shown = nodes.reference('', written, refuri=written, nolinkurl=True)
            begin, end = rf'\podcastnote{{{used}}}{{', '}'
            raw = [nodes.raw('', begin, format='latex'), shown, nodes.raw('', end, format='latex')]
            link.parent.insert(link.parent.index(link) + 1, raw)
    return used
