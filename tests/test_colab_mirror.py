"""Every lesson and the solved assignment 3 work with Colab's versions, from the wheel alone.

`make colab-mirror` makes the environment: Python 3.13 with Colab's pins.
"""

import os

import pytest

from authoring import course_file
from authoring.settings import ROOT
from authoring.wheel import build
from tests.support import machine, order
from tests.support.running import complaints, run

NAME = order.assignment("the-functions")

pytestmark = [pytest.mark.colab, pytest.mark.needs("colab-mirror")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The helpers wheel, built as it is published."""
    return build(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def colab(tmp_path):
    """An environment in which `google.colab` is loaded and the checkout cannot be imported."""
    fake = tmp_path / "fake"
    (fake / "google" / "colab").mkdir(parents=True)
    (fake / "google" / "colab" / "__init__.py").write_text('"""Colab, as far as a test needs."""\n')
    (fake / "sitecustomize.py").write_text("import google.colab\n")
    installed = tmp_path / "installed"
    installed.mkdir()
    return {
        "PYTHONPATH": os.pathsep.join([str(fake), str(installed)]),
        "PIP_TARGET": str(installed),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "course").glob("*.ipynb")), ROOT / "source" / NAME / f"{NAME}.ipynb"],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_notebook_runs_in_colab_through_its_set_up_cell(path, wheel, colab, tmp_path):
    done = run(
        path,
        python=str(machine.MIRROR),
        environment=colab,
        replace=(course_file.read(ROOT).students.wheel_url(), wheel.as_uri()),
    )
    assert list(complaints(done.notebook)) == []
    assert (tmp_path / "installed" / "helpers" / "__init__.py").exists()
    printed = [
        output.text
        for cell in done.notebook.cells[:3]
        for output in cell.get("outputs", [])
        if output.output_type == "stream"
    ]
    assert any("Course helpers" in text for text in printed)
