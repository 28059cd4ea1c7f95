"""What an exercise asks students to build cannot be taken from a library, in real grading too."""

import shutil

import pytest

from authoring.settings import ROOT
from grader.checker.code import SubmittedCode
from helpers.checks.bytecode import libraries_used
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


def libraries_of(*cells):
    """Return what `f` uses of libraries; the first cell is the course's."""
    code = SubmittedCode()
    for number, cell in enumerate(cells):
        code.add(number, cell, given=number == 0)
    return list(libraries_used(code.function("f")))


def test_what_a_set_up_cell_computes_is_nothing_that_a_student_took():
    given = "from helpers import datasets\nhouses = datasets.split([1], [2])"
    assert libraries_of(given, "def f():\n    return houses") == []
    [used] = libraries_of(given, "def f():\n    return datasets.split([1], [2])")
    assert used.startswith("helpers.datasets")


def test_what_a_student_computes_with_a_library_is_seen():
    student = "houses = datasets.split([1], [2])\ndef f():\n    return houses"
    [used] = libraries_of("from helpers import datasets", student)
    assert used.startswith("helpers.datasets")
