"""Read code without running it: what it names, what it uses, whether it changes anything."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache

from grader.cells.parsing import parsed

_KNOWN = {"math", "numpy"}  # imported before, so importing them again runs nothing


def _tree(source: str) -> ast.Module:
    return parsed(source) or ast.Module([], [])


@lru_cache(maxsize=4096)
def is_inert(source: str) -> bool:
    """Whether a cell does no more than to name things: it changes nothing that is there already."""
    tree = _tree(source)
    return bool(tree.body) and all(map(_only_names, tree.body))


def _only_names(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef):
        defaults = [each for each in (*node.args.defaults, *node.args.kw_defaults) if each]
        annotations = [each.annotation for each in ast.walk(node.args) if isinstance(each, ast.arg)]
        plain = not any(annotations) and node.returns is None and not node.decorator_list
        return plain and all(map(_is_constant, defaults))
    if isinstance(node, ast.Import):
        return all(alias.name in _KNOWN for alias in node.names)
    if isinstance(node, ast.Assign):
        return all(isinstance(each, ast.Name) for each in node.targets) and _is_constant(node.value)
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Pass)


def _is_constant(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    if isinstance(node, ast.Tuple):
        return all(map(_is_constant, node.elts))
    return isinstance(node, ast.Constant)


@lru_cache(maxsize=4096)
def bound(source: str) -> frozenset[str]:
    """Return the names that a cell gives a meaning at its top level."""
    names = set()
    for node in _tree(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        else:
            names |= {
                inner.id
                for inner in ast.walk(node)
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
            }
    return frozenset(names)


@lru_cache(maxsize=4096)
def loaded(source: str) -> frozenset[str]:
    """Return the names that a cell uses."""
    return frozenset(
        node.id
        for node in ast.walk(_tree(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    )


def named(texts: Iterable[str]) -> Iterator[str]:
    """Yield what is imported, and the names that are used, `keras_or_none` among them."""
    for source in texts:
        yield from imported(source)
        yield from loaded(source)


def imported(source: str) -> list[str]:
    """Return the modules that a cell imports, and what it imports from them.

    Examples
    --------
    >>> imported("from helpers import datasets")
    ['helpers.datasets', 'helpers']
    """
    found = []
    for node in ast.walk(_tree(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
            found.append(node.module)
    return found
