"""For which program an article was written, and what that changes before it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from sphinxext_podcast.model.media import Provider
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source import casting, media_url
from sphinxext_podcast.source.front_matter import reader, title
from sphinxext_podcast.source.front_matter.reader import FrontMatter

from . import ablog, jekyll, material, pelican
from .ablog import Blog

Dialect = Literal['hugo', 'ablog', 'jekyll', 'pelican', 'material']

#: A heading of the first level, after nothing but MyST's targets, comments and breaks.
_TITLED = re.compile(
    r'\s*(?:(?:\([^()\n]+\)=|%[^\n]*|\+\+\+[^\n]*)\n\s*)*'
    r'(?:#[ \t]|[^\s#>`~:<!%+-][^\n]*\n=+[ \t]*(?:\n|\Z))'
)
#: Keys that ABlog has and Hugo has not, or has as a list under another name.
_ABLOG = ('author', 'category', 'redirect', 'location')


class Translated(NamedTuple):
    """An article in our Markdown: its text, its front matter, and what was left out."""

    text: str
    front: FrontMatter
    problems: list[Problem]


def read(
    text: str,
    markup: str,
    docname: str,
    *,
    blog: Blog | None = None,
    program: str = '',
    post: bool = True,
) -> FrontMatter | None:
    """Return the front matter of *text* in whichever dialect, None if it has none.

    *markup* is ``md`` or ``rst``; *blog* is what a project that was made for ABlog says of
    its articles, None for any other project.  All documents were written for the *program*, if
    there is one: ``jekyll``, ``pelican`` or ``material``; this one is a *post* of it, or a page.
    Raises front_matter.Unreadable.
    """
    if program:
        return _of_program(text, markup, docname, program, post=post)
    front = _fenced(text, markup, ours=blog is None and not jekyll.is_post(docname))
    if front is None and not jekyll.is_post(docname):
        front = pelican.read(text, markup)
    if front is None or front.dialect == 'hugo':
        front = ablog.post(text, markup, front)
    if front is None:
        return None
    titled = starts_with_title(body(text, front), markup)
    known = dialect(front, docname, titled=titled, project=blog is not None)
    if known == 'jekyll':
        return jekyll.adapted(front, docname, titled=titled)
    if known == 'ablog':
        return ablog.adapted(front, blog or Blog(), titled=titled)
    return front


def _of_program(
    text: str, markup: str, docname: str, program: str, *, post: bool
) -> FrontMatter | None:
    """Return the front matter of *text*, which was surely written for *program*."""
    if program == 'pelican':
        front = pelican.read(text, markup, sure=True) or _fenced(text, markup, ours=True)
        return front and pelican.completed(front, docname)
    front = reader.read(text, markup)
    if front is None and program == 'jekyll' and markup == 'md':
        front = jekyll.without_front_matter(docname)
    if front is None or markup == 'rst':
        return front  # these programs have no reStructuredText
    rest = body(text, front)
    titled = starts_with_title(rest, markup)
    if program == 'jekyll':
        return jekyll.adapted(front, docname, titled=titled)
    return material.adapted(front, rest, titled=titled, post=post)


def _fenced(text: str, markup: str, *, ours: bool) -> FrontMatter | None:
    """Return front matter; if it may be *ours* to guess, Pelican's is read as Pelican does."""
    guess = ours and markup == 'md'
    try:
        front = reader.read(text, markup)
    except reader.Unreadable:
        front = pelican.read_fenced(text) if guess else None
        if front is None:
            raise
    if front and guess and front.format == 'yaml':
        raw = '\n'.join(text.splitlines()[: front.end])
        return pelican.adapted(front) if pelican.is_own(raw) else front
    return front


def dialect(
    front: FrontMatter, docname: str, *, titled: bool = False, project: bool = False
) -> Dialect:
    """Return the program that an article was written for; its Markdown is MyST's for ``ablog``.

    *titled*: its text begins with a heading of the first level.  *project*: the project has
    options of ABlog, or a pattern of ABlog's for the document.
    """
    if front.dialect == 'pelican' or front.format == 'pelican':
        return 'pelican'
    if jekyll.is_post(docname):
        return 'jekyll'
    if project or front.format == 'post' or 'blogpost' in front.data:
        return 'ablog'
    # Hugo shows no title that is only in the text, so nobody writes such articles for it.
    own = any(not casting.empty(front.data.get(key)) for key in _ABLOG)
    if titled and own and 'title' not in front.data and front.format == 'yaml':
        return 'ablog'
    return 'hugo'


def starts_with_title(body: str, markup: str = 'md') -> bool:
    """Return whether a text begins with a heading of the first level; rst may have it anywhere."""
    if markup == 'rst':
        return title.has_title(body.split('\n'), markup)
    return bool(_TITLED.match(body))


def body(text: str, front: FrontMatter) -> str:
    """Return *text* without its front matter."""
    return '\n'.join(text.replace('\r\n', '\n').split('\n')[front.end :])


def translate(text: str, front: FrontMatter, providers: Mapping[str, Provider]) -> Translated:
    """Return an article for our parser: its lines are where they were.

    Players that Jekyll's templates take from the front matter, whole ``<iframe>`` elements of
    *providers*, stand above the text.
    """
    if front.dialect not in {'jekyll', 'pelican', 'material'}:
        return Translated(text, front, [])
    lines = text.replace('\r\n', '\n').split('\n')
    above, below = lines[: front.end], '\n'.join(lines[front.end :])
    found: list[Problem] = []
    if front.dialect == 'pelican':
        done = pelican.translate(below)
    elif front.dialect == 'material':
        done, found = material.translate(below)
    else:
        done, found = jekyll.translate(jekyll.divided(below, front.data))
    problems = [problem._replace(line=problem.line + front.end) for problem in found]
    rest = [done] if len(lines) > front.end else []
    if front.dialect == 'jekyll':
        written = jekyll.iframes(front.data)
        players = [html for html, src in written if media_url.find(src, providers)]
        if players and front.end > 2:
            # They take the last lines of the front matter, so that the text keeps its own.
            above[-2:] = [' '.join(players), '']
            front = front._replace(end=front.end - 2)
    return Translated('\n'.join([*above, *rest]), front, problems)
