"""``sphinx-podcast init --ablog SITE``."""

from __future__ import annotations

from datetime import UTC
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.starting.languages import CJK
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source.dialects.ablog import slug
from sphinxext_podcast.source.document import Settings
from sphinxext_podcast.source.settings.ablog_options import blog

from . import content, given
from .plan import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .content import Text
    from .report import Report

#: Extensions whose work is done here, or that come with this one.
_HERE = {
    'ablog': 'sphinxext_podcast',
    'myst_parser': 'sphinxext_podcast brings it with it',
    'sphinx_design': 'sphinxext_podcast brings it with it',
    'sphinxcontrib.youtube': 'players',
}
#: ABlog's parts of a sidebar, and those that stand in for them.
_SIDEBARS = {
    'recentposts.html': 'podcast/recent.html',
    'tagcloud.html': 'podcast/tags.html',
    'archives.html': 'podcast/archive.html',
    'postcard.html': '',
    'postcard2.html': '',
    'categories.html': '',
    'authors.html': '',
    'languages.html': '',
    'locations.html': '',
}
#: Options with folders, or a file, from the folder of ``conf.py``.
_FOLDERS = ('html_static_path', 'html_extra_path', 'templates_path', 'locale_dirs')
_FILES = ('html_logo', 'html_favicon')
#: Names that are carried over in another way than the others.
_READ = 'project author language html_title extensions exclude_patterns html_baseurl html_sidebars'
#: Options without an underscore in their names.
_PLAIN = 'copyright release version nitpicky numfig today'
#: Output of ABlog and of Sphinx.
_OUTPUT = ('_website', '_build', '.doctrees')


def move(site: Path, target: Path) -> Report:
    """Return a ``conf.py`` for *target* that builds the texts of *site* in place, and a report."""
    path = site / 'conf.py'
    if not path.is_file():
        raise Refusal(f'{site}: there is no conf.py, so this is no site of ABlog.')
    read = content.parsed(path)
    config, plan = read.values, Plan('ABlog', site, target)
    every = list(content.files(site, [target, *(site / name for name in _OUTPUT)]))
    patterns = given.texts(config.get('exclude_patterns'))
    documents = [name for name in every if name.endswith(content.SUFFIXES)]
    chosen = [name for name in documents if not content.is_excluded(name, patterns)]
    texts = content.texts(
        site, chosen, settings=Settings(UTC, PROVIDERS, blog=blog(config, by_ablog=True))
    )
    identity(plan, config)
    options(plan, config)
    lists(plan, config, texts)
    sidebars(plan, config)
    plan.exclude([*patterns, *(name for name in _OUTPUT if (site / name).exists())])
    leave(plan, config, read.unknown, path.read_text(encoding='utf-8-sig'))
    notebooks = [name for name in every if PurePosixPath(name).suffix == '.ipynb']
    if notebooks and 'myst_nb' not in given.texts(config.get('extensions')):
        plan.leave(f'notebooks: {len(notebooks)}', 'MyST-NB reads them')
    return plan.report(texts, {}, content.missing(site, texts))


def identity(plan: Plan, config: Mapping[str, Any]) -> None:
    """Carry over what the site is called, and where it is."""
    plan.language = given.text(config.get('language'))
    title = config.get('blog_title')
    for name in ('project', 'html_title'):
        plan.carry(name if name in config else 'blog_title', name, config.get(name) or title)
    plan.carry('author', 'author', config.get('author'))
    plan.carry('language', 'language', config.get('language'))
    if plan.language.startswith(CJK):
        plan.set('podcast_cjk_emphasis', True)
    name = 'html_baseurl' if config.get('html_baseurl') else 'blog_baseurl'
    base = given.text(config.get(name))
    plan.carry(name, 'html_baseurl', f'{base.rstrip("/")}/' if base else '')
    extensions = given.texts(config.get('extensions'))
    kept = [name for name in extensions if name not in _HERE]
    for name in [name for name in extensions if name in _HERE]:
        plan.also(f'extension {name}', _HERE[name])
    plan.carry('extensions', 'extensions', ['sphinxext_podcast', *kept])
    plan.theme = given.text(config.get('html_theme')) or 'alabaster'


def options(plan: Plan, config: Mapping[str, Any]) -> None:
    """Carry over the options of Sphinx, of ABlog and of others as they are."""
    for name in _FOLDERS:
        folders = given.texts(config.get(name))
        plan.carry(name, name, [plan.path(plan.sources / folder) for folder in folders])
    for name in _FILES:
        file = given.text(config.get(name))
        local = file and '://' not in file
        plan.carry(name, name, plan.path(plan.sources / file) if local else file)
    known = {*_READ.split(), *_FOLDERS, *_FILES}
    for name, value in config.items():
        if name not in known and _is_option(name):
            plan.carry(name, name, value)


def _is_option(name: str) -> bool:
    """Return whether an option of Sphinx or of an extension may be called *name*."""
    plain = name.islower() and '_' in name and not name.startswith('_')
    return plain or name in _PLAIN.split()


def lists(plan: Plan, config: Mapping[str, Any], texts: list[Text]) -> None:
    """Let lists be where ABlog has them."""
    if not any(name.startswith(('blog_', 'post_')) for name in config):
        plan.set('blog_path', 'blog', 'dialect')
    where = (given.text(config.get('blog_path')) or 'blog').strip('/')
    names = {'tag': 'tags', 'category': 'categories', 'author': 'authors'}
    names |= {'location': 'location'} if config.get('blog_locations') else {}
    taxonomies = {f'{where}/{place}': key for place, key in names.items()}
    plan.terms('pages of tags and others', taxonomies, texts, slug)
    if any(text.path.startswith(f'{where}/') for text in texts):
        plan.leave(f'/{where}/2026/ and other years', f'they are at /{where}/archive/2026/')
        plan.carry('pages of the archive', 'podcast_archive', f'{where}/archive')
    else:
        plan.carry('pages of the archive', 'podcast_archive', where)
    limit = given.number(config.get('blog_feed_length'))
    plan.carry('blog_feed_length', 'podcast_feed_limit', limit)
    feed = f'/{where}/atom.xml'
    plan.leave(feed, 'the feed is at /atom.xml; let the server redirect the old address')


def sidebars(plan: Plan, config: Mapping[str, Any]) -> None:
    """Carry over sidebars, with our parts in the places of ABlog's."""
    made: dict[str, list[str]] = {}
    for pattern, parts in given.mapping(config.get('html_sidebars')).items():
        names = given.texts(parts)
        ours = [_SIDEBARS.get(name.removeprefix('ablog/'), name) for name in names]
        made[pattern] = [*dict.fromkeys(filter(None, ours))]
        for name in names:
            if _SIDEBARS.get(name.removeprefix('ablog/')) == '':
                plan.leave(f'{name} in html_sidebars', 'each article has this at its end')
    plan.carry('html_sidebars', 'html_sidebars', made)


def leave(plan: Plan, config: Mapping[str, Any], unknown: Mapping[str, int], text: str) -> None:
    """Say what of the old ``conf.py`` with the *text* is not carried over, and why."""
    for name, line in unknown.items():
        if _is_option(name) or name in _READ.split():
            plan.leave(name, f'only running line {line} of the old conf.py gives its value')
    if 'sys.path' in text:
        plan.leave('sys.path', 'modules beside the old conf.py are not found from the new one')
    if 'def setup(' in text:
        plan.leave('setup(app)', 'write it into the new conf.py if it is needed')
    if config.get('disqus_shortname'):
        plan.leave('disqus_shortname', 'comments are not there')
