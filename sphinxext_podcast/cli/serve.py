"""``sphinx-podcast serve``: show the site while it is written."""

from __future__ import annotations

import os
import signal
import webbrowser
from hashlib import blake2b
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import IO, TYPE_CHECKING

import click

from . import arguments
from .console import Refusal, say
from .project import conf_file
from .serving.browsers import Browsers
from .serving.build_process import BuildProcess
from .serving.lock import lock
from .serving.pages import Pages
from .serving.server import Server, listen
from .serving.session import Session
from .serving.watching import Folders

if TYPE_CHECKING:
    from collections.abc import Sequence

PORT = 8000
#: After the names of folders: several at once may show one site.
NUMBERS = ('', *(f'-{number}' for number in range(2, 10)))
NEW = click.Path(file_okay=False, path_type=Path)


@click.command
@arguments.project
@click.option('--port', type=click.IntRange(1, 65535), default=PORT, show_default=True)
@click.option('--open', 'opens', is_flag=True, help='Open the site in the browser.')
@click.option('--published', is_flag=True, help='Leave out drafts, and what readers do not see.')
@click.option('--out', type=NEW, help='Where to write the site; in your cache unless given.')
@click.option('-b', '--builder', type=click.Choice(['dirhtml', 'html']), default='dirhtml')
def serve(
    folder: Path,
    conf: Path | None,
    *,
    port: int,
    opens: bool,
    published: bool,
    out: Path | None,
    builder: str,
) -> None:
    """Show the site in FOLDER on this machine, and every change as soon as it is saved.

    Drafts, future and expired articles are shown, too, with a mark. Ctrl-C ends it.
    """
    src, conf = folder.resolve(), (conf or folder).resolve()
    if not (conf / 'conf.py').is_file():
        raise Refusal(conf_file.missing(folder, conf))
    name = f'{builder}{"-published" if published else ""}'
    places = [out.resolve()] if out else [cache(src, conf) / f'{name}{n}' for n in NUMBERS]
    out, held = free(places)
    doctrees = beside(out)
    arguments = [str(path) for path in (src, conf, out, doctrees)]
    arguments += ['--builder', builder, '--jobs', str(os.cpu_count() or 1)]
    process = BuildProcess([*arguments, *(['--published'] if published else [])])
    pages = Pages(out)
    browsers = Browsers(pages)
    server = listen(port, pages, browsers)
    if server.server_port != port:
        say(f'Port {port} is taken.')
    say(f'{server.address} shows {src}; Ctrl-C ends it.')
    if opens:  # some browsers are waited for until they are closed
        Thread(target=webbrowser.open, args=[server.address], daemon=True).start()
    with held:
        run(server, process, Folders([src, conf], [out, doctrees]))


def beside(out: Path) -> Path:
    """Return the folder of what a build remembers, beside *out*."""
    return out.with_name(f'{out.name}-doctrees')


def free(places: Sequence[Path]) -> tuple[Path, IO[bytes]]:
    """Return the first of *places* into which no other ``serve`` writes, and what holds it."""
    for place in places:
        try:
            held = lock(beside(place))
        except OSError as wrong:
            raise Refusal(f'{place} cannot be written: {wrong}; name another by --out') from wrong
        if held:
            return place, held
    raise Refusal(f'another "serve" writes into {places[0]}; end it, or name another by --out')


def cache(src: Path, conf: Path) -> Path:
    """Return the folder in the user's cache for the project in *src*."""
    places = (os.environ.get('XDG_CACHE_HOME'), os.environ.get('LOCALAPPDATA'))
    home = next((Path(place) for place in places if place), Path.home() / '.cache')
    name = blake2b(f'{src}\n{conf}'.encode(), digest_size=9).hexdigest()
    return home / 'sphinx-podcast' / 'serve' / name


def run(server: Server, process: BuildProcess, folders: Folders) -> None:
    """Serve until Ctrl-C, or until somebody ends the process or closes its terminal."""
    changed: SimpleQueue[set[str] | None] = SimpleQueue()
    stop = Event()
    session = Session(process, server.site, server.browsers, changed)
    working = Thread(target=session.run, daemon=True)
    answering = Thread(target=server.serve_forever, daemon=True)
    answering.start()
    end_by_signals()
    threads = [answering]
    try:
        threads += folders.watch(changed, stop)
        working.start()
        threads.append(working)
        # On Windows nothing interrupts a wait that has no end.
        while working.is_alive():
            working.join(0.5)
    except KeyboardInterrupt:
        say('Ended.')
    finally:
        stop.set()
        changed.put(None)
        server.browsers.send(None)
        process.end()
        server.shutdown()
        server.server_close()
        for thread in threads:
            thread.join()


def end_by_signals() -> None:
    """Let what ends a process do as Ctrl-C, so that the process that builds does not stay."""
    for name in ('SIGTERM', 'SIGHUP'):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # as with nohup
            signal.signal(number, signal.default_int_handler)
