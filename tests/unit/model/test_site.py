"""The site's addresses: joined, absolute, percent-encoded once."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.site import (
    Site,
    encoded,
    language_tag,
    locale,
    resolve,
    web_address,
)


@pytest.mark.parametrize(
    ('base', 'path', 'address'),
    [
        ('https://x.example', '', 'https://x.example/'),
        ('https://x.example', '/', 'https://x.example/'),
        ('https://x.example/', '/posts/', 'https://x.example/posts/'),
        ('https://x.example/blog', 'posts/', 'https://x.example/blog/posts/'),
        ('https://x.example/blog/', '/posts/', 'https://x.example/blog/posts/'),
        ('https://x.example/書', '/標籤/', 'https://x.example/%E6%9B%B8/%E6%A8%99%E7%B1%A4/'),
        ('https://x.example', 'a%20b c/', 'https://x.example/a%20b%20c/'),
        ('https://x.example', '100%/', 'https://x.example/100%25/'),
        ('https://x.example', '/a.html?x=一#二', 'https://x.example/a.html?x=%E4%B8%80#%E4%BA%8C'),
        ('https://x.example/b', 'https://y.example/圖.png', 'https://y.example/%E5%9C%96.png'),
        ('https://x.example/b', '//y.example/a', 'https://y.example/a'),
        ('https://x.example', 'mailto:a@x.example', ''),
        ('', '/posts/', ''),
        ('', 'https://y.example/a', 'https://y.example/a'),
        ('', '//y.example/a', ''),
        ('docs/', '/posts/', ''),
    ],
)
def test_join(base: str, path: str, address: str) -> None:
    assert Site(base=base).join(path) == address


@pytest.mark.parametrize(
    ('base', 'kept'),
    [
        ('', ''),
        ('https://x.example', 'https://x.example/'),
        ('https://x.example/a//', 'https://x.example/a/'),
        ('/no/host/', ''),
    ],
)
def test_a_base_ends_with_a_slash(base: str, kept: str) -> None:
    assert Site(base=base).base == kept


@pytest.mark.parametrize(
    ('address', 'made'),
    [
        ('https://x.example/a', 'https://x.example/a'),
        ('HTTPS://x.example', 'https://x.example'),
        (' https://x.example/ ', 'https://x.example/'),
        ('https://例子.example/a', 'https://xn--fsqu00a.example/a'),
        ('https://例子.example:81/', 'https://xn--fsqu00a.example:81/'),
        ('https://x.example/?q="a"&b=c|d', 'https://x.example/?q=%22a%22&b=c%7Cd'),
        ('https://x.example/\\^`{}<>', 'https://x.example/%5C%5E%60%7B%7D%3C%3E'),
        ('https://[::1]:8000/a', 'https://[::1]:8000/a'),
        ('https://[x/', ''),
        ('https://x.example:port/', ''),
        ('https://', ''),
        ('ftp://x.example/a', ''),
        ('x.example/a', ''),
        ('/a', ''),
        ('', ''),
        ('https://x.example/\ud800a', 'https://x.example/a'),
    ],
)
def test_web_address(address: str, made: str) -> None:
    assert web_address(address) == made


@pytest.mark.parametrize(
    ('address', 'made'),
    [
        ('', 'https://x.example/b/c.html'),
        ('d.png', 'https://x.example/b/d.png'),
        ('../d/', 'https://x.example/d/'),
        ('/圖', 'https://x.example/%E5%9C%96'),
        ('#段', 'https://x.example/b/c.html#%E6%AE%B5'),
        ('?a=1', 'https://x.example/b/c.html?a=1'),
        ('//y.example', 'https://y.example'),
        ('http://y.example/', 'http://y.example/'),
        ('mailto:a@x.example', ''),
        ('//[', ''),
    ],
)
def test_resolve(address: str, made: str) -> None:
    assert resolve(address, 'https://x.example/b/c.html') == made


@given(st.text())
def test_encoding_twice_changes_nothing(text: str) -> None:
    try:
        made = encoded(text)
    except ValueError:
        return
    assert encoded(made) == made


@given(st.text(st.characters(exclude_categories=['Cs', 'Cc'], exclude_characters='%?#\\')))
def test_a_path_comes_back_and_is_ascii(name: str) -> None:
    address = web_address(f'https://x.example/a/{name}/b')
    assert address.isascii()
    assert unquote(urlsplit(address).path) == f'/a/{name}/b'


@pytest.mark.parametrize(
    ('language', 'tag', 'territory'),
    [
        ('zh_TW', 'zh-TW', 'zh_TW'),
        ('zh-tw', 'zh-tw', 'zh_TW'),
        ('zh_Hant_TW', 'zh-Hant-TW', 'zh_TW'),
        ('zh-Hant', 'zh-Hant', ''),
        ('en', 'en', ''),
        ('', '', ''),
        ('中文', '', ''),
        ('en us', '', ''),
    ],
)
def test_languages(language: str, tag: str, territory: str) -> None:
    assert language_tag(language) == tag
    assert locale(language) == territory


@given(st.text(alphabet='ab./%2Aé-~_+ ?#&', max_size=12))
def test_plain_paths_are_joined_as_all_others(path: str) -> None:
    site = Site(base='https://x.example/sub/')
    if not path.startswith('//'):
        assert site.join(path) == resolve(path.lstrip('/'), site.base)
