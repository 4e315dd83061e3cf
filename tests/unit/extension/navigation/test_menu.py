"""The menu is made once for all pages from which its links look the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.catalogue.way import Stop
from sphinxext_podcast.extension.navigation import menu, toctree


def test_made_once() -> None:
    menus, asked = menu.Menus(), []
    menus.names = ['tags/', 'posts/']
    builder: Any = SimpleNamespace(get_relative_uri=relative_uri)

    def menu_on(page: str, **options: Any) -> str:
        def make(**given: Any) -> str:
            asked.append((page, given))
            return f'{page} {given}'

        return menus.html(builder, page, make, **options)

    first = menu_on('posts/a/', maxdepth=1)
    assert menu_on('posts/b/', maxdepth=1) == first
    assert len(asked) == 1
    # Another folder, another depth, other options.
    others = [menu_on('tags/a/', maxdepth=1), menu_on('x/', maxdepth=1), menu_on('posts/b/')]
    assert len({first, *others}) == 4
    assert len(asked) == 4


@pytest.mark.parametrize(
    ('includes', 'names'),
    [
        ({'index': ['tags']}, ['tags', 'posts/index']),
        ({'posts/index': ['posts/a']}, []),
    ],
)
def test_flat(includes: dict[str, list[str]], names: list[str]) -> None:
    stops = [Stop('tags', 'Tags'), Stop('https://example.org/', 'Us'), Stop('posts/index', 'P')]
    tocs = {toctree.MENU: toctree.contents(stops)}
    env: Any = SimpleNamespace(tocs=tocs, toctree_includes=includes)
    assert menu.flat(env) == names
