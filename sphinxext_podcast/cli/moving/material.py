"""``sphinx-podcast init --mkdocs-material SITE``."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.model.addresses.other_permalinks import material_slug
from sphinxext_podcast.source.configurations import patterns, yaml_values
from sphinxext_podcast.source.dialects import material as dialect
from sphinxext_podcast.source.folders.file_name import MARKDOWN
from sphinxext_podcast.source.folders.patterns import literal
from sphinxext_podcast.source.hugo.settings import merged

from . import content, given
from .plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from .content import Text
    from .report import Report

_CONFIG = ('mkdocs.yml', 'mkdocs.yaml')
_BLOG = ('blog', 'material/blog')
_MACRO = re.compile(r'\{\{(?![<%])[ \t]*(?P<name>[\w.]+)|\{%-?[ \t]*(?P<tag>\w+)')
#: What is in the Markdown of articles here as well, or makes no text.
_MARKDOWN = (
    'admonition attr_list footnotes def_list tables toc meta md_in_html fenced_code extra '
    'sane_lists smarty nl2br abbr pymdownx.details pymdownx.superfences pymdownx.tabbed '
    'pymdownx.highlight pymdownx.inlinehilite pymdownx.snippets pymdownx.tasklist '
    'pymdownx.tilde pymdownx.emoji pymdownx.betterem pymdownx.magiclink pymdownx.arithmatex '
    'pymdownx.smartsymbols pymdownx.extra'
)
#: What plugins do that is here by itself.
_HERE = {
    'search': 'the search',
    'tags': 'podcast_taxonomies',
    'rss': 'feeds',
    'social': 'podcast_cards',
    'meta': 'front matter',
}
#: Settings that are read here, and those that mean nothing outside of MkDocs.
_READ = (
    'site_name site_url site_author site_description copyright docs_dir theme plugins nav '
    'markdown_extensions use_directory_urls exclude_docs draft_docs extra_css extra_javascript'
)
_NOTHING = (
    'site_dir repo_url repo_name edit_uri edit_uri_template validation watch dev_addr strict '
    'hooks not_in_nav remote_branch remote_name INHERIT extra'
)


def move(site: Path, target: Path) -> Report:
    """Return a ``conf.py`` for *target* that builds the texts of *site* in place, and a report."""
    path = next((site / name for name in _CONFIG if (site / name).is_file()), None)
    if path is None:
        raise Refusal(f'{site}: there is no mkdocs.yml, so this is no site of MkDocs.')
    config = settings(path)
    sources = site / str(config.get('docs_dir') or 'docs')
    if not sources.is_dir():
        raise Refusal(f'{sources}: there is no such folder; docs_dir in {path.name} names it.')
    plan = Plan('Material for MkDocs', sources, target)
    blogs = [_Blog(one) for name, one in plugins(config) if name in _BLOG]
    every = list(content.files(sources, [target]))
    out = [path for path in every if path.endswith('.rst')]
    chosen = [path for path in every if path.endswith(MARKDOWN)]
    posts = tuple(f'{blog.posts}/' for blog in blogs)
    found = content.texts(
        sources, chosen, 'material', page=lambda docname: not docname.startswith(posts)
    )
    identity(plan, config)
    plan.set('podcast_dialect', 'material', 'dialect')
    plan.set('podcast_pages', ['**', *(f'!{blog.posts}/**' for blog in blogs)])
    moved = addresses(plan, blogs, found)
    authors(plan, blogs)
    publishing(plan, blogs)
    plan.exclude([literal(path) for path in out])
    leave(plan, config, every)
    marks = content.counted(constructs(found, dict(plugins(config))))
    return plan.report(found, marks, content.missing(sources, found), moved)


def settings(path: Path, heirs: tuple[Path, ...] = ()) -> dict[str, Any]:
    """Return the settings in the file at *path*, over those that they inherit."""
    config = content.settings(path, yaml_values.load)
    name = given.text(config.get('INHERIT'))
    if not name:
        return config
    above, known = path.parent / name, (*heirs, path.resolve())
    if not above.is_file() or above.resolve() in known:
        raise Refusal(f'{path}: INHERIT: {name}: there is no such file, or it inherits this one.')
    return merged(settings(above, known), config)


def plugins(config: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of each plugin with its settings."""
    said = config.get('plugins', ['search'])
    if isinstance(said, dict):
        said = [{name: inner} for name, inner in said.items()]
    for one in given.items(said):
        for name, inner in one.items() if isinstance(one, dict) else [(one, {})]:
            yield str(name), given.mapping(inner)


class _Blog:
    """A blog of the site: its folders, from that of the documents, and its settings."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.said = said
        self.folder = str(said.get('blog_dir', 'blog')).strip('/').removeprefix('.')
        posts = str(said.get('post_dir', '{blog}/posts')).replace('{blog}', self.folder)
        self.posts = posts.strip('/')

    def below(self, path: str) -> str:
        return f'{self.folder}/{path.strip("/")}'.strip('/')

    def pattern(self) -> str:
        """Return the pattern of the addresses of posts, '' if there is none for it."""
        made = patterns.material(
            str(self.said.get('post_url_format', '{date}/{slug}')),
            str(self.said.get('post_url_date_format', 'yyyy/MM/dd')),
            categories=given.number(self.said.get('post_url_max_categories', 1)) or 0,
        )
        return f'/{self.below(made)}/' if made else ''


def identity(plan: Plan, config: Mapping[str, Any]) -> None:
    """Carry over what the site is called, and where it is."""
    said = given.mapping(config.get('theme'))
    plan.speak('theme.language', given.text(said.get('language')) or 'en')
    title = given.text(config.get('site_name')) or plan.sources.resolve().parent.name
    plan.begin('site_name', title, given.text(config.get('site_author')))
    plan.carry('copyright', 'copyright', given.text(config.get('copyright')))
    url = given.text(config.get('site_url'))
    plan.carry('site_url', 'html_baseurl', f'{url.rstrip("/")}/' if '://' in url else '')
    plan.carry(
        'site_description', 'podcast_description', given.text(config.get('site_description'))
    )
    for key, name in (('logo', 'html_logo'), ('favicon', 'html_favicon')):
        file = plan.sources / given.text(said.get(key))
        plan.carry(f'theme.{key}', name, plan.path(file) if file.is_file() else None)


def addresses(plan: Plan, blogs: Iterable[_Blog], found: Iterable[Text]) -> int:
    """Carry over where posts and lists are; return how many posts are moved."""
    usable, taxonomies, moved = {}, {}, 0
    texts = list(found)
    for blog in blogs:
        if made := blog.pattern():
            usable[blog.posts] = made
        else:
            reason = 'there is no token for all of its parts'
            plan.leave(f'post_url_format {blog.said.get("post_url_format")}', reason)
            moved += sum(text.path.startswith(f'{blog.posts}/') for text in texts)
        form = str(blog.said.get('categories_url_format', 'category/{slug}'))
        taxonomies[_lists(blog, form, 'categories')] = 'categories'
        form = str(blog.said.get('authors_profiles_url_format', 'author/{slug}'))
        if blog.said.get('authors_profiles'):
            taxonomies[_lists(blog, form, 'authors')] = 'authors'
    plan.carry('post_url_format', 'podcast_permalinks', usable, 'addresses')
    taxonomies |= {key: key for key in ('tags', 'authors') if key not in taxonomies.values()}
    plan.terms('categories_url_format', taxonomies, texts, material_slug)
    for blog in blogs:
        if blog.said.get('archive', True):
            form = str(blog.said.get('archive_url_format', 'archive/{date}'))
            plan.carry('archive_url_format', 'podcast_archive', _lists(blog, form, 'archive'))
            break
    return moved


def _lists(blog: _Blog, form: str, otherwise: str) -> str:
    """Return the folder of the lists of *blog* whose addresses have the pattern *form*."""
    found = re.fullmatch(r'([\w/-]+)/\{(?:slug|date)\}', form.strip('/'))
    return blog.below(found[1]) if found else otherwise


def authors(plan: Plan, blogs: Iterable[_Blog]) -> None:
    """Let ``conf.py`` read who the authors are."""
    for blog in blogs:
        name = str(blog.said.get('authors_file', '{blog}/.authors.yml'))
        file = plan.sources / name.replace('{blog}', blog.folder).strip('/')
        if file.is_file():
            plan.people('authors_file', file)
            break


def publishing(plan: Plan, blogs: Iterable[_Blog]) -> None:
    """Carry over what is published, and how many articles a page has."""
    for blog in list(blogs)[:1]:
        if not blog.said.get('draft_if_future_date'):
            plan.carry('draft_if_future_date', 'podcast_future', True, 'future')
        plan.carry('draft', 'podcast_drafts', blog.said.get('draft') is True or None)
        size = given.number(blog.said.get('pagination_per_page', 10))
        size = size if blog.said.get('pagination', True) else 0
        plan.set('podcast_page_size', size)


def leave(plan: Plan, config: Mapping[str, Any], every: Iterable[str]) -> None:
    """Say what is not carried over, and why."""
    leave_additions(plan, config)
    plan.carry('nav', 'podcast_menu', [*menu(config.get('nav'))])
    if config.get('use_directory_urls') is False:
        plan.leave('use_directory_urls: false', 'build with html in the place of dirhtml')
    for name in ('exclude_docs', 'draft_docs', 'extra_css', 'extra_javascript'):
        if config.get(name):
            into = 'exclude_patterns' if name.endswith('docs') else 'html_css_files and others'
            plan.leave(name, f'write it into {into}')
    readmes = [path for path in every if PurePosixPath(path).name == 'README.md']
    if readmes:
        plan.leave(f'README.md: {", ".join(readmes[:5])}', 'only index.md is the page of a folder')
    if others := sorted({*config} - {*_READ.split(), *_NOTHING.split()}):
        plan.leave(', '.join(others), 'only MkDocs and its plugins read these settings')


def leave_additions(plan: Plan, config: Mapping[str, Any]) -> None:
    """Say which plugins and extensions of Markdown have nothing here that stands in for them."""
    for name in dict.fromkeys(name for name, _ in plugins(config)):
        plain = name.removeprefix('material/')
        if plain in _HERE:
            plan.also(f'plugin {name}', _HERE[plain])
        elif name not in _BLOG:
            plan.leave(f'plugin {name}', 'plugins of MkDocs do not run here')
    for one in given.items(config.get('markdown_extensions')):
        name = str(next(iter(one), '') if isinstance(one, dict) else one)
        name = name.removeprefix('markdown.extensions.')
        if name not in _MARKDOWN.split():
            plan.leave(f'markdown extension {name}', 'its marks stay in the text')


def menu(nav: Any) -> Iterator[str]:
    """Yield the entries of *nav* for ``podcast_menu``, those of its parts among the others."""
    for entry in nav if isinstance(nav, list) else []:
        for title, said in entry.items() if isinstance(entry, dict) else [('', entry)]:
            if isinstance(said, list):
                yield from menu(said)
            elif isinstance(said, str) and said not in {'index.md', ''}:
                page = said.removesuffix('.md')
                yield f'{title} <{page}>' if title else page


def constructs(found: Iterable[Text], known: Mapping[str, Any]) -> Iterator[str]:
    """Yield snippets and, where macros run, these, as often as they stand in the texts."""
    for text in found:
        for name, _ in dialect.snippets(text.body):
            yield f'snippet {name}'
        for match in _MACRO.finditer(text.body) if 'macros' in known else ():
            yield f'macro {match["name"] or match["tag"]}'
