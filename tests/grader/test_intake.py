"""Files find their student and their assignment, whatever an LMS or a browser named them."""

from __future__ import annotations

import nbformat
import pytest

from grader.cells.expected import ExpectedCell, ExpectedNotebook
from grader.intake import files
from grader.intake.files import plain_name
from grader.results.log import SubmissionLog
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
