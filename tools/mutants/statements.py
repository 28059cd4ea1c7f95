"""Slips in whole lines: each yields the lines that may replace it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from tools.mutants.scope import Scope

Statements = Iterator[list[ast.stmt]]
_OPERATIONS = {ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,)}


def removed(statement: ast.stmt, scope: Scope) -> Statements:
    """A line forgotten."""
    if not isinstance(statement, ast.Pass):
        yield []


def branch(statement: ast.stmt, scope: Scope) -> Statements:
    """A condition negated or forced; "break" forgotten or mistaken."""
    if isinstance(statement, ast.If | ast.While):
        for test in (ast.UnaryOp(ast.Not(), statement.test), *map(ast.Constant, (True, False))):
            yield [type(statement)(test, statement.body, statement.orelse)]
    elif isinstance(statement, ast.Break):
        yield [ast.Continue()]
    elif isinstance(statement, ast.Continue):
        yield [ast.Break()]


def loop(statement: ast.stmt, scope: Scope) -> Statements:
    """A loop that leaves something out, runs backward, or ends after its first round."""
    if not isinstance(statement, ast.For):
        return
    for cut in ("1:", ":-1", "::-1"):
        listed = ast.parse(f"list({ast.unparse(statement.iter)})[{cut}]", mode="eval").body
        yield [ast.For(statement.target, listed, statement.body, statement.orelse)]
    once = [*statement.body, ast.Break()]
    yield [ast.For(statement.target, statement.iter, once, statement.orelse)]


def in_place(statement: ast.stmt, scope: Scope) -> Statements:
    """The caller's array changed; a sum that starts again; a sum that is never kept."""
    if isinstance(statement, ast.AugAssign):
        for other in _OPERATIONS.get(type(statement.op), ()):
            yield [ast.AugAssign(statement.target, other(), statement.value)]
        yield [ast.Assign([statement.target], statement.value)]
    elif isinstance(statement, ast.Assign) and isinstance(statement.value, ast.BinOp):
        target, value = statement.targets[0], statement.value
        if isinstance(target, ast.Name) and ast.unparse(value.left) == target.id:
            yield [ast.AugAssign(target, value.op, value.right)]


def result(statement: ast.stmt, scope: Scope) -> Statements:
    """Another variable returned, or the same with another sign or size."""
    if not isinstance(statement, ast.Return | ast.Assign) or statement.value is None:
        return
    for value in _results(statement.value, scope, isinstance(statement, ast.Return)):
        if isinstance(statement, ast.Return):
            yield [ast.Return(value)]
        else:
            yield [ast.Assign(statement.targets, value)]


def _results(value: ast.expr, scope: Scope, returned: bool) -> Iterator[ast.expr]:
    if isinstance(value, ast.Tuple):
        for index, one in enumerate(value.elts):
            for other in _results(one, scope, returned):
                yield ast.Tuple([*value.elts[:index], other, *value.elts[index + 1 :]], ast.Load())
        return
    if isinstance(value, ast.BinOp | ast.Call | ast.Name | ast.IfExp | ast.Subscript):
        yield ast.UnaryOp(ast.USub(), value)
        yield ast.BinOp(ast.Constant(2), ast.Mult(), value)
    if returned:
        for name in scope.names:
            if ast.unparse(value) != name:
                yield ast.Name(name, ast.Load())


def exchanged(statement: ast.stmt, scope: Scope) -> Statements:
    """The two results of an assignment taken for each other."""
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Tuple):
        names = statement.targets[0].elts
        for index in range(len(names) - 1):
            swapped = list(names)
            swapped[index : index + 2] = swapped[index + 1], swapped[index]
            yield [ast.Assign([ast.Tuple(swapped, ast.Store())], statement.value)]


#: By name: what a mutant is called after.
STATEMENTS: dict[str, Callable[[ast.stmt, Scope], Statements]] = {
    each.__name__.replace("_", "-"): each
    for each in (removed, branch, loop, in_place, result, exchanged)
}
