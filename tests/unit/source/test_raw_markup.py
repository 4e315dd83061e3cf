"""What is left of raw HTML and of formulas where no script is allowed."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source import raw_markup

ICON = '<svg width="16" class="sd-octicon" viewBox="0 0 16 16" aria-hidden="true">{}</svg>'


@pytest.mark.parametrize(
    ('html', 'text'),
    [
        ('<b>a</b>', 'a'),
        ('<script>a</script>b', 'b'),
        ('<!-- a --><p>b', 'b'),
        ('a <style>x</style >b', 'a b'),
        ('1 < 2', '1 < 2'),
    ],
)
def test_text(html: str, text: str) -> None:
    assert raw_markup.without_tags(html) == text


@pytest.mark.parametrize(
    ('html', 'drawing'),
    [
        (ICON.format('<path d="M0 0h8"></path>'), True),
        (ICON.format('<g><circle cx="1" cy="1" r="1"/></g><title>a</title>'), True),
        (ICON.format('<path onclick="x" d="M0 0"></path>'), False),
        (ICON.format('<a href="javascript:x"></a>'), False),
        (ICON.format('<use href="data:x"/>'), False),
        (ICON.format('<path style="x" d="M0 0"/>'), False),
        (ICON.format('<script>x</script>'), False),
        (ICON.format('<foreignObject></foreignObject>'), False),
        (ICON.format('<animate onbegin="x"/>'), False),
        (ICON.format('<!-- a -->'), False),
        (ICON.format('').replace('class', 'onload="x" class'), False),
        (ICON.format('') + ICON.format(''), False),
        (ICON.format('') + 'a', False),
        ('a', False),
        ('', False),
        ('<svg>', False),
        ('</svg><svg>', False),
        ('<path d="M0 0"/>', False),
        ('<b></b>', False),
    ],
)
def test_drawing(html: str, drawing: bool) -> None:
    assert raw_markup.is_drawing(html) is drawing


@pytest.mark.parametrize(
    ('html', 'box'),
    [
        ('<input class="task-list-item-checkbox" disabled="disabled" type="checkbox">', True),
        ('<input class="task-list-item-checkbox"  type="checkbox">', True),
        (
            (
                '<input aria-label="Done" class="task-list-item-checkbox" checked="checked" '
                'disabled="disabled" type="checkbox">'
            ),
            True,
        ),
        ('<input class="task-list-item-checkbox" onfocus="x" type="checkbox">', False),
        (
            '<input aria-label="a" autofocus class="task-list-item-checkbox" type="checkbox">',
            False,
        ),
        ('<script class="task-list-item-checkbox">x</script>', False),
        ('task-list-item-checkbox', False),
    ],
)
def test_task_box(html: str, box: bool) -> None:
    assert raw_markup.is_task_box(html) is box


@pytest.mark.parametrize(
    ('formula', 'command'),
    [
        (r'\frac{a}{b} + \sum_{i=1}^{n} x_i', ''),
        (r'\text{class} \left( x^2 \right) \in \mathbb{R}', ''),
        (r'\begin{aligned} a &= b \\ c &= d \end{aligned}', ''),
        (r'\hrefs \defs \inputs \letter \classic', ''),
        (r'\href{javascript:x}{y}', r'\href'),
        (r'\href {x}', r'\href'),
        (r'\let\a\href', r'\let'),
        (r'\csname hr\endcsname', r'\csname'),
        (r'\def\a{x}', r'\def'),
        (r'\require{html}', r'\require'),
        (r'\style{x}{y}', r'\style'),
        (r'\class{x}{y}', r'\class'),
        (r'\cssId{x}{y}', r'\cssId'),
        (r'\input{/etc/passwd}', r'\input'),
        (r'\include{x}', r'\include'),
        (r'\openin5=x', r'\openin'),
        (r'\write18{rm}', r'\write18'),
        (r'\immediate\write18{rm}', r'\immediate'),
        (r'\newcommand{\x}{y}', r'\newcommand'),
        (r'\directlua{x}', r'\directlua'),
        (r'\includegraphics{x}', r'\includegraphics'),
        (r'\^^69nput{x}', '^^'),
        (r'\@@input x', r'\@@input'),
    ],
)
def test_command_of_a_formula(formula: str, command: str) -> None:
    assert raw_markup.command(formula) == command
