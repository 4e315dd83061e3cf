"""YAML with tags that mean something to its own program only: ``!ENV``, ``!!python/name:…``."""

from __future__ import annotations

from typing import Any

import yaml

_PYTHON = 'tag:yaml.org,2002:python/'


class Tagged(str):
    """What a tag that is not run stands for: ``python/name:material.extensions.emoji.twemoji``."""

    __slots__ = ()


class _Loader(yaml.SafeLoader):
    """Reads what it does not know as text."""


def load(text: str) -> dict[str, Any]:
    """Return the mapping *text*, an empty one for an empty text.

    The value of ``!ENV [NAME, default]`` is its default, None without one.  Raises ValueError,
    which says what is wrong and where.
    """
    try:
        data = yaml.load(text, _Loader)  # noqa: S506 - a safe loader that runs no tag
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f'line {line}: {error.problem}') from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ValueError('line 1: it is no mapping of settings')  # noqa: TRY004 - of its text
    return {str(key): value for key, value in data.items()}


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.SequenceNode):
        return None
    given = loader.construct_sequence(node, deep=True)
    return given[-1] if len(given) > 1 else None


def _other(loader: _Loader, suffix: str, node: yaml.Node) -> Any:
    """Return the name behind a tag, or the settings that it is given."""
    return Tagged(suffix)


_Loader.add_constructor('!ENV', _environment)
_Loader.add_multi_constructor('!', _other)
_Loader.add_multi_constructor(_PYTHON, lambda loader, suffix, node: Tagged(f'python/{suffix}'))
