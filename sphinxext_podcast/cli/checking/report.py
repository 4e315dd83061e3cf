"""Findings as lines, as JSON, and as annotations of GitHub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinxext_podcast.cli.console import near
from sphinxext_podcast.model.problem import gathered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .finding import Finding


def lines(findings: Iterable[Finding]) -> list[str]:
    """Return a line for each finding; for many of one cause one line."""
    return [
        f'{place}{f":{line}" if line else ""}: {message} [{rule}]'
        for rule, place, line, message in _gathered(findings)
    ]


def for_github(findings: Iterable[Finding]) -> list[str]:
    """Return the same as commands of GitHub's workflows, which show them beside the lines."""
    return [
        f'::warning file={_property(place)},line={line or 1},title={_property(rule)}'
        f'::{_data(message)}'
        for rule, place, line, message in _gathered(findings)
    ]


def as_json(findings: Iterable[Finding]) -> str:
    """Return every finding as JSON."""
    whole = [
        {
            'rule': one.rule,
            'file': near(one.path),
            'line': one.line,
            'message': one.message,
            'fixable': one.edit is not None,
        }
        for one in findings
    ]
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _gathered(findings: Iterable[Finding]) -> list[tuple[str, str, int, str]]:
    """Return rule, file, line and message, of many with one cause only once."""
    pairs = [(near(one.path), one.problem) for one in findings]
    return [(p.subtype, place, p.line, p.message) for place, p in gathered(pairs)]


def _data(text: str) -> str:
    return text.replace('%', '%25').replace('\r', '%0D').replace('\n', '%0A')


def _property(text: str) -> str:
    return _data(text).replace(':', '%3A').replace(',', '%2C')
