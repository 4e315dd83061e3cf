"""Findings as they are printed, and the command that prints them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from sphinxext_podcast.cli import main
from sphinxext_podcast.cli.checking import report
from sphinxext_podcast.cli.checking.finding import Finding
from sphinxext_podcast.model.problem import Cause
from tests.unit.cli.checking.conftest import article, put

if TYPE_CHECKING:
    import pytest

MANY = Cause('things are odd', 'mend them')


def test_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    findings = [
        Finding('heading', tmp_path / 'a, b:c.md', 3, '100 %\nof it'),
        Finding('address', Path('/else/where.xml'), 0, 'gone'),
        *(Finding('file', tmp_path / f'{n}.md', n, 'odd', cause=MANY) for n in range(1, 5)),
    ]
    assert report.lines(findings) == [
        'a, b:c.md:3: 100 %\nof it [heading]',
        '/else/where.xml: gone [address]',
        '1.md:1: 4 things are odd: 1.md:1, 2.md:2, 3.md:3 …; mend them [file]',
    ]
    assert report.for_github(findings)[:2] == [
        '::warning file=a%2C b%3Ac.md,line=3,title=heading::100 %25%0Aof it',
        '::warning file=/else/where.xml,line=1,title=address::gone',
    ]
    assert len(json.loads(report.as_json(findings))) == 6


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv('GITHUB_ACTIONS', raising=False)
    run = CliRunner().invoke
    body = '\n{{< youtube "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk" >}}\n'
    put(tmp_path, {'a.md': article(body), 'b.md': article('\n#### 太深')})
    made = run(main.command, ['check', str(tmp_path)])
    assert made.exit_code == 1
    assert [line.rpartition(' ')[2] for line in made.stdout.splitlines()] == [
        '[provider]',
        '[heading]',
    ]
    assert made.stderr == '3 documents: 2 findings in 2 files\n'
    found = json.loads(run(main.command, ['check', str(tmp_path), '--json']).stdout)
    assert [(one['rule'], one['line'], one['fixable']) for one in found] == [
        ('provider', 7, True),
        ('heading', 7, False),
    ]
    made = run(main.command, ['check', str(tmp_path), '--fix'])
    assert made.exit_code == 1
    assert 'a.md:7: mended: youtube: ' in made.stderr
    assert len(made.stdout.splitlines()) == 1
    (tmp_path / 'b.md').unlink()
    made = run(main.command, ['check', str(tmp_path)])
    assert (made.exit_code, made.stdout) == (0, '')


def test_on_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {'b.md': article('\n#### 太深')})
    monkeypatch.setenv('GITHUB_ACTIONS', 'true')
    made = CliRunner().invoke(main.command, ['check', str(tmp_path)])
    assert made.stdout.startswith('::warning file=')
