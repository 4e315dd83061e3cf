"""Which articles are translations of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .article import Article


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
    own = dot and article.language and language.casefold() == article.language.casefold()
    return ('name', name if own else article.docname)
