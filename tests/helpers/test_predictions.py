"""A prediction is set beside what was found, whatever was typed."""

import ast
import itertools
import math
import re

import numpy as np
import pytest

import helpers.nn
from authoring import course, manuscript
from authoring.settings import ROOT
from helpers.nn.optimizers import SGD, Adam
from helpers.predictions import you_said


@pytest.mark.parametrize(
    ("guess", "found", "said"),
    [
        (8.2, 8.243, "You said 8.2; it is 8.24. Well predicted."),
        (0, 0, "You said 0; it is 0. Well predicted."),
        (1, 40.0, "You said 1; it is 40. A factor of 40 apart."),
        (-3, 4.0, "You said -3; it is 4."),
        (np.float64(5), 4, "You said 5; it is 4. Off by 25 %."),
        ("ReLU", "tanh", "You said “ReLU”; it is “tanh”."),
        ("about ten", 10.0, "A number was asked for, and you said 'about ten'. It is 10."),
        (None, "tanh", "You made no prediction. It is “tanh”."),
        (1e300, 1e-300, "You said 1e300; it is 1e-300. More than a factor of 1,000 apart."),
        (0, 2.5, "You said 0; it is 2.5."),
        (1, 0.001, "You said 1; it is 0.001. A factor of 1,000 apart."),
        (-3, -4.0, "You said -3; it is -4. Off by 25 %."),
        (1e-200, 3e-200, "You said 1e-200; it is 3e-200. A factor of 3 apart."),
        (1e6, 0.5, "You said 1,000,000; it is 0.5. More than a factor of 1,000 apart."),
        (1.5e6, 999.96, "You said 1,500,000; it is 1,000. More than a factor of 1,000 apart."),
        (40_000, 95_712.4, "You said 40,000; it is 95,712. A factor of 2 apart."),
        (10**12, 3.9e13, "You said 1e12; it is 3.9e13. A factor of 39 apart."),
        (10**400, 7, "You said a number of more than 300 digits; it is 7."),
        (math.inf, 7, "You said inf; it is 7."),
        (7, math.inf, "You said 7; it is inf."),
        (math.nan, 7, "You said nan; it is 7."),
        (-0.0, 0, "You said 0; it is 0. Well predicted."),
        (np.int64(5), np.int64(1234), "You said 5; it is 1,234. A factor of 247 apart."),
        (np.float32(5), 5, "You said 5; it is 5. Well predicted."),
        (True, 4, "A number was asked for, and you said True. It is 4."),
        (sum, 4, "A number was asked for, and you said sum. It is 4."),
        (0.1 + 0.2, "larger", "You said “0.3”; it is “larger”."),
        (SGD, "SGD", "You said “SGD”, and so it is."),
        (Adam, "momentum", "You said “Adam”; it is “momentum”."),
        (helpers.nn, "by hand", "You said “nn”; it is “by hand”."),
        (helpers.nn, 4, "A number was asked for, and you said nn. It is 4."),
        (object(), 4, "A number was asked for, and you said an object. It is 4."),
        (
            (4, 308),
            4308,
            "A number was asked for, and you said (4, 308). To Python a comma "
            "separates numbers: for a single one type 4308. It is 4,308.",
        ),
        ((4, 308.5), 4308, "A number was asked for, and you said (4, 308.5). It is 4,308."),
    ],
)
def test_what_was_said_stands_beside_what_is(guess, found, said, capsys):
    you_said(guess, found)
    assert capsys.readouterr().out.strip() == said


@pytest.mark.parametrize(
    ("guess", "found", "said"),
    [
        (100, 65.19, "You said 100 %; it is 65.2 %. Off by 34.8 percentage points."),
        (3, 4.0, "You said 3 %; it is 4 %. Off by 1 percentage point."),
        (1, 12.2, "You said 1 %; it is 12.2 %. A factor of 12 apart."),
    ],
)
def test_percentages_are_apart_by_percentage_points(guess, found, said, capsys):
    you_said(guess, found, "%")
    assert capsys.readouterr().out.strip() == said


@pytest.mark.parametrize(("guess", "apart"), [(32, ""), (4300, ""), (4308.0, " Well predicted.")])
def test_of_given_numbers_one_is_right_and_none_is_near(guess, apart, capsys):
    you_said(guess, 4308, choose=True)
    assert capsys.readouterr().out.strip().partition("it is 4,308.")[2] == apart


@pytest.mark.parametrize(
    ("guess", "found", "unit", "said"),
    [
        (1, 0, "examples", "You said 1 example; it is 0 examples."),
        (0, 1.0, "dead units", "You said 0 dead units; it is 1 dead unit."),
        (-1, 1.5, "points", "You said -1 point; it is 1.5 points."),
        (1, 2, "passes", "You said 1 pass; it is 2 passes. Off by 50 %."),
        (1, 1, "times as long", "You said 1 times as long; it is 1 times as long. Well predicted."),
        (1, 5, "of 40", "You said 1 of 40; it is 5 of 40. A factor of 5 apart."),
        (30, 43.1, "of 100", "You said 30 of 100; it is 43.1 of 100. Off by 13.1."),
        (-3, -2, "points", "You said -3 points; it is -2 points. Off by 1 point."),
        (..., 1, "runs", "You made no prediction. It is 1 run."),
        ("one", 1, "runs", "A number was asked for, and you said 'one'. It is 1 run."),
    ],
)
def test_one_is_no_plural(guess, found, unit, said, capsys):
    you_said(guess, found, unit)
    assert capsys.readouterr().out.strip() == said


def predictions():
    """Yield the name of a lesson and the unit of each prediction that it asks for."""
    for lesson in course.read(ROOT).lessons:
        for cell in manuscript.read(lesson.path, "lesson").cells:
            if "you_said(" in cell.source and "import you_said" not in cell.source:
                for call in ast.walk(ast.parse(cell.source)):
                    if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "you_said":
                        unit = [ast.literal_eval(each) for each in call.args[2:]]
                        yield lesson.name, *(unit or [""])


UNITS = sorted({unit for _, unit in predictions()})
#: How any sentence about two numbers reads; UNIT stands for its unit.
FIGURES = r"-?(\d{1,3}(,\d{3})*|\d\.\d+|\d{2}\.\d+|\d{3}\.\d|\d(\.\d+)?e-?\d+)"
SENTENCE = (
    rf"You said {FIGURES}UNIT; it is {FIGURES}UNIT\.( Well predicted\.| Off by \d+ %\."
    rf"| Off by {FIGURES}( (percentage )?points?)?\.| A factor of (\d{{1,3}}|1,000) apart\."
    r"| More than a factor of 1,000 apart\.)?"
)
NUMBERS = [0, 1, -1, 2, 0.5, -3.25, 1.0004, 99.96, 999.96, 12_345.6, 1e-6, 1e6, 7e13, np.int64(1)]


def test_the_predictions_of_all_lessons_are_looked_at():
    found = list(predictions())
    assert len(found) > 100
    assert {name for name, _ in found} == {one.name for one in course.read(ROOT).lessons}


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit or "none")
def test_every_sentence_about_a_prediction_of_the_lessons_is_english(unit, capsys):
    one = {"passes": "pass"}.get(unit, unit if unit.startswith("times") else unit.removesuffix("s"))
    either = "|".join(re.escape(f" {each}") for each in (unit, one)) if unit else ""
    for guess, found in itertools.product(NUMBERS, NUMBERS):
        you_said(guess, found, unit)
        said = capsys.readouterr().out.strip()
        assert re.fullmatch(SENTENCE.replace("UNIT", f"({either})"), said), said
        if one != unit:
            assert not re.search(rf"(?<![\d.,])1 {unit}\b", said), said
            assert set(re.findall(rf"(\S+) {one}\b", said)) <= {"1", "-1"}, said
