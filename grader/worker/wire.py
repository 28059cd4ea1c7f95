"""Messages between the coordinator and a worker: JSON, with its length in front.

Student code can find the descriptor and read and write there as it likes. So what comes after the
first message is sealed with a key that only the coordinator and the driver know: what is read is
noise, and what is written is no message.
"""

from __future__ import annotations

import builtins
import json
import os
import struct
from collections.abc import Callable
from hashlib import blake2b, shake_256
from os import urandom
from typing import Any

# What student code does to the built-in functions does not reach the functions of this module.
__builtins__ = dict(vars(builtins))
_HEADER = struct.Struct("!I")
_NONCE, _SEAL = 16, 16
_decode = json.JSONDecoder().decode  # one of its own: the module's can be tampered with


class WireError(Exception):
    """The other side hung up, or sent what is no message."""


def send(fd: int, message: dict[str, Any], key: bytes = b"") -> None:
    """Write one message.

    Parameters
    ----------
    fd : int
        An open descriptor.
    message : dict
        Plain data.
    key : bytes
        What it is sealed with; none, and it is readable.
    """
    content = json.dumps(message).encode()
    if key:
        content = _sealed(content, key)
    data = memoryview(_HEADER.pack(len(content)) + content)
    while data:
        data = data[os.write(fd, data) :]


def receive(
    fd: int, most: int = 1 << 30, wait: Callable[[], None] = lambda: None, key: bytes = b""
) -> dict[str, Any]:
    """Read one message.

    Parameters
    ----------
    fd : int
        An open descriptor.
    most : int
        Bytes that a message may have.
    wait : callable
        Called before every read; one that raises gives up.
    key : bytes
        What it must be sealed with.

    Raises
    ------
    WireError
        Where there is no message, or one that is too long or no JSON object.

    Examples
    --------
    >>> here, there = os.pipe()
    >>> send(there, {"do": "end"})
    >>> receive(here)
    {'do': 'end'}
    """
    (length,) = _HEADER.unpack(_exactly(fd, _HEADER.size, wait))
    if length > most:
        raise WireError(f"a message of {length:,} bytes")
    content = _exactly(fd, length, wait)
    if key:
        content = _opened(content, key)
    try:
        message = _decode(content.decode())
    except (ValueError, RecursionError):
        raise WireError("a message that is no JSON") from None
    if not isinstance(message, dict):
        raise WireError("a message that is no JSON object")
    return message


def _exactly(fd: int, count: int, wait: Callable[[], None]) -> bytes:
    parts = []
    while count:
        wait()
        part = os.read(fd, min(count, 1 << 20))
        if not part:
            raise WireError("the other side hung up")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _sealed(content: bytes, key: bytes) -> bytes:
    nonce = urandom(_NONCE)
    hidden = nonce + _mixed(content, key, nonce)
    return blake2b(hidden, key=key, digest_size=_SEAL).digest() + hidden


def _opened(content: bytes, key: bytes) -> bytes:
    seal, hidden = content[:_SEAL], content[_SEAL:]
    if blake2b(hidden, key=key, digest_size=_SEAL).digest() != seal:
        raise WireError("a message that it did not seal")
    return _mixed(hidden[_NONCE:], key, hidden[:_NONCE])


def _mixed(content: bytes, key: bytes, nonce: bytes) -> bytes:
    """Exclusive or with a stream that the key decides; doing it twice undoes it."""
    stream = shake_256(key + nonce).digest(len(content))
    mixed = int.from_bytes(content, "big") ^ int.from_bytes(stream, "big")
    return mixed.to_bytes(len(content), "big")
