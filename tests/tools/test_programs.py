"""Each program of tools/ stands in the map of the package, and says how it is used."""

import re
import subprocess
import sys

import pytest

import tools
from authoring.settings import ROOT

PROGRAMS = sorted(
    path.stem
    for path in (ROOT / "tools").iterdir()
    if (path.suffix == ".py" and path.stem != "__init__") or (path / "__main__.py").exists()
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
    # Students get environment.py as a file of its own.
    assert re.match(rf"usage: (python -m tools\.{name}|{name}\.py) \[-h\]", done.stdout)
