"""What a student is told of a graded notebook: points by exercise, and what each lost one is for.

Made from the notebook after hidden tests were taken out, and from the gradebook.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Grade, Gradebook
from traitlets import Bool

from grader.cells import expected
from grader.results.feedback import OWN_WORDS
from grader.results.printable import without_codes
from grader.results.quizzes import EXPLANATION
from grader.results.timestamps import shown, zone_of

CODE, QUIZ, WRITTEN = "code", "quiz", "written"
_HEADING = re.compile(r"^## +(.+?) *#*$", re.MULTILINE)
_TITLE = re.compile(r"^# +(.+?) *#*$", re.MULTILINE)
_ARROW = re.compile(r"^-+> *\d+ ?(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Item:
    """A graded cell.

    Parameters
    ----------
    name : str
        nbgrader's name of it.
    tests : str
        What it looks at, in words; "" where the exercise has one test.
    points, score : float
        What it is worth, and what it got.
    unread : bool
        Whether nobody has given it a score yet.
    checked : bool
        Whether a person is going to look at its score.
    by_hand : bool
        Whether a person gave the score.
    extra : float
        Extra credit.
    sentence : str
        What its check says; "" where it passed.
    line : str
        The line of the student's own code that raised an error.
    excused : bool
        Whether it counts in full, whatever was done.
    """

    name: str
    tests: str
    points: float
    score: float
    unread: bool = False
    checked: bool = False
    by_hand: bool = False
    extra: float = 0
    sentence: str = ""
    line: str = ""
    excused: bool = False

    @property
    def full(self) -> bool:
        """Whether it got all its points."""
        return not self.unread and self.score >= self.points


@dataclass
class Exercise:
    """An exercise, a question or a written answer.

    Parameters
    ----------
    name : str
        Its name.
    kind : {"code", "quiz", "written"}
        Which of the three it is.
    part : str
        The heading of the part of the notebook in which it stands.
    cell : str
        The name of the cell with the answer, or of the first graded one.
    items : list of Item
        Its graded cells.
    comments : list of str
        What graders wrote, as Markdown.
    quiz : dict
        What is told of a question; see `grader.results.quizzes`.
    empty : bool
        Whether nothing was written.
    """

    name: str
    kind: str
    part: str
    cell: str
    items: list[Item] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    quiz: dict[str, Any] = field(default_factory=dict)
    empty: bool = False

    @property
    def title(self) -> str:
        """Its name in words."""
        words = self.name.removeprefix("quiz-").replace("-", " ")
        return words[:1].upper() + words[1:]

    @property
    def points(self) -> float:
        """What it is worth."""
        return sum(item.points for item in self.items)

    @property
    def score(self) -> float:
        """What it got, without extra credit."""
        return sum(item.score for item in self.items)

    @property
    def extra(self) -> float:
        """Its extra credit."""
        return sum(item.extra for item in self.items)

    @property
    def unread(self) -> bool:
        """Whether a person has still to score it."""
        return any(item.unread for item in self.items)

    @property
    def marked(self) -> float:
        """What was to earn in what has been marked."""
        return sum(item.points for item in self.items if not item.unread)

    @property
    def excused(self) -> bool:
        """Whether it counts in full, whatever was done."""
        return any(item.excused for item in self.items)

    @property
    def full(self) -> bool:
        """Whether it got all its points."""
        return all(item.full for item in self.items)

    @property
    def lost(self) -> list[tuple[str, str, list[Item]]]:
        """The sentences of what it lost, each with a line of code and the items that got it."""
        failed = [item for item in self.items if not item.full and not item.unread]
        groups: dict[tuple[str, str], list[Item]] = {}
        for item in failed:
            groups.setdefault((item.sentence, item.line), []).append(item)
        return [(sentence, line, items) for (sentence, line), items in groups.items()]

    @property
    def passed(self) -> list[Item]:
        """The tests that it passed."""
        return [item for item in self.items if item.full]

    @property
    def tells(self) -> bool:
        """Whether there is more to tell of it than its points."""
        return bool(self.quiz or self.comments or self.lost)

    def named(self, items: list[Item]) -> str:
        """Return what some of its tests look at, in words; "" where that is all of it."""
        if len(items) == len(self.items):
            return ""
        return ", ".join(item.tests for item in items if item.tests)


@dataclass
class Summary:
    """All that stands above the notebook.

    Parameters
    ----------
    title : str
        That of the notebook.
    student : str
        The student's name, or what nbgrader calls the student.
    exercises : list of Exercise
        In the order of the notebook.
    score, most : float
        All points, without the penalty, and what there was to earn.
    penalty : float
        Points that are taken off for being late.
    handed_in, due : str
        When; "" where nobody knows.
    late : str
        By how much it was late, in words.
    """

    title: str
    student: str
    exercises: list[Exercise]
    score: float
    most: float
    penalty: float = 0
    handed_in: str = ""
    due: str = ""
    late: str = ""

    @property
    def final(self) -> float:
        """The points after the penalty."""
        return self.score - self.penalty

    @property
    def unread(self) -> list[Exercise]:
        """What a person has still to score."""
        return [exercise for exercise in self.exercises if exercise.unread]

    @property
    def waiting(self) -> float:
        """The points of what a person has still to score."""
        items = (item for exercise in self.unread for item in exercise.items)
        return sum(item.points for item in items if item.unread)

    @property
    def checked(self) -> list[Exercise]:
        """What a person is going to look at once more."""
        return [each for each in self.exercises if any(item.checked for item in each.items)]

    @property
    def excused(self) -> list[Exercise]:
        """What counts in full, whatever was done."""
        return [exercise for exercise in self.exercises if exercise.excused]

    @property
    def extra(self) -> float:
        """The extra credit."""
        return sum(exercise.extra for exercise in self.exercises)

    @property
    def marked(self) -> float:
        """What there was to earn in what has been marked."""
        return self.most - self.waiting

    @property
    def parts(self) -> list[tuple[str, list[Exercise]]]:
        """The exercises by part of the notebook."""
        return _by_part(self.exercises)

    @property
    def telling(self) -> list[tuple[str, list[Exercise]]]:
        """The exercises of which there is more to tell than their points, by part."""
        return _by_part(exercise for exercise in self.exercises if exercise.tells)

    def item(self, name: str) -> Item | None:
        """Return a graded cell by its name."""
        items = (item for exercise in self.exercises for item in exercise.items)
        return next((item for item in items if item.name == name), None)


class Summarize(Preprocessor):
    """Comes last in the making of feedback; the template asks for what it finds."""

    enabled = Bool(True, help="Whether to summarize.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Put the summary of a notebook where the template finds it."""
        about = resources["nbgrader"]
        where = about["notebook"], about["assignment"], about["student"]
        with Gradebook(about["db_url"]) as book:
            entry = book.find_submission_notebook(*where)
            grades = {grade.name: grade for grade in entry.grades}
            written = {comment.name: comment.manual_comment for comment in entry.comments}
            submission, student = entry.assignment, entry.student
            names = (student.first_name, student.last_name)
            summary = Summary(
                title=_first(_TITLE, nb) or about["notebook"],
                student=" ".join(filter(None, names)) or about["student"],
                exercises=list(exercises(nb, grades, written, resources.get("excused", ()))),
                score=entry.score,
                most=entry.max_score,
                penalty=entry.late_submission_penalty or 0,
                handed_in=self._time(submission.timestamp),
                due=self._time(submission.duedate),
                late=duration(submission.total_seconds_late),
            )
        resources["summary"] = summary
        return nb, resources

    def _time(self, when: datetime | None) -> str:
        return shown(when, zone_of(self.config)) if when else ""


def exercises(
    nb: NotebookNode,
    grades: dict[str, Grade],
    comments: dict[str, str | None],
    excused: Container[str] = (),
) -> Iterator[Exercise]:
    """Yield the exercises of a graded notebook.

    Parameters
    ----------
    nb : NotebookNode
        Without hidden tests.
    grades : dict of str to Grade
        What the gradebook says, by cell.
    comments : dict of str to str
        What graders wrote, by cell.
    excused : container of str
        The exercises that are excused.
    """
    found: dict[str, Exercise] = {}
    part = ""
    for cell in nb.cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown" and not about.get("solution"):
            part = (_HEADING.findall(cell.source) or [part])[-1]
        marker = expected.read_marker(cell.source) if about else None
        name = about.get("grade_id", "")
        answers = utils.is_solution(cell) or utils.is_task(cell)
        if not name or not (answers or utils.is_grade(cell)):
            continue
        by_hand = name in grades and answers
        called = marker.name if marker else name
        key = f"{called} by hand" if by_hand else called
        kind = WRITTEN if by_hand else QUIZ if called.startswith("quiz-") else CODE
        exercise = found.setdefault(key, Exercise(called, kind, part, name))
        if name in grades:
            tested = (marker.tested or "") if marker else name
            item = _item(cell, tested.replace("-", " "), grades[name])
            if called in excused and item.full:  # a person may have given less since
                item = replace(item, excused=True)
            exercise.items.append(item)
            exercise.empty |= by_hand and grades[name].auto_score == 0
        if comments.get(name):
            exercise.comments.append(comments[name] or "")
        if name in grades and grades[name].auto_score is not None:  # else nothing was judged
            exercise.quiz = exercise.quiz or cell.metadata.get(EXPLANATION, {})
    yield from (exercise for exercise in found.values() if exercise.items)


def _item(cell: NotebookNode, tests: str, grade: Grade) -> Item:
    given = grade.auto_score is not None or grade.manual_score is not None
    by_hand = grade.manual_score is not None
    score = grade.manual_score if by_hand else grade.auto_score or 0
    sentence, line = _said(cell)
    if by_hand and score < grade.max_score and score != grade.auto_score:
        sentence, line = "", ""
    return Item(
        name=grade.name,
        tests=tests,
        points=grade.max_score,
        score=score,
        unread=not given,
        checked=given and grade.needs_manual_grade,
        by_hand=by_hand,
        extra=grade.extra_credit or 0,
        sentence=sentence,
        line=line,
    )


def _said(cell: NotebookNode) -> tuple[str, str]:
    """Return what a test says, and the line of the student's code that raised an error."""
    outputs = cell.get("outputs", ())
    error = next((output for output in outputs if output.output_type == "error"), None)
    if error is None or not error.traceback:
        return "", ""
    *frames, message = map(without_codes, error.traceback)
    own = error.ename in (*OWN_WORDS, "AssertionError", "CellTimeoutError")
    if own or message.startswith("'"):  # a name without a value is explained in full
        return message, ""
    lines = _ARROW.findall("\n".join(frames))
    if not lines:  # no line of the student's led there: it is the test that stopped
        return f"The test stopped at what your code gave it: {message.rstrip('.')}.", ""
    return f"Your code raised {message.rstrip('.')}.", lines[-1].strip()


def duration(seconds: float) -> str:
    """Return a duration in words; "" where there is none.

    Examples
    --------
    >>> duration(0), duration(61), duration(90_000), duration(3 * 86_400)
    ('', '2 minutes', '1 day and 1 hour', '3 days')
    """
    if seconds <= 0:
        return ""
    minutes = -int(-seconds // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    amounts = [(days, "day"), (hours, "hour"), (0 if days else minutes % 60, "minute")]
    words = [f"{amount} {unit}{'s' * (amount != 1)}" for amount, unit in amounts if amount]
    return " and ".join(words[:2])


def number(value: float) -> str:
    """Return points as people write them.

    Examples
    --------
    >>> number(3.0), number(2.5), number(1 / 3)
    ('3', '2.5', '0.33')
    """
    return f"{round(value, 2):g}"


def _by_part(found: Iterable[Exercise]) -> list[tuple[str, list[Exercise]]]:
    groups = groupby(found, key=lambda exercise: exercise.part)
    return [(part, list(group)) for part, group in groups]


def _first(pattern: re.Pattern[str], nb: NotebookNode) -> str:
    texts = (cell.source for cell in nb.cells if cell.cell_type == "markdown")
    found = filter(None, map(pattern.search, texts))
    return next((each[1] for each in found), "")
