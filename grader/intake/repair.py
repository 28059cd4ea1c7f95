"""Rebuild what nbgrader needs to know of a submission, whatever an editor did to it."""

from __future__ import annotations

import re
from typing import Any

from nbformat import NotebookNode, ValidationError, from_dict, validate

from grader.cells.expected import ExpectedCell, ExpectedNotebook
from grader.cells.regions import essence
from grader.intake import cell_matching, kernels
from grader.intake.cell_matching import Match, SubmittedCell
from grader.results.log import LOOK, REPAIR, Note

_CELL_ID = re.compile(r"[a-zA-Z0-9-_]{1,64}")
_RELEASED_TAGS = {"raises-exception"}
_QUESTION = "quiz-"
_LOST = "The file that was handed in did not have this answer."


def repaired(
    notebook: NotebookNode, wanted: ExpectedNotebook, outputs: bool = False
) -> tuple[NotebookNode, list[Note]]:
    """Repair a notebook: every expected cell labeled, everything foreign gone.

    Parameters
    ----------
    notebook : NotebookNode
        As it came in; nothing about it is trusted.
    wanted : ExpectedNotebook
        What should be there.
    outputs : bool
        Whether to keep the outputs that came with it.

    Returns
    -------
    (NotebookNode, list of Note)
        A new notebook, and what was done.
    """
    cells, notes = repair(notebook.get("cells", []), wanted, outputs)
    kernel = wanted.kernel or kernels.PYTHON
    language = {"name": "python", "file_extension": ".py", "pygments_lexer": "ipython3"}
    metadata = {"kernelspec": kernel, "language_info": language}
    return from_dict(
        {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    ), notes


def repair(
    submitted: list[dict[str, Any]], wanted: ExpectedNotebook, outputs: bool = False
) -> tuple[list[dict[str, Any]], list[Note]]:
    """Rebuild the cells of a submission.

    Parameters
    ----------
    submitted : list of dict
        The cells as they came in; nothing about them is trusted.
    wanted : ExpectedNotebook
        What should be there.
    outputs : bool
        Whether to keep the outputs that came with them.

    Returns
    -------
    (list of dict, list of Note)
        New cells, and what was done.
    """
    sources = [_text(cell.get("source", "")) for cell in submitted]
    labels = [_label(cell) for cell in submitted]
    found = cell_matching.match(
        [SubmittedCell(*pair) for pair in zip(sources, labels, strict=True)], wanted
    )
    names = {index: grade_id for grade_id, index in found.indices.items()}
    notes = list(found.notes)
    cells = []
    for index, (cell, source) in enumerate(zip(submitted, sources, strict=True)):
        cell_type = cell.get("cell_type")
        if index in found.left_out:
            continue
        if index in names:
            known = wanted[names[index]]
            notes += _differences(cell, source, labels[index], known)
            text = known.source if known.nbgrader["locked"] else source
            cells.append(_new_cell(known.cell_type, text, cell, known))
        elif index in found.blank_copies:
            cells.append(_new_cell("markdown", f"```python\n{source}\n```", cell))
        else:
            cells.append(_new_cell(cell_type, source, cell))
        if outputs and cells[-1]["cell_type"] == "code":
            cells[-1]["outputs"] = [each for each in _list(cell.get("outputs")) if _is_output(each)]
    notes += _add_missing(cells, wanted, found)
    _set_up_in_place(cells, wanted)
    notes += _order(cells, wanted)
    _name(cells)
    return cells, notes


def _differences(
    cell: dict[str, Any], source: str, label: str | None, known: ExpectedCell
) -> list[Note]:
    changes = []
    if label != known.grade_id:
        changes.append(f"metadata said {label!r}" if label else "metadata lost")
    if cell.get("cell_type") != known.cell_type:
        changes.append(f"changed into a {cell.get('cell_type')} cell")
    foreign = sorted(_tags(cell) - _RELEASED_TAGS)
    if foreign:
        changes.append(f"tag {', '.join(foreign)} added")
    changed = known.nbgrader["locked"] and essence(source) != known.essence
    if changed and known.grade_id.startswith(_QUESTION):
        # A letter says something about the options that were read, and about no others.
        sentence = (
            "the question has changed since it was answered; grade the letter by the old one."
        )
        return [Note(LOOK, known.grade_id, sentence, (f"test-{known.grade_id}",))]
    if changed:
        changes.append("text changed")
    if not changes:
        return []
    return [Note(REPAIR, known.grade_id, f"{', '.join(changes)}; restored.")]


def _new_cell(
    cell_type: Any, source: str, old: dict[str, Any], known: ExpectedCell | None = None
) -> dict[str, Any]:
    if cell_type not in ("code", "markdown"):
        cell_type = "raw"
    metadata = {"nbgrader": dict(known.nbgrader)} if known else {}
    old_id = old.get("id")
    cell = {"cell_type": cell_type, "id": old_id, "metadata": metadata, "source": source}
    if cell_type == "code":
        cell |= {"execution_count": None, "outputs": []}
    elif isinstance(old.get("attachments"), dict):
        cell["attachments"] = old["attachments"]
    return cell


def _add_missing(cells: list[dict[str, Any]], wanted: ExpectedNotebook, found: Match) -> list[Note]:
    """Put back what is graded or locked, each where the source has it: after its question.

    The stub of a missing code answer is not put back: the code may stand in another cell, and the
    stub would undo it. Where a person scores the cell itself, a remark takes its place.
    """
    notes = []
    previous: str | None = None
    between: set[str] = set()
    for known in wanted.cells:
        between |= {*wanted.before.get(known.grade_id, ())}
        if known.grade_id not in found.indices:
            source = known.source
            if known.is_answer and known.cell_type == "code":
                if not known.nbgrader["grade"]:
                    continue
                source = f"# {_LOST}"
            elif known.is_answer:  # never the source: its marking scheme is not for students
                source = known.released
                if found.strangers:  # the released text alone would be worth 0
                    source += f"\n\n<!-- {_LOST} -->"
            if not known.is_answer:
                notes.append(Note(REPAIR, known.grade_id, "the cell was missing and was put back."))
            index = _place(cells, previous, between)
            cells.insert(index, _new_cell(known.cell_type, source, {}, known))
        previous, between = known.grade_id, set()
    return notes


def _place(cells: list[dict[str, Any]], previous: str | None, between: set[str]) -> int:
    """Return where a missing cell goes: after a cell, and after what follows that in the source."""
    before = None if previous is None else _index(cells, previous)
    place = 0 if before is None else before + 1
    for index in range(place, len(cells)):
        if cells[index]["metadata"].get("nbgrader"):
            break
        if essence(cells[index]["source"]) in between:
            place = index + 1
    return place


def _order(cells: list[dict[str, Any]], wanted: ExpectedNotebook) -> list[Note]:
    """Move each test that stands before its answer to behind it."""
    notes = []
    for answer in wanted.cells:
        if not answer.is_answer:
            continue
        moved = 0
        for name in wanted.graded_by(answer.grade_id):
            index, here = _index(cells, name), _index(cells, answer.grade_id)
            if index is not None and here is not None and index < here:
                cells.insert(here + moved, cells.pop(index))
                moved += 1
                notes.append(Note(REPAIR, name, "the test stood before its answer and was moved."))
    return notes


def _set_up_in_place(cells: list[dict[str, Any]], wanted: ExpectedNotebook) -> None:
    """Move each locked code cell that was dragged away to where it stood in the source.

    That is behind the locked cells that it follows there, and before the answers and tests that
    follow it.
    """
    given = [
        known.grade_id
        for known in wanted.cells
        if known.nbgrader["locked"] and not known.is_test and known.cell_type == "code"
    ]
    order = [known.grade_id for known in wanted.cells]
    places = _places(cells)
    for number, name in enumerate(given):
        if name not in places:
            continue
        here = places[name]
        later = {*order[order.index(name) :]} - {*given}
        early = any(places.get(other, -1) > here for other in given[:number])
        if early or any(places.get(other, here) < here for other in later):
            cell = cells.pop(here)
            places = _places(cells)
            follows = [places[other] for other in later if other in places]
            cells.insert(min(follows, default=len(cells)), cell)
            places = _places(cells)


def _places(cells: list[dict[str, Any]]) -> dict[str, int]:
    labels = ((cell["metadata"].get("nbgrader", {}).get("grade_id")) for cell in cells)
    return {label: index for index, label in enumerate(labels) if label}


def _index(cells: list[dict[str, Any]], grade_id: str) -> int | None:
    for index, cell in enumerate(cells):
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id:
            return index
    return None


def _name(cells: list[dict[str, Any]]) -> None:
    """Give every cell an id that is valid and its own."""
    used: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        name = cell["metadata"].get("nbgrader", {}).get("grade_id") or cell["id"]
        if not isinstance(name, str) or not _CELL_ID.fullmatch(name) or name in used:
            name = f"cell-{number}"
        while name in used:
            name += "x"
        used.add(name)
        cell["id"] = name


def _label(cell: dict[str, Any]) -> str | None:
    metadata = cell.get("metadata")
    about = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    label = about.get("grade_id") if isinstance(about, dict) else None
    return label if isinstance(label, str) else None


def _tags(cell: dict[str, Any]) -> set[str]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return {str(tag) for tag in tags} if isinstance(tags, list) else set()


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_output(output: Any) -> bool:
    """Whether an output is one by Jupyter's rules, with every text in one piece."""
    try:
        validate(output, ref="output", version=4, version_minor=5)
    except ValidationError:
        return False
    return output["output_type"] != "stream" or isinstance(output["text"], str)


def _text(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    # Half a character, which JSON can hold, cannot be written to a file.
    return source.encode("utf-8", "replace").decode() if isinstance(source, str) else ""
