"""In a real JupyterLab, moving a slider redraws the figure and its alternative text."""

import nbformat
import pytest

from tests.support import lab

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]
CELLS = [
    """\
import matplotlib.pyplot as plt
from helpers.display.explore import explore
from helpers.display.image_slider import frames

def draw(slope):
    fig, ax = plt.subplots()
    ax.plot([0, 1], [0, slope])
    return fig, f"A line of slope {slope:g}."
""",
    "explore(draw, slope=(0.0, 2.0, 0.5, 1.0), fallback=[{'slope': 0.5}])",
    "frames(draw, 'steepness', [3.0, 4.0, 5.0])",
]


def test_sliders_of_both_kinds_answer_to_the_keyboard(tmp_path_factory):
    folder = tmp_path_factory.mktemp("student")
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "sliders.ipynb")
    with lab.jupyterlab(folder, tmp_path_factory.mktemp("home")) as address, lab.page() as page:
        lab.open_notebook(page, address, "sliders.ipynb")
        lab.run_all(page)
        page.wait_for_selector('.widget-html img[alt="A line of slope 1."]')
        # Where widgets work, the still pictures for other places stay away.
        assert page.locator('img[alt="A line of slope 0.5."]').count() == 0
        page.locator(".widget-slider [role=slider], .widget-slider .noUi-handle").first.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_selector('.widget-html img[alt="A line of slope 1.5."]')
        page.get_by_label("steepness").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_selector('img[alt="A line of slope 4."]:visible')
        assert page.locator('img[alt="A line of slope 3."]:visible').count() == 0
