"""A quiz changed after its release costs nobody a point: a person reads the old letters."""


import pytest

from grader.intake.repair import repair
from grader.results.log import LOOK
from tests.support import order, wall

NAME = order.assignment("the-functions")
QUESTION = "quiz-elu-far-left"


@pytest.fixture(scope="module")
def expected():
    return wall.expected(wall.source(NAME)[0])


@pytest.fixture
def cells():
    return wall.released(NAME)


def looks(notes):
    return {note.where: note.scores for note in notes if note.kind == LOOK}


def test_nothing_waits_where_the_questions_are_those_of_the_release(cells, expected):
    _, notes = repair(cells, expected)
    assert looks(notes) == {}


def test_a_letter_is_not_given_to_a_question_of_another_name(cells, expected):
    old, answer = "quiz-which-was-taken-out", 'answer_which_was_taken_out = (\n    "B"\n)'
    for cell in cells:
        if cell["metadata"].get("nbgrader", {}).get("grade_id", "").endswith(QUESTION):
            cell["source"] = cell["source"].replace("elu-far-left", "which-was-taken-out")
            cell["source"] = cell["source"].replace(
                "answer_elu_far_left = (\n    ...  # YOUR CODE HERE\n)", answer
            )
            label = cell["metadata"]["nbgrader"]["grade_id"]
            cell["metadata"] = {"nbgrader": {"grade_id": label.replace(QUESTION, old)}}
    repaired, notes = repair(cells, expected)
    assert looks(notes) == {f"exercise-{QUESTION}": (f"test-{QUESTION}",)}
    [mine] = [cell for cell in repaired if "which_was_taken_out = (" in cell["source"]]
    assert mine["metadata"] == {}


@pytest.mark.parametrize("change", [("grow", "shrink"), ("- **A.**", "- **B.**")])
def test_a_letter_to_other_options_waits_for_a_person(cells, expected, change):
    [question] = [
        cell
        for cell in cells
        if cell["metadata"].get("nbgrader", {}).get("grade_id", "") == QUESTION
    ]
    before = question["source"]
    question["source"] = before.replace(*change)
    assert question["source"] != before
    repaired, notes = repair(cells, expected)
    assert looks(notes) == {QUESTION: (f"test-{QUESTION}",)}
    assert before in [cell["source"] for cell in repaired], "today's question is shown"
