"""Addresses that were published and would be gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sphinxext_podcast.cli import main
from sphinxext_podcast.cli.checking.rules import check
from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.project.project import open_project
from tests.unit.cli.checking.conftest import CONF, article, put

FILES = {
    'conf.py': f'{CONF}podcast_page_size = 1\n',
    'posts/a.md': article(more='tags: [海, "C#"]\naliases: [/old/]\n'),
    'posts/b.md': article(more='url: /new/\ntags: [海]\n'),
    'posts/c.md': article(more='draft: true\n'),
}


def sitemap(*paths: str) -> str:
    places = ''.join(f'<url>\n<loc>https://pod.example/site{path}</loc></url>' for path in paths)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.example.org/">{places}</urlset>'


def test_a_sitemap(tmp_path: Path) -> None:
    gone = ['/posts/c/', '/tags/sea/', '/posts/x/']
    there = ['/', '/posts/a/', '/posts/b/', '/new/', '/old/', '/tags/%E6%B5%B7/', '/tags/']
    there += [
        '/posts/',
        '/posts/page/2/',
        '/archive/',
        '/archive/2026/',
        '/index.xml',
        '/tags/c%23/',
    ]
    path = put(tmp_path, FILES) / 'sitemap.xml'
    path.write_text(sitemap(*there, *gone), encoding='utf-8')
    found = check(open_project(tmp_path), path)
    assert [one.message.split("'")[1] for one in found] == gone
    assert {one.path for one in found} == {path}
    assert [one.line for one in found] == [15, 16, 17]


def test_an_address_that_is_none(tmp_path: Path) -> None:
    path = put(tmp_path, {'conf.py': "html_baseurl = 'https://[pod'\n"}) / 'sitemap.xml'
    path.write_text(sitemap('/x/').replace('pod.example', '[pod'), encoding='utf-8')
    (found,) = check(open_project(tmp_path), path)
    assert (found.line, '//[pod' in found.message) == (2, True)


def test_an_export(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    path = tmp_path / 'export.json'
    exported = CliRunner().invoke(main.command, ['export', str(tmp_path)]).stdout
    path.write_text(exported, encoding='utf-8')
    assert check(open_project(tmp_path), path) == []
    put(
        tmp_path,
        {**FILES, 'posts/a.md': article(more='slug: other\n'), 'posts/b.md': article(title='乙')},
    )
    (tmp_path / 'posts/a.md').rename(tmp_path / 'posts/z.md')
    found = check(open_project(tmp_path), path)
    assert [(one.path.name, one.line) for one in found] == [('export.json', 0), ('b.md', 1)]
    assert "'/posts/a/' of 'posts/a' was published" in found[0].message
    assert "'/new/' was published and would be gone, it is '/posts/b/' now" in found[1].message


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('words', 'it is no sitemap and no export'),
        ('<sitemapindex><sitemap><loc>https://a.example/1.xml</loc>', 'it names other sitemaps'),
        ('{"version": 9, "documents": []}', 'its version is 9'),
        ('{"a": 1}', 'it is no export'),
        ('{', 'it is no export'),
    ],
)
def test_other_files(tmp_path: Path, text: str, said: str) -> None:
    path = put(tmp_path, FILES) / 'other'
    path.write_text(text, encoding='utf-8')
    with pytest.raises(Refusal, match=said):
        check(open_project(tmp_path), path)
