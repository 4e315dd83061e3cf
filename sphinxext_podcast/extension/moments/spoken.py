"""A transcript on its page: HTML for websites, paragraphs for all others, words for the search."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.builders.gettext import I18nBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from sphinxext_podcast.extension.builders import file_uri, is_website
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.elements.nodes import podcast_chapter, podcast_transcript
from sphinxext_podcast.extension.files import finder
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.media import clock
from sphinxext_podcast.model.transcript import Row, Transcript, Turn, aligned, turns
from sphinxext_podcast.output.pages import transcript as page

from .addresses import Documents, address_at, owned
from .at import mark
from .rendering import SPELLED, grouped
from .transcript import KIND, free, named_language, of_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator


#: What has an id of ours.
_WITH_IDS = (podcast_transcript, podcast_chapter)


def _words(node: podcast_transcript, key: str, env: BuildEnvironment) -> Transcript:
    """Return the transcript that *node* names by *key*, with its language."""
    if not node[key]:
        return Transcript()
    language, written = (node['language'], node['written']) if key == 'file' else ('', '')
    path = Path(env.srcdir, node[key])
    found = of_file(path, collapse=bool(node['collapse']), language=written)
    return found._replace(language=language or found.language or named_language(path.name))


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the search its words, and other builders than those of websites paragraphs."""
    if isinstance(app.builder, I18nBuilder):
        return
    if isinstance(app.builder, SingleFileHTMLBuilder):
        tell_apart(doctree, docname)
    if not any(doctree.findall(podcast_transcript)):
        return
    found = Documents(doctree, docname, app.builder)
    wanted = set(documents(app.env).get(docname, ()))
    for node, owner in found.transcripts:
        node['page'], node['provider'] = found.of(owner).target()
        if not is_website(app.builder):
            node.replace_self(grouped(plain(node, app.builder), node, app.builder))
            continue
        for key in ('file', 'translation'):
            if node[key] in wanted:
                wanted.remove(node[key])
                said = turns(_words(node, key, app.env).cues)
                for turn in said:
                    speaker = '' if turn.continued else turn.speaker
                    node += [nodes.paragraph('', text) for text in (speaker, turn.text) if text]


def tell_apart(doctree: nodes.document, docname: str) -> None:
    """Give transcripts and chapters ids that nothing else on a single page has."""
    known = [(n, owner) for n, owner in owned(doctree, docname) if isinstance(n, nodes.Element)]
    ours = [(node, owner) for node, owner in known if isinstance(node, _WITH_IDS) and node['ids']]
    taken = {id for node, _ in known if not isinstance(node, _WITH_IDS) for id in node['ids']}
    changed: dict[tuple[str, str], str] = {}
    for one, owner in ours:
        old = one['ids'][0]
        one['ids'][0] = changed[owner, old] = free(old, taken)
        taken.add(one['ids'][0])
    for node, owner in known:
        if isinstance(node, nodes.reference) and (owner, node.get('refid')) in changed:
            node['refid'] = changed[owner, node['refid']]


def documents(env: BuildEnvironment) -> dict[str, tuple[str, ...]]:
    """Return docname → the transcripts whose words are found there.

    Each is found once: in the oldest article that shows it, else in the first document.
    """
    articles = podcast(env).articles
    found: dict[str, tuple[str, ...]] = {}

    def age(docname: str) -> tuple[float, str]:
        article = articles.get(docname)
        date = article.date if article else None
        return (date.timestamp() if date else float('inf'), docname)

    for path, docnames in sorted(finder.users(KIND, env).items()):
        known = [docname for docname in docnames if docname in env.found_docs]
        for docname in known:
            found.setdefault(docname, ())
        if known:
            first = min(known, key=age)
            found[first] = (*found[first], path)
    return found


def visit_transcript(self: HTML5Translator, node: podcast_transcript) -> None:
    """Write the section; the words for the search are no part of it."""
    self.body.append(page.section(_sheet(node, self.builder)))
    raise nodes.SkipNode


def link(node: podcast_transcript) -> str:
    """Return a link to the transcript on its page, as HTML."""
    return page.link(node['ids'][0], str(_('Transcript')))


def _sheet(node: podcast_transcript, builder: StandaloneHTMLBuilder) -> page.Sheet:
    said, other = (_words(node, key, builder.env) for key in ('file', 'translation'))
    address = (
        file_uri(builder, builder.current_docname, node['site'])
        if node['site']
        else _download(builder, node['file'])
    )
    files = [page.File(address, str(_('Download the transcript')))]
    if node['translation']:
        words = str(_('Download the translation'))
        files.append(page.File(_download(builder, node['translation']), words))
    return page.Sheet(
        node['ids'][0],
        str(_('Transcript')),
        aligned(said.cues, other.cues),
        tuple(files),
        said.language,
        other.language,
        partial(address_at, node['page'], node['provider'], providers(builder.config)),
    )


def _download(builder: StandaloneHTMLBuilder, path: str) -> str:
    name = builder.env.dlfiles[Path(path)][1]
    return f'{builder.dlpath}/{quote(str(name))}'


def plain(node: podcast_transcript, builder: Builder) -> list[nodes.Element]:
    """Make a heading, and a paragraph of each turn; a translation stands below its turn.

    Where the author wrote the same words above it, there is no second heading.
    """
    said, other = (_words(node, key, builder.env) for key in ('file', 'translation'))
    title = str(_('Transcript'))
    made: list[nodes.Element] = [nodes.rubric(title, title, ids=node['ids'])]
    if builder.format == 'latex':  # in which headings of this kind have no label
        made = [nodes.target('', '', ids=node['ids']), nodes.rubric(title, title)]
    if isinstance(node.parent, nodes.section) and node.parent[0].astext() == title:
        made = [nodes.target('', '', ids=node['ids'])]
    address = partial(address_at, node['page'], node['provider'], providers(builder.config))

    def time(start: float) -> nodes.Node:
        return _time(start, address(start), builder)

    for row in aligned(said.cues, other.cues):
        made += _row(row, time)
    return made


def _time(start: float, page: str, builder: Builder) -> nodes.Node:
    """Return a time that leads to *page*; in brackets where it is no link.

    It is none where its address would be written out.
    """
    words = nodes.Text(clock(start))
    if not page or builder.format in SPELLED:
        return nodes.Text(f'[{words}]')
    if builder.format != 'html':
        return nodes.reference('', '', words, refuri=page)
    made = mark(start, [words])
    made['href'] = page
    return made


def _row(row: Row, time: Callable[[float], nodes.Node]) -> Iterable[nodes.Element]:
    yield from (_paragraph(turn, time) for turn in row.turns)
    if row.translation:
        quoted = nodes.block_quote()
        quoted += [_paragraph(turn) for turn in row.translation]
        yield quoted


def _paragraph(turn: Turn, time: Callable[[float], nodes.Node] | None = None) -> nodes.paragraph:
    made = nodes.paragraph(classes=['podcast-turn'])
    if turn.speaker and not turn.continued:
        made += [nodes.strong('', turn.speaker), nodes.Text(' ')]
    if time and turn.start is not None:
        made += [time(turn.start), nodes.Text(' ')]
    made += nodes.Text(turn.text)
    return made
