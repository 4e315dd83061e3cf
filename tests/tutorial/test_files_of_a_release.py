"""The files of a release: what is in them and on their page, and that anybody can make them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns('.git', '.tox', '.venv', '_build', '__pycache__', '.*_cache')
#: What a release of the sources has at its top.
TOP = {
    *('.ci', '.github', 'docs', 'examples', 'sphinxext_podcast', 'tests'),
    *('.gitignore', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'PKG-INFO', 'README.md'),
    *('SECURITY.md', 'pyproject.toml', 'tox.ini'),
}
pytestmark = pytest.mark.tutorial


def test_the_page_of_the_package_needs_no_file_beside_it(wheel: Path) -> None:
    with ZipFile(wheel) as package:
        (name,) = [name for name in package.namelist() if name.endswith('/METADATA')]
        head, page = package.read(name).decode('utf-8').split('\n\n', 1)
    assert 'Description-Content-Type: text/markdown' in head
    assert page.startswith('# sphinxext-podcast\n')
    assert 'pip install sphinxext-podcast' in page
    assert not re.search(r'<picture|<img|\]\((?!https?:)', page)


@pytest.fixture(scope='module')
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install what makes a release."""
    folder = tmp_path_factory.mktemp('tools')
    project = tomllib.loads(ROOT.joinpath('pyproject.toml').read_text(encoding='utf-8'))
    install = [sys.executable, '-m', 'pip', 'install', '-q', '--target', str(folder)]
    subprocess.run([*install, *project['build-system']['requires']], check=True)
    return folder


@pytest.fixture(scope='module')
def releases(tools: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Make the release twice, as different people on different days; return both folders."""
    base = tmp_path_factory.mktemp('release')
    made = []
    for umask, zone, seed, age in ((0o022, 'UTC', '0', 0), (0o077, 'Asia/Taipei', '7', 10**8)):
        copy = base / str(age)
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        # What a working folder has besides.
        (copy / 'sphinxext_podcast' / '__pycache__').mkdir()
        (copy / 'sphinxext_podcast' / '__pycache__' / 'version.pyc').touch()
        (copy / 'docs' / '_build').mkdir()
        (copy / 'docs' / '_build' / 'index.html').touch()
        (copy / 'notes.txt').touch()
        for path in copy.rglob('*'):
            os.utime(path, (1_500_000_000 + age, 1_500_000_000 + age))
            path.chmod(path.stat().st_mode & ~umask)
        made.append(base / f'dist-{age}')
        subprocess.run(
            [sys.executable, '-m', 'hatchling', 'build', '-d', made[-1]],
            cwd=copy,
            env=os.environ | {'PYTHONPATH': str(tools), 'TZ': zone, 'PYTHONHASHSEED': seed},
            umask=umask,
            check=True,
        )
    return made


def test_the_same_sources_make_the_same_bytes(releases: list[Path]) -> None:
    first, second = ({path.name: path.read_bytes() for path in one.iterdir()} for one in releases)
    assert sorted(name.rpartition('.')[2] for name in first) == ['gz', 'whl']
    assert first == second


def test_the_sources_alone_make_the_same_wheel(
    releases: list[Path], tools: Path, tmp_path: Path
) -> None:
    (path,) = releases[0].glob('*.tar.gz')
    with tarfile.open(path) as sources:
        sources.extractall(tmp_path / 'sources', filter='data')
    (folder,) = tmp_path.joinpath('sources').iterdir()
    subprocess.run(
        [sys.executable, '-m', 'hatchling', 'build', '-t', 'wheel', '-d', tmp_path],
        cwd=folder,
        env=os.environ | {'PYTHONPATH': str(tools)},
        check=True,
    )
    (again,), (wheel,) = tmp_path.glob('*.whl'), releases[0].glob('*.whl')
    assert again.read_bytes() == wheel.read_bytes()


def own(folder: str) -> set[str]:
    """Return the files in *folder* of the project, without what programs leave there."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.joinpath(folder).rglob('*')
        if path.is_file()
        and not {'__pycache__', '_build'}.intersection(path.parts)
        and not (folder == 'docs' and path.suffix == '.mo')
    }


def test_the_wheel_has_the_package_and_nothing_else(releases: list[Path]) -> None:
    (path,) = releases[0].glob('*.whl')
    with ZipFile(path) as wheel:
        names = set(wheel.namelist())
    about = {name for name in names if '.dist-info/' in name}
    assert {name.partition('/')[2] for name in about} == {
        *('METADATA', 'RECORD', 'WHEEL', 'entry_points.txt', 'licenses/LICENSE')
    }
    package = own('sphinxext_podcast')
    assert names - about == {name for name in package if not name.endswith(('.po', '.pot'))}


def test_the_sources_have_what_builds_tests_and_explains_the_package(releases: list[Path]) -> None:
    (path,) = releases[0].glob('*.tar.gz')
    with tarfile.open(path) as sources:
        names = {name.partition('/')[2] for name in sources.getnames()}
    assert {name.partition('/')[0] for name in names} == TOP
    for folder in ('sphinxext_podcast', 'docs', 'examples', 'tests', '.ci', '.github'):
        assert {name for name in names if name.startswith(f'{folder}/')} == own(folder), folder
