"""Slips within an expression: each yields what a node may become."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from tools.mutants.scope import Scope
from tools.mutants.words import MODULE_NEIGHBORS, NEIGHBORS

Nodes = Iterator[ast.AST]
_SIBLINGS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Div, ast.Add, ast.Sub),
    ast.Div: (ast.Mult, ast.Sub, ast.FloorDiv),
    ast.Pow: (ast.Mult, ast.Div),
    ast.MatMult: (ast.Mult, ast.Add),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.FloorDiv, ast.Mult),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
}
_ORDERED = (ast.Sub, ast.Div, ast.Pow, ast.MatMult, ast.FloorDiv, ast.Mod)
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt, ast.GtE),
    ast.LtE: (ast.Lt, ast.GtE, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt, ast.LtE),
    ast.GtE: (ast.Gt, ast.LtE, ast.Lt),
    ast.Eq: (ast.NotEq, ast.GtE, ast.LtE),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}


def arithmetic(node: ast.AST, scope: Scope) -> Nodes:
    """Another operation, a term or factor dropped, operands exchanged."""
    if not isinstance(node, ast.BinOp):
        return
    for sibling in _SIBLINGS.get(type(node.op), ()):
        yield ast.BinOp(node.left, sibling(), node.right)
    yield node.left
    yield node.right
    if isinstance(node.op, _ORDERED):
        yield ast.BinOp(node.right, node.op, node.left)


def sign(node: ast.AST, scope: Scope) -> Nodes:
    """A minus, "not" or "~" forgotten, or a minus too many."""
    if isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.Subscript):
        yield ast.UnaryOp(ast.USub(), node)


def comparison(node: ast.AST, scope: Scope) -> Nodes:
    """The border on the other side, or the other way around."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for sibling in _COMPARISONS[type(node.ops[0])]:
            yield ast.Compare(node.left, [sibling()], node.comparators)


def condition(node: ast.AST, scope: Scope) -> Nodes:
    """A condition negated, forced, or a part of it dropped."""
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield ast.BoolOp(other, node.values)
        for index in range(len(node.values)):
            rest = node.values[:index] + node.values[index + 1 :]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield ast.comprehension(node.target, node.iter, [], node.is_async)


def constant(node: ast.AST, scope: Scope) -> Nodes:
    """0, 1, one more, one less, the other sign, twice, half, a bit more; another text."""
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        half = value // 2 if isinstance(value, int) and value % 2 == 0 else value / 2
        more = [1.1 * value] if isinstance(value, float) else []
        for other in (0, 1, value + 1, value - 1, -value, 2 * value, half, *more):
            if other != value:
                yield ast.parse(repr(other), mode="eval").body
    elif isinstance(value, str) and value in scope.strings:
        for text in scope.strings:
            if text != value:
                yield ast.Constant(text)


def call(node: ast.AST, scope: Scope) -> Nodes:
    """Arguments exchanged or dropped, the call forgotten, a neighbor called instead."""
    if not isinstance(node, ast.Call):
        return
    many = len(node.args)
    for index in range(many - 1):
        swapped = list(node.args)
        swapped[index : index + 2] = swapped[index + 1], swapped[index]
        yield ast.Call(node.func, swapped, node.keywords)
    for index in range(1, many):
        yield ast.Call(node.func, node.args[:index] + node.args[index + 1 :], node.keywords)
    for index in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, node.keywords[:index] + node.keywords[index + 1 :])
    for argument in node.args:
        yield argument.value if isinstance(argument, ast.Starred) else argument
    if isinstance(node.func, ast.Attribute):
        if not _is_module(node.func.value):
            yield node.func.value
        table = MODULE_NEIGHBORS if _is_module(node.func.value) else NEIGHBORS
        for other in (*table.get(node.func.attr, ()),):
            yield ast.Call(
                ast.Attribute(node.func.value, other, ast.Load()), node.args, node.keywords
            )
    elif isinstance(node.func, ast.Name):
        for other in NEIGHBORS.get(node.func.id, ()):
            yield ast.Call(ast.Name(other, ast.Load()), node.args, node.keywords)


def axis(node: ast.AST, scope: Scope) -> Nodes:
    """Along the other axis, or along all."""
    if isinstance(node, ast.keyword) and node.arg in ("axis", "axes"):
        for other in ("0", "1", "-1", "None"):
            if other != ast.unparse(node.value):
                yield ast.keyword(node.arg, ast.parse(other, mode="eval").body)


def transpose(node: ast.AST, scope: Scope) -> Nodes:
    """A transpose forgotten, or one too many."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        for left, right in ((_turned(node.left), node.right), (node.left, _turned(node.right))):
            yield ast.BinOp(left, node.op, right)


def part(node: ast.AST, scope: Scope) -> Nodes:
    """A slice or index dropped, its ends moved, its direction forgotten."""
    if isinstance(node, ast.Subscript):
        if isinstance(node.ctx, ast.Load):
            yield node.value
        if isinstance(node.slice, ast.Slice):
            low, high, step = node.slice.lower, node.slice.upper, node.slice.step
            for other in ((None, high, step), (low, None, step), (low, high, None)):
                yield ast.Subscript(node.value, ast.Slice(*other), node.ctx)
            for low_, high_ in ((_moved(low, 1), high), (low, _moved(high, 1))):
                yield ast.Subscript(node.value, ast.Slice(low_, high_, step), node.ctx)
            for low_, high_ in ((_moved(low, -1), high), (low, _moved(high, -1))):
                yield ast.Subscript(node.value, ast.Slice(low_, high_, step), node.ctx)
        elif not isinstance(node.slice, ast.Constant | ast.Tuple):
            for by in (1, -1):
                yield ast.Subscript(node.value, _moved(node.slice, by), node.ctx)


def series(node: ast.AST, scope: Scope) -> Nodes:
    """A loop that begins or ends one too early or too late, or runs backward."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        first = node.args[0] if len(node.args) > 1 else ast.Constant(0)
        stop, rest = (node.args[1], node.args[2:]) if len(node.args) > 1 else (node.args[0], [])
        for low, high in ((first, _moved(stop, -1)), (first, _moved(stop, 1))):
            yield ast.Call(node.func, [low, high, *rest], [])
        for by in (1, -1):
            yield ast.Call(node.func, [_moved(first, by), stop, *rest], [])
    elif isinstance(node, ast.comprehension):
        for cut in ("1:", ":-1", "::-1"):
            listed = ast.parse(f"list({ast.unparse(node.iter)})[{cut}]", mode="eval").body
            yield ast.comprehension(node.target, listed, node.ifs, node.is_async)


def elements(node: ast.AST, scope: Scope) -> Nodes:
    """An element of a list or tuple missing, or two of them exchanged."""
    if not isinstance(node, ast.List | ast.Tuple) or not isinstance(node.ctx, ast.Load):
        return
    for index in range(len(node.elts) if len(node.elts) > 1 else 0):
        yield type(node)(node.elts[:index] + node.elts[index + 1 :], node.ctx)
    for index in range(len(node.elts) - 1):
        swapped = list(node.elts)
        swapped[index : index + 2] = swapped[index + 1], swapped[index]
        yield type(node)(swapped, node.ctx)


def variable(node: ast.AST, scope: Scope) -> Nodes:
    """Another variable, or a parameter's default instead of the parameter."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in scope.names:
        index = scope.names.index(node.id)
        around = (scope.names[index - 1], scope.names[(index + 1) % len(scope.names)])
        for other in dict.fromkeys(around):
            if other != node.id:
                yield ast.Name(other, ast.Load())
        if node.id in scope.defaults:
            yield scope.defaults[node.id]


def _is_module(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "math", "tf", "keras", "ops")


def _turned(node: ast.expr) -> ast.expr:
    return ast.Attribute(node, "T", ast.Load())


def _moved(node: ast.expr | None, by: int) -> ast.expr:
    if node is None:
        return ast.Constant(1) if by > 0 else ast.parse("-1", mode="eval").body
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return ast.parse(repr(node.value + by), mode="eval").body
    return ast.BinOp(node, ast.Add() if by > 0 else ast.Sub(), ast.Constant(1))


#: By name: what a mutant is called after.
EXPRESSIONS: dict[str, Callable[[ast.AST, Scope], Nodes]] = {
    each.__name__: each
    for each in (
        arithmetic,
        sign,
        comparison,
        condition,
        constant,
        call,
        axis,
        transpose,
        part,
        series,
        elements,
        variable,
    )
}
