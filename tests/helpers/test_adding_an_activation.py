"""The recipe of CONTRIBUTING.md is all that a new activation takes, and mistakes in it are found.

Each test follows the recipe, word for word, in a copy of the checkout.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (
    "helpers", "pyproject.toml", "CONTRIBUTING.md",
    "tests/__init__.py", "tests/conftest.py", "tests/oracle.py", "tests/support",
    "tests/helpers/__init__.py", "tests/helpers/test_activations.py",
    "tests/helpers/test_formulas.py", "tests/helpers/test_latex.py", "tests/helpers/test_looks.py",
)  # fmt: skip
OWN_TESTS = [f"tests/helpers/test_{name}.py" for name in
             ("activations", "formulas", "latex", "looks")]  # fmt: skip

PROBE = """
from pathlib import Path
import matplotlib
matplotlib.use("Agg")
import helpers
from helpers import activations
from helpers.display import function_cards, function_plots, style

assert Path(helpers.__file__).is_relative_to(Path.cwd()), helpers.__file__
names = activations.names()
assert names.index("squareplus") == names.index("softplus") + 1
assert activations.squareplus(1.5) == activations.get("squareplus")(1.5) == 2
assert activations.squareplus_derivative(0) == activations.get("Squareplus").derivative(0) == 0.5
assert "Activations in (0, ∞)" in activations.squareplus.__doc__

style.use_style()
fig, alt = function_plots.gallery()
assert "Squareplus" in [ax.get_title(loc="left") for ax in fig.axes] and "Squareplus: rises" in alt
assert activations.table().loc["Squareplus", "origin"] == "Barron 2021"

html = function_cards.card_html(activations.get("squareplus"))
assert "a square root only" in html and "Squareplus for z from -4 to 4: rises" in html

try:
    activations.get("squareplsu")
except activations.UnknownActivation as unknown:
    assert "did you mean 'squareplus'" in str(unknown), unknown
print("found everywhere")
"""


def recipe():
    """The entry and the line of the oracle that CONTRIBUTING.md gives."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("\n## An activation\n")[2].partition("\n## ")[0]
    entry, line = re.findall(r"```python\n(.*?)```", section, re.S)
    return entry, line


@pytest.fixture
def added(tmp_path):
    """Follow the recipe in a copy, with replacements in what stands in the entry."""

    def follow(*replacements):
        for name in NEEDED:
            source, copy = ROOT / name, tmp_path / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy)
        entry, line = recipe()
        for old, new in replacements:
            assert entry.count(old) == 1, old
            entry = entry.replace(old, new)
        room = tmp_path / re.match(r"# at the end of (\S+)\n", entry)[1]
        room.write_text(room.read_text(encoding="utf-8") + "\n\n" + entry, encoding="utf-8")
        where = re.match(r"# in FUNCTIONS of (\S+), before (\S+)\n", line)
        oracle, before = tmp_path / where[1], f'    "{where[2]}":'
        text = oracle.read_text(encoding="utf-8")
        assert text.count(before) == 1
        oracle.write_text(text.replace(before, line[where.end() :] + before), encoding="utf-8")
        return tmp_path

    return follow


def run(where, *arguments):
    """Python in the copy, as if the copy were the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(where), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=where, env=environment, capture_output=True, text=True,
        timeout=600,
    )  # fmt: skip


def registry_tests(where, among=""):
    """Which of the registry's own tests fail for the new function, among those of that name."""
    done = run(
        where, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "--tb=no", "-rf",
        "-k", f"(squareplus or teaching_order or share) and test_{among}", *OWN_TESTS,
    )  # fmt: skip
    failed = set(re.findall(r"^FAILED \S+::(\w+)", done.stdout, re.M))
    assert done.returncode == (1 if failed else 0), done.stdout + done.stderr
    return failed


def test_one_entry_and_its_line_in_the_oracle_are_enough(added):
    where = added()
    probe = run(where, "-c", PROBE)
    assert probe.stdout.endswith("found everywhere\n"), probe.stderr
    assert registry_tests(where) == set()


@pytest.mark.parametrize(("right", "wrong", "test"), [
    ("(z >= 0, 1, small) / (1 + small)", "(z >= 0, 1, small)",
     "test_values_and_slopes_equal_exact_arithmetic"),
    (r'latex=r"\frac{z + \sqrt{z^2 + 4}}{2}"', r'latex=r"\frac{z + \sqrt{z^2 + 2}}{2}"',
     "test_the_printed_formula_is_the_function"),
    (r"\frac{1}{2} + \frac{z}{2 \sqrt{z^2 + 4}}", r"\frac{1}{2} - \frac{z}{2 \sqrt{z^2 + 4}}",
     "test_the_printed_slope_is_the_slope"),
    ('color="sky", line="dashed"', 'color="sky", line="solid"',
     "test_no_two_activations_share_color_and_line"),
], ids=["slope", "latex of the function", "latex of the slope", "look"])  # fmt: skip
def test_a_mistake_in_the_entry_is_found(added, right, wrong, test):
    assert registry_tests(added((right, wrong)), among=test.removeprefix("test_")) == {test}


def test_a_place_in_the_order_that_is_taken_is_refused(added):
    where = added(("order=165", "order=160"))
    done = run(where, "-c", "from helpers import activations")
    assert "Both softplus and squareplus have the order 160; give one of them another." in (
        done.stderr
    )
