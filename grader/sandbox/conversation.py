"""Talk with a worker, and with the process that supervises it, within the time that there is."""

from __future__ import annotations

import contextlib
import os
import select
from time import monotonic
from typing import Any

from grader.worker import wire

GRACE = 5.0  # seconds that interrupted code has to stop
_MESSAGE = 64 * 2**20  # bytes that a worker may send at a time


class Stopped(Exception):
    """The worker is gone, or must go; it says why."""


class Conversation:
    """Messages to a worker and from it, and orders to its supervisor.

    Parameters
    ----------
    fd, supervision : int
        Descriptors of the worker and of its supervisor.
    limits : dict of str to int
        See `grader.sandbox.limits.Sandbox.amounts`; the time of the notebook begins now.
    """

    def __init__(self, fd: int, supervision: int, limits: dict[str, int]) -> None:
        self.fd, self.supervision, self.limits = fd, supervision, limits
        self.deadline = monotonic() + limits["notebook_seconds"]
        self.key = b""

    def send(self, message: dict[str, Any]) -> None:
        """Send a message, sealed once there is a key.

        Raises
        ------
        Stopped
            If the worker died.
        """
        try:
            wire.send(self.fd, message, self.key)
        except OSError:
            raise Stopped("the worker died") from None

    def receive(self, seconds: float, beyond: bool = False) -> dict[str, Any] | None:
        """Read the next message; None where it does not come in time.

        Parameters
        ----------
        seconds : float
            How long to wait.
        beyond : bool
            Whether the time of the notebook does not matter.

        Raises
        ------
        Stopped
            If the worker died or sent what is no message, or if the notebook's time is over.
        """
        end = monotonic() + seconds
        if not beyond and end > self.deadline:
            end = self.deadline
            if monotonic() > end:
                raise Stopped(f"the notebook took over {self.limits['notebook_seconds']} seconds")

        def wait() -> None:
            left = end - monotonic()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                raise TimeoutError

        try:
            return wire.receive(self.fd, _MESSAGE, wait, self.key)
        except TimeoutError:
            return None
        except (wire.WireError, OSError) as error:
            hung_up = isinstance(error, OSError) or "hung up" in str(error)
            raise Stopped("the worker died" if hung_up else f"the worker sent {error}") from None

    def interrupt(self) -> dict[str, Any]:
        """Interrupt what runs in the worker, and return what it says then.

        Raises
        ------
        Stopped
            If it says nothing.
        """
        reply = self._order(b"i", GRACE)
        if reply is None:
            raise Stopped("a cell could not be interrupted")
        return reply

    def end_child(self) -> dict[str, Any] | None:
        """End the child that runs tests, and return what the worker says then."""
        return self._order(b"c", 2 * GRACE)

    def end(self) -> None:
        """End the worker."""
        with contextlib.suppress(OSError):
            os.write(self.supervision, b"k")

    def _order(self, order: bytes, seconds: float) -> dict[str, Any] | None:
        with contextlib.suppress(OSError):
            os.write(self.supervision, order)
        return self.receive(seconds, beyond=True)
