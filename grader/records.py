"""What was done to a submission, and what a person should look at: one JSON file each."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

REPAIR = "repair"
LOOK = "look"
REFUSED = "refused"


@dataclass(frozen=True)
class Note:
    """One thing that happened to a submission.

    Parameters
    ----------
    kind : {"repair", "look", "refused"}
        Repaired and done with; for a person to look at; could not be graded.
    where : str
        The grade_id of a cell, or the name of a file.
    text : str
        One sentence for the instructor.
    scores : tuple of str
        The grade_ids whose scores depend on it.
    """

    kind: str
    where: str
    text: str
    scores: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


@dataclass
class Record:
    """The notes on one student's submission of one assignment.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment, student : str
        Their names in nbgrader.
    notes : list of Note
        In the order in which they were taken.
    """

    root: Path
    assignment: str
    student: str
    notes: list[Note] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """Where the record is kept; nbgrader ignores folders whose name starts with a dot."""
        return folder(self.root, self.assignment) / f"{self.student}.json"

    def add(self, *notes: Note) -> None:
        """Take notes, and keep them on disk at once: a later step may fail."""
        self.notes.extend(notes)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        content = {"notes": [asdict(note) for note in self.notes]}
        self.path.write_text(json.dumps(content, indent=1), encoding="utf-8")

    def clear(self) -> None:
        """Forget an earlier grading run."""
        self.notes.clear()
        self.path.unlink(missing_ok=True)

    def of_kind(self, kind: str) -> list[Note]:
        """Return the notes of one kind."""
        return [note for note in self.notes if note.kind == kind]


def folder(root: Path, assignment: str) -> Path:
    """Return the folder that holds the records of an assignment."""
    return root / "autograded" / ".records" / assignment


def load(root: Path, assignment: str, student: str) -> Record:
    """Read the record of a submission; one without notes if there is none.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment, student : str
        Their names in nbgrader.
    """
    record = Record(root, assignment, student)
    if record.path.exists():
        content = json.loads(record.path.read_text(encoding="utf-8"))
        record.notes = [
            Note(**(note | {"scores": tuple(note["scores"])})) for note in content["notes"]
        ]
    return record


def of_resources(resources: dict[str, Any]) -> Record:
    """Read the record that belongs to the notebook which nbgrader is converting.

    Parameters
    ----------
    resources : dict
        nbconvert's, as nbgrader fills it in.
    """
    place = Path(resources["metadata"]["path"])
    about = resources["nbgrader"]
    return load(course_directory(place), about["assignment"], about["student"])


def course_directory(submission: Path) -> Path:
    """Return the course directory of a folder ``<step>/<student>/<assignment>``.

    Examples
    --------
    >>> course_directory(Path("/course/submitted/ada/03-the-functions")).as_posix()
    '/course'
    """
    return submission.absolute().parents[2]
