"""Every "your turn" exercise accepts what is right, helps with what is wrong, and has hints."""

import fractions
import importlib
import inspect
import re
from pathlib import Path

import numpy as np
import pytest

from helpers import turns
from helpers.checks import CheckFailed
from helpers.lessons.questions import questions_of
from helpers.lessons.turn import Turn
from helpers.turns import turn, turns_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LESSONS = turns.lessons()
TURNS = {each.name: each for lesson in LESSONS for each in turns_of(lesson)}


def _bank(lesson):
    return importlib.import_module(f"tests.lessons.turns.{lesson.replace('-', '_')}").BANK


BANK = {name: found for lesson in LESSONS for name, found in _bank(lesson).items()}
RIGHT = [
    pytest.param(name, answer, id=f"{name}-{i}")
    for name, evidence in BANK.items()
    for i, answer in enumerate(evidence.right)
]
WRONG = [
    pytest.param(name, answer, part, id=f"{name}-{mistake}")
    for name, evidence in BANK.items()
    for mistake, (answer, part) in evidence.wrong.items()
]


def _verdict(name, answer):
    return TURNS[name].verdict(*(answer if isinstance(answer, tuple) else (answer,)))


@pytest.mark.parametrize("name", sorted(TURNS))
def test_every_turn_has_evidence_hints_and_a_solution(name):
    exercise = TURNS[name]
    assert name in BANK, f"tests/lessons/turns/ has no evidence for {name}"
    assert len(BANK[name].right) >= 2
    assert len(BANK[name].wrong) >= 2
    assert len(exercise.hints) >= 2
    assert exercise.solution.strip()
    compile(exercise.solution, name, "exec")


@pytest.mark.parametrize(("name", "answer"), RIGHT)
def test_right_answers_are_accepted(name, answer):
    assert _verdict(name, answer).startswith("Correct.")


@pytest.mark.parametrize(("name", "answer", "part"), WRONG)
def test_wrong_answers_get_the_message_for_their_mistake(name, answer, part):
    verdict = _verdict(name, answer)
    assert verdict.startswith(("Not yet: ", "Not attempted: "))
    assert part in verdict


@pytest.mark.parametrize("name", sorted(TURNS))
def test_a_blank_answer_is_not_attempted(name):
    count = len(inspect.signature(TURNS[name].check).parameters)
    assert TURNS[name].verdict(*[...] * count).startswith("Not attempted: ")


def _other_forms(answer):
    """The same answer in forms that Python has for it."""
    if isinstance(answer, str):
        return [answer.upper(), f"  {answer} "]
    if isinstance(answer, int | float | np.number):
        exact = fractions.Fraction(float(answer))
        forms = [np.float64(answer), np.array(answer), np.array([answer]), [answer], exact]
        return [*forms, f"{100 * float(answer)!r} %"] if abs(answer) <= 1 else forms
    words = len(answer) and isinstance(answer[0], str)
    return [list(answer), tuple(answer), *([] if words else [np.array(answer)])]


def _first_values(name):
    """The values of the first right answer to an exercise; functions are left out."""
    answer = BANK[name].right[0]
    values = list(answer) if isinstance(answer, tuple) else [answer]
    plain = (int, float, str, list, tuple, np.ndarray, np.number)
    return values, [place for place, value in enumerate(values) if isinstance(value, plain)]


@pytest.mark.parametrize("name", sorted(BANK))
def test_right_answers_are_accepted_in_every_form(name):
    values, places = _first_values(name)
    for place in places:
        for form in _other_forms(values[place]):
            answers = [*values[:place], form, *values[place + 1 :]]
            assert TURNS[name].verdict(*answers).startswith("Correct."), form


@pytest.mark.parametrize("name", sorted(BANK))
def test_quotes_and_gaps_are_called_what_they_are(name):
    values, places = _first_values(name)
    for place in places:
        value = values[place]
        if isinstance(value, int | float | np.number):
            quoted = [*values[:place], str(value), *values[place + 1 :]]
            assert "without quotes" in TURNS[name].verdict(*quoted)
        elif not isinstance(value, str) and not isinstance(value[0], str):
            quoted = [*values[:place], [str(each) for each in value], *values[place + 1 :]]
            assert "without quotes" in TURNS[name].verdict(*quoted)
            gap = [*values[:place], [..., *value[1:]], *values[place + 1 :]]
            assert len(value) == 1 or "blank in part" in TURNS[name].verdict(*gap)


@pytest.mark.parametrize(("name", "percent"), [
    ("activations-at-work/sensitivity", 2000 / 21), ("the-functions/steepest-sigmoid", 25),
    ("softmax-and-outputs/shares-by-hand", [12.5, 25, 62.5]),
])  # fmt: skip
def test_a_percentage_is_called_one(name, percent):
    assert "percentage" in TURNS[name].verdict(percent)
    assert TURNS[name].verdict("  25%").startswith(("Correct.", "Not yet: "))


@pytest.mark.parametrize("lesson", LESSONS)
def test_evidence_is_for_turns_that_exist(lesson):
    assert set(_bank(lesson)) <= set(TURNS)
    assert all(each.name.startswith(f"{lesson}/") for each in turns_of(lesson))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_turn_stands_in_its_lesson_and_the_other_way(lesson):
    path = ROOT / "manuscript" / "lessons" / f"{lesson}.md"
    assert path.exists(), f"there is no lesson {lesson}"
    used = set(re.findall(r'turn\("([^"]+)"\)', path.read_text(encoding="utf-8")))
    assert used == {each.name for each in turns_of(lesson)}


@pytest.fixture
def sample(monkeypatch):
    def check(slope):
        if slope != 0.25:
            raise CheckFailed("the slope is largest at z = 0.")

    exercise = Turn("lines/slope", check, ("Try z = 0.", "a(1 - a)."), "slope = 1 / 4")
    monkeypatch.setattr(turns, "lessons", lambda: ["lines", "curves"])
    monkeypatch.setattr(turns, "turns_of", lambda lesson: [exercise] * (lesson == "lines"))
    monkeypatch.setattr(turns, "_HINTS_GIVEN", {})
    return exercise


def test_hints_tell_more_each_time_and_then_point_to_the_solution(sample, capsys):
    for _ in range(4):
        turn("lines/slope").hint()
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Hint 1 of 2: Try z = 0.", "Hint 2 of 2: a(1 - a)."]
    assert (
        lines[2]
        == lines[3]
        == 'That was the last hint; turn("lines/slope").solution() shows one way, and '
        "hint(1) to hint(2) show the hints again."
    )


def test_a_hint_can_be_asked_for_by_its_number(sample, capsys):
    turn("lines/slope").hint(2)
    turn("lines/slope").hint(3)
    assert capsys.readouterr().out.splitlines() == [
        "Hint 2 of 2: a(1 - a).",
        "There are 2 hints here; ask for hint(1) to hint(2).",
    ]


@pytest.mark.parametrize("typed", ["lines/slop", "line/slope", "lines"])
def test_a_mistyped_name_gets_a_suggestion(sample, typed):
    with pytest.raises(turns.UnknownTurn, match='did you mean "lines/slope"'):
        turn(typed)


@pytest.mark.parametrize("typed", ["slope", "curves/slope", 3])
def test_a_name_like_none_is_told_how_names_are_made(sample, typed):
    with pytest.raises(turns.UnknownTurn, match="begin with the name of the lesson"):
        turn(typed)


def test_check_never_raises(sample, capsys):
    for answers in [(), (...,), (None,), ("text",), (0.25, 1), (object(),)]:
        turn("lines/slope").check(*answers)
    assert len(capsys.readouterr().out.splitlines()) == 6


QUESTIONS = {each.name: each for lesson in LESSONS for each in questions_of(lesson)}


def test_questions_and_exercises_have_names_of_their_own():
    assert not set(QUESTIONS) & set(TURNS)
    assert len(QUESTIONS) >= 30


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_explains_the_letter_that_was_chosen(name):
    question = turn(name).exercise
    said = [question.verdict(letter) for letter in "ABCD"]
    assert sorted(each.partition(":")[0].partition(".")[0] for each in said) == [
        "Correct",
        *["Not yet"] * 3,
    ]
    assert len(set(said)) == 4
    assert question.verdict(...).startswith("Not attempted")
    kept = {}
    exec(question.solution, kept)
    assert question.verdict(kept["choice"]).startswith("Correct.")


def test_a_question_has_no_hints_and_says_so(capsys):
    turn(next(iter(QUESTIONS))).hint()
    assert "no hints here" in capsys.readouterr().out


def test_after_the_last_hint_the_way_back_is_told(capsys):
    name = next(name for name in TURNS if name.startswith("intuition/"))
    for _ in range(len(TURNS[name].hints) + 1):
        turn(name).hint()
    assert "hint(1) to hint(" in capsys.readouterr().out.splitlines()[-1]


def test_what_a_cell_explains_holds_no_formula_that_it_cannot_show():
    for question in QUESTIONS.values():
        assert not any("$" in question.verdict(letter) for letter in "ABCD"), question.name
