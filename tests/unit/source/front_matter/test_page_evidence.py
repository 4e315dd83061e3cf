"""Which documents without a date were written for Hugo."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source.dialects import detect
from sphinxext_podcast.source.front_matter.page_evidence import is_sure, is_titled


@pytest.mark.parametrize(
    ('text', 'answer'),
    [
        ('+++\ntitle = "a"\n+++\n# b\n', True),
        ('{"title": "a"}\n# b\n', True),
        ('Title: a\nStatus: published\n\nb\n', True),
        ('# a\n\n{{< YouTube x >}}\n', True),
        ('a {{% youtube x %}} b\n', True),
        ('# a\n\n`{{< youtube x >}}`\n\n```\n{{< youtube x >}}\n```\n', False),
        ('# a\n\n{{</* youtube x */>}} {{< other x >}} {{ youtube }}\n', False),
        ('---\ntitle: a\n---\n# b\n', False),
        ('# a\n', False),
        ('(b)=\n# a\n\n{{< youtube x >}}\n', False),
        ('# a\n\n% b\n\n{{< youtube x >}}\n', False),
        ('# a\n\n```\n+++\n```\n\n{{< youtube x >}}\n', True),
    ],
)
def test_sure_signs(text: str, answer: bool) -> None:
    front = detect.read(text, 'md', 'a')
    body = detect.body(text, front) if front else text
    assert is_sure(front, body, {'youtube'}) is answer


@pytest.mark.parametrize(
    ('keys', 'body', 'answer'),
    [
        ('title: a', 'Text', True),
        ('title: a', '## b\n\n# c', True),
        ('title: 2026', '', True),
        ('title: a', '```{article-list}\n```', True),
        ('title: a', 'Text\n\n# b', False),
        ('title: a', 'b\n===', False),
        ('title: ""', 'Text', False),
        ('title: [a]', 'Text', False),
        ('layout: a', 'Text', False),
        ('title: a', '(b)=\n## c', False),
        ('title: a\norphan: true', 'Text', False),
        ('title: a\nmyst: {html_meta: {description: b}}', 'Text', False),
        ('title: a', '```{include} b.md\n```', False),
        ('title: a', ':::{eval-rst}\nb\n=\n:::', False),
    ],
)
def test_a_title_in_the_front_matter_alone(keys: str, body: str, answer: bool) -> None:
    front = detect.read(f'---\n{keys}\n---\n', 'md', 'a')
    assert is_titled(front, body) is answer
