"""Words of Chinese and Japanese for Sphinx's search; tests/browser has the script beside it."""

from __future__ import annotations

import pytest

from sphinxext_podcast.extension.search.sphinx_words import Chinese, Japanese


@pytest.mark.parametrize(
    ('text', 'words'),
    [
        ('海', '海'),
        ('在海邊', '在 海 邊 在海 海邊'),
        ('海，邊', '海 邊'),
        ('用 GPT-4 寫', '用 GPT 4 寫'),
        ('GPT寫作', 'GPT 寫 作 寫作'),
        ('カラオケ', 'カ ラ オ ケ カラ ラオ オケ'),
        ('人々', '人 々 人々'),
        ('𠮷野', '𠮷 野 𠮷野'),
        ('café au lait', 'café au lait'),
        ('…', ''),
    ],
)
@pytest.mark.parametrize('language', [Chinese, Japanese])
def test_words(language: type[Chinese], text: str, words: str) -> None:
    assert language({}).split(text) == words.split()


def test_a_word_is_its_own_stem() -> None:
    assert Chinese({}).stem('running') == 'running'
    assert Chinese({}).word_filter('海')
