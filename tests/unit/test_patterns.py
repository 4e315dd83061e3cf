"""Every pattern of the package takes time in proportion to the text, whatever the text is."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from types import ModuleType
from typing import Any

import pytest

import sphinxext_podcast
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source import dates
from sphinxext_podcast.source.markdown import bare_urls, plain_text, typographer
from tests.unit.attacks import MOST, Attack, attacks, growth

Node = tuple[ast.AST, bool]

#: The functions of ``re``, and at which of their arguments the flags are.
WAYS = {'compile': 1, 'search': 2, 'match': 2, 'fullmatch': 2, 'split': 3}
WAYS |= {'findall': 2, 'finditer': 2, 'sub': 4, 'subn': 4}
FORMS = [form for provider in PROVIDERS.values() for form in provider.forms]
#: What is given to them while the program runs: module and expression → such patterns.
MADE = {
    # The author of a project answers for the patterns of its own table of players, of files.
    'model.providers pattern': [],
    'model.providers made': [],
    "source.folders.patterns '|'.join((f'(?:{translated(p)})' for p in patterns))": [],
    'source.media_url form.claim': [form.claim for form in FORMS if form.claim],
    'source.media_url form.path': [form.path for form in FORMS],
    'source.media_url pattern': [
        *(value for form in FORMS for value in form.query.values()),
        *(said for provider in PROVIDERS.values() for said, _ in provider.faults),
    ],
    "source.dialects.pelican '[;\\n]' if ';' in data[key] else '[,\\n]'": ['[,\n]'],
    'source.dialects.jekyll re.escape(mark)': [re.escape('<!--more-->')],
    "source.shortcodes.placeholders f'{word}([0-9]+)end'": ['podcastshortcode([0-9]+)end'],
    "output.search.fold f'((?s:.)[{re.escape(marks)}]+)'": ['((?s:.)[\u0301\uff9e]+)'],
    "source.markdown.plain_text '|'.join([_MARK, *beginnings])": [
        f'{plain_text._MARK}|{typographer.BEGINNING}|{bare_urls.BEGINNING}'
    ],
}


def modules() -> list[ModuleType]:
    """Import all modules of the package."""
    name = sphinxext_podcast.__name__
    found = pkgutil.walk_packages(sphinxext_podcast.__path__, f'{name}.')
    return [importlib.import_module(one.name) for one in found if '__main__' not in one.name]


def nodes(module: ModuleType) -> list[Node]:
    """Return each node of *module*, and whether it is in a function; none if it has no pattern."""
    source = inspect.getsource(module)
    named = any(isinstance(value, re.Pattern) for value in vars(module).values())
    if not named and not re.search(r'\bre\.', source):
        return []
    found: list[Node] = [(ast.parse(source), False)]
    for node, inside in found:  # which grows meanwhile
        inner = inside or isinstance(node, ast.FunctionDef)
        found += [(child, inner) for child in ast.iter_child_nodes(node)]
    return found


def given(module: ModuleType, nodes: list[Node]) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield each pattern that *module* gives to a function of ``re``, and which that is."""
    for node, inside in nodes:
        match node:
            case ast.Call(ast.Attribute(ast.Name('re'), way), [first, *others]) if way in WAYS:
                flags = [k.value for k in node.keywords if k.arg == 'flags']
                flags += others[WAYS[way] - 1 : WAYS[way]]
                known = eval(ast.unparse(flags[0]), vars(module)) if flags else 0  # noqa: S307 - our source
                try:
                    made = [eval(ast.unparse(first), vars(module))]  # noqa: S307 - our source
                except NameError:  # in a comprehension, or while the program runs
                    place = f'{module.__name__.partition(".")[2]} {ast.unparse(first)}'
                    made = MADE[place] if inside else []
                yield from ((re.compile(one, known), way) for one in made)


def used(module: ModuleType, nodes: list[Node]) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield each pattern that *module* has a name for, and by which method it is used."""
    methods = {id(node.value): node.attr for node, _ in nodes if isinstance(node, ast.Attribute)}
    for node, _ in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            pattern = vars(module).get(node.id)
            if isinstance(pattern, re.Pattern):
                yield pattern, methods.get(id(node), 'search')


def held(value: object) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield each pattern in a collection of a module, which may be used by any function."""
    if isinstance(value, re.Pattern):
        yield value, 'fullmatch' if value in dates._FORMS else 'search'
    elif isinstance(value, dict):
        yield from (one for inner in value.values() for one in held(inner))
    elif isinstance(value, (list, tuple)):
        yield from (one for inner in value for one in held(inner))


def as_text(pattern: re.Pattern[Any]) -> re.Pattern[str]:
    """Return *pattern* as one for texts, which it may be for bytes."""
    text = pattern.pattern
    return re.compile(text.decode(), re.ASCII) if isinstance(text, bytes) else pattern


def patterns() -> dict[re.Pattern[str], list[str]]:
    """Return the patterns of the package, each with the functions by which it is used."""
    found: dict[re.Pattern[str], set[str]] = defaultdict(set)
    for module in modules():
        tree = nodes(module)
        values = [v for v in vars(module).values() if not isinstance(v, re.Pattern)]
        for pattern, way in [*given(module, tree), *used(module, tree), *held(values)]:
            found[as_text(pattern)].add(way)
    return {pattern: sorted(ways - {'compile', 'pattern'}) for pattern, ways in found.items()}


def worst(pattern: re.Pattern[str], ways: list[str]) -> Attack | None:
    """Return a text for which *pattern* is not linear, None if there is none."""
    run: Callable[[str], object] = partial(pattern.sub, '')  # it finds all
    if ways and not set(ways) - {'match', 'fullmatch'}:
        run = pattern.fullmatch if ways == ['fullmatch'] else pattern.match
    tried = attacks(pattern.pattern, pattern.flags)
    return next((attack for attack in tried if growth(run, attack) >= MOST), None)


PATTERNS = patterns()


@pytest.mark.parametrize('old', [r'[ \t]*\n', r'<!--.*?-->', r'(a+)+b', r'(\w+)\s*=', r'\s+\Z'])
def test_what_is_not_linear_is_seen(old: str) -> None:
    """A pattern that goes over the same text again and again is found."""
    assert worst(re.compile(old, re.DOTALL), []) is not None


@pytest.mark.parametrize('pattern', PATTERNS, ids=lambda pattern: pattern.pattern[:60])
def test_is_linear(pattern: re.Pattern[str]) -> None:
    """No text takes a pattern more time than in proportion to its length."""
    found = worst(pattern, PATTERNS[pattern])
    assert found is None, f'{found} takes too long for {pattern.pattern}'
