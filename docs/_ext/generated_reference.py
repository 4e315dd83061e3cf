"""Directives that write reference pages from the code they describe.

``podcast-options`` documents the configuration values that it names and, without a name, those
that no other names; ``podcast-warnings`` every warning subtype, ``podcast-players`` every
provider.  Each of the first two can be referred to:
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
    fields = {'type': written(option), 'default': code(option.default)}
    return entry('confval', option.name, fields, text)


def warning_entry(subtype: Enum) -> str:
    """Return MyST source for one warning subtype."""
    return entry('warningtype', f'podcast.{subtype.value}', {}, subtype.help)


# How a value of a type is written in conf.py.
WRITTEN = {
    bool: '`True` or `False`',
    dict: "`{'name': 'value'}`",
    int: 'a whole number',
    list: "`['text']`",
    str: "`'text'`",
    type(None): '`None`',
}
# The same for options whose values have a form of their own.
FORMS = {
    'podcast_articles': "`['folder/*']`",
    'podcast_authors': "`['name']`",
    'podcast_channel': "`{'key': value}` or `None`",
    'podcast_cards': "`True`, `False` or `{'key': '#15202b'}`",
    'podcast_dialect': "`'jekyll'`, `'pelican'` or `'material'`",
    'podcast_embed': "`'click'` or `'iframe'`",
    'podcast_feed_content': "`'full'` or `'summary'`",
    'podcast_feeds': "`{'site': ['rss', 'atom']}`",
    'podcast_footer': "`['part', 'part']`",
    'podcast_header': "`['part', 'part']`",
    'podcast_image': "`'path or address'`",
    'podcast_markdown': "`'hugo'` or `'myst'`",
    'podcast_media_prefix': "`'https://media.example/'`",
    'podcast_now': "`'2026-06-08T09:00:00+08:00'`",
    'podcast_pages': "`['folder/*', '!folder/not']`",
    'podcast_check': "`{'rule': False}` or `{'rule': ['docname']}`",
    'podcast_people': "`{'id': {'name': 'name'}}`",
    'podcast_permalinks': "`{'folder': '/:year/:slug/'}`",
    'podcast_picture_widths': '`[640, 960, 1280]`',
    'podcast_providers': "`{'name': {…}}`",
    'podcast_shortcodes': "`{'name': 'path, name or address'}`",
    'podcast_static': "`['../static']`",
    'podcast_taxonomies': "`{'path': 'key'}`",
    'podcast_term_slugs': "`{'term': 'path'}`",
    'podcast_timezone': "`'Asia/Taipei'`",
}


def written(option: Any) -> str:
    """Return how a value of *option* is written in ``conf.py``."""
    if form := FORMS.get(option.name):
        return form
    kinds = [kind for kind in option.types if kind is not tuple]
    return ' or '.join(WRITTEN.get(kind, f'`{kind.__name__}`') for kind in kinds)


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
    """The configuration values that are named, in that order; without a name all others.

    "All others" are those that were not named further up on the page, so that no option is
    forgotten.
    """

    optional_arguments = 100

    def source(self) -> Iterable[str]:
        from sphinxext_podcast.source.settings.options import OPTIONS

        known = {option.name: option for option in OPTIONS}
        done = self.env.current_document.setdefault('podcast_options', set())
        names = [name for one in self.arguments for name in one.split()]
        rest = [] if names else [name for name in known if name not in done]
        if rest:
            yield '```{rubric} More\n```'
        for name in names or rest:
            if name not in known:
                raise self.error(f'There is no option {name!r}.')
            done.add(name)
            yield option_entry(known[name])


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
