"""What front matter says of publication: ``draft``, ``published`` and ``status``.

When in doubt an article is held back, for what gets out cannot be taken back.
"""

from __future__ import annotations

from datetime import UTC
from difflib import get_close_matches

from sphinxext_podcast.source import casting
from sphinxext_podcast.source.dates import parse_date

#: The keys that may hold an article back.
KEYS = ('draft', 'published', 'status')
#: The words of Pelican, which need no message, and those of other programs that mean the same.
_DRAFT = frozenset({'draft', 'skip'})
_OTHERS = frozenset({'drafts', 'unpublished', 'private', 'pending', 'trash', 'withheld'})
_HIDDEN, _UNLISTED = 'hidden', 'unlisted'
_PUBLIC = frozenset({'published', 'publish', 'public'})
#: How much alike a mistyped word and a known one are.
_ALIKE = 0.8
UNTIL_THEN = 'until then it is held back'


def draft(value: object, *, field: bool = False) -> bool:
    """Return whether ``draft`` holds an article back: whatever is not clearly false does.

    In a *field* list a name without a value is set.  Raises PartlyReadError in doubt.
    """
    if casting.empty(value):
        return field and value == ''
    if casting.flag(value) is False:
        return False
    if value is True or (isinstance(value, str) and value.casefold() == 'true'):
        return True
    wrong = f'{casting.shown(value)} is not a boolean; write true or false; {UNTIL_THEN}'
    raise casting.PartlyReadError(wrong, True)


def published(value: object) -> bool:
    """Return whether ``published`` holds back: Jekyll's flag, or a date, which does not.

    Raises PartlyReadError in doubt.
    """
    if casting.empty(value) or is_flag(value):
        return is_flag(value) and not casting.flag(value)
    try:
        parse_date(value, UTC)
    except ValueError:
        wrong = f'{casting.shown(value)} is no date, true or false; {UNTIL_THEN}'
        raise casting.PartlyReadError(wrong, True) from None
    return False


def status(value: object) -> str:
    """Return ``draft``, ``hidden``, or '' for an article that is published.

    Words of other programs mean what they mean there; words of one's own mean nothing, unless
    they look like mistyped ones.  Raises PartlyReadError in doubt.
    """
    if isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    word = value.strip().casefold() if isinstance(value, str) else ''
    if word in _DRAFT:
        return 'draft'
    if word in {_HIDDEN, _UNLISTED}:
        return _HIDDEN
    if not word or word in _PUBLIC:
        return ''
    known = sorted(_DRAFT | _OTHERS | _PUBLIC | {_HIDDEN, _UNLISTED})
    alike = get_close_matches(word, known, 1, _ALIKE)
    if not alike:
        return ''
    wrong = f'{casting.shown(value)} is not "draft", "hidden" or "published"; {UNTIL_THEN}'
    raise casting.PartlyReadError(wrong, 'draft')


def is_flag(value: object) -> bool:
    """Return whether *value*, of ``published``, says yes or no, and is no date."""
    if isinstance(value, str):
        return not value.strip().isdecimal() and casting.flag(value) is not None
    return value in (False, True)
