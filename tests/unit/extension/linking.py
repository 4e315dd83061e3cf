"""A linker that needs no project, and nodes as lines to compare."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.extension.links.linker import Labelled
    from sphinxext_podcast.model.groups.section import Section
    from sphinxext_podcast.model.groups.term import Term

#: Every part that a header or footer can have.
HEADER = (
    *('lede', 'show', 'date', 'updated', 'reading-time', 'authors', 'hosts', 'guests'),
    *('categories', 'translations', 'picture'),
)
FOOTER = (
    *('tags', 'series', 'same-episode', 'related', 'section-neighbours', 'neighbours'),
    *('read-on', 'about-show', 'source', 'subscribe'),
)


def config(**given: Any) -> Any:
    """Return what of ``conf.py`` the pages ask for."""
    known = {
        'language': 'en',
        'root_doc': 'index',
        'podcast_header': HEADER,
        'podcast_footer': FOOTER,
        'podcast_page_size': 20,
        'podcast_list_layout': {'home': 'cards'},
        'html_sidebars': {},
    }
    return SimpleNamespace(**{**known, **given})


class FakeLinks:
    """Links by names: ``→ posts/a`` for an article, ``→ tags/海`` for a term."""

    def __init__(
        self,
        settings: Any = None,
        pictures: Mapping[str, str] | None = None,
        feeds: bool = False,
        has_term_pages: bool = True,
    ) -> None:
        """Link in a project whose articles have *pictures*, by docname."""
        self.has_term_pages, self.feeds = has_term_pages, feeds
        shown = pictures or {}
        files = {d: (SimpleNamespace(kind='image', path=p),) for d, p in shown.items()}
        named = {path: (set[str](), path.rpartition('/')[2]) for path in shown.values()}
        self.env: Any = SimpleNamespace(
            config=settings or config(),
            images=named,
            toctree_includes={},
            domains={'podcast': SimpleNamespace(subjects=SimpleNamespace(at=str))},
            domaindata={'podcast': {'files': files, 'pictures': {}}},
            found_docs=set(),
            titles={},
        )

    def article(self, article: Labelled) -> nodes.Element:
        """Link to *article*."""
        return link(article.label, article.docname)

    def term(self, term: Term) -> nodes.Element:
        """Link to *term*."""
        return link(term.name, term.path)

    def section(self, section: Section) -> nodes.Element:
        """Link to *section*."""
        return link(section.path.title() or 'Home', section.path)

    def page(self, path: str, text: str, fragment: str = '') -> nodes.Element:
        """Link to the list at *path*."""
        return link(text, f'{path}#{fragment}' if fragment else path)

    def picture(self, path: str) -> str:
        """Return the address of the picture *path*."""
        return f'_images/{path}' if self.has_term_pages else ''

    def measures(self, path: str, room: str) -> dict[str, str]:
        return {'sizes': room}

    def feed(self, subject: Subject) -> str:
        """Return the address of the feed of *subject*."""
        return 'index.xml' if self.feeds else ''

    def site_feeds(self) -> list[tuple[str, str]]:
        """Return the feeds of the site."""
        return [('RSS', 'index.xml')] if self.feeds else []


def link(text: str, target: str) -> nodes.reference:
    """Return a link that says *text*."""
    return nodes.reference('', text, refuri=target)


def lines(made: nodes.Node | Iterable[nodes.Node]) -> list[str]:
    """Return a line for each paragraph in *made*: its first class, its text, links with arrows."""
    found: list[str] = []
    for node in [made] if isinstance(made, nodes.Node) else made:
        for paragraph in node.findall(nodes.paragraph):
            classes = paragraph['classes'][:1] or ['-']
            found.append(f'{classes[0].removeprefix("podcast-")}: {_text(paragraph)}')
    return found


def _text(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return node.astext()
    text = ''.join(map(_text, node.children))
    if isinstance(node, nodes.reference):
        return f'[{text} → {node["refuri"]}]'
    return f'*{text}*' if isinstance(node, nodes.strong) else text
