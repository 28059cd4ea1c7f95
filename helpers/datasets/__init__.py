"""The data sets of the course, and what is done to data before training.

Every loader of a classification problem returns `X` of shape (m, n_features) and labels `y` of
shape (m,), whole numbers. A network with one output wants `column(y)`, of shape (m, 1); one with an
output for each class wants `one_hot(y)`.
"""

from helpers.datasets.breast_cancer import (
    breast_cancer,
    breast_cancer_features,
    breast_cancer_parts,
)
from helpers.datasets.housing import housing, housing_parts
from helpers.datasets.load import circles, digits, moons, spirals, xor
from helpers.datasets.preprocessing import scaling, split, standardize
from helpers.datasets.targets import column, one_hot
from helpers.datasets.units import Scaling

__all__ = [
    "Scaling", "breast_cancer", "breast_cancer_features", "breast_cancer_parts", "circles",
    "column", "digits", "housing", "housing_parts", "moons", "one_hot", "scaling", "spirals",
    "split", "standardize", "xor",
]  # fmt: skip
