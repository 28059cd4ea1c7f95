"""The one set of checks: "your turn" cells, visible tests and hidden tests call the same ones.

A check returns if an answer is right. Otherwise it raises `CheckFailed` with a sentence or two
(what went wrong, for which input, where to look, never the answer), or `NotAttempted` if the
answer is still blank. A notebook shows nothing but that sentence. A check that passes
leaves no value, which nbgrader would take for a score.

===============  =================================================================================
`activation`     one property of an activation function or its derivative
`array`          an array: shape, dtype, NaN, values
`as_array`       reads an answer as an array, `as_number` as a number, for more checking
`attempted`      only that an answer is no longer blank
`call`           calls a student's function, and tells what went wrong if it does
`letter`         that a multiple-choice answer is a letter
`number`         a number
`own_work`       that a function does not call a library which already has the answer
`quiz`           whether a multiple-choice answer is right, and why
`values_of`      a student's own values, for steps that build on them
===============  =================================================================================
"""

from helpers.checks.arrays import array, as_array
from helpers.checks.blank import attempted, is_blank
from helpers.checks.calling import call
from helpers.checks.diagnosis import values_of
from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.properties import FACETS, activation
from helpers.checks.quiz import letter, quiz
from helpers.checks.shortcuts import own_work
from helpers.checks.values import TOLERANCES, as_number, close, number

__all__ = [
    "FACETS",
    "TOLERANCES",
    "CheckFailed",
    "NotAttempted",
    "activation",
    "array",
    "as_array",
    "as_number",
    "attempted",
    "call",
    "close",
    "is_blank",
    "letter",
    "number",
    "own_work",
    "quiz",
    "values_of",
]
