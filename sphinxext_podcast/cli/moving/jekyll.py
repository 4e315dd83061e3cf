"""``sphinx-podcast init --jekyll SITE``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.source.configurations import yaml_values
from sphinxext_podcast.source.dialects import jekyll as dialect
from sphinxext_podcast.source.folders.patterns import literal

from . import content, given, jekyll_content
from .plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from .content import Text
    from .report import Report

_CONFIG = ('_config.yml', '_config.yaml')
#: Documents that are posts, which alone are articles.
_POSTS = ('_posts/**', '**/_posts/**', '_drafts/**', '**/_drafts/**')
#: What Jekyll's plugins do that is here by itself.
_HERE = {
    'jekyll-feed': 'feeds',
    'jekyll-sitemap': 'sitemap.xml',
    'jekyll-seo-tag': 'tags in the head',
    'jekyll-redirect-from': 'redirects',
    'jekyll-paginate': 'podcast_page_size',
    'jekyll-paginate-v2': 'podcast_page_size',
    'jekyll-archives': 'podcast_taxonomies',
    'jekyll-last-modified-at': 'lastmod',
    'jekyll-relative-links': 'links by files',
}
#: Settings that are read here.
_READ = (
    'title description tagline author email url baseurl lang locale language timezone '
    'permalink collections collections_dir defaults exclude include source plugins gems theme '
    'remote_theme future show_drafts unpublished paginate paginate_path excerpt_separator '
    'feed logo name jekyll-archives pagination header_pages'
)
#: Settings that mean nothing outside of Jekyll.
_NOTHING = (
    'markdown highlighter kramdown sass destination port host liquid incremental safe '
    'encoding markdown_ext keep_files whitelist repository strict_front_matter lsi detach '
    'quiet verbose profile livereload compress_html github layouts_dir includes_dir '
    'plugins_dir data_dir cache_dir limit_posts minima livereload_port rouge commonmark'
)


def move(site: Path, target: Path) -> Report:
    """Return a ``conf.py`` for *target* that builds the texts of *site* in place, and a report."""
    config = settings(site)
    sources = site / str(config.get('source') or '.')
    if not sources.is_dir():
        raise Refusal(f'{sources}: there is no such folder; source in _config.yml names it.')
    plan = Plan('Jekyll', sources, target)
    every = list(content.files(sources, [target]))
    documents = [path for path in every if path.endswith(content.SUFFIXES)]
    out = jekyll_content.excluded(config, sources, documents)
    chosen = [path for path in documents if path not in out]
    found = content.texts(
        sources, chosen, 'jekyll', page=lambda docname: not dialect.is_post(docname)
    )
    identity(plan, config)
    plan.set('podcast_dialect', 'jekyll', 'dialect')
    plan.set('podcast_pages', ['**', *(f'!{pattern}' for pattern in _POSTS)])
    jekyll_content.addresses(plan, config, found)
    folders = jekyll_content.folders(config, sources)
    liquid = jekyll_content.templates(sources, every)
    plan.exclude([*folders, *map(literal, [*out, *liquid])])
    publishing(plan, config)
    named = given.texts(config.get('header_pages'))
    shown = [text for text in found if text.document.article or _is_shown(text, named)]
    plan.menu('header_pages', shown, jekyll_content.taxonomies(config))
    leave(plan, config)
    leave_templates(plan, every)
    return plan.report(found, content.counted(constructs(found)), content.missing(sources, found))


def _is_shown(text: Text, named: list[str]) -> bool:
    """Return whether the menu shows a page: one that is *named*, else those of the first level."""
    return text.path in named if named else '/' not in text.path


def settings(site: Path) -> dict[str, Any]:
    """Return the settings of *site*; raises Refusal if there are none that can be read."""
    path = next((site / name for name in _CONFIG if (site / name).is_file()), None)
    if path is None:
        raise Refusal(f'{site}: there is no _config.yml, so this is no site of Jekyll.')
    return content.settings(path, yaml_values.load)


def identity(plan: Plan, config: Mapping[str, Any]) -> None:
    """Carry over what the site is called, and where it is."""
    title = given.text(config.get('title')) or given.text(config.get('name'))
    spoken = (given.text(config.get(key)) for key in ('lang', 'locale', 'language'))
    author = config.get('author')
    person = given.mapping(author)
    url = given.text(config.get('url')).rstrip('/')
    base = given.text(config.get('baseurl')).strip('/')
    plan.speak('lang', next(filter(None, spoken), ''))
    plan.begin(
        'title',
        title or plan.sources.resolve().name,
        given.text(person.get('name')) or given.text(author),
    )
    plan.carry('url, baseurl', 'html_baseurl', f'{url}/{base}'.rstrip('/') + '/' if url else '')
    plan.carry('description', 'podcast_description', given.text(config.get('description')))
    email = given.text(config.get('email')) or given.text(person.get('email'))
    plan.carry('email', 'podcast_email', email)
    plan.carry('timezone', 'podcast_timezone', given.text(config.get('timezone')))


def publishing(plan: Plan, config: Mapping[str, Any]) -> None:
    """Carry over what is published, how many articles a page has, what feeds have."""
    plan.carry('future', 'podcast_future', config.get('future') is True or None)
    pages = given.mapping(config.get('pagination'))
    size = given.number(config.get('paginate')) or given.number(pages.get('per_page'))
    plan.carry('paginate', 'podcast_page_size', size)
    feed = given.mapping(config.get('feed'))
    plan.carry('feed.posts_limit', 'podcast_feed_limit', given.number(feed.get('posts_limit')))
    if feed.get('excerpt_only') is True:
        plan.carry('feed.excerpt_only', 'podcast_feed_content', 'summary')
    plan.carry('logo', 'podcast_image', given.text(config.get('logo')).lstrip('/'))


def leave(plan: Plan, config: Mapping[str, Any]) -> None:
    """Say which settings are not carried over, and why."""
    for name in [*given.texts(config.get('plugins')), *given.texts(config.get('gems'))]:
        if name in _HERE:
            plan.also(f'plugin {name}', _HERE[name])
        else:
            plan.leave(f'plugin {name}', 'plugins of Jekyll do not run here')
    if theme := config.get('theme') or config.get('remote_theme'):
        plan.leave(f'theme {theme}', 'html_theme takes any theme for Sphinx')
    if mark := config.get('excerpt_separator'):
        plan.leave(
            f'excerpt_separator {mark!r}', 'the summary ends at <!--more--> or the first paragraph'
        )
    plan.leave('/feed.xml', 'the feed is at /index.xml; let the server redirect the old address')
    for key in jekyll_content.other_defaults(config):
        plan.leave(f'defaults: {key}', 'write it into the front matter')
    if others := sorted({*config} - {*_READ.split(), *_NOTHING.split()}):
        plan.leave(', '.join(others), 'only templates of the site read these settings')


def leave_templates(plan: Plan, every: Iterable[str]) -> None:
    """Say which of *every* file are written in Liquid, and which only Liquid reads."""
    paths = list(every)
    layouts = [path for path in paths if path.startswith(('_layouts/', '_includes/'))]
    if layouts:
        plan.leave(f'{len(layouts)} layouts and includes', 'templates of Liquid do not run here')
    data = [path for path in paths if path.startswith('_data/')]
    if data:
        plan.leave(f'{len(data)} files in _data', 'only templates of Liquid read them')
    if written := jekyll_content.templates(plan.sources, paths):
        named = ', '.join(written[:5])
        plan.leave(f'files with Liquid: {named}', 'write pages as Markdown', len(written))


def constructs(found: Iterable[Text]) -> Iterator[str]:
    """Yield each tag and expression of Liquid that is not run, as often as it stands there."""
    for text in found:
        for problem in dialect.translate(text.body)[1]:
            yield problem.name
