"""Find the front matter of a text and read it: YAML, TOML, JSON or a field list."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any, NamedTuple

from sphinxext_podcast.model.characters import clean
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source import bounds

from . import key_lines, yaml_scalars
from .key_lines import TOML_KEY

_LEAD = re.compile(r'\ufeff?(?:[^\S\n]*\n)*')
_OPEN = re.compile(r'(?:---|\+\+\+)[^\S\n]*(?:\n|\Z)')
#: What editors make of three hyphens, before a key that no text begins with.
_DASHES = re.compile(r'(-?-?[\u2010-\u2015\u2212\uff0d]\S?\S?)[ \t]*\n(?:title|date)[:\uff1a]')
_CLOSE_YAML = re.compile(r'^(?:---(?P<tail>.*)|\.\.\.[^\S\n]*)$', re.MULTILINE)
_CLOSE_TOML = re.compile(r'^\+\+\+(?P<tail>.*)$', re.MULTILINE)
_REMARKS = r'(?:[^\S\n]*(?:#[^\n]*)?\n)*'
#: Plain keys only: prose such as "http://…" or "- Note: …" is no key.
_YAML_KEY = r'(?:"[^"\n]+"|\'[^\'\n]+\'|[^\W\d][\w .-]*+)[ \t]*+:(?:[ \t]|$)'
_TOML_START = (
    rf'(?:{TOML_KEY}(?:[ \t]*\.[ \t]*{TOML_KEY})*[ \t]*='
    r'|\[\[?[^\]\n]+\]\]?[ \t]*(?:#.*)?$)'
)
_YAML_FIRST = re.compile(_REMARKS + _YAML_KEY, re.MULTILINE)
_YAML_NEXT = re.compile(r'(?:#[^\n]*\n)*' + _YAML_KEY, re.MULTILINE)
_TOML_FIRST = re.compile(_REMARKS + rf'[ \t]*(?:{_TOML_START}|\Z)', re.MULTILINE)
_TOML_NEXT = re.compile(r'(?:#[^\n]*\n)*' + _TOML_START, re.MULTILINE)
_TOML_ANY = re.compile(rf'^[ \t]*{_TOML_START}', re.MULTILINE)
_JSON_OPEN = re.compile(r'\{\s*(?:"|\}[^\S\n]*(?:\n|\Z))')
_FIELD = re.compile(r':(?P<key>[^\s:](?:[^:\n]*[^\s:])?):(?:[ \t]+(?P<value>[^\n]*))?(?:\n|\Z)')
_INDENTED = re.compile(r'[ \t]+(\S[^\n]*)(?:\n|\Z)')
_LISTS = frozenset(
    {'tags', 'categories', 'category', 'series', 'authors', 'author', 'keywords', 'aliases'}
)

#: Keys of many parts, for which its parser has no limit.
_TOML_DEEP = re.compile(
    rf'(?:^|[\[{{,])[ \t]*+(?:{TOML_KEY}[ \t]*+\.[ \t]*+){{{bounds.DEPTH}}}', re.MULTILINE
)
_TOML_PLACE = re.compile(r'(?<!\s)\s*+\(at (?:line (\d+), column \d+|end of document)\)$')


class FrontMatter(NamedTuple):
    """What the front matter of one text says.

    *format* is ``yaml``, ``toml``, ``json`` or ``fields`` (then values are text, or lists
    of text).  *data* has its top-level keys in lower case, with those of a nested
    ``params`` map among them.  *lines* gives each key's 1-based line in the file.
    *end* is the number of lines down to the last of the front matter, which is the
    0-based index of the first line of the body.  *dialect* is that of
    ``sphinxext_podcast.source.dialect``.  *items* are lines of items of lists.
    """

    format: str
    data: dict[str, Any]
    lines: dict[str, int]
    end: int
    problems: tuple[Problem, ...] = ()
    dialect: str = 'hugo'
    items: tuple[tuple[str, tuple[int, ...]], ...] = ()


#: That of a document that begins with its text.
NO_FRONT_MATTER = FrontMatter('none', {}, {}, 0)


class Unreadable(Exception):  # noqa: N818 - a state of the text, not a fault of the program
    """The text has front matter that cannot be read; *problem* says why and where."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        """Return the message alone."""
        return self.problem.message


class _Fenced(NamedTuple):
    """The text between two fences; *before* is the number of lines above it."""

    raw: str
    before: int
    end: int


def read(text: str, markup: str = 'md') -> FrontMatter | None:
    """Return the front matter at the top of *text*, None if it has none.

    *markup* is ``md`` or ``rst``; only the latter may begin with a field list.
    Raises Unreadable for front matter that cannot be parsed.
    """
    if '\r' in text:
        text = text.replace('\r\n', '\n').replace('\r', '\n')
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    above = text.count('\n', 0, start)
    if _OPEN.match(text, start):
        if text[start] == '-':
            return _read_yaml(text, start, above, markup)
        return _read_toml(text, start, above)
    if markup == 'md' and (dashes := _DASHES.match(text, start)):
        raise _unreadable(f'write three hyphens, "---", in the place of "{dashes[1]}"', above + 1)
    if _JSON_OPEN.match(text, start):
        return _read_json(text, start, above)
    if markup == 'rst' and text.startswith(':', start):
        return read_fields(text, start, above)
    return None


def _unreadable(what: str, line: int) -> Unreadable:
    return Unreadable(Problem('front_matter', what, line))


def _fenced(text: str, start: int, above: int, close: re.Pattern[str]) -> _Fenced | None:
    first = text.find('\n', start) + 1
    found = close.search(text, first) if first else None
    if found is None:
        return None
    raw = text[first : found.start()]
    return _Fenced(raw, above + 1, above + 2 + raw.count('\n'))


def _check_tail(text: str, block: _Fenced, fence: str) -> None:
    """Refuse text after the closing fence, which would otherwise be lost."""
    line = text.split('\n', block.end)[block.end - 1]
    if line.startswith(fence) and line.strip(f'{fence[0]} \t'):
        raise _unreadable(
            f'text after the closing "{fence}" of the front matter; move it to the next line',
            block.end,
        )


def _read_yaml(text: str, start: int, above: int, markup: str) -> FrontMatter | None:
    block = _fenced(text, start, above, _CLOSE_YAML)
    if block is None:
        first = text.find('\n', start) + 1
        if first and _YAML_NEXT.match(text, first):
            raise _unreadable(
                'the front matter that begins here is never closed; '
                'write a line "---" after its last key',
                above + 1,
            )
        return None
    try:
        read = yaml_scalars.load(block.raw)
    except yaml_scalars.Fault as fault:
        # A rule before prose or a heading, or a short reStructuredText title, stays text.
        apart = markup == 'rst' or re.match(r'[^\S\n]*\n|#', block.raw)
        if apart and not _YAML_FIRST.match(block.raw):
            return None
        message = f'the front matter is not valid YAML: {fault.message}'
        raise _unreadable(message, block.before + fault.line) from None
    _check_tail(text, block, '---')
    lines = {key: block.before + line for key, line in read.lines.items()}
    problems = [_repeated(key, block.before + line) for key, line in read.duplicates]
    items = tuple(
        (key, tuple(block.before + line for line in found)) for key, found in read.items.items()
    )
    return _front_matter('yaml', read.data, lines, block.end, problems)._replace(items=items)


def _read_toml(text: str, start: int, above: int) -> FrontMatter | None:
    block = _fenced(text, start, above, _CLOSE_TOML)
    if block is None and _TOML_NEXT.match(text, text.find('\n', start) + 1 or len(text)):
        raise _unreadable(
            'the front matter that begins here is never closed; '
            'write a line "+++" after its last key',
            above + 1,
        )
    if block is None or not block.raw.strip():
        return None
    # Between two of MyST's block breaks there may be headings and code with "=" in it.
    adjacent = block.raw.split('\n', 1)[0].strip()
    if not (_TOML_FIRST.match(block.raw) or (adjacent and _TOML_ANY.search(block.raw))):
        return None
    if long := _TOML_DEEP.search(block.raw):
        line = block.before + block.raw.count('\n', 0, long.end()) + 1
        raise _unreadable(f'a key has more than {bounds.DEPTH} parts; make it flatter', line)
    try:
        data = tomllib.loads(block.raw)
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else 'nested too deeply'
        place = _TOML_PLACE.search(said)
        last = block.raw.rstrip().count('\n') + 1
        line = min(int(place[1]), last) if place and place[1] else last if place else 1
        message = (
            f'the front matter is not valid TOML: {_TOML_PLACE.sub("", said)}; '
            'write key = "value" with text in quotes'
        )
        raise _unreadable(message, block.before + line) from None
    _check_tail(text, block, '+++')
    lines = {key: block.before + line for key, line in key_lines.toml(block.raw).items()}
    _check_depth(data, lines, above + 1)
    return _front_matter('toml', bounds.tamed(data), lines, block.end, [])


def _check_depth(data: dict[str, Any], lines: dict[str, int], first: int) -> None:
    """Refuse values that are nested too deeply, as YAML's are."""
    for key, value in data.items():
        if bounds.is_too_deep(value):
            message = f'the front matter is nested too deeply at "{key[:60]}"; make it flatter'
            raise _unreadable(message, lines.get(key.lower(), first))


def _read_json(text: str, start: int, above: int) -> FrontMatter:
    try:
        data, end = json.JSONDecoder(parse_int=_whole).raw_decode(text, start)
        raw = text[start:end]
        if '\\ud' in raw.lower():
            json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        line = min(error.lineno, text.rstrip().count('\n') + 1)
        advice = 'write "key": "value" pairs with commas between them'
        raise _unreadable(
            f'the front matter is not valid JSON: {error.msg}; {advice}', line
        ) from None
    except (ValueError, RecursionError):
        message = (
            'the front matter is not valid JSON: half a character, or a value too long or too deep'
        )
        raise _unreadable(f'{message}; write it in another way', above + 1) from None
    last = above + raw.count('\n') + 1
    if text[end:].split('\n', 1)[0].strip():
        message = 'text after the closing "}" of the front matter; move it to the next line'
        raise _unreadable(message, last)
    lines: dict[str, int] = {}
    problems = []
    seen = set()
    for key, line in key_lines.json_keys(raw):
        if key in seen:
            problems.append(_repeated(key, above + line))
        seen.add(key)
        lines[key.lower()] = above + line
    _check_depth(data, lines, above + 1)
    return _front_matter('json', data, lines, last, problems)


def _whole(written: str) -> int | str:
    """Return a number of JSON; one that is too large is text."""
    return int(written) if len(written) <= 18 else written


def read_fields(text: str, start: int, above: int) -> FrontMatter | None:
    """Return the field list at *start* of *text*, which has *above* lines above it."""
    data: dict[str, Any] = {}
    lines: dict[str, int] = {}
    problems = []
    line, position = above, start
    while field := _FIELD.match(text, position):
        line, position = line + 1, field.end()
        key = field['key'].lower()
        if key in data:
            problems.append(_repeated(field['key'], line))
        lines[key] = line
        parts = [(field['value'] or '').strip()]
        while more := _INDENTED.match(text, position):
            line, position = line + 1, more.end()
            parts.append(more[1].strip())
        value = '\n'.join(parts).strip()
        data[key] = _split(value) if key in _LISTS else value
        if position == len(text):
            break
    return FrontMatter('fields', clean(data), lines, line, tuple(problems)) if data else None


def _split(value: str) -> list[str]:
    return [item.strip() for item in value.split(',') if item.strip()]


def _repeated(key: str, line: int) -> Problem:
    message = f'the key "{key}" is given twice and the last one counts; delete one'
    return Problem('front_matter', message, line, key.lower())


def _front_matter(
    format: str,
    data: dict[str, Any],
    lines: dict[str, int],
    end: int,
    problems: list[Problem],
) -> FrontMatter:
    lowered = {key.lower(): value for key, value in clean(data).items()}
    for key in lowered:  # YAML merges those of another map
        lines.setdefault(key, lines.get('<<', 1))
    params = lowered.get('params')
    if isinstance(params, dict):
        del lowered['params']
        for key, value in params.items():
            if lowered.setdefault(key.lower(), value) is value:
                lines.setdefault(key.lower(), lines.get('params', 0))
    return FrontMatter(format, lowered, lines, end, tuple(problems))
