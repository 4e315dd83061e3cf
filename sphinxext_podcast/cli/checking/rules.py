"""All rules, applied to a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_podcast.cli.project.conf_file import line_of
from sphinxext_podcast.cli.project.project_files import filetypes
from sphinxext_podcast.source.folders.documents import hidden_message, suffix_message
from sphinxext_podcast.source.folders.patterns import Patterns

from . import front_matter, groups, links, players, published, words
from .finding import Finding
from .known import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinxext_podcast.cli.project.project import Project

#: What finds the findings of some rules; each is called once.
FINDERS: tuple[Callable[[Known], Iterator[Finding]], ...] = (
    front_matter.values,
    front_matter.taken,
    front_matter.description,
    front_matter.future,
    words.headings,
    words.emphasis,
    words.shortcodes,
    players.ids,
    players.source_urls,
    links.links,
    links.files,
    groups.terms,
    groups.series,
)


def check(project: Project, addresses: Path | None = None) -> list[Finding]:
    """Return what is wrong with *project*, in the order of files and lines.

    *addresses* is a sitemap or an export, whose addresses should lead somewhere.  Raises Refusal
    if it is neither.
    """
    known = Known(project)
    found = [*settings(project)]
    for finder in FINDERS:
        found += finder(known)
    if addresses:
        found += published.gone(known, addresses)
    off: Mapping[str, object] = project.options['podcast_check']
    wanted = [one for one in dict.fromkeys(found) if not _is_off(one, off)]
    return sorted(wanted, key=lambda one: (str(one.path), one.line, one.rule, one.message))


def _is_off(finding: Finding, off: Mapping[str, object]) -> bool:
    """Return whether ``podcast_check`` turns the rule of *finding* off, or for its document."""
    chosen = off.get(finding.rule, True)
    if isinstance(chosen, bool):
        return not chosen
    patterns = Patterns(map(str, chosen if isinstance(chosen, (list, tuple)) else ()))
    return bool(finding.docname) and patterns(finding.docname)


def settings(project: Project) -> Iterator[Finding]:
    """Find impossible options, and files that are no documents."""
    path = Path(project.confdir, 'conf.py')
    for problem in project.problems:
        yield Finding('config', path, line_of(path, problem.key), problem.message)
    found = project.found
    if found.left_out:
        message = suffix_message(found.left_out, filetypes(project.conf))
        yield Finding('config', project.srcdir / found.left_out[0], 1, message)
    if found.hidden:
        message = hidden_message(found.hidden)
        yield Finding('config', project.srcdir / found.hidden[0], 1, message)
    for name, wrong in found.faulty.items():
        yield Finding('config', project.srcdir / name, 1, f'{name!a}: {wrong}')
