"""The archive: years to jump to, and the titles of each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.catalogue.list_pages import titles
from sphinxext_podcast.extension.elements.nodes import podcast_inline, podcast_part
from sphinxext_podcast.extension.translation import _, month_text
from sphinxext_podcast.model.site import language_tag

from .lines import jump, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.config import Config

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.groups.archive import Archive, Month, Year
    from sphinxext_podcast.model.library import Library


def archive(
    subject: Archive, library: Library, links: Linker, config: Config
) -> list[nodes.Element]:
    """Make the years to jump to, and the titles of all, or of the newest where they are many."""
    named = set(titles(subject))
    jumps: list[nodes.Node] = []
    made: list[nodes.Element] = []
    for year in subject.years:
        number = sum(len(month.docnames) for month in year.months)
        here = year.months[0].docnames[0] in named
        words = f'{year.year} ({number})'
        jumps.append(
            nodes.reference('', words, refuri=f'#year-{year.year}')
            if here and links.has_term_pages
            else links.page(year.path, words)
        )
        if here:
            count = podcast_inline('', f' {number}', tag='span', classes=['podcast-term-count'])
            link = links.page(year.path, str(year.year))
            place = [f'year-{year.year}']
            made.append(podcast_inline('', '', link, count, tag='h2', ids=place, classes=[]))
            made += months(year, library, links, config, 'h3')
    if len(jumps) == 1 or not links.has_term_pages:
        return made
    return [jump(jumps, str(_('Years'))), *made]


def months(
    year: Year, library: Library, links: Linker, config: Config, tag: str
) -> list[nodes.Element]:
    """Make the titles of each month of *year* under its name, a heading *tag*."""
    return [_month(month, library.of(month.docnames), links, config, tag) for month in year.months]


def _month(
    month: Month, articles: Sequence[Article], links: Linker, config: Config, tag: str
) -> nodes.Element:
    name = month_text(month.month, config.language)
    # The page of a year has one of each.
    ids = [f'month-{month.month}'] if tag == 'h2' else []
    heading = podcast_inline('', name, tag=tag, ids=ids, classes=[])
    items = [nodes.list_item('', line(_entry(one, links))) for one in articles]
    listed = nodes.bullet_list('', *items, classes=['podcast-month-list'])
    return podcast_part('', heading, listed, tag='div', classes=['podcast-month'])


def _entry(article: Article, links: Linker) -> list[nodes.Node]:
    link = links.article(article)
    language = language_tag(article.language)
    if language != language_tag(links.env.config.language or '') and language:
        link['classes'].append(f'language-{language}')
    said: list[nodes.Node] = [link]
    if article.source_name:
        show = nodes.inline('', article.source_name, classes=['podcast-month-show'])
        said += [nodes.Text(' '), show]
    if article.date is None:
        return said
    day, moment = str(article.date.day), article.date.isoformat()
    time = podcast_inline('', day, tag='time', classes=[], datetime=moment)
    return [time, nodes.Text(' '), nodes.inline('', '', *said)]
