from __future__ import annotations

import pytest
from docutils import nodes

from sphinxext_podcast.extension.books import spelled

ADDRESS = 'https://e.org/'


def link(text: str = 'a', address: str = ADDRESS) -> nodes.reference:
    return nodes.reference('', text, refuri=address)


@pytest.mark.parametrize(
    ('made', 'text'),
    [
        (nodes.paragraph('', '', link()), f'a <{ADDRESS}>'),
        (nodes.paragraph('', '', link(ADDRESS)), ADDRESS),
        (nodes.paragraph('', '', link(), nodes.Text(f' <{ADDRESS}>, b')), f'a <{ADDRESS}>, b'),
        (nodes.paragraph('', '', link(), nodes.Text(' b')), f'a <{ADDRESS}> b'),
        (nodes.paragraph('', '', link(address='other')), 'a'),
        (nodes.paragraph('', '', link(), classes=['podcast-embed']), 'a'),
        (nodes.title('', '', link()), 'a'),
    ],
)
def test_a_link_says_where_it_leads_once(made: nodes.TextElement, text: str) -> None:
    found = made.next_node(nodes.reference)
    assert found is not None
    spelled.spell(found)
    assert made.astext() == text


@pytest.mark.parametrize(('alt', 'said'), [('a tide', '[image: a tide]'), ('', '[image]')])
def test_a_picture_is_its_words_once(alt: str, said: str) -> None:
    image = nodes.image(uri='tide.png', alt=alt, classes=['x'])
    section = nodes.section('', image)
    spelled.say(image)
    (made,) = section.children
    assert isinstance(made, nodes.paragraph)
    assert made.astext() == said
    image = nodes.image(uri='tide.png', alt=alt)
    sentence = nodes.paragraph('', 'see ', image)
    spelled.say(image)
    assert sentence.astext() == f'see {said}'
