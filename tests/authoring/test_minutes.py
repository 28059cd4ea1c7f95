"""The minutes that a notebook states are counted from what is in it."""

import nbformat
import pytest

from authoring import course, minutes
from authoring.settings import ROOT


def notebook(*cells):
    new = {"m": nbformat.v4.new_markdown_cell, "c": nbformat.v4.new_code_cell}
    return nbformat.v4.new_notebook(cells=[new[kind](source) for kind, source in cells])


def test_what_folds_open_counts_half_and_references_not_at_all():
    fold = f"<details><summary>More</summary>\n\n{'word ' * 299}\n\n</details>"
    found = minutes.count(
        notebook(("m", "one two three"), ("m", fold), ("m", f"## References\n\n{'word ' * 999}"))
    )
    assert (found.words, found.folded) == (3, 300)


def test_everything_to_do_is_counted():
    cells = [
        ("c", "# Your turn: replace the dots.\nx = ...\nturn('a/b').check(x)"),
        ("c", "# Your answer: replace the dots\nchoice = ...\nturn('a/c').check(choice)"),
        ("c", "guess = ...  # your prediction: a number"),
        ("c", "show(fig, alt=alt)\n\n# a comment"),
        ("m", "## Questions to ponder\n\n1. Why?\n\n2. How?\n\n## What comes next\n\n1. No."),
    ]
    found = minutes.count(notebook(*cells))
    assert (found.turns, found.questions, found.predictions) == (1, 1, 1)
    assert (found.figures, found.pondered, found.code) == (1, 2, 6)


def test_a_turn_of_one_line_is_counted_as_such():
    fill_in = "# Your turn: replace the dots.\ndef f(z):\n    return ...\n\n\nturn('a/b').check(f)"
    found = minutes.count(notebook(("c", fill_in), ("c", "# Your turn\nx = ...\nf(x)")))
    assert (found.turns, found.lines) == (1, 1)


def test_minutes_that_are_far_off_are_told(monkeypatch):
    order = course.read(ROOT)
    monkeypatch.setattr(minutes, "count", lambda notebook: minutes.Count(words=150 * 1000))
    monkeypatch.setattr(minutes, "parts_together", lambda notebook: 0)
    told = list(minutes.problems(order))
    assert len(told) == len([*order.lessons, *order.appendices, *order.assignments])
    assert "by count it takes about 1000." in told[0]


def test_the_minutes_of_the_parts_add_up_to_those_of_the_whole(monkeypatch):
    table = notebook(("m", "| part | minutes |\n|---|---:|\n| 1. By hand | 10 |\n| 2. Quiz | 5 |"))
    assert minutes.parts_together(table) == 15
    monkeypatch.setattr(minutes, "parts_together", lambda notebook: 7)
    told = list(minutes.problems(course.read(ROOT)))
    assert told and all("those of its parts add up to 7." in each for each in told)


@pytest.mark.parametrize(("stated", "fits"), [(100, True), (86, True), (80, False), (120, False)])
def test_a_seventh_more_or_less_is_near_enough(stated, fits):
    assert minutes.Count(words=15_000).fits(stated) is fits
