"""The assignment that is attacked; its hidden tests hold numbers and words found nowhere else."""

from __future__ import annotations

from pathlib import Path

from tools.rehearsal.course import source_notebook, write_source

NAME = "97-target"
TESTS = ("first", "second", "third", "apply", "answer")
#: Must be in no feedback and in no output of a student's cell.
SECRETS = ("731.25", "1462.5", "4099.625", "8199.25", "14086.5", "5501.75", "heron_cobalt",
           "ibis-vermilion", "731250", "4099625")  # fmt: skip
CELLS = [
    "# SETUP: imports\nimport numpy as np\nfrom helpers import checks",
    "# EXERCISE: double\n### BEGIN SOLUTION\ndef double(z):\n    return 2 * z\n### END SOLUTION",
    "# TEST: first (1 point)\nassert double(1.0) == 2.0, 'double(1) should be 2'\n"
    "### BEGIN HIDDEN TESTS\n"
    'assert double(731.25) == 1462.5, "double is wrong for an unseen value"\n'
    "### END HIDDEN TESTS",
    "# TEST: second (1 point)\n### BEGIN HIDDEN TESTS\n"
    'heron_cobalt = "ibis-vermilion"\n'
    'checks.number(double(4099.625), 8199.25, name="double of a number")\n'
    "### END HIDDEN TESTS",
    "# TEST: third (1 point)\n### BEGIN HIDDEN TESTS\n"
    "unseen = np.array([61.5, 7043.25])\n"
    "np.testing.assert_allclose(checks.call(double, unseen), [123.0, 14086.5])\n"
    'checks.array(double(unseen), [123.0, 14086.5], name="double of an array")\n'
    "### END HIDDEN TESTS",
    "# EXERCISE: apply\n### BEGIN SOLUTION\ndef apply(f, z):\n    return f(z)\n### END SOLUTION",
    "# TEST: apply (1 point)\n### BEGIN HIDDEN TESTS\n"
    "offset = 5501.75\n"
    "expected = 5503.75\n"
    "found = apply(lambda z: z + offset, 2.0)\n"
    "checks.number(found, expected, name='apply of a sum')\n"
    "### END HIDDEN TESTS",
    "# EXERCISE: answer\n### BEGIN SOLUTION\nanswer = 3 * 3052.5\n### END SOLUTION",
    "# TEST: answer (1 point)\n### BEGIN HIDDEN TESTS\n"
    "checks.number(answer, 9157.5, name='answer')\n"
    "### END HIDDEN TESTS",
]


def write(folder: Path) -> None:
    """Write the assignment to a folder of assignments."""
    write_source(folder, NAME, source_notebook(("code", text) for text in CELLS))
