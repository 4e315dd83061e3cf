"""Shortcode tags: what they say, what is only shown, what Hugo refuses, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.shortcodes.scanner import Call, Escaped, Mistake, scan
from sphinxext_podcast.source.shortcodes.tag import Tag, Value
from tests.unit.source.positions import place

MIXED = 'Cannot mix named and positional parameters'


def unrecognized(character: str, shown: str | None = None) -> str:
    shown = f" '{character}'" if shown is None else shown
    return (
        f'unrecognized character in shortcode action: U+{ord(character):04X}{shown}. '
        'Note: Parameters with non-alphanumeric args must be quoted'
    )


def unterminated(kind: str, rest: str) -> str:
    return f"unterminated {kind} string in shortcode parameter-argument: '{rest}'"


def only(text: str) -> Call | Escaped | Mistake:
    (tag,) = scan(text)
    return tag


@pytest.mark.parametrize(
    ('text', 'arguments'),
    [
        ('{{< p >}}', ()),
        ('{{% p %}}', ()),
        ('{{<p>}}', ()),
        ('{{%p one%}}', ('one',)),
        ('{{< p one two >}}', ('one', 'two')),
        ('{{<\n\tp\r\n  one\n\n  two\n>}}', ('one', 'two')),
        (
            '{{< p 007 -2 1.5 true a-b a_b 1.2.3 >}}',
            (7, -2, 1.5, True, 'a-b', 'a_b', '1.2.3'),
        ),
        ('{{< p "7" `1.5` "true" >}}', ('7', '1.5', 'true')),
        (
            '{{< p 1e3 1_000 1. TRUE 2026-01-02 - >}}',
            ('1e3', '1_000', '1.', 'TRUE', '2026-01-02', '-'),
        ),
        ('{{< p 9223372036854775807 9223372036854775808 >}}', (2**63 - 1, str(2**63))),
        ('{{< p a=+3 b=.5 c=-.5 d=false >}}', {'a': 3, 'b': 0.5, 'c': -0.5, 'd': False}),
        (f'{{{{< p {"9" * 5000} >}}}}', ('9' * 5000,)),
        (f'{{{{< p {"9" * 400}.5 >}}}}', (f'{"9" * 400}.5',)),
        (r'{{< p ab\_c >}}', ('ab', '_c')),
        (r'{{< p \ >}}', ()),
        (r'{{< p \"a b\" c >}}', ('a b', 'c')),
        (r'{{< p \"a\"b\"c" >}}', ('a', 'b', 'c')),
        (r'{{< p a=\"b c\" d=e >}}', {'a': 'b c', 'd': 'e'}),
        (r'{{< p a=\lost "b" >}}', {'a': 'b'}),
        (r'{{< p a=b\c"d >}}', {'a': r'b\c"d'}),
        ('{{< p a=x\u3000b="c" >}}', {'a': 'x\u3000b="c"'}),
        ('{{< p a=\u3000"x" >}}', {'a': '\u3000"x"'}),
        ('{{< p\v"a"\f"b" >}}', ('a', 'b')),
        ('{{< p "a" = "b" >}}', {'a': 'b'}),
        ('{{< p a = 1 b = 2 >}}', {'a': 1, 'b': 2}),
        ('{{< p a=1 = 2 >}}', {'a': 1}),
        ('{{< =x p "a" >}}', ('a',)),
        ('{{< p 中文 １２ >}}', ('中文', '１２')),
        ('{{< p "one two" "" >}}', ('one two', '')),
        ('{{< p "a"b"c" >}}', ('a', 'b', 'c')),
        ('{{< p "x >}} y" >}}', ('x >}} y',)),
        ('{{< p "{{< q >}}" >}}', ('{{< q >}}',)),
        ('{{< p "a/*b*/ `c` =\t中" >}}', ('a/*b*/ `c` =\t中',)),
        (r'{{< p "say \"hi\"" >}}', ('say "hi"',)),
        (r'{{< p "a\b\"c" >}}', ('ab"c',)),
        (r'{{< p "back\\slash" "nl\nx" >}}', (r'back\\slash', r'nl\nx')),
        ('{{< p `say "hi" >}}` >}}', ('say "hi" >}}',)),
        ('{{< p `a\\b\nc` >}}', ('a\\b\nc',)),
        ('{{< p `` >}}', ('',)),
        ('{{< p a=b/c?d=e&f=g >}}', {'a': 'b/c?d=e&f=g'}),
        ('{{< p url=https://youtu.be/x#t=5 >}}', {'url': 'https://youtu.be/x#t=5'}),
        ('{{< p a="1" b=`2` c=3 >}}', {'a': '1', 'b': '2', 'c': 3}),
        ('{{< p a="1"b="2" >}}', {'a': '1', 'b': '2'}),
        ("{{< p a='single' >}}", {'a': "'single'"}),
        ('{{< p 標題=中文。 true=1 a-b.c=2 >}}', {'標題': '中文。', 'true': 1, 'a-b.c': 2}),
        ('{{< p a = "1" >}}', {'a': '1'}),
        ('{{< p a=\n"1"\n>}}', {'a': '1'}),
        ('{{< p a="" >}}', {'a': ''}),
        ('{{< p a="1" a="2" >}}', {'a': '2'}),
        ('{{< p a=">}}" >}}', {'a': '>}}'}),
    ],
)
def test_arguments(text: str, arguments: tuple[Value, ...] | dict[str, Value]) -> None:
    tag = only(text)
    positional, named = ((), arguments) if isinstance(arguments, dict) else (arguments, {})
    assert tag == Call(0, len(text), 'p', positional, named, percent=text[2] == '%')
    # 1 is True, and 1.0 is 1, for Python.
    assert repr((tag.positional, dict(tag.named))) == repr((positional, named))


@pytest.mark.parametrize(
    'name', ['youtube', 'Apple-Podcast', 'ns/x', 'x.inline', '_p', '2up', '影片', 'in/']
)
def test_names(name: str) -> None:
    assert only(f'{{{{< {name} >}}}}') == Call(0, len(name) + 8, name)


@pytest.mark.parametrize(
    ('text', 'form', 'positional'),
    [
        ('{{< in >}}', 'open', ()),
        ('{{< /in >}}', 'close', ()),
        ('{{</in>}}', 'close', ()),
        ('{{< / in >}}', 'close', ()),
        ('{{%\n/in\n%}}', 'close', ()),
        ('{{<\r/\rin\r>}}', 'close', ()),
        ('{{< in />}}', 'self', ()),
        ('{{< in a/>}}', 'self', ('a',)),
        ('{{< in "a"/>}}', 'self', ('a',)),
        ('{{% in `a` /%}}', 'self', ('a',)),
        ('{{< in / >}}', 'self', ()),
        ('{{< in a/in >}}', 'self', ('a',)),
        ('{{< in a / =b >}}', 'self', ('a',)),
    ],
)
def test_forms(text: str, form: str, positional: tuple[str, ...]) -> None:
    opening, tag = scan(f'{{{{< in >}}}}{text}')
    percent = text[2] == '%'
    assert tag == Call(10, 10 + len(text), 'in', positional, {}, form, percent)
    assert isinstance(opening, Call)


def test_a_closing_tag_without_a_name() -> None:
    assert list(scan('{{< in >}}{{< / >}}'))[1] == Call(10, 19, '', (), {}, 'close')


def test_a_bare_value_eats_the_slash() -> None:
    assert only('{{< in a=b/ >}}') == Call(0, 15, 'in', (), {'a': 'b/'})


@pytest.mark.parametrize(
    'text',
    ['', 'text', '{{ < p >}}', '{ {< p >}}', r'{{\< p >}}', '{< p >}', '{{p}}', '{{', '>}}'],
)
def test_ordinary_text(text: str) -> None:
    assert list(scan(text)) == []


@pytest.mark.parametrize(
    ('text', 'shown'),
    [
        ('{{</* youtube x */>}}', '{{< youtube x >}}'),
        ('{{%/* p */%}}', '{{% p %}}'),
        ('{{</*p*/>}}', '{{<p>}}'),
        ('{{</**/>}}', '{{<>}}'),
        ('{{</* a\n  b=">}}"\n*/>}}', '{{< a\n  b=">}}"\n>}}'),
        ('{{</* p "{{< q >}}" */>}}', '{{< p "{{< q >}}" >}}'),
        ('{{</* p */%}} */>}}', '{{< p */%}} >}}'),
        ('{{</* /* p */ */>}}', '{{< /* p */ >}}'),
    ],
)
def test_escapes(text: str, shown: str) -> None:
    assert only(text) == Escaped(0, len(text), shown)


@pytest.mark.parametrize(
    ('text', 'into', 'said'),
    [
        ('{{< >}}', 0, 'shortcode has no name'),
        (r'{{< \"p" >}}', 0, 'shortcode has no name'),
        ('{{< "p" >}}', 4, unrecognized('"')),
        ('{{< .p >}}', 4, unrecognized('.')),
        ('{{< -p >}}', 4, unrecognized('-')),
        ('{{< ½ >}}', 4, unrecognized('½')),
        ('{{< p.x >}}', 4, 'period in shortcode name only allowed for inline identifiers'),
        ('{{< p.inline>}}', 4, 'period in shortcode name only allowed for inline identifiers'),
        ('{{< /* p */ >}}', 4, 'got closing shortcode, but none is open'),
        ('{{< /p >}}', 4, 'got closing shortcode, but none is open'),
        ('{{< p a/b >}}', 8, "closing tag for shortcode 'b' does not match start tag"),
        ('{{< p /P >}}', 7, "closing tag for shortcode 'P' does not match start tag"),
        ('{{< p / "x" >}}', 8, unrecognized('"')),
        ('{{< p a/p x >}}', 10, 'unclosed shortcode'),
        ('{{< p a/p', 9, 'unclosed shortcode'),
        ('{{< p one', 9, 'unclosed shortcode action'),
        ('{{<p', 4, 'unclosed shortcode action'),
        ('{{<', 3, 'unclosed shortcode action'),
        ('{{%', 3, 'unclosed shortcode action'),
        ('{{< p a=b>}}', 12, 'unclosed shortcode action'),
        ('{{< in a=b/>}}', 14, 'unclosed shortcode action'),
        ('{{< p a= >}}', 12, 'unclosed shortcode action'),
        ('{{< p %}}', 6, unrecognized('%')),
        ('{{% p >}}', 6, unrecognized('>')),
        ('{{< p a:b >}}', 7, unrecognized(':')),
        ('{{< p a,b >}}', 7, unrecognized(',')),
        ('{{< p .5 >}}', 6, unrecognized('.')),
        ('{{< p +3 >}}', 6, unrecognized('+')),
        ('{{< p #x >}}', 6, unrecognized('#')),
        ("{{< p 'a' >}}", 6, unrecognized("'")),
        ('{{< p “one” >}}', 6, unrecognized('“')),
        ('{{< p a² >}}', 7, unrecognized('²')),
        ('{{< p 一〇 >}}', 7, unrecognized('〇')),
        ('{{< p one\u3000two >}}', 9, unrecognized('\u3000', shown='')),
        ('{{<\xa0p >}}', 3, unrecognized('\xa0', shown='')),
        ('{{< p\xa0>}}', 5, unrecognized('\xa0', shown='')),
        ('{{< p \0>}}', 6, unrecognized('\0', shown='')),
        ('{{< p "one >}}', 7, unterminated('quoted', 'one >}}')),
        ('{{< p "one\ntwo" >}}', 7, unterminated('quoted', 'one')),
        ('{{< p a="one >}}', 9, unterminated('quoted', 'one >}}')),
        (r'{{< p "a\\" >}}', 7, unterminated('quoted', r'a\\" >}}')),
        (r'{{< p a=\b >}}', 8, unterminated('quoted', r'\b >}}')),
        ('{{< p `one\n>}}', 7, unterminated('raw', 'one\n>}}')),
        (f'{{{{< p "{"字" * 61}', 7, unterminated('quoted', f'{"字" * 60}…')),
        (r'{{< p "x \` y" >}}', 7, 'unrecognized escape character'),
        (r'{{< p a=\`x` >}}', 8, 'unrecognized escape character'),
        (r'{{< p \`x` >}}', 7, 'unrecognized escape character'),
        ('{{< p one a="1" >}}', 10, f"got named parameter 'a'. {MIXED}"),
        ('{{< p a="1" one >}}', 12, f"got positional parameter 'one'. {MIXED}"),
        ('{{< p a="1" "one" >}}', 12, f'got quoted positional parameter. {MIXED}'),
        ('{{< p a="1" b = "2" >}}', 12, f"got positional parameter 'b'. {MIXED}"),
        ('{{< p a = "1" b="2" >}}', 14, f"got named parameter 'b'. {MIXED}"),
        ('{{< p a = 1 b >}}', 14, f"got positional parameter 'b'. {MIXED}"),
        ('{{< p a "b" = "c" >}}', 14, f"got named parameter 'b'. {MIXED}"),
        ('{{</* p >}}', 0, 'comment must be closed'),
        ('{{</* p */%}}', 0, 'comment must be closed'),
        ('{{</*/>}}', 0, 'comment must be closed'),
    ],
)
def test_mistakes(text: str, into: int, said: str) -> None:
    tag = only(text)
    assert isinstance(tag, Mistake)
    assert (tag.start, tag.into, tag.message) == (0, into, said)


@pytest.mark.parametrize(
    ('text', 'name'),
    [('{{< in a:b >}}', 'in'), ('{{< :in >}}', ''), ('{{< in a/b >}}', ''), ('{{< in', 'in')],
)
def test_a_mistake_knows_the_name_of_an_opening_tag(text: str, name: str) -> None:
    tag = only(text)
    assert isinstance(tag, Mistake)
    assert tag.name == name


def test_a_mistake_in_a_text_knows_its_place() -> None:
    text = '甲\n乙 {{< p\n “a” >}}'
    (tag,) = scan(text)
    assert isinstance(tag, Mistake)
    assert tag.at == text.index('“')
    assert place(text, tag.at) == (3, 2)


@pytest.mark.parametrize(
    ('text', 'offset', 'where'),
    [
        ('', 0, (1, 1)),
        ('ab', 2, (1, 3)),
        ('中文 x', 3, (1, 8)),
        ('a\n', 1, (1, 2)),
        ('a\n', 2, (2, 1)),
        ('a\r\n文b', 4, (2, 4)),
        ('\ud800x', 1, (1, 4)),
    ],
)
def test_place_counts_bytes(text: str, offset: int, where: tuple[int, int]) -> None:
    assert place(text, offset) == where


@pytest.mark.parametrize(
    ('text', 'mistake'),
    [
        ('{{< p a="1" one >}} b', '{{< p a="1" one >}}'),
        ('{{< p %}} {{< q >}}', '{{< p %}}'),
        ('{{< 1 {{< q >}}', '{{< 1 '),
        ('{{< p one="\n>}}', '{{< p one="'),
        ('{{<', '{{<'),
    ],
)
def test_a_mistake_is_shown_to_where_it_seems_to_end(text: str, mistake: str) -> None:
    tag = next(iter(scan(text)))
    assert isinstance(tag, Mistake)
    assert text[tag.start : tag.end] == mistake


@pytest.mark.parametrize(
    ('text', 'names'),
    [
        ('{{< a "{{< b >}}\n {{< c >}}', ['b', 'c']),
        ('{{< a `{{< b >}}\n {{< c >}}', ['b', 'c']),
        ('{{< a x=\n\n{{< b >}} {{< c >}}', ['b', 'c']),
        ('{{< a x=1\n\n{{< b >}} {{< c >}}', ['b', 'c']),
        ('{{< a x="{{< b " y >}} "{{< c >}}', ['c']),
        ('{{</* a {{< b "{{< c >}}" >}}', ['b']),
        ('{{< a= `{{< b >}}` {{< c >}}', ['b', 'c']),
    ],
)
def test_a_mistake_swallows_no_tag(text: str, names: list[str]) -> None:
    assert [tag.name for tag in scan(text) if isinstance(tag, Call)] == names


UNITS = [
    *('{{<', '{{< p\n', '{{< p "', '{{< p `', '{{</*', '{{%/* a */>}}', '{{< p a= ', '{{< p\\a='),
    *('{{< p a=\\x', '{{< p "\\"', '{{< p "x"a=', '{{< /p ', '{{< p a=b>}} ', '{{< p "a {{% "'),
]


@pytest.mark.parametrize('unit', UNITS)
def test_tags_that_never_end_are_read_twice_at_most(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = 0
    whole = Tag.read

    def counted(tag: Tag) -> None:
        nonlocal read
        try:
            whole(tag)
        finally:
            read += tag.at - tag.start

    monkeypatch.setattr(Tag, 'read', counted)
    text = unit * (20_000 // len(unit))
    assert len(list(scan(text))) >= 1
    assert read <= 2 * len(text)


def test_places() -> None:
    text = r'字{{{< a >}}} \{{% b "字" %}}{{</* c */>}}' + '\n{{< d %}} {{< e >}}{{<'
    slices = [(type(tag).__name__, text[tag.start : tag.end]) for tag in scan(text)]
    assert slices == [
        ('Call', '{{< a >}}'),
        ('Call', '{{% b "字" %}}'),
        ('Escaped', '{{</* c */>}}'),
        ('Mistake', '{{< d %}}'),
        ('Call', '{{< e >}}'),
        ('Mistake', '{{<'),
    ]


TEXTS = st.lists(
    st.sampled_from(
        [
            *('{{<', '{{%', '>}}', '%}}', '/*', '*/', '/', '"', '`', '\\', '=', ' ', '\n', '{'),
            *('p', 'a=', '中', '"a b"', '{{< p >}}', '{{</* p */>}}', '{{% p a="1"\n b=2 %}}'),
        ]
    ),
    max_size=20,
).map(''.join)


@given(TEXTS)
def test_tags_and_text_between_make_the_whole(text: str) -> None:
    at = 0
    for tag in scan(text):
        assert at <= tag.start < tag.end <= len(text)
        assert '{{<' not in text[at : tag.start]
        assert '{{%' not in text[at : tag.start]
        assert text[tag.start : tag.start + 3] in {'{{<', '{{%'}
        if not isinstance(tag, Mistake):
            # What a closing tag may be depends on what was opened.
            before = '' if isinstance(tag, Escaped) else f'{{{{< {tag.name or "p"} >}}}}'
            *_, alone = scan(before + text[tag.start : tag.end])
            end = len(before) + tag.end - tag.start
            assert alone == tag._replace(start=len(before), end=end)
        at = tag.end
    assert '{{<' not in text[at:]
    assert '{{%' not in text[at:]


def test_a_mark_takes_a_time_and_named_arguments() -> None:
    assert only('{{< at "1:02" player="spotify" >}}') == Call(
        0, 34, 'at', ('1:02',), {'player': 'spotify'}
    )
    wrong = only('{{< at player="spotify" "1:02" >}}')
    assert isinstance(wrong, Mistake)
    assert MIXED in wrong.message
