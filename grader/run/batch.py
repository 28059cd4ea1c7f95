"""Grade the submissions of an assignment, several at a time: what ``nbgrader autograde`` does here.

nbgrader's converter makes its exporter once a run and then goes through the submissions one by one;
the exporter is the one thing in its configuration that can see them all
(``c.Autograde.exporter_class``). So it takes that step over: it grades them together.

A submission is taken in, repaired and planned here, run in a sandbox, and entered into the
gradebook here again. It counts as graded when its log says what was graded, which is the last thing
that happens to it: whatever is interrupted before that is simply done again.
"""

from __future__ import annotations

import contextlib
import fnmatch
import os
import shutil
from collections.abc import Callable, Container, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.api import MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties

from grader.checker import execution
from grader.checker.execution import ExecutionResult
from grader.intake import files, kernels, repair, written
from grader.intake.submission import Submission, key_of
from grader.results import kept, log, scoring, shown, verdicts
from grader.results.brief import brief
from grader.results.gradebook import GradebookLocked, GradebookWriter
from grader.results.log import LOOK, REFUSED, Note, SubmissionLog
from grader.results.printable import PrintableLog
from grader.results.standing import put_back, standing
from grader.results.timestamps import timestamp_of, zone_of
from grader.results.trouble import TROUBLE, explained
from grader.run import nbgrader_options, plan, progress
from grader.run.fingerprint import environment_key
from grader.run.one_run import only_run
from grader.run.requirements import requirements_of
from grader.run.workers import GradingExecutor, no_executor, run_here
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
        try:
            batch = Batch(parent, Sandbox(parent=parent))
            failed = batch.run(map(Path, wanted))
        except TROUBLE as trouble:
            raise NbGraderException(explained(trouble)) from trouble
        if failed:
            names = ", ".join(failed)
            some = "submission" if len(failed) == 1 else "submissions"
            raise NbGraderException(
                f"{len(failed)} {some} could not be graded: {names}. "
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
        brief(converter, "Using late submission penalty method: ")
        course = converter.coursedir
        self.root: Path = Path(course.root).absolute()
        self.assignment: str = course.assignment_id
        self.zone = zone_of(converter.config)
        self.executes = nbgrader_options.executes(converter)
        try:
            self.gradebook = GradebookWriter(
                course.db_url, course.course_id, self.assignment, self.root
            )
        except MissingEntry as error:
            raise NbGraderException(
                f"The gradebook does not know the assignment '{self.assignment}': run "
                f"'nbgrader generate_assignment {self.assignment} --force' first. ({error})"
            ) from error
        self._refuse_other_kernels()
        #: The notebooks that were asked for.
        self.selected = fnmatch.filter(self.gradebook.expected, course.notebook_id)
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
        self.limits = nbgrader_options.limits(converter, sandbox)
        self.requirements = requirements_of(sandbox, self.limits)
        #: Of how many submissions that were graded before the penalty has changed.
        self.renewed = 0

    def run(self, folders: Iterable[Path]) -> list[str]:
        """Grade submissions; return the students whose work could not be graded.

        Parameters
        ----------
        folders : iterable of Path
            ``submitted/<student>/<assignment>``.
        """
        folders = sorted(folder.absolute() for folder in folders)
        failed: list[str] = []
        machines = (
            GradingExecutor(parent=self.converter).opened(self.requirements)
            if self.executes
            else no_executor()
        )
        running = log.folder(self.root, ".running") / self.assignment
        try:
            with (
                only_run(running, self.assignment, self.log),
                machines as (executor, slots),
                progress.bar(self.assignment, len(folders), self.log) as show,
            ):
                self._clear_up()
                self._feed(folders, executor, slots, failed, show)
            if self.renewed:
                self.log.warning(
                    "Late penalties changed: %d; 'python -m grader report %s' lists them.",
                    self.renewed,
                    self.assignment,
                )
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
        """Keep the executor busy, with few submissions in memory at a time.

        There are two for each slot: one that runs, and one that is ready when it ends.
        """
        running: dict[Future[list[str]], Submission] = {}
        for folder in folders:
            student = folder.parent.name
            submission = None
            with self._one_of_many(student, failed, show):
                submission = self._take_in(folder)
                if submission is None:
                    show(student, "skipped")
                elif not submission.requests:
                    self._refuse(submission)
                    failed.append(student)
                    show(student, "refused", submission.log.summary)
            if submission is None or not submission.requests:
                continue
            requests = list(submission.requests.values())
            running[executor.submit(run_here, requests, self.requirements)] = submission
            while len(running) >= 2 * slots():
                self._finish_some(running, failed, show)
        while running:
            self._finish_some(running, failed, show)

    def _finish_some(
        self,
        running: dict[Future[list[str]], Submission],
        failed: list[str],
        show: progress.Show,
    ) -> None:
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            submission = running.pop(future)
            with self._one_of_many(submission.student, failed, show):
                found = map(execution.result, future.result())
                self._finish(submission, dict(zip(submission.requests, found, strict=True)))
                show(submission.student, "graded", submission.log.summary)

    @contextlib.contextmanager
    def _one_of_many(self, student: str, failed: list[str], show: progress.Show) -> Iterator[None]:
        """Go on with the others where something is wrong with one submission."""
        try:
            yield
        except (CancelledError, GradebookLocked):
            raise  # what runs the work is gone; nobody's scores can be entered
        except TROUBLE as error:
            self.log.error(
                "%s: %s Nothing of it was kept; run the same command to try again.",
                student,
                explained(error),
            )
        except Exception:  # noqa: BLE001 - the others must be graded all the same
            self.log.exception("Grading the work of %s failed.", student)
        else:
            return
        failed.append(student)
        show(student, "failed")

    def _take_in(self, folder: Path) -> Submission | None:
        """Read and repair a submission; None where it is graded already."""
        student = folder.parent.name
        excluded = self.converter.coursedir.student_id_exclude.split(",")
        if student in filter(None, excluded):
            return None
        submission_log = SubmissionLog(self.root, self.assignment, student)
        if not self.converter.create_student and not self.gradebook.knows(student):
            sentence = "not in the gradebook, and create_student is False."
            submission_log.add(Note(REFUSED, "", sentence))
            return Submission(student, folder, submission_log)
        most = self.sandbox.submission_megabytes * 2**20
        notebooks = files.settle(folder, self.root, submission_log, most, self.zone)
        submission_log.content = log.contents_of(folder)
        beside, remarks = plan.files(
            (folder, self.root / "source" / self.assignment),
            most,
            self.converter.exclude_overwriting.get(self.assignment, ()),
            self.converter.coursedir.ignore,
        )
        for remark in remarks:
            submission_log.add(Note(LOOK, "files", remark))
        when = timestamp_of(folder, self.zone)
        submission = Submission(student, folder, submission_log, timestamp=when)
        submission.keys = {
            name: key_of(self.key, notebooks.get(name), beside, submission.timestamp)
            for name in self.selected
        }
        earlier = log.load(self.root, self.assignment, student)
        if self._is_graded(submission.keys, earlier, notebooks):
            self.renewed += self.gradebook.renew_penalties(student, self.penalty)
            if earlier.content != submission_log.content:  # the same work, written otherwise
                earlier.content = submission_log.content
                earlier.save()
            return None
        submission_log.keep(earlier, self.gradebook.expected.keys() - {*self.selected})
        for name in self.selected:
            if not os.path.lexists(folder / f"{name}.ipynb"):
                continue
            wanted = self.gradebook.expected[name]
            refusal = name in notebooks and files.refusal(
                notebooks[name], wanted, self.root, self.assignment
            )
            if refusal:
                submission_log.add(Note(REFUSED, f"{name}.ipynb", refusal), notebook=name)
            if refusal or name not in notebooks:  # half of a submission would pass for all of it
                submission.requests.clear()
                return submission
            notebook, notes = repair.repaired(notebooks[name], wanted, not self.executes)
            written.prepare(notebook, wanted)
            kept.mark_questions(notebook, wanted)
            submission_log.add(*notes, notebook=name)
            submission.notebooks[name] = notebook
            submission.requests[name] = plan.request(
                f"{student}/{name}", notebook, self.papers[name], beside, self.sandbox.seed
            )
        return submission

    def _finish(self, submission: Submission, results: dict[str, ExecutionResult]) -> None:
        """Put the results into the notebooks, the folder and the gradebook: all or nothing.

        All that can fail for lack of room is written before, and the log comes last: without it,
        the submission is graded again.
        """
        submission_log = submission.log
        for name, result in results.items():
            notebook = submission.notebooks[name]
            notes = scoring.apply(notebook, result) if self.executes else [scoring.not_run(name)]
            submission_log.add(*notes, notebook=name)
            if self.executes:
                submission_log.verdicts[name] = verdicts.read(notebook, result)
        self._log(submission_log)
        submission_log.keys |= submission.keys
        place = self._graded_folder(submission.student)
        unfinished = self._unfinished / submission.student
        shutil.rmtree(unfinished, ignore_errors=True)
        part, written_log = unfinished / "new", unfinished / "log.json"
        part.mkdir(parents=True)
        self._write(submission, part)
        for name in self.gradebook.expected.keys() - {*self.selected}:
            if (place / f"{name}.ipynb").exists():
                shutil.copy2(place / f"{name}.ipynb", part)
        written_log.write_text(submission_log.text, encoding="utf-8")
        submission_log.path.parent.mkdir(parents=True, exist_ok=True)
        doubtful = [
            (note.notebook, name) for note in submission_log.of_kind(LOOK) for name in note.scores
        ]
        settled = [
            (name, cell)
            for name in submission.notebooks
            for cell in kept.unchanged(place / f"{name}.ipynb", part / f"{name}.ipynb")
        ]
        with standing(part, place):
            self.gradebook.enter(
                submission.student,
                submission.timestamp,
                {name: submission.notebooks.get(name) for name in self.selected},
                doubtful,
                self.penalty,
                self.executes,
                settled,
            )
        written_log.replace(submission_log.path)
        if self.converter.coursedir.groupshared:
            nbgrader_options.share(self.root / "autograded", place.parent)

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
            nbgrader_options.share(part, *filter(Path.is_dir, part.rglob("*")))

    def _refuse(self, submission: Submission) -> None:
        """Nothing can be run: the notes say why, and the gradebook gets no score."""
        submission_log = submission.log
        if not submission_log.of_kind(REFUSED):
            submission_log.add(Note(REFUSED, "", "no notebook of this assignment."))
        submission_log.save()
        self._log(submission_log)

    def _log(self, submission_log: SubmissionLog) -> None:
        """Keep the notes off the console, which has a line for each student; the report has all."""
        for note in submission_log.notes:
            self.log.debug("%s, %s: %s", submission_log.student, submission_log.assignment, note)

    def _is_graded(
        self, keys: dict[str, str], earlier: SubmissionLog, handed_in: Container[str]
    ) -> bool:
        """Whether the same work was graded by the same tests in the same environment."""
        place = self._graded_folder(earlier.student)
        stands = place.exists()
        if self.converter.coursedir.notebook_id != "*":  # then nbgrader looks at each notebook, too
            names = (name for name in self.selected if name in handed_in)
            stands = all((place / f"{name}.ipynb").exists() for name in names)
        return stands and not self.converter.force and earlier.keys.items() >= keys.items()

    def _graded_folder(self, student: str) -> Path:
        return self.root / "autograded" / student / self.assignment

    @property
    def _unfinished(self) -> Path:
        return log.folder(self.root, ".unfinished") / self.assignment

    def _clear_up(self) -> None:
        """Take away what a run has left that was ended by force."""
        for unfinished in self._unfinished.glob("*"):
            put_back(unfinished, self._graded_folder(unfinished.name))
        shutil.rmtree(self._unfinished, ignore_errors=True)

    def _refuse_other_kernels(self) -> None:
        for name, wanted in self.gradebook.expected.items():
            kernel = kernels.foreign(wanted.kernel)
            if kernel:
                raise NbGraderException(
                    f"The notebook '{name}' is written for the kernel '{kernel}', and only Python "
                    "can be graded: give its source a Python kernel, and release it again."
                )
