"""The files of the index: a manifest, shards, texts, filters, objects."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from sphinxext_podcast.model.search import SearchObject

from .fold import BLANKS, NOTHING
from .grams import DENSE, SEPARATING
from .prepared import File, Prepared, named, script
from .shards import Documents, Known, Shard, all_shards, common
from .simplified import TRADITIONAL

#: Names of texts in one file.
GROUP = 64
MANIFEST = 'manifest'
#: What the reader's script says, in English: the messages to be translated.
WORDS = {
    'results-one': '{n} result',
    'results-other': '{n} results',
    'first': 'The first {n} of at most {m} results',
    'none': 'Nothing contains “{q}”.',
    'more': 'More results',
    'filter': 'Order and filters',
    'order': 'Order',
    'best': 'Best first',
    'newest': 'Newest first',
    'year': 'Year',
    'all': 'All',
    'nearest': 'Perhaps you look for',
    'archive': 'All articles',
    'tags': 'All tags',
    'language': 'en',
}
#: Between a stem and a word in a key; what stands before says what the key is.
STEM, WORD = '\x01', '\x02'
Stem = Callable[[str], str]


class _Folder:
    """The files of the index, by their paths."""

    def __init__(self) -> None:
        """Begin with none."""
        self.files: dict[str, bytes] = {}

    def put(self, file: File) -> str:
        """Take *file*; return its name without folder and suffix."""
        self.files[f'{file.path}.js'] = file.script
        return file.path.rpartition('/')[2]

    def add(self, kind: str, data: Any) -> str:
        """Write a file of a *kind*, if it has any data; return its name."""
        return self.put(named(kind, data)) if data else ''


def search_files(
    prepared: Sequence[Prepared],
    objects: Sequence[SearchObject],
    words: Mapping[str, str],
    links: Mapping[str, str] | None = None,
    stem: Stem | None = None,
    known: Known | None = None,
) -> dict[str, bytes]:
    """Return the files of the index by their paths in its folder.

    The documents are *prepared* in the order in which they are listed where none is better.
    *words* are the translations of ``WORDS``, *links* the addresses of ``archive`` and ``tags``
    from the root of the site.  *known* are shards that need not be made again; it gets those
    that are made now.
    """
    # The last one is number 0: a new one, before all, leaves the others their numbers.
    rising = prepared[::-1]
    below = _rounded(len(rising))
    stems = _stems([one.words.split('\n') for one in rising], stem) if stem else {}
    cut = all_shards((one.grams for one in rising), below, {} if known is None else known, stems)
    folder = _Folder()
    manifest = {
        'words': {**WORDS, **words},
        'links': dict(links or {}),
        'stems': stem is not None,
        'objects': folder.add('objects', [list(one) for one in sorted(set(objects))]),
        **_documents(folder, rising),
        **_shards(folder, cut, below),
    }
    return {f'{MANIFEST}.js': script(MANIFEST, manifest), **folder.files}


def _documents(folder: _Folder, rising: Sequence[Prepared]) -> dict[str, Any]:
    """Write the texts, terms and simplified characters; return what the manifest says of them."""
    names = [folder.put(one.file) for one in rising]
    return {
        'documents': len(rising),
        'texts': [
            folder.add('names', names[at : at + GROUP]) for at in range(0, len(names), GROUP)
        ],
        'years': _years(rising),
        'terms': folder.add('terms', _terms(rising)),
        'han': folder.add('han', _han(rising)),
    }


def _shards(folder: _Folder, cut: Sequence[Shard], below: int) -> dict[str, Any]:
    """Write the shards; return what the manifest says of them, and of what characters are."""
    return {
        'below': below,
        'keys': [shard.first for shard in cut],
        'shards': ''.join(folder.add('shards', b64encode(shard.data).decode()) for shard in cut),
        'dense': f'[{DENSE}]',
        'separating': f'[{SEPARATING}]',
        'word': f'[^{DENSE}{SEPARATING}]+',
        'nothing': f'[{NOTHING}]',
        'blank': f'[{BLANKS}]',
    }


def _rounded(number: int) -> int:
    """Return *number* or a little more: it stays the same while a few documents are added."""
    step = 1 << max(number.bit_length() - 4, 0)
    return max(-(-number // step) * step, 1)


def _years(rising: Iterable[Prepared]) -> list[tuple[str, int]]:
    """Return the years of the documents and how many in a row are of it."""
    return [(year, len(list(those))) for year, those in groupby(one.date[:4] for one in rising)]


def _terms(rising: Iterable[Prepared]) -> list[list[Any]]:
    """Return the taxonomies: label, then each term with its documents, as gaps."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(rising):
        for label, name in dict.fromkeys(one.terms):
            found[label][name].append(number)
    return [
        [label, [[name, _gaps(numbers)] for name, numbers in sorted(terms.items())]]
        for label, terms in sorted(found.items())
    ]


def _gaps(numbers: list[int]) -> list[int]:
    return [second - first for first, second in pairwise([0, *numbers])]


def _han(rising: Iterable[Prepared]) -> str:
    """Return the simplified characters whose traditional one the site has, each before it."""
    known = set().union(*(one.han or '' for one in rising))
    return ''.join(one + other for one, other in TRADITIONAL.items() if other in known)


def _stems(found: Iterable[Iterable[str]], stem: Stem) -> Documents:
    """Return the keys of words by their stem, where there is more than one or it is no word."""
    documents: dict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(found):
        for name in names:
            documents[name].append(number)
    stems = {name: stem(name) for name in documents if name.isalpha()}
    made: Documents = {}
    for name, root in sorted(stems.items()):
        made[f'{STEM}{root}{STEM}{_beyond(root, name)}'] = documents[name]
        if name != root:
            made[f'{WORD}{name}{STEM}{_beyond(name, root)}'] = documents[name][:1]
    return made


def _beyond(known: str, word: str) -> str:
    """Return *word* as how many letters it has in common with *known*, and the others."""
    same = min(common(known, word), 64)
    return f'{chr(0x30 + same)}{word[same:]}'
