"""The files of a new site: its ``conf.py``, and a few documents in its language."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from .conf import Code, Option, conf_text
from .languages import of_samples
from .surroundings import surroundings
from .themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SAMPLES = files('sphinxext_podcast').joinpath('samples')
#: The documents in each language.  The last is an article, dated and named after its day.
DOCUMENTS = ('_index.md', 'about.md', 'posts/_index.md', 'posts/useful-writing.md')
TAIPEI = timezone(timedelta(hours=8))


class Site(NamedTuple):
    """What is asked about a new site."""

    title: str
    language: str = 'en'
    author: str = ''
    #: Where it will be, with a slash at its end; '' if that is not known.
    address: str = ''
    theme: str = 'furo'
    #: Folders beside the documents that are no part of it, such as a virtual environment.
    left_out: Sequence[str] = ()

    @property
    def samples(self) -> str:
        """Return the language of the samples: its own, or English."""
        return of_samples(self.language)


def words(samples: str, file: str = 'words.toml') -> dict[str, Any]:
    """Return what *file* says in the language *samples*: what a site has besides its documents."""
    return tomllib.loads(SAMPLES.joinpath(samples, file).read_text(encoding='utf-8'))


def moment(language: str, environment: Mapping[str, str]) -> datetime:
    """Return now, or the moment that ``SOURCE_DATE_EPOCH`` says, in the zone of the site."""
    frozen = environment.get('SOURCE_DATE_EPOCH', '')
    now = datetime.fromtimestamp(int(frozen), UTC) if frozen.isdecimal() else datetime.now(UTC)
    if language == 'zh_TW':
        now = now.astimezone(TAIPEI)
    elif not frozen:
        now = now.astimezone()
    return now.replace(second=0, microsecond=0)


def site_files(site: Site, now: datetime) -> dict[str, str]:
    """Return path → text of everything that is written into the folder of a new site."""
    said = words(site.samples)
    return {
        'conf.py': _conf(site, said),
        **_documents(site, now),
        **surroundings(site.theme, daily=said['daily'], left_out=site.left_out),
    }


def _documents(site: Site, now: datetime) -> dict[str, str]:
    """Return path → text of the samples."""
    of_its_own = site.language.partition('_')[0] == site.samples.partition('_')[0]
    values = {
        '@date@': now.isoformat(),
        '@language@': '' if of_its_own else f'language: {site.samples}\n',
        # The last: it may look like one of the others.
        '@title@': json.dumps(site.title, ensure_ascii=False),
    }
    made = {}
    for path in DOCUMENTS:
        text = SAMPLES.joinpath(site.samples, path).read_text(encoding='utf-8')
        named = path.replace('useful', f'{now:%Y%m%d}-useful')
        for mark, value in values.items():
            text = text.replace(mark, value)
        made[named] = text
    return made


def _conf(site: Site, said: Mapping[str, Any]) -> str:
    """Return ``conf.py``."""
    theme = THEMES[site.theme]
    comment = said['conf']
    zone = 'Asia/Taipei' if site.language == 'zh_TW' else 'Europe/London'
    options = [
        Option('project', site.title),
        Option('html_title', Code('project')),
        Option('copyright', f'%Y, {site.author or site.title}'),
        Option('author', site.author, comment['author']),
        Option('language', site.language, comment['language']),
        Option(
            'html_baseurl',
            site.address or 'https://example.org/',
            comment['html_baseurl'],
            bool(site.address),
        ),
        Option('extensions', ['sphinxext_podcast'], comment['extensions']),
        Option('podcast_timezone', zone, comment['podcast_timezone'], site.language == 'zh_TW'),
        Option('podcast_cjk_emphasis', value=True, comment=comment['podcast_cjk_emphasis']),
        Option('html_theme', site.theme, comment['html_theme']),
        *([Option('html_theme_options', dict(theme.options))] if theme.options else []),
        Option('html_show_sourcelink', value=False),
        Option(
            'exclude_patterns',
            ['_build', '.*', 'README.md', *site.left_out],
            comment['exclude_patterns'],
        ),
    ]
    return conf_text(options, said['head'])
