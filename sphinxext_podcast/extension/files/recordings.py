"""What the author's own recording says of itself: how long it is, and its chapters.

It takes mutagen, an extra.  A file is read with its article, and again when it has changed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.model.characters import name

from . import finder

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article


class Recorded(NamedTuple):
    """What a file says: seconds, None where it does not, and chapters."""

    duration: float | None = None
    chapters: tuple[Chapter, ...] = ()


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
    found = read(file.file) if reader() else Recorded()
    own = () if article.chapters_file else found.chapters
    duration = found.duration if article.duration is None else article.duration
    return replace(article, duration=duration, chapters=article.chapters or own)


def outdated(env: BuildEnvironment) -> set[str]:
    """Return the articles whose recordings another mutagen has read, or none."""
    return {docname for docname, known in read_by(env).items() if known != reader()}


def read_by(env: BuildEnvironment) -> dict[str, str]:
    """Return docname → the version by which its recording was read."""
    return env.domaindata['podcast']['recordings']  # type: ignore[no-any-return]


def read(path: Path) -> Recorded:
    """Return what the recording *path* says of itself, nothing if it is none that can be read."""
    from mutagen import File, MutagenError  # noqa: PLC0415 - an extra

    try:
        found: Any = File(path)
    except (MutagenError, OSError, ValueError, LookupError, ArithmeticError):
        return Recorded()
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
