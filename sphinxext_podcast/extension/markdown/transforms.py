"""The body of an article after parsing: ids of headings, rules, typography."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements import words
from sphinxext_podcast.source.markdown.headings import heading_id

#: A rule where docutils has none, by format.
RULE = {'html': '<hr class="docutils" />', 'latex': r'\par\noindent\hrulefill\par'}


class HeadingIds(SphinxTransform):
    """Give headings the ids that Hugo gives them, with their Chinese text.

    After all other ids are given (261), before MyST adds its own (700) and titles are collected.
    """

    default_priority = 690

    def apply(self, **kwargs: Any) -> None:
        """Set the ids of all sections; the title's last, for Hugo does not count it."""
        if draft(self.env).marked is None:
            return
        sections = list(self.document.findall(nodes.section))
        if draft(self.env).titled:
            sections.append(sections.pop(0))
        for section in sections:
            for id in self.automatic(section):
                # A heading may have the words, and so the id, of another that is not yet renamed.
                self.document.ids.pop(id, None)
        slugs: dict[str, tuple[int | None, str, str]] = {}
        numbers: dict[str, int] = {}
        renamed: dict[str, str] = {}
        for section in sections:
            id = section.attributes.pop('podcast_id', '') or heading_id(
                words.heading(section[0]), slugs, numbers
            )
            slugs[id] = (section.line, id, words.title(section[0]))
            renamed.update(self.rename(section, id))
        self.follow(renamed)
        if hasattr(self.document, 'myst_slugs'):
            self.document.myst_slugs = slugs
            self.env.metadata[self.env.docname]['myst_slugs'] = slugs

    def follow(self, renamed: dict[str, str]) -> None:
        """Let names and references use the new ids."""
        for name, known in self.document.nameids.items():
            if known in renamed:
                self.document.nameids[name] = renamed[known]
        for reference in self.document.findall(nodes.reference):
            if reference.get('refid') in renamed:
                reference['refid'] = renamed[reference['refid']]

    def rename(self, section: nodes.section, id: str) -> dict[str, str]:
        """Make *id* the first id of *section*, in the place of those that docutils made up."""
        section.attributes.pop('slug', None)
        old = self.automatic(section)
        if id in self.document.ids:
            return {}  # the author has given this id to something else
        section['ids'] = [id, *(i for i in section['ids'] if i not in old)]
        self.document.ids[id] = section
        return dict.fromkeys(old, id)

    def automatic(self, section: nodes.section) -> list[str]:
        """Return the ids of *section* that the author has not given it."""
        given = {
            self.document.nameids.get(name)
            for name in section['names']
            if self.document.nametypes.get(name)
        }
        return [id for id in section['ids'] if id not in given]


class RulesAnywhere(SphinxTransform):
    """Let ``---`` stand where docutils allows no transition: at an end, or two together.

    Before docutils checks them (830).
    """

    default_priority = 829

    def apply(self, **kwargs: Any) -> None:
        """Put a rule in the place of every transition that docutils would refuse."""
        if draft(self.env).dialect != 'hugo':
            return
        rules = self.document.findall(nodes.transition)
        for parent in {id(rule.parent): rule.parent for rule in rules}.values():
            _replace_refused(parent)


def _replace_refused(parent: nodes.Element) -> None:
    """Put raw rules in the places of those in *parent* that divide no block from another."""
    between = isinstance(parent, (nodes.document, nodes.section))
    following: list[nodes.Node | None] = []
    after: nodes.Node | None = None
    for node in reversed(parent.children):
        following.append(after)
        after = after if isinstance(node, nodes.Invisible) else node
    made: list[nodes.Node] = []
    before: nodes.Node | None = None
    for node, after in zip(parent.children, reversed(following), strict=True):
        refused = not between or not _is_block(before) or not _is_block(after)
        if isinstance(node, nodes.transition) and refused:
            made += [nodes.raw('', text, format=f) for f, text in RULE.items()]
        else:
            made.append(node)
        before = before if isinstance(made[-1], nodes.Invisible) else made[-1]
    parent[:] = made


def _is_block(node: nodes.Node | None) -> bool:
    """Return whether a rule may divide *node* from another block."""
    return node is not None and not isinstance(node, (nodes.transition, nodes.title))


class LiteralTypography(SphinxTransform):
    """Leave quotes and dashes as they are by now: in an article the parser has set them as Hugo.

    Before Sphinx's own smart quotes (750), which would go by the language of the project.
    """

    default_priority = 749

    def apply(self, **kwargs: Any) -> None:
        """Switch Sphinx's smart quotes off, for the title or for all of the article."""
        if draft(self.env).marked is None:
            return
        if draft(self.env).dialect == 'hugo':
            self.document.settings.smart_quotes = False
        elif draft(self.env).titled:
            title = self.document.next_node(nodes.title)
            if title is not None:
                title['support_smartquotes'] = False


class FootnoteNumbers(SphinxTransform):
    """Number footnotes as Hugo does: by their first marks, whatever their names are.

    After docutils has numbered those that are called by words (620), and MyST has put all behind
    the text (623).
    """

    default_priority = 630

    def apply(self, **kwargs: Any) -> None:
        """Give footnotes their numbers, and put them in that order."""
        if draft(self.env).dialect != 'hugo':
            return
        notes = {id: note for note in self.document.findall(nodes.footnote) for id in note['ids']}
        # Those of a translated sentence get their ids later.
        names = {name: id for id, note in notes.items() for name in note['names']}
        marks = [
            (mark, id)
            for mark in self.document.findall(nodes.footnote_reference)
            if (id := mark.get('refid') or names.get(mark.get('refname'), '')) in notes
        ]
        inner = {
            mark for note in notes.values() for mark in note.findall(nodes.footnote_reference)
        }
        numbers: dict[str, int] = {}
        for mark, id in sorted(marks, key=lambda pair: pair[0] in inner):
            number = numbers.setdefault(id, len(numbers) + 1)
            mark[:] = [nodes.Text(str(number))]
        called = [notes[name] for name in numbers]
        places: list[tuple[Any, int]] = [(note.parent, note.parent.index(note)) for note in called]
        places.sort(key=lambda place: place[1])
        for number, (note, (parent, at)) in enumerate(zip(called, places, strict=True), 1):
            note[0] = nodes.label('', str(number))
            parent[at] = note
