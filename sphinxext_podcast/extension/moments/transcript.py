"""Transcripts: the directive, the one that the front matter names, and their files.

The file is read when the document is, for what is wrong with it, and again when the page is
written: what is stored of it is its name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import podcast_transcript
from sphinxext_podcast.extension.files import episode_files, finder
from sphinxext_podcast.extension.messages import Subtype, front_matter_line, warn
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.model.addresses.published import is_suited
from sphinxext_podcast.model.transcript import Transcript
from sphinxext_podcast.source import bounds
from sphinxext_podcast.source.transcripts.reader import read

from .quote import language

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.files.finder import NamedFile
    from sphinxext_podcast.model.article import Article

#: What the files are named for, see KINDS.
KIND = 'words'
#: The language in ``talk.zh-TW.vtt``.
_LANGUAGE = re.compile(r'\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})\.[^.]*\Z')


class TranscriptDirective(SphinxDirective):
    """``transcript``: what is said in a recording, from a file, and a translation beside it."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        'translation': directives.unchanged_required,
        'language': directives.unchanged_required,
        'collapse': directives.flag,
        'name': directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the transcript; nothing where there is no file."""
        place = self.get_source_info()
        named = ''.join(self.arguments)
        collapse = 'collapse' in self.options
        made = asked(named, self.options, self.env, place, collapse=collapse)
        for node in made:
            identify(node, self.state.document)
            self.state.document.ids[node['ids'][0]] = node
            self.add_name(node)
        return [*made]


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Let references without words of their own to the names of transcripts have these."""
    labels = app.env.domains.standard_domain.labels
    for node in doctree.findall(podcast_transcript):
        for name in node['names']:
            labels[name] = (app.env.docname, node['ids'][0], str(_('Transcript')))


def identify(node: podcast_transcript, document: nodes.Element) -> None:
    """Give *node* an id that nothing else in *document* has."""
    taken = ids(document)
    taken |= document.ids.keys() if isinstance(document, nodes.document) else set()
    node['ids'].append(free('transcript', taken))


def ids(document: nodes.Element) -> set[str]:
    """Return the ids of all that is in *document*."""
    return {id for node in document.findall(nodes.Element) for id in node['ids']}


def free(base: str, taken: Collection[str]) -> str:
    """Return the id *base*, with a number if it is *taken*."""
    found, number = base, 1
    while found in taken:
        number += 1
        found = f'{base}-{number}'
    return found


def asked(
    name: str,
    options: Mapping[str, str],
    env: BuildEnvironment,
    place: tuple[str, int],
    *,
    collapse: bool,
) -> list[podcast_transcript]:
    """Return the transcript in the file *name*, or that of the article, if it can be read.

    It is asked for at *place*, a file and a line.
    """
    line, article = place[1], draft(env).article

    def wrong(message: str) -> None:
        warn(Subtype.TRANSCRIPT, f'transcript: {message}', (env.docname, line))

    if not (name := name or (article.transcript if article else '')):
        wrong('it names no file; write one behind it')
        return []

    given = language(options.get('language', ''), 'language', wrong)
    written = given or _language(article, env)
    found = _noted(name, env, line, collapse=collapse, language=written)
    if not found:
        return []
    other = None
    if named := options.get('translation', ''):
        other = _noted(named, env, line, collapse=collapse)
    made = podcast_transcript(
        '',
        file=found.path,
        site=episode_files.published(found, 'transcript', env),
        translation=other.path if other else '',
        language=given,
        written=written,
        collapse=int(collapse),
    )
    made.source, made.line = place
    return [made]


def note(article: Article, env: BuildEnvironment, *, shown: bool) -> Article:
    """Remember the transcript of *article*, which is read now; it is *shown* in its header.

    Return the article, without a transcript that has no words: neither page nor podcast is for
    that.  Whether the file of an episode is there is asked for its podcast.
    """
    line = front_matter_line(env, 'transcript')
    name = article.transcript
    if file := _file(article, env):
        env.note_dependency(file.path)
        language = _language(article, env)
        said = of_file(file.file, collapse=False, language=language)
        if shown or not said.cues:
            _noted(name, env, line, collapse=False, language=language)
        return article if said.cues else replace(article, transcript='')
    if not shown:
        return article
    if name and not article.audio and not is_remote(name) and is_suited(name, KIND):
        finder.note(KIND, name, env, what='transcript', line=line)
    return article


def of_article(article: Article, env: BuildEnvironment) -> podcast_transcript | None:
    """Return the transcript that the front matter of *article* names, if it can be shown."""
    found = _file(article, env)
    written = _language(article, env)
    if not found or not of_file(found.file, collapse=False, language=written).cues:
        return None
    return podcast_transcript(
        '',
        file=found.path,
        site=found.site if article.audio else '',
        translation='',
        language=article.language,
        written=written,
        collapse=0,
    )


def _language(article: Article | None, env: BuildEnvironment) -> str:
    """Return the language of *article*, or of the site."""
    return (article.language if article else '') or env.config.language or ''


def _file(article: Article, env: BuildEnvironment) -> NamedFile | None:
    """Return the transcript of *article*, if it is a file of the project that can be shown."""
    name = article.transcript
    return episode_files.find(KIND, name, article.docname, env) if name else None


def _noted(
    name: str, env: BuildEnvironment, line: int, *, collapse: bool, language: str = ''
) -> NamedFile | None:
    """Return the file *name* for the document that is read now.

    It is copied into the site, and what is wrong with it is kept for ``report``; one in which
    nothing can be read is None.
    """
    found = finder.note(KIND, name, env, what='transcript', line=line)
    if not found:
        return None
    env.note_dependency(found.path)
    known = of_file(found.file, collapse=collapse, language=language)
    misheard = podcast(env).misheard
    faults = ((str(found.file), fault.line or 1, fault.message) for fault in known.faults)
    misheard[env.docname] = (*misheard.get(env.docname, ()), *faults)
    if not known.cues:
        return None
    if not episode_files.published(found, 'transcript', env):
        env.dlfiles.add_file(env.docname, found.path)
    return found


def report(env: BuildEnvironment) -> None:
    """Tell what is wrong with transcripts, once, whichever documents and processes met it."""
    misheard = podcast(env).misheard
    found = (fault for _, faults in sorted(misheard.items()) for fault in faults)
    for file, line, message in dict.fromkeys(found):
        warn(Subtype.TRANSCRIPT, message, f'{file}:{line}')
    misheard.clear()


def named_language(name: str) -> str:
    """Return the language that the *name* of a file says: zh-TW of ``talk.zh-TW.vtt``."""
    found = _LANGUAGE.search(name)
    return found[1].replace('_', '-') if found else ''


def of_file(file: Path, *, collapse: bool, language: str = '') -> Transcript:
    """Return what is in *file*, in the *language* of its name or else that which is given.

    There is nothing if it has gone since it was named.
    """
    try:
        state = file.stat()
        written = named_language(file.name) or language
        return _read_once(file, (state.st_mtime_ns, state.st_size), collapse, written)
    except OSError:
        return Transcript()


@lru_cache(maxsize=4)
def _read_once(file: Path, state: tuple[int, int], collapse: bool, language: str) -> Transcript:
    """Read *file* as it is in *state*: for its document, its page and the search."""
    with file.open('rb') as stream:
        data = stream.read(bounds.TRANSCRIPT_BYTES + 1)
    return read(data, collapse=collapse, language=language)
