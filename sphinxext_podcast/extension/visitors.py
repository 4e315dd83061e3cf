"""Nodes → HTML, by the functions of ``output/``; other builders never see players."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes

from sphinxext_podcast.output import cover, page, player

from .nodes import UNSEARCHED, podcast_embed_poster, podcast_embed_title
from .translation import _

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from .nodes import (
        podcast_article,
        podcast_cover,
        podcast_embed,
        podcast_embed_caption,
        podcast_head_cell,
        podcast_html,
        podcast_inline,
        podcast_part,
        podcast_picture,
        podcast_translation,
    )


#: The players of sphinxcontrib-youtube, whose classes projects have in their stylesheets.
FILMS = ('youtube', 'vimeo', 'peertube')


def visit_embed(self: HTML5Translator, node: podcast_embed) -> None:
    """Open the figure with its link or player; the caption follows as a child."""
    heading = self.document.next_node(nodes.title)
    texts = ('provider', 'kind', 'page', 'player', 'label', 'height')
    extras = ('length', 'allow', 'sandbox', 'width', 'aspect')
    figure = player.Figure(
        **{key: node[key] for key in texts},
        **{key: node[key] for key in extras if key in node},
        id=node['media_id'],
        action=action(node),
        title=title(node),
        page_title=heading.astext() if heading else '',
        wide=bool(node.get('wide')),
        eager=bool(node.get('eager')) or self.config.podcast_embed == 'iframe',
        poster=_poster(self.builder, node),
        classes=(*node['classes'], *(['video_wrapper'] if node['provider'] in FILMS else [])),
        ids=tuple(node['ids']),
    )
    if node['provider'] == 'audio':
        figure = _file(self.builder, node, figure)
    self.body.append(player.opening(figure))


def _file(
    builder: StandaloneHTMLBuilder, node: podcast_embed, figure: player.Figure
) -> player.Figure:
    """Put the addresses of files of the project into *figure*."""
    tracks = (track.split('\t') for track in node.get('tracks', '').splitlines())
    address = node['page']
    if 'file' in node:
        fragment = address.removeprefix(node['file'])
        address = _download(builder, node['file']) + fragment
    return figure._replace(
        element='audio' if node['kind'] == 'file' else 'video',
        page=address,
        player=address,
        tracks=tuple(player.Track(_download(builder, path), *words) for path, *words in tracks),
    )


def _download(builder: StandaloneHTMLBuilder, path: str) -> str:
    name = builder.env.dlfiles[Path(path)][1]
    return f'{builder.dlpath}/{quote(str(name))}'


def _poster(builder: StandaloneHTMLBuilder, node: podcast_embed) -> str:
    for poster in node.findall(podcast_embed_poster):
        image = poster.next_node(nodes.image)
        name = builder.images.get(image['uri']) if image else None
        return f'{builder.imgpath}/{quote(name)}' if name else ''
    return ''


def depart_embed(self: HTML5Translator, node: podcast_embed) -> None:
    """Close the figure."""
    self.body.append(player.CLOSING)


def skip(self: HTML5Translator, node: nodes.Element) -> None:
    """Leave title and poster to the link, of which they are parts."""
    raise nodes.SkipNode


def visit_embed_caption(self: HTML5Translator, node: podcast_embed_caption) -> None:
    """Open the caption."""
    self.body.append('<figcaption>')


def depart_embed_caption(self: HTML5Translator, node: podcast_embed_caption) -> None:
    """Close the caption."""
    self.body.append('</figcaption>\n')


def visit_html(self: HTML5Translator, node: podcast_html) -> None:
    """Write what was made for this page."""
    self.body.append(node['html'])
    raise nodes.SkipNode


def visit_picture(self: HTML5Translator, node: podcast_picture) -> None:
    """Write the picture."""
    self.body.append(cover.picture(node['uri'], node['classes']))
    raise nodes.SkipNode


def visit_cover(self: HTML5Translator, node: podcast_cover) -> None:
    """Write the cover."""
    self.body.append(cover.cover(node['title'], node['show']))
    raise nodes.SkipNode


def visit_head_cell(self: HTML5Translator, node: podcast_head_cell) -> None:
    """Open the cell, and say that it is about its column."""
    self.visit_entry(node)
    self.body[-1] = self.body[-1].replace('<th', '<th scope="col"', 1)


def depart_head_cell(self: HTML5Translator, node: podcast_head_cell) -> None:
    """Close the cell."""
    self.depart_entry(node)


def visit_part(self: HTML5Translator, node: podcast_part) -> None:
    """Open the element."""
    said = {key: node.get(key, '') for key in ('lang', 'dir')}
    classes = [name for name in node['classes'] if name != UNSEARCHED]
    label = node.get('label', '')
    self.body.append(page.opening(node['tag'], classes, aria_label=label, **said))


def depart_part(self: HTML5Translator, node: podcast_part) -> None:
    """Close the element."""
    self.body.append(f'</{node["tag"]}>\n')


def visit_article(self: HTML5Translator, node: podcast_article) -> None:
    """Open the section, and say in which direction it is read."""
    self.visit_section(node)
    self.body[-1] = self.body[-1].replace('<section', f'<section dir="{node["dir"]}"', 1)


def depart_article(self: HTML5Translator, node: podcast_article) -> None:
    """Close the section."""
    self.depart_section(node)


def visit_translation(self: HTML5Translator, node: podcast_translation) -> None:
    """Open the link, and say in which language it leads."""
    self.visit_reference(node)
    self.body[-1] = self.body[-1].replace('<a', f'<a hreflang="{node["hreflang"]}"', 1)


def depart_translation(self: HTML5Translator, node: podcast_translation) -> None:
    """Close the link."""
    self.depart_reference(node)


def visit_inline(self: HTML5Translator, node: podcast_inline) -> None:
    """Open the element with its machine-readable value."""
    self.body.append(
        page.opening(
            node['tag'],
            node['classes'],
            id=' '.join(node['ids']),
            datetime=node.get('datetime', ''),
            title=node.get('title', ''),
            data_podcast_minutes=node.get('minutes', ''),
            data_podcast_words=node.get('words', ''),
        )
    )


def depart_inline(self: HTML5Translator, node: podcast_inline) -> None:
    """Close the element."""
    self.body.append(f'</{node["tag"]}>')


def action(node: podcast_embed) -> str:
    """Return the words of the link to a player: Watch on YouTube."""
    if node['provider'] == 'audio':
        return str(_('Watch the recording') if node['watched'] else _('Listen to the recording'))
    if not node['provider']:
        return str(_('Open on %s')) % str(node['label'])
    words = _('Watch on %s') if node['watched'] else _('Listen on %s')
    return str(words) % str(node['label'])


def words(node: podcast_embed) -> str:
    """Return the words of the link to a player where nothing else is shown of it."""
    name = title(node)
    return f'{action(node)}: {name}' if name else action(node)


def title(node: podcast_embed) -> str:
    """Return the title of a player, or ''."""
    return next((c.astext() for c in node.children if isinstance(c, podcast_embed_title)), '')
