"""The nodes of the doctree; their attributes are strings and numbers."""

from __future__ import annotations

from docutils import nodes

#: The class by which Sphinx leaves a node out of its search index.
UNSEARCHED = 'no-search'


class podcast_embed(nodes.General, nodes.Element):
    """A player: provider, kind, media_id, page, player, label, watched, height and so on.

    Its children are title, poster and caption, each if there is one.
    """


class podcast_embed_poster(nodes.Part, nodes.Element):
    """The picture on the cover of a player: its child is the image."""


class podcast_embed_title(nodes.Part, nodes.TextElement):
    """The title of a player, as text, so that it is translated and searched."""


class podcast_embed_caption(nodes.Part, nodes.Element):
    """The caption of a player: its children are paragraphs and the like."""


class podcast_transcript(nodes.General, nodes.Element):
    """A transcript: file, translation, language, collapse (1 or 0).

    The files are paths from the source folder; what is not given is ''.

    On the page that is the first to show the file, its children are paragraphs with the words,
    for the search alone.
    """


class podcast_listing(nodes.General, nodes.Element):
    """Where a list of articles or terms stands: docname, number (of the document's listings)."""


class podcast_html(nodes.General, nodes.TextElement):
    """A finished piece of a website's page: html, of which the search knows nothing.

    *beside* says that it is beside the text of an article, no part of it.
    """


class podcast_part(nodes.General, nodes.Element):
    """A part of a page, in HTML the element *tag*, with *lang* and *dir* if they are others.

    *label* is its name for screen readers, *beside* as for podcast_html.
    """


class podcast_article(nodes.section):
    """The text of an article that is written in the other direction than the site: dir."""


class podcast_translation(nodes.reference):
    """A link to an article in another language: hreflang."""


class podcast_inline(nodes.Inline, nodes.TextElement):
    """A piece of a line, in HTML the element *tag* with datetime or minutes and words."""


class podcast_picture(nodes.General, nodes.Element):
    """A picture in a list of a website: uri."""


class podcast_cover(nodes.General, nodes.Element):
    """What a card of a website has instead of a picture: title, show."""


class podcast_head_cell(nodes.entry):
    """A cell of a table that names its column."""


class podcast_deeper(nodes.General, nodes.Element):
    """Stands around a section whose heading is some *levels* deeper than its place says."""


class podcast_details(nodes.General, nodes.Element):
    """A part that the reader unfolds: opened (1 or 0), group; its first child is the summary."""


class podcast_summary(nodes.Part, nodes.TextElement):
    """The line that is always seen of a part that the reader unfolds."""
