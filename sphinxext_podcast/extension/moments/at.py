"""Marks of moments: ``{at}`1:02:33```, ``{at}`that story <1:02:33>```."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import ReferenceRole

from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.elements.nodes import podcast_at, podcast_chapter
from sphinxext_podcast.extension.files import episode_files
from sphinxext_podcast.extension.messages import Subtype, front_matter_line, warn
from sphinxext_podcast.model.media import clock
from sphinxext_podcast.model.providers import ALIASES
from sphinxext_podcast.source import moment

from .addresses import Played

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.elements.nodes import podcast_embed
    from sphinxext_podcast.model.article import Article


class AtRole(ReferenceRole):
    """A mark of a moment."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark, or its text where there is no such time."""
        try:
            words = self.title if self.has_explicit_title else moment.shown(self.target)
            node = mark(moment.read(self.target), [nodes.Text(words)])
        except ValueError as wrong:
            warn(Subtype.EMBED, f'at: {wrong}', self.get_location())
            return [nodes.Text(self.title)], []
        node.source, node.line = self.get_source_info()
        return [node], []


def mark(seconds: float, words: Sequence[nodes.Node], player: str = '') -> podcast_at:
    """Return the mark of the moment after *seconds* with its *words*, for *player* if given.

    Links in the words are none: the mark is one.  Those that are known later ``rendering`` takes.
    """
    known = int(seconds) if seconds == int(seconds) else seconds
    node = podcast_at('', '', *words, seconds=known, player=ALIASES.get(player, player))
    for link in list(node.findall(nodes.reference)):
        link.replace_self(link.children)
    return node


def clocked(seconds: float) -> podcast_at:
    """Return the mark of a moment whose text is its time."""
    return mark(seconds, [nodes.Text(clock(seconds))])


def check(
    marks: Iterable[podcast_at],
    players: Sequence[podcast_embed],
    article: Article | None,
    env: BuildEnvironment,
) -> None:
    """Warn of marks that cannot be: behind the end, or of a player that is not there."""
    names = Played(tuple(players), article).names
    end = ceil(article.duration) if article and article.duration else None
    known_chapters = False
    for node in marks:
        in_list = isinstance(node.parent, podcast_chapter)
        known_chapters = known_chapters or in_list
        if end and node['seconds'] > end:
            warn(
                Subtype.EMBED, _behind('chapters' if in_list else 'at', node['seconds'], end), node
            )
        if (name := node['player']) and name not in names:
            known = f'there is none called {name!r}' if name not in providers(env.config) else ''
            message = known or f'the page has no player of {name!r}'
            there = ', '.join(names) or 'none'
            warn(Subtype.EMBED, f'at: {message}; it has: {there}; name one, or none', node)
            node['player'] = ''
    if article and end and not known_chapters:
        place = (env.docname, front_matter_line(env, 'chapters'))
        for chapter in episode_files.all_chapters(article, env):
            if chapter.start > end:
                warn(Subtype.EMBED, _behind('chapters', chapter.start, end), place)


def _behind(name: str, seconds: float, end: float) -> str:
    """Return the message about a moment behind the *end* of an episode."""
    return (
        f'{name}: {clock(seconds)} is behind the end of the episode, which lasts {clock(end)}; '
        'correct the time, or the duration in the front matter'
    )
