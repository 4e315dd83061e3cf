from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sphinxext_podcast.cli import console, main


def test_the_command_names_its_sub_commands() -> None:
    shown = CliRunner().invoke(main.command, ['--help']).output
    assert [name for name in main.COMMANDS if f'\n  {name} ' not in shown] == []


def test_a_wrong_call_has_status_2() -> None:
    assert CliRunner().invoke(main.command, ['nothing']).exit_code == 2


def run(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    (folder / 'conf.py').touch()
    text = '---\ntitle: 夜車 é\ndate: 2026-05-01\ndescription: x\n---\n[x](/夜/)\n'
    (folder / 'a.md').write_text(text, encoding='utf-8')
    command = [sys.executable, '-m', 'sphinxext_podcast', *arguments, str(folder)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **env})


def test_output_that_does_not_know_all_characters(tmp_path: Path) -> None:
    made = run(tmp_path, 'list', PYTHONIOENCODING='latin-1')
    assert made.stdout.splitlines() == [b'2026-05-01\ta.md\t\\u591c\\u8eca \xe9']
    made = run(tmp_path, 'check', PYTHONIOENCODING='latin-1')
    assert (b"'/\\u591c/'" in made.stdout, b'Traceback' in made.stderr) == (True, False)
    made = run(tmp_path, 'export', PYTHONIOENCODING='latin-1')
    assert json.loads(made.stdout.decode())['articles'][0]['title'] == '夜車 é'


@pytest.mark.skipif(not os.path.exists('/dev/full'), reason='there is no /dev/full')  # noqa: PTH110
@pytest.mark.parametrize('unbuffered', ['', '1'])
def test_output_that_is_full(tmp_path: Path, unbuffered: str) -> None:
    env = {**os.environ, 'PYTHONUNBUFFERED': unbuffered}
    with open('/dev/full', 'wb') as full:  # noqa: PTH123
        command = [sys.executable, '-m', 'sphinxext_podcast', 'list', str(tmp_path)]
        run(tmp_path, 'list')
        made = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env=env)
    assert made.returncode == 1
    assert made.stderr.startswith(b'Error: ')
    assert b'Traceback' not in made.stderr


def test_a_table_in_a_pipe_is_lines_with_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    console.table(['date', 'title'], [['2026-02-09', '[b]兩行\n標題[/b]']])
    assert capsys.readouterr().out == '2026-02-09\t[b]兩行 標題[/b]\n'
