"""The files of a release: what their page shows, and that anybody can make them again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.tutorial


def test_the_page_of_the_package_needs_no_file_beside_it(wheel: Path) -> None:
    with ZipFile(wheel) as package:
        (name,) = [name for name in package.namelist() if name.endswith('/METADATA')]
        head, page = package.read(name).decode('utf-8').split('\n\n', 1)
    assert 'Description-Content-Type: text/markdown' in head
    assert page.startswith('# sphinxext-podcast\n')
    assert 'pip install sphinxext-podcast' in page
    assert not re.search(r'<picture|<img|\]\((?!https?:)', page)


def test_the_same_sources_make_the_same_bytes(tmp_path: Path) -> None:
    project = tomllib.loads(ROOT.joinpath('pyproject.toml').read_text(encoding='utf-8'))
    tools = str(tmp_path / 'tools')
    install = [sys.executable, '-m', 'pip', 'install', '-q', '--target', str(tools)]
    subprocess.run([*install, *project['build-system']['requires']], check=True)
    made = []
    for umask, zone, seed, age in ((0o022, 'UTC', '0', 0), (0o077, 'Asia/Taipei', '7', 10**8)):
        copy = tmp_path / str(age)
        left_out = shutil.ignore_patterns(
            '.git', '.tox', '.venv', '_build', '__pycache__', '.*_cache'
        )
        shutil.copytree(ROOT, copy, ignore=left_out)
        for path in copy.rglob('*'):
            os.utime(path, (1_500_000_000 + age, 1_500_000_000 + age))
            path.chmod(path.stat().st_mode & ~umask)
        subprocess.run(
            [sys.executable, '-m', 'hatchling', 'build', '-d', tmp_path / f'dist-{age}'],
            cwd=copy,
            env=os.environ | {'PYTHONPATH': tools, 'TZ': zone, 'PYTHONHASHSEED': seed},
            umask=umask,
            check=True,
        )
        made.append(
            {path.name: path.read_bytes() for path in tmp_path.joinpath(f'dist-{age}').iterdir()}
        )
    assert sorted(name.rpartition('.')[2] for name in made[0]) == ['gz', 'whl']
    assert made[0] == made[1]
