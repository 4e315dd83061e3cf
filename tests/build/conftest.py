"""One way to build a site in a test, and to read its pages."""

from __future__ import annotations

import gettext
import logging
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from importlib import metadata
from io import StringIO
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple, Protocol
from urllib.parse import quote, unquote, urljoin, urlsplit

import jinja2
import pytest
import sphinx.domains.python
import sphinx.locale
from sphinx import theming
from sphinx.application import Sphinx
from sphinx.builders.html import _assets
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinxext_podcast.extension.tuning import speed
from tests.build.project import CONF as CONF  # noqa: PLC0414 - tests find it here
from tests.build.project import put
from tests.build.started import Starts
from tests.markup import Element as Element  # noqa: PLC0414 - tests find it here
from tests.markup import read_html

#: Imported before the first build, else its words stay in the language of that.
EARLY = sphinx.domains.python
ROOTS = Path(__file__).parent / 'roots'
_COLOUR = re.compile(r'\x1b\[[0-9;]*m')
STEMMERS = ('_static/base-stemmer.js', '_static/english-stemmer.js')
#: Builder → the suffix of the file that it makes of a document, or '' where there is no such file.
BUILDERS = {
    'html': '.html',
    'dirhtml': '/index.html',
    'singlehtml': '',
    'htmlhelp': '.html',
    'devhelp': '.html',
    'qthelp': '.html',
    'epub': '.xhtml',
    'latex': '',
    'text': '.txt',
    'man': '',
    'texinfo': '',
    'gettext': '',
    'xml': '.xml',
    'pseudoxml': '.pseudoxml',
    'json': '.fjson',
    'pickle': '.fpickle',
    'dummy': '',
}
_SPHINX = (sys.executable, '-m', 'sphinx')


#: What Jinja has compiled, by the template and by how its environment reads it.
_COMPILED: dict[tuple[object, ...], CodeType] = {}
_compile = jinja2.Environment.compile


def _compile_once(
    self: jinja2.Environment, source: str, name: str | None = None, filename: str | None = None
) -> CodeType:
    """Compile a template once for all builds of this process: it is half of a small build."""
    how = (type(self), self.lexer, self.autoescape, *sorted(self.extensions))
    key = (*how, source, name, filename)
    if key not in _COMPILED:
        _COMPILED[key] = _compile(self, source, name, filename)
    return _COMPILED[key]


@pytest.fixture(scope='session', autouse=True)
def _spare() -> Iterator[None]:
    """Spare what every build of a process does again, and no test looks at.

    That is finding the themes, compiling their templates, what Sphinx says of its progress (what
    the extension says stays), debug messages that nobody reads, and tidying the memory of a
    process that is to build but once.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, 'compile', _compile_once)
        patch.setattr(theming, 'entry_points', cache(metadata.entry_points), raising=False)
        patch.setattr(logging.root.manager, 'disable', logging.DEBUG)
        patch.setattr(speed, 'spare_the_garbage_collector', lambda: None)
        with heard(logging.WARNING):
            yield


@contextmanager
def heard(level: int) -> Iterator[None]:
    """Let Sphinx itself say only what is of *level* or above; the extension says all."""
    logger = logging.getLogger('sphinx.sphinx')
    before = logger.level
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.setLevel(before)


class Built(NamedTuple):
    """What a build made and said; *code* is its exit status."""

    out: Path
    warnings: list[str]
    status: str
    code: int

    def path(self, name: str) -> Path:
        """Return the file of the page *name*, of whichever HTML builder."""
        flat = self.out / f'{name}.html'
        return flat if flat.is_file() else self.out / name / 'index.html'

    def page(self, name: str) -> Element:
        """Read the page *name*."""
        return read_html(self.path(name).read_text(encoding='utf-8'))

    def shown(self, name: str) -> Element:
        """Read the page that a reader of the page *name* sees: a redirect leads on to it."""
        page, path = self.page(name), self.path(name).relative_to(self.out).as_posix()
        if metas := [m for m in page.all('meta') if m.attrs.get('http-equiv') == 'refresh']:
            href = metas[0].attrs['content'].removeprefix('0; url=')
            file, _ = self.follow(path, href)
            return read_html((self.out / file).read_text(encoding='utf-8'))
        return page

    def files(self) -> dict[str, Path]:
        """Return every file by its path below the output folder."""
        found = sorted(path for path in self.out.rglob('*') if path.is_file())
        return {path.relative_to(self.out).as_posix(): path for path in found}

    def follow(self, page: str, href: str) -> tuple[str, str]:
        """Return file, below the output folder, and fragment that *href* in file *page* means."""
        url = urlsplit(urljoin(f'http://site/{quote(page)}', href))
        assert url.netloc == 'site', href
        path = unquote(url.path).removeprefix('/')
        return f'{path}index.html' if path == '' or path.endswith('/') else path, unquote(
            url.fragment
        )

    def unlike(self, other: Built) -> list[str]:
        """Name the files that only one has, or that differ."""
        first, second = self.files(), other.files()
        first.pop('.buildinfo.bak', None)  # Sphinx's copy of the options before they changed
        for name in STEMMERS:  # scripts that Sphinx leaves of another language
            first.pop(name, None)
            second.pop(name, None)
        return sorted(
            name
            for name in first.keys() | second.keys()
            if name not in first
            or name not in second
            or first[name].read_bytes() != second[name].read_bytes()
        )

    def pages(self) -> dict[str, Element]:
        """Read every page."""
        return {
            name: read_html(path.read_text(encoding='utf-8'))
            for name, path in self.files().items()
            if name.endswith('.html')
        }


class Build(Protocol):
    """Builds *src* into *out*, the doctrees beside it, with the conf.py of *src* or *confdir*."""

    def __call__(
        self,
        src: Path,
        out: Path,
        builder: str = 'html',
        *,
        conf: Mapping[str, Any] | None = None,
        jobs: int = 1,
        doctrees: Path | None = None,
        confdir: Path | None = None,
        options: Sequence[str] = (),
        apart: bool = False,
    ) -> Built:
        """Build in this process, or with *apart* or *options* by a command, which is slower."""


def _said(src: Path, text: str) -> list[str]:
    """Return the lines of *text*, with paths from *src* on."""
    plain = _COLOUR.sub('', text).replace(f'{src}{os.sep}', '')
    return [line for line in plain.splitlines() if line.strip()]


def _forget() -> None:
    """Clear what Sphinx remembers for the life of a process: words, checksums of files."""
    sphinx.locale.translators.clear()
    getattr(gettext, '_translations').clear()  # noqa: B009 - it has no public name
    if checksum := getattr(_assets, '_file_checksum_inner', None):
        checksum.cache_clear()


@contextmanager
def forking() -> Iterator[None]:
    """Allow a process to fork: no other thread of a test holds a lock."""
    with warnings.catch_warnings():
        warnings.filterwarnings('ignore', '.*multi-threaded.*fork', DeprecationWarning)
        yield


def _build(
    src: Path,
    out: Path,
    builder: str = 'html',
    *,
    conf: Mapping[str, Any] | None = None,
    jobs: int = 1,
    doctrees: Path | None = None,
    confdir: Path | None = None,
    options: Sequence[str] = (),
    apart: bool = False,
) -> Built:
    doctrees, confdir = doctrees or out.with_name(f'{out.name}-doctrees'), confdir or src
    if apart or options:
        assert not conf, 'write it into conf.py'
        parts = ['-b', builder, '-j', str(jobs), '-d', str(doctrees), '-c', str(confdir)]
        done = subprocess.run(
            [*_SPHINX, *parts, *options, str(src), str(out)],
            capture_output=True,
            check=False,
            cwd=src.parent,
            encoding='utf-8',
            env={**os.environ, 'PYTHONIOENCODING': 'utf-8'},
        )
        return Built(out, _said(src, done.stderr), done.stdout, done.returncode)
    status, warning = StringIO(), StringIO()
    try:
        with forking(), patch_docutils(confdir), docutils_namespace():
            folders = (src, confdir, out, doctrees)
            app = Sphinx(
                *folders,
                builder,
                dict(conf or {}),
                status=status,
                warning=warning,
                parallel=jobs,
            )
            app.build()
    finally:
        _forget()
    return Built(out, _said(src, warning.getvalue()), status.getvalue(), app.statuscode)


@pytest.fixture(scope='session')
def build() -> Build:
    """Return the function that builds."""
    return _build


@pytest.fixture(scope='session')
def roots() -> Path:
    """Return the folder of the projects."""
    return ROOTS


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Return a function that writes the files of a project, with the usual conf.py."""
    return partial(put, tmp_path / 'src')


@pytest.fixture(scope='session')
def start(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Starts:
    """Return a function that brings a project back to its first build."""
    return Starts(tmp_path_factory.mktemp('started'), build)


def once(build: Build, src: Path, base: Path) -> Callable[[str], Built]:
    """Return a function that builds *src* below *base*, once with each builder."""
    return cache(lambda builder: build(src, base / builder, builder))


@pytest.fixture(scope='session')
def magazine(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """Return a function that builds the magazine once with each builder."""
    return once(build, ROOTS / 'magazine', tmp_path_factory.mktemp('magazine'))
