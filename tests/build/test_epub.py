"""Every EPUB is one that readers accept, whatever HTML stands in an article."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.build.conftest import CONF, ROOTS
from tests.build.corpora import SETS, corpus
from tests.build.project import put
from tests.unit.output.html_samples import SAMPLES, soup

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

DOCS = Path(__file__).parents[2] / 'docs'
ARTICLE = '---\ntitle: "{}"\ndate: 2026-05-01\n---\n\n'
HOME = '# 書\n\n```{article-list}\n```\n'
PIECES = """\
<div class=box align=center>

Words *in* [a box](#here), <a href="/p/other/#there">a chapter</a>, <a href="/p/no">none</a>.

<ul>

- one <br> two

</div>

## Here

never ended <textarea>

## Lost
"""
FILES = {
    'conf.py': CONF + "html_baseurl = 'https://pod.example.org/'\n",
    'index.md': HOME,
    'p/pieces.md': ARTICLE.format(r'Pieces \x01 & \ufffe') + PIECES,
    'p/other.md': ARTICLE.format('Other') + '## There\n\n<img src="https://e.org/x.png">\n',
    **{
        f'p/sample{number}.md': f'{ARTICLE.format(name)}{html}\n\n<div>\n{html}\n</div>\n'
        for number, (name, (html, _)) in enumerate(SAMPLES.items())
    },
    **{f'p/soup{n}.md': f'{ARTICLE.format(n)}<div>{soup(n)}\n\nx {soup(-n)}\n' for n in range(60)},
}


@pytest.fixture(scope='module')
def anything(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a book of all that authors write, and of what nobody would."""
    src = tmp_path_factory.mktemp('epub') / 'src'
    for name, text in FILES.items():
        path = src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return build(src, src.with_name('out'), 'epub')


def test_every_file_is_well_formed(anything: Built) -> None:
    files = {
        name: path.read_text(encoding='utf-8')
        for name, path in anything.files().items()
        if name.endswith(('.xhtml', '.opf', '.ncx'))
    }
    assert len(files) > len(FILES)
    for text in files.values():
        ET.fromstring(text)


def test_a_chapter_in_pieces(anything: Built) -> None:
    text = anything.files()['p/pieces.xhtml'].read_text(encoding='utf-8')
    assert re.search(r'<title>Pieces +&amp;', text)
    assert '<div class="box" style="text-align: center">\n<p>Words <em>in</em> ' in text
    assert '<a class="reference internal" href="#here">' in text
    assert '<a href="other.xhtml#there">a chapter</a>' in text
    assert '<a href="https://pod.example.org/p/no">none</a>' in text
    # A heading that the author's HTML has swallowed; the contents lead there.
    assert '<span id="lost"></span>' in text
    for name in ('nav.xhtml', 'toc.ncx'):
        assert re.search(r'Pieces +&amp;', anything.files()[name].read_text(encoding='utf-8'))


def test_the_manifest_names_drawings_and_formulas(anything: Built) -> None:
    manifest = anything.files()['content.opf'].read_text(encoding='utf-8')
    named = dict(re.findall(r'href="([^"]*)" media-type="[^"]*" properties="([^"]*)"', manifest))
    numbers = {name: number for number, name in enumerate(SAMPLES)}
    assert named[f'p/sample{numbers["drawing"]}.xhtml'] == 'svg'
    assert named[f'p/sample{numbers["formula"]}.xhtml'] == 'mathml'
    assert 'p/pieces.xhtml' not in named


def test_a_book_without_settings_has_a_cover_and_what_libraries_ask(anything: Built) -> None:
    files = anything.files()
    manifest = files['content.opf'].read_text(encoding='utf-8')
    (cover,) = re.findall(r'properties="cover-image" href="([^"]*)"', manifest)
    with Image.open(files[cover]) as picture:
        assert picture.size == (1200, 1800)
    page = files['epub-cover.xhtml'].read_text(encoding='utf-8')
    assert f'<img src="{cover}" alt="一冊"' in page
    assert re.findall(r'<itemref idref="([^"]*)"', manifest)[0] in re.findall(
        r'<item id="([^"]*)" href="epub-cover', manifest
    )
    assert '<dc:identifier id="unknown">https://pod.example.org/</dc:identifier>' in manifest
    assert '>unknown<' not in manifest
    assert '<dc:creator>一冊<' in manifest
    assert 'genindex' not in manifest
    table = files['toc.ncx'].read_text(encoding='utf-8')
    assert '<meta name="dtb:uid" content="https://pod.example.org/"' in table


def test_what_a_project_says_of_its_book_stands(build: Build, tmp_path: Path) -> None:
    said = {
        'epub_cover': ('_static/own.png', ''),
        'epub_language': 'zh-HK',
        'epub_identifier': 'urn:isbn:0',
        'epub_show_urls': 'inline',
        'language': 'zh_TW',
        'html_static_path': ['_static'],
    }
    text = f'{ARTICLE.format("一")}見[港](https://harbour.example.org/)。\n'
    src = put(tmp_path / 'src', {'index.md': HOME, 'p/a.md': text, '_static/own.png': 'x'})
    files = build(src, tmp_path / 'out', 'epub', conf=said).files()
    manifest = files['content.opf'].read_text(encoding='utf-8')
    for expected in ('>zh-HK<', '>urn:isbn:0<', 'properties="cover-image" href="_static/own.png"'):
        assert expected in manifest
    assert 'podcast-cover' not in manifest
    assert '[https://harbour.example.org/]' in files['p/a.xhtml'].read_text(encoding='utf-8')


@pytest.mark.parametrize(
    ('conf', 'creator', 'rights'),
    [
        ({'author': '', 'copyright': ''}, '港', '港'),
        ({'author': '', 'copyright': '', 'podcast_authors': ['林雨']}, '林雨', '林雨'),
        ({'author': '陳海', 'copyright': '2026, 港'}, '陳海', '2026, 港'),
    ],
)
def test_a_book_names_somebody(
    build: Build, tmp_path: Path, conf: dict[str, Any], creator: str, rights: str
) -> None:
    said = {'project': '港', 'version': '1', **conf}
    src = put(tmp_path / 'src', {'index.md': HOME, 'p/a.md': ARTICLE.format('一')})
    built = build(src, tmp_path / 'out', 'epub', conf=said)
    assert built.warnings == []
    manifest = (built.out / 'content.opf').read_text(encoding='utf-8')
    for name, value in {'creator': creator, 'publisher': creator, 'rights': rights}.items():
        assert re.findall(f'<dc:{name}[^>]*>(.*)</dc:', manifest) == [value]


def missing(reason: str) -> NoReturn:
    """Skip the tests, except where the program is promised."""
    if 'CI' in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope='session')
def errors() -> Callable[[Built], list[str]]:
    """Return a function that returns what epubcheck has against a book."""
    java, checker = shutil.which('java'), shutil.which('epubcheck')
    if not (java and checker):
        missing('java and epubcheck are not installed')
    jar = Path(checker).read_bytes()[:2] == b'PK'

    def check(built: Built) -> list[str]:
        assert built.code == 0
        (book,) = built.out.glob('*.epub')
        command = [java, '-jar', checker, str(book)] if jar else [checker, str(book)]
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        said = [line for line in done.stderr.splitlines() if line.startswith(('ERROR', 'FATAL'))]
        assert said or done.returncode == 0, done.stderr
        return said

    return check


@pytest.mark.epubcheck
def test_a_book_of_anything(anything: Built, errors: Callable[[Built], list[str]]) -> None:
    assert errors(anything) == []


@pytest.mark.epubcheck
@pytest.mark.parametrize(
    'src', [ROOTS / 'magazine', ROOTS / 'players', DOCS], ids=lambda p: p.name
)
def test_books_of_ours(
    build: Build, tmp_path: Path, errors: Callable[[Built], list[str]], src: Path
) -> None:
    assert errors(build(src, tmp_path / 'out', 'epub')) == []


@pytest.mark.epubcheck
@pytest.mark.parametrize('name', SETS)
def test_books_of_others(
    build: Build, tmp_path: Path, errors: Callable[[Built], list[str]], name: str
) -> None:
    content = corpus(name).content(tmp_path / 'copy')
    conf, src, options = corpus(name).project(tmp_path / 'project', content)
    assert errors(build(src, tmp_path / 'out', 'epub', conf=options, confdir=conf)) == []
