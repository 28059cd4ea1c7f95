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
`careful`        that a function leaves its arguments alone, and keeps nothing between calls
`chosen`         words chosen from lists
`earlier`        reads a step on which a later one may build; empty where it has no numbers
`function`       one property of a function of several arrays, such as softmax over an axis
`gradient`       a gradient, against measured slopes
`lenient`        as `call`, but lets pass what another test looks at
`letter`         that a multiple-choice answer is a letter
`may_lend`       whether `replacing` may be used now to lend a correct function
`number`         a number
`own_work`       that a function does not call a library which already has the answer
`parts`          the several results of a function
`quiz`           whether a multiple-choice answer is right, and why
`random_draws`   a module: what random weights must have in common
`replacing`      puts other functions in place of a student's earlier ones
`values_of`      a student's own values, for steps that build on them
===============  =================================================================================

`no_known_mistake` looks only for known wrong results, and `with_reference_functions` repeats a
test that fails with correct earlier functions.

How it is made: `observe` says what a student's function does, as plain data, and is the only
module that touches one. `reading`, `calling`, `values`, `random_draws` and `quiz` judge single
answers; `engine` and `properties` judge a function as one of the targets of `known`, where the
known mistakes stand with their sentences. `comparing` has all tolerances, and decides what may be
said of numbers that differ; `explaining` says it of a function.
"""

from helpers.checks import random_draws
from helpers.checks.calling import attempted, call, careful, lenient, own_work
from helpers.checks.comparing import ABOUT, TOLERANCES, close
from helpers.checks.engine import (
    PROPERTIES,
    activation,
    function,
    values_of,
    with_reference_functions,
)
from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.observe import is_blank, may_lend, replacing
from helpers.checks.quiz import chosen, letter, quiz
from helpers.checks.reading import as_array, as_number, earlier, parts
from helpers.checks.values import array, gradient, no_known_mistake, number

__all__ = [
    "ABOUT", "PROPERTIES", "TOLERANCES", "CheckFailed", "NotAttempted", "activation", "array",
    "as_array", "as_number", "attempted", "call", "careful", "chosen", "close", "earlier",
    "function", "gradient", "is_blank", "lenient", "letter", "may_lend", "no_known_mistake",
    "number", "own_work", "parts", "quiz", "random_draws", "replacing", "values_of",
    "with_reference_functions",
]  # fmt: skip
