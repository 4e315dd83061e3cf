"""``init --hugo``: a ``conf.py`` that builds the content of a Hugo site where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.moving.report import Report
from sphinxext_podcast.cli.project.project import Project, project_with
from sphinxext_podcast.cli.starting.conf import Code, Option, conf_text
from sphinxext_podcast.cli.starting.languages import CJK, of_samples
from sphinxext_podcast.cli.starting.site import words

from . import carried_options, missing_files, own_templates, site_languages, site_menu, site_params
from .hugo_site import open_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinxext_podcast.source.shortcodes.scanner import Call

    from .carried_options import Findings
    from .hugo_site import HugoSite

#: The options in the order in which they stand in ``conf.py``; all others follow.
ORDER = (
    *('project', 'html_title', 'author', 'copyright', 'language', 'html_baseurl'),
    *('podcast_timezone', 'podcast_description', 'podcast_email', 'podcast_image'),
    *('podcast_robots', 'podcast_404', 'podcast_drafts', 'podcast_future', 'podcast_expired'),
    *('podcast_page_size', 'podcast_feeds', 'podcast_feed_limit', 'podcast_media_prefix'),
    *('extensions', 'html_theme', 'html_show_sourcelink', 'html_context', 'exclude_patterns'),
    *('templates_path', 'podcast_shortcodes', 'podcast_taxonomies', 'podcast_permalinks'),
    *('podcast_menu', 'podcast_static', 'podcast_raw_html', 'podcast_channel'),
)
THEME = 'furo'


def move(site: Path, target: Path) -> Report:
    """Return a ``conf.py`` for *target* that builds the content of the Hugo *site*, and a report.

    Raises Refusal.
    """
    hugo = open_site(site)
    found = carried_options.of_site(hugo)
    site_languages.add(hugo, found)
    left = site_params.add(hugo, found)
    found.options |= {
        'html_title': Code('project'),
        'extensions': ['sphinxext_podcast'],
        'html_theme': THEME,
        'html_show_sourcelink': False,
    }
    project = _project(hugo, target, found)
    calls = own_templates.uses(entry.body for entry in project.entries.values())
    made = own_templates.carry(hugo, calls, project.settings.providers, found)
    if made.meanings:
        found.options['podcast_shortcodes'] = made.meanings
    if made.files:
        found.options['templates_path'] = [own_templates.TEMPLATES]
    _add_context(hugo, calls.get('param', []), left, found)
    site_menu.add(hugo, project, found)
    alone = site_languages.report(hugo, project, found)
    missing_files.report(hugo, project, found)
    return Report(
        'Hugo',
        carried_options.relative(hugo.content, target.resolve()),
        len(project.articles),
        _addresses(project) - len(alone),
        {name: len(used) for name, used in calls.items()},
        missing_files.missing(hugo, project),
        found.carried,
        found.left,
        {'conf.py': _conf(found.options), **made.files},
        advice=_advice(hugo, project, found),
        language=str(found.options['language']),
    )


def _project(site: HugoSite, target: Path, found: Findings) -> Project:
    """Return the project that there will be; options that are not sound are left behind."""
    project = project_with(found.options, site.content, target.resolve())
    for problem in project.problems:
        said = problem.message.removeprefix(f'{problem.key} = ').removeprefix(f'{problem.key}: ')
        found.leave(problem.key or 'conf.py', said)
        found.options[problem.key] = project.options[problem.key]
        found.carried = [one for one in found.carried if one.into != problem.key]
    return project


def _add_context(site: HugoSite, calls: list[Call], left: set[str], found: Findings) -> None:
    """Set the values of the site that articles show with ``param``; report the others *left*."""
    keys = {str(call.positional[0]).lower().split('.')[0] for call in calls if call.positional}
    values = {key: site.params[key] for key in sorted(keys) if key in site.params}
    if values:
        found.put(f'params: {", ".join(values)}', 'html_context', values)
    if others := sorted(left - values.keys()):
        said = f'params: {", ".join(others)}'
        found.leave(said, 'they were for the old theme; the new one has options of its own')


def _addresses(project: Project) -> int:
    """Return how many addresses the pages of *project* have, redirects and lists among them."""
    own = {*project.paths.values(), *project.group_paths.values()}
    own -= {f'/{name}/' for name in project.library.taxonomies if not project.library.terms(name)}
    for known in project.addresses.addresses.values():
        own.update(known.others)
    return len(own)


def _conf(options: Mapping[str, Any]) -> str:
    """Return ``conf.py``, its comments in the language of the site."""
    language = str(options['language'])
    said = words(of_samples(language), 'hugo.toml')
    comments = said['conf']
    names = [name for name in ORDER if name in options]
    names += [name for name in options if name not in names]
    lines = [Option(name, options[name], comments.get(name, '')) for name in names]
    name = 'podcast_cjk_emphasis'
    if language.startswith(CJK):
        lines.append(Option(name, value=True, comment=comments[name], active=False))
    return conf_text(lines, said['head'])


def _advice(site: HugoSite, project: Project, found: Findings) -> list[str]:
    """Return what the writer may want to do."""
    said = [f'Choose a theme: html_theme is {THEME!r}, the templates of the old one are not read.']
    if held := len(project.all_articles) - len(project.articles):
        said.append(
            f'Drafts and articles of another day are held back: {held}; sphinx-podcast list '
            '--drafts --future --expired names them.'
        )
    if any(one.what.startswith('shortcode ') for one in found.left):
        said.append(
            'Shortcodes that are left behind are read as they are written: write templates for '
            'podcast_shortcodes, or take them out of the text.'
        )
    if not {'podcast_feed_limit', 'podcast_feeds'} & found.options.keys():
        said.append(
            'Feeds have the newest 20 articles; podcast_feed_limit = 0 is all, as in Hugo.'
        )
    if site.absent and any('template is nowhere' in one.reason for one in found.left):
        said.append(
            f'Get {", ".join(site.absent)} (git submodule update --init, or hugo mod vendor), '
            'delete the new conf.py and move again: its shortcodes are carried over, too.'
        )
    return said
