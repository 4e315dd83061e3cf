"""While a site is written its page in the browser follows, stays where it was, and says faults."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser

CONF = "extensions = ['sphinxext_podcast']\nhtml_theme = 'alabaster'\n"
LOW = '---\ntitle: Low\ndate: 2026-02-01\n---\n\n' + 'The sea does not hurry.\n\n' * 200
DRAFT = '---\ntitle: Rope\ndate: 2026-02-02\ndraft: true\n---\n\nA knot.\n'


class Served(NamedTuple):
    """The folder of a site that is served, and its address."""

    src: Path
    address: str
    command: subprocess.Popen[str]

    def write(self, name: str, text: str) -> None:
        (self.src / name).write_text(text, encoding='utf-8')


@pytest.fixture(scope='module')
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    base = tmp_path_factory.mktemp('served')
    src = base / 'src'
    (src / 'posts').mkdir(parents=True)
    files = {'conf.py': CONF, 'index.md': '# Home\n', 'posts/low.md': LOW, 'posts/rope.md': DRAFT}
    for name, text in files.items():
        (src / name).write_text(text, encoding='utf-8')
    command = [sys.executable, '-m', 'sphinxext_podcast', 'serve', str(src)]
    with subprocess.Popen(
        [*command, '--port', '8642', '--out', str(base / 'out')],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        address = ''
        for line in process.stdout:
            address = next((w for w in line.split() if w.startswith('http:')), address)
            if line.startswith('Built'):
                break
        yield Served(src, address, process)
        process.terminate()
        assert 'Ended.' in process.stdout.read()
    assert process.returncode == 0


def text(page: Page, words: str) -> None:
    page.get_by_text(words, exact=True).first.wait_for()


def test_a_page_follows_its_text_and_stays_where_it_was(served: Served, visit: Open) -> None:
    page, _ = visit(f'{served.address}posts/low/')
    page.evaluate('scrollTo(0, 2000)')
    served.write('posts/low.md', f'{LOW}\nThe tide has turned.\n')
    text(page, 'The tide has turned.')
    page.wait_for_function('scrollY === 2000')
    served.write('posts/low.md', f'{LOW}\nAnd turned again.\n')
    text(page, 'And turned again.')
    page.wait_for_function('scrollY === 2000')
    written = served.src.parent / 'out'
    assert '_podcast-serve' not in (written / 'posts/low/index.html').read_text(encoding='utf-8')


def test_a_page_that_is_new_comes_by_itself(served: Served, visit: Open) -> None:
    page, _ = visit(f'{served.address}posts/salt/')
    served.write('posts/salt.md', '---\ntitle: Salt\ndate: 2026-02-03\n---\n\nOf the earth.\n')
    text(page, 'Of the earth.')


def test_drafts_are_marked(served: Served, visit: Open) -> None:
    page, _ = visit(f'{served.address}posts/rope/')
    text(page, 'Draft')


def test_faults_are_on_the_page(served: Served, visit: Open) -> None:
    page, _ = visit(f'{served.address}posts/low/')
    served.write('posts/low.md', LOW.replace('---\n\n', "lastmod: '<b>never</b>'\n---\n\n"))
    panel = page.locator('podcast-serve aside')
    panel.wait_for()
    panel.get_by_text('posts/low.md:4').wait_for()
    assert '<b>never</b>' in panel.inner_text()
    assert panel.locator('b').count() == 0
    panel.get_by_role('button').click()
    assert panel.locator('ul').is_hidden()
    served.write('posts/low.md', LOW)
    panel.wait_for(state='detached')


def test_a_build_that_fails_says_why(served: Served, visit: Open) -> None:
    page, _ = visit(f'{served.address}posts/low/')
    served.write('conf.py', f'{CONF}project = (\n')
    panel = page.locator('podcast-serve aside.failed')
    panel.wait_for()
    assert 'never closed' in panel.inner_text()
    served.write('conf.py', f"{CONF}project = 'Tides'\n")
    panel.wait_for(state='detached', timeout=20000)
    assert 'Tides' in page.title()
