"""About how long a notebook takes, counted from what is in it.

A reader with school mathematics reads every open word, runs every cell and tries every exercise.
The rates are estimates and nobody's measurement; what counts is that one rule holds for every
notebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from authoring import course_file, setup_cell
from authoring.course import Course

WORDS_PER_MINUTE = 150
CODE_LINES_PER_MINUTE = 13
TURN, EXERCISE = 5.0, 8.0
#: A turn that asks for one line, whose formula stands above.
LINE = 2.5
QUESTION, PREDICTION, FIGURE, PONDERED = 1.5, 1.0, 1.0, 2.0
#: Of what folds open: every second fold is read.
FOLDS_READ = 0.5
#: By how much the stated minutes may differ from the count.
TOLERANCE = 0.15

#: What is not read as open text: folds, code, and the lists at the end.
FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)
FENCE = re.compile(r"```.*?```", re.DOTALL)
SKIPPED = ("## References", "## Terms added")
_LINE = re.compile(r"^# Your turn.*?^    return \.\.\.$", re.MULTILINE | re.DOTALL)
_FIGURE = re.compile(r"\b(show|explore|card)\(")
#: A line of the table that says how many minutes each part of an assignment takes.
_PART = re.compile(r"^\| \d+\. [^|]*\| (\d+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Count:
    """What takes time in a notebook.

    Parameters
    ----------
    words, folded : int
        Words that stand open, and in folds.
    code : int
        Lines of code to read.
    turns, lines, questions, predictions, figures, pondered, exercises : int
        How many of each; `lines` are turns that ask for what a
        function returns, `pondered` the questions at the end, to think about.
    """

    words: int = 0
    folded: int = 0
    code: int = 0
    turns: int = 0
    lines: int = 0
    questions: int = 0
    predictions: int = 0
    figures: int = 0
    pondered: int = 0
    exercises: int = 0

    @property
    def minutes(self) -> float:
        """About how long it takes.

        Examples
        --------
        >>> Count(words=1500, folded=300, turns=2).minutes
        21.0
        """
        return (
            (self.words + FOLDS_READ * self.folded) / WORDS_PER_MINUTE
            + self.code / CODE_LINES_PER_MINUTE
            + TURN * self.turns
            + LINE * self.lines
            + QUESTION * self.questions
            + PREDICTION * self.predictions
            + FIGURE * self.figures
            + PONDERED * self.pondered
            + EXERCISE * self.exercises
        )

    @property
    def rounded(self) -> int:
        """The same, to the nearest five minutes, and at least five.

        Examples
        --------
        >>> Count(words=1500, folded=300, turns=2).rounded
        20
        """
        return max(5, 5 * round(self.minutes / 5))

    def fits(self, stated: int) -> bool:
        """Whether minutes that were stated are about right.

        Parameters
        ----------
        stated : int
            The minutes that stand in the order file.

        Examples
        --------
        >>> Count(words=15000).fits(90), Count(words=15000).fits(60)
        (True, False)
        """
        return abs(stated - self.minutes) <= max(5, TOLERANCE * self.minutes)


def count(notebook: NotebookNode) -> Count:
    """Count what takes time in a lesson, or in an assignment as students get it.

    Parameters
    ----------
    notebook : NotebookNode
        The built notebook.
    """
    text, code = [], []
    for cell in notebook.cells:
        source = cell.source
        if cell.cell_type == "markdown":
            if not source.startswith(SKIPPED):
                text.append(FENCE.sub(" ", source))
        elif not (_is_test(cell) or setup_cell.is_setup(source)):
            code.append(source)
    joined, cells = "\n".join(text), "\n".join(code)
    folds = " ".join(FOLD.findall(joined))
    questions = len(re.findall(r"^# Your answer", cells, re.MULTILINE))
    one_line = sum(bool(_LINE.search(cell)) for cell in code)
    quizzes = len(re.findall(r"^# EXERCISE: quiz-", cells, re.MULTILINE))
    return Count(
        words=words(FOLD.sub(" ", joined)),
        folded=words(folds),
        code=sum(bool(re.match(r"\s*[^\s#]", line)) for line in cells.splitlines()),
        turns=len(re.findall(r"^# Your turn", cells, re.MULTILINE)) - one_line,
        lines=one_line,
        questions=questions + quizzes,
        predictions=len(re.findall(r"^guess = \.\.\.", cells, re.MULTILINE)),
        figures=len(_FIGURE.findall(cells)),
        pondered=len(re.findall(r"^\d+\. ", _section(joined, "Questions to ponder"), re.MULTILINE)),
        exercises=len(re.findall(r"^# EXERCISE: ", cells, re.MULTILINE)) - quizzes,
    )


def problems(order: Course) -> Iterator[str]:
    """Yield a sentence for each notebook whose stated minutes are far from the count.

    The minutes of an assignment's parts must add up to those of the whole.

    Parameters
    ----------
    order : Course
        The course; its notebooks are built.
    """
    for unit in (*order.lessons, *order.appendices, *order.assignments):
        notebook = nbformat.read(order.root / unit.for_students, as_version=4)
        parts = parts_together(notebook)
        if unit.minutes is not None and parts not in (0, unit.minutes):
            yield (
                f"{course_file.PATH}: {unit.kind} '{unit.name}' is said to take {unit.minutes} "
                f"minutes, but those of its parts add up to {parts}."
            )
        found = count(notebook)
        if unit.minutes is not None and not found.fits(unit.minutes):
            yield (
                f"{course_file.PATH}: {unit.kind} '{unit.name}' is said to take {unit.minutes} "
                f"minutes; by count it takes about {found.rounded}."
            )


def parts_together(notebook: NotebookNode) -> int:
    """Add up the minutes in the table of a notebook's parts; 0 if it has none.

    Parameters
    ----------
    notebook : NotebookNode
        The built notebook.
    """
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return sum(map(int, _PART.findall(text)))


def _is_test(cell: NotebookNode) -> bool:
    return cell.metadata.get("nbgrader", {}).get("grade") is True and "TEST" in cell.source


def _section(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def words(text: str) -> int:
    """Count the words of a text, without formulas on lines of their own, addresses and tags.

    Parameters
    ----------
    text : str
        Markdown.

    Examples
    --------
    >>> words("A [small step](lesson:one) for $w$.")
    5
    """
    without = re.sub(r"<[^>]*>|\]\([^)]*\)|\$\$.*?\$\$", " ", text, flags=re.DOTALL)
    return len(re.findall(r"[^\W_][\w'’-]*", without))
