"""Wrong formulas that people write, and the sentence that helps each of them.

Each entry is a formula that is *not* the function it is listed under. A check that finds a
student's values equal to one of them says its sentence instead of "wrong".
"""

from helpers.checks.misconceptions.bounded import BOUNDED
from helpers.checks.misconceptions.gated import GATED
from helpers.checks.misconceptions.rectifiers import RECTIFIERS
from helpers.checks.misconceptions.schema import Misconception

__all__ = ["MISCONCEPTIONS", "Misconception"]

#: Misconceptions by target: a name of the registry, or one with `_derivative` at its end.
MISCONCEPTIONS = {**BOUNDED, **RECTIFIERS, **GATED}
