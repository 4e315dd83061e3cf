"""HTML as authors write it becomes XHTML that an EPUB may hold."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from sphinxext_podcast.output.xhtml.document import Addresses, chapter, meta
from tests.unit.output.html_samples import SAMPLES, soup


def out(address: str) -> str:
    return address if address.startswith('https://') else ''


ADDRESSES = Addresses(
    lambda href: href if urlsplit(href).path == 'there.xhtml' else out(href),
    lambda src: src if src.startswith('_images/') else '',
    out,
)


def made(html: str) -> str:
    return chapter(html, ADDRESSES)


@pytest.mark.parametrize(('html', 'xhtml'), SAMPLES.values(), ids=SAMPLES)
def test_samples(html: str, xhtml: str) -> None:
    assert made(html) == xhtml


def test_what_is_xhtml_stays() -> None:
    sphinx = (
        '<section id="a">\n<h1>A &amp; B</h1>\n<p>x<a class="footnote-reference brackets" '
        'href="#id4" id="id2" role="doc-noteref">1</a> <a href="there.xhtml#b">y</a><br /></p>\n'
        '<aside class="footnote brackets" id="id4" role="doc-footnote">\n<p>z</p>\n</aside>\n'
        '<div class="highlight-python notranslate"><div class="highlight"><pre><span></span>1\n'
        '</pre></div>\n</div>\n</section>\n'
    )
    assert made(sphinx) == sphinx


@pytest.mark.parametrize(
    ('html', 'xhtml'),
    [
        # What an author opens in one piece and closes in another, with Markdown between.
        ('<div class=box>\n<p>a</p>\n</div>', '<div class="box">\n<p>a</p>\n</div>'),
        ('<section><p>a</p></div><p>b</p></section>', '<section><p>a</p><p>b</p></section>'),
        (
            '<section><p>a<b></p><p>b</p></section>',
            '<section><p>a<b></b></p><p><b>b</b></p></section>',
        ),
    ],
)
def test_pieces(html: str, xhtml: str) -> None:
    assert made(html) == xhtml


def test_headings_that_the_contents_lead_to_are_there() -> None:
    assert chapter('<h2 id="a">a</h2><!-- <h2 id="b">', ADDRESSES, ['a', 'b']) == (
        '<h2 id="a">a</h2><span id="b"></span>'
    )


def test_meta() -> None:
    tags = (
        '<meta content="a & b" name="keywords"><meta property="og:title" content="x" />'
        '<link rel=x><script>x</script>'
    )
    assert meta(tags) == '<meta name="keywords" content="a &amp; b" />'


def test_anything_is_well_formed() -> None:
    for number in range(500):
        root = ET.fromstring(f'<body>{made(soup(number))}</body>')
        ids = Counter(element.get('id') for element in root.iter())
        ids.pop(None, None)
        assert set(ids.values()) <= {1}
        for element in root.iter():
            assert element.get('href', 'https:').startswith(('#', 'https:'))


DEEP = ['<div>', '<b>', '<a href=x><b>', '<svg><g>', '<math><mrow>', '<ul><li>', '<table><td>']
LONG = ['</p>', '<', '&am', '<!--', '<p a=b ', '<details>', '<span><div>', '<ruby>a<rt>']


@pytest.mark.parametrize('piece', [*DEEP, *LONG])
def test_depth(piece: str) -> None:
    """Nothing is too deep, for us or for who reads it."""
    ET.fromstring(f'<body>{made(piece * 3000)}</body>')
