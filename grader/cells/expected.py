"""The cells that a submission should hold, as the gradebook knows them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook

from grader.cells import markers, regions

#: In the metadata of an assignment's notebook: the modules that hold its answers.
ANSWERS_IN = "answers_in"


@dataclass(frozen=True)
class ExpectedCell:
    """A cell that nbgrader follows from the source to the gradebook.

    Parameters
    ----------
    grade_id : str
        nbgrader's name of the cell.
    cell_type : {"code", "markdown"}
        Its type.
    source : str
        With hidden tests or marking scheme, but without the solution.
    nbgrader : dict
        Its metadata (schema 3).
    """

    grade_id: str
    cell_type: str
    source: str
    nbgrader: dict[str, Any]

    @cached_property
    def released(self) -> str:
        """The cell as students got it."""
        return regions.released(self.source)

    @cached_property
    def essence(self) -> str:
        """What students got, without the differences that editors make."""
        return regions.essence(self.released)

    @property
    def is_answer(self) -> bool:
        """Whether students write in it."""
        return bool(self.nbgrader["solution"])

    @property
    def is_test(self) -> bool:
        """Whether it is graded by running it."""
        return bool(self.nbgrader["grade"]) and not self.is_answer and self.cell_type == "code"

    @cached_property
    def exercise(self) -> str | None:
        """The name of the exercise it belongs to, None where no marker tells."""
        marker = read_marker(self.source)
        return marker.name if marker else None

    def untouched(self, source: str) -> bool:
        """Whether a student's version of it says no more than the released one."""
        answer = regions.essence(source)
        body = regions.without_first_line(source) if read_marker(source) else source
        return answer == self.essence or not body.strip()


@dataclass(frozen=True)
class ExpectedNotebook:
    """What a submitted notebook should hold.

    Parameters
    ----------
    cells : tuple of ExpectedCell
        In the order of the source notebook.
    ordinary : frozenset of str
        The essence of the cells of the source notebook that nbgrader does not follow.
    texts : frozenset of str
        Those of them that are text, as they are.
    code : tuple of (str, str)
        The code cells of the source notebook, in order: the grade_id of one that nbgrader follows,
        and "" ; "" and the code of one that it does not.
    answers_in : tuple of str
        Modules that hold the answers of the assignment.
    kernel : dict of str to str
        The kernel that the source notebook names; empty where it names none.
    before : dict of str to tuple of str
        By grade_id, the essence of the cells that stand between it and the cell followed before
        it: the text of a question, for one.
    """

    cells: tuple[ExpectedCell, ...]
    ordinary: frozenset[str] = field(default_factory=frozenset)
    texts: frozenset[str] = field(default_factory=frozenset)
    code: tuple[tuple[str, str], ...] = ()
    answers_in: tuple[str, ...] = ()
    kernel: dict[str, str] = field(default_factory=dict)
    before: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, grade_id: str) -> ExpectedCell:
        return self._by_id[grade_id]

    @cached_property
    def _by_id(self) -> dict[str, ExpectedCell]:
        return {cell.grade_id: cell for cell in self.cells}

    @cached_property
    def scored(self) -> frozenset[str]:
        """The names of the cells that are answered or graded."""
        return frozenset(
            cell.grade_id
            for cell in self.cells
            if cell.is_answer or cell.nbgrader["grade"] or cell.nbgrader["task"]
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """The names of the cells."""
        return frozenset(cell.grade_id for cell in self.cells)

    def graded_by(self, grade_id: str) -> tuple[str, ...]:
        """Return the grade_ids whose scores depend on a cell."""
        cell = self[grade_id]
        if cell.nbgrader["grade"]:
            return (grade_id,)
        return tuple(
            other.grade_id
            for other in self.cells
            if other.nbgrader["grade"] and cell.exercise and other.exercise == cell.exercise
        )


def read_marker(source: str) -> markers.Marker | None:
    """Read the marker of a cell that may have been through other editors.

    Parameters
    ----------
    source : str
        The cell; its type does not matter, and a few lines may stand before the marker.

    Examples
    --------
    >>> read_marker("\\n# my answer\\n# EXERCISE: relu\\n").grade_id
    'exercise-relu'
    """
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    for line in lines[:3]:
        for cell_type in ("code", "markdown"):
            try:
                marker = markers.parse(line, cell_type)
            except ValueError:
                continue
            if marker:
                return marker
    return None


def read(gradebook: Gradebook, assignment: str, notebook: str, root: Path) -> ExpectedNotebook:
    """Read what a notebook should hold.

    Parameters
    ----------
    gradebook : Gradebook
        An open one.
    assignment, notebook : str
        Their names in nbgrader.
    root : Path
        The course directory. Its source notebook, if it is there, tells the order of the cells,
        which a database need not keep.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where the gradebook does not know the notebook.
    """
    entry = gradebook.find_notebook(notebook, assignment)
    points = {cell.name: cell.max_score for cell in (*entry.grade_cells, *entry.task_cells)}
    graded = {cell.name for cell in entry.grade_cells}
    answers = {cell.name for cell in entry.solution_cells}
    tasks = {cell.name for cell in entry.task_cells}
    cells = {}
    for cell in entry.source_cells:
        metadata: dict[str, Any] = {
            "schema_version": 3,
            "grade_id": cell.name,
            "grade": cell.name in graded,
            "solution": cell.name in answers,
            "locked": bool(cell.locked),
            "task": cell.name in tasks,
            "cell_type": cell.cell_type,
            "checksum": cell.checksum,
        }
        if cell.name in points:
            metadata["points"] = points[cell.name]
        cells[cell.name] = ExpectedCell(cell.name, cell.cell_type, cell.source, metadata)
    path = root / "source" / assignment / f"{notebook}.ipynb"
    source = read_source(path) if path.exists() else new_notebook()
    order, ordinary, texts, code = [], set(), set(), []
    before: dict[str, tuple[str, ...]] = {}
    between: list[str] = []
    for cell in source.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if grade_id:
            order.append(grade_id)
            before[grade_id] = tuple(between)
            between = []
        else:
            between.append(regions.essence(cell.source))
            ordinary.add(between[-1])
            if cell.cell_type != "code":
                texts.add(cell.source)
        if cell.cell_type == "code" and (not grade_id or grade_id in cells):
            code.append((grade_id, "" if grade_id else cell.source))
    known = [name for name in order if name in cells]
    rest = [name for name in cells if name not in known]
    code += [(name, "") for name in rest if cells[name].cell_type == "code"]
    return ExpectedNotebook(
        tuple(cells[name] for name in (*known, *rest)),
        frozenset(ordinary),
        frozenset(texts),
        tuple(code),
        tuple(map(str, source.metadata.get(ANSWERS_IN, ()))),
        json.loads(entry.kernelspec or "null") or {},
        before,
    )


def read_source(path: Path) -> NotebookNode:
    """Read an instructor's notebook; one that has not changed is read once in a grading run."""
    return _read_source(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _read_source(path: Path, changed: int) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook
