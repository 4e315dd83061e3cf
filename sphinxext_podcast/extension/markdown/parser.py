"""The parser of articles: MyST's, with Hugo's Markdown; all other documents keep MyST's own."""

from __future__ import annotations

import re
from dataclasses import fields
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.config.main import (
    MdParserConfig,
    TopmatterReadError,
    merge_file_level,
    read_topmatter,
)
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import create_warning
from sphinx.parsers import Parser, RSTParser

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.security import guard, raw_html
from sphinxext_podcast.source import cjk_emphasis
from sphinxext_podcast.source.dialects import indented_blocks
from sphinxext_podcast.source.markdown import goldmark

from .renderer import ArticleRenderer, LinkGuard

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from myst_parser.warnings_ import MystWarnings
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.shortcodes.placeholders import Marked

#: What Hugo's Markdown has and CommonMark has not; directives with colons mean nothing in Hugo.
EXTENSIONS = frozenset({'strikethrough', 'tasklist', 'deflist', 'colon_fence'})
#: Extensions of a site's own that change nothing but formulas; Hugo has them as an option, too.
KEPT = frozenset({'dollarmath', 'amsmath'})
#: Marks of MyST that are plain text in Hugo.
PLAIN_TEXT = ['myst_line_comment', 'myst_block_break', 'myst_target']
#: What MyST says of an extension that we asked for.
EXPECTED = 'myst.strikethrough'
#: Ends the name that Sphinx gives to the source of a translation.
_TRANSLATION = ':<translated>'
#: Begins a block of code in reStructuredText.
_CODE = '::\n\n'


class SentenceParser(Parser):
    """Reads a translated sentence of an article in reStructuredText with its shortcodes."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse *inputstring* into *document*."""
        if raw_html.is_closed(document.settings.env):
            raw_html.close_settings(document)
        super().parse(read_again(inputstring, document)[0], document)


class ArticleParser(MystParser):
    """Reads articles as Hugo does, and leaves other documents to the class it is mixed into."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse *inputstring* into *document*."""
        env = document.settings.env
        if raw_html.is_closed(env):
            raw_html.close_settings(document)
        inputstring, known = read_again(as_fence(inputstring, document), document)
        project = env.myst_config
        env.myst_config = with_front_matter(project, document, inputstring)
        try:
            plain = super().parse.__func__ is MystParser.parse  # type: ignore[attr-defined]
            match draft(env).dialect:
                case 'hugo':
                    parser = _parser(env)
                case 'ablog':
                    parser = create_md_parser(for_ablog(env.myst_config), LinkGuard)
                    parser = with_emphasis(parser, env)
                case 'myst' if plain:
                    parser = with_emphasis(create_md_parser(env.myst_config, LinkGuard), env)
                case None if plain and raw_html.is_closed(env):
                    parser = create_md_parser(env.myst_config, SphinxRenderer)
                case _:
                    super().parse(inputstring, document)
                    return
        finally:
            env.myst_config = project
        parser.options['document'] = document
        parser.render(inputstring, known)


def as_fence(text: str, document: nodes.document) -> str:
    """Return *text* as a fence if it is translated code, which Sphinx writes for docutils."""
    code = text.removeprefix(_CODE)
    if code == text or not document['source'].endswith(_TRANSLATION):
        return text
    fence = '`' * max(3, *(len(run) + 1 for run in ['', *re.findall('`+', code)]))
    return f'{fence}\n{dedent(code)}'.removesuffix('\n') + f'\n{fence}\n'


def read_again(text: str, document: nodes.document) -> tuple[str, dict[str, Any]]:
    """Return *text* for the parser and what that has to know of the article around it.

    That is nothing but for a sentence from a catalog, with the shortcodes and footnotes of the
    article in it.
    """
    if not document['source'].endswith(_TRANSLATION):
        return text, {}
    current = draft(document.settings.env)
    known = {'footnotes': {'refs': dict.fromkeys(current.footnotes, -1)}}
    marked: Marked | None = current.marked
    take_out = current.take_out
    if marked is None or take_out is None or '{{' not in text:
        return text, known
    line = document['source'].removesuffix(_TRANSLATION).rpartition(':')[2]
    more = marked.joined(take_out(text, int(line) if line.isdecimal() else 1))
    current.marked = more._replace(text=marked.text)
    current.in_attributes = True  # it may be
    return more.text, known


def with_front_matter(
    project: MdParserConfig, document: nodes.document, text: str
) -> MdParserConfig:
    """Return *project* with what front matter says to MyST: that of an article, taken out by now.

    Of any other document MyST reads it itself, unless its *text* may not say everything.

    The description of the project is none of an article.
    """
    current = draft(document.settings.env)
    if current.article is not None and 'description' in project.html_meta:
        others = {k: v for k, v in project.html_meta.items() if k != 'description'}
        project = project.copy(html_meta=others)

    def warn(kind: MystWarnings, message: str) -> None:
        create_warning(document, message, kind, line=1, append_to=document)

    given = current.myst
    if raw_html.is_closed(document.settings.env):
        project = raw_html.closed(project)
        given = raw_html.described(
            topmatter(text) if given is None else given, document.settings.env
        )
    return merge_file_level(project, given, warn) if given else project


def topmatter(text: str) -> dict[str, Any]:
    """Return the front matter of *text* as MyST reads it; one that it cannot read it reports."""
    try:
        return read_topmatter(text) or {}
    except TopmatterReadError:
        return {}


def blocks(text: str, document: nodes.document, line: int) -> list[nodes.Node]:
    """Read the Markdown *text*, which stands at *line*, as blocks within *document*."""
    return _read(text, document, line, inline=False)


def inline(text: str, document: nodes.document, line: int) -> list[nodes.Node]:
    """Read the Markdown *text* as a line within *document*."""
    return _read(text.strip(), document, line, inline=True)


def _read(text: str, document: nodes.document, line: int, *, inline: bool) -> list[nodes.Node]:
    env = document.settings.env
    # Those that read no text now: to make a parser takes longer than to read a short text.
    idle: list[MarkdownIt] = draft(env).parsers
    holder = nodes.Element()
    parser = idle.pop() if idle else _parser(env)
    renderer: Any = parser.renderer
    if parser.options.get('document') is not document:
        parser.options['document'] = document
        renderer.setup_render(parser.options, {})
    renderer.begin(holder)
    renderer.nested_render_text(text, line - 1, inline=inline)
    idle.append(parser)
    if raw_html.is_closed(env):
        raw_html.close(holder, env.docname)
    made = list(holder.children)
    holder.clear()
    return made


def _parser(env: BuildEnvironment) -> MarkdownIt:
    parser = create_md_parser(options(env.myst_config), ArticleRenderer)  # type: ignore[attr-defined]
    goldmark.use(parser)
    if env.config.podcast_dialect == 'material':
        indented_blocks.use(parser)
    parser.disable('front_matter', ignoreInvalid=True)  # it is taken out already
    return with_emphasis(parser, env)


def with_emphasis(parser: MarkdownIt, env: BuildEnvironment) -> MarkdownIt:
    """Let *parser* see emphasis beside Chinese punctuation if the project wants it."""
    if env.config.podcast_cjk_emphasis:
        cjk_emphasis.use(parser)
    return parser


def options(project: MdParserConfig) -> MdParserConfig:
    """Return MyST's options for articles in a project whose options are *project*."""
    changed: dict[str, Any] = {
        'enable_extensions': EXTENSIONS | (KEPT & set(project.enable_extensions)),
        'disable_syntax': PLAIN_TEXT,
        'heading_anchors': 6,
        'title_to_header': False,
    }
    if 'strikethrough_single_tilde' in {field.name for field in fields(MdParserConfig)}:
        changed['strikethrough_single_tilde'] = True
    return project.copy(**changed)


def for_ablog(project: MdParserConfig) -> MdParserConfig:
    """Return MyST's options for an article of ABlog.

    It is in MyST by its looks, so the project may not have said what it needs.
    """
    return project.copy(
        enable_extensions=EXTENSIONS | set(project.enable_extensions), title_to_header=False
    )


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Take the place of every parser that articles may have, and silence what we asked for.

    For the whole project: warnings are written when documents are read, not one by one.
    """
    config.suppress_warnings = [*config.suppress_warnings, EXPECTED]
    known = set(app.registry.source_parsers.values())
    for parser in sorted(known, key=lambda parser: parser.__name__):
        if issubclass(parser, MystParser) and not issubclass(parser, ArticleParser):
            ours = type('ArticleParser', (ArticleParser, parser), {})
            app.add_source_parser(guard.parser(ours), override=True)
        elif issubclass(parser, RSTParser) and not issubclass(parser, SentenceParser):
            ours = type('RSTParser', (SentenceParser, parser), {})
            app.add_source_parser(guard.parser(ours), override=True)
