"""Reads the code of a function: whether it does anything, and what it refers to."""

import builtins
import dis
import types

import numpy as np

#: Libraries that have answers of exercises; their functions are named, and not looked into.
LIBRARIES = {
    "helpers",
    "jax",
    "keras",
    "scipy",
    "sklearn",
    "tensorflow",
    "tf_keras",
    "torch",
}
# What a body made of a docstring, `...`, `pass` or `return None` compiles to, in Python 3.11
# to 3.13; anything else a student writes adds an instruction that is not among these.
_IDLE = {"RESUME", "NOP", "CACHE", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE", "POP_TOP"}


def does_nothing(function):
    """Whether the body of a function is still as it was released.

    Examples
    --------
    >>> does_nothing(lambda z: ...), does_nothing(lambda z: z)
    (True, False)
    """
    if function.__code__.co_names:  # it uses a name; most functions do, and reading them is slow
        return False
    for step in dis.get_instructions(function):
        if step.opname not in _IDLE:
            return False
        returned = step.opname in ("LOAD_CONST", "RETURN_CONST")
        if returned and not (step.argval is None or step.argval is Ellipsis):
            return False
    return True


def names_used(function, seen=None):
    """Return the global names that a function uses, and those that its helpers use.

    Examples
    --------
    >>> sorted(names_used(lambda z: [abs(item) for item in sorted(z)]))
    ['abs', 'sorted']
    """
    seen = set() if seen is None else seen
    code = getattr(function, "__code__", None)
    if code is None:
        return seen
    for name in {name for inner in _codes(code) for name in inner.co_names} - seen:
        seen.add(name)
        found = function.__globals__.get(name)
        for helper in vars(found).values() if isinstance(found, type) else [found]:
            if callable(helper) and getattr(helper, "__globals__", None) is function.__globals__:
                names_used(helper, seen)
    return seen


def libraries_used(function, besides=()):
    """Yield the dotted names of the library objects that a function refers to.

    Parameters
    ----------
    function : callable
        The student's. Functions of the student that it calls are looked at too.
    besides : sequence of str
        Functions that are not looked into.

    Examples
    --------
    >>> list(libraries_used(lambda z: np.maximum(0, z)))
    ['numpy.maximum']
    """
    yield from _used(function, set(), besides)


def _used(function, seen, besides):
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
    if module.split(".")[0] in LIBRARIES and not example:
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
        if found is getattr:  # of which module, its first argument says; of which name, a text
            texts = (each for each in code.co_consts if isinstance(each, str))
            yield from (f"numpy.{each}" for each in texts if each in vars(np))
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
