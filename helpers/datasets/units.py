"""From the units of a table to standardized numbers, and back."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Scaling:
    """How to bring columns to mean 0 and standard deviation 1, and back.

    Parameters
    ----------
    mean, std : numpy.ndarray, shape (n_columns,)
        Learned by `scaling` from training data. A constant column has std 1, so it becomes 0.
    """

    mean: np.ndarray
    std: np.ndarray

    def apply(self, values):
        """Standardized values, of the same shape."""
        return (np.asarray(values, dtype=float) - self.mean) / self.std

    def undo(self, values):
        """Values in their own units again."""
        return np.asarray(values, dtype=float) * self.std + self.mean
