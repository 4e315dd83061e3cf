"""What builds say of documents: each message as long as it is true.

A document that has not changed is not read again, and what was said of it not said again: it is
kept beside the doctrees, for the next process too.
"""

from __future__ import annotations

import json
import logging
import re
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.build_phase import BuildPhase
from sphinx.util.logging import NAMESPACE, WarningStreamHandler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx

_COLOUR = re.compile(r'\x1b\[[0-9;]*m')
_LEVEL = re.compile(r'(?:^|: )(WARNING|ERROR|CRITICAL): ')
#: The attribute of a record that says what was done when it was made, and with which file.
_WHEN = 'podcast_when'
READ, WRITTEN = 'read', 'written'
PHASES = frozenset({BuildPhase.RESOLVING, BuildPhase.WRITING})


class Message(NamedTuple):
    """What was said of a *file*, a path from the source folder on, maybe of a *line* in it."""

    level: str
    text: str
    file: str = ''
    line: int = 0


When = tuple[str, str]


class Early(StringIO):
    """What Sphinx writes to before it can be watched; *take* gets each message."""

    def __init__(self, take: Callable[[str], None]) -> None:
        """Give *take* what is written."""
        super().__init__()
        self.take = take

    def write(self, text: str) -> int:
        """Give it away."""
        self.take(text)
        return len(text)


class Said(logging.Handler):
    """The messages of all builds so far.

    Sphinx keeps warnings until all documents are read: they are marked as soon as they are made.
    """

    def __init__(self, src: Path, record: Path) -> None:
        """Begin with nothing said of the documents in *src*; keep it in the file *record*."""
        super().__init__(logging.WARNING)
        self.src, self.record = src, record
        #: What was done with which file → what was said then, until that is done again.
        self.kept: dict[When, list[Message]] = {}
        self.in_parallel = False
        self.done: dict[When, list[Message]] = {}
        self.others: list[Message] = []
        self.when: When | None = None
        self.app: Sphinx | None = None

    def take_up(self) -> bool:
        """Begin with what the last process has kept; return whether that is all."""
        try:
            found = json.loads(self.record.read_bytes())
            self.kept = {
                (when, file): [Message(*one) for one in said] for when, file, said in found
            }
        except (OSError, ValueError, TypeError):
            return False
        return True

    def begin(self, *, in_parallel: bool = False) -> None:
        """Begin a build; *in_parallel* other processes read, and nobody knows when they speak.

        Who breaks it off leaves no record: the documents may be read, and what was said is gone.
        """
        self.record.unlink(missing_ok=True)
        self.in_parallel = in_parallel
        self.done, self.others = {}, []
        self.when = self.app = None

    def resume(self) -> None:
        """Go on after a build, with documents that are shown before the next."""
        self.done = {}

    def watch(self, app: Sphinx) -> None:
        """Listen to what *app* does from now on."""
        app.connect('env-before-read-docs', self.on_before_read_docs, priority=2000)
        app.connect('source-read', self.on_source_read, priority=1)
        app.connect('doctree-read', self.on_doctree_read, priority=2000)
        app.connect('doctree-resolved', self.on_doctree_resolved, priority=1)
        logger = logging.getLogger(NAMESPACE)
        logger.handlers.insert(0, self)
        for handler in logger.handlers:
            if isinstance(handler, WarningStreamHandler):
                handler.addFilter(self.take)
        self.app = app

    def on_before_read_docs(self, app: Sphinx, env: object, docnames: Iterable[str]) -> None:
        """Note which documents are read, maybe in other processes."""
        for docname in docnames:
            self.note(path(app, docname))

    def on_source_read(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Note which document is read from now on."""
        self.when = (READ, path(app, docname))
        self.note(self.when[1])

    def note(self, file: str) -> None:
        """Note that *file* is read, and its page written, again."""
        self.done[READ, file], self.done[WRITTEN, file] = [], []

    def on_doctree_read(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note that a document is read."""
        self.when = None

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that a page is written."""
        self.done.setdefault((WRITTEN, path(app, docname)), [])

    def emit(self, record: logging.LogRecord) -> None:
        """Mark *record*, which may come again."""
        if not hasattr(record, _WHEN):
            writes = self.app is not None and self.app.phase in PHASES
            setattr(record, _WHEN, (WRITTEN, '') if writes else self.when)

    def take(self, record: logging.LogRecord) -> bool:
        """Take *record*, which Sphinx is about to write."""
        self.put(record.getMessage(), getattr(record, _WHEN, None))
        return True

    def take_early(self, text: str) -> None:
        """Take *text*, which Sphinx writes, if it is not heard otherwise."""
        if self.app is None:
            self.put(text, None)

    def put(self, text: str, when: When | None) -> None:
        """Keep the message *text*, made when *when* was done."""
        text = _COLOUR.sub('', text).strip()
        if not (found := _LEVEL.search(text)):
            return
        file, line = split_place(text[: found.start()])
        file = file.replace('\\', '/').removeprefix(f'{self.src.as_posix()}/')
        message = Message(found[1].lower(), text[found.end() :], file, line)
        if when is None and self.in_parallel and file:
            when = (READ, file)
        if when and (when[1] or file):
            when = (when[0], when[1] or file)
            self.done.setdefault(when, []).append(message)
        else:
            self.others.append(message)

    def end(self, app: Sphinx | None) -> None:
        """Replace what was said of documents that were read, or written, in this build.

        One that has failed, without *app*, may have read documents for the next.
        """
        self.when = None
        if app:
            there = {path(app, docname) for docname in app.env.found_docs}
            self.kept = {when: said for when, said in self.kept.items() if when[1] in there}
        self.kept |= self.done

    def keep(self) -> None:
        """Keep what is said for the next process."""
        found = [(*when, said) for when, said in self.kept.items() if said]
        self.record.parent.mkdir(parents=True, exist_ok=True)
        self.record.write_text(json.dumps(found), encoding='utf-8')

    def known(self) -> list[Message]:
        """Return all that is true now, by file and line, each once."""
        found = dict.fromkeys(
            [*self.others, *(one for said in self.kept.values() for one in said)]
        )
        return sorted(found, key=lambda one: (one.file, one.line, one.text))


def path(app: Sphinx, docname: str) -> str:
    """Return the file of *docname*, from the source folder on."""
    return str(app.env.doc2path(docname, base=False)).replace('\\', '/')


def split_place(place: str) -> tuple[str, int]:
    """Return file and line, 0 if none is known, of a *place*: ``posts/low.md:3``."""
    file, colon, line = place.rpartition(':')
    if colon and (line.isdecimal() or line in {'', 'None'}):
        return file, int(line) if line.isdecimal() else 0
    return place, 0
