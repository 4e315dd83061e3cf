"""The directives of a text in reStructuredText that are run: not those in code and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIRECTIVE = re.compile(r'\.\.[ ]+(?:\|[^|]+\|[ ]+)?(?P<name>[\w:+-]+?)::(?:[ ]+(?P<what>\S.*))?')
#: What else is no comment: targets, footnotes and citations.
_MARKED = ('.. _', '.. [', '__ ')
#: The directives in whose content others are run.
_CONTAINERS = frozenset(
    [
        *('admonition', 'attention', 'caution', 'danger', 'error', 'hint', 'important', 'note'),
        *('seealso', 'tip', 'warning', 'versionadded', 'versionchanged', 'deprecated', 'only'),
        *('card', 'dropdown', 'grid', 'grid-item', 'grid-item-card', 'tab-set', 'tab-item'),
        *('container', 'sidebar', 'topic', 'figure', 'table', 'list-table', 'rst-class', 'class'),
    ]
)


class Directive(NamedTuple):
    """A directive by its *name*, with its argument, at a *line*: *written*, if there is one."""

    name: str
    what: str
    line: int
    written: str = ''


def directives(text: str) -> Iterator[Directive]:
    """Yield the directives of *text* that are run."""
    lines = text.expandtabs(8).split('\n')
    closed = -1  # the blanks before what has literal content
    for at, line in enumerate(lines):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if not words or indent > closed >= 0:
            continue
        closed = -1
        if words != '..' and not words.startswith('.. '):
            closed = indent if words.endswith('::') else -1
        elif found := _DIRECTIVE.fullmatch(words):
            if found['what']:
                yield Directive(found['name'], found['what'], at + 1, line)
            elif what := _argument(lines, at + 1, indent):
                yield Directive(found['name'], what, at + 1)
            closed = -1 if found['name'] in _CONTAINERS else indent
        elif not words.startswith(_MARKED):
            closed = indent


def _argument(lines: Sequence[str], at: int, indent: int) -> str:
    """Return the argument of a directive that begins in the line below it."""
    line = lines[at] if at < len(lines) else ''
    inner = len(line) - len(line.lstrip()) > indent
    return line.strip() if inner and not line.lstrip().startswith(':') else ''
