"""Which schemes are linked and shown, in every disguise."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.addresses import scheme

#: Ways to write a scheme that a browser, or a program that cleans before it, reads the same.
DISGUISES = (
    '{}:x', '{}://x', ' {}:x', '\t{}:x', '\n{}:x', '\x00{}:x', '\x01\x1f{}:x', '\ufeff{}:x',
    '\u200b{}:x', '\u3000{}:x', '{} :x', '{}\t:x', '{}\n:x', '{}\x00:x', '{}&colon;x', '{}&#58;x',
    '{}&#x3a;x', '{}&#x0003A;x', '{}&Tab;:x', '{}&NewLine;:x', '{}&amp;colon;x', '&#1;{}:x',
)  # fmt: skip
BAD = (
    'javascript', 'JavaScript', 'JAVASCRIPT', 'vbscript', 'VbScript', 'livescript', 'mocha',
    'data', 'file', 'blob', 'filesystem', 'about', 'view-source', 'jar', 'chrome', 'resource',
    'ms-msdt',
    'search-ms', 'intent', 'ws', 'wss', 'x', 'jav\tascript', 'java\nscript', 'java\rscript',
    'java\x00script', 'java\u200bscript', 'java&Tab;script', 'java&#10;script', '&#106;avascript',
    '&#x6A;avascript', '&#0000106;avascript',
)  # fmt: skip


@pytest.mark.parametrize('name', BAD)
def test_refused(name: str) -> None:
    for way in DISGUISES:
        address = way.format(name)
        assert not scheme.is_linked(address), address
        assert not scheme.is_shown(address), address
        assert not scheme.is_shown(address, picture=True), address
        assert not scheme.is_web(address), address


@pytest.mark.parametrize(
    'address',
    [
        '', '#a', '?a=b:c', '/a', './a:b', '../a', 'a', 'a.md', 'a/b:c', '//e.org/a',
        '/javascript:x',        '#javascript:x', '?javascript:x', 'http://e.org', 'https://e.org/javascript:x',
        'HTTPS://E.ORG', 'a%3Ab', 'javascript%3Ax', '日本:x', '12:30', '&#1;/a', 'AT&T/x:y',
    ],
)  # fmt: skip
def test_linked_and_shown(address: str) -> None:
    assert scheme.is_linked(address)
    assert scheme.is_shown(address)


@pytest.mark.parametrize(
    'address',
    [
        'mailto:a@e.org', 'tel:+4930', 'sms:1', 'geo:1,2', 'magnet:?xt=1', 'ftp://e.org/a',
        'feed:https://e.org/index.xml', 'pcast://e.org/a', 'podcast://e.org/a', 'overcast://x',
        'pktc://subscribe/e.org', 'spotify:show:1', 'lightning:x', 'webcal://e.org/a',
        'feed://e.org:8080/a', 'feed:http://e.org', 'webcal://e.org:80', 'urn:isbn:1', 'tel:1:2',
        'matrix:u/a:e.org', 'spotify:user:data:x', 'feed://localhost:1/a',
        'mailto:a@e.org?subject=data:x',
    ],
)  # fmt: skip
def test_linked_only(address: str) -> None:
    assert scheme.is_linked(address)
    assert not scheme.is_shown(address)


@pytest.mark.parametrize(
    'way',
    [
        *('feed:{}:x', 'FEED: {}:x', 'pcast:{}:x', 'itpc:{}:x', 'rss:{}:x', 'feed://{}:x'),
        *('webcal:{}:x', 'podcasts://{}:x', 'overcast:{}:x', 'pktc:///{}:x', 'itms: //{}:x'),
        *('feed&colon;{}:x', 'feed&amp;colon;{}:x', 'mailto:{}:x', 'whatsapp:{}:x', 'ftp:{}:x'),
    ],
)
@pytest.mark.parametrize(
    'name',
    [
        'javascript',
        'JaVa\tScript',
        'data',
        '&#106;avascript',
        'file',
        'view-source',
        'jar',
        'blob',
    ],
)
def test_an_address_within_another(way: str, name: str) -> None:
    assert not scheme.is_linked(way.format(name))


@pytest.mark.parametrize('found', sorted(scheme.LINKED - scheme.WEB))
def test_no_scheme_leads_to_a_script(found: str) -> None:
    assert not scheme.is_linked(f'{found}:javascript:x')
    assert not scheme.is_linked(f'{found}://javascript:x')
    assert not scheme.is_linked(f'{found}:javascript:1/alert(1)')
    assert scheme.is_linked(f'{found}://e.org/a:b')


@pytest.mark.parametrize(
    ('address', 'shown'),
    [
        ('data:image/png;base64,AA', True),
        ('DATA:image/GIF,x', True),
        (' da\nta:image/webp;base64,AA', True),
        ('data:image/svg+xml,<svg onload=alert(1)>', False),
        ('data:image/svg+xml;base64,AA', False),
        ('data:image/png', False),
        ('data:image/pngx;a', False),
        ('data:text/html,<script>alert(1)</script>', False),
        ('data:,image/png', False),
        ('data:application/xhtml+xml;image/png,', False),
    ],
)
def test_picture_in_its_address(address: str, shown: bool) -> None:
    assert scheme.is_shown(address, picture=True) is shown
    assert not scheme.is_shown(address)
    assert not scheme.is_linked(address)


@pytest.mark.parametrize(
    ('address', 'web'),
    [('https://e.org', True), ('HTTP://e.org/', True), ('https:e.org', False), ('//e.org', False)],
)
def test_web(address: str, web: bool) -> None:
    assert scheme.is_web(address) is web


def test_fault_names_the_scheme_in_one_short_line() -> None:
    said = scheme.fault('java\nscript:' + 'x' * 100)
    assert said.startswith("'java\\nscript:xxx")
    assert said.endswith('begins with javascript:; write https://…')
    assert len(said) < 180


@pytest.mark.parametrize(
    ('address', 'advice'),
    [
        ('localhost:8000', 'write http://localhost:8000'),
        ('localhost:8000/a', 'write http://localhost:8000/a'),
        ('a:b.html', 'a:; write ./a:b.html'),
        ('a:b/c.md#d', 'a:; write ./a:b/c.md#d'),
        ('x:y', 'x:; write https://…'),
        ('javascript:x', 'javascript:; write https://…'),
        ('javascript:a.html', 'javascript:; write https://…'),
        ('javascript:1', 'javascript:; write https://…'),
        ('feed:javascript:a.b', 'feed:javascript:; write https://…'),
        ('view-source:https://e.org/a.html', 'view-source:; write https://…'),
        ('x://e.org/a.html', 'x:; write https://…'),
    ],
)
def test_fault_says_what_to_write(address: str, advice: str) -> None:
    assert scheme.fault(address).endswith(advice)
