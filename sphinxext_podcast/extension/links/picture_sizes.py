"""The pictures on pages of ours: as large as their files say, no larger ones than are needed.

Width and height keep the text where it is while they come; those below the first come when the
reader does.  Pictures of ordinary documentation stay as Sphinx writes them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import has_term_pages, page_uri
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.elements.nodes import (
    podcast_embed_poster,
    podcast_image,
    podcast_picture,
)
from sphinxext_podcast.extension.files import pictures, smaller_pictures
from sphinxext_podcast.output.attributes import attributes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ENTRY = 'auto, 12rem'
CARD = 'auto, (min-width: 48rem) 22rem, 100vw'
#: The class of a picture whose size we say.
SIZED = 'podcast-image'
_MEASURES = ('width', 'height', 'scale')


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note what is in the pictures of an article or page, when Sphinx has found them."""
    env = app.env
    described = podcast(env).described(env.docname)
    if described:
        found = {path for image in doctree.findall(nodes.image) for path in _paths(image)}
        found.add(pictures.file(described, env))
        smaller_pictures.note(env.docname, sorted(found), env)


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Say of each picture on a page of ours how large it is, and which smaller ones there are."""
    builder = app.builder
    if not has_term_pages(builder) or podcast(app.env).described(docname) is None:
        return
    page = page_uri(builder, docname)
    above = any('alt' in picture for picture in doctree.findall(podcast_picture))
    images = [
        image
        for image in doctree.findall(nodes.image)
        if not isinstance(image.parent, podcast_embed_poster)
    ]
    for image in images:
        path = image['uri']
        given = smaller_pictures.measures(path, builder, partial(relative_uri, page))
        written = any(key in image for key in _MEASURES)
        if written:
            given = {k: value for k, value in given.items() if k not in _MEASURES}
        if above or image is not images[0]:
            given |= {'loading': 'lazy', 'decoding': 'async'}
        if not given:
            continue
        made = podcast_image('', **image.attributes, html=attributes(given.items()))
        if 'width' in given:
            made['classes'] = [*image['classes'], SIZED]
        image.replace_self(made)


def _paths(image: nodes.image) -> set[str]:
    return {image['uri'], *image.get('candidates', {}).values()}
