"""The values that may cross the wall, and how they are written: JSON, and bytes beside it.

None, booleans, numbers and texts stand as they are. Everything else is a list that begins with a
tag. These come from both sides:

=============  ====================================================================================
tag            what it is
=============  ====================================================================================
``ellipsis``   ``...``, as blank answers have it
``int``        a whole number of more than 64 bits
``complex``    a complex number
``list``       with ``tuple``, ``set`` and ``dict``: of values
``range``      start, stop, step
``array``      a NumPy array of kind b, i, u, f, c or U; its numbers are among the bytes
``transposed`` an array that lies in memory as its transpose, which follows
``scalar``     one number (or text) of NumPy's
``objects``    an array of values
``generator``  the state of a random generator with PCG64, and a number to know it again by
``network``    a network of the course's engine: layers, and the vector of its parameters
=============  ====================================================================================

The last two are in `rebuilt`. One more plain type needs its line here, what writes it in
`Encoder.value`, and what reads it in `_READERS` (a container: in `_SEQUENCES`); both sides use the
same. Whatever an `Encoder` writes a `Decoder` reads: both ask `_dtype`, `_shape` and `_read_range`.
What these refuse is none of the plain ones.

From the answer process come, besides: ``function``, ``model``, ``history`` and ``optimizer``, which
are *handles* of what stays there, ``callback``, a function of the checker's that it was given, and
``opaque``, the name of a type that may not cross. To the answer process go handles and call-backs
too, and ``tensor``, ``reference`` (a function of a library, by name) and ``pickle``: it may trust
the checker. Each side says how it reads and writes these (`grader.answer.handles`,
`grader.checker.stand_ins`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import numpy as np

DEPTH = 16  # of values in values
_DTYPES = {
    np.dtype(name).str: np.dtype(name)
    for name in (
        *("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"),
        *(">f2", ">i2", ">i4", ">i8", ">u2", ">u4", ">u8", ">f4", ">f8", ">c8", ">c16"),
    )
}
_CHARACTERS = 10_000  # of one text in an array
_STEPS = 100_000  # of a range: three numbers that take whoever goes through it for ever
_DIGITS = 14_000  # of a large number, in base 2; Python reads no number much longer
_VALUES = 2**18  # in the lists and the like of one message; a class of one's own may never end
_ALIKE = 100  # keys with one hash; to put n of these into a set takes n * n steps
_LITERAL = frozenset({type(None), bool, float, str})
_WORD = 2**63


class ProtocolError(BaseException):
    """What arrived is no message; who sends such a thing is not worth another question.

    No test, and no function that one lends, can catch it by accident.
    """


class Encoder:
    """Writes values.

    Parameters
    ----------
    other : callable
        Given a value that is none of the plain ones, this encoder and the depth, it returns what
        stands for it.

    Examples
    --------
    >>> encoder = Encoder(lambda value, encoder, depth: ["opaque", type(value).__name__])
    >>> encoder.value([1, 2.5, np.zeros(2)])
    ['list', 1, 2.5, ['array', '<f8', [2], 16]]
    >>> encoder.value(object())
    ['opaque', 'object']
    >>> len(encoder.body())
    16
    """

    def __init__(self, other: Callable[[Any, Encoder, int], list[Any]]) -> None:
        self._other = other
        self._parts: list[bytes] = []
        self._room = _VALUES

    def body(self) -> bytes:
        """Return the bytes that belong beside what was written."""
        return b"".join(self._parts)

    def attach(self, content: bytes) -> int:
        """Put bytes beside what is written; return how many they are."""
        self._parts.append(content)
        return len(content)

    def value(self, value: Any, depth: int = 0) -> Any:
        """Write a value, as something that JSON can hold."""
        kind = type(value)
        if kind in _LITERAL:
            return value
        if kind is int:
            if -_WORD < value < _WORD:
                return value
            if value.bit_length() <= _DIGITS:
                return ["int", str(value)]
        if isinstance(value, np.ndarray):
            return self._array(value, depth)
        if isinstance(value, np.generic) and _accepts(_dtype, value.dtype.str):
            return ["scalar", value.dtype.str, self.attach(value.tobytes())]
        if depth < DEPTH:
            written = self._container(value, depth + 1)
            if written is not None:
                return written
        if value is Ellipsis:
            return ["ellipsis"]
        if kind is complex:
            return ["complex", value.real, value.imag]
        if kind is range:
            bounds = [value.start, value.stop, value.step]
            if _accepts(_read_range, bounds):
                return ["range", *bounds]
        return self._other(value, self, depth)

    def _container(self, value: Any, depth: int) -> Any:
        """Write what holds other values; a kind derived from Python's own counts as that."""
        if isinstance(value, set | frozenset | dict) and not _accepts(_told_apart, value, value):
            return None
        if isinstance(value, list | tuple | set | frozenset):
            tag = next(tag for tag, kind in _HOLDERS if isinstance(value, kind))
            write = self._key if tag == "set" else self.value
            return [tag, *[write(each, depth) for each in self._each(value)]]
        if isinstance(value, dict):
            pairs = self._each(value.items())
            return ["dict", *([self._key(k, depth), self.value(v, depth)] for k, v in pairs)]
        return None

    def _each(self, values: Iterable[Any]) -> Iterator[Any]:
        """Yield values, as long as a message has room for them."""
        for value in values:
            if self._room <= 0:
                raise ValueError("more values than a message holds")
            self._room -= 1
            yield value

    def _key(self, value: Any, depth: int) -> Any:
        """Write what has a hash here; it may be read as what has none, such as a frozen set."""
        kept = len(self._parts)
        written = self.value(value, depth)
        if _has_hash(written):
            return written
        del self._parts[kept:]
        written = self._other(value, self, depth)
        if not _has_hash(written):
            raise TypeError("a key that has no hash where it is read")
        return written

    def _array(self, value: np.ndarray, depth: int) -> Any:
        value = np.ndarray.view(value, np.ndarray)  # a class derived from it may lie about itself
        if not _accepts(_shape, list(value.shape)):
            return self._other(value, self, depth)
        if _accepts(_dtype, value.dtype.str):
            if value.flags.f_contiguous and not value.flags.c_contiguous:
                # It stays one: a function that flattens it may take its memory for its order.
                return ["transposed", self._array(value.T, depth)]
            count = self.attach(np.ascontiguousarray(value).tobytes())
            return ["array", value.dtype.str, list(value.shape), count]
        if value.dtype.kind == "O" and depth < DEPTH:
            items = [self.value(each, depth + 1) for each in self._each(value.flat)]
            return ["objects", list(value.shape), *items]
        return self._other(value, self, depth)


class Decoder:
    """Reads values; runs nothing.

    Parameters
    ----------
    body : bytes
        What came beside them.
    tags : mapping of str to callable
        More tags: each gets what stands behind the tag, this decoder and the depth.

    Examples
    --------
    >>> Decoder(b"").value(["tuple", 1, ["ellipsis"]])
    (1, Ellipsis)
    >>> Decoder(b"").value(["array", "|O", [1], 8])
    Traceback (most recent call last):
        ...
    grader.protocol.values.ProtocolError: an array of dtype '|O'
    """

    def __init__(
        self,
        body: bytes,
        tags: Mapping[str, Callable[[list[Any], Decoder, int], Any]] | None = None,
    ) -> None:
        self._body, self._at = memoryview(body), 0
        self._tags = tags or {}

    def value(self, data: Any, depth: int = 0) -> Any:
        """Read a value.

        Raises
        ------
        ProtocolError
            Where it is none that may cross.
        """
        kind = type(data)
        if data is None or kind in (bool, int, float):
            return data
        if kind is str:
            return text(data)
        if kind is not list or not data or type(data[0]) is not str:
            raise ProtocolError("something without a tag")
        if depth > DEPTH:
            raise ProtocolError("a value that is too deep")
        tag, *rest = data
        if tag in _SEQUENCES:
            return self._sequence(tag, rest, depth + 1)
        read = _READERS.get(tag) or self._tags.get(tag)
        if read is None:
            raise ProtocolError(f"a value of the kind {tag[:30]!r}")
        try:
            return read(rest, self, depth + 1)
        except Exception as error:  # noqa: BLE001 - whatever is made of it refuses what it is given
            raise ProtocolError(f"no {tag[:30]}: {error}") from None

    def end(self) -> None:
        """Make sure that nothing is left over."""
        if self._at != len(self._body):
            raise ProtocolError("bytes that belong to nothing")

    def take(self, count: Any) -> memoryview:
        """Return the next bytes."""
        if type(count) is not int or not 0 <= count <= len(self._body) - self._at:
            raise ProtocolError("bytes that are not there")
        self._at += count
        return self._body[self._at - count : self._at]

    def _sequence(self, tag: str, rest: list[Any], depth: int) -> Any:
        try:
            if tag == "dict":
                pairs = [(self.value(k, depth), self.value(v, depth)) for k, v in rest]
                return dict(_told_apart(pairs, [key for key, _ in pairs]))
            items = [self.value(each, depth) for each in rest]
            return _SEQUENCES[tag](_told_apart(items, items) if tag == "set" else items)
        except (TypeError, ValueError):  # a key that has no hash, or no pairs
            raise ProtocolError(f"no {tag}") from None


def _told_apart(items: Any, keys: Collection[Any]) -> Any:
    """Return the items, unless many of their keys have one hash."""
    if len(keys) > _ALIKE and max(Counter(map(hash, islice(keys, _VALUES))).values()) > _ALIKE:
        raise ProtocolError("keys that are hard to tell apart")
    return items


def _has_hash(written: Any) -> bool:
    """Whether what is read of this can be a key."""
    if type(written) is not list:
        return True
    tag, *rest = written
    return all(map(_has_hash, rest)) if tag == "tuple" else tag not in _WITHOUT_HASH


def _accepts(read: Callable[..., Any], *data: Any) -> bool:
    """Whether the reader of something takes it."""
    try:
        read(*data)
    except (ProtocolError, ValueError):
        return False
    return True


def text(data: Any) -> str:
    """Return a text that can be written anywhere: half a character becomes a question mark.

    Examples
    --------
    >>> text("\\ud800!")
    '?!'
    """
    if type(data) is not str:
        raise ProtocolError("no text")
    return data if data.isascii() else data.encode("utf-8", "replace").decode()


def number(data: Any, least: float = -math.inf, most: float = math.inf) -> int:
    """Return a whole number within bounds."""
    if type(data) is not int or not least <= data <= most:
        raise ProtocolError("no such number")
    return data


def _dtype(name: Any) -> np.dtype:
    if type(name) is str:
        if name in _DTYPES:
            return _DTYPES[name]
        if name[:2] == "<U" and name[2:].isdecimal() and 0 < len(name) < 8:
            size = int(name[2:])
            if 0 < size <= _CHARACTERS:
                return np.dtype(f"<U{size}")
    raise ProtocolError(f"an array of dtype {str(name)[:30]!r}")


def _shape(data: Any) -> tuple[int, ...]:
    if type(data) is not list or len(data) > 32:
        raise ProtocolError("no shape")
    return tuple(number(length, 0, 2**40) for length in data)


def _read_array(rest: list[Any], decoder: Decoder, depth: int) -> Any:
    name, lengths, count = rest
    dtype, shape = _dtype(name), _shape(lengths)
    raw = decoder.take(count)
    if math.prod(shape) * dtype.itemsize != len(raw):
        raise ProtocolError("an array of another size than it says")
    return _numbers(raw, dtype).reshape(shape)


def _read_transposed(rest: list[Any], decoder: Decoder, depth: int) -> Any:
    (written,) = rest
    if type(written) is not list or written[:1] != ["array"]:
        raise ProtocolError("no transposed array")
    return decoder.value(written, depth).T


def _numbers(raw: memoryview, dtype: np.dtype) -> Any:
    if dtype.kind == "b":  # any byte but 0 and 1 would be neither true nor false
        return np.frombuffer(raw, np.uint8) != 0
    if dtype.kind == "U" and (np.frombuffer(raw, np.uint32) > 0x10FFFF).any():
        raise ProtocolError("a character that does not exist")
    return np.frombuffer(raw, dtype).copy()


def _read_scalar(rest: list[Any], decoder: Decoder, depth: int) -> Any:
    name, count = rest
    dtype = _dtype(name)
    if count != dtype.itemsize:
        raise ProtocolError("a number of another size than it says")
    return _numbers(decoder.take(count), dtype)[0]


def _read_objects(rest: list[Any], decoder: Decoder, depth: int) -> np.ndarray:
    shape, items = _shape(rest[0]), rest[1:]
    if math.prod(shape) != len(items):
        raise ProtocolError("an array of another size than it says")
    array = np.empty(len(items), dtype=object)
    for index, item in enumerate(items):
        array[index] = decoder.value(item, depth)
    return array.reshape(shape)


def _read_complex(rest: list[Any], decoder: Decoder, depth: int) -> complex:
    real, imaginary = rest
    if type(real) is not float or type(imaginary) is not float:
        raise ProtocolError("no complex number")
    return complex(real, imaginary)


def _read_range(rest: list[Any], *_: Any) -> range:
    found = range(*(number(each, -_WORD, _WORD) for each in rest))
    if found[_STEPS:]:  # `len` fails for the very long
        raise ProtocolError("a range that is too long")
    return found


def _read_int(rest: list[Any], decoder: Decoder, depth: int) -> int:
    (digits,) = rest
    return int(text(digits))


_HOLDERS = (("list", list), ("tuple", tuple), ("set", set | frozenset))
_WITHOUT_HASH = ("list", "set", "dict", "array", "transposed", "objects")
_SEQUENCES: dict[str, Any] = {"list": list, "tuple": tuple, "set": set, "dict": dict}
_READERS: dict[str, Callable[[list[Any], Decoder, int], Any]] = {
    "array": _read_array,
    "transposed": _read_transposed,
    "scalar": _read_scalar,
    "objects": _read_objects,
    "complex": _read_complex,
    "range": _read_range,
    "int": _read_int,
    "ellipsis": lambda rest, decoder, depth: ...,
}
