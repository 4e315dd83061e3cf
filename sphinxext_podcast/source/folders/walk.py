"""The files of a folder that Sphinx would find."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

from .patterns import either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What Sphinx never looks at.
EXCLUDED = ('**/_sources', '.#*', '**/.#*', '*.lproj/**')


def walk(
    folder: str, excluded: Iterable[str] = (), included: Iterable[str] = ('**',)
) -> Iterator[str]:
    """Yield the paths of files below *folder* in Sphinx's order.

    They match a pattern of *included* and none of *excluded*; nor does a folder on the way.
    """
    folder = os.path.realpath(folder)
    wanted, unwanted = either(included), either([*excluded, *EXCLUDED])
    for root, folders, files in os.walk(folder, followlinks=True):
        above = os.path.relpath(root, folder)
        below = '' if above == '.' else f'{above.replace(os.sep, "/")}/'

        def is_out(name: str, below: str = below) -> bool:
            path = unicodedata.normalize('NFC', f'{below}{name}')
            return unwanted is not None and unwanted.match(path) is not None

        for name in sorted(files):
            path = unicodedata.normalize('NFC', f'{below}{name}')
            if wanted and wanted.match(path) and not is_out(name):
                yield path
        folders[:] = sorted(name for name in folders if not is_out(name))
