from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext_podcast.cli.serving import pages
from sphinxext_podcast.cli.serving.pages import Pages
from sphinxext_podcast.model.addresses.served import key

FILES = {
    'index.html': '<body>home</body>',
    '404.html': '<body>none</body>',
    'posts/low/index.html': '<body>low</body>',
    'posts/海/index.html': '<body>海</body>',
    'posts/low/cover.png': 'png',
    'search.html': '<body>search</body>',
    '.sphinxext-podcast.json': '{}',
    '_static/style.css': 'p {}',
    'feed.xml': '<rss/>',
}


@pytest.fixture
def site(tmp_path: Path) -> Pages:
    out = tmp_path / 'out'
    for name, text in FILES.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    (tmp_path / 'secret.html').write_text('secret', encoding='utf-8')
    return Pages(out)


@pytest.mark.parametrize(
    ('address', 'text', 'kind'),
    [
        ('/', '<body>home</body>', pages.HTML),
        ('/index.html', '<body>home</body>', pages.HTML),
        ('/posts/low/', '<body>low</body>', pages.HTML),
        ('/posts/%E6%B5%B7/', '<body>海</body>', pages.HTML),
        ('/search.html', '<body>search</body>', pages.HTML),
        ('/posts/low/cover.png', 'png', 'image/png'),
        ('/_static/style.css', 'p {}', 'text/css; charset=utf-8'),
        ('/feed.xml', '<rss/>', 'application/xml; charset=utf-8'),
    ],
)
def test_what_is_at_an_address(site: Pages, address: str, text: str, kind: str) -> None:
    found = site.find(address)
    assert found is not None
    assert (found.read().decode(), found.type) == (text, kind)


@pytest.mark.parametrize(
    'address',
    [
        '/posts/',
        '/nowhere',
        '/search.html/',
        '/../secret.html',
        '/posts/%2e%2e/%2e%2e/secret.html',
        '/..%5csecret.html',
        '//etc/passwd',
        '/%2Fetc/passwd',
        '/posts%00/low/',
        f'/{"x" * 5000}',
        '/.sphinxext-podcast.json',
    ],
)
def test_nothing_is_at_an_address(site: Pages, address: str) -> None:
    assert site.find(address) is None


def test_a_folder_ends_with_a_slash(site: Pages) -> None:
    found = site.find('/posts/low')
    assert found is not None
    assert found.beyond == '/posts/low/'


def test_a_page_that_is_newer_than_its_file(site: Pages) -> None:
    site.shown[key('posts/%E6%B5%B7/')] = b'<body>new</body>'
    assert site.page('/posts/%E6%B5%B7/') == site.page('/posts/海/index.html')
    assert site.page('/posts/海/') == b'<body>new</body>'


def test_the_path_of_the_address_of_the_site(site: Pages) -> None:
    assert site.page('/blog/posts/low/') is None
    site.base = 'blog/'
    assert site.page('/blog/posts/low/') == b'<body>low</body>' == site.page('/posts/low/')


@pytest.mark.parametrize(
    ('one', 'other', 'same'),
    [
        ('/', 'index.html', True),
        ('posts/%e6%b5%b7/', '/posts/海/index.html', True),
        ('/posts/myindex.html', '/posts/my', False),
        ('/posts/low/', '/posts/low', False),
    ],
)
def test_two_ways_to_write_an_address(one: str, other: str, same: bool) -> None:
    assert (key(one) == key(other)) is same


def test_the_script_is_added_at_the_end_of_the_text() -> None:
    found = pages.with_script(b'<body>a</body>b</body></html>', '/"<b>/', 'abc').decode()
    before, script, after = found.partition('<script')
    assert before == '<body>a</body>b'
    assert after.endswith('></script></body></html>')
    assert 'data-page="/&quot;&lt;b&gt;/" data-digest="abc"' in script + after
    assert pages.with_script(b'plain', '/', '').startswith(b'plain<script')


def test_a_site_that_is_not_built_says_so(tmp_path: Path, site: Pages) -> None:
    assert site.not_found() == b'<body>none</body>'
    assert b'being built' in Pages(tmp_path / 'nothing').not_found()


def test_the_script_reads_no_text_as_html() -> None:
    script = pages.script().decode()
    assert 'textContent' in script
    for word in ('innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write'):
        assert word not in script
