"""A picture in fewer pixels, in the format that it has.

Pillow is imported only when one is looked at.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PIL.Image import Image

#: Part of the names of smaller pictures: another way to make them makes other names.
MADE = 1
_SUFFIXES = {'JPEG': '.jpg', 'PNG': '.png', 'WEBP': '.webp'}
#: How each is written.
_OPTIONS: dict[str, dict[str, Any]] = {
    'JPEG': {'quality': 80, 'optimize': True, 'progressive': True},
    'PNG': {'optimize': True},
    'WEBP': {'quality': 80, 'method': 4},
}
#: Others have few colours: in more of them, they would be larger.
_MODES = frozenset({'L', 'LA', 'RGB', 'RGBA'})
_ORIENTATION = 0x0112
#: Orientations in which a picture lies on its side.
_LYING = range(5, 9)


class Original(NamedTuple):
    """A picture: its size in pixels, as it is shown, and the suffix of smaller ones, or ''."""

    width: int
    height: int
    suffix: str


def original(path: Path) -> Original | None:
    """Return what the head of the file *path* says; None if it is no picture for Pillow."""
    from PIL import Image  # noqa: PLC0415 - an extra

    try:
        with warnings.catch_warnings():
            # Of a picture too large for the memory, which is left as it is.
            warnings.simplefilter('error', Image.DecompressionBombWarning)
            image = Image.open(path)
        with image:
            width, height = image.size
            if _orientation(image) in _LYING:
                width, height = height, width
            can = image.mode in _MODES and not getattr(image, 'is_animated', False)
            return Original(width, height, _SUFFIXES.get(image.format or '', '') if can else '')
    except Exception:  # noqa: BLE001 - a file may be anything
        return None


def smaller(path: Path, widths: Iterable[int]) -> dict[int, bytes]:
    """Return the picture *path* in each of *widths*; the same file makes the same bytes.

    It stands upright, and keeps its colour profile; what a camera noted is left out.  Raises
    OSError or ValueError where the file is damaged.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - an extra

    made = {}
    with Image.open(path) as image:
        kind = image.format or ''
        options = dict(_OPTIONS[kind])
        if profile := image.info.get('icc_profile'):
            options['icc_profile'] = profile
        turned = _orientation(image)
        width, height = image.size[::-1] if turned in _LYING else image.size
        # Of a JPEG fewer pixels are read at once, never fewer than twice those that are wanted.
        most = 2 * max(widths, default=1)
        enough = (most, most * height // width)
        image.draft(None, enough[::-1] if turned in _LYING else enough)
        large = ImageOps.exif_transpose(image) if turned != 1 else image
        if 'transparency' in image.info:
            large = large.convert('RGBA')
        for wanted in widths:
            size = (wanted, max(1, round(wanted * height / width)))
            reduced = large.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
            reduced.info.clear()
            out = io.BytesIO()
            reduced.save(out, kind, **options)
            made[wanted] = out.getvalue()
    return made


def _orientation(image: Image) -> int:
    """Return how the camera was held; of a PNG, which no camera makes, nobody asks."""
    return int(image.getexif().get(_ORIENTATION, 1)) if image.format in {'JPEG', 'WEBP'} else 1
