"""The files of an article's own episode: where they are published, and what is read from them.

A file may be in a static folder, beside the article, or on another site.  What is beside it is
copied to its place below the source folder, as Hugo has it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from sphinxext_podcast.model.article import Enclosure
from sphinxext_podcast.model.path import FOLDER_NAME
from sphinxext_podcast.model.podcast import Transcript
from sphinxext_podcast.model.site import language_tag
from sphinxext_podcast.source.chapters import ChapterFile, from_file, said

from . import static_files

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article, Chapter
    from sphinxext_podcast.model.site import Site

#: What transcripts are by the ends of their names, as podcast apps call it.
TRANSCRIPTS = {
    'vtt': 'text/vtt',
    'srt': 'application/x-subrip',
    'json': 'application/json',
    'html': 'text/html',
    'htm': 'text/html',
    'txt': 'text/plain',
}


class Local(NamedTuple):
    """A file of the project: its *path* from the root of the site, '' if it gets no place.

    *below* the source folder it has that path, too, and is copied from there.
    """

    file: Path
    path: str
    below: bool


#: Address in the front matter → its file; None for one that is not there.
Files = dict[str, Local | None]


def of(article: Article, env: BuildEnvironment) -> Files:
    """Return the files of the project that *article* names for its own episode."""
    named = [article.audio.url, article.transcript, article.chapters_file] if article.audio else []
    return {
        name: find(name, article.docname, env)
        for name in named
        if name and not static_files.is_remote(name)
    }


def find(address: str, docname: str, env: BuildEnvironment) -> Local | None:
    """Return the file that *docname* means by *address*."""
    path = unquote(address)
    srcdir = Path(env.srcdir)
    beside = Path(env.relfn2path(path, docname)[1])
    if beside.is_file():
        inside = beside.is_relative_to(srcdir)
        name = beside.relative_to(srcdir).as_posix() if inside else ''
        return Local(beside, name, inside)
    for candidate in dict.fromkeys([path, path.lstrip('/')]):
        if known := static_files.file_at(candidate, env.config, env.srcdir):
            return Local(known, candidate.strip('/'), below=False)
    return None


def beside(articles: tuple[Article, ...], env: BuildEnvironment) -> list[str]:
    """Return the files to copy for *articles*, as paths below the source folder."""
    return [
        file.path
        for article in articles
        for file in of(article, env).values()
        if file and file.below
    ]


def enclosure(article: Article, files: Files, site: Site) -> Enclosure | None:
    """Return the audio of *article* with its absolute address; what is not given is read."""
    audio = article.audio
    if audio is None:
        return None
    address = _address(audio.url, files, site)
    file = files.get(audio.url)
    length = os.stat(file.file).st_size if file else audio.length  # noqa: PTH116
    return Enclosure(address or audio.url, length, audio.type)


def transcripts(
    article: Article, files: Files, site: Site, language: str
) -> tuple[Transcript, ...]:
    """Return the transcript of *article*, if there is one that podcast apps can read.

    It is in the *language* of the podcast unless the article has another.
    """
    kind = TRANSCRIPTS.get(article.transcript.rpartition('.')[2].lower(), '')
    address = _address(article.transcript, files, site)
    language = language_tag(article.language or language)
    return (Transcript(address, kind, language),) if kind and address else ()


def chapters(article: Article, files: Files, site: Site) -> str:
    """Return the address of the chapters of *article*, '' without any."""
    if own_chapters(article, files):
        return site.join(quote(chapters_place(article)))
    return _address(article.chapters_file, files, site) if is_ready(article, files) else ''


def own_chapters(article: Article, files: Files) -> tuple[Chapter, ...]:
    """Return the chapters of *article* of which a file is to be made.

    They are in its front matter, or in a file that no podcast app reads.
    """
    if article.chapters or not (file := files.get(article.chapters_file)):
        return article.chapters
    found = _read_chapters(file)
    return found.read.chapters if isinstance(found, ChapterFile) and not found.ready else ()


def is_ready(article: Article, files: Files) -> bool:
    """Say whether podcast apps read the file with chapters that *article* names as it is."""
    if file := files.get(article.chapters_file):
        found = _read_chapters(file)
        return isinstance(found, ChapterFile) and found.ready
    ending = article.chapters_file.partition('?')[0].rpartition('.')[2].lower()
    return ending not in TRANSCRIPTS.keys() - {'json'}


def chapter_fault(article: Article, files: Files) -> str:
    """Return what is wrong with the file of chapters that *article* names, '' if nothing is."""
    name = article.chapters_file
    if not name or (name in files and files[name] is None):
        return ''  # that it is not there is said already
    file = files.get(name)
    found = _read_chapters(file) if file else None
    if isinstance(found, str):
        return f'{name!r}: {found}; it is left out'
    if found and found.read.faults:
        return f'{name!r}: {said(found.read.faults)}'
    if not found and not is_ready(article, files):
        return f'{name!r} is nothing that podcast apps read; put the file beside the article'
    return ''


def _read_chapters(file: Local) -> ChapterFile | str:
    """Return what *file* holds, or what is wrong with it."""
    try:
        return from_file(file.file.read_text(encoding='utf-8'))
    except UnicodeDecodeError:
        return 'it is not in UTF-8'
    except OSError as wrong:
        return f'it cannot be read: {wrong.strerror}'
    except ValueError as wrong:
        return str(wrong)


def chapters_place(article: Article) -> str:
    """Return where the chapters of *article* are written, from the root of the site."""
    return f'{FOLDER_NAME.sub("", article.docname)}/chapters.json'.lstrip('/')


def _address(name: str, files: Files, site: Site) -> str:
    if not name or static_files.is_remote(name):
        return name
    file = files.get(name)
    return site.join(quote(file.path)) if file and file.path else ''
