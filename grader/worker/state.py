"""Remember the modules that tests rely on, and put back what student code has changed."""

from __future__ import annotations

import builtins
import operator
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from typing import Any

#: Modules that tests call, directly or through the course's checks; what is below them counts too.
GUARDED = (
    "ast",
    "builtins",
    "contextlib",
    "copy",
    "dis",
    "functools",
    "helpers",
    "inspect",
    "itertools",
    "json",
    "math",
    "numpy",
    "operator",
    "pandas.testing",
    "re",
    "types",
    "unittest.case",
    "warnings",
)
#: What checks work with at every step: looked at after each test, the rest before.
CORE = ("builtins", "helpers.checks", "math", "numpy", "numpy._core.numeric", "numpy.testing")
#: Submodules of these are too many, and tests use none of them.
_LEFT_OUT = ("numpy.f2py", "numpy.distutils", "numpy.typing", "numpy._typing", "numpy.tests")
#: Set by Python or by a library while it works.
_MOVING = frozenset(
    {
        "__annotations__",
        "__builtins__",
        "__cached__",
        "__dict__",
        "__doc__",
        "__weakref__",
        "__warningregistry__",
        "_",
        "_abc_impl",
        "_onceregistry",
        "filters",
        "onceregistry",
    }
)


def remember(names: Iterable[str] = GUARDED) -> Callable[..., list[str]]:
    """Remember modules as they are now.

    Parameters
    ----------
    names : iterable of str
        Modules; loaded ones below them are remembered too.

    Returns
    -------
    callable
        Puts back what has changed since, and returns the names of what it put back; with
        ``core=True`` it looks at `CORE` only. What it remembers is in its closure, where only
        those can reach it who can look at a stack. What is inside a function, the guard keeps as
        it is.

    Notes
    -----
    It is called around every test, so it leaves the comparing to loops that are written in C. In a
    forked child to look at an object is to copy the page where its references are counted, so the
    child looks at little.

    Examples
    --------
    >>> import math
    >>> put_back = remember(["math"])
    >>> math.sqrt = lambda x: 2.0
    >>> put_back(), math.sqrt(9)
    (['math.sqrt'], 3.0)
    """
    modules = tuple(_modules(tuple(names)))
    places = tuple((module.__name__, module, *_contents(module)) for module in modules)
    core_places = tuple(place for place in places if _is_below(place[0], CORE))
    classes = tuple(
        (f"{value.__module__}.{value.__qualname__}", value, *_contents(value))
        for value in _classes(modules)
    )
    same = operator.is_
    sizes = {module.__name__: len(vars(module)) for module in modules}
    shadows = frozenset(vars(builtins)) - _MOVING
    missing, module_type = object(), types.ModuleType

    def put_back(core: bool = False) -> list[str]:
        changed = []
        for name, module, keys, values in core_places if core else places:
            if sys.modules.get(name) is not module:
                changed.append(name)
                sys.modules[name] = module
            now = vars(module)
            if not all(map(same, map(now.get, keys), values)):
                for key, value in zip(keys, values, strict=True):
                    if now.get(key, missing) is not value:
                        changed.append(f"{name}.{key}")
                        now[key] = value
            if len(now) != sizes[name]:
                for key in now.keys() & shadows - set(keys):
                    # A submodule that was loaded is nobody's doing; a new `abs` would be.
                    if name != "builtins" and not isinstance(now[key], module_type):
                        changed.append(f"{name}.{key}")
                        del now[key]
        for name, owner, keys, values in () if core else classes:
            now = vars(owner)
            if not all(map(same, map(now.get, keys), values)):
                for key, value in zip(keys, values, strict=True):
                    if now.get(key, missing) is not value:
                        changed.append(f"{name}.{key}")
                        setattr(owner, key, value)
        return changed

    return put_back


def _is_below(name: str, roots: tuple[str, ...]) -> bool:
    # NumPy's own submodules are many; of those, CORE names the ones that count.
    return name in roots or name.startswith(("helpers.checks.", "numpy.testing."))


def _modules(names: tuple[str, ...]) -> Iterator[types.ModuleType]:
    below = tuple(f"{name}." for name in names)
    for name, module in list(sys.modules.items()):
        if not isinstance(module, types.ModuleType) or name != module.__name__:
            continue
        if (name in names or name.startswith(below)) and not name.startswith(_LEFT_OUT):
            yield module


def _contents(owner: types.ModuleType | type) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    kept = {key: value for key, value in vars(owner).items() if key not in _MOVING}
    return tuple(kept), tuple(kept.values())


def _classes(modules: tuple[types.ModuleType, ...]) -> list[type]:
    """Return the classes written in Python; those written in C cannot be changed."""
    names = {module.__name__ for module in modules}
    found = {
        id(value): value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__ in names
        and value.__flags__ & (1 << 9)  # a class made by a class statement
    }
    return list(found.values())
