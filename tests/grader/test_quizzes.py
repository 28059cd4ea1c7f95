"""What the page says of a question: the choice, whether it is right, and why; never the key."""

from __future__ import annotations

import html
from types import SimpleNamespace

import nbformat
import pytest

from authoring.settings import ROOT
from grader.cells import regions
from grader.results import summary
from grader.results.page import FeedbackExporter
from grader.results.quizzes import EXPLANATION, ExplainQuizzes, explained
from grader.results.scoring import is_test

ASSIGNMENTS = sorted((ROOT / "source").glob("*/*.ipynb"))


def answered(path, wrong, **options):
    """Return an assignment after grading, with its keys: all questions answered in one way."""
    notebook, keys = nbformat.read(path, 4), {}
    for cell in filter(is_test, notebook.cells):
        if "checks.quiz(" not in cell.source:
            continue
        key, why = explained(regions.split(cell.source, regions.HIDDEN_TESTS)[1])
        other = next(letter for letter in why if letter != key)
        keys[cell.metadata.nbgrader.grade_id] = key, other, why
        said = f"{other} is not right. {why[other]}"
        failed = nbformat.v4.new_output("error", ename="CheckFailed", evalue=said, traceback=[said])
        cell.outputs = [failed] if wrong else []
    notebook, _ = ExplainQuizzes(**options).preprocess(notebook, {})
    told = {
        cell.metadata.nbgrader.grade_id: cell.metadata[EXPLANATION]
        for cell in notebook.cells
        if EXPLANATION in cell.metadata
    }
    assert told.keys() == keys.keys() and keys
    return notebook, keys, told


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_each_question_of_the_course_tells_the_reason_of_a_choice(path):
    _, keys, told = answered(path, wrong=False)
    for name, (key, _, why) in keys.items():
        assert (told[name]["chosen"], told[name]["why"]) == (key, why[key]) and why[key]
    _, keys, told = answered(path, wrong=True)
    for name, (_, other, why) in keys.items():
        assert (told[name]["chosen"], told[name]["why"]) == (other, why[other]) and why[other]


def page_of(notebook, auto=0.0, manual=None):
    """Return what the page says of the questions of a notebook."""
    grades = {}
    for cell in filter(is_test, notebook.cells):
        name = cell.metadata.nbgrader.grade_id
        grades[name] = SimpleNamespace(
            name=name,
            auto_score=auto,
            manual_score=manual,
            max_score=1.0,
            extra_credit=None,
            needs_manual_grade=manual is None and auto is None,
        )
    found = summary.Summary("", "", list(summary.exercises(notebook, grades, {})), 0, 1)
    template = FeedbackExporter().environment.get_template("told.html.j2")
    return html.unescape(str(template.module.details(found, {})))


@pytest.mark.parametrize("named", [False, True])
def test_the_page_gives_reasons_and_the_right_option_only_where_it_is_asked_to(named):
    notebook, keys, told = answered(ASSIGNMENTS[0], wrong=True, right_answers=named)
    page = page_of(notebook)
    name, (key, other, why) = next(iter(keys.items()))
    assert f"You chose <strong>{other}</strong>" in page and why[other] in page
    assert (why[key] in page) is named and (f"The right answer is {key}" in page) is named
    assert (told[name].get("key") == key) is named


@pytest.mark.parametrize("manual", [None, 0.0, 1.0])
def test_a_question_that_was_not_run_gives_nothing_away(manual):
    notebook, keys, _ = answered(ASSIGNMENTS[0], wrong=False)
    page = page_of(notebook, auto=None, manual=manual)
    assert "You chose" not in page
    assert not any(why[key] in page for key, _, why in keys.values())
