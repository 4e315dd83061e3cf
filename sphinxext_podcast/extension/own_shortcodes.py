"""The shortcodes of a project: another name, an address over the arguments, or a template."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from jinja2 import FileSystemLoader, TemplateError, TemplateNotFound, pass_context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from sphinxext_podcast.source.printed import printed

from .shortcode_call import Call, Shortcode, ShortcodeError, card

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context
    from sphinx.environment import BuildEnvironment

_ADDRESS = re.compile(r'(?:https?:)?//')
_FILE = re.compile(r'\S+\.\w+')
_FIELD = re.compile(r'\{([\w-]+)\}')
_COMMENT = re.compile(r'\{#.*?#\}', re.S)
_INNER = re.compile(r'\{[{%][^}]*\binner\b')
#: Stands in the output of a template for Markdown that is still to be read.
_MARK = re.compile('\ue000([0-9]+)\ue001')


def shortcode(meaning: str, known: Mapping[str, Shortcode], folders: tuple[str, ...]) -> Shortcode:
    """Return what *meaning* in ``podcast_shortcodes`` stands for."""
    if _ADDRESS.match(meaning):
        return Shortcode(partial(_from_address, meaning))
    if is_template(meaning):
        return Shortcode(partial(_from_template, meaning), _takes_inner(meaning, folders))
    if meaning.lower() in known:
        target = known[meaning.lower()]
        return Shortcode(lambda call: target.make(call._replace(name=meaning)), target.takes_inner)
    return Shortcode(partial(_missing, meaning))


def is_template(meaning: str) -> bool:
    """Say whether *meaning* names a file."""
    return bool(_FILE.fullmatch(meaning)) and not _ADDRESS.match(meaning)


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
    waiting: list[str] = []

    def later(text: str) -> Markup:
        waiting.append(str(text))
        return Markup(f'\ue000{len(waiting) - 1}\ue001')  # noqa: S704 - a mark of our own

    html = _rendered(meaning, call, later).removesuffix('\n')
    if meaning.endswith('.md'):
        return call.blocks(html)
    made: list[nodes.Node] = []
    for at, piece in enumerate(_MARK.split(html)):
        if at % 2:
            made += call.blocks(waiting[int(piece)])
        elif piece.strip() or (piece and not made):
            made.append(nodes.raw('', piece, format='html'))
    return made


def expanded(meaning: str, call: Call) -> str:
    """Return the Markdown that a template makes of ``{{% %}}``; raises ShortcodeError."""
    return _rendered(meaning, call, Markup)


def _rendered(meaning: str, call: Call, markdown: Callable[[str], Markup]) -> str:
    article = call.env.current_document.get('podcast_article')
    try:
        template = _templates(call.env.current_document['podcast_templates']).get_template(meaning)
        call.env.note_dependency(str(template.filename))
        return template.render(
            params=dict(call.values) if call.named else list(call.values.values()),
            get=call.value,
            inner=Markup(call.inner),  # noqa: S704 - the author's own HTML, as in Hugo
            page=_page(article, call.env),
            site={'title': call.env.config.project, 'language': call.env.config.language},
            podcast_markdown=markdown,
        )
    except TemplateNotFound:
        message = f'there is no template {meaning!r} on templates_path'
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        message = f'the template {meaning!r} fails: {error}'
    raise ShortcodeError(message)


@cache
def _templates(folders: tuple[str, ...]) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.filters['markdown'] = _markdown
    return environment


def _finalize(value: object) -> object:
    return printed(value) if isinstance(value, (bool, float)) else value


@pass_context
def _markdown(context: Context, text: str) -> Markup:
    return context['podcast_markdown'](text)  # type: ignore[no-any-return]


def _page(article: Any, env: BuildEnvironment) -> dict[str, Any]:
    if article is None:
        return {'docname': env.docname}
    names = ('title', 'date', 'description', 'source_name', 'source_url', 'tags', 'categories')
    return {
        'docname': env.docname,
        **{name: getattr(article, name) for name in names},
        'params': article.params,
    }


def _takes_inner(meaning: str, folders: tuple[str, ...]) -> bool:
    """Say whether the template uses what stands between the tags."""
    for folder in folders:
        path = Path(folder, meaning)
        if path.is_file():
            return bool(_INNER.search(_COMMENT.sub('', path.read_text(encoding='utf-8'))))
    return False
