"""The nodes of the doctree; their attributes are strings and numbers."""

from __future__ import annotations

from docutils import nodes

#: The class by which Sphinx leaves a node out of its search index.
UNSEARCHED = 'no-search'


class podcast_embed(nodes.General, nodes.Element):
    """A player: provider, kind, media_id, page, player, label, watched, height and so on.

    On a website *show* and *picture*, a file, are what its cover may be made of; *short* is all
    that it says in a row.

    Its children are title, poster and caption, each if there is one.
    """


class podcast_embed_poster(nodes.Part, nodes.Element):
    """The picture on the cover of a player: its child is the image."""


class podcast_embed_title(nodes.Part, nodes.TextElement):
    """The title of a player, as text, so that it is translated and searched."""


class podcast_embed_caption(nodes.Part, nodes.Element):
    """The caption of a player: its children are paragraphs and the like."""


class podcast_listen(nodes.General, nodes.Element):
    """On a website: players that stand directly after one another."""


class podcast_transcript(nodes.General, nodes.Element):
    """A transcript: file, translation, language, written, collapse (1 or 0).

    *language* is asked for, *written* the one by which bytes that are no Unicode are read.

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

    One without a tag is no element: it says of what is in it that the search leaves it out.
    *label* is its name for screen readers, *beside* as for podcast_html.
    """


class podcast_article(nodes.section):
    """The text of an article that is written in the other direction than the site: dir."""


class podcast_translation(nodes.reference):
    """A link to an article in another language: hreflang."""


class podcast_inline(nodes.Inline, nodes.TextElement):
    """A piece of a line, in HTML the element *tag* with datetime or minutes and words."""


class podcast_picture(nodes.General, nodes.Element):
    """A picture of a website: uri, and its width, height, srcset and sizes.

    That of an article, which is above the text and comes at once, has its alt, too.
    """


class podcast_image(nodes.image):
    """A picture on an article or page of a website: html, the attributes that docutils lacks."""


class podcast_cover(nodes.General, nodes.Element):
    """What a card of a website has instead of a picture: title, show; small (1): a letter."""


class podcast_head_cell(nodes.entry):
    """A cell of a table that names its column."""


class podcast_deeper(nodes.General, nodes.Element):
    """Stands around a section whose heading is some *levels* deeper than its place says."""


class podcast_details(nodes.General, nodes.Element):
    """A part that the reader unfolds: opened (1 or 0), group; its first child is the summary."""


class podcast_summary(nodes.Part, nodes.TextElement):
    """The line that is always seen of a part that the reader unfolds."""


class podcast_at(nodes.Inline, nodes.TextElement):
    """A mark of a moment in what the page plays: seconds, player ('' for any).

    *href* is where it leads, known when the page is written.
    """


class podcast_chapters(nodes.General, nodes.Element):
    """The chapters of an episode; own (1 or 0): the document itself names them."""


class podcast_chapter(nodes.Part, nodes.Element):
    """A chapter: seconds, url, image; its children are its mark and its title.

    One that is in no list has no children, and its title as an attribute.
    """


class podcast_chapter_title(nodes.Part, nodes.TextElement):
    """The title of a chapter, as text, so that it is translated and searched: url."""


class podcast_quote(nodes.General, nodes.Element):
    """What somebody said: language (of the original); its children are blocks.

    Behind them is the original, which the reader unfolds, and the source, each if there is one.
    *cite* is the address of the moment, known when the page is written.
    """


class podcast_quote_source(nodes.Part, nodes.Element):
    """Who said it, and when: the speaker and the mark, each if it is known."""


class podcast_speaker(nodes.Part, nodes.TextElement):
    """The name of a speaker, as text, so that it is translated and searched."""
