"""Pictures on pages of ours: their sizes, smaller ones to choose from, and when they come."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from PIL import Image

from sphinxext_podcast.extension.files import smaller_pictures
from sphinxext_podcast.model import record
from tests.build.project import BARE as CONF
from tests.build.project import put
from tests.markup import read_html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.conftest import Build, Built, Element

    Change = Callable[[Path], object]

FOLDER = smaller_pictures.FOLDER


def picture(
    width: int, height: int, kind: str = 'PNG', hue: int = 0, orientation: int = 1
) -> bytes:
    image = Image.linear_gradient('L').resize((width, height)).convert('RGB')
    image.paste((hue, 90, 90), (0, 0, 9, 9))
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    image.save(out, kind, exif=exif)
    return out.getvalue()


HEAD = '---\ntitle: {}\ndate: 2026-01-0{}\n{}---\n\n'
SIZED = '```{image} wide.jpg\n:width: 50%\n:alt: 半\n```\n'
LARGE = picture(300, 150, 'JPEG')
FILES: dict[str, str | bytes] = {
    'conf.py': f"{CONF}html_baseurl = 'https://e.org/'\npodcast_picture_widths = [160, 80]\n",
    'index.md': '# 首\n\n![普](posts/wide.jpg)\n\n```{article-list}\n```\n\n'
    '```{article-list}\n:layout: cards\n```\n',
    'posts/a.md': HEAD.format('甲', 1, 'image: wide.jpg\n')
    + '![躺](lying.jpg) ![中](middle.png) ![小](small.png) ![遠](https://e.org/x.png) '
    f'![動](moves.gif) ![繪](drawn.svg)\n\n{SIZED}',
    'posts/b.md': HEAD.format('乙', 2, 'image: b.png\n') + '{{< youtube Kj2mTq7-xXA >}}\n',
    'posts/wide.jpg': LARGE,
    'posts/lying.jpg': picture(300, 150, 'JPEG', orientation=6),
    'posts/middle.png': picture(150, 90),
    'posts/small.png': picture(90, 60),
    'posts/b.png': picture(200, 200),
    'posts/moves.gif': picture(300, 150, 'GIF'),
    'posts/drawn.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"/>',
}
LATER = {'loading': 'lazy', 'decoding': 'async'}


@pytest.fixture(scope='module')
def src(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp('pictures') / 'src', FILES)


@pytest.fixture(scope='module')
def built(build: Build, src: Path) -> Built:
    return build(src, src.with_name('out'), 'dirhtml')


def shown(image: Element) -> dict[str, str]:
    """Return what *image* says, with the digests in names of pictures as dots."""
    known = {k: v for k, v in image.attrs.items() if k not in {'class', 'style', 'src'}}
    return {k: re.sub('[0-9a-f]{18}', '…', str(value or '')) for k, value in known.items()}


def test_in_the_text(built: Built) -> None:
    assert built.warnings == []
    page = built.page('posts/a')
    found = {str(image.attrs['alt']): shown(image) for image in page.all('img')}
    first, lying, middle, small, far, moves, drawn, half = found.values()
    two = f'../../{FOLDER}/…-80.jpg 80w, ../../{FOLDER}/…-160.jpg 160w'
    sizes = '(min-width: 48rem) 43rem, 100vw'
    sized = {'srcset': two, 'sizes': sizes}
    assert first == {'alt': '', 'width': '300', 'height': '150', **sized}
    assert lying == {'alt': '躺', 'width': '150', 'height': '300', **LATER} | {
        'srcset': f'../../{FOLDER}/…-80.jpg 80w, ../../_images/lying.jpg 150w',
        'sizes': sizes,
    }
    assert middle == {'alt': '中', 'width': '150', 'height': '90', **LATER} | {
        'srcset': f'../../{FOLDER}/…-80.png 80w, ../../_images/middle.png 150w',
        'sizes': sizes,
    }
    assert small == {'alt': '小', 'width': '90', 'height': '60', **LATER}
    assert far == {'alt': '遠', **LATER}
    assert moves == {'alt': '動', 'width': '300', 'height': '150', **LATER}
    assert drawn == {'alt': '繪', **LATER}
    assert half == {'alt': '半', **sized, **LATER}


def test_their_files(built: Built) -> None:
    sizes = []
    for name, path in built.files().items():
        if name.startswith(FOLDER):
            with Image.open(path) as image:
                sizes.append((image.format, image.size))
    assert sorted(sizes) == [
        ('JPEG', (80, 40)),
        ('JPEG', (80, 160)),
        ('JPEG', (160, 80)),
        ('PNG', (80, 48)),
        ('PNG', (80, 80)),
        ('PNG', (160, 160)),
    ]
    named = set()
    for name in ('posts/a', 'index'):
        text = built.path(name).read_text(encoding='utf-8')
        named |= set(re.findall(rf'{FOLDER}/[^\s"]+', text))
    assert named == {name for name in built.files() if name.startswith(FOLDER)}


def test_in_lists(built: Built) -> None:
    own, *entries = built.page('index').all('img')
    assert own.attrs == {'alt': '普', 'src': '_images/wide.jpg'}  # ordinary documentation
    rooms = ['auto, 12rem'] * 2 + ['auto, (min-width: 48rem) 22rem, 100vw'] * 2
    assert [image.attrs['sizes'] for image in entries] == rooms
    assert shown(entries[1])['srcset'] == f'{FOLDER}/…-80.jpg 80w, {FOLDER}/…-160.jpg 160w'


def test_elsewhere_they_are_as_they_were(built: Built, build: Build, src: Path) -> None:
    feed = (built.out / 'index.xml').read_text(encoding='utf-8')
    assert '_images/middle.png' in feed
    assert 'srcset' not in feed
    assert 'decoding' not in feed
    book = build(src, src.with_name('book'), 'epub')
    assert FOLDER not in ''.join(book.files())
    assert 'srcset' not in (book.out / 'posts/a.xhtml').read_text(encoding='utf-8')
    single = build(src, src.with_name('single'), 'singlehtml')
    assert FOLDER not in ''.join(single.files())


def replace(name: str, data: bytes) -> Change:
    return lambda src: (src / name).write_bytes(data)


def test_edits(build: Build, src: Path, tmp_path: Path) -> None:
    """After an edit, and with two processes, there is what a fresh build makes."""
    work, out = tmp_path / 'src', tmp_path / 'out'
    shutil.copytree(src, work)
    build(work, out, 'dirhtml', jobs=2)
    edits: list[tuple[Change, int]] = [
        (lambda _: None, 6),
        (replace('posts/wide.jpg', picture(310, 160, 'JPEG', 9)), 6),
        (replace('posts/wide.jpg', picture(90, 60, 'JPEG')), 4),
        (replace('posts/b.png', picture(90, 60)), 2),
        (lambda work: (work / 'posts/a.md').unlink(), 0),
    ]
    for number, (change, left) in enumerate(edits):
        change(work)
        again = build(work, out, 'dirhtml', jobs=2)
        fresh = build(work, tmp_path / f'fresh{number}', 'dirhtml')
        assert again.unlike(fresh) == [], number
        assert len([name for name in again.files() if name.startswith(FOLDER)]) == left, number


def test_each_is_made_once(built: Built, build: Build, src: Path) -> None:
    def times() -> dict[str, int]:
        found = built.files().items()
        return {name: p.stat().st_mtime_ns for name, p in found if name.startswith(FOLDER)}

    before = times()
    build(src, built.out, 'dirhtml', conf={'html_title': '別'})
    assert times() == before


def test_a_lost_record(build: Build, src: Path, tmp_path: Path) -> None:
    """Without the record of the last build, what is no more is seen by its name."""
    work, out = tmp_path / 'src', tmp_path / 'out'
    shutil.copytree(src, work)
    build(work, out, 'dirhtml')
    (out / record.FILE).unlink()
    replace('posts/wide.jpg', picture(90, 60, 'JPEG'))(work)
    (out / FOLDER / 'mine.jpg').write_bytes(b'x')
    again = build(work, out, 'dirhtml')
    fresh = build(work, tmp_path / 'fresh', 'dirhtml')
    assert again.unlike(fresh) == [f'{FOLDER}/mine.jpg']


def test_without_pillow_there_are_their_sizes(
    build: Build, src: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smaller_pictures, '_pillow', str)
    smaller_pictures._original.cache_clear()
    made = build(src, tmp_path / 'out', 'dirhtml')
    smaller_pictures._original.cache_clear()
    assert made.warnings == []
    assert made.status.count('pip install "sphinxext-podcast[pictures]"') == 1
    first, *_ = made.page('posts/a').all('img')
    assert shown(first) == {'alt': '', 'width': '300', 'height': '150'}


def test_none_are_wanted(build: Build, src: Path, tmp_path: Path) -> None:
    made = build(src, tmp_path / 'out', 'dirhtml', conf={'podcast_picture_widths': []})
    assert 'Pillow' not in made.status
    assert 'srcset' not in made.path('posts/a').read_text(encoding='utf-8')
    wrong = build(src, tmp_path / 'wrong', 'dirhtml', conf={'podcast_picture_widths': ['wide']})
    (said,) = wrong.warnings
    assert 'must be a list of widths in pixels' in said


def test_a_damaged_one_is_said(build: Build, tmp_path: Path) -> None:
    files = {**FILES, 'posts/wide.jpg': LARGE[:-400]}
    made = build(put(tmp_path / 'src', files), tmp_path / 'out', 'dirhtml')
    (said,) = made.warnings
    assert 'wide.jpg: this picture is damaged' in said
    assert said.endswith('[podcast.link]')
    left = [path for path in made.files().values() if path.read_bytes() == LARGE[:-400]]
    assert len(left) == 3  # its own, and two that pages name


def test_every_address_leads_to_a_picture(built: Built) -> None:
    """On pages of lists and of what is not found, too."""
    found = 0
    for page in sorted(built.out.rglob('*.html')):
        for image in read_html(page.read_text(encoding='utf-8')).all('img'):
            for choice in filter(None, (image.attrs.get('srcset') or '').split(',')):
                address = unquote(choice.split()[0])
                path = built.out / address[1:] if address[0] == '/' else page.parent / address
                assert path.resolve().is_file(), (page, address)
                found += 1
    assert found > 20
