"""The command finds, without Sphinx, the project that a build makes."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from sphinxext_podcast.cli.checking.rules import check
from sphinxext_podcast.cli.project.project import Project, open_project
from sphinxext_podcast.extension.shortcodes import faults
from sphinxext_podcast.model import problem
from sphinxext_podcast.model.addresses.places import address_of, file_at, home
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.record import FILE, loads
from tests.build.conftest import CONF
from tests.build.corpora import SETS, corpus
from tests.build.project import NO_SIDEBARS

if TYPE_CHECKING:
    from tests.build.conftest import Build

#: What only a build knows of an article: what its text is when it is written out, and its files.
OF_A_BUILD = {
    *('words', 'minutes', 'excerpt', 'media', 'chapters', 'marks', 'duration', 'audio', 'summary'),
}
#: The typographer of MyST changes them in a title that is in the text.
QUOTES = str.maketrans('“”‘’', '""\'\'')


#: The rules that find what a build warns of, too.
SAID = {'front-matter', 'address', 'shortcode', 'player', 'provider', 'file', 'link', 'emphasis'}


class Both(NamedTuple):
    """What a build has stored and said, and what the command knows."""

    warnings: list[str]
    stored: Mapping[str, Any]
    docnames: set[str]
    paths: dict[str, str]
    project: Project


def article(title: str, more: str = '', body: str = '內文。') -> str:
    return f'---\ntitle: {title}\ndate: 2026-05-01\n{more}---\n\n{body}\n'


#: Names that Sphinx and Hugo have in different ways, articles that are held back, odd files.
ODD: Mapping[str, str | bytes] = {
    'conf.py': f"""{CONF}
exclude_patterns = ['out/**', '**/draft-*', 'LICENSE']
source_suffix = {{'.rst': 'restructuredtext'}}
html_static_path = ['assets']
podcast_static = ['public']
podcast_articles = ['**', 'manual/**']
podcast_pages = ['plain', '!manual/**']
podcast_permalinks = {{'notes': '/:year/:slug/'}}
podcast_term_slugs = {{'C++': 'cpp'}}
language = 'zh_TW'
if tags.has('never'):
    raise ValueError
print('not in the data')
""",
    '_index.md': '---\ntitle: 家\n---\n',
    'posts/_index.md': '# 文章\n',
    'posts/AI 產業.md': article('甲', 'tags: [C++, 海]\n'),
    'posts/draft-b.md': article('乙'),
    'posts/c.md': article('丙', 'draft: true\n'),
    'posts/d.md': article('丁', 'publishDate: 2099-01-01\n'),
    'posts/e.md': article('戊', 'expiryDate: 2026-05-02\n'),
    'posts/f.md': '---\ntitle: [\n---\n',
    'posts/g.md': b'\xff\xfe---\n',
    'posts/h.md': article('庚', 'url: /far/away/\naliases: [/old/]\n'),
    'posts/i/index.md': article('辛'),
    'posts/i/note.md': '附件',
    'posts/j.en.md': article('Ten'),
    'posts/j.md': article('十'),
    'posts/_index.en.md': '---\ntitle: Posts\n---\n',
    'posts/k.md': '---\ndate: 2026-05-03\n---\n\n# 文中的「標題」\n\n內文。\n',
    'posts/2026-05-04-no_title.md': '---\ndate: 2026-05-03\n---\n\n內文。\n',
    'posts/m.markdown': article('不是文件'),
    'posts/.hidden.md': article('藏'),
    'posts/n.md': article('十二', 'build: {render: never}\n'),
    'posts/q.md': article('錨', body='[a](#沒有) [b](h.md#也沒有) [c](#錨) [d](h.md#庚)'),
    'posts/o.md': '+++\ntitle = "TOML"\ndate = 2026-05-05\nslug = "other"\n+++\n',
    'notes/p.md': article('筆記', 'slug: 慢慢\n'),
    'search.md': article('搜尋'),
    'genindex/index.md': article('索引'),
    'manual/index.rst': '手冊\n====\n\n.. toctree::\n   :glob:\n\n   *\n',
    'manual/a.md': '---\ntitle: 手冊\n---\n\n{{< youtube x >}}\n',
    'plain.md': '一頁。\n',
    'about.md': '---\ntitle: 關於\n---\n\n我們。\n',
    'public/x.md': '靜態',
    'assets/y.md': '靜態',
    'node_modules/z/readme.md': '別人的',
    'LICENSE': '',
    'a.rst': 'A\n=\n',
    'a.md': '# 同名\n',
    'out/b.md': '# 出\n',
    'café.md': article('咖啡'),
}
#: A project whose home is a draft.
HELD_HOME: Mapping[str, str | bytes] = {
    'conf.py': CONF,
    'index.md': article('家', 'draft: true\n'),
    'posts/a.md': article('甲'),
    'posts/about.md': '---\ntitle: 關於\n---\n\n我們。\n',
}
OWN = ['magazine', 'hugo-site', 'players', 'weekly', 'odd', 'held-home']


@pytest.fixture(scope='module')
def both(
    build: Build, roots: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Both]:
    """Return a function that builds a project once, and opens it."""
    base = tmp_path_factory.mktemp('command')

    def folders(name: str) -> tuple[Path, Path]:
        if name in SETS:
            content = corpus(name).content(base / name / 'copy')
            conf, src, options = corpus(name).project(base / name / 'project', content)
            lines = (f'{option} = {value!r}\n' for option, value in options.items())
            with (conf / 'conf.py').open('a', encoding='utf-8') as file:
                file.writelines(lines)
            return conf, src
        folder = base / name / 'src'
        if name in {'odd', 'held-home'}:
            for path, text in (ODD if name == 'odd' else HELD_HOME).items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
            return folder, folder
        shutil.copytree(roots / name, folder)
        return folder, folder / 'content' if name == 'hugo-site' else folder

    @cache
    def made(name: str) -> Both:
        conf, src = folders(name)
        out = base / name / 'out'
        with pytest.MonkeyPatch.context() as patch:
            for module in (problem, faults):  # each message by itself
                patch.setattr(module, 'FEW', 10**9)
            options = {'html_theme': 'basic', **NO_SIDEBARS}
            built = build(src, out, 'dirhtml', confdir=conf, conf=options)
        pickled = (base / name / 'out-doctrees/environment.pickle').read_bytes()
        env = pickle.loads(pickled)  # noqa: S301 - it was just written
        record = loads((out / FILE).read_bytes())
        assert record is not None
        paths = {d: record.places.get(d) or file_at(home(d)) for d in env.found_docs}
        paths[env.config.root_doc] = 'index.html'
        return Both(
            built.warnings,
            env.domaindata['podcast'],
            set(env.found_docs),
            {docname: address_of(file) for docname, file in paths.items()},
            open_project(src, conf),
        )

    return made


@pytest.mark.parametrize('name', [*OWN, *SETS])
def test_the_same_project(both: Callable[[str], Both], name: str) -> None:
    _, stored, docnames, paths, project = both(name)
    assert set(project.published) == docnames
    assert set(project.articles) == set(stored['articles'])
    read = {d: entry.read.article for d, entry in project.entries.items()}
    untitled = {d for d, one in read.items() if one and not one.title}
    for docname, found in project.articles.items():
        built: Article = stored['articles'][docname]
        for field in fields(Article):
            ours, theirs = getattr(found, field.name), getattr(built, field.name)
            if field.name == 'title' and docname in untitled:
                ours, theirs = ours.translate(QUOTES), theirs.translate(QUOTES)
            if field.name not in OF_A_BUILD:
                assert ours == theirs, (docname, field.name)
    assert project.pages == stored['pages']
    assert dict(project.paths) == paths


@pytest.mark.parametrize('name', [*OWN, *SETS])
def test_what_check_finds_a_build_says(both: Callable[[str], Both], name: str) -> None:
    """What is published and faulty for ``check`` is so for a build: at that line, or in words."""
    made = both(name)
    untrue = []
    for one in check(made.project):
        if one.rule not in SAID or {'draft', 'future', 'expired'}.intersection(
            made.project.held.get(one.docname, ())
        ):
            continue
        file = one.path.relative_to(made.project.srcdir).as_posix()
        said = [line for line in made.warnings if line.startswith(f'{file}:')]
        if not any(line.startswith(f'{file}:{one.line}:') or one.message in line for line in said):
            untrue.append((file, one.line, one.message))
    assert untrue == []
