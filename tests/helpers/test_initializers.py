"""Initializers: shape, center, spread, limits, and that chance is in the seed's hands."""

import math

import numpy as np
import pytest

from helpers.nn import initializers

FAN_IN, FAN_OUT = 300, 200
VARIANCES = {
    "glorot_uniform": 2 / (FAN_IN + FAN_OUT),
    "glorot_normal": 2 / (FAN_IN + FAN_OUT),
    "he_uniform": 2 / FAN_IN,
    "he_normal": 2 / FAN_IN,
    "lecun_uniform": 1 / FAN_IN,
    "lecun_normal": 1 / FAN_IN,
    "torch_default": 1 / (3 * FAN_IN),
    "uniform": 0.05**2 / 3,
    "normal": 0.05**2,
    "zeros": 0.0,
}
# No weight may lie farther out: the limit of uniform draws, two standard deviations of cut ones.
LIMITS = {
    "glorot_uniform": math.sqrt(6 / (FAN_IN + FAN_OUT)),
    "glorot_normal": 2 / 0.87962566 * math.sqrt(2 / (FAN_IN + FAN_OUT)),
    "he_uniform": math.sqrt(6 / FAN_IN),
    "he_normal": 2 / 0.87962566 * math.sqrt(2 / FAN_IN),
    "lecun_uniform": math.sqrt(3 / FAN_IN),
    "lecun_normal": 2 / 0.87962566 * math.sqrt(1 / FAN_IN),
    "torch_default": math.sqrt(1 / FAN_IN),
    "uniform": 0.05,
}


def draw(name, seed=0):
    return initializers.get(name)(np.random.default_rng(seed), FAN_IN, FAN_OUT)


def test_every_initializer_is_covered_here():
    assert set(VARIANCES) == set(initializers.INITIALIZERS)


@pytest.mark.parametrize("name", VARIANCES)
def test_mean_is_zero_and_variance_as_documented(name):
    weights = draw(name)
    assert weights.shape == (FAN_IN, FAN_OUT)
    std = math.sqrt(VARIANCES[name])
    # Five standard errors: 60,000 weights know their mean and variance well.
    assert abs(weights.mean()) <= 5 * std / math.sqrt(weights.size)
    assert weights.var() == pytest.approx(VARIANCES[name], rel=5 * math.sqrt(2 / weights.size))


@pytest.mark.parametrize("name", LIMITS)
def test_no_weight_beyond_the_limit_and_some_near_it(name):
    greatest = np.abs(draw(name)).max()
    assert 0.99 * LIMITS[name] < greatest <= LIMITS[name] * (1 + 1e-8)


def test_glorot_limit_for_four_inputs_and_one_output():
    assert initializers.glorot_limit(4, 1) == 1.0954451150103321
    weights = initializers.glorot_uniform(np.random.default_rng(1), 4, 1)
    assert np.abs(weights).max() <= 1.0954451150103321


@pytest.mark.parametrize("name", sorted(set(VARIANCES) - {"zeros"}))
def test_the_seed_decides(name):
    np.testing.assert_array_equal(draw(name, 3), draw(name, 3))
    assert not np.array_equal(draw(name, 3), draw(name, 4))


def test_uniform_ones_scale_the_same_random_numbers():
    """Which is why, with biases 0, they kill the same ReLU units."""
    np.testing.assert_allclose(draw("he_uniform"), math.sqrt(6) * draw("torch_default"))


def test_unknown_name_lists_the_known_ones():
    with pytest.raises(ValueError, match="no initializer named 'kaiming'.*he_normal"):
        initializers.get("kaiming")


@pytest.mark.keras
@pytest.mark.parametrize("name", ["glorot_uniform", "glorot_normal", "he_normal", "lecun_normal"])
def test_spread_and_limit_equal_keras(name):
    keras = pytest.importorskip("keras")
    theirs = np.asarray(keras.initializers.get(name)((FAN_IN, FAN_OUT)))
    assert theirs.std() == pytest.approx(draw(name).std(), rel=0.02)
    assert np.abs(theirs).max() == pytest.approx(np.abs(draw(name)).max(), rel=0.01)
