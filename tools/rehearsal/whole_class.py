"""A class of 40 from its roster to three LMS: every command as the README has it, and then counts.

What should come of it is computed from what was put in: who handed in what, which answers are
wrong, what a person gave, what was excused, how late it was.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook

from tests.answers import Answer
from tools.rehearsal import class_of_forty, handed_in
from tools.rehearsal.class_of_forty import Pupil
from tools.rehearsal.course import Course
from tools.rehearsal.handed_in import NOBODYS, Work
from tools.rehearsal.paper import Paper
from tools.rehearsal.paper import read as read_paper
from tools.rehearsal.students import simulated_class

DUE = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)
POLICY = '\nc.AssignLatePenalties.plugin_class = "grader.results.late.PerDay"\n'
DIFFERENT = 9  # notebooks of right and of wrong answers, at most so many of each
PERCENT = 10  # what a day costs, without another setting


@dataclass
class Played:
    """What was done, and what came of it.

    Parameters
    ----------
    course : Course
        Where.
    paper : Paper
        The assignment.
    roster : list of Pupil
        The class.
    works : dict of str to Work
        What counts of what was handed in, by student.
    by_hand : dict of str to dict of str to float
        What a person gave, by student and cell.
    excused : dict of str to str
        By exercise, for whom; "*" for everybody.
    said : dict of str to str
        What the commands said.
    """

    course: Course
    paper: Paper
    roster: list[Pupil]
    works: dict[str, Work]
    by_hand: dict[str, dict[str, float]] = field(default_factory=dict)
    excused: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    @property
    def graded(self) -> dict[str, dict[str, float | None]]:
        """What the tests and a blank text give, of those whose work can be graded."""
        return {
            student: work.scores for student, work in self.works.items() if work.scores is not None
        }

    @property
    def copied(self) -> frozenset[str]:
        """The two of whom one has copied."""
        return frozenset(name for name, work in self.works.items() if work.copied)

    @property
    def compares(self) -> bool:
        """Whether the assignment has enough code for a copy of all of it to stand out."""
        long = [code for code in self.paper.solutions.values() if len(code.splitlines()) > 3]
        return len(long) >= 5

    def is_excused(self, student: str, grade_id: str) -> bool:
        """Whether a graded cell is excused for a student."""
        marker = next(each for each in self.paper.graded if each.grade_id == grade_id)
        return self.excused.get(marker.name) in ("*", student)

    def score(self, student: str, grade_id: str) -> float:
        """Return what a student should have for a graded cell."""
        most = next(each.points for each in self.paper.graded if each.grade_id == grade_id)
        if self.is_excused(student, grade_id):
            return float(most or 0)
        given = self.by_hand.get(student, {}).get(grade_id)
        return given if given is not None else float(self.graded[student][grade_id] or 0)

    def total(self, student: str) -> float:
        """Return what a student should have without the penalty."""
        return sum(self.score(student, grade_id) for grade_id in self.graded[student])

    def penalty(self, student: str) -> float:
        """Return what is taken off for days late."""
        days = class_of_forty.days_late(self.works[student].time.astimezone(UTC), DUE)
        return round(self.total(student) * min(PERCENT * days, 100) / 100, 2)


def play(
    course: Course,
    assignment: str,
    bank: list[Answer],
    other: tuple[str, NotebookNode],
    tell: Callable[[str], None] = lambda what: None,
) -> Played:
    """Play it all.

    Parameters
    ----------
    course : Course
        A new course directory with the assignment in ``source/``.
    assignment : str
        Its name.
    bank : list of Answer
        Answers to its exercises.
    other : (str, NotebookNode)
        Another assignment whose notebook somebody hands in.
    tell : callable
        Called with a few words at the start of every step.
    """
    tell("releasing, with a late policy")
    with open(course.root / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(POLICY)
    source = course.root / "source" / assignment / f"{assignment}.ipynb"
    paper = read_paper(assignment, course.release(assignment), source)
    course.nbgrader("db", "assignment", "add", assignment, f"--duedate={DUE:%Y-%m-%d %H:%M} UTC")
    everybody = class_of_forty.everybody()
    different = simulated_class(paper, bank, DIFFERENT)
    works, again = handed_in.handed_in(everybody, paper, different, other[1], other[0])
    played = Played(course, paper, everybody, {work.student: work for work in works})
    tell("the roster")
    _write_forms(played)
    played.said["roster"] = course.grader("roster", "canvas-export.csv")
    tell(f"collecting and autograding {len(works)} uploads")
    extra = {NOBODYS: next(iter(works[0].files.values()))}
    _collect(played, "submissions.zip", handed_in.archive(works, extra))
    played.said["first"] = course.nbgrader("autograde", assignment, fails=True)
    tell("written answers, by a person")
    _grade_by_hand(played)
    tell("excusing an exercise for everybody, and one for one student")
    _excuse(played)
    tell("a second version of one student's work; grading again")
    _collect(played, "later.zip", handed_in.archive([again]), "--force")
    played.works[again.student] = again
    played.said["again"] = course.nbgrader("autograde", assignment, fails=True)
    _grade_by_hand(played, only=again.student)
    course.nbgrader("autograde", assignment, fails=True)  # penalties follow what a person gave
    tell("feedback, report, insights, alike, the way back")
    played.said["feedback"] = course.nbgrader("generate_feedback", assignment)
    for task in ("report", "insights", "alike", "feedback-zip"):
        played.said[task] = course.grader(task, assignment)
    tell("exports to three LMS")
    _export(played)
    return played


def _write_forms(played: Played) -> None:
    root, name = played.course.root, played.paper.name
    most = float(sum(each.points or 0 for each in played.paper.graded))
    forms = {
        "canvas-export.csv": class_of_forty.canvas(played.roster, name, most),
        "moodle-export.csv": class_of_forty.moodle(played.roster, name),
        "blackboard-export.xls": class_of_forty.blackboard(played.roster, name, most),
    }
    for file, text in forms.items():
        (root / file).write_text(text, encoding="utf-16" if file.endswith("xls") else "utf-8")


def _collect(played: Played, name: str, content: bytes, *options: str) -> None:
    folder = played.course.root / "downloaded" / played.paper.name / "archive"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    played.said[name] = played.course.nbgrader("zip_collect", played.paper.name, *options)


def _grade_by_hand(played: Played, only: str = "") -> None:
    """Give points as the Formgrader does; what is doubtful is looked at and stays as it is."""
    with Gradebook(played.course.database) as book:
        for number, submission in enumerate(book.assignment_submissions(played.paper.name)):
            student = submission.student.id
            for grade in submission.notebooks[0].grades:
                if only not in ("", student) or not grade.needs_manual_grade:
                    continue
                if grade.auto_score is None:
                    points = float(number % (int(grade.max_score) + 1))
                    played.by_hand.setdefault(student, {})[grade.name] = points
                    grade.manual_score = points
                grade.needs_manual_grade = False
        book.db.commit()


def _excuse(played: Played) -> None:
    """Excuse an exercise that many fail for everybody, and another for one who fails it."""
    lost: dict[str, list[str]] = {}
    for student, scores in played.graded.items():
        for each in played.paper.graded:
            if scores[each.grade_id] == 0 and each.kind == "TEST":
                lost.setdefault(each.name, []).append(student)
    first, second, *_ = sorted(lost, key=lambda name: (-len(set(lost[name])), name))
    played.excused = {first: "*", second: lost[second][-1]}
    played.course.grader("excuse", played.paper.name, first)
    played.course.grader("excuse", played.paper.name, second, "--student", lost[second][-1])


def _export(played: Played) -> None:
    course, name = played.course, played.paper.name
    course.nbgrader("export", "--to=grades.csv")
    outside = {*played.graded} - {each.student for each in played.roster}
    for lms, ending in (("Canvas", "csv"), ("Moodle", "csv"), ("Blackboard", "xls")):
        exporter = f"{lms}Exporter"
        course.nbgrader(
            "export",
            f"--exporter=grader.lms.export.{exporter}",
            f"--assignment={name}",
            f"--{exporter}.gradebook={lms.lower()}-export.{ending}",
            f"--to={lms.lower()}-import.{ending}",
            *(f"--{exporter}.leave_out={student}" for student in sorted(outside)),
        )


def pages_in(root: Path, assignment: str) -> list[str]:
    """Return the names of all pages that go back to the LMS."""
    found = []
    for path in sorted((root / "feedback").glob(f"{assignment}-*.zip")):
        with zipfile.ZipFile(path) as archive:
            found += archive.namelist()
    return found
