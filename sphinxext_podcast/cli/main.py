"""The command ``sphinx-podcast``; a sub-command is imported only when it is called."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import click

from sphinxext_podcast.version import __version__

from .console import escape_unknown_characters, note

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Sub-command → what it does.  Its module has a command of the same name.
COMMANDS = {
    'init': 'start a site, or move one from Hugo and others',
    'new': 'write the beginning of an article',
    'serve': 'show the site while it is written',
    'check': 'look for faults in articles',
    'list': 'list articles and terms',
    'export': 'write everything that is known of articles as JSON',
}


class Commands(click.Group):
    """The sub-commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return their names, in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the one that is called *cmd_name*."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f'{__package__}.{cmd_name}')
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each does, without importing it."""
        with formatter.section('Commands'):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={'help_option_names': ['-h', '--help']})
@click.version_option(__version__, prog_name='sphinx-podcast')
def command() -> None:
    """Start, write, check and see a site of articles about conversations."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command with *arguments*, those of the process unless given."""
    escape_unknown_characters()
    try:
        try:
            command.main(arguments, prog_name='sphinx-podcast')
        finally:
            sys.stdout.flush()
    except OSError as wrong:  # a disk is full, a file may not be written
        if wrong.errno != errno.EPIPE:
            note(f'Error: {wrong}')
        forget_output()
        raise SystemExit(1) from None


def forget_output() -> None:
    """Let what is still to be printed go nowhere, or Python tries it again when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
