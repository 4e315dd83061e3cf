"""The addresses of links in articles, as notes at the foot of a printed page."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders.latex.transforms import URI_SCHEMES, ShowUrlsTransform

from sphinxext_podcast.extension.catalogue.catalogue import podcast


class AddressNotes(ShowUrlsTransform):
    """Put the addresses of links in articles at the foot of the page; paper has nothing to click.

    Sphinx does so for all documents or none; where a project chose, it is as it says.
    """

    default_priority = ShowUrlsTransform.default_priority - 1

    def expand_show_urls(self) -> None:
        """Add a note behind each link in an article that does not show its address."""
        if {'latex_show_urls'} & {*self.config._raw_config, *self.config.overrides}:
            return
        articles = podcast(self.env).articles
        for link in list(self.document.findall(nodes.reference)):
            address = link.get('refuri', '')
            docname = self.get_docname_for_node(link)
            if address.startswith(URI_SCHEMES) and docname in articles and not shows(link):
                place = link.parent.index(link) + 1
                link.parent.insert(place, [*self.create_footnote(printable(address), docname)])
                self.expanded = True

    def renumber_footnotes(self) -> None:
        """Count the notes of each document from 1, those of its author among them."""
        names: dict[tuple[str, str], str] = {}
        counted: dict[str, int] = {}
        for mark in self.document.findall(nodes.footnote_reference):
            docname = self.get_docname_for_node(mark)
            key = (docname, mark.get('refid', ''))
            if key not in names:
                counted[docname] = counted.get(docname, 0) + 1
                names[key] = str(counted[docname])
            mark.children = []
            mark.append(nodes.Text(names[key]))
        for note in self.document.findall(nodes.footnote):
            docname = self.get_docname_for_node(note)
            for id in note['ids']:
                if number := names.get((docname, id)):
                    note.replace(note.children[0], nodes.label('', number))


def shows(link: nodes.reference) -> bool:
    """Return whether *link* is its address, or stands where there is no place for a note."""
    address = link['refuri'].removeprefix('mailto:')
    return link.astext() == address or not isinstance(link.parent, nodes.TextElement)


def printable(address: str) -> str:
    """Return *address* without the sign for which Sphinx writes a command that is printed."""
    return address.replace('^', '%5E')
