"""Processes and their children, on Linux: who runs, and how much processor time it took.

Elsewhere there is no ``/proc``: nobody has children or takes time.
"""

from __future__ import annotations

import contextlib
import os

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def time_of(process: int) -> float:
    """Return the processor time of a process and of all that it has started, in seconds.

    Examples
    --------
    >>> time_of(os.getpid()) >= 0
    True
    """
    total, waiting = 0.0, [process]
    while waiting:
        number = waiting.pop()
        # Its own time in user mode and in the kernel, and that of its children that ended.
        fields = _read(f"/proc/{number}/stat").rpartition(")")[2].split()[11:15]
        total += sum(map(int, fields)) / _TICKS
        waiting += children(number)
    return total


def youngest(process: int) -> int:
    """Return the last of a line of children, each of which has started the next."""
    while found := children(process):
        process = found[-1]
    return process


def children(process: int) -> list[int]:
    """Return the processes that a process has started, or has adopted, and not yet let go."""
    found: list[int] = []
    tasks = f"/proc/{process}/task"
    with contextlib.suppress(OSError):  # it has just ended, or this is no Linux
        for task in os.listdir(tasks):
            found += map(int, _read(f"{tasks}/{task}/children").split())
    return found


def _read(name: str) -> str:
    with contextlib.suppress(OSError), open(name, encoding="ascii", errors="replace") as file:
        return file.read()
    return ""
