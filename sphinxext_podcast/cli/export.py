"""``sphinx-podcast export``: everything that is known of articles, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinxext_podcast.output import export as output

from . import arguments
from .console import data
from .project.project import open_project

if TYPE_CHECKING:
    from pathlib import Path

    from .project.project import Project


@click.command
@arguments.project
def export(folder: Path, conf: Path | None) -> None:
    """Write everything that is known of the published articles as JSON.

    FOLDER has the documents, by default the one you are in.
    """
    project = open_project(folder, conf)
    data(text(project))
    project.note_unreadable()


def text(project: Project) -> str:
    """Return the JSON of *project*."""
    documents = [
        output.Document(docname, entry.kind, entry.path, project.paths[docname])
        for docname, entry in project.published.items()
    ]
    return output.export(project.library, project.site, documents, project.group_paths)
