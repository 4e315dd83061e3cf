"""What a site needs around its documents to be built by others: packages, workflow, host."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from .themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLES = files('sphinxext_podcast').joinpath('samples', 'site')
#: What builds a site in the folder of its ``conf.py``.
BUILD = 'sphinx-build -M dirhtml . _build'


def surroundings(
    theme: str,
    build: str = BUILD,
    daily: str = 'each day at 22:07 UTC',
    left_out: Sequence[str] = (),
) -> dict[str, str]:
    """Return path → text of what stands beside ``conf.py``.

    *build* makes the site in ``_build/dirhtml``, *daily* says in words when GitHub does so, and
    *left_out* are folders that do not belong into the repository.
    """
    packages = sorted(filter(None, [THEMES[theme].package, 'sphinxext-podcast[command]']))
    ignored = [_sample('gitignore'), *(f'{folder}/\n' for folder in left_out)]
    made = {
        '.gitignore': ''.join(ignored),
        'requirements.txt': ''.join(f'{package}\n' for package in packages),
        '.github/workflows/pages.yml': _sample('pages.yml')
        .replace('@daily@', daily)
        .replace('@build@', build),
    }
    # Read the Docs builds no documents but those beside their `conf.py`.
    return {**made, '.readthedocs.yaml': _sample('readthedocs.yaml')} if build == BUILD else made


def _sample(name: str) -> str:
    """Return the text of a file."""
    return SAMPLES.joinpath(name).read_text(encoding='utf-8')
