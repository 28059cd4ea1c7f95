"""The numbers of lesson 5 that no cell computes right beside them."""

import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from helpers import activations
from helpers.lessons.worked_neuron import pictures
from helpers.lessons.worked_neuron.freedoms import complex_relu, freedoms, output
from helpers.nn.layers import Dense
from helpers.nn.network import Network

TEXT = " ".join(
    (Path(__file__).parents[2] / "manuscript" / "lessons" / "worked-neuron.md")
    .read_text(encoding="utf-8")
    .split()
)
relu = activations.get("relu")


def _says(*parts):
    for part in parts:
        assert part in TEXT, f"the lesson no longer says '{part}'"


def _third_neuron():
    state = np.random.RandomState(42)  # the generator behind np.random.seed
    return state.randn(2), state.randn()


def test_the_first_neuron_is_silent():
    z = np.array([0.5, 1.0]) @ np.array([2.0, -1.0]) - 0.5
    assert z == -0.5
    assert relu(z) == 0


def test_the_second_neuron_has_z_3_5():
    z = np.array([0.5, -1.5]) @ np.array([2.0, 5.0]) + 10
    assert z == activations.get("linear")(z) == relu(z) == 3.5


def test_the_third_neuron_gives_the_output_of_the_source():
    w, b = _third_neuron()
    np.testing.assert_allclose(w, [0.49671415, -0.1382643], rtol=1e-7)
    assert b == 0.6476885381006925
    output = relu(w @ np.array([0.5, -1.2]) + b)
    assert output == pytest.approx(1.0619627760117303, rel=1e-15)
    assert f"{output:.3f}" == "1.062"
    _says("-0.5, 3.5 and 1.062")


def test_the_third_neuron_comes_out_on_paper():
    w, b = _third_neuron()
    first, second = (f"{number:.4f}" for number in w.round(5) * np.array([0.5, -1.2]))
    total = float(first) + float(second) + round(b, 4)
    assert f"{total:.4f}" == f"{w @ np.array([0.5, -1.2]) + b:.4f}"
    _says(
        f"${w[0]:.5f} \\cdot 0.5 \\approx {first}$",
        f"${w[1]:.5f} \\cdot (-1.2) \\approx {second}$",
        f"${first} + {second} + {b:.4f} \\approx {total:.4f}$",
    )


def test_the_matrix_shown_holds_the_three_neurons():
    w, b = _third_neuron()
    _says(f"0.5 & 0.5 & {w[0]:.4f}", f"1 & -1.5 & {w[1]:.4f}", f"10,\\; {b:.4f})")
    _says(repr(float(w[0])), repr(float(w[1])), repr(float(b)))


def test_how_far_each_slider_must_move_to_wake_the_first_neuron():
    def z(w1=0.5, w2=1.0, b=-0.5):
        return 2 * w1 - w2 + b

    assert z(b=-0.5 + 0.5) == z(w1=0.5 + 0.25) == z(w2=1 - 0.5) == 0


@pytest.mark.parametrize(("inputs", "separable"), [(2, 14), (3, 104)])
def test_how_many_truth_tables_one_neuron_can_compute(inputs, separable):
    corners = np.array(list(itertools.product([0, 1], repeat=inputs)))
    # Small whole weights with a threshold between them are enough for three inputs.
    weights = np.array(list(itertools.product(range(-3, 4), repeat=inputs))).T
    tables = set()
    for threshold in np.arange(-9.5, 10):
        tables |= {tuple(column) for column in (corners @ weights > threshold).T.astype(int)}
    assert len(tables) == separable
    _says(f"{separable} of {'the 16' if inputs == 2 else 256}")


def test_a_unit_of_1943_cannot_be_nand_alone_and_three_of_them_can():
    def unit(excite, inhibit, threshold):  # one inhibitory input that fires is enough to silence
        return int(not any(inhibit) and sum(excite) >= threshold)

    corners = list(itertools.product((0, 1), repeat=2))
    tables = {
        tuple(
            unit([x * r for x, r in zip(corner, roles, strict=True) if r > 0],
                 [x for x, r in zip(corner, roles, strict=True) if r < 0], threshold)
            for corner in corners
        )
        for roles in itertools.product((-1, 0, 1, 2), repeat=2) for threshold in range(6)
    }  # fmt: skip
    nand = (1, 1, 1, 0)
    assert nand not in tables
    assert len(tables) < 14  # so the count of 14 belongs to units with weights
    _says("A *single* unit whose weights may have any size and sign")
    wired = tuple(unit([unit([], [x], 0), unit([], [y], 0)], [], 1) for x, y in corners)
    assert wired == nand
    _says("since NAND can")


def test_counts_of_parameters():
    def count(*sizes):
        return Network(
            [Dense(fan_in, fan_out, "relu") for fan_in, fan_out in itertools.pairwise(sizes)],
            rng=np.random.default_rng(0),
        )

    def parameters(*sizes):
        return sum(array.size for array in count(*sizes).parameters)

    assert parameters(4, 1) == 5
    assert parameters(4, 10, 5, 1) == 111
    assert parameters(4, 20, 5, 1) == 211
    assert parameters(784, 128, 64, 10) == 109386
    _says("$4 \\cdot 1 + 1 = 5$")
    _says(f"= {parameters(10, 100, 1)}$", f"= {parameters(10, 20, 20, 20, 1)}$")
    _says(f"Three layers of 30 would take {parameters(10, 30, 30, 30, 1)}.")


def test_multiplications_of_one_house_and_of_a_batch():
    weights = 4 * 10 + 10 * 5 + 5 * 1
    _says(f"$40 + 50 + 5 = {weights}$", f"$32 \\cdot 95 = {32 * weights}$")


def test_glorot_limit_of_four_inputs_and_one_output():
    from helpers.nn import initializers

    limit = math.sqrt(6 / (4 + 1))
    assert limit == 1.0954451150103321
    drawn = initializers.glorot_uniform(np.random.default_rng(0), 4, 1)
    assert np.abs(drawn).max() <= limit


def test_shuffles_of_hidden_neurons():
    assert round(math.factorial(10) * math.factorial(5) / 1e6) == 435
    _says("some 435 million")


def test_idle_directions():
    _says(f"$111 - 15 = {111 - (10 + 5)}$", f"never gets past {111 - (10 + 5)}")


def test_tanh_uses_all_111_parameters():
    assert {freedoms(np.tanh, seed) for seed in range(10)} == {111}


def test_relu_never_gets_past_96_and_rises_with_more_inputs():
    few = np.array([freedoms(complex_relu, seed) for seed in range(10)])
    more = np.array([freedoms(complex_relu, seed, 1500) for seed in range(10)])
    assert few.max() == more.max() == 96
    assert (more > few).sum() >= 2


def test_the_85_of_the_first_seed_comes_from_one_silent_neuron():
    seen = []

    def watching_relu(z):
        seen.append((z.real > 0).any(axis=0))
        return complex_relu(z)

    rng = np.random.default_rng(0)
    theta = rng.normal(scale=0.7, size=111)
    for inputs in (500, 1500):
        assert freedoms(complex_relu, 0, inputs) == 96 - 11 == 85
    output(theta, rng.normal(size=(1500, 4)), watching_relu)
    first, second = seen
    assert first.all()
    assert (~second).sum() == 1
    _says("$96 - 11 = 85$")


def test_inputs_ten_times_as_large_wake_the_silent_neuron():
    rng = np.random.default_rng(0)
    theta, X = rng.normal(scale=0.7, size=111), rng.normal(size=(1500, 4))
    X, h = np.vstack([X, 10 * X]), 1e-30
    slopes = [output(theta + 1j * h * e, X, complex_relu).imag / h for e in np.eye(111)]
    _says(f"The count rises to {np.linalg.matrix_rank(np.array(slopes))}.")


def test_the_smallest_network_knows_the_product_of_its_weights_alone():
    x = np.linspace(-1, 1, 9)
    for w1, w2 in ((2, 3), (4, 1.5), (1, 6)):
        assert w2 * relu(w1 * x) == pytest.approx(6 * relu(x))
        _says(f"$w_1 = {w1}$ and $w_2 = {w2}$")


def test_two_neurons_that_never_fire_together_hide_a_weight():
    _says("two connected neurons never fired at the same input")
    fired = []

    def watching_relu(z):
        fired.append(z.real > 0)
        return complex_relu(z)

    rng = np.random.default_rng(9)
    theta, X = rng.normal(scale=0.7, size=111), rng.normal(size=(1500, 4))
    output(theta, X, watching_relu)
    first, second = fired
    for layer in fired:  # nobody is silent, or always on, for nearly all of the inputs
        assert 0.03 < layer.mean(axis=0).min() and layer.mean(axis=0).max() < 0.95
    assert (first.T.astype(int) @ second == 0).sum() == 96 - 95
    assert freedoms(complex_relu, 9, 1500) == 95


def test_a_dial_of_a_hidden_relu_neuron_changes_nothing():
    rng = np.random.default_rng(0)
    X, W1 = rng.normal(size=(50, 4)), rng.normal(size=(4, 3))
    b1, W2 = rng.normal(size=3), rng.normal(size=3)
    before = relu(X @ W1 + b1) @ W2
    W1[:, 1] *= 2
    b1[1] *= 2
    W2[1] /= 2
    np.testing.assert_allclose(relu(X @ W1 + b1) @ W2, before)
    tanh = np.tanh(X @ W1 + b1) @ W2
    W1[:, 1] *= 2
    b1[1] *= 2
    W2[1] /= 2
    assert not np.allclose(np.tanh(X @ W1 + b1) @ W2, tanh)


def test_pictures_tell_what_they_show():
    _, network = pictures.network([4, 10, 5, 1])
    assert "111 parameters" in network
    w, b = _third_neuron()
    W = np.column_stack([[0.5, 1], [0.5, -1.5], w])
    X = np.array([[2, -1], [2, 5], [0.5, -1.2]])
    _, shapes = pictures.shapes(X, W, [-0.5, 10, b], example=1, neuron=1)
    assert shapes.endswith("= 3.5.")
    _, shapes = pictures.shapes(X, W, [-0.5, 10, b], example=2, neuron=0)
    assert shapes.endswith("Z[2, 0] = 0.5 · 0.5 + (-1.2) · 1 - 0.5 = -1.45.")


def test_the_older_generator_is_used_only_to_repeat_numbers():
    _says("uses the newer one, except where it repeats the numbers of a published notebook.")
    lessons = Path(__file__).parents[2] / "manuscript" / "lessons"
    using = {path.stem for path in lessons.glob("*.md")
             if "np.random.seed(" in path.read_text(encoding="utf-8")}  # fmt: skip
    assert using == {"worked-neuron", "backpropagation", "training-with-keras"}
