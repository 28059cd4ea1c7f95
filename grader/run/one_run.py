"""One grading run of an assignment at a time: two would write into each other's folders."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from logging import Logger
from pathlib import Path

#: Seconds to wait for another run.
WAIT_SECONDS = 60.0
_BETWEEN_LOOKS = 0.2


@contextlib.contextmanager
def only_run(path: Path, assignment: str, log: Logger) -> Iterator[None]:
    """Wait until no other run grades an assignment, and keep others from it meanwhile.

    Parameters
    ----------
    path : Path
        The file by which runs know of each other. The system lets go of it when a run ends,
        however it ends.
    assignment : str
        Its name in nbgrader.
    log : Logger
        Is told whom this one waits for.

    Raises
    ------
    RuntimeError
        Where the other one takes too long.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait_for(file, assignment, log)
        with contextlib.suppress(OSError):  # a full disk; who it is, is only told
            os.ftruncate(file, 0)
            os.pwrite(file, f"process {os.getpid()}".encode(), 0)
        yield
    finally:
        os.close(file)


def _wait_for(file: int, assignment: str, log: Logger) -> None:
    end = time.monotonic() + WAIT_SECONDS
    told = False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        except OSError:  # a file system without locks
            return
        else:
            return
        who = os.pread(file, 200, 0).decode(errors="replace") or "another process"
        if time.monotonic() >= end:
            raise RuntimeError(
                f"Another run is grading {assignment} ({who}). Nothing was changed; run the same "
                "command when it has ended."
            )
        if not told:
            log.warning(
                "Another run is grading %s (%s); this one waits for it, at most %.0f seconds.",
                assignment,
                who,
                WAIT_SECONDS,
            )
        told = True
        time.sleep(_BETWEEN_LOOKS)
