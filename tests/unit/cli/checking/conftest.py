"""A project of a few files, checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sphinxext_podcast.cli.checking.finding import Finding
from sphinxext_podcast.cli.checking.rules import check
from sphinxext_podcast.cli.project.project import open_project

CONF = """\
project = '誌'
extensions = ['sphinxext_podcast']
html_baseurl = 'https://pod.example/site/'
podcast_now = '2026-06-01T00:00:00Z'
"""
Check = Callable[[Mapping[str, str | bytes]], list[Finding]]


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in {'conf.py': CONF, 'index.md': '# 誌\n', **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.fixture
def findings(tmp_path: Path) -> Check:
    """Return a function that writes files and returns what is found in them."""

    def found(files: Mapping[str, str | bytes]) -> list[Finding]:
        return check(open_project(put(tmp_path, files)))

    return found


def article(body: str = '', more: str = '', title: str = '甲') -> str:
    """Return an article with a description, whose text begins at the line behind *more*."""
    head = f'---\ntitle: {title}\ndate: 2026-05-01\ndescription: 說明。\n'
    return f'{head}{more}---\n{body}\n'
