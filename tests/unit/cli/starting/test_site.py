from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
import yaml

from sphinxext_podcast.cli.starting.site import Site, moment, site_files
from sphinxext_podcast.cli.starting.surroundings import surroundings
from sphinxext_podcast.cli.starting.themes import THEMES
from sphinxext_podcast.output.search.simplified import TRADITIONAL
from tests.build.corpora import SHARED

NOW = datetime.fromisoformat('2026-06-08T14:00:00+08:00')
ARTICLE = 'posts/20260608-useful-writing.md'
EPISODES = SHARED / 'reference' / 'episodes.json'


def conf(files: dict[str, str]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    exec(files['conf.py'], read)  # noqa: S102 - the text is ours
    return read


def front_matter(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text.split('---\n')[1])
    return found


@pytest.mark.parametrize('language', ['en', 'zh_TW', 'de'])
def test_what_was_answered_is_in_the_site(language: str) -> None:
    site = Site('"A": \\b #c', language, "Ann O'Hara", 'https://a.example/b/', 'shibuya', ['env'])
    files = site_files(site, NOW)
    said = conf(files)
    assert said['project'] == said['html_title'] == '"A": \\b #c'
    assert said['language'] == language
    assert said['author'] == "Ann O'Hara"
    assert said['copyright'] == "%Y, Ann O'Hara"
    assert said['html_baseurl'] == 'https://a.example/b/'
    assert said['html_theme'] == 'shibuya'
    assert 'env' in said['exclude_patterns']
    assert 'env/\n' in files['.gitignore']
    assert front_matter(files['_index.md'])['title'] == '"A": \\b #c'
    assert front_matter(files[ARTICLE])['date'] == NOW
    assert not [path for path, text in files.items() if '@title@' in text or '@date@' in text]


def test_what_was_not_answered_is_left_ready() -> None:
    files = site_files(Site('A'), NOW)
    said = conf(files)
    assert said['author'] == ''
    assert said['copyright'] == '%Y, A'
    assert 'html_baseurl' not in said
    assert "\n# html_baseurl = 'https://example.org/'\n" in files['conf.py']


def test_a_title_may_look_like_what_stands_for_it() -> None:
    assert front_matter(site_files(Site('@date@', 'en'), NOW)['_index.md'])['title'] == '@date@'


@pytest.mark.parametrize(
    ('language', 'samples', 'said'),
    [
        ('en', 'Useful', None),
        ('en_GB', 'Useful', None),
        ('ja', 'Useful', 'en'),
        ('zh_TW', '寫得有用', None),
        ('zh_CN', 'Useful', 'en'),
    ],
)
def test_samples_that_are_in_another_language_say_so(
    language: str, samples: str, said: str | None
) -> None:
    front = front_matter(site_files(Site('A', language), NOW)[ARTICLE])
    assert front['title'].startswith(samples)
    assert front.get('language') == said


def test_chinese_samples_are_written_as_in_taiwan() -> None:
    text = ''.join(site_files(Site('我的雜誌', 'zh_TW'), NOW).values())
    assert not set(text) & set(TRADITIONAL)
    assert '您' not in text


@pytest.mark.skipif(not EPISODES.is_file(), reason='the list of episodes is not here')
@pytest.mark.parametrize('language', ['en', 'zh_TW'])
def test_the_episode_is_a_real_one(language: str) -> None:
    text = site_files(Site('A', language), NOW)[ARTICLE]
    listed = json.loads(EPISODES.read_text(encoding='utf-8'))['episodes']
    assert any(all(one[key] in text for key in ('youtube', 'spotify', 'apple')) for one in listed)


@pytest.mark.parametrize('theme', THEMES)
def test_packages_and_theme_agree(theme: str) -> None:
    files = site_files(Site('A', theme=theme), NOW)
    packages = files['requirements.txt'].split()
    assert 'sphinxext-podcast[command]' in packages
    assert theme in {'alabaster', 'classic', *(name.replace('-', '_') for name in packages)}
    assert conf(files)['html_theme'] == theme


def test_github_and_read_the_docs_build_every_day_what_is_here() -> None:
    files = surroundings('furo', daily='每天')
    flow = yaml.load(files['.github/workflows/pages.yml'], yaml.BaseLoader)  # noqa: S506 - it makes texts
    assert flow['on']['schedule'] == [{'cron': '7 22 * * *'}]
    runs = [step['run'] for step in flow['jobs']['publish']['steps'] if 'run' in step]
    assert runs[-1].startswith('sphinx-build -M dirhtml . _build -D html_baseurl=${{ ')
    assert '# 每天\n' in files['.github/workflows/pages.yml']
    assert yaml.safe_load(files['.readthedocs.yaml'])['sphinx']['configuration'] == 'conf.py'
    elsewhere = surroundings('furo', 'sphinx-build -M dirhtml content _build -c .')
    assert ' content _build -c . -D html_baseurl' in elsewhere['.github/workflows/pages.yml']
    assert '.readthedocs.yaml' not in elsewhere


@pytest.mark.parametrize(
    ('language', 'environment', 'said'),
    [
        ('en', {'SOURCE_DATE_EPOCH': '1780898430'}, '2026-06-08T06:00:00+00:00'),
        ('zh_TW', {'SOURCE_DATE_EPOCH': '1780898430'}, '2026-06-08T14:00:00+08:00'),
    ],
)
def test_the_moment_can_be_said(language: str, environment: dict[str, str], said: str) -> None:
    assert moment(language, environment).isoformat() == said


@pytest.mark.parametrize('language', ['en', 'zh_TW'])
def test_a_first_article_is_never_of_the_future(language: str) -> None:
    now = moment(language, {'SOURCE_DATE_EPOCH': ''})
    assert now <= datetime.now(now.tzinfo)
