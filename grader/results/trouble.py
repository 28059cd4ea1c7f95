"""What went wrong with the disk or the gradebook, in one sentence, and what to do about it."""

from __future__ import annotations

import errno

from nbgrader.api import InvalidEntry
from sqlalchemy.exc import DBAPIError

#: What reading a submission and keeping its scores may raise through no fault of the grader's.
TROUBLE = (OSError, DBAPIError, InvalidEntry, RuntimeError)
_ROOM = "make room on the disk"
_RIGHTS = "make sure that you may write there"
_OF_FILES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "raise the limit on file sizes (ulimit -f)",
    errno.EROFS: _RIGHTS,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EMFILE: "raise the limit on open files (ulimit -n)",
}
#: What a database says -> what it means, and what to do.
_OF_DATABASES = {
    "database is locked": "another program is using the gradebook; close it, if it is a database "
    "browser for example",
    "database or disk is full": f"there is no room for the gradebook; {_ROOM}",
    "disk i/o error": f"the gradebook cannot be written; {_ROOM}, or check the system's log",
    "readonly database": f"the gradebook can only be read; {_RIGHTS}",
    "unable to open database": f"the gradebook cannot be opened; {_RIGHTS}",
    "malformed": "the gradebook is damaged; restore it from a backup",
    "not a database": "the gradebook is damaged; restore it from a backup",
    "no such": "another version of nbgrader made the gradebook; run 'nbgrader db upgrade'",
}


def explained(error: BaseException) -> str:
    """Return a sentence on what went wrong, and what to do about it.

    Parameters
    ----------
    error : BaseException
        What was raised.

    Examples
    --------
    >>> explained(OSError(errno.ENOSPC, "No space left on device", "autograded/ada"))
    'No space left on device (autograded/ada): make room on the disk.'
    >>> len(explained(OSError(errno.ENAMETOOLONG, "File name too long", "deep/" * 1500)))
    287
    >>> explained(ValueError("an odd value"))
    'an odd value.'
    """
    if isinstance(error, OSError) and error.strerror:
        where = f" ({_short(str(error.filename))})" if error.filename else ""
        advice = _OF_FILES.get(error.errno or 0)
        return f"{error.strerror}{where}{f': {advice}' if advice else ''}."
    said = (str(error) or type(error).__name__).strip().splitlines()[0]
    if isinstance(error, DBAPIError | InvalidEntry):
        for words, meaning in _OF_DATABASES.items():
            if words in said.lower():
                return f"{meaning[0].upper()}{meaning[1:]} ({said})."
    return said if said.endswith(".") else f"{said}."


def _short(path: str) -> str:
    """Return a path, or its two ends where students made it longer than anybody can read."""
    return path if len(path) <= 300 else f"{path[:200]} ... {path[-60:]}"
