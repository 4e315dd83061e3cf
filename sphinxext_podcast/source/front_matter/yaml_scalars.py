"""Read YAML with the scalars of YAML 1.2, as Hugo does.

PyYAML follows YAML 1.1, where ``yes`` is a boolean, ``46:24`` is 2784 and ``010`` is 8.
Here a plain scalar is anything but text only if nothing of its spelling is lost:
a number must look exactly as Python would write it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from sphinxext_podcast.source import bounds

if TYPE_CHECKING:
    from collections.abc import Callable

#: Deeper nesting is no front matter; the C parser would exhaust the stack on it.
DEPTH = 64
#: The keys of which the line of each item is told.
ITEMIZED = frozenset({'chapters'})
#: Characters that aliases may add to a text when what they stand for is put in their places.
ADDED = 100_000

_CONSTANTS = {
    '': None,
    '~': None,
    'null': None,
    'Null': None,
    'NULL': None,
    'true': True,
    'True': True,
    'TRUE': True,
    'false': False,
    'False': False,
    'FALSE': False,
}
_INTEGER = re.compile(r'0|-?[1-9][0-9]{0,17}')
_FLOAT = re.compile(r'-?[0-9]{1,17}\.[0-9]{1,17}')
_PLAIN = ''
_TEXT = 'tag:yaml.org,2002:str'
#: Compiled where it is used, for that takes milliseconds.
_FORBIDDEN = '[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufeff\uff00-\ufffd\U00010000-\U0010ffff]'
#: What the parser says, a line later at times, of a key without its colon.
_NO_COLON = ('mapping values', "could not find expected ':'")
#: Where the parser notices a fault late, the author looks for what it had begun to read.
_BEGUN = ('while scanning a simple key', 'while scanning a quoted', 'while parsing a flow')
_ADVICE = (
    ('mapping values', 'put a value that contains ": " in quotes'),
    ("could not find expected ':'", 'write it as "key: value"'),
    ('cannot start any token', 'put the value in quotes'),
    ("']'", 'close the bracket "["'),
    ("'}'", 'close the brace "{"'),
    ('unexpected end of stream', 'close the quotation mark'),
    ('escape', 'write a backslash as "\\\\" or use single quotes'),
    ('its aliases', 'write out what is needed'),
    ('alias', 'put a value that begins with "*" in quotes'),
)


class Block(NamedTuple):
    """What a YAML text says.

    *data* has the keys as written, *lines* the 1-based line within the text for each
    top-level key in lower case, *duplicates* each repeated top-level key with its line,
    *items* the lines of the items of a list, or of a text, for those of ITEMIZED.
    """

    data: dict[str, Any]
    lines: dict[str, int]
    duplicates: list[tuple[str, int]]
    items: dict[str, tuple[int, ...]]


class Fault(Exception):  # noqa: N818 - named for what the author sees
    """The text is no YAML mapping; *line* is 1-based within the text."""

    def __init__(self, message: str, line: int) -> None:
        """Keep message and line."""
        super().__init__(message, line)
        self.message = message
        self.line = line


class _Scalars:
    """Replaces PyYAML's resolver: it only tells plain scalars from quoted ones."""

    depth = 0

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            mark = parent.start_mark if parent else None
            raise yaml.MarkedYAMLError(problem='nested too deeply', problem_mark=mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        if isinstance(implicit, tuple) and implicit[0]:
            return _PLAIN
        return _TEXT


def loader_on(base: type) -> Callable[[str], Any]:
    """Return a loader class on PyYAML's *base* loader."""
    return type('Loader', (_Scalars, base), {})


_loader = loader_on(getattr(yaml, 'CSafeLoader', yaml.SafeLoader))


def load(text: str, loader: Callable[[str], Any] = _loader) -> Block:
    """Read the YAML mapping *text*; an empty text is an empty mapping.

    Raises Fault for anything that is not a mapping.
    """
    try:
        root = loader(text).get_single_node()
        if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
            return Block({}, {}, [], {})
        if not isinstance(root, yaml.MappingNode):
            what = 'a list' if isinstance(root, yaml.SequenceNode) else 'plain text'
            line = _line(text, root.start_mark)
            advice = _half_width(text) or 'write "key: value" lines'
            raise Fault(f'it is {what}; {advice}', line)
        _check_aliases(root, len(text) + ADDED)
        data = _mapping(root, {})
    except yaml.MarkedYAMLError as error:
        raise _fault(text, error) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        raise _bad_character(text) from None
    items = {
        key.value.lower(): _items(text, item)
        for key, item in root.value
        if key.value.lower() in ITEMIZED
    }
    return Block(data, *_keys(text, root), items)


def _keys(text: str, root: yaml.MappingNode) -> tuple[dict[str, int], list[tuple[str, int]]]:
    lines: dict[str, int] = {}
    seen: set[str] = set()
    duplicates = []
    line, counted = 1, 0
    for node, _ in root.value:
        # The parser's own lines also count U+0085 and U+2028, which editors do not.
        index = node.start_mark.index
        line += text.count('\n', counted, index)
        counted = index
        key = str(node.value)
        if key in seen:
            duplicates.append((key, line))
        seen.add(key)
        lines[key.lower()] = line
    return lines, duplicates


def _items(text: str, value: yaml.Node) -> tuple[int, ...]:
    """Return the lines of the items of a list, or of the lines of a text in a block."""
    if isinstance(value, yaml.SequenceNode):
        return tuple(_line(text, item.start_mark) for item in value.value)
    if isinstance(value, yaml.ScalarNode) and value.style == '|':
        first = _line(text, value.start_mark) + 1
        return tuple(range(first, first + value.value.count('\n') + 1))
    return ()


class _Measure(NamedTuple):
    """How many characters a value has, and how many levels, with all aliases in it replaced."""

    size: int
    depth: int


def _check_aliases(root: yaml.MappingNode, most: int) -> None:
    """Refuse a mapping that has more than *most* characters, or levels, without its aliases."""
    known: dict[int, _Measure] = {}
    size = 0
    for key, item in root.value:
        found = _measure(item, known)
        size += found.size
        if size > most or found.depth > bounds.DEPTH:
            raise _error('its aliases repeat too much', key)


def _measure(node: yaml.Node, known: dict[int, _Measure]) -> _Measure:
    """Measure *node*; an anchor stands before its aliases, so it is *known* when they come."""
    if isinstance(node, yaml.ScalarNode):
        return _Measure(len(node.value), 0)
    if id(node) not in known:
        known[id(node)] = _Measure(0, 0)  # one that contains itself is found later
        pairs = isinstance(node, yaml.MappingNode)
        inner = [one for pair in node.value for one in pair] if pairs else node.value
        parts = [_measure(one, known) for one in inner]
        size = len(parts) + sum(part.size for part in parts)
        known[id(node)] = _Measure(size, 1 + max((part.depth for part in parts), default=0))
    return known[id(node)]


def _value(node: yaml.Node, known: dict[int, Any]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        if node.tag == _TEXT or node.style:
            return node.value
        return _plain(node.value)
    # An anchor's value is built once: aliases of aliases cannot grow without limit.
    identity = id(node)
    if identity in known:
        if known[identity] is None:
            raise _error('an anchor may not contain itself', node)
        return known[identity]
    known[identity] = None
    value: Any
    if isinstance(node, yaml.MappingNode):
        value = _mapping(node, known)
    else:
        value = [_value(item, known) for item in node.value]
    known[identity] = value
    return value


def _plain(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in '-0123456789':
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and repr(number := float(text)) == text:
            return number
    return text


def _mapping(node: yaml.MappingNode, known: dict[int, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    merged: dict[str, Any] = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _error('a key must be text', key)
        if key.value == '<<' and not key.style:
            for name, value in _merge(item, known).items():
                merged.setdefault(name, value)
        else:
            data[key.value] = _value(item, known)
    return {**merged, **data} if merged else data


def _merge(node: yaml.Node, known: dict[int, Any]) -> dict[str, Any]:
    value = _value(node, known)
    merged: dict[str, Any] = {}
    for source in value if isinstance(value, list) else [value]:
        if not isinstance(source, dict):
            raise _error('"<<" needs a mapping', node)
        for name, item in source.items():
            merged.setdefault(name, item)
    return merged


def _error(problem: str, node: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


def _line(text: str, mark: Any) -> int:
    return text.count('\n', 0, mark.index) + 1 if mark is not None else 1


def _fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    begun = str(error.context or '').startswith(_BEGUN) and error.context_mark
    line = _line(text, error.context_mark if begun else error.problem_mark)
    problem = str(error.problem or error.context or 'it cannot be read')
    said = f'{error.context} {problem}'
    advice = next((advice for part, advice in _ADVICE if part in said), 'correct this line')
    mark = error.problem_mark
    if mark is not None and text[mark.index : mark.index + 1] == '\t':
        advice = 'indent with spaces, not with tabs'
    elif any(part in said for part in _NO_COLON):
        advice = _half_width(text) or advice
    # An error noticed at the very end belongs to the last line that says something.
    return Fault(f'{problem}; {advice}', min(line, max(1, text.rstrip().count('\n') + 1)))


def _half_width(text: str) -> str:
    """Return what to do about a key with a full-width colon; '' if there is none."""
    found = re.search('^([A-Za-z_]+)：', text, re.MULTILINE)
    return f'write "{found[1]}: " with a half-width colon and a blank' if found else ''


def _bad_character(text: str) -> Fault:
    found = re.search(_FORBIDDEN, text)
    if found is None:
        return Fault('it cannot be read; correct or quote the values', 1)
    line = text.count('\n', 0, found.start()) + 1
    return Fault(f'the character U+{ord(found[0]):04X} is not allowed; delete it', line)
