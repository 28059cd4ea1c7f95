"""The answer process, as the checker knows it: something that can be asked."""

from __future__ import annotations

import builtins
import pickle
import random
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from grader.checker import discreet, tensors
from grader.checker.clock import GRACE, Clock, OutOfTime
from grader.checker.code import SubmittedCode
from grader.checker.running import whole
from grader.checker.stand_ins import Names, Packed, StandIns, is_plain, show_source
from grader.protocol import channel, messages
from grader.protocol.messages import Raised
from grader.protocol.values import ProtocolError
from grader.sandbox.fork_server import END_CHILD, INTERRUPT
from helpers.checks import observe as observing
from helpers.checks.errors import CheckFailed
from helpers.checks.formatting import show

_BASES = {
    name: thing
    for name, thing in vars(builtins).items()
    if isinstance(thing, type) and issubclass(thing, Exception | SystemExit)
}
#: Which correct functions may be lent: none, those of exercises before, those of the same as well.
NOTHING, EARLIER, OWN = range(3)
_UNUSUAL = (UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError)


_INTERRUPTED = Raised("KeyboardInterrupt", "KeyboardInterrupt", "")


class Died(BaseException):
    """The process that answered is gone. No test can catch it by accident."""


class AnswerProcess:
    """Something that can be asked.

    Parameters
    ----------
    fd : int
        A socket.
    clock : Clock
        Its time.

    Attributes
    ----------
    code : SubmittedCode
        What it has run.
    ancestors : int
        How many processes wait behind the one that answers now.
    lends : {NOTHING, EARLIER, OWN}
        Which correct functions may go out: see `grader.checker.session`.
    refused : bool
        Whether a test has wanted to lend some since this was last set.
    has_lent : bool
        Whether any may have gone out.
    known : dict of int to dict
        What the checks have found out about a function, by its number. It holds until something
        else is asked than to observe: see `helpers.checks.observe.find_out`.
    """

    def __init__(self, fd: int, clock: Clock) -> None:
        self._channel = channel.Channel(fd)
        self.clock, self.code = clock, SubmittedCode()
        self._stand_ins = StandIns(self)
        self._raised: dict[int, BaseException] = {}
        self.names = Names(self)
        self.ancestors = 0
        self.lends, self.refused, self.has_lent = OWN, False, False
        # With the arguments, which keep their identity as long as they are kept.
        self._foreseen: dict[Any, list[tuple[Any, messages.Seen]]] = {}
        self.known: dict[int, dict[Any, Any]] = {}
        # The questions without a reply, one inside the other. True: a function that was lent is
        # called meanwhile, and a `Return` is waited for over there.
        self._open: list[bool] = []

    # --- talking

    def ask(self, question: Any) -> Any:
        """Ask a question and return the reply.

        Raises
        ------
        OutOfTime
            Where there is none in time.
        Died
            Where the child that answers is gone.
        HungUp, ProtocolError
            Where there is nothing more to ask.
        """
        if type(question) is not messages.Observe:
            self._foreseen.clear()
            self.known.clear()
        self._send(question)
        expected = messages.EXPECTED[type(question)]
        while True:
            message = self._receive()
            if type(message) is expected:
                return message
            if type(message) is messages.Ended:
                raise Died
            if type(message) is messages.CallBack:
                self._return(self._lent(message))
            else:
                raise ProtocolError("a reply to another question")

    def _send(self, message: Any) -> None:
        encoder = self._stand_ins.encoder()
        head = messages.write(message, encoder)
        with whole():
            before = [*self._open]
            if type(message) is messages.Return:
                self._open[-1] = False
            elif type(message) is not messages.Heard:
                self._open.append(False)
            try:
                self._channel.send(head, encoder.body(), lambda: self.clock.wait(room=True))
            except ValueError:  # too long, and nothing of it has gone
                self._open = before
                raise

    def _receive(self) -> Any:
        with whole():
            head, body = self._channel.receive(self.clock.wait)
            self._stand_ins.generators = {}
            message = messages.read(head, self._stand_ins.decoder(body), messages.REPLIES)
            if type(message) is messages.Ended:
                if not self.ancestors:
                    raise ProtocolError("the end of a child that was never there")
                self.ancestors -= 1
                self._open.clear()
                self._send(messages.Heard())
            elif not self._open:
                raise ProtocolError("a reply to no question")
            elif type(message) is messages.CallBack:
                self._open[-1] = True
            else:
                self._open.pop()
        return message

    def _return(self, answer: messages.Return) -> None:
        try:
            self._send(answer)
        except (TypeError, ValueError, AttributeError, pickle.PicklingError):
            raised = Raised("TypeError", "TypeError", "this cannot be given to student code")
            self._send(messages.Return(None, raised))

    def _lent(self, call: messages.CallBack) -> messages.Return:
        """Call a function of the checker's for student code."""
        generators = self._stand_ins.generators  # before the function asks for more
        try:
            function = self._stand_ins.lent(call.number)
            if call.chance:
                random.setstate((3, tuple(call.chance), None))
            value = function(*call.args, **call.kwargs)
            chance = [*random.getstate()[1]] if call.chance else []
            return messages.Return(value, None, generators, chance)
        except Exception as error:  # noqa: BLE001 - it is raised again on the other side
            number = len(self._raised) + 1
            self._raised[number] = error
            base = next(k.__name__ for k in type(error).__mro__ if k.__module__ == "builtins")
            # Its text is not for student code, which may not be told what a test says.
            return messages.Return(None, Raised(base, base, "", lent=number))

    def fork(self) -> None:
        """Let a child answer from now on."""
        self.ask(messages.Fork())
        self.ancestors += 1

    def end(self) -> None:
        """End the child; the process that it comes from answers again, as it was."""
        self.ask(messages.End())

    @contextmanager
    def child(self) -> Iterator[Callable[[], bool]]:
        """A child answers inside; all that it changes is gone with it.

        Yields
        ------
        callable
            Says whether it is still there.
        """
        things, outside = dict(self._stand_ins.things), self.ancestors
        self.fork()
        try:
            yield lambda: self.ancestors > outside
        finally:
            self._stand_ins.things = things  # what came from the child is gone
        if self.ancestors > outside:  # after an exception there is nothing more to ask
            self.end()

    def interrupt(self) -> Any:
        """Stop what runs; return what the process says then, None where it was asked nothing.

        Raises
        ------
        OutOfTime
            Where it says nothing.
        Died
            Where the child that answers ends of it.
        """
        self.clock.start(GRACE)
        message = None
        while self._open:
            if self._open[-1]:
                self._send(messages.Return(None, _INTERRUPTED))
            else:
                self.clock.order(INTERRUPT)
            message = self._receive()
            if type(message) is messages.Ended:
                raise Died
        return message

    def end_child(self) -> None:
        """End the child that answers, whatever it does.

        Raises
        ------
        OutOfTime
            Where there is no child, or it does not end.
        """
        if not self.ancestors:
            raise OutOfTime
        self.clock.start(GRACE)
        self.clock.order(END_CHILD)
        while type(self._receive()) is not messages.Ended:
            continue

    def test_over(self) -> None:
        """Take back what a test has lent."""
        self._stand_ins.take_back()
        self._raised.clear()
        self._foreseen.clear()

    # --- names

    def get(self, names: list[str], after: int | None = None) -> dict[str, Any]:
        """Return the values of those names that there are; see `messages.Get`."""
        found: dict[str, Any] = self.ask(messages.Get(names, after)).names
        if not set(found) <= set(names):
            raise ProtocolError("names that nobody has asked for")
        for name, value in found.items():
            if hasattr(value, "remote"):
                show_source(value, self.code.function(name))
        return found

    def may_lend(self, own: bool) -> bool:
        """Whether correct functions may go out; `own`: one of the exercise that is tested, too."""
        may = self.lends >= (OWN if own else EARLIER)
        self.refused = self.refused or not may
        self.has_lent = self.has_lent or may
        return may

    # --- functions and models

    def observe(
        self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> observing.Observation:
        """Call a function on copies of its arguments and say what it did."""
        waiting = self._foreseen and self._foreseen.get(_key(function, args, kwargs))
        if waiting:
            seen = waiting.pop(0)[-1]
        else:
            found = self.ask(messages.Observe(function, [(tuple(args), dict(kwargs))])).seen
            if len(found) != 1:
                raise ProtocolError("observations that nobody has asked for")
            seen = found[0]
        told = seen.raised or seen.warned
        known = discreet.sizes((*args, *kwargs.values())) if told else frozenset()
        return observing.Observation(
            show(function),
            args,
            kwargs,
            seen.value,
            self._described(seen.raised, known),
            tuple(self._warning(text, known) for text in seen.warned),
            seen.printed,
            tuple(index for index in seen.changed if 0 <= index < len(args)),
            seen.returned_before,
        )

    def foresee(
        self, function: Any, calls: Iterable[tuple[tuple[Any, ...], dict[str, Any]]]
    ) -> None:
        """Make several calls at once; what they did is remembered until the next other question."""
        every: Any = [(tuple(args), dict(kwargs)) for args, kwargs in calls]
        if len(every) < 2 or not is_plain(every):
            return
        packed: Any = Packed(every)
        found = self.ask(messages.Observe(function, packed)).seen
        for call, seen in zip(every, found, strict=False):
            self._foreseen.setdefault(_key(function, *call), []).append((call, seen))

    def call(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function as code does; arguments that it changes are changed here, too."""
        if len(args) == 1 and tensors.is_tensor(args[0]):
            return tensors.call(
                lambda asked: self.result(self.ask(asked)), function, args[0], kwargs
            )
        done = self.ask(messages.Call(function, args, kwargs))
        known_sizes = discreet.sizes((*args, *kwargs.values()))
        for kind, text in done.warned:
            category = getattr(builtins, kind, None)
            known = isinstance(category, type) and issubclass(category, Warning)
            said = self._warning(text, known_sizes)
            warnings.warn(said, category if known else UserWarning, stacklevel=3)
        if done.printed:
            print("(What it printed is not shown.)")
        given: dict[int | str, Any] = dict([*enumerate(args), *kwargs.items()])
        for place, after in done.changed.items():
            if place not in given:
                raise ProtocolError("an argument that was not given")
            _change(given[place], after)
        return self.result(done, known_sizes)

    def ask_model(
        self, model: Any, what: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """Ask a model something."""
        return self.result(self.ask(messages.Ask(model, what, args, kwargs)), discreet.sizes(args))

    def result(self, done: messages.Called, known: frozenset[int] = frozenset()) -> Any:
        """Return what a call returned, or raise what it raised; `known`: see `discreet`."""
        error = self._error(done.raised, known)
        if error is not None:
            raise error
        return done.value

    def seed(self, number: int) -> None:
        """Seed all random numbers on the other side."""
        self.ask(messages.Seed(number))

    # --- exceptions and warnings

    def _described(self, raised: Raised | None, known: frozenset[int]) -> observing.Raised | None:
        """Say of an exception what the checks ask for; its line is read in the submitted code."""
        if raised is None:
            return None
        if raised.base == "KeyboardInterrupt":
            raise OutOfTime
        own = self._raised.get(raised.lent)
        kind = discreet.kind_of(raised, self.code.has)
        # What a lent function said stayed on this side; it is repeated by the same rules.
        text = raised.text if own is None else str(own)
        said = discreet.repeated(text, self.code.has, known)
        return observing.Raised(
            kind,
            said or " ".join(raised.text.split()),
            self.code.line(raised.cell, raised.line),
            (raised.by_hand and own is None)
            or not said,  # it may say anything, and is for the instructor only
            raised.base == "NotImplementedError",
            own if isinstance(own, CheckFailed) else None,
        )

    def _error(self, raised: Raised | None, known: frozenset[int]) -> Any:
        """Rebuild an exception: an object of the checker's, with little of the student's in it."""
        described = self._described(raised, known)
        if raised is None or described is None:
            return None
        if raised.lent in self._raised:
            return self._raised[raised.lent]
        base = _BASES.get(raised.base, Exception)
        base = ValueError if base in _UNUSUAL else base
        error: Any = type(described.kind, (base,), {"__str__": lambda self: described.text})()
        error.raised, error.place = described, (raised.cell, raised.line)
        return error

    def _warning(self, text: str, known: frozenset[int]) -> str:
        return discreet.repeated(text, self.code.has, known) or "something of its own"


def _key(function: Any, args: Any, kwargs: Any) -> Any:
    """Tell calls apart by the objects that are given; of equal ones nothing is foreseen."""
    return function.remote.handle, *map(id, args), *((k, id(v)) for k, v in kwargs.items())


def _change(argument: Any, after: Any) -> None:
    if isinstance(argument, np.random.Generator) and isinstance(after, np.random.Generator):
        argument.bit_generator.state = after.bit_generator.state
    elif isinstance(argument, np.ndarray) and isinstance(after, np.ndarray):
        if argument.shape != after.shape:
            raise ValueError("the function changes the shape of an argument")
        argument[...] = after
    else:  # it is of no kind that may cross the wall any more
        raise ValueError("the function makes something else of an argument")
