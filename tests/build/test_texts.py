"""What stands for an article elsewhere, its head, and what is put into its text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built, Element

    Site = Callable[[Mapping[str, str | bytes]], Path]

CONF: dict[str, Any] = {
    'extensions': ['sphinxext_podcast', 'sphinxext.opengraph'],
    'html_baseurl': 'https://pod.example.org/',
    'ogp_site_url': 'https://pod.example.org/',
    'podcast_now': '2026-06-01T00:00:00Z',
    'myst_html_meta': {'description': '本站', 'robots': 'noarchive'},
    'exclude_patterns': ['pieces/*'],
    'templates_path': ['_first', '_templates'],
    'podcast_shortcodes': {
        'podcast': 'spotify',
        'cdn': 'shortcodes/cdn.html',
        'kinds': 'shortcodes/kinds.html',
        'outer': 'shortcodes/outer.html',
        'later': 'shortcodes/later.html',
    },
}
KINDS = (
    '{% for one in (params.values() if params is mapping else params) %}{{ one }} '
    '{{ "b" if one is boolean else "i" if one is integer else "f" if one is float else "s" }};'
    '{% endfor %}{{ "yes" if get("a") else "no" }}'
)
TEMPLATES = {
    '_templates/shortcodes/cdn.html': 'https://cdn.example.org/x?a=1&amp;b=2',
    '_templates/shortcodes/kinds.html': KINDS,
    '_templates/shortcodes/outer.html': '<i>{% include "shortcodes/part.html" %}</i>',
    '_templates/shortcodes/part.html': '舊',
}
REFERRING = (
    '見{doc}`/about`、[](b.md)、[](#裡面)、{podcast:article}`posts/b`、{{< ref "b" >}}、'
    '{ref}`spot`、{ref}`此處 <spot>`，註[^1]，{nosuch}`x`完。\n\n[^1]: 註腳\n\n## 裡面\n'
)
BROKEN = '{nosuch}`x`開頭。\n\n```{nosuch}\n```\n'
BODY = """
{{< kinds a=false n=1 f=1.5 s=x q="2" >}}|{{< kinds true 1 2.0 "true" >}}

{{< param duration >}}|{{< param author >}}|{{< param tags >}}|{{< param date >}}|{{< param explicit >}}|{{< param Deep.Key >}}

- 項

    {{< highlight go >}}
    func a() {
      b
    }
    {{< /highlight >}}

[甲]({{< cdn >}}/z) [乙]({{< cdn >}}) [丙] [丁](/posts/{{< param slugged >}}/#裡面) [戊](https://e.example/{{< param slugged >}})

[丙]: {{< cdn >}}/ref "題 {{< param slugged >}}"

{{< podcast 107pjvUOViNzOBv9JKA70u >}}

<iframe src="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123456789&color=%23ff5500"></iframe>

{{< youtub Kj2mTq7-xXA >}}

```{include} ../pieces/part.md
```

{{< outer >}} {{< later >}}
"""  # noqa: E501
FRONT = (
    'duration: "46:24"\nauthor: 安\ntags: [a, b]\nexplicit: true\nslugged: b\ndeep: {key: 深}\n'
)


def article(title: str, front: str, body: str, day: int = 1) -> str:
    head = f'title: {title}\n' if title else ''
    return f'---\n{head}date: 2026-05-{day:02d}\n{front}---\n\n{body}\n'


MARKED = '# <a name="top"></a>我的 <b>粗</b>題'
#: Headings, and the ids that Hugo 0.168 gives them.
HEADINGS = {
    '<a name="start"></a>Start here': 'start-here',
    '<i class="fa"></i> Who': 'who',
    'A<br>B': 'ab',
    'A <br> C': 'a--c',
    '[Link](https://e.example/x) text': 'link-text',
    '![alt text](https://e.example/x.png) pic': 'alt-text-pic',
    '`code <b>` x': 'code-b-x',
    'Auto <https://e.example/a>': 'auto',
    'bare https://e.example/y': 'bare',
    'a &amp; b &copy; c': 'a--b--c',
    'x <!-- c --> y': 'x--y',
    '<kbd>Ctrl</kbd>+C': 'ctrlc',
    'foot[^1]': 'foot',
    '<b>only</b>': 'only',
}
CONTENT = {
    **TEMPLATES,
    'conf.py': '',
    'index.md': '# 目錄\n\n```{article-list}\n:excerpt:\n```\n',
    'about.md': '# 關於\n\n(spot)=\n## 此地\n',
    'posts/b.md': article('乙文', '', '## 裡面'),
    'posts/refers.md': article('見', '', REFERRING),
    'posts/broken.md': article('壞', '', BROKEN),
    'posts/marked.md': article(
        '',
        '',
        '\n\n'.join(
            [MARKED, *(f'## {text}' for text in HEADINGS), '[去](#start-here)', '[^1]: 註']
        ),
    ),
    'posts/meta.md': article(
        '題', 'myst: {html_meta: {description: "我 & \\"你\\"", keywords: 鍵}}\n', '文。'
    ),
    'posts/described.md': article('述', 'description: 摘要 <三>\n', '文。'),
    'posts/silent.md': article('默', '', '{{< youtube Kj2mTq7-xXA >}}'),
    'posts/body.md': article('身', FRONT, BODY),
    'posts/rst.rst': (
        ':date: 2026-05-02\n\nR\n=\n\n.. meta::\n   :description: 由 rST\n\n'
        'Words *here and :nosuch:`role` and |none|.\n'
    ),
    'pieces/part.md': (
        '---\ntitle: 片\ndate: 2026-01-01\n---\n\n片{{< param slugged >}}'
        '[連]({{< cdn >}}/inc) {{< wrong >}}\n'
    ),
}


@pytest.fixture(scope='module')
def made(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    src = tmp_path_factory.mktemp('texts') / 'src'
    for name, text in CONTENT.items():
        path = src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return build(src, src.parent / 'out', 'dirhtml', conf=CONF)


def said(page: Element) -> dict[str, str]:
    """Return every description in the head of *page*."""
    found = {}
    for meta in page.all('meta'):
        key = meta.attrs.get('name') or meta.attrs.get('property') or ''
        if 'description' in key:
            assert key not in found
            found[key] = meta.attrs['content']
    for script in page.all('script'):
        if script.attrs.get('type') == 'application/ld+json':
            graph = json.loads(script.text)
            graph = graph.get('@graph', [graph]) if isinstance(graph, dict) else graph
            for one in graph:
                if one['@type'] == 'BlogPosting':
                    found['json'] = one['description']
    return found


@pytest.mark.parametrize(
    ('name', 'text'),
    [
        (
            'refers',
            '見關於、乙文、裡面、乙文、乙文、此地、此處，註，x完。',
        ),
        ('broken', 'x開頭。'),
        ('meta', '我 & "你"'),
        ('described', '摘要 <三>'),
        ('rst', '由 rST'),
    ],
)
def test_descriptions(made: Built, name: str, text: str) -> None:
    assert said(made.page(f'posts/{name}')) == dict.fromkeys(
        ('description', 'og:description', 'json'), text
    )
    assert text in [p.text for p in made.page('index').all('p', css='podcast-item-excerpt')]
    assert text in made.page('index').text
    feed = json.loads((made.out / 'feed.json').read_text(encoding='utf-8'))
    assert text in [item.get('summary') for item in feed['items']]


def test_a_page_without_words_is_described_by_its_title(made: Built) -> None:
    assert set(said(made.page('posts/silent')).values()) == {'默'}


def test_other_meta_stays(made: Built) -> None:
    metas = {
        m.attrs.get('name'): m.attrs.get('content') for m in made.page('posts/meta').all('meta')
    }
    assert (metas['keywords'], metas['robots']) == ('鍵', 'noarchive')


def test_titles_and_ids_of_headings_with_html(made: Built) -> None:
    page = made.page('posts/marked')
    head = {m.attrs.get('property'): m.attrs.get('content') for m in page.all('meta')}
    assert head['og:title'] == '我的 粗題'
    assert '我的 粗題' in [p.text for p in made.page('index').all('p', css='podcast-item-title')]
    ids = [section.attrs['id'] for section in page.all('section')]
    assert ids == ['我的-粗題', *HEADINGS.values()]
    assert '#start-here' in [link.attrs.get('href') for link in page.all('a')]


def test_shortcodes(made: Built) -> None:
    body = made.page('posts/body').one('div', css='body')
    first, second = (p.text for p in body.all('p') if '|' in p.text)
    assert first == 'false b;1 i;1.5 f;x s;2 s;no|true b;1 i;2 f;true s;no'
    assert second == '46:24|安|[a b]|2026-05-01 00:00:00 +0000 UTC|true|深'
    html = made.path('posts/body').read_text(encoding='utf-8')
    code = html.partition('<pre>')[2].partition('</pre>')[0]
    assert re.sub('<[^>]*>', '', code) == 'func a() {\n  b\n}\n'
    players = {f.attrs['data-podcast-provider']: f for f in body.all('figure')}
    assert players['spotify'].attrs['data-podcast-kind'] == 'episode'
    assert players['soundcloud'].attrs['data-podcast-id'] == '123456789'
    assert not body.all('iframe')


def test_addresses_of_shortcodes(made: Built) -> None:
    links = {link.text: link.attrs for link in made.page('posts/body').all('a')}
    cdn = 'https://cdn.example.org/x?a=1&b=2'
    assert [links[name]['href'] for name in '甲乙丙丁戊連'] == [
        f'{cdn}/z',
        cdn,
        f'{cdn}/ref',
        '../b/#裡面',
        'https://e.example/b',
        f'{cdn}/inc',
    ]
    assert links['丙']['title'] == '題 b'


def test_an_included_file(made: Built) -> None:
    text = made.page('posts/body').text
    assert '片b連' in text
    assert '2026-01-01' not in text


def test_messages(made: Built) -> None:
    ours = [line for line in made.warnings if '[podcast' in line]
    assert [line for line in ours if "'youtub': did you mean 'youtube'?" in line]
    assert [line for line in ours if line.startswith("pieces/part.md:6: WARNING: no shortcode 'w")]
    assert [line for line in ours if "no template 'shortcodes/later.html'" in line]
    assert len(ours) == 3


def test_edits(build: Build, site: Site) -> None:
    """Titles of what summaries refer to, and templates, are followed as in a fresh build."""
    kept = ('index.md', 'about.md', 'posts/b.md', 'posts/refers.md', 'posts/body.md')
    src = site({k: v for k, v in CONTENT.items() if k in (*kept, *TEMPLATES, 'pieces/part.md')})
    edits = {
        'about.md': '# 關於我們\n\n(spot)=\n## 彼地\n',
        'posts/b.md': article('改題', '', '## 裡面'),
        '_templates/shortcodes/part.html': '新',
        '_templates/shortcodes/later.html': '到',
        '_first/shortcodes/cdn.html': 'https://first.example.org/',
        '_first/shortcodes/part.html': '先',
    }
    out = src.parent / 'out'
    build(src, out, 'dirhtml', conf=CONF)
    for number, (name, text) in enumerate(edits.items()):
        path = src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
        again = build(src, out, 'dirhtml', conf=CONF)
        if number % 2:
            fresh = build(src, src.parent / f'fresh{number}', 'dirhtml', conf=CONF)
            assert again.unlike(fresh) == []
    assert said(again.page('posts/refers'))['description'].startswith(
        '見關於我們、改題、裡面、改題'
    )
    assert again.page('posts/body').one('i').text == '先'
