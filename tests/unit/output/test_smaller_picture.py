from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from sphinxext_podcast.output.smaller_picture import Original, original, smaller

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()


def saved(folder: Path, name: str, mode: str = 'RGB', **options: Any) -> Path:
    """Save a picture of 200 × 100 pixels, the left half red."""
    image = Image.new('RGB', (200, 100), 'white')
    image.paste('red', (0, 0, 100, 100))
    path = folder / name
    image.convert(mode).save(path, **options)
    return path


def turned(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = 'Camera'
    return exif


@pytest.mark.parametrize(
    ('name', 'mode', 'options', 'found'),
    [
        ('a.jpg', 'RGB', {}, Original(200, 100, '.jpg')),
        ('a.jpeg', 'L', {}, Original(200, 100, '.jpg')),
        ('a.jpg', 'RGB', {'exif': turned(6)}, Original(100, 200, '.jpg')),
        ('a.jpg', 'RGB', {'exif': turned(3)}, Original(200, 100, '.jpg')),
        ('a.jpg', 'CMYK', {}, Original(200, 100, '')),
        ('a.png', 'RGBA', {}, Original(200, 100, '.png')),
        ('a.png', 'P', {}, Original(200, 100, '')),
        ('a.png', '1', {}, Original(200, 100, '')),
        ('a.webp', 'RGB', {}, Original(200, 100, '.webp')),
        ('a.gif', 'P', {}, Original(200, 100, '')),
        ('odd.png', 'RGB', {'format': 'JPEG'}, Original(200, 100, '.jpg')),
    ],
)
def test_original(
    name: str, mode: str, options: dict[str, Any], found: Original, tmp_path: Path
) -> None:
    assert original(saved(tmp_path, name, mode, **options)) == found


def test_what_moves_stays_as_it_is(tmp_path: Path) -> None:
    more = [Image.new('RGB', (200, 100), 'blue')]
    path = saved(tmp_path, 'a.webp', save_all=True, append_images=more)
    assert original(path) == Original(200, 100, '')


@pytest.mark.parametrize('data', [b'', b'<svg/>', b'\x89PNG\r\n\x1a\n'])
def test_no_picture(data: bytes, tmp_path: Path) -> None:
    (tmp_path / 'a.png').write_bytes(data)
    assert original(tmp_path / 'a.png') is None


@pytest.mark.parametrize('name', ['a.jpg', 'a.png', 'a.webp'])
def test_smaller(name: str, tmp_path: Path) -> None:
    path = saved(tmp_path, name, icc_profile=SRGB)
    made = smaller(path, [80, 50])
    assert made == smaller(path, [80, 50])
    for width, data in made.items():
        image = Image.open(io.BytesIO(data))
        assert image.size == (width, width // 2)
        assert (image.format or '').lower() == path.suffix[1:].replace('jpg', 'jpeg')
        assert image.info['icc_profile'] == SRGB
        red, white = (image.convert('RGB').getpixel((x, 5)) for x in (5, width - 5))
        assert (white[1] > 240, red[1] < 60) == (True, True)  # type: ignore[index]


@pytest.mark.parametrize(
    ('orientation', 'size', 'red'),
    [(1, (80, 40), (2, 20)), (3, (80, 40), (77, 20)), (6, (80, 160), (40, 2))],
)
def test_what_a_camera_turned_stands_upright(
    orientation: int, size: tuple[int, int], red: tuple[int, int], tmp_path: Path
) -> None:
    path = saved(tmp_path, 'a.jpg', exif=turned(orientation))
    image = Image.open(io.BytesIO(smaller(path, [80])[80]))
    assert image.size == size
    assert image.getpixel(red)[1] < 60  # type: ignore[index]
    assert not image.getexif()


def test_a_colour_that_is_seen_through_stays_so(tmp_path: Path) -> None:
    path = saved(tmp_path, 'a.png', transparency=(255, 255, 255))
    image = Image.open(io.BytesIO(smaller(path, [80])[80])).convert('RGBA')
    assert [image.getpixel((x, 5))[3] for x in (5, 75)] == [255, 0]  # type: ignore[index]


def test_a_damaged_picture_is_an_error(tmp_path: Path) -> None:
    path = saved(tmp_path, 'a.jpg')
    path.write_bytes(path.read_bytes()[:-300])
    assert original(path)
    with pytest.raises(OSError, match='truncated'):
        smaller(path, [80])
