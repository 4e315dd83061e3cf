"""The directives of ABlog: ``post``, ``postlist``, ``update``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinxext_podcast.extension.config.values import zone
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.pages.directives import ListDirective, names
from sphinxext_podcast.model import listing
from sphinxext_podcast.model.listing import Listing
from sphinxext_podcast.source.dates import parse_date

from .messages import Subtype, in_conf, warn
from .translation import _, date_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Options of ``post`` and ``postlist`` → the front matter keys of taxonomies.
TERMS = {
    'tags': 'tags',
    'author': 'authors',
    'category': 'categories',
    'location': 'location',
    'language': 'language',
}


def _flag(argument: str | None) -> bool:
    """Return whether an option without a value is given; MyST knows ``exclude: true``, too."""
    return (argument or '').strip().lower() != 'false'


def _any(argument: str | None) -> str:
    return argument or ''


class Post(SphinxDirective):
    """``post``: its date and options are read with the front matter; its content is here."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        **dict.fromkeys([*TERMS, 'title', 'redirect', 'canonical_link', 'external_link'], _any),
        **dict.fromkeys(['image', 'excerpt'], _any),
        **dict.fromkeys(['exclude', 'nocomments'], _flag),
    }

    def run(self) -> list[nodes.Node]:
        """Return the content, which is the summary of the article, unless it is excluded."""
        here = draft(self.env)
        article = here.article
        content = self.parse_content_to_nodes()
        if here.post:
            warn(
                Subtype.FRONT_MATTER,
                'a document is one article: the date and the terms of this further "post" are '
                'left out; give it a document of its own',
                self.get_location(),
            )
        elif article is not None:
            text = ' '.join(node.astext() for node in content if isinstance(node, nodes.paragraph))
            if text and not article.summary:
                here.article = replace(article, summary=' '.join(text.split()))
        here.post = True
        return [] if self.options.get('exclude') else content


class PostList(ListDirective):
    """``postlist``: an ``article-list`` with ABlog's options."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        **dict.fromkeys(TERMS, names),
        **dict.fromkeys(['sort', 'excerpts'], _flag),
        'number': directives.nonnegative_int,
        # Our lists have one look: these are taken and do nothing.
        **dict.fromkeys(['format', 'date', 'list-style', 'expand'], _any),
    }

    def run(self) -> list[nodes.Node]:
        """Store the list; an article must have every term."""
        taxonomies = {key: path for path, key in self.config.podcast_taxonomies.items()}
        terms = []
        for option in [name for name in TERMS if name in self.options]:
            if path := taxonomies.get(TERMS[option]):
                terms += [(path, (name,)) for name in self.options[option]]
            else:
                warn(
                    Subtype.CONFIG,
                    f'postlist: nothing is listed by {option}; add a taxonomy with the key '
                    f'{TERMS[option]!r} to podcast_taxonomies',
                    self.get_location(),
                )
        limit = self.options.get('number', 0)
        if self.arguments:
            limit = directives.nonnegative_int(self.arguments[0])
        sort = 'oldest' if self.options.get('sort') else 'newest'
        query = Listing(limit, sort, tuple(terms))
        return self.placed(listing.ListRequest(query, 'list', bool(self.options.get('excerpts'))))


class Update(SphinxDirective):
    """``update``: a note that says when; the article counts as modified then."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        'class': directives.class_option,
        'name': directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return an admonition."""
        written = self.arguments[0]
        try:
            moment = parse_date(written, zone(self.config))
        except ValueError as wrong:
            moment = None
            warn(Subtype.FRONT_MATTER, f'update: {wrong}', self.get_location())
        here = draft(self.env)
        article = here.article
        if moment and article and (article.lastmod is None or article.lastmod < moment):
            here.article = replace(article, lastmod=moment)
        shown = date_text(moment, self.config) if moment else written
        note = nodes.admonition(classes=['note', 'update', *self.options.get('class', ())])
        note += nodes.title('', str(_('Updated on %s')) % shown)
        note += self.parse_content_to_nodes()
        self.set_source_info(note)
        self.add_name(note)
        return [note]


def on_config_inited(app: Sphinx, _config: Config) -> None:
    """Register the directives, unless ABlog itself is there."""
    if 'ablog' in app.extensions:
        warn(
            Subtype.CONFIG,
            'ablog is loaded, too, and both make articles of the same documents; take it out '
            'of "extensions"',
            in_conf(app.confdir, 'extensions'),
        )
        return
    for name, directive in (('post', Post), ('postlist', PostList), ('update', Update)):
        app.add_directive(name, directive)
