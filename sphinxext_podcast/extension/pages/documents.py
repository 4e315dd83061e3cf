"""What the extension adds to a document's page: header and footer of an article, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.gettext import I18nBuilder

from sphinxext_podcast.extension.builders import has_term_pages, is_website
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.list_pages import beside, name_of, sheets_of
from sphinxext_podcast.extension.elements.nodes import (
    UNSEARCHED,
    podcast_details,
    podcast_embed,
    podcast_head_cell,
    podcast_html,
    podcast_inline,
    podcast_listing,
    podcast_part,
    podcast_picture,
    podcast_transcript,
    podcast_translation,
)
from sphinxext_podcast.extension.files import pictures, smaller_pictures
from sphinxext_podcast.extension.links import by_address
from sphinxext_podcast.extension.links.linker import Links
from sphinxext_podcast.extension.navigation import order
from sphinxext_podcast.extension.overviews import empty, facts
from sphinxext_podcast.extension.players import listen
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.model.listing import Listing
from sphinxext_podcast.model.site import language_tag

from . import article_end, article_page, episode, languages, lists
from .page_html import PageHTML

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinxext_podcast.model.article import Article

#: The class of the picture of a list page.
PICTURE = 'podcast-list-picture'


class PageParts:
    """Fills the pages of one build.

    On a website footers and lists are HTML at once: a page may have many more links there than
    in its text, and the search finds an article by its own words, not by those of its
    neighbours.
    """

    def __init__(self) -> None:
        """Begin without a translator; the builder makes it when it writes."""
        self.page_html: PageHTML | None = None

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Fill the page of *docname*, or, in PDF and single pages, those of many documents."""
        builder = app.builder
        if isinstance(builder, I18nBuilder):
            return
        included = (
            list(doctree.findall(addnodes.start_of_file))
            if docname in app.env.toctree_includes
            else []
        )
        for part, name in ((doctree, docname), *((node, node['docname']) for node in included)):
            self.dress(part, name, builder)
            self.introduce(part, name, builder)
        if included or docname in podcast(app.env).listings:
            self.fill(doctree, builder)

    def fill(self, doctree: nodes.document, builder: Builder) -> None:
        """Put lists in their places."""
        domain = podcast(builder.env)
        for node in list(doctree.findall(podcast_listing)):
            wanted = domain.listings[node['docname']][node['number']]
            links = Links(builder, node['docname'])
            if not is_website(builder):
                wanted = lists.plain(wanted)
            made = lists.build(wanted, domain.library, links, builder.config)
            empty.tell(made, node, domain.said)
            for wrong in lists.misspelt(wanted, domain.library):
                by_address.warn_once(domain, wrong, node)
            if isinstance(wanted.query, Listing) and lists.is_said_by_chapters(
                domain.library.select(wanted.query), node['docname'], builder
            ):
                lists.take_out(node, doctree)
            else:
                node.replace_self(self.written(builder, made))

    def dress(self, document: nodes.Element, docname: str, builder: Builder) -> None:
        """Put header and footer into *document* if *docname* is an article."""
        library = podcast(builder.env).library
        article = library.get(docname)
        sections = [node for node in document.children if isinstance(node, nodes.section)]
        if article is None or not sections:
            return
        around, config = library.surroundings(article), builder.config
        around = (
            order.footer(around, config)
            if is_website(builder)
            else around.shown(config.podcast_footer)
        )
        links = Links(builder, docname)
        recording = episode.part(article, document, links)
        made = {
            'lede': article_page.lede(article, beginning(sections[0]), builder.config),
            'picture': picture(article, [document, *recording], links),
            'player': recording,
        }
        if header := article_page.header(article, around, links, builder.config, made):
            header['beside'] = 1
            said = searched(header)
            # Where nothing is folded, the text comes first.
            add(header if is_website(builder) else sections[-1], said)
            sections[0].insert(1, header if is_website(builder) else plain([header]))
        if footer := article_end.footer(article, around, links, builder.config):
            below = document if is_website(builder) and has_footnotes(document) else sections[-1]
            written = self.written(builder, [footer])
            add(below, written)
            for node in written:
                node['beside'] = 1
        if builder.format == 'html':
            languages.mark(document, article, builder.config, turns=is_website(builder))

    def introduce(self, document: nodes.Element, docname: str, builder: Builder) -> None:
        """Put a list under the text of *docname* if it is the page of a folder or term."""
        domain = podcast(builder.env)
        subject = domain.subjects.documents.get(docname)
        if subject is None:
            return
        sections = [node for node in document.children if isinstance(node, nodes.section)]
        if isinstance(subject, Term):
            name_after(sections, subject, domain.sections.get(docname))
        links = Links(builder, docname)
        sheet = lists.WHOLE
        if has_term_pages(builder):
            sheet = sheets_of(subject, domain.library, builder.config.podcast_page_size)[0]
        made = lists.about(subject, domain.library, links, builder.config, sheet)
        if not isinstance(subject, str) and lists.is_said_by_chapters(
            domain.library.listed(subject), docname, builder
        ):
            return
        at_home = isinstance(subject, Section) and not subject.path
        told = facts.of_page(subject, domain.library, links) if made or at_home else []
        if isinstance(subject, Section) and not (made or told) and is_empty(document):
            made = empty.of_section(subject, domain.library, links)
        empty.tell(made, docname, domain.said)
        front = domain.sections.get(docname)
        if isinstance(subject, Section) and subject.language:
            front = domain.undated.get(docname)
            said = sections[0].children if sections else []
            for child in [one for one in said if isinstance(one, nodes.Element)]:
                languages.plain(child, language_tag(subject.language))
        if front and sections and (shown := pictures.picture(front, builder.env, PICTURE)):
            sections[0].insert(1, shown)
        below = sections[-1] if sections else document
        add(below, self.written(builder, [*told, *made]))
        known = domain.subjects
        pager = lists.pager(sheet, lambda n: links.address(name_of(subject, n, known)))
        add(below, [podcast_html('', '', html=pager)] if pager else [])
        if made:
            chips = facts.chips(beside(subject, domain.library), links)
            add(below, self.written(builder, chips))

    def written(self, builder: Builder, made: list[nodes.Element]) -> list[nodes.Element]:
        """Return the nodes *made*, on a website as HTML, of which the search knows nothing."""
        if not is_website(builder):
            return plain(made)
        if not has_term_pages(builder):
            return made
        if self.page_html is None:
            self.page_html = PageHTML(builder)
        return [podcast_html('', html=self.page_html.html(*made))]


def beginning(section: nodes.section) -> str:
    """Return the first paragraph of an article that is not about a player, '' without any."""
    others = (child for child in section.children[1:] if not isinstance(child, podcast_embed))
    found = (child.next_node(nodes.paragraph, include_self=True) for child in others)
    return next((first.astext() for first in found if first), '')


def picture(article: Article, shown_there: list[nodes.Node], links: Links) -> list[nodes.Node]:
    """Make the picture of *article*, nothing where a film *shown_there* has it as its cover.

    Lists on pages that stay as they are show it, too: a picture that changed is copied with the
    page of its article.
    """
    env = links.env
    path = pictures.file(article, env)
    address = links.picture(path) if path else ''
    if not address:
        shown = pictures.picture(article, env)
        return [shown] if shown else []
    if any(listen.shows_picture(one, env.config) for one in shown_there):
        return []
    known = {'alt': article.image_alt, **links.measures(path, smaller_pictures.TEXT)}
    return [podcast_picture('', uri=address, classes=['podcast-article-picture'], **known)]


def searched(header: podcast_part) -> list[nodes.Element]:
    """Take chapters and transcript out of *header*; hide what is left from the search."""
    kinds = (podcast_details, podcast_transcript)
    found: list[nodes.Element] = [node for node in header.children if isinstance(node, kinds)]
    if not found:
        header['classes'].append(UNSEARCHED)
        return []
    others = [node for node in header.children if node not in found]
    header.children = []
    header += podcast_part('', *others, tag='', classes=[UNSEARCHED])
    return found


def add(element: nodes.Element, made: list[nodes.Element]) -> None:
    """Put the nodes *made* under the text of *element*, before the documents that follow it."""
    end = len(element)
    while end and isinstance(element[end - 1], addnodes.start_of_file):
        end -= 1
    element[end:end] = made


def is_empty(document: nodes.Element) -> bool:
    """Return whether *document* is but a title; one with text or a toctree needs no list."""
    return all(
        isinstance(child, nodes.title | nodes.comment | nodes.meta)
        for node in document.children
        for child in (node.children if isinstance(node, nodes.section) else [node])
    )


def name_after(sections: list[nodes.section], term: Term, front: Article | None) -> None:
    """Write the name of *term* over its document, if that has no title of its own."""
    heading = sections[0].next_node(nodes.title) if sections else None
    if heading is not None and front and not front.title:
        heading.children = [nodes.Text(term.name)]


def has_footnotes(document: nodes.Element) -> bool:
    """Return whether *document* ends with footnotes: what is below the text is below these."""
    return isinstance(document.children[-1], nodes.footnote)


def plain(made: list[nodes.Element]) -> list[nodes.Element]:
    """Return *made* without the elements of HTML, in nodes that every builder has.

    An EPUB, too: where another extension names that builder, Sphinx asks no one else for it.
    """
    found: list[nodes.Element] = []
    for node in made:
        inner = [child for child in node.children if isinstance(child, nodes.Element)]
        language = node.get('lang', '')
        if isinstance(node, podcast_part):
            found += [languages.plain(one, language) for one in plain(inner)]
        else:
            found.append(node)
    for node in found:
        for link in list(node.findall(podcast_translation)):
            link.attributes.pop('hreflang')
            link.replace_self(nodes.reference('', '', *link.children, **link.attributes))
        for inline in list(node.findall(podcast_inline)):
            if inline is not node:
                inline.replace_self(
                    nodes.inline('', '', *inline.children, classes=inline['classes'])
                )
        for cell in list(node.findall(podcast_head_cell)):
            cell.replace_self(nodes.entry('', *cell.children))
    return [
        nodes.rubric('', '', *node.children) if isinstance(node, podcast_inline) else node
        for node in found
    ]
