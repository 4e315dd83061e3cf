"""No text of an author becomes script: addresses never, and nothing for guests."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

ARTICLE = '---\ntitle: Guest\ndate: 2026-03-02\n---\n'
ORDINARY = '# Guest\n\n'
#: A value of ``http-equiv`` is none of these names.
_ADDRESSES = ('href', 'src', 'action', 'formaction', 'data', 'poster', 'xlink:href', 'srcset')
_BAD = re.compile(r'\s*(?:java|vb)script:|\s*data:(?!image/)|.*evil', re.I | re.S)
SCRIPT = '<script>pwned()</script>'
IMAGE = '<img src="x.png" onerror="pwned()">'

#: What a guest may try in Markdown, in an article as in any other document.
TRIES: dict[str, str] = {
    'block': f'{SCRIPT}\n\n<div onclick="pwned()">a</div>\n',
    'line': f'a {SCRIPT} b <b onclick="pwned()">c</b> {IMAGE}\n',
    'frame': '<iframe src="https://evil.example/"></iframe>\n\n<iframe srcdoc="<b>pwned()">\n',
    'task': (
        '<input class="task-list-item-checkbox" onfocus="pwned()" autofocus>\n\n'
        '<script class="task-list-item-checkbox">pwned()</script>\n'
    ),
    'raw': f'```{{raw}} html\n{SCRIPT}\n```\n',
    'raw-role': (
        '```{eval-rst}\n.. role:: guest(raw)\n   :format: html\n\n'
        ':guest:`<script>pwned()</script>`\n```\n'
    ),
    'eval-rst': f'```{{eval-rst}}\n.. raw:: html\n\n   {SCRIPT}\n```\n',
    'nested': f':::{{note}}\n```{{eval-rst}}\n.. raw:: html\n\n   {SCRIPT}\n```\n:::\n',
    'substitution': (
        f'```{{eval-rst}}\n.. |x| raw:: html\n\n   {SCRIPT}\n\n|x|\n```\n\n'
        '{{ env.app.outdir }} {{ pwned }}\n'
    ),
    'raw-file': '```{eval-rst}\n.. raw:: html\n   :file: secret.txt\n```\n',
    'include': '```{include} secret.txt\n```\n\n```{literalinclude} secret.txt\n```\n',
    'include-rst': '```{eval-rst}\n.. include:: secret.txt\n   :literal:\n```\n',
    'table': '```{csv-table}\n:file: secret.txt\n```\n',
    'target': (
        '```{image} x.png\n:target: javascript:pwned()\n```\n\n'
        '```{figure} x.png\n:target: JavaScript:pwned()\n\nx\n```\n'
    ),
    'rst-link': (
        '```{eval-rst}\n`a <javascript:pwned()>`_ `b <VBScript:x>`__ c_\n\n'
        '.. _c: data:text/html,x\n```\n'
    ),
    'meta': (
        '```{eval-rst}\n.. meta::\n   :http-equiv=refresh: 0;url=https://evil.example/\n'
        '   :onload=pwned() name=x: y\n```\n'
    ),
    'icon': '{octicon}`report;1em;x"onload="pwned()`\n',
    'card': (
        ':::{card} a\n:link: javascript:pwned()\nb\n:::\n\n'
        '```{button-link} javascript:pwned()\nc\n```\n\n```{button-ref} javascript:pwned()\n```\n'
    ),
    'toctree': (
        '```{eval-rst}\n.. toctree::\n\n   a <javascript://%0apwned()>\n'
        '   b <https://ok.example/>\n```\n'
    ),
    'formula': (
        '{math}`\\href{javascript:pwned()}{x}` $\\href{javascript:pwned()}{y}$\n\n'
        '```{math}\n\\input{/etc/passwd}\n```\n'
    ),
    'mathjax': (
        '## \\(\\href{javascript:pwned()}{x}\\) {.mathjax_process #two}\n\n'
        ':::{container} tex2jax_process\n\\(\\href{javascript:pwned()}{x}\\)\n:::\n'
    ),
    'heading': '## b {onclick="pwned()" style="x" .kept}\n\n### c {ONLOAD=pwned}\n',
    'figure': (
        '{{< figure src="x.png" link="javascript:pwned()" attr="by" '
        'attrlink="javascript:pwned()" >}}\n'
    ),
    'class': (
        '{{< details summary="a\\" onclick=\\"pwned()" class="b\\"onclick=pwned()" >}}x'
        '{{< /details >}}\n'
    ),
    'inner': (
        '{{< details >}}\n<b onclick="pwned()">c</b>\n\n'
        '{octicon}`report;1em;x"onload="pwned()`\n{{< /details >}}\n'
    ),
    'template': (
        f'{{{{< around "<b onclick=pwned()>\ue0009\ue001" >}}}}{SCRIPT} *a*{{{{< /around >}}}}\n\n'
        f'{{{{% around "<b onclick=pwned()>" %}}}}{SCRIPT} *a*{{{{% /around %}}}}\n'
    ),
    'shown': '{{< figure src="javascript:pwned()" alt="words" >}}\n\n![c](data:text/html,pwned)\n',
    'icons': (
        '{material-regular}`data_usage;2rem;x"onload="pwned()` {fas}`x"onload="pwned()`\n\n'
        ':::{article-info}\n:avatar: x.png\n:avatar-link: javascript:pwned()\n'
        ':author: <script>pwned()</script>\n:::\n\n```{only} html\n<script>pwned()</script>\n```\n'
    ),
    'environment': (
        '$$\\href{javascript:pwned()}{y}$$ (lab"el)\n\n[^1]\n\n[^1]: <b onclick=pwned()>x\n'
    ),
    'x': '{{< x user="a\\" onclick=\\"pwned()" id="1" >}} {{< gist "javascript:pwned()" 1 >}}\n',
    'embed': '{{< embed "javascript:pwned()" >}}\n\n```{embed} javascript:pwned()\n```\n',
}  # fmt: skip
HEADS = {
    'options': (
        '---\ntitle: Guest\n{date}myst:\n  enable_extensions: [substitution, attrs_inline]\n'
        '  substitutions:\n    x: "<script>pwned()</script>"\n'
        '  html_meta:\n    "http-equiv=refresh": "0;url=https://evil.example/"\n'
        '    "description": "told"\n    "x><script>pwned()</script><b": y\n---\n\n'
        '# Guest\n\n{{{{ x }}}} {{{{ env.app.outdir }}}}\n'
    ),
    'author': (
        '---\ntitle: <script>pwned()</script>\n{date}author: {{name: "<b onclick=pwned()>", '
        'url: "javascript:pwned()"}}\nsource_url: "javascript:pwned()"\n'
        'tags: ["\\"onclick=pwned()"]\nimage: "javascript:pwned()"\n---\n\nText.\n'
    ),
}
#: An address that is script, wherever the front matter has one.
EVERYWHERE = (
    '---\ntitle: A\ndate: 2026-05-01\n'
    'audio: {url: "https://e.org/a.mp3", length: 10, type: audio/mpeg}\n'
    'transcript: "javascript:1"\n'
    'chapters:\n  - {start: 0, title: x, url: "javascript:2", img: "data:text/html,3"}\n'
    '  - {start: 10, title: "y <javascript:4>"}\n'
    'image: "javascript:5"\nauthor: {name: N, url: "javascript:6"}\n'
    'guests: [{name: G, url: "javascript:7", img: "javascript:8"}]\n'
    'source_url: "javascript:9"\nsource_name: S\nfunding: {url: "javascript:10", text: f}\n'
    'contentLinks: [{href: "javascript:11", text: t}]\nlicense: {url: "javascript:12"}\n'
    'aliases: ["javascript:13"]\ncanonical: "javascript:14"\n'
    'podcast: {person: [{name: P, href: "javascript:15"}], funding: {url: "javascript:16"}}\n'
    '---\n\n'
    '[a](<javascript:17>) x <javascript:18> ![c](javascript:19) [b]\n\n[b]: javascript:20\n\n'
    '{{< figure src="x.png" link="&#106;avascript:21" >}} {{< video "javascript:22" >}}\n'
)
RST = {
    'rst': (
        f'Guest\n=====\n\n.. raw:: html\n\n   {SCRIPT}\n\n.. include:: secret.txt\n\n'
        '`a <javascript:pwned()>`_\n\n.. tabularcolumns:: \\input{/etc/passwd}\n\n'
        '.. only:: html\n\n   .. raw:: html\n\n      <script>pwned()</script>\n'
    ),
}
CONF: dict[str, Any] = {
    'extensions': ['sphinxext_podcast', 'sphinx.ext.ifconfig'],
    'html_baseurl': 'https://pod.example.org/',
    'podcast_channel': {'title': 'T', 'funding': {'url': 'javascript:1', 'text': 'f'}},
    'templates_path': ['_templates'],
    'podcast_shortcodes': {'own': 'own.html', 'around': 'around.html'},
    'myst_enable_extensions': ['substitution', 'dollarmath', 'html_image', 'attrs_block'],
    'myst_substitutions': {'pwned': 'PWNED-BY-TEMPLATE'},
}


def documents() -> dict[str, str | bytes]:
    """Return every try as an article, and as a document without a date."""
    made: dict[str, str | bytes] = {
        'index.md': '# Home\n\n```{article-list}\n```\n',
        'secret.txt': 'SECRET',
        'posts/secret.txt': 'SECRET',
        'manual/secret.txt': 'SECRET',
        'posts/x.png': b'',
        'manual/x.png': b'',
        '_templates/own.html': '<p class="own" onclick="mine()">own</p>',
        '_templates/around.html': '<p>{{ get(0) }}{{ inner }}</p>{{ inner | markdown }}',
        'posts/own.md': f'{ARTICLE}{{{{< own >}}}}\n\n- [x] done\n\n{{octicon}}`report`\n',
        'posts/if.md': f'{ARTICLE}```{{eval-rst}}\n.. ifconfig:: pwned_by_eval\n\n   x\n```\n',
    }
    made['posts/everywhere.md'] = EVERYWHERE
    for name, text in TRIES.items():
        made[f'posts/{name}.md'] = ARTICLE + text
        made[f'manual/{name}.md'] = ORDINARY + text
    for name, text in HEADS.items():
        made[f'posts/{name}.md'] = text.format(date='date: 2026-03-02\n')
        made[f'manual/{name}.md'] = text.format(date='')
    for name, text in RST.items():
        made[f'manual/{name}.rst'] = text
        made[f'posts/{name}.rst'] = f':date: 2026-03-02\n\n{text}'
    return made


TRIED = [name for name in documents() if name.endswith(('.md', '.rst')) and '/' in name]
BUILDS = [('hugo', 'dirhtml'), ('myst', 'dirhtml'), ('hugo', 'epub'), ('hugo', 'latex')]


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """Return a function that builds them all, once in each way, for guests unless *allowed*."""
    src = tmp_path_factory.mktemp('guests') / 'src'
    for name, content in {'conf.py': '', **documents()}.items():
        path = src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    @cache
    def made(markdown: str, builder: str, *, allowed: bool = False) -> Built:
        conf = {**CONF, 'podcast_markdown': markdown, 'podcast_raw_html': allowed}
        return build(src, src.with_name(f'{markdown}-{builder}-{allowed}'), builder, conf=conf)

    return made


class _Active(HTMLParser):
    """Finds what in a page would run, load from the guest's host, or lead to a script."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or '' for name, value in attrs}
        for name, value in given.items():
            own = tag == 'p' and given.get('class') == 'own'
            if (name.startswith('on') and not own) or name == 'srcdoc' or 'pwned' in name:
                self.found.append(f'{tag} {name}')
            if name in _ADDRESSES and _BAD.match(value):
                self.found.append(f'{tag} {name}={value}')
        if tag in {'iframe', 'object', 'embed', 'base'} or 'http-equiv' in given:
            self.found.append(f'{tag} {given}')
        if re.search('(?:mathjax|tex2jax)_process', given.get('class', '')):
            self.found.append(f'{tag} {given["class"]}')
        self.cdata = tag == 'script' and given.get('type') != 'application/ld+json'

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == 'script' and self.cdata and 'pwned' in data:
            self.found.append(data)


def active(html: str) -> list[str]:
    """Return what of *html* is active."""
    parser = _Active()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.mark.parametrize('name', TRIED)
@pytest.mark.parametrize('markdown', ['hugo', 'myst'])
def test_a_guest_writes_no_script(built: Callable[..., Built], markdown: str, name: str) -> None:
    path = built(markdown, 'dirhtml').path(name.rpartition('.')[0])
    html = path.read_text(encoding='utf-8')
    assert active(html) == []
    body = html[html.index('class="body"') :]
    assert [
        word for word in ('SECRET', 'PWNED-BY-TEMPLATE', str(path.parents[3])) if word in body
    ] == []


@pytest.mark.parametrize('allowed', [False, True])
def test_no_other_file_leads_to_script(built: Callable[..., Built], allowed: bool) -> None:
    made = built('hugo', 'dirhtml', allowed=allowed)
    assert made.code == 0
    for name, path in made.files().items():
        if not name.endswith(('.xml', '.json')):
            continue
        text = path.read_text('utf-8').replace('\\"', '"')
        for _ in range(3):  # HTML in XML
            assert [f for f in active(text) if 'script' in f or 'data:' in f] == [], name
            text = unescape(text)
        assert not re.search(r'"(?:ur[il]|href|img|image|icon|src)":\s*"(?:java|data:)', text), (
            name
        )


def test_no_other_page_has_one(built: Callable[..., Built]) -> None:
    pages = {n: p for n, p in built('hugo', 'dirhtml').files().items() if n.endswith('.html')}
    found = {name: active(path.read_text('utf-8')) for name, path in pages.items()}
    redirects = {name for name, path in pages.items() if b'podcast: redirect' in path.read_bytes()}
    assert {name: wrong for name, wrong in found.items() if wrong and name not in redirects} == {}


def test_books_have_none(built: Callable[..., Built]) -> None:
    chapters = [
        p.read_text('utf-8')
        for n, p in built('hugo', 'epub').files().items()
        if n.endswith('.xhtml')
    ]
    assert len(chapters) > len(TRIED)
    assert [wrong for text in chapters for wrong in active(text)] == []
    tex = '\n'.join(p.read_text('utf-8') for p in built('hugo', 'latex').out.glob('*.tex'))
    assert re.findall(r'\\(?:href|sphinxhref|url)\{[^}]*script[^}]*\}', tex, re.I) == []
    assert '\\input{/etc' not in tex


def test_what_is_the_owners_stays(built: Callable[..., Built]) -> None:
    page = built('hugo', 'dirhtml').page('posts/own')
    assert page.one('p', css='own').attrs['onclick'] == 'mine()'
    assert [box.attrs['type'] for box in page.all('input') if 'checked' in box.attrs] == [
        'checkbox'
    ]
    assert len(page.all('svg')) == 1
    body = built('hugo', 'dirhtml').path('manual/formula').read_text('utf-8')
    assert '\\href{javascript:pwned()}{x}</span></code>' in body


def test_a_guest_is_told(built: Callable[..., Built]) -> None:
    warnings = built('hugo', 'dirhtml').warnings
    address = (
        "'javascript:pwned()' is left out: a page has no address that begins with javascript:"
    )
    closed = 'is left out, for podcast_raw_html is False [podcast.config]'
    attribute = 'of a heading is left out: it would be a script [podcast.config]'
    options = 'options of MyST are not read where podcast_raw_html is False'
    for place, said in (
        ('target.md:5', f'{address}; write https://… [podcast.link]'),
        ('raw.md:5', '"raw" directive disabled. [docutils]'),
        ('heading.md:5', f'the attribute onclick {attribute}'),
        ('heading.md:7', f'the attribute ONLOAD {attribute}'),
        ('options.md:4', f'myst: {options} [podcast.front_matter]'),
        ('formula.md:5', f'the command \\href in a formula {closed}'),
        ('icon.md:5', f'an icon with more than a drawing in it {closed}'),
    ):
        assert f'posts/{place}: WARNING: {said}' in warnings


@pytest.mark.parametrize(
    'name',
    [
        'target',
        'rst-link',
        'figure',
        'shown',
        'card',
        'toctree',
        'author',
        'everywhere',
        'class',
        'x',
        'embed',
        'heading',
    ],
)
def test_addresses_and_attributes_are_no_script_in_any_article(
    built: Callable[..., Built], name: str
) -> None:
    made = built('hugo', 'dirhtml', allowed=True)
    assert active(made.path(f'posts/{name}').read_text('utf-8')) == []


def test_html_of_an_author_stays_as_it_is(built: Callable[..., Built]) -> None:
    made = built('hugo', 'dirhtml', allowed=True)
    for place in ('posts', 'manual'):
        assert SCRIPT in made.path(f'{place}/block').read_text('utf-8')
