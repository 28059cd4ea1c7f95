"""What an exercise asks students to build cannot be taken from a library, in real grading too."""

import shutil

import pytest

from authoring.settings import ROOT
from tools.rehearsal import course, paper

NAME = "03-the-functions"
BORROWED = "def tanh(z):\n    return np.tanh(z)\n"


@pytest.mark.slow
def test_a_library_behind_an_import_of_the_set_up_cell_is_seen(tmp_path):
    made = course.new_course(tmp_path / "course")
    shutil.copytree(ROOT / "source" / NAME, made.root / "source" / NAME)
    sheet = paper.read(NAME, made.release(NAME), made.root / "source" / NAME / f"{NAME}.ipynb")
    made.hand_in("ada", NAME, sheet.filled_in(sheet.solutions | {"tanh": BORROWED}))
    made.nbgrader("autograde", NAME)
    scores = made.scores(NAME)["ada"]
    passed = {test.tested for test in sheet.tests("tanh") if scores[test.grade_id].auto}
    assert passed == {"derivative"}
