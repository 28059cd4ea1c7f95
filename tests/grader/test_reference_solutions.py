"""The reference solution of each assignment gets every point, through nbgrader and the wall."""

import shutil

import pytest

from authoring.settings import ROOT
from tests.answers import assignments
from tools.rehearsal import course, paper


@pytest.mark.needs("bubblewrap")
@pytest.mark.parametrize("name", assignments())
def test_the_reference_solution_gets_every_point_of_autograding(name, tmp_path):
    made = course.new_course(tmp_path / "course")
    shutil.copytree(ROOT / "source" / name, made.root / "source" / name)
    source = made.root / "source" / name / f"{name}.ipynb"
    sheet = paper.read(name, made.release(name), source)
    made.hand_in("solved", name, sheet.filled_in(sheet.solutions))
    made.nbgrader("autograde", name)
    scores = made.scores(name)["solved"]
    waits = {cell for cell, score in scores.items() if score.auto is None}
    assert all(cell.startswith("written-") for cell in waits)
    assert {cell for cell, score in scores.items() if score.auto == 0} == set()
