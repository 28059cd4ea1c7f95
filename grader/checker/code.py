"""What can be read in the submitted code: it is compiled here, and never run.

Whether a function is blank, which names it uses and whether it calls a library that has the answer,
the checks find out by reading the function. They are given one that has the same code: made of the
text that was handed in, without its decorators and defaults, which would run when it is made.
"""

from __future__ import annotations

import ast
import re
import sys
import types
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from grader.cells import parsing

_WORD = re.compile(r"\w+")


class SubmittedCode:
    """The cells of a submission that have run so far.

    Examples
    --------
    >>> code = SubmittedCode()
    >>> code.add(3, "def relu(z):\\n    return helper(z)\\nhelper = lambda z: z")
    >>> code.function("relu").__code__.co_names, code.line(3, 2)
    (('helper',), 'return helper(z)')
    """

    def __init__(self) -> None:
        self._lines: dict[int, list[str]] = {}
        self._names: dict[str, Any] = {"__name__": "__main__"}

    def copy(self) -> SubmittedCode:
        """Return another one that knows the same; its functions find each other in there."""
        other = SubmittedCode()
        other._lines = dict(self._lines)
        for name, thing in self._names.items():
            if isinstance(thing, types.FunctionType) and thing.__globals__ is self._names:
                thing = types.FunctionType(thing.__code__, other._names, thing.__name__)
            other._names[name] = thing
        return other

    def add(self, number: int, source: str, given: bool = False) -> None:
        """Read one more cell.

        Parameters
        ----------
        number : int
            Its place in the notebook.
        source : str
            Its code.
        given : bool
            Whether the course wrote it. What it imports and defines is how a student's function
            reads; what it computes is the course's, and no code of the student's.
        """
        self._lines[number] = source.splitlines()
        for node in _statements(source):
            try:
                self._bind(node, given)
            except Exception:  # noqa: BLE001 - what cannot be made a function is not read
                continue

    def function(self, name: str) -> types.FunctionType | None:
        """Return a function with the code of the student's, to be read; None if there is none."""
        found = self._names.get(name)
        return found if isinstance(found, types.FunctionType) else None

    def line(self, cell: int, number: int) -> str:
        """Return a line of a cell, "" where there is none."""
        lines = self._lines.get(cell, [])
        return lines[number - 1].strip() if 0 < number <= len(lines) else ""

    def has(self, word: str) -> bool:
        """Whether a word stands somewhere in the submission."""
        return any(word in _words(line) for lines in self._lines.values() for line in lines)

    def _bind(self, node: ast.stmt, given: bool) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.name if alias.asname else alias.name.split(".")[0]
                self._names[alias.asname or name] = _module(name)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                thing = _from(node.module or "", alias.name)
                self._names[alias.asname or alias.name] = thing
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._make(node.name, node.args, node.body)
        elif isinstance(node, ast.ClassDef):
            self._make(node.name, ast.arguments([], [], None, [], [], None, []), node.body)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for part in (part for target in targets for part in ast.walk(target)):
                if isinstance(part, ast.Name) and given:
                    self._names.pop(part.id, None)
                elif isinstance(part, ast.Name):
                    self._assign(part.id, node.value)

    def _assign(self, name: str, value: ast.expr) -> None:
        if isinstance(value, ast.Name) and value.id in self._names:
            self._names[name] = self._names[value.id]
        elif isinstance(value, ast.Lambda):
            self._make(name, value.args, [ast.Return(value.body)])
        else:  # what it is made of is read, as if it were the body of a function
            arguments = ast.arguments([], [], None, [], [], None, [])
            self._make(name, arguments, [ast.Return(value)])

    def _make(self, name: str, arguments: ast.arguments, body: list[ast.stmt]) -> None:
        plain = ast.arguments(
            posonlyargs=[ast.arg(each.arg) for each in arguments.posonlyargs],
            args=[ast.arg(each.arg) for each in arguments.args],
            vararg=arguments.vararg and ast.arg(arguments.vararg.arg),
            kwonlyargs=[ast.arg(each.arg) for each in arguments.kwonlyargs],
            kw_defaults=[None for _ in arguments.kwonlyargs],
            kwarg=arguments.kwarg and ast.arg(arguments.kwarg.arg),
            defaults=[],
        )
        made = ast.FunctionDef(name, plain, body, [], None, None)
        if sys.version_info >= (3, 12):
            made.type_params = []
        tree = ast.fix_missing_locations(ast.Module([made], []))
        # Makes a function, and does nothing else: there is nothing left in it that runs now.
        exec(compile(tree, "<submitted>", "exec", dont_inherit=True), self._names)


@lru_cache(maxsize=4096)
def _words(line: str) -> frozenset[str]:
    return frozenset(_WORD.findall(line))


def unread(*args: Any, **kwargs: Any) -> Any:
    """Stands for a function whose code is not in the submission."""
    raise LookupError


def _statements(source: str) -> Iterator[ast.stmt]:
    """Yield the statements of a cell, those inside of ``if``, ``for`` and the like too."""
    tree = parsing.readable(source)
    if tree is None:
        return
    waiting: list[ast.AST] = [*reversed(tree.body)]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ast.stmt):
            continue
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = [*ast.iter_child_nodes(node)]
            inside += [each for handler in getattr(node, "handlers", []) for each in handler.body]
            waiting += reversed(inside)


def _module(name: str) -> types.ModuleType:
    return sys.modules.get(name) or types.ModuleType(name)


def _from(module: str, name: str) -> Any:
    found = sys.modules.get(module)
    if found is not None and name in vars(found):
        return vars(found)[name]
    if f"{module}.{name}" in sys.modules:
        return sys.modules[f"{module}.{name}"]
    return types.SimpleNamespace(__module__=module, __name__=name)
