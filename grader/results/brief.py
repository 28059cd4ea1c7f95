"""Fewer lines on the console: nbgrader has several for each file, and a class has many files."""

from __future__ import annotations

import logging
import re
from typing import Any


class Brief(logging.Filter):
    """Keeps messages of some beginnings off the console.

    Parameters
    ----------
    beginnings : tuple of str
        How those messages begin, as regular expressions.
    """

    def __init__(self, beginnings: tuple[str, ...]) -> None:
        super().__init__()
        self._beginnings = re.compile("|".join(beginnings))

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is shown."""
        return self._beginnings.match(record.getMessage()) is None


def brief(log: Any, *beginnings: str) -> None:
    """Keep messages of some beginnings off the console; ``--debug`` shows them.

    Parameters
    ----------
    log : logging.Logger
        nbgrader's.
    *beginnings : str
        How those messages begin, as regular expressions.

    Examples
    --------
    >>> log = logging.getLogger("brief.example")
    >>> brief(log, "Copying ")
    >>> log.filter(logging.makeLogRecord({"msg": "Copying a.ipynb"}))
    False
    """
    if log.getEffectiveLevel() > logging.DEBUG:
        log.addFilter(Brief(beginnings))
