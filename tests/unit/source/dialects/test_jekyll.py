"""Jekyll: names of files, lists, Liquid and kramdown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.dialects import jekyll
from sphinxext_podcast.source.front_matter.reader import FrontMatter


def front(**data: Any) -> FrontMatter:
    return FrontMatter('yaml', data, dict.fromkeys(data, 2), 9)


@pytest.mark.parametrize(
    ('docname', 'post'),
    [
        ('_posts/2026-01-26-tides', True),
        ('site/_posts/2026/2026-01-26-tides', True),
        ('_drafts/tides', True),
        ('posts/2026-01-26-tides', False),
        ('_posts', False),
        ('my_posts/2026-01-26-tides', False),
    ],
)
def test_is_post(docname: str, post: bool) -> None:
    assert jekyll.is_post(docname) is post


@pytest.mark.parametrize(
    ('docname', 'given', 'wanted'),
    [
        ('_posts/2026-01-26-high-tides', {}, {'date': '2026-01-26', 'title': 'High Tides'}),
        ('_posts/2026-1-6-潮汐', {}, {'date': '2026-1-6', 'title': '潮汐'}),
        ('_posts/2026-01-26-a', {'date': '2026-02-01'}, {'date': '2026-02-01', 'title': 'A'}),
        ('_posts/26-01-06-a', {}, {'date': '2026-01-06', 'title': 'A'}),
        ('_posts/2026-01-26-a', {'title': '潮'}, {'date': '2026-01-26', 'title': '潮'}),
        ('_posts/notes', {}, {'title': 'Notes'}),
        ('_drafts/notes', {}, {'title': 'Notes', 'draft': True}),
        ('_posts/notes', {'tags': 'sea salt'}, {'tags': ['sea', 'salt']}),
        ('_posts/notes', {'tags': 'the sea, salt,'}, {'tags': ['the sea', 'salt']}),
        ('_posts/notes', {'tags': ['the sea']}, {'tags': ['the sea']}),
        ('_posts/notes', {'categories': 'a b'}, {'categories': ['a', 'b']}),
        ('_posts/notes', {'category': 'the sea'}, {'category': 'the sea'}),
        ('_posts/notes', {'tag': 'salt'}, {'tags': 'salt'}),
        ('_posts/notes', {'excerpt': 'Of [*salt*](/a).'}, {'excerpt': 'Of salt.'}),
        ('_posts/notes', {'last_modified_at': '2026-02-01'}, {'lastmod': '2026-02-01'}),
        ('_posts/notes', {'redirect_from': ['/old']}, {'aliases': ['/old']}),
        (
            '_posts/notes',
            {'image': {'path': '/a.png'}},
            {'image': {'src': '/a.png', 'path': '/a.png'}},
        ),
        (
            '_posts/notes',
            {'permalink': '/3', 'layout': 'post'},
            {'permalink': '/3', 'layout': 'post'},
        ),
    ],
)
def test_adapted(docname: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    made = jekyll.adapted(front(**given), docname, titled=False)
    assert made.dialect == 'jekyll'
    assert wanted.items() <= made.data.items()
    assert ('date' in made.data) is ('date' in wanted)


def test_titled() -> None:
    made = jekyll.adapted(front(), '_posts/2026-01-26-high-tides', titled=True)
    assert made.data == {'date': '2026-01-26'}


@pytest.mark.parametrize(
    ('markdown', 'text'),
    [
        ('[海](https://example.org/a)與**鹽**', '海與鹽'),
        ('![a picture](/a.png "A") of `salt`', 'a picture of salt'),
        ('<b>salt</b> &amp; pepper', 'salt & pepper'),
        ('snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'),
        ('[a][1]{:target="_blank"}', 'a'),
    ],
)
def test_plain(markdown: str, text: str) -> None:
    assert jekyll.plain(markdown) == text


LIQUID = [
    ('a {% raw %}{{ x }} {% y %}{% endraw %} b', 'a {{ x }} {% y %} b', []),
    ('```\n{% raw %}{{ x }}{% endraw %}\n```', '```\n{{ x }}\n```', []),
    ('a{% comment %}b\nc{% endcomment %}d', 'a\nd', []),
    ('{%- comment -%}b{%- endcomment -%}', '', []),
    ('`{% include x %} {{ x }} {:.a}`', '`{% include x %} {{ x }} {:.a}`', []),
    ('~~~\n{% if x %}\n~~~', '~~~\n{% if x %}\n~~~', []),
    ('[a]({% post_url 2026-01-26-salt %})', '[a]({{< relref "2026-01-26-salt" >}})', []),
    (
        '[a]({% link _posts/2026-01-26-b.md %})',
        '[a]({{< relref "/_posts/2026-01-26-b.md" >}})',
        [],
    ),
    ('[a]({% link /assets/b.pdf %})', '[a](/assets/b.pdf)', []),
    ('{% highlight ruby linenos %}\na\n{% endhighlight %}', '```ruby\na\n```', []),
    ('{% highlight md %}\n```\n{% endhighlight %}', '````md\n```\n````', []),
    ('a {% highlight sh %}ls{% endhighlight %} b', 'a `ls` b', []),
    ('![a]({{ site.baseurl }}/b.png)', '![a](/b.png)', []),
    ('![a]({{ site.url }}{{ site.baseurl }}/b.png)', '![a](/b.png)', []),
    ('![a]({{ "/b.png" | relative_url }})', '![a](/b.png)', []),
    ("![a]({{ '/b.png' | prepend: site.baseurl }})", '![a](/b.png)', []),
    ('a\n{% include youtube.html id="x" %}\nb', 'a\n\nb', [(2, 'include youtube.html')]),
    (
        '{% include\n  a.html %}\n{{ page.title }}',
        '\n\n',
        [(1, 'include a.html'), (3, 'page.title')],
    ),
    ('{% if x %}a{% endif %}', 'a', [(1, 'if x')]),
    ('{% endif %} {% raw %}', ' ', [(1, 'raw')]),
    ('{{< youtube x >}} {{% b %}}', '{{< youtube x >}} {{% b %}}', []),
    ('a\n{: .big}\nb', 'a\n\nb', []),
    ('[a](/b){:target="_blank"} c', '[a](/b) c', []),
    ('* list\n{:toc}\n\na', '\n\n\na', []),
    ('<nav>\n  1. list\n  {:toc}\n</nav>', '<nav>\n\n\n</nav>', []),
    ('{::comment}a{:/comment}', 'a', []),
    ('a {b} {{c', 'a {b} {{c', []),
]


@pytest.mark.parametrize(('body', 'text', 'left_out'), LIQUID)
def test_translate(body: str, text: str, left_out: list[tuple[int, str]]) -> None:
    done, problems = jekyll.translate(body)
    assert done == text
    assert [problem.line for problem in problems] == [line for line, _ in left_out]
    for problem, (_, what) in zip(problems, left_out, strict=True):
        assert problem.subtype == 'shortcode'
        assert repr(what) in problem.message


PIECES = ['{%', '%}', '{{', '}}', 'raw', 'endraw', 'highlight a', 'endhighlight', 'comment', '\n']
PIECES += [
    'endcomment',
    ' ',
    '`',
    '```',
    '{:',
    '}',
    '* a',
    'toc',
    '"/a" | relative_url',
    'x',
    '海',
]


@given(st.lists(st.sampled_from(PIECES)).map(''.join))
def test_lines_stay(body: str) -> None:
    """Whatever is left out, the next line has the number that it had."""
    done, problems = jekyll.translate(body)
    assert done.count('\n') == body.count('\n')
    assert all(1 <= problem.line <= body.count('\n') + 1 for problem in problems)


def test_iframes() -> None:
    data = {
        'a': '<iframe src="https://example.org/?a&amp;b"\n width="1"></iframe>\n',
        'b': 'see <iframe src="https://example.org"></iframe>',
        'c': '<iframe></iframe>',
        'd': 5,
    }
    html = '<iframe src="https://example.org/?a&amp;b" width="1"></iframe>'
    assert list(jekyll.iframes(data)) == [(html, 'https://example.org/?a&b')]
