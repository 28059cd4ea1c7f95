"""Play one assignment from release to exported grades, with nbgrader's own commands."""

from __future__ import annotations

import csv
import html
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

import nbformat

from grader.cells import regions
from grader.results import log, report
from tests.answers import Answer
from tools.rehearsal import paper as papers
from tools.rehearsal.course import Course, Score
from tools.rehearsal.paper import Paper
from tools.rehearsal.students import Submission, simulated_class

DUE = "2026-11-30 23:59:00 UTC"
IN_TIME, LATE = "2026-11-29 12:00:00 UTC", "2026-12-02 12:00:00 UTC"
PYTHON_SECONDS, TENSORFLOW_SECONDS = 12, 60
_TAGS = re.compile(r"<[^>]+>")


@dataclass
class Outcome:
    """What came of a submission.

    Parameters
    ----------
    submission : Submission
        What was handed in.
    scores : dict of str to Score
        What the gradebook says.
    messages : dict of str to str
        What the failed tests said, by grade_id.
    problems : list of str
        What is not as expected, a sentence each.
    """

    submission: Submission
    scores: dict[str, Score] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def play(
    course: Course,
    assignment: str,
    bank: list[Answer],
    tell: Callable[[str], None] = lambda what: None,
    expect: Callable[[int], None] = lambda steps: None,
    section: slice = slice(None),
    most: int | None = None,
) -> list[Outcome]:
    """Release, hand in, collect, autograde, give feedback, export; compare with what is expected.

    Parameters
    ----------
    course : Course
        A new course directory with the assignment in ``source/``.
    assignment : str
        Its name.
    bank : list of Answer
        Answers to its exercises.
    tell : callable
        Called with a few words at the start of every step.
    expect : callable
        Called with the number of steps, once it is known.
    section : slice
        Which part of the class takes part.
    most : int, optional
        See `simulated_class`.

    Returns
    -------
    list of Outcome
        In the order of the class.
    """
    tell("releasing")
    source = course.root / "source" / assignment / f"{assignment}.ipynb"
    paper = papers.read(assignment, course.release(assignment), source)
    course.nbgrader("db", "assignment", "add", assignment, f"--duedate={DUE}")
    course.nbgrader("release_assignment", assignment)
    handed_in = simulated_class(paper, bank, most)[section]
    expect(2 * len(handed_in) + 6)
    _hand_in(course, paper, handed_in, tell)
    seconds = TENSORFLOW_SECONDS if "keras" in source.read_text("utf-8") else PYTHON_SECONDS
    tell("autograding")
    course.nbgrader(
        "autograde",
        assignment,
        f"--Execute.timeout={seconds}",
        fails=any(submission.scores is None for submission in handed_in),
        watch=_follow(tell, "autograding", r"\] ([^ :]+): \w+(?:;.*)?$"),
    )
    tell("writing feedback")
    course.nbgrader(
        "generate_feedback",
        assignment,
        watch=_follow(tell, "feedback for", "Writing .*/feedback/([^/]+)/"),
    )
    tell("exporting grades")
    course.nbgrader("export", f"--to={course.root / 'grades.csv'}")
    return _outcomes(course, paper, handed_in)


def _follow(tell: Callable[[str], None], doing: str, pattern: str) -> Callable[[str], None]:
    def watch(line: str) -> None:
        student = re.search(pattern, line.rstrip())
        if student:
            tell(f"{doing} {student[1]}")

    return watch


def _hand_in(
    course: Course, paper: Paper, submissions: list[Submission], tell: Callable[[str], None]
) -> None:
    archive = course.root / "downloaded" / paper.name / "archive"
    archive.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive / "submissions.zip", "w") as lms:
        for number, submission in enumerate(submissions):
            file = submission.file or f"{paper.name}.ipynb"
            student, content = submission.student, submission.content
            text = content if isinstance(content, str) else nbformat.writes(content)
            if submission.route == "canvas":
                lms.writestr(f"{student}_{4000 + number}_{9000 + number}_{file}", text)
            elif submission.route == "plain":
                lms.writestr(f"{student}_{file}", text)
            elif submission.route == "moodle":
                name, participant = student.rsplit("-", 1)
                folder = f"{name.replace('-', ' ').title()}_{participant}_assignsubmission_file_"
                lms.writestr(f"{folder}/{file}", text)
            elif submission.route == "exchange":
                _submit(course, paper.name, student, text)
            else:
                time = LATE if submission.late else IN_TIME
                course.hand_in(student, paper.name, text, submission.file, time)
    tell("collecting what came through the exchange")
    course.nbgrader("collect", paper.name)
    tell("collecting what came from an LMS")
    course.nbgrader("zip_collect", paper.name)


def _submit(course: Course, assignment: str, student: str, text: str) -> None:
    """Fetch, fill in and submit, in the student's own folder."""
    home = course.root / "homes" / student
    home.mkdir(parents=True)
    options = ("--course=activation-functions", f"--Exchange.root={course.root / 'exchange'}")
    course.nbgrader("fetch_assignment", assignment, *options, folder=home)
    (home / assignment / f"{assignment}.ipynb").write_text(text, encoding="utf-8")
    course.nbgrader("submit", assignment, f"--student={student}", *options, folder=home)


def _outcomes(course: Course, paper: Paper, submissions: list[Submission]) -> list[Outcome]:
    scores = course.scores(paper.name)
    refused = report.read(course.root, paper.name).refused
    with open(course.root / "grades.csv", encoding="utf-8", newline="") as file:
        exported = {
            row["student_id"]: float(row["score"] or 0)
            for row in csv.DictReader(file)
            if row["assignment"] == paper.name
        }
    outcomes = []
    for submission in submissions:
        outcome = Outcome(submission, scores.get(submission.student, {}))
        outcomes.append(outcome)
        if submission.scores is None:
            outcome.problems += _check_refused(outcome, refused)
            continue
        outcome.messages = _messages(course, paper.name, submission.student)
        outcome.problems += _check_scores(outcome)
        outcome.problems += _check_feedback(course, paper.name, outcome)
        late = course.seconds_late(paper.name, submission.student) > 0
        if late != submission.late and submission.route == "folder":
            outcome.problems.append(f"late should be {submission.late}, not {late}.")
        total = sum(score or 0 for score in submission.scores.values())
        if exported.get(submission.student) != total:
            got = exported.get(submission.student)
            outcome.problems.append(f"the exported score should be {total}, not {got}.")
    return outcomes


def _check_refused(outcome: Outcome, refused: dict[str, str]) -> list[str]:
    problems = []
    if outcome.submission.student not in refused:
        problems.append("the file should be reported as impossible to grade.")
    if any(score.auto is not None for score in outcome.scores.values()):
        problems.append("a file that cannot be graded should have no score.")
    return problems


def _check_scores(outcome: Outcome) -> list[str]:
    problems = []
    for name, wanted in (outcome.submission.scores or {}).items():
        got = outcome.scores.get(name)
        if got is None:
            problems.append(f"{name} is not in the gradebook.")
            continue
        if got.auto != wanted:
            said = outcome.messages.get(name, "the test said nothing")
            problems.append(f"{name} should get {wanted}, not {got.auto}: {said}")
        person = wanted is None or name in outcome.submission.doubtful
        if got.needs_person != person:
            problems.append(f"{name} should {'' if person else 'not '}wait for a person.")
    return problems


def _messages(course: Course, assignment: str, student: str) -> dict[str, str]:
    verdicts = log.load(course.root, assignment, student).verdicts.values()
    return {each.test: each.sentence for found in verdicts for each in found if each.sentence}


def _check_feedback(course: Course, assignment: str, outcome: Outcome) -> list[str]:
    path = course.root / "feedback" / outcome.submission.student / assignment
    pages = list(path.glob("*.html"))
    if not pages:
        return ["there is no feedback."]
    page = html.unescape(_TAGS.sub("", pages[0].read_text(encoding="utf-8")))
    problems = [
        f"the feedback should say '{words}'."
        for words in outcome.submission.says
        if words not in page
    ]
    if regions.HIDDEN_TESTS in page or regions.MARK_SCHEME in page:
        problems.append("the feedback shows hidden tests or a marking scheme.")
    return problems
