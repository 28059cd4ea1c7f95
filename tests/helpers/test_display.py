"""Figures are shown with alternative text, look alike, and are the same bytes every time."""

import base64
import re
import subprocess
import sys
from html.parser import HTMLParser

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from helpers.display import html_image, style


class Images(HTMLParser):
    """Collects the attributes of every image."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.found.append(dict(attributes))


@pytest.fixture(autouse=True)
def in_the_style_of_the_course():
    with matplotlib.rc_context():
        style.use_style()
        yield


@pytest.fixture
def shown(monkeypatch):
    """What a notebook would receive."""
    import IPython
    import IPython.display

    bundles = []
    # Chosen before, because matplotlib asks IPython when it first picks a backend.
    plt.switch_backend("agg")
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(IPython.display, "display", lambda bundle, raw: bundles.append(bundle))
    return bundles


def draw():
    fig, ax = plt.subplots()
    ax.plot([0, 1], [0, 1], label="up")
    return fig


def test_show_displays_an_image_with_its_alternative_text(shown):
    fig = draw()
    alt = 'Rises from 0 to 1, "steadily" <always> & evenly; it\'s a line.'
    style.show(fig, alt)
    (bundle,) = shown
    assert bundle["text/plain"] == alt
    (image,) = Images(bundle["text/html"]).found
    assert image["alt"] == alt
    data = base64.b64decode(image["src"].removeprefix("data:image/png;base64,"))
    assert data.startswith(b"\x89PNG")
    assert int(image["width"]) == round(6.4 * 110)
    assert not plt.fignum_exists(fig.number)


@pytest.mark.parametrize("alt", ["", "  \n", None, 3])
def test_show_refuses_a_figure_without_alternative_text(alt, shown):
    with pytest.raises(ValueError, match="needs alt text"):
        style.show(draw(), alt)
    assert shown == []


def test_show_says_what_it_needs_instead_of_a_figure(shown):
    with pytest.raises(TypeError, match="needs a matplotlib figure, but got Axes"):
        style.show(draw().axes[0], "A line.")


def test_show_without_ipython_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "IPython", None)
    with pytest.raises(RuntimeError, match="needs IPython"):
        style.show(draw(), "A line.")


def test_show_outside_a_notebook_prints_the_text(capsys):
    style.show(draw(), "A   line.")
    assert capsys.readouterr().out == "A line.\n"


def test_the_same_figure_is_the_same_bytes():
    code = (
        "from helpers.display import html_image, style; import matplotlib.pyplot as plt, hashlib;"
        "fig, ax = plt.subplots(); ax.plot([0, 1], label='up'); style.label_lines(ax);"
        "print(hashlib.sha256(html_image.png(fig)).hexdigest())"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, text=True, timeout=120) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout != ""
    fig = draw()
    assert b"Software" not in html_image.png(fig)
    assert b"matplotlib" not in html_image.png(fig)


def test_importing_leaves_other_figures_as_they_are_until_the_style_is_asked_for():
    code = (
        "import matplotlib; before = dict(matplotlib.rcParams);"
        "from helpers.display import explore, function_plots, image_slider, result_plots, style;"
        "from helpers.lessons.history import pictures;"
        "assert dict(matplotlib.rcParams) == before;"
        "style.use_style(); print(matplotlib.rcParams['axes.spines.top'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert run.stdout == "False\n", run.stderr


def test_colors_can_be_told_apart_without_color():
    assert len({str(line["linestyle"]) for line in style.LINES}) == len(style.LINES)
    assert len(set(style.COLORS)) == len(style.COLORS)
    assert len(set(style.MARKERS)) == len(style.MARKERS)


def simulate(color, kind):
    """How a color looks with a color vision deficiency (Machado, Oliveira and Fernandes 2009)."""
    matrix = {
        "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
        "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                   [-0.011820, 0.042940, 0.968881]],
    }[kind]  # fmt: skip
    return np.clip(np.array(matrix) @ np.array(to_rgb(color)), 0, 1)


@pytest.mark.parametrize("kind", ["protan", "deutan"])
def test_the_first_colors_differ_for_people_with_color_vision_deficiency(kind):
    seen = [simulate(color, kind) for color in style.COLORS[:4]]
    distances = [np.linalg.norm(a - b) for i, a in enumerate(seen) for b in seen[:i]]
    assert min(distances) > 0.15


@pytest.mark.parametrize("color", [*style.COLORS, "yellow", "white"])
def test_text_in_a_color_has_enough_contrast(color):
    rgb = np.array(to_rgb(style.readable(color)))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    assert 1.05 / (linear @ (0.2126, 0.7152, 0.0722) + 0.05) >= 4.45


def test_labels_stand_at_the_ends_and_never_on_each_other():
    fig, ax = plt.subplots()
    x = np.linspace(0, 1, 20)
    for slope in (1, 1.01, 1.02, 1.03, 0.1):
        ax.plot(x, slope * x, label=f"slope {slope}")
    ax.plot(x, x * np.nan, label="nothing")
    ax.axhline(0)
    labels = style.label_lines(ax)
    assert [label.get_text() for label in labels] == [
        "slope 1", "slope 1.01", "slope 1.02", "slope 1.03", "slope 0.1",
    ]  # fmt: skip
    fig.canvas.draw()
    boxes = [label.get_window_extent() for label in labels]
    for index, box in enumerate(boxes):
        assert box.x0 > ax.bbox.x1 - ax.bbox.width * 0.06
        assert box.x1 <= fig.bbox.x1 and box.y1 <= fig.bbox.y1
        assert not any(box.overlaps(other) for other in boxes[:index])


def test_axes_without_labels_are_left_alone():
    fig, ax = plt.subplots()
    ax.plot([0, 1])
    assert style.label_lines(ax) == []


def test_the_picture_asks_for_nothing_outside_itself():
    fig = draw()
    markup = html_image.image_html(fig, "A line.")
    assert not re.search(r"https?://|<script", markup)
