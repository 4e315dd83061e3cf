"""A book that one would print, with no word of LaTeX in conf.py."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from PIL import Image

from tests.build.conftest import CONF
from tests.build.project import put

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

ADDRESS = (
    'https://tides.example.org/' + '/'.join(['a-harbour_and-its-tides'] * 6) + '/?when=now&x=1'
)
ZH = f"""\
---
title: 潮汐表沒寫的事：領港人談「等」
date: 2026-04-01
tags: [海, 聆聽, 100% & more_or less]
series: 海邊的人
guests: 陳海生
source_name: 靠岸
source_url: {ADDRESS}
image: tide.webp
image_alt: 退潮後的港口
chapters:
  - 0:00 開場
  - 12:40 不出港的理由
transcript: tide.vtt
---

{{{{< youtube id="TidePilot0A" title="領港人談等待" >}}}}

{{{{< spotify "episode/4NightWaveEpisode00007" >}}}}

裡說沒換吳為，**粗體**與*斜體*，{{{{< at "12:40" >}}}}，It’s *slanted* and `code_50%`。[^1]

見[潮汐表]({ADDRESS})，或 {ADDRESS} 。

[^1]: 原話是台語。

## 等，也是工作

```{{quote}}
:speaker: 陳海生
:at: 12:45
:original: The best decision is often not to sail.

最好的決定，常常是不出港。
```

| 日期 | 說明 |
| --- | --- |
| 4 月 1 日 | 大潮，領港船提早一小時出發，外海有浪，請注意安全，進港前先看天色與水色 |

- 第一點

![](tide.svg)

![一張圖](tide.svg)

```python
def wait(tide: float) -> bool:  # 等潮水，等潮水 and a comment that goes on beyond the margin of it
```

{{{{< chapters >}}}}
"""
EN = """\
---
title: "A horn & a bell: 50% louder, no. #1"
date: 2026-05-04
language: en
tags: [聆聽, listening]
series: 海邊的人
audio: https://harbour.example.org/horn.mp3
---

A foghorn says one thing. See [the other](/posts/tide/), and [a page](https://bell.example.org/).
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def webp() -> bytes:
    file = BytesIO()
    Image.new('RGB', (320, 180), (40, 70, 100)).save(file, 'WEBP')
    return file.getvalue()


FILES: dict[str, str | bytes] = {
    'conf.py': CONF.replace("'一冊'", "'夜裡的聲音'")
    + "author = '林雨青'\nlanguage = 'zh_TW'\nhtml_baseurl = 'https://pod.example.org/my_book/'\n",
    'index.md': '# 夜裡的聲音\n\n這本小書收了幾篇文章。\n\n```{article-list}\n```\n',
    'posts/tide.md': ZH,
    'posts/horn.md': EN,
    'posts/tide.webp': webp(),
    'posts/tide.svg': SVG,
    'posts/tide.vtt': 'WEBVTT\n\n00:00.000 --> 00:05.000\n<v 陳海生>潮水不會因為你急就早點來。\n',
}


@pytest.fixture(scope='module')
def book(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp('printed')
    return build(put(folder / 'src', FILES), folder / 'out', 'latex')


@pytest.fixture(scope='module')
def tex(book: Built) -> str:
    assert (book.code, book.warnings) == (0, [])
    (path,) = book.out.glob('*.tex')
    return path.read_text(encoding='utf-8')


@pytest.mark.parametrize(
    'expected',
    [
        r'\documentclass[a4paper,11pt,english,openany,oneside]{sphinxmanual}',
        r'\usepackage[TC]{sphinxext-podcast-fonts}',
        r'\usepackage[ideographs]{sphinxext-podcast}',
        r'\renewcommand{\contentsname}{目錄}',
        r'\podcastmaketitle{\nolinkurl{https://pod.example.org/my\_book/}}',
        r'\begin{podcastplayer}{\sphinxincludegraphics[width=\podcastcode]{{podcast-qr-',
        r'\sphinxstylestrong{在 YouTube 觀看：領港人談等待}',
        r'\begin{sphinxuseclass}{podcast-picture}',
        r'\begin{sphinxuseclass}{podcast-chapters}',
        r'\begin{sphinxuseclass}{podcast-transcript}',
        '——陳海生，',
        r'\sphinxstyleemphasis{一張圖}',
        r'\podcastterm{100\% \& more\_or less}',
        r'\podcastpage{\detokenize{posts/tide::doc}}',
    ],
)
def test_the_book_has(tex: str, expected: str) -> None:
    assert expected in tex


@pytest.mark.parametrize(
    'unexpected', ['fncychap', '較新', '較舊', 'tide.svg', 'tide.webp', 'hrule']
)
def test_the_book_has_no(tex: str, unexpected: str) -> None:
    assert unexpected not in tex


def test_addresses_are_at_the_foot_of_the_page(tex: str) -> None:
    """Those of the text with numbers, with the author's own, those above it with letters."""
    chapter = tex[tex.index(r'\chapter{潮汐') :]
    numbers = re.findall(r'\\begin{footnote}\[(\d)\]\\sphinxAtStartFootnote\n(.*)\n', chapter)
    assert [number for number, _ in numbers] == ['1', '2']
    assert numbers[0][1] == '原話是台語。'
    assert numbers[1][1].startswith(r'\sphinxnolinkurl{https://tides')
    letters = re.findall(r'\\podcastnote{(\d)}{\\sphinxnolinkurl{(.{20})', chapter)
    assert letters == [('1', 'https://tides.exampl')]
    horn = tex[: tex.index(r'\chapter{潮汐')]
    assert re.findall(r'begin{footnote}\[(.)\]', horn) == ['1']


SAID = """
latex_engine = 'lualatex'
latex_show_urls = 'no'
latex_elements = {'papersize': 'letterpaper', 'fontpkg': '', 'maketitle': '', 'tocdepth': ''}
"""


def test_the_authors_of_the_site_are_those_of_the_book(build: Build, tmp_path: Path) -> None:
    src = put(tmp_path / 'src', {'index.md': '# 家\n'})
    for authors, expected in (([{'name': '林_雨'}, '陳海'], '林\\_雨, 陳海'), ([], '')):
        conf = {'podcast_authors': authors}
        built = build(src, tmp_path / f'out{len(authors)}', 'latex', conf=conf)
        (path,) = built.out.glob('*.tex')
        assert f'\\author{{{expected}}}' in path.read_text(encoding='utf-8')


def test_what_a_project_says_stands(build: Build, tmp_path: Path) -> None:
    src = put(tmp_path / 'src', {**FILES, 'conf.py': f'{FILES["conf.py"]!s}{SAID}'})
    built = build(src, tmp_path / 'out', 'latex')
    (path,) = built.out.glob('*.tex')
    text = path.read_text(encoding='utf-8')
    assert r'\documentclass[letterpaper,11pt' in text
    for unexpected in ('podcastmaketitle', 'podcast-fonts', 'tocdepth', r'\begin{footnote}[2]'):
        assert unexpected not in text


def program(name: str) -> str:
    """Return the path of *name*; without it the test is skipped, but never in CI."""
    found = shutil.which(name)
    return found or missing(
        f'{name} is not installed: see .ci/run for what the tests of PDFs need'
    )


def missing(reason: str) -> NoReturn:
    if os.environ.get('CI'):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope='module')
def log(book: Built, tex: str) -> str:
    """Make the PDF; return what XeLaTeX said, each message on one line."""
    program('xelatex')
    program('pdftotext')
    made = subprocess.run(
        [program('latexmk'), '-pdf', '-dvi-', '-ps-', '-halt-on-error', 'sphinx.tex'],
        cwd=book.out,
        env={
            **os.environ,
            'LATEXOPTS': '-interaction=nonstopmode',
            # Of the messages whole lines.
            'max_print_line': '1000',
        },
        capture_output=True,
        check=False,
    )
    said = (book.out / 'sphinx.log').read_text(encoding='utf-8', errors='replace')
    assert made.returncode == 0, said[-3000:]
    return said


@pytest.mark.pdf
def test_xelatex_has_nothing_to_say(log: str) -> None:
    found = [line for line in log.splitlines() if 'undefined' in line and 'Reference' in line]
    found += [line for line in log.splitlines() if 'Missing character' in line]
    wide = re.findall(r'Overfull \\hbox \((\d+)\..*', log)
    assert found + [width for width in wide if int(width) >= 20] == []


@pytest.mark.pdf
def test_the_pdf_reads_as_a_book(book: Built, log: str) -> None:
    command = [program('pdftotext'), '-layout', 'sphinx.pdf', '-']
    text = subprocess.run(command, cwd=book.out, capture_output=True, check=True).stdout.decode()
    cover, contents, *pages = text.split('\f')[:-1]
    for words in ('夜裡的聲音', '林雨青', 'https://pod.example.org/my_book/'):
        assert words in cover.split()
    listed = re.findall(r'(\S+) +(\d+)\n', contents)
    assert [name for name, _ in listed] == ['#1', '潮汐表沒寫的事：領港人談「等」', '詞條索引']
    places = [int(number) for _, number in listed]
    for place, title in zip(
        places, ['A horn & a bell', '潮汐表沒寫的事', '詞條索引'], strict=True
    ):
        assert title in pages[place - 1]
    whole = ''.join(''.join(pages).split())
    for words in (
        '在YouTube觀看：領港人談等待',
        'https://open.spotify.com/episode/4NightWaveEpisode00007',
        '裡說沒換吳為，粗體與斜體，12:40，It’sslantedandcode_50%。1',
        '——陳海生，12:45',
        '12:40不出港的理由',
        '大潮，領港船提早一小時出發',
        '潮水不會因為你急就早點來。',
    ):
        assert words in whole
    (index,) = pages[places[-1] - 1 :]
    horn, tide = (str(place) for place in places[:2])
    assert re.findall(r'^ *(聆聽|海) +(.*?)$', index, re.MULTILINE) == [
        ('海', tide),
        ('聆聽', f'{horn}, {tide}'),
    ]


def test_texts_and_manual_pages_say_where_links_lead(build: Build, tmp_path: Path) -> None:
    src = put(tmp_path / 'src', FILES)
    texts = build(src, tmp_path / 'text', 'text').files()
    tide = texts['posts/tide.txt'].read_text(encoding='utf-8')
    assert f'原始單集\n<{ADDRESS}>' in tide
    assert f'見潮汐表\n<{ADDRESS}>' in tide
    assert '[圖片：退潮後的港口]\n' in tide
    (page,) = build(src, tmp_path / 'man', 'man').out.glob('*.1')
    manual = page.read_text(encoding='utf-8')
    assert '<>' not in manual
    assert manual.count('[圖片：退潮後的港口]') == 1
