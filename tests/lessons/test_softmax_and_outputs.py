"""The numbers of lesson 4 that no cell computes right beside them."""

import math
from pathlib import Path

import numpy as np
import pytest

from helpers import activations
from helpers.activations import log_softmax, softmax, softmax_jacobian
from helpers.lessons.softmax_and_outputs import pictures
from helpers.setup.environment import keras_or_none

TEXT = " ".join(
    (Path(__file__).parents[2] / "manuscript" / "lessons" / "softmax-and-outputs.md")
    .read_text(encoding="utf-8")
    .split()
)
SCORES = np.array([1.4, 4, 2.1, -3])
SMALL = np.array([2.0, 1.0, 0.0])


def test_shares_of_four_scores_are_those_of_the_source():
    printed = [0.06064367, 0.81649044, 0.12212135, 0.00074454]
    np.testing.assert_allclose(softmax(SCORES.astype(np.float32)), printed, rtol=1e-5)
    assert softmax(SCORES)[0] == pytest.approx(0.06064366672741932, rel=1e-14)
    assert softmax(SCORES).sum() == pytest.approx(1, abs=1e-15)


def _says(*parts):
    for part in parts:
        assert part in TEXT, f"the lesson no longer says '{part}'"


def test_the_table_of_steps():
    exponentials = np.exp(SCORES)
    _says(" | ".join(f"{value:.4f}" for value in [*exponentials, exponentials.sum()]))
    _says(" | ".join(f"{value:.4f}" for value in softmax(SCORES)) + " | 1 |")


def test_a_lead_of_1_9_points_is_a_factor_of_6_7():
    runner_up, winner = np.sort(SCORES)[-2:]
    assert winner - runner_up == pytest.approx(1.9)
    _says(f"$e^{{1.9}} \\approx {math.exp(1.9):.1f}$", f"$e \\approx {math.e:.3f}$")


def test_67_percent_at_temperature_one():
    _says(f"At $T = 1$ the first class has {100 * softmax(SMALL)[0]:.0f} %")


def test_the_worked_row_of_the_jacobian():
    a, J = softmax(SMALL), softmax_jacobian(SMALL)
    _says(f"$a = ({a[0]:.4f}, {a[1]:.4f}, {a[2]:.4f})$")
    _says(f"${a[0]:.4f} \\cdot {1 - a[0]:.4f} = {J[0, 0]:.4f}$")
    _says(f"$-{a[0]:.4f} \\cdot {a[1]:.4f} = {J[0, 1]:.4f}$")
    _says(f"$-{a[0]:.4f} \\cdot {a[2]:.4f} = {J[0, 2]:.4f}$")


def test_surprises():
    _says(f"$-\\ln 0.9 = {-math.log(0.9):.3f}$", f"$-\\ln 0.01 = {-math.log(0.01):.3f}$")


def test_air_thins_by_a_factor_e_each_8_4_km():
    gas_constant, molar_mass, gravity, kelvin = 8.314, 0.02896, 9.81, 273.15 + 15
    _says(f"each {gas_constant * kelvin / (molar_mass * gravity) / 1000:.1f} km up")


def test_powers_of_two_are_a_temperature_of_1_44():
    np.testing.assert_allclose(2.0**SMALL / np.sum(2.0**SMALL), softmax(SMALL * math.log(2)))
    _says(f"$1 / \\ln 2 \\approx {1 / math.log(2):.2f}$")


def test_label_smoothing_wants_a_lead_of_2_89():
    _says(f"$\\ln(0.9/0.05) \\approx {math.log(0.9 / 0.05):.2f}$")


def test_softmax_twice_cannot_go_below_1_46_for_ten_classes():
    # The first softmax's best answer is one-hot, and no answer in the simplex does better.
    rng = np.random.default_rng(0)
    inner = softmax(rng.normal(scale=50, size=(2000, 10)))
    lowest = -log_softmax(np.eye(10)[0])[0]
    assert lowest == pytest.approx(math.log(math.e + 9) - 1)
    assert (-log_softmax(inner)[:, 0]).min() >= lowest
    _says(f"creeps down to {lowest:.2f}")


def test_a_vocabulary_of_50000_has_a_table_of_two_and_a_half_billion():
    assert 50_000**2 == 2.5e9


def test_slope_at_minus_eight_is_about_three_ten_thousandths():
    quizzes = Path(__file__).parents[2] / "manuscript" / "quizzes"
    bank = (quizzes / "softmax-and-outputs.yaml").read_text()
    assert f"about {activations.get('sigmoid').derivative(-8.0):.4f}" in bank


def test_log_sum_exp_lies_between_the_maximum_and_ln_k_more():
    rng = np.random.default_rng(0)
    z = rng.normal(scale=3, size=(1000, 5))
    lse = (z - log_softmax(z))[:, 0]
    assert (lse >= z.max(axis=1)).all()
    assert (lse <= z.max(axis=1) + math.log(5)).all()


def test_softmax_at_least_halves_small_changes_and_two_equal_leaders_come_closest():
    rng = np.random.default_rng(1)
    for z in rng.normal(scale=4, size=(200, 6)):
        J = softmax_jacobian(z)
        assert np.linalg.norm(J, 2) <= 0.5 + 1e-12
        assert np.linalg.matrix_rank(J, tol=1e-14) <= 5
    tied = softmax_jacobian(np.array([0.0, 0.0, -50.0, -50.0]))
    assert np.linalg.norm(tied, 2) == pytest.approx(0.5)


def test_product_with_the_jacobian_needs_no_table():
    rng = np.random.default_rng(2)
    z, v = rng.normal(size=7), rng.normal(size=7)
    a = softmax(z)
    np.testing.assert_allclose(a * (v - v @ a), softmax_jacobian(z) @ v, atol=1e-15)


def test_softmax_maximizes_expected_score_plus_entropy():
    rng = np.random.default_rng(3)
    z = rng.normal(size=5)
    others = rng.dirichlet(np.ones(5), size=5000)

    def value(p):
        return p @ z - np.sum(p * np.log(p), axis=-1)

    assert value(softmax(z)) >= value(others).max()
    assert value(softmax(z)) == pytest.approx((z - log_softmax(z))[0])


def test_poisson_with_an_exponential_output_gives_a_minus_y_too():
    z, y, h = 0.7, 3.0, 1e-6

    def loss(z):
        return np.exp(z) - y * z

    assert (loss(z + h) - loss(z - h)) / (2 * h) == pytest.approx(np.exp(z) - y, abs=1e-8)


def test_error_signals_of_smoothed_targets_are_still_prediction_minus_truth():
    z, y, h = np.array([0.3, -1.0, 2.0]), np.array([0.05, 0.05, 0.9]), 1e-6
    slopes = [-(y @ (log_softmax(z + h * e) - log_softmax(z - h * e))) / (2 * h) for e in np.eye(3)]
    np.testing.assert_allclose(slopes, softmax(z) - y, atol=1e-8)


def test_fixed_weights_obey_the_three_rules_and_give_equal_scores_unequal_shares():
    weights = np.array([2.0, 1, 1, 1])

    def favoring(z):
        return weights * np.exp(z) / np.sum(weights * np.exp(z))

    before, after = favoring(SCORES), favoring(SCORES + [0, 1, 0, 0])
    assert before.min() > 0
    assert before.sum() == pytest.approx(1)
    assert (after[1] / after) / (before[1] / before) == pytest.approx([math.e, 1, math.e, math.e])
    assert favoring(np.zeros(4)) == pytest.approx([0.4, 0.2, 0.2, 0.2])
    _says("equal hunger gets equal slices", "by the same factor, larger than 1")


def test_the_worked_slopes_of_cross_entropy_are_shares_minus_target():
    a, y = np.array([0.4, 0.5, 0.1]), np.array([1.0, 0, 0])
    row = a[0] * (y - a)
    assert -1 / a[0] * row == pytest.approx(a - y)
    for numbers in (a, row, a - y):
        _says(f"$({', '.join(f'{number:.3g}' for number in numbers)})$")
    _says(f"$-1/{a[0]} = {-1 / a[0]}$")


def test_squared_error_learns_less_from_worse_mistakes_once_a_is_below_a_third():
    a = np.linspace(0, 1, 3001)
    assert a[np.argmax(2 * (1 - a) ** 2 * a)] == pytest.approx(1 / 3)
    _says("Once $a$ is below 1/3, the worse the mistake")


def test_a_step_moves_the_difference_of_two_scores_twice_as_far():
    pair, one = np.array([1.3, 0.2]), 1.1
    assert softmax(pair)[0] == pytest.approx(activations.get("sigmoid")(one))
    signals = softmax(pair) - [1, 0]
    assert signals[0] - signals[1] == pytest.approx(2 * (activations.get("sigmoid")(one) - 1))


@pytest.mark.keras
def test_keras_takes_the_mean_over_the_labels():
    keras = keras_or_none()
    if keras is None:
        pytest.skip("TensorFlow is not installed here.")
    y, a = np.zeros((1, 12), dtype="float32"), np.full((1, 12), 0.25, dtype="float32")
    loss = float(keras.losses.BinaryCrossentropy()(y, a))
    assert loss == pytest.approx(-math.log(0.75), rel=1e-5)
    _says("Keras takes their mean, so with 12 labels the gradient per label is $(a - y)/12$")


@pytest.mark.parametrize("temperature", [0.1, 1.0, 5.0])
def test_the_triangle_tells_its_shares_in_words(temperature):
    fig, alt = pictures.triangle(SMALL, temperature, names=["cat", "dog", "fox"])
    assert f"cat {softmax(SMALL / temperature)[0]:.3f}" in alt
    assert "the corner of cat" in alt


def test_a_share_is_the_distance_from_the_opposite_side_and_not_the_nearness_of_the_corner():
    left, right, top = corners = np.array([[0, 0], [1, 0], [0.5, math.sqrt(3) / 2]])
    along = (top - right) / np.linalg.norm(top - right)
    shares = np.array([[0.5, 0.5, 0], [0.45, 0.275, 0.275], [0.1, 0.7, 0.2]])
    offsets = shares @ corners - right
    from_side = np.abs(offsets[:, 0] * along[1] - offsets[:, 1] * along[0])
    np.testing.assert_allclose(from_side / top[1], shares[:, 0])
    from_corner = np.linalg.norm(shares @ corners - left, axis=1)
    assert from_corner[1] < from_corner[0]  # although its share is smaller
    _says("the farther a point lies from the side opposite a corner, the larger that class's share")


def test_most_steps_of_squared_error_are_spent_on_a_plateau():
    path = [-8.0]
    while path[-1] < 0:
        a = activations.sigmoid(path[-1])
        path.append(path[-1] - 2 * (a - 1) * a * (1 - a))
    assert np.mean(np.array(path) < -6) > 0.8  # four fifths of the steps for a quarter of the way
    _says("most of the steps are spent on a plateau")


def test_the_triangle_of_a_tie_has_no_winner():
    fig, alt = pictures.triangle([1, 1, 0], 0.1)
    assert "between the tied corners" in alt


@pytest.mark.parametrize("scores", [[-1, 3], [-3, 1, 1], [-1, 0]])
def test_scores_over_their_sum_leave_somebody_without_a_share_when_signs_differ(scores):
    assert (np.array(scores) / np.sum(scores)).min() <= 0


def test_scores_over_their_sum_turn_the_ranking_around_when_all_are_negative():
    shares = np.array([-1.0, -3.0]) / -4
    assert shares.min() > 0
    assert shares.argmax() == 1
    _says("breaks rule one as soon as one score is negative and another is not")


@pytest.mark.keras
def test_keras_sees_its_own_softmax_and_uses_the_scores_before_it():
    keras = keras_or_none()
    if keras is None:
        pytest.skip("TensorFlow is not installed here.")
    K = 10
    model = keras.Sequential([keras.Input((K,)), keras.layers.Softmax()])
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    y, scores = np.eye(K, dtype="float32")[:1], 50 * np.eye(K, dtype="float32")[:1]
    with pytest.warns(UserWarning, match="does not represent logits"):
        assert float(loss(y, model(scores))) < 1e-6
    finished = np.array(model(scores))
    assert float(loss(y, finished)) == pytest.approx(math.log(math.e + K - 1) - 1, abs=1e-4)
    _says("prints a warning and uses the scores from before the softmax")


def test_each_descent_ends_at_the_step_that_its_label_counts():
    fig, alt = pictures.broken_pair([-2.0, -1.0, 1.0], [-2.0, -1.9, -1.5, -1.0, 0.5])
    marks = [line.get_xdata()[-1] for line in fig.axes[1].lines if line.get_marker() == "o"]
    starts = [line.get_xdata()[0] for line in fig.axes[1].lines if len(line.get_xdata()) > 2]
    assert marks == [2, 4] and starts == [0, 0]
    assert "passes 0 in 2 steps, squared error in 4" in alt
