"""The simulated class: what each student hands in, and what it is worth."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from tests.answers import Answer
from tools.rehearsal import rounds
from tools.rehearsal.paper import Paper, index_of

NOISE = """\
import sys
get_ipython().events.register(
    "pre_run_cell", lambda info: print("WARNING: a library talks", file=sys.stderr)
)"""


@dataclass(frozen=True)
class Submission:
    """What one student hands in.

    Parameters
    ----------
    student : str
        A name for nbgrader.
    story : str
        What is special about it.
    content : NotebookNode or str
        The file.
    scores : dict of str to (float or None), optional
        What each graded cell gets; None waits for a person. None instead of a dictionary: the
        file cannot be graded.
    route : {"folder", "canvas", "moodle", "plain", "exchange"}
        How it comes in.
    file : str, optional
        The name of the file, if it is not the assignment's.
    doubtful : frozenset of str
        Graded cells that must be listed for a person although they have a score.
    late : bool
        Whether it comes in after the due date.
    says : tuple of str
        What the feedback must tell.
    """

    student: str
    story: str
    content: NotebookNode | str
    scores: dict[str, float | None] | None
    route: str = "folder"
    file: str | None = None
    doubtful: frozenset[str] = field(default_factory=frozenset)
    late: bool = False
    says: tuple[str, ...] = ()


def simulated_class(paper: Paper, bank: list[Answer], most: int | None = None) -> list[Submission]:
    """Return everyone's submission of an assignment.

    Parameters
    ----------
    paper : Paper
        The assignment.
    bank : list of Answer
        Right and wrong answers to its exercises.
    most : int, optional
        How many notebooks of right and of wrong answers there are at most; the fullest come first.
    """
    return [
        Submission(
            "perfect", "reference solutions", paper.solved(), paper.points(), route="exchange"
        ),
        *islice(_perfect_in_another_way(paper, bank), most),
        Submission(
            "blank",
            "released notebook",
            paper.released,
            paper.points(paper.graded, written=False),
            route="plain",
        ),
        _half_done(paper),
        *islice(_wrong(paper, bank), most),
        *_sloppy(paper),
        _slow(paper),
        _noisy(paper),
        Submission("late", "right, after the due date", paper.solved(), paper.points(), late=True),
        Submission(
            "no-notebook",
            "a letter instead of a notebook",
            "Dear teacher, my computer broke.",
            None,
        ),
    ]


def _perfect_in_another_way(paper: Paper, bank: list[Answer]) -> Iterator[Submission]:
    right = [answer for answer in bank if answer.right]
    for number, answers in enumerate(rounds.spread(right, paper), start=1):
        sources = {exercise: answer.source for exercise, answer in answers.items()}
        yield Submission(
            f"otherwise{number}",
            f"right in another way ({len(answers)} exercises)",
            paper.filled_in(paper.solutions | sources),
            paper.points(),
            route="canvas" if number == 1 else "folder",
        )


def _wrong(paper: Paper, bank: list[Answer]) -> Iterator[Submission]:
    wrong = [answer for answer in bank if not answer.right]
    for number, answers in enumerate(rounds.spread(wrong, paper), start=1):
        sources = {exercise: answer.source for exercise, answer in answers.items()}
        impossible = rounds.impossible(answers, paper)
        others = {name: code for name, code in paper.solutions.items() if name not in impossible}
        failed = [
            test
            for answer in answers.values()
            for test in paper.tests(answer.exercise, answer.fails)
        ]
        failed += [test for name in impossible for test in paper.tests(name)]
        yield Submission(
            f"wrong-{number:02d}",
            f"wrong in {len(answers)} exercises"
            + (f", {len(impossible)} left blank" if impossible else ""),
            paper.filled_in(others | sources),
            paper.points(failed),
            says=tuple(
                answer.says
                for answer in answers.values()
                if answer.says and not paper.uses(answer.exercise) & {*answers}
            ),
        )


def _half_done(paper: Paper) -> Submission:
    done = list(paper.solutions)[: len(paper.solutions) // 2]
    failed = [test for name in paper.solutions if name not in done for test in paper.tests(name)]
    answers = {name: paper.solutions[name] for name in done}
    return Submission(
        "half-done-4711",
        "the first half of the exercises, no written answer",
        paper.filled_in(answers, written=False),
        paper.points(failed, written=False),
        route="moodle",
    )


def _sloppy(paper: Paper) -> Iterator[Submission]:
    first, last = paper.exercises[0], paper.exercises[-1]

    lost = paper.solved()
    del lost.cells[index_of(lost, f"exercise-{last}")]
    names = frozenset(test.grade_id for test in paper.tests(last))
    yield Submission(
        "deleted-answer",
        "deleted an answer cell",
        lost,
        paper.points(paper.tests(last)),
        doubtful=names,
    )

    sloppy = paper.solved()
    number = index_of(sloppy, f"exercise-{first}")
    again = copy.deepcopy(paper.released.cells[index_of(paper.released, f"exercise-{first}")])
    again.id = "pasted-cell"
    sloppy.cells.insert(number + 1, again)
    del sloppy.cells[index_of(sloppy, paper.tests(last)[0].grade_id)]
    yield Submission(
        "sloppy",
        "pasted a released cell below its answer, deleted a test cell",
        sloppy,
        paper.points(),
    )

    bare = paper.solved()
    bare.metadata = nbformat.from_dict({"colab": {"provenance": []}})
    for cell in bare.cells:
        cell.metadata = nbformat.from_dict({"id": "x7Gq2"})
    yield Submission(
        "from-colab",
        "all metadata lost, and named 'Copy of ...'",
        bare,
        paper.points(),
        file=f"Copy of {paper.name}.ipynb",
    )

    yield Submission(
        "renamed-twice",
        "handed in as 'Copy of ...-1' through an LMS",
        paper.solved(),
        paper.points(),
        route="canvas",
        file=f"Copy of {paper.name}-1.ipynb",
    )


def _slow(paper: Paper) -> Submission:
    last = paper.exercises[-1]
    notebook = paper.solved()
    cell = notebook.cells[index_of(notebook, f"exercise-{last}")]
    marker, code = cell.source.split("\n", 1)
    cell.source = f"{marker}\nwhile True:\n    pass\n{code}"
    return Submission(
        "slow", "an endless loop in one answer", notebook, paper.points(paper.tests(last))
    )


def _noisy(paper: Paper) -> Submission:
    notebook = paper.solved()
    notebook.cells.insert(1, new_code_cell(NOISE))
    return Submission("noisy", "a warning on stderr in every cell", notebook, paper.points())
