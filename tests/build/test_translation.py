"""An article through gettext: its catalog, translated mechanically, gives the written site."""

from __future__ import annotations

import re
import shutil
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from babel.messages.pofile import read_po, write_po

from tests.build.project import CONF as USUAL

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from tests.build.conftest import Build, Built

#: Everything that people wrote, and how it is said in the other language.
WORDS = {
    'The lamp: a *beginning*': '燈：*開頭*',
    'Lamp in short': '燈',
    'How a lamp was found, "again".': '一盞燈怎麼又「找到」了。',
    'A lamp **was found**.': '燈**找到了**。',
    'A lamp on a table': '桌上的一盞燈',
    'The first hour': '第一個小時',
    'The second hour': '第二個小時',
    'Somebody *lit it*': '有人*點亮了它*',
    'as told in': '說法見',
    'and nowhere else': '別處沒有',
    'a "quoted" word': '一個「引用」的詞',
    'The episode is called': '這一集叫做',
    'a note of the margin': '頁邊的註',
    'another note, with *stress*': '另一條註，有*重音*',
    'It went on': '後來',
    'for a long time': '過了很久',
    'The second part': '第二部分',
    'The part about': '這部分說的是',
    'Read the other one': '讀另一篇',
    'on the quay': '在碼頭',
    'a task that is done': '做完的事',
    'a task that is open': '還沒做的事',
    'A term': '名詞',
    'its meaning': '它的意思',
    'Left column': '左欄',
    'Right column': '右欄',
    'left cell': '左格',
    'right cell': '右格',
    'A quotation of old': '從前的引文',
    'More about *it*': '關於*它*的更多',
    'Hidden at first': '起初藏著',
    'Title of the picture': '圖的標題',
    'Caption of the **picture**': '圖的**說明**',
    'Caption of the picture': '圖的說明',
    'by the photographer': '攝影者',
    'What the picture shows': '圖裡的東西',
    'Words on hover': '停留時的字',
    'Title of the film': '影片的標題',
    'Caption of the *film*': '影片的*說明*',
    'Heard in a sentence': '句子裡聽見的',
    'before the player': '播放器之前',
    'after the player': '播放器之後',
    'Frame of another film': '另一支影片的框',
    'Frame in a sentence': '句子裡的框',
    'Written in a box': '寫在框裡',
    'Head of a box': '框的標題',
    'Within the *box*': '框*裡面*',
    'The words of code': '程式碼裡的字',
    'A thing to note': '要注意的事',
    'The harbour at night': '夜裡的港',
    'Nothing but a heading above': '上面只有標題',
    'Letters to the harbour': '寄到港口的信',
    'All that came by boat': '坐船來的一切',
    'Below every letter': '每封信底下',
    'The front page': '首頁',
    'Names of things': '事物的名字',
    'that story of hers': '她的那個故事',
    'what she said of it': '她怎麼說',
    'On and on': '一直',
    'The keeper': '看燈的人',
    'The boats come in': '船進港',
    'The boats go out': '船出港',
}

ARTICLE = """\
---
title: "The lamp: a *beginning*"
linkTitle: Lamp in short
date: 2026-05-01
description: |
  How a lamp was found, "again".
summary: A lamp **was found**.
image: /p/lamp.png
image_alt: A lamp on a table
translator: Ann
tags: [lamp]
chapters:
  - 00:00 The first hour
  - {start: 60, title: The second hour}
source_url: https://www.youtube.com/watch?v=VaCq4u5c78U
---

Somebody *lit it*, as told in [Read the other one]({{< ref "b" >}}) and nowhere else.
<!--more-->
It went on **for a long time**.

The episode is called "{{< param title >}}", {{</* param title */>}}, `{{< param title >}}`.

a "quoted" word[^1], {{< stamp "Heard in a sentence" >}} by {{< param translator >}}.[^n]

[^1]: a note of the margin, as told in {{< ref "b" >}}
[^n]: another note, with *stress*

## The second part

Read the other one: [on the quay]({{< relref "b" >}} "Words on hover"), <b>for a long time</b>.

See <a href="{{< ref "b" >}}">on the quay</a>, [The second part](#the-second-part).

### The part about {{< param translator >}}

- on the quay
  1. {{< ref "b" >}} for a long time
- [x] a task that is done
- [ ] a task that is open

A term
: its meaning, {{< ref "b" >}}

| Left column | Right column |
| --- | --- |
| left cell {{< ref "b" >}} | right cell |

> A quotation of old

{{< details summary="More about *it*" >}}
Hidden at first, as told in {{< ref "b" >}}.

- on the quay
{{< /details >}}

{{< figure src="/p/lamp.png" title="Title of the picture" caption="Caption of the **picture**"
  attr="by the photographer" attrlink="https://example.org/" >}}

![What the picture shows](/p/lamp.png "Words on hover")

{{< youtube id="VaCq4u5c78U" title="Title of the film" >}}

before the player {{< youtube id="VaCq4u5c78U" title="Title of the film" >}} after the player

<iframe src="https://www.youtube.com/embed/VaCq4u5c78U" title="Frame of another film"></iframe>

In it <iframe src="https://youtube.com/embed/VaCq4u5c78U" title="Frame in a sentence"></iframe>

{{< stamp "Written in a box" >}}

{{< box title="Head of a box" >}}Within the *box*, as told in {{< ref "b" >}}.{{< /box >}}

:::{youtube} VaCq4u5c78U
:title: Title of the film

Caption of the *film*
:::

```sh
echo The words of code {{</* param title */>}}
```

```{note}
A thing to note, {doc}`on the quay <b>`.
```

The first hour {at}`1:02`, {at}`that story of hers <1:03>`.

On and on {{< at "1:04" >}}what she said of it{{< /at >}}.

```{chapters}
0:00 The boats come in
1:00 The boats go out
```

```{quote}
:speaker: The keeper
:at: 1:05

for a long time {{< at "1:06" >}}that story of hers{{< /at >}}
```

{{< quote speaker="The keeper" original="on the quay" lang="en" >}}
what she said of it
{{< /quote >}}

{{< chapters >}}
"""
FILES: Mapping[str, str] = {
    'index.md': '# The front page\n\n```{toctree}\nnames\n```\n\n```{article-list}\n```\n',
    'names.md': '---\nmyst: {}\n---\n\n# Names of things\n\n{podcast:article}`p/a`\n',
    'p/_index.md': (
        '---\ntitle: Letters to the harbour\ndescription: All that came by boat\n---\n\n'
        'Below every letter\n'
    ),
    'p/a.md': ARTICLE,
    'p/b.md': (
        '---\ndate: 2026-05-02\n---\n\n# The harbour at night\n\nNothing but a heading above\n'
    ),
    'p/c.rst': (
        ':date: 2026-05-03\n:title: The lamp: a *beginning*\n\nSomebody *lit it*, as told in '
        '{{< ref "b" >}} and nowhere else.\n'
    ),
    'templates/stamp.html': '<span class="stamp">{{ get(0) }}</span>',
    'templates/box.html': '<h6>{{ get("title") }}</h6><div>{{ inner | markdown }}</div>',
}
CONF = f"""\
{USUAL}\
html_baseurl = 'https://pod.example.org/'
html_copy_source = False
podcast_shortcodes = {{'stamp': 'stamp.html', 'box': 'box.html'}}
templates_path = ['templates']
exclude_patterns = ['templates']
gettext_compact = False
gettext_additional_targets = ['literal-block']
locale_dirs = ['locale']
"""


def picture() -> bytes:
    """Return a picture of one dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
        )

    head = struct.pack('>IIBBBBB', 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(b'\0\0')) + chunk(b'IEND', b'')
    return b'\x89PNG\r\n\x1a\n' + body


def said(text: str) -> str:
    """Return *text* in the other language."""
    for words in sorted(WORDS, key=len, reverse=True):
        text = text.replace(words, WORDS[words])
        slug = re.sub('[^a-z]+', '-', words.lower())
        text = text.replace(f'(#{slug})', f'(#{WORDS[words]})')
    return text


def write(src: Path, files: Mapping[str, str], language: str) -> Path:
    for name, text in {'conf.py': f'{CONF}language = {language!r}\n', **files}.items():
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(text, encoding='utf-8')
    (src / 'p' / 'lamp.png').write_bytes(picture())
    return src


class Sites(NamedTuple):
    """The catalogs, the site in translation, and the site that was written in that language."""

    catalogs: dict[str, Catalog]
    translated: Built
    written: Built
    gettext: Built
    src: Path


@pytest.fixture(scope='module')
def sites(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build both, and the catalogs before."""
    base = tmp_path_factory.mktemp('translation')
    src = write(base / 'src', FILES, 'en')
    made = build(src, base / 'gettext', 'gettext')
    catalogs = {}
    for path in sorted(made.out.rglob('*.pot')):
        with path.open('rb') as file:
            catalog = read_po(file, locale='zh_TW')
        name = path.relative_to(made.out).with_suffix('').as_posix()
        catalogs[name] = catalog
        for message in catalog:
            if message.id:
                message.string = said(str(message.id))
        po = src / 'locale' / 'zh_TW' / 'LC_MESSAGES' / f'{name}.po'
        po.parent.mkdir(parents=True, exist_ok=True)
        with po.open('wb') as file:
            write_po(file, catalog)
    write(src, FILES, 'zh_TW')
    other = {n: t if n.startswith('templates') else said(t) for n, t in FILES.items()}
    translated = build(src, base / 'translated', 'dirhtml')
    written = build(write(base / 'other', other, 'zh_TW'), base / 'written', 'dirhtml')
    return Sites(catalogs, translated, written, made, src)


def test_nothing_is_said(sites: Sites) -> None:
    assert (sites.gettext.warnings, sites.written.warnings) == ([], [])
    assert sites.translated.warnings == []


def test_every_word_is_in_the_catalogs(sites: Sites) -> None:
    everything = '\n'.join(str(m.id) for catalog in sites.catalogs.values() for m in catalog)
    assert [words for words in WORDS if words not in everything] == []


@pytest.mark.parametrize(
    ('message', 'line'),
    [
        ('The lamp: a *beginning*', 2),
        ('Lamp in short', 3),
        ('How a lamp was found, "again".', 5),
        ('A lamp on a table', 9),
        (
            (
                'Somebody *lit it*, as told in [Read the other one]({{< ref "b" >}}) '
                'and nowhere else.'
            ),
            18,
        ),
        ('It went on **for a long time**.', 20),
        (
            (
                'The episode is called "{{< param title >}}", {{</* param title */>}}, '
                '`{{< param title >}}`.'
            ),
            22,
        ),
        ('a note of the margin, as told in {{< ref "b" >}}', 26),
        ('The part about {{< param translator >}}', 35),
        ('More about *it*', 51),
        ('Hidden at first, as told in {{< ref "b" >}}.', 52),
        (
            (
                '**Title of the picture** Caption of the **picture** '
                '[by the photographer](<https://example.org/>)'
            ),
            57,
        ),
        ('{{< stamp "Written in a box" >}}', 70),
    ],
)
def test_a_message_is_what_the_author_wrote(sites: Sites, message: str, line: int) -> None:
    found = sites.catalogs['p/a'].get(message)
    assert found is not None
    assert [(Path(path).name, at) for path, at in found.locations] == [('a.md', line)]


def test_the_translated_site_is_the_written_one(sites: Sites) -> None:
    translated, written = comparable(sites.translated), comparable(sites.written)
    assert translated.keys() == written.keys()
    assert [name for name, text in translated.items() if text != written[name]] == []


def comparable(built: Built) -> dict[str, bytes]:
    """Return the files of a build without the ids that Sphinx makes of English headings only."""
    return {
        name: re.sub(
            rb'(?<=[#"])(id\d+|the-front-page|names-of-things)(?=")', b'', path.read_bytes()
        )
        for name, path in built.files().items()
        if name not in {'.buildinfo', '.sphinxext-podcast.json'}
    }


def test_a_parallel_build_has_the_same_translation(
    build: Build, sites: Sites, tmp_path: Path
) -> None:
    parallel = build(sites.src, tmp_path / 'out', 'dirhtml', jobs=2)
    assert (parallel.code, parallel.warnings) == (0, [])
    assert parallel.unlike(sites.translated) == []


def test_what_a_translator_changes_is_seen(build: Build, sites: Sites, tmp_path: Path) -> None:
    src, out = shutil.copytree(sites.src, tmp_path / 'src'), tmp_path / 'out'
    build(src, out, 'dirhtml')
    po = src / 'locale' / 'zh_TW' / 'LC_MESSAGES' / 'p' / 'a.po'
    text = po.read_text(encoding='utf-8')
    text = text.replace('燈：', '一盞燈：').replace('怎麼又', '怎麼再')
    po.write_text(text, encoding='utf-8')
    again = build(src, out, 'dirhtml')
    assert again.unlike(build(src, tmp_path / 'fresh', 'dirhtml')) == []
    for name in ('p/a/index.html', 'index.xml'):
        shown = again.files()[name].read_text(encoding='utf-8')
        assert '一盞燈：*開頭*' in shown
        assert '一盞燈怎麼再' in shown
