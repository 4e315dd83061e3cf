"""Articles in a list: as list, cards or table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxext_podcast.extension.elements.nodes import (
    podcast_cover,
    podcast_head_cell,
    podcast_part,
    podcast_picture,
)
from sphinxext_podcast.extension.files import pictures, smaller_pictures
from sphinxext_podcast.extension.links.picture_sizes import CARD, ENTRY
from sphinxext_podcast.extension.overviews.lines import classes, joined, line
from sphinxext_podcast.extension.translation import _, ngettext
from sphinxext_podcast.model.groups.archive import Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.model.listing import ListRequest

from . import languages
from .article_page import marks, time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article


class Item(NamedTuple):
    """What the entry of an article in a list shows, with path, name and state of its picture."""

    docname: str
    label: str
    date: datetime | None
    show: str
    blurb: str
    marks: tuple[str, ...]
    picture: tuple[str, str, str]
    #: A BCP 47 tag, '' for that of the site.
    language: str = ''
    #: How long it takes to read, where articles say it; 0 where they do not.
    minutes: int = 0


def item(article: Article, env: BuildEnvironment) -> Item:
    """Return what lists show of *article*."""
    path = pictures.file(article, env)
    named = (path, pictures.name(article, env), smaller_pictures.state(path, env))
    show, blurb = article.source_name, article.blurb
    language = languages.other(article, env.config)
    one = Item(article.docname, article.label, article.date, show, blurb, article.marks, named)
    minutes = article.minutes if 'reading-time' in env.config.podcast_header else 0
    return one._replace(language=language, minutes=minutes)


def read_on(article: Article, env: BuildEnvironment) -> Item:
    """Return what the end of another article shows of *article*: no text."""
    return item(article, env)._replace(blurb='', minutes=0)


def listed(item: Item, links: Linker, *classes: str) -> podcast_picture | None:
    """Make the node of the picture in a list, where the title beside it says what it is."""
    path, *_named = item.picture
    address = links.picture(path) if path else ''
    if not address:
        return None
    known = links.measures(path, CARD if classes else ENTRY)
    css = ['podcast-item-picture', *classes]
    return podcast_picture('', uri=address, classes=css, **known)


def layout(subject: Section | Term | Year, config: Config) -> str:
    """Return how the list on the page of *subject* looks."""
    chosen: str | dict[str, str] = config.podcast_list_layout
    if isinstance(subject, Year):
        return 'list'
    if isinstance(chosen, str):
        return chosen
    if isinstance(subject, Section) and not subject.path:
        return chosen.get('home', 'cards')
    return chosen.get('terms' if isinstance(subject, Term) else 'sections', 'list')


def article_list(
    articles: Sequence[Article],
    wanted: ListRequest,
    links: Linker,
    config: Config,
    first: int = 0,
) -> list[nodes.Element]:
    """Make a list of *articles* as list, cards or table, numbered from *first* unless it is 0."""
    items = [item(article, links.env) for article in articles]
    if wanted.layout == 'cards':
        return [_cards(items, links, config)]
    if wanted.layout == 'table':
        return [_table(items, links, config)]
    made = [entry(one, wanted, links, config) for one in items]
    css = classes('article', 'list')
    if not first:
        return [nodes.bullet_list('', *made, classes=css)]
    how = {'enumtype': 'arabic', 'prefix': '', 'suffix': '.', 'start': first}
    return [nodes.enumerated_list('', *made, classes=css, **how)]


def _meta(item: Item, config: Config) -> list[nodes.Node]:
    """Make the line of the date, and show and minutes if *item* has them."""
    facts = time(item.date, config)
    if item.show:
        facts.append(nodes.inline('', item.show))
    if item.minutes:
        text = ngettext('%d min read', '%d min read', item.minutes)
        facts.append(nodes.inline('', text))
    facts += _marks(item)
    return [line(joined(facts), 'podcast-item-meta')] if facts else []


def _marks(item: Item) -> list[nodes.Node]:
    return [nodes.inline('', text, classes=[css]) for css, text in marks(item.marks)]


def entry(item: Item, wanted: ListRequest, links: Linker, config: Config) -> nodes.list_item:
    """Make the entry *item* in a list."""
    parts: list[nodes.Node] = [line([_link(item, links)], 'podcast-item-title')]
    parts += _meta(item._replace(minutes=0), config)
    text = item.blurb
    if wanted.excerpt and text:
        parts.append(
            languages.plain(line([nodes.Text(text)], 'podcast-item-excerpt'), item.language)
        )
    css = ['podcast-article-item']
    if shown := listed(item, links):  # on a website only
        parts = [podcast_part('', *parts, tag='div', classes=['podcast-item-text']), shown]
        css.append('podcast-item-pictured')
    return nodes.list_item('', *parts, classes=css)


def _link(item: Item, links: Linker) -> nodes.Element:
    """Link to *item*, whose title may be in another language than the site."""
    return languages.plain(links.article(item), item.language)


CARDS = (*classes('article', 'cards'), 'sd-container-fluid', 'sd-sphinx-override')
ROW = ('sd-row', 'sd-row-cols-1', 'sd-row-cols-md-2', 'sd-g-3')


def lead(cards: nodes.Element) -> None:
    """Let the first of *cards* be large."""
    cards['classes'].append('podcast-cards-lead')


def _cards(items: Sequence[Item], links: Linker, config: Config) -> nodes.Element:
    row = podcast_part('', tag='div', classes=[*ROW])
    for item in items:
        body = podcast_part('', tag='div', classes=['sd-card-body'])
        if item.show:
            body += line([nodes.Text(item.show)], 'podcast-item-show')
        body += line([_link(item, links)], 'sd-card-title', 'podcast-item-title')
        if text := item.blurb:
            text_line = line([nodes.Text(text)], 'sd-card-text', 'podcast-item-excerpt')
            body += languages.plain(text_line, item.language)
        body += _meta(item._replace(show=''), config)
        top = listed(item, links, 'sd-card-img-top') or podcast_cover(
            '', title=item.label, show=item.show
        )
        card = podcast_part('', top, body, tag='div', classes=['sd-card', 'sd-h-100'])
        row += podcast_part(
            '', card, tag='div', classes=['sd-col', 'sd-d-flex-column', 'podcast-article-item']
        )
    return podcast_part('', row, tag='div', classes=[*CARDS])


def small_cards(articles: Sequence[Article], links: Linker, config: Config) -> nodes.Element:
    """Make the cards at the end of an article, which need no stylesheet of lists."""
    made = podcast_part('', tag='ul', classes=['podcast-cards'])
    for one in (read_on(article, links.env) for article in articles):
        picture = listed(one, links) or podcast_cover('', title=one.label, show=one.show, small=1)
        picture['classes'] = ['podcast-card-picture']
        text = podcast_part('', tag='div', classes=['sd-card-body'])
        if one.show:
            text += line([nodes.Text(one.show)], 'podcast-card-meta')
        text += line([_link(one, links)], 'sd-card-title', 'podcast-card-title')
        if facts := [*time(one.date, config), *_marks(one)]:
            text += line(joined(facts), 'podcast-card-meta')
        made += podcast_part('', picture, text, tag='li', classes=['sd-card', 'podcast-card'])
    return made


def _table(items: Sequence[Item], links: Linker, config: Config) -> nodes.Element:
    words = (_('Date'), _('Title'), _('Show'))
    head = nodes.row('', *(podcast_head_cell('', line([nodes.Text(str(w))])) for w in words))
    rows = [
        _row([time(item.date, config), _named(item, links), [nodes.Text(item.show)]])
        for item in items
    ]
    group = nodes.tgroup('', cols=3)
    group += [nodes.colspec(colwidth=width) for width in (20, 50, 30)]
    group += [nodes.thead('', head), nodes.tbody('', *rows)]
    table = nodes.table('', group, classes=classes('article', 'table'))
    return podcast_part('', table, tag='div', classes=['podcast-table-scroll'])


def _named(item: Item, links: Linker) -> list[nodes.Node]:
    link = _link(item, links)
    return joined([link, *_marks(item)], ' ')


def _row(cells: list[list[nodes.Node]]) -> nodes.row:
    return nodes.row('', *(nodes.entry('', line(cell)) for cell in cells))
