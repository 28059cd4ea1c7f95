"""Moving pictures in Chromium: in a real JupyterLab, and on a page without a kernel."""

import importlib
import importlib.util
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe

from authoring.settings import ROOT
from helpers.widgets import live
from tests.helpers.widgets.test_live import PICTURES
from tests.support import lab

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]
#: What the site puts around an output, and the styles of its theme, which know light and dark.
ON_THE_SITE = (
    '<article class="bd-article bd-content"><div class="cell_output">'
    '<div class="output text_html">',
    "</div></div></article>",
)
STYLES = [
    Path(importlib.util.find_spec("pydata_sphinx_theme").origin).parent
    / "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css",
    ROOT / "authoring/site/static/site.css",
]


def page_with(name, monkeypatch, folder, around=("", ""), theme="light"):
    """Write a page that holds a moving picture and nothing else; return its address."""
    shown = []
    monkeypatch.setattr(live, "publish", lambda markup, *more: shown.append(markup))
    importlib.import_module(f"helpers.widgets.{name}").show()
    path = folder / f"{name}.html"
    head = f'<html lang="en" data-theme="{theme}"><meta charset="utf-8"><title>A picture</title>'
    body = shown[0].join(around)
    path.write_text(f"<!doctype html>{head}<body>{body}</body></html>", encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser_page():
    with lab.page() as page:
        yield page


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("width", [360, 800])
def test_a_picture_answers_to_keys_and_fits_the_page(
    browser_page, monkeypatch, tmp_path, name, width
):
    page, errors, asked = browser_page, [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})
    address = page_with(name, monkeypatch, tmp_path)
    page.goto(address)
    page.wait_for_selector(".live svg.live-drawing > *")
    assert page.locator("[data-live] > img").count() == 0, "the still picture has given way"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    text = page.locator(".live-text")
    before = text.inner_text()
    for slider in page.locator(".live-range:visible input").all():
        slider.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
    page.wait_for_function("before => document.querySelector('.live-text').innerText !== before",
                           arg=before)  # fmt: skip
    labels = page.evaluate(
        "[...document.querySelectorAll('.live :is(input, select, button)')].map("
        "e => e.getAttribute('aria-label') || e.innerText || [...(e.labels ?? [])].length)"
    )
    assert all(labels), "every control has a name"
    assert errors == []
    assert all(url.startswith(("file:", "data:")) for url in asked)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["explorer", "playground", "signals", "race"])
def test_a_picture_can_be_read_on_a_page_of_the_site(
    browser_page, monkeypatch, tmp_path, name, theme
):
    page = browser_page
    page.set_viewport_size({"width": 800, "height": 900})
    page.goto(page_with(name, monkeypatch, tmp_path, ON_THE_SITE, theme))
    page.wait_for_selector(".live svg.live-drawing > *")
    for style in STYLES:
        page.add_style_tag(path=style)
    rules = {"runOnly": ["color-contrast"]}
    found = Axe().run(page, context=".live", options=rules).response["violations"]
    assert [node["html"] for each in found for node in each["nodes"]] == []


def test_a_training_takes_its_steps_by_keyboard_and_stops(browser_page, monkeypatch, tmp_path):
    page = browser_page
    page.goto(page_with("signals", monkeypatch, tmp_path))
    page.get_by_label("hidden layers", exact=True).fill("2")
    page.get_by_role("button", name="Train 100 steps").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".live-text:has-text('after 100 steps')")
    page.get_by_role("button", name="Start again").focus()
    page.keyboard.press("Space")
    page.wait_for_selector(".live-text:has-text('before training')")


def test_other_first_weights_come_by_keyboard_and_are_told(browser_page, monkeypatch, tmp_path):
    page = browser_page
    page.goto(page_with("playground", monkeypatch, tmp_path))
    page.wait_for_selector(".live-text:has-text('Seed 0, 0 steps')")
    page.get_by_role("button", name="100 steps").click()
    page.get_by_role("button", name="Start again").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".live-text[aria-live=polite]:has-text('Seed 1, 0 steps')")
    assert "seed=1)" in page.locator(".live-score code").inner_text()
    page.get_by_label("hidden units", exact=True).fill("5")
    page.wait_for_selector(".live-text:has-text('Seed 1, 0 steps'):has-text('5 hidden')")


@pytest.mark.parametrize(("width", "tallest"), [(950, 600), (740, 740), (400, 950)])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_leaves_room_for_its_tasks(
    browser_page, monkeypatch, tmp_path, name, width, tallest
):
    page = browser_page
    page.set_viewport_size(
        {"width": width, "height": 900}
    )  # a window 1400 wide, 1024 wide, a phone
    page.goto(page_with(name, monkeypatch, tmp_path))
    page.wait_for_selector(".live svg.live-drawing > *")
    page.wait_for_timeout(100)
    assert page.locator(".live").bounding_box()["height"] <= tallest


def test_numbers_of_the_layers_fold_open_and_follow_the_controls(
    browser_page, monkeypatch, tmp_path
):
    page = browser_page
    page.goto(page_with("signals", monkeypatch, tmp_path))
    page.locator(".live-more summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".live-more tbody tr:nth-child(11)")
    page.get_by_label("hidden layers", exact=True).fill("2")
    page.wait_for_function("document.querySelectorAll('.live-more tbody tr').length === 3")


def test_a_race_plays_and_takes_steps_where_nothing_should_move(
    browser_page, monkeypatch, tmp_path
):
    page, address = browser_page, page_with("race", monkeypatch, tmp_path)
    page.goto(address)
    page.get_by_role("button", name="Play").click()
    page.wait_for_selector(".live-text:has-text('Losses, lowest first')")
    assert page.get_by_role("button", name="Pause").count() == 1, "it is told while it plays"
    assert page.locator(".live-text").get_attribute("aria-live") == "off", "and interrupts nobody"
    page.get_by_role("button", name="Reset").click()
    page.wait_for_selector(".live-text[aria-live=polite]:has-text('All stand at the start')")
    page.wait_for_selector(".live-text:has-text('All stand at the start')")
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    for _ in range(2):
        page.get_by_role("button", name="10 steps").click()
    page.get_by_role("button", name="Step", exact=True).click()
    page.wait_for_selector(".live-text:has-text('Step 21 of 100')")
    assert page.get_by_role("button", name="Play").count() == 0
    page.emulate_media(reduced_motion="no-preference")


def test_arrow_keys_move_the_slider_and_not_the_notebook(browser_page, tmp_path_factory):
    page = browser_page
    page.set_viewport_size({"width": 1280, "height": 1600})
    folder = tmp_path_factory.mktemp("student")
    sources = ["from helpers.widgets import neuron\n\nneuron.show()", "1 + 1"]
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "live.ipynb")
    with lab.jupyterlab(folder, tmp_path_factory.mktemp("home")) as address:
        lab.open_notebook(page, address, "live.ipynb")
        lab.run_all(page)
        page.wait_for_selector(".live-text:has-text('z = \u22120.50')")
        slider = page.get_by_label("bias b")
        slider.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_selector(".live-text:has-text('z = 0.00')")
        for letter in "ddbx":  # each a command of JupyterLab where a cell has the focus
            page.keyboard.press(letter)
        assert page.locator(".jp-Cell").count() == 2
        assert slider.evaluate("node => node === document.activeElement")
