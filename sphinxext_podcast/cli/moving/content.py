"""The documents of an old site: which there are, what they are, and what is in them."""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from datetime import UTC
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.model.groups.term import slug
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source.configurations import python_values
from sphinxext_podcast.source.dialects import detect
from sphinxext_podcast.source.document import Document, File, Settings, read
from sphinxext_podcast.source.folders.file_name import MARKDOWN
from sphinxext_podcast.source.folders.patterns import Patterns
from sphinxext_podcast.source.folders.unread import PROGRAMS
from sphinxext_podcast.source.front_matter.reader import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

SUFFIXES = (*MARKDOWN, '.rst')
#: Folders of programs, which hold no text of the author's.
_PROGRAMS = frozenset([*PROGRAMS, 'vendor', '_site', '_build', 'site-packages', 'venv'])
_PICTURE = re.compile(
    r'!\[[^\[\]\n]*\]\(<?(?P<path>[^\s()<>]+)'
    r'|<img\b[^<>]*?\ssrc=["\'](?P<src>[^"\']+)'
)
_REMOTE = re.compile(r'[a-z][a-z0-9+.-]*:|//|#', re.IGNORECASE)
_TEMPLATE = re.compile(r'[{}$%]')


class Text:
    """A document of an old site: its *path* from the folder of texts, its text, what it is."""

    def __init__(self, path: str, text: str, settings: Settings, *, page: bool | None) -> None:
        """Read it; what cannot be read has no *document*."""
        self.path, self.text = path, text
        self.docname = str(PurePosixPath(path).with_suffix(''))
        self.markup = 'rst' if path.endswith('.rst') else 'md'
        self.fault = ''
        self.document = Document(None, [])
        try:
            self.document = read(text, File(self.docname, self.markup, page=page), settings)
        except Unreadable as wrong:
            self.fault = str(wrong)

    @cached_property
    def body(self) -> str:
        """The text without its front matter."""
        front = self.document.front
        return detect.body(self.text, front) if front else self.text

    @property
    def is_published(self) -> bool:
        """Whether it is neither a draft nor unreadable."""
        described = self.document.described
        return not self.fault and not (described and described.draft)


def files(folder: Path, apart: Iterable[Path] = ()) -> Iterator[str]:
    """Yield the paths of the files below *folder*, but for hidden ones and those *apart*."""
    others = {path.resolve() for path in apart if path.resolve() != folder.resolve()}
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith('.')
            and name not in _PROGRAMS
            and (here / name).resolve() not in others
            and not _is_there(here / name / 'pyvenv.cfg')
        )
        for name in sorted(names):
            if not name.startswith('.'):
                yield (here / name).relative_to(folder).as_posix()


def texts(
    folder: Path,
    paths: Iterable[str],
    program: str = '',
    *,
    page: Callable[[str], bool | None] = lambda docname: None,
    settings: Settings | None = None,
) -> list[Text]:
    """Read the documents at *paths*; *page* says of a docname whether it is a page."""
    settings = settings or Settings(UTC, PROVIDERS, program=program)
    found = []
    for path in paths:
        try:
            text = (folder / path).read_text(encoding='utf-8-sig')
        except (OSError, UnicodeDecodeError):
            continue  # the build says so, and where
        docname = str(PurePosixPath(path).with_suffix(''))
        found.append(Text(path, text, settings, page=page(docname)))
    return found


def missing(folder: Path, found: Iterable[Text], roots: Iterable[Path] = ()) -> list[str]:
    """Return the pictures that texts show and that are nowhere, with the text that shows each.

    A path from the root of the site is below *folder* or one of *roots*.
    """
    every = [folder, *roots]
    named: dict[str, str] = {}
    for text in found:
        for path in _pictures(text):
            at = [folder / posixpath.dirname(text.path) / path]
            if path.startswith('/'):
                at = [root / path.lstrip('/') for root in every]
            if not any(_is_there(one) for one in at):
                named.setdefault(path, text.path)
    return [f'{path} (in {text})' for path, text in sorted(named.items())]


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _pictures(text: Text) -> Iterator[str]:
    front = text.document.front
    body = text.body
    if front is not None and text.markup == 'md':
        body = detect.translate(text.text, front, PROVIDERS).text
        body = detect.body(body, front)
    for match in _PICTURE.finditer(body):
        path = unquote((match['path'] or match['src']).partition('?')[0].partition('#')[0])
        if path and not _REMOTE.match(path) and not _TEMPLATE.search(path):
            yield path


def term_slugs(
    found: Iterable[Text], taxonomies: Mapping[str, str], old: Callable[[str], str]
) -> dict[str, dict[str, str]]:
    """Return the terms that were at other addresses, as *old* spells them, by taxonomy.

    *taxonomies* maps the place of each to the key of its terms.  Of several terms at one address
    the first keeps it.
    """
    made: dict[str, dict[str, str]] = {}
    known = [text.document.article for text in found if text.document.article]
    for place, key in taxonomies.items():
        names = {
            str(getattr(term, 'name', term)): None
            for article in known
            for term in getattr(article, key, ())
        }
        taken = {slug(name) for name in names}
        for name in names:
            was = old(name)
            if was != slug(name) and was not in taken and slug(was) == was:
                taken.add(was)
                made.setdefault(place, {})[name] = was
    return made


def is_excluded(path: str, patterns: Iterable[str]) -> bool:
    """Return whether one of *patterns*, as in ``exclude_patterns``, leaves out the file *path*."""
    whole, out = PurePosixPath(path), Patterns(patterns)
    return any(out(one.as_posix()) for one in (whole, *whole.parents))


def settings(path: Path, load: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """Return what *load* makes of the file at *path*; raises Refusal if it cannot be read."""
    try:
        return load(path.read_text(encoding='utf-8-sig'))
    except (OSError, ValueError) as wrong:
        raise Refusal(f'{path}: {wrong}') from None


def counted(names: Iterable[str]) -> Mapping[str, int]:
    """Return how often each of *names* is there, the most frequent first."""
    return dict(Counter(names).most_common())


def parsed(path: Path, known: dict[str, Any] | None = None) -> python_values.Assigned:
    """Return what the Python file at *path* assigns; raises Refusal if it cannot be read."""
    try:
        return python_values.assigned(path.read_text(encoding='utf-8-sig'), known)
    except SyntaxError as wrong:
        raise Refusal(f'{path}:{wrong.lineno}: {wrong.msg}') from None
    except (OSError, ValueError) as wrong:
        raise Refusal(f'{path}: {wrong}') from None
