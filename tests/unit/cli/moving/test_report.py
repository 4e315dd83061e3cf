from __future__ import annotations

import shlex

import pytest

from sphinxext_podcast.cli.moving.report import Carried, Left, Report

REPORT = Report(
    generator='Hugo',
    sources='../old site/content',
    articles=1,
    addresses=1234,
    shortcodes={'youtube': 30, 'audio': 2},
    missing=[f'posts/one.md: {number}.png' for number in range(22)],
    carried=[Carried('baseURL', 'html_baseurl')],
    left=[
        Left('[services]', 'has no meaning here'),
        Left('shortcode map', 'runs a script', 2),
        Left('shortcode note', 'runs a script', 1),
    ],
    advice=['Choose a theme.'],
)


def test_the_report_says_what_became_of_everything() -> None:
    said = REPORT.text()
    assert said.startswith('Moved from Hugo: 1 article\n1,234 addresses kept\n\nCarried over (1):')
    assert '  baseURL → html_baseurl\n' in said
    assert '  [services]: has no meaning here\n' in said
    assert '  shortcode map (2 uses): runs a script\n' in said
    assert '  shortcode note (1 use): runs a script\n' in said
    assert 'Shortcodes that articles use (2):\n  audio: 2\n  youtube: 30\n' in said
    assert '  posts/one.md: 19.png\n  … and 2 more\n' in said
    assert 'To do (1):\n  Choose a theme.\n' in said
    assert said.endswith('  sphinx-build -M dirhtml "../old site/content" _build -c .\n')


@pytest.mark.parametrize(
    ('sources', 'written'),
    [
        ('.', '.'),
        ('../a-b_c.d/內容', '../a-b_c.d/內容'),
        ('../my site/content', '"../my site/content"'),
        ("../Ann's/content", '"../Ann\'s/content"'),
        ('../a & b', '"../a & b"'),
        ('../(old)', '"../(old)"'),
        ('../$HOME "x"', '\'../$HOME "x"\''),
    ],
)
def test_the_folder_is_written_so_that_a_shell_reads_it(sources: str, written: str) -> None:
    line = REPORT._replace(sources=sources).build_line()
    assert line.startswith(f'sphinx-build -M dirhtml {written} _build')
    assert shlex.split(line)[3] == sources


def test_a_site_in_the_folder_of_its_conf_is_built_from_there() -> None:
    assert REPORT._replace(sources='.').build_line() == 'sphinx-build -M dirhtml . _build'
