"""Whose file is it? Reads the names that Canvas, Moodle and Blackboard give to submissions.

======================================================================  ======================
file (after ``nbgrader zip_collect`` has unpacked the archive)          student
======================================================================  ======================
``lovelaceada_LATE_4711_815_Copy of 03-the-functions-1.ipynb``          ``lovelaceada``
``Ada Lovelace_4711_assignsubmission_file_/03-the-functions.ipynb``     ``ada-lovelace-4711``
``03_ada_attempt_2026-11-30-15-00-00_03-the-functions.ipynb``           ``ada``
``ada_03-the-functions (1).ipynb``                                      ``ada``
======================================================================  ======================
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.plugins import FileNameCollectorPlugin

from grader.intake.files import plain_name
from grader.results.printable import PrintableLog, without_invisible

_CANVAS = re.compile(r"(?P<student>[^_]+)_(?:LATE_)?(?P<number>\d+)_\d+_(?P<file>.+)")
_MOODLE = re.compile(
    r"(?P<name>[^_/]+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?/?(?P<file>[^/]+)"
)
_BLACKBOARD = re.compile(r".+_(?P<student>[^_]+)_attempt_(?P<time>\d{4}(?:-\d\d){5})_(?P<file>.+)")
_PLAIN = re.compile(r"(?P<student>[\w.@+-]+?)_(?P<file>[^/]+)")
_VERSION = re.compile(r"(?:-(\d+)|\((\d+)\))$")


@dataclass(frozen=True)
class Upload:
    """What the name of an uploaded file tells.

    Parameters
    ----------
    student : str
        A name for nbgrader, without spaces.
    notebook : str
        The name that the file should have, without its ending.
    version : int
        The number that an LMS or a browser gave to a later version; 0 for the first.
    timestamp : str, optional
        When it was handed in, where the name tells.
    number : str
        Canvas' number of the person: it drops spaces from names, so two people may be called alike.
    """

    student: str
    notebook: str
    version: int = 0
    timestamp: str | None = None
    number: str = ""


def read_name(path: Path, notebooks: list[str]) -> Upload | None:
    """Read the name of an uploaded file.

    Parameters
    ----------
    path : Path
        The file; Moodle names the student in its folder.
    notebooks : list of str
        The names of the assignment's notebooks.

    Returns
    -------
    Upload or None
        None where no known pattern fits.

    Examples
    --------
    >>> read_name(Path("lovelaceada_LATE_4711_815_Copy of 03-x-1.ipynb"), ["03-x"])
    Upload(student='lovelaceada', notebook='03-x', version=1, timestamp=None, number='4711')
    """
    moodle = _MOODLE.search(f"{path.parent.name}/{path.stem}") or _MOODLE.search(path.stem)
    if moodle:
        name = re.sub(r"\W+", "-", moodle["name"].casefold()).strip("-")
        return _upload(f"{name}-{moodle['number']}", moodle["file"], notebooks)
    blackboard = _BLACKBOARD.fullmatch(path.stem)
    if blackboard:
        time = datetime.strptime(blackboard["time"], "%Y-%m-%d-%H-%M-%S")
        return _upload(blackboard["student"], blackboard["file"], notebooks, time.isoformat(" "))
    canvas = _CANVAS.fullmatch(path.stem)
    if canvas:
        found = _upload(canvas["student"], canvas["file"], notebooks)
        return replace(found, number=canvas["number"])
    for notebook in sorted(notebooks, key=len, reverse=True):  # students may have _ in their names
        known = re.fullmatch(
            rf"(?P<student>[\w.@+-]+?)_(?P<file>(?:\w+[ _]\w+[ _])?{re.escape(notebook)}.*)",
            path.stem,
            flags=re.IGNORECASE,
        )
        if known:
            return _upload(known["student"], known["file"], notebooks)
    plain = _PLAIN.fullmatch(path.stem)
    return _upload(plain["student"], plain["file"], notebooks) if plain else None


def _upload(student: str, file: str, notebooks: list[str], time: str | None = None) -> Upload:
    student = _harmless(student)
    file = without_invisible(file)
    known = plain_name(file, notebooks)
    number = _VERSION.search(file)
    version = int(number[1] or number[2]) if number else 0
    # A file with a name of its own keeps it; the intake looks inside before grading.
    return Upload(student, known or file.strip(), version if known else 0, time)


def _harmless(student: str) -> str:
    """Return a name without what the Formgrader, which shows names as they are, would run."""
    return re.sub(r"[^\w.@+', -]+", "", student)


class UploadCollector(FileNameCollectorPlugin):
    """nbgrader's collector with the names of several systems, and the last of several uploads.

    Where ``c.FileNameCollectorPlugin.named_regexp`` is set, that reads the names, as in nbgrader.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.log.addFilter(PrintableLog())

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return who handed a file in and what it is; None to skip it.

        Parameters
        ----------
        submitted_file : str
            An unpacked file.
        """
        if self.named_regexp:  # whoever has written one knows the names of the files
            return self._by_expression(submitted_file)
        path = Path(submitted_file)
        if path.suffix not in self.valid_ext:
            self.log.warning("Not a notebook by its name, skipped: %s", path.name)
            return None
        notebooks = self._notebooks()
        upload = read_name(path, notebooks)
        if upload is None:
            self.log.warning("Cannot tell whose file this is, skipped: %s", path.name)
            return None
        student = upload.student
        for other in path.parent.glob("*.ipynb"):
            rival = read_name(other, notebooks)
            if rival is None or rival.student != upload.student:
                continue
            if rival.number and upload.number and rival.number != upload.number:
                # Somebody else, who is called alike.
                student = f"{upload.student}-{upload.number}"
            elif (
                rival.notebook == upload.notebook
                and upload.timestamp is None
                and (rival.version, other.name) > (upload.version, path.name)
            ):
                self.log.warning("%s was replaced by %s, skipped", path.name, other.name)
                return None
        found = {"student_id": student, "file_id": upload.notebook}
        if upload.timestamp:
            found["timestamp"] = upload.timestamp
        return found

    def _by_expression(self, submitted_file: str) -> dict[str, str] | None:
        """Collect as nbgrader does; a student still gets a name that pages can show."""
        found: dict[str, str] | None = super().collect(submitted_file)
        if found and "student_id" in found:
            found["student_id"] = _harmless(found["student_id"])
        return found

    def _notebooks(self) -> list[str]:
        course = self.parent.coursedir
        folder = course.format_path(course.release_directory, ".", course.assignment_id)
        return [path.stem for path in Path(folder).glob("*.ipynb")]
