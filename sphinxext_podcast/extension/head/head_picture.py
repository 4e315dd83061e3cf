"""The picture in the head of a page: its own, or that of its article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.util.images import get_image_size

from sphinxext_podcast.extension.files import pictures
from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.model.head import Picture
from sphinxext_podcast.model.site import web_address

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.site import Site

#: Pictures that those who show cards cannot show.
_UNSHOWN = ('.svg', '.svgz', '.tif', '.tiff', '.bmp')


def own_picture(article: Article, builder: StandaloneHTMLBuilder, here: Site) -> Picture | None:
    """Return the picture that the author gave *article*, if a card can show it."""
    if article.image.casefold().endswith(_UNSHOWN):
        return None
    if is_remote(article.image):
        url = web_address(article.image)
        return Picture(url, article.image_alt) if url else None
    if not (path := pictures.file(article, builder.env)):
        return None
    url = here.join(f'{builder.imagedir}/{quote(pictures.name(article, builder.env))}')
    width, height = get_image_size(str(Path(builder.srcdir, path))) or (0, 0)
    return Picture(url, article.image_alt, width, height)
