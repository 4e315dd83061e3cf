"""Fonts for drawing: those that a project names, else those that the system has."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sphinxext_podcast.output.head import card
from sphinxext_podcast.output.head.card import Font

#: Where systems keep fonts.
FOLDERS = {
    'darwin': ('/System/Library/Fonts', '/Library/Fonts', '~/Library/Fonts'),
    'win32': ('$WINDIR/Fonts', '$LOCALAPPDATA/Microsoft/Windows/Fonts'),
    'linux': ('/usr/share/fonts', '/usr/local/share/fonts', '~/.local/share/fonts', '~/.fonts'),
}


class Family(NamedTuple):
    """The files of a family of fonts, and the number of its kind of Chinese characters."""

    bold: str
    plain: str
    number: int = 0
    languages: tuple[str, ...] = ()


#: In the order of preference; a collection has one font for each kind of Chinese characters.
FAMILIES = (
    Family('NotoSansCJK-Bold.ttc', 'NotoSansCJK-Regular.ttc', 3),
    Family('NotoSansCJK-Bold.ttc', 'NotoSansCJK-Regular.ttc', 2, ('zh-cn', 'zh-sg', 'zh-hans')),
    Family('NotoSansCJK-Bold.ttc', 'NotoSansCJK-Regular.ttc', 4, ('zh-hk', 'zh-mo')),
    Family('NotoSansCJK-Bold.ttc', 'NotoSansCJK-Regular.ttc', 0, ('ja',)),
    Family('NotoSansCJK-Bold.ttc', 'NotoSansCJK-Regular.ttc', 1, ('ko',)),
    Family('NotoSansTC-Bold.otf', 'NotoSansTC-Regular.otf'),
    Family('NotoSansTC-Bold.ttf', 'NotoSansTC-Regular.ttf'),
    Family('SourceHanSans-Bold.ttc', 'SourceHanSans-Regular.ttc'),
    Family('PingFang.ttc', 'PingFang.ttc'),
    Family('STHeiti Medium.ttc', 'STHeiti Light.ttc'),
    Family('Hiragino Sans GB.ttc', 'Hiragino Sans GB.ttc'),
    Family('msjhbd.ttc', 'msjh.ttc'),
    Family('msyhbd.ttc', 'msyh.ttc'),
    Family('wqy-zenhei.ttc', 'wqy-zenhei.ttc'),
    Family('Arial Unicode.ttf', 'Arial Unicode.ttf'),
    Family('NotoSans-Bold.ttf', 'NotoSans-Regular.ttf'),
    Family('DejaVuSans-Bold.ttf', 'DejaVuSans.ttf'),
    Family('arialbd.ttf', 'arial.ttf'),
)


def find(letters: str, chosen: str, language: str, *, bold: bool) -> Font | None:
    """Return a font that has all *letters*: the file *chosen*, else one of the system's."""
    choice = known(chosen, language, bold=bold)
    return next((font for font in choice if not card.missing(letters, font)), None)


def lacking(letters: str, chosen: str, language: str) -> str:
    """Return those of *letters* that the best font lacks."""
    choice = known(chosen, language, bold=True)
    return min((card.missing(letters, f) for f in choice), key=len, default=letters)


def known(chosen: str, language: str, *, bold: bool) -> tuple[Font, ...]:
    """Return the fonts to choose from, the best one first."""
    return (Font(chosen),) if chosen else _system(language.casefold().replace('_', '-'), bold)


@cache
def _system(language: str, bold: bool) -> tuple[Font, ...]:
    """Return the fonts of this system, those for *language* first."""
    files = _files()
    ordered = sorted(
        FAMILIES,
        key=lambda family: not any(f'{language}-'.startswith(f'{t}-') for t in family.languages),
    )
    names = ((family.bold if bold else family.plain, family.number) for family in ordered)
    return tuple(Font(files[name], number) for name, number in names if name in files)


@cache
def _files() -> dict[str, str]:
    """Return the files of the system's fonts that are of use, by name."""
    wanted = {name for family in FAMILIES for name in family[:2]}
    platform = 'linux' if sys.platform not in FOLDERS else sys.platform
    found: dict[str, str] = {}
    for folder in FOLDERS[platform]:
        place = os.path.expanduser(os.path.expandvars(folder))  # noqa: PTH111 - with variables
        for path, folders, names in os.walk(place):
            folders.sort()
            for name in wanted.intersection(names) - found.keys():
                found[name] = str(Path(path, name))
    return found


def opens(path: str) -> bool:
    """Return whether there is a font at *path*."""
    from PIL import ImageFont  # noqa: PLC0415 - an extra

    try:
        ImageFont.truetype(path, 12)
    except (OSError, ValueError):
        return False
    return True
