"""Warnings: every subtype, and the one way to write one."""

from __future__ import annotations

import ast
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sphinx.util import logging

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.model.problem import gathered

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.problem import Problem

logger = logging.getLogger(__name__)


class Subtype(Enum):
    """The subtypes of the warnings of type ``podcast``; *help* is their documentation."""

    help: str

    def __new__(cls, value: str, help: str) -> Self:
        """Make a member whose value is the subtype's name."""
        member = object.__new__(cls)
        member._value_ = value
        member.help = help
        return member

    FRONT_MATTER = (
        'front_matter',
        (
            'A value of the front matter cannot be understood: the article is published without '
            'it. Or its picture is not there. Front matter that cannot be parsed at all is an '
            'error, and its document is left out.'
        ),
    )
    EMBED = (
        'embed',
        (
            'What was given to a player is nothing that its provider plays: a link, or the text, '
            'is shown instead. Or an option has an impossible value, or names a file that is not '
            'there: the player does without it. A recording that is not there is played from the '
            'address that was written. Or a mark or a quotation, in whichever form, has a time '
            'that is none, one behind the end, or a player that the page does not have; or a line '
            'is no chapter, or a quotation is empty: the text, and what can be read, stay.'
        ),
    )
    SHORTCODE = (
        'shortcode',
        (
            'A shortcode is unknown or written against the grammar: its text stays visible. Or '
            'one of its arguments, or an option of a block of code, is impossible: it does '
            'without.'
        ),
    )
    EMPHASIS = (
        'emphasis',
        (
            'The stars of ``**`` stay on the page, beside Chinese, Japanese or Korean '
            'punctuation, as in CommonMark and Hugo. ``podcast_cjk_emphasis`` makes them '
            'emphasis; once ``conf.py`` sets it, to ``True`` or ``False``, nothing is said.'
        ),
    )
    TRANSCRIPT = (
        'transcript',
        (
            'A transcript is not there, or a part of it cannot be read and is left out; the place '
            'is that in its file. Or it has what speech recognition writes where nobody speaks.'
        ),
    )
    TERM = (
        'term',
        (
            'The name of a term makes no address of its own: another term has it, a list needs '
            'it, or it is too long. The page of the term has a suffix.'
        ),
    )
    LINK = (
        'link',
        (
            'A role or a list names an article or a term that does not exist, or a link leads '
            'nowhere, or the file of an image is not there. Or a link or picture has an address '
            'that no page leads to, such as one that is a script. Or an address in the front '
            'matter is none of this site, or another document has it. Or two pages differ only '
            'by case or Unicode form: some systems have one file for both. An article with the '
            'name of a page of Sphinx itself, such as ``search.md``, is an error, and left out.'
        ),
    )
    FEED = (
        'feed',
        (
            'A podcast app would refuse the podcast, or an episode, for what is missing, such as '
            'the recording: it is in the feed all the same. Or a list that has no feed asks for a '
            'link to it, or another file has the place of a feed, which is left out.'
        ),
    )
    CONFIG = (
        'config',
        (
            'An option in ``conf.py`` has an impossible value; its default is used. Or a file of '
            '``podcast_static``, or beside an article, cannot be copied. Or a document asks for '
            'what would run, such as an attribute that is a script, or a formula that links where '
            '``podcast_raw_html`` is ``False``: it is left out.'
        ),
    )
    FAULT = (
        'fault',
        (
            'Something that this extension did not foresee, always an error: the document is left '
            'out, or its page, a list or a feed lacks what failed. The build goes on and exits '
            'with 1, and the next one tries again. Please report it, with what '
            '``sphinx-build -vv`` says.'
        ),
    )


def at_key(
    lines: Mapping[str, Mapping[str, int]], docname: str, *keys: str
) -> str | tuple[str, int]:
    """Return where *docname* has the first of *keys* that it has, by the *lines* of documents."""
    known = lines.get(docname, {})
    line = next((known[key] for key in keys if known.get(key)), 0)
    return (docname, line) if line else docname


def in_conf(confdir: str | os.PathLike[str], option: str) -> str | None:
    """Return where ``conf.py`` gives *option* its value, None if something else does."""
    path = Path(confdir, 'conf.py')
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    found = [
        node.lineno
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id == option
    ]
    return f'{path}:{found[-1]}' if found else None


def warn(
    subtype: Subtype,
    message: str,
    location: str | tuple[str, int] | nodes.Node | None = None,
) -> None:
    """Write a warning of type ``podcast``."""
    logger.warning(message, type='podcast', subtype=subtype.value, location=location)


def hint(message: str, location: str | nodes.Node) -> None:
    """Tell an author what is no fault, with its place; a build with ``-q`` is silent."""
    logger.info(message, location=location)


def front_matter_line(env: BuildEnvironment, *keys: str) -> int:
    """Return the line of the first of *keys* in the document that is read now, 0 without one."""
    lines = draft(env).lines or {}
    return next((lines[key] for key in keys if key in lines), 0)


def report_all(found: Iterable[tuple[str, Problem]]) -> None:
    """Write what is wrong in documents; many problems of one cause are one message."""
    for docname, problem in gathered(found):
        report(problem, docname)


def report(problem: Problem, docname: str, *, fatal: bool = False) -> None:
    """Write what is wrong in *docname*: a warning, or an error when it is left out for it."""
    write = logger.error if fatal else logger.warning
    location = (docname, problem.line) if problem.line else docname
    write(problem.message, type='podcast', subtype=problem.subtype, location=location)
