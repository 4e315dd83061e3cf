"""The grams of a text: what an index holds of it.

A text falls into runs of three kinds.  Where a script has no blanks (Han, Kana, Hangul, Thai …),
each character makes a pair with the next one; in a word of other scripts, each makes three with
the next two.  At the end of a run a blank stands for what is missing, so that every piece of a
run, from one character up, is the beginning of a gram.  What separates stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from operator import add

#: The script of the reader has the same classes.
DENSE = (
    '\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u1aaf\u2e80-\u2fff\u3005-\u3007'
    '\u3021-\ua4cf\ua960-\ua97f\uaa60-\uaadf\uac00-\ud7ff\uf900-\ufaff'
    '\U0001aff0-\U0001b2ff\U00020000-\U0003ffff'
)
SEPARATING = (
    r'\0-"$-*,-/:-@\[-^`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb-\xbf\xd7\xf7\u2000-\u206f'
    r'\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\ufe10-\ufe6f\uff00-\uff0f'
)
_SEPARATORS = re.compile(f'[{SEPARATING}]+')
_VISIBLE = re.compile('[!-~\xa1-\uffff]')
#: A run without blanks in it, the letter before it, and what follows it.
_RUNS = re.compile(f'([^{DENSE} ]?)([{DENSE}]+)(?=((?s:.)))')
_WORD = re.compile(f'[^{DENSE}{SEPARATING}]+')


@cache
def _is_separator(character: str) -> bool:
    return bool(_SEPARATORS.match(character) and _VISIBLE.match(character))


def words(text: str) -> set[str]:
    """Return the words of *text*, folded, in scripts with blanks."""
    return set(_WORD.findall(text))


def _word_grams(found: set[str]) -> Iterator[str]:
    """Yield the grams of words."""
    text = '  '.join([*found, ''])
    triples = set(map(''.join, zip(text, text[1:], text[2:], strict=False)))
    return (gram[:2] if gram[1] == ' ' else gram for gram in triples if gram[0] != ' ')


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbours in *text* of which one, or both, has no blanks around."""
    runs = list(map(''.join, _RUNS.findall(text)))
    text = '\n'.join(runs)
    ends = {f'{run[-1]}\n' for run in runs} | {f'\n{run[0]}' for run in runs}
    return set(map(add, text, text[1:])) - ends


def grams(texts: Iterable[str]) -> set[str]:
    """Return the grams of *texts*, each folded."""
    whole = ' '.join([*texts, ''])
    text = _SEPARATORS.sub(' ', whole)
    found = _pairs(text)
    found.update(_word_grams(words(text)))
    found.update(filter(_is_separator, {*whole}))
    return found
