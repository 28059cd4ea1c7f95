"""What a student sees in a real JupyterLab: lesson 3 works, and Validate tells the truth."""

import shutil

import pytest

from authoring.settings import ROOT
from tests.support import lab, order

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]
NAME = order.assignment("the-functions")
LESSON = order.lesson("the-functions")
RELU = """\
# EXERCISE: relu
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0).astype(z.dtype)
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("student")
    shutil.copytree(ROOT / "course", folder / "course")
    shutil.copytree(ROOT / "release", folder / "release")
    with lab.jupyterlab(folder, tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def page():
    with lab.page() as page:
        yield page


def test_lesson_3_runs_in_jupyterlab_with_figures_and_no_error(address, page):
    lab.open_notebook(page, address, f"course/{LESSON}.ipynb")
    lab.run_all(page)
    assert page.locator('[data-mime-type="application/vnd.jupyter.error"]').count() == 0
    assert page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0
    pictures = page.locator(".jp-OutputArea img[alt]")
    assert pictures.count() >= 4
    assert all(len(text) > 15 for text in pictures.evaluate_all("all => all.map(i => i.alt)"))
    assert page.locator("mjx-container, .MathJax").count() > 10, "the math is typeset"
    assert page.locator('.jp-OutputArea input[type="range"], .jupyter-widgets').count() > 0


def test_validate_names_what_fails_and_not_what_passes(address, page):
    lab.open_notebook(page, address, f"release/{NAME}/{NAME}.ipynb")
    lab.write_into(page, "# EXERCISE: relu", RELU)
    page.locator('jp-button:has-text("Validate"), button:has-text("Validate")').first.click()
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for(timeout=90_000)
    said = dialog.inner_text()
    assert "# TEST: sigmoid" in said
    assert "Not attempted" in said
    assert "# TEST: relu values" not in said
