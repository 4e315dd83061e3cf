from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.drafting import place


@pytest.mark.parametrize(
    ('title', 'slug'),
    [
        ('Hello, World!', 'hello-world'),
        ("Don't look up", 'dont-look-up'),
        ('誰來替模型打分數？', '誰來替模型打分數'),
        ('AI 產業：一/二', 'ai-產業-一-二'),
        ('../../etc/passwd', 'etc-passwd'),
        ('C:\\x', 'c-x'),
        ('e\u0301tude', 'étude'),
        ('हिन्दी', 'हिन्दी'),
        ('con', 'con-2'),
        ('Index', 'index-2'),
        ('???', 'article'),
        ('\u0301', 'article'),
        ('🎙\ufe0f 1\ufe0f news', '1-news'),
        ('word ' * 30, 'word-word-word-word-word-word-word-word-word-word-word-word'),
        ('字' * 80, '字' * 60),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert place.slug(title) == slug


@pytest.mark.parametrize(
    ('there', 'path', 'free'),
    [
        ([], 'posts/{}.md', 'posts/a.md'),
        (['posts/a.md'], 'posts/{}.md', 'posts/a-2.md'),
        (['posts/a.md', 'posts/a-2.md'], 'posts/{}.md', 'posts/a-3.md'),
        (['posts/a.rst'], 'posts/{}.md', 'posts/a-2.md'),
        (['posts/a/index.md'], 'posts/{}.md', 'posts/a-2.md'),
        (['posts/a/_index.md'], 'posts/{}.md', 'posts/a-2.md'),
        (['posts/a/x.jpg'], 'posts/{}.md', 'posts/a.md'),
        (['posts/a.md'], 'posts/{}/index.md', 'posts/a-2/index.md'),
        (['posts/a/x.jpg'], 'posts/{}/index.md', 'posts/a-2/index.md'),
    ],
)
def test_names_that_are_taken(tmp_path: Path, there: list[str], path: str, free: str) -> None:
    for name in there:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    found, name = place.free(tmp_path, lambda slug: PurePosixPath(path.format(slug)), 'a')
    assert (str(found), path.format(name)) == (free, free)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = PurePosixPath('posts/a.md')
    place.write(tmp_path, path, 'one', (b'x', '.jpg'))
    assert (tmp_path / 'posts/a.jpg').read_bytes() == b'x'
    with pytest.raises(Refusal, match=r'a\.md is there already'):
        place.write(tmp_path, path, 'two', None)
    assert (tmp_path / path).read_text() == 'one'


@pytest.mark.parametrize(
    ('path', 'name'), [('posts/a.md', 'a.jpg'), ('posts/a/index.md', 'cover.jpg')]
)
def test_names_of_pictures(path: str, name: str) -> None:
    assert place.picture_name(PurePosixPath(path), '.jpg') == name
