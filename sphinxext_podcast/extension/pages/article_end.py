"""What the end of an article leads on to: cards, all about its show, translations, feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.links.linker import reference
from sphinxext_podcast.extension.overviews.lines import joined, line
from sphinxext_podcast.extension.translation import _

from .article_page import article_links, group, label, translations
from .entries import small_cards

if TYPE_CHECKING:
    from sphinx.config import Config

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.groups.surroundings import Surroundings


def parts(
    article: Article, around: Surroundings, links: Linker, config: Config
) -> dict[str, list[nodes.Node]]:
    """Make these parts of the footer of *article*, by their names."""
    return {
        'read-on': _read_on(around, links, config),
        'about-show': _about_show(around, links),
        'translations': _translated(article, around, links),
        'subscribe': _subscribe(links),
    }


def _read_on(around: Surroundings, links: Linker, config: Config) -> list[nodes.Node]:
    """Make cards of what to read next, and a list where there are no cards."""
    if not around.read_on:
        return []
    made = (
        small_cards(around.read_on, links, config)
        if links.has_term_pages
        else article_links(around.read_on, links)
    )
    return group('podcast-article-read-on', [nodes.Text(_('Read on'))], made)


def _about_show(around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Lead to all that is about the same show, on one line: its page and its feed."""
    facts: list[nodes.Node] = []
    for term in around.terms.get('source_name', ()) if links.has_term_pages else ():
        link = links.page(term.path, str(_('All articles about %s')) % term.name)
        feed = links.feed(term)
        facts += [link, reference(feed, str(_('Feed')), 'podcast-feed')] if feed else [link]
    return [line(joined(facts), 'podcast-facts')] if facts else []


def _subscribe(links: Linker) -> list[nodes.Node]:
    """Invite to the feeds of the site."""
    found = [reference(address, name) for name, address in links.site_feeds()]
    words = label(str(_('Never miss an article:')))
    return [line([words, *joined(found)], 'podcast-facts', 'podcast-subscribe')] if found else []


def _translated(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Name the translations, unless the header does."""
    said = 'translations' in links.env.config.podcast_header
    return [] if said else translations(article, around, links)
