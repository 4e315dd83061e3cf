"""Which articles are translations of each other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.model.article import Article

#: The languages of ISO 639-1: of other two letters, ``node.js``, a file is no translation.
_CODES = (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy '
    'da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu '
    'hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb '
    'lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om '
    'or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw '
    'ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
)
LANGUAGES = frozenset(_CODES.split())
_SUFFIX = re.compile(
    r'(?P<name>.*[^/])\.(?P<language>(?P<main>[A-Za-z]{2})(?:[-_][A-Za-z0-9]{2,8}){0,2})'
)
_INDEX = re.compile(r'(?:.*/)?_?index')


def split_language(name: str) -> tuple[str, str]:
    """Return *name*, of a document or a file, without the language at its end, and that."""
    found = _SUFFIX.fullmatch(name)
    known = found is not None and found['main'].lower() in LANGUAGES
    return (found['name'], found['language']) if found and known else (name, '')


def languages(docnames: Iterable[str], site: str = '') -> dict[str, str]:
    """Return docname → the language in the name of its file, of those that have one.

    ``posts/who.is`` is in Icelandic only beside ``posts/who`` or another language of it, or if
    that is the language of the *site*; ``posts/tide/index.en`` is in any case, for there the
    name says nothing else.
    """
    names = set(docnames)
    found = {name: split for name in names if (split := split_language(name))[1]}
    times = Counter(name for name, _ in found.values())
    several = {name for name, number in times.items() if name in names or number > 1}
    return {
        docname: language
        for docname, (name, language) in found.items()
        if name in several or _INDEX.fullmatch(name) or speaks(site, language)
    }


def translations(articles: Iterable[Article]) -> dict[str, tuple[Article, ...]]:
    """Return docname → the articles that say the same in other words, itself among them.

    They have one ``translationKey``, or one name but for the ``language`` at its end:
    ``posts/tides`` and ``posts/tides.en``.  An article without translations is left out, and
    so are those that name one language twice, of which nobody knows which is meant.
    """
    groups: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        key = ('key', article.translation_key) if article.translation_key else _name(article)
        groups.setdefault(key, []).append(article)
    found: dict[str, tuple[Article, ...]] = {}
    for group in groups.values():
        languages = {article.language.casefold() for article in group}
        if len(group) > 1 and len(languages) == len(group):
            ordered = tuple(sorted(group, key=lambda article: article.docname))
            found.update((article.docname, ordered) for article in group)
    return found


def _name(article: Article) -> tuple[str, str]:
    """Return the docname without the article's own language at its end."""
    name, dot, language = article.docname.rpartition('.')
    own = dot and article.language and speaks(article.language, language)
    return ('name', name if own else article.docname)


def speaks(language: str, wanted: str) -> bool:
    """Return whether *language* is the *wanted* one, or one of its kinds: ``en-GB`` is ``en``."""
    said, asked = (f'{one}-'.casefold().replace('_', '-') for one in (language, wanted))
    return said.startswith(asked)
