"""Every formula is right to the last digits, at any size, shape and dtype, and never complains."""

import decimal
import warnings

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import activations
from tests import oracle

NAMES = activations.names()
SETTINGS = [(name, {}) for name in NAMES] + [
    ("linear", {"m": -2.5}),
    ("leaky_relu", {"alpha": 0.25}),
    ("prelu", {"alpha": -0.5}),
    ("elu", {"alpha": 2.0}),
    ("celu", {"alpha": 0.5}),
    ("swish", {"beta": 3.0}),
    ("swish", {"beta": -0.5}),
    ("swish", {"beta": 0.0}),
]
DTYPES = [np.float64, np.float32]
# Rounding the input by half a unit alone moves the value by eps |z f'| / 2, so an error is
# measured in eps (|f| + |z f'|): the units in which an exact program would be within 1.
UNITS = 4


def points(dtype):
    rng = np.random.default_rng(3)
    small = 10.0 ** rng.uniform(-8, 1, 40) * rng.choice([-1, 1], 40)
    return np.concatenate([np.linspace(-12, 12, 81) + 1e-3, small]).astype(dtype)


def units_off(computed, true, scale, dtype):
    """Error in units of the last place of `scale`; tails below the smallest float are free."""
    info = np.finfo(dtype)
    error = abs(decimal.Decimal(float(computed)) - true)
    return float(error) / (float(info.eps) * abs(float(scale)) + float(info.tiny))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("name", "parameters"), SETTINGS)
def test_values_and_slopes_equal_exact_arithmetic(name, parameters, dtype):
    activation = activations.get(name)
    stated = {key: dtype(value) for key, value in {**activation.parameters, **parameters}.items()}
    z = points(dtype)
    for point, value, slope in zip(
        z, activation(z, **parameters), activation.derivative(z, **parameters), strict=True
    ):
        f, df, ddf = oracle.exact(name, point, **stated)
        size = decimal.Decimal(float(abs(point)))
        assert units_off(value, f, abs(f) + size * abs(df), dtype) < UNITS, point
        assert units_off(slope, df, abs(df) + size * abs(ddf), dtype) < UNITS, point


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
@pytest.mark.parametrize(("name", "parameters"), SETTINGS)
def test_huge_inputs_are_finite_and_silent(name, parameters, dtype):
    activation = activations.get(name)
    z = np.array([-1000, -745.2, -104, -88.8, -20, -1e-7, 0, 1e-7, 20, 88.8, 104, 710, 1000], dtype)
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        assert np.isfinite(activation(z, **parameters)).all()
        assert np.isfinite(activation.derivative(z, **parameters)).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", NAMES)
def test_the_largest_floats_and_infinity_reach_the_limits(name, dtype):
    activation = activations.get(name)
    largest = np.finfo(dtype).max
    limits = []
    for far in (-1e9, 1e9):
        exact = oracle.exact(name, far, **activation.parameters)
        value, slope, _ = (round(float(number), 8) for number in exact)
        # By then a function has reached its limit, or is on its way to infinity.
        limits += [np.copysign(np.inf, value) if abs(value) > 1e6 else value, slope]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for z in (dtype(np.inf), 0.5 * largest):
            got = (
                activation(-z),
                activation.derivative(-z),
                activation(z),
                activation.derivative(z),
            )
            for value, limit in zip(got, limits, strict=True):
                if np.isinf(limit) and np.isfinite(z):
                    assert np.isfinite(value) and np.sign(value) == np.sign(limit)
                else:
                    assert value == pytest.approx(limit, rel=1e-6, abs=1e-30)


@pytest.mark.parametrize(("name", "parameters"), SETTINGS)
def test_nan_stays_nan(name, parameters):
    activation = activations.get(name)
    z = np.array([np.nan, 1.0])
    for result in (activation(z, **parameters), activation.derivative(z, **parameters)):
        assert np.isnan(result).tolist() == [True, False]


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_shape_and_dtype_are_kept_and_the_input_is_not_touched(name, data):
    activation = activations.get(name)
    dtype = data.draw(st.sampled_from([np.float16, np.float32, np.float64]))
    shape = data.draw(hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
    elements = st.floats(-1000, 1000, width=np.dtype(dtype).itemsize * 8)
    z = data.draw(hnp.arrays(dtype, shape, elements=elements))
    before = z.copy()
    z.flags.writeable = False
    for result in (activation(z), activation.derivative(z)):
        assert isinstance(result, np.ndarray)
        assert result.shape == shape
        assert result.dtype == dtype
        assert result.flags.writeable
        assert not np.shares_memory(result, z)
    np.testing.assert_array_equal(z, before)


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_in_decides_what_goes_out(name):
    activation = activations.get(name)
    for function in (activation, activation.derivative):
        expected = function(np.array([-2.0, 1.0]))
        assert type(function(1.0)) is float
        assert type(function(1)) is float
        assert type(function(np.float32(1))) is np.float32
        assert type(function(np.int64(1))) is np.float64
        assert function(np.array([[-2], [1]])).dtype == np.float64
        assert function([]).shape == (0,)
        np.testing.assert_array_equal(function([-2, 1]), expected)
        np.testing.assert_array_equal(function((-2, 1)), expected)
        strided = np.array([-2.0, 9.0, 1.0, 9.0])[::2]
        np.testing.assert_array_equal(function(strided), expected)


@pytest.mark.parametrize(("bad", "said"), [
    ("3", "text"), (["a"], "text"), (1j, "complex"), (True, "True/False"),
    (np.array([1.0]) > 0, "True/False"), (None, "None"), ([[1, 2], [3]], "ragged"),
    ({"z": 1}, "dtype object"),
])  # fmt: skip
def test_what_is_not_a_number_is_refused_in_one_sentence(bad, said):
    for name in ("relu", "gelu_derivative", "softmax", "maxout"):
        function = getattr(activations, name)
        with pytest.raises(TypeError, match=said) as caught:
            function(bad)
        message = str(caught.value)
        assert message.startswith(f"{function.__name__} needs")
        assert message.endswith(".") and "\n" not in message


def test_parameters_keep_the_dtype_of_the_input():
    z = np.ones(3, np.float32)
    assert activations.prelu(z, alpha=np.float64(0.1)).dtype == np.float32
    assert activations.swish(z, np.ones(3)).dtype == np.float32
    with pytest.raises(TypeError, match="elu needs numbers as its parameters"):
        activations.elu(z, alpha="big")
    with pytest.raises(ValueError, match="alpha above 0"):
        activations.celu(z, alpha=0)


def test_slopes_at_corners_are_the_conventional_ones():
    at = {
        ("step", 0): 0, ("relu", 0): 0, ("leaky_relu", 0): 0.01, ("prelu", 0): 0.25,
        ("selu", 0): 1.0507009873554805, ("elu", 0): 1, ("celu", 0): 1, ("relu6", 0): 0,
        ("relu6", 6): 0, ("hard_sigmoid", -3): 0, ("hard_sigmoid", 3): 0, ("hard_swish", -3): 0,
        ("hard_swish", 3): 1,
    }  # fmt: skip
    for (name, z), slope in at.items():
        assert activations.get(name).derivative(z) == slope, name
    assert activations.elu_derivative(0, alpha=2.0) == 2
    assert activations.step(0) == 1


def test_figures_of_the_curriculum():
    assert activations.sigmoid(-2) == pytest.approx(0.11920292202211755, rel=1e-15)
    assert activations.sigmoid(-10) == pytest.approx(4.5397868702434395e-05, rel=1e-15)
    assert activations.sigmoid_derivative(-10) == pytest.approx(4.5395807735951673e-05, rel=1e-14)
    assert activations.tanh(-10) == -0.9999999958776927
    assert activations.tanh_derivative(-10) == pytest.approx(8.2446e-09, rel=1e-4)
    z = np.array([2, 1.5, -3, 10, 6], np.float32)
    np.testing.assert_allclose(
        activations.sigmoid(z), [0.8807971, 0.8175745, 0.04742587, 0.9999546, 0.99752736], rtol=2e-7
    )
    np.testing.assert_allclose(
        activations.tanh(z), [0.9640276, 0.9051482, -0.9950547, 1.0, 0.99998784], rtol=2e-7
    )
    np.testing.assert_allclose(
        activations.softmax([1.4, 4, 2.1, -3]),
        [0.06064367, 0.81649044, 0.12212135, 0.00074454], atol=5e-9,
    )  # fmt: skip


def test_errors_of_the_gelu_approximations():
    z = np.linspace(-6, 6, 1_200_001)
    tanh_form = np.abs(activations.gelu_tanh(z) - activations.gelu(z))
    sigmoid_form = np.abs(activations.gelu_sigmoid(z) - activations.gelu(z))
    assert tanh_form.max() == pytest.approx(4.73e-4, abs=5e-7)
    assert abs(z[tanh_form.argmax()]) == pytest.approx(2.70, abs=5e-3)
    assert sigmoid_form.max() == pytest.approx(2.03e-2, abs=5e-5)
    assert abs(z[sigmoid_form.argmax()]) == pytest.approx(2.27, abs=5e-3)


@given(hnp.arrays(np.float64, (3, 4), elements=st.floats(-1e4, 1e4)), st.floats(-1e3, 1e3))
@settings(deadline=None)
def test_softmax_is_a_distribution_that_shifts_do_not_change(z, shift):
    for axis in (0, 1, -1):
        a = activations.softmax(z, axis=axis)
        assert ((a >= 0) & (a <= 1)).all()
        np.testing.assert_allclose(a.sum(axis=axis), 1, rtol=1e-14)
        np.testing.assert_allclose(activations.softmax(z + shift, axis), a, rtol=1e-9, atol=1e-300)
        logarithm = activations.log_softmax(z, axis=axis)
        np.testing.assert_allclose(np.exp(logarithm), a, rtol=1e-11, atol=1e-300)


def test_softmax_of_two_scores_is_the_sigmoid():
    z = np.linspace(-30, 30, 61)
    pair = activations.softmax(np.stack([z, np.zeros_like(z)]), axis=0)
    np.testing.assert_allclose(pair[0], activations.sigmoid(z), rtol=1e-14)


def test_softmax_jacobian_equals_differences():
    z, step = np.random.default_rng(0).normal(size=(2, 5)), 1e-6
    jacobian = activations.softmax_jacobian(z)
    assert jacobian.shape == (2, 5, 5)
    for j in range(5):
        nudge = step * np.eye(5)[j]
        difference = (activations.softmax(z + nudge) - activations.softmax(z - nudge)) / (2 * step)
        np.testing.assert_allclose(jacobian[..., j], difference, atol=1e-9)
    np.testing.assert_allclose(jacobian.sum(axis=-1), 0, atol=1e-15)


def test_softmax_at_the_edges():
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        assert activations.softmax([1000, -1000]).tolist() == [1, 0]
        assert activations.log_softmax([-1000, 1000]).tolist() == [-2000, 0]
        assert activations.softmax([np.inf, 0, np.inf]).tolist() == [0.5, 0, 0.5]
        assert activations.softmax([-np.inf, 0]).tolist() == [0, 1]
    assert activations.softmax(np.ones((2, 3), np.float16)).dtype == np.float16
    assert activations.softmax(np.ones((0, 3))).shape == (0, 3)
    for bad in (5.0, [], np.ones((3, 0))):
        with pytest.raises(ValueError, match="softmax"):
            activations.softmax(bad)
    with pytest.raises(ValueError, match="axis=2"):
        activations.softmax([[1, 2]], axis=2)


def test_the_gradient_of_a_learned_parameter_equals_differences():
    z, step, f = np.linspace(-5, 5, 41), 1e-6, activations.prelu
    for value in (0.25, 1.5):
        differences = (f(z, value + step) - f(z, value - step)) / (2 * step)
        np.testing.assert_allclose(activations.prelu_alpha_gradient(z), differences, atol=1e-8)


def test_gated_units_multiply_the_value_by_the_gate():
    value, gate = np.random.default_rng(1).normal(size=(2, 4, 3)).astype(np.float32)
    gates = {"glu": "sigmoid", "reglu": "relu", "geglu": "gelu", "swiglu": "swish"}
    for name, activation in gates.items():
        result = getattr(activations, name)(value, gate)
        assert result.dtype == np.float32
        np.testing.assert_array_equal(result, value * activations.get(activation)(gate))
    np.testing.assert_array_equal(activations.bilinear(value, gate), value * gate)
    assert type(activations.glu(2.0, 0)) is float
    with pytest.raises(ValueError, match="same shape"):
        activations.glu(value, gate[:, :2])


def test_maxout_of_z_and_zero_is_relu():
    z = np.linspace(-3, 3, 13)
    pieces = np.stack([z, np.zeros_like(z)])
    np.testing.assert_array_equal(activations.maxout(pieces, axis=0), activations.relu(z))
