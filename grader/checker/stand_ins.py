"""The student's functions, models and histories, as tests see them."""

from __future__ import annotations

import functools
import pickle
import sys
import types
import warnings
from collections.abc import Callable, Iterator, MutableMapping
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.checker import discreet, tensors
from grader.checker.code import unread
from grader.protocol import messages, rebuilt
from grader.protocol.values import Decoder, Encoder, ProtocolError, number, text
from helpers.checks import observe

if TYPE_CHECKING:
    from grader.checker.answer import AnswerProcess

#: What is lent. Another thing that can be called, such as a model, goes out as it is.
_FUNCTIONS = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    functools.partial,
    np.ufunc,
)
_PLAIN_MODULES = ("numpy", "math", "builtins")
_LONGEST = 80  # characters of a name


class Opaque:
    """Something that may not cross the wall: only the name of its type is known."""

    def __init__(self, kind: str) -> None:
        self.__name = kind

    def __repr__(self) -> str:
        return f"<{self.__name}>"


class Packed:
    """Something that goes out in one piece: the calls of a row, whose arguments are plain."""

    def __init__(self, content: Any) -> None:
        self.content = content


def is_plain(value: Any) -> bool:
    """Whether something is made of numbers, texts and arrays of numbers alone.

    Examples
    --------
    >>> is_plain([(np.ones(2), {"axis": 0})]), is_plain([len]), is_plain(np.array([None]))
    (True, False, False)
    """
    kind = type(value)
    if kind is np.ndarray:
        return value.dtype.kind in "biufc"
    if kind in (tuple, list):
        return all(map(is_plain, value))
    if kind is dict:
        return all(type(key) is str and is_plain(each) for key, each in value.items())
    return kind in (float, int, bool, str, type(None)) or isinstance(value, np.number)


class Remote(observe.Remote):
    """What answers for a function of the student's: see `helpers.checks.observe`.

    Parameters
    ----------
    answer : AnswerProcess
        Where the function is.
    handle : int
        Its number there.
    """

    def __init__(self, answer: AnswerProcess, handle: int) -> None:
        self._answer, self.handle = answer, handle
        self.names = answer.names
        self.source: Callable[..., Any] = unread

    def observe(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call it on copies, and tell all that it did."""
        return self._answer.observe(function, args, kwargs)

    def foresee(self, function: Any, calls: Any) -> None:
        """Make several calls at once; what they did is remembered until it is asked for."""
        self._answer.foresee(function, calls)

    def known(self) -> Any:
        """Return what was found out about it while nothing but that is done there."""
        return self._answer.known.setdefault(self.handle, {})

    def may_lend(self, own: bool) -> bool:
        """Whether the tests of what is lent are over; who asks too early is noted."""
        return self._answer.may_lend(own)

    def source_of(self, function: Any) -> Any:
        """Return a function with the same code, to be read."""
        return self.source


class Names(MutableMapping[str, Any]):
    """The student's global names, for tests that put correct earlier functions among them."""

    def __init__(self, answer: AnswerProcess) -> None:
        self._answer = answer

    def __getitem__(self, name: str) -> Any:
        return self._answer.get([name])[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.update({name: value})

    def update(self, other: Any = (), /, **more: Any) -> None:
        """Give several names their values at once."""
        values = dict(other, **more)
        if values:
            self._answer.ask(messages.Put(values))

    def __delitem__(self, name: str) -> None:
        self._answer.ask(messages.Put({}, [name]))

    def __iter__(self) -> Iterator[str]:
        raise TypeError("the student's names are not listed")

    def __len__(self) -> int:
        raise TypeError("the student's names are not counted")


class _Thing:
    """A handle of something of Keras'; a copy of it is the same thing."""

    def __init__(self, answer: AnswerProcess, handle: int) -> None:
        self._answer, self._handle = answer, handle

    def __deepcopy__(self, memo: dict[int, Any]) -> _Thing:
        return self


class Model(_Thing):
    """A Keras model: the questions that can be asked about one, and no others.

    Tests ask whether it is a ``keras.Model``, and `isinstance` believes `__class__`.
    """

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        keras: Any = sys.modules.get("keras")
        return keras.Model if keras is not None else Model

    def _ask(self, what: str, *args: Any, **kwargs: Any) -> Any:
        return self._answer.ask_model(self, what, args, kwargs)

    def __call__(self, X: Any) -> Any:
        """What it answers for a batch."""
        return self._ask("call", np.asarray(X))

    def get_weights(self) -> Any:
        """The weights, a list of arrays."""
        return self._ask("get_weights")

    def set_weights(self, weights: list[Any]) -> None:
        """Give it other weights."""
        self._ask("set_weights", weights)

    def count_params(self) -> Any:
        """How many parameters it has."""
        return self._ask("count_params")

    def count_trainable(self) -> Any:
        """How many of them training may change, which a set-up cell counts."""
        return self._ask("count_trainable")

    def rates_after(self, steps: tuple[int, ...]) -> Any:
        """The learning rate after so many steps each, which a set-up cell asks its optimizer."""
        return self._ask("rates_after", steps)

    def weights_of_fits(self) -> Any:
        """The weights before and after each call of fit, and more that a set-up cell notes."""
        return self._ask("weights_of_fits")

    def evaluate(self, *args: Any, **kwargs: Any) -> Any:
        """Its loss and metrics."""
        return self._ask("evaluate", *args, **kwargs)

    @property
    def optimizer(self) -> Any:
        """Its optimizer: a name, a learning rate, a number of steps."""
        return self._ask("optimizer")

    @property
    def loss(self) -> Any:
        """Its loss: only whether it was told to expect logits."""
        return types.SimpleNamespace(from_logits=self._ask("from_logits"))


class History(_Thing):
    """What ``fit`` returned."""

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        keras: Any = sys.modules.get("keras")
        return keras.callbacks.History if keras is not None else History


class StandIns:
    """All that the checker knows of the student's things, by number; and what it has lent.

    Parameters
    ----------
    answer : AnswerProcess
        Where they are.

    Attributes
    ----------
    things : dict of int to object
        The stand-ins, by the number of what they stand for: the same thing, the same stand-in.
    generators : dict of int to Generator
        Those that came with the last message, whose states may have to go back.
    """

    def __init__(self, answer: AnswerProcess) -> None:
        self._answer = answer
        self.things: dict[int, Any] = {}
        self._lent: dict[int, Callable[..., Any]] = {}
        self._count = 0
        self.generators: dict[int, Any] = {}
        self._tags = {
            "function": self._function,
            "model": self._model,
            "history": self._history,
            "optimizer": self._optimizer,
            "callback": lambda rest, decoder, depth: self.lent(rest[0]),
            "opaque": lambda rest, decoder, depth: Opaque(self._name(rest[0], "object")),
            "generator": self._generator,
            "network": rebuilt.read_network,
        }

    # --- what comes

    def decoder(self, body: bytes) -> Decoder:
        """Return what reads one message."""
        return Decoder(body, self._tags)

    def lent(self, handle: int) -> Callable[..., Any]:
        """Return a function that was lent; after its test, one that only says that it is gone.

        A test cell's own names stay in the notebook, as they do in Jupyter, and a list of functions
        among them comes back by its name in a later test. Whoever kept one gains nothing by it.

        Raises
        ------
        ProtocolError
            Where there has never been one.
        """
        if type(handle) is not int or not 0 < handle <= self._count:
            raise ProtocolError("a function that was not lent")
        return self._lent.get(handle, _gone)

    def _name(self, said: Any, otherwise: str) -> str:
        return discreet.name_of(text(said)[:_LONGEST], self._answer.code.has, otherwise)

    def _function(self, rest: list[Any], decoder: Decoder, depth: int) -> Any:
        handle, name, registered = number(rest[0], 0), self._name(rest[1], "f"), text(rest[2])
        if handle not in self.things:
            function: Any = _calling(self._answer, name)
            function.remote = Remote(self._answer, handle)
            self.things[handle] = function
            keras: Any = sys.modules.get("keras")
            if registered and hasattr(keras, "saving"):  # Keras may be the student's alone
                package, _, saved = registered[:_LONGEST].rpartition(">")
                keras.saving.register_keras_serializable(package or "Custom", saved)(function)
        return self._kept(handle, types.FunctionType)

    def _model(self, rest: list[Any], decoder: Decoder, depth: int) -> Any:
        handle, name = number(rest[0], 0), _class_name(rest[1])
        if handle not in self.things:
            self.things[handle] = type(name, (Model,), {})(self._answer, handle)
        return self._kept(handle, Model)

    def _history(self, rest: list[Any], decoder: Decoder, depth: int) -> Any:
        handle, model, curves = rebuilt.read_history(rest, decoder, depth)
        if handle not in self.things:
            self.things[handle] = History(self._answer, handle)
        history = self._kept(handle, History)
        history.model, history.history = model, curves
        return history

    def _optimizer(self, rest: list[Any], decoder: Decoder, depth: int) -> Any:
        handle, name, rate, steps = rebuilt.read_optimizer(rest, decoder, depth)
        optimizer = type(_class_name(name), (_Thing,), {})(self._answer, handle)
        optimizer.learning_rate, optimizer.iterations = rate, steps
        return optimizer

    def _kept(self, handle: int, kind: type) -> Any:
        thing = self.things[handle]
        if not issubclass(type(thing), kind):
            raise ProtocolError("two things with one number")
        return thing

    def _generator(self, rest: list[Any], decoder: Decoder, depth: int) -> Any:
        handle, rng = rebuilt.read_generator(rest, decoder, depth)
        self.generators[handle] = rng
        return rng

    # --- what goes

    def encoder(self) -> Encoder:
        """Return what writes one message."""
        return Encoder(self._written)

    def _written(self, value: Any, encoder: Encoder, depth: int) -> Any:
        """Write what is none of the plain types; the answer process believes all of it."""
        remote = getattr(value, "remote", None)
        if isinstance(remote, Remote):
            return ["handle", remote.handle]
        if isinstance(value, Packed):
            return _pickled(value.content, encoder)
        if isinstance(value, np.random.Generator):
            return rebuilt.written_generator(value, -1, encoder) or _pickled(value, encoder)
        if issubclass(type(value), _Thing):
            return ["handle", value._handle]
        if isinstance(value, np.ufunc | types.BuiltinFunctionType) and _is_plain(value):
            return ["reference", _module_of(value), value.__name__]
        if isinstance(value, _FUNCTIONS):
            return self._lend(value)
        if tensors.is_tensor(value):
            return ["tensor", encoder.value(value.numpy(), depth + 1)]
        return rebuilt.written_network(value, encoder, depth) or _pickled(value, encoder)

    def _lend(self, function: Callable[..., Any]) -> list[Any]:
        known = [handle for handle, each in self._lent.items() if each is function]
        if not known:
            self._count += 1
            self._lent[self._count] = function
        handle = known[0] if known else self._count
        return ["callback", handle, str(getattr(function, "__name__", "function"))]

    # --- what ends

    def take_back(self) -> None:
        """Take back what was lent: the test is over."""
        self._lent.clear()


def _gone(*_args: Any, **_kwargs: Any) -> Any:
    """Stand for a function that was lent to an earlier test."""
    raise RuntimeError("this function was lent for one test, which is over")


def _calling(answer: AnswerProcess, name: str) -> Any:
    """Return a function that calls one of the student's; Keras wants a real function."""

    def stand_in(*args: Any, **kwargs: Any) -> Any:
        return answer.call(stand_in, args, kwargs)

    stand_in.__name__ = stand_in.__qualname__ = name
    stand_in.__module__ = "__main__"
    return stand_in


def show_source(function: Any, source: types.FunctionType | None) -> None:
    """Let the checks, and tests that ask for names, read the code of a student's function.

    Parameters
    ----------
    function : function
        A stand-in.
    source : function or None
        With the submitted code.
    """
    if source is None or function.remote.source is source:
        return
    function.remote.source = source
    code, names = function.__code__, source.__code__.co_names
    # Its own names come first, so that it works as before.
    function.__code__ = code.replace(co_names=(*code.co_names, *names))


def _module_of(value: Any) -> str:
    return "numpy" if isinstance(value, np.ufunc) else str(value.__module__)


def _is_plain(value: Any) -> bool:
    module = sys.modules.get(_module_of(value))
    named = module is not None and getattr(module, value.__name__, None) is value
    return named and _module_of(value).split(".")[0] in _PLAIN_MODULES


def _pickled(value: Any, encoder: Encoder) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a library may have much to say of its own habits
        return ["pickle", encoder.attach(pickle.dumps(value, 5))]


def _class_name(value: Any) -> str:
    """Return what a class of the student's is shown as; no class of Python's has such a name."""
    name = text(value)
    if "\0" in name:
        raise ProtocolError("a name with a null in it")
    return discreet.shown_name(name)
