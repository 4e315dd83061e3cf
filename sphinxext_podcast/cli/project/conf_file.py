"""Running ``conf.py`` as Sphinx does, without Sphinx."""

from __future__ import annotations

import ast
import contextlib
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.console import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Tags:
    """The tags of a build, as ``conf.py`` may ask for them."""

    def __init__(self) -> None:
        """Begin with none: nothing is built."""
        self._tags: dict[str, None] = {}

    def has(self, name: str) -> bool:
        """Return whether there is a tag *name*."""
        return name in self._tags

    __contains__ = has

    def __iter__(self) -> Iterator[str]:
        return iter(self._tags)

    def add(self, name: str) -> None:
        """Add the tag *name*."""
        self._tags[name] = None

    def remove(self, name: str) -> None:
        """Take the tag *name* away."""
        self._tags.pop(name, None)

    def eval_condition(self, condition: str) -> bool:
        """Return what is true of names joined by ``and``, ``or`` and ``not``."""
        return _holds(ast.parse(condition.strip(), mode='eval').body, self)


def _holds(node: ast.AST, tags: Tags) -> bool:
    """Return whether the condition *node* is true of *tags*."""
    match node:
        case ast.Name(id=name):
            return tags.has(name)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return not _holds(inner, tags)
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_holds(one, tags) for one in values)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_holds(one, tags) for one in values)
        case _:
            raise ValueError('a condition has names, and, or, not')


def run(path: Path) -> Mapping[str, Any]:
    """Return the names that the ``conf.py`` at *path* sets.

    It runs in its folder; what it prints does not get into the data of a pipe.  Raises Refusal,
    with the line, if it fails.
    """
    names: dict[str, Any] = {'__file__': str(path), 'tags': Tags()}
    before = Path.cwd()
    try:
        code = compile(path.read_bytes(), path, 'exec')
        os.chdir(path.parent)
        with aside():
            exec(code, names)  # noqa: S102 - that is what it is for
    except SyntaxError as wrong:
        place = f'{wrong.filename}:{wrong.lineno}' if wrong.lineno else str(path)
        raise Refusal(f'{place}: {wrong.msg}') from None
    except SystemExit:
        raise Refusal(f'{path}: it, or a module that it imports, called sys.exit()') from None
    except KeyboardInterrupt:
        raise
    except BaseException as wrong:
        raise Refusal(_fault(path, wrong)) from wrong
    finally:
        os.chdir(before)
    return names


@contextlib.contextmanager
def aside() -> Iterator[None]:
    """Send to stderr what is printed, also by the processes that are started."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):  # one of them may be closed
            sys.stdout.flush()
            before = os.dup(1)
            stack.callback(os.close, before)
            os.dup2(2, 1)
            stack.callback(os.dup2, before, 1)
        with contextlib.redirect_stdout(sys.stderr):
            yield


def _fault(path: Path, wrong: BaseException) -> str:
    """Return the message for the error *wrong*, with the last line of ``conf.py`` in its trace."""
    lines = [
        f.lineno for f in traceback.extract_tb(wrong.__traceback__) if f.filename == str(path)
    ]
    place = f'{path}:{lines[-1]}' if lines else str(path)
    return f'{place}: {type(wrong).__name__}: {wrong}'


def line_of(path: Path, option: str) -> int:
    """Return the line where the ``conf.py`` at *path* sets *option*, 0 if none does so plainly."""
    try:
        body = ast.parse(path.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return 0
    found = [
        node.lineno
        for node in body
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id == option
    ]
    return found[-1] if found else 0


def missing(folder: Path, confdir: Path) -> str:
    """Return what to say where *confdir*, for the documents in *folder*, has no ``conf.py``."""
    near = sorted(path.parent for path in confdir.glob('*/conf.py'))
    near += [confdir.parent] if (confdir.parent / 'conf.py').is_file() else []
    found = f'there is one in {os.path.relpath(near[0])}' if near else ''
    advice = found or 'sphinx-podcast init starts a site'
    return f'{folder}: there is no conf.py; name the folder that has it, or --conf; {advice}'
