"""A slip costs the property it breaks: not the others, and not the exercises that build on it."""

import contextlib
import io
import math
import re
import warnings

import numpy as np
import pytest

from helpers import checks
from helpers.checks.known import TARGETS
from tests.answers.running import assignment, solved
from tests.support import order

SOFTMAX = order.assignment("softmax-and-outputs")
NEURON = order.assignment("worked-neuron")
FUNCTIONS = order.assignment("the-functions")


def points(name, exercise, before):
    """Points of the reference solution of an exercise when something before it went wrong."""
    found = assignment(name).exercises[exercise]
    namespace = dict(solved(name))
    earned = 0
    with contextlib.redirect_stdout(io.StringIO()):
        exec(before, namespace)
        exec(found.solution, namespace)
        for test in found.tests:
            with contextlib.suppress(checks.CheckFailed):
                exec(test.source, namespace)
                earned += test.points
    return earned


@pytest.mark.parametrize("before", [
    "def softmax(z, axis=-1): return 1 / (1 + np.exp(-z))",
    "def softmax(z, axis=-1): return ...",
    "def softmax(z, axis=-1): raise ValueError('no')",
    "def log_softmax(z, axis=-1): return np.log(softmax(z, axis))",
    "def log_softmax(z, axis=-1): return z - z.max()",
])  # fmt: skip
@pytest.mark.parametrize("exercise", ["temperature", "jacobian", "cross-entropy", "signal"])
def test_a_wrong_softmax_does_not_cost_what_builds_on_it(exercise, before):
    full = sum(test.points for test in assignment(SOFTMAX).exercises[exercise].tests)
    assert points(SOFTMAX, exercise, before) == full


def test_a_wrong_layer_does_not_cost_the_network():
    assert points(NEURON, "network", "def dense(X, W, b, f): return X @ W") == 3


RELU, STEP = "np.maximum(0, z)", "np.where(z > 0, np.ones_like(z), 0)"
SIGMOID = "1 / (1 + np.exp(-np.clip(z, -80, 80)))"


@pytest.mark.parametrize(("function", "slope", "earned"), [
    ("np.sin(z)", "np.sin(z)", []),
    ("np.arctan(z)", "1 / (1 + np.clip(z, -1e9, 1e9) ** 2)", []),
    ("np.clip(z, -1, 1)", "np.clip(z, -1, 1)", []),
    ("0 * z", "0 * z", []),
    ("np.random.uniform(size=np.shape(z)).astype(np.asarray(z).dtype)[()]", "np.cos(z)", []),
    (RELU, RELU, ["relu values"]),
    (RELU, STEP, ["relu values", "relu derivative", "relu arrays"]),
    (SIGMOID, SIGMOID, ["sigmoid values", "softplus derivative"]),
])  # fmt: skip
def test_one_function_handed_in_for_all_earns_what_it_is(function, slope, earned):
    found, names = assignment(FUNCTIONS), {"__name__": "__main__"}
    for source in found.setup:
        exec(source, names)
    solution = "\n".join(each.solution for each in found.exercises.values())
    for name in re.findall(r"def (\w+)\(z", solution):
        formula = slope if "_" in name.replace("_relu", "").replace("_tanh", "") else function
        exec(f"def {name}(z, alpha=1.0, beta=1.0):\n    return {formula}", names)
    exec("error_tanh = worst_z = error_sigmoid = 0.0", names)
    got = []
    for exercise in found.exercises.values():
        if "def " in exercise.solution or exercise.name == "gelu-errors":
            for test in exercise.tests:
                with contextlib.suppress(checks.CheckFailed), warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    exec(test.source, names)
                    got.append(f"{exercise.name} {test.tested}")
    assert got == earned


SLIPS = [
    ("sigmoid_derivative", "a * (1 - a)", "a * (1 + a)"),
    ("gelu_derivative", "(1 + erf", "(2 + erf"),
    ("mish_derivative", "gate + z", "gate + 3 * z"),
    ("lisht", "z * np.tanh(z)", "z + np.tanh(z)"),
]


@pytest.mark.parametrize(("name", "right", "slip"), SLIPS)
def test_a_slip_that_no_test_knows_costs_its_values_alone(name, right, slip):
    exercise = assignment(FUNCTIONS).exercises[name.removesuffix("_derivative")]
    names = dict(solved(FUNCTIONS))
    head, body = exercise.solution.split(f"def {name}(")
    exec(head + f"def {name}(" + body.replace(right, slip), names)
    lost = []
    for test in exercise.tests:
        try:
            exec(test.source, names)
        except checks.CheckFailed:
            lost.append(test.tested)
    assert lost == ["derivative" if name.endswith("_derivative") else "values"]


def lost(name, formula, before=""):
    """What is lost when one function of the assignment on functions gives something else."""
    exercise = assignment(FUNCTIONS).exercises[name.removesuffix("_derivative")]
    names = dict(solved(FUNCTIONS))
    exec(f"{exercise.solution}\n{before}\ndef {name}(z, *args):\n    return {formula}", names)
    said = {}
    for test in exercise.tests:
        try:
            exec(test.source, names)
        except checks.CheckFailed as failure:
            said[test.tested] = str(failure)
    return said


@pytest.mark.parametrize(("name", "formula", "tests"), [
    ("softplus", RELU, ["values"]),
    ("softplus_derivative", STEP, ["derivative"]),
    ("relu", "np.abs(z)", ["values"]),
    ("lisht", "np.abs(z)", ["values"]),
    ("mish", "z * np.tanh(z)", ["values"]),
    ("relu", "z * 1.0", ["values", "arrays"]),
    ("relu_derivative", RELU, ["derivative", "arrays"]),
])  # fmt: skip
def test_another_function_costs_its_values_alone_where_its_partner_is_right(name, formula, tests):
    assert list(lost(name, formula)) == tests


@pytest.mark.parametrize("property", ["values", "stability", "arrays"])
def test_what_is_lent_gives_numbers_with_a_dtype_as_the_student_s_own_does(property):
    names = {"np": np}
    exec(
        "def sigmoid(z):\n    return np.exp(-np.abs(z))\n"
        "def tanh(z):\n    s = sigmoid(2 * z)\n    return (2 * s - 1).astype(s.dtype)",
        names,
    )
    checks.activation(names["tanh"], "tanh", property)


def test_an_array_that_mixes_its_numbers_costs_arrays_though_it_gives_a_known_mistake():
    said = lost("relu", "z if np.any(z > 0) else 0 * z")
    assert list(said) == ["arrays"]
    assert "influence each other" in said["arrays"]


def test_what_a_function_keeps_between_calls_is_called_so():
    said = lost("sigmoid", "_kept.append(z) or len(_kept) * z", "_kept = []")
    assert all("on no call before" in each for each in said.values())


@pytest.mark.parametrize(("name", "formula", "sentence"), [
    ("relu", "np.pad(np.zeros_like(z), 0) if np.ndim(z) > 1 else np.maximum(0, z)", "new results"),
    ("relu_derivative", "np.reshape((np.ravel(z) > 0).astype(z.dtype), np.shape(z), 'F')"
     " if np.ndim(z) > 1 else np.where(z > 0, np.ones_like(z), 0)", "changed places"),
    ("relu", "np.maximum(0, z, out=z) + z - z if np.ndim(z) else max(z, 0)", "changed its input"),
])  # fmt: skip
def test_of_an_array_that_fails_alone_nothing_is_said_that_is_not_so(name, formula, sentence):
    said = lost(name, formula)
    assert list(said) == ["arrays"]
    assert sentence in said["arrays"]
    assert "after other calls" not in said["arrays"]


@pytest.mark.parametrize(("name", "formula", "tests"), [
    ("tanh", "np.nan_to_num(z / np.abs(z)) * (2 * sigmoid(2 * np.abs(z)) - 1)", ["stability"]),
    ("lisht_derivative", "np.nan_to_num(lisht(z) / z) + z * (1 - np.tanh(z) ** 2)", ["stability"]),
    ("relu_derivative", "np.nan_to_num(relu(z) / z)", ["arrays"]),
    ("relu_derivative", "relu(z) / z", ["derivative"]),
])  # fmt: skip
def test_what_divides_by_zero_at_zero_is_not_silent_though_it_is_mended(name, formula, tests):
    assert list(lost(name, formula)) == tests


@pytest.mark.parametrize(("name", "formula", "test"), [
    ("relu_derivative", "np.clip(z * 1e6, 0, 1)", "derivative"),
    ("relu", "np.where(z > 1e-4, z, 0)", "values"),
    ("selu", "np.where(z > -1e-4, 1.0507009873554805 * z, 1.0507009873554805 * elu(z, "
     "1.6732632423543772))", "values"),
])  # fmt: skip
def test_a_corner_beside_zero_is_seen(name, formula, test):
    assert list(lost(name, formula)) == [test]


def test_an_axis_of_length_one_that_is_lost_costs_the_values_alone():
    def softmax_jacobian(z):
        shares = np.exp(z - z.max())
        shares /= shares.sum()
        return np.squeeze(np.diag(shares) - np.outer(shares, shares))

    with pytest.raises(checks.CheckFailed, match="axis of length 1 too few"):
        checks.function(softmax_jacobian, "softmax_jacobian", "values")
    for property in ("stability", "arrays"):
        checks.function(softmax_jacobian, "softmax_jacobian", property)


@pytest.mark.parametrize("classes", ["z.size", "z.shape[1]"])
def test_slips_that_the_first_cases_do_not_tell_apart_cost_one_property(classes):
    def cross_entropy(z, y):
        top = z.max(axis=1, keepdims=True)
        shares = z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True))
        return -np.sum(y * shares) / eval(classes)

    with pytest.raises(checks.CheckFailed, match="number of classes"):
        checks.function(cross_entropy, "cross_entropy", "values")
    for property in ("batch", "soft", "stability", "purity"):
        checks.function(cross_entropy, "cross_entropy", property)


@pytest.mark.parametrize(("exercise", "first", "slip", "earned"), [
    ("first-neuron", "0.5 * 6 + 1 * -5", "0.5 * 6 - 1 * -5", 3),
    ("first-neuron", "sum_1 + -0.5", "sum_1 - -0.5", 3),
    ("second-neuron", "-1.5 * 5]", "1.5 * 5]", 4),
    ("second-neuron", "sum(products_2) + 10", "sum(products_2)", 4),
    ("threshold", "math.sqrt(0.5**2 + 1**2)", "0.5**2 + 1**2", 3),
    ("shapes", "(6, 9)", "(6, 10)", 4),
    ("count-by-hand", "[12 * 20, 20 * 8, 8 * 3]", "[12 * 20, 12 * 8, 12 * 3]", 3),
])  # fmt: skip
def test_steps_after_a_slip_still_earn_their_points(exercise, first, slip, earned):
    found = assignment(NEURON).exercises[exercise]
    assert found.solution.count(first) == 1
    namespace = dict(solved(NEURON))
    exec(found.solution.replace(first, slip), namespace)
    passed = 0
    for test in found.tests:
        with contextlib.suppress(checks.CheckFailed):
            exec(test.source, namespace)
            passed += test.points
    assert passed == earned


REFERENCES = {name: target.reference for name, target in TARGETS.items()}


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_every_reference_passes_its_own_properties(name, seed):
    def answer(*args, **kwargs):
        return REFERENCES[name](*args, **kwargs)

    for property in TARGETS[name].cases:
        checks.function(answer, name, property, seed=seed)


@pytest.mark.parametrize("name", TARGETS)
def test_every_known_mistake_is_rejected_with_its_sentence(name):
    for mistake in TARGETS[name].known_mistakes:

        def answer(*args, mistake=mistake, **kwargs):
            with np.errstate(all="ignore"):
                return mistake.gives(*args, **kwargs)

        with pytest.raises(checks.CheckFailed) as failure:
            checks.function(answer, name, "values")
        assert mistake.sentence in str(failure.value)


def test_an_unknown_property_is_named():
    with pytest.raises(ValueError, match="use one of values, axis"):
        checks.function(lambda z: z, "softmax", "speed")


def test_words_are_compared_without_regard_to_case_and_hyphens():
    checks.chosen("Soft Max", ("soft-max", "linear"), key=("soft_max",))
    with pytest.raises(checks.CheckFailed, match="does not fit"):
        checks.chosen(("linear",), ("soft-max", "linear"), key=("soft-max",), name="task")
    with pytest.raises(checks.NotAttempted):
        checks.chosen(..., ("soft-max", "linear"))


def test_an_array_that_is_a_known_mistake_gets_its_sentence():
    known = [([3.0, 4.0], "These are the inputs.")]
    checks.array([1.0, 2.0], [1.0, 2.0], known_mistakes=known)
    with pytest.raises(checks.CheckFailed, match="These are the inputs"):
        checks.array([3, 4], [1.0, 2.0], known_mistakes=known)
    with pytest.raises(checks.CheckFailed, match="right in 0 of 2"):
        checks.array([5.0, 9.0], [1.0, 2.0], known_mistakes=known)


def test_the_numbers_that_the_quizzes_state():
    count = TARGETS["count_parameters"].reference
    sizes = [50, 100, 50], [50, 200, 50], [50, 100, 100, 50], [50, 200, 200, 50]
    assert [count(list(each)) for each in sizes] == [10150, 20250, 20250, 60450]
    sigmoid = 1 / (1 + np.exp(-np.array([3.5, 10.0])))
    assert sigmoid.round(5).tolist() == [0.97069, 0.99995]
    assert round(sigmoid[1] - sigmoid[0], 2) == 0.03
    assert (sigmoid * (1 - sigmoid)).round(2).tolist() == [0.03, 0.0]
    assert round(math.log(100), 1) == 4.6
    assert round(1 / (1 + math.exp(-1)), 2) == 0.73
    assert round(40 * math.log(2), 1) == 27.7


MEASURED = """
def {name}(z, *a, **k):
    return 3 * z + 1
def {name}_derivative(z, *a, **k):
    h, w = 1e-4, np.asarray(z, dtype=float)
    f = lambda x: np.asarray({name}(x, *a, **k))
    r = (8 * (f(w + h) - f(w - h)) - (f(w + 2 * h) - f(w - 2 * h))) / (12 * h)
    return r.astype(np.asarray(z).dtype) if isinstance(z, np.ndarray) else float(r)
"""


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "softplus", "gelu", "swish", "mish", "selu"])
def test_a_slope_that_is_measured_with_the_lent_function_is_none(name):
    names = {"np": np}
    exec(MEASURED.format(name=name), names)
    with pytest.raises(checks.CheckFailed):
        checks.activation(names[f"{name}_derivative"], name, "derivative")


@pytest.mark.parametrize("body", ["3 * z + 1", "2 / (1 + np.exp(-2 * np.clip(z, -20, 20))) - 1"])
def test_a_measured_slope_costs_the_values_alone_whether_its_function_is_right_or_wrong(body):
    names = {"np": np}
    exec(
        f"def tanh(z):\n    return {body}\n"
        "def tanh_derivative(z):\n    return (tanh(z + 1e-4) - tanh(z - 1e-4)) / 2e-4",
        names,
    )
    measured = names["tanh_derivative"]
    with pytest.raises(checks.CheckFailed):
        checks.activation(measured, "tanh", "derivative")
    checks.activation(measured, "tanh_derivative", "stability")
    checks.activation(measured, "tanh_derivative", "arrays")


@pytest.mark.parametrize("property", ["values", "stability", "shape", "dtype", "purity"])
@pytest.mark.parametrize("z", ["z", "np.clip(z, -500, 500)", "np.clip(z, -80, 80)"])
def test_a_slope_that_is_derived_may_use_the_lent_function(z, property):
    names = {"np": np}
    exec(
        "def sigmoid(z):\n    return 3 * z + 1\n"
        f"def sigmoid_derivative(z):\n    w = {z}\n    return sigmoid(w) * sigmoid(-w)",
        names,
    )
    checks.activation(names["sigmoid_derivative"], "sigmoid_derivative", property)
