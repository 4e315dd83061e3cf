"""``sphinx-podcast check``: look for faults in articles, and mend some."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import arguments
from .checking import fixes, report
from .checking.rules import check as check_project
from .console import data, near, note, say
from .project.project import open_project

if TYPE_CHECKING:
    from .checking.finding import Finding


@click.command
@arguments.project
@click.option('--fix', is_flag=True, help='Mend what can be mended for certain.')
@click.option('--json', 'as_json', is_flag=True, help='As JSON.')
@click.option('--github', is_flag=True, help='As annotations, which is usual on GitHub.')
@click.option(
    '--published',
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar='FILE',
    help='The sitemap.xml of the site as it is published, or an export: no address may be gone.',
)
def check(
    folder: Path,
    conf: Path | None,
    *,
    fix: bool,
    as_json: bool,
    github: bool,
    published: Path | None,
) -> None:
    """Look for faults in articles: each with file, line, reason, what to do, and its rule.

    FOLDER has the documents, by default the one you are in. podcast_check in conf.py turns rules
    off. The exit status is 1 if something was found.
    """
    project = open_project(folder, conf)
    found = check_project(project, published)
    if fix and (done := fixes.fix(project, found)):
        for one in done:
            note(f'{near(one.path)}:{one.line}: mended: {one.message} [{one.rule}]')
        project = open_project(folder, conf)
        found = check_project(project, published)
    write(found, as_json=as_json, github=github or 'GITHUB_ACTIONS' in os.environ)
    files = len({one.path for one in found})
    faults = f'{len(found)} finding{"s" * (len(found) != 1)} in {files} file{"s" * (files != 1)}'
    number = len(project.entries)
    note(f'{number} document{"s" * (number != 1)}: {faults}')
    if found:
        raise SystemExit(1)


def write(findings: list[Finding], *, as_json: bool, github: bool) -> None:
    """Print *findings*."""
    if as_json:
        data(report.as_json(findings))
        return
    for line in (report.for_github if github else report.lines)(findings):
        say(line)
