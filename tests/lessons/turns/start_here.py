"""Right answers of several kinds, and the known mistakes of lesson 0's turns."""

import numpy as np

from authoring import course
from authoring.settings import ROOT
from tests.lessons.turns import Evidence

LESSONS = course.read(ROOT).lessons
COUNT = 1 + max(lesson.number for lesson in LESSONS if lesson.label)
BOXES = len(LESSONS)  # of the map: with those that have no number of their own


def _prints(z):
    print(2 * z)


def _changes_its_input(z):
    z *= 2
    return z


def _adds(z):
    return z + z


def _squares(z):
    return z**2


def _returns_its_input(z):
    return z


def _works_on_numbers_only(z):
    return 2 * float(z)


def _doubles_the_list(z):
    return z * 2 if isinstance(z, float) else list(z) * 2


BANK = {
    "start-here/count-lessons": Evidence(
        right=[COUNT, float(COUNT), len(range(0, COUNT)), np.int64(COUNT)],
        wrong={
            "takes the last number for the count": (COUNT - 1, "count it too"),
            "leaves out both ends": (COUNT - 2, "both ends"),
            "counts the boxes of the map": (BOXES, "boxes of the map"),
            "counts ten too many": (COUNT + 10, "too large"),
            "answers in words": ("twelve", "text"),
        },
    ),
    "start-here/run-again": Evidence(
        right=[4, 4.0, 1 + 3],
        wrong={
            "believes that the cell starts afresh": (2, "remembers"),
            "starts from zero": (3, "starts at 1"),
            "any other number": (9, "too large"),
        },
    ),
    "start-here/shape": Evidence(
        right=[((2, 3),), [2, 3], np.zeros((2, 3)).shape and ((2, 3),)],
        wrong={
            "swaps rows and columns": (((3, 2),), "swapped"),
            "gives the size": (6, "size"),
            "gives the shape of a row": (((3,),), "one row"),
            "counts a third axis": (((1, 2, 3),), "two axes"),
            "counts wrongly": (((2, 4),), "count the rows"),
        },
    ),
    "start-here/double": Evidence(
        right=[lambda z: 2 * z, _adds, lambda z: np.multiply(z, 2)],
        wrong={
            "prints and does not return": (_prints, "returned nothing"),
            "writes into the input": (_changes_its_input, "changed its input"),
            "squares": (_squares, "square"),
            "gives the input back": (_returns_its_input, "gave back its input"),
            "takes single numbers only": (_works_on_numbers_only, "raised"),
            "repeats the list": (_doubles_the_list, "twice over"),
        },
    ),
}
