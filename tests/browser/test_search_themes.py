"""Phrases of a site in Chinese, typed into the search box of every theme."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pytest

from tests.browser.conftest import Site, served

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2] / 'docs' / 'magazine'
SHARED = Path(__file__).parents[3] / 'shared'
THEMES = (
    *('alabaster', 'classic', 'furo', 'pydata_sphinx_theme', 'sphinx_book_theme'),
    *('sphinx_rtd_theme', 'shibuya'),
)
CONF = """\
project = '夜航誌'
extensions = ['sphinxext_podcast']
language = 'zh_TW'
podcast_now = '2026-12-01T00:00:00Z'
html_baseurl = 'https://night.example/'
"""
SEEN = 'document.documentElement.dataset.podcastSearch'
#: The words of each piece of an article, as a reader sees them; of its header those of people,
#: show and description.
PIECES = """() => {
  const blocks = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, pre, figcaption, ' +
    '.podcast-embed-title';
  const article = document.querySelector('div.body');
  const words = (css) => [...article.querySelectorAll(css)].map((one) => one.textContent);
  const names = words('.podcast-article-show, .podcast-article-people :is(a, span)');
  const about = [...words('.podcast-article-lede'), [...new Set(names)].join(' · ')];
  article.querySelectorAll(
    '.podcast-article-header, .podcast-article-footer, .headerlink, .podcast-embed-action, ' +
    '.footnote-reference, .footnote > .label, .admonition-title, .podcast-cover, audio, video'
  ).forEach((one) => one.remove());
  // The dash is no word of the author's.
  for (const { firstChild: text } of article.querySelectorAll('.podcast-quote > footer'))
    text.textContent = text.textContent.replace('—', '');
  const found = new Map();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const block = walker.currentNode.parentNode.closest(blocks);
    found.set(block, (found.get(block) || '') + walker.currentNode.data);
  }
  return [...about, ...found.values()];
}"""


_WORD = re.compile(r'\b[a-z]{3,14}\b')


def installed(theme: str) -> bool:
    """Return whether Sphinx has the theme, or a package of its name."""
    return theme in {'alabaster', 'classic'} or bool(find_spec(theme))


def write(src: Path) -> None:
    """Write the site: the articles of the documentation, and real ones where they are."""
    (src / 'posts').mkdir(parents=True)
    (src / 'conf.py').write_text(CONF, encoding='utf-8')
    (src / 'index.md').write_text('# 夜航誌\n\n```{article-list}\n```\n', encoding='utf-8')
    real = [*SHARED.glob('seed/*.md'), *SHARED.glob('corpora/made-up/**/posts/2*.md')]
    for path in (*sorted(ROOT.glob('2*.md')), *sorted(real)):
        shutil.copy(path, src / 'posts' / path.name)


@pytest.fixture(scope='module')
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the site with each theme, and once with Sphinx's search, and serve it."""
    base = tmp_path_factory.mktemp('night')
    write(base / 'src')
    wanted = {theme: ['-D', f'html_theme={theme}'] for theme in THEMES if installed(theme)}
    wanted['sphinx'] = ['-D', 'podcast_search=sphinx']
    for search in ('pairs', 'sphinx'):
        wanted[f'english-{search}'] = ['-D', 'language=en', '-D', f'podcast_search={search}']
    for name, options in wanted.items():
        command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'dirhtml', *options]
        out = [str(base / 'src'), str(base / name)]
        done = subprocess.run([*command, *out], capture_output=True, check=False, text=True)
        assert not done.returncode, done.stderr
    with served({name: base / name for name in wanted}) as found:
        yield found


@pytest.fixture(scope='module')
def texts(night: Site, chromium: Any) -> dict[str, list[str]]:
    """Return the pieces of each article as a reader sees them: address → texts."""
    page = chromium.new_page(java_script_enabled=True)
    found = {}
    for path in sorted((night.folders['alabaster'] / 'posts').glob('*/index.html')):
        if 'podcast-article"' in path.read_text(encoding='utf-8'):
            page.goto(night.url(f'posts/{path.parent.name}/'))
            found[f'posts/{path.parent.name}/'] = [
                alike(' '.join(text.split())) for text in page.evaluate(PIECES)
            ]
    page.close()
    return found


def alike(text: str) -> str:
    """Return *text* as it is compared."""
    return normalize('NFKC', text).lower()


def phrases(texts: dict[str, list[str]], number: int, seed: int) -> list[str]:
    """Return phrases of one to eight characters, cut anywhere from texts in Chinese."""
    chosen = random.Random(seed)  # noqa: S311
    lines = [text for found in texts.values() for text in found if any(c >= '一' for c in text)]
    made: list[str] = []
    while len(made) < number:
        text, size = chosen.choice(lines), chosen.randint(1, 8)
        at = chosen.randrange(max(len(text) - size, 0) + 1)
        phrase = text[at : at + size]
        # A blank ends a word of the query, and these two have a meaning there.
        if phrase and not set(phrase) & set(' "') and phrase[0] != '-':
            made.append(phrase)
    return made


def found_by(page: Any, base: str) -> set[str]:
    """Return the articles that are listed."""
    links = page.eval_on_selector_all(
        '#search-results li.podcast-search-result > a', 'all => all.map((one) => one.href)'
    )
    addresses = {link.removeprefix(base).partition('#')[0] for link in links}
    return {address for address in addresses if address.startswith('posts/')}


@pytest.mark.parametrize('theme', THEMES)
def test_every_phrase_is_found(
    night: Site, texts: dict[str, list[str]], visit: Open, theme: str
) -> None:
    if theme not in night.folders:
        pytest.skip(f'{theme} is not installed')
    page, asked = visit(night.url('search/', theme))
    errors: list[str] = []
    page.on('pageerror', lambda error: errors.append(str(error)))
    box = page.locator('input[name=q]:visible').last
    number = int(os.environ.get('PODCAST_PHRASES', '40'))
    for phrase in phrases(texts, number, THEMES.index(theme)):
        box.fill(phrase)
        box.press('Enter')
        page.wait_for_function(f'{SEEN} && new URLSearchParams(location.search).get("q")')
        while page.locator('#search-results > button:visible').count():
            page.locator('#search-results > button').click()
            page.wait_for_function(SEEN)
        page.wait_for_function(f'{SEEN} === "done"')
        wanted = {
            name for name, found in texts.items() if any(alike(phrase) in one for one in found)
        }
        assert found_by(page, night.url('', theme)) == wanted, phrase
    # Those who go from landmark to landmark know one search from the other.
    names = page.locator('[role=search]').evaluate_all('all => all.map((one) => one.ariaLabel)')
    assert len({*names}) == len(names)
    assert errors == []
    assert [one for one in asked if 'podcast' in one.url] == []


@pytest.mark.parametrize('query', ['夜', '的', '同理'])
def test_sphinxs_search_finds_them_too(
    night: Site, texts: dict[str, list[str]], visit: Open, query: str
) -> None:
    wanted = {name for name, found in texts.items() if any(query in one for one in found)}
    page, _ = visit(night.url(f'search/?q={query}', 'sphinx'))
    enough = f"document.querySelectorAll('#search-results li').length >= {len(wanted)}"
    page.wait_for_function(enough)
    links = page.eval_on_selector_all('#search-results li a', 'all => all.map((one) => one.href)')
    base = night.url('', 'sphinx')
    listed = [link.removeprefix(base).partition('#')[0].partition('?')[0] for link in links]
    assert wanted <= {*listed}
    assert [one for one in listed if one.startswith('posts/')] == [
        *dict.fromkeys(one for one in listed if one.startswith('posts/'))
    ]


#: What Sphinx's own script finds, before it shows anything.
BY_SPHINX = """(word) =>
  Search._performSearch(...Search._parseQuery(word)).map((found) => found[0])"""


def test_english_words_are_found_as_sphinx_finds_them(
    night: Site, texts: dict[str, list[str]], visit: Open
) -> None:
    words = {word for found in texts.values() for one in found for word in _WORD.findall(one)}
    some = random.Random(5).sample(sorted(words), 40)  # noqa: S311
    stock, _ = visit(night.url('search/', 'english-sphinx'))
    stock.wait_for_function('typeof Search === "object" && Search._index')
    page, _ = visit(night.url('search/', 'english-pairs'))
    for word in some:
        page.goto(night.url(f'search/?q={word}&all', 'english-pairs'))
        page.wait_for_function(f'{SEEN} === "done"')
        listed = found_by(page, night.url('', 'english-pairs'))
        by_sphinx = {name for name in stock.evaluate(BY_SPHINX, word) if 'posts/' in name}
        assert {f'{name}/' for name in by_sphinx} <= listed, word
