"""A project's own shortcodes in their three forms, and what becomes of faults in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

    Site = Callable[[Mapping[str, str | bytes]], Path]

HEAD = '---\ntitle: 退潮\ndate: 2026-03-02\nguest: {name: 林以寧}\n---\n'
CONF: dict[str, Any] = {
    'templates_path': ['_templates'],
    'podcast_shortcodes': {
        'pod': 'spotify',
        'Fold': 'details',
        'ep': 'https://open.spotify.com/{type}/{id}',
        'card': '//example.org/{0}/{1}',
        'note': 'shortcodes/note.html',
        'hi': 'shortcodes/hi.html',
        'way': 'shortcodes/way.html',
        'broken': 'shortcodes/broken.html',
        'gone': 'shortcodes/gone.html',
        'nobody': 'nosuchname',
    },
}
TEMPLATES = {
    '_templates/shortcodes/note.html': (
        '<aside class="{{ get("class", "plain") }}"><h2>{{ get("title") }}</h2>\n'
        '{# no inner here #}{{ inner | markdown }}</aside>\n'
    ),
    '_templates/shortcodes/hi.html': (
        '<b>{{ params[0] }}|{{ get(1) }}|{{ page.title }}|{{ page.params.guest.name }}|'
        '{{ site.title }}</b>'
    ),
    '_templates/shortcodes/way.html': (
        '<a href="{{ get(0) | address }}">{{ inner | markdown(inline=true) }}</a>'
    ),
    '_templates/shortcodes/broken.html': '{{ 1 / 0 }}',
}


def built(build: Build, site: Site, body: str, builder: str = 'html', **conf: Any) -> Built:
    index = '# 目錄\n\n```{article-list}\n```\n'
    src = site({**TEMPLATES, 'index.md': index, 'posts/ebb.md': HEAD + body})
    return build(src, src.parent / builder, builder, conf={**CONF, **conf})


def test_another_name(build: Build, site: Site) -> None:
    body = '{{< pod "show/4Rk9vTqLmXw2ZbNcYdPe7h" >}}\n\n{{< fold >}}內{{< /fold >}}'
    made = built(build, site, body)
    page = made.page('posts/ebb')
    assert made.warnings == []
    assert page.one('figure').attrs['data-podcast-provider'] == 'spotify'
    assert page.one('details').text == 'Details 內'


IN_TAGS = """
<a href="{{< relref "flood" >}}" target="_blank">1</a>
<a href='{{% ref "/posts/flood.md#high" %}}'>2</a>

<div>
<a href="{{< relref "tags" >}}">3</a> <a href="{{< relref path="nowhere" lang="fr" >}}">4</a>
</div>
"""


@pytest.mark.parametrize(
    ('builder', 'expected'),
    [
        ('html', ['flood.html', 'flood.html#high', '../tags.html', 'nowhere']),
        ('dirhtml', ['../up/', '../up/#high', '../../tags/', 'nowhere']),
    ],
)
def test_pages_in_tags_of_html(
    build: Build, site: Site, builder: str, expected: list[str]
) -> None:
    front = '---\ntitle: 漲潮\ndate: 2026-03-01\nslug: up\ntags: [a]\n---\n'
    site({'posts/flood.md': front + '\n## High\n\nWater.\n'})
    made = built(build, site, IN_TAGS, builder)
    assert len(made.warnings) == 1
    assert "there is no page 'fr|nowhere'; write its path from the root" in made.warnings[0]
    links = [one.attrs['href'] for one in made.page('posts/ebb').all('a') if len(one.text) == 1]
    assert links == expected


def test_without_html_nothing_of_it_is_left(build: Build, site: Site) -> None:
    made = built(build, site, IN_TAGS, podcast_raw_html=False)
    article = made.page('posts/ebb').one('section')
    assert 'nowhere' not in article.text


def test_an_address(build: Build, site: Site) -> None:
    body = '{{< ep type="episode" id="4Rk9vTqLmXw2ZbNcYdPe7h" >}}\n\n{{< card 潮 "a b" >}}'
    page = built(build, site, body).page('posts/ebb')
    player, card = page.all('figure')
    assert player.attrs['data-podcast-src'].endswith('/embed/episode/4Rk9vTqLmXw2ZbNcYdPe7h')
    assert card.one('a').attrs['href'] == 'https://example.org/%E6%BD%AE/a%20b'


def test_a_template(build: Build, site: Site) -> None:
    body = (
        '{{< note title="漲 & <i>退</i>" class="wide" >}}\n'
        '**月**與{{< hi "<x>" 2 >}}\n\n'
        '{{< youtube Kj2mTq7-xXA >}}\n'
        '{{< /note >}}\n'
    )
    made = built(build, site, body)
    aside = made.page('posts/ebb').one('aside')
    assert made.warnings == []
    assert aside.attrs['class'] == 'wide'
    assert aside.one('h2').text == '漲 & <i>退</i>'
    assert aside.one('strong').text == '月'
    assert aside.one('b').text == '<x>|2|退潮|林以寧|一冊'
    assert aside.one('figure').attrs['data-podcast-id'] == 'Kj2mTq7-xXA'


def test_a_template_in_a_sentence(build: Build, site: Site) -> None:
    """One paragraph stays in its line; an address that runs leads nowhere."""
    body = (
        '見{{< way "/posts/ebb/" >}}**月**{{< /way >}}。\n\n'
        '見{{< way "java&Tab;script:alert(1)" >}}一{{< /way >}}。\n\n'
        '{{< way "https://example.org/" >}}\n一\n\n二\n{{< /way >}}\n'
    )
    made = built(build, site, body)
    text = made.page('posts/ebb').one('div', css='body')
    assert made.warnings == []
    sentence, odd = [p for p in text.all('p') if p.text.startswith('見')]
    assert sentence.text == '見月。'
    assert [link.attrs['href'] for link in sentence.all('a')] == ['/posts/ebb/']
    assert sentence.one('strong').text == '月'
    assert [link.attrs['href'] for link in odd.all('a')] == ['#']
    assert {'一', '二'} <= {p.text for p in text.all('p')}


def test_a_template_off_html_keeps_its_markdown(build: Build, site: Site) -> None:
    made = built(build, site, '{{< note title="漲" >}}**月**{{< /note >}}', 'text')
    text = (made.out / 'posts' / 'ebb.txt').read_text(encoding='utf-8')
    assert '**月**' in text
    assert '<aside' not in text


def test_percent_signs_paste_markdown(build: Build, site: Site) -> None:
    body = (
        '{{% note title="漲" %}}\n\n[鹽田][salt]\n\n## 月\n\n{{% /note %}}\n'
        '[salt]: https://example.org/\n'
    )
    page = built(build, site, body).page('posts/ebb')
    assert page.links()['鹽田'] == 'https://example.org/'
    assert [h.text for h in page.one('div', css='body').all('h2')] == ['漲', '月']


@pytest.mark.parametrize(
    ('body', 'line', 'said'),
    [
        ('\n{{< ep type="episode" >}}', 7, 'ep lacks id'),
        ('{{< broken >}}', 6, "the template 'shortcodes/broken.html' fails: division by zero"),
        ('{{< gone >}}', 6, "there is no template 'shortcodes/gone.html' on templates_path"),
        ('{{< nobody >}}', 6, "'nosuchname', which is no shortcode"),
        ('{{< hi "a" />}}', 6, 'yet a closing tag was provided'),
        ('{{< note >}}', 6, 'must be closed'),
    ],
)
def test_faults(build: Build, site: Site, body: str, line: int, said: str) -> None:
    made = built(build, site, body)
    (warning,) = made.warnings
    assert re.match(rf'posts/ebb\.md:{line}: WARNING: .*\[podcast\.shortcode\]', warning)
    assert said in warning
    assert body.strip() in made.page('posts/ebb').one('div', css='body').text


def test_many_of_one_mistake_are_one_message(build: Build, site: Site) -> None:
    body = '\n\n'.join(['{{< nobody >}}'] * 5 + ['{{< gone >}}'] * 3)
    made = built(build, site, body)
    many, *few = made.warnings
    assert many.startswith("posts/ebb.md:6: WARNING: podcast_shortcodes says that 'nobody'")
    assert many.endswith(' (5 times, in lines 6, 8, 10 …) [podcast.shortcode]')
    assert [warning.split(':')[1] for warning in few] == ['16', '18', '20']
    assert made.page('posts/ebb').one('div', css='body').text.count('{{< nobody >}}') == 5


def test_a_changed_template_is_seen(build: Build, site: Site) -> None:
    first = built(build, site, '{{< hi 1 >}}')
    template = first.out.parent / 'src/_templates/shortcodes/hi.html'
    template.write_text('<b>new</b>', encoding='utf-8')
    again = build(first.out.parent / 'src', first.out, conf=CONF)
    assert again.page('posts/ebb').one('b').text == 'new'


def test_raw_html_left_out(build: Build, site: Site) -> None:
    body = '<div class="x">\n海<!-- c -->\n</div>\n\n一<b>字</b>。{{< hi 1 >}}\n'
    page = built(build, site, body, podcast_raw_html=False).page('posts/ebb')
    article = page.one('div', css='body')
    assert article.all('div', css='x') == []
    assert '海' in article.text
    assert '一字。' in article.text
    assert [b.text for b in article.all('b')] == ['1||退潮|林以寧|一冊']


def test_levels_titles_and_rules(build: Build, site: Site) -> None:
    body = '### 三\n\n##### 五\n\n![圖](潮.png "題")\n\n## 二\n\n---\n'
    src_files = {'posts/潮.png': b'\x89PNG\r\n\x1a\n'}
    index = '# 目錄\n\n```{article-list}\n```\n'
    src = site({**TEMPLATES, **src_files, 'index.md': index, 'posts/ebb.md': HEAD + body})
    made = build(src, src.parent / 'out')
    page = made.page('posts/ebb').one('div', css='body')
    assert made.warnings == []
    headings = [(e.tag, e.text) for e in page.all('h1', 'h2', 'h3', 'h4', 'h5')]
    assert headings == [('h1', '退潮'), ('h3', '三'), ('h5', '五'), ('h2', '二')]
    assert [e.attrs['title'] for e in page.all('span') if 'title' in e.attrs] == ['題']
    assert len(page.all('hr')) == 1


def test_the_footer_is_below_the_footnotes(build: Build, site: Site) -> None:
    other = HEAD.replace('退潮', '漲潮').replace('03-02', '03-03')
    noted = f'{HEAD}字[^1]。\n\n[^1]: 註。\n'
    src = site({'index.md': '# 目錄\n', 'posts/b.md': other, 'posts/a.md': noted})
    html = build(src, src.parent / 'out').path('posts/a').read_text(encoding='utf-8')
    assert html.index('footnote-list') < html.index('podcast-article-footer')


def test_what_looks_like_front_matter_in_the_text(build: Build, site: Site) -> None:
    body = '{{< fold >}}---\na: b\n---\n{{< /fold >}}\n'
    page = built(build, site, body).page('posts/ebb')
    assert 'a: b' in page.one('details').text
