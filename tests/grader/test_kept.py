"""What a person has decided stays decided, as long as what was decided about is the same."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_output
from nbgrader.api import Gradebook

from grader.cells import regions
from grader.cells.expected import ExpectedCell, ExpectedNotebook
from grader.results import kept
from tests.support import small
from tools.rehearsal import course

WRITTEN, TEST = "written-why", "test-half"
EVERYTHING = frozenset(small.POINTS)


def graded(tmp_path, name="now", *, work=(), source=(), points=None, failed=(), marked=True):
    """Write a graded notebook, with texts replaced in the work and in the source."""
    notebook = small.source_notebook()
    cells = []
    for cell in notebook.cells:
        for before, after in source:
            cell.source = cell.source.replace(before, after)
        about = cell.metadata.get("nbgrader")
        if about:
            about |= {"checksum": "abc", "points": (points or {}).get(about["grade_id"], 1)}
            cells.append(ExpectedCell(about["grade_id"], cell.cell_type, cell.source, dict(about)))
        cell.source, _ = regions.split(cell.source, regions.MARK_SCHEME)
        for before, after in work:
            cell.source = cell.source.replace(before, after)
        if about and about["grade_id"] in failed:
            cell.outputs = [new_output("error", ename="CheckFailed", evalue="no", traceback=[])]
    if marked:
        kept.mark_questions(notebook, ExpectedNotebook(tuple(cells)))
    path = tmp_path / f"{name}.ipynb"
    nbformat.write(notebook, path)
    return path


@pytest.mark.parametrize(
    ("change", "concerned"),
    [
        ({}, set()),
        ({"source": [("3 points for a sum", "All points for a sum")]}, set()),
        ({"source": [("Why is twice", "Tell why twice")]}, {WRITTEN}),
        ({"work": [("Because zero and zero make zero.", "Well.")]}, {WRITTEN}),
        ({"points": {WRITTEN: 4}}, {WRITTEN}),
        ({"points": {TEST: 2}}, {TEST}),
        ({"source": [("half(3) == 1.5", "half(5) == 2.5")]}, {TEST}),
        ({"work": [("return z / 2", "return z * 0.5")]}, {TEST}),
        ({"failed": [TEST]}, {TEST}),
    ],
    ids=[
        *("nothing", "marking scheme", "question", "text", "points", "a test's points"),
        *("a test's code", "answer", "a test's score"),
    ],
)
def test_a_change_concerns_the_cells_that_it_touches(tmp_path, change, concerned):
    before = graded(tmp_path, "before")
    now = graded(tmp_path, **change)
    assert kept.unchanged(before, now) == EVERYTHING - concerned


def test_without_an_earlier_notebook_everything_is_new(tmp_path):
    now = graded(tmp_path)
    assert kept.unchanged(tmp_path / "none.ipynb", now) == frozenset()
    (tmp_path / "damaged.ipynb").write_text("{")
    assert kept.unchanged(tmp_path / "damaged.ipynb", now) == frozenset()


def test_work_that_an_earlier_version_graded_waits_once(tmp_path):
    before = graded(tmp_path, "before", marked=False)
    assert kept.unchanged(before, graded(tmp_path)) == EVERYTHING - {WRITTEN}


def test_hand_grading_survives_what_does_not_concern_it(tmp_path):
    made = course.new_course(tmp_path / "course")
    small.write(made.root / "source")
    made.hand_in("ada", small.NAME, small.solved(made.release(small.NAME)))
    made.nbgrader("autograde", small.NAME)
    with Gradebook(made.database) as book:
        for name, points in ((WRITTEN, 2), (TEST, 0.5)):
            grade = book.find_grade(name, small.NAME, small.NAME, "ada")
            grade.manual_score, grade.needs_manual_grade = points, False
        book.find_comment(WRITTEN, small.NAME, small.NAME, "ada").manual_comment = "Nearly."
        book.db.commit()
    path = made.root / "source" / small.NAME / f"{small.NAME}.ipynb"
    for changes, waits in (
        ([("double zero (1 point)", "double zero (2 points)")], set()),
        ([("Why is twice zero", "Tell why twice zero"), ("half(3)", "half(3.0)")], {WRITTEN, TEST}),
    ):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            for before, after in changes:
                cell.source = cell.source.replace(before, after)
            if "double zero (2 points)" in cell.source:
                cell.metadata.nbgrader["points"] = 2
        nbformat.write(notebook, path)
        made.nbgrader("generate_assignment", small.NAME, "--force")
        assert "1 graded" in made.nbgrader("autograde", small.NAME)
        with Gradebook(made.database) as book:
            grades = book.find_submission_notebook(small.NAME, small.NAME, "ada").grades
            scores = {grade.name: grade.manual_score for grade in grades}
            assert (scores[WRITTEN], scores[TEST]) == (2, 0.5)
            assert book.find_comment(WRITTEN, small.NAME, small.NAME, "ada").comment == "Nearly."
            assert {grade.name for grade in grades if grade.needs_manual_grade} == waits
