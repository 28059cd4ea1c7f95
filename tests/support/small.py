"""An assignment small enough to be graded often: two functions, a value, a choice, a text."""

from __future__ import annotations

from pathlib import Path

import nbformat

from grader.cells import markers
from tools.rehearsal import course

NAME = "98-small"
POINTS = {
    "test-double-values": 2,
    "test-double-zero": 1,
    "test-half": 1,
    "test-answer": 1,
    "written-why": 3,
}
CELLS = [
    ("markdown", "# 98. Small"),
    ("code", "# SETUP: imports\nimport math"),
    ("markdown", "Some words that nobody grades."),
    (
        "code",
        "# EXERCISE: double\n"
        "def double(z):\n"
        '    """Return twice z."""\n'
        "    ### BEGIN SOLUTION\n"
        "    return 2 * z\n"
        "    ### END SOLUTION",
    ),
    (
        "code",
        "# TEST: double values (2 points)\n"
        'assert double(1) is not ..., "double(1) is still blank"\n'
        "### BEGIN HIDDEN TESTS\n"
        'assert double(21) == 42, "double is wrong for an unseen value"\n'
        "### END HIDDEN TESTS",
    ),
    (
        "code",
        "# TEST: double zero (1 point)\n"
        "### BEGIN HIDDEN TESTS\n"
        "unseen_zero = 0.0\n"
        'assert double(unseen_zero) == 0, "double(0) should be 0"\n'
        "### END HIDDEN TESTS",
    ),
    (
        "code",
        "# EXERCISE: half\n"
        "def half(z):\n"
        "    ### BEGIN SOLUTION\n"
        "    return z / 2\n"
        "    ### END SOLUTION",
    ),
    (
        "code",
        "# TEST: half (1 point)\n"
        "### BEGIN HIDDEN TESTS\n"
        'assert half(3) == 1.5, "half(3) is wrong"\n'
        "### END HIDDEN TESTS",
    ),
    (
        "code",
        "# EXERCISE: answer\n"
        "answer = (\n"
        "    ### BEGIN SOLUTION\n"
        "    math.floor(42.5)\n"
        "    ### END SOLUTION\n"
        ")",
    ),
    (
        "code",
        "# TEST: answer (1 point)\n"
        "### BEGIN HIDDEN TESTS\n"
        'assert answer == 42, "answer is not what was asked for"\n'
        "### END HIDDEN TESTS",
    ),
    (
        "markdown",
        "<!-- WRITTEN: why (3 points) -->\n"
        "Why is twice zero zero?\n\n"
        "### BEGIN SOLUTION\n"
        "Because zero and zero make zero.\n"
        "### END SOLUTION\n\n"
        "### BEGIN MARK SCHEME\n"
        "3 points for a sum of two zeros.\n"
        "### END MARK SCHEME",
    ),
]


def source_notebook() -> nbformat.NotebookNode:
    """Return the instructor's version."""
    return course.source_notebook(CELLS)


def write(folder: Path) -> Path:
    """Write the assignment to a folder of assignments, and return that folder."""
    course.write_source(folder, NAME, source_notebook())
    return folder


def solved(released: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the released notebook with every answer right."""
    return answer(
        released,
        {
            "double": "    return z + z",
            "half": "    return 0.5 * z",
            "answer": "    42",
            "why": "Zero and zero is zero.",
        },
    )


def answer(released: nbformat.NotebookNode, answers: dict[str, str]) -> nbformat.NotebookNode:
    """Return a copy of the released notebook with some stubs replaced.

    Parameters
    ----------
    released : NotebookNode
        What students get.
    answers : dict of str to str
        The lines that take the place of the stub's line, by name of exercise.
    """
    nb: nbformat.NotebookNode = nbformat.reads(nbformat.writes(released), as_version=4)
    for cell in nb.cells:
        marker = markers.parse(cell.source, cell.cell_type)
        if marker and marker.kind in ("EXERCISE", "WRITTEN") and marker.name in answers:
            lines = cell.source.split("\n")
            stub = next(line for line in lines if "YOUR CODE" in line or "YOUR ANSWER" in line)
            lines[lines.index(stub)] = answers[marker.name]
            cell.source = "\n".join(lines)
    return nb
