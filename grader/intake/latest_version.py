"""Which of several versions counts: the latest, by what the LMS itself says of time and order."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from grader.intake import archives
from grader.intake.files import version_of
from grader.intake.owners import Found
from grader.lms.upload_names import CANVAS, MOODLE
from grader.results.collection import Upload, content_of

#: An archive whose files have times so far apart took them from the LMS, not from its own making.
_HOUR = 3600.0


@dataclass(frozen=True)
class Version:
    """What is known of a file besides its owner.

    Parameters
    ----------
    content : str
        The SHA-256 of the file.
    order : tuple
        What the LMS says of when it was handed in: larger is later, equal is unknown.
    rank : tuple
        The same, and then what else tells two files of one name apart.
    time : float
        When it was handed in by the archive, in seconds; 0 where its times are those of its making.
    """

    content: str
    order: tuple[Any, ...]
    rank: tuple[Any, ...]
    time: float = 0.0


def read(uploads: Sequence[Found], extracted: Path) -> list[Version]:
    """Read what is known of each file.

    The LMS's time in the name comes first, then Canvas's number of the file, which grows, then the
    time in the archive. Where an archive has no times of its own, a later archive is later.

    Parameters
    ----------
    uploads : sequence of Found
        All that came in.
    extracted : Path
        Where it was unpacked.
    """
    times = [_time(one, extracted) for one in uploads]
    all_of: dict[str, list[float]] = defaultdict(list)
    lms_of: dict[str, list[float]] = defaultdict(list)
    for one, time in zip(uploads, times, strict=True):
        if one.folder != ".":
            all_of[one.folder].append(time)
            if one.name.lms in (CANVAS, MOODLE):
                lms_of[one.folder].append(time)
    made = {folder: max(found) for folder, found in all_of.items()}
    own = {folder for folder, found in lms_of.items() if max(found) - min(found) >= _HOUR}
    versions = []
    for one, time in zip(uploads, times, strict=True):
        has_time = one.folder in own and one.name.lms in (CANVAS, MOODLE)
        archived = time if has_time else made.get(one.folder, 0.0)
        order = (one.name.time or datetime.min, one.name.serial, archived)
        version = version_of(PurePosixPath(one.name.file).stem)
        place = (made.get(one.folder, 0.0), -len(one.path.parts), one.path.name)
        content = content_of(extracted / one.folder / one.path)
        versions.append(
            Version(content, order, (*order, version, *place), time if has_time else 0.0)
        )
    return versions


def _time(one: Found, extracted: Path) -> float:
    with contextlib.suppress(OSError):
        return archives.handed_in(extracted / one.folder / one.path).stat().st_mtime
    return 0.0


def leave_out_copies(
    chosen: Sequence[Upload], versions: Sequence[Version], names: set[str]
) -> None:
    """Mark what is, byte for byte, a copy of another upload of the same student.

    Parameters
    ----------
    chosen : sequence of Upload
        What becomes of each file; changed in place.
    versions : sequence of Version
        What is known of each.
    names : set of str
        The names of the assignment's own notebooks: two of them may be equal.

    Examples
    --------
    >>> chosen = [Upload("1/a.ipynb", "ada", "a.ipynb"), Upload("2/b.ipynb", "ada", "b.ipynb")]
    >>> versions = [Version("same", (1,), (1,)), Version("same", (2,), (2,))]
    >>> leave_out_copies(chosen, versions, {"03.ipynb"})
    >>> [upload.copy for upload in chosen]
    [True, False]
    """
    same: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for index, (upload, version) in enumerate(zip(chosen, versions, strict=True)):
        nobodys = "" if upload.student else PurePosixPath(upload.file).name
        same[upload.student, nobodys, version.content].append(index)
    for indices in same.values():
        kept = max(indices, key=lambda index: _standing(chosen[index], versions[index], names))
        for index in indices:
            upload = chosen[index]
            if index != kept and upload.became not in names:
                upload.became, upload.copy = "", True


def _standing(upload: Upload, version: Version, names: set[str]) -> tuple[Any, ...]:
    return upload.became in names, bool(upload.became), version.rank


def number(chosen: Sequence[Upload], versions: Sequence[Version]) -> None:
    """Write down in which order a student's files were handed in, for when names differ.

    Parameters
    ----------
    chosen : sequence of Upload
        What becomes of each file; changed in place.
    versions : sequence of Version
        What is known of each.

    Examples
    --------
    >>> chosen = [Upload("a.ipynb", "ada", "a.ipynb"), Upload("b.ipynb", "ada", "b.ipynb")]
    >>> number(chosen, [Version("one", (2,), (2,)), Version("two", (1,), (1,))])
    >>> [upload.turn for upload in chosen]
    [2, 1]
    """
    of_student: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for upload, version in zip(chosen, versions, strict=True):
        if upload.became:
            of_student[upload.student].add(version.order)
    for upload, version in zip(chosen, versions, strict=True):
        if upload.became:
            upload.content = version.content
            upload.turn = sorted(of_student[upload.student]).index(version.order) + 1


def count_from_the_first(chosen: Sequence[Upload], versions: Sequence[Version]) -> None:
    """Take the time of the first of equal files: the same work, handed in again, is no later.

    Parameters
    ----------
    chosen : sequence of Upload
        What becomes of each file; changed in place.
    versions : sequence of Version
        What is known of each.

    Examples
    --------
    >>> days = ("2026-11-29 12:00+00:00", "2026-11-30 12:00+00:00")
    >>> chosen = [Upload("a.ipynb", "ada", time=day) for day in days]
    >>> count_from_the_first(chosen, [Version("same", (1,), (1,))] * 2)
    >>> chosen[1].time
    '2026-11-29 12:00+00:00'
    """
    same: dict[tuple[str, str], list[Upload]] = defaultdict(list)
    for upload, version in zip(chosen, versions, strict=True):
        if upload.student and upload.time:
            same[upload.student, version.content].append(upload)
    for equal in same.values():
        first = min(equal, key=lambda upload: datetime.fromisoformat(upload.time))
        for upload in equal:
            upload.time, upload.late = first.time, first.late
