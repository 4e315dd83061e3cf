from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from sphinxext_podcast.source.markdown import goldmark

Parse = Callable[[str], list[Token]]
Render = Callable[[str], str]


@pytest.fixture(scope='session')
def parser() -> MarkdownIt:
    """Return what MyST makes for articles, with the dialect and markdown-it's own renderer."""
    md = MarkdownIt('commonmark', {'xhtmlOut': False}).enable(['table', 'strikethrough'])
    md.use(front_matter_plugin).use(myst_block_plugin).use(myst_role_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(colon_fence_plugin).use(deflist_plugin)
    if 'strikethrough_single_tilde' in md.options or hasattr(md.inline, 'terminator_re'):
        md.options['tasklists'] = True
    else:
        md.use(tasklists_plugin)
    md.disable(['myst_line_comment', 'myst_block_break', 'myst_target'], True)
    goldmark.use(md)
    return md


@pytest.fixture(scope='session')
def parse(parser: MarkdownIt) -> Parse:
    return parser.parse


@pytest.fixture(scope='session')
def render(parser: MarkdownIt) -> Render:
    """Return a function to HTML, without the ``<p>`` where that is all, with Hugo's ``<del>``."""

    def html(text: str) -> str:
        shown = str(parser.render(text)).strip()
        shown = shown.replace('<s>', '<del>').replace('</s>', '</del>')
        if shown.startswith('<p>') and shown.count('<p>') == 1 and shown.endswith('</p>'):
            return shown[3:-4]
        return shown

    return html
