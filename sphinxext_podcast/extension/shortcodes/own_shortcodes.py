"""The shortcodes of a project: another name, an address over the arguments, or a template."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from jinja2 import TemplateError, TemplateNotFound
from markupsafe import Markup

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.security.raw_html import is_closed
from sphinxext_podcast.model.characters import mark

from . import template_files
from .call import Call, Shortcode, ShortcodeError, card

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_ADDRESS = re.compile(r'(?:https?:)?//')
_FILE = re.compile(r'\S+\.\w+')
_FIELD = re.compile(r'\{([\w-]+)\}')
#: Stands in the output of a template for Markdown that is still to be read.
_MARK = re.compile(mark('([0-9]+)'))


def shortcode(meaning: str, known: Mapping[str, Shortcode], folders: tuple[str, ...]) -> Shortcode:
    """Return what *meaning* in ``podcast_shortcodes`` stands for."""
    if _ADDRESS.match(meaning):
        return Shortcode(partial(_from_address, meaning))
    if is_template(meaning):
        return Shortcode(
            partial(_from_template, meaning), template_files.takes_inner(meaning, folders)
        )
    if meaning.lower() in known:
        target = known[meaning.lower()]
        return Shortcode(lambda call: target.make(call._replace(name=meaning)), target.takes_inner)
    return Shortcode(partial(_missing, meaning))


def is_template(meaning: str) -> bool:
    """Return whether *meaning* names a file."""
    return bool(_FILE.fullmatch(meaning)) and not _ADDRESS.match(meaning)


def templates(config: Config) -> dict[str, str]:
    """Return the project's own shortcodes that are templates: name in small letters → file."""
    own = config.podcast_shortcodes.items()
    return {name.lower(): meaning for name, meaning in own if is_template(meaning)}


def _missing(meaning: str, call: Call) -> list[nodes.Node]:
    raise ShortcodeError(
        f'podcast_shortcodes says that {call.name!r} is {meaning!r}, which is no shortcode, '
        'address or template'
    )


def _from_address(meaning: str, call: Call) -> list[nodes.Node]:
    values = {**{str(i): v for i, v in enumerate(call.positional)}, **call.named}
    lacking = [name for name in _FIELD.findall(meaning) if name not in values]
    if lacking:
        raise ShortcodeError(f'{call.name} lacks {", ".join(lacking)}; its address is {meaning}')
    filled = _FIELD.sub(lambda match: quote(values[match[1]], safe='/:?&=%@+,~#!$()*;'), meaning)
    return card(f'https:{filled}' if filled.startswith('//') else filled, call)


def _from_template(meaning: str, call: Call) -> list[nodes.Node]:
    waiting: list[tuple[str, bool]] = []

    def later(text: str, inline: bool) -> Markup:
        waiting.append((text, inline))
        return Markup(mark(str(len(waiting) - 1)))  # noqa: S704 - a mark of our own

    html = _rendered(meaning, call, later).removesuffix('\n')
    if meaning.endswith('.md'):
        return call.blocks(html)
    made: list[nodes.Node] = []
    for at, piece in enumerate(_MARK.split(html)):
        if at % 2:
            made += _read(*waiting[int(piece)], call) if int(piece) < len(waiting) else []
        elif piece.strip() or (piece and not made):
            made.append(nodes.raw('', piece, format='html'))
    return made


def _read(text: str, inline: bool, call: Call) -> list[nodes.Node]:
    """Return what *text* is as Markdown; if *inline*, a paragraph alone is what is in it."""
    match call.blocks(text):
        case [nodes.paragraph() as only] if inline:
            return list(only.children)
        case blocks:
            return blocks


def expanded(meaning: str, call: Call) -> str:
    """Return the Markdown that a template makes of ``{{% %}}``; raises ShortcodeError."""
    return _rendered(meaning, call, lambda text, inline: Markup(text))  # noqa: S704 - as written


def _rendered(meaning: str, call: Call, markdown: Callable[[str, bool], Markup]) -> str:
    article = draft(call.env).article
    folders, html = draft(call.env).templates, Markup
    templates = template_files.templates(folders)
    templates.asked.clear()
    try:
        return templates.get_template(meaning).render(
            params=dict(call.values) if call.named else list(call.values.values()),
            get=call.value,
            inner=call.inner if is_closed(call.env) else html(call.inner),
            page=_page(article, call.env),
            site={'title': call.env.config.project, 'language': call.env.config.language},
            podcast_markdown=markdown,
        )
    except TemplateNotFound as error:
        message = f'there is no template {error.name or meaning!r} on templates_path'
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        message = f'the template {meaning!r} fails: {error}'
    finally:
        template_files.note(call.env, templates.asked, folders)
    raise ShortcodeError(message)


def _page(article: Any, env: BuildEnvironment) -> dict[str, Any]:
    if article is None:
        return {'docname': env.docname}
    names = ('title', 'date', 'description', 'source_name', 'source_url', 'tags', 'categories')
    return {
        'docname': env.docname,
        **{name: getattr(article, name) for name in names},
        'params': article.params,
    }
