"""An ``assert a == b`` believes what ``==`` says, and a student's object can say what it likes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

NAME = "__plain__"
_SENTENCE = "A plain value is wanted, but this is an object of the class {}, made in the notebook."


def recognizer() -> Callable[[Any], Any]:
    """Return a function that returns plain values, and raises AssertionError for other objects.

    Plain is what has a class that exists now, before student code has run, with everything in it.
    Tests have that function among their names; what it needs is in its closure.

    Examples
    --------
    >>> plain = recognizer()
    >>> class Liar(float):
    ...     def __eq__(self, other):
    ...         return True
    >>> plain([1.0, {"a": 2}]), plain(Liar(3.5))
    Traceback (most recent call last):
        ...
    AssertionError: A plain value is wanted, but this is an object of the class Liar, made in the \
notebook.
    """
    known = _classes()
    sequences, failure, sentence = (list, tuple, set, frozenset), AssertionError, _SENTENCE
    name_of = type.__dict__["__name__"].__get__

    def plain(value: Any, depth: int = 50) -> Any:
        kind = type(value)
        if id(kind) not in known or not depth:
            raise failure(sentence.format(name_of(kind)))
        items: Any = ()
        if kind in sequences:
            items = value
        elif kind is dict:
            items = [*value, *value.values()]
        elif getattr(kind, "__name__", "") == "ndarray" and value.dtype.hasobject:
            items = value.ravel().tolist()
        for item in items:
            plain(item, depth - 1)
        return value

    return plain


def _classes() -> dict[int, type]:
    """Return all classes by their ids; keeping them keeps the ids from being given again."""
    found: dict[int, type] = {}
    waiting = [object]
    while waiting:
        kind = waiting.pop()
        if id(kind) not in found:
            found[id(kind)] = kind
            waiting += type.__subclasses__(kind)
    return found
