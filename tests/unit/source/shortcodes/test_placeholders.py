"""Shortcodes out of a text and back: one word each, as many lines as before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.shortcodes.placeholders import Marked, Taken, take_out
from sphinxext_podcast.source.shortcodes.scanner import Escaped, Mistake
from sphinxext_podcast.source.shortcodes.tree import Shortcode

WORD = 'podcastshortcode{}end'.format


def put_back(marked: Marked) -> str:
    return marked.pattern.sub(lambda match: marked.taken[int(match[1])].written, marked.text)


def test_one_word_without_markdown_characters() -> None:
    marked = take_out('前 {{< a >}}{{%b%}}後')
    assert marked.text == f'前 {WORD(0)}{WORD(1)}後'
    assert re.fullmatch('[a-z0-9]+', WORD(0))
    assert [taken.written for taken in marked.taken] == ['{{< a >}}', '{{%b%}}']


def test_nothing_to_take_out() -> None:
    marked = take_out('文字 {{ < a >}}\n')
    assert (marked.text, marked.taken) == ('文字 {{ < a >}}\n', ())


@pytest.mark.parametrize(
    ('text', 'kind', 'shown'),
    [
        ('{{< a  "b" >}}', Shortcode, '{{< a  "b" >}}'),
        ('{{</* a  b */>}}', Escaped, '{{< a  b >}}'),
        ('{{%/*a*/%}}', Escaped, '{{%a%}}'),
        ('{{<', Mistake, '{{<'),
    ],
)
def test_shown_where_it_is_not_executed(text: str, kind: type, shown: str) -> None:
    (taken,) = take_out(text, takes_inner=lambda name: False).taken
    assert isinstance(taken.tag, kind)
    assert (taken.written, taken.shown) == (text, shown)


@pytest.mark.parametrize(
    ('text', 'marked'),
    [
        ('podcastshortcode {{< a >}}', 'podcastshortcode podcastshortcodex0end'),
        ('PodcastShortcode0end{{< a >}}', 'PodcastShortcode0endpodcastshortcodex0end'),
        ('{{< a podcastshortcodex >}}', 'podcastshortcodexx0end'),
        ('podcastshortcod{{< a >}}5end', 'podcastshortcodpodcastshortcode0end5end'),
    ],
)
def test_the_word_is_not_in_the_text_already(text: str, marked: str) -> None:
    found = take_out(text)
    assert found.text == marked
    assert found.pattern.findall(found.text) == ['0']
    assert put_back(found) == text


def test_a_look_alike_is_no_placeholder() -> None:
    marked = take_out('podca\u017ftshortcode0end')
    assert not marked.pattern.search(marked.text)


def test_the_case_of_a_placeholder_may_change() -> None:
    marked = take_out('{{< a >}} {{< b >}}')
    assert marked.pattern.findall(marked.text.upper()) == ['0', '1']


@pytest.mark.parametrize(
    ('text', 'lines'),
    [
        ('{{< a >}}', [1]),
        ('\n\n{{< a >}}', [3]),
        ('{{< a >}} {{< b >}}\n{{< c >}}', [1, 1, 2]),
        ('{{< a\n\n1\n>}} {{< b >}}\n{{</* c\n*/>}}\n{{<\n{{< d >}}', [1, 4, 5, 7, 8]),
    ],
)
@pytest.mark.parametrize('first', [1, 12])
def test_line_numbers(text: str, lines: list[int], first: int) -> None:
    taken = take_out(text, first).taken
    assert [shortcode.line - first + 1 for shortcode in taken] == lines


@pytest.mark.parametrize(
    ('text', 'marked'),
    [
        ('{{< a\n>}}', f'{WORD(0)}\n'),
        ('{{< a\n>}}\n\n下', f'{WORD(0)}\n\n\n下'),
        ('{{< a\n>}} \n\t\n下', f'{WORD(0)} \n\t\n\n下'),
        ('{{< a\n1\n>}} 左\n右\n\n下', f'{WORD(0)} 左\n右\n\n\n\n下'),
        ('{{< a\n>}} 左\n右', f'{WORD(0)} 左\n右\n'),
        ('{{< a\n>}}{{< b\n>}}\n\n下', f'{WORD(0)}{WORD(1)}\n\n\n\n下'),
        ('{{< a\n>}}\n\n{{< b >}}\n\n下', f'{WORD(0)}\n\n\n{WORD(1)}\n\n下'),
        ('左 {{< a\n>}} 中\n{{< b >}} 右', f'左 {WORD(0)} 中\n{WORD(1)} 右\n'),
        ('| {{< a\n>}} |\n{{< b >}} | 右', f'| {WORD(0)} |\n{WORD(1)} | 右\n'),
        ('```\n{{< a\n>}}\n\n左\n```\n\n右', f'```\n{WORD(0)}\n\n左\n```\n\n\n右'),
    ],
)
def test_lines_come_back_at_the_next_blank_line(text: str, marked: str) -> None:
    assert take_out(text).text == marked


ONE_LINE = ['{{< a >}}', '{{% b "c" %}}', '{{</* d */>}}', '{{<', '{{% e', '>}}', '字', ' ', '\n']
WORDS = ['podcastshortcode', 'PODCASTSHORTCOD', 'E', 'x', '0end', '5', '\n\n', '\n\t\n', '| a |\n']
LONG = ['{{< a\n>}}', '{{% b\n\n"c"\n%}}', '{{</* d\n\n*/>}}', '{{< a `\n` />}}']


@given(st.lists(st.sampled_from(ONE_LINE + WORDS + LONG), max_size=15).map(''.join))
def test_as_many_lines_as_before(text: str) -> None:
    marked = take_out(text)
    assert marked.text.count('\n') == text.count('\n')
    assert put_back(marked).replace('\n', '') == text.replace('\n', '')
    for taken in marked.taken:
        assert taken.line == text.count('\n', 0, taken.tag.start) + 1


@given(st.lists(st.sampled_from(ONE_LINE + WORDS), max_size=15).map(''.join))
def test_put_back_it_is_the_same_text(text: str) -> None:
    marked = take_out(text)
    if not any('\n' in taken.written for taken in marked.taken):
        assert put_back(marked) == text


def takes_inner(name: str) -> bool:
    return name == 'in'


def test_inner_text_has_placeholders_of_its_own() -> None:
    marked = take_out('甲\n{{< in >}}\n乙{{< p >}}{{</* q */>}}\n{{< /in >}}', 5, takes_inner)
    assert marked.text.startswith(f'甲\n{WORD(2)}')
    assert marked.taken[2].inner == f'\n乙{WORD(0)}{WORD(1)}\n'
    assert [one.line for one in marked.taken] == [7, 7, 6]
    assert marked.as_written(marked.taken[2].inner) == '\n乙{{< p >}}{{< q >}}\n'
    assert marked.as_written(marked.text.rstrip('\n')) == '甲\n' + marked.taken[2].written


def test_percent_is_pasted_with_its_inner_text() -> None:
    def paste(taken: Taken) -> str | None:
        return f'[{taken.inner}]' if taken.written.startswith('{{% in') else None

    text = '{{% in %}}a{{% in /%}}{{< in >}}{{< /in >}}{{% p %}}{{% /in %}}'
    marked = take_out(text, takes_inner=takes_inner, paste=paste)
    assert marked.text == f'[a[]{WORD(0)}{WORD(1)}]'


@pytest.mark.parametrize(
    ('text', 'marked', 'divider'),
    [
        ('a <!--more--> b<!--more-->', 'a podcastshortcodemore b<!--more-->', True),
        ('a <!-- more --> <!--MORE-->', 'a <!-- more --> <!--MORE-->', False),
    ],
)
def test_the_divider_of_the_summary(text: str, marked: str, *, divider: bool) -> None:
    found = take_out(text)
    assert (found.text, bool(found.divider)) == (marked, divider)


def test_a_further_text_has_the_same_placeholders() -> None:
    def takes_inner(name: str) -> bool:
        return name == 'b'

    marked = take_out('x {{< a 1 >}} {{< b >}}{{< a 2 >}}{{< /b >}}', takes_inner=takes_inner)
    more = take_out('{{< b >}}{{< a 2 >}}{{< /b >}} {{< a 3 >}} {{< a 1 >}}', 7, takes_inner)
    joined = marked.joined(more)
    assert joined.text == f'{WORD(2)} {WORD(3)} {WORD(0)}'
    assert joined.taken[:3] == marked.taken
    assert joined.taken[3:] == (more.taken[2],)
    assert joined.source(joined.text) == '{{< b >}}{{< a 2 >}}{{< /b >}} {{< a 3 >}} {{< a 1 >}}'


def test_a_further_text_has_its_own_word_no_longer() -> None:
    marked = take_out('podcastshortcode')
    more = take_out('{{< b >}}{{< a >}}{{< /b >}}', takes_inner=lambda name: name == 'b')
    joined = marked.joined(more)
    assert joined.text == 'podcastshortcodex1end'
    assert joined.taken[1].inner == 'podcastshortcodex0end'


def test_an_escaped_shortcode_in_the_source_stays_escaped() -> None:
    marked = take_out('{{</* a */>}}')
    assert marked.source(marked.text) == '{{</* a */>}}'
    assert marked.as_written(marked.text) == '{{< a >}}'
