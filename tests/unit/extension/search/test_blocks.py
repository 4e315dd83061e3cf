"""What is searched of a document, on nodes."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from sphinxext_podcast.extension.elements.nodes import (
    podcast_at,
    podcast_chapter,
    podcast_chapter_title,
    podcast_chapters,
    podcast_embed,
    podcast_embed_caption,
    podcast_embed_title,
    podcast_html,
    podcast_part,
    podcast_quote,
    podcast_quote_source,
    podcast_speaker,
)
from sphinxext_podcast.extension.search.blocks import blocks, flat, text_of
from sphinxext_podcast.model.search import Block


def paragraph(*parts: nodes.Node | str) -> nodes.paragraph:
    return nodes.paragraph('', '', *(nodes.Text(p) if isinstance(p, str) else p for p in parts))


def section(title: str, *children: nodes.Node, id: str = '') -> nodes.section:
    return nodes.section('', nodes.title('', title), *children, ids=[id or title])


def document(*children: nodes.Node) -> nodes.document:
    made = new_document('')
    made += children
    return made


def test_the_text_is_under_its_heading() -> None:
    player = podcast_embed('', podcast_embed_title('', '夜車'), provider='youtube')
    player += podcast_embed_caption('', paragraph('圖說。'))
    found = document(
        section(
            '標題',
            podcast_part('', paragraph('2026 年'), tag='header', classes=['no-search']),
            paragraph('開頭。'),
            player,
            nodes.comment('', '看不見'),
            section(
                '海邊',
                paragraph('風很', nodes.strong('', '大'), '。'),
                nodes.bullet_list(
                    '', nodes.list_item('', paragraph('一')), nodes.list_item('', paragraph('二'))
                ),
            ),
            podcast_html('', html='<footer>看過的</footer>'),
        )
    )
    assert blocks(found) == (
        Block('', '', '開頭。\n夜車\n圖說。'),
        Block('海邊', '海邊', '風很大。\n一\n二'),
    )


@pytest.mark.parametrize(
    ('written', 'read'),
    [
        ('我們在海邊\n聽見風', '我們在海邊聽見風'),
        ('我們在海邊，\n聽見風', '我們在海邊，聽見風'),
        ('the last\nbus', 'the last bus'),
        ('搭 GPT\n號', '搭 GPT 號'),
        ('カ\nナ', 'カナ'),
        ('a  b', 'a b'),
    ],
)
def test_a_line_that_goes_on(written: str, read: str) -> None:
    assert text_of(paragraph(written)) == read


def test_a_phrase_goes_on_behind_the_mark_of_a_footnote() -> None:
    marked = paragraph('第一個', nodes.footnote_reference('', '1'), '，第二個')
    assert text_of(marked) == '第一個，第二個'


def test_html_without_its_tags() -> None:
    found = document(section('題', nodes.raw('', '<p>一<b>二</b></p>', format='html')))
    assert blocks(found) == (Block('', '', '一二'),)


def test_blocks_of_html_are_apart() -> None:
    found = nodes.raw('', '<p>段一</p><p>段<em>二</em></p><!-- 不見 -->', format='html')
    assert text_of(found) == '段一 段二'


def test_menus_are_left_out() -> None:
    menu = nodes.compound('', paragraph('別的題目'), classes=['toctree-wrapper'])
    contents = nodes.topic('', paragraph('節'), classes=['contents'])
    assert blocks(document(section('題', menu, contents, paragraph('字')))) == (
        Block('', '', '字'),
    )


def test_signatures_keep_their_signs() -> None:
    parameters = addnodes.desc_parameterlist('', '')
    parameters += [addnodes.desc_parameter('', 'a'), addnodes.desc_parameter('', 'b=1')]
    signature = addnodes.desc_signature('', '', addnodes.desc_name('', 'frob'), parameters)
    assert text_of(signature) == 'frob(a, b=1)'


def test_code_tables_and_definitions() -> None:
    signature = addnodes.desc_signature('', '', addnodes.desc_name('', '', nodes.Text('play')))
    found = document(
        section(
            'T',
            nodes.literal_block('', 'x = 1'),
            nodes.definition_list(
                '',
                nodes.definition_list_item(
                    '', nodes.term('', 'a'), nodes.definition('', paragraph('b'))
                ),
            ),
            addnodes.desc('', signature, addnodes.desc_content('', paragraph('c'))),
        )
    )
    assert blocks(found) == (Block('', '', 'x = 1\na\nb\nplay\nc'),)


def test_a_document_without_headings() -> None:
    assert blocks(document(paragraph('a'))) == (Block('', '', 'a'),)
    assert blocks(document()) == ()


def test_what_sphinx_indexes_is_one_text_a_piece() -> None:
    index = addnodes.index(entries=[('single', '海', 'sea', '', None)])
    found = document(
        section(
            '題目', index, paragraph('他', nodes.strong('', '說'), '話'), section('海', id='sea')
        )
    )
    made = flat(found)
    assert [text.astext() for text in made.findall(nodes.Text)] == ['題目', '他說話', '海']
    assert [one['ids'] for one in made.findall(nodes.section)] == [['題目'], [], ['sea']]
    assert made.next_node(addnodes.index)['entries'] == index['entries']  # type: ignore[index]


def test_the_words_of_moments_are_searched() -> None:
    mark = podcast_at('', '那個故事', seconds=9, player='', href='')
    chapter = podcast_chapter('', podcast_at('', '0:09'), podcast_chapter_title('', '潮汐表'))
    said = podcast_quote('', paragraph('我走了。'))
    said += podcast_quote_source('', podcast_speaker('', '王小明'), podcast_at('', '0:10'))
    found = document(
        section('題', paragraph('聽', mark, '吧'), podcast_chapters('', chapter), said)
    )
    (only,) = blocks(found)
    assert only.text.split('\n') == [
        *('聽那個故事吧', '0:09', '潮汐表', '我走了。', '王小明', '0:10'),
    ]
