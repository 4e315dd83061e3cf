"""``sphinx-podcast list``: the articles and the terms of a site."""

from __future__ import annotations

import builtins
import json
from typing import TYPE_CHECKING, Any

import click

from . import arguments
from .console import data, table
from .project.project import open_project

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxext_podcast.model.article import Article

    from .project.project import Project

Rows = builtins.list[dict[str, Any]]


@click.command
@arguments.project
@click.option('--drafts', is_flag=True, help='Only drafts.')
@click.option('--future', is_flag=True, help='Only articles whose date is still to come.')
@click.option('--expired', is_flag=True, help='Only articles whose expiry date is past.')
@click.option('--terms', is_flag=True, help='The terms of all taxonomies instead.')
@click.option('--json', 'as_json', is_flag=True, help='As JSON.')
def list(
    folder: Path,
    conf: Path | None,
    *,
    drafts: bool,
    future: bool,
    expired: bool,
    terms: bool,
    as_json: bool,
) -> None:
    """List the articles that are published, newest first; or those that are held back.

    FOLDER has the documents, by default the one you are in.
    """
    asked = {'draft': drafts, 'future': future, 'expired': expired}
    reasons = {reason for reason, wanted in asked.items() if wanted}
    if terms and reasons:
        raise click.UsageError('--terms is about published articles; leave the other options out.')
    project = open_project(folder, conf)
    rows = term_rows(project) if terms else article_rows(project, reasons)
    if as_json:
        data(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    shown = ['date', 'file', 'title', *(['held'] if reasons else [])]
    shown = ['taxonomy', 'name', 'number', 'address'] if terms else shown
    table(shown, ([str(row[column]) for column in shown] for row in rows))
    project.note_unreadable()


def article_rows(project: Project, reasons: set[str]) -> Rows:
    """Return the articles that are published, or those held back for one of *reasons*."""
    known = project.all_articles if reasons else project.articles
    library = project.library_of(known)
    return [
        {
            'date': article.date.date().isoformat() if article.date else '',
            'file': project.entries[article.docname].path,
            'title': article.title,
            'held': ', '.join(_held(article, reason) for reason in article.marks),
            'address': project.paths.get(article.docname, ''),
            'docname': article.docname,
        }
        for article in library.pages
        if not reasons or reasons.intersection(article.marks)
    ]


def _held(article: Article, reason: str) -> str:
    """Return why *article* is held back, and until when."""
    moments = {'future': article.publish_date, 'expired': article.expiry_date}
    moment = moments.get(reason)
    return f'{reason} {moment.isoformat(timespec="minutes")}' if moment else reason


def term_rows(project: Project) -> Rows:
    """Return the terms of all taxonomies, each with the number of its articles."""
    return [
        {
            'taxonomy': taxonomy,
            'name': term.name,
            'number': len(term.docnames),
            'address': project.group_paths[term.path],
        }
        for taxonomy in project.library.taxonomies
        for term in project.library.terms(taxonomy)
    ]
