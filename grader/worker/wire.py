"""Messages between the coordinator and a worker: JSON, with its length in front."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable
from typing import Any

_HEADER = struct.Struct("!I")


class WireError(Exception):
    """The other side hung up, or sent what is no message."""


def send(fd: int, message: dict[str, Any]) -> None:
    """Write one message.

    Parameters
    ----------
    fd : int
        An open descriptor.
    message : dict
        Plain data.
    """
    content = json.dumps(message).encode()
    data = memoryview(_HEADER.pack(len(content)) + content)
    while data:
        data = data[os.write(fd, data) :]


def receive(
    fd: int, most: int = 1 << 30, wait: Callable[[], None] = lambda: None
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
    try:
        message = json.loads(_exactly(fd, length, wait))
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
