"""The grading report belongs to what is here now, and its figures meet the targets."""

import re

import nbformat
import pytest

from authoring.settings import ROOT
from tests import answers
from tests.answers import Answer, running
from tests.support import order
from tools.grading_report import (
    MUTANTS_EACH,
    MUTANTS_OVERALL,
    SEEN_EACH,
    Row,
    fingerprint,
    packed,
    read_sections,
    says_so,
    section,
    shortfalls,
)

NAME = order.assignment("the-functions")

_LINE = re.compile(
    r"^\| (?P<exercise>\S+) \| (\d+) of (\d+) \| (\d+) of (\d+) \| (?:(\d+) of (\d+)|-) "
    r"\| (\d+) of (\d+) \| (\d+) \|$",
    re.MULTILINE,
)


def figures(text):
    return {
        found[1]: tuple(int(each or 0) for each in found.groups()[1:])
        for found in _LINE.finditer(text)
    }


@pytest.mark.parametrize("name", answers.assignments())
def test_a_section_is_made_from_what_is_here_or_says_that_it_is_old(name):
    text = read_sections().get(name, "")
    assert re.search(r"<!-- made from \w+ -->", text)
    assert says_so(name, text) == text, (
        f"docs/grading-report.md is older than {name} and does not say so: run "
        f"'make grading-report ASSIGNMENT={name}', or at least --say-what-is-old."
    )


def test_what_is_old_says_so_once_and_what_is_measured_anew_no_longer():
    old = says_so(NAME, "<!-- made from 0000 -->\n\n| a table |\n")
    assert "**Out of date:**" in old and says_so(NAME, old) == old
    new = old.replace("0000", fingerprint(NAME))
    assert says_so(NAME, new) == f"<!-- made from {fingerprint(NAME)} -->\n\n| a table |\n"


def only_marking_looks(name):
    """Return the exercises whose released cells say that something is left to marking."""
    notebook = nbformat.read(ROOT / "release" / name / f"{name}.ipynb", as_version=4)
    found, exercise = set(), None
    for cell in reversed(notebook.cells):  # the text above an answer belongs to it
        marker = re.match(r"# (?:EXERCISE|TEST): ([\w-]+)", cell.source)
        exercise = marker[1] if marker else exercise
        text = " ".join(cell.source.replace("#", " ").split()).lower()
        if "only marking looks at" in text or "marking tells" in text:
            found.add(exercise)
    return found


@pytest.mark.parametrize("name", answers.assignments())
def test_right_is_accepted_wrong_rejected_and_faulty_variants_too(name):
    text = read_sections()[name]
    found = figures(text)
    wanted = {answer.exercise for answer in answers.load(name)}
    assert wanted <= found.keys()
    # What cells say of marking is today's; figures that are out of date are not held against it.
    compared = "**Out of date:**" not in text
    left_to_marking = {"all", *only_marking_looks(name)}
    for exercise, counts in found.items():
        accepted, right, rejected, wrong, seen, asked, killed, faulty, _ = counts
        assert accepted == right and rejected == wrong
        if compared and exercise not in left_to_marking:
            assert seen >= SEEN_EACH * asked, exercise
        assert killed >= MUTANTS_EACH * faulty
    *_, killed, faulty, _ = found["all"]
    assert killed >= MUTANTS_OVERALL * faulty > 0
    assert "agree everywhere." in text


class Sheet:
    """Two exercises, of which the second uses the first, and one that stands alone."""

    exercises = ("relu", "layer", "count")

    def uses(self, exercise):
        return {"relu"} if exercise == "layer" else set()

    def named_in(self, code):
        return {code} & {*self.exercises}


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


def test_no_answer_stands_beside_one_that_it_uses_itself():
    by_relu = Answer("x", "count", "by-relu", True, "relu")
    assert len(packed([by_relu, Answer("x", "relu", "a", False, "")], Sheet())) == 2


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (Row(accepted=2, right=3), "right answer"),
        (Row(rejected=4, wrong=5), "wrong answer"),
        (Row(seen=8, asked=9), "8 of 9 wrong answers are seen at once"),
        (Row(killed=8, faulty=10), "8 of 10 variants"),
        (Row(killed=97, faulty=100), "97 of 100 variants"),
    ],
)
def test_each_target_that_is_missed_is_told(row, word):
    assert any(word in sentence for sentence in shortfalls({"relu": row}, []))
    assert shortfalls({"relu": Row(3, 3, 5, 5, 9, 10, 99, 100)}, []) == []


def test_the_table_says_how_many_wrong_answers_are_seen_at_once():
    rows = {
        "relu": Row(accepted=3, right=3, rejected=5, wrong=5, seen=4, asked=5, killed=8, faulty=9),
        "quiz-hidden-or-output": Row(rejected=3, wrong=3),
    }
    found = figures(section(NAME, rows, [], 1))
    assert found["relu"] == (3, 3, 5, 5, 4, 5, 8, 9, 0)
    assert found["quiz-hidden-or-output"] == (0, 0, 3, 3, 0, 0, 0, 0, 0)
    assert found["all"] == (3, 3, 8, 8, 4, 5, 8, 9, 0)


def test_what_only_hidden_tests_reject_is_not_seen_at_once():
    assert running.seen_at_once(NAME, "relu", "def relu(z):\n    return abs(z)")
    assert not running.seen_at_once(NAME, "relu", "def relu(z):\n    return np.maximum(z, 0)")
    letters = [f"answer_hidden_or_output = {letter!r}" for letter in "ABCD"]
    assert not any(running.seen_at_once(NAME, "quiz-hidden-or-output", each) for each in letters)
    assert sum(any(running.grade(NAME, "quiz-hidden-or-output", e).values()) for e in letters) == 3
