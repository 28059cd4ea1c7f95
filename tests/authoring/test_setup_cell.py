"""The set-up cell: first in every notebook, folded, and clear where the helpers are missing."""

from __future__ import annotations

import io
import subprocess
import sys
import types
from contextlib import redirect_stdout

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from authoring import build, setup_cell
from authoring.settings import ROOT
from grader.cells import markers

WHEEL = "https://example.org/helpers.whl"
NOTEBOOKS = sorted(path for path in build.built(ROOT) if path.suffix == ".ipynb")


def cells(path):
    return nbformat.read(ROOT / path, as_version=4).cells


def shown():
    """What a student sees who runs the cell."""
    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    said = io.StringIO()
    with redirect_stdout(said):
        shell.run_cell(setup_cell.source(WHEEL))
    return said.getvalue()


@pytest.fixture
def missing(monkeypatch):
    """A Python that does not have the helpers, and has Colab's package or not."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "helpers"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "helpers", None)
    return monkeypatch


@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_the_first_code_is_the_set_up_cell_folded_and_below_a_text(path):
    first, second, *others = cells(path)
    assert first.cell_type == "markdown" and second.cell_type == "code"
    assert setup_cell.is_setup(second.source)
    assert second.metadata["jupyter"]["source_hidden"] and second.metadata["cellView"] == "form"
    assert not [cell.id for cell in others if setup_cell.is_setup(cell.source)]


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if path.parts[0] != "course"], ids=str)
def test_the_grader_still_knows_the_set_up_cell_by_its_first_line(path):
    cell = cells(path)[1]
    marker = markers.parse(cell.source, "code")
    assert (marker.kind, marker.name) == ("SETUP", "helpers")
    assert cell.metadata["nbgrader"]["locked"]


def test_lesson_0_says_what_a_cell_is_and_how_to_run_it_before_the_first_code():
    text = cells(NOTEBOOKS[0])[0].source
    assert "*code cell*" in text and "**Shift+Enter**" in text and "folded" in text


def test_it_greets_where_the_helpers_are():
    assert shown().startswith("Course helpers 2")


def test_a_python_without_the_helpers_is_told_in_one_sentence_and_without_code(missing):
    said = shown().strip()
    assert said.startswith("The course's helpers are not installed in the Python of this notebook")
    assert sys.executable in said and "'make lab'" in said
    assert "\n" not in said and "Traceback" not in said and said.endswith(".")


@pytest.mark.parametrize("readme", ["README.md", "authoring/student/README.md"])
def test_the_readme_has_the_heading_that_the_sentence_names(readme):
    assert "README.md says under 'On your laptop: set up once'" in setup_cell.source(WHEEL)
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert "# On your laptop: set up once\n" in text and "make lab" in text


def test_a_file_of_the_same_name_is_told_by_its_path(missing):
    other = types.ModuleType("helpers")
    other.__file__ = "/home/ada/helpers.py"
    missing.setitem(sys.modules, "helpers", other)
    said = shown().strip()
    assert said.startswith("/home/ada/helpers.py has the name of the course's helpers")
    assert "\n" not in said and "rename it" in said


def test_colab_without_the_wheel_is_told_in_a_sentence_too(missing):
    missing.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
    missing.setattr(subprocess, "run", lambda command: subprocess.CompletedProcess(command, 1))
    said = shown().strip()
    assert said.startswith(f"The course's helpers could not be fetched from {WHEEL}")
    assert "\n" not in said
