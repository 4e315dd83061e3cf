"""Moving sites of Jekyll, Pelican, ABlog and Material: what is carried over, left, refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.init import init
from sphinxext_podcast.cli.moving import content
from sphinxext_podcast.cli.moving.report import Report
from sphinxext_podcast.cli.new_files import write_new

JEKYLL = {
    '_config.yml': 'title: 潮\npermalink: pretty\n',
    '_posts/2024-01-02-a.md': (
        '---\n---\n{% include a.html %}{% include a.html x=1 %}\n![b](/gone.png) ![c](c.png)\n'
    ),
    '_posts/c.png': 'x',
    '_posts/2024-01-03-b.md': '---\npublished: false\n---\nb\n',
    'page.html': '---\n---\n{{ content }}',
}
PELICAN = {
    'pelicanconf.py': "SITENAME = 'Tides'\nSITEURL = '//example.org'\n",
    'content/a.md': 'Title: 海\nDate: 2024-01-02\n\n![x]({static}/gone.png)\n',
    'content/b.html': '<html></html>',
}
ABLOG = {
    'conf.py': "project = 'Tides'\nhtml_static_path = ['_static']\nhtml_logo = 'logo.png'\n",
    'a.rst': 'A\n=\n\n.. post:: 2024-01-02\n',
}
MATERIAL = {
    'mkdocs.yml': 'site_name: Tides\ncopyright: "&copy; 2024 <b>A</b>"\nplugins: [blog]\n',
    'docs/blog/posts/a.md': '---\ndate: 2024-01-02\n---\n# A\n\n--8<-- "x.md"\n',
}
BASE = 'site_name: Base\ntheme: {name: material, language: en}\nplugins: [blog]\n'
SITES = {'jekyll': JEKYLL, 'pelican': PELICAN, 'ablog': ABLOG, 'material': MATERIAL}


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return folder


def move(program: str, site: Path, target: Path) -> Report:
    report: Report = import_module(f'sphinxext_podcast.cli.moving.{program}').move(site, target)
    write_new(target, report.files)
    return report


def options(target: Path) -> dict[str, object]:
    found: dict[str, object] = {'__file__': str(target / 'conf.py')}
    exec((target / 'conf.py').read_text('utf-8'), found)  # noqa: S102 - our own
    return found


@pytest.mark.parametrize(
    ('program', 'expected'),
    [
        (
            'jekyll',
            {
                'project': '潮',
                'podcast_dialect': 'jekyll',
                'podcast_permalinks': {'_posts': 'pretty', '/': '/:path/'},
                'podcast_pages': [
                    *('**', '!_posts/**', '!**/_posts/**', '!_drafts/**', '!**/_drafts/**')
                ],
            },
        ),
        (
            'pelican',
            {
                'html_baseurl': 'https://example.org/',
                'podcast_permalinks': {'/': '/:slug.html', 'pages': '/pages/:slug.html'},
                'podcast_future': True,
                'podcast_feed_limit': 100,
            },
        ),
        (
            'ablog',
            {
                'blog_path': 'blog',
                'podcast_archive': 'blog',
                'html_static_path': ['../old/_static'],
                'html_logo': '../old/logo.png',
            },
        ),
        (
            'material',
            {
                'copyright': '© 2024 A',
                'podcast_pages': ['**', '!blog/posts/**'],
                'podcast_permalinks': {'blog/posts': '/blog/:year/:month/:day/:slug/'},
                'podcast_archive': 'blog/archive',
            },
        ),
    ],
)
def test_what_is_carried_over(tmp_path: Path, program: str, expected: dict[str, object]) -> None:
    site = written(tmp_path / 'old', SITES[program])
    report = move(program, site, tmp_path / 'new')
    found = options(tmp_path / 'new')
    assert {name: found[name] for name in expected} == expected
    assert report.articles == 1
    assert [*report.files] == ['conf.py']


def test_what_is_counted(tmp_path: Path) -> None:
    site = written(tmp_path / 'old', JEKYLL)
    report = move('jekyll', site, tmp_path / 'new')
    assert report.shortcodes == {'include a.html': 2}
    assert report.missing == ['/gone.png (in _posts/2024-01-02-a.md)']
    assert report.advice == ['Drafts are held back: 1. podcast_drafts = True shows them.']
    assert [one.what for one in report.left] == ['/feed.xml', 'files with Liquid: page.html']
    report = move('material', written(tmp_path / 'old2', MATERIAL), tmp_path / 'new2')
    assert report.shortcodes == {'snippet x.md': 1}


def test_addresses_that_change_are_told(tmp_path: Path) -> None:
    report = move('pelican', written(tmp_path / 'old', PELICAN), tmp_path / 'new')
    assert (report.articles, report.addresses) == (1, 0)
    spelled = [one for one in report.left if 'other scripts' in one.what]
    assert [one.uses for one in spelled] == [1]


@pytest.mark.parametrize('program', SITES)
def test_a_folder_without_its_configuration(tmp_path: Path, program: str) -> None:
    with pytest.raises(Refusal, match='there is no'):
        move(program, tmp_path, tmp_path / 'new')
    assert not (tmp_path / 'new').exists()


@pytest.mark.parametrize('program', SITES)
def test_no_conf_py_is_overwritten(tmp_path: Path, program: str) -> None:
    site = written(tmp_path / 'old', SITES[program])
    target = written(tmp_path / 'new', {'conf.py': 'mine = 1\n'})
    with pytest.raises(Refusal, match='is there already'):
        move(program, site, target)
    assert (target / 'conf.py').read_text('utf-8') == 'mine = 1\n'


@pytest.mark.parametrize(
    ('program', 'name', 'text'),
    [
        ('jekyll', '_config.yml', 'a: [\n'),
        ('jekyll', '_config.yml', '- a\n'),
        ('pelican', 'pelicanconf.py', 'A = (\n'),
        ('ablog', 'conf.py', 'A = \n'),
        ('material', 'mkdocs.yml', 'a: b: c\n'),
    ],
)
def test_a_broken_configuration(tmp_path: Path, program: str, name: str, text: str) -> None:
    site = written(tmp_path / 'old', {**SITES[program], name: text})
    with pytest.raises(Refusal, match=name):
        move(program, site, tmp_path / 'new')


def test_a_folder_of_texts_that_is_not_there(tmp_path: Path) -> None:
    site = written(tmp_path, {**JEKYLL, '_config.yml': 'source: gone\n'})
    with pytest.raises(Refusal, match=r'gone: there is no such folder'):
        move('jekyll', site, tmp_path / 'new')


@pytest.mark.parametrize(
    'text', ['', '- a\n', 'authors: [a\n', 'authors: !x {a: b}\n', 'authors: 5\n']
)
def test_authors_that_cannot_be_read_are_left(tmp_path: Path, text: str) -> None:
    site = written(tmp_path / 'old', {**MATERIAL, 'docs/blog/.authors.yml': text})
    report = move('material', site, tmp_path / 'new')
    assert 'podcast_people' not in options(tmp_path / 'new')
    assert 'authors_file' in [one.what for one in report.left]


def test_settings_may_be_inherited(tmp_path: Path) -> None:
    base = {'mkdocs.yml': 'INHERIT: ../base.yml\ntheme: {language: fr}\n', '../base.yml': BASE}
    move('material', written(tmp_path / 'old', {**MATERIAL, **base}), tmp_path / 'new')
    found = options(tmp_path / 'new')
    assert (found['project'], found['language']) == ('Base', 'fr')
    assert found['podcast_permalinks']


@pytest.mark.parametrize('name', ['gone.yml', 'mkdocs.yml'])
def test_settings_that_are_not_there_to_be_inherited(tmp_path: Path, name: str) -> None:
    site = written(tmp_path / 'old', {**MATERIAL, 'mkdocs.yml': f'INHERIT: {name}\n'})
    with pytest.raises(Refusal, match='INHERIT'):
        move('material', site, tmp_path / 'new')


@pytest.mark.parametrize(('program', 'key'), [('jekyll', 'lang'), ('pelican', 'DEFAULT_LANG')])
def test_what_is_no_language_is_left(tmp_path: Path, program: str, key: str) -> None:
    line = 'lang: jp\n' if program == 'jekyll' else "DEFAULT_LANG = 'jp'\n"
    name = next(iter(SITES[program]))
    files = {**SITES[program], name: f'{SITES[program][name]}{line}'}
    report = move(program, written(tmp_path / 'old', files), tmp_path / 'new')
    assert 'language' not in options(tmp_path / 'new')
    assert key in [one.what for one in report.left]


ODD = ('', '1', '"x"', '[]', '[1, [2]]', '{}', '{a: [b]}', 'null', 'true', '2024-01-02')


@pytest.mark.parametrize('value', ODD)
@pytest.mark.parametrize(
    ('program', 'file', 'keys'),
    [
        (
            'jekyll',
            '_config.yml',
            (
                'title author url baseurl lang timezone permalink collections defaults plugins '
                'exclude paginate pagination feed logo jekyll-archives theme description'
            ),
        ),
        (
            'material',
            'mkdocs.yml',
            (
                'site_name site_url site_author copyright theme plugins nav markdown_extensions '
                'site_description exclude_docs'
            ),
        ),
    ],
)
def test_odd_values(tmp_path: Path, program: str, file: str, keys: str, value: str) -> None:
    """No value of another kind than expected stops a move."""
    for number, key in enumerate(keys.split()):
        text = f'{SITES[program][file]}{key}: {value}\n' if value else f'{key}:\n'
        site = written(tmp_path / f'old{number}', {**SITES[program], file: text})
        move(program, site, tmp_path / f'new{number}')


@pytest.mark.parametrize(
    'value', ['1', "'x'", '[]', '[1, (2,)]', '{}', "{'a': [1]}", 'None', 'f()']
)
@pytest.mark.parametrize(
    ('program', 'file', 'names'),
    [
        (
            'pelican',
            'pelicanconf.py',
            (
                'SITENAME SITEURL AUTHOR DEFAULT_LANG TIMEZONE ARTICLE_PATHS PAGE_PATHS '
                'ARTICLE_EXCLUDES TAG_URL DEFAULT_PAGINATION PLUGINS THEME FEED_ALL_ATOM'
            ),
        ),
        (
            'ablog',
            'conf.py',
            (
                'extensions exclude_patterns blog_path blog_authors blog_baseurl html_sidebars '
                'html_static_path html_logo language blog_default_author post_date_format'
            ),
        ),
    ],
)
def test_odd_python_values(
    tmp_path: Path, program: str, file: str, names: str, value: str
) -> None:
    for number, name in enumerate(names.split()):
        text = f'{SITES[program][file]}{name} = {value}\n'
        site = written(tmp_path / f'old{number}', {**SITES[program], file: text})
        move(program, site, tmp_path / f'new{number}')


@pytest.mark.parametrize('program', SITES)
def test_a_link_to_the_new_folder(tmp_path: Path, program: str) -> None:
    site, real = written(tmp_path / 'old', SITES[program]), tmp_path / 'a' / 'deep' / 'folder'
    real.mkdir(parents=True)
    (tmp_path / 'new').symlink_to(real)
    assert (real / move(program, site, tmp_path / 'new').sources).resolve().is_relative_to(site)


def test_a_site_moved_where_it_is(tmp_path: Path) -> None:
    site = written(tmp_path, JEKYLL)
    assert move('jekyll', site, site).sources == '.'
    assert '_build' in str(options(site)['exclude_patterns'])


@pytest.mark.parametrize('program', SITES)
def test_by_the_command(tmp_path: Path, program: str) -> None:
    site, target = written(tmp_path / 'old', SITES[program]), tmp_path / 'new'
    name = 'mkdocs-material' if program == 'material' else program
    done = CliRunner().invoke(init, [str(target), f'--{name}', str(site)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith('Moved from ')
    assert (target / f'moved-from-{name}.txt').is_file()


@pytest.mark.parametrize(
    ('path', 'patterns', 'expected'),
    [
        ('a/b.md', ['a'], True),
        ('a/b.md', ['b.md'], False),
        ('a/b.md', ['*.md'], False),
        ('a/b.md', ['**.md'], True),
        ('a/b.md', ['**/b.md'], True),
        ('a/b.md', ['a/[bc].md'], True),
        ('a/b.md', ['a/[!bc].md'], False),
        ('ab/b.md', ['a?'], True),
        ('a/b.md', [], False),
    ],
)
def test_patterns(path: str, patterns: list[str], expected: bool) -> None:
    assert content.is_excluded(path, patterns) is expected


def test_folders_of_programs_are_not_looked_into(tmp_path: Path) -> None:
    names = ['a.md', 'x/b.md', '.git/c.md', 'node_modules/d.md', 'env/pyvenv.cfg', 'env/e.md']
    written(tmp_path, dict.fromkeys([*names, 'new/f.md'], ''))
    assert [*content.files(tmp_path, [tmp_path / 'new'])] == ['a.md', 'x/b.md']


def test_a_folder_that_may_not_be_read_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, {'a.md': '', 'closed/b.md': ''})
    look, walk = Path.stat, os.scandir

    def closed(path: Path, **how: Any) -> os.stat_result:
        if path.parent.name == 'closed':
            raise PermissionError(13, 'Permission denied', str(path))
        return look(path, **how)

    def scandir(folder: str) -> Any:
        if folder.endswith('closed'):
            raise PermissionError(13, 'Permission denied', folder)
        return walk(folder)

    monkeypatch.setattr(Path, 'stat', closed)
    monkeypatch.setattr(os, 'scandir', scandir)
    assert [*content.files(tmp_path)] == ['a.md']
