"""What a configuration in Python assigns, as far as that can be known without running it."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any, NamedTuple

#: Calls that give what they are given; of a set the order is that in which it is written.
_SAME: dict[str, Callable[..., Any]] = {
    'dict': dict,
    'list': list,
    'tuple': tuple,
    'set': list,
    'str': str,
}
_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.BitOr: operator.or_,
}


_CONDITIONAL = (ast.If, ast.Try, ast.With, ast.For, ast.While)


class Assigned(NamedTuple):
    """*values* by their names, and the lines of names whose values only a run would give."""

    values: dict[str, Any]
    unknown: dict[str, int]
    #: The modules of which all names are imported: ``from pelicanconf import *``.
    based_on: tuple[str, ...] = ()


class _Unknown(Exception):  # noqa: N818 - no fault, only nothing that can be known
    """A value that only a run would give."""


def assigned(text: str, known: dict[str, Any] | None = None) -> Assigned:
    """Return what *text* assigns at its first level, beside the values that are *known* before.

    Raises SyntaxError.
    """
    found = Assigned(dict(known or {}), {})
    based: list[str] = []
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.ImportFrom) and statement.names[0].name == '*':
            based.append(statement.module or '')
        elif isinstance(statement, _CONDITIONAL):
            _maybe(statement, found)
        else:
            _take(statement, found)
    return found._replace(based_on=tuple(based))


def _maybe(statement: ast.stmt, found: Assigned) -> None:
    """Note what may be assigned within *statement*: of several values the first holds."""
    inner = Assigned(dict(found.values), {})
    for node in ast.walk(statement):
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr)):
            _take(node, inner)
            for name, value in inner.values.items():
                if found.values.setdefault(name, value) != value:
                    found.unknown[name] = node.lineno
    found.unknown.update(inner.unknown)


def _take(node: ast.stmt, found: Assigned) -> None:
    """Note what *node* assigns or adds."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            _assign(target, node.value, found)
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        _assign(node.target, node.value, found)
    elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        both = ast.BinOp(ast.Name(node.target.id, ast.Load()), node.op, node.value)
        ast.copy_location(both, node)
        _assign(node.target, both, found)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        _call(node.value, found)


def _assign(target: ast.expr, value: ast.expr, found: Assigned) -> None:
    name = target.id if isinstance(target, ast.Name) else ''
    if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
        _put(target.value.id, target.slice, value, found)
        return
    if not name:
        return
    try:
        made = evaluated(value, found.values)
    except _Unknown:
        found.values.pop(name, None)
        found.unknown[name] = value.lineno
    else:
        found.unknown.pop(name, None)
        found.values[name] = made


def _put(name: str, key: ast.expr, value: ast.expr, found: Assigned) -> None:
    """Note ``NAME[key] = value``."""
    try:
        whole = found.values.get(name)
        if isinstance(whole, dict):
            found.values[name] = {
                **whole,
                evaluated(key, found.values): evaluated(value, found.values),
            }
    except _Unknown:
        found.unknown[name] = value.lineno


def _call(call: ast.Call, found: Assigned) -> None:
    """Note ``NAME.append(value)`` and the like."""
    method = call.func
    if not (isinstance(method, ast.Attribute) and isinstance(method.value, ast.Name)):
        return
    name = method.value.id
    whole = found.values.get(name)
    if not isinstance(whole, list) or len(call.args) != 1:
        return
    try:
        given = evaluated(call.args[0], found.values)
    except _Unknown:
        found.unknown[name] = call.lineno
        return
    if method.attr == 'append':
        found.values[name] = [*whole, given]
    elif method.attr == 'extend':
        found.values[name] = [*whole, *given]


def evaluated(node: ast.expr, known: dict[str, Any]) -> Any:
    """Return the value of the expression *node*; raises _Unknown for what has to be run."""
    try:
        return _evaluated(node, known)
    except (TypeError, ValueError, RecursionError, MemoryError):
        raise _Unknown from None


def _evaluated(node: ast.expr, known: dict[str, Any]) -> Any:
    match node:
        case ast.Constant():
            return node.value
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            made = _items(items, known)
            return tuple(made) if isinstance(node, ast.Tuple) else made
        case ast.Dict(keys=keys, values=values):
            return _mapping(keys, values, known)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_evaluated(left, known), _evaluated(right, known))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluated(operand, known)
        case ast.JoinedStr(values=parts):
            return ''.join(_part(part, known) for part in parts)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=named) if name in _SAME:
            given = {k.arg: _evaluated(k.value, known) for k in named if k.arg}
            return _SAME[name](*_items(args, known), **given)
    raise _Unknown


def _items(items: list[ast.expr], known: dict[str, Any]) -> list[Any]:
    found: list[Any] = []
    for item in items:
        if isinstance(item, ast.Starred):
            found += _evaluated(item.value, known)
        else:
            found.append(_evaluated(item, known))
    return found


def _mapping(
    keys: list[ast.expr | None], values: list[ast.expr], known: dict[str, Any]
) -> dict[Any, Any]:
    made: dict[Any, Any] = {}
    for key, value in zip(keys, values, strict=True):
        if key is None:
            made |= _evaluated(value, known)
        else:
            made[_evaluated(key, known)] = _evaluated(value, known)
    return made


def _part(part: ast.expr, known: dict[str, Any]) -> str:
    """Return a part of an f-string without a format of its own."""
    if isinstance(part, ast.FormattedValue):
        if part.format_spec is not None or part.conversion != -1:
            raise _Unknown
        return str(_evaluated(part.value, known))
    return str(_evaluated(part, known))
