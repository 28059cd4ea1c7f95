"""A set-up cell that was moved, deleted or edited is put back in its place, and costs nothing."""

import copy

import pytest

from grader.checker.execution import OK
from grader.intake import repair
from grader.results.log import LOOK
from grader.run import plan, processes
from grader.sandbox import layers
from tests.support import wall

NAME = "03-the-functions"


def index(cells, grade_id):
    found = [c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id for c in cells]
    return found.index(True)


def moved_to_the_end(cells):
    cells.append(cells.pop(index(cells, "setup-imports")))


def moved_to_the_top(cells):
    cells.insert(0, cells.pop(index(cells, "setup-grid")))


def deleted(cells):
    del cells[index(cells, "setup-imports")]


def edited(cells):
    cells[index(cells, "setup-imports")]["source"] = "import math"


def all_at_the_end(cells):
    for grade_id in ("setup-grid", "setup-imports"):
        cells.append(cells.pop(index(cells, grade_id)))


@pytest.mark.parametrize(
    "damage", [moved_to_the_end, moved_to_the_top, deleted, edited, all_at_the_end]
)
def test_a_set_up_cell_is_put_back(damage):
    notebook, paper = wall.source(NAME)
    cells = copy.deepcopy(notebook.cells)
    before = [c["metadata"]["nbgrader"]["grade_id"] for c in cells if "nbgrader" in c["metadata"]]
    damage(cells)
    repaired, notes = repair.repair(cells, paper.wanted)
    after = [c["metadata"]["nbgrader"]["grade_id"] for c in repaired if "nbgrader" in c["metadata"]]
    assert after == before
    assert not [note for note in notes if note.kind == LOOK]


def test_a_notebook_whose_imports_were_dragged_to_the_end_gets_all_its_points():
    notebook, paper = wall.source(NAME)
    damaged = copy.deepcopy(notebook)
    moved_to_the_end(damaged.cells)
    repaired, _ = repair.repaired(damaged, paper.wanted)
    request = plan.request("ada", repaired, paper, {})
    result = processes.run(request, layers.find(), wall.LIMITS, {})
    tests = [cell.position for cell in request.cells if cell.test]
    assert {result.results[position].status for position in tests} == {OK}
