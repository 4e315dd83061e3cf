"""The images in the text of articles: which file each is, and the address that it gets."""

from __future__ import annotations

import re
from glob import escape, glob
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.gettext import I18nBuilder
from sphinx.transforms import SphinxTransform
from sphinx.util.images import parse_data_uri

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import podcast_embed_poster
from sphinxext_podcast.extension.elements.paragraphs import put_words
from sphinxext_podcast.extension.files import finder
from sphinxext_podcast.extension.files.folders import refusal
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model.addresses.named_file import is_possible, is_remote, shown

from .linker import Links

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What Sphinx leaves alone until the address of a file that is not there stands here again.
_NOTHING = 'data:,'


#: A width, height or scale that every writer can count with; docutils makes ``inf`` of others.
_MEASURE = re.compile(r'[0-9.]{1,18} *(?:[a-zA-Zµ]{1,9}|%)?')


class FindImages(SphinxTransform):
    """Find the file of each image; one that is nowhere is said and is nothing for Sphinx.

    After shortcodes (5) and translation (20).
    """

    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        """Find the file of each image of an article; those of other documents are Sphinx's."""
        if draft(self.env).marked is None:
            return
        for image in list(self.document.findall(nodes.image)):
            if isinstance(image.parent, podcast_embed_poster):
                continue  # its player has found it
            self.measure(image)
            uri = image['uri'].strip()
            if uri.startswith('//'):
                image['podcast_address'] = uri
                image['uri'] = f'https:{uri}'
            elif uri.startswith('data:'):
                self.read(image, uri)
            elif not is_remote(uri):
                # Of any format Sphinx chooses one for each builder.
                names = self.formats(uri) if uri.endswith('.*') else [uri]
                for name in names:
                    self.find(image, name)

    def measure(self, image: nodes.image) -> None:
        """Remove measures of *image* that no writer can count with, and warn."""
        for key in ('width', 'height', 'scale'):
            if key in image and not _MEASURE.fullmatch(str(image[key])):
                message = f'{key}: {shown(str(image[key]))} is no measure; write one such as 50%'
                warn(Subtype.LINK, message, (self.env.docname, line_of(image)))
                del image[key]

    def read(self, image: nodes.image, uri: str) -> None:
        """Replace *image* by its words if its data is no picture, and warn."""
        try:
            parse_data_uri(uri)
        except ValueError:
            message = f'{shown(uri)} is no picture; write its whole address'
            warn(Subtype.LINK, message, (self.env.docname, line_of(image)))
            put_words(image)

    def formats(self, uri: str) -> list[str]:
        """Return the first of the files that ``name.*`` means that is not published, if any."""
        try:
            _, pattern = self.env.relfn2path(uri)
            known = glob(f'{escape(pattern[:-1])}*')  # noqa: PTH207 - the folder may be any
            files = [file for file in known if refusal(file, self.env)]
        except (OSError, ValueError):
            return [uri]
        return [f'{uri[:-1]}{file[len(pattern) - 1 :]}' for file in sorted(files)[:1]]

    def find(self, image: nodes.image, uri: str) -> None:
        """Let *image* be the file that *uri* means."""
        line = line_of(image)
        found = finder.note('picture', uri, self.env, what='image', line=line)
        if found:
            image['uri'] = found.address
            if found.rest:
                image['podcast_rest'] = found.rest
        elif uri and uri.strip('/.') and is_possible(uri):
            image['podcast_address'] = uri
            image['uri'] = _NOTHING
        else:
            put_words(image)


def line_of(node: nodes.Element) -> int:
    """Return the line of *node*, or of the nearest block around it; 0 where none is known."""
    found: nodes.Element | None = node
    while found is not None and not found.line and not isinstance(found, nodes.section):
        found = found.parent
    return (found.line if found is not None else 0) or 0


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Give the images that are nowhere their addresses again."""
    for image in doctree.findall(nodes.image):
        if image['uri'] == _NOTHING and 'podcast_address' in image:
            image['uri'] = image['podcast_address']
            image['candidates'] = {'?': image['uri']}


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write addresses as the author did; where images are files, words stand for missing ones."""
    if isinstance(app.builder, I18nBuilder):
        return
    for image in list(doctree.findall(nodes.image)):
        uri = image['uri']
        if is_website(app.builder):
            if address := image.get('podcast_address'):
                image['uri'] = address
            elif (rest := image.get('podcast_rest')) and uri in app.env.images:
                image['uri'] = Links(app.builder, docname).picture(uri) + rest
            else:
                continue
            image['candidates'] = {'?': image['uri']}
        elif image.get('podcast_address') == uri:
            put_words(image)
