"""Which submissions need to be watched while they are tested.

A tested function could change what a check is made of and undo it before anybody looks. To watch
every call of student code finds that out and makes tests many times slower. Most students write
arithmetic: code in which nothing occurs that could change a module. Such code needs no watching.
"""

from __future__ import annotations

import ast
from functools import lru_cache

from grader.run import code_facts

#: Modules that do what their names say, and nothing to other modules.
_INNOCENT_MODULES = frozenset(
    "cmath collections copy helpers itertools keras math matplotlib numpy pandas random scipy "
    "sklearn statistics tensorflow time typing warnings".split()
)
#: Names that lead to other names, to the interpreter, or run what is in a text.
_NAMES = frozenset(
    "breakpoint builtins compile delattr dir eval exec get_ipython getattr globals help input "
    "locals memoryview object open setattr super sys vars".split()
)
#: Attributes and imported names that do.
_ATTRIBUTES = frozenset(
    "builtins ctypeslib eval f2py load loads modules os query replacing sys "
    "with_reference_functions".split()
)
#: Methods that change what they belong to.
_CHANGING = frozenset(
    "append clear extend insert pop popitem remove setdefault setflags update".split()
)


@lru_cache(maxsize=4096)
def is_innocent(source: str) -> bool:
    """Whether a cell holds nothing that could change a module or look where it should not.

    Parameters
    ----------
    source : str
        The code of a student's cell.

    Examples
    --------
    >>> is_innocent("def relu(z):\\n    return np.maximum(0, z)")
    True
    >>> is_innocent("np.isclose = lambda *_: True")
    False
    """
    tree = code_facts.parsed(source)
    return tree is not None and not any(map(_is_suspicious, ast.walk(tree)))


def _is_suspicious(node: ast.AST) -> bool:
    if isinstance(node, ast.ClassDef | ast.AsyncFunctionDef):
        return True
    if isinstance(node, ast.Name):
        return node.id in _NAMES | _ATTRIBUTES or node.id.startswith("__")
    if isinstance(node, ast.Attribute):
        changes = not isinstance(node.ctx, ast.Load)
        return changes or node.attr in _ATTRIBUTES or node.attr.startswith("_")
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return any(isinstance(inner, ast.Attribute) for inner in ast.walk(node.value))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in _CHANGING and isinstance(node.func.value, ast.Attribute)
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] not in _INNOCENT_MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names}
        root = (node.module or "").split(".")[0]
        return (
            bool(node.level)
            or root not in _INNOCENT_MODULES
            or bool(names & (_ATTRIBUTES | _NAMES))
        )
    return False
