"""Files find their student and their assignment, whatever an LMS or a browser named them."""

from __future__ import annotations

import nbformat
import pytest

from grader.intake import files
from grader.intake.files import plain_name
from grader.results.log import SubmissionLog
from tests.support import small

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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_mark_that_an_editor_puts_at_the_beginning_costs_nothing(tmp_path, encoding):
    notebook = small.source_notebook()
    notebook.cells[0].source += "  # caf\u00e9"
    path = tmp_path / "submitted" / "ada" / small.NAME / f"{small.NAME}.ipynb"
    path.parent.mkdir(parents=True)
    text = nbformat.writes(notebook).replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    log = SubmissionLog(tmp_path, small.NAME, "ada")
    readable = files.settle(path.parent, tmp_path, log, 10**6)
    assert [each.source for each in readable[small.NAME].cells] == [
        each.source for each in notebook.cells
    ]
    assert not log.notes
