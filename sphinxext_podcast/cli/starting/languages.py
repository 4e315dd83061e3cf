"""The language of a site: as Sphinx writes it, and that of the machine as a proposal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxext_podcast.model.groups.translations import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Parts of a name which say that Chinese is written in simplified characters; a site that says
#: nothing gets the samples that there are.
_SIMPLIFIED = {'hans', 'cn', 'sg', 'my'}
#: Languages in which the country makes a difference to the words of a site.
_OF_A_COUNTRY = {'pt_BR', 'zh_CN', 'zh_TW'}
#: Languages whose punctuation may keep ``**`` beside it from being emphasis.
CJK = ('zh', 'ja', 'ko')
_TAG = re.compile(r'[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*')


def sphinx_language(said: str) -> str | None:
    """Return the language that *said* names, as Sphinx writes it: ``zh-tw`` is ``zh_TW``.

    None if it is no name of a language: ``jp`` and ``cn`` are countries.
    """
    if not _TAG.fullmatch(said):
        return None
    language, *rest = said.replace('_', '-').split('-')
    if language.lower() == 'zh':
        simplified = _SIMPLIFIED.intersection(part.lower() for part in rest)
        return 'zh_CN' if simplified else 'zh_TW'
    if len(language) == 2 and language.lower() not in LANGUAGES:
        return None
    return '_'.join([language.lower(), *(p.upper() if len(p) == 2 else p.title() for p in rest)])


def of_samples(language: str) -> str:
    """Return the language of the samples for a site in *language*: that one, or English."""
    return language if language == 'zh_TW' else 'en'


def of_machine(environment: Mapping[str, str]) -> str:
    """Return the language that a machine with these variables speaks: English if it says none."""
    said = next(
        (found for name in ('LC_ALL', 'LC_MESSAGES', 'LANG') if (found := environment.get(name))),
        '',
    )
    language = sphinx_language(said.partition('.')[0].partition('@')[0]) or 'en'
    return language if language in _OF_A_COUNTRY else language.partition('_')[0]
