"""Each program of tools/ stands in the map of the package, and says how it is used."""

import re
import subprocess
import sys

import pytest

import tools
from authoring.settings import ROOT

OF_THE_TASKS = ("__init__", "__main__", "for_students", "task", "tasks")  # see test_tasks.py
PROGRAMS = sorted(
    path.stem
    for path in (ROOT / "tools").iterdir()
    if (path.suffix == ".py" and path.stem not in OF_THE_TASKS) or (path / "__main__.py").exists()
)


def test_the_map_names_every_program_and_nothing_else():
    assert sorted(re.findall(r"^`(\w+)` ", tools.__doc__, flags=re.MULTILINE)) == PROGRAMS


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_says_how_it_is_used_and_does_nothing_then(name, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", f"tools.{name}", "--help"],
        capture_output=True, text=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"usage: python -m tools.{name} [-h]")
