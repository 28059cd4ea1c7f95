"""Look after what checks are made of, whenever a function of the student's is called and returns.

A function that is tested could otherwise change a check that comes after it, and the changed check
could undo the change.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any

# What student code does to the built-in functions does not reach the functions of this module.
__builtins__ = dict(vars(builtins))


def watcher(
    is_library: Callable[[str], bool],
    file_of: Callable[[Any], str],
    unchanged: Callable[[], bool],
    tampered: list[bool],
) -> Callable[..., None]:
    """Return a profile function that looks at the state wherever student code comes and goes.

    Parameters
    ----------
    is_library : callable
        Whether the code of a file, by its name, is trusted.
    file_of : callable
        The name of the file that the code of a frame is from.
    unchanged : callable
        Whether what checks are made of is as it was.
    tampered : list of bool
        Gets an item where it was not.
    """
    running: list[tuple[Any, bool]] = []  # frames, and whether they are the student's

    def look() -> None:
        inside = running and running[-1][1]
        if not inside and not tampered and not unchanged():
            tampered.append(True)

    def watch(frame: Any, event: str, _: Any) -> None:
        if event == "call":
            own = not is_library(file_of(frame))
            if own:
                look()
            running.append((frame, own))
        elif event == "return":
            own = None
            while running and own is None:
                started, whose = running.pop()
                own = whose if started is frame else None
            if own or (own is None and not is_library(file_of(frame))):
                look()

    return watch
