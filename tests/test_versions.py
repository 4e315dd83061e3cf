"""The versions that the tests install are named, and the lowest are those of the bounds."""

from __future__ import annotations

import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = tomllib.loads(Path(__file__).parents[1].joinpath('pyproject.toml').read_text('utf-8'))
GROUPS = {
    name: [Requirement(text) for text in group if isinstance(text, str)]
    for name, group in PROJECT['dependency-groups'].items()
}
PACKAGE = [
    Requirement(text)
    for text in chain(
        PROJECT['project']['dependencies'],
        *PROJECT['project']['optional-dependencies'].values(),
    )
]
ALL = {str(r): r for r in chain(PACKAGE, *GROUPS.values())}
#: What a test without browser runs with.
TESTS = [*PACKAGE, *GROUPS['test'], *GROUPS['neighbours']]


def pins(name: str) -> dict[str, list[Version]]:
    """Return package → versions of a file beside the tests."""
    lines = Path(__file__).with_name('versions').joinpath(name).read_text('utf-8').splitlines()
    found: dict[str, list[Version]] = {}
    for pin in (Requirement(line) for line in lines if not line.startswith('#')):
        (only,) = pin.specifier
        assert only.operator == '==', pin
        found.setdefault(canonicalize_name(pin.name), []).append(Version(only.version))
    return found


@pytest.mark.parametrize('text', ALL)
def test_a_version_is_named_within_the_bounds(text: str) -> None:
    wanted = ALL[text]
    versions = pins('tested.txt')[canonicalize_name(wanted.name)]
    assert [v for v in versions if v not in wanted.specifier] == []


def test_the_lowest_are_those_of_the_bounds() -> None:
    bounds = {
        canonicalize_name(wanted.name): Version(bound.version)
        for wanted in TESTS
        for bound in wanted.specifier
        if bound.operator == '>='
    }
    lowest = {name: version for name, (version,) in pins('lowest.txt').items()}
    assert lowest == bounds
