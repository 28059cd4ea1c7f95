"""How much time the answer process has used, and may.

Limits count its processor time, which its supervisor knows, so that a busy machine costs nobody
points. The clock on the wall goes on much longer, and stops what sleeps.
"""

from __future__ import annotations

import os
import select
from time import monotonic

from grader.protocol.channel import HungUp
from grader.sandbox.fork_server import SECONDS, TIME

#: How many times longer the clock on the wall runs.
WALL = 6
#: Seconds that code has to stop when it is told to.
GRACE = 5.0
_SLICE = 0.05  # seconds between two looks, at least
_STALE = 1.0  # seconds after which the supervisor is asked anew


class OutOfTime(BaseException):
    """What was asked for took too long. No test can catch it by accident."""


class Clock:
    """The time of one answer process.

    Parameters
    ----------
    fd, supervision : int
        Descriptors of the answer process and of its supervisor.
    seconds : float
        Processor time that all of it may take.
    """

    def __init__(self, fd: int, supervision: int, seconds: float) -> None:
        self._fd, self._supervision, self._all = fd, supervision, seconds
        self._began = self._asked_at = monotonic()
        self._used = 0.0
        self._base = self._end = self._due = 0.0
        self.start(seconds)

    def start(self, seconds: float) -> None:
        """Give time for what comes next."""
        now = monotonic()
        if now - self._asked_at > _STALE:
            self._look()
        self._base, self._seconds, self._end = self._used, seconds, now + WALL * seconds
        self._due = now + min(seconds, max(0.0, self.left))  # not before can it be too much

    def more(self, seconds: float) -> None:
        """Give more processor time, beyond what has been used so far."""
        self._look()
        self._began, self._all = monotonic(), self._used + seconds

    def wait(self) -> None:
        """Wait until the answer process says something.

        Raises
        ------
        OutOfTime
            Where it does not in time.
        """
        while True:
            now = monotonic()
            if now >= self._due:
                self._look()
                own = self._seconds - (self._used - self._base)
                left = min(own, self._end - now, self.left)
                if left <= 0:
                    raise OutOfTime
                self._due = now + max(_SLICE, left)
            if select.select([self._fd], [], [], self._due - now)[0]:
                return

    @property
    def left(self) -> float:
        """Seconds that are left of all the time."""
        wall = WALL * self._all - (monotonic() - self._began)
        return min(self._all - self._used, wall)

    def order(self, order: bytes) -> None:
        """Tell the supervisor to do something to the answer process."""
        try:
            os.write(self._supervision, order)
        except OSError:
            raise HungUp from None

    def _look(self) -> None:
        self.order(TIME)
        told = b""
        while len(told) < SECONDS.size:
            if not select.select([self._supervision], [], [], 60)[0]:
                raise HungUp
            part = os.read(self._supervision, SECONDS.size - len(told))
            if not part:
                raise HungUp
            told += part
        self._used, self._asked_at = SECONDS.unpack(told)[0], monotonic()
