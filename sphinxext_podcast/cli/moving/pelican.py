"""``sphinx-podcast init --pelican SITE``."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.model.addresses.other_permalinks import pelican_slug
from sphinxext_podcast.source.configurations import patterns, python_values
from sphinxext_podcast.source.folders.patterns import literal

from . import content, given
from .plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .content import Text
    from .report import Report

#: The settings of a site, and those of the published one, which hold before the first.
_CONFIG = ('pelicanconf.py', 'publishconf.py')
_TAG = re.compile(r'\{%-?[ \t]*(?P<name>\w+)')
_LISTS = {'CATEGORY_URL': 'categories', 'TAG_URL': 'tags', 'AUTHOR_URL': 'authors'}
_LIST = re.compile(r'/?(?P<place>[\w/-]*[\w-])/\{slug\}(?P<end>\.html|/|/index\.html)?')
_USUAL = {
    'ARTICLE_URL': '{slug}.html',
    'PAGE_URL': 'pages/{slug}.html',
    'CATEGORY_URL': 'category/{slug}.html',
    'TAG_URL': 'tag/{slug}.html',
    'AUTHOR_URL': 'author/{slug}.html',
}
#: Settings that are read here.
_READ = (
    'SITENAME SITESUBTITLE SITEURL AUTHOR DEFAULT_LANG TIMEZONE PATH ARTICLE_PATHS PAGE_PATHS '
    'ARTICLE_EXCLUDES PAGE_EXCLUDES ARTICLE_URL PAGE_URL CATEGORY_URL TAG_URL AUTHOR_URL '
    'ARTICLE_SAVE_AS PAGE_SAVE_AS CATEGORY_SAVE_AS TAG_SAVE_AS AUTHOR_SAVE_AS SLUGIFY_SOURCE '
    'SLUGIFY_USE_UNICODE DEFAULT_PAGINATION WITH_FUTURE_DATES FEED_MAX_ITEMS PLUGINS THEME '
    'FILENAME_METADATA DEFAULT_METADATA PATH_METADATA EXTRA_PATH_METADATA STATIC_PATHS '
    'DEFAULT_CATEGORY DEFAULT_DATE FEED_ALL_ATOM FEED_ALL_RSS OUTPUT_PATH'
)
#: Settings that mean nothing outside of Pelican.
_NOTHING = (
    'RELATIVE_URLS DELETE_OUTPUT_DIRECTORY PLUGIN_PATHS CACHE_CONTENT LOAD_CONTENT_CACHE PORT '
    'BIND LOG_FILTER DEFAULT_DATE_FORMAT DATE_FORMATS LOCALE MARKDOWN TYPOGRIFY '
    'JINJA_ENVIRONMENT JINJA_FILTERS JINJA_GLOBALS GZIP_CACHE OUTPUT_SOURCES READERS '
    'FORMATTED_FIELDS CATEGORY_FEED_ATOM AUTHOR_FEED_ATOM AUTHOR_FEED_RSS '
    'TRANSLATION_FEED_ATOM TAG_FEED_ATOM USE_FOLDER_AS_CATEGORY INDEX_SAVE_AS '
    'DIRECT_TEMPLATES STATIC_CREATE_LINKS'
)


def move(site: Path, target: Path) -> Report:
    """Return a ``conf.py`` for *target* that builds the texts of *site* in place, and a report."""
    found = settings(site)
    config = found.values
    sources = site / str(config.get('PATH') or ('content' if (site / 'content').is_dir() else '.'))
    if not sources.is_dir():
        raise Refusal(f'{sources}: there is no such folder; PATH in pelicanconf.py names it.')
    plan = Plan('Pelican', sources, target)
    output = site / str(config.get('OUTPUT_PATH') or 'output')
    every = list(content.files(sources, [target, output]))
    pages = [folder.strip('/') for folder in _paths(config, 'PAGE_PATHS', ['pages'])]
    texts = documents(config, sources, every, pages)
    read = [text for text in texts if text.document.described or text.fault]
    undated = [text for text in read if not text.document.article and not _below(text, pages)]
    read = [text for text in read if text not in undated]
    identity(plan, config)
    plan.set('podcast_dialect', 'pelican', 'dialect')
    plan.set('podcast_pages', [f'{folder}/**' for folder in pages])
    moved = addresses(plan, config, pages, read)
    kept = {text.path for text in read}
    others = [path for path in every if path.endswith(content.SUFFIXES) and path not in kept]
    plan.exclude([*map(literal, others), *unpublished(config, every)])
    publishing(plan, config)
    places = taxonomies(config)
    plan.menu(
        'DISPLAY_PAGES_ON_MENU', read, {p: key for p, key in places.items() if key != 'tags'}
    )
    leave(plan, config, found.unknown)
    leave_files(plan, every, undated)
    return plan.report(
        read, content.counted(constructs(read)), content.missing(sources, read), moved
    )


def settings(site: Path) -> python_values.Assigned:
    """Return the settings of *site*; raises Refusal if there are none that can be read."""
    if not (site / _CONFIG[0]).is_file():
        raise Refusal(f'{site}: there is no {_CONFIG[0]}, so this is no site of Pelican.')
    values: dict[str, Any] = {}
    unknown: dict[str, int] = {}
    for path in [site / name for name in _CONFIG if (site / name).is_file()]:
        read = content.parsed(path, values)
        values, unknown = read.values, unknown | read.unknown
    return python_values.Assigned(values, unknown)


def unpublished(config: Mapping[str, Any], every: Iterable[str]) -> list[str]:
    """Return patterns of the files, but for documents, that are in no folder of STATIC_PATHS."""
    folders = tuple(f'{one.strip("/")}/' for one in _paths(config, 'STATIC_PATHS', ['images']))
    found: dict[str, None] = {}
    for path in every:
        whole = PurePosixPath(path)
        if path.endswith(content.SUFFIXES) or path.startswith(folders):
            continue
        name = f'*{whole.suffix}' if whole.suffix else whole.name
        found[(whole.parent / name).as_posix()] = None
    return [*found]


def documents(
    config: Mapping[str, Any], sources: Path, every: Iterable[str], pages: list[str]
) -> list[Text]:
    """Read the documents that Pelican reads."""
    roots = [folder.strip('/') for folder in _paths(config, 'ARTICLE_PATHS', [''])]
    out = [
        f'{folder.strip("/")}/'
        for name in ('ARTICLE_EXCLUDES', 'PAGE_EXCLUDES')
        for folder in _paths(config, name, [])
    ]
    chosen = [
        path
        for path in every
        if path.endswith(content.SUFFIXES)
        and any(not root or path.startswith(f'{root}/') for root in [*roots, *pages])
        and not path.startswith(tuple(out))
    ]
    return content.texts(
        sources,
        chosen,
        'pelican',
        page=lambda docname: docname.startswith(tuple(f'{p}/' for p in pages)) or None,
    )


def _paths(config: Mapping[str, Any], name: str, otherwise: list[str]) -> list[str]:
    return given.texts(config.get(name)) or otherwise


def _below(text: Text, folders: Iterable[str]) -> bool:
    return any(text.path.startswith(f'{folder}/') for folder in folders)


def identity(plan: Plan, config: Mapping[str, Any]) -> None:
    """Carry over what the site is called, and where it is."""
    plan.speak('DEFAULT_LANG', config.get('DEFAULT_LANG') or 'en')
    title = given.text(config.get('SITENAME')) or 'A Pelican Blog'
    plan.begin('SITENAME', title, given.text(config.get('AUTHOR')))
    url = given.text(config.get('SITEURL')).rstrip('/')
    if url.startswith('//'):
        url = f'https:{url}'
    plan.carry('SITEURL', 'html_baseurl', f'{url}/' if '://' in url else '')
    plan.carry('SITESUBTITLE', 'podcast_description', given.text(config.get('SITESUBTITLE')))
    plan.carry('TIMEZONE', 'podcast_timezone', given.text(config.get('TIMEZONE')))


def addresses(
    plan: Plan, config: Mapping[str, Any], pages: list[str], read: Iterable[Text]
) -> int:
    """Carry over the patterns of addresses; return how many documents are moved."""
    slug = ':unicode_slug' if config.get('SLUGIFY_USE_UNICODE') else ':slug'
    if config.get('SLUGIFY_SOURCE') == 'basename':
        slug = ':name_slug'
    usable: dict[str, str] = {}
    moved = 0
    texts = list(read)
    for folder, name in [('/', 'ARTICLE_URL'), *((page, 'PAGE_URL') for page in pages)]:
        pattern = given.text(config.get(name)) or _USUAL[name]
        if made := patterns.pelican(pattern, slug):
            usable[folder] = made
        else:
            plan.leave(f'{name} {pattern}', 'there is no token for all of its parts')
            moved += sum(_below(text, [folder]) or folder == '/' for text in texts)
    plan.carry('ARTICLE_URL, PAGE_URL', 'podcast_permalinks', usable, 'addresses')
    spelled = 0 if slug != ':slug' else sum(map(_is_respelled, texts))
    if spelled:
        plan.leave(
            'addresses from titles in other scripts',
            'Pelican spells these in Latin letters, which needs a table that is not here; '
            'write the old one as "Slug:"',
            spelled,
        )
    for name in _LISTS:
        form = given.text(config.get(name, _USUAL[name]))
        if (found := _LIST.fullmatch(form)) and found['end'] == '.html':
            plan.leave(f'{name} {form}', f'these lists are at /{found["place"]}/…/, without .html')
    plan.terms(', '.join(_LISTS), taxonomies(config), texts, pelican_slug)
    return moved + spelled


def taxonomies(config: Mapping[str, Any]) -> dict[str, str]:
    """Return where lists of terms are, and from which key of the metadata they come."""
    made = {}
    for name, key in _LISTS.items():
        found = _LIST.fullmatch(given.text(config.get(name, _USUAL[name])))
        made[found['place'] if found else key] = key
    return made


def _is_respelled(text: Text) -> bool:
    """Return whether the address of *text* comes from a title with letters that are not Latin."""
    described = text.document.described
    if described is None or described.slug or described.url:
        return False
    return any(ord(char) > 0x24F and char.isalnum() for char in described.title)


def publishing(plan: Plan, config: Mapping[str, Any]) -> None:
    """Carry over what is published, how many articles a page has, what feeds have."""
    if config.get('WITH_FUTURE_DATES', True):
        plan.carry('WITH_FUTURE_DATES', 'podcast_future', True, 'future')
    size = given.number(config.get('DEFAULT_PAGINATION'))
    plan.carry('DEFAULT_PAGINATION', 'podcast_page_size', size or 0)
    limit = given.number(config.get('FEED_MAX_ITEMS', 100))
    plan.carry('FEED_MAX_ITEMS', 'podcast_feed_limit', limit)


def leave(plan: Plan, config: Mapping[str, Any], unknown: Mapping[str, int]) -> None:
    """Say which settings are not carried over, and why."""
    for name in given.items(config.get('PLUGINS')):
        plan.leave(f'plugin {name}', 'plugins of Pelican do not run here')
    if theme := config.get('THEME'):
        plan.leave(f'THEME {theme}', 'html_theme takes any theme for Sphinx')
    for name, line in unknown.items():
        if name.isupper():
            plan.leave(name, f'only running line {line} gives its value')
    leave_metadata(plan, config)
    if feed := given.text(config.get('FEED_ALL_ATOM', 'feeds/all.atom.xml')):
        plan.leave(f'/{feed}', 'the feed is at /atom.xml; let the server redirect the old address')
    if config.get('DEFAULT_CATEGORY', 'misc') != 'misc':
        plan.leave('DEFAULT_CATEGORY', 'an article in no folder is in the category misc')
    if config.get('USE_FOLDER_AS_CATEGORY') is False:
        plan.leave('USE_FOLDER_AS_CATEGORY', 'folders are categories of articles without one')
    named = {name for name in config if name.isupper()}
    if others := sorted(named - {*_READ.split(), *_NOTHING.split()}):
        plan.leave(', '.join(others), 'only templates of the site read these settings')


def leave_metadata(plan: Plan, config: Mapping[str, Any]) -> None:
    """Say which metadata that are not in a document are not carried over."""
    for name in ('DEFAULT_METADATA', 'PATH_METADATA', 'EXTRA_PATH_METADATA', 'DEFAULT_DATE'):
        if config.get(name):
            plan.leave(name, 'write it into the metadata of each document')
    if config.get('FILENAME_METADATA'):
        plan.leave('FILENAME_METADATA', 'only a date at the beginning of a name is read')


def leave_files(plan: Plan, every: Iterable[str], undated: Iterable[Text]) -> None:
    """Say which documents are not read."""
    if names := [text.path for text in undated]:
        what = f'articles without a date: {", ".join(names[:5])}'
        plan.leave(what, 'Pelican leaves them out, too', len(names))
    html = [path for path in every if path.endswith(('.html', '.htm'))]
    if html:
        plan.leave(
            f'{len(html)} articles in HTML: {", ".join(html[:5])}', 'write them as Markdown'
        )
    notebooks = [path for path in every if PurePosixPath(path).suffix == '.ipynb']
    if notebooks:
        plan.leave(f'{len(notebooks)} notebooks', 'MyST-NB reads them')


def constructs(found: Iterable[Text]) -> Iterator[str]:
    """Yield each tag of a plugin, such as ``{% youtube … %}``, as often as it stands there."""
    for text in found:
        for match in _TAG.finditer(text.body):
            yield match['name']
