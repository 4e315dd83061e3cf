"""What somebody said, with the second in which it was said: ``{quote}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinxext_podcast.extension.elements.nodes import (
    podcast_details,
    podcast_quote,
    podcast_quote_source,
    podcast_speaker,
    podcast_summary,
)
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.site import language_tag
from sphinxext_podcast.source import casting, moment

from .at import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: The class of the part with the original.
ORIGINAL = 'podcast-quote-original'


class Asked(NamedTuple):
    """What an author says of a quotation, as it is written; *player* plays it."""

    speaker: str = ''
    at: str = ''
    original: str = ''
    lang: str = ''
    player: str = ''


def asked(options: Mapping[str, str]) -> Asked:
    """Return what the *options* of a directive or shortcode say."""
    made = Asked(*(' '.join((options.get(key) or '').split()) for key in Asked._fields))
    # Sites made with Hugo have shortcodes of this name, and call the speaker so.
    speaker = made.speaker or ' '.join((options.get('author') or '').split())
    return made._replace(speaker=speaker, original=(options.get('original') or '').strip())


def quotation(
    said: list[nodes.Node],
    original: list[nodes.Node],
    about: Asked,
    place: tuple[str, int],
    wrong: Callable[[str], None],
) -> podcast_quote:
    """Return what was *said*, and the *original* of it; *place* is a file and a line.

    *wrong* is told of what it does without.
    """
    tongue = language(about.lang, 'lang', wrong)
    made = podcast_quote('', *said, language=tongue)
    if original:
        summary = podcast_summary('', str(_('Original')))
        parts = {'opened': 0, 'group': '', 'title': '', 'classes': [ORIGINAL]}
        for block in original:
            if tongue and isinstance(block, nodes.Element):
                block['classes'].append(f'language-{tongue}')
        made += podcast_details('', summary, *original, **parts)
    source = podcast_quote_source()
    if about.speaker:
        source += podcast_speaker(about.speaker, about.speaker)
    if about.at:
        try:
            seconds = moment.read(about.at)
        except ValueError as fault:
            wrong(f'at: {fault}')
        else:
            words = [nodes.Text(moment.shown(about.at))]
            source += mark(seconds, words, about.player)
    if source.children:
        made += source
    for node in (made, *source.children):
        node.source, node.line = place
    return made


def language(text: str, key: str, wrong: Callable[[str], None]) -> str:
    """Return *text*, given by *key*, as BCP 47; '' if it is no code of a language."""
    try:
        return language_tag(casting.language(text))
    except ValueError as fault:
        wrong(f'{key}: {fault}')
        return ''


class QuoteDirective(SphinxDirective):
    """A quotation."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(Asked._fields, directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """Return the quotation."""
        place = self.get_source_info()
        about = asked(self.options)

        def wrong(message: str) -> None:
            warn(Subtype.EMBED, f'quote: {message}', (self.env.docname, place[1]))

        said = self.parse_content_to_nodes()
        if not said:
            wrong('it is empty; write what was said below its options')
            return []
        original = self.parse_text_to_nodes(about.original) if about.original else []
        return [quotation(said, original, about, place, wrong)]
