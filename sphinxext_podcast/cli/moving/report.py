"""What a move carried over, what it left and why, as a text."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: That many files are named; of more, their number is.
NAMED = 20
_PLAIN = re.compile(r'[\w./+@-]+')
#: What means something to a shell between double quotation marks, too.
_ACTIVE = re.compile(r'["$`\\!]')


class Carried(NamedTuple):
    """A setting, a template … of the old site that has become something of the new one."""

    what: str
    into: str


class Left(NamedTuple):
    """What was left behind, why, and how often articles use it; 0 where that says nothing."""

    what: str
    reason: str
    uses: int = 0


class Report(NamedTuple):
    """What came of moving a site."""

    #: What made the old site, as people call it: ``Hugo``.
    generator: str
    #: The folder with the texts, from that of the new ``conf.py``; ``.`` for that one itself.
    sources: str
    articles: int
    #: Pages and redirects that are at the address that they had.
    addresses: int
    #: Shortcode, include, macro … → how often articles use it.
    shortcodes: Mapping[str, int]
    #: Files that texts name and that are nowhere, with the text that names them.
    missing: Sequence[str]
    carried: Sequence[Carried]
    left: Sequence[Left]
    #: Path beside the new ``conf.py`` → text of what is to be written, that file among them.
    files: Mapping[str, str] = {}
    #: Sentences about anything else that the writer should know or do.
    advice: Sequence[str] = ()
    #: The theme that ``conf.py`` names, and the language of the site.
    theme: str = 'furo'
    language: str = 'en'

    def build_line(self) -> str:
        """Return what builds the site in ``_build/dirhtml``, typed beside its ``conf.py``."""
        sources, conf = self._folders()
        return f'sphinx-build -M dirhtml {sources} _build{conf}'

    def serve_line(self) -> str:
        """Return what shows the site while it is written, typed beside its ``conf.py``."""
        sources, conf = self._folders()
        return f'sphinx-podcast serve {sources}{conf} --open'

    def _folders(self) -> tuple[str, str]:
        """Return the folder of the texts, and the option for that of ``conf.py``."""
        return _quoted(self.sources), '' if self.sources == '.' else ' -c .'

    def text(self) -> str:
        """Return the report as lines for a terminal and a file."""
        return '\n'.join(self._lines()) + '\n'

    def _lines(self) -> Iterator[str]:
        yield f'Moved from {self.generator}: {_number(self.articles, "article")}'
        yield f'{_number(self.addresses, "address", "addresses")} kept'
        yield from _section('Carried over', [f'{one.what} → {one.into}' for one in self.carried])
        yield from _section('Left behind', [_left(one) for one in self.left])
        used = [f'{name}: {count}' for name, count in sorted(self.shortcodes.items())]
        yield from _section('Shortcodes that articles use', used)
        yield from _section('Missing files', self.missing, NAMED)
        yield from _section('To do', self.advice)
        yield from ('', 'To see the site:', f'  {self.serve_line()}')
        yield from ('To build the site:', f'  {self.build_line()}')


def _quoted(path: str) -> str:
    """Return *path* for a command line: of any system, unless it has to be one of Unix."""
    if _PLAIN.fullmatch(path):
        return path
    return shlex.quote(path) if _ACTIVE.search(path) else f'"{path}"'


def _left(one: Left) -> str:
    """Return the line about what was left."""
    used = f' ({_number(one.uses, "use")})' if one.uses else ''
    return f'{one.what}{used}: {one.reason}'


def _section(heading: str, lines: Sequence[str], named: int | None = None) -> Iterator[str]:
    """Yield *lines* below a *heading*, the first *named* of them; nothing if there are none."""
    if not lines:
        return
    yield ''
    yield f'{heading} ({len(lines)}):'
    yield from (f'  {line}' for line in lines[:named])
    if named is not None and len(lines) > named:
        yield f'  … and {len(lines) - named} more'


def _number(count: int, one: str, many: str = '') -> str:
    """Return *count* with its noun."""
    return f'{count:,} {one if count == 1 else many or f"{one}s"}'
