"""The quiz bank: YAML entries, and the notebook cells that come of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from authoring.errors import ManuscriptError, Position
from grader.cells import regions

LETTERS = "ABCD"
DATA = Path("helpers", "questions.json")
_KEYS = {"id", "source", "stem", "options"}
_USES = ("lesson", "assignment")


@dataclass(frozen=True)
class Option:
    """One of the four answers a question offers, and why it is right or wrong."""

    text: str
    why: str
    correct: bool = False


@dataclass(frozen=True)
class Question:
    """A question of the bank.

    Parameters
    ----------
    name : str
        Its ``id``, in lower case with hyphens.
    use : {"lesson", "assignment"}
        The list that it stands in. A lesson reveals the answers at once; an assignment never does.
    stem : str
        The question, as Markdown.
    options : tuple of Option
        Four, in the order of their letters.
    position : Position
        Where it stands in the bank.
    """

    name: str
    use: str
    stem: str
    options: tuple[Option, ...]
    position: Position

    @property
    def key(self) -> str:
        """The letter of the correct option."""
        return next(
            letter for letter, option in zip(LETTERS, self.options, strict=True) if option.correct
        )

    @property
    def turn(self) -> str:
        """What the exercise is called in a lesson, such as "dead-units/same-units"."""
        return f"{self.position.file.stem}/{self.name.removeprefix('self-')}"

    @property
    def variable(self) -> str:
        """The name that a student gives the answer."""
        return "answer_" + self.name.replace("-", "_")


def read_bank(folder: Path) -> dict[str, Question]:
    """Read every question of a folder of YAML files.

    Parameters
    ----------
    folder : Path
        ``manuscript/quizzes``.

    Returns
    -------
    dict of str to Question
        By name.

    Raises
    ------
    ManuscriptError
        For bad YAML, a name used twice, or a question that is not four explained options with
        exactly one correct.
    """
    bank: dict[str, Question] = {}
    for path in sorted(folder.glob("*.yaml")):
        for question in _read_file(path):
            if question.name in bank:
                first = bank[question.name].position
                raise ManuscriptError(question.position, f"the id is used before, at {first}.")
            bank[question.name] = question
    return bank


def _read_file(path: Path) -> list[Question]:
    text = path.read_text(encoding="utf-8")
    try:
        lists = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or str(error)
        raise ManuscriptError(Position(path, line=line), f"bad YAML: {problem}.") from error
    if not isinstance(lists, dict) or not all(isinstance(each, list) for each in lists.values()):
        raise ManuscriptError(
            Position(path, line=1),
            "the file must hold lists of questions, 'lesson:' or 'assignment:'.",
        )
    found = []
    tree = yaml.compose(text, Loader=yaml.SafeLoader)
    for use, node in tree.value if tree else []:
        if use.value not in _USES:
            raise ManuscriptError(
                Position(path, line=use.start_mark.line + 1),
                f"questions are for a lesson or an assignment: 'lesson:' or 'assignment:', not "
                f"'{use.value}:'.",
            )
        for entry, item in zip(lists[use.value], node.value, strict=True):
            found.append(_question(entry, use.value, Position(path, line=item.start_mark.line + 1)))
    return found


def _question(entry: Any, use: str, position: Position) -> Question:
    def refuse(problem: str) -> ManuscriptError:
        return ManuscriptError(position, problem)

    if not isinstance(entry, dict):
        raise refuse("a question is a mapping with id, stem and options.")
    missing = sorted(_KEYS - {"source"} - set(entry))
    if missing:
        raise refuse(f"the question lacks '{missing[0]}:'.")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise refuse(f"'{unknown[0]}:' is not known in a question.")
    name, stem = entry["id"], entry["stem"]
    if not isinstance(name, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise refuse(f"'{name}' is no id; use lower-case words with hyphens.")
    if not isinstance(stem, str) or not stem.strip():
        raise refuse(f"question '{name}' has an empty stem.")
    options = tuple(_option(item, name, refuse) for item in entry["options"] or [])
    if len(options) != len(LETTERS):
        raise refuse(f"question '{name}' has {len(options)} options; it needs {len(LETTERS)}.")
    correct = sum(option.correct for option in options)
    if correct != 1:
        raise refuse(f"question '{name}' has {correct} correct options; it needs exactly one.")
    texts = [" ".join(option.text.split()).lower() for option in options]
    if len(set(texts)) < len(texts):
        raise refuse(f"question '{name}' has two equal options.")
    return Question(name, use, stem.strip(), options, position)


def _option(item: Any, name: str, refuse: Any) -> Option:
    if not isinstance(item, dict) or not str(item.get("text", "")).strip():
        raise refuse(f"question '{name}' has an option without 'text:'.")
    if not str(item.get("why", "")).strip():
        raise refuse(f"question '{name}': option '{item['text']}' has no explanation ('why:').")
    if set(item) - {"text", "why", "correct"}:
        raise refuse(f"question '{name}': an option has text, why and correct, nothing else.")
    return Option(
        str(item["text"]).strip(), " ".join(str(item["why"]).split()), item.get("correct") is True
    )


def self_check(question: Question) -> tuple[str, str]:
    """Return the two cells of a question in a lesson: itself, and the one for the answer."""
    answer = [
        '# Your answer: replace the dots with a letter in quotes, such as "A".',
        "choice = ...",
        f'turn("{question.turn}").check(choice)',
    ]
    return f"**Check yourself.** {_asked(question)}", "\n".join(answer)


def data(bank: dict[str, Question], lessons: Iterable[str]) -> str:
    """Return the questions of lessons as JSON for the helpers, which tell students why.

    Parameters
    ----------
    bank : dict of str to Question
        The quiz bank.
    lessons : iterable of str
        The names of the course's lessons.
    """
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in lessons}
    for question in bank.values():
        lesson, _, words = question.turn.partition("/")
        if question.use == "lesson" and lesson in found:
            why = {
                letter: option.why for letter, option in zip(LETTERS, question.options, strict=True)
            }
            found[lesson].append({"name": words, "key": question.key, "why": why})
    built = {"built": "from manuscript/quizzes; edit that", "lessons": found}
    return json.dumps(built, indent=1, ensure_ascii=False) + "\n"


def _asked(question: Question) -> str:
    lines = [question.stem, ""]
    lines += [
        f"- **{letter}.** {option.text}"
        for letter, option in zip(LETTERS, question.options, strict=True)
    ]
    return "\n".join(lines)


def graded_cells(question: Question) -> list[tuple[str, str]]:
    """Return the three cells of a question in an assignment, as pairs of cell type and source.

    Parameters
    ----------
    question : Question
        One for an assignment.

    Returns
    -------
    list of (str, str)
        The question, the answer cell and its test.
    """
    stem = [f"<!-- QUIZ: {question.name} -->", f"**Question.** {_asked(question)}"]
    answer = [
        f"# EXERCISE: quiz-{question.name}",
        '# One letter in quotes, such as "A".',
        f"{question.variable} = (",
        f"    {regions.begin(regions.SOLUTION)}",
        f'    "{question.key}"',
        f"    {regions.end(regions.SOLUTION)}",
        ")",
    ]
    why = [
        f"    {letter!r}: {option.why!r},"
        for letter, option in zip(LETTERS, question.options, strict=True)
    ]
    test = [
        f"# TEST: quiz-{question.name} (1 point)",
        "# Only marking tells whether the letter is right; this looks at its form.",
        f"checks.letter({question.variable})",
        regions.begin(regions.HIDDEN_TESTS),
        "_why = {",
        *why,
        "}",
        f"checks.quiz({question.variable}, {question.key!r}, _why)",
        regions.end(regions.HIDDEN_TESTS),
    ]
    return [
        ("markdown", "\n".join(stem)),
        ("code", "\n".join(answer)),
        ("code", "\n".join(test)),
    ]
