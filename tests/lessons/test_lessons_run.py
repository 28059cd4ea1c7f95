"""Every lesson runs from top to bottom, in silence, and keeps the promises of its form."""

import re
from pathlib import Path

import nbformat
import pytest

from authoring import course
from authoring.settings import ROOT
from tests.support.running import complaints, figures, run

COURSE = course.read(ROOT)
UNITS = {ROOT / unit.notebook: unit for unit in (*COURSE.lessons, *COURSE.appendices)}
# The way in and the appendices teach no new idea of their own.
TEACHING = [path for path, unit in UNITS.items() if unit.number != 0 and unit.kind == "lesson"]
# They say in their first lines that they need TensorFlow; "activations at work" runs without it.
ABOUT_KERAS = ("training-with-keras", "activations-at-work")


def text_of(path: Path) -> str:
    notebook = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in notebook.cells)


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_lesson_runs_clean_and_shows_what_it_promises(path):
    done = run(path)
    assert list(complaints(done.notebook)) == []
    if path in TEACHING:
        assert len(figures(done.notebook)) >= 3, "two figures and an interactive one"


@pytest.mark.parametrize("path", TEACHING, ids=lambda path: path.stem)
def test_lesson_has_all_its_parts(path):
    text = text_of(path)
    assert len(set(re.findall(r'turn\("([^"]+)"\)\.check', text))) >= 4
    assert "**Predict.**" in text
    assert "<details>" in text
    pictures = "explorer|neuron|hinges|playground|chain|signals|race"
    moves = rf"\b(explore|frames|({pictures})\.show)\("
    assert re.search(moves, text)


@pytest.mark.parametrize(
    "path",
    [path for path, unit in UNITS.items() if unit.name not in ABOUT_KERAS],
    ids=lambda path: path.stem,
)
def test_numpy_lessons_import_tensorflow_only_where_it_may_be_missing(path):
    assert not re.search(r"^\s*(import|from) (tensorflow|keras)", text_of(path), re.MULTILINE)
