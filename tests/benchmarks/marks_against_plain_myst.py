"""Compare the CPU time of one article full of some mark with that of the same text in plain MyST.

    python tests/benchmarks/marks_against_plain_myst.py [--kilobytes 100] [--pairs] [--keys]

The texts are each ASCII mark over and over, alone and with a letter, a blank, a line break or
Chinese; with ``--pairs`` each two marks.  Plain MyST has its extensions on for what Hugo reads
anyway, and reads ``*`` for ``~``, ``.`` for ``%``, an address for a bare one, so that both make
the same nodes.  With ``--keys`` long values of the front matter.  Both
sides read and write the document in this process, one after the other; a document that takes
longer than the limit is given up.  The figures are seconds of CPU and their ratio, the worst
first.  Of the front matter, which plain MyST does not read, they are the times for 1, 2 and 4
times the length: they grow by 2 and 4 where time is linear.
"""

from __future__ import annotations

import argparse
import io
import json
import signal
import string
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

CONF = {'language': 'en', 'html_theme': 'basic', 'suppress_warnings': ['myst.header']}
#: What MyST can read of what Hugo reads without being asked.
SAME = ['strikethrough', 'tasklist', 'deflist', 'smartquotes', 'replacements', 'attrs_block']
FRONT = '---\ntitle: "Marks"\ndate: 2026-01-02\n---\n'
PLAIN = '---\norphan: true\n---\n# Marks\n\n'
#: What stands beside a mark.
BESIDE = (
    *('{}', '{}a', '{} ', 'a {}', '{}\n', '{}a\n', '{}\n\n'),
    *('中{}文', '{} a\n', '{0}{0}a', '{0}{0}{0}a'),
)
#: What is more than marks.
WORDS = (
    *('{{< x >}}', '{{< x ', '{{< x "', '{{</* x ', '{{% x %}}', '{% raw %}'),
    *('{{< details >}}a{{< /details >}}\n\n', '{{< highlight go >}}a{{< /highlight >}}\n\n'),
    *('<!--', '<!-- a -->', '<script>', '<iframe>', '<a title="', '<a href="x">', '<b>'),
    *('- [ ] a\n', 'a\n: b\n', ': a', '[^a]', '[^a]: b\n', '[a]: b\n', '|a|b|\n', '> '),
    *('~~a', '# a {#b}\n', '# a\n\n', '## a {b=[\n', '```\n', '``` go\na\n```\n', '---\n'),
    *('http://a.b/', 'a@b.c ', '[a](b) ', '![a](b.jpg) ', '![](https://a.b/c.jpg)\n\n'),
)


def alike(text: str) -> str:
    """Return what is for plain MyST what *text* is for Hugo: marked words, text, a link."""
    for ours, plain in (('~', '*'), ('%', '.'), ('a@b.c', '<http://a.b>')):
        text = text.replace(ours, plain)
    return text


class TooLong(BaseException):
    """A document took longer than the limit."""


def texts(size: int, pairs: bool) -> Iterator[tuple[str, str]]:
    """Yield what is repeated, and the text of *size* bytes."""
    marks = string.punctuation
    repeated = [form.format(mark) for mark in marks for form in BESIDE] + list(WORDS)
    if pairs:
        repeated = [''.join(pair) for pair in permutations(marks, 2)]
    for one in repeated:
        yield one, one * (size // len(one.encode()))


def fronts(size: int) -> Iterator[tuple[str, str]]:
    """Yield a key and a front matter with *size* bytes in it."""
    long, blanks, marks = 'a' * size, ' ' * size, '"\\\'' * (size // 5)
    many = [f'tag {number}' for number in range(size // 10)]
    same = [f'tag{" " * (1 + number % 2)}{"-" * (number % 9)}a' for number in range(size // 10)]
    keys = 'title description summary slug url image author series audio track transcript'
    keys += ' chapters permalink language tags weight date lastmod aliases categories excerpt'
    forms = {'long': long, 'blanks': f'a{blanks}b', 'marks': marks}
    forms |= {'tags': '<a ' * (size // 3), 'tokens': ':a[' * (size // 3)}
    for key in keys.split():
        for name, value in forms.items():
            yield f'{key}: {name}', json.dumps({'title': 'A', 'date': '2026-01-02', key: value})
    for key in ('tags', 'categories', 'authors', 'series', 'aliases', 'keywords'):
        for name, values in (('many', many), ('same', same)):
            yield f'{key}: {name}', json.dumps({'title': 'A', 'date': '2026-01-02', key: values})
    deep = {f'k{number}': number for number in range(size // 10)}
    yield 'params', json.dumps({'title': 'A', 'date': '2026-01-02', 'params': deep})
    yield 'yaml keys', FRONT.replace('---\ntitle', '---\n' + 'a' + blanks + '\ntitle')
    yield 'rules', '---\n' * (size // 4)


class Site:
    """A project with one document, whose environment stays."""

    def __init__(self, folder: Path, extension: str) -> None:
        """Build it once."""
        self.source = folder / extension
        self.source.mkdir()
        (self.source / 'index.md').write_text('# Site\n', encoding='utf-8')
        self.page = self.source / 'page.md'
        self.page.write_text(FRONT + 'a\n', encoding='utf-8')
        conf = {**CONF, 'extensions': [extension]}
        if extension == 'myst_parser':
            conf['myst_enable_extensions'] = SAME
        out, said = folder / f'{extension}-out', io.StringIO()
        self.app = Sphinx(self.source, None, out, out, 'html', conf, said, said)
        self.app.build()

    def cpu(self, text: str, limit: float) -> float:
        """Return the seconds of CPU to read and write *text*, the *limit* if it takes longer."""
        self.page.write_text(text, encoding='utf-8')
        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, limit)
        try:
            self.app.builder.build_specific([self.page])
        except TooLong:
            return limit
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        return time.process_time() - start


def compare(sites: tuple[Site, Site], options: argparse.Namespace) -> None:
    """Print the texts for which ours takes longest against plain MyST."""
    found = []
    ours, plain = sites
    for repeated, text in texts(options.kilobytes * 1000, options.pairs):
        other = plain.cpu(PLAIN + (same := alike(text)) + '\n', options.limit)
        taken = ours.cpu(FRONT + text + '\n', options.limit)
        if taken > 2 * other:  # once more, since other processes run
            other = max(other, plain.cpu(PLAIN + same + '\n ', options.limit))
            taken = min(taken, ours.cpu(FRONT + text + '\n ', options.limit))
        found.append((taken / other, taken, other, repeated))
        if taken > 2 * other:
            print(f'{taken / other:5.2f}  {repeated!r}', file=sys.stderr, flush=True)
    print('ratio   ours  plain')
    for ratio, taken, other, repeated in sorted(found, reverse=True)[: options.shown]:
        print(f'{ratio:5.2f} {taken:6.2f} {other:6.2f}  {repeated!r}')
    print(f'{sum(ratio > 2 for ratio, *_ in found)} of {len(found)} take more than twice the time')


def grow(ours: Site, options: argparse.Namespace) -> None:
    """Print the front matters for which the time grows most."""
    found = []
    sizes = [options.kilobytes * 250 * factor for factor in (1, 2, 4)]
    for several in zip(*map(fronts, sizes), strict=True):
        times = [ours.cpu(f'{front}\n\na\n', options.limit) for _, front in several]
        found.append((times[2] / times[0], times, several[0][0]))
    print('growth  ' + ' '.join(f'{size // 1000:4} kB' for size in sizes))
    for ratio, times, key in sorted(found, reverse=True)[: options.shown]:
        print(f'{ratio:5.1f}   ' + ' '.join(f'{taken:7.2f}' for taken in times) + f'  {key}')


def give_up(*_: object) -> None:
    """End the work on a document."""
    raise TooLong


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--kilobytes', type=int, default=100)
    parser.add_argument('--limit', type=float, default=20, help='seconds for a document')
    parser.add_argument('--shown', type=int, default=40)
    parser.add_argument('--pairs', action='store_true')
    parser.add_argument('--keys', action='store_true')
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, give_up)
    with tempfile.TemporaryDirectory() as folder, patch_docutils(), docutils_namespace():
        ours = Site(Path(folder), 'sphinxext_podcast')
        if options.keys:
            grow(ours, options)
        else:
            compare((ours, Site(Path(folder), 'myst_parser')), options)


if __name__ == '__main__':
    main()
