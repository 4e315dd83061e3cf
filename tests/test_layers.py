"""The package keeps its shape: imports point one way, rooms and names are few, parts short."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import pytest

NAME = 'sphinxext_podcast'
PACKAGE = Path(__file__).parents[1] / NAME
#: What each room, and each file beside the rooms, may import besides the standard library.
ALLOWED = {
    'model': ['model'],
    'source': ['yaml', 'markdown_it', 'model', 'source'],
    'output': ['model', 'output'],
    # Pillow draws what is no text; it is an extra, imported only where something is drawn.
    'output/head/card.py': ['PIL', 'model', 'output'],
    'output/smaller_picture.py': ['PIL'],
    'output/head/book_cover.py': ['PIL', 'model', 'output'],
    # The rules of HTML are a library's.
    'output/xhtml/document.py': ['justhtml', 'model', 'output'],
    'output/xhtml/drawings.py': ['justhtml', 'model', 'output'],
    'cli': [
        *('click', 'rich', 'httpx', 'feedparser', 'watchfiles', 'tomlkit', 'yaml'),
        *('model', 'source', 'output', 'cli', 'version'),
    ],
    '__init__.py': ['version'],
    'version.py': [],
    '__main__.py': ['cli'],
}
#: What only this room may import; it may import everything but ``cli``.
EXTENSION = 'extension'
DATA = ['browser', 'static', 'static_search', 'templates', 'samples', 'latex', 'locale']
#: The one file of a room that is no Python: the table of players.
TABLE = 'model/providers.toml'
NAMELESS = ['utils', 'helpers', 'common', 'base']
MODULE_LINES = 300
FUNCTION_LINES = 40
#: Python files in one folder.
FOLDER_MODULES = 15


def origin(name: str) -> str:
    """Return the room or package of the dotted *name*, '' for the standard library."""
    top, _, rest = name.partition('.')
    if top == NAME:
        return rest.partition('.')[0] or NAME
    return '' if top in sys.stdlib_module_names else top


def imports(
    node: ast.AST, package: list[str], sheltered: bool = False
) -> Iterator[tuple[int, str, bool]]:
    """Yield line and full name of every import below *node*, a module of *package*.

    It is sheltered in the body of ``if TYPE_CHECKING``, of ``setup`` and of ``library``.
    """
    if isinstance(node, ast.Import):
        yield from ((node.lineno, alias.name, sheltered) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else []
        start = [*above, *([node.module] if node.module else [])]
        yield from ((node.lineno, '.'.join([*start, a.name]), sheltered) for a in node.names)
    shelter: list[ast.stmt] = []
    match node:
        case ast.If(test, body) if ast.unparse(test).removeprefix('typing.') == 'TYPE_CHECKING':
            shelter = body
        case ast.FunctionDef(name='setup' | 'library', body=body):
            shelter = body
    for child in ast.iter_child_nodes(node):
        yield from imports(child, package, sheltered or child in shelter)


def turned_arrows(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """Say which imports of the module at *path* (within the package) are not allowed."""
    room = path.parts[0]
    package = [NAME, *path.parts[:-1]]
    for line, name, sheltered in imports(tree, package):
        source = origin(name)
        if room == EXTENSION or (room == '__init__.py' and sheltered):
            wrong = source == 'cli'
        else:
            wrong = bool(source) and source not in ALLOWED.get(str(path), ALLOWED.get(room, []))
        if wrong:
            yield f'{path}:{line}: {room} may not import {name}'


def too_long(path: PurePosixPath, text: str, tree: ast.Module) -> Iterator[str]:
    """Say what at *path* wants to be two."""
    lines = len(text.splitlines())
    if lines > MODULE_LINES:
        yield f'{path}:{lines}: a module has at most {MODULE_LINES} lines'
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield (
                    f'{path}:{node.lineno}: a function has at most {FUNCTION_LINES} lines, '
                    f'{node.name} has {lines}'
                )


def misplaced(path: PurePosixPath) -> Iterator[str]:
    """Say what is wrong with the name or folder of the file at *path*."""
    *folders, name = path.parts
    if path.stem in NAMELESS:
        yield f'{path}:1: a module is named for what a user can name, not {path.stem}'
    if len(folders) > 1 and folders[-1] in NAMELESS:
        yield f'{path}:1: a package is named for what a user can name, not {folders[-1]}'
    if not folders:
        if name not in {'__init__.py', '__main__.py', 'version.py', 'py.typed'}:
            yield f'{path}:1: modules are in rooms'
    elif folders[0] in DATA:
        if path.suffix == '.py':
            yield f'{path}:1: {folders[0]} holds no Python'
    elif len(folders) > 2 or folders[0] not in {*ALLOWED, EXTENSION}:
        yield f'{path}:1: {"/".join(folders)} is no room'
    elif path.suffix != '.py' and path.as_posix() != TABLE:
        yield f'{path}:1: a room holds only Python'


def faults(path: str, text: str = '"""Doc."""\n') -> list[str]:
    """Return what is wrong with a file: ``path:line: rule``."""
    place = PurePosixPath(path)
    found = list(misplaced(place))
    if place.suffix == '.py':
        tree = ast.parse(text)
        if not ast.get_docstring(tree):
            found.append(f'{path}:1: a module begins with a docstring')
        found += [*turned_arrows(place, tree), *too_long(place, text, tree)]
    return found


FILES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob('*')
    if path.is_file() and '__pycache__' not in path.parts
)
PURE = [path for path in FILES if path.endswith('.py') and path.split('/')[0] in ALLOWED]


@pytest.mark.parametrize('path', FILES)
def test_files(path: str) -> None:
    text = (PACKAGE / path).read_text(encoding='utf-8') if path.endswith('.py') else ''
    found = faults(path, text)
    assert not found, '\n'.join(found)


def crowded(files: Iterable[str]) -> list[str]:
    """Return the folders with more modules than a reader takes in at once."""
    counted = Counter(str(PurePosixPath(path).parent) for path in files if path.endswith('.py'))
    return sorted(folder for folder, number in counted.items() if number > FOLDER_MODULES)


def test_folders_are_small() -> None:
    assert crowded(FILES) == []


def test_checking_folders() -> None:
    assert crowded(f'model/x{number}.py' for number in range(15)) == []
    assert crowded(f'model/x{number}.py' for number in range(16)) == ['model']


@pytest.mark.parametrize('path', [path for path in FILES if path.endswith('/__init__.py')])
def test_a_package_says_what_its_modules_are_for(path: str) -> None:
    folder = PACKAGE.joinpath(path).parent
    (only,) = ast.parse(PACKAGE.joinpath(path).read_text(encoding='utf-8')).body
    assert isinstance(only, ast.Expr)
    said = set(re.findall(r'\w+', ast.literal_eval(only.value)))
    assert {module.stem for module in folder.glob('*.py')} - said == {'__init__'}


def test_rooms() -> None:
    assert {'__init__.py', 'py.typed'} <= set(FILES)
    for room in ('model', 'source', 'output', 'extension'):
        assert f'{room}/__init__.py' in FILES


@pytest.mark.parametrize(
    'files', [['__init__.py'], PURE], ids=['the package', 'all but extension']
)
def test_sphinx_is_not_loaded(files: list[str]) -> None:
    modules = [
        f'{NAME}.{path.removesuffix(".py").replace("/", ".")}'.removesuffix('.__init__')
        for path in files
        if not path.startswith(('cli/', '__main__'))
    ]
    code = f'import sys, {", ".join(modules)}; print(*sys.modules)'
    done = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True)
    loaded = {name.split('.')[0] for name in done.stdout.split()}
    assert NAME in loaded
    assert not {'sphinx', 'docutils', 'myst_parser', 'babel', 'PIL'} & loaded


def test_what_only_books_need_is_not_loaded_at_the_start() -> None:
    code = f'import sys, {NAME}.extension.register; print(*sys.modules)'
    done = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert f'{NAME}.output.xhtml.document' in loaded
    assert 'justhtml' not in loaded


@pytest.mark.parametrize(
    ('path', 'line', 'fault'),
    [
        ('model/x.py', 'import json', ''),
        ('model/x.py', 'from .article import Article', ''),
        ('model/x.py', 'from . import article', ''),
        ('model/x.py', 'import yaml', 'model may not import yaml'),
        ('model/x.py', 'from .. import source', f'model may not import {NAME}.source'),
        (
            'model/x.py',
            'from ..source.dates import x',
            f'model may not import {NAME}.source.dates.x',
        ),
        ('model/x.py', f'import {NAME}.output.page', f'model may not import {NAME}.output.page'),
        ('model/x.py', f'from {NAME} import output', f'model may not import {NAME}.output'),
        ('model/x.py', f'import {NAME}', f'model may not import {NAME}'),
        ('model/x.py', 'from .. import __version__', f'model may not import {NAME}.__version__'),
        ('model/x.py', 'def f(): import sphinx', 'model may not import sphinx'),
        ('model/x.py', 'if TYPE_CHECKING: import sphinx', 'model may not import sphinx'),
        ('model/x.py', 'def setup(): import sphinx', 'model may not import sphinx'),
        (
            'model/x.py',
            'try: import babel\nexcept ImportError: pass',
            'model may not import babel',
        ),
        ('source/x.py', 'import yaml, tomllib', ''),
        ('source/x.py', f'from {NAME}.model.article import Article', ''),
        ('source/x.py', 'from .dates import parse_date', ''),
        ('source/x.py', 'from ..output import page', f'source may not import {NAME}.output.page'),
        ('source/x.py', 'from docutils import nodes', 'source may not import docutils.nodes'),
        ('output/x.py', 'from html import escape', ''),
        ('output/x.py', 'import yaml', 'output may not import yaml'),
        ('output/x.py', 'def f(): import PIL', 'output may not import PIL'),
        ('output/head/card.py', 'def f(): import PIL', ''),
        (
            'output/x.py',
            'from ..source import dates',
            f'output may not import {NAME}.source.dates',
        ),
        (
            'output/x.py',
            'from ..extension import nodes',
            f'output may not import {NAME}.extension.nodes',
        ),
        ('extension/x.py', 'import sphinx, docutils, myst_parser, babel, jinja2', ''),
        ('extension/x.py', 'from ..source import dates', ''),
        ('extension/x.py', 'from ..cli import new', f'extension may not import {NAME}.cli.new'),
        ('cli/x.py', 'from ..source import dates', ''),
        ('cli/x.py', 'import click, rich', ''),
        ('cli/x.py', 'import sphinx', 'cli may not import sphinx'),
        (
            'cli/x.py',
            'from ..extension import nodes',
            f'cli may not import {NAME}.extension.nodes',
        ),
        ('__main__.py', 'from .cli import main', ''),
        ('__main__.py', 'import sphinx', '__main__.py may not import sphinx'),
        ('__init__.py', 'if TYPE_CHECKING: import sphinx', ''),
        ('__init__.py', 'if typing.TYPE_CHECKING: import sphinx', ''),
        ('__init__.py', 'def setup():\n  if x: from .extension import y', ''),
        (
            '__init__.py',
            'if not TYPE_CHECKING: import sphinx',
            '__init__.py may not import sphinx',
        ),
        ('__init__.py', 'import sphinx', '__init__.py may not import sphinx'),
        ('__init__.py', 'def f(): import sphinx', '__init__.py may not import sphinx'),
        (
            '__init__.py',
            'if TYPE_CHECKING: x\nelse: import sphinx',
            '__init__.py may not import sphinx',
        ),
        ('__init__.py', 'from .model import x', f'__init__.py may not import {NAME}.model.x'),
    ],
)
def test_checking_imports(path: str, line: str, fault: str) -> None:
    at = 3 if 'else' in line else 2
    assert faults(path, f'"""Doc."""\n{line}\n') == ([f'{path}:{at}: {fault}'] if fault else [])


@pytest.mark.parametrize(
    ('path', 'fault'),
    [
        ('__init__.py', ''),
        ('__main__.py', ''),
        ('py.typed', ''),
        ('player.py', 'modules are in rooms'),
        ('model/article.py', ''),
        ('cli/new.py', ''),
        ('feeds/rss.py', 'feeds is no room'),
        ('output/feeds/rss.py', ''),
        ('output/feeds/xml/rss.py', 'output/feeds/xml is no room'),
        ('output/utils/rss.py', 'a package is named for what a user can name, not utils'),
        ('output/page.html', 'a room holds only Python'),
        ('model/providers.toml', ''),
        ('model/players.toml', 'a room holds only Python'),
        ('model/providers.json', 'a room holds only Python'),
        ('source/providers.toml', 'a room holds only Python'),
        ('extension/providers.toml', 'a room holds only Python'),
        ('model/model/providers.toml', 'a room holds only Python'),
        ('providers.toml', 'modules are in rooms'),
        ('static/x.css', ''),
        ('locale/zh_TW/LC_MESSAGES/x.mo', ''),
        ('templates/podcast/x.html', ''),
        ('static/x.py', 'static holds no Python'),
        ('source/utils.py', 'a module is named for what a user can name, not utils'),
        ('model/base.py', 'a module is named for what a user can name, not base'),
        ('model/database.py', ''),
    ],
)
def test_checking_places(path: str, fault: str) -> None:
    assert [found for found in faults(path) if 'may not' not in found] == (
        [f'{path}:1: {fault}'] if fault else []
    )


@pytest.mark.parametrize(
    ('text', 'fault'),
    [
        ('"""Doc."""\n', ''),
        ('# comment\n"""Doc."""\n', ''),
        ('', '1: a module begins with a docstring'),
        ('x = 1\n"""Doc."""\n', '1: a module begins with a docstring'),
        ('"""Doc."""\n' + '\n' * 299, ''),
        ('"""Doc."""\n' + '\n' * 300, '301: a module has at most 300 lines'),
        ('"""Doc."""\ndef f():\n' + '    x\n' * 39, ''),
        (
            '"""Doc."""\ndef f():\n' + '    x\n' * 40,
            '2: a function has at most 40 lines, f has 41',
        ),
        (
            '"""Doc."""\nclass A:\n  @x\n  async def f():\n' + '    x\n' * 40,
            '4: a function has at most 40 lines, f has 41',
        ),
    ],
)
def test_checking_texts(text: str, fault: str) -> None:
    assert faults('model/x.py', text) == ([f'model/x.py:{fault}'] if fault else [])
