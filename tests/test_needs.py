"""What the machine lacks skips a test with a sentence, and fails it in continuous integration."""

import os
import re
import subprocess
import sys

import pytest

from authoring.settings import ROOT
from tests.support import machine

# A run of pytest with the hooks of the real one, on a machine without a thing called gadget.
CONFTEST = """\
from tests.support import machine
from tests.support.machine import pytest_runtest_makereport, pytest_runtest_setup

machine.NEEDS["gadget"] = lambda: "There is no gadget here (Debian: apt install gadget)."
machine.NEEDS["air"] = lambda: ""
"""
TESTS = """\
import pytest
from tests.support import machine

@pytest.fixture
def costly():
    raise RuntimeError("made although the test is skipped")

@pytest.mark.needs("air", "gadget")
def test_marked(costly):
    pass

def test_in_the_middle():
    machine.require(["gadget"])

@pytest.mark.needs("air")
def test_there():
    pass

def test_for_itself():
    pytest.importorskip("no_such_package")

@pytest.mark.xfail(reason="known")
def test_expected_failure():
    assert False

@pytest.mark.needs("a-thing-nobody-listed")
def test_unknown():
    pass
"""
SENTENCE = "There is no gadget here (Debian: apt install gadget)."
LAPTOP = "skipped skipped passed skipped xfail error"
CI = "error failed passed failed xfail error"
EXCUSED = "skipped skipped passed failed xfail error"


@pytest.mark.parametrize(
    ("variables", "outcomes"),
    [
        ({}, LAPTOP),
        ({"CI": "true"}, CI),
        ({"CI": "true", "MAY_BE_MISSING": "chromium gadget"}, EXCUSED),
    ],
    ids=["on a laptop", "in CI", "in CI without a gadget"],
)
def test_what_the_machine_lacks(tmp_path, variables, outcomes):
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_it.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    needs: as in the project\n")
    kept = {name: os.environ[name] for name in os.environ if name not in ("CI", "MAY_BE_MISSING")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-rs", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env=kept | {"PYTHONPATH": str(ROOT)} | variables,
        capture_output=True,
        text=True,
    )
    found = re.findall(r"^test_it\.py::\w+ ([A-Z]+)", done.stdout, re.MULTILINE)
    assert " ".join(found).lower() == outcomes, done.stdout
    assert SENTENCE in done.stdout
    assert "'a-thing-nobody-listed'" in done.stdout
    if "CI" in variables:
        assert "Say what it needs with @pytest.mark.needs" in done.stdout


def test_what_nobody_can_install_is_excused_everywhere(monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv("MAY_BE_MISSING", raising=False)
    assert set(machine.GIVEN) <= set(machine.NEEDS)
    assert {each for each in machine.NEEDS if machine.may_be_missing(each)} == set(machine.GIVEN)
