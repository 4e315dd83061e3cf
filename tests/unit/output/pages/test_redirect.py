"""A page that leads on."""

from __future__ import annotations

from sphinxext_podcast.output.pages.redirect import MARK, SCRIPT, redirect


def test_redirect() -> None:
    html = redirect('../a.html?x&y', 'https://e.org/a.html', '“A” <b>', 'zh-TW')
    assert html == (
        f'{MARK}<html lang="zh-TW">\n<head>\n<meta charset="utf-8">\n'
        '<title>“A” &lt;b&gt;</title>\n'
        '<link rel="canonical" href="https://e.org/a.html">\n'
        '<meta name="robots" content="noindex">\n'
        '<meta http-equiv="refresh" content="0; url=../a.html?x&amp;y">\n'
        '</head>\n'
        '<body><p><a href="../a.html?x&amp;y">“A” &lt;b&gt;</a></p>\n'
        f'<script>{SCRIPT}</script></body>\n</html>\n'
    )
