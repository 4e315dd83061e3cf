"""Values that no author means: one located message each, and everything else is built."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import CONF

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

AUDIO = 'audio: {url: "https://e.org/a.mp3", length: 5, type: audio/mpeg}'
LONG, NINES, HUGE = 'n' * 300, '9' * 5000, f'1{"0" * 400}'
#: Keys of front matter, behind which line 5 is the first → what is said of that line.
KEYS = {
    **{
        f'{key}: {name!r}': said
        for key in ('image', 'audio', 'transcript', 'chapters')
        for name, said in {
            f'{LONG}.png': 'write',
            'a%00b.mp3': 'write',
            'folder.json': 'is a folder',
            'circle.png': 'there is no file',
        }.items()
    },
    'cover: {image: "a%00b.png"}': 'is no file',
    'excerpt: ²': '',
    f'weight: {NINES}': 'is not a number',
    f'season: {HUGE}': 'is not a number',
    f'duration: {NINES}': 'is not a duration',
    f'value: {{type: a, method: b, recipients: [{{type: a, address: b, split: {HUGE}}}]}}': (
        'split must be a whole number'
    ),
    'tags: [index.html/x]': 'would have its page at',
    'tags: [a, a.html/b]': 'would have its page at',
}
#: A text, from line 8 on → what is said of that line.
TEXTS = {
    **{
        text.replace('%', name): ' file'
        for text in (
            '![a](<%>)',
            '{{< figure src="%" >}}',
            '{{< youtube id="harbour-010" poster="%" >}}',
            '{{< audio src="film.mp4" track="%" >}}',
            '```{youtube} harbour-010\n:poster: %\n```',
        )
        for name in (f'{LONG}.png', 'a%00b.png')
    },
    '{{< audio src="a%00b.mp3" >}}': 'is no name of a file',
    '{{< figure src="data:image/png" >}}': 'is left out',
    '{download}`a <//etc/passwd>`': 'is outside the project',
    f'![a](sea.png){{width={"1" * 4400}}}': '',
    f'```{{figure}} sea.png\n:width: {"1" * 4400}\n```': 'is no measure',
    '![a](data:image/png;base64,A)': 'is no picture',
    f'<img src="{NINES}">': '',
    f'<img src="../_images/{NINES}">': '',
    '{download}`folder.json`': 'is no file',
    '{download}`circle.png`': 'no',
    '{{< figure src="sea.png" width="²" >}}': "width='²': write pixels",
    f'{{{{< figure src="sea.png" height="{NINES}" >}}}}': 'write pixels',
    '{{< qr text="a" scale="²" >}}{{< /qr >}}': "scale: '²' is no number",
    '{{< qr text="a" scale="5000" >}}{{< /qr >}}': "scale: '5000' is no number",
    f'{{{{< qr text="{"a" * 3000}" >}}}}{{{{< /qr >}}}}': 'no room for 3000 characters',
    '{{< highlight go "linenostart=²" >}}a{{< /highlight >}}': "'²' is no number",
    f'{{{{< highlight go "hl_lines={NINES}" >}}}}a{{{{< /highlight >}}}}': 'no line of a block',
    '```go {linenos=true,linenostart=²}\na\n```': "'²' is no number",
    f'```go {{hl_lines=[{NINES}]}}\na\n```': 'no line of a block of 1',
}
#: A whole document, which is left out → the line, and what is said of it.
LEFT_OUT = {
    '---\ndate: 2026-01-02\na: &a [x, x, x, x, x, x, x, x, x]\n'
    + ''.join(
        f'{new}: &{new} [{", ".join([f"*{old}"] * 9)}]\n'
        for old, new in zip('abcdefgh', 'bcdefghi', strict=True)
    )
    + '---\n\n{{< param i >}}\n': (7, 'its aliases repeat too much'),
    f'+++\ndate = 2026-01-02\n{".".join("a" * 1000)} = 1\n+++\n': (3, 'more than 100 parts'),
    f'{{"date": "2026-01-02",\n"a": {"[" * 500}{"]" * 500}}}\n': (2, 'nested too deeply'),
}
#: What is printed of a number that Python would not print.
TOML = f'+++\ntitle = "一"\ndate = 2026-01-02\nn = 0x{"f" * 5000}\n+++\n\n{{{{< param n >}}}}\n'
MORE = """\
html_baseurl = 'https://pod.example.org/'
podcast_channel = {
    'description': '海', 'categories': 'Technology',
    'image': 'https://e.org/a.jpg', 'email': 'a@e.org'
}
"""


def documents() -> dict[str, tuple[str, int, str]]:
    """Return docname → text, line and message, '' for none."""
    found = {}
    for n, (key, said) in enumerate(KEYS.items()):
        more = 'draft: false' if key.startswith('audio') else AUDIO
        head = f'title: 一\ndate: 2026-01-02\n{more}\n{key}'
        found[f'posts/k{n}'] = (f'---\n{head}\n---\n\n內容。\n', 5, said)
    for n, (text, said) in enumerate(TEXTS.items()):
        head = '---\ntitle: 一\ndate: 2026-01-02\n---\n\n第一段。\n\n'
        found[f'posts/t{n}'] = (f'{head}{text}\n', 8, said)
    for n, (text, (line, said)) in enumerate(LEFT_OUT.items()):
        found[f'posts/x{n}'] = (text, line, said)
    return {**found, 'posts/toml': (TOML, 0, '')}


@pytest.fixture(scope='module')
def odd(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """Return what builds all of them in one site, once with each builder."""
    src = tmp_path_factory.mktemp('odd') / 'src'
    (src / 'posts' / 'folder.json').mkdir(parents=True)
    (src / 'posts' / 'circle.png').symlink_to('circle.png')
    (src / 'posts' / 'sea.png').write_bytes(b'')
    (src / 'posts' / 'film.mp4').write_bytes(b'')
    (src / 'conf.py').write_text(CONF + MORE, encoding='utf-8')
    (src / 'index.md').write_text('# 一冊\n\n```{article-list}\n```\n', encoding='utf-8')
    for name, (text, _, _) in documents().items():
        (src / f'{name}.md').write_text(text, encoding='utf-8')
    return cache(lambda builder: build(src, src.with_name(builder), builder))


def messages(built: Built) -> Mapping[str, list[str]]:
    """Return the messages of each document; several lines of a message are one."""
    found: dict[str, list[str]] = {}
    for line in built.warnings:
        if match := re.match(r'(posts/\w+)\.md(.*)', line):
            found.setdefault(match[1], []).append(match[2])
    return found


def test_each_has_one_message_with_its_line(odd: Callable[[str], Built]) -> None:
    built = odd('html')
    said = messages(built)
    wrong = {
        name: said.get(name, [])
        for name, (_, line, part) in documents().items()
        if [text.startswith(f':{line}: ') and part in text for text in said.get(name, [])]
        != [True] * bool(part)
    }
    assert wrong == {}
    assert built.code == 0


def test_all_that_can_be_is_published(odd: Callable[[str], Built]) -> None:
    built = odd('html')
    missing = [name for name in documents() if not built.path(name).is_file()]
    assert missing == [name for name in documents() if name.startswith('posts/x')]
    assert '0xffff' in built.page('posts/toml').text


@pytest.mark.parametrize('builder', ['epub', 'latex', 'text', 'gettext'])
def test_no_builder_ends(odd: Callable[[str], Built], builder: str) -> None:
    built = odd(builder)
    assert built.code == 0
    assert not [line for line in built.warnings if 'podcast.fault' in line]
