"""Grade the submissions of an assignment, several at a time: what ``nbgrader autograde`` does here.

nbgrader makes its exporter once a run, before it goes through the submissions one by one; that is
the one place in its configuration that sees them all (``c.Autograde.exporter_class``). So the
exporter grades them, and leaves nothing to go through.

A submission is taken in, repaired and planned here, run in a sandbox, and entered into the
gradebook here again. It counts as graded when its folder stands in ``autograded/``, which is the
last thing that happens to it: whatever is interrupted before that is simply done again.
"""

from __future__ import annotations

import fnmatch
import os
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
from grader.intake import files, kernels, repair, written
from grader.intake.submission import Submission, key_of, timestamp_of
from grader.results import log, scoring, shown
from grader.results.gradebook import GradebookWriter
from grader.results.log import LOOK, REFUSED, Note, SubmissionLog
from grader.results.printable import PrintableLog
from grader.run import options, plan, progress
from grader.run.executors import grading_executor, no_executor, requirements_of, run_here
from grader.run.fingerprint import environment_key
from grader.sandbox.limits import Sandbox


class GradingExporter(NotebookExporter):
    """nbgrader's exporter for autograding; making it grades the batch."""

    def __init__(self, *, parent: Any, config: Any = None, **kwargs: Any) -> None:
        super().__init__(parent=parent, config=config, **kwargs)
        wanted, parent.assignments = parent.assignments, {}
        try:
            self._grade(parent, wanted)
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
        self.executes = options.executes(converter)
        try:
            self.gradebook = GradebookWriter(
                course.db_url, course.course_id, self.assignment, self.root
            )
        except Exception as error:
            raise NbGraderException(
                f"The gradebook does not know the assignment '{self.assignment}': run "
                f"'nbgrader generate_assignment {self.assignment}' first. ({error})"
            ) from error
        self._refuse_other_kernels()
        plugin = AssignLatePenalties(parent=converter).plugin_class
        self.penalty: LateSubmissionPlugin = plugin(parent=converter)
        most = sandbox.submission_megabytes * 2**20
        ignored = course.ignore
        beside, _ = plan.files([self.root / "source" / self.assignment], most, ignored=ignored)
        self.papers = {
            name: plan.paper(wanted, sandbox.preload, beside)
            for name, wanted in self.gradebook.expected.items()
        }
        self.key = environment_key(self.gradebook.expected, sandbox)
        if not self.executes:
            self.key += " not run"
        self.limits = options.limits(converter, sandbox)
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
        start = grading_executor if self.executes else no_executor
        try:
            with (
                start(self.sandbox, self.requirements) as (executor, slots),
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
        if student in filter(None, excluded):
            return None
        submission_log = SubmissionLog(self.root, self.assignment, student)
        if not self.converter.create_student and not self.gradebook.knows(student):
            sentence = "no student of this name is in the gradebook; create_student is False."
            submission_log.add(Note(REFUSED, student, sentence))
            return Submission(student, folder, submission_log)
        most = self.sandbox.submission_megabytes * 2**20
        notebooks = files.settle(folder, self.root, submission_log, most)
        beside, remarks = plan.files(
            (folder, self.root / "source" / self.assignment),
            most,
            self.converter.exclude_overwriting.get(self.assignment, ()),
            self.converter.coursedir.ignore,
        )
        for remark in remarks:
            submission_log.add(Note(LOOK, "files", remark))
        submission = Submission(student, folder, submission_log, timestamp=timestamp_of(folder))
        submission_log.key = key_of(self.key, notebooks, beside, submission.timestamp)
        if self._is_graded(student, submission_log.key):
            return None
        only = re.compile(fnmatch.translate(self.converter.coursedir.notebook_id))
        for name, wanted in self.gradebook.expected.items():
            if not only.fullmatch(name) or not os.path.lexists(folder / f"{name}.ipynb"):
                continue
            refusal = name in notebooks and files.refusal(notebooks[name], wanted)
            if refusal:
                submission_log.add(Note(REFUSED, f"{name}.ipynb", refusal))
            if refusal or name not in notebooks:  # half of a submission would pass for all of it
                submission.requests.clear()
                return submission
            notebook, notes = repair.repaired(notebooks[name], wanted, not self.executes)
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
            notebook = submission.notebooks[name]
            notes = scoring.apply(notebook, result) if self.executes else [scoring.not_run(name)]
            submission_log.add(*notes)
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
            self.executes,
        )
        place = self.root / "autograded" / submission.student / self.assignment
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            shutil.rmtree(place)
        part.rename(place)
        if self.converter.coursedir.groupshared:
            options.share(self.root / "autograded", place.parent)

    def _write(self, submission: Submission, part: Path) -> None:
        permissions = int(str(self.converter.permissions), 8)
        first = next(iter(submission.requests.values()))
        for name, content in plan.unpacked(first.files):
            target = part / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(permissions)
        handed_in = submission.folder / "timestamp.txt"
        if handed_in.exists():  # it was looked at as it came in; it may be empty
            stamp = part / "timestamp.txt"
            shutil.copyfile(handed_in, stamp)
            stamp.chmod(permissions)
        for name, notebook in submission.notebooks.items():
            target = part / f"{name}.ipynb"
            # It was checked as it came in, and what has been added since is the grader's own.
            cleaned = shown.clean(notebook, self.gradebook.expected[name])
            target.write_text(nbformat.v4.writes(cleaned), encoding="utf-8")
            target.chmod(permissions)
        if self.converter.coursedir.groupshared:
            options.share(part, *filter(Path.is_dir, part.rglob("*")))

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

    @property
    def _scraps(self) -> Path:
        return self.root / "autograded" / ".logs" / ".unfinished" / self.assignment

    def _clear_scraps(self) -> None:
        shutil.rmtree(self._scraps, ignore_errors=True)

    def _refuse_other_kernels(self) -> None:
        for name, wanted in self.gradebook.expected.items():
            kernel = kernels.foreign(wanted.kernel)
            if kernel:
                raise NbGraderException(
                    f"The notebook '{name}' is written for the kernel '{kernel}', and only Python "
                    "can be graded: give its source a Python kernel, and release it again."
                )
