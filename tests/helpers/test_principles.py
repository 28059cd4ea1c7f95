"""What all checks promise: right is accepted, a message is true, and one slip costs one point."""

import fractions

import numpy as np
import pytest

from helpers import activations, checks
from helpers.checks import CheckFailed, NotAttempted
from helpers.checks.comparing import close, difference, tells
from helpers.checks.formatting import shortened, show
from helpers.checks.known import TARGETS


def message(check, *args, **kwargs):
    with pytest.raises(CheckFailed) as failure:
        check(*args, **kwargs)
    return str(failure.value)


# A value is right, or right given the student's own earlier step


STEP = {"expected": lambda power: power + 1.5, "name": "z", "steps": {"power": (2, -2)}}
STEPS = {
    "expected": lambda power: power * np.arange(1.0, 4.0),
    "name": "z",
    "steps": {"power": (2, -2)},
}


@pytest.mark.parametrize("answer", [3.5, -0.5])
def test_a_number_may_follow_from_the_own_step_or_from_the_true_one(answer):
    checks.number(answer, **STEP)


@pytest.mark.parametrize("answer", [[2, 4, 6], (-2, -4, -6), np.array([[2.0], [4], [6]])])
def test_an_array_may_follow_from_the_own_step_or_from_the_true_one(answer):
    checks.array(answer, **STEPS)


def test_the_message_says_what_it_judges_by():
    assert message(checks.number, 9.0, **STEP) == "From your power = 2: z = 9.0 is too large."
    right = STEP | {"steps": {"power": (-2, -2)}}
    assert message(checks.number, 9.0, **right) == "z = 9.0 is too large."
    assert message(checks.array, [-2, -4, 6], **STEPS).startswith("From your power = 2: z is right")


def test_a_known_mistake_is_a_formula_of_the_steps_own_or_true():
    known = [(lambda power: power - 1.5, "z lost the sign of the bias.")]
    own = "From your power = 2: z lost the sign of the bias."
    assert message(checks.number, 0.5, **STEP, known_mistakes=known) == own
    true = message(checks.number, -3.5, **STEP, known_mistakes=known)
    assert true == "z lost the sign of the bias."


def test_a_true_value_passes_whatever_the_step_before_it_is():
    for before in (..., "two", 1e300, [1, 2]):
        checks.number(1.5, lambda power: power + 1.5, steps={"power": (before, 0.0)})
    with pytest.raises(NotAttempted):
        checks.number(4.0, lambda power: power + 1.5, steps={"power": (..., 0.0)})


def test_a_zero_that_follows_from_zeros_is_judged_by_the_true_step():
    steps = {"z": (0, 3.0)}
    checks.number(0.5, lambda z: 1 / (1 + np.exp(-z)), "a", steps=steps)
    said = message(checks.number, 0, lambda z: max(0.0, z), "a", steps=steps)
    assert said == "a = 0.0 is too small."
    checks.number(0, lambda z: max(0.0, z), steps={"z": (-3.0, 3.0)})


def test_true_and_false_are_the_numbers_one_and_zero():
    checks.number(True, 1.0)
    checks.number(np.bool_(False), 0.0)
    checks.number(np.longdouble(0.25), 0.25)


def test_a_step_of_one_column_is_read_as_a_row():
    checks.number(3.0, lambda w: w[1], steps={"w": (np.array([[2.0], [3.0]]), np.ones(2))})


def test_a_step_from_which_nothing_follows_is_judged_by_the_true_one():
    steps = {"power": (0, 2)}
    checks.number(0.5, lambda power: 1 / power, steps=steps)
    assert message(checks.number, 3.0, lambda power: 1 / power, "a", steps=steps) == (
        "a = 3.0 is too large."
    )


# A message says nothing that is not so


@pytest.mark.parametrize("error", [1e-8, 1e-6, 1e-4])
def test_what_is_close_is_never_called_another_thing(error):
    right = np.array([[0.2, -0.7], [1.3, 0.4]])
    said = [
        message(checks.array, right + error, right),
        message(checks.array, right * (1 + 10 * error), right),
        message(checks.number, 0.25 + max(error, 1e-6), 0.25),
    ]
    if error > 1e-6:
        said.append(message(checks.gradient, 2 * right + error, lambda w: (w**2).sum(), right))
    for each in said:
        assert "close, but not exact: off by" in each
        assert "times" not in each and "sign" not in each and "same amount" not in each


@pytest.mark.parametrize("found", [[1e-11], [[1e-7]], 1e-8])
def test_zero_has_no_wrong_sign(found):
    assert "close, but not exact" in message(checks.array, found, np.zeros(np.shape(found)))
    assert "close, but not exact" in message(checks.number, 1e-8, 0.0)


@pytest.mark.parametrize("slip", [
    lambda right: -right, lambda right: 2.5 * right, lambda right: right.T,
    lambda right: right[::-1], lambda right: right + 0.3, lambda right: np.roll(right, 1, axis=0),
])  # fmt: skip
def test_a_diagnosis_reproduces_what_was_found_and_is_not_right(slip):
    right = np.array([[0.2, -0.7, 3.0], [1.3, 0.4, 0.1], [2.2, 1.9, -1.1]])
    wrong = slip(right).copy()
    assert "right in" not in difference(wrong, right, "a")
    wrong[1, 1] += 1e-3  # one number that the diagnosis does not explain
    assert difference(wrong, right, "a").startswith("a is right in")


def test_whole_numbers_that_differ_are_not_close():
    assert message(checks.number, 3001, 3000, "updates") == "updates = 3001.0 is too large."


def test_what_equals_the_right_answer_is_no_mistake():
    assert not tells([1.0, 2.0], [1.0, 2.0], [1.0, 2.0], close)
    said = message(checks.number, 0.7, 0.5, tolerance=0.1, known_mistakes=[(0.61, "Half.")])
    assert said == "Half."
    said = message(checks.number, 0.65, 0.5, tolerance=0.1, known_mistakes=[(0.59, "Half.")])
    assert said != "Half."


ADDED = {
    "log_softmax": lambda z, axis=-1: np.log(activations.softmax(z, axis) + 1e-9),
    "softmax": lambda z, axis=-1: (
        np.exp(z - z.max(axis, keepdims=True))
        / (np.exp(z - z.max(axis, keepdims=True)).sum(axis, keepdims=True) + 1e-8)
    ),
    "cross_entropy": lambda z, y: np.mean(-np.sum(y * np.log(softmax(z) + 1e-8), axis=-1)),
}


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


@pytest.fixture
def library_allowed(monkeypatch):
    monkeypatch.setattr("helpers.checks.engine.own_work", lambda *args, **kwargs: None)


@pytest.mark.parametrize("name", ADDED)
def test_something_small_that_was_added_costs_the_values_alone(name, library_allowed):
    lost = {}
    for property in TARGETS[name].cases:
        try:
            checks.function(ADDED[name], name, property)
        except CheckFailed as failure:
            lost[property] = str(failure)
    assert list(lost) == ["values"], lost
    assert "close, but not exact: off by" in lost["values"]


def test_what_is_added_but_does_not_show_costs_stability_alone(library_allowed):
    def log_softmax(z, axis=-1):
        return np.log(activations.softmax(z, axis) + 1e-12)

    for property in ("values", "axis", "arrays"):
        checks.function(log_softmax, "log_softmax", property)
    assert "something else" in message(checks.function, log_softmax, "log_softmax", "stability")


def test_a_cause_is_named_only_if_it_explains_the_other_cases_too(library_allowed):
    def cross_entropy(z, y):  # right for one-hot targets, 0 for soft ones
        return -np.sum(activations.log_softmax(z)[y == 1]) / len(z)

    checks.function(cross_entropy, "cross_entropy", "values")
    assert "axis 0" not in message(checks.function, cross_entropy, "cross_entropy", "soft")


def test_the_sentence_belongs_to_what_is_wrong_with_the_right_helper():
    student = {"np": np}
    exec(
        "def sigmoid(z): return 1 / (1 + np.exp(z))\n"
        "def swish(z, beta=1.0): return sigmoid(beta * z)",
        student,
    )
    said = message(checks.activation, student["swish"], "swish", "values")
    assert "this is the gate alone" in said
    assert said.endswith("(This was judged with a correct sigmoid in place of yours.)")


# "About" means two digits, and answers come in any form


@pytest.mark.parametrize(("answer", "right"), [(0.62, 1), (0.63, 1), (0.6262, 1), (0.6, 0)])
def test_about_means_two_digits(answer, right):
    if right:
        checks.number(answer, 0.6262, tolerance=checks.ABOUT)
        checks.array([answer, 10 * answer], [0.6262, 6.262], tolerance=checks.ABOUT)
    else:
        message(checks.number, answer, 0.6262, tolerance=checks.ABOUT)


@pytest.mark.parametrize("form", [tuple, list, np.array])
def test_results_come_as_tuple_list_or_array(form):
    four = form([1.0, 2.0, 3.0, 4.0])
    checks.array(four, [1, 2, 3, 4])
    assert [float(each) for each in checks.parts(four, "abcd", numbers=True)] == [1, 2, 3, 4]


@pytest.mark.parametrize("one", [2, 2.0, np.float32(2), np.int64(2), np.array([[2.0]]),
                                 fractions.Fraction(2), [2]])  # fmt: skip
def test_a_number_comes_in_any_wrapping(one):
    checks.number(one, 2.0)
    checks.array([one, one] if np.ndim(one) == 0 else np.ravel([one, one]), [2.0, 2.0])


def test_a_column_is_as_good_as_a_row_where_the_text_does_not_say():
    column, row = np.ones((3, 1)), np.ones(3)
    checks.array(column, row)
    checks.array(row, column)
    assert "an axis of length 1 too many" in message(checks.array, column, row, shape=(3,))


@pytest.mark.parametrize(("answer", "said"), [
    ([..., 0.25, 0.625], "still blank in part"), (["a", "b"], "it holds text"),
    ([1 + 2j], "complex numbers"), ([1.0, "b"], "it holds text"),
])  # fmt: skip
def test_a_list_that_is_no_array_is_told_in_plain_words(answer, said):
    assert said in message(checks.array, answer, [1.0, 2.0, 3.0])


# Inputs reach every region where formulas differ


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, e) / (1 + e)


CUT = {
    "sigmoid": lambda z: np.where(z > 5.1, 1.0, sigmoid(z)),
    "softplus": lambda z: np.where(z > 5, z, np.logaddexp(0, z)),
    "swish": lambda z, beta=1.0: np.where(z > 5.5, z, z * sigmoid(beta * z)),
    "tanh": lambda z: np.where(z > 30, 0.999, 2 * sigmoid(2 * z) - 1),
    "relu": lambda z: np.where(z > 100, 100.0, np.maximum(z, 0)),
    "leaky_relu": lambda z, alpha=0.01: np.where(
        np.abs(z) < 0.05, 0, np.where(z > 0, z, alpha * z)
    ),
    "elu": lambda z, alpha=1.0: np.where(z < -6, 0, np.where(z > 0, z, alpha * np.expm1(z))),
}


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("seed", [None, 7])
def test_a_formula_that_is_cut_off_somewhere_is_found(name, seed):
    message(checks.activation, CUT[name], name, "values", seed=seed)


@pytest.mark.parametrize("lose", [np.squeeze, np.atleast_1d, lambda a: a.reshape(-1)])
def test_every_shape_comes_back(lose):
    message(checks.activation, lambda z: lose(np.maximum(0, z)), "relu", "arrays")


# Arguments stay, and nothing is kept between calls


def in_place(z):
    z[z < 0] = 0
    return z


def shared(z, kept=np.zeros(10_000)):  # noqa: B008 - this is the mistake
    found = kept[: np.size(z)].reshape(np.shape(z)).astype(np.asarray(z).dtype, copy=False)
    found[...] = np.maximum(0, z)
    return found


class Buffer:
    """Writes each result into one array of the right shape, and returns that."""

    def __init__(self):
        self.kept = {}

    def __call__(self, z):
        key = np.shape(z), np.asarray(z).dtype
        found = self.kept.setdefault(key, np.zeros(*key))
        found[...] = np.maximum(0, z)
        return found


class Counting:
    """Adds up what it has seen."""

    def __init__(self):
        self.seen = 0

    def __call__(self, z):
        self.seen += 1
        return np.maximum(0, z) + (self.seen > 1)


def test_a_change_of_the_input_costs_one_property():
    for property in ("values", "stability", "shape", "dtype"):
        checks.activation(lambda z: in_place(np.asarray(z)), "relu", property)
    assert "changed its input" in message(
        checks.activation, lambda z: in_place(np.asarray(z)), "relu", "purity"
    )


def test_one_object_returned_twice_and_state_are_found():
    z = np.array([-1.0, 2.0])
    assert "the very object" in message(checks.careful, Buffer(), z)
    assert "something else when it was called again" in message(checks.careful, Counting(), z)
    assert "changed its input" in message(checks.careful, in_place, z)
    assert "the very object" in message(checks.activation, Buffer(), "relu", "purity")
    checks.careful(lambda z: np.maximum(0, z), z)
    checks.careful(lambda z: z, z)


# Messages are whole


def test_no_bracket_is_cut_open():
    shown = show([np.zeros((2, 3)), [1.0] * 50, {"a": (1, 2)}, "x" * 90])
    assert all(shown.count(one) == shown.count(other) for one, other in ("()", "[]", "{}"))
    text = "shapes do not fit (" + "1, " * 90 + ")"
    assert shortened(text, 100) == "shapes do not fit..."


def test_draws_that_are_scaled_to_their_variance_are_no_random_draws():
    def standardized(rng, fan_in, fan_out):
        W = rng.normal(size=(fan_in, fan_out))
        return (W - W.mean()) / W.std()

    assert "exactly the same mean square" in message(checks.random_draws.seeded, standardized)
    checks.random_draws.seeded(lambda rng, fan_in, fan_out: rng.normal(size=(fan_in, fan_out)))


def test_a_list_that_was_emptied_is_called_a_list():
    assert "the caller's list was another one" in message(checks.call, list.pop, [1, 2])


def test_infinite_numbers_are_described_without_a_warning_of_ours(recwarn):
    found = np.array([np.inf, -np.inf, 0.0])
    assert difference(found, np.array([1.0, 0.0, 3.0]), "a").startswith("a is right in 0 of 3")
    assert not recwarn.list
