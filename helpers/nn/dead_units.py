"""When is a ReLU unit dead? The one definition that lessons and studies count with."""

import numpy as np


def is_dead(z):
    """For each unit of a ReLU layer, whether it fires for no sample at all.

    Parameters
    ----------
    z : array_like, shape (m, units)
        Pre-activations of a batch, or its activations: ReLU's are positive where z is.

    Returns
    -------
    numpy.ndarray of bool, shape (units,)
        Their sum is the number of dead units, their mean the share. A unit whose z is 0 at best
        is dead, since ReLU's slope at 0 is taken as 0.

    Examples
    --------
    >>> is_dead([[1.0, -2.0, 0.0], [-1.0, -3.0, 0.0]])
    array([False,  True,  True])
    """
    return ~(np.asarray(z) > 0).any(axis=0)
