"""The patterns of ``podcast_permalinks`` that can be used."""

from __future__ import annotations

from typing import Any

from sphinxext_podcast.model.addresses import permalink


def usable(value: dict[Any, Any]) -> tuple[dict[str, str], list[str]]:
    """Return the patterns by section in *value*, also below ``page``, and what is wrong."""
    wrong: list[str] = []
    if any(isinstance(inner, dict) for inner in value.values()):
        if others := [str(name) for name in value if name != 'page']:
            wrong.append(
                f'only what is below "page" is used; take {", ".join(others)} out, for sections '
                'and terms have their own addresses'
            )
        page = value.get('page')
        value = page if isinstance(page, dict) else {}
    patterns: dict[str, str] = {}
    for section, pattern in value.items():
        if not (isinstance(section, str) and isinstance(pattern, str)):
            wrong.append(f'{section!r}: {pattern!r} is ignored; write strings, "/:year/:slug/"')
        elif unknown := permalink.unknown(pattern):
            wrong.append(
                f'{section!r}: {pattern!r} is ignored, for Hugo knows no {", ".join(unknown)}'
            )
        else:
            patterns[section] = pattern
    return patterns, wrong
