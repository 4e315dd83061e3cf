"""Hugo's configuration as options of ``conf.py``, and the settings that are left behind."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.moving.report import Carried, Left
from sphinxext_podcast.cli.starting.languages import sphinx_language
from sphinxext_podcast.model.addresses import permalink
from sphinxext_podcast.model.site import web_address
from sphinxext_podcast.source.hugo.settings import listed, table

from . import left_keys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .hugo_site import HugoSite

_LINK = re.compile(r'!?\[([^\[\]]*)\]\([^()\s]*\)')
_TAG = re.compile(r'<[^<>]*>')
_NOTICE = re.compile(r'\A(?:(?:©|&copy;|\(c\)|copyright)[\s:]*)+', re.I)
_YEAR = re.compile(r'\{\{?\s*(?:year|\.?now\.year)\s*\}\}?|:year:', re.I)
#: The ends of the names of files, as an expression of ``ignoreFiles``.
_ENDS = re.compile(r'(?:\\\.|[\w-])+\$')
#: Addresses of terms that are below one folder, by their names.
_BELOW = re.compile(r'/?([^:]+?)/:(?:slug|title|\w*filename|\w*contentbasename)/?')
_OF_TERMS = ('term', 'taxonomy')
#: Taxonomies whose terms stand above or below articles.
_LINKED = frozenset(['tags', 'categories', 'series', 'authors', 'hosts', 'guests'])
#: Kind of page in Hugo → kind of feeds.
_FEEDS = {'home': 'site', 'section': 'sections', 'taxonomy': 'taxonomies', 'term': 'terms'}
_FORMATS = {'site': ['rss', 'atom', 'json'], 'sections': ['rss', 'atom', 'json']}
_RSS = ['rss']
#: Switch → option.
_SWITCHES = {
    'builddrafts': 'podcast_drafts',
    'buildfuture': 'podcast_future',
    'buildexpired': 'podcast_expired',
    'enablerobotstxt': 'podcast_robots',
}


@dataclass
class Findings:
    """The *options* that a configuration becomes, by name, and what the report says of it."""

    options: dict[str, Any] = field(default_factory=dict)
    carried: list[Carried] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def carry(self, what: str, into: str) -> None:
        """Report that *what* has become something of the new site."""
        self.carried.append(Carried(what, into))

    def leave(self, what: str, reason: str, uses: int = 0) -> None:
        """Report that *what* is left behind."""
        self.left.append(Left(what, reason, uses))

    def put(self, what: str, name: str, value: Any) -> None:
        """Set the option *name*, which *what* has become."""
        self.options[name] = value
        self.carry(what, name)


def of_site(site: HugoSite) -> Findings:
    """Return the options that the configuration of *site* becomes, without menu and ``params``."""
    found = Findings()
    _words(site, found)
    _publication(site.main, found)
    _terms(site.main, found)
    _feeds(site.main, found)
    _static(site, found)
    _markup(table(site.main.get('markup')), found)
    _ignored(listed(site.main.get('ignorefiles')), found)
    _rest(site, found)
    return found


def plain(text: Any) -> str:
    """Return *text* without Markdown's links and without tags, on one line."""
    return ' '.join(_TAG.sub('', _LINK.sub(r'\1', str(text))).split())


def _words(site: HugoSite, found: Findings) -> None:
    """Set what the site says of itself."""
    main = site.main
    title = plain(main.get('title') or '')
    found.options['project'] = title or site.folder.name
    if title:
        found.carry('title', 'project, html_title')
    params = site.params
    named = params.get('author') or main.get('author')
    author = plain(table(named).get('name') or '' if isinstance(named, dict) else named or '')
    notice = _YEAR.sub('%Y', _NOTICE.sub('', plain(main.get('copyright') or '')))
    found.options['copyright'] = notice or f'%Y, {author or title or site.folder.name}'
    if notice:
        found.carry('copyright', 'copyright')
    if author:
        found.put('params.author', 'author', author)
    said = main.get('languagecode') or main.get('locale') or site.configuration.language
    language = sphinx_language(str(said))
    key = next((k for k in ('languagecode', 'locale') if main.get(k)), 'defaultcontentlanguage')
    found.options['language'] = 'en' if language in {None, 'en_US'} else language
    if language:
        found.carry(left_keys.spelled(key), 'language')
    else:
        found.leave(left_keys.spelled(key), f'{str(said)!r} is no language; write language')
    if base := site.base.strip():
        base = f'https:{base}' if base.startswith('//') else base
        if web_address(base):
            found.put('baseURL', 'html_baseurl', f'{base.rstrip("/")}/')
        elif base != '/':
            found.leave('baseURL', f'{base!r} is no address; write html_baseurl')
    if zone := main.get('timezone'):
        found.put('timeZone', 'podcast_timezone', str(zone))


def _publication(main: Mapping[str, Any], found: Findings) -> None:
    """Set what is published, and how long lists are."""
    for key, option in _SWITCHES.items():
        if main.get(key) is True:
            found.put(left_keys.spelled(key), option, value=True)
    size, key = table(main.get('pagination')).get('pagersize'), 'pagination.pagerSize'
    if size is None:
        size, key = main.get('paginate'), 'paginate'
    if size is not None and str(size).isdecimal():
        found.put(key, 'podcast_page_size', int(size))
    if (path := table(main.get('pagination')).get('path', 'page')) != 'page':
        found.leave('pagination.path', f'further pages of lists are at page/2/, not {path}/2/')
    if main.get('hascjklanguage') is True:
        found.carry('hasCJKLanguage', 'words of Chinese, Japanese and Korean are always counted')


def _terms(main: Mapping[str, Any], found: Findings) -> None:
    """Set where terms have their pages, and articles theirs."""
    kinds = {str(kind).lower() for kind in listed(main.get('disablekinds'))}
    given = main.get('taxonomies')
    plural = [str(one) for one in table(given).values()]
    if given is None:
        plural = ['tags', 'categories']
    if kinds >= set(_OF_TERMS):
        plural = []
    paths = {name: name for name in plural}
    known = table(main.get('permalinks'))
    for name, pattern in {**known, **table(known.get('term'))}.items():
        if name not in paths or not isinstance(pattern, str):
            continue
        below = _BELOW.fullmatch(pattern)
        if below and below[1] != name:
            paths[name] = below[1]
        elif not below:
            found.leave(f'permalinks.term.{name}', f'the pages of terms stay below /{name}/')
    what = 'disableKinds' if kinds >= set(_OF_TERMS) else 'taxonomies'
    found.put(what, 'podcast_taxonomies', {path: name for name, path in paths.items()})
    for name in sorted({*plural} - _LINKED):
        found.leave(f'taxonomies: {name}', 'its terms have pages; articles do not link to them')
    for name in table(known.get('taxonomy')):
        if paths.get(name) == name:
            found.leave(f'permalinks.taxonomy.{name}', f'the list of terms stays at /{name}/')
    _permalinks(known, set(plural), found)


def _permalinks(known: Mapping[str, Any], plural: set[str], found: Findings) -> None:
    """Set the addresses of articles; in the short form they are beside those of terms."""
    flat = {name: one for name, one in known.items() if isinstance(one, str)}
    flat = {name: one for name, one in flat.items() if name not in plural}
    patterns = {}
    for name, pattern in {**flat, **table(known.get('page'))}.items():
        if wrong := permalink.unknown(str(pattern)):
            found.leave(f'permalinks.page.{name}', f'there is no {", ".join(wrong)}')
        else:
            patterns[name] = str(pattern)
    if patterns:
        found.put('permalinks', 'podcast_permalinks', patterns)
    for name in table(known.get('section')):
        found.leave(f'permalinks.section.{name}', f'the page of the folder stays at /{name}/')


def _feeds(main: Mapping[str, Any], found: Findings) -> None:
    """Set which feeds there are."""
    off = {str(kind).lower() for kind in listed(main.get('disablekinds'))}
    without = set(_FEEDS) if 'rss' in off else set()
    others = set()
    for kind, formats in table(main.get('outputs')).items():
        names = {str(one).lower() for one in listed(formats)}
        without |= {kind} & set(_FEEDS) - ({kind} if 'rss' in names else set())
        others |= names - {'html', 'rss'}
    if without == set(_FEEDS):
        found.put('disableKinds' if 'rss' in off else 'outputs', 'podcast_feeds', {})
    elif without:
        kinds = {ours: _FORMATS.get(ours, _RSS) for kind, ours in _FEEDS.items()}
        chosen = {ours: kinds[ours] for kind, ours in _FEEDS.items() if kind not in without}
        found.put('outputs', 'podcast_feeds', {**chosen, 'archive': _RSS})
    if others:
        found.leave('outputs', f'there is no template for {", ".join(sorted(others))}')
    rss = table(table(main.get('outputformats')).get('rss'))
    if rss.get('basename', 'index') != 'index':
        name = f'{rss["basename"]}.xml'
        found.leave('outputFormats.RSS', f'feeds are index.xml; let the server redirect {name}')
    limit = table(table(main.get('services')).get('rss')).get('limit', main.get('rsslimit'))
    if isinstance(limit, int):
        found.put('services.rss.limit', 'podcast_feed_limit', max(limit, 0))
    if '404' in off:
        found.put('disableKinds', 'podcast_404', value=False)
    for kind in sorted(off - {'rss', '404', 'robotstxt', *_OF_TERMS}):
        found.leave(f'disableKinds: {kind}', 'such pages are always made')
    if len(off.intersection(_OF_TERMS)) == 1:
        found.leave('disableKinds: term', 'lists of terms and their pages go together')


def _static(site: HugoSite, found: Findings) -> None:
    """Set the folders of static files."""
    if site.static:
        folders = [relative(path, site.content) for path in site.static]
        what = ', '.join(relative(path, site.folder) for path in site.static)
        found.put(what, 'podcast_static', folders)


def relative(path: Path, folder: Path) -> str:
    """Return *path* from *folder*, with ``/``."""
    return os.path.relpath(path, folder).replace(os.sep, '/')


def _markup(markup: Mapping[str, Any], found: Findings) -> None:
    """Set how Markdown is read, and report what is read in another way."""
    goldmark = table(markup.get('goldmark'))
    if table(goldmark.get('renderer')).get('unsafe') is True:
        found.carry('markup.goldmark.renderer.unsafe', 'podcast_raw_html = True, as it is anyway')
    else:
        found.put('markup.goldmark.renderer.unsafe', 'podcast_raw_html', value=False)
    for key, value in _flat(goldmark):
        if (
            key == 'renderer.unsafe'
            or key.startswith('renderhooks.')
            or left_keys.READ_AS.get(key) == value
        ):
            continue
        parts = key.split('.')
        switches = {f'{".".join(parts[:size])}.enable' for size in range(1, len(parts))}
        if parts[-1] != 'enable' and switches & left_keys.READ_AS.keys():
            continue  # the switch beside it is reported
        found.leave(f'markup.goldmark.{key}', 'articles are read as Hugo reads them without it')
    for key in sorted(markup.keys() - {'goldmark', 'tableofcontents', 'highlight'}):
        found.leave(f'markup.{key}', 'Markdown is read as Goldmark reads it')
    if 'highlight' in markup:
        found.leave('markup.highlight', left_keys.HIGHLIGHT)


def _flat(given: Mapping[str, Any], before: str = '') -> list[tuple[str, Any]]:
    """Return the values of tables in *given* by their keys with points between them."""
    found: list[tuple[str, Any]] = []
    for key, value in given.items():
        name = f'{before}{key}'
        found += _flat(value, f'{name}.') if isinstance(value, dict) else [(name, value)]
    return found


def _ignored(patterns: list[Any], found: Findings) -> None:
    """Set which files are no documents."""
    simple = [str(one) for one in patterns if _ENDS.fullmatch(str(one))]
    for pattern in map(str, patterns):
        if pattern not in simple:
            found.leave(f'ignoreFiles: {pattern}', 'write a pattern into exclude_patterns')
    if simple:
        ends = [f'*{one.removesuffix("$").replace(chr(92), "")}' for one in simple]
        names = [name for end in ends for name in (end, f'**/{end}')]
        found.put('ignoreFiles', 'exclude_patterns', names)


def _rest(site: HugoSite, found: Findings) -> None:
    """Report the keys that become nothing."""
    known = left_keys.HANDLED | left_keys.QUIET
    for key, value in site.main.items():
        off = value in (False, '', None, [], {})
        if key in known or off or key.startswith('staticdir') or key in _SWITCHES:
            continue
        found.leave(left_keys.spelled(key), left_keys.reason(key))
    for name, key in (('googleanalytics', 'id'), ('disqus', 'shortname')):
        if table(table(site.main.get('services')).get(name)).get(key):
            found.leave(f'services.{name}', left_keys.REASONS['googleanalytics'])
    for name in site.absent:
        found.leave(name, 'this theme or module is not here; its shortcodes are unknown')
