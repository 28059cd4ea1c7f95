"""Optimizers: what to do with a gradient. Each does what Keras' optimizer of that name does.

Names of parameters, defaults, order of operations and where epsilon stands are Keras 3's, so the
same gradients give the same weights. `step` changes the parameters in place.
"""

from dataclasses import dataclass

import numpy as np


class Optimizer:
    """What all optimizers share: counting steps, and remembering something for each parameter.

    A subclass is a dataclass with a `learning_rate`, and has two methods: `start(p)` gives the
    arrays to remember for the parameter array p, and `update(p, g, *remembered)` changes p.
    """

    iterations = 0
    _owned = None

    def step(self, parameters, gradients):
        """Change the parameters once, in place.

        Parameters
        ----------
        parameters : list of numpy.ndarray
            Floating-point arrays; the same ones in every call.
        gradients : list of numpy.ndarray
            One for each parameter, of the same shape.

        Raises
        ------
        ValueError
            If the lists do not match, or the parameters are not those of the steps before.

        Examples
        --------
        >>> w = np.array([1.0, 2.0])
        >>> SGD(learning_rate=0.1).step([w], [np.array([10.0, -10.0])])
        >>> w
        array([0., 3.])
        """
        if self._owned is None:
            self._check(parameters)
            self._owned = list(parameters)
            self._memory = [self.start(p) for p in parameters]
        if len(parameters) != len(self._owned) or len(gradients) != len(parameters):
            raise ValueError(
                f"step needs the same parameters every time and one gradient for each, but got "
                f"{len(parameters)} parameters and {len(gradients)} gradients after starting with "
                f"{len(self._owned)}."
            )
        self.iterations += 1
        for p, g, owned, memory in zip(
            parameters, gradients, self._owned, self._memory, strict=True
        ):
            if p is not owned:
                self.iterations -= 1
                raise ValueError(
                    f"This {type(self).__name__} has trained other parameters and remembers their "
                    "history; make a new one for these."
                )
            if p.shape != np.shape(g):
                self.iterations -= 1
                raise ValueError(
                    f"A parameter has shape {p.shape}, but its gradient {np.shape(g)}; "
                    "a gradient has the shape of what it changes."
                )
            self.update(p, g, *memory)

    def _check(self, parameters):
        if not self.learning_rate >= 0:
            raise ValueError(f"learning_rate must not be negative, but is {self.learning_rate}.")
        for p in parameters:
            if not isinstance(p, np.ndarray) or p.dtype.kind != "f":
                raise ValueError(
                    "step changes arrays of floating-point numbers in place, but got "
                    f"{getattr(p, 'dtype', type(p).__name__)}; use np.array(..., dtype=float)."
                )


@dataclass(eq=False)
class SGD(Optimizer):
    """Gradient descent, with momentum and Nesterov's look ahead if wanted.

    Parameters
    ----------
    learning_rate : float
        Length of a step for each unit of gradient.
    momentum : float
        Part of the last step that is taken again, from 0 to 1.
    nesterov : bool
        Whether to use Nesterov's form of momentum.

    Notes
    -----
    v ← momentum v - learning_rate g; then w ← w + v, or with Nesterov
    w ← w + momentum v - learning_rate g.

    References
    ----------
    Robbins and Monro (1951); Polyak (1964); Nesterov (1983); Sutskever et al. (2013).

    Examples
    --------
    >>> SGD(momentum=0.9)
    SGD(learning_rate=0.01, momentum=0.9, nesterov=False)
    """

    learning_rate: float = 0.01
    momentum: float = 0.0
    nesterov: bool = False

    def start(self, p):
        """Remember a velocity, if there is momentum."""
        return [np.zeros_like(p)] if self.momentum else [None]

    def update(self, p, g, v):
        """One step of one array."""
        if v is None:
            p -= self.learning_rate * g
            return
        v *= self.momentum
        v -= self.learning_rate * g
        if self.nesterov:
            p += self.momentum * v - self.learning_rate * g
        else:
            p += v


@dataclass(eq=False)
class AdaGrad(Optimizer):
    """Smaller steps for parameters that have had large gradients, from the start on.

    Parameters
    ----------
    learning_rate : float
        Step size before division.
    initial_accumulator_value : float
        Keras starts the sum of squares at 0.1; the paper and PyTorch at 0.
    epsilon : float
        Added under the root.

    Notes
    -----
    s ← s + g²; w ← w - learning_rate g / sqrt(s + epsilon).

    References
    ----------
    Duchi, Hazan and Singer (2011).

    Examples
    --------
    >>> AdaGrad().initial_accumulator_value
    0.1
    """

    learning_rate: float = 0.001
    initial_accumulator_value: float = 0.1
    epsilon: float = 1e-7

    def start(self, p):
        """Remember a sum of squared gradients."""
        return [np.full_like(p, self.initial_accumulator_value)]

    def update(self, p, g, s):
        """One step of one array."""
        s += g * g
        p -= self.learning_rate * g / np.sqrt(s + self.epsilon)


@dataclass(eq=False)
class RMSprop(Optimizer):
    """AdaGrad that forgets: a moving mean of squared gradients in place of their sum.

    Parameters
    ----------
    learning_rate : float
        Step size before division.
    rho : float
        Part of the moving mean that each step keeps.
    momentum : float
        Part of the last step that is taken again.
    epsilon : float
        Added under the root.
    centered : bool
        Whether to divide by the standard deviation of the gradient, not its root mean square.

    Notes
    -----
    s ← rho s + (1 - rho) g²; w ← w - learning_rate g / sqrt(s + epsilon).

    References
    ----------
    Hinton (2012), lecture 6 of "Neural networks for machine learning".

    Examples
    --------
    >>> RMSprop().rho
    0.9
    """

    learning_rate: float = 0.001
    rho: float = 0.9
    momentum: float = 0.0
    epsilon: float = 1e-7
    centered: bool = False

    def start(self, p):
        """Remember the moving mean of squares, of the gradient, and the last step."""
        return [
            np.zeros_like(p),
            np.zeros_like(p) if self.centered else None,
            np.zeros_like(p) if self.momentum else None,
        ]

    def update(self, p, g, s, mean, v):
        """One step of one array."""
        s *= self.rho
        s += (1 - self.rho) * (g * g)
        variance = s
        if mean is not None:
            mean *= self.rho
            mean += (1 - self.rho) * g
            variance = s - mean * mean
        change = self.learning_rate * g / np.sqrt(variance + self.epsilon)
        if v is not None:
            v *= self.momentum
            v += change
            change = v
        p -= change


@dataclass(eq=False)
class Adam(Optimizer):
    """Momentum and RMSprop together, both corrected for starting at zero.

    Parameters
    ----------
    learning_rate : float
        Roughly the length of a step in each parameter.
    beta_1, beta_2 : float
        Parts of the moving means of g and of g² that each step keeps.
    epsilon : float
        Added to the root (outside it, and after the correction: "epsilon hat" in the paper).

    Notes
    -----
    m ← m + (1 - beta_1)(g - m); v ← v + (1 - beta_2)(g² - v); with
    alpha = learning_rate sqrt(1 - beta_2^t) / (1 - beta_1^t):
    w ← w - alpha m / (sqrt(v) + epsilon).

    References
    ----------
    Kingma and Ba (2015), "Adam: a method for stochastic optimization".

    Examples
    --------
    >>> w = np.array([5.0, 5.0])
    >>> Adam(learning_rate=0.1).step([w], [np.array([1000.0, -0.001])])
    >>> w.round(3)  # the first step has the same length whatever the gradient's
    array([4.9, 5.1])
    """

    learning_rate: float = 0.001
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-7

    def start(self, p):
        """Remember moving means of the gradient and of its square."""
        return [np.zeros_like(p), np.zeros_like(p)]

    def update(self, p, g, m, v):
        """One step of one array."""
        t = self.iterations
        alpha = self.learning_rate * (1 - self.beta_2**t) ** 0.5 / (1 - self.beta_1**t)
        m += (1 - self.beta_1) * (g - m)
        v += (1 - self.beta_2) * (g * g - v)
        p -= alpha * m / (np.sqrt(v) + self.epsilon)


@dataclass(eq=False)
class AdamW(Adam):
    """Adam that also shrinks every parameter a little in each step.

    Parameters
    ----------
    learning_rate, beta_1, beta_2, epsilon : float
        As in `Adam`.
    weight_decay : float
        First of all, w ← w - learning_rate weight_decay w. Keras shrinks biases too.

    References
    ----------
    Loshchilov and Hutter (2019), "Decoupled weight decay regularization".

    Examples
    --------
    >>> w = np.array([2.0])
    >>> AdamW(learning_rate=0.1, weight_decay=0.5).step([w], [np.array([0.0])])
    >>> w
    array([1.9])
    """

    weight_decay: float = 0.004

    def update(self, p, g, m, v):
        """One step of one array."""
        p -= p * (self.weight_decay * self.learning_rate)
        super().update(p, g, m, v)


def clip_norm(gradients, limit):
    """Scale gradients down together, in place, if their common length exceeds a limit.

    Parameters
    ----------
    gradients : list of numpy.ndarray
        All of a network's gradients; they keep their direction.
    limit : float
        Greatest length allowed. `global_clipnorm` in Keras.

    Returns
    -------
    float
        The length before.

    Raises
    ------
    ValueError
        If the limit is not above 0.

    References
    ----------
    Pascanu, Mikolov and Bengio (2013), "On the difficulty of training recurrent neural networks".

    Examples
    --------
    >>> g = [np.array([3.0]), np.array([4.0])]
    >>> clip_norm(g, 1.0), g
    (5.0, [array([0.6]), array([0.8])])
    """
    if not limit > 0:
        raise ValueError(f"clip_norm needs a limit above 0, but got {limit}.")
    length = float(np.sqrt(sum(np.vdot(g, g) for g in gradients)))
    if length > limit:
        for g in gradients:
            g *= limit / length
    return length
