"""Your turn, lesson 0: how checks, hints and solutions work."""

import numpy as np

from helpers import checks, course
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn

_LAST = max(lesson.number for lesson in course.LESSONS if lesson.label)
_COUNT = _LAST + 1
_BOXES = len(course.LESSONS)


def _count_lessons(numbers):
    checks.number(numbers, _COUNT, name="numbers", known_mistakes=[
        *[(_BOXES, f"{_BOXES} counts the boxes of the map, also those without a number of their "
                   f"own; count the numbers from 0 to {_LAST}.")] * (_BOXES > _COUNT),
        (_LAST, f"{_LAST} is the number of the last lesson, but the first one has number 0; "
                "count it too."),
        (_LAST - 1, f"both ends count: lesson 0 and lesson {_LAST}."),
    ])  # fmt: skip


def _run_again(last_b):
    checks.number(last_b, 4, name="last_b", known_mistakes=[
        (2, "2 is b after the first run; the kernel remembers it, and the next run adds 1 again."),
        (3, "3 is b after the second run (b starts at 1, and not at 0)."),
    ])  # fmt: skip


def _shape(shape):
    if not isinstance(shape, tuple | list | np.ndarray):
        if isinstance(shape, int | np.integer) and shape == 6:
            raise CheckFailed("6 is the size, all numbers counted; a shape says how many along "
                              "each axis.")  # fmt: skip
        raise CheckFailed("a shape is a pair here: rows first, such as (7, 8).")
    found = tuple(np.asarray(shape).tolist())
    if found == (2, 3):
        return "Rows first, then columns."
    if found == (3, 2):
        raise CheckFailed("the two are swapped; the first number counts the rows.")
    if found == (3,):
        raise CheckFailed("(3,) is the shape of one row; the table has several.")
    if len(found) != 2:
        raise CheckFailed("the table has two axes, so its shape has two numbers, "
                          f"not {len(found)}.")  # fmt: skip
    raise CheckFailed("count the rows, then the numbers in one row.")


def _double(function):
    for given in (3.0, -0.5):
        checks.number(
            checks.call(function, given), 2 * given, name=f"double({given})",
            known_mistakes=[
                (given**2, f"double({given}) gave the square; twice a number is the number "
                 "added to itself."),
                (given, f"double({given}) gave back its input."),
            ],
        )  # fmt: skip
    given = np.array([1.0, -2.0, 0.5])
    found = checks.call(function, given)
    if isinstance(found, list) and len(found) == 2 * len(given):
        raise CheckFailed("a list times 2 is the list twice over; keep the array an array.")
    checks.array(found, 2 * given, name="double(array)")


TURNS = [
    Turn("start-here/count-lessons", _count_lessons, hints=(
        "Lesson 0 is a lesson too. You are reading it.",
        f"From 1 to {_LAST} there are {_LAST} numbers. Add the one for 0.",
    ), solution=f"numbers = {_COUNT}  # from 0 to {_LAST}, both ends counted: {_LAST} - 0 + 1"),
    Turn("start-here/run-again", _run_again, hints=(
        "The kernel remembers b between runs. What is b after the first run of b = b + 1?",
        "It starts at 1, and each run adds 1.",
    ), solution="last_b = 1 + 1 + 1 + 1  # 1 at first, and three runs add 1 each"),
    Turn("start-here/shape", _shape, hints=(
        "The outer brackets hold the rows. How many are there?",
        "Each row holds 1, 2, 3 or 4, 5, 6. Rows come first in a shape.",
    ), solution="shape = (2, 3)  # 2 rows of 3 numbers"),
    Turn("start-here/double", _double, hints=(
        "The body needs one line that begins with return.",
        "2 * z works for a number and for an array, and makes a new one.",
    ), solution="def double(z):\n    return 2 * z"),
]  # fmt: skip
