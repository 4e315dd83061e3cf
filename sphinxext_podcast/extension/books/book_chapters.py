"""Chapters: what documents list is in one piece with them in PDF, EPUB and single pages.

Lists are no toctrees, so that no page of a website carries all articles in its navigation.
For the builders that put documents together they become such, in this build only: what is
stored of documents stays as it is, and builders that share a doctree folder never mislead each
other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from sphinxext_podcast.extension.builders import is_printed
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.tuning.doctrees import hold, let_go
from sphinxext_podcast.model.book import chapters
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.model.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue

#: The options that say with which document each file begins.
BEGINNINGS = ('latex_documents', 'texinfo_documents', 'man_pages', 'pdf_documents')
#: The attribute of toctrees that come from here.
MARK = 'podcast'


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Give each document the chapters that it has with this builder."""
    domain = podcast(env)
    take_back(domain)
    if is_book(app.builder):
        wanted = chapters(starts(app.builder), env.toctree_includes, lists(domain))
        for docname, names in wanted.items():
            put(env, docname, names, isinstance(app.builder, Epub3Builder))
            domain.chapters[docname] = names


def is_book(builder: Builder) -> bool:
    """Return whether *builder* puts documents together, or makes a table of contents of them."""
    return is_printed(builder) or isinstance(builder, (SingleFileHTMLBuilder, Epub3Builder))


def starts(builder: Builder) -> list[str]:
    """Return the documents with which the files of *builder* begin, that of the project last.

    So a book of one folder has the articles of that folder, whatever else lists them.
    """
    options = [n for n in BEGINNINGS if n.startswith((f'{builder.format}_', f'{builder.name}_'))]
    entries: list[Sequence[Any]] = [e for n in options for e in getattr(builder.config, n, ())]
    root = builder.config.root_doc
    return [*dict.fromkeys(str(entry[0]) for entry in entries if entry[0] != root), root]


def lists(domain: Catalogue) -> dict[str, list[str]]:
    """Return docname → the articles that it lists, by directives first; the home: all of them."""
    library = domain.library
    found: dict[str, list[str]] = {}
    for docname, wanted in domain.listings.items():
        queries = [one.query for one in wanted if isinstance(one.query, Listing)]
        found[docname] = [a.docname for query in queries for a in library.select(query)]
    for docname, subject in domain.subjects.documents.items():
        if isinstance(subject, (Section, Term)):
            articles = library.listed(subject)
            found.setdefault(docname, []).extend(article.docname for article in articles)
    return found


def put(env: BuildEnvironment, docname: str, names: Sequence[str], unseen: bool) -> None:
    """Let *names* be included at the end of *docname*, for this build.

    In a book of pages the toctree is *unseen* on its page, and yet in the table of contents,
    where Sphinx has no hidden ones.
    """
    toctree = addnodes.toctree(
        parent=docname,
        entries=[(None, name) for name in names],
        includefiles=list(names),
        maxdepth=-1,
        glob=False,
        hidden=False,
        includehidden=False,
        numbered=0,
        titlesonly=False,
    )
    toctree[MARK] = 1
    env.toctree_includes[docname] = [*env.toctree_includes.get(docname, ()), *names]
    toc = env.tocs[docname]
    item = toc.next_node(nodes.list_item, descend=True)
    if item is None:
        toc += toctree.copy()
    elif isinstance(item[-1], nodes.bullet_list):
        item[-1].append(toctree.copy())
    else:
        item += nodes.bullet_list('', toctree.copy())
    doctree = env.get_doctree(docname)
    place = doctree.next_node(nodes.section) or doctree
    place.append(nodes.substitution_definition('', '', toctree) if unseen else toctree)
    hold(env, docname, doctree)


def take_back(domain: Catalogue) -> None:
    """Undo what ``put`` did in an earlier build, maybe with another builder."""
    env = domain.env
    for docname, names in domain.chapters.items():
        let_go(env, docname)
        left = [name for name in env.toctree_includes[docname] if name not in {*names}]
        env.toctree_includes[docname] = left
        if not left:
            del env.toctree_includes[docname]
        for toctree in list(env.tocs[docname].findall(addnodes.toctree)):
            if toctree.get(MARK):
                around = cast('nodes.Element', toctree.parent)
                around.remove(toctree)
                if not around.children and around.parent is not None:
                    around.parent.remove(around)
    domain.chapters.clear()
