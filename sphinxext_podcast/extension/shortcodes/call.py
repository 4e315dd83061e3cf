"""One use of a shortcode, and what a shortcode is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinxext_podcast.extension.players import directive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.shortcodes.tag import Value

    Parse = Callable[[str], list[nodes.Node]]


class ShortcodeError(Exception):
    """A shortcode cannot be made; the message says why and what to do."""


class Call(NamedTuple):
    """A shortcode where it is used: its arguments as text, its inner text, its place.

    In *inner* there are placeholders for the shortcodes within; *blocks* and *inline* read
    Markdown, and put those back.  *values* are the arguments as Hugo understands them, by name
    or place: bool, int, float or str.  *indent* are the blanks before it on its line.
    """

    name: str
    positional: tuple[str, ...]
    named: Mapping[str, str]
    inner: str
    env: BuildEnvironment
    line: int
    blocks: Parse
    inline: Parse
    values: Mapping[str | int, Value]
    indent: str = ''

    def get(self, key: str | int, default: str = '') -> str:
        """Return an argument by its name or place, *default* where it is not given."""
        if isinstance(key, int):
            return self.positional[key] if key < len(self.positional) else default
        return self.named.get(key, default)

    def value(self, key: str | int, default: Value = '') -> Value:
        """Return an argument by its name or place as Hugo understands it."""
        return self.values.get(key, default)

    @property
    def inner_outdented(self) -> str:
        """The inner text without the blanks that the whole shortcode has before each line."""
        return ''.join(
            line.removeprefix(self.indent) for line in self.inner.splitlines(keepends=True)
        )

    def flag(self, key: str) -> bool:
        """Return whether a named argument is true."""
        return self.get(key).lower() in {'true', '1'}

    @property
    def source(self) -> str:
        """The path of the file."""
        return str(self.env.doc2path(self.env.docname))


class Shortcode(NamedTuple):
    """What a name stands for: *make* returns nodes and may raise ShortcodeError or NotPlayable.

    *takes_inner* as in Hugo: it must be closed, or must not be; ``optional``: it may be.
    """

    make: Callable[[Call], list[nodes.Node]]
    takes_inner: bool | Literal['optional'] = False


def card(address: str, call: Call) -> list[nodes.Node]:
    """Make the player of *address*, or the card of a page that has none; raises NotPlayable."""
    return [directive.player('embed', address, {}, call.env, source=call.source, line=call.line)]
