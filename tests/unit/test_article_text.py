"""How Hugo's pages and ours are read: dress is left out, text is not."""

from __future__ import annotations

import pytest

from tests.hugo.article_text import article_text
from tests.markup import read_html

#: Hugo's HTML of what both write in their own way, and ours.
SAME_TEXTS = [
    ('<p>一</p><p>二</p>', '<section>\n<p>一\n</p>\n\n<p> 二</p></section>'),
    ('<li>一</li>', '<li><p>一</p></li>'),
    ('<p>&rsquo;&amp;&#8217;</p>', '<p>’&amp;’</p>'),
    (
        '<h2 id="a">一</h2>',
        '<section id="a"><h2>一<a class="headerlink" href="#a">¶</a></h2></section>',
    ),
    ('<p>甲</p><h2>一</h2>', '<section id="b"><p>甲</p><h2>一</h2></section>'),
    (
        (
            '<p>甲<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup></p>'
            '<div class="footnotes"><hr><ol><li id="fn:1"><p>乙&#160;<a href="#fnref:1" '
            'class="footnote-backref">&#x21a9;&#xfe0e;</a></p></li></ol></div>'
        ),
        (
            '<p>甲<a class="footnote-reference brackets" href="#id2">'
            '<span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a></p><hr>'
            '<aside class="footnote" id="id2">'
            '<span class="label"><span class="fn-bracket">[</span><a href="#id1">1</a>'
            '<span class="fn-bracket">]</span></span><p>乙</p></aside>'
        ),
    ),
    (
        '<div style="x"><iframe src="y"></iframe></div>',
        '<figure class="podcast-embed"><a class="podcast-embed-link" href="z">Watch</a></figure>',
    ),
    ('<img src="a.png">', '<a class="image-reference" href="a.png"><img src="_images/a.png"></a>'),
    (
        (
            '<td><pre><code><span class="lnt">1\n</span></code></pre></td>'
            '<td><pre tabindex="0"><code>a = 1\n  b\n</code></pre></td>'
        ),
        (
            '<div class="highlight"><pre><span></span><span class="linenos">1</span>a'
            '<span> </span>= 1\n  b\n</pre></div>'
        ),
    ),
    ('<input disabled="" type="checkbox"> 一', '<input type="checkbox" disabled>一'),
]
#: What a reader would see.
OTHER_TEXTS = [
    ('<p>一 二</p>', '<p>一二</p>'),
    ('<p>\u3000一</p>', '<p>一</p>'),
    ('<p>一\u00a0二</p>', '<p>一 二</p>'),
    ('<pre>a  b</pre>', '<pre>a b</pre>'),
    ('<pre>a\nb</pre>', '<pre>a b</pre>'),
    ('<h2 id="a">一</h2>', '<section><h3>一</h3></section>'),
    (
        '<h2 id="a">一</h2>',
        '<section id="a"><h3>一<a class="headerlink" href="#a">¶</a></h3></section>',
    ),
    ('<p>"一"</p>', '<p>“一”</p>'),
    ('<p><img src="a.png"></p>', '<p></p>'),
    ('<iframe src="y"></iframe>', '<p><a href="y">y</a></p>'),
    ('<p>甲<a class="footnote-ref">1</a></p>', '<p>甲<a class="footnote-reference">2</a></p>'),
]


def text_of(html: str) -> str:
    return article_text(read_html(html))


@pytest.mark.parametrize(('theirs', 'ours'), SAME_TEXTS)
def test_dress_is_no_text(theirs: str, ours: str) -> None:
    assert text_of(theirs) == text_of(ours)


@pytest.mark.parametrize(('theirs', 'ours'), OTHER_TEXTS)
def test_text_is_text(theirs: str, ours: str) -> None:
    assert text_of(theirs) != text_of(ours)
