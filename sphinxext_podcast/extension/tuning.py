"""What is changed in Sphinx and MyST-Parser themselves, in one place, each with its reason."""

from __future__ import annotations

import gc
import pickle
from contextlib import contextmanager
from copy import copy
from functools import cache, partial, wraps
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from docutils.frontend import Values, get_default_settings
from myst_parser.mdit_to_docutils import base as myst
from sphinx.builders import html
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.search import IndexBuilder
from sphinx.util import docutils as sphinx_docutils

from sphinxext_podcast.model.addresses.places import address_of
from sphinxext_podcast.output.characters import allowed

from .builders import SAFE, can_place, has_term_pages, places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.epub3 import Epub3Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

#: Before all others, when everything that was stored is there.
FIRST = 1
#: How many doctrees stay in memory from reading to writing.
MOST_DOCTREES = 1200
#: The builds of this process, from 0.
_BUILDS = count()


def spare_the_settings() -> None:
    """Let MyST-Parser make docutils' settings once, not once a document.

    It makes an empty document before it looks for the one that it is given (``setup_render``,
    4.0 to 5.2), which is 3 % of a build.
    """
    setattr(myst, 'get_default_settings', settings)  # noqa: B010 - not exported


def settings(*components: Any) -> Values:
    """Return docutils' default settings for *components*."""
    return copy(_settings(*components))


@cache
def _settings(*components: Any) -> Values:
    return get_default_settings(*components)


def spare_the_options() -> None:
    """Let Sphinx read docutils' options and configuration once a build, not once a document.

    It makes a parser of command lines for each document that it reads (``_get_settings``, 9.0 to
    9.2), which is 3 % of a build.
    """
    plain = getattr(sphinx_docutils, '_get_settings', None)
    if plain is None:
        return
    plain = getattr(plain, '__wrapped__', plain)
    kept: dict[object, tuple[dict[str, Any], dict[str, Any]]] = {}

    @wraps(plain)
    def settings(
        *components: Any, defaults: Mapping[str, Any], read_config_files: bool = False
    ) -> Values:
        kinds = tuple(one if isinstance(one, type) else type(one) for one in components)
        key, given = (kinds, read_config_files), dict(defaults)
        if key not in kept or kept[key][0] != given:
            made = plain(*components, defaults=defaults, read_config_files=read_config_files)
            kept[key] = given, vars(made)
        # Each document has a list of its own of what it depends on.
        return Values({**kept[key][1], 'record_dependencies': None})

    setattr(sphinx_docutils, '_get_settings', settings)  # noqa: B010 - not exported


def spare_the_checksums() -> None:
    """Let Sphinx ask the disk once for each stylesheet and script, not once a page.

    It keeps their checksums, but resolves the path of each file for every page to find them
    (``_file_checksum``, 7.1 to 9.2), which is 4 % of a build.
    """
    plain = getattr(html, '_file_checksum')  # noqa: B009 - not exported
    # Each build asks anew.
    setattr(html, '_file_checksum', cache(getattr(plain, '__wrapped__', plain)))  # noqa: B010


def on_builder_inited(app: Sphinx) -> None:
    """Set aside what was loaded, ask once what stays the same, encode addresses of folders."""
    spare_the_garbage_collector()
    spare_the_options()
    spare_the_checksums()
    if can_place(app.builder):
        place_pages(app.builder)
    if isinstance(app.builder, DirectoryHTMLBuilder):
        encode_addresses(app.builder)


def spare_the_garbage_collector() -> None:
    """Set aside all that there is now; a process that builds again takes it back.

    What was stored of thousands of documents is no garbage.  Without this a build after one
    edit spends a third of its time there, most of it at the very end, to free what the system
    frees anyway.
    """
    if next(_BUILDS) % 2:
        gc.unfreeze()
    else:
        gc.freeze()


def place_pages(builder: DirectoryHTMLBuilder) -> None:
    """Let *builder* have documents where their places say: it makes addresses of docnames.

    On this builder alone: other extensions compare its class, and there are builders of others
    that are made of it.
    """
    known = places(builder)
    file_of, address = builder.get_output_path, builder.get_target_uri

    def placed_file(page_name: str, /) -> Path:
        file = known.get(page_name)
        return Path(builder.outdir, file) if file else file_of(page_name)

    def placed_address(docname: str, typ: str | None = None) -> str:
        file = known.get(docname)
        return address_of(file)[1:] if file else address(docname, typ)

    builder.get_output_path = placed_file  # type: ignore[method-assign]
    builder.get_target_uri = placed_address  # type: ignore[method-assign]


def encode_addresses(builder: DirectoryHTMLBuilder) -> None:
    """Percent-encode the addresses of folders, too; Sphinx does so for files only."""
    plain = builder.get_target_uri
    # Asked many times for each page.
    encoded = cache(partial(quote, safe=SAFE))
    builder.get_target_uri = (  # type: ignore[method-assign]
        lambda docname, typ=None: encoded(plain(docname, typ))
    )


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Forget the doctree before this one if there are many; it is on the disk by now.

    Sphinx keeps all that it reads until they are written, some 60 kB for each article.
    """
    # A later Sphinx may keep none.
    cache: dict[str, Any] = getattr(app.env, '_write_doc_doctree_cache', {})
    if len(cache) > MOST_DOCTREES:
        cache.popitem()


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Forget the pickle of a doctree that had to be loaded; no other page needs it."""
    if has_term_pages(app.builder):
        let_go(app.env, docname)


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Tidy Sphinx's search index before it is written: the same whatever was built before."""
    indexer: Any = getattr(app.builder, 'indexer', None) if has_term_pages(app.builder) else None
    if isinstance(indexer, IndexBuilder):
        indexer._mapping = tidy(indexer._mapping)
        indexer._title_mapping = tidy(indexer._title_mapping)
    return iter(())


def tidy(words: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return *words* in order, without those that Sphinx left of documents that are gone."""
    return {word: found for word, found in sorted(words.items()) if found}


def replace_index(builder: StandaloneHTMLBuilder, index: object) -> None:
    """Let Sphinx feed and write *index* in the place of its own, which is not made.

    Sphinx makes its index in ``prepare_writing`` (8.2 to 9.2); an extension can choose the words
    of a language, but neither its files nor that there is none.
    """
    prepare_writing = builder.prepare_writing

    def prepare(docnames: AbstractSet[str]) -> None:
        builder.search = False
        try:
            prepare_writing(docnames)
        finally:
            builder.search = True
        builder.indexer = index  # type: ignore[assignment]

    builder.prepare_writing = prepare  # type: ignore[method-assign]


def index_instead(
    builder: StandaloneHTMLBuilder, shown: Callable[[nodes.document], nodes.document]
) -> None:
    """Let Sphinx index what *shown* returns of each doctree, which it cuts at every bold word."""
    index_page = builder.index_page

    def index(pagename: str, doctree: nodes.document, title: str) -> None:
        index_page(pagename, shown(doctree), title)

    builder.index_page = index  # type: ignore[method-assign]


@contextmanager
def every_page(builder: Builder) -> Iterator[None]:
    """Let every document have an address: a book knows its documents only when it is written."""
    own = vars(builder).copy()
    builder.get_target_uri = lambda docname, typ=None: docname  # type: ignore[method-assign]
    builder.get_relative_uri = lambda from_, to, typ=None: to  # type: ignore[method-assign]
    try:
        yield
    finally:
        vars(builder).clear()
        vars(builder).update(own)


def hold(env: BuildEnvironment, docname: str, doctree: nodes.document) -> None:
    """Let *doctree* be that of *docname* in this build; on the disk it stays what was read.

    Sphinx has no other place for this: only from here it takes what it has read already.
    """
    doctree.reporter = None  # type: ignore[assignment]
    doctree.settings.env = None
    env._pickled_doctree_cache[docname] = pickle.dumps(doctree, pickle.HIGHEST_PROTOCOL)
    env._write_doc_doctree_cache.pop(docname, None)


def let_go(env: BuildEnvironment, docname: str) -> None:
    """Let the doctree of *docname* be that on the disk again."""
    env._pickled_doctree_cache.pop(docname, None)


def mend_epub(builder: Epub3Builder, finish: Callable[[Path], None]) -> None:
    """Let *builder* find chapters by their names, and keep titles to what XML allows.

    Sphinx looks for addresses, percent-encoded, where it should look for names.  *finish* is
    called with the output folder when the manifest is written.
    """
    build_content, toc_add_files = builder.build_content, builder.toc_add_files

    def with_names() -> None:
        addresses = builder.refnodes
        builder.refnodes = [{**node, 'refuri': unquote(node['refuri'])} for node in addresses]
        build_content()
        builder.refnodes = addresses
        finish(Path(builder.outdir))

    def with_titles(refnodes: list[dict[str, Any]]) -> None:
        toc_add_files(refnodes)
        for node in refnodes:
            node['text'] = allowed(node['text'])

    builder.build_content = with_names  # type: ignore[method-assign]
    builder.toc_add_files = with_titles  # type: ignore[method-assign]
