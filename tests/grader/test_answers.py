"""Every exercise accepts what is right, however it is written, and rejects each known slip.

The answers stand in `tests/answers/`. Here they run in one process, which takes seconds; the
same answers go through real grading in the grading report.
"""

import pytest

from tests.answers import assignments, complete, load
from tests.answers.running import BLANK, assignment, grade, grade_blank
from tools.check_solutions import too_few

NAMES = assignments()
ANSWERS = [answer for name in NAMES for answer in load(name)]
RIGHT = [pytest.param(answer, id=str(answer)) for answer in ANSWERS if answer.right]
WRONG = [pytest.param(answer, id=str(answer)) for answer in ANSWERS if not answer.right]
QUIZ = [
    (name, exercise)
    for name in NAMES
    for exercise in assignment(name).exercises
    if exercise.startswith("quiz-")
]
CODE = [
    (name, exercise)
    for name in NAMES
    for exercise in assignment(name).exercises
    if not exercise.startswith("quiz-")
]


@pytest.mark.parametrize(("name", "exercise"), CODE)
def test_every_exercise_has_three_right_and_five_wrong_answers(name, exercise):
    mine = [a for a in ANSWERS if a.assignment == name and a.exercise == exercise]
    right = sum(answer.right for answer in mine)
    assert list(too_few(exercise, right, len(mine) - right)) == []
    rejecting = set().union(*(answer.fails for answer in mine))
    assert rejecting == {test.tested for test in assignment(name).exercises[exercise].tests}


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_belongs_to_an_exercise(name):
    assert {answer.exercise for answer in load(name)} <= set(assignment(name).exercises)


@pytest.mark.parametrize(("name", "exercise"), CODE + QUIZ)
def test_the_reference_solution_is_accepted(name, exercise):
    messages = grade(name, exercise, assignment(name).exercises[exercise].solution)
    assert set(messages.values()) == {None}


@pytest.mark.parametrize("answer", RIGHT)
def test_right_answers_are_accepted_by_every_test(answer):
    messages = grade(answer.assignment, answer.exercise, answer.source)
    assert {tested: said for tested, said in messages.items() if said} == {}


@pytest.mark.parametrize("answer", WRONG)
def test_wrong_answers_are_rejected_where_they_are_wrong_and_told_why(answer):
    messages = grade(answer.assignment, answer.exercise, answer.source)
    rejected = {tested: said for tested, said in messages.items() if said}
    assert set(rejected) == answer.fails, rejected
    assert any(answer.says in said for said in rejected.values()), rejected
    for said in rejected.values():
        assert said.startswith(("CheckFailed: ", "NotAttempted: ")), said


@pytest.mark.parametrize("name", NAMES)
def test_a_blank_assignment_is_not_attempted_everywhere(name):
    assert set(grade_blank(name).values()) == {BLANK}


@pytest.mark.parametrize(("name", "exercise"), QUIZ)
def test_a_quiz_accepts_one_letter_and_explains_the_others(name, exercise):
    variable = "answer_" + exercise.removeprefix("quiz-").replace("-", "_")
    messages = [grade(name, exercise, f"{variable} = {letter!r}")[""] for letter in "abcd"]
    assert messages.count(None) == 1
    for letter, said in zip("ABCD", messages, strict=True):
        assert said is None or said.startswith(f"CheckFailed: {letter} is not right. ")
        assert said is None or len(said) > 60
    assert "one letter from A to D" in grade(name, exercise, f"{variable} = 'E'")[""]


def test_an_answer_is_completed_from_the_reference_solution():
    solution = "def f(z):\n    return z\n\n\ndef g(z):\n    return 1"
    completed = complete("def f(z):\n    return 2 * z", solution)
    namespace = {}
    exec(completed, namespace)
    assert (namespace["f"](3), namespace["g"](3)) == (6, 1)
