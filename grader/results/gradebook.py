"""The one writer of the gradebook: what belongs to a submission goes in together or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import BasePlugin
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from traitlets.log import get_logger

from grader.cells import expected
from grader.cells.expected import ExpectedNotebook
from grader.results import excused
from grader.results.scoring import is_test

#: Seconds to wait, all in all, for another program that holds the gradebook.
BUSY_SECONDS = 60.0
#: Seconds after which the log says so.
SILENT_SECONDS = 2.0
_Found = TypeVar("_Found")


class GradebookLocked(RuntimeError):
    """Another program has held the gradebook for too long."""


class GradebookWriter:
    """A gradebook that stays open for a whole grading run.

    Parameters
    ----------
    db_url : str
        nbgrader's ``CourseDirectory.db_url``: SQLite, PostgreSQL, whatever SQLAlchemy knows.
    course_id : str
        nbgrader's.
    assignment : str
        Its name.
    root : Path
        The course directory.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where the gradebook does not know the assignment.
    GradebookLocked
        Where another program holds it.
    """

    def __init__(self, db_url: str, course_id: str, assignment: str, root: Path) -> None:
        self.assignment, self.root = assignment, root
        _patiently(lambda: self._open(db_url, course_id, root))

    def _open(self, db_url: str, course_id: str, root: Path) -> None:
        assignment = self.assignment
        self.gradebook = Gradebook(db_url, course_id)
        _make_patient(self.gradebook)
        notebooks = self.gradebook.find_assignment(assignment).notebooks
        #: What each notebook of the assignment should hold.
        self.expected: dict[str, ExpectedNotebook] = {
            notebook.name: expected.read(self.gradebook, assignment, notebook.name, root)
            for notebook in notebooks
        }
        self._names = {
            cell.id: cell.name
            for notebook in notebooks
            for cell in (*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells)
        }

    def knows(self, student: str) -> bool:
        """Whether a student is in the gradebook."""
        try:
            self.gradebook.find_student(student)
        except MissingEntry:
            return False
        return True

    def enter(
        self,
        student: str,
        timestamp: datetime | None,
        notebooks: Mapping[str, NotebookNode | None],
        doubtful: Iterable[tuple[str, str]],
        penalty: BasePlugin | None,
        executed: bool = True,
        unchanged: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Enter the scores of a submission, in one transaction.

        Parameters
        ----------
        student : str
            nbgrader's name of the student.
        timestamp : datetime, optional
            When it was handed in; without one the work is never late.
        notebooks : mapping of str to NotebookNode or None
            The graded notebooks, by name; None for one that was not handed in, which is worth 0.
            What the gradebook says of any other notebook stays as it is.
        doubtful : iterable of (str, str)
            Notebooks and graded cells that a person should look at where they got less than full
            points.
        penalty : nbgrader plug-in, optional
            What computes a penalty for late work.
        executed : bool
            Whether the notebooks were run; where they were not, tests wait for a person.
        unchanged : iterable of (str, str)
            Notebooks and graded cells that are as they were when they were graded before: a score
            that a person has given them stays, and waits for nobody.

        Raises
        ------
        GradebookLocked
            Where another program holds the gradebook.
        """
        doubtful, same = set(doubtful), set(unchanged)
        _patiently(
            lambda: self._enter(student, timestamp, notebooks, doubtful, penalty, executed, same)
        )

    def renew_penalties(self, student: str, penalty: BasePlugin | None) -> bool:
        """Compute the penalty of a graded submission anew: its scores may have changed since.

        A person has read an answer, a due date was put off, another policy was chosen.

        Parameters
        ----------
        student : str
            nbgrader's name of the student.
        penalty : nbgrader plug-in, optional
            What computes a penalty for late work.

        Returns
        -------
        bool
            Whether it has changed.
        """
        if penalty is None or not self.knows(student):
            return False
        changed = _patiently(lambda: self._has_other_penalties(student, penalty))
        if changed:
            _patiently(lambda: self._renew_penalties(student, penalty))
        return changed

    def settle_excused(
        self,
        student: str,
        doubtful: Container[tuple[str, str]],
        penalty: BasePlugin | None,
    ) -> bool:
        """Give full points for what is excused, in a graded submission, and take others back.

        Parameters
        ----------
        student : str
            nbgrader's name of the student.
        doubtful : container of (str, str)
            As in `enter`.
        penalty : nbgrader plug-in, optional
            What computes a penalty for late work.

        Returns
        -------
        bool
            Whether anything is excused for the student.
        """
        rules = excused.read(self.root, self.assignment)
        if not rules.of(student) and student not in rules.before:
            return False  # for most students of a run that has nothing to do
        return _patiently(lambda: self._settle_excused(student, doubtful, penalty))

    def _settle_excused(
        self, student: str, doubtful: Container[tuple[str, str]], penalty: BasePlugin | None
    ) -> bool:
        with self._one_transaction():
            submission = self.gradebook.find_submission(self.assignment, student)
            found = self._settle(submission, doubtful)
            if penalty is not None:
                self._enter_penalties(student, penalty, self.expected)
        return found

    def _settle(
        self, submission: SubmittedAssignment, doubtful: Container[tuple[str, str]]
    ) -> bool:
        """Settle what is excused; read and kept while nobody else can write the gradebook."""
        rules = excused.read(self.root, self.assignment)
        found = excused.settle(submission, self.expected, rules, doubtful)
        rules.save()
        self.gradebook.db.flush()
        self.gradebook.db.expire_all()  # scores are sums that the database computes
        return found

    def _has_other_penalties(self, student: str, penalty: BasePlugin) -> bool:
        """Whether a penalty would change: only then is anything written, and a lock waited for."""
        try:
            return any(
                entry.late_submission_penalty != points
                for entry, points in self._penalties(student, penalty, self.expected)
            )
        except MissingEntry:
            return False
        finally:
            self.gradebook.db.remove()

    def _renew_penalties(self, student: str, penalty: BasePlugin) -> None:
        with self._one_transaction(), contextlib.suppress(MissingEntry):
            self._enter_penalties(student, penalty, self.expected)

    def _enter(
        self,
        student: str,
        timestamp: datetime | None,
        notebooks: Mapping[str, NotebookNode | None],
        doubtful: set[tuple[str, str]],
        penalty: BasePlugin | None,
        executed: bool,
        unchanged: set[tuple[str, str]],
    ) -> None:
        book = self.gradebook
        with self._one_transaction():
            book.update_or_create_student(student)
            # None, too: the time of an earlier version is not that of this one.
            submission = book.update_or_create_submission(
                self.assignment, student, timestamp=timestamp
            )
            entries = [entry for entry in submission.notebooks if entry.name in notebooks]
            for entry in entries:
                graded = notebooks[entry.name]
                if graded is None:
                    for grade in entry.grades:
                        grade.auto_score, grade.needs_manual_grade = 0, False
                    continue
                self._enter_cells(entry, graded, doubtful, executed, unchanged)
            self._settle(submission, doubtful)
            if penalty is not None:
                self._enter_penalties(student, penalty, notebooks)

    def _enter_cells(
        self,
        entry: SubmittedNotebook,
        graded: NotebookNode,
        doubtful: set[tuple[str, str]],
        executed: bool,
        unchanged: set[tuple[str, str]],
    ) -> None:
        cells = {
            cell.metadata.nbgrader["grade_id"]: cell
            for cell in graded.cells
            if "nbgrader" in cell.metadata
        }
        for grade in entry.grades:
            name = self._names[grade.cell_id]
            cell = cells[name]
            if not utils.is_grade(cell):  # a task: a person scores it from nothing
                continue
            score, most = utils.determine_grade(cell)
            if not executed and is_test(cell):
                score = None
            grade.auto_score = score
            if grade.manual_score is not None and (entry.name, name) in unchanged:
                continue  # whoever has scored it saw this; what still waits goes on waiting
            # As in nbgrader: what a person has scored before is for a person to look at again.
            grade.needs_manual_grade = (
                grade.manual_score is not None
                or score is None
                or ((entry.name, name) in doubtful and score < most)
            )
        for comment in entry.comments:
            cell = cells.get(self._names[comment.cell_id])
            untouched = (
                cell is not None
                and not utils.is_task(cell)
                and cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
            )
            comment.auto_comment = "No response." if untouched else None

    def _enter_penalties(
        self, student: str, penalty: BasePlugin, notebooks: Container[str]
    ) -> None:
        for entry, points in self._penalties(student, penalty, notebooks):
            entry.late_submission_penalty = points

    def _penalties(
        self, student: str, penalty: BasePlugin, notebooks: Container[str]
    ) -> Iterator[tuple[SubmittedNotebook, float | None]]:
        """Yield notebooks with what they lose for being late; None where nothing is to be lost."""
        submission = self.gradebook.find_submission(self.assignment, student)
        late = submission.total_seconds_late
        for entry in submission.notebooks:
            if entry.name in notebooks:
                points = None
                if late > 0:
                    points = penalty.late_submission_penalty(student, entry.score, late)
                yield entry, None if points is None else min(max(points, 0), entry.score)

    @contextlib.contextmanager
    def _one_transaction(self) -> Iterator[None]:
        """Put off the commits that nbgrader's functions do after every row, to one at the end."""
        session = self.gradebook.db
        commit, session.commit = session.commit, session.flush
        try:
            if self.gradebook.engine.dialect.name == "sqlite":
                # Here a lock is met, and not in the middle of nbgrader's functions.
                session.connection().exec_driver_sql("BEGIN IMMEDIATE")
            with session.no_autoflush:  # nbgrader builds rows bit by bit
                yield
        except BaseException:
            session.rollback()
            raise
        else:
            commit()
        finally:
            session.commit = commit
            session.remove()

    def close(self) -> None:
        """Close the gradebook."""
        self.gradebook.close()


def _patiently(act: Callable[[], _Found]) -> _Found:
    """Do something with the gradebook, again and again while another program holds it."""
    end, told = monotonic() + BUSY_SECONDS, False
    while True:
        try:
            return act()
        except OperationalError as error:
            if "database is locked" not in str(error):
                raise
            if monotonic() >= end:
                raise GradebookLocked(
                    f"Another program has held the gradebook for {BUSY_SECONDS:g} seconds. Close "
                    "it, if it is a database browser for example, and run the same command to go "
                    "on (database is locked)."
                ) from error
        if not told:
            get_logger().warning(
                "Another program is using the gradebook; waiting up to %g seconds.",
                BUSY_SECONDS,
            )
        told = True


def _make_patient(gradebook: Gradebook) -> None:
    """Let SQLite wait for a lock, and read while somebody writes; in this gradebook alone."""
    event.listen(gradebook.engine, "connect", _be_patient)
    # The connections that it has opened for itself by now are not; new ones take their place.
    gradebook.db.remove()
    gradebook.engine.dispose()


def _be_patient(connection: Any, _: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 0")
        # A file that is locked, read-only or on a network keeps its own mode.
        with contextlib.suppress(Exception):
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA busy_timeout = {min(SILENT_SECONDS, BUSY_SECONDS / 4) * 1000:.0f}")
        cursor.close()
