"""Material for MkDocs: front matter, and marks in the text."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest
from markdown_it import MarkdownIt

from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source.dialects import indented_blocks, material
from sphinxext_podcast.source.dialects.indented_blocks import Box
from sphinxext_podcast.source.document import File, Program, Settings, read

SETTINGS = Settings(
    UTC, PROVIDERS, program='material', people={'kao': {'name': '高橋海', 'url': '/kao/'}}
)


@pytest.mark.parametrize(
    ('front', 'body', 'fields'),
    [
        ('date: 2026-01-05', '# A *b* & [c](d.md)\n', {'slug': 'a-b--c', 'title': ''}),
        ('date: 2026-01-05', 'A\n===\n', {'slug': 'a'}),
        ('date: 2026-01-05\ntitle: X y', '# A\n', {'slug': 'x-y', 'link_title': 'X y'}),
        ('date: 2026-01-05\ntitle: X y', 'Text.\n', {'slug': 'x-y', 'title': 'X y'}),
        ('date: 2026-01-05\nslug: s', '# A\n', {'slug': 's'}),
        ('date: 2026-01-05', 'Text.\n', {'slug': ''}),
        ('date: 2026-01-05\ndraft: true', '# A\n', {'draft': True}),
    ],
)
def test_posts(front: str, body: str, fields: dict[str, Any]) -> None:
    found = read(f'---\n{front}\n---\n{body}', File('blog/posts/a'), SETTINGS).article
    assert found is not None
    assert {name: getattr(found, name) for name in fields} == fields


def test_two_dates_and_an_author_by_an_id() -> None:
    text = '---\ndate:\n  created: 2026-01-05\n  updated: 2026-02-01\nauthors: [kao, x]\n---\n'
    found = read(text, File('blog/posts/a'), SETTINGS).article
    assert found is not None
    assert found.lastmod is not None
    assert (found.lastmod.month, [one.name for one in found.authors]) == (2, ['高橋海', 'x'])


@pytest.mark.parametrize('text', ['# A\n', '---\ndate: 2026-01-05\ntitle: A\n---\n', 'A\n'])
def test_pages(text: str) -> None:
    found = read(text, File('guide/a', page=True), SETTINGS)
    assert (found.article, found.page is not None) == (None, True)
    assert found.page is not None
    assert found.page.slug == ''


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('[a](b.md){ .md-button } c', '[a](b.md) c'),
        ('# A { #b }', '# A'),
        ('![a](b.png){: style="x" width=300 }', '![a](b.png)'),
        ('`{ .a }`', '`{ .a }`'),
        ('{a} { b } {{ c }}', '{a} { b } {{ c }}'),
        (':material-waves: a :smile:', 'a :smile:'),
        ('[TOC]\n\na', '\n\na'),
        (';--8<-- "a"', '--8<-- "a"'),
    ],
)
def test_what_is_left_out(text: str, expected: str) -> None:
    assert material.translate(text) == (expected, [])


def test_snippets() -> None:
    text = 'a\n--8<-- "b.md"\n\n```\n--8<-- "c.py"\n```\n--8<--\nd.md\ne.md\n--8<--\n'
    done, problems = material.translate(text)
    assert [(problem.line, problem.message.split("'")[1]) for problem in problems] == [
        (2, 'b.md'),
        (5, 'c.py'),
        (7, 'd.md'),
        (7, 'e.md'),
    ]
    assert done.count('\n') == text.count('\n')
    assert '8<' not in done


@pytest.mark.parametrize(
    ('line', 'expected'),
    [
        ('!!! note', Box('note', None)),
        ('!!! note "A \\"b\\""', Box('note', 'A \\"b\\"')),
        ('!!! note ""', Box('note', '')),
        ('!!! note inline end "A"', Box('note', 'A')),
        ('??? tip', Box('tip', None, closable=True, open=False)),
        ('???+ tip "A"', Box('tip', 'A', closable=True)),
        ('!!!', None),
        ('!!! note "A', None),
        ('!!!note', None),
    ],
)
def test_boxes(line: str, expected: Box | None) -> None:
    assert indented_blocks.box(line) == expected


@pytest.mark.parametrize(
    ('box', 'expected'),
    [
        (Box('note', None), ('note', '', {})),
        (Box('note', 'A'), ('admonition', 'A', {'class': 'note'})),
        (Box('note', ''), ('container', 'admonition note', {})),
        (Box('quote', None), ('admonition', 'Quote', {'class': 'quote'})),
        (Box('tip', None, True, False), ('dropdown', 'Tip', {'class-container': 'tip'})),
    ],
)
def test_directives(box: Box, expected: tuple[str, str, dict[str, str]]) -> None:
    assert indented_blocks.directive(box) == expected


def test_blocks() -> None:
    text = 'A\n!!! note\n    B\n\n    - C\nD\n\n=== "E"\n\n    F\n\n=== "G"\n    H\n\n    !!! x\n'
    md = MarkdownIt()
    indented_blocks.use(md)
    found = [token for token in md.parse(text) if token.type == indented_blocks.NAME]
    assert [(token.map, token.content) for token in found] == [
        ([1, 5], 'B\n\n- C'),
        ([7, 15], '\nF\n'),
    ]
    assert found[1].meta['tabs'] == [('E', '\nF\n'), ('G', 'H\n\n!!! x')]


def test_tabs_with_directives_in_them() -> None:
    made = indented_blocks.tab_set([('A', '::::{note}\nb\n::::')])
    assert made == '\n:::::{tab-item} A\n::::{note}\nb\n::::\n:::::'


def test_where_posts_are_listed() -> None:
    program = Program('material', ('blog/posts', 'posts'))
    listed = {name for name in ('index', 'blog/index', 'x/index') if program.lists_posts(name, '')}
    assert listed == {'index', 'blog/index'}
    assert Program('jekyll').lists_posts('index', 'index')
    assert not Program().lists_posts('index', 'index')
