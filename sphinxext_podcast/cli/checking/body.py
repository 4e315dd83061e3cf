"""The text of a document, taken apart: its shortcodes, its directives, and the Markdown."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.source.dialects import detect
from sphinxext_podcast.source.outline import Outline, outline
from sphinxext_podcast.source.printed import printed
from sphinxext_podcast.source.shortcodes.placeholders import take_out
from sphinxext_podcast.source.shortcodes.scanner import Mistake
from sphinxext_podcast.source.shortcodes.tree import Shortcode

from .restructured import Directive, directives

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from sphinxext_podcast.cli.project.project_files import Entry
    from sphinxext_podcast.model.problem import Problem
    from sphinxext_podcast.source.document import Settings
    from sphinxext_podcast.source.outline import Wanted
    from sphinxext_podcast.source.shortcodes.placeholders import Marked
    from sphinxext_podcast.source.shortcodes.tree import Inner

#: The shortcodes that take the text between their tags, or may.
_INNER: Mapping[str, Inner] = {
    **dict.fromkeys(('comment', 'details', 'highlight', 'qr', 'quote'), True),
    'at': 'optional',
    'chapters': 'optional',
}
#: Those whose inner text is shown or dropped as it is written.
_LITERAL = frozenset({'comment', 'highlight'})
#: Those whose inner text is Markdown.
_MARKDOWN = frozenset({'details', 'quote'})
#: A fence with a directive that has an argument.
_DIRECTIVE = re.compile(r'\{([\w-]+)\}\s+(\S.*)')
_CLOSING = re.compile(r'\{\{[<%]\s*/\s*([^\s<>%{}]+)')


class Called(NamedTuple):
    """A shortcode with its arguments as text; *written* is its opening tag."""

    name: str
    positional: tuple[str, ...]
    named: Mapping[str, str]
    line: int
    written: str

    def get(self, *keys: str) -> str:
        """Return the first argument without a name, or else the first of *keys* that is given."""
        given = (self.named[key] for key in keys if key in self.named)
        return self.positional[0] if self.positional else next(given, '')


class Body(NamedTuple):
    """What is in a text: *calls* are the shortcodes that are executed, *mistakes* those that fail.

    A mistake is its line, a message, and the tag as it is written.  *outline* is that of Markdown;
    *problems* are what its dialect leaves out.
    """

    directives: tuple[Directive, ...] = ()
    calls: tuple[Called, ...] = ()
    mistakes: tuple[tuple[int, str, str], ...] = ()
    outline: Outline = Outline()
    problems: tuple[Problem, ...] = ()


def body(entry: Entry, settings: Settings, own: Mapping[str, str], wanted: Wanted) -> Body:
    """Take the text of *entry* apart; only articles and pages in Markdown have shortcodes.

    *own* are those of the project, and what they mean; *wanted* says what is looked for.
    """
    if entry.file.markup == 'rst':
        return Body(tuple(directives(entry.text)) if entry.read.described else ())
    text, front = entry.text.replace('\r\n', '\n'), entry.read.front
    problems: list[Problem] = []
    if front and entry.read.described:
        text, front, problems = detect.translate(text, front, settings.providers)
    first = front.end if front else 0
    text = '\n'.join(text.split('\n')[first:])
    if not entry.read.described:
        found = outline(text, first + 1, wanted)
        return Body(_directives(found), outline=found)
    takes = partial(_takes_inner, text=text, known=settings.shortcodes, own=own)
    marked = take_out(text, first + 1, takes)
    found = outline(marked.text, first + 1, wanted._replace(shown=bool(marked.taken)))
    shown = _shown(marked, found)
    calls, mistakes = [], []
    for number, taken in enumerate(marked.taken):
        tag = taken.tag
        if number in shown:
            continue
        if isinstance(tag, Shortcode) and not tag.name.endswith('.inline'):
            named = {key: printed(value) for key, value in tag.named.items()}
            positional = tuple(map(printed, tag.positional))
            name = tag.name.lower()
            calls.append(Called(name, positional, named, taken.line, taken.written))
            if tag.inner and own.get(name, name).lower() in _MARKDOWN:
                line = taken.line + text.count('\n', tag.start, tag.inner[0])
                found = found.within(outline(taken.inner, line, wanted))
        elif isinstance(tag, Mistake) and tag.message:
            mistakes.append((taken.line, tag.message, taken.written))
    return Body(_directives(found), tuple(calls), tuple(mistakes), found, tuple(problems))


def _directives(found: Outline) -> tuple[Directive, ...]:
    """Return the directives of a Markdown text."""
    pairs = ((_DIRECTIVE.fullmatch(code.info), code) for code in found.codes)
    return tuple(
        Directive(match[1], match[2], code.line, match[0], code.text)
        for match, code in pairs
        if match
    )


def _takes_inner(name: str, *, text: str, known: Container[str], own: Mapping[str, str]) -> Inner:
    """Return whether the shortcode *name* has inner text; a template of the project, if closed."""
    if name not in known:
        return None
    if '.' in own.get(name, ''):
        return any(found[1].lower() == name for found in _CLOSING.finditer(text))
    return _INNER.get(own.get(name, name).lower(), False)


def _shown(marked: Marked, found: Outline) -> set[int]:
    """Return the numbers of shortcodes that are shown, not executed: in code and comments."""
    text = marked.text
    if not marked.taken:
        return set()
    numbers: set[int] = set()
    pieces = [*found.shown, *_comments(text)]
    pieces += [
        taken.inner
        for taken in marked.taken
        if isinstance(taken.tag, Shortcode) and taken.tag.name.lower() in _LITERAL
    ]
    waiting = [int(match[1]) for piece in pieces for match in marked.pattern.finditer(piece)]
    while waiting:
        number = waiting.pop()
        numbers.add(number)
        inner = marked.pattern.finditer(marked.taken[number].inner)
        waiting += [at for match in inner if (at := int(match[1])) not in numbers]
    return numbers


def _comments(text: str) -> Iterator[str]:
    """Yield the comments of HTML in *text*."""
    after = 0
    while (start := text.find('<!--', after)) >= 0 and (after := text.find('-->', start)) >= 0:
        yield text[start:after]
