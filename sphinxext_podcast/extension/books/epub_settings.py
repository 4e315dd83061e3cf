"""What a project need not say for an EPUB: whatever it says stands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinxext_podcast.model.site import language_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Fill in what the project does not say."""
    said = {*config._raw_config, *config.overrides}
    address = config.html_baseurl or os.environ.get('READTHEDOCS_CANONICAL_URL', '')
    known = {
        # A tag, where Sphinx has the name of a locale.
        'epub_language': language_tag(config.language or 'en'),
        'epub_description': config.podcast_description,
        'epub_identifier': address,
        'epub_scheme': 'URL' if address else '',
        # In a book links are tapped; their addresses would stand in every sentence.
        'epub_show_urls': 'no',
    }
    for name, value in known.items():
        if value and name not in said:
            setattr(config, name, value)
