"""The templates of a project's shortcodes: where they are, and which documents use which."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, Template, pass_context
from jinja2.sandbox import SandboxedEnvironment

from sphinxext_podcast.model.addresses.scheme import is_linked
from sphinxext_podcast.source.printed import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2.runtime import Context
    from markupsafe import Markup
    from sphinx.environment import BuildEnvironment

#: The key of the names and places of the templates of each document, in the domain.
USED = 'templates'
_COMMENT = re.compile(r'\{#.*?(?:#\}|\Z)', re.S)
_INNER = re.compile(r'\{[{%][^{}]*\binner\b')


class Templates(SandboxedEnvironment):
    """Makes HTML of templates, and keeps the names that were *asked* for: of parts, too."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        """Find templates in *folders*."""
        super().__init__(
            loader=FileSystemLoader(folders),
            autoescape=True,
            keep_trailing_newline=True,
            finalize=_finalize,
        )
        self.filters['markdown'] = _markdown
        self.filters['address'] = _address
        self.asked: set[str] = set()

    def get_template(self, name: Any, *arguments: Any, **named: Any) -> Template:
        """Return the template *name*."""
        self.asked.add(str(name))
        return super().get_template(name, *arguments, **named)

    def select_template(self, names: Any, *arguments: Any, **named: Any) -> Template:
        """Return the first of *names* that is there."""
        names = list(names)
        self.asked.update(map(str, names))
        return super().select_template(names, *arguments, **named)


@cache
def templates(folders: tuple[str, ...]) -> Templates:
    """Return the templates in *folders*, as they are until `forget`."""
    return Templates(folders)


def forget() -> None:
    """Look for everything again: a new build begins."""
    templates.cache_clear()


def takes_inner(name: str, folders: tuple[str, ...]) -> bool:
    """Return whether the template *name* uses what stands between the tags."""
    for path in _candidates(name, folders):
        if path.is_file():
            return bool(_INNER.search(_COMMENT.sub('', path.read_text(encoding='utf-8'))))
    return False


def note(env: BuildEnvironment, names: Iterable[str], folders: tuple[str, ...]) -> None:
    """Store that the document that is read now uses the templates *names*, there or not."""
    used = env.domains['podcast'].data[USED].setdefault(env.docname, {})
    for name in sorted(set(names) - used.keys()):
        used[name] = place = _place(name, folders)
        if place >= 0:
            env.note_dependency(str(Path(folders[place], name)))


def outdated(env: BuildEnvironment, folders: tuple[str, ...]) -> set[str]:
    """Return the documents one of whose templates is in another folder now, or there at last."""
    known: dict[str, int] = {}
    found = set()
    for docname, used in env.domains['podcast'].data[USED].items():
        for name, place in used.items():
            if name not in known:
                known[name] = _place(name, folders)
            if known[name] != place:
                found.add(docname)
    return found & env.found_docs


def _place(name: str, folders: tuple[str, ...]) -> int:
    """Return the number of the folder that *name* is found in, -1 for none."""
    found = (at for at, path in enumerate(_candidates(name, folders)) if path.is_file())
    return next(found, -1)


def _candidates(name: str, folders: tuple[str, ...]) -> Iterator[Path]:
    return (Path(folder, name) for folder in folders)


def _finalize(value: object) -> object:
    return printed(value) if isinstance(value, (bool, float)) else value


def _address(text: object) -> object:
    """Return an address as it is, ``#`` for one that a page may not lead to."""
    return text if is_linked(str(text)) else '#'


@pass_context
def _markdown(context: Context, text: str, *, inline: bool = False) -> Markup:
    """Return what stands for *text* until it is read; if *inline*, one paragraph is none."""
    return context['podcast_markdown'](str(text), inline)  # type: ignore[no-any-return]
