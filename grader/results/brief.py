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


def brief(of: Any, *beginnings: str) -> None:
    """Keep messages of some beginnings off the console; ``--debug`` shows them.

    Parameters
    ----------
    of : traitlets.config.LoggingConfigurable
        Something of nbgrader's that logs: an app, or what an app has made.
    *beginnings : str
        How those messages begin, as regular expressions.

    Examples
    --------
    >>> from traitlets.config import LoggingConfigurable
    >>> quiet = LoggingConfigurable(log=logging.getLogger("brief.example"))
    >>> brief(quiet, "Copying ")
    >>> bool(quiet.log.filter(logging.makeLogRecord({"msg": "Copying a.ipynb"})))
    False
    """
    app = of
    while not hasattr(app, "log_level") and getattr(app, "parent", None) is not None:
        app = app.parent
    if int(getattr(app, "log_level", logging.INFO)) > logging.DEBUG:
        of.log.addFilter(Brief(beginnings))
