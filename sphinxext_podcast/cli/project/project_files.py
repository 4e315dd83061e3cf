"""Which files of a project are documents, as ``conf.py`` says, and what each of them is."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from sphinxext_podcast.model.addresses.published import document_fault
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source import document
from sphinxext_podcast.source.document import Document
from sphinxext_podcast.source.folders.documents import (
    Documents,
    is_article,
    is_left_out,
    named,
    unpublished,
)
from sphinxext_podcast.source.folders.file_name import ADDED
from sphinxext_podcast.source.folders.patterns import Patterns
from sphinxext_podcast.source.folders.unread import PROGRAMS, unread
from sphinxext_podcast.source.folders.walk import walk
from sphinxext_podcast.source.front_matter import reader
from sphinxext_podcast.source.front_matter.title import written_title
from sphinxext_podcast.source.settings import values

from .parallel import each

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.source.document import File, Settings

#: The suffixes that extensions add.
_BROUGHT = {'myst_nb': ('.ipynb', '.myst'), 'nbsphinx': ('.ipynb',)}


class Found(NamedTuple):
    """The documents of a project, and the files that are none, by their paths.

    *hidden* ones are not published, *left_out* are those with a suffix that ``conf.py`` does not
    name, *faulty* is path → fault of those that can be no pages.
    """

    documents: Documents
    hidden: list[str]
    faulty: Mapping[str, str]
    left_out: list[str]


class Entry(NamedTuple):
    """A document, with its *text* and what was read of it.

    *path* is that of its file from the source folder, '' for a home that the project lacks.
    *fatal* is why it cannot be read.
    """

    docname: str
    path: str
    file: File
    text: str
    read: Document
    fatal: Problem | None = None

    @property
    def body(self) -> str:
        """The text behind the front matter."""
        front = self.read.front
        return '\n'.join(self.text.split('\n')[front.end :]) if front else self.text

    @property
    def kind(self) -> str:
        """What the document is: ``article``, ``section``, ``page`` or ``document``."""
        kinds = {'article': self.read.article, 'section': self.read.section}
        kinds['page'] = self.read.page
        return next((kind for kind, found in kinds.items() if found), 'document')


def strings(conf: Mapping[str, Any], name: str) -> list[str]:
    """Return the option *name* as a list; what is none is empty."""
    value = conf.get(name)
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []


def base_address(conf: Mapping[str, Any]) -> str:
    """Return the address of the site, '' if it is not known or none."""
    base = str(conf.get('html_baseurl') or os.environ.get('READTHEDOCS_CANONICAL_URL', ''))
    try:
        urlsplit(base)
    except ValueError:
        return ''
    return base


def filetypes(conf: Mapping[str, Any]) -> dict[str, str]:
    """Return suffix → kind of documents, as Sphinx has them with the extensions of *conf*."""
    given = conf.get('source_suffix', {'.rst': 'restructuredtext'})
    if isinstance(given, str):
        given = [given]
    if not isinstance(given, (dict, list, tuple, set)):
        given = ['.rst']  # Sphinx says what is wrong with it
    kinds = {str(one): 'restructuredtext' for one in given}
    found = {str(k): str(v) for k, v in given.items()} if isinstance(given, dict) else kinds
    for name in strings(conf, 'extensions'):
        for suffix in _BROUGHT.get(name, ()):
            found.setdefault(suffix, 'myst-nb')
    added = ('.md',) if 'source_suffix' in conf else (*ADDED, '.md')
    return found | {suffix: 'markdown' for suffix in added if suffix not in found}


def find(srcdir: Path, conf: Mapping[str, Any], options: Mapping[str, Any]) -> Found:
    """Return the documents below *srcdir*; *options* are ours, with the values that are used."""
    suffixes = tuple(filetypes(conf))
    covered = Patterns(options['podcast_articles'])
    paths: dict[str, str] = {}
    left_out = []
    included = strings(conf, 'include_patterns') or ['**']
    for path in walk(str(srcdir), excluded(srcdir, conf, options['podcast_static']), included):
        if is_left_out(path, suffixes):
            left_out.append(path)
            continue
        suffix = next((one for one in suffixes if path.endswith(one)), '')
        docname = path.removesuffix(suffix)
        if suffix and docname not in paths and os.access(srcdir / path, os.R_OK):
            paths[docname] = path
    hidden, faulty = unpublished(paths, paths)
    possible = {d: path for d, path in paths.items() if not document_fault(d)}
    root = str(conf.get('root_doc', conf.get('master_doc')) or 'index')
    language = str(conf.get('language') or 'en')
    found = named(possible, root, covered, lambda path: is_article(srcdir / path), language)
    left_out = sorted(path for path in left_out if covered(str(Path(path).with_suffix(''))))
    return Found(
        found.with_home() if found.needs_home else found,
        hidden,
        {paths[docname]: wrong for docname, wrong in faulty.items()},
        left_out,
    )


def excluded(srcdir: Path, conf: Mapping[str, Any], static: Iterable[str]) -> list[str]:
    """Return the patterns of what has no documents; nor have folders of *static* files."""
    found = strings(conf, 'exclude_patterns')
    found += [pattern for name in PROGRAMS for pattern in (name, f'**/{name}')]
    found += unread(str(srcdir), ())
    for name in static:
        folder = Path(os.path.normpath(srcdir / name))
        if folder.is_dir() and folder != srcdir and folder.is_relative_to(srcdir):
            found.append(folder.relative_to(srcdir).as_posix())
    for name in ('templates_path', 'html_extra_path', 'html_static_path'):
        found += strings(conf, name)
    return found


def read(
    srcdir: Path, options: Mapping[str, Any], settings: Settings, documents: Documents
) -> dict[str, Entry]:
    """Return the *documents* below *srcdir*, read, by docname."""
    covers = Patterns(options['podcast_articles'])
    pages = options['podcast_pages']
    program = values.program(options['podcast_dialect'], pages)

    def one(docname: str) -> Entry:
        path = documents.paths[docname]
        made = Entry(
            docname, path, documents.file(docname, pages, program), '', Document(None, [])
        )
        if not path:  # a home that is made
            return made
        return _read_file(srcdir, made, settings, covered=covers(docname))

    names = sorted(documents.paths)
    return dict(zip(names, each(one, names), strict=True))


def _read_file(srcdir: Path, made: Entry, settings: Settings, *, covered: bool) -> Entry:
    """Return *made* with the text of its file, and with what it is if it is *covered*."""
    try:
        made = made._replace(text=(srcdir / made.path).read_text(encoding='utf-8-sig'))
    except UnicodeDecodeError as wrong:
        line = wrong.object.count(b'\n', 0, wrong.start) + 1
        message = 'the file is not in UTF-8 and is left out; save it as UTF-8'
        return made._replace(fatal=Problem('front_matter', message, line))
    except OSError as wrong:
        return made._replace(fatal=Problem('front_matter', f'it cannot be read: {wrong}', 0))
    return understood(made, settings) if covered else made


def understood(entry: Entry, settings: Settings) -> Entry:
    """Return *entry* with what its text says it is, or why that cannot be read."""
    try:
        return entry._replace(read=document.read(entry.text, entry.file, settings))
    except reader.Unreadable as wrong:
        return entry._replace(fatal=wrong.problem)
    except Exception as wrong:  # noqa: BLE001 - a file costs no other file
        message = f'it cannot be read: {type(wrong).__name__}: {wrong}'
        return entry._replace(fatal=Problem('front_matter', message, 0))


def titled(article: Article, entry: Entry) -> Article:
    """Return *article* with the title that its page has, which its text may give."""
    if article.title:
        return article
    lines = entry.body.split('\n')
    return replace(article, title=written_title(lines, entry.file.markup, article.docname))
