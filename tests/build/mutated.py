"""Documents with something odd in them: front matter, shortcodes, HTML, names, single characters.

The same seed gives the same documents, with every version of Python.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

LONG = '很長的一個名字' * 40
DEEP = '[' * 30 + 'a' + ']' * 30
#: Values as they stand after the colon of a key.
VALUES = (
    '',
    "''",
    '~',
    'true',
    'maybe',
    'yes ',
    '0',
    '-1',
    '1.5',
    '1e400',
    '9' * 40,
    '²',
    '12:34',
    '99:99:99:99',
    '2026-02-30',
    '2026-05-05T25:00:00Z',
    'tomorrow',
    '[]',
    '{}',
    '[a, [b], {c: d}]',
    '{url: x, name: [y], length: "1,234"}',
    '{url: "https://media.example.org/a.mp3", length: many, type: 3}',
    '"a\\0b"',
    '"a\\x07b\\nc"',
    '"\\uFFFE"',
    '"a, b; c"',
    'index.html',
    'index',
    '../../outside',
    '/sitemap.xml',
    '/_static/basic.css',
    '/a%00b/',
    '//media.example.org/a.png',
    'https://media.example.org/a b.png?x=1&y=2#z',
    'https://[::1',
    'javascript:alert(1)',
    'C:\\a\\b',
    '"<b>&amp; \\"q\\"</b> ]]> --> <script>"',
    '{{< youtube harbour-010 >}}',
    LONG,
    f'"{"a" * 300}"',
    DEEP,
    '|\n  00:00 起\n  01:00 續',
    '>\n  一行\n  又一行',
    '&x [*x]',
    '!!python/object:os.system x',
    '*nowhere',
)
KEYS = (
    *('title', 'linkTitle', 'description', 'summary', 'excerpt', 'lastmod', 'publishDate'),
    *('expiryDate', 'tags', 'categories', 'series', 'authors', 'keywords', 'series_order'),
    *('weight', 'source_name', 'source_url', 'guests', 'hosts', 'episode', 'season', 'duration'),
    *('explicit', 'image', 'image_alt', 'audio', 'guid', 'transcript', 'chapters', 'slug', 'url'),
    *('aliases', 'language', 'translationKey', 'soundbites', 'location', 'value', 'draft'),
    *('robots', 'layout', 'type', 'params', 'sitemap', 'menu', 'cover', 'images', 'podcast_file'),
    *(
        'myst',
        'html_meta',
        'tocdepth',
        'nocomments',
        'substitutions',
        'permalink',
        'excerpt_separator',
    ),
)
ARGUMENTS = (
    '',
    'harbour-010',
    '"harbour-010"',
    'id="harbour-010" start=90',
    'src="a.png"',
    f'src="{LONG}.png" link="javascript:alert(1)"',
    'src="/media/none.mp4"',
    'src="a%00b.png" width=² height=-1',
    '"episode/5Q0sraaXJyKuO6CEdJPQgs"',
    'a b c d e f g',
    'start=1e9 title="<b>&"',
    '"unclosed',
    'a=1 b',
    '`raw\nlines`',
    'go "linenos=inline,hl_lines=1-2 9999,linenostart=²"',
    'summary="<i>一</i>" open=true',
    '"about.md"',
    'path="about.md" lang="xx"',
    'title',
    '"https://www.example.org/?a=1&b=2"',
    '1.5',
)
SHORTCODES = (
    *('youtube', 'spotify', 'apple-podcast', 'vimeo', 'audio', 'video', 'embed', 'details'),
    *('figure', 'highlight', 'ref', 'relref', 'param', 'x', 'instagram', 'gist', 'qr', 'no-such'),
    *('at', 'chapters', 'quote'),
)
HTML = (
    'a&nbsp;b &copy; &bogus; &#0; &#xFFFF; & < >',
    '<a href="https://e.org/?a=1&b=2">a</a>',
    '<details open><summary>一</summary>\n\n二\n\n</details>',
    '<iframe src="https://www.youtube.com/embed/harbour-010" allowfullscreen></iframe>',
    '<iframe src=https://maps.example.org/?q=1&z=2 allowfullscreen frameborder=0></iframe>',
    '<audio controls src="https://media.example.org/a.mp3"></audio>',
    '<video controls><source src="a.mp4" type=video/mp4></video>',
    '<ul><li>一<li>二</ul>',
    '<table><tr><td width=50 nowrap>一<td>二</table>',
    '<P>一</p>',
    '一</br >二',
    '<!-- a -- b -->',
    '<!-- open',
    '<div>\n\n**一**\n\n<div>\n\n二',
    '</div></section></p>',
    '<b><i>一</b></i>',
    '<center><font color=red>一</font></center>',
    '<script>if (a < b && c) {}</script>',
    '<style>a > b {}</style>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    '<math><mi>x</mi></math>',
    '<a name="一">二</a><a id=二 id=三>三</a>',
    '<img src=a.png alt=一><img src="a%00b.png" width=50%>',
    '<input type=checkbox checked disabled> <br><hr/>',
    '<x:y z="1" :w="2" @click="f()" 3>一</x:y>',
    '<p style="a:b" style="c:d">一<p>二',
    '<select><option selected>一</select>',
    '<textarea><b></textarea>',
    '<?php echo 1 ?> <![CDATA[ x ]]> <!DOCTYPE html>',
    '<a href="javascript:alert(1)">一</a>',
    '<object data=a.swf><param name=b></object>',
    '<span\x0bclass="a">一</span>',
    '<em>一\n\n二</em>',
    '< a>b< /a>',
)
MARKDOWN = (
    '# 又一個標題',
    '## <a name="start"></a>Start <i class="fa"></i> A<br>B',
    '###### {#x .y z=1}',
    f'[a]({LONG})',
    f'![]({LONG}.png)',
    '![x]()',
    '![x](/)',
    '![x](.)',
    '![](a%00b.png)',
    '![x](//e.org/x.png)',
    '![a](a.png#center "t\\"t")',
    '[a](../../../outside.md) [b](<a b>) [c](mailto:x) [d](#nowhere)',
    '[y]({{< param title >}}/z)',
    '[a][b]\n\n[b]: {{< ref "about.md" >}}',
    '一[^1][^2]\n\n[^1]: 註 {{< param title >}}\n[^1]: 又註',
    '```{youtube} harbour-010\n:start: x\n:width: ²\n```',
    '```{figure} a.png\n:target: javascript:alert(1)\n```',
    '```{article-list}\n:tags: 無\n:limit: -1\n```',
    '```{term-list} nowhere\n```',
    '```{include} about.md\n```',
    '```{raw} html\n<b>\n```',
    '```{eval-rst}\n.. meta::\n   :description: x\n\n|nothing|_ `x\n```',
    '{podcast:tag}`無` {podcast:article}`無` {doc}`無` {no-such}`x` {ref}`x`',
    '```go {hl_lines="1-2",linenostart=0}\na\n```',
    '```\nunclosed',
    '~~~{.no-such-language #a}\nx\n~~~',
    '| a | b\n|--\n| c |',
    '- [ ] 一\n- [x] 二\n   1. 三\n\n        四',
    '> 一\n二\n> - 三\n\n***\n---\n___',
    '$$\n\\frac{1}\n$$ $x$ \\(y\\)',
    '一\\\n二  \n三\x0c四\u2028五\ufeff六\u200b',
    '**「一」**二 *「三」*四 ~~五~~六',
    '一\n: 二\n\n    三',
    '%一\n+++ {"a": 1}\n(b)=\n:::\n一\n:::',
    '<https://e.org/?a=1&b=2> https://e.org/一。 www.e.org',
    '\U0001f600 \u202e反\u202c \ud7ff \ue000',
    'podcastnumbermark podcastshortcode1end',
    'a' * 3000,
)
NAMES = (
    *('a b', '一 二', 'a.b.c', 'A', 'é', 'e\u0301', 'a%20b', "it's", 'a&b', 'a#b', 'a?b', '(a)'),
    *('index', 'search', 'genindex', 'sitemap.xml', 'index.xml', 'page', '404', '_a', '2026'),
    *('\U0001f600', '很長的一個名字' * 5, 'tags', 'archive', 'a+b', 'a,b', "a'b", 'con'),
)
#: The builder `xml` itself cannot write a page beside such a folder.
FOLDERS = tuple(name for name in NAMES if name != 'index.xml')
#: Characters that mean something somewhere.
MARKS = '`*_[](){}<>#:;|&%$"\'\\/!?-+=~^@., \n\t0aé一²'


class Mutated(NamedTuple):
    """A document, and the word that a reader of its page finds."""

    docname: str
    text: str
    word: str


def document(number: int, seed: int) -> Mutated:
    """Return the document *number* of those that *seed* gives."""
    random = Random(f'{seed} {number}')  # noqa: S311 - nothing secret
    word = f'zq{seed}x{number}z'
    keys = [f'title: 一篇 {number}', f'date: 2026-01-{1 + number % 28:02}', 'tags: [海]']
    odd = range(random.choice((0, 1, 1, 2, 4)))
    keys += [f'{random.choice(KEYS)}: {random.choice(VALUES)}' for _ in odd]
    pieces = [piece(random) for _ in range(random.choice((0, 1, 2, 3)))]
    front, rest = '\n'.join(keys), '\n\n'.join(pieces)
    if random.random() < 0.3:
        front = damaged(front, random)
    if random.random() < 0.3:
        rest = damaged(rest, random)
    text = f'---\n{front}\n---\n\n頭{word}。\n\n{rest}\n'
    name = random.choice(NAMES) if random.random() < 0.3 else 'a'
    folder = random.choice(('posts', 'posts/二', random.choice(FOLDERS)))
    return Mutated(f'{folder}/{number}/{name}', text, word)


def piece(random: Random) -> str:
    """Return a piece of text."""
    kind = random.randrange(4)
    if kind == 0:
        name, opened = random.choice(SHORTCODES), random.choice(('<>', '%%', '<>', '<%'))
        call = f'{{{{{opened[0]} {name} {random.choice(ARGUMENTS)} {opened[1]}}}}}'
        inner = f'一 {random.choice(HTML)}{{{{{opened[0]} /{name} {opened[1]}}}}}'
        return call + random.choice(('', '', inner))
    if kind == 1:
        return random.choice(HTML)
    if kind == 2:
        return random.choice(MARKDOWN)
    return f'一{random.choice(HTML)}二 {random.choice(MARKDOWN)}'


def damaged(text: str, random: Random) -> str:
    """Return *text* with some characters left out, doubled, moved or put in."""
    for _ in range(random.choice((1, 1, 2, 3))):
        at, size = random.randrange(len(text) + 1), random.choice((1, 1, 2, 8))
        match random.randrange(4):
            case 0:
                text = text[:at] + text[at + size :]
            case 1:
                text = text[:at] + text[at : at + size] * 2 + text[at + size :]
            case 2:
                text = text[:at] + random.choice(MARKS) + text[at:]
            case _:
                text = text[at:] + text[:at]
    return text
