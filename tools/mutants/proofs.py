"""Proofs that a mutant is no other solution than the reference."""

from __future__ import annotations

import ast
import contextlib
import io
import types
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from tests.answers import binds
from tests.answers.running import assignment, solved

ALGEBRA = (
    "Squares and distances lose a sign, and the greater of two does not depend on their order."
)
VALUES = "It binds the very same values, and the tests see nothing else of it."
# No number of the course comes closer to another one than this by chance.
_ROUNDING = 1e-12
_EVEN = {"abs", "fabs", "square", "cosh", "len", "isfinite", "zeros_like", "ones_like"}
_SYMMETRIC = {"max", "min", "maximum", "minimum"}


def proof(name: str, exercise: str, source: str) -> str | None:
    """Return why a mutant that every test accepts is right, or None if there is no proof.

    Parameters
    ----------
    name, exercise : str
        The assignment and the exercise.
    source : str
        The code of the mutant.

    Returns
    -------
    str or None
    """
    solution = assignment(name).exercises[exercise].solution
    if same_algebra(source, solution):
        return ALGEBRA
    names = {bound for node in ast.parse(solution).body for bound in binds(node)}
    namespace = {key: value for key, value in solved(name).items() if key not in names}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "<mutant>", "exec"), namespace)
    return VALUES if same_values(namespace, solved(name), names) else None


def same_code(one: str, other: str) -> bool:
    """Whether two solutions compile to the same instructions.

    Examples
    --------
    >>> same_code("a = 2 * 3", "a = 3 * 2"), same_code("a = b * 3", "a = 3 * b")
    (True, False)
    """
    return _instructions(compile(one, "<one>", "exec")) == _instructions(
        compile(other, "<one>", "exec")
    )


def same_algebra(one: str, other: str) -> bool:
    """Whether two solutions differ only in signs and orders that cannot matter.

    Examples
    --------
    >>> same_algebra("(-z) ** 2 + max(0, z)", "z ** 2 + max(z, 0)")
    True
    >>> same_algebra("(-z) ** 3", "z ** 3")
    False
    """
    return _normal(one) == _normal(other)


def same_values(one: Mapping[str, Any], other: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Whether two namespaces hold the same numbers, texts and functions under some names.

    Examples
    --------
    >>> same_values({"a": [1, 2]}, {"a": np.array([1.0, 2.0])}, ["a"])
    True
    >>> same_values({"a": 1}, {"a": True}, ["a"])
    False
    """
    return all(name in one and _same(one[name], other[name]) for name in names)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, types.FunctionType) and isinstance(other, types.FunctionType):
        return _instructions(one.__code__) == _instructions(other.__code__)
    with contextlib.suppress(ValueError):
        one, other = np.asarray(one), np.asarray(other)
        numbers = one.dtype.kind in "if" and other.dtype.kind in "if"
        if one.shape != other.shape or not (numbers or one.dtype.kind == other.dtype.kind):
            return False
        if numbers:
            return bool(np.allclose(one, other, rtol=_ROUNDING, atol=0))
        return one.dtype.kind in "bU" and bool((one == other).all())
    return False


def _instructions(code: types.CodeType) -> tuple[Any, ...]:
    constants = tuple(
        _instructions(each) if isinstance(each, types.CodeType) else (type(each), repr(each))
        for each in code.co_consts
    )
    return code.co_code, constants, code.co_names, code.co_varnames, code.co_freevars


def _normal(source: str) -> str:
    return ast.dump(_Normal().visit(ast.parse(source)))


class _Normal(ast.NodeTransformer):
    """Drops signs and orders that floating-point numbers take no notice of, to the last bit."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        called = ast.unparse(node.func).split(".")[-1]
        if called in _EVEN and node.args:
            node.args[0] = _unsigned(node.args[0], called in ("abs", "fabs", "square"))
        elif called in _SYMMETRIC and len(node.args) == 2:
            node.args.sort(key=ast.dump)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Pow) and ast.unparse(node.right) in ("2", "4"):
            node.left = _unsigned(node.left, True)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if node.attr in ("shape", "ndim", "size"):
            node.value = _unsigned(node.value, False)
        return node


def _unsigned(node: ast.expr, of_differences: bool) -> ast.expr:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return node.operand
    if of_differences and isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        node.left, node.right = sorted((node.left, node.right), key=ast.dump)
    return node
