"""The words of Chinese and Japanese for Sphinx's search: every character, and every pair.

Sphinx needs jieba or Janome to cut words, and finds only what they cut alike in text and
question; without them it finds nothing, and with Sphinx 9.0 and 9.1 its script for Chinese ends
with an error.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sphinx.search import SearchLanguage

#: Characters that are written without blanks between words: kana and Han.
_RANGES = (
    (0x3005, 0x3007),
    (0x3041, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x20000, 0x3FFFF),
)
_WIDE = ''.join(f'{chr(first)}-{chr(last)}' for first, last in _RANGES)
_PIECES = re.compile(rf'[{_WIDE}]+|[^\W{_WIDE}]+')
_IS_WIDE = re.compile(f'[{_WIDE}]')
_IN_SCRIPT = ''.join(f'\\u{{{first:x}}}-\\u{{{last:x}}}' for first, last in _RANGES)
_SPLITTER = rf"""
function splitQuery(query) {{
  const pieces = /[{_IN_SCRIPT}]+|(?:(?![{_IN_SCRIPT}])[\p{{L}}\p{{M}}\p{{N}}_])+/gu;
  return (query.match(pieces) ?? []).flatMap((piece) => {{
    const all = [...piece];
    if (!/^[{_IN_SCRIPT}]/u.test(piece) || all.length < 2) return [piece];
    return all.slice(1).map((one, at) => all[at] + one);
  }});
}}
"""


class _Pairs(SearchLanguage):
    js_splitter_code = _SPLITTER

    def split(self, input: str) -> list[str]:
        """Return the words of *input*; of Chinese and Japanese characters and their pairs."""
        found: list[str] = []
        for piece in _PIECES.findall(input):
            if _IS_WIDE.match(piece):
                found += [*piece, *map(''.join, pairwise(piece))]
            else:
                found.append(piece)
        return found


class Chinese(_Pairs):
    """Chinese, simplified and traditional."""

    lang, language_name = 'zh', 'Chinese'


class Japanese(_Pairs):
    """Japanese."""

    lang, language_name = 'ja', 'Japanese'


LANGUAGES = {kind.lang: kind for kind in (Chinese, Japanese)}
