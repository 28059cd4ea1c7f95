"""What nbgrader's own options ask for, where a batch has its own way of doing it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.preprocessors import Execute

from grader.sandbox.limits import Sandbox

_GROUP = 0o2770


def executes(converter: Any) -> bool:
    """Whether student code is to be run: not with ``--no-execute``.

    Parameters
    ----------
    converter : nbgrader.converters.Autograde
        It knows the configuration.
    """
    return bool(Execute(parent=converter).enabled)


def limits(converter: Any, sandbox: Sandbox) -> dict[str, int]:
    """Return the limits of `sandbox`, with nbgrader's ``c.Execute.timeout`` where it is set.

    None and negative numbers stand for no limit, in nbgrader; a notebook keeps its own here.

    Parameters
    ----------
    converter : nbgrader.converters.Autograde
        It knows the configuration.
    sandbox : Sandbox
        The settings.

    Examples
    --------
    >>> from traitlets.config import Application, Config
    >>> grading = Application(config=Config({"Execute": {"timeout": 7}}))
    >>> found = limits(grading, Sandbox())
    >>> found["cell_seconds"], found["test_seconds"]
    (7, 7)
    """
    amounts = sandbox.amounts()
    if "timeout" not in converter.config.Execute:
        return amounts
    seconds = Execute(parent=converter).timeout
    if seconds is None or seconds < 0:
        seconds = amounts["notebook_seconds"]
    return amounts | {
        "cell_seconds": seconds,
        "test_seconds": min(seconds, amounts["test_seconds"]),
    }


def share(*folders: Path) -> None:
    """Let the group of each folder write in it, and own what is made there: ``groupshared``.

    Parameters
    ----------
    *folders : Path
        Those that belong to somebody else stay as they are.
    """
    for folder in folders:
        mode = folder.stat().st_mode
        if mode & _GROUP != _GROUP:
            try:
                folder.chmod((mode | _GROUP) & 0o2777)
            except PermissionError:
                continue
