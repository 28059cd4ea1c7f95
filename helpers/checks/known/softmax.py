"""Softmax and its relatives: from scores to shares."""

import numpy as np

from helpers import activations
from helpers.checks.known.target import Target, major, minor
from helpers.course import mention

softmax, log_softmax = activations.softmax, activations.log_softmax

_ROW = np.array([1.0, 2.0, -0.5])
# Two classes that tie for the first place stay two. Who makes one of them loses the values alone.
_TIED = np.array([0.4, -1.2, 0.4])
_SOFTMAX = mention("softmax-and-outputs")
_SAFE = f"(See {_SOFTMAX}, Only differences matter: which score can you subtract first?)"


def _rows(rng):
    return [(_ROW,), (np.array([0.3]),), (rng.normal(scale=2, size=5),), (rng.normal(size=2),)]


def _along(rng):
    # A square table comes first: there a wrong axis raises no error.
    table, block = rng.normal(scale=2, size=(3, 3)), rng.normal(scale=2, size=(2, 3, 4))
    return [
        (table,),
        (rng.normal(size=(4, 3)),),
        (table, {"axis": 0}),
        (table[:2], {"axis": 1}),
        (block, {"axis": 1}),
        (block, {"axis": -3}),
    ]


def _extreme(rng):
    return [
        (np.array([1000.0, 1001.0, 1002.0]),),
        (np.array([-1000.0, -1001.0]),),
        (np.array([0.0, -800.0]),),
        # A share that is small, and one of which a few bits are left.
        (np.array([0.0, -20.0, -40.0]),),
        (np.array([0.0, -742.0]),),
        # Subtracting the mean leaves the largest score out of range.
        (np.array([0.0, 0.0, 0.0, 3000.0]),),
        (np.array([90.0, 95.0, -60.0], dtype=np.float32),),
        # One shift for the whole table would push the second row out of range.
        (np.array([[900.0, 901.0], [-900.0, -902.0]]) + rng.normal(size=(2, 1)),),
    ]


def _kinds(rng):
    return [(rng.normal(size=4),), (rng.normal(size=(2, 3)),)]


_AXIS = (
    minor(lambda z, axis=-1: softmax(z, -1), "the argument axis is ignored; the last axis is used"),
    minor(lambda z, axis=-1: softmax(z, 0), "the argument axis is ignored; axis 0 is used"),
    minor(lambda z, axis=-1: softmax(z.ravel()).reshape(z.shape),
          "the whole array shares one cake; each row must sum to 1 on its own"),
)  # fmt: skip
_LOG_AXIS = (
    *(
        minor(lambda z, axis=-1, m=mistake: np.log(m.gives(z, axis)), mistake.sentence)
        for mistake in _AXIS
    ),
)
_HOT_AXIS = (
    minor(lambda z, temperature=1.0, axis=-1: softmax(z / temperature, -1),
          "the argument axis is ignored; the last axis is used"),
    minor(lambda z, temperature=1.0, axis=-1: softmax(z / temperature, 0),
          "the argument axis is ignored; axis 0 is used"),
)  # fmt: skip


def _heated(rng):
    z = rng.normal(scale=2, size=4)
    temperatures = (0.5, 3.0, 0.4 + rng.random())
    # However cold it is, a score just behind the largest one keeps a share.
    near = np.array([1.0, 1.02, 0.97])
    cases = [(_ROW, 2.0), (_ROW,)] + [(z, {"temperature": t}) for t in temperatures]
    return [*cases, (near, 0.05), (near / 5, {"temperature": 0.01})]


def _heated_along(rng):
    table = rng.normal(scale=2, size=(3, 3))
    return [
        (table, 2.0),
        (table, {"temperature": 0.5, "axis": 0}),
        (table[:2], 0.7, 1),
        (table[1:], {"axis": -2}),
    ]


def _with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature, axis)


def _winner_in_the_cold(z, temperature=1.0, axis=-1):
    if temperature > 0.2:
        return softmax(z / temperature, axis)
    return (z == z.max(axis, keepdims=True)).astype(float)


def _frozen(rng):
    return [
        (np.array([30.0, 20.0, 29.0]), 0.01),
        (np.array([-50.0, -51.0]), 0.02),
        (np.array([1000.0, 1002.0]), 1.0),
        (rng.normal(size=3), 1e6),
        # A share that is lost at T = 1 comes back at a high temperature.
        (np.array([0.0, -800.0, -100.0]), 400.0),
        (np.array([0.0, -20.0, -40.0]), 1.0),
    ]


def _other_log_of_the_sum(base, first):
    def formula(z, axis=-1):
        scores = z - z.max(axis, keepdims=True) if first else z
        return scores - np.log(np.exp(scores).sum(axis, keepdims=True)) / np.log(base)

    return formula


def _one_more(z, axis=-1):
    shifted = z - z.max(axis, keepdims=True)
    return shifted - np.log1p(np.exp(shifted).sum(axis, keepdims=True))


def _sum_of_shifted(z, axis=-1):
    shifted = z - z.max(axis, keepdims=True)
    return shifted - shifted.sum(axis, keepdims=True)


def _sizes(rng):
    return [(rng.normal(scale=2, size=size),) for size in (1, 2, 6)]


def _square_tables(rng):
    return [(_ROW,), *_sizes(rng)]


def _with_shares(formula):
    return lambda z: formula(softmax(z))


SOFTMAX = {
    "softmax": Target(
        lambda z, axis=-1: softmax(z, axis),
        {
            "values": lambda rng: [*_rows(rng), (_TIED,)],
            "axis": _along,
            "stability": _extreme,
            "arrays": _kinds,
            "known": _rows,
        },
        f"(See {_SOFTMAX}, Cutting a cake by scores.)",
        (
            major(lambda z, axis=-1: z / z.sum(axis, keepdims=True),
                  "the scores themselves are divided by their sum, so a negative score gets a "
                  "negative share"),
            major(lambda z, axis=-1: np.exp(z),
                  "these are the exponentials; the division by their sum is missing"),
            major(lambda z, axis=-1: np.exp(z - z.max(axis, keepdims=True)),
                  "the exponentials are divided by the largest of them, not by their sum"),
            major(lambda z, axis=-1: 1 / (1 + np.exp(-z)),
                  "this is the sigmoid of each score on its own; the shares of softmax compete"),
            major(lambda z, axis=-1: np.eye(z.shape[-1])[z.argmax(axis)],
                  "this is argmax: the winner takes all. Softmax leaves everybody a share"),
            major(lambda z, axis=-1: log_softmax(z, axis), "this is the logarithm of softmax"),
            minor(lambda z, axis=-1: softmax(np.abs(z), axis),
                  "the scores have lost their signs; a negative score gets a small share"),
            minor(lambda z, axis=-1: np.round(softmax(z, axis), 4),
                  "the shares are rounded; give all the digits"),
            minor(lambda z, axis=-1: softmax(-z, axis),
                  "the exponent has the wrong sign, so the smallest score gets the largest share"),
            minor(lambda z, axis=-1: softmax(z * np.log(2), axis),
                  "the base of the powers is 2 and not e"),
            minor(lambda z, axis=-1: z.shape[axis] * softmax(z, axis),
                  "the exponentials are divided by their mean, and not by their sum"),
        ),
        {
            "axis": (
                *_AXIS,
                minor(lambda z, axis=-1: np.exp(z) / np.exp(z).sum(), _AXIS[2].sentence),
            )
        },
        _SAFE,
        small=True,
    ),
    "log_softmax": Target(
        lambda z, axis=-1: log_softmax(z, axis),
        {
            "values": lambda rng: [*_rows(rng), (_TIED,)],
            "axis": _along,
            "stability": _extreme,
            "arrays": _kinds,
            "known": _rows,
        },
        f"(See {_SOFTMAX}, Log-softmax.)",
        (
            major(lambda z, axis=-1: softmax(z, axis), "this is softmax, without the logarithm"),
            minor(lambda z, axis=-1: z - z.max(axis, keepdims=True),
                  "only the largest score is subtracted; the smooth maximum, log-sum-exp, is "
                  "asked for"),
            major(lambda z, axis=-1: z - np.exp(z).sum(axis, keepdims=True),
                  "the sum of the exponentials is subtracted; its logarithm is asked for"),
            major(lambda z, axis=-1: np.log(np.exp(z).sum(axis, keepdims=True)),
                  "this is log-sum-exp alone; it must be subtracted from the scores"),
            minor(lambda z, axis=-1: log_softmax(z, axis) - z.max(axis, keepdims=True),
                  "the largest score is taken away twice; log-sum-exp holds it already"),
            minor(lambda z, axis=-1: log_softmax(z, axis) + z.max(axis, keepdims=True),
                  "the largest score was taken out of the sum and left out of the result"),
            minor(lambda z, axis=-1: log_softmax(z, axis) + 2 * z.max(axis, keepdims=True),
                  "the largest score is added where it must be subtracted"),
            *(
                minor(formula, "the logarithm of the sum is added; it must be subtracted")
                for formula in (
                    lambda z, axis=-1: 2 * z - log_softmax(z, axis),
                    lambda z, axis=-1:
                        2 * (z - z.max(axis, keepdims=True)) - log_softmax(z, axis),
                )
            ),
            *(
                minor(formula, "np.log1p adds 1 to the sum; its own logarithm is asked for")
                for formula in (
                    lambda z, axis=-1: z - np.log1p(np.exp(z).sum(axis, keepdims=True)),
                    _one_more,
                )
            ),
            *(
                minor(_other_log_of_the_sum(base, first),
                      f"the logarithm of the sum is to base {base}; np.log is the natural one")
                for base in (10, 2) for first in (True, False)
            ),
            minor(lambda z, axis=-1: log_softmax(softmax(z, axis), axis),
                  "softmax is applied twice: before the formula and inside it"),
            minor(lambda z, axis=-1: z - z.sum(axis, keepdims=True),
                  "the logarithms are added up; the logarithm of the sum is asked for"),
            minor(_sum_of_shifted,
                  "the logarithms are added up; the logarithm of the sum is asked for"),
            minor(lambda z, axis=-1: -log_softmax(z, axis), "the sign is turned around"),
            minor(lambda z, axis=-1: log_softmax(z, axis) / np.log(10),
                  "this is the logarithm to base 10; np.log is the natural one"),
            minor(lambda z, axis=-1: log_softmax(z, axis) / np.log(2),
                  "this is the logarithm to base 2; np.log is the natural one"),
            minor(lambda z, axis=-1: log_softmax(z, axis) + np.log(z.shape[axis]),
                  "the mean of the exponentials stands where their sum belongs"),
        ),
        {
            "axis": (
                *_LOG_AXIS,
                minor(lambda z, axis=-1: z - np.log(np.exp(z).sum()), _AXIS[2].sentence),
            )
        },
        "Subtract the largest score of each row first, and take no logarithm of a finished share: "
        f"one that was rounded to 0 has none. (See {_SOFTMAX}, Log-softmax: take the logarithm on "
        "paper first.)",
        {"softmax": softmax},
    ),
    "softmax_with_temperature": Target(
        _with_temperature,
        {
            "known": _heated,
            "values": lambda rng: [*_heated(rng), (_TIED, 0.5)],
            "axis": _heated_along,
            "stability": _frozen,
            "purity": lambda rng: [(rng.normal(size=(2, 3)), 0.5)],
        },
        f"(See {_SOFTMAX}, Argmax, softmax and temperature.)",
        (
            minor(lambda z, temperature=1.0, axis=-1: softmax(z * temperature, axis),
                  "the temperature works the wrong way around; cold must be strict and hot "
                  "generous"),
            minor(lambda z, temperature=1.0, axis=-1: softmax(z, axis),
                  "the temperature has no effect; adding or subtracting it, for one, is invisible"),
            minor(lambda z, temperature=1.0, axis=-1: softmax(z // temperature, axis),
                  "// divides and cuts off what stands behind the point; use /"),
            minor(lambda z, temperature=1.0, axis=-1: softmax(z / np.maximum(temperature, 1), axis),
                  "a temperature below 1 has no effect; cold must be strict"),
            minor(lambda z, temperature=1.0, axis=-1: softmax(z / np.sqrt(temperature), axis),
                  "the root of the temperature is taken"),
            minor(lambda z, temperature=1.0, axis=-1: softmax(z, axis) / temperature,
                  "the shares are divided by the temperature, so they no longer sum to 1; divide "
                  "the scores"),
            minor(lambda z, temperature=1.0, axis=-1: softmax(z / temperature**2, axis),
                  "the temperature is applied twice"),
            minor(lambda z, temperature=1.0, axis=-1: np.exp(log_softmax(z, axis) / temperature),
                  "the shares are raised to a power, so they no longer sum to 1; divide the "
                  "scores"),
            minor(_winner_in_the_cold,
                  "when it is cold, the winner takes all; a score just behind keeps a share"),
            *(
                minor(lambda z, temperature=other, axis=-1: softmax(z / temperature, axis),
                      "without a temperature it is 1: keep the function's first line")
                for other in (0.1, 0.5, 2.0, 10.0)
            ),
            major(lambda z, temperature=1.0, axis=-1: log_softmax(z / temperature, axis),
                  "this is the logarithm of the shares"),
        ),
        {"axis": _HOT_AXIS},
        f"Divide first, then subtract the largest score. (See {_SOFTMAX}, Only differences "
        "matter.)",
        {"softmax": softmax, "log_softmax": log_softmax},
        small=True,
    ),
    "softmax_jacobian": Target(
        lambda z: activations.softmax_jacobian(z),
        {
            "known": _square_tables,
            "values": lambda rng: [*_square_tables(rng), (_TIED,)],
            "stability": lambda rng: [
                (np.array([1000.0, 1001.0, 1002.0]),),
                (np.array([-1000.0, -1001.0]) + rng.normal(),),
                (np.array([0.0, -800.0, 3.0]),),
            ],
            "arrays": _sizes,
        },
        f"(See {_SOFTMAX}, The slope of a vector: the Jacobian.)",
        (
            major(_with_shares(lambda a: np.outer(a, a)),
                  "this is the table of a_i a_j; the part with the delta is missing"),
            minor(_with_shares(lambda a: -np.outer(a, a)),
                  "the part with the delta, which stands on the diagonal, is missing"),
            minor(_with_shares(lambda a: np.diag(a * (1 - a))),
                  "off the diagonal there are zeros; but every share depends on every score"),
            minor(_with_shares(np.diag),
                  "this is the part with the delta alone; nobody pays for the gain"),
            minor(_with_shares(lambda a: np.tril(np.diag(a) - np.outer(a, a))),
                  "the half above the diagonal is left at 0; every share depends on every score"),
            *(
                minor(_with_shares(formula),
                      "one share stands twice, where share i and share j belong")
                for formula in (lambda a: np.diag(a) - (a * a)[:, None],
                                lambda a: np.diag(a) - a * a)
            ),
            minor(_with_shares(lambda a: np.diag(a + a * a) - np.outer(a, a)),
                  "the diagonal is the share alone; there, too, the product is taken away"),
            major(_with_shares(lambda a: a * (1 - a)),
                  "this is the diagonal alone; the whole table of K times K slopes is asked for"),
            major(lambda z: np.diag(z) - np.outer(z, z),
                  "the scores stand where the shares belong"),
            minor(lambda z: np.eye(len(z)) - softmax(z),
                  "this is the slope of the logarithm of the shares; one factor is missing"),
            minor(lambda z: np.eye(len(z)) - softmax(z)[:, None],
                  "this is the slope of the logarithm of the shares, with rows and columns "
                  "exchanged; one factor is missing"),
            minor(_with_shares(lambda a: np.diag(a) - a @ a),
                  "the inner product is one number; the table of all products is meant"),
            minor(lambda z: np.diag(softmax(z)) - np.outer(z, z),
                  "the products are those of the scores; the shares belong there"),
            minor(lambda z: activations.softmax_jacobian(z) / len(z),
                  "it is divided by the number of classes; nothing is averaged here"),
            minor(_with_shares(lambda a: np.outer(a, 1 - a)),
                  "every entry is a_i (1 - a_j), which is right on the diagonal only"),
            minor(_with_shares(lambda a: np.diag(a) + np.outer(a, a)),
                  "the two parts are added; when one gains, the others pay"),
            minor(lambda z: -activations.softmax_jacobian(z),
                  "every sign is turned around; raising a score raises its own share"),
            minor(lambda z: np.eye(len(z)) - np.outer(softmax(z), softmax(z)),
                  "the diagonal starts from 1 where the share belongs"),
            minor(_with_shares(lambda a: np.outer(a, a) * (1 - 2 * np.eye(len(a))) + np.diag(a)),
                  "off the diagonal the sign is wrong; when one gains, the others pay"),
        ),
        {},
        f"It needs shares that survive any score. (See {_SOFTMAX}, Only differences matter.)",
        {
            "softmax": softmax,
            "log_softmax": log_softmax,
            "softmax_with_temperature": _with_temperature,
        },
    ),
}  # fmt: skip
