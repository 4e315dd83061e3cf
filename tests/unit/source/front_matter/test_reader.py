"""Front matter: found or not, read with Hugo's meaning, and refused with the right line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.front_matter import yaml_scalars
from sphinxext_podcast.source.front_matter.reader import FrontMatter, Unreadable, read

SHARED = Path(__file__).parents[5] / 'shared'


def found(text: str, markup: str = 'md') -> FrontMatter:
    front = read(text, markup)
    assert front is not None
    return front


def refused(text: str, markup: str = 'md') -> tuple[int, str]:
    with pytest.raises(Unreadable) as caught:
        read(text, markup)
    assert caught.value.problem.subtype == 'front_matter'
    return caught.value.problem.line, str(caught.value)


LOADERS = [
    pytest.param(yaml_scalars.loader_on(base), id=base.__name__)
    for base in (getattr(yaml, 'CSafeLoader', yaml.SafeLoader), yaml.SafeLoader)
]


@pytest.mark.parametrize('loader', LOADERS)
@pytest.mark.parametrize(
    ('written', 'value'),
    [
        ('yes', 'yes'),
        ('No', 'No'),
        ('on', 'on'),
        ('off', 'off'),
        ('true', True),
        ('True', True),
        ('FALSE', False),
        ('"true"', 'true'),
        ('46:24', '46:24'),
        ('1:08:22', '1:08:22'),
        ('010', '010'),
        ('0', 0),
        ('-7', -7),
        ('+7', '+7'),
        ('1_000', '1_000'),
        ('2026', 2026),
        ('12345678901234567890123', '12345678901234567890123'),
        ('7.5', 7.5),
        ('3.10', '3.10'),
        ('1e3', '1e3'),
        ('.5', '.5'),
        ('.inf', '.inf'),
        ('2026-01-26', '2026-01-26'),
        ('2026-13-45', '2026-13-45'),
        ('2026-01-26T10:00:00+0800', '2026-01-26T10:00:00+0800'),
        ('', None),
        ('~', None),
        ('null', None),
        ('""', ''),
        ('!custom 第三集', '第三集'),
        ('!!str 5', '5'),
        ('=', '='),
        ('[5, yes, 010]', [5, 'yes', '010']),
        ('{a: {2026: no}}', {'a': {'2026': 'no'}}),
        ('>-\n  兩行\n  文字', '兩行 文字'),
    ],
)
def test_scalars(written: str, value: object, loader: type) -> None:
    data = yaml_scalars.load(f'key: {written}\n', loader).data
    assert data == {'key': value}
    assert type(data['key']) is type(value)


@pytest.mark.parametrize('loader', LOADERS)
def test_anchors_and_merge_keys(loader: type) -> None:
    block = yaml_scalars.load(
        'base: &b {name: 甲, url: x}\none: {<<: *b, name: 乙}\ntwo: *b\n<<: {two: z, three: 3}\n',
        loader,
    )
    assert block.data == {
        'base': {'name': '甲', 'url': 'x'},
        'one': {'name': '乙', 'url': 'x'},
        'two': {'name': '甲', 'url': 'x'},
        'three': 3,
    }


@pytest.mark.parametrize('loader', LOADERS)
@pytest.mark.parametrize(
    ('text', 'line', 'said'),
    [
        ('title: x\nfrom: a: b\n', 2, 'quotes'),
        ('title: "x\ndate: 1\n', 1, 'quotation mark'),
        ('title: x\ntags: [a, b\ndate: 1\n', 2, 'bracket'),
        ('title: x\nbroken\ndate: 1\n', 2, 'key: value'),
        ('title：x\ndate: 1\n', 2, '"title: " with a half-width colon'),
        ('date: 1\ntitle：x\n', 2, '"title: " with a half-width colon'),
        ('title：x\ndate：1\n', 1, '"title: " with a half-width colon'),
        ('a:\n\tb: 1\n', 2, 'tabs'),
        ('a: 1\nb: @name\n', 2, 'quotes'),
        ('a: *star\n', 1, 'quotes'),
        ('a: 1\nb: \x07\n', 2, 'U+0007'),
        ('a: 1\nb: \ud800\n', 2, 'U+D800'),
        ('# first\n- a\n', 2, 'a list'),
        ('\nonly text\n', 2, 'plain text'),
        ('a: &x [*x]\n', 1, 'itself'),
        ('[' * 100_000, 1, 'nest'),
        ('? [a]\n: b\n', 1, 'a key must be text'),
        ('<<: 5\n', 1, 'mapping'),
    ],
)
def test_faults(text: str, line: int, said: str, loader: type) -> None:
    with pytest.raises(yaml_scalars.Fault) as caught:
        yaml_scalars.load(text, loader)
    assert caught.value.line == line
    assert said in caught.value.message


def test_aliases_of_aliases_stay_small() -> None:
    text = 'a0: &a0 [x, x]\n' + ''.join(
        f'a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n' for n in range(1, 60)
    )
    with pytest.raises(yaml_scalars.Fault, match='its aliases repeat too much'):
        yaml_scalars.load(text)


YAML = '---\nTitle: 第一集\ndate: 2026-01-26\n---\n內文\n'
TOML = '+++\nTitle = "第一集"\ndate = 2026-01-26\n+++\n內文\n'
JSON = '{\n  "Title": "第一集",\n  "date": "2026-01-26"\n}\n內文\n'


@pytest.mark.parametrize(
    ('text', 'format', 'end'), [(YAML, 'yaml', 4), (TOML, 'toml', 4), (JSON, 'json', 4)]
)
@pytest.mark.parametrize(
    ('before', 'above'), [('', 0), ('\ufeff', 0), ('\n \t\n', 2), ('\ufeff\n', 1)]
)
@pytest.mark.parametrize('newline', ['\n', '\r\n', '\r'])
def test_formats(text: str, format: str, end: int, before: str, above: int, newline: str) -> None:
    front = found((before + text).replace('\n', newline))
    assert front.format == format
    assert front.data['title'] == '第一集'
    assert str(front.data['date']) == '2026-01-26'
    assert front.lines == {'title': above + 2, 'date': above + 3}
    assert front.end == above + end
    assert front.problems == ()


@pytest.mark.parametrize(
    ('text', 'data', 'end'),
    [
        ('---\n---\n', {}, 2),
        ('---\n---', {}, 2),
        ('---  \ntitle: x\n---\t\nbody', {'title': 'x'}, 3),
        ('---\ntitle: x\n...\nbody', {'title': 'x'}, 3),
        ('---\ntitle: x\n-----\nbody', {'title': 'x'}, 3),
        ('---\na: |\n  x\n  ---\n  y\n---\n', {'a': 'x\n---\ny\n'}, 6),
        ('---\n\n# 只有註解\n\n---\n', {}, 5),
        ('---\n\n# 註解\ntitle: x\n---\n', {'title': 'x'}, 5),
        ('---\n{title: x}\n---\n', {'title': 'x'}, 3),
        ('+++ \n# note\n+++\n', {}, 3),
        ('+++\n\n[cover]\nimage = "a"\n+++', {'cover': {'image': 'a'}}, 5),
        ('+++\na.b = 1\n+++', {'a': {'b': 1}}, 3),
        ('{}\nbody', {}, 1),
        ('{ "a": {"}": "{"}}  \nbody', {'a': {'}': '{'}}, 1),
    ],
)
def test_edges(text: str, data: object, end: int) -> None:
    front = found(text)
    assert (front.data, front.end) == (data, end)


@pytest.mark.parametrize(
    'text',
    [
        '',
        '\ufeff',
        '\n\n',
        '# 標題\n',
        '---',
        '---\n',
        '---\n\n文章從一條線開始。\n',
        '---\n\n一段文字。\n\n---\n\n又一段。\n',
        '---\n# Heading: with a colon\n\nText.\n\n---\n',
        '---\n- a\n',
        '- item\n- item\n',
        '- - -\n',
        '----\ntitle: x\n----\n',
        '***\n',
        '+ item\n',
        '+++\n',
        '+++\n\nA block break.\n\n+++\n\nAnother.\n',
        '+++\n+++\n',
        '+++\n\n# Heading\n\n```\nx = 1\n```\n\n+++\n',
        '{note}\n',
        '{{< youtube "examplevid0" >}}\n',
        '{% raw %}\n',
        '{}`role`\n',
        ':blogpost: true\n',
        ' ---\ntitle: indented\n---\n',
    ],
)
def test_ordinary_documents(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    'text', ['---\nAPI\n---\n', ':ref:`x` begins.\n', '::\n\n  code\n', ': x']
)
def test_ordinary_restructuredtext(text: str) -> None:
    assert read(text, 'rst') is None


@pytest.mark.parametrize(
    ('text', 'line', 'said'),
    [
        ('---\ntitle: a: b\n---\n', 2, 'not valid YAML'),
        ('\ufeff\n\n---\ntitle: x\n\ttab: y\n---\n', 5, 'not valid YAML'),
        ('---\r\ntitle: x\r\ntags: [a\r\n---\r\n', 3, 'bracket'),
        ('---\n- a\n- b\n---\n', 2, 'a list'),
        ('---\njust text\n---\n', 2, 'plain text'),
        ('———\ntitle: x\n———\n', 1, 'three hyphens'),
        ('\n—-\ndate：2026\n', 2, 'three hyphens'),
        ('---\ntitle: x\n\nbody\n', 1, 'never closed'),
        ('\n---\n# note\n"title": x\n', 2, 'never closed'),
        ('+++\n# note\ntitle = "x"\n\nbody\n', 1, 'never closed'),
        ('---\ntitle: x\n--- b\n', 3, 'next line'),
        ('+++\ntitle = "x"\ndate = \n+++\n', 3, 'not valid TOML'),
        ('\n+++\ntitle = x\n+++\n', 3, 'not valid TOML'),
        ('+++\na = 1\na = 2\n+++\n', 3, 'not valid TOML'),
        ('+++\ntitle "x"\ndate = 2026-01-26\n+++\n', 2, 'not valid TOML'),
        ('+++\na = """\nx\n+++\n', 3, 'not valid TOML'),
        ('+++\na = ' + '[' * 5000 + '\n+++\n', 2, 'TOML'),
        ('+++\na = 1\n+++ b\n', 3, 'next line'),
        ('{\n  "a": 1,\n  b: 2\n}\n', 3, 'not valid JSON'),
        ('\ufeff\n{\n  "a": 1\n  "b": 2\n}\n', 4, 'not valid JSON'),
        ('{"a": 1\n', 1, 'not valid JSON'),
        ('{"a": "\\ud800"}\n', 1, 'half a character'),
        ('{"a": ' + '[' * 100_000, 1, 'too deep'),
        ('{\n"a": 1} body\n', 2, 'next line'),
    ],
)
def test_unreadable(text: str, line: int, said: str) -> None:
    at, message = refused(text)
    assert at == line
    assert said in message


@pytest.mark.parametrize(
    ('text', 'repeated'),
    [
        ('---\ntitle: a\ntags: x\ntitle: b\n---\n', [('title', 4)]),
        ('---\ntitle: a\nTITLE: b\n---\n', []),
        ('\n{"title": "a",\n"tags": [{"title": 1}],\n"title": "b"}\n', [('title', 4)]),
    ],
)
def test_repeated_keys(text: str, repeated: list[tuple[str, int]]) -> None:
    front = found(text)
    assert front.data['title'] == 'b'
    assert [(problem.key, problem.line) for problem in front.problems] == repeated
    assert all(problem.subtype == 'front_matter' for problem in front.problems)


@pytest.mark.parametrize(
    'text',
    [
        '---\nLayout: a\nparams:\n  Layout: b\n  Sub: {Key: 1}\n---\n',
        '+++\nLayout = "a"\n[params]\nLayout = "b"\nSub = {Key = 1}\n+++\n',
        '{"Layout": "a",\n"params": {"Layout": "b", "Sub": {"Key": 1}}}\n',
    ],
)
def test_params_are_merged(text: str) -> None:
    front = found(text)
    assert front.data == {'layout': 'a', 'sub': {'Key': 1}}
    assert front.lines['sub'] == front.lines['params']


def test_keys_of_a_merged_map_have_the_line_of_the_merge() -> None:
    front = found('---\ntitle: T\nx: &x\n  Image: a.png\n  url: /a/\n<<: *x\nurl: /b/\n---\n')
    assert front.data == {
        'title': 'T',
        'x': {'Image': 'a.png', 'url': '/a/'},
        'image': 'a.png',
        'url': '/b/',
    }
    assert front.lines == {'title': 2, 'x': 3, '<<': 6, 'image': 6, 'url': 7}


def test_toml_lines() -> None:
    front = found(
        '+++\n# 註解 = 1\ntitle = """\nfake = 1\n\\"""\n"""\n  "Quoted Key" = true\n'
        "tags = [ # ]\n  'a',\n  '[b]',\n]\na.b.c = 1\na.b.d = 2\nwhen = 10:00:00\n"
        '[[guests]]\nname = "甲"\ntags2 = 1\n[ cover ]\nimage = "x"\n+++\n'
    )
    assert front.lines == {
        'title': 3,
        'quoted key': 7,
        'tags': 8,
        'a': 12,
        'when': 14,
        'guests': 15,
        'cover': 18,
    }
    assert front.data['when'] == dt.time(10)


def test_field_list() -> None:
    front = found(
        '\n:blogpost: true\n:Date: Oct 10, 2020\n:tags: 訪談, C++,\n:author: 林小安, 陳柏\n'
        ':description: 第一行\n   第二行\n:orphan:\n:date: Oct 11, 2020\n\n標題\n====\n',
        'rst',
    )
    assert front.format == 'fields'
    assert front.data == {
        'blogpost': 'true',
        'date': 'Oct 11, 2020',
        'tags': ['訪談', 'C++'],
        'author': ['林小安', '陳柏'],
        'description': '第一行\n第二行',
        'orphan': '',
    }
    assert front.lines['description'] == 6
    assert front.end == 9
    assert [(problem.key, problem.line) for problem in front.problems] == [('date', 9)]


def test_yaml_in_restructuredtext() -> None:
    assert found(YAML, 'rst').format == 'yaml'


PIECES = st.lists(
    st.sampled_from(
        [
            *('---', '+++', '...', '{', '}', '"', "'", '[', ']', ':', ': ', '=', ' = ', '#', '\n'),
            *('\t', ' ', '\ufeff', '\r', '\\', '\\ud800', '&a ', '*a', '<<: ', '!x ', '|', '- '),
            *('title', 'params', 'x', '1', '2026-01-26', '1e999', '"""', '\x00', '\u2028', '甲'),
            *('\\U00110000', '%YAML', '?', ',', ':tags: ', '? ', '0x', '\x85'),
        ]
    ),
    max_size=24,
).map(''.join)
OPENINGS = st.sampled_from(['', '---\n', '+++\n', '{"', '{', '\n---\n', '\ufeff+++\n', ':a: '])
CLOSINGS = st.sampled_from(['', '\n---\n', '\n+++\n', '"}', '}\n'])


@given(
    st.builds(
        ''.join,
        st.tuples(OPENINGS, PIECES | st.text(st.characters(), max_size=30), CLOSINGS),
    ),
    st.sampled_from(['md', 'rst']),
)
def test_any_text_is_read_or_refused(text: str, markup: str) -> None:
    count = len(text.replace('\r\n', '\n').replace('\r', '\n').split('\n'))
    front, line = None, 1
    try:
        front = read(text, markup)
    except Unreadable as refusal:
        line = refusal.problem.line
    assert 1 <= line <= count
    if front is not None:
        assert 1 <= front.end <= count
        assert all(1 <= line <= front.end for line in front.lines.values())


@given(PIECES)
def test_without_the_c_parser(text: str) -> None:
    slow = yaml_scalars.loader_on(yaml.SafeLoader)
    line = 1
    try:
        assert isinstance(yaml_scalars.load(text, slow).data, dict)
    except yaml_scalars.Fault as fault:
        line = fault.line
    assert line >= 1


@pytest.mark.parametrize('corpus', ['made-up', 'castanet'])
def test_sample_articles(corpus: str) -> None:
    folder = SHARED / 'corpora' / corpus / 'content'
    if not folder.is_dir():
        pytest.skip('the sample articles are not beside this repository')
    files = sorted(folder.rglob('*.md'))
    assert files
    for path in files:
        text = path.read_text(encoding='utf-8')
        front = read(text)
        if front is None:
            assert path.name == 'no-front-matter.md'
            continue
        assert front.problems == ()
        lines = text.split('\n')
        nested = front.lines.get('params')
        for key in front.data:
            line = front.lines[key]
            assert line == nested or key in lines[line - 1].lower()


def aliases(each: str, levels: int) -> str:
    """Return a map in which each value holds the one before, as *each* says."""
    later = (f'a{n}: &a{n} {each.replace("%s", f"*a{n - 1}")}' for n in range(1, levels))
    lines = ['a0: &a0 [x]', *later]
    return '\n'.join(['---', *lines, '---', ''])


@pytest.mark.parametrize(
    ('text', 'line', 'part'),
    [
        (aliases(f'[{"%s, " * 9}]', 9), 7, 'its aliases repeat too much; write out what is'),
        (aliases(f'{"[" * 60}%s{"]" * 60}', 9), 4, 'its aliases repeat too much'),
        (f'---\na: {"[" * 500}{"]" * 500}\n---\n', 2, 'nested too deeply'),
        (f'+++\na = 1\nb = {"[" * 120}{"]" * 120}\n+++\n', 3, 'nested too deeply at "b"'),
        (f'+++\na = 1\n{".".join("k" * 1000)} = 1\n+++\n', 3, 'more than 100 parts'),
        (f'+++\na = 1\n[{".".join("k" * 200_000)}]\n+++\n', 3, 'more than 100 parts'),
        (f'+++\na = {{b = 1, {" . ".join("k" * 1000)} = 1}}\n+++\n', 2, 'more than 100 parts'),
        (f'{{"a": 1,\n"b": {"[" * 500}{"]" * 500}}}\n', 2, 'nested too deeply at "b"'),
    ],
)
def test_depth_and_aliases_have_a_limit(text: str, line: int, part: str) -> None:
    where, said = refused(text)
    assert where == line
    assert part in said


def test_aliases_that_repeat_little_are_fine() -> None:
    text = '---\na: &a {b: [c]}\nd: *a\ne:\n  <<: *a\n---\n'
    assert found(text).data == {'a': {'b': ['c']}, 'd': {'b': ['c']}, 'e': {'b': ['c']}}


@pytest.mark.parametrize(
    'text',
    [
        f'+++\na = 0x{"f" * 5000}\nb = [{{c = 0x{"f" * 5000}}}]\n+++\n',
        f'{{"a": {"9" * 5000}, "b": [{{"c": -{"9" * 5000}}}]}}\n',
        f'---\na: {"9" * 5000}\nb: [c: {"9" * 5000}]\n---\n',
    ],
)
def test_numbers_that_python_would_not_print_are_text(text: str) -> None:
    data = found(text).data
    assert isinstance(data['a'], str)
    assert isinstance(data['b'][0]['c'], str)
