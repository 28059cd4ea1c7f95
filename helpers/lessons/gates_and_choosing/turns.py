"""Your turn, "gates and choosing": SELU and the gates, Swish's low point, facts, stability."""

import numpy as np

from helpers import activations, checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn
from helpers.lessons.written import written


def _sigmoid(z):
    return activations.get("sigmoid")(z)


def _lowest_swish(lowest_z, lowest_value):
    wanted_z, wanted_value = activations.get("swish").minimum
    z = checks.as_number(lowest_z, name="lowest_z")
    value = checks.as_number(lowest_value, name="lowest_value")
    if np.isclose(z, wanted_value, atol=5e-4) and np.isclose(value, wanted_z, atol=5e-4):
        raise CheckFailed("the two have changed places: first where, then how low.")
    if z > 100:
        raise CheckFailed("lowest_z looks like a position in your grid; z_grid[position] is the z "
                          "there.")  # fmt: skip
    checks.number(
        z, wanted_z, name="lowest_z", tolerance=5e-4,
        known_mistakes=[(activations.get("gelu").minimum[0], "that is where GELU is lowest."),
               (activations.get("mish").minimum[0], "that is where Mish is lowest."),
               (-1.0, "a grid in steps of 1 is too coarse; take steps of 0.0001."),
               (0.0, "0 is the lowest point of ReLU; Swish goes below zero left of it.")],
    )  # fmt: skip
    checks.number(value, wanted_value, name="lowest_value", tolerance=5e-4, known_mistakes=[
        (0.0, "0 is the slope there, and how low ReLU gets; what is Swish's *value*?"),
        (_sigmoid(wanted_z), "that is the gate there; Swish is z times the gate."),
    ])  # fmt: skip
    return f"And {z:.5g} + 1 = {z + 1:.5g}: the lowest value is the lowest z plus 1."


def _log_sigmoid(function):
    small = np.array([-3.0, -0.5, 0.0, 0.5, 3.0])
    wanted = np.log(_sigmoid(small))
    found = checks.as_array(checks.call(function, small), name="log_sigmoid(z)", shape=small.shape)
    if np.allclose(found, -wanted):
        raise CheckFailed("the sign is wrong: a probability is below 1, so its ln is not positive.")
    if np.allclose(found, wanted[::-1]):
        raise CheckFailed("this is ln of sigmoid(-z); look at the sign of z in the exponential.")
    if np.allclose(found, np.log1p(np.exp(small))):
        raise CheckFailed("this is softplus(z); ln(sigmoid(z)) is -softplus(-z): two signs.")
    checks.array(found, wanted, name="log_sigmoid(z)")
    far = np.array([-1000.0, 1000.0])
    try:
        found = checks.call(function, far)
    except CheckFailed as problem:
        if "warned" not in str(problem):
            raise
        raise CheckFailed("the small numbers are right, but at z = -1000 or 1000 a step overflows "
                          "or takes the logarithm of 0. Take exp of -|z| only; remember that "
                          "np.where computes both of its branches.") from None  # fmt: skip
    if -1000 < found[0] < -5:
        raise CheckFailed(f"log_sigmoid(-1000) gave {found[0]:.4g}: cutting z off, or adding a "
                          "small number, hides the warning and gives a wrong number; the true one "
                          "is -1000.")  # fmt: skip
    checks.array(found, np.array([-1000.0, 0.0]), name="log_sigmoid(z) at -1000 and 1000")
    return "The same trick makes sigmoid, tanh and softplus safe."


def _found_by_facts():
    return [
        name for name, f in activations.ACTIVATIONS.items()
        if f.smooth and not f.monotonic and f.saturates == "left"
    ]  # fmt: skip


def _find_functions(names):
    checks.attempted(names, "found")
    if isinstance(names, str):
        raise CheckFailed("give a list of names, even if it holds only one.")
    try:
        given = [activations.get(getattr(name, "name", name)) for name in names]
    except TypeError:
        raise CheckFailed('give a list of names, such as ["relu", "tanh"].') from None
    except activations.UnknownActivation as unknown:
        raise CheckFailed(str(unknown)) from None
    for f in given:
        if not f.smooth:
            raise CheckFailed(f"{f.title} is not smooth: it has a jump or a corner.")
        if f.monotonic:
            raise CheckFailed(f"{f.title} is monotonic: it never falls.")
        if f.saturates != "left":
            raise CheckFailed(f"{f.title} does not go flat on the left.")
    missing = len(set(_found_by_facts()) - {f.name for f in given})
    if missing:
        raise CheckFailed(f"all that you named fit, but {missing} more of the registry do; let the "
                          "computer look through activations.ACTIVATIONS.values().")  # fmt: skip


TURNS = [
    Turn("gates-and-choosing/selu", written("selu"), hints=(
        "LAMBDA multiplies both pieces, ALPHA the left one only.",
        "LAMBDA * np.where(z > 0, z, ...), with ELU's left piece for the dots.",
    ), solution="def selu(z):\n    return LAMBDA * np.where(z > 0, z, ALPHA * (np.exp(z) - 1))"),
    Turn("gates-and-choosing/swish", written("swish"), hints=(
        "z times its gate.",
        "The gate is sigmoid(beta * z).",
    ), solution="def swish(z, beta=1.0):\n    return z * sigmoid(beta * z)"),
    Turn("gates-and-choosing/lowest-swish", _lowest_swish, hints=(
        "Make a grid from -3 to 0 with many points: z_grid = np.linspace(-3, 0, 300_001).",
        "values = activations.swish(z_grid); np.argmin(values) is the position of the smallest.",
        "lowest_z is z_grid at that position, lowest_value is values at that position.",
    ), solution=(
        "z_grid = np.linspace(-3, 0, 300_001)\n"
        "values = activations.swish(z_grid)\n"
        "lowest_z = z_grid[np.argmin(values)]\n"
        "lowest_value = values.min()"
    )),
    Turn("gates-and-choosing/gelu", written("gelu"), hints=(
        "z times its gate, as for Swish; the gate is another one.",
        "normal_cdf(z) is the gate.",
    ), solution="def gelu(z):\n    return z * normal_cdf(z)"),
    Turn("gates-and-choosing/mish", written("mish"), hints=(
        "z times its gate, and the gate is the tanh of a softplus.",
        "np.tanh(softplus(z)) is the gate.",
    ), solution="def mish(z):\n    return z * np.tanh(softplus(z))"),
    Turn("gates-and-choosing/lisht", written("lisht"), hints=(
        "z times its gate, once more.",
        "The gate is np.tanh(z).",
    ), solution="def lisht(z):\n    return z * np.tanh(z)"),
    Turn("gates-and-choosing/find-functions", _find_functions, hints=(
        "Look at one entry first: f = activations.get('gelu'); f.smooth, f.monotonic, "
        "f.saturates.",
        "Go through activations.names() in a loop or a list comprehension, and keep those "
        "with all three properties.",
        "f.saturates is a text: 'both', 'left' or 'none'.",
    ), solution=(
        "found = [\n"
        "    name for name, f in activations.ACTIVATIONS.items()\n"
        "    if f.smooth and not f.monotonic and f.saturates == 'left'\n"
        "]"
    )),
    Turn("gates-and-choosing/log-sigmoid", _log_sigmoid, hints=(
        "-ln(1 + e^-z) is safe for z >= 0. For z < 0, pull the large term out of the "
        "logarithm: 1 + e^-z = e^-z (1 + e^z).",
        "That gives ln sigmoid(z) = z - ln(1 + e^z), which is safe for z <= 0.",
        "Both hold ln(1 + e^-|z|). In front of it stands 0 for positive z, and z for "
        "negative z: np.minimum(0, z).",
    ), solution="def log_sigmoid(z):\n    return np.minimum(0, z) - np.log1p(np.exp(-np.abs(z)))"),
]  # fmt: skip
