"""Players: HTML for websites, a link for all others; other builders never see the nodes."""

from __future__ import annotations

from functools import partial
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.builders.gettext import I18nBuilder
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import file_uri, is_website, page_uri
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.elements.nodes import (
    podcast_embed,
    podcast_embed_caption,
    podcast_embed_poster,
    podcast_embed_title,
)
from sphinxext_podcast.extension.files import smaller_pictures
from sphinxext_podcast.extension.messages import logger
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.output.pages import player

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

#: The formats that write the text of a link and not its address.
_WITHOUT_LINKS = ('text',)
#: What sphinxcontrib-youtube calls in LaTeX: projects may have defined it to their taste.
_MACRO = (
    r'\providecommand{{\{name}}}[3]{{\sphinxurl{{#1#2#3}}}}'
    '\n'
    r'\{name}{{{base}}}{{{id}}}{{{more}}}'
)


def on_builder_inited(app: Sphinx) -> None:
    """Tell what a PDF goes without."""
    if app.builder.format == 'latex' and find_spec('segno') is None:
        logger.info('no QR codes beside the players: they need sphinxext-podcast[pdf]')


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make links of the players: the one place that decides it."""
    if is_website(app.builder) or isinstance(app.builder, I18nBuilder):
        return
    for node in list(doctree.findall(podcast_embed)):
        if 'site' in node and (address := site(app.env).join(quote(node['site']))):
            node['page'] = address
            node.attributes.pop('file')
        node.replace_self(plain(node, app.builder))


def plain(node: podcast_embed, builder: Builder) -> list[nodes.Node]:
    """Make the link of a player, and its caption behind it."""
    captions = [c for c in node.children if isinstance(c, podcast_embed_caption)]
    caption = [inner for one in captions for inner in one.children]
    if builder.format == 'latex':
        return [*_box(node, builder), *caption]
    # In a paragraph a long address would be broken.
    spelled = builder.format in _WITHOUT_LINKS and not _is_own(node)
    address = [nodes.literal_block('', node['page'])] if spelled else []
    return [_link(node), *address, *caption]


def _is_own(node: podcast_embed) -> bool:
    """Return whether *node* plays a file that has no address outside the website."""
    return 'file' in node or '://' not in node['page']


def _link(node: podcast_embed) -> nodes.paragraph:
    text = nodes.Text(words(node))
    if _is_own(node):
        return nodes.paragraph('', '', text, classes=['podcast-embed'], ids=node['ids'])
    reference = nodes.reference('', '', text, refuri=node['page'])
    if node['provider'] in FILMS:
        reference['classes'].append('video_link_url')
    return nodes.paragraph('', '', reference, classes=['podcast-embed'], ids=node['ids'])


def _box(node: podcast_embed, builder: Builder) -> list[nodes.Node]:
    """Make the box: the code to scan, beside it the words and the address to type."""
    code = '' if _is_own(node) else _code(node['page'], builder)
    shown = rf'\sphinxincludegraphics[width=\podcastcode]{{{{{code[:-4]}}}.png}}' if code else ''
    box: list[nodes.Node] = [
        nodes.raw('', rf'\begin{{podcastplayer}}{{{shown}}}', format='latex'),
        nodes.paragraph('', '', nodes.strong('', words(node))),
    ]
    if node['provider'] in FILMS:
        box.append(nodes.raw('', _macro(node), format='latex'))
    elif not _is_own(node):
        address = nodes.reference('', node['page'], refuri=node['page'])
        box.append(nodes.paragraph('', '', address))
    return [*box, nodes.raw('', r'\end{podcastplayer}', format='latex')]


def _macro(node: podcast_embed) -> str:
    """Call the macro with base, id and what follows it."""
    base, id, more = node['page'], node['media_id'], ''
    if node['provider'] == 'youtube' and node['kind'] != 'playlist':
        base, more = 'https://youtu.be/', node['page'].partition('&')[2]
        more = f'?{more}' if more else ''
    else:
        base = node['player'] if node['provider'] == 'vimeo' else base
        base, _, more = base.rpartition(id)
    name = f'sphinxcontrib{node["provider"]}'
    escaped = (
        part.replace('#', r'\#').replace('%', r'\%').replace('&', r'\&')
        for part in (base, id, more)
    )
    return _MACRO.format(name=name, **dict(zip(('base', 'id', 'more'), escaped, strict=True)))


def _code(address: str, builder: Builder) -> str:
    """Write a QR code of *address* beside the LaTeX files; return its name, '' without segno."""
    try:
        import segno  # noqa: PLC0415 - an extra
    except ImportError:
        return ''
    name = f'podcast-qr-{blake2b(address.encode(), digest_size=8).hexdigest()}.png'
    path = Path(builder.outdir) / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        segno.make(address, error='m', micro=False).save(str(path), scale=8, border=2)
    return name


#: The players of sphinxcontrib-youtube, whose classes projects have in their stylesheets.
FILMS = ('youtube', 'vimeo', 'peertube')


def visit_embed(self: HTML5Translator, node: podcast_embed) -> None:
    """Open the figure with its link or player; the caption follows as a child."""
    self.body.append(player.opening(figure(self, node)))


def figure(self: HTML5Translator, node: podcast_embed) -> player.Figure:
    """Return what the HTML of *node* is made of, on the page that is written now."""
    heading = self.document.next_node(nodes.title)
    texts = ('provider', 'kind', 'page', 'player', 'label', 'height')
    extras = ('length', 'allow', 'sandbox', 'width', 'aspect')
    made = player.Figure(
        **{key: node[key] for key in texts},
        **{key: node[key] for key in extras if key in node},
        id=node['media_id'],
        action=action(node),
        title=title(node),
        page_title=heading.astext() if heading else '',
        at_most=bool(node.get('wide')),
        eager=bool(node.get('eager')) or self.config.podcast_embed == 'iframe',
        show=node.get('show', ''),
        short=node.get('short', ''),
        first=self.document.next_node(podcast_embed) is node,
        captioned=any(isinstance(child, podcast_embed_caption) for child in node),
        **_pictures(self.builder, node),
        classes=(*node['classes'], *(['video_wrapper'] if node['provider'] in FILMS else [])),
        ids=tuple(node['ids']),
    )
    return _file(self.builder, node, made) if node['provider'] == 'audio' else made


def _file(
    builder: StandaloneHTMLBuilder, node: podcast_embed, made: player.Figure
) -> player.Figure:
    """Put the addresses of files of the project into *made*."""
    tracks = (track.split('\t') for track in node.get('tracks', '').splitlines())
    address = node['page']
    if 'file' in node:
        rest = address.removeprefix(node['file'])
        if 'site' in node:
            address = file_uri(builder, builder.current_docname, node['site']) + rest
        else:
            address = _download(builder, node['file']) + rest
    return made._replace(
        element='audio' if node['kind'] == 'file' else 'video',
        page=address,
        player=address,
        tracks=tuple(player.Track(_download(builder, path), *words) for path, *words in tracks),
    )


def _download(builder: StandaloneHTMLBuilder, path: str) -> str:
    name = builder.env.dlfiles[Path(path)][1]
    return f'{builder.dlpath}/{quote(str(name))}'


def _pictures(builder: StandaloneHTMLBuilder, node: podcast_embed) -> dict[str, Any]:
    """Return address and measures of the author's poster, else of the article's image."""
    kind, path = 'image', node.get('picture', '')
    for poster in node.findall(podcast_embed_poster):
        image = poster.next_node(nodes.image)
        kind, path = 'poster', image['uri'] if image else ''
    if not (name := builder.images.get(path)):
        return {}
    to = partial(relative_uri, page_uri(builder, builder.current_docname))
    return {
        kind: f'{builder.imgpath}/{quote(name)}',
        'measures': tuple(smaller_pictures.measures(path, builder, to).items()),
    }


def depart_embed(self: HTML5Translator, node: podcast_embed) -> None:
    """Close the figure."""
    self.body.append(player.CLOSING)


def skip(self: HTML5Translator, node: nodes.Element) -> None:
    """Skip title and poster, which the link shows."""
    raise nodes.SkipNode


def visit_embed_caption(self: HTML5Translator, node: podcast_embed_caption) -> None:
    """Open the caption."""
    self.body.append('<figcaption>')


def depart_embed_caption(self: HTML5Translator, node: podcast_embed_caption) -> None:
    """Close the caption."""
    self.body.append('</figcaption>\n')


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
    return (
        str(_('%(words)s: %(title)s')) % {'words': action(node), 'title': name}
        if name
        else action(node)
    )


def title(node: podcast_embed) -> str:
    """Return the title of a player, or ''."""
    return next((c.astext() for c in node.children if isinstance(c, podcast_embed_title)), '')
