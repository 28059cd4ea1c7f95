"""Processes and their children, on Linux: who runs, and how much processor time it took."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def of(process: int) -> float:
    """Return the seconds of a process and of all that it has started; 0 where nobody tells.

    Parameters
    ----------
    process : int
        Its number.

    Examples
    --------
    >>> of(os.getpid()) >= 0
    True
    """
    total, waiting = 0.0, [process]
    while waiting:
        number = waiting.pop()
        try:
            fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended, or this is no Linux
            continue
        # Its own time in user mode and in the kernel, and that of its children that ended.
        total += sum(map(int, fields[11:15])) / _TICKS
        waiting += _children(number)
    return total


def youngest(process: int) -> int:
    """Return the process at the end of a line of children, each of which has started the next.

    Parameters
    ----------
    process : int
        The first.

    Examples
    --------
    >>> youngest(os.getpid()) == os.getpid()
    True
    """
    while children := _children(process):
        process = children[-1]
    return process


def _children(process: int) -> list[int]:
    found: list[int] = []
    try:
        for task in os.listdir(f"/proc/{process}/task"):
            listed = Path(f"/proc/{process}/task/{task}/children").read_text()
            found += map(int, listed.split())
    except OSError:
        pass
    return found
