"""What a document is: an article, a section, a page or none of them, by its text and its file.

Nothing here looks anything up: what a project's settings and its folders say is given.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxext_podcast.model.groups.section import above

from . import episode
from .dialects import detect
from .front_matter import article_fields, page_evidence
from .front_matter.reader import NO_FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Mapping
    from datetime import datetime, tzinfo

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.media import Provider
    from sphinxext_podcast.model.problem import Problem

    from .dialects.ablog import Blog
    from .front_matter.reader import FrontMatter


class File(NamedTuple):
    """The file of a document."""

    docname: str
    #: ``md`` or ``rst``.
    markup: str = 'md'
    #: Whether it is an ``_index``.
    section: bool = False
    #: Whether it is an ``_index`` in any language.
    opens_folder: bool = False
    #: The language in its name, '' for none.
    language: str = ''
    #: Whether it is a page though it has no date, as author and folder say; None if they do not.
    page: bool | None = None


class Program(NamedTuple):
    """The program for which all documents of a project were written, '' if each shows it.

    *folders* are those of articles, in which there are no pages.
    """

    name: str = ''
    folders: tuple[str, ...] = ()

    def lists_posts(self, docname: str, root: str) -> bool:
        """Return whether it lists posts under the text of *docname*; *root* is the home.

        In Jekyll that is the home; in Material for MkDocs it is the page above a folder of posts.
        """
        if self.name == 'jekyll':
            return docname == root
        blogs = self.folders if self.name == 'material' else ()
        return any(docname == f'{above(folder)}/index'.lstrip('/') for folder in blogs)


#: That of most projects.
NO_PROGRAM = Program()


class Settings(NamedTuple):
    """What a project says of all its documents."""

    zone: tzinfo
    providers: Mapping[str, Provider]
    #: The shortcodes that there are, in small letters.
    shortcodes: Collection[str] = ()
    #: What the project was made with ABlog for; None for other projects.
    blog: Blog | None = None
    #: Stands before the bare names of recordings.
    media_prefix: str = ''
    #: Whether the parser writes the title of the front matter over the text.
    shows_titles: bool = False
    #: The program for which all documents were written, '' if each shows it.
    program: str = ''
    #: Who is meant by a short name among the authors.
    people: Mapping[str, Any] = MappingProxyType({})


class Document(NamedTuple):
    """What was read of a document: of its *front* matter, and what it is.

    It is an *article*, or the *section* that introduces its folder, or a *page* without a date,
    or, with none of them, an ordinary document.
    """

    front: FrontMatter | None
    problems: list[Problem]
    article: Article | None = None
    section: Article | None = None
    page: Article | None = None

    @property
    def described(self) -> Article | None:
        """What the front matter says, of all but an ordinary document."""
        return self.article or self.section or self.page


def read(
    text: str,
    file: File,
    settings: Settings,
    translated: Callable[[FrontMatter], FrontMatter] = lambda front: front,
) -> Document:
    """Return what the document with *text* is, its front matter as *translated* returns it.

    Raises front_matter.Unreadable.
    """
    front = detect.read(
        text,
        file.markup,
        file.docname,
        blog=settings.blog,
        program=settings.program,
        post=not file.page,
    )
    front = front and translated(with_people(front, settings.people))
    dated = front is not None and not file.opens_folder and article_fields.is_article(front)
    dated = dated and not (settings.program and file.page)
    if not (file.section or dated or is_page(text, front, file, settings)):
        return Document(front, [])
    ours = settings.program if file.markup == 'md' else ''
    front = front or NO_FRONT_MATTER._replace(dialect=ours or 'hugo')
    described, problems = article_fields.article(front, file.docname, settings.zone)
    if not described.language:
        described = replace(described, language=file.language)
    if file.section:
        return Document(front, problems, section=described)
    if not dated:
        return Document(front, problems, page=described)
    described = article_fields.with_prefix(described, settings.media_prefix)
    about = episode.name(described.source_url, settings.providers)
    return Document(front, problems, article=replace(described, about=about))


def with_people(front: FrontMatter, people: Mapping[str, Any]) -> FrontMatter:
    """Return *front* with those of *people* that its authors name."""
    data = dict(front.data) if people else front.data
    for key in ('authors', 'author') if people else ():
        given = data.get(key)
        if isinstance(given, str):
            data[key] = people.get(given, given)
        elif isinstance(given, list):
            data[key] = [people.get(one, one) if isinstance(one, str) else one for one in given]
    return front._replace(data=data)


def is_page(text: str, front: FrontMatter | None, file: File, settings: Settings) -> bool:
    """Return whether an undated document is a page; *front* is what *text* begins with.

    Author and folder decide; else what it is made of.  In reStructuredText front matter does.
    """
    if file.page is not None:
        return file.page
    if settings.program:
        return front is not None or settings.program == 'material'
    if file.markup == 'rst':
        return front is not None
    body = detect.body(text, front) if front else text
    if page_evidence.is_sure(front, body, settings.shortcodes):
        return True
    return not settings.shows_titles and page_evidence.is_titled(front, body)


def is_held_back(article: Article, moment: datetime, shown: Container[str]) -> bool:
    """Return whether *article* is held back at *moment*, but for the reasons that are *shown*."""
    return any(reason not in shown for reason in article.withheld(moment))


def marked(article: Article, moment: datetime) -> Article:
    """Return *article* with the reasons why it would not be published at *moment*."""
    marks = article.withheld(moment)
    return article if marks == article.marks else replace(article, marks=marks)
