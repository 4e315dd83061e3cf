"""What the author's own recording says of itself: how long it is, and its chapters.

It takes mutagen, an extra.  A file is read with its article, and again when it has changed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxext_podcast.extension.messages import hint
from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.model.characters import name

from . import finder

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article


class Recorded(NamedTuple):
    """What a file says: seconds, None where it does not, and chapters; or why it says nothing."""

    duration: float | None = None
    chapters: tuple[Chapter, ...] = ()
    fault: str = ''


@cache
def reader() -> str:
    """Return the version of mutagen, '' without it."""
    try:
        return metadata.version('mutagen')
    except metadata.PackageNotFoundError:
        return ''


def complete(article: Article, env: BuildEnvironment) -> Article:
    """Return *article*, which is read now, with what only its recording says."""
    lacks = article.duration is None or not (article.chapters or article.chapters_file)
    if article.audio is None or not lacks or is_remote(article.audio.url):
        return article
    file = finder.find('audio', article.audio.url, env)
    if isinstance(file, str):
        return article
    read_by(env)[article.docname] = reader()
    found = read(str(file.file), *_stamp(file.file)) if reader() else Recorded()
    if found.fault and article.duration is None:
        message = f'{article.audio.url!r} does not say how long it is: {found.fault}'
        hint(f'podcast: {message}; write "duration"', article.docname)
    own = () if article.chapters_file else found.chapters
    duration = found.duration if article.duration is None else article.duration
    return replace(article, duration=duration, chapters=article.chapters or own)


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def outdated(env: BuildEnvironment) -> set[str]:
    """Return the articles whose recordings another mutagen has read, or none."""
    return {docname for docname, known in read_by(env).items() if known != reader()}


def read_by(env: BuildEnvironment) -> dict[str, str]:
    """Return docname → the version by which its recording was read."""
    return env.domaindata['podcast']['recordings']  # type: ignore[no-any-return]


@cache
def read(path: str, changed: int, size: int) -> Recorded:
    """Return what the recording *path* says of itself, which *changed* then and is so large."""
    from mutagen import File  # noqa: PLC0415 - an extra

    try:
        return _said(File(path))
    except Exception as wrong:  # noqa: BLE001 - whatever is in a file of somebody's
        return Recorded(fault=' '.join(str(wrong).split())[:200] or type(wrong).__name__)


def _said(found: Any) -> Recorded:
    """Return what a file of mutagen says, None for one of a kind that it does not know."""
    if found is None:
        return Recorded()
    seconds = getattr(found.info, 'length', 0)
    frames = found.tags.getall('CHAP') if hasattr(found.tags, 'getall') else ()
    chapters = [_of_id3(frame) for frame in frames] or [
        Chapter(float(one.start), name(one.title))
        for one in getattr(found, 'chapters', None) or ()
    ]
    named = sorted((one for one in chapters if one.title), key=lambda one: one.start)
    return Recorded(round(seconds, 3) or None, tuple(named))


def _of_id3(frame: Any) -> Chapter:
    titles = [name(str(text)) for text in frame.sub_frames.getall('TIT2')]
    links = [str(link.url) for link in frame.sub_frames.getall('WXXX')]
    return Chapter(frame.start_time / 1000, ''.join(titles[:1]), ''.join(links[:1]))
