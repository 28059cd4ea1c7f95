"""Python's own functions for the course's cells, whatever a student calls theirs.

In a notebook all cells share their names: where a student writes ``tuple = (6, 9)``, or
``from numpy import *``, a check that calls ``tuple`` would stop. So the build lets each check and
set-up cell import what it uses of Python's own; authors write nothing.
"""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from authoring.manuscript import Cell
from grader.cells import regions

#: What students may take for a name of theirs: not the errors, and nothing with an underscore.
NAMES = frozenset(name for name in dir(builtins) if name[0].islower())
_WHY = "  # Python's own, whatever you call yours"
_COURSES = ("SETUP", "TEST")
_HIDDEN = re.compile(rf"^( *){regions.begin(regions.HIDDEN_TESTS)}\n", re.MULTILINE)


def read_globally(source: str, inside: bool = True) -> set[str]:
    """Return the names that code reads where every cell can change them.

    Parameters
    ----------
    source : str
        The code.
    inside : bool
        Whether to look into the functions that it defines, which run when they are called.

    Examples
    --------
    >>> sorted(read_globally("a = 1\\ndef f(b):\\n    return sum(b)\\n[d for d in a]"))
    ['a', 'sum']
    >>> read_globally("def f(b):\\n    return sum(b)", inside=False)
    set()
    """
    found, tables = set(), [symtable.symtable(source, "<cell>", "exec")]
    while tables:
        table = tables.pop()
        top = table.get_type() == "module"
        found |= {
            symbol.get_name()
            for symbol in table.get_symbols()
            if symbol.is_referenced() and (top or symbol.is_global())
        }
        tables += [each for each in table.get_children() if inside or _runs_at_once(each)]
    return found


def _runs_at_once(table: symtable.SymbolTable) -> bool:
    return table.get_type() == "class" or table.get_name() in {
        "genexpr", "listcomp", "setcomp", "dictcomp",
    }  # fmt: skip


def imported(source: str) -> set[str]:
    """Return the names that code imports from `builtins` before all else can use them.

    Examples
    --------
    >>> sorted(imported("from builtins import len, sum\\nimport math"))
    ['len', 'sum']
    """
    return {
        alias.name
        for node in ast.parse(source).body
        if isinstance(node, ast.ImportFrom) and node.module == "builtins"
        for alias in node.names
    }


def with_pythons_own(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Yield the cells of an assignment, with such an import where one is needed.

    Parameters
    ----------
    cells : iterable of Cell
        All of them, in their order: a check may call what a set-up cell has defined.

    Yields
    ------
    Cell
        A check imports at its first line what its visible part uses; what only the hidden part
        uses, that part imports, so that students see no name which they cannot find.

    Examples
    --------
    >>> from pathlib import Path
    >>> from authoring.errors import Position
    >>> from grader.cells import markers
    >>> source = "# TEST: size (1 point)\\nassert len(answer) == 3"
    >>> cell = Cell("code", source, Position(Path("x")), markers.parse(source, "code"))
    >>> print(next(with_pythons_own([cell])).source)
    # TEST: size (1 point)
    from builtins import len  # Python's own, whatever you call yours
    assert len(answer) == 3
    """
    cells = list(cells)
    helpers = dict(_functions(cells))
    for cell in cells:
        if _kind(cell) not in _COURSES:
            yield cell
            continue
        inside = _kind(cell) == "TEST"
        visible = _needed(regions.released(cell.source), helpers, inside)
        hidden = _needed(cell.source, helpers, inside) - visible
        first, end, rest = cell.source.partition("\n")
        if hidden:
            rest = _HIDDEN.sub(rf"\g<0>\g<1>{_line(hidden)}", rest, count=1)
        yield replace(cell, source=f"{first}{end}{_line(visible)}{rest}")


def _line(names: Collection[str]) -> str:
    return f"from builtins import {', '.join(sorted(names))}{_WHY}\n" if names else ""


def _kind(cell: Cell) -> str:
    return cell.marker.kind if cell.marker and cell.cell_type == "code" else ""


def _functions(cells: Iterable[Cell]) -> Iterator[tuple[str, set[str]]]:
    """Yield each function that the course's cells define, with the names that it reads."""
    for cell in cells:
        if _kind(cell) not in _COURSES:
            continue
        for node in ast.parse(cell.source).body:
            if isinstance(node, ast.FunctionDef):
                yield node.name, read_globally(ast.unparse(node))


def _needed(source: str, helpers: Mapping[str, set[str]], inside: bool) -> set[str]:
    used: set[str] = set()
    new = read_globally(source, inside)
    while new:
        used |= new
        new = set().union(*(helpers.get(each, ()) for each in new)) - used
    return (used & NAMES) - imported(source)
