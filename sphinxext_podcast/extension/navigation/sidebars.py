"""What the templates ``podcast/….html`` show in a sidebar, and on which pages they stand.

A page that shows one is written again when that changes.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util.matching import patmatch

from sphinxext_podcast.extension.builders import has_feeds, has_site_files
from sphinxext_podcast.extension.catalogue import feeds, groups
from sphinxext_podcast.extension.catalogue.catalogue import at, podcast
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.translation import _, date_text
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.site import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.library import Library

#: The names of the templates, without their suffix.
RECENT, TAGS, ARCHIVE, SUBSCRIBE = (
    f'podcast/{name}' for name in ('recent', 'tags', 'archive', 'subscribe')
)
TEMPLATES = (RECENT, TAGS, ARCHIVE, SUBSCRIBE)
#: Where they are.
FOLDER = Path(str(files('sphinxext_podcast')), 'templates')
#: How many articles and tags a sidebar has room for.
MOST_ARTICLES, MOST_TAGS = 5, 20


#: In the context of a page: whether it may show one.
SHOWN = 'podcast_sidebar_shown'


class Item(NamedTuple):
    """An entry: *name* of the page, what it says, and date or number behind that.

    *address* is that of something else than a page, from the root or of the web.
    """

    name: str
    text: str
    behind: str = ''
    moment: str = ''
    address: str = ''


class Part(NamedTuple):
    """What a template shows under *title*; *more* is the page with all there is."""

    title: str
    items: tuple[Item, ...]
    more: Item | None = None


class Sidebars:
    """Gives pages what the templates show, made once a build."""

    def __init__(self) -> None:
        """Begin with nothing made."""
        self.library: Library | None = None
        self.parts: dict[str, Part] = {}
        self.anywhere: tuple[str, ...] = ()

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give the page the parts, those alone that show something."""
        if not has_site_files(app.builder):
            return
        domain = podcast(app.env)
        if self.library is not domain.library:
            self.library, self.parts = domain.library, parts(app.builder)
            self.anywhere = anywhere(app.builder)
        context[SHOWN] = bool(self.anywhere or on_page(pagename, app.config))
        context['podcast_sidebar'] = self.parts


def parts(builder: Builder) -> dict[str, Part]:
    """Return what there is to show, by the last part of the name of its template."""
    made = {name: _PARTS[name](builder) for name in TEMPLATES}
    return {name.rpartition('/')[2]: part for name, part in made.items() if part.items}


def _recent(builder: Builder) -> Part:
    domain, config = podcast(builder.env), builder.config
    items = tuple(
        Item(
            article.docname,
            article.label,
            date_text(article.date, config) if article.date else '',
            article.date.isoformat() if article.date else '',
        )
        for article in domain.library.articles[:MOST_ARTICLES]
    )
    more = [Item(_archive_at(domain), str(_('All articles')))] if _archive_at(domain) else []
    return Part(str(_('Newest articles')), items, next(iter(more), None))


def _tags(builder: Builder) -> Part:
    domain = podcast(builder.env)
    library = domain.library
    found = (path for path, key in library.taxonomies.items() if key == 'tags')
    path = next(found, '')
    terms = library.terms(path, 'count')
    items = (
        Item(at(domain.env, term.path), term.name, str(len(term.docnames)))
        for term in terms[:MOST_TAGS]
    )
    rest = Item(at(domain.env, path), str(_('All tags'))) if len(terms) > MOST_TAGS else None
    return Part(groups.taxonomy_title(path), tuple(items), rest)


def _archive(builder: Builder) -> Part:
    domain = podcast(builder.env)
    years = domain.library.archive.years if _archive_at(domain) else ()
    items = (
        Item(at(domain.env, year.path), str(year.year), str(len(domain.library.listed(year))))
        for year in years
    )
    return Part(str(_('Archive')), tuple(items))


def _archive_at(domain: Catalogue) -> str:
    """Return the name of the page of the archive, '' without one."""
    found = groups.archives(domain.library)[:1]
    return at(domain.env, found[0].path) if found else ''


def _subscribe(builder: Builder) -> Part:
    return Part(str(_('Subscribe')), tuple(_ways(builder)))


def _ways(builder: Builder) -> Iterator[Item]:
    """Yield the feed of the articles, that of the podcast, and where else this is found."""
    env, config = builder.env, builder.config
    library = podcast(env).library
    sound = feeds.podcast_title(library, config, site(env))
    if has_feeds(builder):
        if path := feeds.readable(Section(''), library, config):
            yield Item('', 'RSS', address=path)
        if sound:
            yield Item('', f'{sound} (RSS)', address=feeds.PODCAST)
    if sound:
        known = providers(config)
        for name, address in config.podcast_channel.get('links', {}).items():
            provider = known.get(name) or known.get(f'{name}-podcast')
            label = provider.label if provider else name
            yield Item('', label, address=web_address(address))


_PARTS = {RECENT: _recent, TAGS: _tags, ARCHIVE: _archive, SUBSCRIBE: _subscribe}


def on_page(pagename: str, config: Config) -> tuple[str, ...]:
    """Return the templates that ``html_sidebars`` may have put on the page *pagename*."""
    given = config.html_sidebars.items()
    ours = {pattern: found for pattern, names in given if (found := _named(names))}
    found = {name for p, names in ours.items() if patmatch(pagename, p) for name in names}
    return tuple(sorted(found))


def anywhere(builder: Builder) -> tuple[str, ...]:
    """Return the templates that options of a theme or other templates name: on any page."""
    written = [str(builder.config.html_theme_options)]
    for folder in builder.config.templates_path:
        path = Path(builder.confdir, folder)
        found = sorted(path.rglob('*.html')) if path != FOLDER else ()
        written += [file.read_text('utf-8', 'replace') for file in found]
    return tuple(name for name in TEMPLATES if any(name in text for text in written))


def _named(given: Any) -> set[str]:
    """Return our templates among those that *given* for some pages names."""
    return {str(name).removesuffix('.html') for name in given} & {*TEMPLATES}


def state(builder: Builder, names: tuple[str, ...]) -> list[Any]:
    """Return what the templates *names* show, for a digest."""
    return [_PARTS[name](builder) for name in names]
