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
_AT_ONCE = 1 << 18
_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class HungUp(BaseException):
    """There is nobody at the other end. No test can catch it by accident."""


class Channel:
    """Messages to and from the other end of a socket.

    Parameters
    ----------
    fd : int
        Its descriptor.

    Examples
    --------
    >>> here, there = os.pipe()
    >>> Channel(there).send(["Done"], b"xy")
    >>> Channel(here).receive()
    (['Done'], b'xy')
    """

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._kept = b""  # what has been read already of the next message

    def send(self, head: Any, body: bytes = b"", wait: Callable[[], None] | None = None) -> None:
        """Write one message: what JSON can hold, and bytes beside it.

        Parameters
        ----------
        head, body : object, bytes
            These two.
        wait : callable, optional
            Called whenever there is no room for more; one that raises gives up. What has gone until
            then is half a message: see `pass_over`.

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
            os.set_blocking(self.fd, wait is None)
            while data:
                try:
                    data = data[os.write(self.fd, data) :]
                except BlockingIOError:
                    if wait:
                        wait()
        except OSError:
            raise HungUp from None

    def receive(self, wait: Callable[[], None] | None = None) -> tuple[Any, bytes]:
        """Read one message.

        Parameters
        ----------
        wait : callable, optional
            Called before every read; one that raises gives up. What has come until then is kept,
            so that the next message is read from its beginning.

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
        """
        self._read(_LENGTHS.size, wait)
        length, beside = _LENGTHS.unpack_from(self._kept)
        if length > MOST_JSON or beside > MOST_BYTES:
            raise ProtocolError(f"a message of {length + beside:,} bytes")
        middle = _LENGTHS.size + length
        end = middle + beside
        self._read(end, wait)
        text, body = self._kept[_LENGTHS.size : middle], self._kept[middle:end]
        self._kept = self._kept[end:]
        try:
            return _decode(text.decode("utf-8", "surrogatepass")), body
        except (ValueError, RecursionError):
            raise ProtocolError("a message that is no JSON") from None

    def pass_over(self, head: Any) -> None:
        """Pass over all that comes before a message, and over that; it may be half of another."""
        text = _encode(head).encode()
        wanted = _LENGTHS.pack(len(text), 0) + text
        while wanted not in self._kept:
            self._kept = self._kept[-len(wanted) :]
            self._read(len(self._kept) + 1, None)
        self._kept = self._kept.partition(wanted)[2]

    def _read(self, count: int, wait: Callable[[], None] | None) -> None:
        """Have at least so many bytes."""
        parts, size = [self._kept], len(self._kept)
        try:
            while size < count:
                if wait:
                    wait()
                try:
                    part = os.read(self.fd, max(_AT_ONCE, min(count - size, 1 << 22)))
                except OSError:
                    part = b""
                if not part:
                    raise HungUp
                parts.append(part)
                size += len(part)
        finally:
            self._kept = b"".join(parts)
