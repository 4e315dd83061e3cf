"""The sub-commands that tell what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sphinxext_podcast.cli import main

FILES = {
    'conf.py': "project = '誌'\npodcast_now = '2026-06-01'\nhtml_baseurl = 'https://pod.example'\n",
    'index.md': '# 誌\n',
    'posts/a.md': '---\ntitle: 甲\ndate: 2026-05-01\ntags: [海]\n---\n',
    'posts/b.md': '---\ntitle: 乙\ndate: 2026-05-02\ntags: [海, 山]\nurl: /乙/\n---\n',
    'posts/c.md': '---\ntitle: 丙\ndate: 2026-05-03\ndraft: true\n---\n',
    'posts/d.md': '---\ntitle: 丁\ndate: 2026-07-04T10:00:00+08:00\ndraft: true\n---\n',
    'posts/e.md': '---\ntitle: 戊\ndate: 2026-05-05\nexpiryDate: 2026-05-06\n---\n',
    'posts/f.md': '---\ntitle: [\n---\n',
}


@pytest.fixture(scope='module')
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp('site')
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding='utf-8')
    return folder


@pytest.mark.parametrize(
    ('options', 'lines'),
    [
        ([], ['2026-05-02\tposts/b.md\t乙', '2026-05-01\tposts/a.md\t甲']),
        (
            ['--drafts'],
            [
                '2026-07-04\tposts/d.md\t丁\tdraft, future 2026-07-04T10:00+08:00',
                '2026-05-03\tposts/c.md\t丙\tdraft',
            ],
        ),
        (['--future'], ['2026-07-04\tposts/d.md\t丁\tdraft, future 2026-07-04T10:00+08:00']),
        (['--expired'], ['2026-05-05\tposts/e.md\t戊\texpired 2026-05-06T00:00+00:00']),
        (['--terms'], ['tags\t山\t1\t/tags/山/', 'tags\t海\t2\t/tags/海/']),
    ],
)
def test_list(site: Path, options: list[str], lines: list[str]) -> None:
    made = CliRunner().invoke(main.command, ['list', str(site), *options])
    assert made.exit_code == 0
    assert made.stdout.splitlines() == lines
    assert 'Files that cannot be read: 1' in made.stderr


def test_list_as_json(site: Path) -> None:
    made = CliRunner().invoke(main.command, ['list', str(site), '--json'])
    assert [(one['docname'], one['address']) for one in json.loads(made.stdout)] == [
        ('posts/b', '/乙/'),
        ('posts/a', '/posts/a/'),
    ]


def test_wrong_calls(site: Path) -> None:
    run = CliRunner().invoke
    assert run(main.command, ['list', str(site), '--terms', '--drafts']).exit_code == 2
    assert run(main.command, ['list', str(site / 'no')]).exit_code == 2
    refused = run(main.command, ['export', str(site / 'posts')])
    assert refused.exit_code == 1
    assert 'there is no conf.py' in refused.stderr


def test_export(site: Path) -> None:
    made = CliRunner().invoke(main.command, ['export', str(site)])
    found = json.loads(made.stdout)
    assert [(one['file'], one['link']) for one in found['articles']] == [
        ('posts/b.md', 'https://pod.example/%E4%B9%99/'),
        ('posts/a.md', 'https://pod.example/posts/a/'),
    ]
    assert [term['address'] for term in found['taxonomies'][0]['terms']] == [
        '/tags/山/',
        '/tags/海/',
    ]
    assert [(one['docname'], one['kind']) for one in found['documents']] == [
        ('index', 'document'),
        ('posts/a', 'article'),
        ('posts/b', 'article'),
    ]
