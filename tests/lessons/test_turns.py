"""Every "your turn" exercise accepts what is right, helps with what is wrong, and has hints."""

import importlib
import inspect
import re
from pathlib import Path

import pytest

from helpers import turns
from helpers.checks import CheckFailed
from helpers.turns import _ROOMS, Turn, turn, turns_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LESSONS = sorted(_ROOMS)
TURNS = {each.name: each for number in LESSONS for each in turns_of(number)}


def _bank(number):
    return importlib.import_module(f"tests.lessons.turns.{_ROOMS[number]}").BANK


BANK = {name: found for number in LESSONS for name, found in _bank(number).items()}
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
    assert name in BANK, f"tests/lessons/turns/{_ROOMS[name[:2]]}.py has no evidence for {name}"
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


@pytest.mark.parametrize("number", LESSONS)
def test_evidence_is_for_turns_that_exist(number):
    assert set(_bank(number)) <= set(TURNS)
    assert all(each.name.startswith(f"{number}-") for each in turns_of(number))


@pytest.mark.parametrize("number", LESSONS)
def test_every_turn_stands_in_its_lesson_and_the_other_way(number):
    lesson = next((ROOT / "manuscript" / "lessons").glob(f"{number}-*.md"), None)
    assert lesson is not None, f"there is no lesson {number}"
    used = set(re.findall(r'turn\("([^"]+)"\)', lesson.read_text(encoding="utf-8")))
    assert used == {each.name for each in turns_of(number)}


@pytest.fixture
def sample(monkeypatch):
    def check(slope):
        if slope != 0.25:
            raise CheckFailed("the slope is greatest at z = 0.")

    exercise = Turn("99-slope", check, ("Try z = 0.", "a(1 - a)."), "slope = 1 / 4")
    monkeypatch.setattr(turns, "turns_of", lambda number: [exercise] * (number == "99"))
    monkeypatch.setattr(turns, "_HINTS_GIVEN", {})
    return exercise


def test_hints_tell_more_each_time_and_then_point_to_the_solution(sample, capsys):
    for _ in range(4):
        turn("99-slope").hint()
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Hint 1 of 2: Try z = 0.", "Hint 2 of 2: a(1 - a)."]
    assert (
        lines[2]
        == lines[3]
        == ('That was the last hint; turn("99-slope").solution() shows one way.')
    )


def test_a_hint_can_be_asked_for_by_its_number(sample, capsys):
    turn("99-slope").hint(2)
    turn("99-slope").hint(3)
    assert capsys.readouterr().out.splitlines() == [
        "Hint 2 of 2: a(1 - a).",
        "There are 2 hints here; ask for hint(1) to hint(2).",
    ]


def test_a_mistyped_name_gets_a_suggestion(sample):
    with pytest.raises(turns.UnknownTurn, match='did you mean "99-slope"'):
        turn("99-slop")
    with pytest.raises(turns.UnknownTurn, match="begin with the number of the lesson"):
        turn("slope")


def test_check_never_raises(sample, capsys):
    for answers in [(), (...,), (None,), ("text",), (0.25, 1), (object(),)]:
        turn("99-slope").check(*answers)
    assert len(capsys.readouterr().out.splitlines()) == 6
