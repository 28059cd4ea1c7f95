"""The numbers of the lesson "what you need to know" that no cell computes right beside them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from helpers.lessons.what_you_need import pictures


def slope(f, x, h=1e-6):
    return (f(x + h) - f(x - h)) / (2 * h)


@pytest.mark.parametrize(
    ("f", "derivative"),
    [
        (lambda x: 7.0, lambda x: 0.0),
        (lambda x: 3 * x + 2, lambda x: 3.0),
        (lambda x: x**3, lambda x: 3 * x**2),
        (lambda x: 1 / x, lambda x: -1 / x**2),
        (math.exp, math.exp),
        (math.log, lambda x: 1 / x),
        (lambda x: math.exp(-x), lambda x: -math.exp(-x)),
        (lambda x: 5 * x**2 + x, lambda x: 10 * x + 1),
    ],
)
def test_the_table_of_derivatives_is_right(f, derivative):
    for x in (0.5, 1.0, 3.0):
        assert slope(f, x) == pytest.approx(derivative(x), abs=1e-6)


def test_the_slopes_asked_for_in_the_turns_are_those_measured():
    assert slope(lambda x: x**2 + 3 * x, 4) == pytest.approx(11)
    assert slope(lambda x: (2 * x + 1) ** 3, 1) == pytest.approx(54)
    assert slope(lambda x: x**2 * (2 * x + 1), 3) == pytest.approx(60)
    assert slope(lambda w: (3 * w - 1) ** 2, 1) == pytest.approx(12)
    assert slope(lambda b: (3 + b) ** 2, -1) == pytest.approx(4)
    assert slope(lambda w: (3 * w - 11) ** 2, 4) == pytest.approx(6)


def test_a_step_of_descent_does_what_the_lesson_says():
    def step(w, rate):
        return w - rate * 2 * (2 * w - 10) * 2

    assert step(3, 0.1) == pytest.approx(4.6)
    assert (2 * 4.6 - 10) ** 2 == pytest.approx(0.64)
    assert step(3, 0.125) == pytest.approx(5)
    assert step(3, 0.25) == pytest.approx(7) and step(7, 0.25) == pytest.approx(3)
    far = [3.0]
    for _ in range(5):
        far.append(step(far[-1], 0.3))
    misses = np.abs(np.array(far) - 5)
    assert (np.diff(misses) > 0).all()


def test_the_spreads_are_those_of_the_text():
    assert np.var([3, 3, 7, 7]) == 4 and np.std([3, 3, 7, 7]) == 2
    assert np.std([3, 3, 7, 7], ddof=1) == pytest.approx(2.31, abs=0.005)
    assert np.mean(range(1, 7)) == 3.5


def test_a_mean_is_seldom_off_by_more_than_two_standard_errors():
    runs = np.random.default_rng(1).normal(scale=10, size=(4000, 25))
    assert np.mean(np.abs(runs.mean(axis=1)) > 2 * 10 / 5) == pytest.approx(0.05, abs=0.01)


@pytest.mark.parametrize("h", [0.1, 2.0])
def test_the_secant_is_drawn_at_both_ends_of_its_slider(h, recwarn):
    fig, alt = pictures.secant(h)
    fig.canvas.draw()
    assert f"slope {6 + h:.4g}" in alt
    assert not recwarn.list


@pytest.mark.parametrize(("rate", "end"), [(0.025, "4.48"), (0.25, "3"), (0.3, "-10.1")])
def test_the_walk_is_drawn_at_both_ends_of_its_slider(rate, end, recwarn):
    fig, alt = pictures.walk_downhill(rate)
    fig.canvas.draw()
    assert f"6 steps lead from w = 3 to {end};" in alt
    assert not recwarn.list


def test_the_texts_tell_the_numbers_that_were_drawn():
    fig, alt = pictures.row_meets_column([[2, 1, 3], [0, 2, 1]], [[1, 2], [4, 3], [2, 2]], 0, 1)
    assert "2 times 2 + 1 times 3 + 3 times 2 = 13" in alt
    fig, alt = pictures.two_slices(lambda u, v: u**2 * v, (3, 2))
    assert "only u moves, the slope there is 12 and when only v moves, the slope there is 9" in alt
    fig, alt = pictures.means_of(np.array([[1.0, 3.0], [-1.0, -3.0]]), (1, 2))
    assert "one number: spread 1.00; mean of 2: spread 2.00" in alt
    fig, alt = pictures.power_and_logarithm()
    assert "at 2 it is 7.39" in alt
