"""The patterns of ``podcast_permalinks`` that can be used."""

from __future__ import annotations

from typing import Any

from sphinxext_podcast.model.addresses import other_permalinks, permalink

#: What the programs of ``podcast_dialect`` are called.
NAMES = {'jekyll': 'Jekyll', 'pelican': 'Pelican', 'material': 'Material'}


def usable(value: dict[Any, Any], program: str = '') -> tuple[dict[str, str], list[str]]:
    """Return the patterns by section in *value*, also below ``page``, and what is wrong.

    They are Hugo's, or those of another *program*.
    """
    wrong: list[str] = []
    if any(isinstance(inner, dict) for inner in value.values()):
        if others := [str(name) for name in value if name != 'page']:
            wrong.append(
                f'only what is below "page" is used; take {", ".join(others)} out, for sections '
                'and terms have their own addresses'
            )
        page = value.get('page')
        value = page if isinstance(page, dict) else {}
    unfilled = other_permalinks.unknown if program else permalink.unknown
    patterns: dict[str, str] = {}
    for section, pattern in value.items():
        if not (isinstance(section, str) and isinstance(pattern, str)):
            wrong.append(f'{section!r}: {pattern!r} is ignored; write strings, "/:year/:slug/"')
        elif unknown := unfilled(pattern):
            wrong.append(
                f'{section!r}: {pattern!r} is ignored, for {NAMES.get(program, "Hugo")} knows no '
                f'{", ".join(unknown)}'
            )
        else:
            patterns[section] = pattern
    return patterns, wrong
