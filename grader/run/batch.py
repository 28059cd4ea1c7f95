"""Grade the submissions of an assignment, several at a time: what ``nbgrader autograde`` does here.

nbgrader's converter makes its exporter once a run and then goes through the submissions one by one;
the exporter is the one thing in its configuration that can see them all
(``c.Autograde.exporter_class``). So it takes that step over: it grades them together.

A submission is taken in, repaired and planned here, run in a sandbox, and entered into the
gradebook here again. It counts as graded when its folder stands in ``autograded/``, which is the
last thing that happens to it: whatever is interrupted before that is simply done again.
"""

from __future__ import annotations

import fnmatch
import re
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.api import InvalidEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.exc import SQLAlchemyError

from grader.checker import execution
from grader.checker.execution import ExecutionResult
from grader.intake import files, repair, written
from grader.intake.submission import Submission, key_of, timestamp_of
from grader.results import log, scoring, shown
from grader.results.gradebook import GradebookWriter
from grader.results.log import LOOK, REFUSED, Note, SubmissionLog
from grader.results.printable import PrintableLog
from grader.run import plan, progress
from grader.run.executors import GradingExecutor, run_here
from grader.run.fingerprint import environment_key
from grader.run.requirements import requirements_of
from grader.sandbox.limits import Sandbox


class GradingExporter(NotebookExporter):
    """nbgrader's exporter for autograding, which grades the batch when nbgrader converts it."""

    def __init__(self, *, parent: Any, config: Any = None, **kwargs: Any) -> None:
        super().__init__(parent=parent, config=config, **kwargs)
        self._converter = parent
        parent.convert_notebooks = self.grade_all  # what nbgrader's `start` calls next

    def grade_all(self) -> None:
        """Grade every submission that nbgrader found, in place of its `convert_notebooks`.

        Raises
        ------
        NbGraderException
            Where some could not be graded, or nothing can be.
        """
        try:
            self._grade(self._converter, self._converter.assignments)
        except NbGraderException as reason:
            self.log.error("%s", reason)  # nbgrader ends with exit code 1 and says nothing
            raise

    @staticmethod
    def _grade(parent: Any, wanted: Iterable[str]) -> None:
        batch = Batch(parent, Sandbox(parent=parent))
        failed = batch.run(map(Path, wanted))
        if failed:
            names = ", ".join(failed)
            raise NbGraderException(
                f"{len(failed)} submissions could not be graded: {names}. "
                f"'python -m grader report {batch.assignment}' says why."
            )


class Batch:
    """A grading run.

    Parameters
    ----------
    converter : nbgrader.converters.Autograde
        nbgrader's; it knows the course directory and what was asked for.
    sandbox : Sandbox
        The settings.

    Raises
    ------
    NbGraderException
        Where nothing can be graded at all.
    """

    def __init__(self, converter: Any, sandbox: Sandbox) -> None:
        self.converter, self.sandbox, self.log = converter, sandbox, converter.log
        self.log.addFilter(PrintableLog())
        course = converter.coursedir
        self.root: Path = Path(course.root).absolute()
        self.assignment: str = course.assignment_id
        self._refuse_what_would_mislead()
        try:
            self.gradebook = GradebookWriter(
                course.db_url, course.course_id, self.assignment, self.root
            )
        except Exception as error:
            raise NbGraderException(
                f"The gradebook does not know the assignment '{self.assignment}': run "
                f"'nbgrader generate_assignment {self.assignment}' first. ({error})"
            ) from error
        plugin = AssignLatePenalties(parent=converter).plugin_class
        self.penalty: LateSubmissionPlugin = plugin(parent=converter)
        most = sandbox.submission_megabytes * 2**20
        beside, _ = plan.files([self.root / "source" / self.assignment], most)
        self.papers = {
            name: plan.paper(wanted, sandbox.preload, beside)
            for name, wanted in self.gradebook.expected.items()
        }
        self.key = environment_key(self.gradebook.expected, sandbox)
        self.limits = sandbox.amounts()
        if "timeout" in converter.config.Execute:  # nbgrader's own option for a cell's time
            seconds = int(converter.config.Execute.timeout)
            self.limits["cell_seconds"] = seconds
            self.limits["test_seconds"] = min(seconds, self.limits["test_seconds"])
        self.requirements = requirements_of(sandbox, self.limits)

    def run(self, folders: Iterable[Path]) -> list[str]:
        """Grade submissions; return the students whose work could not be graded.

        Parameters
        ----------
        folders : iterable of Path
            ``submitted/<student>/<assignment>``.
        """
        self._clear_scraps()
        folders = sorted(folder.absolute() for folder in folders)
        failed: list[str] = []
        try:
            with (
                GradingExecutor(parent=self.converter).opened(self.requirements) as (
                    executor,
                    slots,
                ),
                progress.bar(self.assignment, len(folders), self.log) as show,
            ):
                self._feed(folders, executor, slots, failed, show)
        except RuntimeError as reason:
            raise NbGraderException(str(reason)) from reason
        finally:
            self.gradebook.close()
        return failed

    def _feed(
        self,
        folders: list[Path],
        executor: Executor,
        slots: Callable[[], int],
        failed: list[str],
        show: progress.Show,
    ) -> None:
        """Keep the executor busy, with few submissions in memory at a time."""
        running: dict[Future[list[dict[str, Any]]], Submission] = {}
        for folder in folders:
            student = folder.parent.name
            try:
                submission = self._take_in(folder)
            except Exception:  # noqa: BLE001 - one bad submission must not stop the others
                self.log.exception("Taking in the work of %s failed.", student)
                failed.append(student)
                show(student, "failed")
                continue
            if submission is None:
                show(student, "skipped")
                continue
            if not submission.requests:
                failed.append(student)
                self._refuse(submission)
                show(student, "refused")
                continue
            requests = list(submission.requests.values())
            running[executor.submit(run_here, requests, self.requirements)] = submission
            while len(running) >= 2 * slots():
                self._finish_some(running, failed, show)
        while running:
            self._finish_some(running, failed, show)

    def _finish_some(
        self,
        running: dict[Future[list[dict[str, Any]]], Submission],
        failed: list[str],
        show: progress.Show,
    ) -> None:
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            submission = running.pop(future)
            try:
                found = map(execution.result, future.result())
                self._finish(submission, dict(zip(submission.requests, found, strict=True)))
            except CancelledError:
                raise  # what runs the work is gone
            except (OSError, SQLAlchemyError, InvalidEntry, RuntimeError) as error:
                reason = (str(error) or type(error).__name__).splitlines()[0]
                self.log.error(
                    "%s: %s. Nothing of it was kept; the same command tries it again.",
                    submission.student,
                    reason,
                )
                failed.append(submission.student)
                show(submission.student, "failed")
            except Exception:  # noqa: BLE001 - the others must be graded all the same
                self.log.exception("Grading the work of %s failed.", submission.student)
                failed.append(submission.student)
                show(submission.student, "failed")
            else:
                show(submission.student, "graded")

    def _take_in(self, folder: Path) -> Submission | None:
        """Read and repair a submission; None where it is graded already."""
        student = folder.parent.name
        excluded = self.converter.coursedir.student_id_exclude.split(",")
        if student in filter(None, excluded) or not self._is_wanted(student):
            return None
        submission_log = SubmissionLog(self.root, self.assignment, student)
        most = self.sandbox.submission_megabytes * 2**20
        notebooks = files.settle(folder, self.root, submission_log, most)
        beside, remarks = plan.files(
            (folder, self.root / "source" / self.assignment),
            most,
            self.converter.exclude_overwriting.get(self.assignment, ()),
        )
        for remark in remarks:
            submission_log.add(Note(LOOK, "files", remark))
        submission = Submission(student, folder, submission_log, timestamp=timestamp_of(folder))
        submission_log.key = key_of(self.key, notebooks, beside, submission.timestamp)
        if self._is_graded(student, submission_log.key):
            return None
        only = re.compile(fnmatch.translate(self.converter.coursedir.notebook_id))
        for name, wanted in self.gradebook.expected.items():
            if name not in notebooks or not only.fullmatch(name):
                continue
            notebook, notes = repair.repaired(notebooks[name], wanted)
            written.prepare(notebook, wanted)
            submission_log.add(*notes)
            submission.notebooks[name] = notebook
            submission.requests[name] = plan.request(
                f"{student}/{name}", notebook, self.papers[name], beside, self.sandbox.seed
            )
        return submission

    def _finish(self, submission: Submission, results: dict[str, ExecutionResult]) -> None:
        """Put the results into the notebooks, the gradebook and the folder, in that order."""
        submission_log = submission.log
        for name, result in results.items():
            submission_log.add(*scoring.apply(submission.notebooks[name], result))
        self._log(submission_log)
        part = self._scraps / submission.student
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        self._write(submission, part)
        submission_log.save()
        doubtful = [name for note in submission_log.of_kind(LOOK) for name in note.scores]
        self.gradebook.enter(
            submission.student,
            submission.timestamp,
            submission.notebooks,
            doubtful,
            self.penalty,
        )
        place = self.root / "autograded" / submission.student / self.assignment
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            shutil.rmtree(place)
        part.rename(place)

    def _write(self, submission: Submission, part: Path) -> None:
        permissions = int(str(self.converter.permissions), 8)
        first = next(iter(submission.requests.values()))
        for name, content in plan.unpacked(first.files):
            target = part / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(permissions)
        if submission.timestamp is not None:
            stamp = part / "timestamp.txt"
            shutil.copyfile(submission.folder / "timestamp.txt", stamp)
            stamp.chmod(permissions)
        for name, notebook in submission.notebooks.items():
            target = part / f"{name}.ipynb"
            # It was checked as it came in, and what has been added since is the grader's own.
            cleaned = shown.clean(notebook, self.gradebook.expected[name])
            target.write_text(nbformat.v4.writes(cleaned), encoding="utf-8")
            target.chmod(permissions)

    def _refuse(self, submission: Submission) -> None:
        """Nothing can be run: the notes say why, and the gradebook gets no score."""
        submission_log = submission.log
        if not submission_log.of_kind(REFUSED):
            submission_log.add(Note(REFUSED, submission.student, "no notebook of this assignment."))
        submission_log.save()
        self._log(submission_log)

    def _log(self, submission_log: SubmissionLog) -> None:
        for note in submission_log.notes:
            self.log.warning("%s, %s: %s", submission_log.student, submission_log.assignment, note)

    def _is_graded(self, student: str, key: str) -> bool:
        """Whether the same work was graded by the same tests in the same environment."""
        if self.converter.force:
            return False
        place = self.root / "autograded" / student / self.assignment
        return (
            any(place.glob("*.ipynb")) and log.load(self.root, self.assignment, student).key == key
        )

    def _is_wanted(self, student: str) -> bool:
        if self.converter.create_student or self.gradebook.knows(student):
            return True
        self.log.error("No student with the ID '%s' exists in the gradebook.", student)
        return False

    @property
    def _scraps(self) -> Path:
        return self.root / "autograded" / ".logs" / ".unfinished" / self.assignment

    def _clear_scraps(self) -> None:
        shutil.rmtree(self._scraps, ignore_errors=True)

    def _refuse_what_would_mislead(self) -> None:
        if self.converter.config.Execute.get("enabled") is False:
            raise NbGraderException(
                "--no-execute would give full points to tests that never ran; leave it out."
            )
