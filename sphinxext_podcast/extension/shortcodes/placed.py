"""Shortcodes in their places again: nodes, or text, instead of the placeholders."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements import paragraphs
from sphinxext_podcast.extension.elements.html_places import Place
from sphinxext_podcast.extension.elements.nodes import podcast_embed
from sphinxext_podcast.extension.markdown import parser
from sphinxext_podcast.extension.messages import Subtype
from sphinxext_podcast.extension.players import directive
from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.printed import printed
from sphinxext_podcast.source.shortcodes.mistakes import mistake
from sphinxext_podcast.source.shortcodes.scanner import Mistake
from sphinxext_podcast.source.shortcodes.tree import Shortcode

from . import faults, known_shortcodes, moment_shortcodes, raw_html
from .call import ShortcodeError

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.shortcodes.placeholders import Marked, Taken

#: Addresses of other sites, and all that have a scheme.
_ELSEWHERE = re.compile(r'(?:https?:)?//|(?:mailto|tel):', re.I)
_SCHEME = re.compile(r'[a-z][a-z0-9+.-]*:', re.I)
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
        marked: Marked | None = draft(self.env).marked
        if marked is None:
            return
        notes = (*self.document.footnotes, *self.document.autofootnotes)
        labels = {f':{name}' for note in notes for name in note['names']}
        draft(self.env).footnotes = labels
        draft(self.env).faults = []
        if marked.taken:
            self.work_through(self.document, marked.text)

    @property
    def marked(self) -> Marked:
        """What was taken out; an included file and a translated sentence add to it."""
        return cast('Marked', draft(self.env).marked)

    def fault(self, taken: Taken, subtype: Subtype, message: str) -> None:
        """Keep what is wrong with *taken*, to be said in the order of lines."""
        draft(self.env).faults.append(faults.Fault(taken, subtype, message))

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
            draft(self.env).in_attributes = True
            for image in root.findall(nodes.image):
                self.put_back_in_attributes(image)  # alternative texts are messages

    def is_message(self, text: nodes.Text) -> bool:
        """Return whether *text*, which is no sentence, is a message as it is written."""
        numbers = map(int, self.marked.pattern.findall(text))
        taken = (self.marked.taken[number] for number in numbers)
        return isinstance(text.parent, nodes.paragraph) and any(
            known_shortcodes.says_all(one, self.env.config) for one in taken
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
            parent.replace_self(raw_html.joined(pieces, parent['format']))
        elif type(parent) is nodes.paragraph:
            paragraphs.split(parent, text, pieces)
        else:
            linked = isinstance(parent, nodes.reference)
            made = [_in_a_line(piece, self.env, linked=linked) for piece in pieces]
            parent.replace(text, made)

    def pieces(self, text: str, in_html: bool) -> list[nodes.Node]:
        """Cut *text* at its placeholders, into texts and players."""
        pieces: list[nodes.Node] = []
        at, place = 0, Place(text)
        for match in self.marked.pattern.finditer(text):
            pieces.append(nodes.Text(text[at : match.start()]))
            at = match.end()
            if in_html:
                place.move(at)
            taken = self.marked.taken[int(match[1])]
            if place.in_comment:
                pieces.append(nodes.Text(taken.shown))
            elif place.in_tag:
                pieces.append(raw_html.in_tag(self.made(taken)))
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
        return paragraphs.joined(pieces)

    def made(self, taken: Taken) -> list[nodes.Node]:
        """Make the nodes of one shortcode, or its text where it is none."""
        tag = taken.tag
        if isinstance(tag, Mistake) and tag.message:
            known = draft(self.env).shortcodes
            self.fault(taken, Subtype.SHORTCODE, mistake(taken.written, tag.message, known))
        if not isinstance(tag, Shortcode):
            return [nodes.Text(taken.shown)]
        blocks = partial(parser.blocks, document=self.document, line=taken.line)
        inline = partial(parser.inline, document=self.document, line=taken.line)
        try:
            made = known_shortcodes.make(taken, self.env, blocks, inline)
        except media_url.NotPlayable as wrong:
            self.fault(taken, Subtype.EMBED, f'{tag.name}: {wrong}')
            given = printed(tag.positional[0]) if tag.positional else taken.shown
            return [directive.refused(given)]
        except ShortcodeError as wrong:
            self.fault(taken, Subtype.SHORTCODE, f'{wrong}; the text is shown')
            return [nodes.Text(taken.shown)]
        holder = nodes.Element('', *made)
        self.work_through(holder, taken.inner)
        made = list(holder.children)
        holder.clear()
        return made

    def address(self, href: str) -> str:
        """Return the address *href* with the output of shortcodes in it."""
        if match := self.marked.pattern.fullmatch(href):
            return raw_html.as_address(self.made(self.marked.taken[int(match[1])]))
        return self.marked.pattern.sub(self.words, href).strip()

    def words(self, match: re.Match[str]) -> str:
        """Return the words of the shortcode that *match* stands for, its text if it has none."""
        taken = self.marked.taken[int(match[1])]
        made = self.made(taken)
        plain = not any(isinstance(node, podcast_embed) for node in made)
        return raw_html.words_of(made) if plain else taken.shown

    def put_back_in_attributes(self, element: nodes.Element) -> None:
        """Restore the text of shortcodes in addresses, alternative texts and names."""
        for key, value in element.attributes.items():
            if isinstance(value, str) and self.marked.pattern.search(value):
                if key in _ADDRESSES:
                    element[key] = self.address(value)
                elif key in _WORDS:
                    element[key] = self.marked.pattern.sub(self.words, value)
                else:
                    element[key] = self.marked.as_written(value)
            elif key == 'names' and any(map(self.marked.pattern.search, value)):
                element[key] = [self.marked.as_written(name) for name in value]

    def put_back_in_links(self, link: addnodes.pending_xref) -> None:
        """Make an address of shortcodes a link; until now it was one of this site."""
        href = link.get('reftarget', '')
        target, mark, fragment = href.partition('#')
        if not self.marked.pattern.search(href):
            return
        if match := self.marked.pattern.fullmatch(target):
            made = self.made(self.marked.taken[int(match[1])])
            if len(made) == 1 and isinstance(made[0], addnodes.pending_xref):
                link['reftype'] = 'page'
                link['reftarget'] = made[0]['reftarget'] + mark + fragment
                return
            address = raw_html.as_address(made) + mark + fragment
        else:
            address = self.address(href)
        if _ELSEWHERE.match(address):
            elsewhere = nodes.reference('', '', *link.children, refuri=address)
            elsewhere.update_basic_atts(link)
            if 'reftitle' in link:
                elsewhere['reftitle'] = link['reftitle']
            link.replace_self(elsewhere)
        elif address and '{{' not in address and not _SCHEME.match(address):
            link['reftarget'] = address
        else:
            link.replace_self(link.children)


class PutSentencesBack(PutShortcodesBack):
    """Put back what stands in sentences, in translated ones, too."""

    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        """Work through texts, then attributes; a catalog has sentences as they were written."""
        current = draft(self.env)
        marked: Marked | None = current.marked
        if marked is None or not marked.taken:
            return
        if podcast(self.env).extracts:
            for link in list(self.document.findall(addnodes.pending_xref)):
                if marked.pattern.search(link.get('reftarget', '')):
                    link.replace_self(link.children)
        else:
            self.put_back_in_texts(self.document)
            if current.in_attributes:
                self.put_back_in_elements(self.document)
        faults.say(current.faults, self.env.docname)

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


def _in_a_line(node: nodes.Node, env: BuildEnvironment, *, linked: bool) -> nodes.Node:
    """Return *node* for a line that holds no blocks, such as a heading."""
    if isinstance(node, podcast_embed):
        return directive.inline(node, linked=linked)
    if isinstance(node, (nodes.Text, nodes.Inline)) or not isinstance(node, nodes.Element):
        return node
    return moment_shortcodes.in_a_line(node, env)
