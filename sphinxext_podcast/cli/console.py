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
    """What cannot be done, in a sentence that says why; the exit status is 1."""


def say(text: str = '') -> None:
    """Print *text* as it is."""
    click.echo(text)


def data(text: str) -> None:
    """Print *text* for programs, in UTF-8 wherever that is."""
    click.echo(text.encode('utf-8', 'backslashreplace'))


def take_all_characters() -> None:
    """Print what the encoding of a terminal or a pipe has not as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors='backslashreplace')


def near(path: Path) -> str:
    """Return *path* from the folder of the process, if it is below it."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def note(text: str) -> None:
    """Print *text* where it does not get into the data of a pipe."""
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


def watched(items: Sequence[Item], doing: str) -> Iterator[Item]:
    """Yield *items*, with a bar that says what it is *doing* if that takes long on a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return iter(items)
    return iter(track(items, doing, console=console, transient=True))
