"""Which files of a content folder are documents, and their names: those of Hugo's pages."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.addresses.published import HIDDEN, document_fault
from sphinxext_podcast.model.groups.section import above
from sphinxext_podcast.model.groups.translations import languages, speaks, split_language
from sphinxext_podcast.source.document import NO_PROGRAM, File, Program
from sphinxext_podcast.source.front_matter import article_fields, reader

from .file_name import MARKDOWN, around, markup, opens_folder
from .patterns import choice

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence


class Unpublished(NamedTuple):
    """Documents that can be no pages: *hidden* ones, and docname → fault of the others."""

    hidden: list[str]
    faulty: dict[str, str]


class Documents(NamedTuple):
    """The documents of a project by the names that they get.

    *paths* are those of their files from the source folder, of the home that a project lacks ''.
    *folders* have an ``_index``, whether it is published or not; *resources* are the Markdown
    files of a bundle, which are no documents; *languages* are in the names of their files.
    """

    root: str
    paths: Mapping[str, str]
    folders: frozenset[str] = frozenset()
    resources: frozenset[str] = frozenset()
    languages: Mapping[str, str] = {}

    @property
    def needs_home(self) -> bool:
        """Whether the project has none; Sphinx itself says what to do with a ``contents``."""
        contents = self.root == 'index' and 'contents' in self.paths
        return self.root not in self.paths and not contents

    @property
    def is_content(self) -> bool:
        """Whether the home, and so every document with front matter, is as Hugo has it."""
        home = self.paths.get(self.root)
        return home is not None and (not home or opens_folder(home))

    def with_home(self) -> Documents:
        """Return these and a home that is made, in the place of the author's, if there is one."""
        return self._replace(paths={**self.paths, self.root: ''})

    def is_below_index(self, docname: str) -> bool:
        """Return whether a folder that *docname* is in has an ``_index``."""
        return not self.folders.isdisjoint(around(docname))

    def file(self, docname: str, pages: Iterable[str], program: Program = NO_PROGRAM) -> File:
        """Return what name and folder of *docname* say of it, and the patterns of *pages*.

        Of a site of another *program* than Hugo folders say nothing.
        """
        path = self.paths.get(docname) or f'{docname}.md'
        kind, chosen = markup(path), choice(docname, pages)
        if program.name:
            pass  # else its front matter tells
        elif chosen is None and kind == 'rst':
            # Only where everything is as Hugo has it.
            chosen = None if self.is_content else False
        elif chosen is None:
            placed = self.is_content or self.is_below_index(docname) or opens_folder(path)
            chosen = placed or None
        language = self.languages.get(docname, '')
        section = opens_folder(path) and not language
        section = section or program.lists_posts(docname, self.root)
        return File(docname, kind, section, opens_folder(path), language, chosen)


def unpublished(docnames: Iterable[str], paths: Mapping[str, str]) -> Unpublished:
    """Return which of *docnames*, whose files are at *paths*, can be no pages."""
    faults = {d: wrong for d in sorted(docnames) if (wrong := document_fault(d))}
    hidden = [paths[docname] for docname, wrong in faults.items() if wrong == HIDDEN]
    return Unpublished(hidden, {d: wrong for d, wrong in faults.items() if wrong != HIDDEN})


def hidden_message(paths: Sequence[str]) -> str:
    """Return what is said of the hidden documents at *paths*."""
    return (
        f'{len(paths)} hidden documents are left out: {_first(paths)}; rename them, or name them '
        'in exclude_patterns'
    )


def suffix_message(names: Sequence[str], filetypes: Mapping[str, str]) -> str:
    """Return what is said of the files *names*, whose suffixes are not in *filetypes*."""
    added = {PurePosixPath(name).suffix: 'markdown' for name in names}
    many = 'files are no documents and' if len(names) > 1 else 'file is no document and is'
    return (
        f'{len(names)} Markdown {many} left out: {_first(names)}; write '
        f'source_suffix = {dict(filetypes) | added} to have them'
    )


def _first(names: Sequence[str]) -> str:
    return f'{", ".join(names[:3])}{" …" if len(names) > 3 else ""}'


def named(
    found: Mapping[str, str],
    root: str,
    covered: Callable[[str], bool],
    is_article: Callable[[str], bool],
    language: str = '',
) -> Documents:
    """Return the documents of which *found* are name and path without us.

    Only those that are *covered* get other names; *is_article* says it of the file at a path.
    *language* is that of the site: ``_index.zh-tw`` is an ``_index`` where it is Chinese.
    """
    paths = dict(found)
    ours = {docname: path for docname, path in found.items() if covered(docname)}
    inside = in_bundles(ours, is_article)
    for docname in inside:
        del paths[docname]
    homes = {d: path for d, path in ours.items() if opens_folder(path) and d not in inside}
    sections = {d for d in homes if is_section(d, homes, language)}
    for docname, path in homes.items():
        name = 'index' if docname in sections else PurePosixPath(path).stem[1:]
        name = f'{above(docname)}/{name}' if above(docname) else name
        name = root if name == 'index' else name
        if name not in paths and covered(name):
            del paths[docname]
            paths[name] = path
    return Documents(
        root,
        paths,
        frozenset(map(above, sections)),
        frozenset(ours[docname] for docname in inside),
        languages(filter(covered, paths), language),
    )


def is_section(docname: str, found: Container[str], language: str) -> bool:
    """Return whether *docname*, ``_index`` in whatever language, is that of its folder.

    One in the *language* of the site is, if no ``_index`` without a language is *found* beside.
    """
    name, spoken = split_language(docname)
    return not spoken or (speaks(language, spoken) and name not in found)


def in_bundles(found: Mapping[str, str], is_article: Callable[[str], bool]) -> set[str]:
    """Return the documents that Hugo reads as files of a bundle: Markdown below its index."""
    known: dict[str, bool] = {'': False}
    markdown = {d: p for d, p in found.items() if PurePosixPath(p).suffix.lower() in MARKDOWN}
    indexes: dict[str, list[str]] = {}
    for path in markdown.values():
        if '/' in path and split_language(PurePosixPath(path).stem)[0] == 'index':
            indexes.setdefault(above(path), []).append(path)

    def is_bundle(folder: str) -> bool:
        if folder not in known:
            own = any(is_article(path) for path in indexes.get(folder, ()))
            known[folder] = own or is_bundle(above(folder))
        return known[folder]

    inside = set()
    for docname, path in markdown.items():
        folder = above(docname)
        outer = above(folder) if path in indexes.get(folder, ()) else folder
        if is_bundle(outer):
            inside.add(docname)
    return inside


def is_article(path: Path) -> bool:
    """Return whether the file at *path* is an article, or one that Hugo does not render."""
    try:
        front = reader.read(path.read_text(encoding='utf-8-sig'))
    except (reader.Unreadable, UnicodeDecodeError):
        return True  # it would be one if it could be read; its reader says what is wrong
    except OSError:
        return False
    return front is not None and (
        article_fields.is_article(front) or article_fields.is_unrendered(front)
    )


def is_left_out(path: str, suffixes: tuple[str, ...]) -> bool:
    """Return whether the file at *path* is Markdown, and none of the *suffixes* of documents."""
    return path.lower().endswith(MARKDOWN) and not path.endswith(suffixes)
