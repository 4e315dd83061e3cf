"""The body of an article after parsing: shortcodes put back, ids of headings."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.heading_ids import heading_id
from sphinxext_podcast.source.shortcodes import Call, Mistake

from . import players
from .messages import Subtype, warn
from .nodes import podcast_embed

if TYPE_CHECKING:
    from sphinxext_podcast.source.placeholders import Marked, Taken

#: Text that is shown as it was typed: nothing in it is executed.
_VERBATIM = (nodes.literal, nodes.FixedTextElement, nodes.comment, nodes.math, nodes.math_block)


#: Attributes that hold an address.
_ADDRESSES = ('refuri', 'uri')


class PutShortcodesBack(SphinxTransform):
    """Put players, or the text, in the places of the placeholders.

    It runs before translation (20), which compares the texts with those of the catalogs.
    """

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Work through texts, then attributes."""
        marked: Marked | None = self.env.current_document.get('podcast_marked')
        if marked is None or not marked.taken:
            return
        self.marked = marked
        found: set[str] = set()
        for text in list(self.document.findall(nodes.Text)):
            if numbers := marked.pattern.findall(text):
                # A heading has its text once more, as a name.
                found.update(() if isinstance(text.parent, nodes.title) else numbers)
                self.put_back(text, text.parent)
        if len(found) < len(marked.taken):
            for link in list(self.document.findall(addnodes.pending_xref)):
                self.put_back_in_links(link)
            for element in self.document.findall(nodes.Element):
                self.put_back_in_attributes(element)

    def put_back(self, text: nodes.Text, parent: nodes.Element) -> None:
        """Replace the placeholders in *text* as its place allows."""
        if isinstance(parent, _VERBATIM) and not isinstance(parent, nodes.raw):
            shown = self.as_written(text)
            parent.rawsource = self.as_written(parent.rawsource)
            parent.replace(text, nodes.Text(shown))
            return
        pieces = self.pieces(text, isinstance(parent, nodes.raw))
        parent.rawsource = self.as_written(parent.rawsource)
        if isinstance(parent, nodes.raw):
            parent.replace_self([_raw_like(parent, piece) for piece in pieces])
        elif type(parent) is nodes.paragraph:
            players.split(parent, text, pieces)
        else:
            linked = isinstance(parent, nodes.reference)
            inline = [
                players.inline(p, linked=linked) if isinstance(p, podcast_embed) else p
                for p in pieces
            ]
            parent.replace(text, inline)

    def pieces(self, text: str, in_html: bool) -> list[nodes.Node]:
        """Cut *text* at its placeholders, into texts and players."""
        pieces: list[nodes.Node] = []
        at = 0
        for match in self.marked.pattern.finditer(text):
            pieces.append(nodes.Text(text[at : match.start()]))
            at = match.end()
            taken = self.marked.taken[int(match[1])]
            if in_html and text.rfind('<!--', 0, at) > text.rfind('-->', 0, at):
                pieces.append(nodes.Text(taken.shown))
            elif in_html and text.rfind('<', 0, at) > text.rfind('>', 0, at):
                pieces.append(nodes.Text(escape(self.in_attribute(taken))))
            else:
                node = self.node(taken)
                shown = in_html and isinstance(node, nodes.Text)
                pieces.append(nodes.Text(escape(node.astext(), quote=False)) if shown else node)
        pieces.append(nodes.Text(text[at:]))
        return _joined(pieces)

    def node(self, taken: Taken) -> nodes.Node:
        """Make the node for one shortcode, or its text where it is none."""
        tag = taken.tag
        place = (self.env.docname, taken.line)
        if isinstance(tag, Mistake):
            warn(Subtype.SHORTCODE, f'{taken.written!r}: {tag.message}; the text is shown', place)
        if not isinstance(tag, Call):
            return nodes.Text(taken.shown)
        known = players.names(self.config)
        name = tag.name.lower()
        if name not in known or tag.form != 'open':
            message = (
                f'the shortcode {tag.name!r} takes no closing tag; delete this one'
                if name in known
                else f'no shortcode {tag.name!r}, its text is shown; there are '
                f'{", ".join(sorted(known))}'
            )
            warn(Subtype.SHORTCODE, message, place)
            return nodes.Text(taken.shown)
        try:
            return players.from_shortcode(name, tag.positional, tag.named, self.env, taken.line)
        except media_url.NotPlayable as wrong:
            warn(Subtype.EMBED, f'{name}: {wrong}', place)
            return players.refused(tag.positional[0] if tag.positional else taken.shown)

    def in_attribute(self, taken: Taken) -> str:
        """Return the address of the page for a player, else the text."""
        node = self.node(taken)
        return str(node['page']) if isinstance(node, podcast_embed) else taken.shown

    def as_written(self, text: str) -> str:
        """Return *text* with the shortcodes as they were written."""
        return self.marked.pattern.sub(lambda m: self.marked.taken[int(m[1])].shown, text)

    def put_back_in_attributes(self, element: nodes.Element) -> None:
        """Restore the text of shortcodes in addresses, alternative texts and names."""
        for key, value in element.attributes.items():
            if isinstance(value, str) and (match := self.marked.pattern.search(value)):
                if key in _ADDRESSES and match.group() == value:
                    element[key] = self.in_attribute(self.marked.taken[int(match[1])])
                else:
                    element[key] = self.as_written(value)
            elif key == 'names' and any(map(self.marked.pattern.search, value)):
                element[key] = [self.as_written(name) for name in value]

    def put_back_in_links(self, link: addnodes.pending_xref) -> None:
        """Make the address of a player a link; for MyST it is the name of something here."""
        match = self.marked.pattern.fullmatch(link.get('reftarget', ''))
        if match:
            address = self.in_attribute(self.marked.taken[int(match[1])])
            if address.startswith('https://'):
                link.replace_self(nodes.reference('', '', *link.children, refuri=address))
            else:
                link.replace_self(link.children)


class HeadingIds(SphinxTransform):
    """Give headings the ids that Hugo gives them, with their Chinese text.

    After all other ids are given (261), before MyST adds its own (700) and titles are collected.
    """

    default_priority = 690

    def apply(self, **kwargs: Any) -> None:
        """Set the ids of all sections; the title's last, for Hugo does not count it."""
        if self.env.current_document.get('podcast_marked') is None:
            return
        sections = list(self.document.findall(nodes.section))
        if self.env.current_document.get('podcast_titled'):
            sections.append(sections.pop(0))
        for section in sections:
            for id in self.automatic(section):
                # A heading may have the words, and so the id, of another that is not yet renamed.
                self.document.ids.pop(id, None)
        slugs: dict[str, tuple[int | None, str, str]] = {}
        renamed: dict[str, str] = {}
        for section in sections:
            text = section[0].astext()
            id = heading_id(text, slugs)
            slugs[id] = (section.line, id, text)
            renamed.update(self.rename(section, id))
        self.follow(renamed)
        if hasattr(self.document, 'myst_slugs'):
            self.document.myst_slugs = slugs
            self.env.metadata[self.env.docname]['myst_slugs'] = slugs

    def follow(self, renamed: dict[str, str]) -> None:
        """Let names and references use the new ids."""
        for name, known in self.document.nameids.items():
            if known in renamed:
                self.document.nameids[name] = renamed[known]
        for reference in self.document.findall(nodes.reference):
            if reference.get('refid') in renamed:
                reference['refid'] = renamed[reference['refid']]

    def rename(self, section: nodes.section, id: str) -> dict[str, str]:
        """Make *id* the first id of *section*, in the place of those that docutils made up."""
        section.attributes.pop('slug', None)
        old = self.automatic(section)
        if id in self.document.ids:
            return {}  # the author has given this id to something else
        section['ids'] = [id, *(i for i in section['ids'] if i not in old)]
        self.document.ids[id] = section
        return dict.fromkeys(old, id)

    def automatic(self, section: nodes.section) -> list[str]:
        """Return the ids of *section* that the author has not given it."""
        given = {
            self.document.nameids.get(name)
            for name in section['names']
            if self.document.nametypes.get(name)
        }
        return [id for id in section['ids'] if id not in given]


class LiteralTypography(SphinxTransform):
    """Leave quotes and dashes as they are by now: in an article MyST has set them, as Hugo does.

    Before Sphinx's own smart quotes (750), which would go by the language of the project.
    """

    default_priority = 749

    def apply(self, **kwargs: Any) -> None:
        """Switch Sphinx's smart quotes off, for the title or for all of the article."""
        if self.env.current_document.get('podcast_marked') is None:
            return
        if self.env.current_document.get('podcast_markdown') == 'hugo':
            self.document.settings.smart_quotes = False
        elif self.env.current_document.get('podcast_titled'):
            title = self.document.next_node(nodes.title)
            if title is not None:
                title['support_smartquotes'] = False


def _joined(pieces: list[nodes.Node]) -> list[nodes.Node]:
    """Return *pieces* without empty texts and with neighbouring ones in one."""
    joined: list[nodes.Node] = []
    for piece in pieces:
        if isinstance(piece, nodes.Text) and joined and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1] + piece)
        elif piece.astext() or not isinstance(piece, nodes.Text):
            joined.append(piece)
    return joined


def _raw_like(parent: nodes.raw, piece: nodes.Node) -> nodes.Node:
    if isinstance(piece, nodes.Text):
        return nodes.raw('', str(piece), format=parent['format'])
    return piece
