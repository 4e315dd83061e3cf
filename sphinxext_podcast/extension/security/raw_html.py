"""What ``podcast_raw_html = False`` closes: every way from the text of an author to script.

It holds for all documents that ``podcast_articles`` covers, dated or not.  docutils' own settings
close ``raw`` and the insertion of files, MyST's configuration what runs as a template, and the
rest is taken out of the doctree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.extension.config.covered import is_covered
from sphinxext_podcast.extension.messages import Subtype, front_matter_line, warn
from sphinxext_podcast.source.raw_markup import command, is_drawing, is_task_box, without_tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from myst_parser.config.main import MdParserConfig
    from sphinx.environment import BuildEnvironment

#: Extensions of MyST that run text as a template, or make nodes of HTML.
_CLOSED = frozenset({'substitution', 'html_image', 'html_admonition'})
#: Attributes of ``<meta>`` that say something; others make the browser do something.
_META = frozenset({'name', 'property', 'content', 'lang', 'dir', 'scheme'})
#: Names of ``<meta>`` that change what a page may do.
_META_NAMES = frozenset({'referrer', 'viewport'})
#: Classes by which MathJax finds formulas in text, which nobody looks through.
_FORMULA = frozenset({'math', 'tex2jax_process', 'mathjax_process', 'output_area'})
#: What is wrong with an icon that a class in its role has opened.
_MORE = 'an icon with more than a drawing in it'
#: Nodes that write LaTeX as it stands, or run Python.
_RUNNING = {'tabular_col_spec': 'tabularcolumns', 'ifconfig': 'ifconfig'}


def is_closed(env: BuildEnvironment, docname: str = '') -> bool:
    """Return whether the document, by default the one that is read now, may have no script."""
    return not env.config.podcast_raw_html and is_covered(docname or env.docname, env.config)


def close_settings(document: nodes.document) -> None:
    """Let docutils refuse raw text and the insertion of files in *document*."""
    document.settings = document.settings.copy()
    document.settings.raw_enabled = False
    document.settings.file_insertion_enabled = False


def closed(project: MdParserConfig) -> MdParserConfig:
    """Return MyST's options *project* without what runs text as a template."""
    return project.copy(
        enable_extensions=set(project.enable_extensions) - _CLOSED, substitutions={}
    )


def described(given: Mapping[str, Any], env: BuildEnvironment) -> dict[str, Any]:
    """Return what front matter may say to MyST: of what the page is about, and say so."""
    myst = given.get('myst')
    options = myst if isinstance(myst, dict) else {}
    said = options.get('html_meta') or given.get('html_meta')
    if given.get('substitutions') or options.keys() - {'html_meta'}:
        key = 'myst' if options.keys() - {'html_meta'} else 'substitutions'
        message = f'{key}: options of MyST are not read where podcast_raw_html is False'
        warn(Subtype.FRONT_MATTER, message, (env.docname, front_matter_line(env, key) or 1))
    return {'myst': {'html_meta': said}} if said else {}


class CloseRawHTML(SphinxTransform):
    """Leave of raw HTML its text, before shortcodes put the owner's templates in (5)."""

    default_priority = 2

    def apply(self, **kwargs: Any) -> None:
        """Work through a document that is closed."""
        if is_closed(self.env):
            close(self.document, self.env.docname)


def close(root: nodes.Element, docname: str) -> None:
    """Leave of raw HTML below *root* its text, and icons if they are nothing but icons."""
    for node in list(root.findall(nodes.Element)):
        if isinstance(node, nodes.raw):
            _close(node, docname)
        elif not is_drawing(node.get('svg', '<svg></svg>')):
            _refuse(node, _MORE, [], docname)


def _close(raw: nodes.raw, docname: str) -> None:
    html = raw.astext()
    # Older versions of sphinx-design make raw HTML of an icon.
    if 'class="sd-octicon' in html and not is_drawing(html):
        _refuse(raw, _MORE, [], docname)
    elif 'html' not in raw['format'].split():
        raw.parent.remove(raw)
    elif not (is_task_box(html) or is_drawing(html)):
        text = without_tags(html)
        words = nodes.Text(text)
        inline = isinstance(raw.parent, nodes.TextElement)
        made = words if inline else nodes.paragraph('', '', words)
        raw.replace_self([made] if text.strip() or (inline and text) else [])


class CloseRest(SphinxTransform):
    """Take out what else could run, when all is in its place, before others see it (880)."""

    default_priority = 871

    def apply(self, **kwargs: Any) -> None:
        """Work through a document that is closed."""
        if not is_closed(self.env):
            return
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, nodes.meta):
                _close_meta(node, self.env.docname)
            elif isinstance(node, (nodes.math, nodes.math_block)):
                _close_formula(node, self.env.docname)
            elif name := _RUNNING.get(node.tagname):
                _refuse(node, name, [], self.env.docname)
            if not _FORMULA.isdisjoint(node.get('classes', ())):
                node['classes'] = [name for name in node['classes'] if name not in _FORMULA]


def _close_meta(node: nodes.meta, docname: str) -> None:
    given = {name for name, value in node.non_default_attributes().items() if value}
    if given - _META or str(node.get('name', '')).lower() in _META_NAMES:
        _refuse(node, 'a <meta> that does more than tell of the page', [], docname)


def _close_formula(node: nodes.Element, docname: str) -> None:
    text = node.astext()
    if found := command(text):
        block = isinstance(node, nodes.math_block)
        made = (
            nodes.literal_block(text, text, language='none') if block else nodes.literal('', text)
        )
        _refuse(node, f'the command {found} in a formula', [made], docname)


def _refuse(node: nodes.Element, what: str, instead: list[nodes.Node], docname: str) -> None:
    """Put *instead* in the place of *node* and say why."""
    warn(
        Subtype.CONFIG, f'{what} is left out, for podcast_raw_html is False', placed(node, docname)
    )
    node.replace_self(instead)


def placed(node: nodes.Element, docname: str) -> nodes.Element | tuple[str, int]:
    """Return *node*, or the next around it that knows its line, to say where something is."""
    found: Any = node
    while found is not None and not (found.source and found.line):
        found = found.parent
    return found or (docname, 1)
