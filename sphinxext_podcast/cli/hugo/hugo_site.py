"""The folder of a Hugo site: its configuration, and which of its folders are what."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.source.hugo import settings
from sphinxext_podcast.source.hugo.settings import Configuration, listed, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Where shortcodes are in the folder of layouts; the first one goes over the second.
_SHORTCODES = ('_shortcodes', 'shortcodes')
_TEMPLATES = ('.html', '.md')
#: The further keys of folders with static files.
_NUMBERED = tuple(f'staticdir{number}' for number in range(11))


class HugoSite(NamedTuple):
    """A Hugo site; all folders are absolute.

    *main* is the configuration of the main language, *static* are the folders of static files,
    the first of which goes over the others, *layouts* those of templates, in the same way.
    *absent* are themes and modules that are not here.
    """

    folder: Path
    configuration: Configuration
    main: dict[str, Any]
    content: Path
    static: tuple[Path, ...]
    layouts: tuple[Path, ...]
    absent: tuple[str, ...]

    @property
    def params(self) -> dict[str, Any]:
        """What the site says to its theme."""
        return table(self.main.get('params'))

    @property
    def base(self) -> str:
        """The address of the site, '' if its configuration has none."""
        return str(self.main.get('baseurl') or '')

    def from_root(self, address: str) -> str:
        """Return the path of *address* if it is one of the site, else *address*."""
        own = self.base.strip('/') and address.startswith(self.base)
        return f'/{address.removeprefix(self.base).lstrip("/")}' if own else address

    def shortcodes(self) -> dict[str, Path]:
        """Return the templates of shortcodes by name, in small letters."""
        found: dict[str, Path] = {}
        for layouts in self.layouts:
            for folder in (layouts / name for name in _SHORTCODES):
                paths = [path for path in folder.rglob('*') if path.suffix in _TEMPLATES]
                for path in sorted(paths, key=lambda one: (one.name.count('.'), one)):
                    below = path.relative_to(folder)
                    name = (below.parent / path.name.partition('.')[0]).as_posix().lower()
                    found.setdefault(name, path)
        return found


def open_site(folder: Path) -> HugoSite:
    """Read the Hugo site in *folder*; raises Refusal if there is none that can be read."""
    folder = folder.resolve()
    texts = {}
    for path in _configuration_files(folder):
        try:
            texts[path.relative_to(folder).as_posix()] = path.read_text(encoding='utf-8')
        except (OSError, UnicodeDecodeError) as wrong:
            raise Refusal(f'{path}: {wrong}') from None
    try:
        configuration = settings.read(texts)
    except settings.Unreadable as wrong:
        raise Refusal(f'{folder}{os.sep}{wrong}') from None
    if not configuration.files:
        raise Refusal(
            f'{folder}: there is no hugo.toml, config.toml or config/_default; name the folder '
            'that has one.'
        )
    return _site(folder, configuration)


def _site(folder: Path, configuration: Configuration) -> HugoSite:
    main = configuration.main
    mounts = [table(one) for one in listed(table(main.get('module')).get('mounts'))]
    named = [*listed(main.get('contentdir')), *_mounted(mounts, 'content'), 'content']
    content = folder / str(named[0])
    if not content.is_dir():
        raise Refusal(
            f'{content}: there is no such folder, where the texts of the site should be.'
        )
    there = folder / str(main.get('themesdir') or 'themes')
    themes = {str(name): there / str(name) for name in listed(main.get('theme'))}
    imports = [table(one).get('path') for one in listed(table(main.get('module')).get('imports'))]
    themes |= {str(name): folder / '_vendor' / str(name) for name in imports if name}
    found = [path for path in themes.values() if (path / 'layouts').is_dir()]
    static = [*_static(folder, main, mounts), *(theme / 'static' for theme in found)]
    layouts = [folder / str(main.get('layoutdir') or 'layouts')]
    return HugoSite(
        folder,
        configuration,
        main,
        content,
        tuple(dict.fromkeys(path for path in static if path.is_dir())),
        (*layouts, *(theme / 'layouts' for theme in found)),
        tuple(name for name, path in themes.items() if path not in found),
    )


def _configuration_files(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in settings.ROOTS if (folder / name).is_file())
    for name in (settings.DEFAULT, 'production'):
        paths = (folder / settings.FOLDER / name).rglob('*')
        yield from (path for path in paths if path.is_file() and path.suffix in settings.SUFFIXES)


def _mounted(mounts: Sequence[dict[str, Any]], target: str) -> list[str]:
    """Return which folders are mounted as *target*."""
    return [str(one.get('source')) for one in mounts if one.get('target') == target]


def _static(folder: Path, main: dict[str, Any], mounts: Sequence[dict[str, Any]]) -> list[Path]:
    """Return the folders of static files, the last one first: for Hugo that one counts."""
    names = listed(main.get('staticdir')) or _mounted(mounts, 'static') or ['static']
    names += [name for key in _NUMBERED for name in listed(main.get(key))]
    return [folder / str(name) for name in reversed(names)]
