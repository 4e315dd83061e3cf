"""The configuration of a Hugo site: one file, or a folder with one for each key.

Keys are in small letters, as they are the same to Hugo in any case; ``menu`` is ``menus``.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxext_podcast.source import bounds
from sphinxext_podcast.source.front_matter import yaml_scalars

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The ends of the names of such files; of two files the first one counts.
SUFFIXES = ('.toml', '.yaml', '.yml', '.json')
#: The names of the file that has all keys.
WHOLE = ('hugo', 'config')
#: The one file beside the content, the first of these that there is.
ROOTS = tuple(f'{name}{suffix}' for name in WHOLE for suffix in SUFFIXES)
#: The folder of the others, with one folder for all environments and one for each.
FOLDER = 'config'
DEFAULT = '_default'
_TOML_PLACE = re.compile(r'\(at line (\d+), column \d+\)$')
#: What a file called ``menus.en`` is for: the other names are keys of the language itself.
_OF_LANGUAGES = ('menus', 'params')


class Unreadable(Exception):  # noqa: N818 - a state of the file, not a fault of the program
    """A file of the configuration cannot be read; the message names it, with its line."""


class Configuration(NamedTuple):
    """What is in *files*, in their order: a later one goes over those before it."""

    data: dict[str, Any]
    files: tuple[str, ...]

    @property
    def language(self) -> str:
        """The name of the main language."""
        return str(self.data.get('defaultcontentlanguage') or 'en').lower()

    @property
    def languages(self) -> dict[str, dict[str, Any]]:
        """What each language has of its own, but for those that are turned off."""
        given = table(self.data.get('languages'))
        off = {str(name).lower() for name in listed(self.data.get('disablelanguages'))}
        return {
            name: {'menus' if key == 'menu' else key: one for key, one in table(own).items()}
            for name, own in given.items()
            if name not in off and not table(own).get('disabled')
        }

    @property
    def main(self) -> dict[str, Any]:
        """The configuration of the main language: what it has of its own goes over the rest."""
        rest = {key: value for key, value in self.data.items() if key != 'languages'}
        return merged(rest, self.languages.get(self.language, {}))


def read(files: Mapping[str, str], environment: str = 'production') -> Configuration:
    """Return what *files* say, paths below the site with ``/`` → texts, in an *environment*.

    Those that are no part of the configuration are passed over.  Raises Unreadable.
    """
    names = [name for name in ROOTS if name in files][:1]
    for folder in (DEFAULT, environment):
        below = [PurePosixPath(name) for name in files if name.startswith(f'{FOLDER}/{folder}/')]
        parts = [path for path in below if path.suffix.lower() in SUFFIXES]
        names += map(str, sorted(parts, key=lambda path: (path.parts[:-1], path.name)))
    data: dict[str, Any] = {}
    for name in names:
        data = merged(data, _placed(PurePosixPath(name), _read(name, files[name])))
    return Configuration(data, tuple(names))


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return *below* with *above* over it, tables key by key."""
    both = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            both[key] = merged(below[key], above[key])
    return both


def table(value: Any) -> dict[str, Any]:
    """Return *value* if it is a table, else one with nothing in it."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """Return *value* as a list: one value is a list of one, nothing one of none."""
    return list(value) if isinstance(value, list) else [] if value in (None, '') else [value]


def _read(name: str, text: str) -> dict[str, Any]:
    """Return what the file *name* with *text* says, its keys in small letters."""
    text = text.removeprefix('\ufeff')
    data: Any
    try:
        if name.endswith('.json'):
            data = json.loads(text or '{}')
        elif name.endswith('.toml'):
            data = tomllib.loads(text.replace('\r\n', '\n'))
        else:
            data = yaml_scalars.load(text).data
    except yaml_scalars.Fault as fault:
        raise Unreadable(f'{name}:{fault.line}: {fault.message}') from None
    except json.JSONDecodeError as error:
        raise Unreadable(f'{name}:{error.lineno}: {error.msg}') from None
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else 'nested too deeply'
        place = _TOML_PLACE.search(said)
        raise Unreadable(f'{name}:{place[1] if place else 1}: {said}') from None
    return table(_lowered(data))


def _placed(path: PurePosixPath, data: dict[str, Any]) -> dict[str, Any]:
    """Return *data* below the key that the name of its file stands for."""
    name, _, language = path.stem.lower().partition('.')
    name = 'menus' if name == 'menu' else name
    if name in WHOLE or len(path.parts) == 1:
        return data
    if not language:
        return {name: data}
    own = {name: data} if name in _OF_LANGUAGES else data
    return {'languages': {language: own}}


def _lowered(value: Any, depth: int = 0) -> Any:
    """Return *value* with all keys in small letters, nothing deeper than front matter may be."""
    if depth > bounds.DEPTH:
        return None
    if isinstance(value, list):
        return [_lowered(one, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, one in value.items():
        lower = str(key).lower()
        name = 'menus' if lower == 'menu' and not depth else lower
        found[name] = _lowered(one, depth + 1)
    return found
