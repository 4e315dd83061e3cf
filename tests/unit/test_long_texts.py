"""What reads a text takes time in proportion to it, whatever mark is repeated in it."""

from __future__ import annotations

import string
from collections.abc import Callable
from contextlib import suppress

import pytest
from markdown_it import MarkdownIt

from sphinxext_podcast.extension.elements.html_places import Place
from sphinxext_podcast.extension.players import iframes
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.output import characters
from sphinxext_podcast.output.head import meta_tags
from sphinxext_podcast.source import media_url, raw_markup
from sphinxext_podcast.source.dialects import detect, jekyll, pelican
from sphinxext_podcast.source.front_matter import key_lines, page_evidence
from sphinxext_podcast.source.front_matter import reader as front_matter
from sphinxext_podcast.source.markdown import code_options, goldmark, headings
from sphinxext_podcast.source.markdown.code_regions import CodeRegions
from sphinxext_podcast.source.shortcodes import placeholders
from sphinxext_podcast.source.shortcodes.tree import Inner
from tests.unit.attacks import MOST, Attack, growth

#: Seconds of CPU for a character from which on the growth is measured.
SUSPICIOUS = 6e-6
REPEATED = [
    *(mark + beside for mark in string.punctuation for beside in ('', 'a', '\n')),
    *(' ', '\t', '\n', 'a', 'x ', '中', '\ufeff', '<!--', '<script>', '<iframe>', '<a title="'),
    *('---\n', '+++\n', 'a: b\n', 'Title: a\n', '  a\n', '    a\n', 'a = 1\n', '"a":1,', '"\\'),
    *('{{<', '{{< x >}}', '{{% x %}}', '{{</*', '{{< x "', '{{< x `', '{{<x>}}{{</x>}}', '{{ '),
    *('{{<o>}}', '{{<o>}}{{</o>}}'),
    *('{% raw %}', '{%x', '{{ a }}', '{:toc}', '* a\n{:toc}\n', ' {:toc}', '|filename|', '**_'),
    *('`', '``a`', '```\n', '(a)=\n', '% a\n', '{#a ', '{a=[', '{a="', 'a=[', "a='"),
    *(':a[', '<meta ', 'http://a.b/', 'a@b.c ', '[^a]', '# a\n',
      'podcastshortcode', 'a\n=\n', '.. post:: a\n'),
]  # fmt: skip
#: A text with one of these in it: code spans that are never closed, each of another length.
SPANS = ''.join(f'{"`" * length}a' for length in range(1, 77))


def places(text: str) -> None:
    """Ask of each opening bracket whether it is in a comment."""
    place = Place(text)
    for at, char in enumerate(text):
        if char == '<':
            place.move(at)


MARKDOWN = MarkdownIt()
goldmark.use(MARKDOWN)
#: Whether shortcodes of these names have inner text.
TAKES: dict[str, Inner] = {'x': True, 'o': 'optional'}
READERS: dict[str, Callable[[str], object]] = {
    'front matter': lambda text: detect.read(text, 'md', 'a'),
    'front matter, rst': lambda text: detect.read(text, 'rst', 'a'),
    'after a fence': lambda text: detect.read(f'---\n{text}', 'md', 'a'),
    'JSON': lambda text: list(key_lines.json_keys(text)),
    'TOML': key_lines.toml,
    'shortcodes': lambda text: placeholders.take_out(text, 1, TAKES.get),
    'unknown shortcodes': placeholders.take_out,
    'Markdown': MARKDOWN.parse,
    'code': CodeRegions,
    'Jekyll': jekyll.translate,
    'summary of Jekyll': jekyll.plain,
    'end of a summary': lambda text: jekyll.divided(text, {'excerpt_separator': 'a'}),
    'Pelican': pelican.translate,
    'calls': lambda text: page_evidence.is_sure(None, text, {'x'}),
    'attributes': lambda text: headings.split_attributes(text + '}'),
    'options of code': lambda text: code_options.read('go {' + text, 9),
    'player': lambda text: media_url.find(text, PROVIDERS),
    'tags of the head': meta_tags.named,
    'a line': characters.line,
    'raw HTML': raw_markup.without_tags,
    'iframes': lambda text: list(iframes._iframes(text)),
    'comments': places,
}


@pytest.mark.parametrize('reader', READERS)
def test_takes_linear_time(reader: str) -> None:
    """No text takes a reader more time than in proportion to its length."""

    def read(text: str) -> None:
        with suppress(front_matter.Unreadable, ValueError):
            READERS[reader](text)

    tried = [Attack('', repeated, '') for repeated in [*REPEATED, SPANS]]
    found = [attack for attack in tried if growth(read, attack, SUSPICIOUS) >= MOST]
    assert found == []


@pytest.mark.parametrize(
    ('html', 'text'),
    [
        ('a<!-- b -->c<!-- d', 'ac<!-- d'),
        ('a<b>c</b>d<e', 'acd<e'),
        ('<script>a</script>b<style>c</style>d', 'bd'),
        ('a<script>b<style>c</style>', 'ab'),
        ('a < b <!--> c', 'a < b  c'),
    ],
)
def test_what_is_never_closed_stays(html: str, text: str) -> None:
    """Of raw HTML the text stays, and what only begins like a tag or comment."""
    assert raw_markup.without_tags(html) == text


@pytest.mark.parametrize(
    ('html', 'found'),
    [
        ('<iframe a>b</iframe > c', ['<iframe a>b</iframe >']),
        ('<iframe a> <iframe b></iframe>', ['<iframe a> <iframe b></iframe>']),
        ('<iframe a></iframe><iframe b> c', ['<iframe a></iframe>', '<iframe b>']),
        ('<iframe a', []),
    ],
)
def test_an_iframe_goes_to_its_end(html: str, found: list[str]) -> None:
    """An iframe has its closing tag, if there is one behind it."""
    assert [html[start:end] for start, end in iframes._iframes(html)] == found
