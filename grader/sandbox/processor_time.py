"""Processes and their children, on Linux: who runs, and how much processor time it took."""

from __future__ import annotations

import os

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Processes:
    """What the system tells of processes, by their numbers as they are now.

    An answer process puts another ``/proc`` over this one, with other numbers; the folder that was
    opened before stays the same. Where there is none, nobody has children or takes time.

    Examples
    --------
    >>> processes = Processes()
    >>> processes.time_of(os.getpid()) >= 0
    True
    """

    def __init__(self) -> None:
        try:
            self._folder = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:
            self._folder = -1

    def close(self) -> None:
        """Let go of the folder, where student code could find it."""
        if self._folder >= 0:
            os.close(self._folder)

    def time_of(self, process: int) -> float:
        """Return the processor time of a process and of all that it has started, in seconds."""
        total, waiting = 0.0, [process]
        while waiting:
            number = waiting.pop()
            # Its own time in user mode and in the kernel, and that of its children that ended.
            fields = self._read(f"{number}/stat").rpartition(")")[2].split()[11:15]
            total += sum(map(int, fields)) / _TICKS
            waiting += self.children(number)
        return total

    def youngest(self, process: int) -> int:
        """Return the last of a line of children, each of which has started the next."""
        while children := self.children(process):
            process = children[-1]
        return process

    def children(self, process: int) -> list[int]:
        """Return the processes that a process has started, or has adopted, and not yet let go."""
        found: list[int] = []
        try:
            tasks = os.open(f"{process}/task", os.O_RDONLY, dir_fd=self._folder)
        except OSError:  # it has just ended, or this is no Linux
            return found
        try:
            for task in os.listdir(tasks):
                found += map(int, self._read(f"{process}/task/{task}/children").split())
        finally:
            os.close(tasks)
        return found

    def _read(self, name: str) -> str:
        try:
            file = os.open(name, os.O_RDONLY, dir_fd=self._folder)
        except OSError:
            return ""
        with os.fdopen(file, encoding="ascii", errors="replace") as text:
            try:
                return text.read()
            except OSError:
                return ""
