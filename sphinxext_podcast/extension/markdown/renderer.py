"""Tokens of Hugo's Markdown → doctree, where MyST and docutils mean something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from sphinx import addnodes
from sphinx.highlighting import lexer_classes, lexers

from sphinxext_podcast.extension.elements.words import AUTOMATIC
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.addresses.named_file import is_possible, shown
from sphinxext_podcast.source.dialects import indented_blocks
from sphinxext_podcast.source.markdown import code_options
from sphinxext_podcast.source.markdown.headings import REFUSED
from sphinxext_podcast.source.raw_markup import TASK, is_task_box, without_tags

from .unseen_marks import NotingRenderer

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_SCHEME = re.compile(r'[a-zA-Z][a-zA-Z0-9+.-]*:|//')


class LinkGuard(NotingRenderer):
    """Makes the doctree of an article in plain MyST, which asks for the file of every link."""

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Render what leads to no possible file as it is written."""
        href = self.md.normalizeLinkText(str(token.attrs.get('href') or ''))
        path = href.removeprefix('project:').removeprefix('path:').partition('#')[0]
        if _SCHEME.match(path) or is_possible(path):
            super().render_link(token)
            return
        place = (self.sphinx_env.docname, token.map[0] if token.map else 0)
        warn(Subtype.LINK, f'no file has the address {shown(href)}; correct it', place)
        self.render_link_url(token)


class ArticleRenderer(NotingRenderer):
    """Makes the doctree of an article."""

    def begin(self, node: nodes.Element) -> None:
        """Begin another text of the same document, whose nodes go into *node*."""
        self.md_env, self.current_node = {}, node
        self._level_to_section = {0: self.document}
        self._heading_slugs, self._heading_offset = {}, 0

    def update_section_level_state(self, section: nodes.section, level: int) -> None:
        """Place *section* below the next higher heading; levels may be left out, as in Hugo."""
        above = max(known for known in self._level_to_section if known < level)
        if above and level > above + 1:
            section['podcast_skips'] = level - above - 1
        self._level_to_section[above].append(section)
        kept = {k: node for k, node in self._level_to_section.items() if k < level}
        self._level_to_section = {**kept, level: section}

    def render_heading(self, token: SyntaxTreeNode) -> None:
        """Render a heading, with the id that the author gave as it was written."""
        given = token.attrs.pop('id', None)
        for name in token.meta.get(REFUSED, ()):
            place = (self.sphinx_env.docname, token.map[0] if token.map else 1)
            message = f'the attribute {name} of a heading is left out: it would be a script'
            warn(Subtype.CONFIG, message, place)
        super().render_heading(token)
        made = self.current_node[-1] if self.current_node.children else None
        if isinstance(made, nodes.rubric):
            # In a list or a quotation: no section, but a heading. LaTeX has five below a part.
            made['heading-level'] = min(int(token.tag[1]), 5)
        if given and isinstance(self.current_node, nodes.section):
            self.current_node['podcast_id'] = str(given)

    def render_fence(self, token: SyntaxTreeNode) -> None:
        """Render code in any language, with Hugo's options, or one of MyST's directives."""
        name, _blank, rest = (token.info or '').strip().partition(' ')
        if name.startswith('{') and name.endswith('}') and '=' not in name:
            super().render_fence(token)
            return
        language, options = code_options.read(f'{name} {rest}', token.content.count('\n'))
        for wrong in options.faults:
            place = (self.sphinx_env.docname, token.map[0] if token.map else 0)
            warn(Subtype.SHORTCODE, wrong, place)
        node = code_block(token.content, language, options.found)
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)

    def render_code_block(self, token: SyntaxTreeNode) -> None:
        """Render indented code, which has no language."""
        node = code_block(token.content, '', {})
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)

    def render_indented_block(self, token: SyntaxTreeNode) -> None:
        """Render a box of Material for MkDocs, or its tabs, as directives."""
        line = token.map[0] if token.map else 0
        if tabs := token.meta['tabs']:
            self.current_node += self.run_directive(
                'tab-set', '', indented_blocks.tab_set(tabs), line
            )
            return
        name, title, options = indented_blocks.directive(token.meta['box'])
        self.current_node += self.run_directive(name, title, token.content, line, options)

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Render a role; keep the words of one that nobody knows, which MyST would drop."""
        before = len(self.current_node)
        super().render_myst_role(token)
        made = self.current_node[before:]
        if made and all(isinstance(node, nodes.system_message) for node in made):
            self.current_node.append(nodes.Text(token.content))

    def render_list_item(self, token: SyntaxTreeNode) -> None:
        """Render an item, and name the box of its task."""
        super().render_list_item(token)
        if 'checked' not in (token.meta or {}):
            return
        item: Any = self.current_node[-1]
        for box in item.findall(nodes.raw):
            if TASK in box.astext():
                label = _('Done') if token.meta['checked'] else _('To do')
                html = box.astext().strip().replace('<input ', f'<input aria-label="{label}" ', 1)
                box.replace_self(nodes.raw('', html, format='html'))
                break

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """Render raw HTML, or its text alone where ``podcast_raw_html`` is ``False``, as Hugo."""
        if self.sphinx_env.config.podcast_raw_html or is_task_box(token.content):
            super().render_html_block(token)
            return
        text = without_tags(token.content)
        if text.strip():
            words = nodes.Text(text)
            inline = isinstance(self.current_node, nodes.TextElement)
            self.current_node.append(words if inline else nodes.paragraph('', '', words))

    def render_s(self, token: SyntaxTreeNode) -> None:
        """Strike words through; MyST would make a message for each, which nobody is shown."""
        self.current_node.append(nodes.raw('', '<s>', format='html'))
        self.render_children(token)
        self.current_node.append(nodes.raw('', '</s>', format='html'))

    def render_image(self, token: SyntaxTreeNode) -> None:
        """Render an image with its title."""
        super().render_image(token)
        image: Any = self.current_node[-1]
        if title := token.attrs.get('title'):
            image['podcast_title'] = str(title)

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Render links; addresses of this site become references, for the domain to resolve."""
        href = str(token.attrs.get('href') or '')
        if href.startswith('#t='):  # a moment, which only our script knows
            self.render_address(token, unquote(href))
        elif href.startswith('#') and href != '#':
            self.render_link_anchor(token, unquote(href))
        elif href.startswith('inv:'):  # another project of Sphinx, which MyST looks up
            before = len(self.current_node)
            super().render_link(token)
            if all(isinstance(n, nodes.system_message) for n in self.current_node[before:]):
                self.render_children(token)  # of a link that nobody knows MyST leaves nothing
        elif not href or href == '#' or _SCHEME.match(href) or token.info == 'auto':
            self.render_link_url(token)
            link: Any = self.current_node[-1]
            link['refuri'] = href  # MyST-Parser 4 has escaped it for HTML
            if token.info == 'auto':
                link[AUTOMATIC] = 1
        else:
            self.render_address(token, self.md.normalizeLinkText(href))

    def render_address(self, token: SyntaxTreeNode, href: str) -> None:
        """Render a link to the address *href* of this site."""
        link = addnodes.pending_xref(
            '',
            refdomain='podcast',
            reftype='address',
            reftarget=href,
            refdoc=self.sphinx_env.docname,
            refexplicit=bool(token.children),
        )
        self.add_line_and_source_path(link, token)
        if title := token.attrs.get('title'):
            link['reftitle'] = str(title)
        self.current_node.append(link)
        text = nodes.inline()
        with self.current_node_context(link), self.current_node_context(text, append=True):
            self.render_children(token)


def code_block(text: str, language: str, options: dict[str, Any]) -> nodes.literal_block:
    """Make a block of code; *options* are Hugo's (hl_lines, linenos, linenostart).

    A language that nobody knows, or code that is none of its language, is no fault.
    """
    known = language if has_lexer(language) else 'none'
    node = nodes.literal_block(text, text, language=known, force=True)
    arguments: dict[str, Any] = {}
    if lines := options.get('hl_lines'):
        arguments['hl_lines'] = lines
    if options.get('linenos'):
        node['linenos'] = True
        arguments['linenostart'] = options.get('linenostart', 1)
    if arguments:
        node['highlight_args'] = arguments
    return node


def has_lexer(language: str) -> bool:
    """Return whether *language* can be coloured."""
    if not language:
        return False
    if language in lexers or language in lexer_classes:
        return True
    try:
        get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return True
