"""Which addresses get a page that leads on."""

from __future__ import annotations

from sphinxext_podcast.model.addresses.address import Addresses
from sphinxext_podcast.model.addresses.owners import Owners
from sphinxext_podcast.model.addresses.redirects import Conflict, Redirect, plan

NAMES = ['index', 'posts/index', 'posts/a', 'posts/B', 'tags/x']
FLAT = {'posts/a': 'posts/a.html', 'posts/B': 'posts/B.html'}
FOLDERS = {'posts/a': 'posts/a/index.html', 'posts/B': 'posts/B/index.html'}


def files(known: dict[str, Addresses], names: dict[str, str]) -> dict[str, str]:
    found, conflicts = plan(known, NAMES, names)
    assert conflicts == []
    return {redirect.file: redirect.docname for redirect in found}


def test_an_ending_alone_is_no_other_address() -> None:
    known = {'posts/a': Addresses('/posts/a/', ('/posts/a.html',))}
    assert files(known, FLAT) == {}
    assert files(known, FOLDERS) == {'posts/a.html': 'posts/a'}


def test_case_is_another_address() -> None:
    known = {'posts/B': Addresses('/posts/b/', ('/old.html', '/x/y/'))}
    expected = ['old.html', 'posts/b/index.html', 'x/y/index.html']
    assert files(known, FLAT) == dict.fromkeys(expected, 'posts/B')


def test_a_page_is_never_replaced() -> None:
    known = {'posts/a': Addresses('/posts/a/', ('/tags/x/', '/', '/posts/', '/posts/B.html'))}
    found, conflicts = plan(known, NAMES, FLAT)
    assert found == []
    assert [(c.address, c.owner) for c in conflicts] == [
        ('/tags/x/', 'tags/x'),
        ('/', 'index'),
        ('/posts/', 'posts/index'),
        ('/posts/B.html', 'posts/B'),
    ]


def test_the_first_document_has_it() -> None:
    known = {
        'posts/a': Addresses('/posts/a/', ('/old/',), ('/spare/',)),
        'posts/B': Addresses('/spare/', ('/old/',)),
    }
    found, conflicts = plan(known, NAMES, FLAT)
    assert found == [Redirect('/old/', 'posts/B'), Redirect('/spare/', 'posts/B')]
    assert conflicts == [Conflict('/old/', 'posts/a', 'posts/B')]


def test_what_else_is_made_is_never_replaced() -> None:
    made = {'sitemap.xml': 'sitemap.xml', 'posts/B.html': 'posts/B'}
    others = ('/sitemap.xml/', '/posts/B.html/', '/free/', '/free/index.html', '/old.html')
    known = {
        'posts/a': Addresses('/posts/a/', others, ('/sitemap.xml/x/',)),
        'posts/B': Addresses('/posts/B/', ('/old.html/x/',)),
    }
    found, conflicts = plan(known, NAMES, FLAT, Owners(made).of)
    assert [redirect.file for redirect in found] == ['free/index.html', 'old.html/x/index.html']
    assert conflicts == [
        Conflict('/sitemap.xml/', 'posts/a', 'sitemap.xml'),
        Conflict('/posts/B.html/', 'posts/a', 'posts/B'),
        Conflict('/old.html', 'posts/a', 'posts/B'),
    ]


def test_documents_that_are_elsewhere() -> None:
    known = {
        'posts/a': Addresses('/x/', ('/posts/B/', '/old/')),
        'posts/B': Addresses('/far/b.html', ('/far/b/', '/x/')),
    }
    places = {'posts/a': 'x/index.html', 'posts/B': 'far/b.html'}
    found, conflicts = plan(known, NAMES, places, places=places)
    assert {redirect.file: redirect.docname for redirect in found} == {
        # An alias is stronger than the address of a docname that nobody asked for.
        'posts/B/index.html': 'posts/a',
        'posts/a/index.html': 'posts/a',
        'old/index.html': 'posts/a',
        'far/b/index.html': 'posts/B',
    }
    assert conflicts == [Conflict('/x/', 'posts/B', 'posts/a')]
