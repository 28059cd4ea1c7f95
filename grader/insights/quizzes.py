"""Quiz questions: which option was chosen, and what it reveals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.cells import regions
from grader.cells.expected import ExpectedNotebook, read_marker
from grader.insights.reading import ClassRecord, exercise_name
from grader.results.log import BLANK, RIGHT, WRONG, Verdict
from grader.results.quizzes import explained

_OPTION = re.compile(r"^- \*\*(?P<letter>[A-Z])\.\*\* ", re.MULTILINE)
_START = "**Question.** "


@dataclass(frozen=True)
class Option:
    """One option of a question.

    Parameters
    ----------
    letter, text, why : str
        As students see it; what choosing it reveals.
    right : bool
        Whether it is the right one.
    students : tuple of str
        The ids of those who chose it.
    """

    letter: str
    text: str
    why: str
    right: bool
    students: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question, and what was answered.

    Parameters
    ----------
    exercise : str
        Its name, with ``quiz-`` before it.
    stem : str
        The question, as Markdown.
    options : tuple of Option
        In their order.
    blank, other : tuple of str
        The ids of those who chose nothing, and of those who wrote something that is no option.
    """

    exercise: str
    stem: str
    options: tuple[Option, ...]
    blank: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def answered(self) -> int:
        """How many chose an option."""
        return sum(len(option.students) for option in self.options)

    @property
    def right(self) -> int:
        """How many chose the right one."""
        return sum(len(option.students) for option in self.options if option.right)

    @property
    def favorite(self) -> Option | None:
        """The wrong option that was chosen most often; None where none was."""
        wrong = [option for option in self.options if option.students and not option.right]
        return max(wrong, key=lambda option: len(option.students), default=None)


def questions(record: ClassRecord) -> list[Question]:
    """Read the questions and count the answers, in the order of the notebook.

    Parameters
    ----------
    record : ClassRecord
        The class.
    """
    found = []
    for name, notebook in record.notebooks.items():
        for question in asked(notebook):
            where = exercise_name(question.exercise, name, len(record.notebooks))
            chosen: dict[str, list[str]] = {}
            for member in record.recorded:
                for exercise, verdict in member.verdicts:
                    if exercise == where:
                        chosen.setdefault(_choice(verdict, question), []).append(member.id)
            found.append(_counted(question, where, chosen))
    return found


def asked(notebook: ExpectedNotebook) -> Iterator[Question]:
    """Yield the questions of a notebook.

    Parameters
    ----------
    notebook : ExpectedNotebook
        With its hidden tests, which hold the keys and the explanations.
    """
    tests = {cell.exercise: cell.source for cell in notebook.cells if cell.is_test}
    for cell in notebook.cells:
        marker = read_marker(cell.source)
        if marker is None or marker.kind != "QUIZ":
            continue
        exercise = f"quiz-{marker.name}"
        key, why = explained(tests.get(exercise, ""))
        text = regions.without_first_line(cell.source)
        stem, *options = re.split(r"(?=^- \*\*[A-Z]\.\*\* )", text, flags=re.MULTILINE)
        yield Question(
            exercise,
            stem.strip().removeprefix(_START),
            tuple(_option(each, key, why) for each in options),
        )


def _option(text: str, key: str, why: dict[str, str]) -> Option:
    start = _OPTION.match(text)
    letter = start["letter"] if start else ""
    return Option(letter, _OPTION.sub("", text).strip(), why.get(letter, ""), letter == key)


def _choice(verdict: Verdict, question: Question) -> str:
    """Return the letter that was chosen; "blank" or "other" where none was."""
    if verdict.status == RIGHT:
        return next((option.letter for option in question.options if option.right), "other")
    letter = verdict.mistake.rpartition("/")[2]
    if verdict.status == WRONG and letter in {option.letter for option in question.options}:
        return letter
    return BLANK if verdict.status == BLANK else "other"


def _counted(question: Question, where: str, chosen: dict[str, list[str]]) -> Question:
    options = (
        Option(each.letter, each.text, each.why, each.right, tuple(chosen.get(each.letter, ())))
        for each in question.options
    )
    return Question(
        where,
        question.stem,
        tuple(options),
        tuple(chosen.get(BLANK, ())),
        tuple(chosen.get("other", ())),
    )
