"""Pictures in a browser: within the text and the screen, no jump, the width that is needed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import served

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visit

pytestmark = pytest.mark.browser

PICTURES = {'wide.jpg': (1500, 900), 'tall.jpg': (1000, 3000), 'small.png': (320, 200)}
WIDE = {'width': 1280, 'height': 900}
PHONE = {'width': 390, 'height': 844}
ARTICLE = '---\ntitle: Pictures\ndate: 2026-01-02\nimage: wide.jpg\n---\n\n'
#: The sum of the shifts so far, and of each picture its file, width, height and the room it has.
MEASURES = """
() => new Promise(done => {
  let shift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { shift += e.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  const pictures = [...document.querySelectorAll('.podcast-article img')].map(image => [
    image.currentSrc.replace(/.*[/-]/, ''), image.offsetWidth, image.offsetHeight,
    image.closest('.podcast-article').clientWidth]);
  setTimeout(() => done([shift, pictures]), 300);
})
"""


@pytest.fixture(scope='module', params=['alabaster', 'furo'])
def pictures(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    from PIL import Image

    base = tmp_path_factory.mktemp('pictures')
    src, out = base / 'src', base / request.param
    src.mkdir()
    for name, size in PICTURES.items():
        Image.radial_gradient('L').resize(size).convert('RGB').save(src / name)
    text = 'Words and words. ' * 60
    shown = ''.join(f'{text}\n\n![A picture]({name})\n\n' for name in PICTURES)
    (src / 'conf.py').write_text("extensions = ['sphinxext_podcast']\n", encoding='utf-8')
    (src / 'index.md').write_text(f'{ARTICLE}{shown}{text}\n', encoding='utf-8')
    upright = ARTICLE.replace('wide', 'tall')
    (src / 'upright.md').write_text(f'{upright}{text}\n', encoding='utf-8')
    command = [sys.executable, '-m', 'sphinx', '-q', '-W', '-D', f'html_theme={request.param}']
    subprocess.run([*command, src, out], check=True)
    with served({request.param: out}) as site:
        yield site


@pytest.mark.parametrize(
    ('screen', 'density', 'files'),
    [
        ((1280, 900), 1, ['960.jpg', '960.jpg', 'tall.jpg', 'small.png']),
        ((390, 844), 3, ['wide.jpg', 'wide.jpg', 'tall.jpg', 'small.png']),
        ((390, 844), 1, ['640.jpg', '640.jpg', '640.jpg', 'small.png']),
    ],
)
def test_pictures_fit(
    pictures: Site,
    visit: Callable[..., Visit],
    screen: tuple[int, int],
    density: int,
    files: list[str],
) -> None:
    (theme,) = pictures.folders
    size = {'width': screen[0], 'height': screen[1]}
    page = visit(
        pictures.url('index.html', theme), viewport=size, device_scale_factor=density
    ).page
    for image in page.locator('.podcast-article img').all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state('networkidle')
    shift, found = page.evaluate(MEASURES)
    assert shift < 0.001
    assert [name for name, *_ in found] == files
    own = {name: PICTURES[name] for name in PICTURES}
    for (_, width, height, room), (w, h) in zip(
        found, [own['wide.jpg'], *own.values()], strict=True
    ):
        assert width <= room
        assert height <= screen[1]
        if height < screen[1]:
            assert abs(width * h / w - height) <= 1
    assert page.evaluate('document.documentElement.scrollWidth') <= screen[0]


def test_the_picture_of_an_article_leaves_room_for_its_text(
    pictures: Site, visit: Callable[..., Visit]
) -> None:
    (theme,) = pictures.folders
    for screen, most in ((WIDE, 384), (PHONE, 272)):
        page = visit(pictures.url('upright.html', theme), viewport=screen).page
        image = page.locator('.podcast-article-picture')
        width, height = image.evaluate('image => [image.offsetWidth, image.offsetHeight]')
        assert height == most
        assert width <= page.locator('.podcast-article').evaluate('e => e.clientWidth')
        assert image.evaluate('image => getComputedStyle(image).objectFit') == 'contain'
