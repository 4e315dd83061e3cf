"""Whether the show of a feed is that of the site, so that its recordings are the site's, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinxext_podcast.cli.project.project import Project

    from .feed import Episode


class OwnShow(NamedTuple):
    """The podcast of a site, by what its feed can be known: a title, a ``podcast:guid``.

    *base* is the address of the site, *feeds* are addresses where the podcast is besides.
    """

    title: str = ''
    guid: str = ''
    base: str = ''
    feeds: frozenset[str] = frozenset()

    def has(self, found: Episode, place: str) -> bool:
        """Return whether the episode *found*, of the feed at *place*, is one of this podcast."""
        if self.guid and found.show_guid.casefold() == self.guid.casefold():
            return True
        title = ' '.join(found.article.source_name.split()).casefold()
        if title and title == ' '.join(self.title.split()).casefold():
            return True
        return _bare(place) in self.feeds or self._is_below(found.home) or self._is_below(place)

    def _is_below(self, address: str) -> bool:
        return bool(self.base) and f'{_bare(address)}/'.startswith(f'{self.base}/')


def of_project(project: Project) -> OwnShow:
    """Return the podcast of *project*; a site that says nothing of one has its own title."""
    channel = project.options['podcast_channel'] or {}
    feeds = (channel.get('new_feed_url', ''), *dict(channel.get('links') or {}).values())
    return OwnShow(
        str(channel.get('title') or project.site.title),
        str(channel.get('guid') or ''),
        _bare(project.site.base),
        frozenset(filter(None, (_bare(str(one)) for one in feeds))),
    )


def _bare(address: str) -> str:
    """Return what all ways to write an address of the web have in common, '' for a file."""
    scheme, mark, rest = address.partition('://')
    if not mark or scheme.lower() not in ('http', 'https'):
        return ''
    return rest.rstrip('/').casefold().removeprefix('www.')
