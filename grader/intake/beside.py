"""What lies beside the uploads and says whose they are: Blackboard's notes, Moodle's worksheets."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path, PurePosixPath

from grader.intake.owners import Class
from grader.lms import csv_in_place, moodle, upload_names
from grader.lms.csv_in_place import Refused
from grader.lms.moodle import Participant
from grader.lms.roster import Roster, bare

#: Time zones and a draft that is submitted a day later explain less.
_APART = timedelta(days=3)
# "Name: Ada Lovelace (ada)", in the language of the one who downloads.
_USER = re.compile(r"[^:\n]{1,40}:.*\((?P<user>[^()\s]+)\)\s*")


@dataclass(frozen=True)
class Known:
    """What decides whose an upload is, and what Moodle says of it.

    Parameters
    ----------
    class_ : Class
        What decides it.
    participants : dict of str to Participant
        By Moodle's number of a participant in this assignment.
    worksheets : list of str
        The names of the files that say so.
    """

    class_: Class
    participants: dict[str, Participant] = field(default_factory=dict)
    worksheets: list[str] = field(default_factory=list)


def read(known: Class, folders: Iterable[Path], extracted: Path) -> Known:
    """Add what lies beside the uploads to what is known of the class.

    Parameters
    ----------
    known : Class
        The roster and the assignment.
    folders : iterable of Path
        Where instructors put worksheets.
    extracted : Path
        Where archives were unpacked.
    """
    paths = [path for folder in folders for path in sorted(folder.glob("*.csv"))]
    there = {path: found for path in paths if (found := _participants(path))}
    participants = {each.number: each for found in there.values() for each in found}
    people = {number: _student(each, known.roster) for number, each in participants.items()}
    receipts = dict(_receipts(extracted))
    worksheets = [path.name for path in there]
    return Known(replace(known, participants=people, receipts=receipts), participants, worksheets)


def doubt(
    worksheets: Iterable[str],
    gaps: Sequence[timedelta],
    assignment: str,
    others: Iterable[str],
) -> str:
    """Say why a worksheet seems to be another assignment's; "" where it does not.

    Parameters
    ----------
    worksheets : iterable of str
        The names of the files.
    gaps : sequence of timedelta
        By how much its times and those of the archive differ, file by file.
    assignment : str
        The one that is collected.
    others : iterable of str
        The names of the other assignments.

    Examples
    --------
    >>> doubt(["Grades-ML-05 A neuron-4711.csv"], [], "01-intuition", ["05-a-neuron"])
    "'Grades-ML-05 A neuron-4711.csv' has the name of 05-a-neuron."
    >>> doubt(["w.csv"], [timedelta(days=14, hours=2)] * 4, "01-intuition", ["05-a-neuron"])
    'its times and those of the archive are 14 days apart.'
    >>> doubt(["Grades-ML-01 Intuition.csv"], [timedelta(hours=2)], "01-intuition", ["05-a-neuron"])
    ''
    """
    for name in worksheets:
        for other in others:
            if bare(other) in bare(name) and bare(assignment) not in bare(name):
                return f"'{name}' has the name of {other}."
    middle = sorted(gaps)[len(gaps) // 2] if gaps else timedelta()
    if middle < _APART:
        return ""
    return f"its times and those of the archive are {middle.days} days apart."


def _participants(path: Path) -> list[Participant]:
    with contextlib.suppress(Refused, OSError):
        return moodle.participants(csv_in_place.read(path))
    return []


def _student(one: Participant, roster: Roster) -> str:
    for found in (roster.by_id(one.email), roster.by_name(one.name)):
        if len(found) == 1:
            return found.pop()
    return ""


def _receipts(extracted: Path) -> Iterable[tuple[tuple[str, str], str]]:
    """Yield the user names in Blackboard's own notes, by folder and owner."""
    for path in sorted(extracted.rglob("*_attempt_*.txt")):
        if any(part.endswith(upload_names.UNPACKED) for part in path.parts):
            continue
        (name,) = upload_names.read_all([PurePosixPath(path.name)])
        if not name.receipt or not path.is_file():
            continue
        with (
            contextlib.suppress(OSError),
            path.open(encoding="utf-8-sig", errors="replace") as file,
        ):
            # Its first line is Blackboard's; further down it repeats what the student typed.
            found = _USER.fullmatch(file.readline(1000).rstrip("\r\n"))
            if found:
                folder = path.parent.relative_to(extracted).as_posix()
                yield (folder, name.owner), found["user"]
