"""A prediction is set beside what was found, whatever was typed."""

import numpy as np
import pytest

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
        (1e300, 1e-300, "You said 1e+300; it is 1e-300."),
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
