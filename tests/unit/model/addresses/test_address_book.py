"""What a link means, by any way to write it."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.addresses.address_book import AddressBook, Href, Target, split
from sphinxext_podcast.model.addresses.page import Page

PAGES = [
    Page('index'),
    Page('about'),
    Page('posts/name', slug='My Slug', aliases=('/old/', 'beside')),
    Page('posts/My File'),
    Page('posts/潮汐'),
    Page('posts/far', url='/x/far.html'),
    Page('posts/bun/index'),
    Page('posts/dup'),
    Page('posts/sub/dup'),
    Page('posts/sec/index', section=True),
    Page('posts/sec/here'),
    Page('posts/swapped', slug='other'),
    Page('posts/other', slug='third'),
]
TERMS = {'tags': 'tags', 'tags/ai-產業': 'AI 產業', 'tags/c#': 'C#'}


def book(base: str = '') -> AddressBook:
    pages = {page.docname: page for page in PAGES}
    return AddressBook(pages, [*pages, 'manual/plain'], TERMS, {}, base)


FROM_HERE = [
    ('/posts/my-slug/', 'posts/name'),
    ('/posts/my-slug', 'posts/name'),
    ('/posts/my-slug.html', 'posts/name'),
    ('/posts/my-slug/index.html', 'posts/name'),
    ('/Posts/My-Slug/', 'posts/name'),
    ('/posts/name/', 'posts/name'),
    ('/posts/name.md', 'posts/name'),
    ('/posts/name/?utm=1#x', 'posts/name'),
    ('/old/', 'posts/name'),
    ('/posts/beside', 'posts/name'),
    ('name.md', 'posts/name'),
    ('name', 'posts/name'),
    ('../name/', 'posts/name'),
    ('../my-slug/', 'posts/name'),
    ('My File.md', 'posts/My File'),
    ('My%20File.md', 'posts/My File'),
    ('/posts/my-file/', 'posts/My File'),
    ('/posts/%E6%BD%AE%E6%B1%90/', 'posts/潮汐'),
    ('/posts/潮汐/', 'posts/潮汐'),
    ('/x/far.html', 'posts/far'),
    ('/x/far/', 'posts/far'),
    ('bun/index.md', 'posts/bun/index'),
    ('../bun/', 'posts/bun/index'),
    ('sub/dup.md', 'posts/sub/dup'),
    ('../dup/', 'posts/dup'),
    ('../about.md', 'about'),
    ('../../about/', 'about'),
    ('../../', 'index'),
    ('/', 'index'),
    ('/manual/plain.html', 'manual/plain'),
    ('../sec/', 'posts/sec/index'),
    ('/posts/other/', 'posts/swapped'),
    ('/posts/third/', 'posts/other'),
    ('#here', 'posts/far2'),
    ('', 'posts/far2'),
]


@pytest.mark.parametrize(('href', 'docname'), FROM_HERE)
def test_documents(href: str, docname: str) -> None:
    assert book().find(href, 'posts/far2') == Target(docname)


@pytest.mark.parametrize(
    ('href', 'name'),
    [
        ('/tags/', 'tags'),
        ('/tags/ai-產業/', 'tags/ai-產業'),
        ('/tags/ai-%E7%94%A2%E6%A5%AD/', 'tags/ai-產業'),
        ('../../tags/AI 產業/', 'tags/ai-產業'),
        ('/tags/c%23/', 'tags/c#'),
    ],
)
def test_pages(href: str, name: str) -> None:
    assert book().find(href, 'posts/far2') == Target(name, document=False)


@pytest.mark.parametrize('href', ['/nope/', 'nope.md', '../../../x/', '/tags/none/', 'dup/x'])
def test_nothing(href: str) -> None:
    assert book().find(href, 'posts/far2') is None


def test_relative_to_the_address_and_to_the_file_of_a_bundle() -> None:
    found = [book().find(href, 'posts/bun/index') for href in ('../name/', '../name.md', 'name/')]
    assert found == [Target('posts/name'), Target('posts/name'), None]
    # The page itself is at /x/far.html for Hugo.
    assert book().find('../posts/name/', 'posts/far') == Target('posts/name')


@pytest.mark.parametrize(
    ('href', 'found'),
    [
        ('https://e.org/blog/posts/name/', Target('posts/name')),
        ('https://e.org/blog/', Target('index')),
        ('/blog/posts/name/', Target('posts/name')),
        ('/posts/name/', Target('posts/name')),
    ],
)
def test_below_the_base(href: str, found: Target) -> None:
    assert book('https://e.org/blog').find(href, 'about') == found


@pytest.mark.parametrize(
    ('href', 'outside'),
    [
        ('https://e.org/blog/x', False),
        ('https://e.org/other/', True),
        ('//cdn.org/x', True),
        ('mailto:a@e.org', True),
        ('/posts/', False),
        ('posts/a:b', False),
    ],
)
def test_outside(href: str, outside: bool) -> None:
    assert book('https://e.org/blog/').is_outside(href) is outside


@pytest.mark.parametrize(
    ('ref', 'docname'),
    [
        ('name', 'posts/name'),
        ('name.md', 'posts/name'),
        ('NAME', 'posts/name'),
        ('/posts/name', 'posts/name'),
        ('/posts/name.md', 'posts/name'),
        ('posts/name', 'posts/name'),
        ('../name', 'posts/name'),
        ('name#frag', 'posts/name'),
        ('name?x=1', 'posts/name'),
        ('name/', 'posts/name'),
        ('bun', 'posts/bun/index'),
        ('/posts/bun/index.md', 'posts/bun/index'),
        ('/posts/dup.md', 'posts/dup'),
        ('sub/dup', 'posts/sub/dup'),
        ('#frag', 'posts/sec/here'),
        ('sec', 'posts/sec/index'),
        ('/posts/sec', 'posts/sec/index'),
        ('index.md', 'posts/sec/index'),
        ('_index.md', 'posts/sec/index'),
        ('my file', 'posts/My File'),
        ('潮汐', 'posts/潮汐'),
        ('swapped', 'posts/swapped'),
        ('other', 'posts/other'),
        ('/', 'index'),
    ],
)
def test_ref(ref: str, docname: str) -> None:
    assert book().find_page(ref, 'posts/sec/here') == [Target(docname)]


def test_ref_knows_paths_not_slugs() -> None:
    assert book().find_page('my-slug', 'posts/sec/here') == []
    assert book().find_page('/posts/my-slug/', 'posts/sec/here') == [Target('posts/name')]


def test_ref_prefers_what_is_beside_the_page() -> None:
    both = [Target('posts/dup'), Target('posts/sub/dup')]
    assert book().find_page('dup', 'posts/name') == both[:1]
    assert book().find_page('dup', 'posts/bun/index') == both[:1]
    assert book().find_page('dup', 'posts/sub/x') == both[1:]
    assert book().find_page('dup', 'about') == both
    assert book().find_page('tags/ai-產業', 'about') == [Target('tags/ai-產業', document=False)]
    assert book().find_page('/old/', 'about') == [Target('posts/name')]


def test_split() -> None:
    assert split('a%20b/?q=%20#%E6%BD%AE') == Href('a b/', 'q=%20', '潮')
    assert split('/tags/c%23/') == Href('/tags/c#/')


def test_a_page_in_the_language_of_who_asks() -> None:
    pages = {
        'index': Page('index', section=True),
        'posts/a/index.zh-tw': Page('posts/a/index.zh-tw', language='zh-tw'),
        'posts/a/index.en': Page('posts/a/index.en', language='en', root='/en'),
        'posts/b/index.zh-tw': Page('posts/b/index.zh-tw', language='zh-tw'),
        'me/index': Page('me/index', section=True),
        'me/index.en': Page('me/index.en', language='en', root='/en'),
    }
    known = AddressBook(pages, pages)
    chinese, english = 'posts/b/index.zh-tw', 'posts/a/index.en'
    for ref in ('posts/a', '/posts/a', 'a', '../a'):
        assert known.find_page(ref, chinese) == [Target('posts/a/index.zh-tw')]
        assert known.find_page(ref, english) == [Target(english)]
    assert known.find_page('me', chinese) == [Target('me/index')]
    assert known.find_page('me', english) == [Target('me/index.en')]
    assert known.find_page('en|posts/a#x', chinese) == [Target('posts/a/index.en')]
    assert known.find_page('zh-tw|posts/a', english) == [Target('posts/a/index.zh-tw')]
    # What there is in one language alone is better than nothing.
    assert known.find_page('posts/b', english) == [Target(chinese)]
    assert known.find_page('posts/a/index.zh-tw', english) == [Target('posts/a/index.zh-tw')]
