"""Answers of outsiders are judged as a notebook and marking do, and then join the bank."""

import ast

import pytest

from tests import answers
from tests.support import order
from tools.judge_answers import bank, claims
from tools.judge_answers.__main__ import main
from tools.judge_answers.judging import judge_all
from tools.judge_answers.report import page

NAME = order.assignment("the-functions")
TEXT = """\
# Answers.
# ruff: noqa


# %% relu | right | masks
def relu(z):
    return z * (z > 0)


# %% relu | wrong | outsider-abs | idea: |z| for the positive part
def relu(z):
    return abs(z)


# %% by-hand | wrong | stops-early | idea: a name is missing in step 2
power = math.exp(2)
a = 1 / (1 + powr)
slope = a * (1 - a)


# %% quiz-hidden-or-output | wrong | letter-a | idea: option A is false
answer_hidden_or_output = "A"


# %% relu | wrong | hangs | idea: never ends
def relu(z):
    while True:
        pass


# %% relu | wrong | no-python | idea: a bracket is open
def relu(z:


# %% relu | unclear | lists | why: are lists among the inputs?
def relu(z):
    return np.where(z > 0, z, 0 * z)
"""


@pytest.fixture(scope="module")
def judged():
    found = claims.read(NAME, TEXT)
    return {each.claim.name: each for each in judge_all(NAME, found, seconds=2)}


@pytest.mark.parametrize("header", ["relu | wrong | x", "relu | right | x | idea: y", "relu | x"])
def test_an_incomplete_header_is_told(header):
    with pytest.raises(ValueError, match="header|not enough"):
        claims.read(NAME, f"# %% {header}\npass\n")


def test_right_answers_lose_nothing_and_show_nothing(judged):
    for name in ("masks", "lists"):
        assert not judged[name].marking and not judged[name].seen_at_once


def test_points_and_sentences_are_those_of_the_tests_that_reject(judged):
    wrong = judged["outsider-abs"]
    assert wrong.seen_at_once and "values" in wrong.lost
    assert wrong.points == len(wrong.marking)
    assert "negative values positive" in wrong.marking["values"]


def test_what_only_hidden_tests_reject_is_green_in_the_notebook(judged):
    assert not judged["letter-a"].seen_at_once
    assert sum(judged["letter-a"].lost.values()) == 1


def test_lines_above_an_error_earn_their_points_as_in_a_submission(judged):
    assert judged["stops-early"].seen_at_once
    assert set(judged["stops-early"].lost) == {"activation", "slope"}


@pytest.mark.parametrize("name", ["hangs", "no-python"])
def test_what_does_not_end_or_run_loses_points_and_spoils_nothing(judged, name):
    assert judged[name].seen_at_once and judged[name].points
    assert not judged["lists"].marking


def test_the_page_counts_and_lists(judged):
    text = page(NAME, list(judged.values()))
    assert "| 1 | 0 | 5 | 0 | 4 of 5 | 4 of 4 | 1 |" in text
    assert "green in the notebook (1)" in text and "- quiz-" not in text
    assert "- by-hand/stops-early: a name is missing in step 2 [" in text


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A bank and a file of waiting answers that may be changed."""
    monkeypatch.setattr(answers, "HERE", tmp_path)
    answers.bank(NAME).write_text("# %% relu | right | where\nrelu = 3\n", encoding="utf-8")
    waiting = tmp_path / "waiting.txt"
    waiting.write_text(TEXT, encoding="utf-8")
    return answers.bank(NAME), waiting


def test_judged_answers_move_into_the_bank_with_what_was_measured(judged, files):
    bank.take(NAME, files[1], [judged["outsider-abs"], judged["masks"]])
    there = {answer.name: answer for answer in answers.load(NAME)}
    assert set(there) == {"where", "outsider-abs", "masks"}
    assert there["masks"].right and there["outsider-abs"].fails == set(judged["outsider-abs"].lost)
    assert there["outsider-abs"].says in " ".join(judged["outsider-abs"].marking.values())
    ast.parse(files[0].read_text(encoding="utf-8"))
    waiting = claims.read(NAME, files[1].read_text(encoding="utf-8"))
    before = claims.read(NAME, TEXT)
    assert waiting == [c for c in before if c.name not in {"outsider-abs", "masks"}]


@pytest.mark.parametrize(("name", "word"), [("lists", "unclear"), ("stops-early", "other points")])
def test_what_does_not_fit_stays_where_it_is(judged, files, name, word):
    before = [path.read_text(encoding="utf-8") for path in files]
    with pytest.raises(ValueError, match=word):
        bank.take(NAME, files[1], [judged["masks"], judged[name]])
    assert [path.read_text(encoding="utf-8") for path in files] == before


def test_the_program_takes_an_unclear_answer_once_a_person_has_said_what_it_is(files, capsys):
    waiting = str(files[1])
    assert main([NAME, waiting, "--take", "relu/lists"]) == 1
    assert "unclear" in capsys.readouterr().err
    assert main([NAME, waiting, "--take", "relu/lists", "--right", "relu/lists"]) == 0
    assert {answer.name for answer in answers.load(NAME)} == {"where", "lists"}
