from __future__ import annotations

from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinxext_podcast.cli import console, main

if TYPE_CHECKING:
    from pathlib import Path


def test_the_command_names_its_sub_commands() -> None:
    shown = CliRunner().invoke(main.command, ['--help']).output
    assert [name for name in main.COMMANDS if f'\n  {name} ' not in shown] == []


def test_a_wrong_call_has_status_2() -> None:
    assert CliRunner().invoke(main.command, ['nothing']).exit_code == 2


def test_a_table_in_a_pipe_is_lines_with_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    console.table(['date', 'title'], [['2026-02-09', '[b]兩行\n標題[/b]']])
    assert capsys.readouterr().out == '2026-02-09\t[b]兩行 標題[/b]\n'


def test_what_a_pipe_cannot_hold_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath('conf.py').touch()
    pipe = TextIOWrapper(BytesIO(), 'cp1252')
    monkeypatch.setattr('sys.stdout', pipe)
    with pytest.raises(SystemExit) as done:
        main.main(['new', '讀', '--folder', 'a'])
    pipe.flush()
    assert done.value.code == 0
    assert pipe.buffer.getvalue().rstrip().endswith(rb'-\u8b80.md')
