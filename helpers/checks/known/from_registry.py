"""Activation functions and their slopes as targets, made from the registry."""

from functools import cache, wraps

import numpy as np

from helpers import activations
from helpers.checks.known.bounded import BOUNDED
from helpers.checks.known.exponentials import EXPONENTIALS
from helpers.checks.known.gelu_family import GELU_FAMILY
from helpers.checks.known.rectifiers import RECTIFIERS
from helpers.checks.known.selfgated import SELF_GATED
from helpers.checks.known.target import Target, major, minor
from helpers.course import mention

#: Known mistakes by target: a name of the registry, or one with `_derivative` at its end.
KNOWN_MISTAKES = {**BOUNDED, **RECTIFIERS, **EXPONENTIALS, **GELU_FAMILY, **SELF_GATED}

#: Inputs that show which known mistake was made.
FIXED = np.array([-5.0, -2.5, -1.3, -0.7, -0.2, 0.2, 0.4, 1.1, 2.0, 3.5, 5.0])
# Formulas may differ where none of them shows: close to 0, where exponentials fade, and beyond.
# At 120 every usual way of writing them still gives numbers; `_EXTREME` is for stability.
_REGIONS = ((1e-4, 0.1), (0.1, 4), (4, 8), (8, 20), (20, 40), (100, 120))
_EXTREME = np.array([-1000.0, -750.0, -100.0, -40.0, 40.0, 100.0, 750.0, 1000.0])
# Where a corner that stands beside 0, or a shortcut for small z, shows.
_BESIDE_ZERO = np.array([-4.3e-5, -7.1e-7, -1.3e-9, 1.3e-9, 7.1e-7, 4.3e-5])

# One approximates the other, so that it is no other idea.
_GELU = ("gelu", "gelu_tanh", "gelu_sigmoid")

# A function may build on those before it, never on those after it, so that two functions can
# not prove each other right.
_ORDER = (
    "step", "linear", "sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu", "selu", "softplus",
    "gelu", "gelu_tanh", "gelu_sigmoid", "swish", "lisht", "mish",
)  # fmt: skip
_WITHOUT = {"tanh": ("tanh",)}
# The lesson "the functions" tells of these, "gates and choosing" of the others.
_CLASSICS = ("step", "linear", "sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu")


@cache
def activation_target(name):
    """Look up what an activation function, or its slope, should be.

    Parameters
    ----------
    name : str
        A name of the registry, one with `_derivative` at its end, or "prelu_alpha_gradient".

    Returns
    -------
    Target

    Examples
    --------
    >>> activation_target("relu_derivative").kinks
    (0.0,)
    """
    is_slope = name.endswith("_derivative")
    base = name.removesuffix("_derivative").removesuffix("_alpha_gradient")
    entry = activations.get(base)
    reference, other = entry.function, entry.derivative
    kinks, parameters = (), entry.parameters
    if is_slope:
        reference, other, kinks = entry.derivative, entry.function, entry.kinks
    elif name != base:
        reference, other, parameters = activations.prelu_alpha_gradient, None, {}
    known_mistakes = (
        *KNOWN_MISTAKES.get(name, ()),
        *_usual_mistakes(reference, other, parameters, is_slope),
    )
    told = mention("the-functions" if base in _CLASSICS else "gates-and-choosing")
    others = tuple(_other_functions(name, reference, parameters))
    return Target(
        reference,
        _cases(parameters, kinks, _zero_cases(reference, parameters)),
        f"(See {told}, {entry.title}.)",
        (*known_mistakes, *others),
        others=others,
        earlier=_earlier(name, base),
        without=_WITHOUT.get(name, ()),
        elementwise=True,
        title=entry.title,
        is_slope=is_slope,
        parameters=parameters,
        kinks=kinks,
        seed=3,
        name=name,
    )


def _earlier(name, base):
    if base not in _ORDER:
        return {}
    earlier = {}
    for each in map(activations.get, _ORDER[: _ORDER.index(base)]):
        earlier |= {each.name: each.function, f"{each.name}_derivative": each.derivative}
    if name != base:
        earlier[base] = activations.get(base).function
    return {each: _as_numpy_gives(function) for each, function in earlier.items()}


@cache
def _as_numpy_gives(function):
    """Give NumPy's number for Python's, as what students write does: they ask it for its dtype."""

    @wraps(function)
    def lent(*args, **kwargs):
        found = function(*args, **kwargs)
        return np.float64(found) if type(found) is float else found

    return lent


def _inputs(rng, count):
    """Inputs from -4 to 4 that keep away from 0, where slopes may have two values."""
    return rng.choice([-1.0, 1.0], count) * rng.uniform(0.1, 4, count)


def _everywhere(rng):
    """Inputs of both signs in every region where formulas differ."""
    sizes = [rng.uniform(*region, 4) for region in _REGIONS]
    return np.concatenate([np.array([1.0, -1.0, 1.0, -1.0]) * each for each in sizes])


def _zero_cases(reference, parameters):
    """Inputs with parameters of 0, which is a value, too, and no missing one."""
    none = dict.fromkeys(parameters, 0.0)
    try:
        reference(FIXED, **none)
    except ValueError:  # a parameter that must be above 0
        return []
    return [(FIXED, none)]


def _cases(parameters, kinks, zero):
    def values(rng):
        drawn = _inputs(rng, 12), _everywhere(rng)
        z = np.concatenate([FIXED, [0.0], kinks, *drawn, _BESIDE_ZERO])
        # The default parameters apply where none are passed; another value shows that they are
        # used. Between 0.3 and 0.8: neither a default of the course nor one of Keras.
        other = {name: round(0.3 + 0.5 * rng.random(), 2) for name in parameters}
        return [(z,), (z, other), *zero] if parameters else [(z,)]

    def stability(rng):
        z = np.concatenate([_EXTREME, _inputs(rng, 4)])
        # At 0 alone, because what is wrong there has cost the values already.
        return [(z,), (z.astype(np.float32),), (np.zeros(1),)]

    def purity(rng):
        z = _inputs(rng, 8)
        return [(z,), (z.reshape(2, 4),)]

    return {
        "known": lambda rng: [(np.concatenate([FIXED, _everywhere(rng)]),)],
        "values": values,
        "stability": stability,
        "shape": _shapes,
        "dtype": lambda rng: [(_inputs(rng, 12),)],
        "purity": purity,
    }


def _shapes(rng):
    z = _inputs(rng, 24)
    one = [float(z[0]), z[0], np.array(z[1])]
    ones = [z[2:3], z[3:4].reshape(1, 1), z[:4].reshape(1, 4), z[:3].reshape(3, 1)]
    many = [z[:5], z[:6].reshape(2, 3), z[:6].reshape(3, 2).T, z.reshape(2, 3, 4)]
    return [(example,) for example in (*one, *many, *ones, np.zeros(0), np.zeros((0, 3)))]


def _other_functions(name, reference, parameters):
    """The lesson's other functions and slopes: they are no slip, but something else altogether.

    One is left out that is the same with another default, or that approximates this one.
    """
    for entry in map(activations.get, _ORDER[_ORDER.index("sigmoid") :]):
        if entry.name in _GELU and name.removesuffix("_derivative") in _GELU:
            continue
        for formula, what in ((entry.function, ""), (entry.derivative, "the slope of ")):
            if not _is_same(formula, entry.parameters, reference, parameters):
                yield major(_plain(formula), f"this is {what}{entry.title}, another function")


def _is_same(one, its_parameters, other, other_parameters):
    """Whether two functions are the same if their parameters, which have the same names, are."""
    names = dict.fromkeys(its_parameters, 0.4)
    return its_parameters.keys() == other_parameters.keys() and np.allclose(
        one(FIXED, **names), other(FIXED, **names)
    )


def _plain(formula):
    return lambda z, **p: formula(z)


def _usual_mistakes(reference, other, parameters, is_slope):
    """What goes wrong with any of them, the most telling first."""
    for name in parameters:
        yield minor(lambda z, **p: reference(z), f"it takes no notice of {name}")
    if other is not None:
        given, asked = "its slope", "the function itself"
        if is_slope:
            given, asked = "the function", "the slope"
        sentence = f"this is {given}; {asked} is asked for"
        yield major(other, sentence)._replace(is_beside=True)
    if other is not None and is_slope:
        yield minor(
            lambda z, **p: reference(other(z, **p), **p),
            "the slope is taken at a = f(z) instead of at z",
        )
    yield minor(lambda z, **p: -reference(z, **p), "every value has the wrong sign")
    yield minor(lambda z, **p: reference(-z, **p), "it is mirrored: z has the wrong sign")
    for factor, words in ((2, "twice"), (0.5, "half"), (4, "four times"), (0.25, "a quarter of")):
        yield minor(
            lambda z, factor=factor, **p: factor * reference(z, **p),
            f"every value is {words} what it should be",
        )
