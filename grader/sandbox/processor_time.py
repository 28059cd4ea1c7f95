"""How much processor time a process and its children have used, on Linux."""

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
            # Its own time in user mode and in the kernel, and that of its children that ended.
            total += sum(map(int, fields[11:15])) / _TICKS
            for task in os.listdir(f"/proc/{number}/task"):
                listed = Path(f"/proc/{number}/task/{task}/children").read_text()
                waiting += map(int, listed.split())
        except (OSError, ValueError, IndexError):  # it has just ended, or this is no Linux
            continue
    return total
