"""The patterns with which Sphinx names files and documents: ``posts/**``, ``**/draft-*``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What has a meaning in a class of characters, but for the hyphen.
_SPECIAL = re.compile(r'[\\\[&|~]')
_MAGIC = re.compile(r'([\[*?])')
#: One star or a question mark does not match slashes.
_WILD = {'*': '[^/]*', '?': '[^/]'}


class Patterns:
    """Some patterns; with ``**/`` at its beginning one is meant for the outermost folder, too."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Prepare *patterns*."""
        known = list(patterns)
        outermost = [pattern[3:] for pattern in known if pattern.startswith('**/')]
        self._match = either([*known, *outermost])

    def __call__(self, name: str) -> bool:
        """Return whether one of them covers *name*."""
        return self._match is not None and self._match.match(name) is not None


def either(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """Return what matches the names that one of *patterns* covers, None if there are none."""
    return _either(tuple(patterns))


@cache
def _either(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile('|'.join(f'(?:{translated(p)})' for p in patterns)) if patterns else None


def literal(path: str) -> str:
    """Return the pattern that covers *path* and nothing else."""
    return _MAGIC.sub(r'[\1]', path)


def translated(pattern: str) -> str:
    """Return the regular expression that means what Sphinx means by *pattern*."""
    found, at = [], 0
    while at < len(pattern):
        mark, at = pattern[at], at + 1
        if mark == '*' and pattern.startswith('*', at):
            at += 1
            found.append('.*')
        elif mark in _WILD:
            found.append(_WILD[mark])
        elif mark == '[' and (end := _end_of_class(pattern, at)) > 0:
            found.append(_class(pattern[at:end]))
            at = end + 1
        else:
            found.append(re.escape(mark))
    return f'{"".join(found)}$'


def _end_of_class(pattern: str, start: int) -> int:
    """Return where a class of characters that starts there ends, -1 if it is none."""
    start += pattern.startswith('!', start)
    return pattern.find(']', start + 1)


def _class(inner: str) -> str:
    """Return the expression for one of the characters *inner*, or of the others but a slash."""
    outside = inner.startswith('!')
    known = _SPECIAL.sub(r'\\\g<0>', inner[outside:])
    if outside:
        return f'[^/{known}]'
    return f'[\\{known}]' if known.startswith('^') else f'[{known}]'


def choice(name: str, patterns: Iterable[str]) -> bool | None:
    """Return whether *patterns* choose *name*, None if they do not say.

    What a pattern behind an exclamation mark covers is refused.
    """
    known = list(patterns)
    refused = Patterns(pattern[1:] for pattern in known if pattern.startswith('!'))
    if refused(name):
        return False
    return True if Patterns(p for p in known if not p.startswith('!'))(name) else None
