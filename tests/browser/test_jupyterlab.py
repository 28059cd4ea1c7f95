"""What a student sees in a real JupyterLab: the first minute, lesson 3, and Validate."""

import shutil

import pytest

from authoring.settings import ROOT
from tests.support import lab, order
from tools import task

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


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """JupyterLab as 'make lab' opens it for the first time."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(ROOT / "course", folder / "course")
    shutil.copytree(ROOT / "tools" / "jupyterlab", folder / "tools" / "jupyterlab")
    [(_, *options)] = task.lab({})
    home = tmp_path_factory.mktemp("home")
    with lab.jupyterlab(folder, home, options, settled=False) as address:
        yield address


def test_the_first_minute_asks_nothing_and_fetches_nothing_from_elsewhere(fresh, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    lab.open_notebook(page, fresh, f"course/{order.lesson('start-here')}.ipynb")
    folded = page.locator(".jp-CodeCell").first.locator(".jp-InputPlaceholder")
    assert "Set-up" in folded.inner_text()
    folded.click()
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-OutputArea-output", has_text="Course helpers").wait_for(timeout=60_000)
    assert page.locator(".Toastify__toast, .jp-Dialog").all_inner_texts() == []
    local = (fresh, fresh.replace("http:", "ws:"), "data:", "blob:")
    assert len(asked) > 20 and [url for url in asked if not url.startswith(local)] == []


@pytest.mark.parametrize("term", ["kernel", "shape"])
def test_the_first_click_on_a_term_shows_it_in_the_glossary(fresh, page, term):
    page.set_viewport_size({"width": 1280, "height": 800})
    lab.open_notebook(page, fresh, f"course/{order.lesson('start-here')}.ipynb")
    page.locator(f'.jp-RenderedMarkdown a:text-is("{term}")').last.click()
    page.wait_for_function(
        """term => {
            const found = [...document.querySelectorAll('.jp-Notebook h3')]
                .find(heading => heading.textContent.replace('¶', '') === term);
            const top = found?.getBoundingClientRect().top;
            return top > 0 && top < window.innerHeight / 2;
        }""",
        arg=term,
        timeout=90_000,
    )


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
