"""A build is made of its files alone: not of the network, nor of who builds, when and where."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.build.conftest import Built

#: All that writes files, and all that knows addresses of others.
EVERYTHING = """
html_baseurl = 'https://night.example.org/'
podcast_cards = True
podcast_image = 'https://far.example.org/cover.png'
podcast_description = '在港口讀書'
podcast_page_size = 2
podcast_email = 'night@example.org'
podcast_channel = {
    'description': '海', 'categories': ['Arts'], 'image': 'https://far.example.org/a.jpg',
    'email': 'night@example.org'
}
"""
ARTICLE = """---
title: 別人的節目
date: 2026-05-02
image: https://far.example.org/far.jpg
audio: {url: https://far.example.org/far.mp3, length: 24986239}
source_url: https://www.youtube.com/watch?v=VaCq4u5c78U
chapters: ["0:00 開始", "1:30 港口 <https://far.example.org/>"]
aliases: [/old/]
---
{{< youtube VaCq4u5c78U >}}

![海](https://far.example.org/sea.png) https://far.example.org/page
"""
#: Runs a command without a network; by itself only root may.
ALONE = ['unshare', '-n'] if hasattr(os, 'geteuid') and os.geteuid() == 0 else ['unshare', '-rn']
#: Prints how many networks there are but the machine itself: none that is up.
LOOK = "import socket; socket.create_connection(('192.0.2.1', 9), 5)"


def permitted() -> str:
    """Return why no build without a network can be tried here, '' if one can."""
    if not shutil.which('unshare'):
        return 'there is no unshare, which Linux has'
    tried = subprocess.run(
        [*ALONE, sys.executable, '-c', LOOK], capture_output=True, text=True, check=False
    )
    if 'unshare:' in tried.stderr:
        return f'it is not permitted: {tried.stderr.strip()}'
    assert 'Network is unreachable' in tried.stderr
    return ''


@pytest.fixture(scope='module')
def src(tmp_path_factory: pytest.TempPathFactory, roots: Path) -> Path:
    """Write a project with everything in it."""
    folder = shutil.copytree(roots / 'magazine', tmp_path_factory.mktemp('magazine') / 'src')
    with (folder / 'conf.py').open('a', encoding='utf-8') as conf:
        conf.write(EVERYTHING)
    (folder / 'posts' / 'far.md').write_text(ARTICLE, encoding='utf-8')
    return folder


def built(src: Path, name: str, around: list[str], env: Mapping[str, str], umask: int) -> Built:
    """Build *src* by a command of its own; its doctrees are nobody else's."""
    out = src.parent / name
    sphinx = [sys.executable, '-m', 'sphinx', '-q', '-b', 'dirhtml']
    command = [*around, *sphinx, '-d', f'{out}-doctrees', str(src), str(out)]
    named: dict[str, Any] = {} if os.name == 'nt' else {'umask': umask}
    done = subprocess.run(
        command,
        env=os.environ | env,
        capture_output=True,
        text=True,
        encoding='utf-8',
        check=False,
        **named,
    )
    assert done.returncode == 0, done.stderr
    return Built(out, [], done.stdout, done.returncode)


@pytest.fixture(scope='module')
def here(src: Path) -> Built:
    """Build as everybody does."""
    return built(src, 'here', [], {'PYTHONHASHSEED': '0', 'PYTHONUTF8': '1'}, 0o022)


def test_a_build_uses_no_network(src: Path, here: Built) -> None:
    if reason := permitted():
        pytest.skip(reason)
    assert built(src, 'alone', ALONE, {'PYTHONUTF8': '1'}, 0o022).unlike(here) == []


def test_who_builds_when_and_where_is_no_matter(src: Path, here: Built) -> None:
    elsewhere = {
        'PYTHONHASHSEED': '4242',
        'TZ': 'Pacific/Kiritimati',
        'LC_ALL': 'C',
        'LANG': 'tr_TR.UTF-8',
        'LANGUAGE': 'de',
        'PYTHONOPTIMIZE': '1',
        'PYTHONUTF8': '1',
        'HOME': str(src.parent),
    }
    assert built(src, 'elsewhere', [], elsewhere, 0o077).unlike(here) == []
