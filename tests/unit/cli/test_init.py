from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sphinxext_podcast.cli import init as module
from sphinxext_podcast.cli.main import command
from sphinxext_podcast.cli.moving.report import Report

EXAMPLES = Path(__file__).parents[3] / 'examples'
#: When the examples were made; `--force-regen` makes them again.
MADE = {'SOURCE_DATE_EPOCH': '1780898400', 'LC_ALL': 'C.UTF-8'}


def run(*arguments: str | Path, typed: str = '', env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(
        command, ['init', *map(str, arguments)], input=typed, env=MADE | (env or {})
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob('*')
        if path.is_file()
    }


@pytest.mark.parametrize('language', ['en', 'zh_TW'])
def test_the_examples_are_what_init_makes(
    tmp_path: Path, language: str, request: pytest.FixtureRequest
) -> None:
    said = run(tmp_path / 'site', '--language', language)
    assert said.exit_code == 0, said.output
    made = files(tmp_path / 'site')
    example = EXAMPLES / language
    if request.config.getoption('force_regen'):
        for path in files(example):
            (example / path).unlink()
        for path, text in made.items():
            (example / path).parent.mkdir(parents=True, exist_ok=True)
            (example / path).write_bytes(text)
    assert files(example) == made


def test_nothing_is_asked_without_a_terminal(tmp_path: Path) -> None:
    said = run(tmp_path)
    assert said.exit_code == 0
    assert f'Written to {tmp_path}:\n  conf.py\n' in said.output
    assert 'Title' not in said.output
    assert 'serve --open' in said.output


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the command believe that it is asked by somebody."""
    monkeypatch.setattr(module, '_is_terminal', lambda: True)


@pytest.mark.usefixtures('terminal')
def test_what_is_not_given_is_asked(tmp_path: Path) -> None:
    said = run(tmp_path, '--author', 'Ann', typed='klingon\nzh-tw\n\nnowhere\nhttps://a.example\n')
    assert said.exit_code == 0, said.output
    assert said.output.count('is no language') == said.output.count('is no address') == 1
    assert 'Author' not in said.output
    conf = (tmp_path / 'conf.py').read_text('utf-8')
    assert "project = '我的雜誌'\n" in conf
    assert "html_baseurl = 'https://a.example/'\n" in conf
    assert "\nauthor = 'Ann'\n" in conf


@pytest.mark.usefixtures('terminal')
def test_yes_asks_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, '-y', env={'LC_ALL': 'zh_TW.UTF-8'}).exit_code == 0
    assert "language = 'zh_TW'\n" in (tmp_path / 'conf.py').read_text('utf-8')


@pytest.mark.usefixtures('terminal')
def test_a_folder_with_a_conf_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / 'conf.py').write_text('mine')
    said = run(tmp_path)
    assert said.exit_code == 1
    assert 'conf.py is there already; nothing has been written.' in said.output
    assert files(tmp_path) == {'conf.py': b'mine'}


def test_what_is_there_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / '.gitignore').write_text('mine')
    (tmp_path / 'my env').mkdir()
    (tmp_path / 'my env' / 'pyvenv.cfg').touch()
    said = run(tmp_path)
    assert said.exit_code == 0
    assert 'Kept as they were:\n  .gitignore\n' in said.output
    assert (tmp_path / '.gitignore').read_text() == 'mine'
    assert "'README.md', 'my env']" in (tmp_path / 'conf.py').read_text('utf-8')


@pytest.mark.parametrize(
    'arguments',
    [
        ['--language', 'English'],
        ['--theme', 'nothing'],
        ['--address', 'example.org'],
        ['--address', 'http://[::1'],
        ['--address', 'https://a.example/?b'],
        ['--address', 'https://a.example/\tb'],
        ['--title', 'caf\udce9'],
        ['--language', 'jp'],
        ['--hugo', 'nowhere'],
        ['--hugo', '.', '--jekyll', '.'],
        ['--hugo', '.', '--title', 'A'],
        ['--hugo', '.', '--theme', 'shibuya'],
    ],
    ids=' '.join,
)
def test_wrong_calls(tmp_path: Path, arguments: list[str]) -> None:
    assert run(tmp_path / 'site', *arguments).exit_code == 2
    assert not (tmp_path / 'site').exists()


def test_a_front_page_that_is_there_stays_the_only_one(tmp_path: Path) -> None:
    (tmp_path / 'index.rst').write_text('Mine\n====\n')
    said = run(tmp_path)
    assert 'Kept as they were:\n  index.rst\n' in said.output
    assert not (tmp_path / '_index.md').exists()
    assert (tmp_path / 'posts' / '_index.md').is_file()


def test_a_title_has_no_characters_that_steer_a_terminal(tmp_path: Path) -> None:
    assert run(tmp_path, '--title', 'a\x1b[1m\x7f\nb', '--author', ' \x07 ').exit_code == 0
    assert "project = 'a[1m b'\n" in (tmp_path / 'conf.py').read_text('utf-8')
    assert "author = ''\n" in (tmp_path / 'conf.py').read_text('utf-8')


@pytest.mark.parametrize('theme', ['classic', 'alabaster'])
def test_what_comes_with_sphinx_need_not_be_installed(tmp_path: Path, theme: str) -> None:
    assert 'pip' not in run(tmp_path, '--theme', theme).output


def test_nobody_can_be_asked_without_an_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, 'stdin', None)
    command.main(['init', str(tmp_path / 'site')], standalone_mode=False)
    assert (tmp_path / 'site' / 'conf.py').is_file()


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    said = run(tmp_path / ('a' * 300))
    assert said.exit_code == 1
    assert 'too long' in said.output


def test_a_theme_may_be_called_as_its_package(tmp_path: Path) -> None:
    assert run(tmp_path, '--theme', 'pydata-sphinx-theme').exit_code == 0
    assert "html_theme = 'pydata_sphinx_theme'\n" in (tmp_path / 'conf.py').read_text('utf-8')


@pytest.mark.parametrize(('option', 'mover'), module.MOVERS.items())
@pytest.mark.parametrize(
    ('sources', 'around'), [('content', True), ('.', True), ('../old/content', False)]
)
def test_a_move_is_made_by_its_mover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, mover: module.Mover,
    sources: str, around: bool,
) -> None:  # fmt: skip
    called: list[tuple[Path, Path]] = []

    def move(site: Path, target: Path) -> Report:
        called.append((site, target))
        target.mkdir()
        return Report('Old', sources, 3, 3, {}, [], [], [], theme='shibuya')

    stand_in: Any = ModuleType(mover.module)
    stand_in.move = move
    monkeypatch.setitem(sys.modules, f'sphinxext_podcast.cli.{mover.module}', stand_in)
    new = tmp_path / 'new'
    said = run(new, f'--{option.replace("_", "-")}', tmp_path)
    assert said.exit_code == 0, said.output
    assert called == [(tmp_path, new)]
    report = (new / f'moved-from-{option.replace("_", "-")}.txt').read_text('utf-8')
    assert report.startswith('Moved from Old: 3 articles\n')
    assert report in said.output
    assert (new / 'requirements.txt').is_file() is around
    assert (new / '.readthedocs.yaml').is_file() is (sources == '.')


def test_a_move_in_place_says_what_the_old_site_still_has(tmp_path: Path) -> None:
    files = {
        'hugo.toml': 'languageCode = "zh-tw"\n',
        'content/a.md': '---\ntitle: 甲\ndate: 2026-01-02\n---\n',
        '.github/workflows/hugo.yml': 'name: old\n',
        'requirements.txt': 'pelican\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding='utf-8')
    made = CliRunner().invoke(command, ['init', str(tmp_path), '--hugo', str(tmp_path)])
    assert made.exit_code == 0
    assert 'If hugo.yml in .github/workflows publishes the old site, delete it' in made.stderr
    assert 'Add to requirements.txt what is not there: furo, sphinxext-podcast' in made.stderr
    workflow = (tmp_path / '.github/workflows/pages.yml').read_text(encoding='utf-8')
    assert ('# 每天' in workflow, 'content _build -c .' in workflow) == (True, True)


def test_a_move_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / '_config.yml').write_text('title: a\n', encoding='utf-8')
    (tmp_path / '.github').write_text('', encoding='utf-8')
    said = run(tmp_path, '--jekyll', tmp_path)
    assert (said.exit_code, '.github is there already and is no folder' in said.output) == (
        1,
        True,
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ['.github', '_config.yml']


def test_a_folder_that_a_mover_may_not_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move(site: Path, _target: Path) -> Report:
        raise PermissionError(13, 'Permission denied', str(site / 'layouts'))

    stand_in: Any = ModuleType('moving.jekyll')
    stand_in.move = move
    monkeypatch.setitem(sys.modules, 'sphinxext_podcast.cli.moving.jekyll', stand_in)
    said = run(tmp_path / 'new', '--jekyll', tmp_path)
    assert said.exit_code == 1
    assert f'{tmp_path / "layouts"}: Permission denied.' in said.output
