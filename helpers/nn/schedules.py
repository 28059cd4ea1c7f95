"""Learning-rate schedules: by what to multiply the highest rate, as training goes on.

Each takes the part of training that is done, from 0 up to 1, and returns a factor from 0 to 1.
"""

import math

__all__ = ["SCHEDULES", "Scheduled", "constant", "cosine", "step_decay", "warm_up"]


def constant(done):
    """No schedule: the same rate from the first step to the last.

    Parameters
    ----------
    done : float
        The part of training that is done.

    Returns
    -------
    float

    Examples
    --------
    >>> constant(0.9)
    1.0
    """
    return 1.0


def step_decay(done):
    """A tenth of the rate after half of training, a hundredth after three quarters.

    Parameters
    ----------
    done : float
        The part of training that is done.

    Returns
    -------
    float

    Examples
    --------
    >>> [step_decay(done) for done in (0.2, 0.5, 0.8)]
    [1.0, 0.1, 0.01]
    """
    return 1.0 if done < 0.5 else 0.1 if done < 0.75 else 0.01


def cosine(done):
    """Down along half a wave of the cosine (Loshchilov and Hutter 2017).

    Parameters
    ----------
    done : float
        The part of training that is done.

    Returns
    -------
    float

    Examples
    --------
    >>> [round(cosine(done), 3) for done in (0, 0.5, 1)]
    [1.0, 0.5, 0.0]
    """
    return (1 + math.cos(math.pi * done)) / 2


def warm_up(done, first=0.1):
    """Up along a straight line at first, then down along the cosine.

    Parameters
    ----------
    done : float
        The part of training that is done.
    first : float
        The part of training that the rise takes.

    Returns
    -------
    float

    Examples
    --------
    >>> [round(warm_up(done), 3) for done in (0, 0.05, 0.1, 1)]
    [0.0, 0.5, 1.0, 0.0]
    """
    return done / first if done < first else cosine((done - first) / (1 - first))


#: The four by the name that studies and figures use.
SCHEDULES = {"constant": constant, "step": step_decay, "cosine": cosine, "warm-up": warm_up}


class Scheduled:
    """An optimizer whose learning rate follows a schedule.

    Parameters
    ----------
    optimizer : helpers.nn.optimizers.Optimizer
        Its learning rate is the highest one.
    schedule : callable
        From the part of training that is done to a factor.
    steps : int
        How many steps training takes.

    Examples
    --------
    >>> from helpers.nn.optimizers import SGD
    >>> import numpy as np
    >>> w, optimizer = np.array([1.0]), Scheduled(SGD(0.1), step_decay, steps=4)
    >>> for _ in range(4):
    ...     optimizer.step([w], [np.array([1.0])])
    ...     print(round(float(w[0]), 3))
    0.9
    0.8
    0.79
    0.789
    """

    def __init__(self, optimizer, schedule, steps):
        self.optimizer, self.schedule, self.steps = optimizer, schedule, steps
        self.highest, self.iterations = optimizer.learning_rate, 0

    def step(self, parameters, gradients):
        """Set the rate for this step, and take it.

        Parameters
        ----------
        parameters, gradients : list of numpy.ndarray
            As for the optimizer.

        Examples
        --------
        >>> from helpers.nn.optimizers import SGD
        >>> import numpy as np
        >>> w = np.array([1.0])
        >>> Scheduled(SGD(0.5), constant, steps=10).step([w], [np.array([1.0])])
        >>> w
        array([0.5])
        """
        # The middle of the step: the first of a warm-up must move, and the last of a cosine, too.
        done = (self.iterations + 0.5) / self.steps
        self.optimizer.learning_rate = self.highest * self.schedule(done)
        self.optimizer.step(parameters, gradients)
        self.iterations += 1
