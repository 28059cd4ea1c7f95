"""What a node can see: the names, defaults and strings around it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scope:
    """The names around a node.

    Parameters
    ----------
    names : tuple of str
        Parameters and local variables, in the order in which they appear.
    defaults : dict of str to ast.expr
        The default values of parameters.
    strings : tuple of str
        All texts of the solution.
    """

    names: tuple[str, ...] = ()
    defaults: dict[str, ast.expr] = field(default_factory=dict)
    strings: tuple[str, ...] = ()


def outside(tree: ast.Module) -> Scope:
    """Return the scope of the top level of a solution.

    Examples
    --------
    >>> outside(ast.parse("a = 1\\nb = a")).names
    ('a', 'b')
    """
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.isidentifier()
    ]
    names = [name for node in tree.body for name in _stored(node)]
    return Scope(tuple(dict.fromkeys(names)), {}, tuple(dict.fromkeys(texts)))


def inside(function: ast.FunctionDef, around: Scope) -> Scope:
    """Return the scope of a function's body, given the scope around the function.

    Examples
    --------
    >>> function = ast.parse("def f(z, alpha=0.1):\\n    a = z\\n    return a").body[0]
    >>> inside(function, Scope()).names
    ('z', 'alpha', 'a')
    """
    arguments = function.args.args
    defaults = function.args.defaults
    stored = [name for node in function.body for name in _stored(node)]
    return Scope(
        tuple(dict.fromkeys([argument.arg for argument in arguments] + stored)),
        {
            argument.arg: default
            for argument, default in zip(
                arguments[len(arguments) - len(defaults) :], defaults, strict=True
            )
        },
        around.strings,
    )


def _stored(statement: ast.AST) -> list[str]:
    if isinstance(statement, ast.FunctionDef):
        return []
    # A comprehension's variable is gone where the comprehension ends.
    if isinstance(statement, ast.comprehension):
        return []
    own = [statement.id] if isinstance(statement, ast.Name) and _is_stored(statement) else []
    return own + [name for child in ast.iter_child_nodes(statement) for name in _stored(child)]


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)
