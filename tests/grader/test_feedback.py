"""Feedback tells what a check found and hides how it looked."""

from __future__ import annotations

import html
import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from grader.results.feedback import HideTests, readable
from tests.support import small
from tools.rehearsal import course

SPY = """\
import glob, json
for name in glob.glob("*.ipynb"):
    print(open(name).read())
print(*[json.loads(open(name).read())["cells"] for name in glob.glob("*.ipynb")])
"""


def text_of(path):
    return html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def feedback(tmp_path_factory):
    """The feedback on wrong answers of several kinds, by student, from nbgrader's command."""
    made = course.new_course(tmp_path_factory.mktemp("feedback") / "course")
    small.write(made.root / "source")
    released = made.release(small.NAME)
    answers = {
        "wrong": {"double": "    return z + 1", "half": "    return undefined_name / z"},
        "crashes": {"double": "    return z + 'one'"},
        "misnamed": {"half": "    pass\nhalv, half = half, None\ndel half"},
    }
    for student, given in answers.items():
        made.hand_in(student, small.NAME, small.answer(released, given))
    # What students leave beside their notebook has the name of the page.
    made.hand_in("prints", small.NAME, small.answer(released, answers["wrong"]))
    made.hand_in("prints", small.NAME, "<p>my own page</p>", f"{small.NAME}.html")
    spy = small.solved(released)
    spy.cells.append(new_code_cell(SPY))
    made.hand_in("spy", small.NAME, spy)
    made.nbgrader("autograde", small.NAME)
    for _ in range(2):  # once more, nothing changes
        made.nbgrader("generate_feedback", small.NAME)
    return {
        path.parts[-3]: text_of(path)
        for path in (made.root / "feedback").glob(f"*/{small.NAME}/{small.NAME}.html")
    }


def test_everyone_gets_feedback(feedback):
    assert set(feedback) == {"wrong", "crashes", "misnamed", "prints", "spy"}


def test_a_page_of_the_students_own_does_not_take_the_place_of_feedback(feedback):
    assert "my own page" not in feedback["prints"]
    assert "double is wrong for an unseen value" in feedback["prints"]


@pytest.mark.parametrize("student", ["wrong", "crashes", "misnamed", "spy"])
def test_no_hidden_test_is_shown(feedback, student):
    page = feedback[student]
    assert "BEGIN HIDDEN TESTS" not in page or student == "spy"
    assert "double(21) == 42" not in page
    assert "unseen_zero = 0.0" not in page
    assert "half(3) == 1.5" not in page


def test_the_message_of_a_hidden_test_is_shown(feedback):
    assert "double is wrong for an unseen value" in feedback["wrong"]
    assert "double(0) should be 0" in feedback["wrong"]


def test_visible_tests_are_shown(feedback):
    assert 'assert double(1) is not ..., "double(1) is still blank"' in feedback["wrong"]


def test_an_error_in_the_students_own_code_is_shown_where_it_happened(feedback):
    page = feedback["crashes"]
    assert "unsupported operand" in page
    assert page.count("return z + 'one'") > 1  # in the cell, and in the lines that led there


def test_a_missing_name_is_explained(feedback):
    assert "'half' is not defined: the answer is missing" in feedback["misnamed"]


@pytest.mark.parametrize(
    ("kind", "why"),
    [("CellTimeoutError", "it ran out of time"), ("ValueError", "it raised ValueError")],
)
def test_a_cell_that_did_not_run_to_its_end_is_named(kind, why):
    error = new_output("error", ename=kind, evalue="", traceback=[])
    cell = new_code_cell("x = slow()", outputs=[error])
    missing = new_output("error", ename="NameError", evalue="name 'x' is not defined")
    said = readable(missing, (), "x", [cell]).traceback[-1]
    assert said == f"'x' is not defined: its cell did not finish, {why}."
    assert "the answer is missing" in readable(missing, (), "x", []).traceback[-1]


def notebook_with(outputs, source="# TEST: x (1 point)\nassert x"):
    about = {"grade": True, "solution": False, "locked": True, "grade_id": "test-x", "points": 1}
    cell = new_code_cell(source, metadata={"nbgrader": about}, outputs=outputs, execution_count=9)
    return new_notebook(cells=[cell, new_markdown_cell("text")])


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("AssertionError", "", "A check failed, without a message."),
        ("CheckFailed", "relu(-2.0) gave 2.", "relu(-2.0) gave 2."),
        ("NotAttempted", "relu is still blank.", "relu is still blank."),
        ("CellTimeoutError", "", "This test took too long"),
        ("KeyError", "'z'", "KeyError: 'z'"),
        ("DidNotRun", "This test did not run.", "This test did not run."),
    ],
)
def test_messages_are_readable(name, value, shown):
    error = new_output("error", ename=name, evalue=value, traceback=["noise", "more noise"])
    lines = readable(error, (), "z = 3").traceback
    assert lines[-1].startswith(shown)
    assert "noise" not in "".join(lines)


def test_frames_of_hidden_code_are_dropped():
    error = new_output(
        "error",
        ename="TypeError",
        evalue="no",
        traceback=[
            "TypeError  Traceback",
            "Cell In[9], line 3\n  secret()",
            "Cell In[4], line 1\n  mine()",
        ],
    )
    lines = readable(error, {4}).traceback
    assert lines == ["Cell In[4], line 1\n  mine()", "TypeError: no"]


def test_a_notebook_without_hidden_tests_stays_as_it_is():
    nb = notebook_with([new_output("stream", name="stdout", text="hello")])
    source = nb.cells[0].source
    out, _ = HideTests().preprocess(nb, {})
    assert out.cells[0].source == source
    assert out.cells[0].outputs[0].text == "hello"
