"""Articles in a list: as list, cards or table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.elements.nodes import (
    podcast_cover,
    podcast_head_cell,
    podcast_part,
    podcast_picture,
)
from sphinxext_podcast.extension.files import pictures
from sphinxext_podcast.extension.files.pictures import file
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.listing import ListRequest

from .article_page import joined, line, marks, time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article


def listed(article: Article, links: Linker, *classes: str) -> podcast_picture | None:
    """Make the node of the picture in a list, where the title beside it says what it is."""
    path = file(article, links.env)
    address = links.picture(path) if path else ''
    if not address:
        return None
    return podcast_picture('', uri=address, classes=['podcast-item-picture', *classes])


def article_list(
    articles: Sequence[Article], wanted: ListRequest, links: Linker, config: Config
) -> list[nodes.Element]:
    """Make a list of *articles* as list, cards or table."""
    if wanted.layout == 'cards':
        return [_cards(articles, links, config)]
    if wanted.layout == 'table':
        return [_table(articles, links, config)]
    items = [entry(article, wanted, links, config) for article in articles]
    return [nodes.bullet_list('', *items, classes=classes('article', 'list'))]


def classes(kind: str, layout: str) -> list[str]:
    """Return the classes of a list of *kind* article, section or term."""
    return [f'podcast-{kind}-list', f'podcast-layout-{layout}']


def _meta(article: Article, config: Config) -> list[nodes.Node]:
    facts = time(article, config)
    if article.source_name:
        facts.append(nodes.inline('', article.source_name))
    facts += _marks(article)
    return [line(joined(facts), 'podcast-item-meta')] if facts else []


def _marks(article: Article) -> list[nodes.Node]:
    return [nodes.inline('', text, classes=[css]) for css, text in marks(article)]


def entry(article: Article, wanted: ListRequest, links: Linker, config: Config) -> nodes.list_item:
    """Make the entry of *article* in a list."""
    parts: list[nodes.Node] = [line([links.article(article)], 'podcast-item-title')]
    parts += _meta(article, config)
    text = article.blurb
    if wanted.excerpt and text:
        parts.append(line([nodes.Text(text)], 'podcast-item-excerpt'))
    css = ['podcast-article-item']
    if shown := listed(article, links):  # on a website only
        parts = [podcast_part('', *parts, tag='div', classes=['podcast-item-text']), shown]
        css.append('podcast-item-pictured')
    return nodes.list_item('', *parts, classes=css)


def facts(article: Article, env: BuildEnvironment) -> tuple[object, ...]:
    """Return all that the entry of *article* shows, for a digest."""
    return (
        *(article.docname, article.label, str(article.date), article.source_name),
        *(article.blurb, article.marks, pictures.name(article, env)),
    )


def _cards(articles: Sequence[Article], links: Linker, config: Config) -> nodes.Element:
    row = podcast_part(
        '', tag='div', classes=['sd-row', 'sd-row-cols-1', 'sd-row-cols-md-2', 'sd-g-3']
    )
    for article in articles:
        body = podcast_part('', tag='div', classes=['sd-card-body'])
        title = line([links.article(article)], 'sd-card-title', 'podcast-item-title')
        body += [title, *_meta(article, config)]
        if text := article.blurb:
            body += line([nodes.Text(text)], 'sd-card-text', 'podcast-item-excerpt')
        top = listed(article, links, 'sd-card-img-top') or podcast_cover(
            '', title=article.label, show=article.source_name
        )
        card = podcast_part(
            '', top, body, tag='div', classes=['sd-card', 'sd-shadow-sm', 'sd-h-100']
        )
        row += podcast_part(
            '', card, tag='div', classes=['sd-col', 'sd-d-flex-column', 'podcast-article-item']
        )
    outer = [*classes('article', 'cards'), 'sd-container-fluid', 'sd-sphinx-override']
    return podcast_part('', row, tag='div', classes=outer)


def _table(articles: Sequence[Article], links: Linker, config: Config) -> nodes.Element:
    words = (_('Date'), _('Title'), _('Show'))
    head = nodes.row('', *(podcast_head_cell('', line([nodes.Text(str(w))])) for w in words))
    rows = [
        _row([time(a, config), _named(a, links), [nodes.Text(a.source_name)]]) for a in articles
    ]
    group = nodes.tgroup('', cols=3)
    group += [nodes.colspec(colwidth=width) for width in (20, 50, 30)]
    group += [nodes.thead('', head), nodes.tbody('', *rows)]
    table = nodes.table('', group, classes=classes('article', 'table'))
    return podcast_part('', table, tag='div', classes=['podcast-table-scroll'])


def _named(article: Article, links: Linker) -> list[nodes.Node]:
    link = links.article(article)
    return joined([link, *_marks(article)], ' ')


def _row(cells: list[list[nodes.Node]]) -> nodes.row:
    return nodes.row('', *(nodes.entry('', line(cell)) for cell in cells))
