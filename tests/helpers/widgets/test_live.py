"""A moving picture is one piece of HTML: a still picture with its text, and a script."""

import importlib
import re
import subprocess

import matplotlib.pyplot as plt
import pytest

from authoring.settings import ROOT
from helpers.display.html_image import image_html
from helpers.widgets import explorer, live
from tests.support import javascript

MODULES = sorted(path.stem for path in javascript.WIDGETS.glob("*.mjs"))
PICTURES = [
    name
    for name in MODULES
    if "export function render(" in (javascript.WIDGETS / f"{name}.mjs").read_text("utf-8")
]


@pytest.mark.needs("node")
@pytest.mark.parametrize("name", PICTURES)
def test_joined_modules_are_one_script_without_names_that_clash(name, tmp_path):
    script = tmp_path / "joined.mjs"
    script.write_text(live.script_of(name), encoding="utf-8")
    done = subprocess.run(["node", "--check", str(script)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not re.search(r"^(import|export)\b", script.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", MODULES)
def test_no_script_asks_for_anything_outside(name):
    source = (javascript.WIDGETS / f"{name}.mjs").read_text(encoding="utf-8")
    source = source.replace("http://www.w3.org/2000/svg", "")  # a name, not an address
    assert not re.search(r"https?:|fetch\(|XMLHttpRequest|import\(|eval\(|innerHTML", source)


@pytest.mark.parametrize("name", PICTURES)
def test_every_moving_picture_has_a_module_that_shows_it(name):
    assert callable(importlib.import_module(f"helpers.widgets.{name}").show)


def test_the_still_picture_says_what_it_shows(capsys):
    before = plt.get_fignums()
    explorer.show(["relu", "gelu"])
    said = capsys.readouterr().out
    assert "ReLU: 50.0% of z meets a flat slope, 50.0% a slope of 0" in said
    assert plt.get_fignums() == before, "a figure that nobody closes fills the memory"


def test_markup_shows_the_picture_where_scripts_do_not_run():
    fig = plt.figure()
    markup = live.markup("explorer", {"functions": ["</script>"]}, image_html(fig, "Two curves."))
    assert 'alt="Two curves."' in markup
    assert markup.count("</script>") == 1, "nothing ends the script but its end"
    assert len(markup) < 100_000


def test_the_wheel_has_the_scripts():
    text = (javascript.WIDGETS.parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert '"*.mjs"' in text and '"*.css"' in text


def test_the_controls_that_lessons_name_have_these_names():
    sources = "".join(path.read_text("utf-8") for path in javascript.WIDGETS.glob("*.mjs"))
    lessons = (ROOT / "manuscript" / "lessons").glob("*.md")
    named = [
        name
        for path in lessons
        for name in re.findall(r'[Cc]hoose [^".]*under "([^"]+)"', path.read_text("utf-8"))
    ]
    assert len(named) >= 2
    assert not [name for name in named if f'label: "{name}"' not in sources]
