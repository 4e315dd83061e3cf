"""What is not published is nowhere; what is published comes and goes with the hour."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built, Element

    Site = Callable[[Mapping[str, str]], Path]

INDEX = """\
# 一冊

```{toctree}
:glob:

posts/*
```

```{article-list}
:excerpt:
```

```{term-list} tags
```
"""
OPEN = '---\ntitle: 開放的一篇\ndate: 2026-01-01\ntags: [開放]\n---\n\n人人可讀。\n'
HELD = """\
---
title: 未公開的題目
date: {date}
tags: [開放, 保密標籤]
series: 保密系列
source_name: Kestrel Hour
{keys}---

Zugzwang 之前，{{{{< youtube harbour-010 >}}}}

## 保密段落
"""
#: Only the held article has them, in one of the files of a site or another.
SECRETS = ('未公開', '保密', 'kestrel', 'zugzwang', 'posts/held', 'harbour-010')
#: Why it is held → its keys, and the option that includes it.
REASONS: dict[str, tuple[dict[str, str], str]] = {
    'draft': ({'keys': 'draft: true\n'}, 'podcast_drafts'),
    'not published': ({'keys': 'published: false\n'}, 'podcast_drafts'),
    'date to come': ({'date': '2027-01-01'}, 'podcast_future'),
    'publishDate to come': ({'keys': 'publishDate: 2027-01-01\n'}, 'podcast_future'),
    'a moment too early': ({'date': '2026-06-01T08:00:01+08:00'}, 'podcast_future'),
    'expired': ({'keys': 'expiryDate: 2026-05-01\n'}, 'podcast_expired'),
    'expired this moment': ({'keys': 'expiryDate: 2026-06-01\n'}, 'podcast_expired'),
}
#: The option → what is said of an article that is held back without it.
SAID = {
    'podcast_drafts': '1 draft',
    'podcast_future': '1 not yet due (the next one on 202',
    'podcast_expired': '1 expired',
}


def held(date: str = '2026-01-02', keys: str = '') -> str:
    return HELD.format(date=date, keys=keys)


def everything(built: Built) -> str:
    """Return the names and texts of all files."""
    parts = []
    for name, path in built.files().items():
        data = path.read_bytes()
        if name == 'objects.inv':
            data = zlib.decompress(data.split(b'\n', 4)[4])
        parts += [name, data.decode('utf-8', 'replace')]
    text = '\n'.join(parts).lower()
    return re.sub(r'\\u([0-9a-f]{4})', lambda match: chr(int(match[1], 16)), text)


def found(built: Built) -> list[str]:
    text = everything(built)
    return [secret for secret in SECRETS if secret in text]


def main(page: Element) -> Element:
    return page.one('div', css='body')


def silent(built: Built) -> Built:
    assert (built.code, built.warnings) == (0, [])
    return built


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
@pytest.mark.parametrize('reason', REASONS)
def test_what_is_held_is_nowhere(build: Build, site: Site, reason: str, builder: str) -> None:
    keys, option = REASONS[reason]
    src = site({'index.md': INDEX, 'posts/open.md': OPEN, 'posts/held.md': held(**keys)})
    built = silent(build(src, src.with_name('out'), builder))
    assert found(built) == []
    assert [a.text for a in main(built.page('tags/開放')).one('ul').all('a')] == ['開放的一篇']
    # But its author is told, in a pipe in one line.
    (line,) = [line for line in built.status.splitlines() if line.startswith('podcast: 1 art')]
    assert f'; held back: {SAID[option]}' in line


@pytest.mark.parametrize('reason', REASONS)
def test_an_option_includes_it(build: Build, site: Site, reason: str) -> None:
    keys, option = REASONS[reason]
    src = site({'index.md': INDEX, 'posts/open.md': OPEN, 'posts/held.md': held(**keys)})
    built = silent(build(src, src.with_name('out'), conf={option: True}))
    assert found(built) == list(SECRETS)
    page, lists = main(built.page('posts/held')), main(built.page('index'))
    assert page.one('h1').text == '未公開的題目'
    assert main(built.page('tags/保密標籤')).links()['未公開的題目'] == '../posts/held.html'
    assert lists.links()['保密標籤'] == 'tags/%E4%BF%9D%E5%AF%86%E6%A8%99%E7%B1%A4.html'
    marked = option == 'podcast_drafts'
    assert ('Draft' in page.one('header').text) is marked
    entries = lists.all(css='podcast-article-item')
    assert ['Draft' in entry.text for entry in entries] in ([marked, False], [False, marked])


@pytest.mark.parametrize(
    ('keys', 'options'),
    [
        ('draft: true\npublishDate: 2027-01-01\n', ['podcast_drafts', 'podcast_future']),
        ('draft: true\nexpiryDate: 2026-02-01\n', ['podcast_drafts', 'podcast_expired']),
    ],
)
def test_two_reasons_need_two_options(
    build: Build, site: Site, keys: str, options: list[str]
) -> None:
    src = site({'index.md': INDEX, 'posts/open.md': OPEN, 'posts/held.md': held(keys=keys)})
    for option in options:
        assert found(silent(build(src, src.with_name(option), conf={option: True}))) == []
    built = silent(build(src, src.with_name('out'), conf=dict.fromkeys(options, True)))
    assert built.path('posts/held').is_file()


#: Hours of one article's life: before, the moment it appears, in between, the moment it goes.
LIFE = [
    ('2026-03-01T08:59:59+08:00', False),
    ('2026-03-01T09:00:00+08:00', True),
    ('2026-03-31T23:59:58+08:00', True),
    ('2026-03-31T23:59:59+08:00', False),
    ('2026-03-15', True),
]
KEYS = 'publishDate: 2026-03-01T09:00:00+08:00\nexpiryDate: 2026-03-31T23:59:59+08:00\n'


def follow_life(built_at: Callable[[str, str], Built]) -> None:
    """Build at every hour, again and afresh, and look whether the article is there."""
    for number, (hour, there) in enumerate(LIFE):
        again, fresh = built_at('out', hour), built_at(f'fresh-{number}', hour)
        assert again.path('posts/held').is_file() is there
        assert any('held' in name for name in again.files()) is there
        assert any('保密' in name for name in again.files()) is there
        assert ('未公開的題目' in main(again.page('index')).text) is there
        assert again.unlike(fresh) == []
        assert there or not (again.out / 'series').exists()


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_podcast_now_publishes_and_withdraws(build: Build, site: Site, builder: str) -> None:
    files = {'index.md': INDEX, 'posts/open.md': OPEN, 'posts/held.md': held(keys=KEYS)}
    src = site(files)

    def built_at(out: str, hour: str) -> Built:
        return silent(build(src, src.with_name(out), builder, conf={'podcast_now': hour}))

    follow_life(built_at)


def test_source_date_epoch_does_so_too(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {'index.md': INDEX, 'posts/open.md': OPEN, 'posts/held.md': held(keys=KEYS)}
    src = site(files)

    def built_at(out: str, hour: str) -> Built:
        epoch = int(datetime.fromisoformat(hour).timestamp())
        monkeypatch.setenv('SOURCE_DATE_EPOCH', str(epoch))
        return silent(build(src, src.with_name(out), conf={'podcast_now': ''}))

    follow_life(built_at)


def test_the_clock_decides_when_nothing_else_does(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv('SOURCE_DATE_EPOCH', raising=False)
    old, new = held(date='2001-01-01'), held(date='2999-01-01').replace('未公開', '未來')
    src = site({'index.md': INDEX, 'posts/held.md': old, 'posts/later.md': new})
    built = silent(build(src, src.with_name('out'), conf={'podcast_now': ''}))
    assert built.path('posts/held').is_file()
    assert not built.path('posts/later').exists()


def test_times_without_a_zone(build: Build, site: Site) -> None:
    """The hour is nine in Taipei, one in UTC."""
    article = held(date='2026-03-01 09:00')
    src = site({'index.md': INDEX, 'posts/open.md': OPEN, 'posts/held.md': article})
    for zone, there in (('Asia/Taipei', True), ('+09:00', True), ('UTC', False)):
        conf: dict[str, Any] = {
            'podcast_now': '2026-03-01T01:00:00Z',
            'podcast_timezone': zone,
        }
        built = silent(build(src, src.with_name('out'), conf=conf))
        assert built.path('posts/held').exists() is there


def test_several_builds_of_one_project(build: Build, site: Site) -> None:
    """A folder for readers and one for the author share the doctrees."""
    draft = held(keys='draft: true\n')
    src = site({'index.md': INDEX, 'posts/open.md': OPEN, 'posts/held.md': draft})
    doctrees = src.with_name('doctrees')
    for _ in range(2):
        public = silent(build(src, src.with_name('public'), doctrees=doctrees))
        own = build(
            src, src.with_name('own'), 'dirhtml', doctrees=doctrees, conf={'podcast_drafts': True}
        )
        assert found(public) == []
        assert silent(own).path('posts/held').is_file()
        os.utime(src / 'index.md')
