from __future__ import annotations

import pytest
from docutils import nodes

from sphinxext_podcast.extension.books import printed


def paragraph(*classes: str, text: str = 'x') -> nodes.paragraph:
    return nodes.paragraph('', text, classes=[*classes])


AFTER = nodes.bullet_list()
AFTER['beside'] = 1


@pytest.mark.parametrize(
    ('node', 'kind'),
    [
        (paragraph(), ''),
        (paragraph('podcast-turn'), ''),
        (paragraph('podcast-article-lede'), 'podcast-lede'),
        (paragraph('podcast-article-meta'), 'podcast-facts'),
        (paragraph('podcast-article-terms', 'podcast-article-categories'), 'podcast-facts'),
        (paragraph('podcast-subscribe'), 'podcast-facts'),
        (nodes.image(), 'podcast-picture'),
        (AFTER, 'podcast-after'),
        (nodes.Text('podcast-article-'), ''),
    ],
)
def test_kind(node: nodes.Node, kind: str) -> None:
    assert printed.kind_of(node) == kind


def test_what_is_about_an_article_is_in_groups() -> None:
    before = [paragraph('podcast-article-meta'), paragraph('podcast-article-people')]
    older = paragraph('podcast-article-older')
    older['beside'] = 1
    tags = paragraph('podcast-article-tags')
    tags['beside'] = 1
    section = nodes.section('', nodes.title('', 't'), *before, paragraph(), tags, older)
    printed.dress(section)
    _, facts, text, after = section.children
    assert isinstance(facts, nodes.container)
    assert (facts['classes'], facts.children) == (['podcast-facts'], before)
    assert text.astext() == 'x'
    assert isinstance(after, nodes.container)
    assert (after['classes'], after.children) == (['podcast-after'], [tags])


def test_links_about_an_article_have_letters() -> None:
    shown = nodes.reference('', 'https://e.org/', refuri='https://e.org/')
    line = nodes.paragraph('', '', nodes.reference('', 'a', refuri='https://e.org/_^'), shown)
    assert printed.note(line, 1) == 2
    texts = [child.astext() for child in line.children]
    assert texts == ['a', r'\podcastnote{2}{', 'https://e.org/_%5E', '}', 'https://e.org/']


@pytest.mark.parametrize(('language', 'dash'), [('zh_TW', '——'), ('en', '— ')])
def test_a_speaker_has_a_dash(language: str, dash: str) -> None:
    document = nodes.document('', '')  # type: ignore[arg-type]
    document += nodes.block_quote('', nodes.attribution('', '吳可'))
    printed.name_speakers(document, language)
    assert document.astext() == f'{dash}吳可'
