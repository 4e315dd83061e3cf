"""Rules about what is in a text: headings, emphasis, shortcodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.model.problem import Cause
from sphinxext_podcast.source.shortcodes.mistakes import mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .finding import Finding
    from .known import Known

_EMPHASIS = 'podcast_cjk_emphasis'
_ADVICE = f'write {_EMPHASIS} = True in conf.py, and it is emphasis, or False if it is meant'
_STARS = Cause('times ** stays on the page beside Chinese, Japanese or Korean marks', _ADVICE)


def headings(known: Known) -> Iterator[Finding]:
    """Find headings that leave out a level, in articles and pages with a title."""
    for docname, body in known.bodies.items():
        described = known.entries[docname].read.described
        if not described:
            continue
        above = 1 if described.title else 0
        for heading in body.outline.headings:
            if above and heading.level > above + 1:
                message = (
                    f'the heading {shortened(heading.text)!r} is of level {heading.level} below '
                    f'one of level {above}; write {"#" * (above + 1)}'
                )
                yield known.finding('heading', docname, heading.line, message)
            above = heading.level


def shortened(text: str) -> str:
    """Return the beginning of *text*."""
    line = ' '.join(text.split())
    return line if len(line) <= 40 else f'{line[:40]}…'


def emphasis(known: Known) -> Iterator[Finding]:
    """Find ``**`` that stays on the page, unless the project has chosen."""
    if _EMPHASIS in known.project.conf:
        return
    for docname, body in known.bodies.items():
        if not known.entries[docname].read.described:
            continue
        for line in body.outline.stars:
            message = f'** stays on the page beside Chinese, Japanese or Korean marks; {_ADVICE}'
            yield known.finding('emphasis', docname, line, message, cause=_STARS)


def shortcodes(known: Known) -> Iterator[Finding]:
    """Find shortcodes that Hugo would refuse."""
    names = sorted(known.project.settings.shortcodes)
    for docname, body in known.bodies.items():
        for line, message, written in body.mistakes:
            yield known.finding('shortcode', docname, line, mistake(written, message, names))
