"""Chapters in the contents of their page, where ``podcast_chapters_in_contents`` wants them.

They stand there as the objects of a manual do: below the heading of their section, without a
number, each with a link to its entry in the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.elements.nodes import podcast_chapter, podcast_chapters
from sphinxext_podcast.extension.files import episode_files
from sphinxext_podcast.model.media import clock

from .chapters import listed
from .transcript import free, ids

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Marks an entry of the contents that is a chapter.
OURS = 'podcast_chapter'


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Put the chapters of the document into its contents, which Sphinx has made."""
    env = app.env
    if not app.config.podcast_chapters_in_contents:
        return
    found = list(doctree.findall(podcast_chapters))
    of_header = [] if found else _of_header(env)
    taken = ids(doctree)
    for chapters in (*found, *of_header):
        taken = identify(chapters, taken)
        section: nodes.Node | None = chapters
        while section is not None and not isinstance(section, nodes.section):
            section = section.parent
        if of_header:
            section = doctree.next_node(nodes.section)
        if isinstance(section, nodes.section):
            _add(env, env.docname, section, entries(chapters, env.docname))


def _of_header(env: BuildEnvironment) -> list[nodes.Element]:
    """Return the list that the header of the article, which is read now, shows."""
    article = podcast(env).articles.get(env.docname)
    if article is None or 'player' not in env.config.podcast_header:
        return []
    return listed(episode_files.all_chapters(article, env))


def identify(chapters: nodes.Element, taken: Collection[str]) -> set[str]:
    """Give each entry of the list *chapters* an id that is not *taken*; return all."""
    every = set(taken)
    for chapter in chapters.findall(podcast_chapter):
        if chapter.children:
            id = free(f'chapter-{clock(chapter["seconds"]).replace(":", "-")}', every)
            every.add(id)
            chapter['ids'] = [id]
    return every


def entries(chapters: nodes.Element, docname: str) -> list[nodes.list_item]:
    """Return an entry of the contents of *docname* for each of the *chapters* with an id."""
    made = []
    for chapter in chapters.findall(podcast_chapter):
        if chapter['ids']:
            link = nodes.reference(
                '',
                '',
                nodes.Text(chapter[1].astext()),
                internal=True,
                refuri=docname,
                anchorname=f'#{chapter["ids"][0]}',
            )
            line = addnodes.compact_paragraph('', '', link, skip_section_number=True)
            made.append(nodes.list_item('', line, **{OURS: 1}))
    return made


def _add(
    env: BuildEnvironment, docname: str, section: nodes.section, made: list[nodes.list_item]
) -> None:
    """Put what is *made* below the *section*, before the sections in it."""
    toc = env.tocs[docname]
    anchors = {f'#{id}' for id in section['ids']}
    links = list(toc.findall(nodes.reference))
    link = next((one for one in links if one.get('anchorname') in anchors), None)
    link = link or next((one for one in links if one.get('anchorname') == ''), None)
    if link is None:
        return
    item = cast('nodes.Element', link.parent.parent)
    below = item.children[-1]
    if not isinstance(below, nodes.bullet_list):
        below = nodes.bullet_list()
        item += below
    place = 0
    while place < len(below) and below.children[place].get(OURS):  # type: ignore[attr-defined]
        place += 1
    below[place:place] = made
    env.toc_num_entries[docname] += len(made)
