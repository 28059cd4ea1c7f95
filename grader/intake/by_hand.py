"""Times of submission that an instructor wrote: collecting again does not lose them."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from nbgrader.utils import parse_utc

from grader.results.collection import Upload, content_of
from grader.results.timestamps import IN_UTC, timestamp_of


@dataclass(frozen=True)
class Written:
    """A time in a ``timestamp.txt`` that no collection has put there.

    Parameters
    ----------
    student : str
        Whose work it is about.
    when : datetime or None
        By UTC; None where it cannot be read.
    same_work : bool
        Whether the notebooks that are collected now are those that it was written for.
    """

    student: str
    when: datetime | None
    same_work: bool

    @property
    def stays(self) -> bool:
        """Whether it holds for what is collected now."""
        return self.same_work and self.when is not None


def times(
    submitted: Path,
    assignment: str,
    before: Iterable[Upload],
    now: Iterable[Upload],
    zone: ZoneInfo = IN_UTC,
) -> dict[str, Written]:
    """Find the times that a person wrote, by student.

    Parameters
    ----------
    submitted : Path
        nbgrader's folder of submissions, before anything in it is replaced.
    assignment : str
        Its name in nbgrader.
    before, now : iterable of Upload
        What was collected last time, and what is about to be.
    zone : ZoneInfo
        The course's time zone.
    """
    own: dict[str, set[datetime]] = defaultdict(set)
    for upload in (one for one in before if one.became and one.time):
        own[upload.student].add(parse_utc(upload.time))
    contents: dict[str, set[str]] = defaultdict(set)
    for upload in (one for one in now if one.became):
        contents[upload.student].add(upload.content)
    found = {}
    for student, wanted in contents.items():
        folder = submitted / student / assignment
        when = None
        with contextlib.suppress(ValueError, OverflowError, OSError):  # a person wrote it
            when = timestamp_of(folder, zone)
            if when is None or when in own[student]:
                continue
        there = {content_of(path) for path in folder.glob("*.ipynb")}
        found[student] = Written(student, when, wanted <= there)
    return found
