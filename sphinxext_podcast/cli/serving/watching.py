"""Which files of a project have changed, and what that means for its build."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

import watchfiles

from sphinxext_podcast.cli.console import note
from sphinxext_podcast.source.folders.file_name import MARKDOWN
from sphinxext_podcast.source.folders.unread import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from queue import SimpleQueue

Identity = tuple[int, int] | None

#: Milliseconds: how often is looked, and how long is waited for more when files change.
STEP, MOST = 10, 200
#: Folders and files that nobody writes for a site: those of programs and editors.
_APART = re.compile(
    r'\.|#|_build$|node_modules$|bower_components$|__pycache__$|4913$|'
    r'[^\n]*(?:~|\.sw[a-z]|\.tmp|\.bak|\.pyc|___jb_old___|___jb_tmp___)$',
)
#: What Python or gettext keeps in memory.
_FRESH = ('.py', '.po', '.mo')
_FRESH_FILES = {'docutils.conf', 'pyproject.toml'}
#: The texts; of anything else a page may show, its HTML does not say what is in it.
_TEXTS = (*MARKDOWN, '.rst', '.txt')


class Change(NamedTuple):
    """The *paths* of files that have changed, and what that needs besides an ordinary build."""

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
            inside = sorted(root.iterdir()) if root.is_dir() else []
            opened = [path for path in inside if path.is_dir() and os.access(path, os.X_OK)]
            found += [p for p in opened if self.is_watched(str(p)) and not is_environment(p)]
        return found

    def watch(self, changed: SimpleQueue[set[str] | None], stop: Event) -> list[Thread]:
        """Put what changes into *changed* until *stop*; return the threads that do."""
        watch = Watch(self, changed, stop)
        watch.begin(watch.top)
        return watch.threads

    def changes(
        self, folders: list[Path], stop: Event | Until, *, recursive: bool
    ) -> Iterable[set[str]]:
        """Yield what changes in *folders* until *stop*; raises FileNotFoundError if one is not."""
        for polling in (None, True):
            try:
                for found in watchfiles.watch(
                    *folders,
                    watch_filter=lambda _, path: self.is_watched(path),
                    stop_event=stop,
                    raise_interrupt=False,
                    step=STEP,
                    debounce=MOST,
                    recursive=recursive,
                    force_polling=polling,
                ):
                    yield {path for _, path in found}
            except FileNotFoundError:
                raise
            except (OSError, RuntimeError) as wrong:  # too many folders, or one that is closed
                instead = 'all files are looked at again and again instead'
                note(f'{wrong}; {"what changes is not seen" if polling else instead}')
            else:
                return


class Watch:
    """What watches the *folders* of a project until *stop*."""

    def __init__(
        self, folders: Folders, changed: SimpleQueue[set[str] | None], stop: Event
    ) -> None:
        """Put what changes into *changed*."""
        self.folders, self.changed, self.stop = folders, changed, stop
        self.threads: list[Thread] = []
        #: The folders below the roots that are watched.
        self.known: dict[Path, Identity] = {}

    def begin(self, target: Callable[..., None], *arguments: list[Path]) -> None:
        """Call *target* in a thread of its own."""
        self.threads.append(Thread(target=target, args=arguments, daemon=True))
        self.threads[-1].start()

    def top(self) -> None:
        """Watch the roots alone: in one folder of programs may be more than in the site."""
        roots = self.folders.roots
        while not self.stop.is_set():
            self.look()
            until = Until(self.stop, roots)
            with suppress(FileNotFoundError):
                for paths in self.folders.changes(roots, until, recursive=False):
                    if any(not Path(path).is_file() for path in paths):
                        self.look()
                    self.changed.put(paths)
            self.stop.wait(0.2)
            if until.is_replaced():  # another branch of Git; anything may be another
                self.changed.put({str(root / 'conf.py') for root in roots})

    def look(self) -> None:
        """Watch the folders that are new: whoever watches others goes on, and misses nothing."""
        there = {folder: identity(folder) for folder in self.folders.below()}
        new = [folder for folder in there if there[folder] != self.known.get(folder)]
        self.known = there
        if new:
            self.begin(self.inside, new)

    def inside(self, folders: list[Path]) -> None:
        """Watch *folders* with all that is in them."""
        try:
            for paths in self.folders.changes(folders, self.stop, recursive=True):
                # A link is followed only if it was there before.
                links = [path for path in map(Path, paths) if path.is_symlink() and path.is_dir()]
                if links:
                    self.begin(self.inside, links)
                self.changed.put(paths)
        except FileNotFoundError:
            if there := [folder for folder in folders if folder.is_dir()]:
                self.inside(there)


class Until:
    """Is set if *stop* is, or if one of *folders* is gone, or another of the same name."""

    def __init__(self, stop: Event, folders: Iterable[Path]) -> None:
        """Note which folders they are."""
        self.stop = stop
        self.known = {folder: identity(folder) for folder in folders}

    def is_replaced(self) -> bool:
        """Return whether a folder is gone or another."""
        return any(identity(folder) != known for folder, known in self.known.items())

    def is_set(self) -> bool:
        """Return whether there is nothing to wait for any more."""
        return self.stop.is_set() or self.is_replaced()


def identity(folder: Path) -> Identity:
    """Return what tells *folder* from others at the same place, None if there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_environment(folder: Path) -> bool:
    """Return whether *folder* is a Python environment."""
    return any((folder / name).exists() for name in ENVIRONMENT)
