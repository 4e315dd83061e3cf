"""The chapters of an episode as a list of marks: ``{chapters}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from myst_parser.mocking import MockStateMachine
from sphinx.util.docutils import SphinxDirective

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import (
    podcast_chapter,
    podcast_chapter_title,
    podcast_chapters,
)
from sphinxext_podcast.extension.files import episode_files, finder, recordings
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.model.problem import FEW
from sphinxext_podcast.source.chapters import ChapterFile, from_line, is_line, said

from .at import clocked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes
    from sphinx.environment import BuildEnvironment


class Place(NamedTuple):
    """Where chapters are asked for: a file, a line, and by which name."""

    env: BuildEnvironment
    source: str
    line: int
    name: str = 'chapters'

    def warn(self, message: str, line: int = 0) -> None:
        """Warn of what is wrong here, or at another *line*."""
        where = f'{self.source}:{line or self.line}'
        warn(Subtype.EMBED, f'{self.name}: {message}', where)


def listed(
    chapters: Iterable[Chapter], source: str = '', line: int = 0, *, own: bool = False
) -> list[nodes.Element]:
    """Return the list of *chapters*, in the order of their time; nothing where there are none.

    It is their *own* list if the document names them at this *line* of *source*; else it shows
    what is translated elsewhere.
    """
    made = podcast_chapters('', own=int(own))
    for chapter in sorted(chapters, key=lambda one: one.start):
        url = chapter.url if scheme.is_web(chapter.url) else ''
        item = podcast_chapter('', seconds=chapter.start, url=url, image=chapter.image)
        if chapter.listed:
            title = podcast_chapter_title(chapter.title, chapter.title, url=url)
            item += [clocked(chapter.start), title]
            if not own:
                title['translatable'] = False
        else:
            item['title'] = chapter.title
        made += item
    for node in made.findall():
        node.source, node.line = source, line
    return [made] if any(item.children for item in made.children) else []


def stored(node: podcast_chapters) -> tuple[Chapter, ...]:
    """Return the chapters of the list *node*, with their titles as they are translated."""
    return tuple(
        Chapter(
            item['seconds'],
            item[1].astext() if item.children else item['title'],
            item['url'],
            item['image'],
            bool(item.children),
        )
        for item in node.children
        if isinstance(item, podcast_chapter)
    )


def asked(file: str, lines: Sequence[tuple[int, str]], place: Place) -> list[nodes.Element]:
    """Return the list of the chapters in *file*, or of the *lines*, or of the article.

    The lines count where there are none in the file; each has its number in the document.
    """
    written = [(number, text) for number, text in lines if text.strip()]
    found: Sequence[Chapter] = of_file(file, place) if file else ()
    if found and written:
        place.warn('it has a file and lines of its own; the lines are left out, delete one')
    elif written:
        found = _of_lines(written, place)
    if file or written:
        return listed(found, place.source, place.line, own=True)
    return of_article(place)


def _of_lines(lines: Iterable[tuple[int, str]], place: Place) -> list[Chapter]:
    found, faults = [], []
    for number, text in lines:
        try:
            found.append(from_line(text))
        except ValueError as wrong:
            faults.append((number, str(wrong)))
    for number, message in faults[:FEW]:
        place.warn(message, number)
    if more := faults[FEW:]:
        place.warn(f'{len(more)} more like these', more[0][0])
    return found


def of_file(name: str, place: Place, *, silent: bool = False) -> tuple[Chapter, ...]:
    """Return the chapters in the file *name* of the project; say what is wrong unless *silent*."""
    file = finder.note('list', name, place.env, what=place.name, line=place.line)
    if file is None:
        return ()
    place.env.note_dependency(file.path)
    found = episode_files.read_chapters(file)
    chapters, faults = found.read if isinstance(found, ChapterFile) else ((), (found,))
    if not silent and not chapters and not faults:
        faults = ('it has no chapters; write lines such as "12:34 Title"',)
    if faults and not silent:
        place.warn(f'{name!r}: {said(faults)}')
    return chapters


def of_article(place: Place) -> list[nodes.Element]:
    """Return the list of the chapters that the article, which is read now, has by itself."""
    article = draft(place.env).described
    if article and article.audio:
        article = recordings.complete(article, place.env)
    if article and article.chapters:
        return listed(article.chapters, place.source, place.line)
    if article and article.chapters_file:
        # What is wrong with the file of an episode its podcast says.
        podcast = bool(article.audio) and place.env.config.podcast_channel is not None
        found = of_file(article.chapters_file, place, silent=podcast)
        return listed(found, place.source, place.line)
    message = (
        'there are none; write lines such as "12:34 Title" here, name a file, or write '
        'chapters into the front matter'
    )
    if article and article.audio and not recordings.reader():
        message += '; sphinxext-podcast[audio] reads those in a recording'
    place.warn(message)
    return []


class ChaptersDirective(SphinxDirective):
    """The chapters of a file, of the lines below, or of the article."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        source, line = self.get_source_info()
        place = Place(self.env, source, line)
        # MyST counts from the directive, docutils from the beginning of the text.
        in_myst = isinstance(self.state_machine, MockStateMachine)
        first = self.content_offset + 1 + (self.lineno if in_myst else 0)
        lines = [
            (self.state_machine.get_source_and_line(number)[1] or line, text)
            for number, text in enumerate(self.content, first)
        ]
        file = ''.join(self.arguments)
        if is_line(file):  # docutils takes lines directly below for the name of a file
            above = line + (file.split('\n')[0] not in self.block_text.split('\n')[0])
            lines = [*enumerate(file.split('\n'), above), *lines]
            file = ''
        return [*asked(file, lines, place)]
