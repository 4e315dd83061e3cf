"""The languages of articles: which is whose, what its speakers call it, how it is written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.elements.nodes import (
    podcast_article,
    podcast_part,
)
from sphinxext_podcast.extension.overviews.lines import translation
from sphinxext_podcast.extension.translation import known_locale
from sphinxext_podcast.extension.translation import language_name as name
from sphinxext_podcast.model.site import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article

#: What an article in a single page is followed by.
_OTHERS = addnodes.start_of_file
#: Before a BCP 47 tag it is a class that docutils writes as the attribute ``lang``.
_CLASS = 'language-'


def tag(article: Article, config: Config) -> str:
    """Return the language of *article*, which is that of the site unless it says another."""
    return language_tag(article.language) or language_tag(config.language or '')


def other(article: Article, config: Config) -> str:
    """Return the language of *article* if it is not that of the site, else ''."""
    own = tag(article, config)
    return own if own != language_tag(config.language or '') else ''


def switch(
    article: Article, versions: Iterable[Article], links: Linker, config: Config
) -> list[nodes.Element]:
    """Link to the other *versions* of *article*, each named in its own language."""
    tags = {version.docname: tag(version, config) for version in versions}
    if len({one.casefold() for one in tags.values()}) < len(tags):
        return []  # nobody knows which is meant
    names = [name(one) for one in tags.values()]
    found = []
    for version in versions:
        if version is article:
            continue
        language = tags[version.docname]
        full = names.count(name(language)) > 1
        link = links.article(version)
        link.children = [nodes.Text(name(language, full=full))]
        found.append(translation(link, language))
    return found


def mark(document: nodes.Element, article: Article, config: Config, *, turns: bool) -> None:
    """Mark the text of *article*, with its headings and notes, with its language.

    Its class is that of the whole text, also where this has several headings of the first rank,
    or notes below it.  If it *turns* where that of the site is read in the other direction, this
    is said, too.
    """
    language, around = tag(article, config), language_tag(config.language or '')
    way = direction(language)
    turned = turns and way != direction(around)
    sections = [node for node in document.children if isinstance(node, nodes.section)]
    notes = [node for node in document.children if isinstance(node, nodes.footnote)]
    for node in (*sections, *notes):
        if language:
            node['classes'].append(f'{_CLASS}{language}')
    if len(sections) == 1 and not notes:
        (section,) = sections
        section['classes'].append('podcast-article')
        if turned:
            section.replace_self(
                podcast_article('', *section.children, **section.attributes, dir=way)
            )
        return
    end = next((at for at, node in enumerate(document) if isinstance(node, _OTHERS)), None)
    first = document.index((*sections, *notes)[0])
    whole = podcast_part('', *document[first:end], tag='div', classes=['podcast-article'])
    whole['lang'], whole['dir'] = language, way if turned else ''
    document[first:end] = [whole]


def around(part: podcast_part, article: Article, config: Config) -> podcast_part:
    """Mark a *part* within the text of *article* with the site's language."""
    language = language_tag(config.language or '')
    if language != tag(article, config):
        part['lang'] = language
        if direction(language) != direction(tag(article, config)):
            part['dir'] = direction(language)
    return part


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say of our pages that they are read from right to left, where no theme does."""
    way, domain = direction(language_tag(app.config.language or '')), podcast(app.env)
    documents = pagename in domain.subjects.documents or pagename in domain.listings
    ours = documents or domain.described(pagename) or doctree is None
    if way == 'rtl' and ours and context.get('body'):
        context['body'] = f'<div dir="rtl">\n{context["body"]}\n</div>'


def plain(node: nodes.Element, language: str) -> nodes.Element:
    """Mark *node*, which stood in a part in *language*, with that, if it has none of its own."""
    if language and not any(name.startswith(_CLASS) for name in node['classes']):
        node['classes'].append(f'{_CLASS}{language}')
    return node


@cache
def direction(language: str) -> str:
    """Return ``rtl`` for a *language* that is written from right to left, else ``ltr``."""
    locale = known_locale(language)
    return locale.text_direction if locale else 'ltr'
