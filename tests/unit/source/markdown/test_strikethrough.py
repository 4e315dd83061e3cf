from __future__ import annotations

from collections.abc import Callable

import pytest

# Every right side is Hugo's own.
CASES = [
    ('~x~', '<del>x</del>'),
    ('~~x~~', '<del>x</del>'),
    ('~~x~', '~<del>x</del>'),
    ('~x~~', '<del>x</del>~'),
    ('x ~~~y~~~ z', 'x ~~~y~~~ z'),
    ('~x ~y~', '~x <del>y</del>'),
    ('~~x ~y~ z~~', '<del>x <del>y</del> z</del>'),
    ('~x ~~y~~ z~', '<del>x <del>y</del> z</del>'),
    ('*~x*~', '<em>~x</em>~'),
    ('~*x~*', '<del>*x</del>*'),
    ('中~~文~~字', '中<del>文</del>字'),
    ('中~文~字', '中<del>文</del>字'),
    ('中~~「文」~~字', '中~~「文」~~字'),
    ('a~b~c', 'a<del>b</del>c'),
    ('~ x ~', '~ x ~'),
    ('~~ x ~~', '~~ x ~~'),
    ('~~x~~y~~z~~', '<del>x</del>y<del>z</del>'),
    ('~~x\ny~~', '<del>x\ny</del>'),
    ('1~2 3~4', '1<del>2 3</del>4'),
    ('~x~~y~', '<del>x~~y</del>'),
    ('~~x~y~~', '<del>x~y</del>'),
    ('約 10~20 人，30~40 歲', '約 10<del>20 人，30</del>40 歲'),
    ('\\~x~', '~x~'),
    ('\\~~x~', '~~x~'),
    ('\\~~x ~y~', '~~x <del>y</del>'),
    ('a^2^ H~2~O', 'a^2^ H<del>2</del>O'),
    ('*~~x~~*', '<em><del>x</del></em>'),
    ('~~*x*~~', '<del><em>x</em></del>'),
    ('a~~~b~~~c~~d~~', 'a~~~b~~~c<del>d</del>'),
    ('~~約 10~~ 元', '<del>約 10</del> 元'),
    ('~~x ~y~', '~~x <del>y</del>'),
]


@pytest.mark.parametrize(('text', 'html'), CASES)
def test_strikethrough(text: str, html: str, render: Callable[[str], str]) -> None:
    assert render(text) == html
