"""The lesson on Keras and its assignment run on another backend, but for what says `tf`."""

import json
import os
import subprocess
import sys

import nbformat
import pytest

from authoring import course, links, worked
from authoring.settings import ROOT
from tests.support import order
from tests.support.machine import JAX

ORDER = course.read(ROOT)
NAME = "training-with-keras"
LESSON = ROOT / "course" / f"{order.lesson(NAME)}.ipynb"
pytestmark = [pytest.mark.slow, pytest.mark.keras, pytest.mark.needs("jax")]


def left_out_on_jax(path):
    """Run a notebook with Keras on JAX, and return the cells that are TensorFlow's own."""
    places = os.pathsep.join([str(ROOT), str(JAX)])
    own = {"KERAS_BACKEND": "jax", "PYTHONPATH": places, "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.on_jax", path],
        cwd=ROOT, env=os.environ | own, capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_the_lesson_runs_on_jax_but_for_its_own_loop():
    sections = [cell.rpartition("-")[0] for cell in left_out_on_jax(LESSON)]
    assert sections == ["where-the-bug-does-harm"] * 2


def test_the_solved_assignment_runs_on_jax_but_for_one_test(tmp_path):
    assignment = ORDER.assignment(order.assignment(NAME))
    path = tmp_path / "solved.ipynb"
    nbformat.write(worked.notebook(assignment, ORDER, links.read_bank(ORDER)), path)
    assert left_out_on_jax(path) == ["test-activation-slope"]
