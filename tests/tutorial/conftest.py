"""The package, built once from the working tree."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope='session')
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the package."""
    folder = tmp_path_factory.mktemp('wheel')
    subprocess.run(
        [sys.executable, '-m', 'pip', 'wheel', '-q', '--no-deps', '-w', folder, ROOT], check=True
    )
    (built,) = folder.glob('*.whl')
    return built


@pytest.fixture(scope='session')
def constraints(wheel: Path) -> Path:
    """Return a file by which ``pip`` installs that package, and others as all tests do.

    Its folder has the package.  To name that in the file by its address would be simpler, but
    older versions of ``pip`` do not understand it where the package is asked for with an extra.
    """
    file = wheel.with_name('constraints.txt')
    tested = ROOT.joinpath('tests', 'versions', 'tested.txt').read_text(encoding='utf-8')
    name, version, *_ = wheel.name.split('-')
    file.write_text(f'{name}=={version}\n{tested}', encoding='utf-8')
    return file
