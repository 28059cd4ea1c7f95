"""Submitted code becomes a syntax tree here and nowhere else, within bounds.

Code that is nested thousands of levels deep ends whoever compiles it, and nested ``finally`` bodies
are compiled many times over. Nobody types either, so such a cell is not read at all.
"""

from __future__ import annotations

import ast
import re
from functools import lru_cache

_LONG = 200_000  # characters of a cell; nobody types as many, and parsing them takes long
_LEVELS = 400  # of a syntax tree; a sum of 400 terms has as many
_COMPILED = 1_000_000  # nodes, each counted as often as it is compiled
#: Lines that only Jupyter knows, and what stands for them: nothing, or a value for a name.
_CELL_MAGIC = re.compile(r"\A\s*%%[^\n]*")
_LINE_MAGIC = re.compile(r"^([ \t]*)(?:[%!?][^\n]*|[\w.]+\?{1,2}[ \t]*)$", re.MULTILINE)
_ASSIGNED = re.compile(r"^([ \t]*[\w, ]{1,200}=[ \t]*)[%!][^\n]*$", re.MULTILINE)
_TRY = tuple(getattr(ast, name) for name in ("Try", "TryStar") if hasattr(ast, name))
_LEAVES = (ast.Return, ast.Break, ast.Continue)


@lru_cache(maxsize=4096)
def parsed(source: str) -> ast.Module | None:
    """Return the syntax tree of a cell; None where it is no plain Python or nobody typed it."""
    tree, _ = _read(source)
    return tree


def readable(source: str) -> ast.Module | None:
    """Return the syntax tree of a cell, its lines that only Jupyter knows left out."""
    return parsed(source) or (None if len(source) > _LONG else parsed(without_magics(source)))


def too_deep(source: str) -> bool:
    """Whether a cell cannot be read because it is nested too deeply.

    Examples
    --------
    >>> too_deep("%who\\nx = z" + ".T" * 20_000), too_deep("x = z.T"), too_deep("x = (")
    (True, False, False)
    """
    return _read(source)[1] or (len(source) <= _LONG and _read(without_magics(source))[1])


def without_magics(source: str) -> str:
    """Return a cell without the lines that only Jupyter knows.

    Not IPython's own way: it reads the whole cell once for each such line.
    """
    return _ASSIGNED.sub(r"\1None", _LINE_MAGIC.sub(r"\1pass", _CELL_MAGIC.sub("", source)))


@lru_cache(maxsize=4096)
def _read(source: str) -> tuple[ast.Module | None, bool]:
    """Return the syntax tree, and whether there is none because the code is too deep."""
    if len(source) > _LONG:
        return None, False
    try:
        tree = ast.parse(source)
    except (RecursionError, MemoryError):  # what Python's parser says of deep code
        return None, True
    except SyntaxError as error:
        return None, "too many nested" in str(error)
    except ValueError:  # Markdown, or a character that no code has
        return None, False
    return (None, True) if _is_deep(tree) else (tree, False)


def _is_deep(tree: ast.Module) -> bool:
    """Whether a tree has too many levels, or too many nodes when it is compiled."""
    order: list[tuple[ast.AST, int]] = [(tree, 0)]
    for node, level in order:  # grows: parents come before their children
        if level > _LEVELS:
            return True
        order += [(child, level + 1) for child in ast.iter_child_nodes(node)]
    sizes: dict[int, tuple[int, int]] = {}  # by node: its size, and the ways that leave it
    for node, _ in reversed(order):
        size, ways = 1, int(isinstance(node, _LEAVES))
        for child in ast.iter_child_nodes(node):
            more, out = sizes[id(child)]
            size, ways = size + more, ways + out
        if isinstance(node, _TRY) and node.finalbody:
            # Compiled once for each way out: the end, an exception, and every return.
            size += (1 + ways) * sum(sizes[id(each)][0] for each in node.finalbody)
        if size > _COMPILED:
            return True
        sizes[id(node)] = size, ways
    return False
