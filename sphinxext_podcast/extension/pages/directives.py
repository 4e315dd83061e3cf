"""The directives ``article-list`` and ``term-list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinxext_podcast.extension.catalogue import feeds
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.elements.nodes import podcast_listing
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model import listing
from sphinxext_podcast.model.listing import Listing, TermListing

from . import lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes


def _choice(*values: str) -> Callable[[str], str]:
    return lambda argument: directives.choice(argument, values)


def names(argument: str) -> tuple[str, ...]:
    """Return the names of an option, which has commas between them."""
    return tuple(name.strip() for name in (argument or '').split(',') if name.strip())


class ListDirective(SphinxDirective):
    """A directive in whose place a list is made when all documents are read."""

    def placed(self, wanted: listing.ListRequest) -> list[nodes.Node]:
        """Store what is wanted; return the node that marks its place."""
        docname = self.env.docname
        number = podcast(self.env).note_listing(docname, wanted)
        node = podcast_listing('', docname=docname, number=number)
        self.set_source_info(node)
        return [node]


class ArticleList(ListDirective):
    """``article-list``: articles, newest first unless asked otherwise."""

    option_spec: ClassVar[dict[str, Any]] = {
        'limit': directives.nonnegative_int,
        'language': directives.unchanged_required,
        'sort': _choice('newest', 'oldest', 'title'),
        'layout': _choice(*lists.ARTICLE_LAYOUTS),
        'excerpt': directives.flag,
        'feed': directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Store the list; taxonomies are options, too."""
        terms = tuple(
            (name, self.options[name])
            for name in self.config.podcast_taxonomies
            if name in self.options
        )
        query = Listing(
            self.options.get('limit', 0),
            self.options.get('sort', 'newest'),
            terms,
            self.options.get('language', '').strip(),
        )
        layout = self.options.get('layout', 'list')
        feed = 'feed' in self.options
        if feed and not feeds.is_one(query):
            message = (
                'article-list: there are feeds of the site and of each term, and none of this '
                'list; take "feed" out, or list one term'
            )
            warn(Subtype.FEED, message, self.get_location())
        return self.placed(listing.ListRequest(query, layout, 'excerpt' in self.options, feed))


class TermList(ListDirective):
    """``term-list``: the terms of a taxonomy with their numbers of articles."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        'limit': directives.nonnegative_int,
        'sort': _choice('name', 'count'),
        'layout': _choice(*lists.TERM_LAYOUTS),
    }

    def run(self) -> list[nodes.Node]:
        """Store the list."""
        taxonomy = self.arguments[0]
        if taxonomy not in self.config.podcast_taxonomies:
            known = ', '.join(self.config.podcast_taxonomies)
            raise self.error(f'term-list: no taxonomy {taxonomy!r}; there are {known}')
        query = TermListing(
            taxonomy, self.options.get('limit', 0), self.options.get('sort', 'name')
        )
        return self.placed(listing.ListRequest(query, self.options.get('layout', 'list')))


def article_list_for(taxonomies: dict[str, str]) -> type[ArticleList]:
    """Return the directive with an option for each of the project's taxonomies."""
    options = {**ArticleList.option_spec, **dict.fromkeys(taxonomies, names)}
    return type('ArticleList', (ArticleList,), {'option_spec': options})
