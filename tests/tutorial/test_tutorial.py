"""The tutorial, followed to the letter: its files written, its commands typed, what it says seen.

It runs in an empty folder with an empty home, with a Python that has nothing installed.  ``pip``
is the only one who may use the network, and it takes this package from the working tree.
"""

from __future__ import annotations

import re
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest
import yaml

from tests.tutorial.terminal import File, Terminal, environment

TUTORIAL = Path(__file__).parents[2] / 'docs' / 'tutorial.md'
ADDRESS = 'https://you.github.io/magazine'
#: The article that the reader writes.
SECOND = 'posts/20260302-one-more-prompt'

pytestmark = pytest.mark.tutorial


class Command(NamedTuple):
    """A line that the reader types."""

    line: str


class Step(NamedTuple):
    """What the reader does below one heading."""

    heading: str
    actions: list[File | Command]


def steps(text: str) -> list[Step]:
    """Return what the tutorial tells its reader to do, in its order."""
    found = [Step('', [])]
    lines = iter(text.splitlines())
    for line in lines:
        if heading := re.fullmatch(r'##+ (.+)', line):
            found.append(Step(heading[1], []))
        elif fence := re.fullmatch(r'(`{3,})(console|\{code-block\} \w+)', line):
            inside = []
            for inner in lines:
                if inner == fence[1]:
                    break
                inside.append(inner)
            if fence[2] == 'console':
                typed = [one.removeprefix('$ ') for one in inside if one.startswith('$ ')]
                found[-1].actions.extend(map(Command, typed))
            else:
                path = inside[0].removeprefix(':caption: ')
                found[-1].actions.append(File(path, '\n'.join(inside[2:]) + '\n'))
    return found


class Followed(NamedTuple):
    """Heading → the site after that step, and what its commands said; what the server showed."""

    sites: dict[str, Path]
    said: dict[str, str]
    served: str
    terminal: Terminal
    remote: Path

    @property
    def first(self) -> str:
        """The article that `init` wrote, named after its day."""
        (found,) = self.terminal.folder.glob('posts/*-useful-writing.md')
        return f'posts/{found.stem}'

    def page(self, number: int, path: str = '') -> str:
        """Return the HTML of a page as it was after step *number*."""
        site = next(site for heading, site in self.sites.items() if heading[0] == str(number))
        return (site / path / 'index.html').read_text(encoding='utf-8')


def serve(terminal: Terminal, line: str) -> str:
    """Start the server that *line* names, and return the front page as a browser gets it."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        port = probe.getsockname()[1]
    terminal.type(f'{line} --bind 127.0.0.1 {port} >/dev/null 2>&1 &')
    try:
        for _ in range(100):
            try:
                with urlopen(f'http://127.0.0.1:{port}/', timeout=5) as answer:
                    return str(answer.read().decode())
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f'$ {line}\nNothing is served.')
    finally:
        terminal.type('kill $!')


@pytest.fixture(scope='module')
def followed(tmp_path_factory: pytest.TempPathFactory, constraints: Path) -> Iterator[Followed]:
    """Do what the tutorial says, from its first line to its last."""
    home, remote = tmp_path_factory.mktemp('home'), tmp_path_factory.mktemp('remote')
    terminal = Terminal(tmp_path_factory.mktemp('desk'), environment(home, constraints, remote))
    terminal.type(f'git init -q --bare -b main {remote}')
    sites: dict[str, Path] = {}
    said: dict[str, str] = {}
    served = ''
    kept = tmp_path_factory.mktemp('kept')
    for step in steps(TUTORIAL.read_text(encoding='utf-8')):
        for action in step.actions:
            if isinstance(action, File):
                terminal.write(action)
            elif 'http.server' in action.line:
                served = serve(terminal, action.line)
            else:
                said[step.heading] = said.get(step.heading, '') + terminal.type(action.line)
        if (site := terminal.folder / '_build' / 'dirhtml').is_dir():
            sites[step.heading] = kept / str(len(sites))
            shutil.copytree(site, sites[step.heading])
    yield Followed(sites, said, served, terminal, remote)
    terminal.close()


def cards(page: str) -> int:
    return page.count('class="sd-card-body')


def test_no_command_has_anything_to_complain_about(followed: Followed) -> None:
    for heading, said in followed.said.items():
        assert not re.search('WARNING|ERROR', said), f'{heading}: {said}'


def test_a_build_in_which_warnings_are_errors_succeeds(followed: Followed) -> None:
    followed.terminal.type('sphinx-build -n -W -E -b html . _build/strict')


def test_the_server_shows_the_front_page(followed: Followed) -> None:
    assert followed.served == followed.page(3)


def test_the_first_build_has_what_step_3_points_at(followed: Followed) -> None:
    home, article = followed.page(3), followed.page(3, followed.first)
    assert '<title>My magazine</title>' in home
    assert cards(home) == 1
    assert len({*re.findall(r'href="(tags/[^"]+)"', home)}) == 2
    header = article[article.index('<header class="podcast-article-header') :]
    header, footer = header[: header.index('</header>')], header[header.index('<footer') :]
    assert all(one in header for one in ('podcast-reading-time', 'How I Write', 'Daniel Pink'))
    assert 'Notes' in header
    assert all(f'/tags/{tag}/' in footer for tag in ('writing', 'reading'))
    assert article.count('<figure class="podcast-embed ') == 3
    assert '<iframe' not in article
    assert f'{followed.first}/"' in followed.page(3, 'tags/writing')


def test_the_second_build_has_what_step_4_points_at(followed: Followed) -> None:
    first, second = followed.first, SECOND
    assert cards(followed.page(4)) == 2
    assert all(name in followed.page(4, 'tags/writing') for name in (first, second))
    assert f'{Path(second).name}/"' in followed.page(4, first)
    assert f'{Path(first).name}/"' in followed.page(4, second)


def test_the_menu_has_the_page_of_step_5(followed: Followed) -> None:
    menu = re.search(r'<li class="toctree-l1.*?</li>', followed.page(5), re.DOTALL)
    assert menu
    assert '>About</a>' in menu[0]


@pytest.fixture(scope='module')
def runner(followed: Followed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """Return a terminal on a server: what was pushed, and an environment of its own."""
    folder = tmp_path_factory.mktemp('runner')
    constraints = Path(followed.terminal.type('echo $PIP_CONSTRAINT').strip())
    home = tmp_path_factory.mktemp('home')
    terminal = Terminal(folder, environment(home, constraints, followed.remote))
    terminal.type(f'git clone -q {followed.remote} .')
    terminal.type('python3 -m venv ../env && . ../env/bin/activate')
    yield terminal
    terminal.close()


def test_what_is_pushed_is_what_was_written(runner: Terminal) -> None:
    pushed = {path.name for path in runner.folder.iterdir()}
    assert pushed == {
        '.git', '.github', '.gitignore', '.readthedocs.yaml', 'conf.py', 'requirements.txt',
        '_index.md', 'about.md', 'posts',
    }  # fmt: skip


def test_the_workflow_builds_the_site_for_its_address(runner: Terminal) -> None:
    flow = yaml.safe_load((runner.folder / '.github/workflows/pages.yml').read_text())
    done = flow['jobs']['publish']['steps']
    for step in done:
        if line := step.get('run'):
            runner.type(line.replace('${{ steps.pages.outputs.base_url }}', ADDRESS))
    assert any(step.get('id') == 'pages' for step in done)
    (path,) = [step['with']['path'] for step in done if 'upload-pages' in step.get('uses', '')]
    site = runner.folder / path
    assert f'{ADDRESS}/{SECOND}/' in (site / 'sitemap.xml').read_text()
    assert f'{ADDRESS}/index.xml' in (site / 'index.xml').read_text()
    assert (site / '404.html').is_file()


def test_read_the_docs_builds_the_site_for_its_address(runner: Terminal) -> None:
    settings = yaml.safe_load((runner.folder / '.readthedocs.yaml').read_text())
    for one in settings['python']['install']:
        runner.type(f'pip install -r {one["requirements"]}')
    source = Path(settings['sphinx']['configuration']).parent
    runner.type(
        'READTHEDOCS_CANONICAL_URL=https://magazine.readthedocs.io/en/latest/ '
        f'python -m sphinx -T -W -b {settings["sphinx"]["builder"]} -d ../doctrees '
        f'-D language=en {source} ../rtd'
    )
    feed = (runner.folder.parent / 'rtd' / 'index.xml').read_text()
    assert f'https://magazine.readthedocs.io/en/latest/{SECOND}/' in feed
