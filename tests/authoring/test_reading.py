"""What a page of the website leaves out and folds, since nobody can run a cell there."""

import re

import nbformat
import pytest

from authoring import course
from authoring.settings import ROOT
from authoring.site import reading

new = nbformat.v4
ORDER = course.read(ROOT)


def shown(*cells):
    """The cells of a page: text; code with what it puts out, and whether that is folded."""
    return [
        cell.source
        if cell.cell_type == "markdown"
        else (cell.source, "".join(map(told, cell.outputs)), bool(cell.metadata.get("tags")))
        for cell in reading.for_readers(cells)
    ]


def told(output):
    return output.text if "text" in output else output.data["text/plain"]


def code(source, printed="", said=""):
    outputs = [new.new_output("stream", text=printed)] if printed else []
    if said:
        data = {"text/html": f"<b>{said}</b>", "text/plain": said}
        outputs.append(new.new_output("display_data", data))
    return new.new_code_cell(source, outputs=outputs)


PREDICT = new.new_markdown_cell("> **Predict.** How many?")
GUESS = code("guess = ...  # your prediction: a number")


def test_a_result_that_is_to_be_predicted_folds_open_and_nothing_tells_it_before():
    answer = code(
        'print(9)\nyou_said(guess, "nine")  # all', "9\n", "You made no prediction. It is 9."
    )
    after = code("1", "1\n")
    assert shown(PREDICT, GUESS, answer, after) == [
        "> **Predict.** How many?",
        ("print(9)", "9\nIt is 9.", True),
        ("1", "1\n", False),
    ]
    assert answer.outputs[1].data["text/html"] == "<b>It is 9.</b>"


def test_what_is_computed_on_the_way_to_a_prediction_stays_open():
    on_the_way, answer = code("prepare()", "ready\n"), code("you_said(guess, 9)", "It is 9.\n")
    assert [cell[2] for cell in shown(PREDICT, GUESS, on_the_way, answer)[1:]] == [False, True]


def test_a_prediction_that_is_not_typed_folds_the_next_result():
    cells = shown(PREDICT, code("def f(): pass"), code("f()", "1\n"), code("f()", "2\n"))
    assert [cell[2] for cell in cells[1:]] == [False, True, False]


def test_choices_that_only_the_blank_tells_are_told_with_the_question():
    asked = new.new_markdown_cell("> **Predict.** Where do they stand?")
    blank = code('guess = ...  # your prediction: one of "first row", "diagonal"')
    assert shown(asked, blank, code("f()", "1\n"))[0].endswith(
        'stand? Choose one: "first row", "diagonal".'
    )


def test_a_blank_has_no_verdict_on_a_page_and_an_example_keeps_its_own():
    blank = code('n = ...\nturn("a/b").check(n)', "Not attempted: the answer is still blank.\n")
    wrong = code('turn("a/b").check(10)', "Not yet: count it too.\n")
    assert [cell[1] for cell in shown(blank, wrong)] == ["", "Not yet: count it too.\n"]


@pytest.mark.parametrize("unit", ORDER.lessons, ids=lambda unit: unit.name)
def test_pages_of_the_course_ask_for_nothing_that_a_page_cannot_do(unit):
    cells = nbformat.read(ROOT / unit.notebook, as_version=4).cells
    for cell in cells:
        if cell.cell_type == "code":
            cell.outputs = [new.new_output("stream", text="something\n")]
    asked = sum(cell.source.count("**Predict.**") for cell in cells)
    page = list(reading.for_readers(cells))
    text = "\n".join(cell.source for cell in page if cell.cell_type == "markdown")
    assert not re.search(r"turn\([^)]*\)\.hint\(\)", text)
    assert not any(re.search(r"^guess = |^you_said", cell.source, re.M) for cell in page)
    assert sum(reading.FOLD in cell.metadata.get("tags", []) for cell in page) == asked
