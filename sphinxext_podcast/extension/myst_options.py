"""MyST's options for articles; all other documents keep those of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from myst_parser.config.main import MdParserConfig
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

#: What Hugo's Markdown has and CommonMark has not; directives with colons mean nothing in Hugo.
EXTENSIONS = frozenset(
    {'strikethrough', 'tasklist', 'deflist', 'smartquotes', 'replacements', 'colon_fence'}
)
#: What changes texts that were not written for it.
TYPOGRAPHY = frozenset({'smartquotes', 'replacements'})
#: Marks of MyST that are plain text in Hugo.
PLAIN_TEXT = ['myst_line_comment', 'myst_block_break', 'myst_target']
#: What MyST says of an extension that we asked for.
EXPECTED = 'myst.strikethrough'


def of_article(project: MdParserConfig, markdown: str) -> MdParserConfig:
    """Return the options for an article in a project whose options are *project*.

    *markdown* is ``hugo`` or ``myst``, as the project may choose, or ``ablog``: MyST by the looks
    of the article, so that the project may not have said what it needs.
    """
    if markdown == 'myst':
        return project.copy(title_to_header=False)
    if markdown == 'ablog':
        wanted = {*project.enable_extensions, *EXTENSIONS} - TYPOGRAPHY
        wanted |= TYPOGRAPHY.intersection(project.enable_extensions)
        return project.copy(enable_extensions=wanted, title_to_header=False)
    return project.copy(
        enable_extensions=set(EXTENSIONS),
        disable_syntax=PLAIN_TEXT,
        heading_anchors=6,
        title_to_header=False,
    )


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Silence what MyST says of an extension that we asked for.

    For the whole project: warnings are written when documents are read, not one by one.
    """
    config.suppress_warnings = [*config.suppress_warnings, EXPECTED]


class Switch:
    """Gives MyST the options for the document that is read next.

    MyST has one set of options for a project, as an attribute of the environment, and takes
    others only from a YAML front matter, which would have to be parsed for every article.
    """

    def __init__(self) -> None:
        """Wait for MyST's own options."""
        self._project: MdParserConfig | None = None
        self._article: dict[str, MdParserConfig] = {}

    def on_builder_inited(self, app: Sphinx) -> None:
        """Keep the project's options, which MyST has set by now."""
        self._project = getattr(app.env, 'myst_config', None)
        if self._project is not None:
            self._article = {
                way: of_article(self._project, way) for way in ('hugo', 'myst', 'ablog')
            }

    def use(self, app: Sphinx, *, for_article: bool, markdown: str = 'hugo') -> None:
        """Set the options for an article in *markdown* or for any other document."""
        if self._project is not None:
            options = self._article[markdown] if for_article else self._project
            app.env.myst_config = options  # type: ignore[attr-defined]

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Leave the project's options in the environment."""
        self.use(app, for_article=False)
