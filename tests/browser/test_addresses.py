"""Old addresses with a fragment, and what Sphinx's own search leads to."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site, served

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser
CONF = """\
project = 'Night'
extensions = ['sphinxext_podcast']
html_theme = 'basic'
language = 'en'
podcast_now = '2026-12-01T00:00:00Z'
"""
ARTICLE = '---\ntitle: {}\ndate: 2026-01-05\n{}\n---\n\n{} shines.\n\n## By night\n\nIt does.\n'
FILES = {
    'conf.py': CONF,
    'index.md': '# Night\n',
    'posts/lamp.md': ARTICLE.format('Lamp', 'slug: The Lamp', 'A lighthouse'),
    'posts/buoy.md': ARTICLE.format('Buoy', 'url: /far/buoy.html', 'A lighthouse'),
    'posts/mole.md': ARTICLE.format('Mole', 'url: /far/index/', 'A lighthouse'),
}
PLACES = ['far/buoy.html', 'far/index/', 'posts/the-lamp/']


@pytest.fixture(scope='module')
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    base = tmp_path_factory.mktemp('moved')
    for name, text in FILES.items():
        path = base / 'src' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    command = [sys.executable, '-m', 'sphinx', '-q', '-W', '-b', 'dirhtml']
    folders = [str(base / 'doctrees'), str(base / 'src'), str(base / 'basic')]
    subprocess.run([*command, '-d', *folders], check=True)
    with served({'basic': base / 'basic'}) as found:
        yield found


@pytest.mark.parametrize(
    ('path', 'end'),
    [
        ('posts/lamp/#by-night', 'posts/the-lamp/#by-night'),
        ('posts/buoy/#by-night', 'far/buoy.html#by-night'),
        ('posts/lamp/', 'posts/the-lamp/'),
    ],
)
def test_an_old_address_leads_there(moved: Site, visit: Open, path: str, end: str) -> None:
    page = visit(moved.url(path, 'basic')).page
    page.wait_for_url(moved.url(end, 'basic'))
    assert page.locator('h1').inner_text().startswith(('Lamp', 'Buoy'))


def test_sphinxs_search_leads_to_the_pages(moved: Site, visit: Open) -> None:
    page = visit(moved.url('search/?q=lighthouse', 'basic')).page
    page.wait_for_function("document.querySelectorAll('#search-results li a').length >= 3")
    links = page.eval_on_selector_all('#search-results li > a', 'all => all.map(a => a.href)')
    plain = {re.sub(r'(\?/)?(\?highlight=.*|#.*)?$', '', one) for one in links}
    assert plain == {moved.url(place, 'basic') for place in PLACES}
    for place in links:
        page.goto(place)
        assert page.locator('h1').inner_text().startswith(('Lamp', 'Buoy', 'Mole'))
    page.goto(moved.url('search/?q=lighthouse', 'basic'))
    page.wait_for_selector('#search-results li .context')  # an excerpt of the page itself
