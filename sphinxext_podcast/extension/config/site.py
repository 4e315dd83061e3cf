"""What ``conf.py`` says of the site as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.locale import _ as words_of_sphinx

from sphinxext_podcast.model.article import Person
from sphinxext_podcast.model.site import Site, language_tag

from .base_address import base

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

#: What Sphinx has where a project names no author.
_NOBODY = frozenset({'', 'unknown', 'Author name not set'})


def site(env: BuildEnvironment) -> Site:
    """Return the site of *env*; its base is empty if nobody knows its address."""
    config = env.config
    plain = Site(base=base(env))
    return Site(
        base=plain.base,
        title=_title(config),
        description=config.podcast_description,
        language=language_tag(config.language or ''),
        authors=people(config.podcast_authors) or _author(config),
        email=config.podcast_email,
        image=plain.join(config.podcast_image) if config.podcast_image else '',
        copyright=_copyright(config),
    )


def people(given: list[Any]) -> tuple[Person, ...]:
    """Return those named in an option: by a name, or a dict with ``name`` and ``url``."""
    return tuple(
        Person(str(one['name']), str(one.get('url', ''))) if isinstance(one, dict) else Person(one)
        for one in given
    )


def _title(config: Config) -> str:
    """Return the title that the project chose: not the one that Sphinx makes of its name."""
    made = words_of_sphinx('%s %s documentation') % (config.project, config.release)
    chosen = str(config.html_title or '')
    return str(config.project) if chosen in {'', made} else chosen


def _author(config: Config) -> tuple[Person, ...]:
    return () if config.author in _NOBODY else (Person(config.author),)


def _copyright(config: Config) -> str:
    """Return the first line of it, as a page says it."""
    notice = config.copyright
    first = notice if isinstance(notice, str) else next(iter(notice or ()), '')
    return f'© {first}' if first else ''
