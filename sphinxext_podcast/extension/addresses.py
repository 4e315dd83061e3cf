"""The addresses of a site that was written for Hugo: what is stored, and what it amounts to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxext_podcast.model import permalink
from sphinxext_podcast.model.address_book import AddressBook
from sphinxext_podcast.model.site import language_tag
from sphinxext_podcast.source import page_address
from sphinxext_podcast.source.heading_ids import heading_id

from . import list_pages
from .base_address import base
from .config import zone
from .content_files import content, is_section, markup
from .messages import Subtype, report, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.source.front_matter import FrontMatter

    from .domain import PodcastDomain

_RAW_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Leave only the patterns of ``podcast_permalinks`` that can be used."""
    patterns, wrong = usable(config.podcast_permalinks)
    for message in wrong:
        warn(Subtype.CONFIG, f'podcast_permalinks: {message}')
    config.podcast_permalinks = patterns


def usable(value: dict[Any, Any]) -> tuple[dict[str, str], list[str]]:
    """Return the patterns by section in *value*, also below ``page``, and what is wrong."""
    wrong: list[str] = []
    if any(isinstance(inner, dict) for inner in value.values()):
        if others := [str(name) for name in value if name != 'page']:
            wrong.append(
                f'only what is below "page" is used; take {", ".join(others)} out, for sections '
                'and terms have their own addresses'
            )
        page = value.get('page')
        value = page if isinstance(page, dict) else {}
    patterns: dict[str, str] = {}
    for section, pattern in value.items():
        if not (isinstance(section, str) and isinstance(pattern, str)):
            wrong.append(f'{section!r}: {pattern!r} is ignored; write strings, "/:year/:slug/"')
        elif unknown := permalink.unknown(pattern):
            wrong.append(
                f'{section!r}: {pattern!r} is ignored, for Hugo knows no {", ".join(unknown)}'
            )
        else:
            patterns[section] = pattern
    return patterns, wrong


def note(
    env: BuildEnvironment, docname: str, front: FrontMatter | None, article: Article | None
) -> None:
    """Keep what decides the addresses of *docname*, which is read now.

    *article* is what is known of *front* already, None of an ordinary document.
    """
    path = env.doc2path(docname)
    native = markup(path) == 'md'
    if not native and article is None:
        return
    page, problems = page_address.page(
        docname, front, article, zone(env.config), section=is_section(path), native=native
    )
    for problem in problems:
        report(problem, docname)
    language = content(env).languages.get(docname, '')
    foreign = language_tag(language).casefold() != language_tag(env.config.language).casefold()
    if not foreign and docname.removesuffix(f'.{language}') in env.found_docs:
        language = ''  # the document beside it has that address
    root = f'/{language.lower()}' if language and foreign else ''
    env.current_document['podcast_page'] = page._replace(language=language, root=root)


def anchors(document: nodes.document) -> dict[str, str]:
    """Return the names that a fragment may have in *document*, with the ids that they mean."""
    found = {str(id): str(id) for id in document.ids}
    for element in document.findall(nodes.Element):
        given = _RAW_ID.findall(element.astext()) if isinstance(element, nodes.raw) else []
        found.update((id, id) for id in (*element.get('ids', ()), *given))
    names: set[str] = set()
    for section in document.findall(nodes.section):
        name = heading_id(section[0].astext(), names)
        names.add(name)
        found.setdefault(name, section['ids'][0])
    return found


def book(domain: PodcastDomain) -> AddressBook:
    """Make the address book of the documents that are there now."""
    env = domain.env
    return AddressBook(
        domain.pages, env.found_docs, generated(domain), env.config.podcast_permalinks, base(env)
    )


def generated(domain: PodcastDomain) -> dict[str, str]:
    """Return the pages that are no documents: name → title."""
    return {page.name: list_pages.title(page, domain) for page in domain.list_pages}


def warn_of_faults(domain: PodcastDomain) -> None:
    """Say which values in front matter are no addresses of this site."""
    for docname, own in domain.address_book.addresses.items():
        for fault in own.faults:
            warn(Subtype.LINK, f'{fault}; it is left out', docname)
