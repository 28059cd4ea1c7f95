"""What happened to the submissions of an assignment, on one page for the instructor."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from grader.lms import roster
from grader.results import collection, course_directory, entered, excused, timestamps
from grader.results.collection import Upload
from grader.results.entered import Entered
from grader.results.excused import EVERYBODY
from grader.results.log import LOOK, REFUSED, REPAIR, Note, SubmissionLog, load
from grader.results.printable import counted, printable
from grader.results.summary import duration, number
from grader.results.timestamps import IN_UTC, shown
from grader.results.trouble import TROUBLE

_PLACE = re.compile(r" \(cell \d+\)")
_FEW = 3


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
    uploads : list of Upload
        What came in through ``nbgrader zip_collect`` and what the exchange had to tell.
    missing : list of str
        The students who handed nothing in.
    names : dict of str to str
        What people call the students, where the gradebook says.
    excused : dict of str to list of str
        By exercise, who is excused; ``"*"`` is everybody.
    in_class : int
        How many students the roster has; 0 where there is none.
    strangers : list of str
        Whose work is here although the roster does not have them.
    times : dict of str to (datetime or None)
        When the work was handed in that lies there, by UTC; None where it does not say.
    zone : ZoneInfo
        The time zone of the course.
    ungraded : list of str
        The students whose work nobody has tried to grade yet.
    earlier : set of str
        Those of whom an earlier version was graded, whose scores still count.
    unclear : list of str
        The students whom an upload may belong to of which nobody knows the owner.
    entered : Entered
        What the gradebook says of late work, and of what waits for a person.
    """

    assignment: str
    graded: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    look: dict[str, list[Note]] = field(default_factory=dict)
    repairs: dict[str, list[Note]] = field(default_factory=dict)
    uploads: list[Upload] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    excused: dict[str, list[str]] = field(default_factory=dict)
    in_class: int = 0
    strangers: list[str] = field(default_factory=list)
    times: dict[str, datetime | None] = field(default_factory=dict)
    zone: ZoneInfo = IN_UTC
    ungraded: list[str] = field(default_factory=list)
    earlier: set[str] = field(default_factory=set)
    unclear: list[str] = field(default_factory=list)
    entered: Entered = field(default_factory=Entered)

    @property
    def there(self) -> set[str]:
        """Everybody of whom something came in."""
        return {*self.graded, *self.refused, *self.ungraded}


def read(root: Path, assignment: str) -> Report:
    """Read what happened to an assignment.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    """
    report = Report(assignment, zone=course_directory.time_zone(root))
    for folder in sorted((root / "submitted").glob(f"*/{assignment}")):
        _read_submission(root, report, folder)
    report.times = timestamps.times(root, assignment, report.zone)
    # The same file twice is told once.
    uploads = [one for one in collection.load(root, assignment).uploads if not one.copy]
    report.uploads = uploads
    for student, files in collection.without_notebook(report.uploads).items():
        if student not in report.there:
            report.refused[student] = f"no notebook was handed in, only {', '.join(files)}"
    report.excused = excused.read(root, assignment).exercises
    _read_class(root, report)
    return report


def _read_submission(root: Path, report: Report, folder: Path) -> None:
    """Find out what became of the work that lies in a folder; what the log says may be past."""
    student = folder.parent.name
    log = load(root, report.assignment, student)
    is_past = log.is_past(folder)
    if is_past:
        log = SubmissionLog(root, report.assignment, student)
    stands = any((root / "autograded" / student / report.assignment).glob("*.ipynb"))
    if stands and not is_past and not log.refused:
        report.graded.append(student)
    elif not log.refused and any(folder.glob("*.ipynb")):
        report.ungraded.append(student)
    else:
        report.refused[student] = _why_not(folder, log)
    if stands and student not in report.graded:
        report.earlier.add(student)
    for kind, notes in ((LOOK, report.look), (REPAIR, report.repairs)):
        if log.of_kind(kind):
            notes[student] = log.of_kind(kind)


def _read_class(root: Path, report: Report) -> None:
    """Find out who is in the class and handed nothing in; without a gradebook, nobody knows."""
    known = roster.Roster()
    with contextlib.suppress(*TROUBLE):
        gradebook = course_directory.gradebook(root)
        if gradebook is not None:
            with gradebook:
                known = roster.read(gradebook)
                report.entered = entered.read(gradebook, report.assignment, report.times)
    there = report.there
    report.unclear = collection.unclear(report.uploads, there)
    report.names = {one.student: one.name for one in known.people if one.name != one.student}
    absent = [one.student for one in known.members if one.student not in there]
    report.missing = [student for student in absent if student not in report.unclear]
    report.strangers = sorted(filter(known.is_stranger, there))
    report.in_class = len(known.members) if known else 0


def _why_not(folder: Path, log: SubmissionLog) -> str:
    refused = log.of_kind(REFUSED)
    if refused:
        return "; ".join(map(str, refused))
    files = sorted(path.name for path in folder.iterdir() if path.name != "timestamp.txt")
    return f"no notebook was handed in, only {', '.join(files)}" if files else "no file"


def lines(report: Report) -> Iterator[str]:
    """Yield the report as text, line by line."""
    yield from map(printable, _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield _counts(report)
    if report.missing:
        yield ""
        yield f"Handed nothing in ({len(report.missing)}):"
        yield from (f"  {_called(report, student)}" for student in report.missing)
    if report.unclear:
        yield ""
        yield f'May have handed something in; see "Not collected" ({len(report.unclear)}):'
        yield from (f"  {_called(report, student)}" for student in report.unclear)
    yield from _strangers(report)
    yield from _excused(report)
    yield from _uploads(report)
    yield from _late(report)
    if report.ungraded:
        yield ""
        command = f"'nbgrader autograde {report.assignment}'"
        yield f"Not graded yet ({len(report.ungraded)}): run {command}."
        if report.graded or report.earlier:  # else it is everybody
            for student in report.ungraded:
                yield f"  {_called(report, student)}{_stands(report, student)}"
    if report.refused:
        yield ""
        yield f"Could not be graded ({len(report.refused)}):"
        for student, why in report.refused.items():
            yield f"  {_called(report, student)}: {why}{_stands(report, student)}"
    yield from _by_hand(report)
    if report.look:
        yield ""
        yield "To look at:"
        for student, notes in report.look.items():
            yield f"  {_called(report, student)}"
            yield from (f"    {line}" for line in _grouped(notes))
    if report.repairs:
        yield ""
        yield "Repaired; nothing for you to do:"
        for student, notes in report.repairs.items():
            yield f"  {_called(report, student)}"
            yield from (f"    {line}" for line in _grouped(notes))


def _stands(report: Report, student: str) -> str:
    return "; the scores of an earlier version still count" if student in report.earlier else ""


def _counts(report: Report) -> str:
    """Count the class; strangers are counted apart."""
    graded, there = (len({*some} - {*report.strangers}) for some in (report.graded, report.there))
    said = f"{graded} of {there} submissions were graded."
    if report.in_class:
        unclear = sum(bool(one.maybe) for one in report.uploads)
        most = there + min(unclear, len(report.unclear))
        count = f"{there} to {most}" if most > there else f"{there}"
        said = f"{count} of {report.in_class} students handed something in; {said}"
    return f"{report.assignment}: {said}"


def _strangers(report: Report) -> Iterator[str]:
    if report.strangers:
        yield ""
        yield f"Not on the roster, and not counted above ({len(report.strangers)}):"
    files: dict[str, str] = {one.student: one.file for one in report.uploads if one.became}
    for student in report.strangers:
        graded = "graded" if student in report.graded else "not graded"
        yield f"  {student}: {graded}{f'; from {files[student]}' if student in files else ''}"


def _excused(report: Report) -> Iterator[str]:
    if report.excused:
        yield ""
        yield "Excused, and counted in full:"
    for exercise, whom in sorted(report.excused.items()):
        called = ["everybody" if each == EVERYBODY else _called(report, each) for each in whom]
        yield f"  {exercise}: {', '.join(called)}"


def _called(report: Report, student: str) -> str:
    name = report.names.get(student)
    return f"{name} ({student})" if name else student


def _some(report: Report, students: list[str]) -> str:
    """Return a few students by name, many by their count."""
    if len(students) > _FEW:
        return counted(len(students), "student")
    return ", ".join(_called(report, student) for student in students)


def _uploads(report: Report) -> Iterator[str]:
    """Yield what came in and was not collected as it is."""
    nobodys = [one for one in report.uploads if not one.student]
    unknown = [one for one in nobodys if not one.exchange]
    if unknown:
        yield ""
        yield "Not collected:"
        yield from (f"  {one.file}: {one.why}" for one in unknown)
    told = [one for one in nobodys if one.exchange]
    if told:
        yield ""
        yield "In the exchange:"
        yield from (f"  {one.file}: {one.why}" for one in told)
    refused = collection.without_notebook(report.uploads)
    told = [
        one
        for one in report.uploads
        if one.why and one.student and one.student not in refused
        if not (one.became and one.student in report.strangers)  # said above
    ]
    if told:
        yield ""
        yield "About other uploads:"
        yield from (f"  {_called(report, one.student)}, {one.file}: {one.why}" for one in told)


def _late(report: Report) -> Iterator[str]:
    """Yield who is late by the gradebook's due date, and whom else the LMS calls late."""
    said = {
        student: f"{duration(one.seconds)}, handed in {shown(one.when, report.zone)}"
        + (f"; \N{MINUS SIGN}{number(one.penalty)} points" if one.penalty else "")
        for student, one in report.entered.late.items()
    }
    for student, one in collection.called_late(report.uploads).items():
        if student not in said:
            said[student] = f"late in the LMS, {_not_by_the_gradebook(report, student, one)}"
    if said:
        yield ""
        due = report.entered.due
        yield f"Late ({len(said)}{f'; due {shown(due, report.zone)}' if due else ''}):"
    yield from (f"  {_called(report, student)}: {text}" for student, text in said.items())
    yield from _timeless(report, said)


def _timeless(report: Report, late: Container[str]) -> Iterator[str]:
    """Yield whose work says no time, where others do: it is late for nobody."""
    unknown = [
        student for student, when in report.times.items() if not when and student not in late
    ]
    if report.entered.due and 0 < len(unknown) < len(report.times):
        yield ""
        yield f"No time in timestamp.txt, and so never late: {_some(report, unknown)}"


def _not_by_the_gradebook(report: Report, student: str, upload: Upload) -> str:
    when = report.times.get(student)
    if when is None and not upload.time:
        return "but the LMS does not say when"
    if when is None:
        then = shown(datetime.fromisoformat(upload.time), report.zone)
        return f"handed in {then}; without a time in timestamp.txt it costs nothing"
    due = "not by the due date" if report.entered.due else "there is no due date"
    return f"handed in {shown(when, report.zone)}; in the gradebook, {due}"


def _by_hand(report: Report) -> Iterator[str]:
    """Yield what waits for a person in the Formgrader."""
    waiting = report.entered.waiting
    if waiting:
        yield ""
        yield f"To grade by hand, in the Formgrader ({sum(map(len, waiting.values()))}):"
    for cell, students in waiting.items():
        yield f"  {cell}: {_some(report, students)}"


def _grouped(notes: list[Note]) -> Iterator[str]:
    """Yield a line a note, but one line for what happened to many cells alike."""
    alike: dict[str, list[Note]] = {}
    for note in notes:
        alike.setdefault(_PLACE.sub("", note.text), []).append(note)
    for text, group in sorted(alike.items()):
        if len(group) > 3:
            yield f"{len(group)} cells, from {group[0].where} to {group[-1].where}: {text}"
    for note in notes:
        if len(alike[_PLACE.sub("", note.text)]) <= 3:
            yield str(note)
