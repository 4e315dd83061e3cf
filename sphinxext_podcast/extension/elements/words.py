"""The words of a node: of a text to count, of a title or summary, of a heading for its id."""

from __future__ import annotations

import re

from docutils import nodes

from sphinxext_podcast.source.raw_markup import without_tags

#: What a parser says, and what others read: no words of the author.
_NEVER = (nodes.comment, nodes.system_message, nodes.substitution_definition, nodes.meta)
#: The marks of footnotes, which are no words away from their text.
_NOTES = (nodes.footnote_reference, nodes.citation_reference)
#: What stands around the words of markup that could not be read.
_BEFORE = re.compile(r'(?::[\w:.+-]+:|\{[\w:.+-]+\})?[`*|]*')


def words(node: nodes.Node) -> str:
    """Return the text of *node*, without the tags of raw HTML and without pictures."""
    if isinstance(node, nodes.raw):
        return without_tags(node.astext()) if 'html' in node['format'].split() else ''
    if isinstance(node, _NEVER):
        return ''
    return ''.join(map(words, node.children)) if isinstance(node, nodes.Element) else node.astext()


def title(node: nodes.Node) -> str:
    """Return the words of *node* as a line away from its text, such as in a list."""
    if isinstance(node, _NOTES):
        return ''
    if isinstance(node, nodes.problematic):
        return _BEFORE.sub('', node.astext(), 1).rstrip('_').rstrip('`*|')
    if isinstance(node, (nodes.raw, *_NEVER)) or not isinstance(node, nodes.Element):
        return words(node)
    return ''.join(map(title, node.children))


def heading(node: nodes.Node) -> str:
    """Return the words of a heading that Hugo makes its id of: those of pictures, too."""
    if isinstance(node, nodes.raw):
        return words(node)
    if isinstance(node, (*_NOTES, *_NEVER)) or AUTOMATIC in getattr(node, 'attributes', ()):
        return ''
    if isinstance(node, nodes.Element) and not isinstance(node, nodes.image):
        return ''.join(map(heading, node.children))
    return node.astext()


#: Says of a link that it is an address in a text, which Hugo leaves out of ids.
AUTOMATIC = 'podcast_automatic'
