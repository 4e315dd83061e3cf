"""What the name of one file says: its markup, and whether it introduces its folder."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath

from sphinxext_podcast.model.groups.section import above
from sphinxext_podcast.model.groups.translations import split_language

#: What Hugo takes for Markdown.
MARKDOWN = ('.md', '.markdown', '.mdown', '.mkd', '.mkdn')
#: What we add to the suffixes of documents, for MyST-Parser has only ``.md``.
ADDED = (*MARKDOWN[1:], '.MD')


def opens_folder(path: str | PurePath) -> bool:
    """Return whether the file at *path* introduces its folder, in whatever language."""
    return split_language(PurePosixPath(path).stem)[0] == '_index'


def markup(path: str | PurePath) -> str:
    """Return ``rst`` or ``md``, by the file's name."""
    return 'rst' if str(path).endswith(('.rst', '.txt')) else 'md'


def around(docname: str) -> list[str]:
    """Return the folders that *docname* is in, '' at last."""
    found = [above(docname)]
    while found[-1]:
        found.append(above(found[-1]))
    return found
