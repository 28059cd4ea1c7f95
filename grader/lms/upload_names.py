"""The names that Canvas, Moodle and Blackboard give to uploads, read from the outside in.

What the LMS wrote stands on the left; the rest is the student's own, and tells nothing.

======================================================================  ======================
file (after ``nbgrader zip_collect`` has unpacked the archive)          what the LMS says
======================================================================  ======================
``lovelaceada_LATE_4711_815_Copy of 03-the-functions-1.ipynb``          lovelaceada, 4711
``anon_x7Kq2_815_03-the-functions.ipynb``                               x7Kq2, anonymous
``Ada Lovelace_4711_assignsubmission_file_/03-the-functions.ipynb``     Ada Lovelace, 4711
``03_ada_attempt_2026-11-30-15-00-00_03-the-functions.ipynb``           03_ada
======================================================================  ======================
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

#: What is added to the name of a student's zip for the folder of its files.
UNPACKED = " unpacked"
CANVAS, MOODLE, BLACKBOARD = "Canvas", "Moodle", "Blackboard"
_CANVAS = re.compile(
    r"(?P<owner>.+?)_(?P<late>LATE_)?(?P<number>\d+)"
    r"_(?:(?P<serial>\d+)_(?P<file>.+)|(?:text|link)\.html)"
)
_ANONYMOUS = re.compile(
    r"(?P<early>LATE_)?anon_(?P<late>LATE_)?(?P<number>[A-Za-z0-9]+)"
    r"_(?:(?P<serial>\d+)_(?P<file>.+)|(?:text|link)\.html)"
)
_MOODLE = re.compile(
    r"(?P<owner>[^_/]+)_+(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)_?(?P<file>[^/]*)"
)
_BLACKBOARD = re.compile(
    r"(?P<owner>.+?)_attempt_(?P<time>\d{4}(?:-\d\d?){5})(?:_(?P<file>.+)|(?P<receipt>\.txt))"
)


@dataclass(frozen=True)
class LmsName:
    """What an LMS wrote into the name of an upload.

    Parameters
    ----------
    lms : str
        Which one it is; "" where nothing is known.
    owner : str
        Whose it is: Canvas's and Moodle's names of people; the title of the assignment and the
        user name in Blackboard's.
    number : str
        Canvas's number of the person; Moodle's, which is another one in each assignment.
    file : str
        The name that the student gave it, with its ending.
    serial : int
        Canvas's number of the file, which is higher for a later one; 0 elsewhere.
    time : datetime, optional
        When it was handed in, where the name tells; by the LMS's clock.
    late, anonymous, receipt : bool
        What the LMS says of it: late, without a name, Blackboard's own note on an upload.
    """

    lms: str
    owner: str = ""
    number: str = ""
    file: str = ""
    serial: int = 0
    time: datetime | None = None
    late: bool = False
    anonymous: bool = False
    receipt: bool = False


def read_all(paths: Iterable[PurePosixPath]) -> list[LmsName]:
    """Read the names of the uploads of one archive, which all come from one LMS.

    Parameters
    ----------
    paths : iterable of PurePosixPath
        The files, from the folder of their archive on; Moodle names the student in a folder, and
        what was in a student's zip lies in one named after the zip.

    Examples
    --------
    >>> (found,) = read_all([PurePosixPath("o_neill_LATE_4711_815_smith_21_817_03.ipynb")])
    >>> found.owner, found.number, found.file, found.late
    ('o_neill', '4711', 'smith_21_817_03.ipynb', True)
    """
    paths = list(paths)
    found = [_read(path, blackboard_first=False) for path in paths]
    # Canvas numbers each file; one "number" for all of them is part of a title of Blackboard's.
    files = {(one.owner, one.number, one.serial) for one in found if one.lms == CANVAS}
    outer = {path.parts[0] for path, one in zip(paths, found, strict=True) if one.lms == CANVAS}
    if len(files) == 1 < len(outer):
        return [_read(path, blackboard_first=True) for path in paths]
    return found


def _read(path: PurePosixPath, blackboard_first: bool) -> LmsName:
    """Read a path from the outermost part on; what lies in a student's folder is the student's."""
    for place, part in enumerate(path.parts):
        found = _part(part.removesuffix(UNPACKED), blackboard_first)
        if found is not None:
            last = place == len(path.parts) - 1
            return found if last else replace(found, file=path.name, receipt=False)
    return LmsName("", file=path.name)


def _part(name: str, blackboard_first: bool) -> LmsName | None:
    """Read one part of a path: whose pattern begins further on the left, that LMS wrote it."""
    moodle = _MOODLE.fullmatch(name)
    if moodle:
        return LmsName(MOODLE, moodle["owner"].strip(), moodle["number"], moodle["file"])
    blackboard = _BLACKBOARD.fullmatch(name)
    anonymous = _ANONYMOUS.fullmatch(name)
    canvas = anonymous or _CANVAS.fullmatch(name)
    if blackboard and (
        blackboard_first or not canvas or blackboard.end("owner") < canvas.start("number")
    ):
        return LmsName(
            BLACKBOARD,
            blackboard["owner"],
            file=blackboard["file"] or name,
            time=_time(blackboard["time"]),
            receipt=bool(blackboard["receipt"]),
        )
    if canvas:
        late = bool(canvas["late"] or (anonymous and anonymous["early"]))
        return LmsName(
            CANVAS,
            "anon" if anonymous else canvas["owner"],
            canvas["number"],
            canvas["file"] or name,
            int(canvas["serial"] or 0),
            late=late,
            anonymous=bool(anonymous),
        )
    return None


def _time(text: str) -> datetime | None:
    """Return a time; None for one that no clock shows."""
    try:
        return datetime.strptime(text, "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return None
