"""Scores into the gradebook that an LMS exported: ``nbgrader export --exporter=...``.

The LMS's own file is the form to fill in: it says which students and columns there are. Only the
cells of the assignment change, and a cell is only ever a number, so nothing that a student wrote
can become a formula in somebody's spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, List, Unicode

from grader.lms import csv_in_place, gradebook_files
from grader.lms.csv_in_place import CsvFile, Refused
from grader.lms.gradebook_files import Column, LmsFormat, listed
from grader.lms.rows import Result, find_students, match, person, results

#: Canvas's student view, which is nobody's work.
TEST_STUDENT = "Student, Test"
#: Names in a sentence.
MOST = 10
HUNDREDTH = Decimal("0.01")


def written(score: Decimal, mark: str = ".") -> str:
    """Return a score as an LMS writes it, to two decimals.

    Parameters
    ----------
    score : Decimal
        The score.
    mark : str
        The decimal mark.

    Returns
    -------
    str
        Digits, with the mark where it is needed.

    Examples
    --------
    >>> from decimal import Decimal
    >>> written(Decimal("7.50"), ","), written(Decimal("30")), written(Decimal("2.345"))
    ('7,5', '30', '2.35')
    """
    text = f"{score.quantize(HUNDREDTH, ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".").replace(".", mark)


def _some(what: str, names: list[str]) -> str:
    """Return a sentence with the first of some names, "" where there are none."""
    if not names:
        return ""
    more = f"; and {len(names) - MOST} more" if len(names) > MOST else ""
    return f" {what} ({len(names)}): {'; '.join(names[:MOST])}{more}."


class LmsExporter(ExportPlugin):
    """Fills one column of the gradebook that an LMS exported; subclasses say which LMS."""

    gradebook = Unicode(help="the file that the LMS exported").tag(config=True)
    column = Unicode(help="the LMS's title of the column, if it is not the assignment's").tag(
        config=True
    )
    student_column = Unicode(help="the only column to find students by").tag(config=True)
    leave_out = List(Unicode(), help="students whose scores stay out of the file").tag(config=True)
    elsewhere = Bool(False, help="leave out all who are not in the file").tag(config=True)
    unfinished = Bool(False, help="export scores that still need manual grading").tag(config=True)
    scale = Bool(False, help="scale the scores to the points of the column").tag(config=True)
    lms: LmsFormat

    def export(self, gradebook: Gradebook) -> None:
        """Write the file, or say in a sentence why not and end with exit code 1.

        Parameters
        ----------
        gradebook : Gradebook
            nbgrader's.
        """
        try:
            self.merge(gradebook)
        except Refused as refused:
            self.log.error("Nothing was written, because %s", refused)
        except OSError as error:
            self.log.error(
                "Nothing was written, because '%s' cannot be read or written (%s).",
                error.filename,
                error.strerror,
            )
        else:
            return
        raise SystemExit(1)

    def merge(self, gradebook: Gradebook) -> None:
        """Write the file.

        Parameters
        ----------
        gradebook : Gradebook
            nbgrader's.

        Raises
        ------
        Refused
            If a student, a column or a score does not fit.
        """
        if not (self.gradebook and self.to and len(self.assignment) == 1):
            raise Refused(
                f"an export needs --assignment=NAME (one), --{type(self).__name__}.gradebook=FILE "
                "(what the LMS exported) and --to=FILE (what it will import)."
            )
        source, target, assignment = Path(self.gradebook), Path(self.to), str(self.assignment[0])
        file = csv_in_place.read(source)
        if target.exists() and target.samefile(source):
            raise Refused(f"{source} would be overwritten: name another file with --to.")
        if not target.absolute().parent.is_dir():
            raise Refused(f"there is no folder {target.parent}: name another file with --to.")
        column = gradebook_files.find_column(file, self.lms, assignment, self.column)
        found, most = results(gradebook, assignment)
        chosen = self._chosen(found, assignment)
        rows = match(chosen, file, self.lms, self.student_column, self.elsewhere)
        self._refuse_unfinished(rows.values())
        before = {row: self._open_cell(file, column, row, one.student) for row, one in rows.items()}
        scores = self._scaled(rows, most, column)
        new = {(row, column.index): written(score, column.mark) for row, score in scores.items()}
        csv_in_place.write(target, csv_in_place.changed(file, new))
        everybody = find_students(file, self.lms, self.student_column)
        there = {one.student for one in rows.values()}
        untouched = [row for row in everybody if row not in rows]
        names = [name for row in untouched if (name := person(file, self.lms, row)) != TEST_STUDENT]
        self.log.info(
            "Written: %s, with the scores of %s for %s in '%s': %d new, %d replaced.%s%s",
            target,
            f"{len(rows)} student{'s' * (len(rows) != 1)}",
            assignment,
            column.title,
            sum(before[row] is None for row in scores),
            sum(before[row] not in (None, score) for row, score in scores.items()),
            _some("Left as they were", names),
            _some("Not in the file", sorted({one.student for one in chosen} - there)),
        )

    def _chosen(self, found: list[Result], assignment: str) -> list[Result]:
        there = {one.student for one in found}
        wanted = {str(name) for name in self.student} or there
        left = set(self.leave_out)
        unknown = (wanted | left) - there
        if unknown or not found:
            raise Refused(
                f"the gradebook has no work of {listed(sorted(unknown)) or 'anybody'} for "
                f"'{assignment}'."
            )
        return [one for one in found if one.student in wanted - left]

    def _refuse_unfinished(self, found: Iterable[Result]) -> None:
        waiting = sorted(one.student for one in found if one.unfinished)
        if waiting and not self.unfinished:
            raise Refused(
                f"the work of {listed(waiting)} still needs manual grading: do it in the "
                f"Formgrader, or export what is there with --{type(self).__name__}.unfinished=True."
            )

    def _open_cell(self, file: CsvFile, column: Column, row: int, student: str) -> Decimal | None:
        """Return the score in a cell, None if it is empty, and refuse one that may not change."""
        text = file.value(row, column.index)
        score = gradebook_files.number(text)
        if len(file.rows[row]) != len(file.header):
            why = f"the row has {len(file.rows[row])} cells and the header {len(file.header)}"
        elif score is None and not self.lms.empty.fullmatch(text):
            why = f"it already holds '{text}'"
        elif gradebook_files.is_closed(file, self.lms, row):
            why = "the LMS says that the grade is locked"
        else:
            return score
        raise Refused(
            f"the score of '{student}' cannot go into '{column.title}' of {file.path}, because "
            f"{why}: change that in the LMS and export again, or name the student with 'leave_out'."
        )

    def _scaled(self, rows: dict[int, Result], most: Decimal, column: Column) -> dict[int, Decimal]:
        points, title = column.points, column.title
        if self.scale and not (points and most):
            raise Refused(
                f"the scores cannot be scaled: the points of '{title}' are 0 or not in the file."
            )
        if points is None:
            self.log.warning(
                "The file does not give the points of '%s': make sure they are %s, as in nbgrader.",
                title,
                written(most),
            )
        elif points != most and not self.scale:
            self.log.warning(
                "'%s' has %s points, the assignment %s; the scores are not scaled.",
                title,
                written(points),
                written(most),
            )
        scores = {
            row: (one.score * points / most if self.scale and points else one.score).quantize(
                HUNDREDTH, ROUND_HALF_UP
            )
            for row, one in rows.items()
        }
        if points is None:
            return scores
        above = [rows[row].student for row, score in scores.items() if score > points]
        if above and self.lms.above and (points == most or self.scale):
            self.log.warning("Extra credit: %s above %s points.", listed(above), written(points))
        elif above:
            raise Refused(
                f"the scores of {listed(above)} are above the {written(points)} points of "
                f"'{title}': change those in the LMS, or scale with "
                f"--{type(self).__name__}.scale=True."
            )
        return scores


class CanvasExporter(LmsExporter):
    """Grades > Export."""

    lms = gradebook_files.CANVAS


class MoodleExporter(LmsExporter):
    """The assignment's grading worksheet, or Grades > Export > Plain text file."""

    lms = gradebook_files.MOODLE


class BlackboardExporter(LmsExporter):
    """Grade Center > Work Offline > Download."""

    lms = gradebook_files.BLACKBOARD
