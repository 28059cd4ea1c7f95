"""What a class got wrong is counted once per student, and grouped by mistake, not by text."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import numpy as np
import pytest
from nbgrader.api import Gradebook
from scipy import stats

from grader.insights import files, items, mistakes, progress, quizzes, reading
from grader.insights.items import item_rest
from grader.results.log import REPAIR, Note
from tests.support import simulated_record as simulated
from tests.support.simulated_record import (
    BLANK,
    ERROR,
    LEAKS,
    NO_LETTER,
    OTHER_SMALL,
    SLOW,
    SMALL,
    B,
    Simulated,
)

CLASS = {
    "ada": {"test-relu-values": LEAKS, "test-relu-arrays": LEAKS, "test-quiz-squash": B},
    "ben": {"test-relu-values": LEAKS, "test-tanh": SMALL, "written": 2.5},
    "cem": {"test-tanh": OTHER_SMALL, "test-quiz-squash": NO_LETTER, "late": 5},
    "dea": {"test-tanh": BLANK, "test-relu-arrays": ERROR, "test-quiz-squash": BLANK},
    "eli": {"test-tanh": SLOW, "notes": [Note(REPAIR, "test-tanh", "metadata lost; restored.")]},
}


def read(made):
    with Gradebook(made.database) as gradebook:
        return reading.read(made.root, simulated.NAME, gradebook)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    made = Simulated(tmp_path_factory.mktemp("class"))
    made.add(CLASS)
    made.absent("fay", "Fay", "Far")
    return read(made)


def rows(record, name):
    text = files.files(record, datetime(2026, 11, 30))[name]
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_known_mistake_counts_each_student_once_however_many_tests_show_it(record):
    [first] = [each for each in mistakes.groups(record) if each.kind == "known"]
    assert (first.exercise, first.name) == ("relu", "relu/it-leaks-0000")
    assert sorted(first.students) == ["ada", "ben"]
    assert first.tests == {"test-relu-values": 2, "test-relu-arrays": 1}
    assert first.points == 2 + 1 + 2
    assert first.sentence == LEAKS[1]


def test_sentences_that_differ_in_numbers_alone_are_one_group(record):
    small = next(each for each in mistakes.groups(record) if each.kind == "other")
    assert sorted(small.students) == ["ben", "cem"]


def test_who_wrote_nothing_is_not_among_those_who_could_have_made_a_mistake(record):
    out_of = {each.exercise: each.out_of for each in mistakes.groups(record)}
    assert out_of == {"relu": 5, "tanh": 4}


def test_errors_and_time_outs_stand_by_their_kind(record):
    kinds = {(each.kind, each.name): sorted(each.students) for each in mistakes.groups(record)}
    assert kinds["error", "ZeroDivisionError"] == ["dea"]
    assert kinds["timeout", "timeout"] == ["eli"]


def test_quiz_answers_are_counted_option_by_option_with_what_each_reveals(record):
    [question] = quizzes.questions(record)
    chosen = {option.letter: option.students for option in question.options}
    assert chosen == {"A": ("ben", "eli"), "B": ("ada",)}
    assert question.blank == ("dea",) and question.other == ("cem",)
    assert [option.why for option in question.options][1] == "That is the identity."
    assert question.favorite.letter == "B" and question.answered == 3
    assert not any(each.exercise.startswith("quiz") for each in mistakes.groups(record))


def test_points_that_somebody_still_waits_for_are_in_nobodys_score(record):
    found = items.scores(record)
    assert (found.possible, found.waiting) == (8, 3)
    assert found.values == (4, 2, 3, 2, 4)
    why = next(each for each in items.items(record) if each.exercise == "why")
    assert (why.students, why.mean, why.by_hand) == (1, pytest.approx(2.5 / 3), True)


def test_nobodys_essay_counts_before_a_person_has_read_one(tmp_path):
    """Who wrote nothing has 0 points by itself; that is no result of the class."""
    made = Simulated(tmp_path)
    made.add({f"p{number}": {} for number in range(9)})
    with Gradebook(made.database) as book:
        for number in range(4):
            grade = book.find_grade("written-why", simulated.NAME, simulated.NAME, f"p{number}")
            grade.auto_score, grade.needs_manual_grade = 0, False
        book.db.commit()
    record = read(made)
    why = next(each for each in items.items(record) if each.exercise == "why")
    assert (why.students, why.mean, why.none, why.blank, why.asked) == (0, None, 0, 4, 9)
    page = files.files(record, datetime(2026, 11, 30))["index.html"]
    row = page.partition("row'><code>why</code>")[2].partition("</tr>")[0]
    assert "<td>–</td><td>–</td><td>–<br>" in row and "4 blank" in row
    assert "Not graded yet: <code>why</code>" in page and "hardest" not in page
    assert "<strong>4 of 9</strong> wrote nothing in <code>why</code>" in page
    with Gradebook(made.database) as book:
        grade = book.find_grade("written-why", simulated.NAME, simulated.NAME, "p8")
        grade.manual_score, grade.needs_manual_grade = 3, False
        book.db.commit()
    record = read(made)
    page = files.files(record, datetime(2026, 11, 30))["index.html"]
    row = page.partition("row'><code>why</code>")[2].partition("</tr>")[0]
    assert "<td>20%<br><span class='small'>5 of 9 graded</span></td><td>1</td><td>4<br>" in row
    assert "hardest" not in page, "most have not been read"


def test_an_exercise_says_how_many_have_all_none_or_wrote_nothing(record):
    tanh = next(each for each in items.items(record) if each.exercise == "tanh")
    assert (tanh.students, tanh.full, tanh.none, tanh.blank) == (5, 1, 4, 1)


def test_late_repaired_and_waiting_are_told(record):
    assert [each.id for each in progress.late(record)] == ["cem"]
    assert progress.repairs(record) == [("metadata lost; restored.", 1)]
    assert {place: len(who) for place, who in progress.out_of_time(record).items()} == {"tanh": 1}
    [written] = progress.by_hand(record)
    assert (written.name, written.students, written.done) == ("written-why", 5, 1)


def test_the_files_hold_the_same_counts(record):
    leaks = next(row for row in rows(record, "mistakes.csv") if row["kind"] == "known")
    assert (leaks["students"], leaks["out_of"], leaks["points_lost"]) == ("2", "5", "5")
    quiz = {row["option"]: row["students"] for row in rows(record, "quiz.csv")}
    assert quiz == {"A": "2", "B": "1", "blank": "1", "no option": "1"}
    students = {row["student"]: row for row in rows(record, "students.csv")}
    assert students["fay"]["handed_in"] == "no" and students["fay"]["score"] == ""
    assert students["ben"]["score"] == "4.5" and students["cem"]["late_hours"] == "5"
    not_passed = rows(record, "tests-not-passed.csv")
    assert len(not_passed) == sum(
        isinstance(value, tuple) for about in CLASS.values() for value in about.values()
    )


def test_a_correlation_is_pearsons_with_fishers_interval():
    rng = np.random.default_rng(4)
    rest = rng.normal(size=45)
    own = (rest + rng.normal(size=45) > 0).astype(float)
    found, right = item_rest(own, rest), stats.pearsonr(own, rest)
    assert found.value == pytest.approx(right.statistic)
    assert (found.low, found.high) == pytest.approx(tuple(right.confidence_interval(0.95)))


def test_there_is_no_correlation_where_it_would_tell_nothing():
    rest = np.arange(40.0)
    few = np.zeros(40)
    few[:4] = 1
    assert item_rest(few, rest).value is None and "nearly everybody" in item_rest(few, rest).why
    half = np.arange(40) % 2.0
    assert item_rest(half[:29], rest[:29]).why == "fewer than 30 students"
    assert item_rest(half, np.ones(40)).value is None
    assert item_rest(half, rest).value is not None


def test_an_item_is_correlated_with_all_but_itself(tmp_path):
    made = Simulated(tmp_path)
    made.add(simulated.many(40))
    record = read(made)
    tanh = next(each for each in items.items(record) if each.exercise == "tanh")
    tests = ("test-relu-values", "test-relu-arrays", "test-quiz-squash")
    points = [
        {name: member.marks[simulated.NAME, name].score for name in (*tests, "test-tanh")}
        for member in record.graded
    ]
    own = [each["test-tanh"] for each in points]
    rest = [sum(each[name] for name in tests) for each in points]
    assert tanh.correlation.value == pytest.approx(stats.pearsonr(own, rest).statistic)


def test_a_record_without_verdicts_still_tells_scores_and_says_what_is_missing(tmp_path):
    made = Simulated(tmp_path)
    made.add(CLASS, record=False)
    record = read(made)
    page = files.files(record, datetime(2026, 11, 30))["index.html"]
    assert items.scores(record).values == (4, 2, 3, 2, 4)
    assert "Mistakes and quiz answers are missing for all of them" in page
    assert mistakes.groups(record) == []
    assert "<p>Not recorded.</p>" in page
