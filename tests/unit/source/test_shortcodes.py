"""Shortcode tags: what they say, what is only shown, what Hugo refuses, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.shortcodes import Call, Escaped, Mistake, Value, place, scan


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
    positional, named = ((), arguments) if isinstance(arguments, dict) else (arguments, {})
    percent = text.startswith('{{%')
    assert only(text) == Call(0, len(text), 'p', positional, named, 'open', percent)


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
        ('{{< in />}}', 'self', ()),
        ('{{< in a/>}}', 'self', ('a',)),
        ('{{< in "a"/>}}', 'self', ('a',)),
        ('{{% in `a` /%}}', 'self', ('a',)),
    ],
)
def test_forms(text: str, form: str, positional: tuple[str, ...]) -> None:
    _, tag = scan('{{< in >}}' + text)
    percent = text.startswith('{{%')
    assert tag == Call(10, 10 + len(text), 'in', positional, {}, form, percent)


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
    ('text', 'said'),
    [
        ('{{< >}}', 'no name'),
        ('{{< "p" >}}', 'no name'),
        ('{{< .p >}}', 'no name'),
        ('{{< -p >}}', 'no name'),
        ('{{< /* p */ >}}', 'got closing shortcode, but none is open'),
        ('{{< p one', 'unclosed shortcode action'),
        ('{{<p', 'unclosed shortcode action'),
        ('{{< p a=b>}}', 'unclosed shortcode action'),
        ('{{< in a=b/>}}', 'unclosed shortcode action'),
        ('{{< p a= >}}', 'unclosed shortcode action'),
        ('{{< p %}}', "U+0025 '%'"),
        ('{{% p >}}', "U+003E '>'"),
        ('{{< p a:b >}}', "U+003A ':'"),
        ('{{< p a,b >}}', "U+002C ','"),
        ('{{< p .5 >}}', "U+002E '.'"),
        ('{{< p +3 >}}', "U+002B '+'"),
        ('{{< p #x >}}', "U+0023 '#'"),
        ("{{< p 'a' >}}", 'U+0027'),
        ('{{< p “one” >}}', "U+201C '“'"),
        ('{{< p one\u3000two >}}', 'U+3000'),
        ('{{<\xa0p >}}', 'U+00A0'),
        ('{{< p\xa0>}}', 'U+00A0'),
        ('{{< p "one >}}', 'unterminated quoted string'),
        ('{{< p "one\ntwo" >}}', 'unterminated quoted string'),
        ('{{< p a="one >}}', 'unterminated quoted string'),
        ('{{< p one a="1" >}}', 'Cannot mix named and positional parameters'),
        ('{{< p a="1" one >}}', 'Cannot mix named and positional parameters'),
        ('{{< p a="1" "one" >}}', 'Cannot mix named and positional parameters'),
        ('{{</* p >}}', 'comment must be closed'),
        ('{{</* p */%}}', 'comment must be closed'),
        ('{{</*/>}}', 'comment must be closed'),
    ],
)
def test_mistakes(text: str, said: str) -> None:
    tag = only(text)
    assert isinstance(tag, Mistake)
    assert tag.start == 0
    assert said in tag.message


@pytest.mark.parametrize(
    ('text', 'mistake'),
    [
        ('{{< p a="1" one >}} b', '{{< p a="1" one >}}'),
        ('{{< p %}} {{< q >}}', '{{< p %}}'),
        ('{{< p = {{< q >}}', '{{< p = '),
        ('{{< p one="\n>}}', '{{< p one="'),
        ('{{<', '{{<'),
    ],
)
def test_a_mistake_is_shown_to_where_it_seems_to_end(text: str, mistake: str) -> None:
    tag = next(iter(scan(text)))
    assert isinstance(tag, Mistake)
    assert text[tag.start : tag.end] == mistake


def test_names_of_closing_tags() -> None:
    text = '{{< in >}}{{< /in x >}}{{< /other >}}{{< p a/in >}}'
    said = [tag.message for tag in scan(text) if isinstance(tag, Mistake)]
    assert said == [
        'unclosed shortcode',
        "closing tag for shortcode 'other' does not match start tag",
        'unclosed shortcode',
    ]


@pytest.mark.parametrize(
    ('text', 'offset', 'found'),
    [('', 0, (1, 1)), ('中a', 2, (1, 5)), ('中\n文b', 3, (2, 4)), ('a\n', 2, (2, 1))],
)
def test_columns_are_bytes(text: str, offset: int, found: tuple[int, int]) -> None:
    assert place(text, offset) == found


def test_a_number_too_large_is_text() -> None:
    assert only('{{< p 99999999999999999999 9223372036854775807 >}}') == Call(
        0, 50, 'p', ('99999999999999999999', 9223372036854775807)
    )


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
            before = [c for c in scan(text[: tag.start]) if isinstance(c, Call)]
            first = '{{< p >}}' if before else ''
            *_, alone = scan(first + text[tag.start : tag.end])
            assert alone == tag._replace(start=len(first), end=len(first) + tag.end - tag.start)
        at = tag.end
    assert '{{<' not in text[at:]
    assert '{{%' not in text[at:]
