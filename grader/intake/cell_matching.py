"""Find out which cell of a damaged submission is which.

A cell is known by its marker line, else by the grade_id in its metadata, else by defining what
the released cell defines or by likeness of text. What is still unknown goes to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from grader.cells.expected import ExpectedCell, ExpectedNotebook, read_marker
from grader.cells.regions import essence
from grader.intake import duplicates
from grader.results.log import LOOK, REPAIR, Note

ALIKE = 0.6
#: So many cells that nobody asked for are kept; more are no work, and each takes time to the end.
ADDED = 500
_DEFINES = re.compile(r"^(?:def|class)\s+(\w+)|^(\w+)\s*=[^=]", flags=re.MULTILINE)


@dataclass(frozen=True)
class SubmittedCell:
    """A cell as it came in.

    Parameters
    ----------
    source : str
        Its text.
    label : str, optional
        The grade_id in its metadata.
    """

    source: str
    label: str | None = None


@dataclass
class Match:
    """Where the expected cells are.

    Parameters
    ----------
    indices : dict of str to int
        Which of the submitted cells it is, by grade_id.
    blank_copies : list of int
        Untouched copies of answer cells; if they ran, they would undo the answer.
    strangers : list of int
        Cells that students added, or that could not be recognized.
    left_out : frozenset of int
        Cells that are too many; see `ADDED`.
    notes : list of Note
        What was decided.
    """

    indices: dict[str, int] = field(default_factory=dict)
    blank_copies: list[int] = field(default_factory=list)
    strangers: list[int] = field(default_factory=list)
    left_out: frozenset[int] = frozenset()
    notes: list[Note] = field(default_factory=list)


def match(cells: list[SubmittedCell], expected: ExpectedNotebook) -> Match:
    """Find the expected cells among the submitted ones.

    Parameters
    ----------
    cells : list of SubmittedCell
        In the order of the notebook.
    expected : ExpectedNotebook
        What should be there.
    """
    found = Match()
    claims = _claims(cells, expected)
    for wanted in expected.cells:  # answers first: tests stand behind them
        if wanted.is_answer and wanted.grade_id in claims:
            _choose_answer(wanted, claims, cells, expected, found)
    for wanted in expected.cells:
        if not wanted.is_answer and wanted.grade_id in claims:
            _choose_locked(wanted, claims[wanted.grade_id], expected, found)
    _leave_out(cells, expected, found)
    claimed = {index for indices in claims.values() for index in indices} | found.left_out
    found.strangers = [
        index
        for index, cell in enumerate(cells)
        if index not in claimed
        and cell.source.strip()
        and essence(cell.source) not in expected.ordinary
    ]
    _recognize_by_text(cells, expected, found)
    _report_missing_answers(expected, found)
    return found


def _leave_out(cells: list[SubmittedCell], expected: ExpectedNotebook, found: Match) -> None:
    """Of very many cells that are none of the expected ones, keep the first."""
    chosen = {*found.indices.values()}
    others = [index for index in range(len(cells)) if index not in chosen]
    most = ADDED + len(expected.ordinary)
    found.left_out = frozenset(others[most:])
    if found.left_out:
        sentence = f"more than {ADDED} cells were added; left out: {len(found.left_out)}."
        found.notes.append(Note(LOOK, "cells", sentence))


def _claims(cells: list[SubmittedCell], expected: ExpectedNotebook) -> dict[str, list[int]]:
    """Return, by grade_id, the cells that say they are it."""
    pairs = []
    for cell in cells:
        marker = read_marker(cell.source)
        by_marker = marker.grade_id if marker and marker.grade_id in expected.ids else None
        pairs.append((by_marker, cell.label if cell.label in expected.ids else None))
    agreed = {by_marker for by_marker, label in pairs if by_marker and by_marker == label}
    claims: dict[str, list[int]] = {}
    for index, (by_marker, label) in enumerate(pairs):
        # A copied marker line must not take a cell away from the exercise that it answers.
        use_label = label and label not in agreed and (by_marker is None or by_marker in agreed)
        claim = label if use_label else by_marker or label
        if claim:
            claims.setdefault(claim, []).append(index)
    return claims


def _choose_answer(
    wanted: ExpectedCell,
    claims: dict[str, list[int]],
    cells: list[SubmittedCell],
    expected: ExpectedNotebook,
    found: Match,
) -> None:
    tests = [
        index
        for other in expected.graded_by(wanted.grade_id)
        for index in claims.get(other, ())
        if other != wanted.grade_id
    ]
    chosen, blank_copies, notes = duplicates.answer(
        wanted,
        claims[wanted.grade_id],
        [cell.source for cell in cells],
        tests,
        expected.graded_by(wanted.grade_id),
    )
    found.indices[wanted.grade_id] = chosen
    found.blank_copies += blank_copies
    found.notes += notes


def _choose_locked(
    wanted: ExpectedCell, copies: list[int], expected: ExpectedNotebook, found: Match
) -> None:
    answer = next(
        (
            found.indices[cell.grade_id]
            for cell in expected.cells
            if cell.is_answer
            and cell.exercise == wanted.exercise
            and cell.grade_id in found.indices
        ),
        -1,
    )
    chosen, notes = duplicates.locked(wanted, copies, answer)
    found.indices[wanted.grade_id] = chosen
    found.notes += notes


def _recognize_by_text(
    cells: list[SubmittedCell], expected: ExpectedNotebook, found: Match
) -> None:
    missing = [
        (wanted, _defined(wanted.released) if wanted.is_answer else frozenset())
        for wanted in expected.cells
        if wanted.grade_id not in found.indices
    ]
    scores = sorted(
        (
            (score, index, wanted.grade_id)
            for index in (found.strangers if missing else ())
            for wanted, score in _like(cells[index].source, missing)
        ),
        reverse=True,
    )
    for _, index, grade_id in scores:
        if grade_id in found.indices or index not in found.strangers:
            continue
        found.indices[grade_id] = index
        found.strangers.remove(index)
        sentence = f"cell {index + 1} had lost its label and was recognized by its text."
        found.notes.append(Note(REPAIR, grade_id, sentence))


def _like(
    source: str, missing: list[tuple[ExpectedCell, frozenset[str]]]
) -> Iterator[tuple[ExpectedCell, float]]:
    """Yield which of the missing cells a text may be, and how alike they are, from 0 to 1."""
    marker = read_marker(source)
    text, names = essence(source), _defined(source)
    for wanted, needed in missing:
        if "quiz-" in wanted.grade_id and marker and marker.grade_id != wanted.grade_id:
            # It names another question, which has been renamed or replaced since the notebook was
            # released; all their answers look alike.
            continue
        # With the cutoff, texts of very different lengths are not compared at all.
        alike = fuzz.ratio(text, wanted.essence, score_cutoff=100 * ALIKE) / 100
        if wanted.cell_type == "code" and needed and needed <= names:
            alike = max(alike, ALIKE)
        if alike >= ALIKE:
            yield wanted, alike


def _defined(source: str) -> frozenset[str]:
    return frozenset(name for pair in _DEFINES.findall(source) for name in pair if name)


def _report_missing_answers(expected: ExpectedNotebook, found: Match) -> None:
    where = ", ".join(str(index + 1) for index in found.strangers)
    hint = f"look at cell {where}" if where else "no other cell looks like it"
    for wanted in expected.cells:
        if wanted.is_answer and wanted.grade_id not in found.indices:
            sentence = f"the answer cell is missing; {hint}."
            scores = expected.graded_by(wanted.grade_id)
            found.notes.append(Note(LOOK, wanted.grade_id, sentence, scores))
