"""Every shortcode by its name: players, moments, Hugo's own, and those of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.players import directive
from sphinxext_podcast.source.printed import printed
from sphinxext_podcast.source.settings import values
from sphinxext_podcast.source.shortcodes.tree import Shortcode as Tag

from . import hugo_shortcodes, moment_shortcodes, own_shortcodes
from .call import Call, Shortcode, ShortcodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.shortcodes.placeholders import Taken

    from .call import Parse


def player(call: Call) -> list[nodes.Node]:
    """Make a player; raises NotPlayable."""
    name = call.name.lower()
    return [directive.from_shortcode(name, call.positional, call.named, call.env, call.line)]


def names(config: Config) -> frozenset[str]:
    """Return the names of all shortcodes in small letters."""
    return values.shortcodes(providers(config), config.podcast_shortcodes)


def known(config: Config, folders: tuple[str, ...]) -> Mapping[str, Shortcode]:
    """Return every shortcode by its name in small letters; the project's own come first.

    *folders* are where templates are.
    """
    found = dict.fromkeys(directive.names(config), Shortcode(player))
    found |= {**hugo_shortcodes.SHORTCODES, **moment_shortcodes.SHORTCODES}
    own = {
        name.lower(): own_shortcodes.shortcode(meaning, found, folders)
        for name, meaning in config.podcast_shortcodes.items()
    }
    return {**found, **own}


def make(taken: Taken, env: BuildEnvironment, blocks: Parse, inline: Parse) -> list[nodes.Node]:
    """Make the nodes of a shortcode; raises ShortcodeError or NotPlayable."""
    call = _call(taken, env, blocks, inline)
    if call.name.endswith('.inline'):
        return []  # Hugo has them only where a site allows programs in its text
    known = draft(env).shortcodes
    return known[call.name.lower()].make(call)  # type: ignore[no-any-return]


def paste(taken: Taken, env: BuildEnvironment) -> str | None:
    """Return the Markdown of a template that is called by ``{{% %}}``, None for all others."""
    call = _call(taken, env, _not_yet, _not_yet)
    meaning = own_shortcodes.templates(env.config).get(call.name.lower())
    if meaning is None:
        return None
    try:
        return own_shortcodes.expanded(meaning, call)
    except ShortcodeError:
        return None  # said when its place is filled


def says_all(taken: Taken, config: Config) -> bool:
    """Return whether a shortcode is a message as it is written: a template of the project.

    What it makes of its arguments is HTML, in which no translator finds them.  Inner text of
    several blocks is a message for each.
    """
    if not isinstance(taken.tag, Tag) or '\n\n' in taken.inner.strip():
        return False
    own = {name.lower(): meaning for name, meaning in config.podcast_shortcodes.items()}
    return own_shortcodes.is_template(own.get(taken.tag.name.lower(), ''))


def _call(taken: Taken, env: BuildEnvironment, blocks: Parse, inline: Parse) -> Call:
    tag: Any = taken.tag
    return Call(
        tag.name,
        tuple(map(printed, tag.positional)),
        {key: printed(value) for key, value in tag.named.items()},
        taken.inner,
        env,
        taken.line,
        blocks,
        inline,
        {**tag.named, **dict(enumerate(tag.positional))},
        taken.indent,
    )


def _not_yet(text: str) -> list[nodes.Node]:
    raise ShortcodeError('Markdown is read later')
