"""One message after the other over a socket: two lengths, JSON, and the bytes of arrays."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable
from typing import Any

from grader.protocol.values import ProtocolError

_LENGTHS = struct.Struct("!II")
#: How long the two parts of a message may be.
MOST_JSON, MOST_BYTES = 4 << 20, 64 << 20
_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class HungUp(Exception):
    """There is nobody at the other end."""


def send(fd: int, head: Any, body: bytes = b"") -> None:
    """Write one message.

    Parameters
    ----------
    fd : int
        An open descriptor.
    head : object
        What JSON can hold.
    body : bytes
        What goes beside it.

    Raises
    ------
    ValueError
        Where it is too long.
    HungUp
        If nobody reads it.
    """
    text = _encode(head).encode("utf-8", "surrogatepass")
    if len(text) > MOST_JSON or len(body) > MOST_BYTES:
        raise ValueError("what it gives is too large to be looked at")
    data = memoryview(_LENGTHS.pack(len(text), len(body)) + text + body)
    try:
        while data:
            data = data[os.write(fd, data) :]
    except OSError:
        raise HungUp from None


def receive(fd: int, wait: Callable[[], None] | None = None) -> tuple[Any, bytes]:
    """Read one message.

    Parameters
    ----------
    fd : int
        An open descriptor.
    wait : callable, optional
        Called before every read; one that raises gives up.

    Returns
    -------
    (object, bytes)
        What JSON gave, and what came beside it.

    Raises
    ------
    HungUp
        If there is nobody any more.
    ProtocolError
        Where it is no message.

    Examples
    --------
    >>> here, there = os.pipe()
    >>> send(there, ["Done"], b"xy")
    >>> receive(here)
    (['Done'], b'xy')
    """
    lengths = _LENGTHS.unpack(_exactly(fd, _LENGTHS.size, wait))
    if lengths[0] > MOST_JSON or lengths[1] > MOST_BYTES:
        raise ProtocolError(f"a message of {sum(lengths):,} bytes")
    text, body = (_exactly(fd, count, wait) for count in lengths)
    try:
        return _decode(text.decode("utf-8", "surrogatepass")), body
    except (ValueError, RecursionError):
        raise ProtocolError("a message that is no JSON") from None


def _exactly(fd: int, count: int, wait: Callable[[], None] | None) -> bytes:
    parts = []
    while count:
        if wait:
            wait()
        try:
            part = os.read(fd, min(count, 1 << 20))
        except OSError:
            part = b""
        if not part:
            raise HungUp
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
