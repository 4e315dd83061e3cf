"""The shortcodes of moments: ``at``, ``chapters``, ``quote`` and ``transcript``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import (
    podcast_chapters,
    podcast_quote,
    podcast_transcript,
)
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.moments import chapters, quote, transcript
from sphinxext_podcast.extension.moments.at import mark
from sphinxext_podcast.source import moment
from sphinxext_podcast.source.casting import shown

from .call import Call, Shortcode, ShortcodeError
from .hugo_shortcodes import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.environment import BuildEnvironment

    Make = Callable[[Call], list[nodes.Node]]

_BLOCKS: Mapping[type[nodes.Node], str] = {
    podcast_chapters: 'chapters',
    podcast_quote: 'quote',
    podcast_transcript: 'transcript',
}
#: What stands between two paragraphs.
_BETWEEN = re.compile(r'\n[ \t]*\n')


def at(call: Call) -> list[nodes.Node]:
    """Make the mark of a moment, with its time or the inner text for its words."""
    written = call.get(0) or call.get('time')
    if not written:
        raise ShortcodeError('at has no time; write at "1:02:33"')
    paragraphs = [text.strip() for text in _BETWEEN.split(call.inner) if text.strip()]
    if len(paragraphs) > 1:
        say(call, 'it holds several paragraphs, which are one here; close it in the first')
    words = call.inline(' '.join(paragraphs)) if paragraphs else []
    try:
        seconds = moment.read(written)
    except ValueError as wrong:
        _say(call, str(wrong))
        return words or [nodes.Text(written)]
    made = mark(seconds, words or [nodes.Text(moment.shown(written))], call.get('player'))
    made.source, made.line = call.source, call.line
    return [made]


def _say(call: Call, wrong: str) -> None:
    """Warn of a time or a language that is none, as the role and the directive do."""
    warn(Subtype.EMBED, f'{call.name}: {wrong}', (call.env.docname, call.line))


def listed(call: Call) -> list[nodes.Node]:
    """Make the list of the chapters in the inner text, in a file, or of the article."""
    marked = draft(call.env).marked
    inner = marked.as_written(call.inner) if marked else call.inner
    lines = [(call.line + number, text) for number, text in enumerate(inner.split('\n'))]
    place = chapters.Place(call.env, call.source, call.line)
    return [*chapters.asked(call.get(0) or call.get('file'), lines, place)]


def quotation(call: Call) -> list[nodes.Node]:
    """Make a quotation of the inner text."""
    if not call.inner.strip():
        raise ShortcodeError('quote is empty; write what was said between its tags')
    about = quote.asked(call.named)
    about = about._replace(speaker=about.speaker or call.get(0).strip())
    original = call.blocks(about.original) if about.original else []
    said = call.blocks(call.inner)
    place = (call.source, call.line)
    return [quote.quotation(said, original, about, place, lambda wrong: _say(call, wrong))]


def spoken(call: Call) -> list[nodes.Node]:
    """Make the transcript in a file, or that of the article."""
    name = call.get(0) or call.get('file')
    place = (call.source, call.line)
    collapse = call.flag('collapse')
    return [*transcript.asked(name, call.named, call.env, place, collapse=collapse)]


def in_a_line(node: nodes.Node, env: BuildEnvironment) -> nodes.Node:
    """Return a *node* of a shortcode for a place that holds no blocks, such as a heading.

    What is lost of chapters, a quotation or a transcript is said.
    """
    name = _BLOCKS.get(type(node))
    if not name:
        return nodes.Text(node.astext())
    said = 'it cannot stand in a heading or a link; put it on a line of its own'
    warn(Subtype.SHORTCODE, f'{name}: {said}', (env.docname, node.line or 1))
    return nodes.Text(' '.join(node.astext().split()))


def _taking(make: Make, *names: str) -> Make:
    """Return *make*, which takes one argument, and those of these *names*; others are told."""

    def checked(call: Call) -> list[nodes.Node]:
        others = (*call.positional[1:], *(name for name in call.named if name not in names))
        if others:
            known = ', '.join(names)
            say(call, f'nothing is made of {", ".join(map(shown, others))}; it takes {known}')
        return make(call)

    return checked


SHORTCODES: Mapping[str, Shortcode] = {
    'at': Shortcode(_taking(at, 'time', 'player'), takes_inner='optional'),
    'chapters': Shortcode(_taking(listed, 'file'), takes_inner='optional'),
    'quote': Shortcode(_taking(quotation, *quote.Asked._fields, 'author'), takes_inner=True),
    'transcript': Shortcode(_taking(spoken, 'file', 'translation', 'language', 'collapse')),
}
