"""Everything that is known of the articles of a site, as JSON for other programs."""

from __future__ import annotations

import json
import math
from dataclasses import fields
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from sphinxext_podcast.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxext_podcast.model.library import Library
    from sphinxext_podcast.model.site import Site

#: The version of the shape of the JSON.  Another number means that readers have to change.
VERSION = 1
#: What of an article only a build knows, which reads its text.
LEFT_OUT = frozenset({'words', 'minutes', 'excerpt', 'media'})


class Document(NamedTuple):
    """A document that has a page: *kind* is article, section, page or document.

    *file* is its path from the source folder, *address* where its page is, from the root.
    """

    docname: str
    kind: str
    file: str
    address: str


def export(
    library: Library, site: Site, documents: Iterable[Document], groups: Mapping[str, str]
) -> str:
    """Return *library* as JSON; *groups* are the addresses of its terms and sections by path."""
    known = {document.docname: document for document in documents}
    whole = {
        'version': VERSION,
        'site': {
            'base': site.base,
            'title': site.title,
            'description': site.description,
            'language': site.language,
        },
        'articles': [_article(one, known[one.docname], site) for one in library.pages],
        'taxonomies': [
            {'path': path, 'key': key, 'terms': _terms(path, library, site, groups)}
            for path, key in library.taxonomies.items()
        ],
        'sections': _sections(library, site, groups),
        'documents': [
            {**document._asdict(), **_place(document.address, site)}
            for document in sorted(known.values())
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)


def _terms(
    taxonomy: str, library: Library, site: Site, groups: Mapping[str, str]
) -> list[dict[str, Any]]:
    return [
        {
            'name': term.name,
            'path': term.path,
            **_place(groups[term.path], site),
            'articles': [article.docname for article in library.page_of(term)],
        }
        for term in library.terms(taxonomy)
    ]


def _sections(library: Library, site: Site, groups: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            'path': section.path,
            'language': section.language,
            **_place(groups[section.path], site),
            'articles': [article.docname for article in library.listed(section)],
        }
        for section in library.sections()
    ]


def _place(address: str, site: Site) -> dict[str, str]:
    """Return *address* from the root, and the whole of it if that of the site is known."""
    return {'address': address, 'link': site.join(quote(address))}


def _article(article: Article, document: Document, site: Site) -> dict[str, Any]:
    """Return what is known of *article*, each field under its own name."""
    values = {
        field.name: plain(getattr(article, field.name))
        for field in fields(Article)
        if field.name not in LEFT_OUT
    }
    return {
        'docname': article.docname,
        'file': document.file,
        **_place(document.address, site),
        **values,
    }


def plain(value: Any) -> Any:
    """Return *value* as JSON has it: records as objects, dates as text, odd numbers as null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if hasattr(value, '_asdict'):
        value = value._asdict()
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(one) for one in value]
    return str(value)
