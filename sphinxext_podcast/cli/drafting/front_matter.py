"""Values as front matter in YAML, TOML or JSON, spelled as a site spells them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any, NamedTuple

import yaml

from sphinxext_podcast.model import characters
from sphinxext_podcast.source.front_matter import yaml_scalars

_DATE = re.compile(
    r'\s*(?P<quote>["\']?)[0-9]{4}(?P<mark>[-/.])[0-9]{2}(?P=mark)[0-9]{2}'
    r'(?:(?P<clock>[T ])[0-9]{2}:[0-9]{2}(?P<seconds>:[0-9]{2}(?:\.[0-9]{1,9})?)?'
    r'(?P<blank> ?)(?P<zone>Z|[+-][0-9]{2}(?P<colon>:?)[0-9]{2})?)?(?P=quote)\s*,?\s*(?:#.*)?'
)
_INDENT = re.compile(r'\{[ \t]*\n([ \t]+)"')
_BARE = re.compile(r'[A-Za-z0-9_-]+')
_FENCES = {'yaml': '---', 'toml': '+++'}


class DateForm(NamedTuple):
    """How a date is written; *clock* parts it from the time, '' where there is no time.

    *zone* is ``Z``, ``:`` for ``+08:00``, ``+`` for ``+0800``, '' for none.
    """

    mark: str = '-'
    clock: str = 'T'
    seconds: bool = True
    blank: str = ''
    zone: str = ':'
    quote: str = ''

    def text(self, moment: datetime, zone: tzinfo) -> str:
        """Return *moment* in *zone*, without quotation marks."""
        local = moment.astimezone(UTC if self.zone == 'Z' else zone)
        text = local.strftime(f'%Y{self.mark}%m{self.mark}%d')
        if not self.clock:
            return text
        text += self.clock + local.strftime('%H:%M:%S' if self.seconds else '%H:%M')
        if not self.zone:
            return text
        offset = f'{local:%z}'[:5]
        shown = {'Z': 'Z', ':': f'{offset[:3]}:{offset[3:]}', '+': offset}[self.zone]
        return f'{text}{self.blank}{shown}'


def date_form(written: str) -> DateForm | None:
    """Return the form of a date that is *written* behind its key, None if it is another."""
    found = _DATE.fullmatch(written)
    if not found:
        return None
    zone = found['zone'] or ''
    return DateForm(
        found['mark'],
        found['clock'] or '',
        bool(found['seconds']),
        found['blank'] if zone else '',
        zone if zone in ('', 'Z') else ':' if found['colon'] else '+',
        found['quote'],
    )


class Spelling(NamedTuple):
    """How values are spelled: *text* and *item* are quotation marks, '' for none.

    *block* lists have a line for each item.  *indent* is for JSON.
    """

    text: str = '"'
    item: str = '"'
    block: bool = False
    indent: int | str = 2


def spelling(
    format: str, samples: Iterable[Iterable[tuple[str, Any, str]]], text: str = ''
) -> Spelling:
    """Return how most of *samples* spell their values; *text* is the newest article.

    A sample yields each key with its value and the text that stands behind the key.
    """
    texts: Counter[str] = Counter()
    items: Counter[str] = Counter()
    blocks: Counter[bool] = Counter()
    for one in samples:
        for key, value, rest in one:
            if isinstance(value, str) and key.lower() != 'date':
                first = rest.lstrip(' \t')[:1]
                if first not in ('>', '|', '\n', '') and value:
                    texts[_quote(first)] += 1
            elif isinstance(value, list) and value and isinstance(value[0], str):
                flow = rest.lstrip(' \t').startswith('[')
                blocks[not flow] += 1
                items[_quote(rest.lstrip(' \t[\n-')[:1])] += 1
    default = '"' if format == 'toml' else ''
    quote = _common(texts, '"')
    indented = _INDENT.search(text) if format == 'json' else None
    return Spelling(
        quote or default,
        _common(items, quote) or default,
        _common(blocks, default=False),
        indented[1] if indented else 2,
    )


def _quote(first: str) -> str:
    return first if first in ('"', "'") else ''


def _common(counted: Counter[Any], default: Any) -> Any:
    return counted.most_common(1)[0][0] if counted else default


def front_matter(
    values: Mapping[str, Any], format: str, spelling: Spelling, date: DateForm, zone: tzinfo
) -> str:
    """Return *values* as front matter, with its fences; moments are written as *date* says.

    Values are text, whole numbers, booleans, moments, lists of these, or lists and maps of text.
    """
    said = {key: _plain(value, date, zone) for key, value in values.items()}
    if format == 'json':
        return json.dumps(said, ensure_ascii=False, indent=spelling.indent) + '\n'
    lines = _yaml(said, spelling) if format == 'yaml' else _toml(said, spelling)
    return '\n'.join([_FENCES[format], *lines, _FENCES[format], ''])


class _Moment(str):
    """A date as it is written; its quotation mark belongs to it."""

    __slots__ = ('quote',)
    quote: str


def _plain(value: Any, date: DateForm, zone: tzinfo) -> Any:
    """Return *value* made of what formats have; texts have only characters that all can hold."""
    if isinstance(value, datetime):
        made = _Moment(date.text(value, zone))
        made.quote = date.quote
        return made
    if isinstance(value, str):
        return characters.name(value)
    if isinstance(value, Mapping):
        return {key: _plain(one, date, zone) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one, date, zone) for one in value]
    return value


def _yaml(said: Mapping[str, Any], spelling: Spelling, indent: str = '') -> Iterator[str]:
    for key, value in said.items():
        if isinstance(value, Mapping):
            yield f'{indent}{key}:'
            yield from _yaml(value, spelling, f'{indent}  ')
        elif not isinstance(value, list):
            yield f'{indent}{key}: {_yaml_scalar(value, spelling.text)}'
        elif _in_lines(value, spelling.block or key == 'chapters'):
            yield f'{indent}{key}:'
            for one in value:
                if isinstance(one, Mapping):
                    first, *others = _yaml(one, spelling, f'{indent}    ')
                    yield f'{indent}  - {first.strip()}'
                    yield from others
                else:
                    yield f'{indent}  - {_yaml_scalar(one, spelling.item)}'
        else:
            items = (_yaml_scalar(one, spelling.item, flow=True) for one in value)
            yield f'{indent}{key}: [{", ".join(items)}]'


def _in_lines(value: list[Any], block: bool) -> bool:
    """Return whether the items of *value* have a line each."""
    return any(isinstance(one, Mapping) or block for one in value)


def _yaml_scalar(value: Any, quote: str, *, flow: bool = False) -> str:
    """Return a scalar of YAML; a text without quotation marks only if every reader reads it so."""
    if not isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, _Moment):
        return f'{value.quote}{value}{value.quote}'
    if quote == "'" and '\ufeff' not in value:
        return "'" + value.replace("'", "''") + "'"
    if not quote and _is_read_alike(value, flow=flow):
        return value
    return json.dumps(value, ensure_ascii=False).replace('\ufeff', '\\uFEFF')


def _is_read_alike(text: str, *, flow: bool) -> bool:
    """Return whether YAML 1.1 and 1.2 both read *text* without quotation marks as this text."""
    written, wanted = (f'k: [{text}]', [text]) if flow else (f'k: {text}', text)
    try:
        both = (yaml.safe_load(written)['k'], yaml_scalars.load(written).data['k'])
    except (yaml.YAMLError, yaml_scalars.Fault, ValueError, TypeError, KeyError):
        return False
    return both == (wanted, wanted)


def _toml(said: Mapping[str, Any], spelling: Spelling) -> Iterator[str]:
    for key, value in said.items():
        if isinstance(value, list) and _in_lines(value, spelling.block or key == 'chapters'):
            yield f'{_toml_key(key)} = ['
            yield from (f'  {_toml_value(one, spelling.item)},' for one in value)
            yield ']'
        else:
            quote = spelling.item if isinstance(value, list) else spelling.text
            yield f'{_toml_key(key)} = {_toml_value(value, quote)}'


def _toml_key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _toml_value(key, '"')


def _toml_value(value: Any, quote: str) -> str:
    if isinstance(value, _Moment):
        return f'{value.quote}{value}{value.quote}'
    if isinstance(value, str):
        if quote == "'" and "'" not in value:
            return f"'{value}'"
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        pairs = (f'{_toml_key(key)} = {_toml_value(one, quote)}' for key, one in value.items())
        return f'{{ {", ".join(pairs)} }}'
    if isinstance(value, list):
        return f'[{", ".join(_toml_value(one, quote) for one in value)}]'
    return json.dumps(value)
