"""Files find their student and their assignment, whatever an LMS or a browser named them."""

from __future__ import annotations

import hashlib

import nbformat
import pytest

from grader.cells.expected import ExpectedCell, ExpectedNotebook
from grader.intake import files
from grader.intake.files import plain_name
from grader.intake.repair import repair
from grader.results.collection import Collection, Upload
from grader.results.log import LOOK, SubmissionLog
from tests.support import small
from tools.rehearsal import course

NAME = "03-the-functions"


@pytest.mark.parametrize(
    "stem",
    [
        NAME,
        f"{NAME} (1)",
        f"{NAME}-1",
        f"Copy of {NAME}",
        f"Copy_of_{NAME}",
        f"Copy of {NAME} (2)",
        f"Copy of Copy of {NAME}",
        f"Kopie von {NAME}",
        f"{NAME}-Copy1",
        NAME.upper(),
        f"{NAME}(3)",
    ],
)
def test_a_copied_notebook_keeps_its_name(stem):
    assert plain_name(stem, ["01-intuition", NAME]) == NAME


@pytest.mark.parametrize("stem", ["homework", "04-softmax", "the-functions", ""])
def test_another_name_is_not_taken_for_it(stem):
    assert plain_name(stem, [NAME]) is None


@pytest.mark.parametrize("end", [b"", b"\0\0"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_mark_that_an_editor_puts_at_the_beginning_costs_nothing(tmp_path, encoding, end):
    notebook = small.source_notebook()
    notebook.cells[0].source += "  # caf\u00e9"
    path = tmp_path / "submitted" / "ada" / small.NAME / f"{small.NAME}.ipynb"
    path.parent.mkdir(parents=True)
    text = nbformat.writes(notebook).replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding) + end)
    log = SubmissionLog(tmp_path, small.NAME, "ada")
    readable = files.settle(path.parent, tmp_path, log, 10**6)
    assert [each.source for each in readable[small.NAME].cells] == [
        each.source for each in notebook.cells
    ]
    assert not log.notes


def other_assignment():
    """Return an assignment that shares a name with the small one, and has five of its own."""
    cells = [small.CELLS[3]]
    for number in range(5):
        text = f"Some words that stand nowhere else but in this assignment, place {number}."
        cells += [
            ("markdown", text),
            ("code", f"# TEST: other {number} (1 point)\nassert {number}"),
        ]
    return course.source_notebook(cells)


@pytest.mark.parametrize("stripped", [False, True])
@pytest.mark.parametrize("name", [small.NAME, "97-other"])
def test_the_work_of_another_assignment_is_called_by_its_name(tmp_path, stripped, name):
    small.write(tmp_path / "source")
    other = other_assignment()
    course.write_source(tmp_path / "source", "97-other", other)
    wrong = nbformat.from_dict(other)
    for cell in wrong.cells if stripped else []:
        cell.metadata, cell.source = {}, cell.source.replace("# TEST: ", "").replace("# EX", "")
    path = tmp_path / "submitted" / "ada" / small.NAME / f"{name}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(wrong, path)
    log = SubmissionLog(tmp_path, small.NAME, "ada")
    readable = files.settle(path.parent, tmp_path, log, 10**6)
    wanted = ExpectedNotebook(
        tuple(
            ExpectedCell(about.grade_id, cell.cell_type, cell.source, dict(about))
            for cell in small.source_notebook().cells
            if (about := cell.metadata.get("nbgrader"))
        )
    )
    said = [note.text for note in log.notes] + [
        files.refusal(notebook, wanted, tmp_path, small.NAME) for notebook in readable.values()
    ]
    assert any(text.startswith("this is 97-other") for text in said)
    assert files.refusal(small.source_notebook(), wanted, tmp_path, small.NAME) == ""


def handed_in(root, versions, turns):
    """Put versions of ada's work into ``submitted/``, and settle which one is graded."""
    small.write(root / "source")
    folder = root / "submitted" / "ada" / small.NAME
    folder.mkdir(parents=True)
    uploads = []
    for name, notebook in versions.items():
        text = nbformat.writes(notebook)
        (folder / name).write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        uploads.append(Upload(name, "ada", name, content=digest, turn=turns.get(name, 0)))
    Collection(root, small.NAME, uploads).save()
    said = []
    for _ in range(2):  # and again, when the files have other names
        log = SubmissionLog(root, small.NAME, "ada")
        readable = files.settle(folder, root, log, 10**6)
        said.append(" ".join(note.text for note in log.of_kind(LOOK)))
    return readable, said[0]


@pytest.fixture
def two_versions():
    """Return a full and a half-done version, under different names."""
    full, half = small.source_notebook(), small.source_notebook()
    for notebook, names in ((full, ("double", "half")), (half, ("double",))):
        for cell in notebook.cells:
            if cell.source.startswith(tuple(f"# EXERCISE: {name}" for name in names)):
                cell.source += "  # and my own words"
    return full, half


@pytest.mark.parametrize("own_name", ["full", "half"])
@pytest.mark.parametrize("later", ["full", "half"])
def test_of_versions_under_different_names_the_latest_is_graded(
    tmp_path, two_versions, own_name, later
):
    versions = dict(zip(("full", "half"), two_versions, strict=True))
    names = {each: "my try.ipynb" for each in versions} | {own_name: f"{small.NAME}.ipynb"}
    readable, said = handed_in(
        tmp_path,
        {names[each]: notebook for each, notebook in versions.items()},
        {names[each]: 1 + (each == later) for each in versions},
    )
    assert readable[small.NAME].cells == nbformat.from_dict(versions[later]).cells
    assert "The latest was graded" in said
    assert ("More is answered in" in said) is (later == "half")


@pytest.mark.parametrize("turns", [{}, {"my try.ipynb": 1, f"{small.NAME}.ipynb": 1}])
def test_where_nothing_says_which_is_the_latest_the_fuller_one_is_graded_and_it_is_said(
    tmp_path, two_versions, turns
):
    full, half = two_versions
    readable, said = handed_in(tmp_path, {"my try.ipynb": full, f"{small.NAME}.ipynb": half}, turns)
    assert readable[small.NAME].cells == full.cells
    assert "nothing says which is the latest" in said and f"not graded: {small.NAME}.ipynb" in said


QUESTION = [
    ("markdown", "# 98. Small"),
    ("code", "# EXERCISE: double\ndouble = 2"),
    ("code", "# TEST: double (1 point)\nassert double"),
    ("markdown", "Now a question."),
    ("markdown", "<!-- WRITTEN: why (3 points) -->\nYOUR ANSWER HERE"),
    ("markdown", "The last part."),
    ("code", "# EXERCISE: last\nlast = 2"),
    ("code", "# TEST: last (1 point)\nassert last"),
]


@pytest.mark.parametrize(
    ("lost", "place"),
    [
        (["written-why"], 4),
        (["exercise-last", "test-last"], 6),
        (["exercise-double", "test-double"], 1),
    ],
)
def test_a_cell_that_is_put_back_stands_after_its_question(lost, place):
    source = course.source_notebook(QUESTION)
    between, followed, before = [], [], {}
    for cell in source.cells:
        about = cell.metadata.get("nbgrader")
        if about:
            followed.append(ExpectedCell(about.grade_id, cell.cell_type, cell.source, dict(about)))
            before[about.grade_id], between = tuple(between), []
        else:
            between.append(cell.source)
    note = {"cell_type": "markdown", "metadata": {}, "source": "My own note."}
    left = [
        dict(cell) for cell in source.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") not in lost
    ]  # fmt: skip
    cells, _ = repair([*left, note], ExpectedNotebook(tuple(followed), before=before))
    labels = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    assert labels.index(lost[-1]) == place
    assert cells[-1]["source"] == "My own note."
