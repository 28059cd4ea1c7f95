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
import symtable
from collections.abc import Iterator
from functools import lru_cache
from random import SystemRandom

from grader.worker import plain

PROOF = "__proof__"
# As long as what takes their place, so that it can be done in the marshaled code.
_WORD = "the-word-that-proves-that-it-ran"
_FILE = "<the-file-that-it-claims-to-be--->"
_chance = SystemRandom()


def packed(source: str, word: str, file: str) -> str:
    """Compile a test for one submission.

    Parameters
    ----------
    source : str
        The test cell.
    word : str
        What it proves with, 32 characters.
    file : str
        The name of the file that it claims to be from, 34 characters.

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
    >>> code = marshal.loads(base64.b64decode(packed("x = 2\\nx + 0.5", "y" * 32, "f" * 34)))
    >>> names = {}
    >>> exec(code, names)
    >>> names[PROOF] == ("y" * 32, 2.5)
    True
    """
    assert len(word) == len(_WORD) and len(file) == len(_FILE)
    code = _compiled(source).replace(_WORD.encode(), word.encode())
    return base64.b64encode(code.replace(_FILE.encode(), file.encode())).decode("ascii")


@lru_cache(maxsize=1024)
def names(source: str) -> frozenset[str]:
    """Return the names that a test looks up, its own left in.

    Examples
    --------
    >>> sorted(names("checks.number(slope, 0.25)"))
    ['checks', 'slope']
    """
    return frozenset(
        node.id
        for node in ast.walk(_tree(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    )


def control(source: str) -> str:
    """Return a version of a test that must fail; nobody can predict which.

    Parameters
    ----------
    source : str
        The test cell.

    Examples
    --------
    >>> control("assert double(2) == 4") != "assert double(2) == 4"
    True
    """
    return _chance.choice(_controls(source))


@lru_cache(maxsize=1024)
def _controls(source: str) -> tuple[str, ...]:
    return (*_impossible(source), *_other_numbers(_tree(source)))


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


@lru_cache(maxsize=4096)
def _compiled(source: str) -> bytes:
    tree = _tree(source)
    value: ast.expr = ast.Constant(None)
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        value = tree.body.pop().value
    proof = ast.Tuple([ast.Constant(_WORD), value], ast.Load())
    tree.body.append(ast.Assign([ast.Name(PROOF, ast.Store())], proof))
    _PlainAsserts().visit(tree)
    tree = _in_function(tree, source)
    return marshal.dumps(compile(ast.fix_missing_locations(tree), _FILE, "exec", dont_inherit=True))


def _in_function(tree: ast.Module, source: str) -> ast.Module:
    """Put a test into a function, so that its variables are nobody else's.

    A student's function that is given a function by a test can look at the globals of that, and so
    at all that the test expects, if that stood there.
    """
    if any(
        isinstance(node, ast.Global | ast.Delete)
        or (isinstance(node, ast.ImportFrom) and node.names[0].name == "*")
        for node in ast.walk(tree)
    ):
        return tree  # it means to have globals
    try:
        table = symtable.symtable(source, "<test>", "exec")
    except SyntaxError:  # magic commands
        return tree
    own = sorted(
        each.get_name() for each in table.get_symbols() if each.is_assigned() or each.is_imported()
    )
    # A name of the notebook that the test gives another value begins with the notebook's.
    lines = [f"global {PROOF}"]
    lines += [f"if {name!r} in globals(): {name} = globals()[{name!r}]" for name in own]
    function = ast.parse("def test(): pass\ntest()")
    function.body[0].body = [*ast.parse("\n".join(lines)).body, *tree.body]
    return function


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
