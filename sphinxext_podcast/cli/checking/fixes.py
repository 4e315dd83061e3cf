"""Mending what can be mended for certain: one change after the other, each looked at again."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.project.project_files import understood
from sphinxext_podcast.output.export import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinxext_podcast.cli.project.project import Project
    from sphinxext_podcast.cli.project.project_files import Entry

    from .finding import Edit, Finding


def fix(project: Project, findings: Iterable[Finding]) -> list[Finding]:
    """Mend those of *findings* that can be, in their files; return them.

    All else in a file stays as it is, byte for byte.
    """
    by_file: dict[Path, list[Finding]] = {}
    for finding in findings:
        if finding.edit and finding.docname:
            by_file.setdefault(finding.path, []).append(finding)
    done = []
    for path, found in by_file.items():
        done += _fix_file(project, path, found)
    return done


def _fix_file(project: Project, path: Path, findings: list[Finding]) -> list[Finding]:
    """Mend what *findings* say of the file at *path*, the last line first."""
    try:
        data = path.read_bytes().decode('utf-8')
    except (OSError, UnicodeDecodeError):
        return []
    entry = project.entries[findings[0].docname]
    done = []
    for finding in sorted(findings, key=lambda one: -one.edit.lines.start if one.edit else 0):
        if finding.edit and (changed := edited(data, finding.edit)) is not None:
            text = changed.removeprefix('\ufeff').replace('\r\n', '\n')
            after = understood(entry._replace(text=text), project.settings)
            if _is_meant(entry, after, finding):
                data, entry = changed, after
                done.append(finding)
    if done:
        _write(path, data)
    return done


def edited(text: str, edit: Edit) -> str | None:
    """Return *text* with *edit* made, None if what it changes is not there exactly once."""
    lines = [*io.StringIO(text, newline='')]
    start, end = edit.lines.start - 1, edit.lines.stop - 1
    part = ''.join(lines[start:end])
    if part.count(edit.old) != 1:
        return None
    newline = '\r\n' if '\r\n' in part else '\n'
    new = part.replace(edit.old, edit.new.replace('\n', newline))
    return ''.join([*lines[:start], new, *lines[end:]])


def _is_meant(before: Entry, after: Entry, finding: Finding) -> bool:
    """Return whether the front matter says the same *after* a change, but for what it is about."""
    if after.fatal or len(after.read.problems) > len(before.read.problems) or not finding.edit:
        return False
    was, now = (_said(one) for one in (before, after))
    if finding.rule == 'address':
        return {**was, 'aliases': now.get('aliases')} == now
    if finding.rule == 'file' and was.get('image') == finding.edit.old:
        return {**was, 'image': finding.edit.new} == now
    return was == now


def _said(entry: Entry) -> dict[str, Any]:
    """Return what the front matter of *entry* says."""
    article = entry.read.described
    return {key: plain(value) for key, value in vars(article).items()} if article else {}


def _write(path: Path, text: str) -> None:
    """Write *text* in the place of the file at *path*, whole or not at all."""
    path = path.resolve()
    beside = path.with_name(f'.{path.name}.{os.getpid()}')
    try:
        beside.write_bytes(text.encode('utf-8'))
        beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
