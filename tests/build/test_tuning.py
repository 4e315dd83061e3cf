"""What is changed in Sphinx and MyST-Parser is still needed, and can go where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import frontend
from docutils.parsers.rst import Parser as RSTParser
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils import base
from myst_parser.parsers.mdit import create_md_parser

from sphinxext_podcast.extension import tuning

if TYPE_CHECKING:
    import pytest


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


def test_settings_are_those_of_docutils() -> None:
    one, other = tuning.settings(RSTParser), tuning.settings(RSTParser)
    plain = frontend.get_default_settings(RSTParser)
    assert one is not other
    assert {k: v for k, v in vars(one).items() if k != 'record_dependencies'} == {
        k: v for k, v in vars(plain).items() if k != 'record_dependencies'
    }
    one.tab_width = 3
    assert tuning.settings(RSTParser).tab_width == plain.tab_width
