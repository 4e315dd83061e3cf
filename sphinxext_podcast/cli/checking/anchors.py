"""Whether a document may have a heading or an id of some name, without knowing all of its ids.

What cannot be told for certain is taken to be there: a build knows more.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING

from sphinxext_podcast.cli.project.project_files import strings
from sphinxext_podcast.model.addresses.address_book import IN_BROWSERS
from sphinxext_podcast.source.outline import CONTAINERS
from sphinxext_podcast.source.settings import values

if TYPE_CHECKING:
    from sphinxext_podcast.cli.project.project_files import Entry

    from .known import Known

#: Links to a heading or an id: their own words prove nothing.
_AIMS = re.compile(
    r'\]\([^()\s#]*#[^()\s]*|\{\{[<%]\s*(?:rel)?ref\s[^{}]*|^\[(?!\^)[^\]\n]+\]:[^\n]*',
    re.MULTILINE,
)
#: What stands in a heading and is not in its id.
_MARKS = re.compile(
    r'<[^<>]*>|\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\[\]]*\]|\[\^[^\[\]]*\]|\{\{[^{}]*\}\}|'
    r'\{[\w:-]+\}(?=`)|https?://\S*',
    re.IGNORECASE,
)
_NO_LETTERS = re.compile(r'[\W_]+')
#: What Sphinx and docutils count through: ``id1``, ``index-0``.
_COUNTED = re.compile(
    r'(?:id|fn|fnref|footnote|index|equation|section|toc|podcast\w*)?[0-9]*', re.ASCII
)
#: Extensions that bring no labels of their own, as those of other projects or of modules.
_WITHOUT_LABELS = frozenset({'sphinxext_podcast', 'myst_parser', 'sphinx_design'})
_OF_SPHINX = frozenset({'genindex', 'modindex', 'search'})


def letters(text: str) -> str:
    """Return the letters and digits of *text*, without case and accents."""
    return _NO_LETTERS.sub('', unicodedata.normalize('NFKD', text.casefold()))


class Anchors:
    """The headings and ids of the documents of a project."""

    def __init__(self, known: Known) -> None:
        """Begin with no document."""
        self.known = known
        self.texts: dict[str, str] = {}
        providers = known.project.settings.providers
        self.players = {*values.players(providers)}
        self.calls = values.shortcodes(providers, {}) - {'chapters', 'param', 'transcript'}
        self.has_labels = not _WITHOUT_LABELS.issuperset(strings(known.project.conf, 'extensions'))

    def lacks(self, docname: str, fragment: str, source: str) -> bool:
        """Return whether *docname* has no *fragment*, to which a link in *source* leads.

        A link within one document leads to labels of all others, too.
        """
        name = letters(fragment).rstrip('0123456789')
        if IN_BROWSERS.match(fragment) or _COUNTED.fullmatch(letters(fragment)):
            return False
        if docname not in self.plain or name in self.text(docname):
            return False
        others = self.known.project.entries
        if docname != source:
            return True
        elsewhere = self.has_labels or fragment in {*others, *_OF_SPHINX} or '/' in fragment
        return not elsewhere and not any(name in self.text(other) for other in others)

    @cached_property
    def plain(self) -> set[str]:
        """The documents in whose text all of their headings and ids stand.

        They do not where directives, templates, parameters, chapters or transcripts make some.
        """
        return {d for d, entry in self.known.entries.items() if self.is_plain(d, entry)}

    def is_plain(self, docname: str, entry: Entry) -> bool:
        """Return whether all headings and ids of *docname* stand in its text."""
        article, front, body = entry.read.described, entry.read.front, self.known.bodies[docname]
        if not (article and front and front.dialect == 'hugo') or entry.read.section:
            return False
        made = article.audio or article.chapters or article.chapters_file or article.transcript
        names = {call.name for call in body.calls}
        infos = [code.info for code in body.outline.codes if code.info.startswith('{')]
        directives = {info[1:].partition('}')[0] for info in infos}
        return (
            not made
            and entry.file.markup == 'md'
            and names <= self.calls - self.known.own_shortcodes.keys()
            and directives <= self.players | CONTAINERS | {'image', 'figure'}
        )

    def text(self, docname: str) -> str:
        """Return the letters and digits of *docname*, with its marks and without them."""
        if docname not in self.texts:
            text = _AIMS.sub('](', self.known.project.entries[docname].text)
            self.texts[docname] = letters(f'{text}\n{unescape(_MARKS.sub("", text))}')
        return self.texts[docname]
