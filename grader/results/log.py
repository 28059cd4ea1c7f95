"""What was done to a submission, what to look at, how its tests ended: one JSON file each."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from grader.results.printable import printable

REPAIR = "repair"
LOOK = "look"
REFUSED = "refused"

RIGHT, WRONG, BLANK = "right", "wrong", "blank"
ERROR, TIMEOUT, NOT_RUN = "error", "timeout", "not run"


@dataclass(frozen=True)
class Note:
    """One thing that happened to a submission.

    Parameters
    ----------
    kind : {"repair", "look", "refused"}
        Repaired and done with; for a person to look at; could not be graded.
    where : str
        The grade_id of a cell, or the name of a file; "" for all that was handed in.
    text : str
        One sentence for the instructor.
    scores : tuple of str
        The grade_ids whose scores depend on it.
    notebook : str
        The notebook it is about; "" where it is about the files of the submission.
    """

    kind: str
    where: str
    text: str
    scores: tuple[str, ...] = ()
    notebook: str = ""

    def __str__(self) -> str:
        return printable(f"{self.where}: {self.text}" if self.where else self.text)


@dataclass(frozen=True)
class Verdict:
    """How one test ended.

    Parameters
    ----------
    test : str
        Its grade_id.
    exercise : str
        The exercise that it belongs to; the grade_id where the cell does not tell.
    points, possible : float
        What it gave, and what it is worth.
    status : {"right", "wrong", "blank", "error", "timeout", "not run"}
        A check failed; nothing was written; something else was raised; it took too long; it did
        not come to its end, and nobody said why.
    sentence : str
        What the student is told; "" for one that is right.
    mistake : str
        The name of the known mistake: the target or test that knows it, a slash, and its first
        words; of a quiz question, the letter that was chosen. "" where it is none.
    """

    test: str
    exercise: str
    points: float
    possible: float
    status: str
    sentence: str = ""
    mistake: str = ""


@dataclass
class SubmissionLog:
    """The notes on one student's submission of one assignment.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment, student : str
        Their names in nbgrader.
    notes : list of Note
        In the order in which they were taken.
    keys : dict of str to str
        By notebook, what was graded, by what: see `grader.intake.submission.key_of`.
    verdicts : dict of str to list of Verdict
        By notebook, how each test ended; not there for one that was not run, or that was graded
        before verdicts were kept.
    content : str
        What was handed in then, as `contents_of` tells it; "" where an earlier version wrote the
        log.
    """

    root: Path
    assignment: str
    student: str
    notes: list[Note] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, list[Verdict]] = field(default_factory=dict)
    content: str = ""

    @property
    def path(self) -> Path:
        """Where the log is kept; nbgrader ignores folders whose name starts with a dot."""
        return folder(self.root, self.assignment) / f"{self.student}.json"

    def add(self, *notes: Note, notebook: str = "") -> None:
        """Take notes, on a notebook or on the submission."""
        self.notes.extend(replace(note, notebook=notebook) for note in notes)

    def keep(self, earlier: SubmissionLog, notebooks: Iterable[str]) -> None:
        """Take over what an earlier log says of notebooks that are not graded this time."""
        names = set(notebooks)
        self.keys = {name: key for name, key in earlier.keys.items() if name in names}
        self.notes += [note for note in earlier.notes if note.notebook in names]
        self.verdicts = {name: each for name, each in earlier.verdicts.items() if name in names}

    def save(self) -> None:
        """Keep the notes on disk; a crash leaves the old file or the new one, never half of it."""
        write_whole(self.path, self.text)

    @property
    def text(self) -> str:
        """What is kept on disk."""
        content = {
            "content": self.content,
            "keys": self.keys,
            "notes": [asdict(note) for note in self.notes],
            "verdicts": {
                name: [asdict(verdict) for verdict in verdicts]
                for name, verdicts in self.verdicts.items()
            },
        }
        return json.dumps(content, indent=1)

    @property
    def refused(self) -> bool:
        """Whether nothing of what was handed in last could be graded."""
        return not self.keys and bool(self.of_kind(REFUSED))

    def is_past(self, folder: Path) -> bool:
        """Whether other work lies in ``submitted/<student>/<assignment>`` by now."""
        with contextlib.suppress(OSError):
            return bool(self.content) and self.content != contents_of(folder)
        return False

    @property
    def summary(self) -> str:
        """What happened, in one line."""
        refused, look, repairs = map(self.of_kind, (REFUSED, LOOK, REPAIR))
        said = []
        if refused:
            said.append(str(refused[0]))
        if look:
            more = f" (and {len(look) - 1} more)" if len(look) > 1 else ""
            said.append(f"to look at: {str(look[0]).rstrip('.')}{more}")
        if repairs:
            said.append(f"{len(repairs)} repair{'s' * (len(repairs) > 1)}")
        return "; ".join(said)

    def of_kind(self, kind: str) -> list[Note]:
        """Return the notes of one kind."""
        return [note for note in self.notes if note.kind == kind]


def folder(root: Path, assignment: str) -> Path:
    """Return the folder that holds the logs of an assignment."""
    return root / "autograded" / ".logs" / assignment


def load(root: Path, assignment: str, student: str) -> SubmissionLog:
    """Read the log of a submission; one without notes if there is none, or none that can be read.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment, student : str
        Their names in nbgrader.
    """
    log = SubmissionLog(root, assignment, student)
    # A machine that loses its power may leave an empty file; the work is graded again then.
    with contextlib.suppress(FileNotFoundError, ValueError):
        content = json.loads(log.path.read_text(encoding="utf-8"))
        log.content = content.get("content", "")
        log.keys = content["keys"]
        log.notes = [
            Note(**(note | {"scores": tuple(note["scores"])})) for note in content["notes"]
        ]
        log.verdicts = {
            name: [Verdict(**verdict) for verdict in verdicts]
            for name, verdicts in content.get("verdicts", {}).items()
        }
    return log


def contents_of(folder: Path) -> str:
    """Return what tells the notebooks of a submission from others, whatever they are called."""
    contents = []
    for path in folder.glob("*.ipynb"):
        is_file = stat.S_ISREG(path.lstat().st_mode)  # a link may lead anywhere
        contents.append(hashlib.sha256(path.read_bytes() if is_file else b"").hexdigest())
    return hashlib.sha256("".join(sorted(contents)).encode()).hexdigest()


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
