from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext_podcast.cli.arguments import documents


@pytest.mark.parametrize(
    ('files', 'inner'),
    [
        (['conf.py', 'hugo.toml', 'content/a.md'], 'content'),
        (['conf.py', 'config/_default/hugo.toml', 'content/a.md'], 'content'),
        (['conf.py', 'pelicanconf.py', 'content/a.md'], 'content'),
        (['conf.py', 'mkdocs.yml', 'docs/a.md'], 'docs'),
        (['conf.py', 'mkdocs.yaml', 'docs/a.md'], 'docs'),
        # Its documents are beside its conf.py.
        (['conf.py', 'config.toml', 'content/a.md', 'index.md'], ''),
        (['conf.py', 'content/a.md'], ''),
        (['conf.py', 'hugo.toml', 'a.md'], ''),
        # The folder of documents is a project of its own.
        (['conf.py', 'mkdocs.yml', 'docs/conf.py'], ''),
        (['hugo.toml', 'content/a.md'], ''),
    ],
)
def test_the_documents_of_a_moved_site(tmp_path: Path, files: list[str], inner: str) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    conf = tmp_path if inner else None
    assert documents(tmp_path, None) == (tmp_path / inner, conf)
    assert documents(tmp_path, tmp_path) == (tmp_path, tmp_path)
