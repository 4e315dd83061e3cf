"""``sphinx-podcast init``: start a site, or move one from another generator."""

from __future__ import annotations

import os
import shlex
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category
from urllib.parse import urlsplit

import click

from .console import Refusal, note, say
from .new_files import Written, write_new
from .starting.languages import of_machine, of_samples, sphinx_language
from .starting.site import Site, moment, site_files, words
from .starting.surroundings import surroundings
from .starting.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from .moving.report import Report


#: Where GitHub looks for workflows.
WORKFLOWS = '.github/workflows'


class Mover(NamedTuple):
    """What moves sites of one generator: its module in this room, and the generator's name."""

    module: str
    generator: str


#: Argument of ``init`` → what moves such a site.
MOVERS = {
    'hugo': Mover('hugo.move', 'Hugo'),
    'jekyll': Mover('moving.jekyll', 'Jekyll'),
    'pelican': Mover('moving.pelican', 'Pelican'),
    'ablog': Mover('moving.ablog', 'ABlog'),
    'mkdocs_material': Mover('moving.material', 'the blog of Material for MkDocs'),
}


def language_of(said: str) -> str:
    """Return the language that *said* names, as Sphinx writes it."""
    if found := sphinx_language(said.strip()):
        return found
    raise click.BadParameter(f'{said!r} is no language; en, zh_TW and de are.')


def address_of(said: str) -> str:
    """Return the address of a site that *said* is, with a slash at its end; '' if it is empty."""
    address = said.strip()
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {'http', 'https'} and parts.hostname
    except ValueError:
        sound = False
    if address and (not sound or parts.query or parts.fragment or [address] != address.split()):
        raise click.BadParameter(f'{said!r} is no address such as https://example.org/.')
    return address and f'{address.rstrip("/")}/'


def line_of(said: str) -> str:
    """Return *said* as one line, without characters that steer a terminal."""
    line = ''.join(char for char in ' '.join(said.split()) if category(char) != 'Cc')
    if any(category(char) == 'Cs' for char in line):
        raise click.BadParameter(f'{said!r} is no text in UTF-8.')
    return line


def theme_of(said: str) -> str:
    """Return the name of a theme as ``conf.py`` has it."""
    name = said.strip().replace('-', '_')
    if name in THEMES:
        return name
    raise click.BadParameter(
        f'{said!r} is none of {", ".join(THEMES)}. Start with one of them; '
        'html_theme in conf.py takes any theme for Sphinx.'
    )


def _read_by(function: Callable[[str], str]) -> Callable[[object, object, str | None], str | None]:
    """Return what click calls to have the value of an option read by *function*."""
    return lambda _context, _option, said: None if said is None else function(said)


def _movers(command: Callable[..., None]) -> Callable[..., None]:
    """Give *command* an option for each generator that a site can be moved from."""
    for name, mover in reversed(MOVERS.items()):
        command = click.option(
            f'--{name.replace("_", "-")}',
            metavar='SITE',
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help=f'Move this site of {mover.generator}; nothing in it is changed.',
        )(command)
    return command


@click.command()
@click.argument(
    'folder', metavar='[DIR]', default='.', type=click.Path(file_okay=False, path_type=Path)
)
@click.option('--title', callback=_read_by(line_of), help='The name of the site.')
@click.option(
    '--language', callback=_read_by(language_of), help='Its language, such as en, zh_TW, de.'
)
@click.option('--author', callback=_read_by(line_of), help='Who writes.')
@click.option(
    '--address', callback=_read_by(address_of), help='Where it will be: https://example.org/.'
)
@click.option(
    '--theme',
    callback=_read_by(theme_of),
    help=f'{", ".join(THEMES)}. The first unless given.',
)
@click.option('-y', '--yes', is_flag=True, help='Ask nothing.')
@_movers
def init(folder: Path, yes: bool, **given: Any) -> None:
    """Start a site in DIR, the current folder unless given; no file that is there is changed."""
    if os.path.lexists(folder / 'conf.py'):
        raise Refusal(f'{folder / "conf.py"} is there already; nothing has been written.')
    sites = {name: site for name in MOVERS if (site := given.pop(name))}
    if sites:
        _move(folder, sites, given)
        return
    site = _asked(given, yes or not _is_terminal())
    theme = given['theme'] or next(iter(THEMES))
    site = site._replace(theme=theme, left_out=_environments(folder))
    wanted = site_files(site, moment(site.language, os.environ))
    homes = {path: home for path in wanted if (home := _home_instead(folder, path))}
    written = write_new(folder, {path: wanted[path] for path in wanted if path not in homes})
    _say_written(folder, Written(written.written, (*homes.values(), *written.kept)))
    _say_next(folder, site.theme)


def _environments(folder: Path) -> list[str]:
    """Return the names of the virtual environments in *folder*."""
    try:
        return sorted(path.parent.name for path in folder.glob('[!.]*/pyvenv.cfg'))
    except OSError as error:
        raise Refusal(f'{folder}: {error.strerror}.') from error


def _home_instead(folder: Path, path: str) -> str:
    """Return what *folder* has in the place of *path*, an ``_index.md``; '' if it has nothing."""
    names = [path.replace('_index.md', name) for name in ('index.md', 'index.rst')]
    return next((name for name in names if name != path and (folder / name).exists()), '')


def _is_terminal() -> bool:
    """Return whether there is somebody who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def _asked(given: dict[str, Any], quiet: bool) -> Site:
    """Return what is *given* of a site; what is not is asked for, unless *quiet*."""

    def answer(
        name: str, question: str, default: str, read: Callable[[str], str] = line_of
    ) -> str:
        said = given[name]
        if said is None:
            said = default if quiet else _ask(question, default, read)
        return str(said)

    language = answer(
        'language', 'Language, such as en or zh_TW', of_machine(os.environ), language_of
    )
    title = words(Site('', language).samples)['title']
    return Site(
        answer('title', 'Title', title) or title,
        language,
        answer('author', 'Author, if you like', ''),
        answer('address', 'Address, if it is known', '', address_of),
    )


def _ask(question: str, default: str, read: Callable[[str], str]) -> str:
    """Ask on the terminal; Enter is the *default*."""
    said: str = click.prompt(
        question, default, value_proc=read, show_default=bool(default), err=True
    )
    return said


def _move(folder: Path, sites: dict[str, Path], given: dict[str, Any]) -> None:
    """Move the one of *sites* to *folder*, and say what came of it."""
    asked_for = [name for name, value in given.items() if value is not None]
    if len(sites) > 1 or asked_for:
        others = [f'--{name.replace("_", "-")}' for name in [*sites, *asked_for]]
        raise click.UsageError(
            f'{" and ".join(others)} do not go together: one site is moved, and title, language '
            'and the rest come from there. Change them in conf.py afterwards.'
        )
    ((name, site),) = sites.items()
    try:
        report: Report = import_module(f'{__package__}.{MOVERS[name].module}').move(site, folder)
    except OSError as error:
        raise Refusal(f'{error.filename}: {error.strerror}.') from error
    files = {**report.files, f'moved-from-{name.replace("_", "-")}.txt': report.text()}
    if '..' not in report.sources and not Path(report.sources).is_absolute():
        daily = words(of_samples(report.language))['daily']
        files |= surroundings(report.theme, report.build_line(), daily)
    old = sorted(path.name for path in (folder / WORKFLOWS).glob('*.y*ml'))
    done = write_new(folder, files)
    say(report.text())
    _say_written(folder, done)
    if old and f'{WORKFLOWS}/pages.yml' in done.written:
        note(f'If {", ".join(old)} in {WORKFLOWS} publishes the old site, delete it: both would.')
    for path in sorted({'.gitignore', 'requirements.txt'} & {*done.kept}):
        note(f'Add to {path} what is not there: {", ".join(files[path].split())}.')


def _say_written(folder: Path, files: Written) -> None:
    """Say which files there are now."""
    if files.written:
        say(f'Written to {"this folder" if folder == Path() else folder}:')
        for path in files.written:
            say(f'  {path}')
    if files.kept:
        say('Kept as they were:')
        for path in files.kept:
            say(f'  {path}')


def _say_next(folder: Path, theme: str) -> None:
    """Say what to type next."""
    note('')
    note('To see the site:')
    if folder.resolve() != Path.cwd():
        note(f'  cd {shlex.quote(str(folder))}')
    if THEMES[theme].package and find_spec(theme) is None:
        note('  pip install -r requirements.txt')
    note('  sphinx-podcast serve --open')
    note('To begin an article:')
    note('  sphinx-podcast new "Its title"')
