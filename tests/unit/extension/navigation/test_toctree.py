"""Entries of toctrees: which may be pages of lists, and what Sphinx is told of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinxext_podcast.extension.catalogue.way import Stop
from sphinxext_podcast.extension.navigation import order, toctree


@pytest.mark.parametrize(
    ('entry', 'title', 'name'),
    [
        ('tags/index', '', 'tags/index'),
        ('Topics <tags/index>', 'Topics', 'tags/index'),
        ('a < b <tags/index>', 'a < b', 'tags/index'),
        ('<tags/index>', '', '<tags/index>'),
        ('tags>', '', 'tags>'),
        ('', '', ''),
    ],
)
def test_split(entry: str, title: str, name: str) -> None:
    assert toctree.split(entry) == (title, name)


@pytest.mark.parametrize(
    ('name', 'may_be'),
    [
        ('tags', True),
        ('tags/index', True),
        ('tags/ai/index', True),
        ('tags/ai', True),
        ('history/2026', True),
        ('posts/index', True),
        ('a/b/index', True),
        ('tagsoup', False),
        ('posts', False),
        ('index', False),
        ('posts/one', False),
    ],
)
def test_may_be_page(name: str, may_be: bool) -> None:
    config = SimpleNamespace(podcast_taxonomies={'tags': 'tags'}, podcast_archive='history')
    assert toctree.may_be_page(name, config) is may_be


def test_contents() -> None:
    made = toctree.contents([Stop('tags', 'Tags'), Stop('https://x.example/', 'X')])
    links = list(made.findall(nodes.reference))
    assert [(one['refuri'], one['internal'], one.astext()) for one in links] == [
        ('tags', True, 'Tags'),
        ('https://x.example/', False, 'X'),
    ]
    # What Sphinx takes for a document that has but an empty toctree.
    assert [type(node) for node in toctree.contents([]).children] == [addnodes.toctree]


@pytest.mark.parametrize(
    ('theme', 'options', 'left_out'),
    [
        ('alabaster', {}, False),
        ('furo', {}, True),
        ('pydata_sphinx_theme', {}, True),
        ('pydata_sphinx_theme', {'show_prev_next': False}, False),
        ('sphinx_rtd_theme', {}, True),
        ('sphinx_rtd_theme', {'prev_next_buttons_location': 'top'}, False),
        ('sphinx_rtd_theme', {'prev_next_buttons_location': None}, False),
    ],
)
def test_footer(theme: str, options: dict[str, object], left_out: bool) -> None:
    config: Any = SimpleNamespace(
        html_theme=theme,
        html_theme_options=options,
        podcast_footer=['tags', 'section-neighbours', 'neighbours'],
    )
    beside = dict.fromkeys(('newer', 'older', 'section_newer', 'section_older'))
    around: Any = SimpleNamespace(**beside, shown=list)
    wanted = ['tags'] if left_out else config.podcast_footer
    assert order.footer(around, config) == wanted
