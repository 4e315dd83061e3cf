"""What the command prints: tables and progress on a terminal, plain lines in a pipe."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Item = TypeVar('Item')


class Refusal(click.ClickException):
    """Ends the command with a sentence that says what cannot be done and why, and status 1."""


def say(text: str = '') -> None:
    """Print *text* as it is."""
    click.echo(text)


def data(text: str) -> None:
    """Print *text* for programs, in UTF-8 wherever that is."""
    click.echo(text.encode('utf-8', 'backslashreplace'))


def escape_unknown_characters() -> None:
    """Let characters that a terminal or a pipe cannot encode be printed as their numbers."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors='backslashreplace')


def near(path: Path) -> str:
    """Return *path* from the folder of the process, if it is below it."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def note(text: str) -> None:
    """Print *text* to stderr, so that it does not get into the data of a pipe."""
    click.echo(text, err=True)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print *rows* below *head*; in a pipe without it, the cells parted by tabs."""
    console = Console()
    if not console.is_terminal:
        for row in rows:
            say('\t'.join(' '.join(cell.split()) for cell in row))
        return
    shown = Table(*head, box=None, pad_edge=False, header_style='bold')
    for row in rows:
        shown.add_row(*map(Text, row))
    console.print(shown)


def with_progress(items: Sequence[Item], doing: str) -> Iterator[Item]:
    """Yield *items*; on a terminal with a progress bar, labelled *doing*."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return iter(items)
    return iter(track(items, doing, console=console, transient=True))
