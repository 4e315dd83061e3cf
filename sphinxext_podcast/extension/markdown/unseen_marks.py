"""``**`` that stays on the page beside Chinese punctuation: said once, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from sphinxext_podcast.extension.messages import Subtype, in_conf, report_all
from sphinxext_podcast.model.problem import Cause, Problem
from sphinxext_podcast.source import cjk_emphasis

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

OPTION = 'podcast_cjk_emphasis'
_ADVICE = f'write {OPTION} = True in conf.py, and it is emphasis, or False, and nothing is said'
_CAUSE = Cause('times ** stays on the page beside Chinese, Japanese or Korean marks', _ADVICE)


class NotingRenderer(SphinxRenderer):
    """Notes the lines in which such marks stay, where they are not asked for."""

    def render_inline(self, token: SyntaxTreeNode) -> None:
        """Render a line, and note it."""
        super().render_inline(token)
        env = self.sphinx_env
        if token.map and not env.config[OPTION] and _has_stars(token):
            first = token.map[0]
            if found := [first + line for line in cjk_emphasis.unseen(token.content)]:
                known = _lines(env).get(env.docname, ())
                _lines(env)[env.docname] = (*known, *found)


def say(app: Sphinx) -> None:
    """Warn of all such marks of the project, unless it has chosen."""
    found = _lines(app.env)
    config = app.config
    if not found or config[OPTION] or OPTION in config.overrides or in_conf(app.confdir, OPTION):
        return
    message = f'** stays on the page beside Chinese, Japanese or Korean marks; {_ADVICE}'
    report_all(
        (docname, Problem(Subtype.EMPHASIS.value, message, line, cause=_CAUSE))
        for docname, lines in sorted(found.items())
        for line in sorted(lines)
    )


def _has_stars(token: SyntaxTreeNode) -> bool:
    """Return whether there are stars in the text of a line, which is nearly never so."""
    parts = (token.token.children if '**' in token.content and token.token else None) or ()
    return any(part.type == 'text' and '**' in part.content for part in parts)


def _lines(env: BuildEnvironment) -> dict[str, tuple[int, ...]]:
    """Return docname → the lines with such marks."""
    return env.domaindata['podcast']['unseen_marks']  # type: ignore[no-any-return]
