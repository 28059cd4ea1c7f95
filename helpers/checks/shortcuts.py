"""Finds functions that somebody else wrote inside what should be a student's own work."""

import builtins
import dis
import types

import numpy as np

from helpers.checks.errors import CheckFailed

_LIBRARIES = {
    "helpers",
    "jax",
    "keras",
    "scipy",
    "sklearn",
    "tensorflow",
    "tf_keras",
    "torch",
}
#: The error function is not in NumPy, so taking it from SciPy is no shortcut.
_ALLOWED = {"erf"}


def own_work(function, name=None, without=(), besides=()):
    """Stop if a function calls a library that already has what is asked for.

    Parameters
    ----------
    function : callable
        The student's. Functions of the student that it calls are looked at too.
    name : str, optional
        What the student calls it.
    without : sequence of str
        Names of NumPy or math functions that would be shortcuts in this exercise, like "tanh".
    besides : sequence of str
        Functions of the student that are judged elsewhere and so are not looked into.

    Raises
    ------
    CheckFailed
        With the name of what it calls.

    Examples
    --------
    >>> own_work(lambda z: np.maximum(0, z), "relu")
    >>> from helpers import activations
    >>> own_work(lambda z: activations.relu(z), "relu")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: relu uses helpers.activations, which already has the \
answer; this exercise asks for your own formula in NumPy.
    """
    name = name or getattr(function, "__name__", "your function")
    for used in _used(function, set(), besides):
        library, _, what = used.rpartition(".")
        root = used.split(".")[0]
        if root in _LIBRARIES and what not in _ALLOWED:
            raise CheckFailed(
                f"{name} uses {library or root}, which already has the answer; "
                "this exercise asks for your own formula in NumPy."
            )
        if what in without and root in ("numpy", "math", "cmath"):
            raise CheckFailed(
                f"{name} uses {used.replace('numpy.', 'np.')}, which is what this exercise asks "
                "you to build; use np.exp instead."
            )


def _used(function, seen, besides):
    """Yield dotted names of the library objects that a function refers to."""
    if not isinstance(function, types.FunctionType):
        inner = getattr(function, "func", None) or getattr(function, "pyfunc", None)
        if isinstance(inner, types.FunctionType):  # functools.partial, np.vectorize
            yield from _used(inner, seen, besides)
        else:
            yield _dotted(function, getattr(function, "__name__", ""))
        return
    module = function.__module__ or ""
    # The examples in a docstring belong to nobody, though they say that they belong to its module.
    example = function.__code__.co_filename.startswith("<doctest")
    if module.split(".")[0] in _LIBRARIES and not example:
        yield f"{module}.{function.__name__}"
        return
    if function in seen:
        return
    seen.add(function)
    closure = dict(
        zip(function.__code__.co_freevars, (c for c in function.__closure__ or ()), strict=False)
    )
    for code in _codes(function.__code__):
        yield from _used_in(code, function.__globals__, closure, seen, besides)


def _codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)


def _used_in(code, names, closure, seen, besides):
    steps = [step for step in dis.get_instructions(code) if step.opname != "CACHE"]
    for index, step in enumerate(steps):
        if step.opname == "IMPORT_NAME":
            imported = [s.argval for s in steps[index + 1 :] if s.opname == "IMPORT_FROM"]
            yield from ([f"{step.argval}.{item}" for item in imported] or [f"{step.argval}.*"])
            continue
        if step.argval in besides:
            continue
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            found = names.get(step.argval, getattr(builtins, step.argval, None))
        elif step.opname in ("LOAD_DEREF", "LOAD_CLASSDEREF") and step.argval in closure:
            found = _content(closure[step.argval])
        else:
            continue
        path, follow = step.argval, index + 1
        while isinstance(found, types.ModuleType) and follow < len(steps):
            path = found.__name__
            if steps[follow].opname not in ("LOAD_ATTR", "LOAD_METHOD"):
                break
            path = f"{path}.{steps[follow].argval}"
            found = getattr(found, steps[follow].argval, None)
            follow += 1
        if isinstance(found, types.FunctionType) and found.__globals__ is names:
            yield from _used(found, seen, besides)
        elif "." in path:
            yield path
        elif isinstance(found, types.ModuleType):
            yield f"{path}.*"
        elif found is not None:
            yield _dotted(found, step.argval)


def _content(cell):
    try:
        return cell.cell_contents
    except ValueError:
        return None


def _dotted(thing, name):
    if isinstance(thing, np.ufunc):
        # A ufunc does not say where it comes from: SciPy's and NumPy's look alike.
        inside = getattr(np, thing.__name__, None) is thing
        return f"{'numpy' if inside else 'scipy.special'}.{thing.__name__}"
    module = getattr(thing, "__module__", None) or type(thing).__module__ or ""
    return f"{module}.{getattr(thing, '__name__', name)}"
