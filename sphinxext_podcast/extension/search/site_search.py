"""The search of one build: what is taken of each document, and the files that are made of it."""

from __future__ import annotations

import pickle
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sphinx.util.display import progress_message
from sphinx.util.logging import suppress_logging

from sphinxext_podcast.extension.builders import can_place, has_site_files, page_uri, places
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.groups import taxonomy_title
from sphinxext_podcast.extension.files import pictures, smaller_pictures
from sphinxext_podcast.extension.kept import Kept
from sphinxext_podcast.extension.outdir import digest
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.extension.translation import date_text
from sphinxext_podcast.extension.tuning import index as sphinx_index
from sphinxext_podcast.model.search import SearchDocument, SearchObject
from sphinxext_podcast.output.search import index
from sphinxext_podcast.output.search.prepared import prepare

from . import mode, sphinx_words
from .blocks import about, blocks, flat, text_of, with_lines
from .indexer import Indexer
from .placed_index import PlacedIndex
from .search_page import links, reader_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.record import Record
    from sphinxext_podcast.model.search import Block
    from sphinxext_podcast.output.search.prepared import Prepared
    from sphinxext_podcast.output.search.shards import Known

FOLDER = '_podcast-search'
#: Under this name, which no document has, the shards of the last build are kept.
SHARDS = '/'
#: What Sphinx has for the title of a document without one.
UNTITLED = '<no title>'
#: By these fields a document says that it is not to be found.
UNSEARCHED = {'nosearch', 'no-search'}
#: What themes load in the place of Sphinx's scripts.
STUBS = str(files('sphinxext_podcast') / 'static_search')


class Text(NamedTuple):
    """What is kept of a document: one that is not to be found has no title.

    *prepared* is its part of the index, made for what *about* is the digest of.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    about: str = ''
    prepared: Prepared | None = None


class Texts:
    """Keeps the text of each document when Sphinx would put it into its index."""

    def __init__(self, builder: StandaloneHTMLBuilder, record: Callable[[], Record]) -> None:
        """Keep it as long as the *record* of this build says that the document is the same."""
        self.builder = builder
        self.options = mode.options(builder.config)
        self.kept = Kept(
            builder,
            'podcast-search',
            lambda docname: (record().everywhere, record().shown.get(docname)),
        )

    def take(self, docname: str, doctree: nodes.document) -> Text:
        """Keep the text of *docname*, if it is to be found."""
        env = self.builder.env
        if not is_found(docname, env):
            return self.keep(docname, Text(''))
        make = partial(blocks, doctree, about(podcast(env).library.get(docname)))
        lost = 'the search is without its text'
        return self.keep(docname, Text(named(docname, env), guard.tried(docname, lost, make, ())))

    def keep(self, docname: str, text: Text) -> Text:
        """Keep *text*, and return it."""
        self.kept.put(docname, pickle.dumps(text))
        return text

    def text(self, docname: str) -> Text:
        """Return the text of *docname*, which is made again if it is not kept."""
        data = self.kept.get(docname)
        if data is not None:
            return cast('Text', pickle.loads(data))  # noqa: S301 - ours, as doctrees are
        env = self.builder.env
        with suppress_logging():  # all was said when the page was written
            doctree = env.get_and_resolve_doctree(docname, self.builder)
        return self.take(docname, doctree)

    def shards(self) -> Known:
        """Return the shards of the last build, by what they were made of."""
        data = self.kept.get(SHARDS)
        return cast('Known', pickle.loads(data)) if data else {}  # noqa: S301 - as above

    def prepared(self, docname: str, address: str, about: dict[str, Any]) -> Prepared | None:
        """Return the part of *docname* in the index, with what results show *about* it.

        None if it is not to be found.
        """
        text, state = self.text(docname), digest((address, about, self.options))
        if text.title and text.about != state:
            document = SearchDocument(address, text.title, text.blocks, **about)
            make, lost = partial(prepare, document, **self.options), 'the search is without it'
            made = guard.tried(docname, lost, make)
            text = self.keep(docname, text._replace(about=state, prepared=made))
        return text.prepared


class SiteSearch:
    """The index of one build."""

    def __init__(self, record: Callable[[], Record]) -> None:
        """Begin without texts; *record* returns that of what this build makes."""
        self.record = record
        self.texts: Texts | None = None

    def on_builder_inited(self, app: Sphinx) -> None:
        """Take the place of Sphinx's index, or let it find phrases with bold words in them."""
        self.texts = None
        builder = app.builder
        if not has_site_files(builder):
            return
        if can_place(builder):
            builder.indexer_format = PlacedIndex(builder.indexer_format, places(builder))
        if not mode.is_pairs(app.config):
            # Sphinx cuts a text at every bold word, which parts the pairs of Chinese.
            pairs = mode.language(app.config) in sphinx_words.LANGUAGES
            made, env = (flat if pairs else with_lines), app.env
            sphinx_index.index_instead(
                builder, lambda name, tree: made(tree, about(podcast(env).library.get(name)))
            )
        else:
            self.texts = Texts(builder, self.record)
            sphinx_index.replace_index(builder, Indexer(self.texts.take, mode.stemmer(app)))
            app.config.html_static_path = [STUBS, *app.config.html_static_path]

    def files(self, app: Sphinx) -> dict[str, str]:
        """Return the files of the index by their paths from the root of the site."""
        if self.texts is None:
            return {}
        builder, domain = self.texts.builder, podcast(app.env)
        found = [self.texts.prepared(*one) for one in documents(domain, builder)]
        known = self.texts.shards()
        with progress_message('making the index of pairs'):
            made = index.search_files(
                [one for one in found if one],
                tuple(objects(builder)),
                reader_words(app.config.language),
                {name: page_uri(builder, docname) for name, docname in links(domain).items()},
                mode.stem(app.config),
                known,
            )
        self.texts.kept.put(SHARDS, pickle.dumps(known))
        self.texts.kept.clear([*app.env.found_docs, SHARDS])
        return {f'{FOLDER}/{name}': data.decode() for name, data in made.items()}


def documents(
    domain: Catalogue, builder: StandaloneHTMLBuilder
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield docname, address and facts of what is searched: the newest articles first."""
    library = domain.library
    labels = {taxonomy: taxonomy_title(taxonomy) for taxonomy in library.taxonomies}
    articles = {article.docname: article for article in library.articles}
    for docname in (*articles, *sorted(domain.env.found_docs - articles.keys())):
        article = articles.get(docname)
        about = facts(article, domain, builder, labels) if article else {}
        yield docname, page_uri(builder, docname), about


def facts(
    article: Article,
    domain: Catalogue,
    builder: StandaloneHTMLBuilder,
    labels: Mapping[str, str],
) -> dict[str, Any]:
    """Return what results show of *article*, and can be chosen by; *labels* are of taxonomies."""
    library, path = domain.library, pictures.file(article, domain.env)
    return {
        'date': article.date.date().isoformat() if article.date else '',
        'published': date_text(article.date, domain.env.config) if article.date else '',
        'show': article.source_name,
        'image': smaller_pictures.smallest(path, builder) if path else '',
        'terms': tuple(
            (label, term.name)
            for taxonomy, label in labels.items()
            for term in library.terms_of(article, taxonomy)
        ),
    }


def named(docname: str, env: BuildEnvironment) -> str:
    """Return the title of *docname*, or its name if it has no title in words."""
    title = text_of(env.titles[docname])
    return docname if title in {'', UNTITLED} else title


def is_found(docname: str, env: BuildEnvironment) -> bool:
    """Return whether the document *docname* is to be found."""
    return docname in env.found_docs and UNSEARCHED.isdisjoint(env.metadata[docname])


def objects(builder: StandaloneHTMLBuilder) -> Iterator[SearchObject]:
    """Yield the objects of a manual that Sphinx's search finds, too."""
    env = builder.env
    for domain in env.domains.sorted():
        for name, shown, kind, docname, anchor, priority in sorted(domain.get_objects()):
            if priority >= 0 and is_found(docname, env):
                known = domain.object_types.get(kind)
                words = str(domain.get_type_name(known)) if known else kind
                address = page_uri(builder, docname) + (f'#{anchor}' if anchor else '')
                title = env.titles[docname].astext()
                yield SearchObject(shown or name, words, address, title)
