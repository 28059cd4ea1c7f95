"""Thousands of cells that nobody asked for are left out: they cost neither time nor a point."""


import pytest

from grader.intake import cell_matching
from grader.intake.repair import repair
from grader.results.log import LOOK
from tests.support import order, wall

NAME = order.assignment("the-functions")
NEARLY = "# TEST: elu  valuess (1 pt)\nchecks.activation(elu_)\n" + "x = 1\n" * 40


@pytest.fixture(scope="module")
def expected():
    return wall.expected(wall.source(NAME)[0])


@pytest.fixture
def released():
    return wall.released(NAME)


def own(source):
    return {"cell_type": "code", "metadata": {}, "source": source}


def labeled(cells):
    return {cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if cell["metadata"]}


@pytest.fixture
def compared(monkeypatch):
    """The lengths of the texts that were compared."""
    lengths = []

    def ratio(one, other, score_cutoff):
        lengths.append((len(one), len(other)))
        return 0

    monkeypatch.setattr(cell_matching.fuzz, "ratio", ratio)
    return lengths


def test_of_cells_that_are_nearly_right_a_bounded_number_is_looked_at(expected, compared):
    cells = [own(f"{NEARLY}# {number}") for number in range(3000)]
    kept, notes = repair(cells, expected)
    most = cell_matching.ADDED + len(expected.ordinary)
    assert len(compared) == most * len(expected.cells)
    assert len(kept) <= most + len(expected.cells)
    [told] = [note.text for note in notes if note.where == "cells"]
    assert told == f"more than 500 cells were added; left out: {3000 - most}."


@pytest.mark.parametrize("source", ["x = 1", "", "# EXERCISE: sigmoid\n..."])
def test_however_many_were_added_all_that_is_asked_for_is_there(released, expected, source):
    kept, notes = repair([own(source)] * 3000 + released, expected)
    assert labeled(kept) == expected.ids
    assert len(kept) <= cell_matching.ADDED + len(expected.ordinary) + len(expected.cells)
    assert [note.kind for note in notes if note.where == "cells"] == [LOOK]


def test_nothing_is_compared_where_nothing_is_missing(released, expected, compared):
    repair([*released, *(own(NEARLY) for _ in range(50))], expected)
    assert compared == []
