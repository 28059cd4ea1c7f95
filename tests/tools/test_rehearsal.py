"""A whole term of a small assignment comes out as expected, and what does not is noticed."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.console import Console

from tests.answers import Answer
from tests.support import small
from tools.rehearsal import (
    class_of_forty,
    counts,
    course,
    rounds,
    students,
    table,
    term,
    whole_class,
)
from tools.rehearsal.paper import Paper

BANK = [
    Answer(small.NAME, "double", "sum", True, "def double(z):\n    return z + z\n"),
    Answer(small.NAME, "half", "product", True, "def half(z):\n    return 0.5 * z\n"),
    Answer(
        small.NAME,
        "double",
        "adds-one",
        False,
        "def double(z):\n    return z + 1\n",
        frozenset({"values", "zero"}),
        "double is wrong for an unseen value",
    ),
    Answer(
        small.NAME,
        "double",
        "one-at-zero",
        False,
        "def double(z):\n    return 2 * z or 1\n",
        frozenset({"zero"}),
        "double(0) should be 0",
    ),
    Answer(
        small.NAME,
        "half",
        "floor",
        False,
        "def half(z):\n    return z // 2\n",
        frozenset({""}),
        "half(3) is wrong",
    ),
]


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("term") / "course")
    small.write(made.root / "source")
    said = []
    return made, said, term.play(made, small.NAME, BANK, said.append)


@pytest.fixture(scope="module")
def paper(played):
    made, _, _ = played
    return Paper(small.NAME, released_of(made), small.source_notebook())


def released_of(made):
    import nbformat

    path = made.root / "release" / small.NAME / f"{small.NAME}.ipynb"
    return nbformat.read(path, as_version=4)


def test_everyone_gets_what_is_expected(played):
    _, _, outcomes = played
    assert {each.submission.student: each.problems for each in outcomes if each.problems} == {}


def test_the_class_is_as_varied_as_promised(played):
    _, _, outcomes = played
    names = {each.submission.student for each in outcomes}
    assert {
        "perfect",
        "otherwise1",
        "blank",
        "half-done-4711",
        "wrong-01",
        "wrong-02",
        "sloppy",
        "deleted-answer",
        "from-colab",
        "slow",
        "noisy",
        "late",
        "no-notebook",
    } <= names
    routes = {each.submission.route for each in outcomes}
    assert routes == {"folder", "canvas", "moodle", "plain", "exchange"}
    totals = {
        sum(score or 0 for score in (each.submission.scores or {}).values()) for each in outcomes
    }
    assert len(totals) >= 4


def test_every_step_is_told(played):
    _, said, outcomes = played
    for outcome in outcomes:
        if outcome.submission.scores is not None:
            assert f"autograding {outcome.submission.student}" in said
            assert f"feedback for {outcome.submission.student}" in said


def test_a_difference_is_found_and_counted(played):
    made, _, outcomes = played
    first = outcomes[0]
    wanted = first.submission.scores | {"test-half": 0.0}
    changed = replace(first.submission, scores=wanted, says=("never said",))
    paper = Paper(small.NAME, released_of(made), small.source_notebook())
    (checked,) = term._outcomes(made, paper, [changed])
    assert any("test-half should get 0.0, not 1.0" in problem for problem in checked.problems)
    assert any("the feedback should say 'never said'" in problem for problem in checked.problems)
    assert any("exported score" in problem for problem in checked.problems)
    console = Console(record=True, width=180, quiet=False, file=open("/dev/null", "w"))
    assert table.show(console, small.NAME, [checked, outcomes[1]]) == 1
    assert "differs" in console.export_text()


OTHER = [
    ("code", "# EXERCISE: triple\n...  # YOUR CODE HERE"),
    ("code", "# TEST: triple (3 points)\nassert triple"),
    ("code", "# EXERCISE: third\n...  # YOUR CODE HERE"),
    ("code", "# TEST: third (3 points)\nassert third"),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("class") / "course")
    small.write(made.root / "source")
    other = course.source_notebook(OTHER)
    course.write_source(made.root / "source", "97-other", other)
    return whole_class.play(made, small.NAME, BANK, ("97-other", other))


def test_a_class_of_40_comes_out_as_it_was_put_in(whole):
    assert len(whole.roster) == 40
    assert counts.problems(whole) == []


def test_the_class_has_everything_that_goes_wrong(whole):
    stories = " ".join(work.story for work in whole.works.values())
    for what in ("PDF", "zip in a zip", "UTF-16", "accents", "another", "late", "the roster"):
        assert what in stories
    assert sum(whole.penalty(student) > 0 for student in whole.graded) == 2
    assert {"*"} < {*whole.excused.values()}
    assert len({whole.total(student) for student in whole.graded}) >= 4


def test_what_is_not_as_it_was_put_in_is_found(whole):
    student = next(each.student for each in whole.roster if each.student in whole.by_hand)
    waiting = whole.by_hand[student]
    changed = replace(
        whole,
        by_hand=whole.by_hand | {student: {name: points + 1 for name, points in waiting.items()}},
        works={name: work for name, work in whole.works.items() if "PDF" not in work.story},
    )
    said = "\n".join(counts.problems(changed))
    for what in ("written-why", "students.csv", "exercises.csv", "grades.csv", "canvas-import.csv"):
        assert what in said
    assert "who could not be graded" in said and "who handed in nothing" in said


def test_days_late_are_those_that_have_begun():
    assert [
        class_of_forty.days_late(whole_class.DUE + timedelta(hours=hours), whole_class.DUE)
        for hours in (-1, 0, 1, 24, 25)
    ] == [0, 0, 1, 1, 2]


def test_wrong_answers_are_spread_over_few_notebooks(paper):
    notebooks = rounds.spread([answer for answer in BANK if not answer.right], paper)
    assert [sorted(each) for each in notebooks] == [["double", "half"], ["double"]]


def test_answers_whose_flaws_could_cancel_never_meet(paper):
    """Twice, computed by way of half: the flaw of one would hide the flaw of the other."""
    user = Answer(
        small.NAME,
        "double",
        "by-half",
        False,
        "def double(z):\n    return half(z) * 4\n",
        frozenset({"values"}),
    )
    used, unused = BANK[-1], replace(BANK[-1], source="def third(z):\n    return z\n")
    assert len(rounds.spread([user, used], paper)) == 2
    assert len(rounds.spread([user, unused], paper)) == 1
    assert len(rounds.spread([user, replace(used, right=True)], paper)) == 1


def test_what_cannot_be_computed_with_a_wrong_function_is_left_blank(paper):
    lines = [cell.source for cell in paper.source.cells]
    assert "answer = (" in lines[8]
    changed = copy.deepcopy(paper.source)
    changed.cells[8].source = changed.cells[8].source.replace("math.floor(42.5)", "half(84)")
    broken = replace(BANK[-1], fails=frozenset({"values"}))
    other = replace(paper, source=changed)
    assert rounds.impossible({"half": broken}, other) == ["answer"]
    assert rounds.impossible({"half": broken}, paper) == []


def test_an_answer_may_use_what_a_later_exercise_defines(paper):
    notebook = paper.filled_in({"double": "def double(z):\n    return half(z) * 4\n"})
    source = next(cell.source for cell in notebook.cells if "EXERCISE: double" in cell.source)
    namespace = {}
    exec(source, namespace)
    assert namespace["double"](3) == 6
    assert source.startswith("# EXERCISE: double\n")


def test_a_submission_is_not_changed_by_another(paper):
    before = copy.deepcopy(paper.released)
    students.simulated_class(paper, BANK)
    assert paper.released == before
