"""The grading report belongs to what is here now, and its figures meet the targets."""

import re

import pytest

from tests import answers
from tests.answers import Answer
from tools.grading_report import (
    MUTANTS_EACH,
    MUTANTS_OVERALL,
    Row,
    fingerprint,
    packed,
    read_sections,
    shortfalls,
)

_LINE = re.compile(
    r"^\| (?P<exercise>\S+) \| (\d+) of (\d+) \| (\d+) of (\d+) \| (\d+) of (\d+) \| (\d+) \|$",
    re.MULTILINE,
)


def figures(text):
    return {found[1]: tuple(map(int, found.groups()[1:])) for found in _LINE.finditer(text)}


@pytest.mark.parametrize("name", answers.assignments())
def test_the_report_was_made_from_these_assignments_and_answers(name):
    made_from = re.search(r"<!-- made from (\w+) -->", read_sections().get(name, ""))
    assert made_from and made_from[1] == fingerprint(name), (
        f"docs/grading-report.md is older than {name}: run 'make grading-report ASSIGNMENT={name}'."
    )


@pytest.mark.parametrize("name", answers.assignments())
def test_right_is_accepted_wrong_rejected_and_faulty_variants_too(name):
    text = read_sections()[name]
    found = figures(text)
    wanted = {answer.exercise for answer in answers.load(name)}
    assert wanted <= found.keys()
    for accepted, right, rejected, wrong, killed, faulty, _ in found.values():
        assert accepted == right and rejected == wrong
        assert killed >= MUTANTS_EACH * faulty
    *_, killed, faulty, _ = found["all"]
    assert killed >= MUTANTS_OVERALL * faulty > 0
    assert "agree everywhere." in text


class Sheet:
    """Two exercises, of which the second uses the first, and one that stands alone."""

    exercises = ("relu", "layer", "count")

    def uses(self, exercise):
        return {"relu"} if exercise == "layer" else set()


def test_no_answer_stands_beside_one_that_its_exercise_uses():
    everything = [
        Answer("x", exercise, str(number), False, "")
        for exercise in Sheet.exercises
        for number in range(3)
    ]
    packs = packed(everything, Sheet())
    assert sum(map(len, packs)) == len(everything)
    assert not any({"relu", "layer"} <= pack.keys() for pack in packs)
    assert len(packs) == 6


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (Row(accepted=2, right=3), "right answer"),
        (Row(rejected=4, wrong=5), "wrong answer"),
        (Row(killed=8, faulty=10), "8 of 10 variants"),
        (Row(killed=97, faulty=100), "97 of 100 variants"),
    ],
)
def test_each_target_that_is_missed_is_told(row, word):
    assert any(word in sentence for sentence in shortfalls({"relu": row}, []))
    assert shortfalls({"relu": Row(3, 3, 5, 5, 99, 100)}, []) == []
