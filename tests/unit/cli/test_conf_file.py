"""Running conf.py as Sphinx does."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.project.conf_file import Tags, line_of, run


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / 'conf.py'
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_its_folder_and_its_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'name.txt').write_text('誌', encoding='utf-8')
    text = """
from pathlib import Path
project = Path('name.txt').read_text(encoding='utf-8')
here = Path(__file__).parent
tags.add('draft')
tags.add('html')
both = tags.has('draft'), 'html' in tags, tags.eval_condition('draft and not (html or x)')
tags.remove('draft')
left = list(tags)
print('words')
"""
    before = Path.cwd()
    names = run(write(tmp_path, text))
    assert names['project'] == '誌'
    assert names['here'] == tmp_path
    assert names['both'] == (True, True, False)
    assert names['left'] == ['html']
    assert Path.cwd() == before
    assert capsys.readouterr() == ('', 'words\n')


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('a = 1\nb = (', ":2: '(' was never closed"),
        ('a = 1\nb = 1 / 0\n', ':2: ZeroDivisionError: division by zero'),
        ('import no_such_module\n', ":1: ModuleNotFoundError: No module named 'no_such_module'"),
        (
            'def f():\n    open("no")\nf()\n',
            ':2: FileNotFoundError: [Errno 2] No such file or dir',
        ),
        ('import sys\nsys.exit(3)\n', ': it, or a module that it imports, called sys.exit()'),
        (b"a = '\xff'\n", ':1: (unicode error)'),
        ('a = "\0"', ': '),
        ('class E(BaseException): pass\nraise E("x")\n', ':2: E: x'),
    ],
)
def test_faults(tmp_path: Path, text: str | bytes, said: str) -> None:
    before = Path.cwd()
    path = write(tmp_path, text)
    with pytest.raises(Refusal) as refused:
        run(path)
    assert refused.value.message.startswith(f'{path}{said}')
    assert Path.cwd() == before


def test_what_its_processes_print(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(write(tmp_path, "import os, sys\nos.system('echo words')\n"))
    print('data')
    assert [text.split() for text in capfd.readouterr()] == [['data'], ['words']]


def test_conditions() -> None:
    with pytest.raises(ValueError, match='a condition'):
        Tags().eval_condition('1 + 1')


def test_lines(tmp_path: Path) -> None:
    path = write(tmp_path, 'a = 1\nif True:\n    b = 2\na, c = 3, 4\nb: int = 5\nb += 1\n')
    assert [line_of(path, name) for name in 'abcd'] == [1, 6, 0, 0]
    assert line_of(tmp_path / 'none.py', 'a') == 0
