"""The options of ``conf.py`` as Sphinx knows them: registered, and looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.extension.messages import Subtype, in_conf, warn
from sphinxext_podcast.source.settings.options import OPTIONS
from sphinxext_podcast.source.settings.sound import sound

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def add_options(app: Sphinx) -> None:
    """Register every option."""
    for option in OPTIONS:
        app.add_config_value(
            option.name, option.default, option.rebuild, option.types, option.help
        )


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Replace impossible values by the defaults; of a map, keep the other entries."""
    values, problems = sound({option.name: config[option.name] for option in OPTIONS})
    for problem in problems:
        warn(Subtype.CONFIG, problem.message, in_conf(app.confdir, problem.key))
    for name, value in values.items():
        config[name] = value
