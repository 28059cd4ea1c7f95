"""What made a test fail, told so that it helps the student and gives no hidden test away."""

from __future__ import annotations

import builtins
import dis
import sys
from collections.abc import Callable
from typing import Any

from grader.worker.shell import Shell

# What student code does to the built-in functions does not reach the functions of this module.
__builtins__ = dict(vars(builtins))
_RAISE = dis.opmap["RAISE_VARARGS"]
_TEXT = 2000  # characters of an exception's message


def failure_of(
    error: BaseException,
    is_library: Callable[[str], bool],
    of_tests: tuple[str, ...],
    shell: Shell,
) -> dict[str, Any]:
    """Describe what made a test fail, with the lines of the student's cells that led there.

    Parameters
    ----------
    error : BaseException
        It is being handled.
    is_library : callable
        Whether the code of a file, by its name, is trusted.
    of_tests : tuple of str
        The files that tests and what they are made of claim to be from.
    shell : Shell
        It knows the student's cells.

    Returns
    -------
    dict
        ``ename``, ``evalue`` and ``traceback`` as in an output; ``own``, whether the course's own
        code raised it; ``by_hand``, whether a ``raise`` of the student's did.
    """
    # The first frame is the driver's.
    trace, lines, own, by_hand = sys.exc_info()[2].tb_next, [], True, False
    while trace is not None:
        code = trace.tb_frame.f_code
        # A check or the test itself must have the last word, with nobody in between.
        own = own and ("/helpers/" in code.co_filename or code.co_filename in of_tests)
        if not is_library(code.co_filename):
            own, by_hand = False, code.co_code[trace.tb_lasti] == _RAISE
            lines.append(shell.line_of(code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    name = type.__dict__["__name__"].__get__(type(error))
    try:
        text = str(error)[:_TEXT]
    except Exception:  # noqa: BLE001 - an exception whose __str__ raises
        text = ""
    return {
        "ename": name,
        "evalue": text,
        "traceback": [*filter(None, lines[-20:]), f"{name}: {text}"],
        "own": own,
        "by_hand": by_hand,
    }
