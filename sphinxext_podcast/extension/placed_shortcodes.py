"""Shortcodes in their places again: nodes, or text, instead of the placeholders."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.shortcode_tag import written
from sphinxext_podcast.source.shortcode_tree import Shortcode
from sphinxext_podcast.source.shortcodes import Mistake

from . import article_parser, article_text, paragraphs, players, shortcodes
from .domain import podcast
from .messages import Subtype, warn
from .nodes import podcast_embed
from .shortcode_call import ShortcodeError

if TYPE_CHECKING:
    from sphinxext_podcast.source.placeholders import Marked, Taken

#: What Hugo says of a shortcode that it does not know.
_UNKNOWN = re.compile(r'template for shortcode "([^"]*)" not found')
#: Text that is shown as it was typed: nothing in it is executed.
_VERBATIM = (nodes.literal, nodes.FixedTextElement, nodes.comment, nodes.math, nodes.math_block)
#: Attributes that a reader sees.
_WORDS = ('alt', 'title', 'podcast_title', 'reftitle')
#: Attributes that hold an address.
_ADDRESSES = ('refuri', 'uri')


class PutShortcodesBack(SphinxTransform):
    """Put players, or the text, in the places of the placeholders that stand outside of sentences.

    It runs before translation (20), so that their words are messages of their own.  What stands
    in a sentence is part of its message, as the author wrote it.
    """

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Work through the document."""
        marked: Marked | None = self.env.current_document.get('podcast_marked')
        if marked is None:
            return
        notes = (*self.document.footnotes, *self.document.autofootnotes)
        labels = {f':{name}' for note in notes for name in note['names']}
        self.env.current_document['podcast_footnotes'] = labels
        self.faults: list[tuple[int, Subtype, str]] = []
        self.env.current_document['podcast_faults'] = self.faults
        if marked.taken:
            self.marked = marked
            self.work_through(self.document, marked.text)

    def work_through(self, root: nodes.Element, source: str) -> None:
        """Put back what stands below *root*, which was read from *source*."""
        left = set(self.marked.pattern.findall(source))
        for element in list(root.findall(nodes.Element)):
            if not isinstance(element, nodes.FixedTextElement):
                element.rawsource = self.marked.source(element.rawsource)
        texts = [text for text in root.findall(nodes.Text) if self.marked.pattern.search(text)]
        for text in texts:
            if not isinstance(text.parent, nodes.title):  # it has its text once more, as a name
                left.difference_update(self.marked.pattern.findall(text))
        sentences = set(map(id, paragraphs.in_sentences(texts, self.marked.pattern)))
        for text in texts:
            if id(text) not in sentences and not self.is_message(text):
                self.put_back(text, text.parent)
        if left:
            self.env.current_document['podcast_in_attributes'] = True
            for image in root.findall(nodes.image):
                self.put_back_in_attributes(image)  # alternative texts are messages

    def is_message(self, text: nodes.Text) -> bool:
        """Say whether *text*, which is no sentence, is a message as it is written."""
        numbers = map(int, self.marked.pattern.findall(text))
        taken = (self.marked.taken[number] for number in numbers)
        return isinstance(text.parent, nodes.paragraph) and any(
            shortcodes.says_all(one, self.env.config) for one in taken
        )

    def put_back(self, text: nodes.Text, parent: nodes.Element) -> None:
        """Replace the placeholders in *text* as its place allows."""
        if isinstance(parent, _VERBATIM) and not isinstance(parent, nodes.raw):
            shown = self.marked.as_written(text)
            parent.rawsource = self.marked.as_written(parent.rawsource)
            parent.replace(text, nodes.Text(shown))
            return
        pieces = self.pieces(text, isinstance(parent, nodes.raw))
        if isinstance(parent, nodes.raw):
            parent.replace_self([_raw_like(parent, piece) for piece in pieces])
        elif type(parent) is nodes.paragraph:
            paragraphs.split(parent, text, pieces)
        else:
            linked = isinstance(parent, nodes.reference)
            parent.replace(text, [_in_a_line(piece, linked=linked) for piece in pieces])

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
                made = self.made(taken)
                if in_html:
                    made = [
                        nodes.Text(escape(node.astext(), quote=False))
                        if isinstance(node, nodes.Text)
                        else node
                        for node in made
                    ]
                pieces += made
        pieces.append(nodes.Text(text[at:]))
        return _joined(pieces)

    def made(self, taken: Taken) -> list[nodes.Node]:
        """Make the nodes of one shortcode, or its text where it is none."""
        tag = taken.tag
        if isinstance(tag, Mistake) and tag.message:
            self.faults.append((taken.line, Subtype.SHORTCODE, _said(taken.written, tag.message)))
        if not isinstance(tag, Shortcode):
            return [nodes.Text(taken.shown)]
        blocks = partial(article_parser.blocks, document=self.document, line=taken.line)
        inline = partial(article_parser.inline, document=self.document, line=taken.line)
        try:
            made = shortcodes.make(taken, self.env, blocks, inline)
        except media_url.NotPlayable as wrong:
            self.faults.append((taken.line, Subtype.EMBED, f'{tag.name}: {wrong}'))
            given = written(tag.positional[0]) if tag.positional else taken.shown
            return [players.refused(given)]
        except ShortcodeError as wrong:
            self.faults.append((taken.line, Subtype.SHORTCODE, f'{wrong}; the text is shown'))
            return [nodes.Text(taken.shown)]
        holder = nodes.Element('', *made)
        self.work_through(holder, taken.inner)
        made = list(holder.children)
        holder.clear()
        return made

    def in_attribute(self, taken: Taken) -> str:
        """Return the address of the page for a player, the words of others, else the text."""
        made = self.made(taken)
        if len(made) == 1 and isinstance(made[0], podcast_embed):
            return str(made[0]['page'])
        return ''.join(node.astext() for node in made)

    def words(self, match: re.Match[str]) -> str:
        """Return the words of the shortcode that *match* stands for, its text if it has none."""
        taken = self.marked.taken[int(match[1])]
        made = self.made(taken)
        plain = not any(isinstance(node, podcast_embed) for node in made)
        return ''.join(map(article_text.words, made)) if plain else taken.shown

    def put_back_in_attributes(self, element: nodes.Element) -> None:
        """Restore the text of shortcodes in addresses, alternative texts and names."""
        for key, value in element.attributes.items():
            if isinstance(value, str) and (match := self.marked.pattern.search(value)):
                if key in _ADDRESSES and match.group() == value:
                    element[key] = self.in_attribute(self.marked.taken[int(match[1])])
                elif key in _WORDS:
                    element[key] = self.marked.pattern.sub(self.words, value)
                else:
                    element[key] = self.marked.as_written(value)
            elif key == 'names' and any(map(self.marked.pattern.search, value)):
                element[key] = [self.marked.as_written(name) for name in value]

    def put_back_in_links(self, link: addnodes.pending_xref) -> None:
        """Make the address of a player or page a link; until now it was one of this site."""
        target, mark, fragment = link.get('reftarget', '').partition('#')
        match = self.marked.pattern.fullmatch(target)
        if not match:
            return
        made = self.made(self.marked.taken[int(match[1])])
        if len(made) == 1 and isinstance(made[0], addnodes.pending_xref):
            link['reftype'] = 'page'
            link['reftarget'] = made[0]['reftarget'] + mark + fragment
        else:
            address = self.in_attribute(self.marked.taken[int(match[1])])
            if address.startswith('https://'):
                link.replace_self(nodes.reference('', '', *link.children, refuri=address))
            else:
                link.replace_self(link.children)


class PutSentencesBack(PutShortcodesBack):
    """Put back what stands in sentences, in translated ones, too."""

    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        """Work through texts, then attributes; a catalog has sentences as they were written."""
        current = self.env.current_document
        marked: Marked | None = current.get('podcast_marked')
        if marked is None or not marked.taken:
            return
        self.marked, self.faults = marked, current['podcast_faults']
        if podcast(self.env).extracts:
            for link in list(self.document.findall(addnodes.pending_xref)):
                if marked.pattern.search(link.get('reftarget', '')):
                    link.replace_self(link.children)
        else:
            self.put_back_in_texts(self.document)
            if current.get('podcast_in_attributes'):
                self.put_back_in_elements(self.document)
        for line, subtype, message in sorted(self.faults, key=itemgetter(0)):
            warn(subtype, message, (self.env.docname, line))

    def work_through(self, root: nodes.Element, source: str) -> None:
        """Put back everything below *root*, which was read from *source*."""
        left = set(self.marked.pattern.findall(source))
        if left - self.put_back_in_texts(root):
            self.put_back_in_elements(root)

    def put_back_in_texts(self, root: nodes.Element) -> set[str]:
        """Put back what stands in texts; return the numbers of what is there."""
        found: set[str] = set()
        for text in list(root.findall(nodes.Text)):
            if numbers := self.marked.pattern.findall(text):
                if not isinstance(text.parent, nodes.title):
                    found.update(numbers)  # a heading has its text once more, as a name
                self.put_back(text, text.parent)
        return found

    def put_back_in_elements(self, root: nodes.Element) -> None:
        """Put back what stands in links and other attributes."""
        for link in list(root.findall(addnodes.pending_xref)):
            self.put_back_in_links(link)
        for element in root.findall(nodes.Element):
            self.put_back_in_attributes(element)


def _said(written: str, message: str) -> str:
    """Return the message about a mistake, with what to do about it."""
    if name := _UNKNOWN.search(message):
        return (
            f'no shortcode {name[1]!r}: correct it, or say in podcast_shortcodes what it is, such '
            f"as {{'{name[1]}': 'shortcodes/{name[1]}.html'}}; the text is shown"
        )
    return f'{written!r}: {message}; the text is shown'


def _joined(pieces: list[nodes.Node]) -> list[nodes.Node]:
    """Return *pieces* without empty texts and with neighbouring ones in one."""
    joined: list[nodes.Node] = []
    for piece in pieces:
        if isinstance(piece, nodes.Text) and joined and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1] + piece)
        elif piece.astext() or not isinstance(piece, nodes.Text):
            joined.append(piece)
    return joined


def _in_a_line(node: nodes.Node, *, linked: bool) -> nodes.Node:
    """Return *node* for a line that holds no blocks, such as a heading."""
    if isinstance(node, podcast_embed):
        return players.inline(node, linked=linked)
    if isinstance(node, (nodes.Text, nodes.Inline)) or not isinstance(node, nodes.Element):
        return node
    return nodes.Text(node.astext())


def _raw_like(parent: nodes.raw, piece: nodes.Node) -> nodes.Node:
    if isinstance(piece, nodes.Text):
        return nodes.raw('', str(piece), format=parent['format'])
    return piece
