"""The values of options that are used, and what is wrong with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.problem import Problem

from . import permalinks
from .options import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .option import Option


def sound(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Return every option with its value, and what is wrong with those of *given*.

    An impossible value is replaced by the default; of a map only impossible entries are left
    out.  The key of a problem is the name of the option.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for option in OPTIONS:
        if option.name not in given:
            values[option.name] = option.default
            continue
        value = given[option.name]
        if option.part and isinstance(value, dict):
            value, faults = _entries(value, option.part)
            problems += (
                _problem(option.name, f'{option.name}: an entry is left out: {wrong}')
                for wrong in faults
            )
        if wrong := _wrong(option, value):
            shown = f'{option.name} = {value!r}'
            # Some checks name the value, or a part of it, themselves.
            shown += ':' * wrong.startswith(("'", '"'))
            message = f'{shown} {wrong}; using {option.default!r}'
            problems.append(_problem(option.name, message))
            value = option.default
        values[option.name] = value
    name = 'podcast_permalinks'
    values[name], faults = permalinks.usable(values[name], values['podcast_dialect'])
    problems += (_problem(name, f'{name}: {wrong}') for wrong in faults)
    return values, problems


def _problem(name: str, message: str) -> Problem:
    return Problem('config', message, key=name)


def _wrong(option: Option, value: Any) -> str:
    if isinstance(value, option.types):
        return option.check(value)
    return f'must be {" or ".join(t.__name__ for t in option.types)}'


def _entries(
    value: dict[Any, Any], fault: Callable[[Any, Any], str]
) -> tuple[dict[Any, Any], list[str]]:
    """Return the entries without a *fault*, and the faults of the others."""
    kept, faults = {}, []
    for key, given in value.items():
        if wrong := fault(key, given):
            faults.append(wrong)
        else:
            kept[key] = given
    return kept, faults
