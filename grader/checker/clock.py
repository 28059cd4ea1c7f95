"""How much time the answer process has used, and may.

Limits count its processor time and that of all that it has started, which its supervisor
(`grader.sandbox.fork_server`) looks up, so that a busy machine costs nobody
points. The clock on the wall goes on longer, and stops what sleeps: for one cell or test, and for
the whole submission. Where a submission runs alone, it has no reason to wait, and so less of it.
"""

from __future__ import annotations

import os
import select
from time import monotonic
from typing import NamedTuple

from grader.protocol.channel import HungUp
from grader.sandbox.fork_server import SECONDS, TIME


class Wall(NamedTuple):
    """How many times longer the clock on the wall runs than the limits of processor time.

    Parameters
    ----------
    each : float
        For one cell or test.
    whole : float
        For all of a submission, its cells and its tests together.
    """

    each: float
    whole: float


IN_COMPANY, ALONE = Wall(6, 2), Wall(2, 1)
#: Seconds of processor time that code has to stop when it is told to; on the wall `Wall.each` times
#: as long.
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
        Processor time that all of it may take, until `more` gives it another amount.
    wall : Wall
        How much longer it may take by the clock on the wall.
    """

    def __init__(self, fd: int, supervision: int, seconds: float, wall: Wall = IN_COMPANY) -> None:
        self._fd, self._supervision, self._all, self._wall = fd, supervision, seconds, wall
        self._asked_at = monotonic()
        self._last = self._asked_at + wall.whole * seconds
        self._used = 0.0
        self._base = self._end = self._due = 0.0
        self.start(seconds)

    def start(self, seconds: float) -> None:
        """Give what comes next this much time; what is left of the last is gone."""
        now = monotonic()
        if now - self._asked_at > _STALE:
            self._look()
        self._base, self._seconds = self._used, seconds
        self._end = now + self._wall.each * seconds
        self._due = now + min(seconds, max(0.0, self.left))
        # When it may be too much; what computes on several processors at once is found out later.

    def more(self, seconds: float, grace: float = 0.0) -> None:
        """Let this much processor time be left of all, whatever was; and a moment on the wall."""
        self._look()
        self._all = self._used + seconds
        self._last = max(self._last, monotonic() + grace)

    def wait(self, room: bool = False) -> None:
        """Wait until the answer process says something; `room`: until something can be said to it.

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
            here: tuple[list[int], list[int]] = ([], [self._fd]) if room else ([self._fd], [])
            if any(select.select(*here, [], self._due - now)):
                return

    @property
    def left(self) -> float:
        """Seconds that are left of all the time."""
        return min(self._all - self._used, self._last - monotonic())

    def order(self, order: bytes) -> None:
        """Have the supervisor interrupt or end the youngest process: the one that answers."""
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
