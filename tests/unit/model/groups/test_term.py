"""Terms: one for all spellings, each with an address of its own."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.groups.term import Term, slug, term_key, terms


@pytest.mark.parametrize(
    ('name', 'address'),
    [
        ('AI 產業', 'ai-產業'),
        ('AI產業動態', 'ai產業動態'),
        ('Jerry Tworek', 'jerry-tworek'),
        ('OpenAI', 'openai'),
        ('C++', 'c++'),
        ('C#', 'c#'),
        ('Q-Star / O1', 'q-star-/-o1'),
        ('a/b', 'a/b'),
        ('trail/', 'trail'),
        ('GPT-3.5', 'gpt-3.5'),
        ('.NET', '.net'),
        ('Node.js', 'node.js'),
        ('a.b.', 'a.b.'),
        ('R&D', 'rd'),
        ('50%', '50'),
        ('what?', 'what'),
        ('「台灣」', '台灣'),
        ('“引號”', '引號'),
        ('equals=', 'equals'),
        ('a:b', 'ab'),
        ("a'b", 'ab'),
        ('<lt>', 'lt'),
        ('hash#tag', 'hash#tag'),
        ('tilde~', 'tilde~'),
        ('at@x', 'at@x'),
        ('under_score', 'under_score'),
        ('  spaced  ', '--spaced--'),
        ('a - b', 'a---b'),
        ('-x-', '-x-'),
        ('tab\tx', 'tab-x'),
        ('full\u3000width', 'full-width'),
        ('x\u200by', 'xy'),
        ('🎙\ufe0f Podcast', '\ufe0f-podcast'),
        ('ＦＵＬＬ', 'ｆｕｌｌ'),
        ('１２３', '１２３'),
        ('日本語', '日本語'),
        ('한국어', '한국어'),
        ('Caf\xe9', 'caf\xe9'),
        ('Cafe\u0301', 'cafe\u0301'),
        ('İstanbul', 'istanbul'),
        ('ǅ', 'ǆ'),
        ('ß', 'ß'),
        ('console', 'console'),
    ],
)
def test_addresses_are_those_of_hugo(name: str, address: str) -> None:
    assert slug(name) == address


@pytest.mark.parametrize(
    ('name', 'address', 'of_hugo'),
    [
        ('😀', 'u1f600', ''),
        ('…', 'u2026', ''),
        ('—?', 'u2014-u3f', ''),
        ('🎙\ufe0f', 'u1f399-ufe0f', '\ufe0f'),
        ('.', 'u2e', '.'),
        ('..', 'u2e-u2e', '..'),
        ('/', 'u2f', '/'),
        ('/lead', 'lead', '/lead'),
        ('a//b', 'a/b', 'a//b'),
        ('a/../b', 'a/b', 'a/../b'),
        ('../../x', 'x', '../../x'),
        ('./x', 'x', './x'),
        ('.?./x', 'x', '../x'),
        ('…/x', 'x', '/x'),
        ('back\\slash', 'backslash', 'back\\slash'),
        ('..\\..\\x', '....x', '..\\..\\x'),
        ('page/2', 'page-2', 'page/2'),
        ('x/page/2', 'x/page-2', 'x/page/2'),
        ('_index', '_index-2', '_index'),
        ('Index', 'index-2', 'index'),
        ('a/page', 'a/page-2', 'a/page'),
        ('index.html/x', 'index.html-2/x', 'index.html/x'),
        ('a.html', 'a.html-2', 'a.html'),
        pytest.param('產' * 86, '產' * 76 + '-0c7b31166d', '產' * 86, id='long'),
    ],
)
def test_addresses_that_only_we_make(name: str, address: str, of_hugo: str) -> None:
    assert slug(name) == address != of_hugo


@pytest.mark.parametrize(
    ('one', 'other'),
    [('OpenAI', 'OPENAI'), ('Caf\xe9', 'CAFE\u0301'), ('ＡＩ', 'ａｉ'), ('ǅ', 'ǆ')],
)
def test_spellings_of_one_term(one: str, other: str) -> None:
    assert term_key(one) == term_key(other)


@pytest.mark.parametrize(('one', 'other'), [('AI', 'ＡＩ'), ('a:b', 'ab'), ('a b', 'a-b')])
def test_different_terms(one: str, other: str) -> None:
    assert term_key(one) != term_key(other)


def test_a_term_shows_its_commonest_spelling() -> None:
    uses = [('1', 'openai'), ('2', 'OpenAI'), ('3', 'OPENAI'), ('3', 'openai'), ('4', 'OpenAI')]
    found, collisions = terms('tags', [*uses, ('5', 'OpenAI')])
    docnames = ('1', '2', '3', '4', '5')
    assert found == {'openai': Term('tags', 'openai', 'OpenAI', 'tags/openai', docnames)}
    assert collisions == []


@pytest.mark.parametrize('names', [('b', 'B'), ('B', 'b')])
def test_of_equally_common_spellings_the_first_by_code_is_shown(names: tuple[str, str]) -> None:
    found, _ = terms('tags', [('1', name) for name in names])
    assert found['b'].name == 'B'


@pytest.mark.parametrize(
    ('names', 'paths', 'collisions'),
    [
        (['a:b', 'ab', 'a;b'], ['x/ab', 'x/ab-3', 'x/ab-2'], [('a;b', 'a:b'), ('ab', 'a:b')]),
        (['ab', 'ab?', 'ab-2'], ['x/ab', 'x/ab-3', 'x/ab-2'], [('ab?', 'ab')]),
        (['é?', 'e\u0301'], ['x/é-2', 'x/e\u0301'], [('é?', 'e\u0301')]),
        (['index'], ['x/index-2'], [('index', '')]),
        (
            ['Index', 'index-2'],
            ['x/index-2', 'x/index-2-2'],
            [('Index', ''), ('index-2', 'Index')],
        ),
        (
            ['page', 'a/page'],
            ['x/page-2', 'x/a/page-2'],
            [('a/page', ''), ('page', '')],
        ),
        (['index.xml'], ['x/index.xml-2'], [('index.xml', '')]),
        (['index.html'], ['x/index.html-2'], [('index.html', '')]),
        (['a', 'a.html/b'], ['x/a', 'x/a.html-2/b'], [('a.html/b', '')]),
        (['index/a', 'pages'], ['x/index/a', 'x/pages'], []),
        (['a', 'a/b'], ['x/a', 'x/a/b'], []),
    ],
)
def test_shared_and_reserved_addresses(
    names: list[str], paths: list[str], collisions: list[tuple[str, str]]
) -> None:
    found, hits = terms('x', [('1', name) for name in names])
    assert [found[term_key(name)].path for name in names] == paths
    assert [(hit.term.name, hit.other) for hit in hits] == collisions
    assert all(hit.term is found[hit.term.key] for hit in hits)


NAMES = st.lists(
    st.sampled_from(['a', 'A', '.', '..', '/', '-', '-2', ' ', ':', 'é', 'e\u0301', 'index'])
    | st.sampled_from(['page', 'ß', 'ss', '😀', '\ufe0f', '產', 'ﬀ', 'ff', 'İ', 'ı', '\u200b'])
    | st.characters(exclude_categories=['Cs']),
    min_size=1,
    max_size=4,
).map(''.join)


@given(st.lists(NAMES, max_size=12), st.randoms(use_true_random=False))
def test_every_term_has_an_address_of_its_own(names: list[str], chance: random.Random) -> None:
    uses = [(str(number), name) for number, name in enumerate(names)]
    found, _ = terms('tags', uses)
    paths = {key: term.path for key, term in found.items()}
    folded = [unicodedata.normalize('NFC', path).casefold() for path in paths.values()]
    assert len(set(folded)) == len(found) == len({term_key(name) for name in names})
    for path in paths.values():
        first, *parts = path.split('/')
        assert first == 'tags'
        assert parts
        assert not {'', '.', '..'} & set(parts)
        assert 'page' not in parts
        assert parts[-1] != 'index'
        assert '\\' not in path
    chance.shuffle(uses)
    again, _ = terms('tags', uses)
    assert {key: term.path for key, term in again.items()} == paths
