"""Stands in for libraries that hold an assignment's answers.

An assignment says which they are (``answers_in`` in its front matter). In the answer process they
are not there, neither in memory nor on the disk. To import one costs nothing, because many people
import more than they need; to use anything of it fails with a sentence that says why.
"""

from __future__ import annotations

import importlib.abc
import importlib.metadata
import math
import sys
import types
from collections.abc import Iterable
from importlib.machinery import ModuleSpec
from typing import Any

import numpy as np


class NotHere(RuntimeError):
    """Something was used that is not there while a notebook is graded."""


def erf(x: Any) -> Any:
    """The error function, which NumPy lacks and no exercise asks for.

    Examples
    --------
    >>> float(erf(0.0)), erf(np.zeros(2, "float32")).dtype
    (0.0, dtype('float32'))
    """
    x = np.asarray(x)
    found = np.frompyfunc(math.erf, 1, 1)(x)
    return np.asarray(found, x.dtype if x.dtype.kind == "f" else float)[()]


#: What an empty module has all the same, because cells that students are given need it.
GIVEN: dict[str, dict[str, Any]] = {"scipy.special": {"erf": erf}}


def install(names: Iterable[str]) -> None:
    """Make modules empty in this process; what is below them, too.

    Parameters
    ----------
    names : iterable of str
        Such as ``"scipy"`` or ``"helpers.activations"``.
    """
    finder = _Finder(names)
    for name in [name for name in sys.modules if finder.holds(name)]:
        del sys.modules[name]
    sys.meta_path.insert(0, finder)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)

    def holds(self, name: str) -> bool:
        return any(name == each or name.startswith(f"{each}.") for each in self._names)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        parent, _, last = name.rpartition(".")
        if not self.holds(name) or last in GIVEN.get(parent, ()):
            return None
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> types.ModuleType:
        return EmptyModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        vars(module).update(GIVEN.get(module.__name__, {}))
        if "." not in module.__name__:
            vars(module)["__version__"] = _version(module.__name__)


class EmptyModule(types.ModuleType):
    """A module in which every name is a `Missing` thing."""

    def __getattr__(self, name: str) -> Missing:
        if name.startswith("__"):
            raise AttributeError(name)
        return Missing(f"{self.__name__}.{name}")


class Missing:
    """Something that is not there; it can be looked up, and nothing else.

    Examples
    --------
    >>> relu = Missing("keras").activations.relu
    >>> isinstance(1.0, relu)
    False
    >>> relu(1.0)
    Traceback (most recent call last):
        ...
    grader.answer.empty_modules.NotHere: keras.activations.relu is not there while a notebook is \
graded, because it may hold the answer; this assignment asks for your own.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __getattr__(self, name: str) -> Missing:
        if name.startswith("__"):
            raise AttributeError(name)
        return Missing(f"{self._path}.{name}")

    def __repr__(self) -> str:
        return f"<{self._path}, which is not there>"

    def __instancecheck__(self, thing: Any) -> bool:
        return False

    def __subclasscheck__(self, kind: Any) -> bool:
        return False


def _refuse(self: Missing, *args: Any, **kwargs: Any) -> Any:
    raise NotHere(
        f"{self._path} is not there while a notebook is graded, because it may hold the "
        "answer; this assignment asks for your own."
    )


_USES = """
call mro_entries getitem setitem iter len bool float int index array enter exit
add radd sub rsub mul rmul truediv rtruediv pow rpow matmul rmatmul neg abs lt le gt ge
"""
for _use in _USES.split():
    setattr(Missing, f"__{_use}__", _refuse)


def _version(name: str) -> str:
    try:
        return importlib.metadata.version({"sklearn": "scikit-learn"}.get(name, name))
    except importlib.metadata.PackageNotFoundError:
        return "0"
