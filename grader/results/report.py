"""What happened to the submissions of an assignment, on one page for the instructor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from grader.results.log import LOOK, REFUSED, REPAIR, Note, SubmissionLog, load
from grader.results.printable import printable


@dataclass
class Report:
    """What happened, by student.

    Parameters
    ----------
    assignment : str
        Its name in nbgrader.
    graded : list of str
        The students whose work was graded.
    refused : dict of str to str
        Why the work of a student could not be graded.
    look, repairs : dict of str to list of Note
        What a person should look at, and what was put right.
    """

    assignment: str
    graded: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    look: dict[str, list[Note]] = field(default_factory=dict)
    repairs: dict[str, list[Note]] = field(default_factory=dict)


def read(root: Path, assignment: str) -> Report:
    """Read what happened to an assignment.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    """
    report = Report(assignment)
    for folder in sorted((root / "submitted").glob(f"*/{assignment}")):
        student = folder.parent.name
        log = load(root, assignment, student)
        graded = any((root / "autograded" / student / assignment).glob("*.ipynb"))
        if graded and not log.refused:
            report.graded.append(student)
        else:
            stands = " The scores of an earlier version stand." if graded else ""
            report.refused[student] = _why_not(folder, log) + stands
        kinds = ((LOOK, report.look), (REPAIR, report.repairs))
        for kind, notes in kinds:
            if log.of_kind(kind):
                notes[student] = log.of_kind(kind)
    return report


def _why_not(folder: Path, log: SubmissionLog) -> str:
    refused = log.of_kind(REFUSED)
    if refused:
        return "; ".join(map(str, refused))
    if not any(folder.glob("*.ipynb")):
        files = sorted(path.name for path in folder.iterdir() if path.name != "timestamp.txt")
        return f"no notebook was handed in, only {', '.join(files)}" if files else "no file"
    return "not graded yet, or grading failed: see what 'nbgrader autograde' says"


def lines(report: Report) -> Iterator[str]:
    """Yield the report as text, line by line."""
    yield from map(printable, _lines(report))


def _lines(report: Report) -> Iterator[str]:
    total = len(report.graded) + len(report.refused)
    yield f"{report.assignment}: {len(report.graded)} of {total} submissions were graded."
    if report.refused:
        yield ""
        yield "Could not be graded:"
        for student, why in report.refused.items():
            yield f"  {student}: {why}"
    if report.look:
        yield ""
        yield "For a person to look at:"
        for student, notes in report.look.items():
            yield f"  {student}"
            yield from (f"    {note}" for note in notes)
    if report.repairs:
        yield ""
        yield "Put right without you:"
        for student, notes in report.repairs.items():
            yield f"  {student}"
            yield from (f"    {line}" for line in _grouped(notes))


def _grouped(notes: list[Note]) -> Iterator[str]:
    """Yield a line a note, but one line for what happened to many cells alike."""
    many = {text for text, count in Counter(note.text for note in notes).items() if count > 3}
    for text in sorted(many):
        cells = sum(note.text == text for note in notes)
        yield f"{cells} cells: {text}"
    for note in notes:
        if note.text not in many:
            yield str(note)
