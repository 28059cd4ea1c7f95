"""The way forward: a neuron, a layer, a network, and how many parameters they have."""

import numpy as np

from helpers import activations
from helpers.checks.known.target import Target, major, minor
from helpers.course import mention


def identity(z):
    """z itself."""
    return z


def square(z):
    """z squared: no activation anybody uses, so it cannot be there by chance."""
    return z * z


def shrink(z):
    """A smooth bend; takes arrays and single numbers, and gives NumPy's own, as np.tanh does."""
    return z / (1 + np.abs(z))


def _relu(z):
    return np.maximum(0, z)


def _one_neuron(f, sizes):
    def draw(rng):
        return [(rng.normal(size=n), rng.normal(size=n), float(rng.normal()), f) for n in sizes] + [
            (np.array([2.0, -3.0]), np.array([0.5, 2.0]), 1.25, f),
        ]

    return draw


_plain_neurons = _one_neuron(identity, (3, 1, 6))


def _neurons(rng):
    # No bias; an input, and a product, that comes twice. That costs the values alone.
    twice = np.array([2.0, -3.0, 2.0, 1.0]), np.array([0.5, 2.0, -1.0, 1.0])
    return [*_plain_neurons(rng), (*twice, 0.0, identity)]


def _bent_neurons(rng):
    return [*_one_neuron(shrink, (3, 4))(rng), *_one_neuron(square, (2,))(rng)]


def _layers(f, shapes):
    def draw(rng):
        return [
            (rng.normal(size=(*m, n)), rng.normal(size=(n, k)), rng.normal(size=k), f)
            for m, n, k in shapes
        ]

    return draw


def _bent_layers(rng):
    return _layers(shrink, (((5,), 3, 2),))(rng) + _layers(square, (((2,), 3, 4),))(rng)


def _stack(rng, m, sizes, functions):
    pairs = zip(sizes[:-1], sizes[1:], functions, strict=True)
    return (
        rng.normal(size=(m, sizes[0])),
        [(rng.normal(size=(n, k)), rng.normal(size=k), f) for n, k, f in pairs],
    )


def _two_layers(rng):
    return [
        _stack(rng, 5, (3, 4, 2), (shrink, identity)),
        _stack(rng, 2, (2, 3, 1), (square, shrink)),
    ]


def _narrow_and_square(rng):
    # Where a layer is as wide as its input, its output has room in the array that came in.
    return [*_two_layers(rng), _stack(rng, 3, (2, 2, 2), (shrink, shrink))]


def _other_depths(rng):
    return [
        _stack(rng, 3, (2, 3), (shrink,)),
        _stack(rng, 4, (3, 5, 2, 4), (square, shrink, identity)),
        _stack(rng, 2, (2, 2, 2, 2, 2), (shrink, square, shrink, square)),
    ]


def _neuron(x, w, b, f):
    return f(w @ x + b)


def _dense(X, W, b, f):
    return f(X @ W + b)


def _network(X, layers):
    for W, b, f in layers:
        X = _dense(X, W, b, f)
    return X


def _without_activations(X, layers):
    return _network(X, [(W, b, identity) for W, b, _ in layers])


def _without_biases(X, layers):
    return _network(X, [(W, 0 * b, f) for W, b, f in layers])


def _linear_end(X, layers):
    return _network(X, [*layers[:-1], (*layers[-1][:2], identity)])


def _first_function(X, layers):
    return _network(X, [(W, b, layers[0][2]) for W, b, _ in layers])


def _last_function(X, layers):
    return _network(X, [(W, b, layers[-1][2]) for W, b, _ in layers])


def _only_relu(X, layers):
    return _network(X, [(W, b, _relu) for W, b, _ in layers])


def _doubled(X, layers):
    return _network(X, [(W, b, lambda z, f=f: f(f(z))) for W, b, f in layers])


def _count(sizes, prelu=False):
    return _weights(sizes) + sum(sizes[1:]) + _alphas(sizes, prelu)


def _alphas(sizes, prelu):
    return sum(sizes[1:-1]) if prelu else 0


def _weights(sizes):
    return sum(n * k for n, k in zip(sizes[:-1], sizes[1:], strict=True))


def _size_lists(rng):
    drawn = [int(n) for n in rng.integers(2, 30, size=4)]
    alike = [([7, 3, 3, 3, 2],), ([5, 2, 6, 2],)]  # sizes that come twice, that of the outputs, too
    return [([4, 1],), ([4, 10, 5, 1],), (drawn,), (drawn[:3],), *alike]


def _size_lists_and_a_wide_one(rng):
    # As for pictures: more parameters than 16 bits can count.
    return [*_size_lists(rng), ([784, 300, 10],)]


def _prelu_lists(rng):
    return [(sizes, {"prelu": True}) for (sizes,) in _size_lists(rng)]


_LESSON = mention("worked-neuron")
_NEURON = f"(See {_LESSON}, One neuron on paper.)"
_BATCH = f"(See {_LESSON}, Many examples make a batch.)"
_WHOLE = f"(See {_LESSON}, The whole way, with shapes.)"
_COUNT = f"(See {_LESSON}, A network, and counting its parameters.)"

FORWARD_PASS = {
    "neuron": Target(
        _neuron,
        {
            "known": _plain_neurons,
            "values": _neurons,
            "activation": _bent_neurons,
            "arrays": _one_neuron(shrink, (3,)),
        },
        _NEURON,
        (
            minor(lambda x, w, b, f: f(w @ x), "the bias is missing"),
            minor(lambda x, w, b, f: f(w @ x - b), "the bias is subtracted; add it"),
            minor(lambda x, w, b, f: f(np.sum(w * x + b)),
                  "the bias is added to each product, so it counts once for each input"),
            minor(lambda x, w, b, f: f(w * x + b), "the products are not added up"),
            minor(lambda x, w, b, f: f(np.mean(w * x) + b),
                  "this is the mean of the products; their sum is asked for"),
            minor(lambda x, w, b, f: f((w @ x) * b), "the bias multiplies the sum; add it"),
            minor(lambda x, w, b, f: f(w.sum() * x.sum() + b),
                  "the sums are multiplied; each input has a weight of its own"),
            minor(lambda x, w, b, f: f(np.sum(w + x) + b),
                  "inputs and weights are added; multiply them"),
            minor(lambda x, w, b, f: f(w[:-1] @ x[:-1] + b), "the last input is left out"),
            minor(lambda x, w, b, f: f(w[1:] @ x[1:] + b), "the first input is left out"),
            minor(lambda x, w, b, f: _relu(w @ x + b),
                  "ReLU is used, whatever f is; call the f that comes in"),
            minor(lambda x, w, b, f: f(abs(w @ x + b)),
                  "z has lost its sign; f wants it as it is"),
            minor(lambda x, w, b, f: np.round(f(w @ x + b), 2),
                  "the result is rounded; give all the digits"),
            minor(lambda x, w, b, f: f(w @ x[::-1] + b),
                  "the weights meet the inputs in reversed order"),
        ),
        {
            "activation": (
                minor(lambda x, w, b, f: w @ x + b,
                      "this is the pre-activation; the activation function f is not applied"),
                minor(lambda x, w, b, f: f(w @ x) + b,
                      "the bias comes after the activation; it belongs to z"),
                minor(lambda x, w, b, f: np.sum(f(w * x)) + b,
                      "f is applied to each product; it is applied once, to z"),
                minor(lambda x, w, b, f: f(f(w @ x + b)), "f is applied twice"),
                minor(lambda x, w, b, f: w @ f(x) + b,
                      "f is applied to the inputs; it is applied once, to z"),
            )
        },
    ),
    "dense": Target(
        _dense,
        {
            "values": _layers(identity, (((5,), 3, 2), ((3,), 3, 3), ((1,), 4, 2))),
            "single": _layers(identity, (((), 3, 2), ((), 2, 2), ((), 4, 1))),
            "activation": _bent_layers,
            "arrays": _layers(shrink, (((4,), 3, 2), ((2,), 2, 5), ((), 3, 2), ((3,), 2, 2))),
        },
        _BATCH,
        (
            minor(lambda X, W, b, f: f(X @ W), "the biases are missing"),
            minor(lambda X, W, b, f: f(X @ W - b), "the biases are subtracted; add them"),
            minor(lambda X, W, b, f: f(X @ W + b.sum()),
                  "every neuron gets all the biases; each has one of its own"),
            minor(lambda X, W, b, f: f(X @ W + b[::-1]), "the biases are in reversed order"),
            minor(lambda X, W, b, f: f(X @ W + b[0]),
                  "every neuron gets the first bias; each has one of its own"),
            minor(lambda X, W, b, f: f(X @ W + b.mean()),
                  "every neuron gets the mean of the biases; each has one of its own"),
            minor(lambda X, W, b, f: f(X @ W + b).T,
                  "the result is transposed: a row is an example, a column is a neuron"),
            minor(lambda X, W, b, f: f(X @ W + b).mean(axis=0),
                  "the examples are averaged; each keeps a row of its own"),
            minor(lambda X, W, b, f: f((X @ W).mean(axis=0) + b),
                  "the examples are averaged; each keeps a row of its own"),
            minor(lambda X, W, b, f: f(np.atleast_2d(X)[0] @ W + b),
                  "the first example alone comes out; each has a row of its own"),
            minor(lambda X, W, b, f: np.squeeze(f(X @ W + b)),
                  "an axis of length 1 is lost; a batch of one, or a single neuron, keeps it"),
            minor(lambda X, W, b, f: f(X @ W / len(W) + b),
                  "this is the mean over the inputs; their sum is asked for"),
            minor(lambda X, W, b, f: _relu(X @ W + b),
                  "ReLU is used, whatever f is; call the f that comes in"),
            minor(lambda X, W, b, f: activations.sigmoid(X @ W + b),
                  "a sigmoid is used, whatever f is; call the f that comes in"),
        ),
        {
            "activation": (
                minor(lambda X, W, b, f: X @ W + b,
                      "these are the pre-activations; the activation function f is not applied"),
                minor(lambda X, W, b, f: f(X @ W) + b,
                      "the biases come after the activation; they belong to z"),
                minor(lambda X, W, b, f: f(f(X @ W + b)), "f is applied twice"),
                minor(lambda X, W, b, f: f(X) @ W + b,
                      "f is applied to the inputs; it belongs to z"),
            )
        },
        earlier={"neuron": _neuron},
    ),
    "network": Target(
        _network,
        {"values": _two_layers, "depth": _other_depths, "arrays": _narrow_and_square},
        _WHOLE,
        (
            minor(_without_activations,
                  "no activation is applied, so the layers collapse into one"),
            minor(_without_biases, "the biases are missing"),
            minor(_linear_end,
                  "the last layer's activation is not applied; each layer has its own"),
            minor(_first_function,
                  "the first layer's activation is used everywhere; each layer has its own"),
            minor(_last_function,
                  "the last layer's activation is used everywhere; each layer has its own"),
            minor(_only_relu, "ReLU is used, whatever f is; each layer has its own f"),
            minor(_doubled, "f is applied twice in each layer"),
            minor(lambda X, layers: _network(X, layers).mean(axis=0),
                  "the examples are averaged; each keeps a row of its own"),
            *(
                minor(formula, "it stops after the first layer, or before the last one; go through "
                      "all of the list")
                for formula in (lambda X, layers: _dense(X, *layers[0]),
                                lambda X, layers: _network(X, layers[:-1]))
            ),
        ),
        {
            "depth": (
                minor(lambda X, layers: _network(X, layers[:2]),
                      "it stops after two layers; go through all of the list"),
                minor(lambda X, layers: _network(X, layers[:-1]),
                      "it stops before the last layer; go through all of the list"),
            )
        },
        earlier={"neuron": _neuron, "dense": _dense},
    ),
    "count_parameters": Target(
        _count,
        {
            "known": _size_lists,
            "values": _size_lists_and_a_wide_one,
            "prelu": _prelu_lists,
        },
        _COUNT,
        (
            minor(lambda sizes, prelu=False: _weights(sizes) + _alphas(sizes, prelu),
                  "these are the weights alone; each neuron has a bias as well"),
            minor(lambda sizes, prelu=False: _weights(sizes) + sum(sizes) + _alphas(sizes, prelu),
                  "the inputs have got biases too; only neurons have them"),
            minor(lambda sizes, prelu=False:
                  _weights(sizes) + sum(sizes[:-1]) + _alphas(sizes, prelu),
                  "each layer has got as many biases as inputs; it has one for each neuron"),
            minor(lambda sizes, prelu=False:
                  _weights(sizes) + len(sizes) - 1 + _alphas(sizes, prelu),
                  "each layer has got a single bias; it has one for each neuron"),
            minor(lambda sizes, prelu=False:
                  _weights(sizes) + sum(sizes[1:-1]) + _alphas(sizes, prelu),
                  "the output neurons have no biases; they need them too"),
            minor(lambda sizes, prelu=False:
                  int(np.prod(sizes)) + sum(sizes[1:]) + _alphas(sizes, prelu),
                  "all sizes are multiplied; each pair of neighbors is, and the layers add up"),
            minor(lambda sizes, prelu=False: _count(sizes[:-1]) + _alphas(sizes, prelu),
                  "the last layer is left out"),
            minor(lambda sizes, prelu=False:
                  (sizes[0] + 1) * sum(sizes[1:]) + _alphas(sizes, prelu),
                  "every layer reads the inputs; a layer reads the one before it"),
            minor(lambda sizes, prelu=False: _count(sizes, True),
                  "alphas are counted without prelu=True as well"),
            major(lambda sizes, prelu=False: int(np.prod(sizes)),
                  "all sizes are multiplied; layers are added up"),
            major(lambda sizes, prelu=False: sum(sizes[1:]),
                  "this is the number of neurons, or of biases; the weights are missing"),
        ),
        {
            "prelu": (
                minor(lambda sizes, prelu=False: _count(sizes),
                      "prelu=True changes nothing; each hidden neuron then learns an alpha"),
                minor(lambda sizes, prelu=False: _count(sizes) + sum(sizes[1:]),
                      "the output neurons have got an alpha too; they are linear here"),
                minor(lambda sizes, prelu=False: _count(sizes) + len(sizes) - 2,
                      "each hidden layer has got one alpha; here each hidden neuron has its own"),
                minor(lambda sizes, prelu=False: _count(sizes) + 1,
                      "the network has got one alpha; here each hidden neuron has its own"),
            )
        },
    ),
}  # fmt: skip
