"""Shortcodes and what is in them: pairs, nesting, and what a mistake leaves alive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.shortcodes.scanner import Escaped, Mistake
from sphinxext_podcast.source.shortcodes.tree import Inner, Piece, Shortcode, parse

KNOWN: Mapping[str, Inner] = {'p': False, 'in': True, 'box': True, 'may': 'optional'}
UNCLOSED = 'must be closed or self-closed'
UNRECOGNIZED = (
    "unrecognized character in shortcode action: U+003A ':'. "
    'Note: Parameters with non-alphanumeric args must be quoted'
)
NO_INNER = 'does not evaluate .Inner or .InnerDeindent, yet a closing tag was provided'


def tree(text: str) -> tuple[Piece, ...]:
    return parse(text, KNOWN.get)


def only(text: str) -> Shortcode:
    (piece,) = tree(text)
    assert isinstance(piece, Shortcode)
    return piece


def outline(text: str, pieces: Sequence[Piece] | None = None) -> str:
    """Names with their children in brackets, ! for mistakes, . for those without a message."""
    parts = []
    for piece in tree(text) if pieces is None else pieces:
        if isinstance(piece, Shortcode):
            inner = f'({outline(text, piece.children)})' if piece.inner else ''
            parts.append(piece.name + inner)
        elif isinstance(piece, Mistake):
            parts.append('!' if piece.message else '.')
        else:
            parts.append('esc')
    return ' '.join(parts)


def messages(pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    for piece in pieces:
        if isinstance(piece, Mistake) and piece.message:
            yield piece.at, piece.message
        elif isinstance(piece, Shortcode):
            yield from messages(piece.children)


def test_a_shortcode_without_inner_text() -> None:
    text = '甲{{% P one n=2 %}}乙'
    assert tree(text.replace(' n=2', ' 2')) == (
        Shortcode(1, 16, 'P', ('one', 2), {}, percent=True, inner=None),
    )


def test_a_pair() -> None:
    text = '{{< in a="b" >}}文 {{< p >}}{{% /in %}}'
    assert only(text) == Shortcode(
        0,
        len(text),
        'in',
        (),
        {'a': 'b'},
        percent=False,
        inner=(16, 27),
        children=(Shortcode(18, 27, 'p', (), {}, percent=False, inner=None),),
    )


@pytest.mark.parametrize('text', ['{{< in />}}', '{{< in a / >}}', '{{< in a/in >}}'])
def test_a_shortcode_that_closes_itself(text: str) -> None:
    piece = only(f'{text} {{{{< p >}}}}'[: len(text)])
    assert piece.inner == (len(text), len(text))
    assert piece.end == len(text)


@pytest.mark.parametrize(
    ('text', 'outlined'),
    [
        ('', ''),
        ('text', ''),
        ('{{< p >}}{{% p %}}', 'p p'),
        ('{{% in %}}{{< /in >}}', 'in()'),
        ('{{< in >}}{{< / >}}', 'in()'),
        ('{{< in >}}{{< in >}}{{< /in >}}{{< /in >}}', 'in(in())'),
        ('{{< in >}}{{< in />}}{{< /in >}}', 'in(in())'),
        ('{{< in >}}{{< p >}}{{</* p */>}}{{< /in >}}{{< p >}}', 'in(p esc) p'),
        ('{{< in >}}{{</* /in */>}}{{< /in >}}', 'in(esc)'),
        # By position, not by name.
        ('{{< in >}}{{< box >}}{{< /in >}}{{< /box >}}', 'in(box())'),
        ('{{< in >}}{{< p >}}{{< /p >}}', 'in(p)'),
        ('{{< x.inline >}}a{{< /x.inline >}}{{< x.inline />}}', 'x.inline() x.inline()'),
    ],
)
def test_nesting(text: str, outlined: str) -> None:
    assert outline(text) == outlined
    assert not list(messages(tree(text)))


@pytest.mark.parametrize(
    ('text', 'outlined', 'said'),
    [
        ('{{< may >}}', 'may', 0),
        ('{{< may >}}a{{< may >}}b{{< /may >}}c{{< /may >}}', 'may may() !', 1),
        ('{{< in >}}a{{< /may >}}b{{< /in >}}', 'in(!)', 1),
        ('{{< may />}}', 'may()', 0),
        ('{{< may >}}x{{< /may >}}', 'may()', 0),
        ('{{< may >}}{{< may >}}{{< p >}}{{< /may >}}', 'may may(p)', 0),
        ('{{< may >}}{{< /may >}}{{< may >}}', 'may() may', 0),
        ('{{< in >}}{{< may >}}{{< /in >}}', 'in(may)', 0),
        ('{{< in >}}{{< may >}}a{{< /may >}}{{< /in >}}', 'in(may())', 0),
        ('{{< may >}}{{< in >}}{{< may >}}{{< /in >}}{{< /may >}}', 'may(in(may))', 0),
        ('{{< in >}}{{< may >}}{{< / >}}', 'in(may)', 0),
        # What stands alone once stays alone.
        ('{{< may >}}{{< may >}}{{< /may >}}{{< /may >}}', 'may may() !', 1),
        ('{{< may >}}{{< in >}}{{< /may >}}{{< /in >}}', 'may in(!)', 1),
        ('{{< may a:b >}}{{< may >}}{{< /may >}}', '! may()', 1),
    ],
)
def test_what_may_be_closed_need_not(text: str, outlined: str, said: int) -> None:
    assert outline(text) == outlined
    assert len(list(messages(tree(text)))) == said


@pytest.mark.parametrize(
    ('text', 'outlined', 'said'),
    [
        ('{{< no >}}', '!', [(0, 'template for shortcode "no" not found')]),
        ('a {{< No a:b >}}', '!', [(2, 'template for shortcode "No" not found')]),
        ('{{< no />}}{{< p >}}', '! p', [(0, 'template for shortcode "no" not found')]),
        (
            '{{< no >}}{{< p >}}{{< /no >}}{{< p >}}',
            '! p . p',
            [(0, 'template for shortcode "no" not found')],
        ),
        (
            '{{< in >}}{{< no >}}{{< in >}}{{< /in >}}{{< /no >}}{{< /in >}}',
            'in(! in() .)',
            [(10, 'template for shortcode "no" not found')],
        ),
        (
            '{{< in >}}{{< no >}}{{< /in >}}{{< p >}}',
            'in(!) p',
            [(10, 'template for shortcode "no" not found')],
        ),
        (
            '{{< no >}}{{< /no >}}{{< /no >}}',
            '! . !',
            [(0, 'template for shortcode "no" not found'), (21, f'shortcode "no" {NO_INNER}')],
        ),
        ('{{< p />}}{{< p >}}', '! p', [(0, f'shortcode "p" {NO_INNER}')]),
        ('{{< p >}}{{< /p >}}', 'p !', [(9, f'shortcode "p" {NO_INNER}')]),
        ('{{< p >}}{{< / >}}', 'p !', [(9, f'shortcode ">}}}}" {NO_INNER}')]),
        ('{{< in />}}{{% /in %}}', 'in() !', [(11, f'shortcode "in" {NO_INNER}')]),
        ('{{< in >}}{{< p >}}', '! p', [(0, f'shortcode "in" {UNCLOSED}')]),
        (
            '{{< in >}}{{< box >}}{{< p >}}{{< /box >}}',
            '! box(p)',
            [(0, f'shortcode "in" {UNCLOSED}')],
        ),
        (
            '{{< in a:b >}}{{< p >}}{{< /in >}}{{< p >}}',
            '! p . p',
            [
                (
                    8,
                    UNRECOGNIZED,
                )
            ],
        ),
        (
            '{{< in >}}{{< box 1 a=2 / >}}{{< box >}}{{< /box >}}{{< /in >}}',
            'in(! box())',
            [
                (
                    20,
                    "got named parameter 'a'. Cannot mix named and positional parameters",
                )
            ],
        ),
        ('{{< x.inline >}}{{< p >}}', '! p', [(0, f'shortcode "x.inline" {UNCLOSED}')]),
        (
            '{{< x.inline >}}{{< p >}}{{< /x.inline >}}',
            'x.inline(!)',
            [(16, 'inline shortcodes do not support nesting')],
        ),
        (
            '{{< x.inline >}}{{< p >}}{{< /p >}}{{< /x.inline >}}',
            'x.inline(! !)',
            [
                (16, 'inline shortcodes do not support nesting'),
                (25, 'inline shortcodes do not support nesting'),
            ],
        ),
    ],
)
def test_a_mistake_costs_its_own_tag(
    text: str, outlined: str, said: list[tuple[int, str]]
) -> None:
    assert outline(text) == outlined
    assert list(messages(tree(text))) == said


def depth(pieces: Sequence[Piece]) -> int:
    inner = [depth(piece.children) for piece in pieces if isinstance(piece, Shortcode)]
    return 1 + max(inner) if inner else 0


def test_what_is_nested_too_deeply_is_text() -> None:
    pieces = tree('{{< in >}}' * 10_000 + '{{< p >}}' + '{{< /in >}}' * 10_000 + '{{< in />}}')
    assert 50 < depth(pieces) < 200
    assert isinstance(pieces[-1], Shortcode)
    said = {message for _, message in messages(pieces)}
    assert said == {'shortcodes are nested too deeply'}


@pytest.mark.parametrize(
    ('unit', 'said'),
    [
        ('{{< in >}}', UNCLOSED),
        ('{{< x.inline >}}', UNCLOSED),
        ('{{< no >}}', 'not found'),
        ('{{< /in >}}', 'none is open'),
        ('{{< in a:b >}}', 'unrecognized'),
        ('{{<', 'unclosed'),
    ],
)
def test_twenty_thousand_mistakes(unit: str, said: str) -> None:
    found = list(messages(tree(unit * 20_000)))
    assert len(found) == 20_000
    assert said in found[-1][1]


TEXTS = st.lists(
    st.sampled_from(
        [
            *('{{<', '{{%', '>}}', '%}}', '/*', '*/', '/', '"', '`', '\\', '=', ' ', '\n', '中'),
            *('{{< p >}}', '{{< in >}}', '{{% in %}}', '{{< /in >}}', '{{% /box %}}'),
            *('{{< box >}}', '{{< no >}}', '{{< /no >}}', '{{</* p */>}}', '{{< in a:b >}}'),
            *('{{< in />}}', '{{< x.inline >}}', '{{< /x.inline >}}', '{{< / >}}'),
            *('{{< may >}}', '{{< /may >}}'),
        ]
    ),
    max_size=30,
).map(''.join)


def spelt(text: str, start: int, end: int, pieces: Sequence[Piece]) -> str:
    """The text again, from the pieces and what is between them; asserts their order."""
    parts = []
    at = start
    for piece in pieces:
        assert at <= piece.start < piece.end <= end
        parts.append(text[at : piece.start])
        at = piece.end
        if not isinstance(piece, Shortcode):
            parts.append(text[piece.start : piece.end])
            continue
        inner = piece.inner or (piece.end, piece.end)
        assert piece.start < inner[0] <= inner[1] <= piece.end
        known = KNOWN.get(piece.name)
        assert known == 'optional' or (piece.inner is None) == (known is False)
        parts += [
            text[piece.start : inner[0]],
            spelt(text, *inner, piece.children),
            text[inner[1] : piece.end],
        ]
    return ''.join([*parts, text[at:end]])


@given(TEXTS)
def test_pieces_and_the_text_between_make_the_whole(text: str) -> None:
    assert spelt(text, 0, len(text), tree(text)) == text


@given(TEXTS)
def test_no_opening_is_left_over(text: str) -> None:
    def bare(start: int, end: int, pieces: Sequence[Piece]) -> Iterator[str]:
        at = start
        for piece in pieces:
            yield text[at : piece.start]
            at = piece.end
            if isinstance(piece, Shortcode) and piece.inner:
                yield from bare(*piece.inner, piece.children)
        yield text[at:end]

    for ordinary in bare(0, len(text), tree(text)):
        assert '{{<' not in ordinary
        assert '{{%' not in ordinary


def test_what_is_escaped_in_an_inner_text() -> None:
    text = '{{< in >}}{{</* p */>}}{{< /in >}}'
    assert only(text).children == (Escaped(10, 23, '{{< p >}}'),)
