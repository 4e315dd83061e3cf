"""Which feeds there are, and where: of the site, of folders, taxonomies and terms, of the archive.

They lie where Hugo has them, with every builder: ``/index.xml``, ``/tags/ai-產業/index.xml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinxext_podcast.model.addresses.path import hugo_path
from sphinxext_podcast.model.feeds.feed import ATOM, JSON, RSS, Format
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.source.settings.feed_options import FILES

from . import groups

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.library import Library
    from sphinxext_podcast.model.listing import Listing
    from sphinxext_podcast.model.site import Site

    from .groups import Subject

TYPES = {'rss': RSS, 'atom': ATOM, 'json': JSON}
#: What readers call them.
NAMES = {'rss': 'RSS', 'atom': 'Atom', 'json': 'JSON Feed'}
#: What tells the formats of one feed apart.
_LABELS = {'rss': '', 'atom': ' (Atom)', 'json': ' (JSON Feed)'}


def formats(subject: Subject, library: Library, config: Config) -> tuple[str, ...]:
    """Return the formats in which there is a feed of *subject*; a list of nothing has none."""
    chosen = config.podcast_feeds.get(_kind(subject), ())
    return tuple(name for name in FILES if name in chosen) if has_any(subject, library) else ()


def place(subject: Subject, name: str) -> str:
    """Return the path of the feed of *subject* in the format *name*, from the root of the site."""
    path = groups.place_of(subject)
    folder = hugo_path(path) if isinstance(subject, Section) else path
    return f'{folder}/{FILES[name]}' if folder else FILES[name]


def readable(subject: Subject, library: Library, config: Config) -> str:
    """Return the path of the feed that a link for readers leads to, '' if there is none."""
    name = next((name for name in formats(subject, library, config) if name != 'json'), '')
    return place(subject, name) if name else ''


def of_site(library: Library, config: Config) -> list[tuple[str, str]]:
    """Return name and path of each feed of the site as a whole."""
    home = library.section('')
    names = formats(home, library, config) if home else ()
    return [(NAMES[name], place(Section(''), name)) for name in names]


def described(
    subject: Subject, library: Library, env: BuildEnvironment, site: Site
) -> tuple[Format, ...]:
    """Return the feeds of *subject* with their addresses."""
    title = feed_title(subject, env, site)
    return tuple(
        Format(TYPES[name], site.join(quote(place(subject, name))), title + _LABELS[name])
        for name in formats(subject, library, env.config)
    )


def feed_title(subject: Subject, env: BuildEnvironment, site: Site) -> str:
    """Return the title of the feed of *subject*: that of its list, and the site's."""
    own = groups.title(subject, env)
    if not isinstance(subject, Section) or not subject.language:
        at_home = isinstance(subject, Section) and not subject.path
        return site.title if at_home else f'{own} – {site.title}'
    home = subject.path.rpartition('/')[2]  # that in its language, if there is one
    if home == subject.path:
        return own
    return f'{own} – {groups.title(Section(home), env) if home in env.found_docs else site.title}'


def articles(subject: Subject, library: Library) -> tuple[Article, ...]:
    """Return the articles of the list about *subject*, as it has them; a taxonomy has terms."""
    return () if isinstance(subject, str) else library.listed(subject)


def has_any(subject: Subject, library: Library) -> bool:
    """Return whether there is something in the list about *subject*."""
    found = library.terms(subject) if isinstance(subject, str) else library.listed(subject)
    return bool(found)


def is_one(listing: Listing) -> bool:
    """Return whether there may be a feed of what *listing* asks for: of all, or of one term."""
    one = not listing.terms or (len(listing.terms) == 1 and len(listing.terms[0][1]) == 1)
    return one and not listing.language


def subject_of(listing: Listing, library: Library) -> Subject | None:
    """Return what *listing* lists, if there may be a feed of it."""
    if not is_one(listing):
        return None
    if not listing.terms:
        return library.section('')
    ((taxonomy, names),) = listing.terms
    return library.term(taxonomy, names[0])


def _kind(subject: Subject) -> str:
    if isinstance(subject, Section):
        return 'sections' if subject.folder else 'site'
    if isinstance(subject, Term):
        return 'terms'
    return 'taxonomies' if isinstance(subject, str) else 'archive'


PODCAST = 'podcast.xml'


def episodes(library: Library, config: Config) -> tuple[Article, ...]:
    """Return the articles that are episodes, newest first; none where there is no podcast."""
    if config.podcast_channel is None:
        return ()
    return tuple(article for article in library.articles if article.audio)


def podcast_title(library: Library, config: Config, site: Site) -> str:
    """Return the title of the podcast, '' if the site has none."""
    if not episodes(library, config):
        return ''
    return str(config.podcast_channel.get('title') or site.title)
