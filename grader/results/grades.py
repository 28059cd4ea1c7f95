"""All grades in one CSV file: what plain ``nbgrader export`` writes.

It has the columns of nbgrader's own. Names and identifiers come from whoever wrote them, so a text
that a spreadsheet would take for a formula gets an apostrophe, and one with a comma quotes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Gradebook, MissingEntry, Student
from nbgrader.plugins import ExportPlugin

from grader.results.course_directory import one_of
from grader.results.printable import no_formula

_COLUMNS = (
    "assignment duedate timestamp student_id last_name first_name email raw_score "
    "late_submission_penalty score max_score"
).split()


class GradesExporter(ExportPlugin):
    """Writes ``grades.csv``, or the file that ``--to`` names."""

    def export(self, gradebook: Gradebook) -> None:
        """Write a line for each student and assignment.

        Parameters
        ----------
        gradebook : Gradebook
            nbgrader's.
        """
        target = Path(self.to or "grades.csv")
        self._refuse_unknown("assignment", self.assignment, [a.name for a in gradebook.assignments])
        self._refuse_unknown("student", self.student, [one.id for one in gradebook.students])
        self.log.info("Exporting grades to %s", target)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for values in self._lines(gradebook):
            writer.writerow("" if each is None else no_formula(str(each)) for each in values)
        target.write_text(text.getvalue(), encoding="utf-8", newline="")

    def _refuse_unknown(self, what: str, wanted: Iterable[str], known: list[str]) -> None:
        """End with a sentence, before anything is overwritten, where a name is not known."""
        for name in map(str, wanted):
            if name not in known:
                there = one_of(name, known) if known else f"'{name}': it has none."
                self.log.error(
                    "Nothing was written, because the gradebook has no %s %s", what, there
                )
                raise SystemExit(1)

    def _lines(self, gradebook: Gradebook) -> Iterator[list[Any]]:
        assignments, students = set(map(str, self.assignment)), set(map(str, self.student))
        for assignment in gradebook.assignments:
            if assignments and assignment.name not in assignments:
                continue
            for student in gradebook.students:
                if not students or student.id in students:
                    yield _line(gradebook, assignment, student)


def _line(gradebook: Gradebook, assignment: Assignment, student: Student) -> list[Any]:
    """Return what is known of one student's work; who handed in nothing has 0 points."""
    when: Any = ""
    raw = penalty = 0.0
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        pass
    else:
        when, raw, penalty = (
            submission.timestamp,
            submission.score,
            submission.late_submission_penalty,
        )
    who = (student.id, student.last_name, student.first_name, student.email)
    scores = (raw, penalty, max(0.0, raw - (penalty or 0.0)), assignment.max_score)
    return [assignment.name, assignment.duedate, when, *who, *scores]
