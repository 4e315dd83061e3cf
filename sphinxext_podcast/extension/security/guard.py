"""The last guard: what nobody foresaw in one document costs that document, never the build.

An exception while a document is read leaves it out, as front matter that cannot be read does:
half of it might show what is held back.  While its page is written, the part that fails is
left off.  Either way there is an error that names it, the build goes on and exits with 1, and
the next one tries again.
"""

from __future__ import annotations

import logging
import traceback
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import SystemMessage
from sphinx.errors import NoUri, SphinxError
from sphinx.util.logging import NAMESPACE, getLogger

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import podcast_listing
from sphinxext_podcast.extension.messages import Subtype

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment
    from sphinx.parsers import Parser
    from sphinx.transforms import SphinxTransform

logger = getLogger(__name__)

#: What is said on purpose: to the user, to Sphinx, or to a visitor of nodes.
MEANT = (SphinxError, NoUri, SystemMessage, nodes.TreePruningException)
#: Before and after all others that hear of an event.
FIRST, LAST = 0, 950
#: Event → the docname in what its handlers are given, where they write a page.
WRITING: dict[str, Callable[..., str]] = {
    'doctree-resolved': lambda app, doctree, docname: docname,
    'html-page-context': lambda app, pagename, *rest: pagename,
    'missing-reference': lambda app, env, node, child: node.get('refdoc', ''),
    'warn-missing-reference': lambda app, domain, node: node.get('refdoc', ''),
}
READING = frozenset({'source-read', 'include-read', 'doctree-read'})


def say(wrong: Exception, docname: str, lost: str) -> None:
    """Report an exception that nobody foresaw in *docname*, and what is *lost* by it.

    Where the traceback is shown is said, for a report without it is of little use.
    """
    kind, text = type(wrong).__name__, ' '.join(str(wrong).split())[:200]
    frame = traceback.extract_tb(wrong.__traceback__)[-1]
    message = (
        f'{lost} after an unexpected {kind} ({Path(frame.filename).name}:{frame.lineno}: {text}); '
        'please report it to the authors of sphinxext-podcast with this document and what '
        '"sphinx-build -vv" says'
    )
    logger.error(message, type='podcast', subtype=Subtype.FAULT.value, location=docname or None)
    logger.debug(''.join(traceback.format_exception(wrong)))


def tried(docname: str, lost: str, make: Callable[[], Any], instead: Any = None) -> Any:
    """Return what *make* returns, or *instead* where it fails for *docname*."""
    try:
        return make()
    except MEANT:
        raise
    except Exception as wrong:  # noqa: BLE001 - that is what this module is for
        say(wrong, docname, lost)
        return instead


def has_fired(app: Sphinx) -> bool:
    """Return whether something failed in this build, in whichever process."""
    return app.statuscode != 0


def while_reading(env: BuildEnvironment, make: Callable[[], Any]) -> Any:
    """Return what *make* returns; where it fails, nothing more is made of the document."""
    current = draft(env)
    if current.failed:
        return None
    try:
        return make()
    except MEANT:
        raise
    except Exception as wrong:  # noqa: BLE001
        current.failed = True
        say(wrong, env.docname, 'the document is left out')
        return None


class Guard(logging.Handler):
    """Guards what is registered through it, and hears of errors, those of other processes, too."""

    def __init__(self, app: Sphinx) -> None:
        """Listen before those handlers of Sphinx that change what they hear."""
        super().__init__()
        self.app = app
        #: The documents that could not be read, and those whose pages lack something.
        self.failed: set[str] = set()
        self.torn: set[str] = set()
        #: Sphinx's own list of what it reads, and will write.
        self.docnames: list[str] = []
        logging.getLogger(NAMESPACE).handlers.insert(0, self)
        app.connect('env-before-read-docs', self.on_env_before_read_docs, priority=LAST)
        app.connect('env-updated', self.on_env_updated, priority=FIRST)
        app.connect('doctree-resolved', self.on_doctree_resolved, priority=LAST)

    def emit(self, record: logging.LogRecord) -> None:
        """Remember what has failed; the build will not exit with 0."""
        if getattr(record, 'subtype', '') == Subtype.FAULT.value:
            self.app.statuscode = 1
            if isinstance(docname := getattr(record, 'location', None), str):
                self.failed.add(docname)

    def connect(self, event: str, handler: Callable[..., Any], priority: int = 500) -> None:
        """Register *handler*, guarded if it is one for a single document."""
        guarded = handler
        if event in READING:
            guarded = self._reading(event, handler)
        elif event in WRITING:
            guarded = self._writing(WRITING[event], handler)
        self.app.connect(event, guarded, priority=priority)

    def _reading(self, event: str, handler: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(handler)
        def read(app: Sphinx, *given: Any) -> Any:
            found = while_reading(app.env, partial(handler, app, *given))
            failed = draft(app.env).failed
            if failed and event != 'doctree-read' and app.env.docname != app.config.root_doc:
                given[-1][0] = ''
            return found

        return read

    def _writing(
        self, docname_of: Callable[..., str], handler: Callable[..., Any]
    ) -> Callable[..., Any]:
        @wraps(handler)
        def write(app: Sphinx, *given: Any) -> Any:
            docname = docname_of(app, *given)
            lost = f'the page {docname!r} lacks something'
            known = docname if docname in app.env.all_docs else ''
            try:
                return handler(app, *given)
            except MEANT:
                raise
            except Exception as wrong:  # noqa: BLE001
                self.torn.add(docname)
                say(wrong, known, lost)
                return None

        return write

    def on_env_before_read_docs(
        self, app: Sphinx, env: BuildEnvironment, docnames: list[str]
    ) -> None:
        """Remember the list, from which what fails is taken."""
        self.docnames = docnames

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Take out what could not be read; the next build finds it as if it were new."""
        for docname in sorted(self.failed & env.all_docs.keys()):
            if docname == app.config.root_doc:
                env.all_docs[docname] = 0  # older than its file: read again next time
                continue
            app.events.emit('env-purge-doc', env, docname)
            env.clear_doc(docname)
            env.project.docnames.discard(docname)
            self.docnames.remove(docname)
        self.failed.clear()

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Leave nothing in a page that its writer does not know."""
        if docname in self.torn:
            known = app.builder.format == 'html'
            for node in list(doctree.findall(nodes.Element)):
                ours = type(node).__module__ == podcast_listing.__module__
                if isinstance(node, podcast_listing) or (ours and not known):
                    node.replace_self(node.children)


def visitor(visit: Callable[..., None]) -> Callable[..., None]:
    """Return *visit*, or what leaves a node, such that a failure leaves out what it would say."""

    @wraps(visit)
    def guarded(translator: Any, node: nodes.Element) -> None:
        length = len(translator.body)
        try:
            visit(translator, node)
        except MEANT:
            raise
        except Exception as wrong:
            del translator.body[length:]
            docname = getattr(translator.builder, 'current_docname', '') or ''
            say(wrong, docname, f'the page {docname!r} lacks something')
            if visit.__name__.startswith('visit'):
                raise nodes.SkipNode from wrong

    return guarded


def transform(base: type[Any]) -> type[SphinxTransform]:
    """Return the transform *base*, guarded."""

    def apply(self: SphinxTransform, **kwargs: Any) -> None:
        while_reading(self.env, partial(base.apply, self, **kwargs))

    return type(base.__name__, (base,), {'apply': apply, '__module__': base.__module__})


def parser(base: type[Parser]) -> type[Parser]:
    """Return the parser *base*, guarded where it reads what we have prepared."""

    def parse(self: Any, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        current = draft(env)
        if current.failed or current.front is None:
            base.parse(self, inputstring, document)
            return
        while_reading(env, partial(base.parse, self, inputstring, document))
        if current.failed:  # transforms need what a parser leaves
            document.clear()
            base.parse(self, '', document)

    return type(base.__name__, (base,), {'parse': parse, '__module__': base.__module__})


def domain(base: type[Domain]) -> type[Domain]:
    """Return the domain *base*, guarded where it reads a document and resolves a reference."""

    def process_doc(self: Domain, env: BuildEnvironment, docname: str, document: Any) -> None:
        while_reading(env, partial(base.process_doc, self, env, docname, document))

    def resolve_xref(self: Domain, env: BuildEnvironment, docname: str, *given: Any) -> Any:
        lost = 'a reference leads nowhere'
        return tried(docname, lost, partial(base.resolve_xref, self, env, docname, *given))

    made = {'process_doc': process_doc, 'resolve_xref': resolve_xref}
    return type(base.__name__, (base,), {**made, '__module__': base.__module__})
