"""Words, minutes and excerpts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.word_count import Length, excerpt, length


@pytest.mark.parametrize(
    ('text', 'words', 'minutes'),
    [
        ('', 0, 0),
        (' \n\t ', 0, 0),
        ('hello', 1, 1),
        ('hello wörld', 2, 1),
        ('a-b  c\n— d', 4, 1),
        ('中', 1, 1),
        ('「中文」，English words。', 18, 1),
        ('café 中', 5, 1),
        ('GPT-4 是 model', 3, 1),
        ('中\u3000文', 2, 1),
        ('アイウ', 3, 1),
        ('ひらがな', 4, 1),
        ('ｱｲｳ', 3, 1),
        ('한국어 글', 4, 1),
        ('𠮷野家', 3, 1),
        ('「」，。！only punctuation', 2, 1),
        ('ＦＵＬＬ width', 2, 1),
    ],
)
def test_length(text: str, words: int, minutes: int) -> None:
    assert length(text) == Length(words, minutes)


@pytest.mark.parametrize(
    ('word', 'count', 'minutes'),
    [('word ', 212, 1), ('word ', 213, 2), ('字', 500, 1), ('字', 501, 2), ('字 ', 1001, 3)],
)
def test_minutes(word: str, count: int, minutes: int) -> None:
    assert length(word * count) == Length(count, minutes)


@pytest.mark.parametrize(
    ('text', 'title', 'words'),
    [
        ('hello wörld', '你好', 6),
        ('hello wörld', 'hello', 2),
        ('中文', '中文', 2),
        ('中文', 'a', 2),
    ],
)
def test_the_title_tells_the_language(text: str, title: str, words: int) -> None:
    assert length(text, title).words == words


@pytest.mark.parametrize(
    ('paragraphs', 'limit', 'text'),
    [
        ([], 9, ''),
        (['', ' \n '], 9, ''),
        (['', ' 第一\n段 ', '第二段'], 9, '第一 段'),
        (['12345'], 5, '12345'),
        (['123456'], 5, '12345…'),
        (['hello world'], 8, 'hello…'),
        (['hello, world'], 9, 'hello…'),
        (['一二三四五六'], 4, '一二三四…'),
        (['一二，四五六'], 3, '一二…'),
        (['一二（四五六）'], 3, '一二…'),
        (['AI 產業動態'], 4, 'AI 產…'),
        (['AI 產業動態'], 3, 'AI…'),
        (['重點 字字字ChatGPT 之後'], 8, '重點 字字字…'),
        (['hello wörld'], 8, 'hello…'),
        (['abc def ghi'], 7, 'abc def…'),
        (['abc def，ghi'], 7, 'abc def…'),
        (['字abc字'], 4, '字abc…'),
    ],
)
def test_excerpt(paragraphs: list[str], limit: int, text: str) -> None:
    assert excerpt(paragraphs, limit) == text


def test_excerpts_have_160_characters() -> None:
    assert excerpt(['字' * 160]) == '字' * 160
    assert excerpt(['字' * 161]) == '字' * 160 + '…'


@given(st.lists(st.text('a 中，\n', max_size=30)), st.integers(1, 12))
def test_an_excerpt_is_the_beginning(paragraphs: list[str], limit: int) -> None:
    text = next((' '.join(p.split()) for p in paragraphs if p.strip()), '')
    found = excerpt(paragraphs, limit)
    assert len(found) <= limit + 1
    assert found == text if len(text) <= limit else text.startswith(found.removesuffix('…'))
