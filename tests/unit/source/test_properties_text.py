"""Whatever an author writes, shortcodes, attributes, chapters and addresses are found or left."""

from __future__ import annotations

import math
from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.model.media import Media
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.output.feeds.chapters import chapters_json
from sphinxext_podcast.source import chapters, episode, media_url, word_count
from sphinxext_podcast.source.dialects import jekyll
from sphinxext_podcast.source.front_matter import key_lines, page_evidence
from sphinxext_podcast.source.front_matter import title as article_heading
from sphinxext_podcast.source.markdown import (
    bare_urls,
    brace_attributes,
    code_options,
    goldmark,
    headings,
)
from sphinxext_podcast.source.media_url import NotPlayable
from sphinxext_podcast.source.shortcodes.placeholders import DIVIDER, Marked, include, take_out
from sphinxext_podcast.source.shortcodes.scanner import scan
from sphinxext_podcast.source.shortcodes.tree import Shortcode, parse
from tests.unit.strategies import ADDRESSES, DOCUMENTS, LONG, PLAIN, STRINGS, TEXT

_TAG_PARTS = [
    *(
        '{{<',
        '{{%',
        '{{< ',
        '{{% ',
        '>}}',
        '%}}',
        ' >}}',
        ' %}}',
        '/>}}',
        '{{</*',
        '*/>}}',
        '{{</ ',
    ),
    *(
        'pair',
        'one',
        'none',
        'a.inline',
        'x/y',
        '-',
        ' a=',
        '"',
        '`',
        '\\"',
        '\\',
        ' 1',
        ' 1.5',
        ' true',
    ),
]
#: Text that is full of shortcodes, whole and broken, pairs and single ones.
SHORTCODES = st.lists(
    st.sampled_from(
        [
            *_TAG_PARTS,
            *('{{< one >}}', '{{< pair >}}', '{{< /pair >}}', '{{% pair %}}', '{{% /pair %}}'),
            *('{{< one a="b" >}}', '{{</* one */>}}', '{{< one\n>}}', DIVIDER),
        ]
    )
    | TEXT,
    max_size=16,
).map(''.join)


def takes_inner(name: str) -> bool | None:
    return {'pair': True, 'one': False}.get(name)


def put_back(marked: Marked) -> str:
    """Return the text that *marked* was made of."""
    text = marked.source(marked.text)
    return text.replace(marked.divider, DIVIDER, 1) if marked.divider else text


@given(SHORTCODES)
def test_tags_are_in_order_and_within_the_text(text: str) -> None:
    at = 0
    for tag in scan(text):
        assert at <= tag.start < tag.end <= len(text)
        at = tag.end


@given(SHORTCODES)
def test_shortcodes_are_well_nested(text: str) -> None:
    def check(pieces: tuple[object, ...], start: int, end: int) -> None:
        for piece in pieces:
            assert start <= piece.start <= piece.end <= end  # type: ignore[attr-defined]
            start = piece.end  # type: ignore[attr-defined]
            if isinstance(piece, Shortcode) and piece.inner:
                check(piece.children, *piece.inner)

    check(parse(text, takes_inner), 0, len(text))


@given(SHORTCODES, st.integers(1, 9))
def test_taken_out_and_put_back_it_is_the_same(text: str, first_line: int) -> None:
    marked = take_out(text, first_line, takes_inner)
    assert marked.text.count('\n') == text.count('\n')
    assert put_back(marked).replace('\n', '') == text.replace('\n', '')
    if not any('\n' in one.written for one in marked.taken):
        assert put_back(marked) == text
    for one in marked.taken:
        assert one.line == first_line + text.count('\n', 0, one.tag.start)
        assert text[one.tag.start : one.tag.end] == one.written
    # No text has a placeholder that stands for nothing.
    assert all(int(found[1]) < len(marked.taken) for found in marked.pattern.finditer(marked.text))
    if marked.taken and not marked.divider:
        assert marked.word not in text.lower()


@given(SHORTCODES, SHORTCODES, SHORTCODES)
def test_texts_are_joined_and_included(text: str, more: str, included: str) -> None:
    marked, found = take_out(text, 1, takes_inner), take_out(more, 1, takes_inner)
    joined = marked.joined(found)
    assert joined.source(joined.text) == found.source(found.text)
    assert joined.taken[: len(marked.taken)] == marked.taken
    front = included.count('\n') // 2
    result, around = include(included, front, 'b.md', marked, take_out)
    assert around.taken[: len(marked.taken)] == marked.taken
    numbers = [int(match[1]) for match in around.pattern.finditer(result)]
    assert all(number < len(around.taken) for number in numbers)


_INFO = st.lists(
    st.sampled_from(
        [
            *('go', '{', '}', '[', ']', '=', ',', '"', "'", '-', ' ', 'hl_lines', 'linenos', '²'),
            *('linenostart', '#id', '.class', '1', '9' * 20, '1-99999', 'true', 'a=', '\\', '\n'),
            *('1e9', '٣'),
        ]
    )
    | TEXT,
    max_size=12,
).map(''.join)


@given(_INFO)
@example('go {linenostart=²}')
@example('go {hl_lines=[٣]}')
def test_options_of_code_are_read_or_left(info: str) -> None:
    language, (found, faults) = code_options.read(info, 40)
    assert not any(char.isspace() or char == '{' for char in language)
    assert set(found) <= {'hl_lines', 'linenos', 'linenostart'}
    assert isinstance(found.get('linenostart', 0), int)
    lines = found.get('hl_lines', [])
    assert lines == sorted(set(lines))
    assert set(lines) <= set(range(1, 41))
    assert all(0 < len(fault) < 300 for fault in faults)


@given(_INFO)
@example('{a=1e999}')
@example('{a=' + '9' * 400 + '}')
def test_attributes_are_read_or_left(text: str) -> None:
    rest, _ = headings.split_attributes(text)
    assert text.startswith(rest)
    assert rest == text or text[len(rest) :].lstrip().startswith('{')
    at = text.find('{')
    read = brace_attributes.parse_attributes(text, at) if at >= 0 else None
    if read is not None:
        attributes, end = read
        assert text[end - 1] == '}'
        assert isinstance(attributes.get('class', ''), (str, int, float, bool, list, type(None)))


def check_chapters(found: tuple[Chapter, ...]) -> None:
    for chapter in found:
        assert math.isfinite(chapter.start)
        assert chapter.start >= 0
        assert chapter.title or not chapter.listed


_CHAPTER_LINES = st.lists(
    st.sampled_from(
        [
            *('12:34 ', '00：00｜', '1:02:03.5 - ', '[0:10] ', '90.5 ', '- ', '\n', '\n', '٣:٣٣'),
            *('<https://e.org/>', '[t](https://e.org/)', '{"chapters":', '[', ']', '}', '"', '²'),
            *('"startTime":', '"title":', '1e999', 'null', ',', '99999:99'),
        ]
    )
    | TEXT,
    max_size=12,
).map(''.join)


@given(_CHAPTER_LINES)
@example('[' * 100_000)
@example('{"chapters": [{"startTime": 1' + '0' * 5000 + '}]}')
def test_chapters_are_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        check_chapters(chapters.from_file(text).read.chapters)
    with suppress(ValueError):
        value = chapters.from_value(text)
        check_chapters(value if isinstance(value, tuple) else ())
    with suppress(ValueError):
        check_chapters((chapters.from_line(text),))


@given(st.lists(st.tuples(st.integers(0, 10**5), PLAIN), max_size=4))
def test_chapters_come_back(found: list[tuple[int, str]]) -> None:
    written = [Chapter(float(start), f'a {title}') for start, title in found]
    read = chapters.from_file(chapters_json(written))
    assert read.ready
    assert read.read.faults == ()
    assert list(read.read.chapters) == sorted(written, key=lambda one: one.start)


@given(st.sampled_from([*PROVIDERS, 'embed', 'audio']), ADDRESSES | STRINGS | LONG)
def test_any_address_is_played_or_refused(name: str, text: str) -> None:
    with suppress(NotPlayable):
        media = media_url.read(text, name)
        assert isinstance(media, Media)
        assert not any(ord(char) < 0x20 for char in media.player)
    found = media_url.find(text)
    assert found is None or found.player.startswith('https://')
    said = media_url.seconds(text)
    assert said is None or said >= 0
    assert media_url.file_kind(text) in ('', 'file', 'video')


@given(ADDRESSES)
@example('https://e.org/?a=\ud800')
@example('https://[::1')
@example('https://e.org/?a=1&utm_source=x')
def test_an_episode_has_one_name(address: str) -> None:
    named = episode.name(address, PROVIDERS)
    assert isinstance(named, str)
    assert named == episode.name(f' {address} ', PROVIDERS)


@given(DOCUMENTS)
def test_whatever_the_dialect_lines_stay(text: str) -> None:
    done, problems = jekyll.translate(text)
    assert done.count('\n') == text.count('\n')
    assert all(1 <= problem.line <= text.count('\n') + 1 for problem in problems)
    assert isinstance(jekyll.plain(text), str)
    assert list(jekyll.iframes({'a': text})) is not None


@given(DOCUMENTS, PLAIN, st.sampled_from(['md', 'rst']))
@example('', 'a', 'rst')
@example('a', 'a', 'rst')
def test_a_heading_is_one(text: str, title: str, kind: str) -> None:
    made = article_heading.heading(title, 3, kind)
    assert made.count('\n') == article_heading.heading('a', 3, kind).count('\n')
    lines = text.splitlines()
    assert article_heading.has_title(lines, kind) in (True, False)
    assert article_heading.repeats(lines, kind, title) in (True, False)
    assert page_evidence.is_titled(None, text) in (True, False)
    assert page_evidence.is_sure(None, text, {'youtube'}) in (True, False)
    assert isinstance(article_heading.title_from(text), str)


@given(STRINGS)
def test_what_is_counted_is_there(text: str) -> None:
    length = word_count.length(text, text)
    assert length.words >= 0
    assert len(word_count.excerpt([text], 20)) <= 21
    found = bare_urls.find_url(text, 0)
    assert found is None or text.startswith(found[0])
    made = headings.heading_id(text)
    assert not any(char.isspace() for char in made)
    assert headings.heading_id(text, {made}) != made
    for lines in (key_lines.toml(text), dict(key_lines.json_keys(text))):
        assert all(line >= 1 for line in lines.values())


_PARSER = MarkdownIt('commonmark').enable(['table'])
goldmark.use(_PARSER)


@given(DOCUMENTS)
def test_any_markdown_is_rendered(text: str) -> None:
    html = _PARSER.render(text)
    assert 'href="javascript:' not in html
