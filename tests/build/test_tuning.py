"""What is changed in Sphinx and MyST-Parser is still needed, and can go where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docutils import frontend
from docutils.parsers.rst import Parser as RSTParser
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils import base
from myst_parser.parsers.mdit import create_md_parser
from sphinx.builders import html
from sphinx.builders.html import _assets
from sphinx.util import docutils as sphinx_docutils

from sphinxext_podcast.extension.tuning import doctrees, speed
from tests.build.project import BARE as CONF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx

    from tests.build.conftest import Build

    Site = Callable[[Mapping[str, str | bytes]], Path]


def test_myst_makes_settings_for_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def settings(*components: object) -> object:
        made.append(components)
        return frontend.get_default_settings(*components)  # type: ignore[arg-type]

    monkeypatch.setattr(base, 'get_default_settings', settings)
    parser = create_md_parser(MdParserConfig(), base.DocutilsRenderer)
    parser.options['document'] = base.make_document()
    made.clear()
    parser.render('One sentence.')
    assert made, 'MyST-Parser needs no help any more: spare_the_settings can go'


def test_sphinx_resolves_each_path_for_each_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / 'a.css').write_text('p {}', encoding='utf-8')
    resolve, resolved = Path.resolve, []

    def counting(path: Path, strict: bool = False) -> Path:
        resolved.append(path)
        return resolve(path, strict)

    monkeypatch.setattr(Path, 'resolve', counting)
    sums = {_assets._file_checksum(tmp_path, 'a.css') for _ in range(2)}
    assert len(resolved) == 2, 'Sphinx needs no help any more: spare_the_checksums can go'
    speed.spare_the_checksums()
    ours: Any = html._file_checksum  # type: ignore[attr-defined]
    assert {ours(tmp_path, 'a.css') for _ in range(2)} == sums
    assert len(resolved) == 3


@pytest.mark.skipif(
    not hasattr(sphinx_docutils, '_get_settings'), reason='this Sphinx reads them once'
)
def test_sphinx_reads_options_for_each_document(monkeypatch: pytest.MonkeyPatch) -> None:
    plain: Any = getattr(sphinx_docutils, '_get_settings')  # noqa: B009
    plain = getattr(plain, '__wrapped__', plain)
    made: list[object] = []

    get_default_values: Any = frontend.OptionParser.get_default_values

    def counting(parser: object) -> Any:
        made.append(parser)
        return get_default_values(parser)

    monkeypatch.setattr(frontend.OptionParser, 'get_default_values', counting)
    monkeypatch.setattr(sphinx_docutils, '_get_settings', plain)
    given = {'defaults': {'tab_width': 5}, 'read_config_files': True}
    one, other = (plain(RSTParser, **given) for _ in range(2))
    assert len(made) == 2, 'Sphinx needs no help any more: spare_the_options can go'
    assert vars(one).keys() == vars(other).keys()
    speed.spare_the_options()
    ours: Any = getattr(sphinx_docutils, '_get_settings')  # noqa: B009
    first, second = (ours(RSTParser(), **given) for _ in range(2))
    assert len(made) == 3
    assert first.record_dependencies is not second.record_dependencies
    assert {k: v for k, v in vars(first).items() if k != 'record_dependencies'} == {
        k: v for k, v in vars(one).items() if k != 'record_dependencies'
    }
    first.tab_width = 3
    assert ours(RSTParser, **given).tab_width == 5
    assert ours(RSTParser, **{**given, 'defaults': {'tab_width': 2}}).tab_width == 2


def test_settings_are_those_of_docutils() -> None:
    one, other = speed.settings(RSTParser), speed.settings(RSTParser)
    plain = frontend.get_default_settings(RSTParser)
    assert one is not other
    assert {k: v for k, v in vars(one).items() if k != 'record_dependencies'} == {
        k: v for k, v in vars(plain).items() if k != 'record_dependencies'
    }
    one.tab_width = 3
    assert speed.settings(RSTParser).tab_width == plain.tab_width


@pytest.mark.parametrize('builder', ['dirhtml', 'singlehtml', 'epub', 'latex'])
def test_doctrees_that_did_not_stay_in_memory(
    build: Build, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builder: str
) -> None:
    head = '---\ntitle: 第 {0} 封信\ndate: 2026-01-0{0}\ntags: [海]\n---\n\n'
    text = f'{head}{{{{{{{{< youtube Kj2mTq7-xXA >}}}}}}}}\n'
    articles = {f'posts/{number}.md': text.format(number) for number in range(1, 7)}
    index = '# 首頁\n\n```{article-list}\n```\n'
    monkeypatch.setenv('SOURCE_DATE_EPOCH', '1780000000')  # EPUB has the second
    src = site({'conf.py': CONF, 'index.md': index, **articles})
    usual = build(src, tmp_path / 'out', builder)
    forgotten = []
    monkeypatch.setattr(doctrees, 'MOST_DOCTREES', 1)
    pop = doctrees.on_doctree_read

    def counting(app: Sphinx, doctree: nodes.document) -> None:
        before = len(app.env._write_doc_doctree_cache)
        pop(app, doctree)
        forgotten.append(before - len(app.env._write_doc_doctree_cache))

    monkeypatch.setattr(doctrees, 'on_doctree_read', counting)
    few = build(src, tmp_path / 'few', builder)
    assert sum(forgotten) == 5
    assert few.warnings == usual.warnings == []
    # The book is an archive of the other files, with their times in it.
    assert [name for name in few.unlike(usual) if name != 'sphinx.epub'] == []
