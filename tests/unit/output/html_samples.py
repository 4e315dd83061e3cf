"""HTML as authors write it, and the XHTML that an EPUB has in its place."""

from __future__ import annotations

from random import Random

#: What stands in an article, and the same in a chapter.
SAMPLES: dict[str, tuple[str, str]] = {
    'entity': ('a&nbsp;b &mdash; &bogus; &amp; & <', 'a\xa0b — &amp;bogus; &amp; &amp; &lt;'),
    'query': (
        '<a href="https://e.org/?a=1&b=2">x</a>',
        '<a href="https://e.org/?a=1&amp;b=2">x</a>',
    ),
    'flags': (
        '<details open><summary>S</summary>t</details>',
        '<details open="open"><summary>S</summary>t</details>',
    ),
    'no summary': ('<details>t</details>', '<details><summary>…</summary>t</details>'),
    'iframe': (
        '<iframe src="https://e.org/x" title="A map" width=100% allowfullscreen></iframe>',
        '<a href="https://e.org/x">A map</a>',
    ),
    'audio': (
        '<audio controls><source src="https://e.org/a.mp3"></audio>',
        '<a href="https://e.org/a.mp3">a.mp3</a>',
    ),
    'own film': ('<video src="film.mp4" controls></video>', 'film.mp4'),
    'items': ('<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'),
    'loose items': ('<li>a</li>', '<ul><li>a</li></ul>'),
    'text in a list': ('<ul>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'),
    'cells': (
        '<table border=1><td width=50 align=center nowrap>x<td bgcolor=#eee>y</table>',
        (
            '<table><tbody><tr><td style="text-align: center; width: 50px; white-space: nowrap">x'
            '</td><td style="background-color: #eee">y</td></tr></tbody></table>'
        ),
    ),
    'parts of a table': (
        '<table><tfoot><tr><td>f</tfoot><tbody><tr><td>b</tbody><caption>c</caption></table>',
        (
            '<table><caption>c</caption><tbody><tr><td>b</td></tr></tbody>'
            '<tfoot><tr><td>f</td></tr></tfoot></table>'
        ),
    ),
    'upper case': ('<P>a</p>', '<p>a</p>'),
    'an end that is none': ('a</br >b</p >c</bogus>', 'a<br />b<p></p>c'),
    'comment': ('a<!-- b -- c -->d<!--> -->e', 'ad --&gt;e'),
    'never ended': ('<div><b>a<p>b', '<div><div style="font-weight: bold">a<p>b</p></div></div>'),
    'crossing': ('<b>a<i>b</b>c</i>', '<b>a<i>b</i></b><i>c</i>'),
    'anchor': ('<a name="start"></a>', '<span id="start"></span>'),
    'one id': ('<p id=a>1</p><p id=a>2</p>', '<p id="a">1</p><p>2</p>'),
    'id with blanks': ('<p id=" a b ">1</p>', '<p id="a-b">1</p>'),
    'link in the page': (
        '<a href="#a">1</a><a href="#b">2</a><p id=a>3</p>',
        '<a href="#a">1</a><span>2</span><p id="a">3</p>',
    ),
    'link to nothing': ('<a href="nowhere.html" rel=me>x</a>', '<span>x</span>'),
    'link in a link': (
        '<a href="https://e.org/"><table><td><a href="https://e.org/2">x</a></table></a>',
        '<a href="https://e.org/"><table><tbody><tr><td>x</td></tr></tbody></table></a>',
    ),
    'script': (
        (
            '<a href="javascript:x()" onclick="x()">a</a><script>if (1 < 2) x("</b>")</script>'
            '<style scoped>b > i {}</style>'
        ),
        '<span>a</span>',
    ),
    'old elements': (
        '<center>a</center><font color=red face=x>b</font><tt>c</tt><strike>d</strike>',
        (
            '<div style="text-align: center">a</div><span style="color: red">b</span>'
            '<code>c</code><s>d</s>'
        ),
    ),
    'unknown elements': (
        '<my-box x=1>a<p>b</p></my-box><foo/>c',
        '<div>a<p>b</p></div><span>c</span>',
    ),
    'attributes': (
        (
            '<p class=a style="color:red; background: url(x); position: fixed" lang=en x:y=1 é=2 '
            'data-a=1 aria-hidden=maybe role=button>b</p>'
        ),
        '<p class="a" style="color:red" lang="en" data-a="1" xml:lang="en">b</p>',
    ),
    'block in a line': (
        '<h2>a<div>b</div></h2><p><b>c',
        '<h2>a<span style="display: block">b</span></h2><p><b>c</b></p>',
    ),
    'picture elsewhere': (
        '<img src="https://e.org/x.png" alt="A cat"><img src="https://e.org/dot.gif" alt="">',
        '<a href="https://e.org/x.png">A cat</a>',
    ),
    'picture that is not there': ('<img src=cat.png>', 'cat.png'),
    'picture': (
        '<img src="_images/x.png" width=50% loading=lazy srcset="y.png 2x">',
        '<img style="width: 50%" src="_images/x.png" alt="" />',
    ),
    'form': (
        (
            '<form action=/x><label>a <input name=q></label><button>b</button>'
            '<input type=checkbox checked>c</form>'
        ),
        'a <input type="checkbox" checked="checked" />c',
    ),
    'box in a link': (
        '<a href="https://e.org/"><input type=checkbox></a>',
        '<a href="https://e.org/">☐</a>',
    ),
    'terms': ('<dl><dt>a<dd>b<dt>c</dl>', '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd></dd></dl>'),
    'caption': (
        '<figure>a<figcaption>b</figcaption>c</figure><figcaption>d</figcaption>',
        '<figure>a<div>b</div>c</figure><div>d</div>',
    ),
    'ruby': ('<ruby>漢<rt>ㄏㄢˋ</ruby><rt>a</rt>', '<ruby>漢<rt>ㄏㄢˋ</rt></ruby><span>a</span>'),
    'control characters': ('<p title="a\x01b">c\ufffe\x0b&#1;d</p>', '<p title="ab">cd</p>'),
    'drawing': (
        (
            '<svg viewBox="0 0 9 9" onload="x()"><g><path d="M0 0"/><script>x</script></g>'
            '<title>t</title><foreignObject><p>x</p></foreignObject></svg>'
        ),
        (
            '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" '
            'xmlns:xlink="http://www.w3.org/1999/xlink"><title>t</title><g><path d="M0 0"></path>'
            '</g></svg>'
        ),
    ),
    'formula': (
        '<math display=block><mfrac><mi>a</mi><mn>2</mn></mfrac></math>',
        (
            '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mfrac><mi>a</mi>'
            '<mn>2</mn></mfrac></math>'
        ),
    ),
    'no formula': ('<math><mfrac><mi>a</mi></mfrac></math>', 'a'),
    'instructions': ('<?php x ?><!DOCTYPE html><![CDATA[y]]>z', 'z'),
    'wrong values': (
        (
            '<ol start=x reversed><li value=2>a</ol><td colspan=x>b</td><time datetime=now>c'
            '</time><data>d</data><bdo>e</bdo>'
        ),
        (
            '<ol reversed="reversed"><li value="2">a</li></ol>b<span>c</span><span>d</span>'
            '<bdo dir="ltr">e</bdo>'
        ),
    ),
}
_TAGS = """
    a abbr address article aside audio b bdo blockquote body br caption center code col colgroup
    data dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2
    h3 header hr html i img input ins legend li main math menu mfrac mi msup nav object ol p
    path pre q rp rt ruby s section small span strong sub summary svg table tbody td tfoot th
    thead time title tr tt u ul video x-y
""".split()  # noqa: SIM905 - as it is read
_ATTRIBUTES = [
    *('href="#x"', 'href="javascript:a"', 'href=https://e.org/?a&b', 'href=nowhere', 'href="a b"'),
    *('href="http://[x"', 'href="foo:bar baz"', 'href="%zz"', 'href="//"', 'src=x.png', 'id=x'),
    *('src="https://e.org/i.png"', 'name=x', 'class="a b"', 'style="}{"', 'style="a:b(c"', '"=x'),
    *('width=50', 'width=x', 'height=-1', 'align=left', 'open', 'checked', 'type=checkbox'),
    *(
        'start=3',
        'value=2',
        'colspan=0',
        'scope=row',
        'headers=q',
        'dir=x',
        'lang="x y"',
        'hidden',
    ),
    *('role=note', 'aria-label=l', 'aria-labelledby=q', 'data-Foo=1', 'datetime="2026-01-01"'),
    *('datetime=20260101', 'cite="http://[x"', 'title="<>&"', 'd="M0"', 'xmlns="x"', 'alt="p"'),
]
_TEXTS = [
    'text',
    '文字',
    ' ',
    '\x01',
    '\ufffe',
    '&nbsp;',
    '&#1;',
    '&',
    '<',
    '<!--a--b-->',
    '</br>',
]


def soup(number: int) -> str:
    """Return HTML in which nothing is as it should be, the same for each *number*."""
    chance = Random(number)  # noqa: S311 - it keeps no secret
    found = []
    for _ in range(chance.randint(3, 30)):
        kind = chance.random()
        tag, text = chance.choice(_TAGS), chance.choice(_TEXTS)
        given = ' '.join(chance.sample(_ATTRIBUTES, chance.choice([0, 0, 1, 3])))
        if kind < 0.45:
            found.append(f'<{tag} {given}>')
        else:
            found.append(f'</{tag}>' if kind < 0.7 else text)
    return ''.join(found)
