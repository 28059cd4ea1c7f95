"""Remember the modules that tests rely on, and put back what student code has changed."""

from __future__ import annotations

import builtins
import operator
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from grader.worker.versions import reader

# What student code does to the built-in functions does not reach the functions of this module.
__builtins__ = dict(vars(builtins))

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
    "linecache",
    "math",
    "numpy",
    "operator",
    "pandas.testing",
    "re",
    "traceback",
    "types",
    "unittest.case",
    "warnings",
)
#: What a check passes through, besides the settled modules; few enough to look at whenever student
#: code is called and returns.
WATCHED = (
    "builtins",
    "math",
    "numpy",
    "numpy._core.fromnumeric",
    "numpy._core.numeric",
)
#: Modules whose dictionaries and lists hold nothing that moves, so that they are guarded too.
_SETTLED = ("helpers.checks", "numpy.testing")
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
        "__slotnames__",
        "__weakref__",
        "__warningregistry__",
        "_",
        "_abc_impl",
        "_onceregistry",
        "filters",
        "onceregistry",
    }
)
#: Who comes first when something is imported.
_IMPORTERS = ("meta_path", "path_hooks")


@dataclass(frozen=True)
class Memory:
    """What is remembered; only trusted code has it.

    Parameters
    ----------
    put_back : callable
        Puts back what has changed, and returns the names of what it put back.
    unchanged : callable
        Whether what checks pass through is as it was; takes microseconds.
    """

    put_back: Callable[[], list[str]]
    unchanged: Callable[[], bool]


def remember(names: Iterable[str] = GUARDED, watched: Iterable[str] = WATCHED) -> Memory:
    """Remember modules as they are now.

    Parameters
    ----------
    names : iterable of str
        Modules; loaded ones below them are remembered too.
    watched : iterable of str
        Those of them that `Memory.unchanged` looks at.

    Returns
    -------
    Memory
        Its functions leave the comparing to loops that are written in C: one is called around every
        test, the other around every call of student code.

    Examples
    --------
    >>> import math
    >>> memory = remember(["math"], ["math"])
    >>> math.sqrt = lambda x: 2.0
    >>> memory.unchanged(), memory.put_back(), math.sqrt(9), memory.unchanged()
    (False, ['math.sqrt'], 3.0, True)
    """
    modules = tuple(_modules(tuple(names)))
    kinds = tuple(map(type, modules))
    places = tuple((each.__name__, each, vars(each), *_contents(each)) for each in modules)
    classes = tuple(
        (f"{value.__module__}.{value.__qualname__}", value, *_contents(value))
        for value in _classes(modules)
    )
    widths = {name: len(vars(owner)) for name, owner, _, _ in classes}
    stores = tuple(_stores(modules))
    importers = tuple((getattr(sys, name), [*getattr(sys, name)]) for name in _IMPORTERS)
    sizes = {module.__name__: len(vars(module)) for module in modules}
    shadows = frozenset(vars(builtins)) - _MOVING
    loaded, same, missing, module_type = sys.modules, operator.is_, object(), types.ModuleType
    watched = tuple(watched)
    near = tuple(each for each in places if each[0] in watched or each[0].startswith(_SETTLED))
    few = tuple((held, saved) for name, held, saved in stores if name.startswith(_SETTLED))
    lists = tuple(pair for pair in few if type(pair[0]) is list)
    near_modules = tuple(module for _, module, *_ in near)
    near_kinds = tuple(map(type, near_modules))
    versions = reader(
        [*(now for _, _, now, *_ in near), *(held for held, _ in few if type(held) is dict)]
    )
    seen = [versions() if versions else None]

    def equal(held: Any, saved: Any) -> bool:
        """Compare what is in two dictionaries or lists by identity; an `==` may be a student's."""
        if len(held) != len(saved):
            return False
        if type(held) is list:
            return all(map(same, held, saved))
        return all(map(same, held, saved)) and all(map(same, held.values(), saved.values()))

    def unchanged() -> bool:
        there = versions() if versions else None
        if there is None or there != seen[0]:  # what was set may have been what it was before
            for _, _, now, keys, values in near:
                if not all(map(same, map(now.get, keys), values)):
                    return False
            if not all(equal(*pair) for pair in few):
                return False
            seen[0] = there
        same_kinds = all(map(same, map(type, near_modules), near_kinds))
        return same_kinds and all(equal(*pair) for pair in lists)

    def put_back() -> list[str]:
        changed = []
        for (name, module, now, keys, values), kind in zip(places, kinds, strict=True):
            if type(module) is not kind:
                changed.append(f"{name}.__class__")
                module.__class__ = kind
            if loaded.get(name) is not module:
                changed.append(name)
                loaded[name] = module
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
        for name, owner, keys, values in classes:
            now = type.__dict__["__dict__"].__get__(owner)
            if not all(map(same, map(now.get, keys), values)):
                for key, value in zip(keys, values, strict=True):
                    if now.get(key, missing) is not value:
                        changed.append(f"{name}.{key}")
                        type.__setattr__(owner, key, value)
            for key in now.keys() - set(keys) - _MOVING if len(now) != widths[name] else ():
                changed.append(f"{name}.{key}")
                type.__delattr__(owner, key)
        for name, held, saved in stores:
            if not equal(held, saved):
                changed.append(name)
                held.clear()
                held.extend(saved) if type(held) is list else held.update(saved)
        for held, saved in importers:
            if not equal(held, saved):
                held[:] = saved  # libraries add importers too; nobody is told
        return changed

    return Memory(put_back, unchanged)


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


def _stores(modules: tuple[types.ModuleType, ...]) -> Iterator[tuple[str, Any, Any]]:
    """Yield what can be changed in its place: settled dictionaries and lists, and defaults."""
    seen = set()
    for module in modules:
        for key, value in vars(module).items():
            name = f"{module.__name__}.{key}"
            if key.startswith("__") or id(value) in seen:
                continue
            if type(value) in (dict, list) and module.__name__.startswith(_SETTLED):
                seen.add(id(value))
                yield name, value, value.copy()
            elif isinstance(value, types.FunctionType) and value.__kwdefaults__:
                seen.add(id(value))
                yield f"{name}.__kwdefaults__", value.__kwdefaults__, value.__kwdefaults__.copy()
