"""What of the student's is no plain data: it is kept here, and spoken of by number."""

from __future__ import annotations

import contextlib
import decimal
import fractions
import importlib
import pickle
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.answer import keras_models
from grader.answer.empty_modules import Missing
from grader.protocol import rebuilt
from grader.protocol.values import Decoder, Encoder, ProtocolError

#: How the checker reads what is none of the plain types: of handles it takes only the number.
READ: dict[str, Callable[[list[Any], Decoder, int], Any]] = {
    **dict.fromkeys(("function", "model", "callback", "opaque"), lambda *_: None),
    "history": rebuilt.read_history,
    "optimizer": rebuilt.read_optimizer,
    "generator": rebuilt.read_generator,
    "network": rebuilt.read_network,
}
_MAY_BE_REFUSED = ("history", "optimizer", "generator", "network")


class CarefulEncoder(Encoder):
    """Writes what student code made: what raises when it is looked at does not cross the wall.

    Nor does what the checker would refuse to read, such as a network of another size than its
    parameters. To look may run code of the student's, such as ``__array__``.
    """

    def value(self, value: Any, depth: int = 0) -> Any:
        """Write a value, or the name of its type."""
        kept, room = len(self._parts), self._room
        try:
            written = super().value(value, depth)
            if type(written) is list and written[0] in _MAY_BE_REFUSED:
                Decoder(b"".join(self._parts[kept:]), READ).value(written, depth)
        except (Exception, SystemExit, ProtocolError):
            del self._parts[kept:]
            self._room = room  # what was written of it is dropped
            return ["opaque", type(value).__name__[:60]]
        return written


class Handles:
    """The things that the checker knows by number, and the functions that it has lent.

    Parameters
    ----------
    call_back : callable
        Calls a lent function: its number, the arguments, those by name.
    """

    def __init__(self, call_back: Callable[[int, tuple[Any, ...], dict[str, Any]], Any]) -> None:
        self._call_back = call_back
        self._things: list[Any] = []
        self._numbers: dict[int, int] = {}
        self._lent: dict[int, Any] = {}
        self._lent_numbers: dict[int, int] = {}
        self.tags = {
            "handle": lambda rest, decoder, depth: self[rest[0]],
            "callback": lambda rest, decoder, depth: self._borrow(*rest),
            "reference": lambda rest, decoder, depth: _named(*rest),
            "pickle": lambda rest, decoder, depth: _unpickled(decoder.take(rest[0])),
            "tensor": lambda rest, decoder, depth: keras_models.tensor(
                decoder.value(rest[0], depth)
            ),
            "generator": lambda *each: rebuilt.read_generator(*each)[1],
            "network": rebuilt.read_network,
        }

    def __getitem__(self, number: int) -> Any:
        return self._things[number]

    def add(self, thing: Any) -> int:
        """Keep a thing; return its number, the same each time."""
        if id(thing) not in self._numbers:
            self._numbers[id(thing)] = len(self._things)
            self._things.append(thing)  # and so it lives, and no other gets its id
        return self._numbers[id(thing)]

    def encoder(self) -> Encoder:
        """Return what writes one message."""
        return CarefulEncoder(self._written)

    def decoder(self, body: bytes) -> Decoder:
        """Return what reads one message."""
        return Decoder(body, self.tags)

    def _written(self, value: Any, encoder: Encoder, depth: int) -> list[Any] | Any:
        """Write what is none of the plain types: what is nothing special is a function or opaque.

        What may be called comes late, for models and networks can be called, too.
        """
        name = type(value).__name__[:60]
        if id(value) in self._lent_numbers:
            return ["callback", self._lent_numbers[id(value)]]
        if isinstance(value, type | BaseException):
            return ["opaque", name]
        for kind in (int, float, str):
            if isinstance(value, kind) and type(value) is not kind:  # of a class derived from it
                return encoder.value(kind(value), depth)
        if isinstance(value, fractions.Fraction | decimal.Decimal):
            with contextlib.suppress(ValueError, OverflowError):
                return float(value)
        if isinstance(value, np.random.Generator):
            found = rebuilt.written_generator(value, self.add(value), encoder)
            return found or ["opaque", name]
        found = None
        if not isinstance(value, Missing):  # it has every attribute that one may ask for
            found = keras_models.written(value, self.add, encoder, depth)
        found = found or rebuilt.written_network(value, encoder, depth)
        if found:
            return found
        if callable(value):
            own = str(getattr(value, "__name__", name))[:80]
            return ["function", self.add(value), own, keras_models.registered_name(value)]
        # A table, another sequence of Python's, or whatever a student has written.
        if isinstance(value, Sequence) or (
            hasattr(value, "__array__") and not isinstance(value, np.ndarray)
        ):
            with contextlib.suppress(Exception):
                return encoder.value(np.asarray(value), depth)
        return ["opaque", name]

    def _borrow(self, number: int, name: str) -> Any:
        """Return what stands for a function of the checker's; for the same one always the same."""
        if number not in self._lent:

            def lent(*args: Any, **kwargs: Any) -> Any:
                return self._call_back(number, args, kwargs)

            lent.__name__ = name
            self._lent[number] = lent
            self._lent_numbers[id(lent)] = number
        return self._lent[number]


def _unpickled(content: memoryview) -> Any:
    try:
        return pickle.loads(content)
    except Exception:  # noqa: BLE001 - such as a model with a function that is not registered
        return Missing("something that a test gave")  # whoever uses it gets a sentence


def _named(module: str, path: str) -> Any:
    try:
        found: Any = importlib.import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError):
        raise ProtocolError(f"{module} has no {path}") from None
    return found
