"""Transcripts: the directive, HTML for websites, paragraphs for all others, words for the search.

The file is read when the document is, for what is wrong with it, and again when the page is
written: what is stored of it is its name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.builders.gettext import I18nBuilder
from sphinx.util.docutils import SphinxDirective

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.elements.nodes import podcast_transcript
from sphinxext_podcast.extension.files import finder
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.transcript import Row, Transcript, Turn, aligned, clock, turns
from sphinxext_podcast.output.pages import transcript as page
from sphinxext_podcast.source import bounds
from sphinxext_podcast.source.transcripts.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

#: What the files are named for, see KINDS.
KIND = 'words'
#: The language in ``talk.zh-TW.vtt``.
_LANGUAGE = re.compile(r'\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})\.[^.]*\Z')


class TranscriptDirective(SphinxDirective):
    """``transcript``: what is said in a recording, from a file, and a translation beside it."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        'translation': directives.unchanged_required,
        'language': directives.unchanged_required,
        'collapse': directives.flag,
        'name': directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the transcript; nothing where there is no file."""
        source, line = self.get_source_info()
        collapse = 'collapse' in self.options
        made = transcript(self.arguments[0], self.options, self.env, line, collapse=collapse)
        if made is None:
            return []
        made.source, made.line = source, line
        identify(made, self.state.document)
        self.add_name(made)
        return [made]


def identify(node: podcast_transcript, document: nodes.document) -> None:
    """Give *node* an id that nothing else in *document* has."""
    id, number = 'transcript', 1
    while id in document.ids:
        number += 1
        id = f'transcript-{number}'
    document.ids[id] = node
    node['ids'].append(id)


def transcript(
    file: str, options: dict[str, Any], env: BuildEnvironment, line: int, *, collapse: bool
) -> podcast_transcript | None:
    """Make the node for *file* and its ``translation``; None if the file is not there."""
    path = _noted(file, env, line, collapse=collapse)
    if not path:
        return None
    other = options.get('translation', '')
    return podcast_transcript(
        '',
        file=path,
        translation=_noted(other, env, line, collapse=collapse) if other else '',
        language=options.get('language', '').replace('_', '-'),
        collapse=int(collapse),
    )


def _noted(name: str, env: BuildEnvironment, line: int, *, collapse: bool) -> str:
    """Return the path of the file *name* for the document that is read now, '' without one.

    It is copied into the site, and what is wrong with it is told once.
    """
    found = finder.note(KIND, name, env, what='transcript', line=line)
    if not found:
        return ''
    env.note_dependency(found.path)
    env.dlfiles.add_file(env.docname, found.path)
    said = podcast(env).said
    for fault in _read(found.file, collapse=collapse).faults:
        if (found.path, fault) not in said:
            said.add((found.path, fault))
            warn(Subtype.TRANSCRIPT, fault.message, f'{found.file}:{fault.line or 1}')
    return found.path


def _read(file: Path, *, collapse: bool) -> Transcript:
    """Return what is in *file*; nothing if it has gone since it was named."""
    try:
        state = file.stat()
        return _read_once(file, (state.st_mtime_ns, state.st_size), collapse)
    except OSError:
        return Transcript()


@lru_cache(maxsize=4)
def _read_once(file: Path, state: tuple[int, int], collapse: bool) -> Transcript:
    """Read *file* as it is in *state*: for its document, its page and the search."""
    with file.open('rb') as stream:
        data = stream.read(bounds.TRANSCRIPT_BYTES + 1)
    return read(data, collapse=collapse)


def _words(node: podcast_transcript, key: str, env: BuildEnvironment) -> Transcript:
    """Return the transcript that *node* names by *key*, with its language."""
    if not node[key]:
        return Transcript()
    found = _read(Path(env.srcdir, node[key]), collapse=bool(node['collapse']))
    named = _LANGUAGE.search(PurePosixPath(node[key]).name)
    language = node['language'] if key == 'file' else ''
    language = language or found.language or (named[1].replace('_', '-') if named else '')
    return found._replace(language=language)


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the search its words, and other builders than those of websites paragraphs."""
    if isinstance(app.builder, I18nBuilder):
        return
    wanted = set(documents(app.env).get(docname, ()))
    for node in list(doctree.findall(podcast_transcript)):
        if not is_website(app.builder):
            node.replace_self(plain(node, app.builder))
            continue
        for key in ('file', 'translation'):
            if node[key] in wanted:
                wanted.remove(node[key])
                said = turns(_words(node, key, app.env).cues)
                node += [nodes.paragraph('', turn.text) for turn in said]


def documents(env: BuildEnvironment) -> dict[str, tuple[str, ...]]:
    """Return docname → the transcripts whose words are found there.

    Each is found once: in the oldest article that shows it, else in the first document.
    """
    articles = podcast(env).articles
    found: dict[str, tuple[str, ...]] = {}

    def age(docname: str) -> tuple[float, str]:
        article = articles.get(docname)
        date = article.date if article else None
        return (date.timestamp() if date else float('inf'), docname)

    for path, docnames in sorted(finder.users(KIND, env).items()):
        known = [docname for docname in docnames if docname in env.found_docs]
        for docname in known:
            found.setdefault(docname, ())
        if known:
            first = min(known, key=age)
            found[first] = (*found[first], path)
    return found


def no_address(seconds: float) -> str:
    """Return '': no player of the page has an address for a moment."""
    return ''


def visit_transcript(self: HTML5Translator, node: podcast_transcript) -> None:
    """Write the section; the words for the search are no part of it."""
    self.body.append(page.section(_sheet(node, self.builder)))
    raise nodes.SkipNode


def link(node: podcast_transcript) -> str:
    """Return a link to the transcript on its page, as HTML."""
    return page.link(node['ids'][0], str(_('Transcript')))


def _sheet(node: podcast_transcript, builder: StandaloneHTMLBuilder) -> page.Sheet:
    said, other = (_words(node, key, builder.env) for key in ('file', 'translation'))
    files = [page.File(_download(builder, node['file']), str(_('Download the transcript')))]
    if node['translation']:
        words = str(_('Download the translation'))
        files.append(page.File(_download(builder, node['translation']), words))
    return page.Sheet(
        node['ids'][0],
        str(_('Transcript')),
        aligned(said.cues, other.cues),
        tuple(files),
        said.language,
        other.language,
        no_address,
    )


def _download(builder: StandaloneHTMLBuilder, path: str) -> str:
    name = builder.env.dlfiles[Path(path)][1]
    return f'{builder.dlpath}/{quote(str(name))}'


def plain(node: podcast_transcript, builder: Builder) -> list[nodes.Node]:
    """Make a heading, and a paragraph of each turn; a translation stands below its turn."""
    said, other = (_words(node, key, builder.env) for key in ('file', 'translation'))
    title = str(_('Transcript'))
    made: list[nodes.Node] = [nodes.rubric(title, title, ids=node['ids'])]
    for row in aligned(said.cues, other.cues):
        made += _row(row)
    return made


def _row(row: Row) -> Iterable[nodes.Node]:
    yield from (_paragraph(turn, marked=True) for turn in row.turns)
    if row.translation:
        quoted = nodes.block_quote()
        quoted += [_paragraph(turn, marked=False) for turn in row.translation]
        yield quoted


def _paragraph(turn: Turn, *, marked: bool) -> nodes.paragraph:
    made = nodes.paragraph(classes=['podcast-turn'])
    if turn.speaker and not turn.continued:
        made += [nodes.strong('', turn.speaker), nodes.Text(' ')]
    if marked and turn.start is not None:
        address = no_address(turn.start)
        time = clock(turn.start)
        made += nodes.reference('', time, refuri=address) if address else nodes.Text(f'[{time}]')
        made += nodes.Text(' ')
    made += nodes.Text(turn.text)
    return made
