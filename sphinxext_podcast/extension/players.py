"""Players in documents: the directives, and their nodes for every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.builders.gettext import I18nBuilder
from sphinx.util.docutils import SphinxDirective

from sphinxext_podcast.model.media import ALIASES, PROVIDERS, Media
from sphinxext_podcast.source import media_url

from .links import is_website
from .messages import Subtype, warn
from .nodes import podcast_embed, podcast_embed_caption, podcast_embed_title
from .visitors import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

#: The formats that write the text of a link and not its address.
_WITHOUT_LINKS = ('text',)
#: Every name of a directive or shortcode with a player.
NAMES = (*PROVIDERS, *ALIASES)


def embed(media: Media, text: str = '', *, source: str = '', line: int = 0) -> podcast_embed:
    """Make the node of *media* with the title *text*, as written in *source* at *line*."""
    node = podcast_embed(
        '',
        provider=media.provider,
        kind=media.kind,
        media_id=media.id,
        page=media.page,
        player=media.player,
    )
    node.source, node.line = source, line
    if text:
        heading = podcast_embed_title(text, text)
        heading.source, heading.line = source, line
        node += heading
    return node


def refused(text: str) -> nodes.Node:
    """Make what is shown of an address that no player takes: a link, or plain text."""
    text = text.strip()
    if text.startswith(('https://', 'http://')):
        return nodes.reference('', text, refuri=text)
    return nodes.Text(text)


def from_shortcode(name: str, positional: tuple[str, ...], named: Mapping[str, str]) -> Media:
    """Read the arguments of the shortcode *name*; raises NotPlayable."""
    what = (
        positional[0]
        if positional
        else next((named[k] for k in ('id', 'url', 'src', 'path') if k in named), '')
    )
    if 'type' in named and '/' not in what:
        what = f'{named["type"]}/{what}'
    return media_url.read(what, name, named.get('start', ''), named.get('end', ''))


class PlayerDirective(SphinxDirective):
    """``youtube``, ``spotify`` …: a player with an optional caption."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        'title': directives.unchanged,
        'start': directives.unchanged,
        'end': directives.unchanged,
        'align': lambda value: directives.choice(value, ('left', 'center', 'right')),
        'class': directives.class_option,
        'name': directives.unchanged,
        'eager': directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the player, or a visible link when there is none."""
        source, line = self.get_source_info()
        options = self.options
        try:
            media = media_url.read(
                self.arguments[0], self.name, options.get('start', ''), options.get('end', '')
            )
        except media_url.NotPlayable as wrong:
            warn(Subtype.EMBED, f'{self.name}: {wrong}', (self.env.docname, line))
            return [nodes.paragraph('', '', refused(self.arguments[0]))]
        node = embed(media, options.get('title', ''), source=source, line=line)
        node['classes'] += options.get('class', [])
        if 'align' in options:
            node['classes'].append(f'align-{options["align"]}')
        if 'eager' in options:
            node['eager'] = 1
        if self.content:
            node += podcast_embed_caption('', *self.parse_content_to_nodes())
        self.add_name(node)
        return [node]


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Off HTML a player is a link: the one place that decides it."""
    if is_website(app.builder) or isinstance(app.builder, I18nBuilder):
        return
    for node in list(doctree.findall(podcast_embed)):
        node.replace_self(link(node, shown=app.builder.format in _WITHOUT_LINKS))


def link(node: podcast_embed, *, shown: bool) -> list[nodes.Node]:
    """Make a paragraph with the link of a player, and its caption behind it.

    The address is *shown* where a reader sees only the text of a link.
    """
    reference = nodes.reference('', words(node), refuri=node['page'])
    paragraph = nodes.paragraph('', '', reference, classes=['podcast-embed'], ids=node['ids'])
    # In a paragraph a long address would be broken.
    address = [nodes.literal_block('', node['page'])] if shown else []
    captions = [c for c in node.children if isinstance(c, podcast_embed_caption)]
    return [paragraph, *address, *(inner for caption in captions for inner in caption.children)]
