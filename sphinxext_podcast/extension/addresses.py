"""The addresses of a site that was written for Hugo: what is stored, and what it amounts to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxext_podcast.model import permalink
from sphinxext_podcast.model.site import language_tag
from sphinxext_podcast.source import article_fields, page_address
from sphinxext_podcast.source.heading_ids import heading_id

from . import words
from .config import zone
from .content_files import content, is_section, markup
from .messages import Subtype, at_key, in_conf, report, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.source.front_matter import FrontMatter

    from .catalogue import Catalogue

#: How much of a name a message shows.
SHOWN = 40
_RAW_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Leave only the patterns of ``podcast_permalinks`` that can be used."""
    patterns, wrong = usable(config.podcast_permalinks)
    for message in wrong:
        place = in_conf(app.confdir, 'podcast_permalinks')
        warn(Subtype.CONFIG, f'podcast_permalinks: {message}', place)
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
    env: BuildEnvironment,
    docname: str,
    front: FrontMatter | None,
    article: Article | None,
    section: Article | None = None,
) -> None:
    """Keep what decides the addresses of *docname*, which is read now.

    *article* is what is known of *front* already, None of an ordinary document.
    """
    env.current_document['podcast_lines'] = dict(front.lines) if front else {}
    path = env.doc2path(docname)
    native = markup(path) == 'md'
    if not native and article is None:
        return
    page, problems = page_address.page(
        docname,
        front,
        article or section,
        zone(env.config),
        section=is_section(path),
        native=native,
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
    numbers: dict[str, int] = {}
    for section in document.findall(nodes.section):
        name = heading_id(words.heading(section[0]), names, numbers)
        names.add(name)
        found.setdefault(name, section['ids'][0])
    return found


def warn_of_faults(domain: Catalogue) -> None:
    """Say which values in front matter are no addresses of this site."""
    for docname, own in domain.address_book.addresses.items():
        for key, message in own.faults:
            warn(Subtype.LINK, f'{message}; it is left out', at_key(domain.lines, docname, key))


def warn_of_terms(domain: Catalogue) -> None:
    """Say which terms have another address than their names make, at an article with each."""
    library = domain.library
    for term, wanted, other in library.collisions:
        name = shortened(term.name)
        if other:
            message = (
                f'{name!r} and {shortened(other)!r} in {term.taxonomy!r} have one address; '
                f'the page of the former is {term.path!r}'
            )
        elif len(wanted) > len(term.path):
            message = (
                f'{name!r} in {term.taxonomy!r} is too long for the name of a file; its page is '
                f'{term.path!r}; write a list if there are several names, or choose an address '
                'in podcast_term_slugs'
            )
        else:
            message = (
                f'{name!r} in {term.taxonomy!r} would have its page at {wanted!r}, where other '
                f'files are; it is {term.path!r}'
            )
        keys = article_fields.keys(library.taxonomies[term.taxonomy])
        warn(Subtype.TERM, message, at_key(domain.lines, term.docnames[0], *keys))


def shortened(name: str) -> str:
    """Return the beginning of *name*, which may be as long as a text, for a message."""
    return name if len(name) <= SHOWN else f'{name[:SHOWN]}…'
