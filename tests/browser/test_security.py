"""What a hostile article cannot do to a page, and the policy that the manual suggests."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Site, Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser
MANUAL = Path(__file__).parents[2] / 'docs/how-to/set-a-content-security-policy.md'
DONE = "document.querySelector('.search-summary')?.textContent.length > 9"
YOUTUBE = 'https://www.youtube-nocookie.com/embed/Kj2mTq7-xXA'
#: Name → provider and address of a player that the page of an article claims to have.
FORGED = {
    'script': ('youtube', 'javascript:pwned=1'),
    'mixed': ('youtube', 'JaVaScRiPt:pwned=1'),
    'data': ('youtube', 'data:text/html,<script>parent.pwned=1</script>'),
    'host': ('youtube', 'https://evil.example/embed/Kj2mTq7-xXA'),
    'prefix': ('youtube', 'https://www.youtube-nocookie.com.evil.example/embed/x'),
    'user': ('youtube', 'https://www.youtube-nocookie.com@evil.example/embed/x'),
    'password': ('youtube', 'https://evil:x@www.youtube-nocookie.com/embed/x'),
    'port': ('youtube', 'https://www.youtube-nocookie.com:8443/embed/x'),
    'plain': ('youtube', 'http://www.youtube-nocookie.com/embed/x'),
    'path': ('youtube', 'https://www.youtube-nocookie.com/embed/../redirect?x'),
    'relative': ('youtube', '/embed/x'),
    'backslash': ('youtube', 'https:\\\\evil.example/embed/x'),
    'other': ('spotify', YOUTUBE),
    'instance': ('peertube', 'https://evil.example/anything'),
    'constructor': ('constructor', YOUTUBE),
    'proto': ('__proto__', YOUTUBE),
    'toString': ('toString', YOUTUBE),
    'nobody': ('', YOUTUBE),
    'empty': ('youtube', ''),
}
#: Elements whose names hide what a document, or an element, has of that name.
CLOBBERING = ''.join(
    f'<img name="{name}" alt=""><form name="{name}"></form><a id="{name}"></a>'
    for name in (
        *('currentScript', 'querySelectorAll', 'querySelector', 'createElement', 'body'),
        *('addEventListener', 'documentElement', 'location', 'URL', 'JSON', 'Map', 'PROVIDERS'),
    )
)
FORM = (
    '<form class="podcast-embed" data-podcast-src="x"><input name="dataset"><input name="style">'
    '<input name="closest"><a class="podcast-embed-link" href="#">form</a></form>'
)


def forged(name: str, provider: str, src: str) -> str:
    quoted = src.replace('<', '&lt;')
    return (
        f'<figure id="{name}" class="podcast-embed" data-podcast-provider="{provider}" '
        f'data-podcast-src="{quoted}" data-podcast-width="1px;x:url(//evil.example)" '
        'data-podcast-allow="camera" data-podcast-aspect="url(//evil.x):1">'
        f'<a class="podcast-embed-link" href="#left-{name}">{name}</a></figure>'
    )


ARTICLE = f"""\
---
title: Hostile <img src=x onerror=pwned=1>
date: 2026-05-01
tags: ["<img src=x onerror=pwned=1>"]
---

A lantern. <b>&lt;img src=x onerror=pwned=1&gt;</b>

{{{{< youtube id="Kj2mTq7-xXA" title="<img src=x onerror=pwned=1>" >}}}}

{''.join(forged(name, *what) for name, what in FORGED.items())}

{FORM}
"""


@pytest.fixture(scope='module')
def hostile(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build and serve a site with hostile articles; return its address."""
    src = tmp_path_factory.mktemp('hostile')
    conf = "project = 'H'\nextensions = ['sphinxext_podcast']\npodcast_now = '2027-01-01'\n"
    script = '<script>window.pwned = 1</script><img src="x.png" onerror="window.pwned = 2">\n'
    for name, text in {
        'conf.py': conf,
        'index.md': '# Home\n',
        'p/forged.md': ARTICLE,
        'p/clobbering.md': f'{ARTICLE}\n{CLOBBERING}\n',
        'p/script.md': f'---\ntitle: S\ndate: 2026-05-01\n---\n\nWords.\n\n{script}',
    }.items():
        path = src / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding='utf-8')
    out = site.folders['alabaster'].with_name('hostile')
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'dirhtml', str(src), str(out)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert not done.returncode, done.stderr
    return f'{site.address}/hostile'


def no_script(page: Page) -> None:
    assert page.evaluate('typeof window.pwned') == 'undefined'


@pytest.mark.parametrize('path', ['p/forged/', 'p/clobbering/'])
def test_forged_players_are_links(hostile: str, visit: Open, path: str) -> None:
    page, asked = visit(f'{hostile}/{path}')
    faults: list[str] = []
    page.on('pageerror', lambda error: faults.append(str(error)))
    for name in FORGED:
        page.locator(f'figure#{name} .podcast-embed-link').click()
        assert page.evaluate('location.hash') == f'#left-{name}'
    page.get_by_text('form', exact=True).click()
    assert page.locator('iframe').count() == 0
    no_script(page)
    page.locator('.podcast-embed-youtube .podcast-embed-link').click()
    page.frame_locator('iframe').get_by_text('Playing.').wait_for()
    assert page.locator('iframe').get_attribute('allow') != 'camera'
    assert [re.sub(r'\?.*', '', request.url) for request in asked] == [YOUTUBE]
    assert faults == []
    no_script(page)


def test_results_of_a_search_are_text(hostile: str, visit: Open) -> None:
    page, asked = visit(f'{hostile}/search/?q=lantern')
    page.locator('#search-results .context').first.wait_for()
    page.wait_for_function(DONE)
    assert page.locator('#search-results li').count() == 2
    assert page.locator('#search-results img').count() == 0
    assert '<img src=x onerror=pwned=1>' in page.locator('#search-results').inner_text()
    page.goto(f'{hostile}/search/?q=onerror')
    page.wait_for_function(DONE)
    assert page.locator('#search-results img').count() == 0
    assert asked == []
    no_script(page)


def block(name: str) -> str:
    """Return the block of code *name* of the manual."""
    found = re.search(rf'```{{code-block}} \w+\n(?::.*\n)*:name: {name}\n\n(.*?)```', TEXT, re.S)
    assert found
    return found[1]


TEXT = MANUAL.read_text(encoding='utf-8')


def suggested(folder: Path, tmp_path: Path) -> str:
    """Return the policy of the manual for the site in *folder*, with the hashes of its theme."""
    command = re.search(r'\$ python (hashes\.py .*)', TEXT)
    assert command
    (tmp_path / 'hashes.py').write_text(block('hashes'), encoding='utf-8')
    script, *pages = shlex.split(command[1])
    there = [folder / page.removeprefix('_build/dirhtml/') for page in pages]
    run = [sys.executable, str(tmp_path / script), *map(str, there)]
    hashes = subprocess.run(run, capture_output=True, check=True, text=True).stdout.strip()
    assert hashes.startswith("'sha256-")
    policy = ' '.join(block('policy').split())
    return policy.replace("script-src 'self'", f"script-src 'self' {hashes}")


def guarded(page: Page, policy: str) -> None:
    """Let every page come with *policy*, and note what violates it."""

    def answer(route: Route) -> None:
        response = route.fetch()
        headers = {**response.headers, 'content-security-policy': policy}
        route.fulfill(response=response, headers=headers)

    page.route(re.compile(r'//127\.0\.0\.1:'), answer)
    page.add_init_script(
        'window.violations = []; addEventListener("securitypolicyviolation", event =>'
        ' violations.push(`${event.effectiveDirective} ${event.blockedURI}`))'
    )


@pytest.mark.parametrize('theme', ['alabaster', 'furo'])
def test_suggested_policy(site: Site, visit: Open, tmp_path: Path, theme: str) -> None:
    if theme not in site.folders:
        pytest.skip(f'{theme} is not installed')
    page, asked = visit('about:blank')
    guarded(page, suggested(site.folders[theme], tmp_path))
    for path in ('', 'tags/tides/', 'posts/sized/', 'posts/players/'):
        page.goto(site.url(path, theme))
        page.wait_for_load_state('networkidle')
        assert page.evaluate('violations') == [], path
    for name in ('youtube', 'spotify', 'apple-podcast'):
        page.locator(f'.podcast-embed-{name} .podcast-embed-link').click()
        page.frame_locator(f'.podcast-embed-{name} > iframe').get_by_text('Playing.').wait_for()
    assert page.evaluate('violations') == []
    assert len([request for request in asked if 'embed' in request.url]) >= 3
    page.goto(site.url('search/?q=hopes', theme))
    page.locator('#search-results .context').first.wait_for()
    assert page.evaluate('violations') == []


def test_suggested_policy_stops_a_script(
    hostile: str, site: Site, visit: Open, tmp_path: Path
) -> None:
    page, _ = visit(f'{hostile}/p/script/')
    page.wait_for_function('window.pwned == 2')  # without the policy it runs
    guarded(page, suggested(site.folders['alabaster'].with_name('hostile'), tmp_path))
    page.goto(f'{hostile}/p/script/')
    page.wait_for_load_state('networkidle')
    no_script(page)
    assert sorted(page.evaluate('violations')) == [
        'script-src-attr inline',
        'script-src-elem inline',
    ]
