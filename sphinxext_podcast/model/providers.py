"""The providers: the table ``providers.toml``, and those that a project adds."""

from __future__ import annotations

import re
import tomllib
import warnings
from collections.abc import Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from .media import Form, Kind, Provider

#: Names that are something else already.
RESERVED = frozenset(
    [
        *(
            'admonition',
            'apple-podcasts',
            'at',
            'attention',
            'audio',
            'card',
            'caution',
            'chapters',
            'class',
            'code',
        ),
        *('container', 'contents', 'danger', 'dropdown', 'embed', 'error', 'figure', 'glossary'),
        *('grid', 'hint', 'image', 'important', 'include', 'index', 'math', 'note', 'only'),
        *(
            'patterns',
            'quote',
            'raw',
            'rubric',
            'sidebar',
            'table',
            'tip',
            'toctree',
            'transcript',
            'topic',
            'video',
        ),
        'warning',
    ]
)

_NAME = re.compile(r'[a-z][a-z0-9-]{0,40}')
_HOST = re.compile(r'[a-z0-9-]+(?:\.[a-z0-9-]+)+')
#: The "<" of (?P<name>…) and of (?<!…) is none of ours.
_FIELD = re.compile(r'(?<!\(\?)(?<!\(\?P)<(?P<name>\w*)(?::(?P<pattern>\w+))?>', re.ASCII)
_PART = r'\{(?:/?[a-z]\w*|[a-z]\w*/|[a-z]\w*\|[\w-]*)\}'
_TEMPLATE = re.compile(rf'(?:[!#-&(-;=?-\[\]_a-z~]|{_PART})*', re.ASCII)
_ADDRESS = re.compile(r'https://(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|\{host\})(?:[/?].*)?', re.ASCII)
_TIME = r'(?:#?[A-Za-z][\w-]*=\{\}\w?)?'
_LOOKS = r'(?:/[\w-]+|[A-Za-z][\w-]*=[\w-]+)?'
#: The keys that are text, each with what it may be.
_TEXTS = {
    'label': r'[^<>\n]*',
    'hint': r'[^\n]*',
    'bare': r'(?:https://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[\w./?=-]*)?',
    'bare_id': r'(?:https://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[\w./?=-]*)?',
    'page_start': _TIME,
    'player_start': _TIME,
    'player_end': _TIME,
    'autoplay': r'[\w-]*',
    'dark': _LOOKS,
    'light': _LOOKS,
    'allow': r"""[\w\s;*'"()/:.-]*""",
    'sandbox': r'[a-z\s-]*',
}
_KEYS = frozenset([*_TEXTS, 'watched', 'kinds', 'hosts', 'forms', 'faults'])

_TABLE: Mapping[str, Any] = tomllib.loads(
    files('sphinxext_podcast.model').joinpath('providers.toml').read_text(encoding='utf-8')
)
_PATTERNS: Mapping[str, str] = _TABLE['patterns']


def provider(name: str, entry: object) -> Provider:
    """Read an entry of a project; raises ValueError with what is wrong and what to write."""
    if not _NAME.fullmatch(str(name)):
        raise ValueError(f'{name!r}: a name has small letters, digits and "-"')
    if name in RESERVED:
        raise ValueError(f'{name!r} is taken; choose another name')
    try:
        return _provider(name, _map(name, entry, _KEYS))
    except (OverflowError, RecursionError):
        raise ValueError(f'{name}: a pattern is too long or too deep') from None


def _provider(name: str, entry: Mapping[str, Any]) -> Provider:
    texts = {
        key: _text(f'{name}.{key}', entry[key], what)
        for key, what in _TEXTS.items()
        if key in entry
    }
    watched = entry.get('watched', False)
    if not isinstance(watched, bool):
        raise ValueError(f'{name}.watched must be True or False')
    kinds = {
        _text(f'{name}.kinds', kind, _NAME.pattern): _kind(f'{name}.kinds.{kind}', made)
        for kind, made in _map(f'{name}.kinds', entry.get('kinds', {})).items()
    }
    given = entry.get('forms', [])
    if not kinds or not isinstance(given, (list, tuple)) or not (given or name == 'audio'):
        raise ValueError(f'{name} needs "kinds" and "forms", a map and a list')
    hosts = entry.get('hosts', '')
    return Provider(
        **{'label': name, **texts},
        name=name,
        kinds=MappingProxyType(kinds),
        forms=tuple(_form(f'{name}.forms', form, hosts, kinds) for form in given),
        watched=watched,
        faults=_faults(f'{name}.faults', entry.get('faults', {})),
    )


def _map(place: str, value: object, keys: Iterable[str] = ()) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f'{place} must be a map')
    unknown = ', '.join(str(key) for key in value if key not in keys) if keys else ''
    if unknown:
        raise ValueError(f'{place}: no key {unknown}; there are {", ".join(sorted(keys))}')
    return value


def _text(place: str, value: object, pattern: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f'{place} must be a string')
    if not re.fullmatch(pattern, value, re.ASCII):
        raise ValueError(f'{place}: {value!r} is not of its form; see "Further providers"')
    return value


def _kind(place: str, entry: object) -> Kind:
    made = _map(place, entry, Kind._fields)
    for key in ('page', 'player', 'id'):
        template = made.get(key, '')
        if not isinstance(template, str) or not _TEMPLATE.fullmatch(template):
            raise ValueError(f'{place}.{key}: write an address with parts like {{id}} or {{/id}}')
        if key != 'id' and template not in ('', '{url}') and not _ADDRESS.fullmatch(template):
            raise ValueError(f'{place}.{key} must begin with https:// and a host without parts')
    if not made.get('page') or (made['page'] == '{url}' and '.audio.' not in f'.{place}.'):
        raise ValueError(f'{place} needs a "page", an address that begins with https://')
    height = made.get('height', 0)
    if isinstance(height, bool) or not isinstance(height, int) or not 0 <= height <= 2000:
        raise ValueError(f'{place}.height must be a number of pixels')
    return Kind(**made)


def _form(place: str, entry: object, common: object, kinds: Mapping[str, Kind]) -> Form:
    made = _map(place, entry, {*Form._fields, 'claims'})
    kind = made.get('kind', next(iter(kinds)))
    if not isinstance(kind, str) or kind not in kinds:
        raise ValueError(f'{place}: no kind {kind!r}; there are {", ".join(kinds)}')
    path = made.get('path')
    if not isinstance(path, str) or path[:1] not in ('/', '<'):
        raise ValueError(f'{place}: each needs a "path" that begins with "/"')
    query = _map(f'{place}.query', made.get('query', {}))
    return Form(
        kind,
        _hosts(place, made.get('hosts', common)),
        _pattern(place, path),
        MappingProxyType(
            {
                _text(f'{place}.query', k, r'[\w-]+\??'): _pattern(place, v)
                for k, v in query.items()
            }
        ),
        _FIELD.sub(_loose, path) if made.get('claims') else '',
    )


def _faults(place: str, value: object) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_pattern(place, pattern), _text(place, said, _TEXTS['hint']))
        for pattern, said in _map(place, value).items()
    )


def _hosts(place: str, value: object) -> tuple[str, ...]:
    names = value.split() if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or not names:
        raise ValueError(f'{place} needs "hosts", such as "podcasts.example.org"')
    for host in names:
        if host != '*' and (not isinstance(host, str) or not _HOST.fullmatch(host)):
            raise ValueError(f'{place}: {host!r} is no host; write it like "podcasts.example.org"')
    return tuple(host.removeprefix('www.').removeprefix('m.') for host in names)


def _pattern(place: str, text: object) -> str:
    """Turn ``<id:digits>`` into a group; ``<id>`` has the pattern of its name, or a word's."""
    if not isinstance(text, str):
        raise ValueError(f'{place}: {text!r} is no regular expression')
    for match in _FIELD.finditer(text):
        if match['pattern'] and match['pattern'] not in _PATTERNS:
            known = ', '.join(_PATTERNS)
            raise ValueError(f'{place}: no pattern {match["pattern"]!r}; there are {known}')
    made = _FIELD.sub(_group, text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore', FutureWarning)
            re.compile(made, re.ASCII)
    except (re.error, ValueError) as error:
        raise ValueError(f'{place}: {text!r} is no regular expression: {error}') from None
    return made


def _group(match: re.Match[str]) -> str:
    pattern = _PATTERNS.get(match['pattern'] or match['name'], _PATTERNS['word'])
    return f'(?P<{match["name"]}>{pattern})' if match['name'] else f'(?:{pattern})'


def _loose(match: re.Match[str]) -> str:
    return '[^/]*' if match['name'] else _group(match)


def table(providers: Iterable[Provider]) -> Mapping[str, Provider]:
    """Return *providers* by name."""
    return MappingProxyType({one.name: one for one in providers})


PROVIDERS = table(_provider(name, entry) for name, entry in _TABLE.items() if name != 'patterns')
#: Other names that writers use for a provider.
ALIASES: Mapping[str, str] = MappingProxyType({'apple-podcasts': 'apple-podcast'})
