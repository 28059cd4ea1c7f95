"""The messages: what the checker may ask, what the answer process replies, each with its types.

Every question gets one reply, of the type that stands behind it. While one is being answered,
student code may call a function that the checker has lent it (`CallBack`); the checker answers
that with `Return`, and may ask further questions before it does. Beside these there is only
`Heard`, see below.

=================  ===============  ===============================================================
question           reply            what it asks for
=================  ===============  ===============================================================
`Begin`            `Begun`          close the sandbox, unpack the files
`Cell`             `Ran`            run a cell of the notebook
`Fork`             `Done`           from here on a child answers
`End`              `Ended`          the child is gone, and all that it changed
`Get`              `Got`            the values of names, once more as they were after a cell
`Put`              `Done`           give names these values, or take names away
`Observe`          `Observed`       call a function on copies, and tell all that it did
`Call`             `Called`         call a function as code does; arguments may change
`Ask`              `Called`         one of the questions about a Keras model, see `ABOUT_MODELS`
`Gradient`         `Called`         a vector-Jacobian product of a function of tensors
`Seed`             `Done`           seed all random numbers
=================  ===============  ===============================================================

After a `Fork` the parent sleeps, and says `Ended` when its child is gone: because it was told to
`End`, or because it has died, which nobody has asked for. All processes share one socket. What the
child had not read, or had read half of, is the next thing that its parent would read there. So
after every `Ended` the checker says `Heard`, which nobody replies to, and the parent passes over
all that comes before it.

One more question needs a class here, a place in `EXPECTED`, a method of its name in
`grader.answer.answers._Answers` (``_observe``), and something in
`grader.checker.answer.AnswerProcess` that asks it. A field of a reply that may grow too large is
emptied in `_Answers.send`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, get_type_hints

import numpy as np

from grader.protocol.exact import fitting
from grader.protocol.values import Decoder, Encoder, ProtocolError

#: Stands for the number of a cell before the first one.
START = -1
#: What can be asked about a Keras model; there is no other way to look into one. It is asked by
#: `grader.checker.stand_ins.Model`, and answered by `grader.answer.keras_models.ask`.
ABOUT_MODELS = (
    "call", "get_weights", "set_weights", "count_params", "evaluate", "optimizer", "from_logits",
    "weights_of_fits", "count_trainable", "rates_after",
)  # fmt: skip


@dataclass(frozen=True)
class Raised:
    """An exception of the answer process's.

    Parameters
    ----------
    kind, base : str
        The name of its class, and of the built-in class that this is derived from.
    text : str
        Its message. It is what student code says it is.
    cell, line : int
        The cell and the line of the student's where it came up; -1 if there is none.
    by_hand : bool
        Whether a ``raise`` of the student's made it; true also where nothing is known of it.
    lent : int
        The number of the checker's own exception that came through a call-back; 0 for none.
    """

    kind: str
    base: str
    text: str
    cell: int = -1
    line: int = -1
    by_hand: bool = False
    lent: int = 0


# --- questions


def _floats() -> dict[str, str]:
    """Return what NumPy does now about overflow and the like."""
    return {kind: str(how) for kind, how in np.geterr().items()}


@dataclass(frozen=True)
class Begin:
    """Take rights away, go to the folder `place`, become `user` (0: stay), unpack the files."""

    place: str
    user: int
    files: dict[str, str]
    seed: int
    output_characters: int


@dataclass(frozen=True)
class Cell:
    """Run a cell; `number` is how its lines are spoken of later."""

    number: int
    source: str


@dataclass(frozen=True)
class Fork:
    """Answer in a child from now on.

    There are two uses of this. Before a cell that may change things, so that the parent stays as it
    is, *frozen*, until its tests are run. And for the tests of one point, so that whatever they do
    is thrown away with the child, and a child that dies has not taken the point with it.
    """


@dataclass(frozen=True)
class End:
    """To the child that answers: end. Its parent replies."""


@dataclass(frozen=True)
class Heard:
    """To a parent: what came before this was for your child, which is gone; pass over it."""


@dataclass(frozen=True)
class Get:
    """Return the values of names; `after`: first go back to how all were after that cell."""

    names: list[str]
    after: int | None = None


@dataclass(frozen=True)
class Put:
    """Give names these values, such as correct earlier functions; take away those in `gone`."""

    names: dict[str, Any]
    gone: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Observe:
    """Call a function on copies of its arguments, as `helpers.checks.observe` does.

    Of several calls the reply may tell the first ones only, where they take long.
    """

    function: Any
    calls: list[tuple[tuple[Any, ...], dict[str, Any]]]


@dataclass(frozen=True)
class Call:
    """Call a function; what it does to arrays and generators comes back. `floats`: np.errstate."""

    function: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    floats: dict[str, str] = field(default_factory=_floats)


@dataclass(frozen=True)
class Ask:
    """Ask a Keras model one of `ABOUT_MODELS`."""

    model: Any
    what: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


@dataclass(frozen=True)
class Gradient:
    """The gradient of sum(upstream * function(z, **kwargs)) with respect to z."""

    function: Any
    z: Any
    kwargs: dict[str, Any]
    upstream: Any


@dataclass(frozen=True)
class Seed:
    """Seed all random numbers."""

    number: int


@dataclass(frozen=True)
class Return:
    """What a call-back returned, or its exception; and the states of generators that it used.

    `chance` is the state of Python's own, from which Keras draws the seeds of first weights.
    """

    value: Any = None
    raised: Raised | None = None
    generators: dict[int, Any] = field(default_factory=dict)
    chance: list[int] = field(default_factory=list)


# --- replies, and what student code may say by itself


@dataclass(frozen=True)
class Begun:
    """The sandbox is closed; `trouble` says why it is not."""

    trouble: str = ""


@dataclass(frozen=True)
class Ran:
    """What came of a cell; `interrupted`: it was stopped, `memory`: it ran out of memory."""

    outputs: list[Any]
    ok: bool
    count: int
    interrupted: bool = False
    memory: bool = False


@dataclass(frozen=True)
class Done:
    """Nothing to say."""


@dataclass(frozen=True)
class Ended:
    """The child is gone; `status`: how, for whoever looks at the messages."""

    status: int


@dataclass(frozen=True)
class Got:
    """The values of those names that there are."""

    names: dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """What a call did; see `helpers.checks.observe.Observation`."""

    value: Any
    raised: Raised | None
    warned: list[str]
    printed: str
    changed: list[int]
    returned_before: bool = False


@dataclass(frozen=True)
class Observed:
    """What the first of these calls did."""

    seen: list[Seen]


@dataclass(frozen=True)
class Called:
    """What a call returned; `changed`: arguments, by place or name, that hold other numbers now."""

    value: Any
    raised: Raised | None = None
    warned: list[tuple[str, str]] = field(default_factory=list)
    changed: dict[int | str, Any] = field(default_factory=dict)
    printed: bool = False


@dataclass(frozen=True)
class CallBack:
    """Student code calls a function that it was lent; `chance`: see `Return`."""

    number: int
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    chance: list[int] = field(default_factory=list)


#: What a question is answered with.
EXPECTED = {
    Begin: Begun, Cell: Ran, Fork: Done, End: Ended, Get: Got, Put: Done, Observe: Observed,
    Call: Called, Ask: Called, Gradient: Called, Seed: Done,
}  # fmt: skip
QUESTIONS = (*EXPECTED, Heard, Return)
REPLIES = (*dict.fromkeys(EXPECTED.values()), CallBack)
_BY_NAME = {kind.__name__: kind for kind in (*QUESTIONS, *REPLIES)}


def write(message: Any, encoder: Encoder) -> list[Any]:
    """Write a message; the bytes of its arrays are left in the encoder."""
    return [type(message).__name__, *map(encoder.value, _values(message))]


def _values(message: Any) -> tuple[Any, ...]:
    """Return what a message holds; a message in a message is a tuple of its own."""
    if type(message) is Observed:
        return ([_values(each) for each in message.seen],)
    kind: type = type(message)
    found = (getattr(message, name) for name, _, _ in _fields(kind))
    return tuple(_values(value) if type(value) is Raised else value for value in found)


def read(data: Any, decoder: Decoder, allowed: tuple[type, ...]) -> Any:
    """Read a message.

    Parameters
    ----------
    data : object
        What JSON gave.
    decoder : Decoder
        For its fields.
    allowed : tuple of type
        What it may be: `QUESTIONS` or `REPLIES`.

    Raises
    ------
    ProtocolError
        Where it is none of these, or a field has another type than it should.

    Examples
    --------
    >>> read(["Ended", 9], Decoder(b""), REPLIES)
    Ended(status=9)
    >>> read(["Ended", True], Decoder(b""), REPLIES)
    Traceback (most recent call last):
        ...
    grader.protocol.values.ProtocolError: Ended with another status
    """
    name = data[0] if type(data) is list and data else None
    kind = _BY_NAME.get(name) if type(name) is str else None
    if kind not in allowed:
        raise ProtocolError("a message that nobody expects")
    message = _of_kind(kind, tuple(decoder.value(each) for each in data[1:]))
    decoder.end()
    return message


def _of_kind(kind: type, values: Any) -> Any:
    wanted = _fields(kind)
    if type(values) is not tuple or len(values) != len(wanted):
        raise ProtocolError(f"{kind.__name__} with other fields")
    made = []
    for value, (name, fits, inside) in zip(values, wanted, strict=True):
        if inside is Raised and value is not None:
            value = _of_kind(Raised, value)
        elif inside is Seen and type(value) is list:
            value = [_of_kind(Seen, each) for each in value]
        if not fits(value):
            raise ProtocolError(f"{kind.__name__} with another {name}")
        made.append(value)
    return kind(*made)


@lru_cache(maxsize=64)
def _fields(kind: type) -> tuple[tuple[str, Callable[[Any], bool], type | None], ...]:
    """Say of each field its name, what fits into it, and the kind of message that it may hold."""
    messages = {Raised | None: Raised, list[Seen]: Seen}
    hints = get_type_hints(kind)
    return tuple((name, fitting(each), messages.get(each)) for name, each in hints.items())
