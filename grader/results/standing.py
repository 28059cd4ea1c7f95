"""Put a graded folder in the place of an older one, so that one of the two always stands."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

_OLD = "old"


@contextlib.contextmanager
def standing(new: Path, place: Path) -> Iterator[None]:
    """Put a folder in its place; where what is done meanwhile fails, the older one comes back.

    Parameters
    ----------
    new : Path
        The folder; there is nothing of its name but in the place that it has.
    place : Path
        Where it belongs, and where an older one may be.

    Examples
    --------
    >>> import tempfile
    >>> root = Path(tempfile.mkdtemp())
    >>> (root / "unfinished" / "new").mkdir(parents=True)
    >>> with standing(root / "unfinished" / "new", root / "ada"):
    ...     (root / "ada").exists()
    True
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    old = new.with_name(_OLD)
    if place.exists():
        place.rename(old)
    try:
        new.rename(place)
        yield
    except BaseException:
        if place.exists():
            place.rename(new)
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def put_back(unfinished: Path, place: Path) -> None:
    """Put the older folder back where a run was ended before the new one stood.

    Parameters
    ----------
    unfinished : Path
        The folder that held the new one.
    place : Path
        Where it belongs.
    """
    old = unfinished / _OLD
    if old.exists() and not place.exists():
        old.rename(place)
