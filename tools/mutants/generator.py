"""Turns a solution into as many faulty ones as it can."""

import ast
import copy
import re
from dataclasses import dataclass

from tools.mutants.expressions import EXPRESSIONS
from tools.mutants.proofs import same_code
from tools.mutants.scope import inside, outside
from tools.mutants.statements import STATEMENTS

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

    def __str__(self):
        return self.name


def mutants(solution):
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
    found, names, sources = [], {}, {ast.unparse(tree)}
    for kind, path, old, new in _changes(tree, (), outside(tree), lines):
        source = _replaced(tree, path, new)
        if source is None or source in sources or same_code(source, solution):
            continue
        sources.add(source)
        name = f"{kind}, line {old.lineno}: {_shown(old)} became {_shown(new)}"
        names[name] = names.get(name, 0) + 1
        found.append(Mutant(name + (f" ({names[name]})" if names[name] > 1 else ""), source))
    return found


def written_lines(solution):
    """Return the numbers of the lines between the markers of a solution; of all without any.

    Examples
    --------
    >>> written_lines("def f(z):\\n    ### BEGIN SOLUTION\\n    return z\\n    ### END SOLUTION")
    {3}
    """
    lines, written, within = solution.split("\n"), set(), False
    for number, line in enumerate(lines, start=1):
        if re.match(r" *### (BEGIN|END) SOLUTION", line):
            within = "BEGIN" in line
        elif within:
            written.add(number)
    return written or set(range(1, len(lines) + 1))


def _changes(node, path, scope, lines):
    """Yield the kind, the place, the old and the new of every change in and below a node."""
    inner = inside(node, scope) if isinstance(node, ast.FunctionDef) else scope
    for name, value in ast.iter_fields(node):
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(child, ast.AST):
                continue
            here = (*path, (name, place))
            if _within(child, lines):
                operators = STATEMENTS if isinstance(child, ast.stmt) else EXPRESSIONS
                for kind, operator in operators.items():
                    for new in operator(child, inner):
                        yield kind, here, _placed(child), new
            yield from _changes(child, here, inner, lines)


def _within(node, lines):
    first = _placed(node)
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return hasattr(first, "lineno") and first.lineno in lines and not is_text


def _placed(node):
    # A comprehension has no line of its own.
    if isinstance(node, ast.comprehension):
        node.lineno = node.iter.lineno
    return node


def _replaced(tree, path, new):
    """Return the code with something else at a place, or None where that makes no sense."""
    tree = copy.deepcopy(tree)
    *above, (name, place) = path
    parent = tree
    for field, number in above:
        child = getattr(parent, field)
        parent = child if number is None else child[number]
    if isinstance(new, list):
        body = getattr(parent, name)
        body[place : place + 1] = copy.deepcopy(new)
        if not body:
            body.append(ast.Pass())
    elif place is None:
        setattr(parent, name, copy.deepcopy(new))
    else:
        getattr(parent, name)[place] = copy.deepcopy(new)
    try:
        source = ast.unparse(ast.fix_missing_locations(tree))
        compile(source, "<mutant>", "exec")
    except SyntaxError:
        return None
    return source


def _shown(node):
    if isinstance(node, list):
        if not node:
            return "nothing"
        node = ast.fix_missing_locations(ast.Module(copy.deepcopy(node), []))
    lines = ast.unparse(node).strip().split("\n")
    text = lines[0] if len(lines) == 1 else f"{lines[0]} ... {lines[-1].strip()}"
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 3]}..."
