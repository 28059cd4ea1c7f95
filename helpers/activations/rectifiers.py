"""ReLU and the functions of straight pieces that change its negative side or its height.

In a corner there is no derivative; each function says which slope it uses there. The choice is
the one Keras makes.
"""

import numpy as np

from helpers.activations.elementwise import derivative_of, elementwise, product
from helpers.activations.entry import Activation
from helpers.activations.interval import NOT_NEGATIVE, REALS, Interval


@elementwise
def relu(z):
    """Rectified linear unit: max(0, z).

    >>> relu([-2, 0, 3])
    array([0., 0., 3.])
    """
    return np.maximum(z, 0)


@derivative_of(relu)
def relu_derivative(z):
    """Derivative of ReLU: 1 if z > 0, else 0 (at 0, by convention, 0).

    >>> relu_derivative([-2, 0, 3])
    array([0., 0., 1.])
    """
    return np.heaviside(z, 0)


RELU = Activation(
    relu, relu_derivative, order=50, title="ReLU", color="blue", line="solid",
    latex=r"\max(0, z)",
    derivative_latex=r"\begin{cases} 1 & z > 0 \\ 0 & z < 0 \end{cases}",
    range=NOT_NEGATIVE, monotonic=True, symmetry="gate", saturates="left", smoothness="C0",
    kinks=(0.0,),
    kink_note="At 0 it has a corner: any slope in [0, 1] is a subgradient; 0 is used.",
    origin="Fukushima 1969; Nair and Hinton 2010; Glorot, Bordes and Bengio 2011",
    used_for="hidden layers: the usual first choice",
    pros=("cheap", "slope 1 on the positive side, so gradients pass unchanged",
          "exact zeros make sparse outputs"),
    cons=("a unit whose z is negative for all data gets no gradient and can stay dead",
          "outputs are never negative"),
    keras="relu", aliases=("rectifier",),
)  # fmt: skip


def _leaky(z, alpha):
    return np.where(z > 0, z, product(np.minimum(z, 0), alpha))


def _leaky_slope(z, alpha):
    return np.where(np.isnan(z), z, np.where(z > 0, 1, alpha))


@elementwise
def leaky_relu(z, alpha=0.01):
    """Leaky ReLU: z if z > 0, else alpha z.

    Parameters
    ----------
    alpha : float
        Slope on the negative side.

    >>> leaky_relu([-2, 3])
    array([-0.02,  3.  ])
    """
    return _leaky(z, alpha)


@derivative_of(leaky_relu)
def leaky_relu_derivative(z, alpha=0.01):
    """Derivative of leaky ReLU: 1 if z > 0, else alpha (also at 0, by convention).

    >>> leaky_relu_derivative([-2, 0, 3])
    array([0.01, 0.01, 1.  ])
    """
    return _leaky_slope(z, alpha)


LEAKY_RELU = Activation(
    leaky_relu, leaky_relu_derivative, order=60, title="Leaky ReLU", color="purple", line="dashed",
    latex=r"\begin{cases} z & z > 0 \\ \alpha z & z \le 0 \end{cases}",
    derivative_latex=r"\begin{cases} 1 & z > 0 \\ \alpha & z < 0 \end{cases}",
    range=REALS, monotonic=True, saturates="none", smoothness="C0",
    kinks=(0.0,), kink_note="At 0 it has a corner; slope alpha is used there.",
    origin="Maas, Hannun and Ng 2013",
    used_for="hidden layers where ReLU units die; networks that judge generated images (GANs)",
    pros=("cheap", "never a slope of zero, so no unit is stuck for good"),
    cons=("one more number to choose", "gains over ReLU are small and vary with the task"),
    keras="leaky_relu", keras_names={"alpha": "negative_slope"},
    defaults_note="alpha is 0.01 in Maas et al. and PyTorch, 0.2 in "
                  "keras.activations.leaky_relu and 0.3 in keras.layers.LeakyReLU.",
)  # fmt: skip


@elementwise
def prelu(z, alpha=0.25):
    """Parametric ReLU: z if z > 0, else alpha z, where alpha is learned.

    Parameters
    ----------
    alpha : float or array_like
        Slope on the negative side; one number, or one a feature if it broadcasts with `z`.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the dtype of `z`.

    References
    ----------
    He, Zhang, Ren and Sun (2015), where alpha starts at 0.25.

    >>> prelu([[-2, 3], [-4, -8]], alpha=[0.25, 0.5])
    array([[-0.5,  3. ],
           [-1. , -4. ]])
    """
    return _leaky(z, alpha)


@derivative_of(prelu)
def prelu_derivative(z, alpha=0.25):
    """Derivative of PReLU with respect to z: 1 if z > 0, else alpha (also at 0).

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the dtype of `z`.

    >>> prelu_derivative([-2, 0, 3])
    array([0.25, 0.25, 1.  ])
    """
    return _leaky_slope(z, alpha)


@elementwise
def prelu_alpha_gradient(z):
    """Derivative of PReLU with respect to its learned alpha: min(0, z).

    Returns
    -------
    float or numpy.ndarray
        How fast the activation changes with alpha, of the shape and dtype of `z`.

    Examples
    --------
    >>> prelu_alpha_gradient([-2, 0, 3])
    array([-2.,  0.,  0.])
    """
    return np.minimum(z, 0)


PRELU = Activation(
    prelu, prelu_derivative, order=70, title="PReLU", color="orange", line="dashdot",
    latex=r"\begin{cases} z & z > 0 \\ \alpha z & z \le 0 \end{cases}"
          r" \quad \text{with learned } \alpha",
    derivative_latex=r"\begin{cases} 1 & z > 0 \\ \alpha & z < 0 \end{cases}, \quad"
                     r" \frac{\partial f}{\partial \alpha} = \min(0, z)",
    range=REALS, monotonic=True, saturates="none", smoothness="C0",
    kinks=(0.0,), kink_note="At 0 it has a corner; slope alpha is used there.",
    origin="He, Zhang, Ren and Sun 2015",
    used_for="image networks that can afford to learn the slope",
    pros=("the data choose the slope", "one more parameter per channel is nearly free"),
    cons=("can overfit on small data", "monotonic only while the learned alpha is not negative"),
    defaults_note="alpha starts at 0.25 in He et al. and PyTorch and at 0 in "
                  "keras.layers.PReLU, which is a layer because it learns.",
)  # fmt: skip


@elementwise
def relu6(z):
    """ReLU that stops at 6: min(max(0, z), 6).

    References
    ----------
    Krizhevsky (2010), "Convolutional deep belief networks on CIFAR-10".

    >>> relu6([-2, 3, 9])
    array([0., 3., 6.])
    """
    return np.clip(z, 0, 6)


@derivative_of(relu6)
def relu6_derivative(z):
    """Derivative of ReLU6: 1 if 0 < z < 6, else 0 (also at 0 and 6, by convention).

    >>> relu6_derivative([-2, 3, 6])
    array([0., 1., 0.])
    """
    return np.where(np.isnan(z), z, (z > 0) & (z < 6))


RELU6 = Activation(
    relu6, relu6_derivative, order=200, title="ReLU6", color="black", line="dashed",
    latex=r"\min(\max(0, z), 6)",
    derivative_latex=r"\begin{cases} 1 & 0 < z < 6 \\ 0 & \text{otherwise} \end{cases}",
    range=Interval(0.0, 6.0, False, False), monotonic=True, saturates="both",
    smoothness="C0",
    kinks=(0.0, 6.0), kink_note="At 0 and 6 it has a corner; slope 0 is used there.",
    origin="Krizhevsky 2010",
    used_for="networks computed with few bits, such as MobileNet",
    pros=("cheap", "bounded, so numbers of few bits hold it"),
    cons=("flat on both sides",),
    keras="relu6",
)  # fmt: skip
