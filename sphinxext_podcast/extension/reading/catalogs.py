"""An article and the message catalogs of its project: what is in them, and what comes from them.

Sphinx finds the messages in the doctree, and has each translation read by the parser of the
document.  Front matter is not in the doctree.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.gettext import I18nBuilder
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.source.front_matter import texts
from sphinxext_podcast.source.raw_markup import TASK

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.front_matter.reader import FrontMatter


def on_builder_inited(app: Sphinx) -> None:
    """Note whether this build makes catalogs."""
    podcast(app.env).extracts = isinstance(app.builder, I18nBuilder)


def translated(front: FrontMatter, docname: str, env: BuildEnvironment) -> FrontMatter:
    """Return *front* in the language of the project, as far as its catalogs go."""
    if podcast(env).extracts or not (catalogs := _catalogs(docname, env)):
        return front

    def translate(text: str) -> str:
        found = (catalog.gettext(text) for catalog in catalogs)
        return next((other for other in found if other != text), text)

    return texts.translated(front, translate)


def _catalogs(docname: str, env: BuildEnvironment) -> list[gettext.NullTranslations]:
    """Return the catalogs for *docname*, of which the first counts, as with Sphinx."""
    config = env.config
    domain = docname_to_domain(docname, config.gettext_compact)
    found: list[gettext.NullTranslations] = []
    for folder in config.locale_dirs if config.language else ():
        try:
            found.append(gettext.translation(domain, Path(env.srcdir, folder), [config.language]))
        except (OSError, ValueError):
            continue  # there is none, or Sphinx says what is wrong with it
    return found


class BeforeTranslation(SphinxTransform):
    """Keep from Locale (20) what it would spoil.

    The title of the front matter is no Markdown, and translated already.  The boxes of tasks
    are in no message.  After Sphinx has given headings their places (10).
    """

    default_priority = 11

    def apply(self, **kwargs: Any) -> None:
        """Hide the title, and set the boxes aside."""
        current = draft(self.env)
        title = self.document.next_node(nodes.title)
        if title and current.titled:
            title['translatable'] = False
        if current.marked and _catalogs(self.env.docname, self.env):
            boxes = [raw for raw in self.document.findall(nodes.raw) if TASK in raw.astext()]
            current.boxes = [(box, box.parent) for box in boxes]
            for box in boxes:
                box.parent.remove(box)


class AfterTranslation(SphinxTransform):
    """Show what was kept from Locale; put the words of front matter where a catalog finds them."""

    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        """Add comments, which nothing shows, to a doctree that is but for the catalog."""
        current = draft(self.env)
        for box, item in current.boxes or ():
            item.insert(0, box)
        if podcast(self.env).extracts:
            texts = current.texts or ()
            self.document[:0] = [self.comment(*text) for text in texts]
        elif current.titled and (title := self.document.next_node(nodes.title)):
            title.attributes.pop('translatable', None)

    def comment(self, text: str, line: int) -> nodes.comment:
        """Return *text*, which stands at *line* of the file, as a message."""
        node = nodes.comment(text, translatable=True)
        node.source, node.line = self.document['source'], line
        return node
