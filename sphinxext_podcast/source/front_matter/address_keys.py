"""What front matter says about the addresses of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.model.addresses.page import Page
from sphinxext_podcast.model.groups.translations import speaks
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source import casting

from . import article_fields

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import tzinfo

    from sphinxext_podcast.model.article import Article

    from .reader import FrontMatter

_KEYS = ('slug', 'url', 'aliases')


def page(
    docname: str,
    front: FrontMatter | None,
    article: Article | None,
    zone: tzinfo,
    *,
    section: bool = False,
    native: bool = True,
) -> tuple[Page, list[Problem]]:
    """Return the page of a document with the front matter *front*, and what is wrong with it.

    *article* is what was read of *front* already, if the document is an article: what is wrong
    with it is known.
    """
    bare = Page(docname, section=section, native=native)
    if front is None:
        return bare, []
    problems: list[Problem] = []
    if article is None:
        article, found = article_fields.article(front, docname, zone)
        problems += [problem for problem in found if problem.key in _KEYS]
    return bare._replace(
        title=article.title,
        date=article.date,
        slug=article.slug,
        url=article.url,
        aliases=article.aliases,
        categories=article.categories,
        ablog=front.dialect == 'ablog',
        permalink=_text(front, 'permalink', problems),
        redirects=_words(front, 'redirect', problems),
    ), problems


def placed(
    page: Page, language: str, site: str, docnames: Container[str], program: str = ''
) -> Page:
    """Return *page*, whose file names a *language*, '' for none, with what that means.

    *site* is the language of the site, *docnames* are all documents; *program* has made the
    patterns of addresses, if that is not Hugo.
    """
    foreign = not speaks(site, language)
    if not foreign and page.docname.removesuffix(f'.{language}') in docnames:
        language = ''  # the document beside it has that address
    root = f'/{language.lower()}' if language and foreign else ''
    return page._replace(language=language, root=root, program=program)


def _text(front: FrontMatter, key: str, problems: list[Problem]) -> str:
    value = front.data.get(key)
    if casting.empty(value):
        return ''
    try:
        return casting.text(value)
    except ValueError as wrong:
        problems.append(_problem(front, key, wrong))
        return ''


def _words(front: FrontMatter, key: str, problems: list[Problem]) -> tuple[str, ...]:
    value = front.data.get(key)
    if casting.empty(value):
        return ()
    try:
        return casting.words(value)
    except casting.PartlyReadError as wrong:
        problems.append(_problem(front, key, wrong))
        return tuple(wrong.kept)
    except ValueError as wrong:
        problems.append(_problem(front, key, wrong))
        return ()


def _problem(front: FrontMatter, key: str, wrong: ValueError) -> Problem:
    return Problem('front_matter', f'{key}: {wrong}', front.lines.get(key, 0), key)
