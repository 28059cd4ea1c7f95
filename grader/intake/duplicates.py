"""Which of several copies of a cell counts, where an editor or a student duplicated it."""

from __future__ import annotations

from collections.abc import Sequence

from grader.cells.expected import ExpectedCell
from grader.cells.regions import essence
from grader.results.log import LOOK, REPAIR, Note


def answer(
    wanted: ExpectedCell,
    copies: Sequence[int],
    sources: Sequence[str],
    tests: Sequence[int],
    scores: tuple[str, ...],
) -> tuple[int, list[int], list[Note]]:
    """Among the copies of an answer, choose the last attempt that its tests see.

    Parameters
    ----------
    wanted : ExpectedCell
        The answer cell.
    copies : sequence of int
        Which of the submitted cells say they are it, in the order of the notebook.
    sources : sequence of str
        The texts of all the submitted cells.
    tests : sequence of int
        Which of them are its tests.
    scores : tuple of str
        What is in doubt where attempts differ, by grade_id.

    Returns
    -------
    (int, list of int, list of Note)
        The cell that counts; the untouched copies beside it, which would undo an answer if they
        ran; and what was decided.
    """
    attempts = [index for index in copies if not wanted.untouched(sources[index])]
    in_time = [index for index in attempts if index < min(tests, default=len(sources))]
    chosen = (in_time or attempts or copies)[-1]
    if len(copies) == 1:
        return chosen, [], []
    which = "the last attempt before the tests" if in_time else "the last one"
    sentence = f"there are {len(copies)} copies; {which} was graded (cell {chosen + 1})."
    note = Note(REPAIR, wanted.grade_id, sentence)
    if len({essence(sources[index]) for index in attempts}) > 1:
        note = Note(LOOK, wanted.grade_id, f"{sentence} They differ.", scores)
    blank = [index for index in copies if index != chosen and index not in attempts]
    return chosen, blank if wanted.cell_type == "code" else [], [note]


def locked(wanted: ExpectedCell, copies: Sequence[int], answered: int) -> tuple[int, list[Note]]:
    """Among the copies of a test or another locked cell, choose the first behind its answer.

    Parameters
    ----------
    wanted : ExpectedCell
        The locked cell.
    copies : sequence of int
        Which of the submitted cells say they are it.
    answered : int
        The cell that answers its exercise, or -1.

    Returns
    -------
    (int, list of Note)
        The cell that counts, and what was decided.
    """
    chosen = next((index for index in copies if index > answered), copies[0])
    if len(copies) == 1:
        return chosen, []
    sentence = f"there are {len(copies)} copies; one was graded."
    return chosen, [Note(REPAIR, wanted.grade_id, sentence)]
