"""Every example of the documentation, and cases of our own, as the doctrees they become.

After a change that is meant: ``tox -e py -- tests/doctree --force-regen``, then read the
difference.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

import pytest
import sphinx.locale
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinxext_podcast.extension.players import NAMES

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / 'docs'
SNAPSHOTS = HERE / 'snapshots'

_FENCE = re.compile(r'(`{3,}|~{3,}) ?(?:\{code-block\} )?([\w{}-]*).*')
_OPTION = re.compile(r':[\w-]+:')
_HEADING = re.compile(r'#+ (.+)')
_INLINE = re.compile(r'`` (\{podcast:\w+\}`[^`]+`|:podcast:\w+:`[^`]+`) ``')
_WORDS = re.compile(r'[^\w]+')
#: What makes a block an example of ours: front matter at its start, or something we define.
_HEAD = re.compile(r'---\n|\+\+\+\n|\{\n|:(?:date|title):')
_NAME = '|'.join(sorted((*NAMES, 'article-list', 'term-list'), key=len, reverse=True))
_OURS = re.compile(rf'\{{\{{[<%]|\{{({_NAME})\}}|\.\. ({_NAME})::|podcast:\w+[`}}:]')
_LANGUAGES = {'markdown': 'md', 'text': 'md', 'yaml': 'md', 'json': 'md', 'rst': 'rst'}

_COLOUR = re.compile(r'\x1b\[[0-9;]*m')
_WARNING = re.compile(
    r'^([^:\n]+)\.(?:md|rst)(?::(\d+))?: (.*(?<!\[toc\.not_included\]))$', re.MULTILINE
)

CONF: dict[str, object] = {
    'project': 'Tide',
    'extensions': ['sphinxext_podcast'],
    'myst_enable_extensions': ['colon_fence'],
    'html_theme': 'basic',
    'podcast_now': '2030-01-01T00:00:00Z',
    'podcast_drafts': True,
    'podcast_footer': ['tags'],
}

ARTICLE = {
    'md': '---\ntitle: {}\ndate: 2026-02-09\n---\n\n',
    'rst': ':title: {}\n:date: 2026-02-09\n\n',
}


#: Examples on each page now: raise a number with a new example, lower it with a deleted one.
AT_LEAST = {
    'docs/index': 1,
    'docs/tutorial': 3,
    'docs/how-to/change-the-look': 1,
    'docs/how-to/embed-a-player': 7,
    'docs/how-to/list-articles': 6,
    'docs/how-to/write-an-article': 3,
    'docs/reference/directives': 11,
    'docs/reference/front-matter': 4,
    'docs/reference/players': 2,
}


class Example(NamedTuple):
    """A document to read; *name* is its docname and the path of its snapshot.

    Examples *with_lists* are read in the project whose articles the lists show.
    """

    name: str
    markup: str
    text: str
    with_lists: bool = False


class Built(NamedTuple):
    """Docname → doctree as read and as written; docname → warnings with their lines."""

    read: dict[str, str]
    written: dict[str, str]
    said: dict[str, list[str]]


def slug(text: str) -> str:
    return _WORDS.sub('-', text.lower()).strip('-')


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the heading above each fenced block of *text*, the block's language and content."""
    heading, lines = '', iter(text.splitlines())
    for line in lines:
        if title := _HEADING.fullmatch(line):
            heading = title[1]
        if fence := _FENCE.fullmatch(line.strip()):
            inside = []
            for inner in lines:
                if inner.strip() == fence[1]:
                    break
                inside.append(f'{inner}\n')
            content = dedent(''.join(inside))
            if 'code-block' in line and _OPTION.match(content):
                content = content.partition('\n\n')[2]
            yield heading, fence[2], content


def shown() -> Iterator[Example]:
    """Yield what the documentation shows as source and is ours to read."""
    for path in sorted(DOCS.rglob('*.md')):
        page = path.relative_to(DOCS).with_suffix('')
        if page.parts[0] in ('magazine', '_build'):
            continue
        text = path.read_text(encoding='utf-8')
        found = [
            (heading, _LANGUAGES[language], content)
            for heading, language, content in blocks(text)
            if language in _LANGUAGES and (_HEAD.match(content) or _OURS.search(content))
        ]
        found += [
            ('role', 'rst' if role.startswith(':') else 'md', f'{role}\n')
            for role in _INLINE.findall(text)
        ]
        number: Counter[str] = Counter()
        for heading, markup, content in found:
            name = f'docs/{page.as_posix()}/{slug(heading)}'
            number[name] += 1
            name = f'{name}-{number[name]}' if number[name] > 1 else name
            complete = bool(_HEAD.match(content))
            before = ARTICLE[markup].format('Example') if '{{' in content and not complete else ''
            yield Example(name, markup, before + content, not (complete or before))


def cases() -> Iterator[Example]:
    """Yield the cases of our own; without front matter they get one, unless they say not."""
    for path in (HERE / 'cases.md', HERE / 'cases.rst'):
        markup = path.suffix[1:]
        pieces = re.split(r'(?m)^=== (.+)\n\n', path.read_text(encoding='utf-8'))
        for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
            complete = _HEAD.match(text) or name.startswith('not an article')
            before = '' if complete else ARTICLE[markup].format(name)
            yield Example(f'cases/{markup}/{slug(name)}', markup, before + text)


EXAMPLES = [*shown(), *cases()]


def plain(doctree: nodes.document) -> str:
    """Return *doctree* as text, without what depends on the machine or the version."""
    doctree = doctree.deepcopy()
    for message in list(doctree.findall(nodes.system_message)):
        message.parent.remove(message)
    text = re.sub(r'\A<document .*>', '<document>', doctree.pformat())
    return text.replace('="True"', '="1"').replace('="False"', '="0"')


def build(src: Path, builder: str, conf: dict[str, object]) -> Built:
    """Build *src* in this process, and look at the doctrees on their way."""
    built = Built({}, {}, {})
    warning = StringIO()
    out, doctrees = src.with_name(builder), src.with_name('doctrees')
    try:
        with patch_docutils(), docutils_namespace():
            app = Sphinx(src, None, out, doctrees, builder, conf, status=None, warning=warning)

            def on_read(app: Sphinx, doctree: nodes.document) -> None:
                built.read[app.env.docname] = plain(doctree)

            def on_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
                built.written[docname] = plain(doctree)

            app.connect('doctree-read', on_read, priority=999)
            app.connect('doctree-resolved', on_resolved, priority=999)
            app.build()
    finally:
        sphinx.locale.translators.clear()
    text = _COLOUR.sub('', warning.getvalue()).replace(f'{src}/', '')
    for name, line, message in _WARNING.findall(text):
        built.said.setdefault(name, []).append(f'{line or "-"} {message}')
    return built


def report(name: str, html: Built, text: Built) -> str:
    """Return what became of the document *name*."""
    parts = {
        'warnings': '\n'.join(dict.fromkeys([*html.said.get(name, ()), *text.said.get(name, ())])),
        'as read': html.read[name],
        'in HTML': html.written[name],
        'in text': text.written[name],
    }
    if parts['in text'] == parts['in HTML']:
        parts['in text'] = 'as in HTML'
    if parts['in HTML'] == parts['as read']:
        parts['in HTML'] = 'as read'
    return '\n'.join(f'=== {part}\n{shown.rstrip()}\n' for part, shown in parts.items() if shown)


@pytest.fixture(scope='session')
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Read all examples, in two projects; return docname → what became of it."""
    found: dict[str, str] = {}
    for with_lists in (True, False):
        src = tmp_path_factory.mktemp('doctrees') / 'src'
        if with_lists:
            shutil.copytree(HERE / 'lists', src)
        documents = {
            f'{e.name}.{e.markup}': e.text for e in EXAMPLES if e.with_lists is with_lists
        }
        for name, text in {'index.md': '# Front page\n', **documents}.items():
            path = src / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        html, plain_text = build(src, 'html', CONF), build(src, 'text', CONF)
        found.update((name, report(name, html, plain_text)) for name in html.read)
    return found


@pytest.mark.parametrize('example', EXAMPLES, ids=lambda example: example.name)
def test_doctree(
    example: Example,
    snapshots: dict[str, str],
    file_regression: FileRegressionFixture,
    tmp_path: Path,
) -> None:
    file_regression.check(
        snapshots[example.name],
        encoding='utf-8',
        newline='\n',
        fullpath=SNAPSHOTS / f'{example.name}.txt',
        obtained_filename=tmp_path / 'obtained.txt',
    )


def test_no_example_drops_out() -> None:
    pages = Counter(example.name.rsplit('/', 1)[0] for example in shown())
    fewer = {page: number for page, number in AT_LEAST.items() if pages[page] < number}
    assert fewer == {}


def test_names_are_unique() -> None:
    assert len({example.name for example in EXAMPLES}) == len(EXAMPLES)


def test_no_snapshot_is_left_over() -> None:
    stored = {
        path.relative_to(SNAPSHOTS).with_suffix('').as_posix() for path in SNAPSHOTS.rglob('*.txt')
    }
    assert stored - {example.name for example in EXAMPLES} == set()
