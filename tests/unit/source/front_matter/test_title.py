"""The heading of an article: whether its text has one, and whether that is its title again."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source.front_matter.title import has_title, repeats


@pytest.mark.parametrize(
    ('text', 'answer'),
    [
        ('AI\n==\n\nText', True),
        ('海\n==', True),
        ('海洋\n==', False),
        ('海洋的故事\n====', True),
        ('==\nAI\n==', True),
        ('====\n AI\n====', True),
        ('Text\n\nTitle\n-----', True),
        ('Text\n\n-----\n\nText', False),
        ('-----\n\nText', False),
        ('Two lines\nof text\n==', False),
        ('::\n\n  AI\n  ==', False),
        ('\n' * 30 + 'Title\n=====', False),
        ('', False),
    ],
)
def test_titles_of_restructuredtext(text: str, answer: bool) -> None:
    assert has_title(text.split('\n'), 'rst') is answer


@pytest.mark.parametrize(
    ('kind', 'text', 'title', 'answer'),
    [
        ('md', '\n# A *b* `c`\n', 'A b c', True),
        ('md', '# It\u2019s <b>x</b> #\n', "it's  x", True),
        ('md', 'A -- b\n===\n', 'A \u2013 b', True),
        ('md', '# A {#id .c}', 'A', True),
        ('md', '# A&amp;B', 'A&B', True),
        ('md', '# [A](/x/)', 'A', True),
        ('md', '## A', 'A', False),
        ('md', '# B', 'A', False),
        ('md', 'Text\n\n# A', 'A', False),
        ('md', '#', '', False),
        ('md', '', 'A', False),
        ('rst', 'A\n=', 'A', True),
        ('rst', '\n====\n A\n====\n', 'A', True),
        ('rst', 'Text\n\nA\n=', 'A', False),
    ],
)
def test_titles_that_are_there_again(kind: str, text: str, title: str, answer: bool) -> None:
    assert repeats(text.split('\n'), kind, title) is answer
