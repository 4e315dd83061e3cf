"""Every piece of a text is found; an edit changes few files."""

from __future__ import annotations

import random
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.search import Block, SearchDocument, SearchObject
from sphinxext_podcast.output.search import shards
from sphinxext_podcast.output.search.fold import fold
from sphinxext_podcast.output.search.grams import grams
from sphinxext_podcast.output.search.index import WORDS, search_files
from sphinxext_podcast.output.search.prepared import prepare
from tests.unit.output.search.index_reader import data, find, keys


def document(*texts: str, title: str = 'T', **values: Any) -> SearchDocument:
    blocks = (
        Block('', '', texts[0]),
        *(Block(f'b{at}', 'h', text) for at, text in enumerate(texts[1:])),
    )
    return SearchDocument(values.pop('address', 'a.html'), title, blocks, **values)


def files(*documents: SearchDocument, **options: Any) -> dict[str, bytes]:
    return search_files([prepare(one) for one in documents], (), {}, **options)


TEXTS = st.text(
    st.sampled_from('深度學習模型國国カ。，「 aBc1+#-.é\u0301𠀀😀ก้'), min_size=1, max_size=12
)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.data())
def test_every_piece_is_found(texts: list[str], draw: st.DataObject) -> None:
    made = files(*map(document, texts))
    folded = fold(texts[0])
    start = draw.draw(st.integers(0, len(folded) - 1)) if folded else 0
    piece = folded[start : draw.draw(st.integers(start, len(folded)))].strip()
    right = {len(texts) - 1 - at for at, text in enumerate(texts) if piece in fold(text)}
    if fold(piece) == piece:
        assert right <= find(made, piece)


@pytest.mark.parametrize(
    ('query', 'found'),
    [
        ('深度', {2}),
        ('學', {2, 0}),
        ('学', {2, 0}),
        ('度 學', set()),
        ('gpt-4o', {1}),
        ('PT-4', {1}),
        ('4o', {1}),
        ('C++', {1}),
        ('C#', {0}),
        ('o模', {1}),
        ('，', {2}),
        ('習T', set()),
        ('😀', {0}),
        ('沒有', set()),
    ],
)
def test_finding(query: str, found: set[int]) -> None:
    made = files(document('深度學習，'), document('GPT-4o模型 C++'), document('學生 C# 😀'))
    assert find(made, query) == found


def test_grams() -> None:
    assert grams(['ai模型 gpt']) == {'ai ', 'i ', 'i模', '模型', '型 ', 'gpt', 'pt ', 't '}
    assert grams(['a—b']) == {'a ', 'b ', '—'}


def test_titles_and_headings() -> None:
    made = files(document('x', '型', title='模型'), document('模型', '模型'))
    assert keys(made)['模型'] == ([0, 1], [1], [])
    assert keys(made)['h '] == ([0, 1], [], [0, 1])


def test_manifest() -> None:
    one = document(
        '国',
        date='2026-01-02',
        published='2. Januar',
        show='s',
        terms=(('Tags', 'b'), ('Tags', 'b')),
    )
    other = document('國', date='2025-01-02', terms=(('Tags', 'b'), ('Series', 'a')))
    thing = SearchObject('a.b', 'class', 'x.html#a.b', 'X')
    made = search_files(
        [prepare(one), prepare(other)], [thing], {'more': 'Mehr'}, {'archive': 'p/'}
    )
    index = data(made, 'manifest')
    assert index['years'] == [['2025', 1], ['2026', 1]]
    assert index['words'] == {**WORDS, 'more': 'Mehr'}
    assert index['links'] == {'archive': 'p/'}
    assert data(made, f'han/{index["han"]}') == '国國'
    assert data(made, f'terms/{index["terms"]}') == [
        ['Series', [['a', [0]]]],
        ['Tags', [['b', [0, 1]]]],
    ]
    assert data(made, f'objects/{index["objects"]}') == [['a.b', 'class', 'x.html#a.b', 'X']]
    names = data(made, f'names/{index["texts"][0]}')
    assert data(made, f'texts/{names[1]}')['about'] == '2. Januar · s'


@pytest.mark.parametrize('simplified', [True, False])
def test_queries_are_folded_where_the_texts_are(simplified: bool) -> None:
    texts = [document('学校の夜'), document('學校史')]
    made = search_files([prepare(one, simplified=simplified) for one in texts], (), {})
    assert bool(data(made, 'manifest')['han']) == simplified


def test_nothing() -> None:
    made = search_files([], (), {})
    assert find(made, 'a') == set()
    assert data(made, 'manifest')['documents'] == 0


def test_stems() -> None:
    prepared = [prepare(document(text), stems=True) for text in ('running runs', 'run', 'shop')]
    known = keys(search_files(prepared, (), {}, stem=lambda word: word[:3]))
    assert known['\x01run\x013ning'][0] == [2]
    assert known['\x01run\x013'][0] == [1]
    assert '\x02running\x013' in known
    assert '\x02run\x013' not in known


def kept(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    return sum(path in after for path in before if path.startswith('shards/'))


def test_an_edit_changes_few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, 'SHORTEST', 1500)
    monkeypatch.setattr(shards, 'LONGEST', 3000)
    monkeypatch.setattr(shards, 'MANY', 1500)
    drawn = random.Random(1)  # noqa: S311 - the same texts each time
    signs = [chr(0x4E00 + int(drawn.paretovariate(0.6)) % 900) for _ in range(5800)]
    made = [document(''.join(signs[at : at + 200]), address=str(at)) for at in range(0, 5800, 200)]
    before = files(*made)
    assert before == files(*made)
    text = made[5].blocks[0].text
    changed = document(f'{text[:100]}改{text[101:]}', address='1000')
    edited = files(*made[:5], changed, *made[6:])
    added = files(document('新的一篇', address='new'), *made)
    count = kept(before, before)
    assert count > 10
    assert kept(before, added) > count * 0.5
    assert kept(before, edited) > count * 0.5
    assert all(path in added for path in before if path.startswith('texts/'))


def test_what_is_known_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random.Random(1)  # noqa: S311 - the same texts each time
    texts = [''.join(chr(drawn.randrange(0x4E00, 0x9F00)) for _ in range(40)) for _ in range(600)]
    known: shards.Known = {}
    first = [prepare(document(text)) for text in texts]
    before = search_files(first, (), {}, known=known)
    assert before == search_files(first, (), {})
    ranges = known.copy()
    texts[7] += texts[7][-1] + '改'
    edited = [*first[:7], prepare(document(texts[7])), *first[8:]]
    joined = Mock(side_effect=shards.join)
    monkeypatch.setattr(shards, 'join', joined)
    after = search_files(edited, (), {}, known=known)
    assert 1 <= joined.call_count <= 3
    assert len(ranges.keys() - known.keys()) == joined.call_count
    assert after == search_files(edited, (), {})


def test_one_character_alone_has_a_key_where_many_begin_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shards, 'MANY', 10)
    made = files(document('的一的二的三的四'), document('甲的'), document('乙'))
    assert keys(made)['的'][0] == [1, 2]
    assert '乙' not in keys(made)
    assert find(made, '的') == {1, 2}


def test_many_characters_beyond_two_bytes() -> None:
    chance = random.Random(1)  # noqa: S311
    texts = [
        ''.join(chr(chance.randrange(0x23400, 0x23800)) for _ in range(1500)) for _ in range(12)
    ]
    made = files(*map(document, texts))
    assert 11 in find(made, texts[0][40:43])
    assert 11 in find(made, texts[0][40])


@pytest.mark.parametrize('half', ['\ud800', '字\ud83d', '\ud842𠀀'])
def test_half_a_character_ends_nothing(half: str) -> None:
    made = files(document(half, title=half, show=half, terms=(('T', half),)), document('海'))
    assert find(made, '海') == {0}
