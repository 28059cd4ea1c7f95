"""Entries: functions of the form z times a gate."""

import numpy as np

from helpers import formulas
from helpers.registry.interval import NOT_NEGATIVE, REALS, Interval
from helpers.registry.schema import Activation


def _dip(low):
    return Interval(low, np.inf, False, True, rf"[{low:.5f}, \infty)")


_SWISH_LOW = -0.2784645427610738
_GELU_FACTS = {
    "monotonic": False,
    "zero_centered": False,
    "saturates": "left",
    "smoothness": "C∞",
    "symmetry": "gate",
}


def _swish_range(beta):
    if beta == 0:
        return REALS
    if beta > 0:
        return _dip(_SWISH_LOW / beta)
    high = _SWISH_LOW / beta
    return Interval(-np.inf, high, True, False, rf"(-\infty, {high:.5f}]")


SELF_GATED = (
    Activation(
        name="gelu",
        title="GELU",
        function=formulas.gelu,
        slope=formulas.gelu_derivative,
        latex=r"z\,\Phi(z)",
        derivative_latex=r"\Phi(z) + z\,\varphi(z)",
        range=_dip(-0.16997120747990366),
        origin="Hendrycks and Gimpel 2016",
        used_for="transformers such as BERT, GPT-2 and the vision transformer",
        pros=("smooth", "a small negative dip lets gradient through just below 0"),
        cons=("needs the normal distribution function", "not monotonic"),
        cost="one error function",
        minimum=(-0.7517915246935645, -0.16997120747990366),
        keras="gelu",
        defaults_note="keras.activations.gelu and PyTorch's are exact by default; GPT-2 and "
        "BERT's first code use the tanh form.",
        **_GELU_FACTS,
    ),
    Activation(
        name="gelu_tanh",
        title="GELU, tanh form",
        function=formulas.gelu_tanh,
        slope=formulas.gelu_tanh_derivative,
        latex=r"\frac{z}{2}\left(1 + \tanh\!\left(\sqrt{2/\pi}\,(z + 0.044715\,z^3)\right)\right)",
        derivative_latex=r"\frac{1 + \tanh u}{2} + \frac{z}{2}(1 - \tanh^2 u)\,u'"
        r" \quad \text{with } u = \sqrt{2/\pi}\,(z + 0.044715\,z^3),\;"
        r" u' = \sqrt{2/\pi}\,(1 + 0.134145\,z^2)",
        range=_dip(-0.17004075057125406),
        origin="Hendrycks and Gimpel 2016",
        used_for="GELU where there is no error function",
        pros=("within 0.0005 of GELU",),
        cons=("an approximation that differs in the fourth decimal",),
        cost="one tanh and a cubic",
        minimum=(-0.7524614220710163, -0.17004075057125406),
        keras="gelu",
        keras_arguments={"approximate": True},
        **_GELU_FACTS,
    ),
    Activation(
        name="gelu_sigmoid",
        title="GELU, sigmoid form",
        function=formulas.gelu_sigmoid,
        slope=formulas.gelu_sigmoid_derivative,
        latex=r"z\,\sigma(1.702\,z)",
        derivative_latex=r"\sigma(1.702 z) + 1.702\,z\,\sigma(1.702 z)(1 - \sigma(1.702 z))",
        range=_dip(-0.16361018963635357),
        origin="Hendrycks and Gimpel 2016",
        used_for="a quick GELU, as in OpenAI's CLIP",
        pros=("one sigmoid", "it is Swish with beta = 1.702"),
        cons=("off by up to 0.02",),
        cost="one exponential and one division",
        minimum=(-0.751154255441289, -0.16361018963635357),
        **_GELU_FACTS,
    ),
    Activation(
        name="swish",
        title="Swish (SiLU)",
        function=formulas.swish,
        slope=formulas.swish_derivative,
        latex=r"z\,\sigma(\beta z)",
        derivative_latex=r"\beta f(z) + \sigma(\beta z)\,(1 - \beta f(z))",
        range=_dip(_SWISH_LOW),
        monotonic=False,
        zero_centered=False,
        saturates="left",
        smoothness="C∞",
        origin="Hendrycks and Gimpel 2016; Elfwing, Uchibe and Doya 2017; "
        "Ramachandran, Zoph and Le 2017",
        used_for="EfficientNet and other image networks; inside SwiGLU in large language models",
        pros=("smooth", "beta moves it between a line and ReLU"),
        cons=("dearer than ReLU", "not monotonic", "gains vary with network and task"),
        cost="one exponential and one division",
        parameters={"beta": 1.0},
        symmetry="gate",
        minimum=(-1.2784645427610738, _SWISH_LOW),
        keras="silu",
        defaults_note="Keras' silu (also called swish) and PyTorch's SiLU fix beta at 1.",
        interval=_swish_range,
        aliases=("silu",),
    ),
    Activation(
        name="lisht",
        title="LiSHT",
        function=formulas.lisht,
        slope=formulas.lisht_derivative,
        latex=r"z \tanh z",
        derivative_latex=r"\tanh z + z\,(1 - \tanh^2 z)",
        range=NOT_NEGATIVE,
        monotonic=False,
        zero_centered=False,
        saturates="none",
        smoothness="C∞",
        origin="Roy, Manna, Dubey and Chaudhuri 2019",
        used_for="research; a custom activation to write yourself",
        pros=("negative inputs give gradient too", "smooth"),
        cons=("z and -z give the same output, so the sign is lost", "outputs are never negative"),
        cost="one tanh",
        symmetry="even",
        minimum=None,
    ),
    Activation(
        name="mish",
        title="Mish",
        function=formulas.mish,
        slope=formulas.mish_derivative,
        latex=r"z \tanh(\ln(1 + e^{z}))",
        derivative_latex=r"\tanh s + z\,\sigma(z)\,(1 - \tanh^2 s)"
        r" \quad \text{with } s = \ln(1 + e^{z})",
        range=_dip(-0.30884341301725043),
        monotonic=False,
        zero_centered=False,
        saturates="left",
        smoothness="C∞",
        origin="Misra 2019",
        used_for="image networks such as YOLOv4",
        pros=("smooth", "close to Swish, with a slightly deeper dip"),
        cons=("dearer than ReLU", "not monotonic", "gains vary with network and task"),
        cost="two or three exponentials as written, one if rearranged",
        minimum=(-1.1924312145154952, -0.30884341301725043),
        keras="mish",
    ),
    Activation(
        name="hard_swish",
        title="Hard swish",
        function=formulas.hard_swish,
        slope=formulas.hard_swish_derivative,
        latex=r"z \max\!\left(0, \min\!\left(1, \tfrac{z}{6} + \tfrac{1}{2}\right)\right)",
        derivative_latex=r"\begin{cases} 0 & z < -3 \\ \frac{2z + 3}{6} & -3 < z < 3 \\ 1 & z > 3"
        r" \end{cases}",
        range=Interval(-0.375, np.inf, False, True, r"[-0.375, \infty)"),
        monotonic=False,
        zero_centered=False,
        saturates="left",
        smoothness="C0",
        origin="Howard et al. 2019 (MobileNetV3)",
        used_for="image networks on phones",
        pros=("close to Swish without an exponential",),
        cons=("slope exactly 0 below -3", "not monotonic"),
        cost="two comparisons and two multiplications",
        symmetry="gate",
        kinks=(-3.0, 3.0),
        kink_note="At -3 and 3 it has a corner; slopes 0 and 1 are used there.",
        minimum=(-1.5, -0.375),
        keras="hard_silu",
        aliases=("hard_silu",),
    ),
)
