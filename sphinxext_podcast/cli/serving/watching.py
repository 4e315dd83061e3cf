"""Which files of a project have changed, and what that means for its build."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

import watchfiles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from queue import SimpleQueue

#: Milliseconds: how often is looked, and how long is waited for more when files change.
STEP, MOST = 10, 200
#: Folders and files that nobody writes for a site: those of programs and editors.
_APART = re.compile(
    r'\.|#|_build$|node_modules$|bower_components$|__pycache__$|4913$|'
    r'[^\n]*(?:~|\.sw[a-z]|\.tmp|\.bak|\.pyc|___jb_old___|___jb_tmp___)$',
)
#: In a folder that is a Python environment.
_ENVIRONMENT = ('pyvenv.cfg', 'conda-meta')
#: What Python or gettext keeps in memory.
_FRESH = ('.py', '.po', '.mo')
_FRESH_FILES = {'docutils.conf', 'pyproject.toml'}
#: The texts; of anything else a page may show, its HTML does not say what is in it.
_TEXTS = ('.md', '.markdown', '.mdown', '.mkd', '.mkdn', '.rst', '.txt')


class Change(NamedTuple):
    """What files *paths* have changed, and what is to be done besides an ordinary build."""

    paths: tuple[str, ...] = ()
    #: The process is to begin again, and to read everything.
    is_fresh: bool = False
    #: Every page is to be written.
    is_everywhere: bool = False
    #: Every page is to be loaded again.
    is_seen: bool = False

    def joined(self, other: Change) -> Change:
        """Return this and *other* as one."""
        paths = tuple(dict.fromkeys((*self.paths, *other.paths)))
        flags = (one or two for one, two in zip(self[1:], other[1:], strict=True))
        return Change(paths, *flags)


def meant(paths: Iterable[str], page_folders: Iterable[str]) -> Change:
    """Return what a change of *paths* means; those in *page_folders* are of every page."""
    found = tuple(sorted(paths))
    folders = tuple(f'{Path(folder)}/' for folder in page_folders)
    named = [path.replace('\\', '/') for path in found]
    return Change(
        found,
        any(p.endswith(_FRESH) or p.rpartition('/')[2] in _FRESH_FILES for p in named),
        any(p.startswith(folders) for p in named),
        not all(p.endswith(_TEXTS) for p in named),
    )


class Folders:
    """The folders *roots* of a project, without what is *left_out*."""

    def __init__(self, roots: Collection[Path], left_out: Collection[Path]) -> None:
        """Watch nothing yet."""
        self.roots = sorted({*roots})
        self.left_out = {str(path) for path in left_out}

    def is_watched(self, path: str) -> bool:
        """Return whether a change of *path* is one of the site."""
        roots = [root for root in self.roots if Path(path).is_relative_to(root)]
        return bool(roots) and all(self.is_inside(root, path) for root in roots)

    def is_inside(self, root: Path, path: str) -> bool:
        """Return whether nothing on the way from *root* to *path* is apart."""
        parts = Path(path).relative_to(root).parts
        above = {str(root.joinpath(*parts[: at + 1])) for at in range(len(parts))}
        apart = any(map(_APART.match, parts)) or not above.isdisjoint(self.left_out)
        return bool(parts) and not apart

    def below(self) -> list[Path]:
        """Return the folders directly in a root in which files are written for the site."""
        found = []
        for root in self.roots:
            inside = (path for path in sorted(root.iterdir()) if path.is_dir())
            found += [p for p in inside if self.is_watched(str(p)) and not is_environment(p)]
        return found

    def watch(self, changed: SimpleQueue[set[str] | None], stop: Event) -> list[Thread]:
        """Put what changes into *changed* until *stop*; return the threads that do."""
        again = Event()

        def top() -> None:
            """Watch the roots alone: in one folder of programs may be more than in the site."""
            for paths in self.changes(self.roots, stop, recursive=False):
                changed.put(paths)
                if any(not Path(path).is_file() for path in paths):
                    again.set()

        def inside() -> None:
            while not stop.is_set():
                again.clear()
                if not (below := self.below()):
                    again.wait(0.2)
                    continue
                for paths in self.changes(below, Either(stop, again), recursive=True):
                    changed.put(paths)

        threads = [Thread(target=target, daemon=True) for target in (top, inside)]
        for thread in threads:
            thread.start()
        return threads

    def changes(
        self, folders: list[Path], stop: Event | Either, *, recursive: bool
    ) -> Iterable[set[str]]:
        """Yield what changes in *folders* until *stop*."""
        options = {'step': STEP, 'debounce': MOST, 'recursive': recursive}
        try:
            for found in watchfiles.watch(
                *folders,
                watch_filter=lambda _, path: self.is_watched(path),
                stop_event=stop,
                raise_interrupt=False,
                **options,  # type: ignore[arg-type]
            ):
                yield {path for _, path in found}
        except FileNotFoundError:
            return  # a folder is gone since


class Either:
    """Is set if one of two events is."""

    def __init__(self, one: Event, other: Event) -> None:
        """Stand for *one* and *other*."""
        self.one, self.other = one, other

    def is_set(self) -> bool:
        """Return whether one of them is."""
        return self.one.is_set() or self.other.is_set()


def is_environment(folder: Path) -> bool:
    """Return whether *folder* is a Python environment."""
    return any((folder / name).exists() for name in _ENVIRONMENT)
