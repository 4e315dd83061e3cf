from __future__ import annotations

import pytest
from sphinx.writers.text import TextWrapper

from sphinxext_podcast.extension.tuning import addresses

LONG = 'https://e.org/' + 'a-b/' * 9


@pytest.mark.parametrize(
    ('text', 'lines'),
    [
        (
            'see 0:14 <https://e.org/a-b#t=14>, and so on',
            ['see 0:14', '<https://e.org/a-b#t=14>,', 'and so on'],
        ),
        (f'a well-known {LONG} it is', ['a well-known', LONG, 'it is']),
        (
            '見https://e.org/a-bc/d-ef。港口的春天來了，又走了',
            ['見https://e.org/a-bc/d-ef', '。港口的春天來了，又走了'],
        ),
        ('a well-known-and-used word', ['a well-known-and-used', 'word']),
    ],
)
def test_addresses_stay_whole(
    monkeypatch: pytest.MonkeyPatch, text: str, lines: list[str]
) -> None:
    for name in ('_split', '_handle_long_word'):
        monkeypatch.setattr(TextWrapper, name, getattr(TextWrapper, name))
    addresses.keep_addresses_whole()
    assert TextWrapper(width=25).wrap(text) == lines
    # What is no address is broken as ever.
    assert len(TextWrapper(width=25).wrap('x' * 30)) == 2
