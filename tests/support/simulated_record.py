"""A class as the gradebook and the logs know it, made without grading anything."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from nbgrader.api import Gradebook

from grader.results import log
from grader.results.log import LOOK, REPAIR, Note, SubmissionLog, Verdict

NAME = "97-class"
QUIZ_TEXT = """\
<!-- QUIZ: squash -->
**Question.** What does $\\sigma(z)$ do?

- **A.** It squashes `z`
- **B.** It lets *all* through"""
QUIZ_TEST = """\
# TEST: quiz-squash (1 point)
checks.letter(answer_squash)
### BEGIN HIDDEN TESTS
why = {
    'A': 'Its values lie in $(0, 1)$.',
    'B': 'That is the identity.',
}
checks.quiz(answer_squash, 'A', why)
### END HIDDEN TESTS"""
#: name, source, points, cell type, graded by hand
CELLS = [
    ("exercise-relu", "# EXERCISE: relu\nrelu = ...", None, "code"),
    ("test-relu-values", "# TEST: relu values (2 points)", 2, "code"),
    ("test-relu-arrays", "# TEST: relu arrays (1 point)", 1, "code"),
    ("exercise-tanh", "# EXERCISE: tanh\ntanh = ...", None, "code"),
    ("test-tanh", "# TEST: tanh (4 points)", 4, "code"),
    ("quiz-squash", QUIZ_TEXT, None, "markdown"),
    ("exercise-quiz-squash", "# EXERCISE: quiz-squash\nanswer_squash = ...", None, "code"),
    ("test-quiz-squash", QUIZ_TEST, 1, "code"),
    ("written-why", "<!-- WRITTEN: why (3 points) -->\nWhy?", 3, "markdown"),
]
DUE = datetime(2026, 11, 30, 12)
RIGHT = "right"
LEAKS = ("wrong", "relu(-1.0) gave -0.1: it leaks.", "relu/it-leaks-0000")
SMALL = ("wrong", "tanh(0.5) gave 0.1, which is too small.", "")
OTHER_SMALL = ("wrong", "tanh(0.7) gave 0.3, which is too small.", "")
BLANK = ("blank", "tanh is still blank.", "")
ERROR = ("error", "ZeroDivisionError: division by zero", "")
B = ("wrong", "B is not right. That is the identity.", "test-quiz-squash/B")
NO_LETTER = ("wrong", "the answer must be one letter.", "")
SLOW = ("timeout", "This test took too long and was cut off.", "")


def exercise_of(test: str) -> str:
    """Return the exercise of a test."""
    return "quiz-squash" if "quiz" in test else test.split("-")[1]


class Simulated:
    """A course directory with a gradebook and logs.

    Parameters
    ----------
    root : Path
        Where.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.database = f"sqlite:///{root / 'gradebook.db'}"
        with Gradebook(self.database) as book:
            book.add_assignment(NAME, duedate=DUE)
            book.add_notebook(NAME, NAME)
            for name, source, points, kind in CELLS:
                where = {"notebook": NAME, "assignment": NAME}
                book.add_source_cell(
                    name, **where, cell_type=kind, source=source, locked=False, checksum=""
                )
                if points:
                    book.add_grade_cell(name, **where, max_score=points, cell_type=kind)
                if points is None and name.startswith("exercise") or name.startswith("written"):
                    book.add_solution_cell(name, **where)

    def add(self, students, record: bool = True) -> None:
        """Enter graded students.

        Parameters
        ----------
        students : dict of str to dict
            By id: ``name``, ``late`` (hours), ``written`` (points, None for unread), ``notes``
            and, by grade_id, how tests ended; those that are not named are right.
        record : bool
            Whether verdicts are kept.
        """
        with Gradebook(self.database) as book:
            commit, book.db.commit = book.db.commit, book.db.flush
            with book.db.no_autoflush:
                for student, about in students.items():
                    self._add(book, student, dict(about), record)
            book.db.commit = commit
            book.db.commit()

    def absent(self, student: str, first: str = "", last: str = "") -> None:
        """Put a student into the roster who has handed nothing in."""
        with Gradebook(self.database) as book:
            book.update_or_create_student(student, first_name=first, last_name=last)

    def _add(self, book: Gradebook, student: str, about: dict, record: bool) -> None:
        first, _, last = about.pop("name", "").partition(" ")
        book.update_or_create_student(student, first_name=first, last_name=last)
        written, late = about.pop("written", None), about.pop("late", 0)
        notes = about.pop("notes", ())
        when = DUE + timedelta(hours=late or -1)
        submission = book.update_or_create_submission(NAME, student, timestamp=when)
        folder = self.root / "submitted" / student / NAME
        folder.mkdir(parents=True)
        (folder / "timestamp.txt").write_text(f"{when}")
        verdicts = []
        for grade in submission.notebooks[0].grades:
            if grade.name == "written-why":
                grade.auto_score, grade.manual_score = None, written
                grade.needs_manual_grade = written is None
                continue
            points = float(grade.cell.max_score)
            status, sentence, mistake = about.get(grade.name, (RIGHT, "", ""))
            got = points if status == RIGHT else 0.0
            grade.auto_score, grade.needs_manual_grade = got, False
            verdicts.append(
                Verdict(grade.name, exercise_of(grade.name), got, points, status, sentence, mistake)
            )
        order = [name for name, *_ in CELLS]
        verdicts.sort(key=lambda each: order.index(each.test))
        kept = SubmissionLog(self.root, NAME, student, list(notes), {NAME: "key"})
        kept.verdicts = {NAME: verdicts} if record else {}
        kept.save()


def many(count: int, seed: int = 1) -> dict[str, dict]:
    """Return a class of which the strong ones do better everywhere."""
    rng = random.Random(seed)
    endings = {
        "test-relu-values": [LEAKS, ERROR],
        "test-relu-arrays": [LEAKS],
        "test-tanh": [SMALL, OTHER_SMALL, BLANK, SLOW],
        "test-quiz-squash": [B, B, NO_LETTER, BLANK],
    }
    found = {}
    for number in range(count):
        skill = rng.random()
        about = {
            test: rng.choice(some) for test, some in endings.items() if rng.random() > 0.2 + skill
        }
        about["name"] = f"Person {chr(65 + number % 26)}{number}"
        about["written"] = rng.choice([None, 0, 1.5, 3])
        about["late"] = 30 if number % 9 == 0 else 0
        about["notes"] = [Note(REPAIR, "test-tanh", "metadata lost; restored.")] * (number % 7 == 0)
        about["notes"] += [Note(LOOK, "files", f"Copy of p{number}.ipynb")] * (number % 11 == 0)
        found[f"p{number:04d}"] = about
    return found


def read_log(root: Path, student: str) -> SubmissionLog:
    """Return a student's log."""
    return log.load(root, NAME, student)
