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
`chosen`         words chosen from lists
`function`       one property of a function of several arrays, such as softmax over an axis
`forgiving`      repeats a test that fails with correct earlier functions
`lenient`        as `call`, but lets pass what another test looks at
`letter`         that a multiple-choice answer is a letter
`number`         a number
`own_work`       that a function does not call a library which already has the answer
`parts`          the several results of a function
`quiz`           whether a multiple-choice answer is right, and why
`slips`          that a result is none of the known wrong ones
`slopes`         a gradient, against measured slopes
`standing_in`    puts correct functions in the place of a student's earlier ones
`values_of`      a student's own values, for steps that build on them
===============  =================================================================================
"""

from helpers.checks.arrays import array, as_array
from helpers.checks.blank import attempted, is_blank
from helpers.checks.calling import call
from helpers.checks.choices import chosen
from helpers.checks.diagnosis import values_of
from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.functions import function
from helpers.checks.properties import FACETS, activation
from helpers.checks.quiz import letter, quiz
from helpers.checks.shortcuts import own_work
from helpers.checks.slips import slips
from helpers.checks.slopes import forgiving, lenient, parts, slopes, standing_in
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
    "chosen",
    "close",
    "forgiving",
    "function",
    "is_blank",
    "lenient",
    "letter",
    "number",
    "own_work",
    "parts",
    "quiz",
    "slips",
    "slopes",
    "standing_in",
    "values_of",
]
