"""Directives that write reference pages from the code they describe.

``podcast-options`` documents every configuration value, ``podcast-warnings`` every warning
subtype, ``podcast-players`` every provider.  Each of the first two can be referred to:
``{confval}`podcast_embed``` and ``{warningtype}`podcast.embed```.
"""

from __future__ import annotations

from enum import Enum
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# What a change of an option makes Sphinx do again.
REBUILDS = {
    'env': 'every document is read again',
    'html': 'every HTML page is written again',
    'epub': 'every EPUB page is written again',
    'gettext': 'every message catalogue is written again',
}


def entry(directive: str, name: str, fields: dict[str, str], text: str) -> str:
    """Return MyST source for one described object."""
    options = [f':{key}: {value}' for key, value in fields.items() if value]
    body = cleandoc(text)
    return '\n'.join([f'``````{{{directive}}} {name}', *options, '', body, '``````', ''])


def option_entry(option: Any) -> str:
    """Return MyST source for one configuration value."""
    text = cleandoc(option.help)
    rebuild = REBUILDS.get(str(option.rebuild), '')
    if rebuild:
        text += f'\n\nWhen it changes, {rebuild}.'
    fields = {'type': type_names(option.types), 'default': code(option.default)}
    return entry('confval', option.name, fields, text)


def warning_entry(subtype: Enum) -> str:
    """Return MyST source for one warning subtype."""
    return entry('warningtype', f'podcast.{subtype.value}', {}, subtype.help)


def type_names(types: Any) -> str:
    """Name the types that an option accepts, as the reader of a manual knows them."""
    choices = getattr(types, '_candidates', None) or getattr(types, 'candidates', None)
    if choices:  # sphinx.config.ENUM
        return ' or '.join(code(choice) for choice in sorted(choices, key=repr))
    if not types:
        return ''
    if isinstance(types, type):
        types = (types,)
    names = [getattr(kind, '__name__', str(kind)) for kind in types]
    if isinstance(types, (set, frozenset)):
        names.sort()
    return ' or '.join('`None`' if name == 'NoneType' else f'`{name}`' for name in names)


def code(value: Any) -> str:
    """Return *value* as inline code."""
    if callable(value):
        return 'computed from other values'
    return f'`{value!r}`'


class GeneratedDirective(SphinxDirective):
    """Parse the MyST source that a subclass writes."""

    has_content = False

    def source(self) -> Iterable[str]:
        """Return one piece of MyST per entry."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        return self.parse_text_to_nodes('\n'.join(self.source()))


class OptionsDirective(GeneratedDirective):
    """All configuration values, in the order of their definition."""

    def source(self) -> Iterable[str]:
        from sphinxext_podcast.extension.config import OPTIONS

        return [option_entry(option) for option in OPTIONS]


class WarningsDirective(GeneratedDirective):
    """All warning subtypes, in the order of their definition."""

    def source(self) -> Iterable[str]:
        from sphinxext_podcast.extension.messages import Subtype

        return [warning_entry(subtype) for subtype in Subtype]


class PlayersDirective(GeneratedDirective):
    """A row for every provider of the table."""

    def source(self) -> Iterable[str]:
        from sphinxext_podcast.model.providers import ALIASES, PROVIDERS

        others = {name: other for other, name in ALIASES.items()}
        yield '| name | provider | plays | starts at a moment |'
        yield '| --- | --- | --- | --- |'
        for name, provider in PROVIDERS.items():
            names = [name, *([others[name]] if name in others else [])]
            playing = [kind for kind, made in provider.kinds.items() if made.player]
            moment = {(False, True): 'the page', (True, False): 'the player'}.get(
                (bool(provider.player_start), bool(provider.page_start)),
                'yes' if provider.player_start else 'no',
            )
            if playing:
                called = ', '.join(f'`{one}`' for one in names)
                label = provider.label or 'your own files'
                yield f'| {called} | {label} | {", ".join(playing)} | {moment} |'


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_object_type('warningtype', 'warningtype', objname='warning type')
    app.add_directive('podcast-options', OptionsDirective)
    app.add_directive('podcast-warnings', WarningsDirective)
    app.add_directive('podcast-players', PlayersDirective)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
