"""Patterns mean what Sphinx means by them: its own functions are asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.project import EXCLUDE_PATHS
from sphinx.util.matching import Matcher, compile_matchers, get_matching_files

from sphinxext_podcast.source.folders.patterns import Patterns, choice, either
from sphinxext_podcast.source.folders.walk import EXCLUDED, walk

PATTERNS = [
    *('**', '*', '?', 'a', 'posts/**', 'posts/*', '**/a', '**/draft-*', '**/.*', '.#*', '**.md'),
    *(
        '[ab]',
        '[!ab]',
        '[]a]',
        '[!]a]',
        '[',
        '[]',
        '[!]',
        '[a',
        '[^a]',
        '[a-c]',
        '[\\]',
        '*[!/]',
        '[!!a]',
        '[a&&b]',
        '[[a]',
        '[!^]',
    ),
    *(
        'a+b',
        'a.b',
        '(a|b)',
        'a$',
        '^a',
        'a\\b',
        '海/**',
        '海?',
        '',
        '***',
        '**/**',
        '[[]x]',
        '\n*',
    ),
]
NAMES = [
    *('', 'a', 'b', 'c', 'ab', 'a/b', 'posts/a', 'posts/a/b', 'posts', 'x/posts/a', 'draft-1'),
    *('x/draft-1', 'x/draft-1/y', '.a', 'x/.a', '.#a', 'x/.#a', 'a.md', 'x/a.md', ']', '^', '!'),
    *('[', '[]', '[!]', '[a', '\\', 'a+b', 'aab', 'a.b', 'axb', '(a|b)', 'a$', '^a', 'a\\b', '/'),
    *('海/潮', '海潮', '海', '[x]', 'a\n', '\na', 'a\nb', '**'),
]


@pytest.mark.filterwarnings('ignore:Possible')  # of Sphinx's own
@pytest.mark.parametrize('pattern', PATTERNS)
def test_patterns(pattern: str) -> None:
    assert [n for n in NAMES if Patterns([pattern])(n)] == [
        n for n in NAMES if Matcher([pattern])(n)
    ]
    (exact,), made = compile_matchers([pattern]), either([pattern])
    assert made is not None
    assert [n for n in NAMES if made.match(n)] == [n for n in NAMES if exact(n)]


def test_several_patterns() -> None:
    several = ['posts/*', '**/a', 'b']
    assert [n for n in NAMES if Patterns(several)(n)] == [n for n in NAMES if Matcher(several)(n)]
    assert not Patterns([])('a')


@pytest.mark.parametrize(
    ('patterns', 'name', 'chosen'),
    [
        ([], 'about', None),
        (['about'], 'about', True),
        (['about', '!about'], 'about', False),
        (['**', '!manual/**'], 'manual/a', False),
        (['**', '!manual/**'], 'a', True),
        (['!manual/**'], 'a', None),
    ],
)
def test_choice(patterns: list[str], name: str, chosen: bool | None) -> None:
    assert choice(name, patterns) is chosen


@pytest.mark.parametrize(
    ('excluded', 'included'),
    [
        ([], ['**']),
        (['b', '**/c.md', 'd/**'], ['**']),
        (['**/e'], ['**.md']),
        (['_*', 'x y'], ['d/**', 'a*']),
        (['cafe\u0301'], ['**']),
    ],
)
def test_walk(tmp_path: Path, excluded: list[str], included: list[str]) -> None:
    assert list(EXCLUDED) == EXCLUDE_PATHS
    for name in (
        *('a.md', 'a/c.md', 'b/a.md', 'd/e/f.md', 'd/g.md', 'e/h.md', '_sources/x.md', '_t/i'),
        *('x y/k.md', '.#l', 'd/.#l', 'B.md', '文/字.md', 'm.lproj/n.md', 'café/o.md', '.git/p'),
        'cafe\u0301s/q.md',
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / 'link').symlink_to(tmp_path / 'd')
    expected = get_matching_files(tmp_path, included, [*excluded, *EXCLUDE_PATHS])
    assert list(walk(str(tmp_path), excluded, included)) == list(expected)
