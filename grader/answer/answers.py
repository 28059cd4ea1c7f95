"""Run the student's cells, and answer the checker's questions about what they have left."""

from __future__ import annotations

import builtins
import contextlib
import dataclasses
import gc
import io
import os
import random
import signal
import types
import warnings
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any, cast

import numpy as np

from grader.answer import keras_models
from grader.answer.handles import READ, Handles
from grader.answer.shell import Shell
from grader.protocol import channel, messages
from grader.protocol.messages import Raised
from grader.protocol.values import Decoder, ProtocolError
from helpers.checks import observe

_TEXT, _TEXTS = 2000, 20  # characters of a text, and texts, that somebody may want to read
_LONG = 1.0  # seconds after which a row of calls is left for single ones
_BUILTIN = {name: each for name, each in vars(builtins).items() if isinstance(each, type)}
_FAILURES = (Exception, SystemExit, KeyboardInterrupt)


def serve(fd: int, shell: Shell, begin: Callable[[messages.Begin], None]) -> None:
    """Answer the checker until it hangs up.

    Parameters
    ----------
    fd : int
        The checker.
    shell : Shell
        It has not run anything yet.
    begin : callable
        Closes the sandbox.
    """
    answers = _Answers(fd, shell, begin)
    signal.signal(signal.SIGINT, answers.interrupt)
    with contextlib.suppress(channel.HungUp):
        answers.serve()
    os._exit(0)


class _TooLarge:
    """Stands for what does not fit into a message: the checker gets its name as `Opaque`."""


class _Answers:
    def __init__(self, fd: int, shell: Shell, begin: Callable[[messages.Begin], None]) -> None:
        self.channel, self.begin = channel.Channel(fd), begin
        self.shell, self.outputs = shell, shell.outputs
        self.handles = Handles(self.call_back)
        self.names: dict[str, Any] = shell.user_ns
        # The names, by the number of the cell: tests share a process with the inert cells behind
        # them. Other cells run in a child, so what they change in a list is not seen here.
        self.after: dict[int, dict[str, Any]] = {}
        self.cells: dict[int, int] = {}  # by Jupyter's count of what has run
        self.child = 0
        self.busy = False  # with student code, which alone may be interrupted

    # --- talking

    def serve(self, lent: bool = False) -> messages.Return:
        """Answer questions; while a lent function is called, until that returns."""
        while True:
            data, body = self.channel.receive()
            question = messages.read(data, self.handles.decoder(body), messages.QUESTIONS)
            if lent and isinstance(question, messages.Return):
                return question
            reply = getattr(self, f"_{type(question).__name__.lower()}")(question)
            if reply is not None:
                self.send(reply)

    def send(self, message: Any) -> None:
        """Send a message; what is too large for one, or breaks who writes it, is left out."""
        try:
            self._send(message)
            return
        except (Exception, KeyboardInterrupt, ProtocolError):  # noqa: BLE001, S110
            pass  # a class of the student's may lie about what it is, or take for ever to be read
        empty: dict[str, Any] = {"value": _TooLarge(), "outputs": [], "changed": {}}
        if isinstance(message, messages.Got):  # any of them may be the large one
            empty["names"] = dict.fromkeys(message.names, _TooLarge())
        if isinstance(message, messages.Observed):  # of several calls, each can be asked for alone
            alone = message.seen if len(message.seen) == 1 else []
            empty["seen"] = [dataclasses.replace(each, value=_TooLarge()) for each in alone]
        known = {each.name for each in dataclasses.fields(message)}
        self._send(dataclasses.replace(message, **{k: v for k, v in empty.items() if k in known}))

    def _send(self, message: Any) -> None:
        encoder = self.handles.encoder()
        with self._students():  # who looks at a value of theirs may run their code
            head = messages.write(message, encoder)
        body = encoder.body()
        # The checker asks nothing more of whoever sends what cannot be read, so it is read before.
        messages.read(head, Decoder(body, READ), messages.REPLIES)
        self.channel.send(head, body)

    def call_back(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function of the checker's: student code does this."""
        busy, self.busy = self.busy, False
        chance = [*random.getstate()[1]] if keras_models.library("keras") else []
        try:
            self._send(messages.CallBack(number, args, kwargs, chance))
            answer = self.serve(lent=True)
        except ProtocolError as refused:
            raise ValueError(f"this cannot be given to a test: {refused}") from None
        finally:
            self.busy = busy
        if answer.chance:
            random.setstate((3, tuple(answer.chance), None))
        for handle, rng in answer.generators.items():
            self.handles[handle].bit_generator.state = rng.bit_generator.state
        if answer.raised is not None:
            error: Any = _BUILTIN[answer.raised.base](answer.raised.text)
            error._lent = answer.raised.lent
            raise error
        return answer.value

    # --- signals

    def interrupt(self, *_: Any) -> None:
        """Stop the student code that runs; an order that comes too late does nothing."""
        if self.child:  # macOS tells the supervisor of no children, so it orders the oldest
            os.kill(self.child, signal.SIGINT)
        elif self.busy:
            self.busy = False
            raise KeyboardInterrupt

    @contextlib.contextmanager
    def _students(self) -> Iterator[None]:
        """Student code runs inside."""
        self.busy = True
        try:
            yield
        finally:
            self.busy = False

    # --- questions about the notebook

    def _begin(self, question: messages.Begin) -> Any:
        try:
            self.begin(question)
        except OSError as error:
            return messages.Begun(str(error) or "no reason given")
        self.outputs.most = question.output_characters
        self._seed(messages.Seed(question.seed))
        self.after[messages.START] = dict(self.names)
        return messages.Begun()

    def _cell(self, question: messages.Cell) -> Any:
        self.outputs.clear()
        self.cells[self.shell.execution_count] = question.number
        interrupted = False
        try:
            with self._students():
                result = cast(Any, self.shell).run_cell(question.source, store_history=True)
            error = result.error_before_exec or result.error_in_exec
            interrupted = isinstance(error, KeyboardInterrupt)
        except KeyboardInterrupt as late:  # it came while the shell was cleaning up
            error, interrupted = late, True
        self.after[question.number] = dict(self.names)
        return messages.Ran(
            self.outputs.kept,
            error is None,
            self.shell.execution_count - 1,
            interrupted,
            isinstance(error, MemoryError),
        )

    def _fork(self, question: messages.Fork) -> Any:
        gc.freeze()  # a collection in the child would copy every page that it looks at
        self.child = os.fork()
        if self.child == 0:
            return messages.Done()
        _, status = os.waitpid(self.child, 0)
        self.child = 0
        self.send(messages.Ended(os.waitstatus_to_exitcode(status)))
        # A child that is killed leaves what it has not read yet; it is no question to this process.
        self.channel.pass_over([messages.Heard.__name__])
        return None

    def _end(self, question: messages.End) -> Any:
        os._exit(0)  # who waits for this process tells the checker

    def _get(self, question: messages.Get) -> Any:
        if question.after is not None:
            self.names.clear()
            self.names.update(self.after[question.after])
        return messages.Got({n: self.names[n] for n in question.names if n in self.names})

    def _put(self, question: messages.Put) -> Any:
        self.names.update(question.names)
        for name in question.gone:
            self.names.pop(name, None)
        return messages.Done()

    def _seed(self, question: messages.Seed) -> Any:
        random.seed(question.number)
        seed = question.number % 2**32  # `random` takes others, NumPy and Keras do not
        np.random.seed(seed)  # noqa: NPY002 - student code may draw from it
        keras = keras_models.library("keras")
        if keras is not None and hasattr(keras, "utils"):
            keras.utils.set_random_seed(seed)
        return messages.Done()

    # --- questions about functions and models

    def _observe(self, question: messages.Observe) -> messages.Observed:
        seen, began = [], monotonic()
        for args, kwargs in question.calls:
            seen.append(self._seen(question.function, args, kwargs))
            if monotonic() - began > _LONG or seen[-1].raised is not None:
                break
        return messages.Observed(seen)

    def _seen(self, function: Any, args: Any, kwargs: Any) -> messages.Seen:
        try:
            with self._students():
                seen = observe.observe(function, args, kwargs, self._raised)
        except KeyboardInterrupt as error:
            seen = observe.Observation("", args, raised=cast(Any, self._raised(error, function)))
        return messages.Seen(
            seen.value,
            seen.raised,
            [text[:_TEXT] for text in seen.warned[:_TEXTS]],
            seen.printed[:_TEXT],
            list(seen.changed),
            seen.returned_before,
        )

    def _call(self, question: messages.Call) -> Any:
        given: dict[int | str, Any] = dict([*enumerate(question.args), *question.kwargs.items()])
        before = {k: each.copy() for k, each in given.items() if isinstance(each, np.ndarray)}
        value: Any = None
        error: BaseException | None = None
        printed = io.StringIO()
        with (
            warnings.catch_warnings(record=True) as caught,
            np.errstate(**cast(Any, question.floats)),
            contextlib.redirect_stdout(printed),
        ):
            warnings.simplefilter("always")
            try:
                with self._students():
                    value = question.function(*question.args, **question.kwargs)
            except _FAILURES as failure:
                error = failure
        changed = {
            place: after
            for place, after in given.items()
            if isinstance(after, np.random.Generator)
            or (place in before and _differ(before[place], after))
        }
        warned = [(each.category.__name__, _said(each.message)) for each in caught[:_TEXTS]]
        raised, said = self._raised(error, question.function), bool(printed.getvalue().strip())
        return messages.Called(value, raised, warned, changed, said)

    def _ask(self, question: messages.Ask) -> Any:
        given = question.model, question.what, question.args, question.kwargs
        return self._called(keras_models.ask, *given)

    def _gradient(self, question: messages.Gradient) -> Any:
        given = question.function, question.z, question.kwargs, question.upstream
        return self._called(keras_models.gradient, *given)

    def _called(self, function: Callable[..., Any], *args: Any) -> Any:
        try:
            with self._students():
                return messages.Called(function(*args))
        except _FAILURES as error:
            return messages.Called(None, self._raised(error))

    # --- exceptions

    def _raised(self, error: BaseException | None, function: Any = None) -> Raised | None:
        if error is None:
            return None
        try:
            return self._told(error, function)
        except BaseException:  # noqa: BLE001 - a class that raises when it is looked at
            return Raised("Exception", "Exception", "", by_hand=True)

    def _told(self, error: BaseException, function: Any) -> Raised:
        # Its class may have a class of the student's, which lies: type itself does not.
        kinds: Any = cast(Any, type.__dict__["__mro__"]).__get__(type(error))
        base = next(name for kind in kinds for name in _BUILTIN if _BUILTIN[name] is kind)
        cell, line = self._where(error, function)
        name, lent = type(error).__name__[:60], getattr(error, "_lent", 0)
        return Raised(name, base, _said(error), cell, line, observe.is_by_hand(error), lent)

    def _where(self, error: BaseException, function: Any) -> tuple[int, int]:
        """The cell and the line that raised, in the function's own cell if it is from one."""
        code = getattr(function, "__code__", None)
        counts = self.shell.compile._filename_map
        found, trace = (-1, -1), error.__traceback__
        while trace:
            name = trace.tb_frame.f_code.co_filename
            own = not isinstance(code, types.CodeType) or name == code.co_filename
            if own and counts.get(name) in self.cells:
                found = self.cells[counts[name]], trace.tb_lineno or -1
            trace = trace.tb_next
        return found


def _said(thing: Any) -> str:
    try:
        return str(thing)[:_TEXT]
    except Exception:  # noqa: BLE001 - an exception or a warning whose __str__ raises
        return ""


def _differ(old: np.ndarray, new: np.ndarray) -> bool:
    try:
        return not np.array_equal(old, new, equal_nan=new.dtype.kind in "fc")
    except Exception:  # noqa: BLE001 - such as an array of arrays, which has no one answer
        return True
