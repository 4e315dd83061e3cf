"""Whether a document without a date was written for Hugo, as its front matter and text tell."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from sphinxext_podcast.source import casting
from sphinxext_podcast.source.markdown.code_regions import CodeRegions

from .title import has_title

if TYPE_CHECKING:
    from .reader import FrontMatter

_CALL = re.compile(r'\{\{[<%]\s*(?P<name>[^\W-][\w/-]*)')
#: Keys that Sphinx, MyST and their extensions have, and Hugo has not.
_SPHINX = frozenset(
    {
        *('myst', 'html_meta', 'substitutions', 'orphan', 'tocdepth', 'nocomments', 'nosearch'),
        *('no-search', 'jupytext', 'kernelspec', 'file_format', 'sd_hide_title'),
    }
)
_MARKS = re.compile(r'^(?:\([^()\s]+\)=|%[ \t].*|\+\+\+)[ \t]*$', re.MULTILINE)
#: Directives that may bring a heading with them.
_BRINGS = re.compile(
    r'^[ \t]*(?:`{3,}|~{3,}|:{3,})\s*\{(?:include|eval-rst|auto\w+|code-cell)\}', re.MULTILINE
)


def is_sure(front: FrontMatter | None, body: str, known: Container[str]) -> bool:
    """Return whether a Markdown document is none of MyST's.

    Its front matter is TOML, JSON or Pelican's, or its text calls a shortcode that is *known*
    (in small letters), and has no mark that means something to MyST and nothing to Hugo.
    """
    if front is not None and front.format in {'toml', 'json', 'pelican'}:
        return True
    if '{{<' not in body and '{{%' not in body:
        return False
    code = CodeRegions(body)
    calls = (m.start() for m in _CALL.finditer(body) if m['name'].lower() in known)
    return any(place not in code for place in calls) and not _is_marked(body)


def is_titled(front: FrontMatter | None, body: str) -> bool:
    """Return whether a document has its title in its front matter alone, where MyST shows none."""
    if front is None or not _SPHINX.isdisjoint(front.data):
        return False
    title = front.data.get('title')
    if casting.empty(title) or isinstance(title, (list, Mapping)):
        return False
    if has_title(body.split('\n'), 'md') or _BRINGS.search(body):
        return False
    return not _is_marked(body)


def _is_marked(body: str) -> bool:
    """Return whether *body* has a target, a comment or a block break of MyST."""
    places = [mark.start() for mark in _MARKS.finditer(body)]
    code = CodeRegions(body) if places else ()
    return any(place not in code for place in places)
