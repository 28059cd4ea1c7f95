"""Sliders redraw the figure where there are widgets; elsewhere still pictures stand in."""

import base64
import io
import re
import sys
import types

import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from PIL import Image

from helpers.display import explore
from helpers.display.image_slider import frames_html
from tests.helpers.test_display import Images
from tests.support import lab


def draw(slope=1.0, curve="line", mirrored=False):
    fig, ax = plt.subplots(figsize=(3, 2))
    x = np.linspace(-1, 1, 50)
    y = slope * (x if curve == "line" else x**2)
    ax.plot(x, -y if mirrored else y)
    return fig, f"A {curve} of slope {slope:g}{', mirrored' if mirrored else ''}."


CONTROLS = {"slope": (0.0, 2.0, 0.25, 1.0), "curve": ["line", "parabola"], "mirrored": False}


@pytest.fixture
def published(monkeypatch):
    """What `explore` and `frames` display."""
    from helpers.display import image_slider

    bundles = []

    def publish(markup, text, formats=None):
        bundles.append((markup, text, formats))

    monkeypatch.setattr(explore, "publish", publish)
    monkeypatch.setattr(image_slider, "publish", publish)
    return bundles


@pytest.fixture
def widgets(monkeypatch):
    """A front end with widgets, as far as Python can tell."""
    import ipywidgets

    monkeypatch.setattr(explore, "_widgets", lambda: ipywidgets)
    made = []
    box = ipywidgets.VBox
    monkeypatch.setattr(ipywidgets, "VBox", lambda children: made.append(children) or box(children))
    return made


def test_moving_a_control_redraws_the_figure(published, widgets):
    explore.explore(draw, **CONTROLS)
    ((slope, curve, mirrored, figure),) = widgets
    assert Images(figure.value).found[0]["alt"] == "A line of slope 1."
    first = figure.value
    slope.value = 2.0
    assert Images(figure.value).found[0]["alt"] == "A line of slope 2."
    assert figure.value != first
    curve.value = "parabola"
    mirrored.value = True
    assert Images(figure.value).found[0]["alt"] == "A parabola of slope 2, mirrored."
    assert plt.get_fignums() == []


def test_widgets_come_with_a_still_picture_for_pages_without_them(published, widgets):
    explore.explore(draw, fallback=[{"slope": 0.5}, {"curve": "parabola"}], **CONTROLS)
    ((markup, text, formats),) = published
    assert "application/vnd.jupyter.widget-view+json" in formats
    alts = [image["alt"] for image in Images(markup).found]
    assert alts == ["A line of slope 0.5.", "A parabola of slope 1."]
    assert text == "\n".join(alts)


def test_controls_become_the_widgets_that_fit(published, widgets):
    explore.explore(
        lambda n, rate, kind, on: draw(), n=(1, 9, 2, 3), rate=(0.0, 1.0, 0.05, 0.1),
        kind=["a", "b"], on=True, labels={"rate": "learning_rate"},
    )  # fmt: skip
    ((n, rate, kind, on, _),) = widgets
    names = [type(control).__name__ for control in (n, rate, kind, on)]
    assert names == ["IntSlider", "FloatSlider", "Dropdown", "Checkbox"]
    assert (n.min, n.max, n.step, n.value) == (1, 9, 2, 3)
    assert rate.readout_format == ".2f" and rate.description == "learning rate"
    assert kind.value == "a" and on.value is True


@pytest.mark.parametrize("seconds", [0.01, 1.0])
def test_slow_figures_wait_until_the_slider_is_let_go(published, widgets, monkeypatch, seconds):
    clock = iter([0.0, seconds])
    monkeypatch.setattr(explore, "time", types.SimpleNamespace(perf_counter=lambda: next(clock)))
    explore.explore(draw, slope=CONTROLS["slope"])
    ((slope, _),) = widgets
    assert slope.continuous_update == (seconds < 0.25)


def test_an_error_while_drawing_is_a_sentence_and_the_next_setting_works(published, widgets):
    def fragile(slope):
        if slope > 1.5:
            raise ValueError("too <steep>.")
        return draw(slope)

    explore.explore(fragile, slope=CONTROLS["slope"])
    ((slope, figure),) = widgets
    slope.value = 2.0
    assert "could not be drawn: too &lt;steep&gt;." in figure.value
    slope.value = 1.25
    assert "slope 1.25" in figure.value


def test_without_ipywidgets_the_still_pictures_are_shown(published, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    explore.explore(draw, **CONTROLS)
    ((markup, text, formats),) = published
    assert formats is None
    assert text == "A line of slope 1."
    assert Images(markup).found[0]["alt"] == text


@pytest.mark.parametrize(("control", "error", "said"), [
    ((0, 1, 0.1), TypeError, "'slope' is (0, 1, 0.1); use (low, high, step, start)"),
    ((0, 1, 0.1, 3), ValueError, "'slope' starts at 3, outside 0 to 1"),
    (1.0, TypeError, "'slope' is 1.0"), ([], TypeError, "'slope' is []"),
])  # fmt: skip
def test_a_control_that_is_none_is_named(control, error, said):
    with pytest.raises(error, match=re.escape(said)):
        explore.explore(draw, slope=control)


def test_a_drawing_function_that_returns_no_text_is_told(published):
    with pytest.raises(TypeError, match="return fig, alt"):
        explore.explore(lambda slope: draw()[0], slope=CONTROLS["slope"])


def test_a_notebook_with_sliders_runs_without_a_front_end():
    cells = [
        "from helpers.display.style import show\n"
        "from helpers.display.explore import explore\n"
        "from helpers.display.image_slider import frames\n"
        "import matplotlib.pyplot as plt",
        "def draw(name, on):\n    fig, ax = plt.subplots()\n    ax.plot([0, on])\n"
        "    return fig, f'{name} and {on}'",
        "explore(draw, name=(0.0, 1.0, 0.1, 0.5), on=True)",
        "frames(lambda n: draw(n, True), 'n', [1, 2])",
        "fig, alt = draw(1, False)\nshow(fig, alt)",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [cell.outputs for cell in notebook.cells]
    assert outputs[:2] == [[], []]
    (explored,), (framed,), (shown,) = outputs[2:]
    assert "application/vnd.jupyter.widget-view+json" in explored.data
    assert Images(explored.data["text/html"]).found[0]["alt"] == "0.5 and True"
    assert explored.data["text/plain"] == "0.5 and True"
    assert len(Images(framed.data["text/html"]).found) == 2
    assert shown.data["text/plain"] == "1 and False"
    assert set(shown.data) == {"text/html", "text/plain"}


def test_frames_hold_every_picture_and_show_the_first():
    markup, alts = frames_html(draw, "slope", [0.5, 1.0, 1.5], start=1)
    images = Images(markup).found
    assert [image["alt"] for image in images] == alts
    assert ["display: none" in image["style"] for image in images] == [True, False, True]
    assert [image["data-text"] for image in images] == ["slope = 0.5", "slope = 1", "slope = 1.5"]
    assert 'max="2"' in markup and 'value="1"' in markup
    assert not re.search(r"https?://|<script|\bid=", markup)
    assert plt.get_fignums() == []


def test_twenty_frames_stay_small():
    from helpers.display import function_plots

    markup, _ = frames_html(
        lambda high: function_plots.gallery(["swish"], high=high, columns=1),
        "high",
        np.linspace(1, 5, 20),
    )
    assert len(markup) < 600_000


@pytest.mark.browser
@pytest.mark.needs("chromium")
def test_frames_move_by_keyboard_and_tell_screen_readers(tmp_path):
    playwright = pytest.importorskip("playwright.sync_api")
    markup, alts = frames_html(draw, "slope", [0.5, 1.0, 1.5])
    page_file = tmp_path / "page.html"
    page_file.write_text(f"<meta charset='utf-8'>{markup}{markup}", encoding="utf-8")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=lab.CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(page_file.as_uri())
        slider = page.get_by_label("slope").nth(1)
        slider.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        visible = page.locator("figure").nth(1).locator("img:visible")
        assert visible.count() == 1
        assert visible.get_attribute("alt") == alts[2]
        assert slider.get_attribute("aria-valuetext") == f"slope = 1.5. {alts[2]}"
        assert page.locator("output").all_inner_texts() == ["slope = 0.5", "slope = 1.5"]
        browser.close()


def test_a_small_point_on_a_shaded_picture_keeps_its_color():
    def draw(_):
        fig, ax = plt.subplots(figsize=(3, 3))
        ax.imshow(np.linspace(0, 1, 300).reshape(1, -1), aspect="auto", cmap="Blues")
        ax.plot(150, 0, "o", color="#D55E00", ms=4)
        return fig, "A point."

    markup, _ = frames_html(draw, "steps", [0])
    data = base64.b64decode(re.search(r"base64,([^\"]+)", markup)[1])
    shown = np.array(Image.open(io.BytesIO(data)).convert("RGB")).reshape(-1, 3)
    assert np.abs(shown.astype(int) - (0xD5, 0x5E, 0x00)).max(axis=1).min() <= 2
