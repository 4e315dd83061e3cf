"""The colour of a show: a hue of its name, the same in every build, on covers and pictures.

The stylesheet makes the same hue in OKLCH, where equal lightness is equal to the eye.
"""

from __future__ import annotations

import math
from hashlib import blake2b

from sphinxext_podcast.model.groups.term import term_key

#: Lightness of an accent on a dark and on a light background, and its chroma.
ON_DARK, ON_LIGHT, CHROMA = 0.8, 0.45, 0.12
#: From OKLab to the cone responses, and from these to linear sRGB.
_CONES = (
    (1, 0.3963377774, 0.2158037573),
    (1, -0.1055613458, -0.0638541728),
    (1, -0.0894841775, -1.2914855480),
)
_LINEAR = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def hue(title: str, show: str) -> int:
    """Return the hue of the article *title* about *show*, or of *title* alone, in degrees."""
    name = term_key(show.strip() or title).encode(errors='replace')
    return int.from_bytes(blake2b(name, digest_size=4).digest()) % 360


def accent(hue: int, background: str) -> str:
    """Return the colour of *hue* that can be read on *background*, both as ``#rrggbb``."""
    return hex_of(ON_DARK if luminance(background) < 0.18 else ON_LIGHT, CHROMA, hue)


def hex_of(lightness: float, chroma: float, hue: float) -> str:
    """Return a colour of OKLCH as ``#rrggbb``; what no screen shows is cut off."""
    angle = math.radians(hue)
    lab = (lightness, chroma * math.cos(angle), chroma * math.sin(angle))
    cones = [_dot(row, lab) ** 3 for row in _CONES]
    return '#' + ''.join(f'{round(255 * _encoded(_dot(row, cones))):02x}' for row in _LINEAR)


def luminance(colour: str) -> float:
    """Return how bright ``#rrggbb`` is, from 0 to 1, as WCAG counts it."""
    parts = [byte / 255 for byte in bytes.fromhex(colour[1:])]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return _dot((0.2126, 0.7152, 0.0722), linear)


def _encoded(linear: float) -> float:
    value = min(max(linear, 0.0), 1.0)
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _dot(row: tuple[float, ...], column: tuple[float, ...] | list[float]) -> float:
    return sum(a * b for a, b in zip(row, column, strict=True))
