"""Turns a solution into as many faulty ones as it can."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grader.cells import regions
from tools.mutants.expressions import EXPRESSIONS
from tools.mutants.proofs import same_code
from tools.mutants.scope import Scope, inside, outside
from tools.mutants.statements import STATEMENTS

#: From the root to a node: the names of fields, and the index where a field is a list.
Path = tuple[tuple[str, int | None], ...]
_EDGES = {regions.begin(regions.SOLUTION): True, regions.end(regions.SOLUTION): False}
_SHORT = 60


@dataclass(frozen=True)
class Mutant:
    """A faulty solution.

    Parameters
    ----------
    name : str
        What was done to it, such as "arithmetic, line 3: a + b became a - b".
    source : str
        Its code.
    """

    name: str
    source: str

    def __str__(self) -> str:
        return self.name


def mutants(solution: str) -> list[Mutant]:
    """Return the faulty variants of a solution, none of them twice.

    Parameters
    ----------
    solution : str
        Code, with the lines that students write between the markers of a solution. Without
        markers, all of it may be changed. What compiles to the code of the solution is left out.

    Returns
    -------
    list of Mutant

    Examples
    --------
    >>> for mutant in mutants("half = z / 2")[:3]:
    ...     print(mutant.name)
    removed, line 1: half = z / 2 became nothing
    result, line 1: half = z / 2 became half = -(z / 2)
    result, line 1: half = z / 2 became half = 2 * (z / 2)
    """
    tree = ast.parse(solution)
    lines = written_lines(solution)
    found: list[Mutant] = []
    names: dict[str, int] = {}
    sources = {ast.unparse(tree)}
    for kind, path, old, new in _changes(tree, (), outside(tree), lines):
        source = _replaced(tree, path, new)
        if source is None or source in sources or same_code(source, solution):
            continue
        sources.add(source)
        name = f"{kind}, line {_line(old)}: {_shown(old)} became {_shown(new)}"
        names[name] = names.get(name, 0) + 1
        found.append(Mutant(name + (f" ({names[name]})" if names[name] > 1 else ""), source))
    return found


def written_lines(solution: str) -> set[int]:
    """Return the numbers of the lines between the markers of a solution; of all without any.

    Examples
    --------
    >>> written_lines("def f(z):\\n    ### BEGIN SOLUTION\\n    return z\\n    ### END SOLUTION")
    {3}
    """
    lines, within = solution.split("\n"), False
    written: set[int] = set()
    for number, line in enumerate(lines, start=1):
        if line.strip() in _EDGES:
            within = _EDGES[line.strip()]
        elif within:
            written.add(number)
    return written or set(range(1, len(lines) + 1))


def _changes(
    node: ast.AST, path: Path, scope: Scope, lines: set[int]
) -> Iterator[tuple[str, Path, ast.AST, ast.AST | list[ast.stmt]]]:
    """Yield the kind, the path, the old and the new of every change in and below a node."""
    inner = inside(node, scope) if isinstance(node, ast.FunctionDef) else scope
    for name, value in ast.iter_fields(node):
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(child, ast.AST):
                continue
            here = (*path, (name, index))
            if _within(child, lines):
                for kind, new in _variants(child, inner):
                    yield kind, here, child, new
            yield from _changes(child, here, inner, lines)


def _variants(node: ast.AST, scope: Scope) -> Iterator[tuple[str, ast.AST | list[ast.stmt]]]:
    """Yield what may stand instead of a node, and the kind of the change."""
    if isinstance(node, ast.stmt):
        for kind, replaced in STATEMENTS.items():
            yield from ((kind, new) for new in replaced(node, scope))
    else:
        for kind, changed in EXPRESSIONS.items():
            yield from ((kind, new) for new in changed(node, scope))


def _within(node: ast.AST, lines: set[int]) -> bool:
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return _line(node) in lines and not is_text


def _line(node: ast.AST) -> int | None:
    # A comprehension has no line of its own.
    return getattr(node.iter if isinstance(node, ast.comprehension) else node, "lineno", None)


def _replaced(tree: ast.Module, path: Path, new: ast.AST | list[ast.stmt]) -> str | None:
    """Return the code with another node at a path, or None where that makes no sense."""
    tree = copy.deepcopy(tree)
    *above, (name, index) = path
    parent: Any = tree
    for field, number in above:
        child = getattr(parent, field)
        parent = child if number is None else child[number]
    if isinstance(new, list):
        body = getattr(parent, name)
        assert index is not None, "statements stand in lists"
        body[index : index + 1] = copy.deepcopy(new)
        if not body:
            body.append(ast.Pass())
    elif index is None:
        setattr(parent, name, copy.deepcopy(new))
    else:
        getattr(parent, name)[index] = copy.deepcopy(new)
    try:
        source = ast.unparse(ast.fix_missing_locations(tree))
        compile(source, "<mutant>", "exec")
    except SyntaxError:
        return None
    return source


def _shown(node: ast.AST | list[ast.stmt]) -> str:
    if isinstance(node, list):
        if not node:
            return "nothing"
        node = ast.fix_missing_locations(ast.Module(copy.deepcopy(node), []))
    lines = ast.unparse(node).strip().split("\n")
    text = lines[0] if len(lines) == 1 else f"{lines[0]} ... {lines[-1].strip()}"
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 3]}..."
