"""The files of an article's own episode: where they are published, and what is read from them.

A file may be in a static folder, beside the article, or on another site.  What is beside it is
copied to its place below the source folder, as Hugo has it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.messages import front_matter_line
from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.model.addresses.path import FOLDER_NAME
from sphinxext_podcast.model.article import Enclosure
from sphinxext_podcast.model.feeds.feed import Transcript
from sphinxext_podcast.model.site import language_tag
from sphinxext_podcast.source.chapters import ChapterFile, from_file, said
from sphinxext_podcast.source.front_matter.article_fields import SOUNDS

from . import finder
from .finder import NamedFile

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article, Chapter
    from sphinxext_podcast.model.site import Site

#: Bytes of a file of chapters, at most.
LARGEST = 10_000_000
#: What transcripts are by the ends of their names, as podcast apps call it.
TRANSCRIPTS = {
    'vtt': 'text/vtt',
    'srt': 'application/x-subrip',
    'json': 'application/json',
    'html': 'text/html',
    'htm': 'text/html',
    'txt': 'text/plain',
}


#: Address in the front matter → its file; None for one that is not there.
Files = dict[str, NamedFile | None]


def note(article: Article, env: BuildEnvironment) -> None:
    """Remember the files of the episode of *article*, which is read now.

    Its page tells what is in some of them.
    """
    for key, name in _named(article).items():
        keys = SOUNDS if key == 'audio' else (key,)
        found = finder.note(key, name, env, line=front_matter_line(env, *keys))
        if found and key != 'transcript':
            env.note_dependency(found.path)
    if (name := article.chapters_file) and article.audio is None and not is_remote(name):
        line = front_matter_line(env, 'chapters')
        if found := finder.note('list', name, env, what='chapters', line=line):
            env.note_dependency(found.path)


def of(article: Article, env: BuildEnvironment) -> Files:
    """Return the files of the project that *article* names for its own episode."""
    return {name: find(key, name, article.docname, env) for key, name in _named(article).items()}


def find(kind: str, address: str, docname: str, env: BuildEnvironment) -> NamedFile | None:
    """Return the file that *docname* means by *address*, for *kind*."""
    found = finder.find(kind, address, env, docname)
    return None if isinstance(found, str) else found


def _named(article: Article) -> dict[str, str]:
    """Return what *article* names for its own episode, by the key of the front matter."""
    if not article.audio:
        return {}
    named = {
        'audio': article.audio.url,
        'transcript': article.transcript,
        'chapters': article.chapters_file,
    }
    return {key: name for key, name in named.items() if name and not is_remote(name)}


def published(file: NamedFile, key: str, env: BuildEnvironment) -> str:
    """Return the place of *file* on the site, '' unless it is that of the episode for *key*.

    The episode is the article that is read now, which names it in its front matter.
    """
    article = draft(env).article
    if article is None or not (name := _named(article).get(key)):
        return ''
    own = find(key, name, env.docname, env)
    return own.site if own and own.file == file.file else ''


def beside(articles: tuple[Article, ...], env: BuildEnvironment) -> list[str]:
    """Return the files to copy for *articles*, as paths below the source folder."""
    return [
        file.site
        for article in articles
        for file in of(article, env).values()
        if file and file.beside
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
    found = read_chapters(file)
    return found.read.chapters if isinstance(found, ChapterFile) and not found.ready else ()


def all_chapters(article: Article, env: BuildEnvironment) -> tuple[Chapter, ...]:
    """Return the chapters of *article*, wherever it has them in the project."""
    name = article.chapters_file
    if article.chapters or not name or is_remote(name):
        return article.chapters
    file = find('chapters', name, article.docname, env)
    found = read_chapters(file) if file else None
    return found.read.chapters if isinstance(found, ChapterFile) else ()


def is_ready(article: Article, files: Files) -> bool:
    """Return whether podcast apps read the file with chapters that *article* names as it is."""
    if file := files.get(article.chapters_file):
        found = read_chapters(file)
        return isinstance(found, ChapterFile) and found.ready
    ending = article.chapters_file.partition('?')[0].rpartition('.')[2].lower()
    return ending not in TRANSCRIPTS.keys() - {'json'}


def chapter_fault(article: Article, files: Files) -> str:
    """Return what is wrong with the file of chapters that *article* names, '' if nothing is."""
    name = article.chapters_file
    if not name or (name in files and files[name] is None):
        return ''  # that it is not there is said already
    file = files.get(name)
    found = read_chapters(file) if file else None
    if isinstance(found, str):
        return f'{name!r}: {found}; it is left out'
    if found and found.read.faults:
        return f'{name!r}: {said(found.read.faults)}'
    if not found and not is_ready(article, files):
        return f'{name!r} is nothing that podcast apps read; put the file beside the article'
    return ''


def read_chapters(file: NamedFile) -> ChapterFile | str:
    """Return what *file* holds, or what is wrong with it."""
    try:
        if file.file.stat().st_size > LARGEST:
            return f'it has more than {LARGEST // 10**6} MB'
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
    if not name or is_remote(name):
        return name
    file = files.get(name)
    return site.join(quote(file.site) + file.rest) if file else ''
