"""Functions of several arrays that an assignment asks for: what they are, and known slips."""

from helpers.checks.subjects.costs import COSTS
from helpers.checks.subjects.forward import FORWARD
from helpers.checks.subjects.schema import Subject
from helpers.checks.subjects.shares import SHARES

__all__ = ["SUBJECTS", "Subject"]

#: By name.
SUBJECTS = {**SHARES, **COSTS, **FORWARD}
