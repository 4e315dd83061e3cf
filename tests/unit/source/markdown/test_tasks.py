from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown_it.token import Token

Parse = Callable[[str], list[Token]]


@pytest.mark.parametrize(
    ('text', 'checked', 'content'),
    [
        ('- [ ] 甲', [False], '甲'),
        ('- [x] 甲', [True], '甲'),
        ('- [X]  甲', [True], '甲'),
        ('- [x]甲', [True], '甲'),
        ('- [x]', [True], ''),
        ('- [ ]', [False], ''),
        ('1. [x] 甲', [True], '甲'),
        ('- [x](u) 甲', [True], '(u) 甲'),
        ('- [x] # 甲', [True], '# 甲'),
        ('- [ ] - 甲', [False], '- 甲'),
        ('- # [x] 甲', [True], '甲'),
        ('- [x]\n  甲', [True], '甲'),
        ('- [x] 甲\n  - [ ] 乙', [True, False], '甲'),
        ('- [x] 甲\n\n- [ ] 乙', [True, False], '甲'),
        ('- [x]　甲', [True], '　甲'),
        ('- []', [None], '[]'),
        ('- [y] 甲', [None], '[y] 甲'),
        ('- [ x ] 甲', [None], '[ x ] 甲'),
        ('- `[x]` 甲', [None], '`[x]` 甲'),
        ('- 甲\n\n  [x] 乙', [None], '甲'),
        ('- > [x] 甲', [None], '[x] 甲'),
        ('[x] 甲', [], '[x] 甲'),
    ],
)
def test_tasks(text: str, checked: list[bool | None], content: str, parse: Parse) -> None:
    tokens = parse(text)
    items = [token for token in tokens if token.type == 'list_item_open']
    assert [item.meta.get('checked') for item in items] == checked
    assert next(token.content for token in tokens if token.type == 'inline') == content


def test_classes(parse: Parse) -> None:
    tokens = parse('- [x] 甲\n- [ ] 乙\n- 丙')
    assert tokens[0].attrs == {'class': 'contains-task-list'}
    assert [token.attrs for token in tokens if token.type == 'list_item_open'] == [
        {'class': 'task-list-item'},
        {'class': 'task-list-item'},
        {},
    ]


def test_html_has_one_box_each(render: Callable[[str], str]) -> None:
    assert render('- [x] 甲\n- 乙').count('<input') == 1
