"""What became of each upload, and what is to be told of the exchange, kept for the report."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Collection as Collection_
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from grader.results import log


@dataclass
class Upload:
    """One file that came in.

    Parameters
    ----------
    file : str
        Its path in the folder ``archive``, those of archives included.
    student : str
        nbgrader's name of the owner; "" where nobody knows.
    became : str
        Its name in ``submitted/``; "" where it was not collected.
    why : str
        Why it was not collected, or what a person should know; one sentence.
    time : str
        When it was handed in, where that is known: ISO 8601, with the offset from UTC.
    late : bool
        Whether the LMS says that it was late.
    exchange : bool
        Whether it is a folder of nbgrader's exchange.
    copy : bool
        Whether it is, byte for byte, another upload of the same student.
    content : str
        The SHA-256 of a file that was collected.
    turn : int
        Its place among the student's collected files, from 1, by what the LMS says of the time;
        files of one time share a place. 0 where nobody has looked.
    maybe : list of str
        Where nobody knows the owner: the students whose it may be.
    """

    file: str
    student: str = ""
    became: str = ""
    why: str = ""
    time: str = ""
    late: bool = False
    exchange: bool = False
    copy: bool = False
    content: str = ""
    turn: int = 0
    maybe: list[str] = field(default_factory=list)


@dataclass
class Collection:
    """What came in for an assignment.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    uploads : list of Upload
        In the order of their names.
    """

    root: Path
    assignment: str
    uploads: list[Upload] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return log.folder(self.root, ".collected") / f"{self.assignment}.json"

    def save(self) -> None:
        """Keep it on disk."""
        content = [asdict(upload) for upload in self.uploads]
        log.write_whole(self.path, json.dumps(content, indent=1))

    def of(self, student: str) -> list[Upload]:
        """Return the uploads of a student."""
        return [upload for upload in self.uploads if upload.student == student]


def load(root: Path, assignment: str) -> Collection:
    """Read what came in; nothing where nothing was collected from archives.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    """
    found = Collection(root, assignment)
    with contextlib.suppress(FileNotFoundError, ValueError, TypeError):
        content = json.loads(found.path.read_text(encoding="utf-8"))
        found.uploads = [Upload(**each) for each in content]
    return found


def content_of(path: Path) -> str:
    """Return what tells the content of a file from that of others; `Upload.content` holds it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unclear(uploads: Iterable[Upload], there: Collection_[str] = ()) -> list[str]:
    """Return the students whom an upload may belong to of which nobody knows the owner.

    Parameters
    ----------
    uploads : iterable of Upload
        What came in.
    there : collection of str
        The students of whom something else came in.

    Examples
    --------
    >>> unclear([Upload("Lena_1/a.ipynb", maybe=["lena-1", "lena-2"])], {"lena-2"})
    ['lena-1']
    """
    return sorted({student for one in uploads for student in one.maybe} - {*there})


def called_late(uploads: Iterable[Upload]) -> dict[str, Upload]:
    """Return what the LMS calls late of what was collected, by student.

    Parameters
    ----------
    uploads : iterable of Upload
        What came in.
    """
    return {one.student: one for one in uploads if one.late and one.student and one.became}


def without_notebook(uploads: Iterable[Upload]) -> dict[str, list[str]]:
    """Return the names of the files of students of whom no notebook was collected.

    Parameters
    ----------
    uploads : iterable of Upload
        What came in.

    Examples
    --------
    >>> without_notebook([Upload("s/a.pdf", "ada"), Upload("s/b.ipynb", "bob", "b.ipynb")])
    {'ada': ['a.pdf']}
    """
    files: dict[str, list[str]] = {}
    taken = set()
    for upload in uploads:
        if upload.student and not upload.copy:
            files.setdefault(upload.student, []).append(Path(upload.file).name)
        if upload.became:
            taken.add(upload.student)
    return {student: names for student, names in sorted(files.items()) if student not in taken}
