"""A release agrees with itself: tag, version, changelog, and a workflow without a secret."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinxext_podcast.version import __version__

ROOT = Path(__file__).parents[1]
SCRIPT = runpy.run_path(str(ROOT / '.ci' / 'release_notes.py'))
notes: Callable[[str, str], str] = SCRIPT['notes']
WORKFLOWS = [
    *ROOT.glob('.github/workflows/*.yml'),
    *ROOT.glob('examples/*/.github/workflows/*.yml'),
]
CHANGELOG = """\
# Changelog

## 0.3.0 (unreleased)

- New.

## 0.2.0 (2026-12-01)

### Added

- {confval}`podcast_menu` chooses.

## 0.1.0 (2026-11-01)

- The first.
"""


def test_the_notes_are_the_section_of_the_version() -> None:
    assert notes(CHANGELOG, '0.2.0') == '### Added\n\n- `podcast_menu` chooses.\n'
    assert notes(CHANGELOG, '0.1.0') == '- The first.\n'


@pytest.mark.parametrize(('version', 'why'), [('0.3.0', 'no day'), ('0.2', 'does not have')])
def test_there_are_no_notes_of_what_is_not_released(version: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        notes(CHANGELOG, version)


def test_the_changelog_begins_with_this_version() -> None:
    first = re.search(r'^## (\S+)', (ROOT / 'CHANGELOG.md').read_text('utf-8'), re.MULTILINE)
    assert first
    assert first[1] == __version__


def release() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (ROOT / '.github' / 'workflows' / 'release.yml').read_text('utf-8')
    )
    return found


def test_publishing_needs_no_secret() -> None:
    jobs = release()['jobs']
    publish = jobs['publish']
    assert publish['environment']['name'] == 'pypi'
    assert publish['permissions'] == {'id-token': 'write'}
    (step,) = [one for one in publish['steps'] if 'pypi-publish' in one['uses']]
    assert step['with'] == {'attestations': True}
    # Who may publish runs no code of ours, nor of what the build installs.
    assert [name for name, job in jobs.items() if 'id-token' in job['permissions']] == ['publish']
    assert not [one for one in publish['steps'] if 'run' in one]


def test_workflows_name_no_host_but_that_of_the_package() -> None:
    assert len(WORKFLOWS) >= 3
    for path in WORKFLOWS:
        text = path.read_text('utf-8')
        assert 'secrets.' not in text
        assert set(re.findall(r'https?://([^/\s]+)', text)) <= {'pypi.org'}, path
