"""Which search a project has: our index of pairs of characters, or Sphinx's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinx.search import IndexBuilder, SearchLanguage, languages
from sphinx.util import import_object

from sphinxext_podcast.extension.builders import has_site_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

AUTO, PAIRS, SPHINX = 'auto', 'pairs', 'sphinx'
#: Languages that are written without blanks between words, and Korean, whose words have endings.
WITHOUT_BLANKS = frozenset({'zh', 'ja', 'ko', 'th', 'lo', 'km', 'my', 'bo'})


def language(config: Config) -> str:
    """Return the language that is searched, without its country: ``zh``."""
    named = config.html_search_language or config.language or 'en'
    return str(named).replace('-', '_').partition('_')[0].lower()


def is_pairs(config: Config) -> bool:
    """Return whether *config* asks for the index of pairs."""
    if config.podcast_search == AUTO:
        return language(config) in WITHOUT_BLANKS
    return bool(config.podcast_search == PAIRS)


def has_pairs(builder: Builder) -> bool:
    """Return whether *builder* makes a website that is searched by the index of pairs."""
    return has_site_files(builder) and is_pairs(builder.config)


def stem(config: Config) -> Callable[[str], str] | None:
    """Return what Sphinx's search takes for the stem of a word, None where it has no endings."""
    if language(config) in WITHOUT_BLANKS:
        return None
    found = languages.get(language(config), languages['en'])
    kind: Any = import_object(found) if isinstance(found, str) else found
    return cast('SearchLanguage', kind(config.html_search_options)).stem


def stemmer(app: Sphinx) -> IndexBuilder | None:
    """Return what has the script of that stem, for words that the site does not have."""
    config = app.config
    if language(config) in WITHOUT_BLANKS:
        return None
    named = config.html_search_language or config.language
    return IndexBuilder(app.env, named, config.html_search_options, '')


def options(config: Config) -> dict[str, bool]:
    """Return how documents are prepared: Japanese has characters of its own that look alike."""
    return {
        'simplified': language(config) != 'ja',
        'stems': language(config) not in WITHOUT_BLANKS,
    }
