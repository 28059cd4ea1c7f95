"""Right and wrong answers to the "your turn" cells of lesson "deep gradients"."""

import numpy as np

from tests.lessons.turns import Evidence


def _drawn(std, size=lambda i, o: (i, o)):
    return lambda rng, fan_in, fan_out: rng.normal(
        scale=std(fan_in, fan_out), size=size(fan_in, fan_out)
    )


def _he(rng, fan_in, fan_out):
    return np.sqrt(2 / fan_in) * rng.standard_normal((fan_in, fan_out))


def _same_always(rng, fan_in, fan_out):
    return np.random.default_rng(0).normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))


def _global(rng, fan_in, fan_out):
    return np.random.default_rng().normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))


def _uniform(rng, fan_in, fan_out):
    return rng.uniform(-1, 1, size=(fan_in, fan_out)) * np.sqrt(6 / fan_in)


def _blank(*given): ...


BANK = {
    "deep-gradients/a-millionth": Evidence(
        right=[10, 10.0, np.int64(10)],
        wrong={
            "one short": (9, "not quite enough"),
            "half": (20, "at most a quarter"),
            "not whole": (np.log(1e-6) / np.log(0.25), "layers come whole"),
            "not whole, rounded": (9.97, "layers come whole"),
        },
    ),
    "deep-gradients/relu-lecun": Evidence(
        right=[2**-10, 0.5**10, 0.00098, 1 / 1024],
        wrong={
            "He": (1, "He's weights"),
            "root": (2**-5, "root mean square"),
            "eleven steps": (2**-11, "not eleven"),
            "grows": (1024, "shrinks"),
            "added": (0.05, "multiply"),
        },
    ),
    "deep-gradients/he-normal": Evidence(
        right=[_he, _drawn(lambda i, o: (2 / i) ** 0.5)],
        wrong={
            "variance": (_drawn(lambda i, o: 2 / i), "its square root"),
            "LeCun": (_drawn(lambda i, o: i**-0.5), "LeCun's"),
            "fan_out": (_drawn(lambda i, o: (2 / o) ** 0.5), "over the inputs"),
            "Glorot": (_drawn(lambda i, o: (2 / (i + o)) ** 0.5), "Glorot's"),
            "unscaled": (_drawn(lambda i, o: 1.0), "not scaled"),
            "other": (_drawn(lambda i, o: 0.3), "the derivation gives"),
            "transposed": (_drawn(lambda i, o: (2 / i) ** 0.5, lambda i, o: (o, i)), "transposed"),
            "not from rng": (_same_always, "draw from rng"),
            "from another generator": (_global, "the rng that you are given"),
            "uniform": (_uniform, "not a normal distribution"),
            "around one half": (lambda rng, i, o: 0.1 * rng.random((i, o)), "draw around 0"),
            "blank": (_blank, "Not attempted"),
        },
    ),
    "deep-gradients/clip": Evidence(
        right=[[3, -4], np.array([3.0, -4.0])],
        wrong={
            "each entry": ([5, -5], "cut by itself"),
            "unit length": ([0.6, -0.8], "length 1"),
            "as it was": ([6, -8], "still 10 long"),
            "sign": ([3, 4], "stays negative"),
            "divided": ([1.2, -1.6], "divided by the limit"),
            "other": ([1, -1], "clipped"),
        },
    ),
}
