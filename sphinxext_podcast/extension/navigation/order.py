"""What a theme shows before, behind and above a page: of an article, and of the pages of a list.

Before an article is the older one, behind it the newer one, whatever toctree names it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinx.locale import _ as words_of_sphinx
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import has_term_pages, page_uri
from sphinxext_podcast.extension.catalogue import list_pages, way
from sphinxext_podcast.extension.catalogue.catalogue import podcast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.extension.catalogue.list_pages import Page
    from sphinxext_podcast.extension.catalogue.way import Stop
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.groups.surroundings import Surroundings
    from sphinxext_podcast.model.paging import Sheet

#: Before the handlers of themes, which make HTML of what they find.
EARLY = 400
#: The parts of a footer that say what such a theme says; the second is of one folder.
NEIGHBOURS, INSIDE = 'neighbours', 'section-neighbours'
#: Theme → its option that decides whether it shows what is before and behind a page below the
#: text, its default, and the values for which it does.
THEMES: dict[str, tuple[str, Any, tuple[Any, ...]]] = {
    'furo': ('', True, (True,)),
    'pydata_sphinx_theme': ('show_prev_next', True, (True, 'true', 'True')),
    'sphinx_book_theme': ('show_prev_next', True, (True, 'true', 'True')),
    'sphinx_rtd_theme': ('prev_next_buttons_location', 'bottom', ('bottom', 'both')),
    'shibuya': ('', True, (True,)),
}


def footer(around: Surroundings, config: Config) -> Surroundings:
    """Return what a footer shows of *around* on a website: what the theme shows, not once more."""
    option, default, values = THEMES.get(config.html_theme, ('', False, (True,)))
    left_out: set[str] = set()
    if config.html_theme_options.get(option, default) in values:
        is_same = (around.newer, around.older) == (around.section_newer, around.section_older)
        left_out = {NEIGHBOURS, INSIDE} if is_same else {NEIGHBOURS}
    return around.shown([part for part in config.podcast_footer if part not in left_out])


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say what is before, behind and above an article, and above the document of a list."""
    if not has_term_pages(app.builder):
        return
    domain = podcast(app.env)
    link = linked(app.builder, pagename)
    if article := domain.library.get(pagename):
        if not article.hidden:
            beside(context, article, domain, link)
        above = way.to_article(domain, article)
        context['parents'] = context.get('parents') or stops(domain, above, link)
    elif subject := domain.subjects.documents.get(pagename):
        above_it = way.to_list(subject, domain.library)
        context['parents'] = context.get('parents') or stops(domain, above_it, link)
        size = app.config.podcast_page_size
        sheet = list_pages.sheets_of(subject, domain.library, size)[0]
        if not context.get('next'):
            made = pages_beside(app.builder, pagename, subject, sheet)
            context['metatags'] = context.get('metatags', '') + made


def linked(builder: Builder, pagename: str) -> Callable[[str], str]:
    """Return what makes the address of a page on the page *pagename*."""
    base = page_uri(builder, pagename)
    return lambda name: relative_uri(base, page_uri(builder, name)) or '#'


def beside(
    context: dict[str, Any], article: Article, domain: Catalogue, link: Callable[[str], str]
) -> None:
    """Lead from *article* to the older and the newer one, as themes do between documents."""
    around = domain.library.surroundings(article)
    links = [one for one in context.get('rellinks', ()) if one[2] not in {'N', 'P'}]
    for key, other, access, words in (
        ('next', around.newer, 'N', 'next'),
        ('prev', around.older, 'P', 'previous'),
    ):
        context[key] = None
        if other is not None:
            title = escape(other.label)
            context[key] = {'link': link(other.docname), 'title': title}
            links.append((other.docname, title, access, words_of_sphinx(words)))
    context['rellinks'] = links


def stops(
    domain: Catalogue, above: Iterable[Subject], link: Callable[[str], str]
) -> list[dict[str, str]]:
    """Return what a theme is told of the pages *above*."""
    return crumbs((way.stop(domain, subject) for subject in above), link)


def crumbs(found: Iterable[Stop], link: Callable[[str], str]) -> list[dict[str, str]]:
    """Return what a theme is told of the pages on the way."""
    return [{'link': link(stop.name), 'title': escape(stop.title)} for stop in found]


def above_page(builder: Builder, page: Page) -> list[dict[str, str]]:
    """Return what is above *page*, one of the pages of a list; the first is above the others."""
    domain = podcast(builder.env)
    found = [way.stop(domain, one) for one in way.to_list(page.subject, domain.library)]
    if page.sheet.number > 1 and not way.is_home(page.subject):
        found.append(way.stop(domain, page.subject))
    return crumbs(found, linked(builder, page.name))


def pages_beside(builder: Builder, pagename: str, subject: Subject, sheet: Sheet) -> str:
    """Return the links in the head to the pages of a list before and behind *sheet*."""
    known, link = podcast(builder.env).subjects, linked(builder, pagename)
    made = ''
    for rel, number in (('prev', sheet.number - 1), ('next', sheet.number + 1)):
        if 1 <= number <= sheet.total:
            address = escape(link(list_pages.name_of(subject, number, known)))
            made += f'<link rel="{rel}" href="{address}" />\n'
    return made
