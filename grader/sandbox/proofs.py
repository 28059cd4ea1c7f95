"""Turn a test cell into code that proves that it ran to its end, and into controls that must fail.

The last thing that the code does is to assign a word that is drawn anew for each submission. The
word stands nowhere but in the code: an output, an exit or a message that student code makes up
cannot know it.

A control is a test with a statement at its end that cannot be true, or with another number in the
place of the one it expects. If a control passes, then so would anything.
"""

from __future__ import annotations

import ast
import base64
import copy
import marshal
import types
from collections.abc import Iterator
from functools import lru_cache
from random import SystemRandom

from grader.worker import plain

PROOF = "__proof__"
_WORD = "\0the word"
_chance = SystemRandom()


def packed(source: str, word: str, file: str) -> str:
    """Compile a test for one submission.

    Parameters
    ----------
    source : str
        The test cell.
    word : str
        What it proves with.
    file : str
        The name of the file that it claims to be from.

    Returns
    -------
    str
        Marshaled code, in base64.

    Raises
    ------
    SyntaxError
        If it is no Python.

    Examples
    --------
    >>> code = marshal.loads(base64.b64decode(packed("x = 2\\nx + 0.5", "yes", "test")))
    >>> names = {}
    >>> exec(code, names)
    >>> names[PROOF]
    ('yes', 2.5)
    """
    code = _with_word(_compiled(source), word, file)
    return base64.b64encode(marshal.dumps(code)).decode("ascii")


def controls(source: str) -> list[str]:
    """Return versions of a test that must fail, in an order that nobody can predict.

    Parameters
    ----------
    source : str
        The test cell.

    Examples
    --------
    >>> len(controls("assert double(2) == 4")) > 1
    True
    """
    tree = _tree(source)
    found = [*_impossible(source), *_other_numbers(tree)]
    _chance.shuffle(found)
    return found


def _impossible(source: str) -> Iterator[str]:
    """Yield the test with a statement at its end that cannot be true."""
    low = round(_chance.uniform(0.1, 0.4), 6)
    high = round(_chance.uniform(0.6, 0.9), 6)
    statements = [f"assert {low} == {high}"]
    if "checks." in source:
        statements = [
            f"checks.number({low}, {high}, name='it')",
            f"checks.array([{low}, {high}], [{high}, {high}], name='it')",
        ]
    if "np.testing." in source:
        statements.append(f"np.testing.assert_allclose({low}, {high})")
    for statement in statements:
        yield f"{source}\n{statement}\n"


def _other_numbers(tree: ast.Module) -> Iterator[str]:
    """Yield the test with another number where it states which one it expects."""
    for place, node in enumerate(ast.walk(tree)):
        if _expected(node) is None:
            continue
        changed = copy.deepcopy(tree)
        twin = next(other for number, other in enumerate(ast.walk(changed)) if number == place)
        constant = _expected(twin)
        constant.value = round(float(constant.value) + _chance.uniform(1.5, 9.5), 6)
        yield ast.unparse(changed)


def _expected(node: ast.AST) -> ast.Constant | None:
    """Return the number that a statement compares something with, if it states one."""
    candidates: list[ast.AST] = []
    if isinstance(node, ast.Assert) and isinstance(node.test, ast.Compare):
        if len(node.test.ops) == 1 and isinstance(node.test.ops[0], ast.Eq):
            candidates = [node.test.left, node.test.comparators[0]]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in ("number", "assert_allclose", "assert_equal") and len(node.args) > 1:
            candidates = [node.args[1]]
    numbers = [
        candidate
        for candidate in candidates
        if isinstance(candidate, ast.Constant) and type(candidate.value) in (int, float)
    ]
    return numbers[0] if len(numbers) == 1 else None


def _tree(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError:  # magic commands
        from IPython.core.inputtransformer2 import TransformerManager

        return ast.parse(TransformerManager().transform_cell(source))


@lru_cache(maxsize=1024)
def _compiled(source: str) -> types.CodeType:
    tree = _tree(source)
    value: ast.expr = ast.Constant(None)
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        value = tree.body.pop().value
    proof = ast.Tuple([ast.Constant(_WORD), value], ast.Load())
    tree.body.append(ast.Assign([ast.Name(PROOF, ast.Store())], proof))
    _PlainAsserts().visit(tree)
    return compile(ast.fix_missing_locations(tree), "<test>", "exec", dont_inherit=True)


class _PlainAsserts(ast.NodeTransformer):
    """Have both sides of the comparisons in asserts looked at, whether they are plain values."""

    def visit_Assert(self, node: ast.Assert) -> ast.Assert:
        node.test = _PlainSides().visit(node.test)
        return node


class _PlainSides(ast.NodeTransformer):
    def visit_Compare(self, node: ast.Compare) -> ast.Compare:
        node.left, *node.comparators = (
            ast.Call(ast.Name(plain.NAME, ast.Load()), [side], [])
            for side in (node.left, *node.comparators)
        )
        return node


def _with_word(code: types.CodeType, word: str, file: str) -> types.CodeType:
    def exchange(constant: object) -> object:
        if isinstance(constant, types.CodeType):
            return _with_word(constant, word, file)
        if isinstance(constant, tuple):
            return tuple(map(exchange, constant))
        return word if constant == _WORD else constant

    constants = tuple(map(exchange, code.co_consts))
    return code.replace(co_consts=constants, co_filename=file)
