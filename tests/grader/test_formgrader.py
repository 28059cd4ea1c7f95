"""The Formgrader's buttons do what the commands do, wherever the server was started."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from importlib.resources import files

import nbformat
import pytest

from authoring.settings import ROOT
from grader.results import log
from tests.support import small
from tests.support.lab import jupyterlab
from tools.rehearsal import course


def ask(address, method="GET"):
    request = urllib.request.Request(address, method=method, data=b"" if method == "POST" else None)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return answer.read().decode()


@pytest.fixture
def made(tmp_path):
    made = course.new_course(tmp_path / "teaching" / "course")
    small.write(made.root / "source")
    released = made.release(small.NAME)
    damaged = copy.deepcopy(small.solved(released))
    for cell in damaged.cells:
        cell.metadata = nbformat.from_dict({"tags": ["skip-execution"]})
    made.hand_in("ada", small.NAME, damaged, name=f"Copy of {small.NAME}.ipynb")
    return made


@pytest.mark.parametrize("elsewhere", [False, True])
def test_the_autograde_button_repairs_and_scores_like_the_command(made, elsewhere, tmp_path):
    settings = tmp_path / "config"  # where `jupyterlab` has Jupyter look
    settings.mkdir()
    folder = made.root
    if elsewhere:  # nbgrader's own configuration then names the course directory
        folder = made.root.parent
        (settings / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.CourseDirectory.root = {str(made.root)!r}\n", encoding="utf-8"
        )
    with jupyterlab(folder, tmp_path) as address:
        page = ask(f"{address}/formgrader/manage_assignments")
        button = f"{address}/formgrader/api/submission/{small.NAME}/ada/autograde"
        answer = json.loads(ask(button, "POST"))
    assert answer["success"], answer
    scores = made.scores(small.NAME)["ada"]
    assert {name: score.auto for name, score in scores.items() if "test" in name} == {
        name: points for name, points in small.POINTS.items() if "test" in name
    }
    assert "renamed" in log.load(made.root, small.NAME, "ada").notes[0].text
    assert 'id="warning-exchange"' not in page


def test_commands_work_from_another_folder(made):
    made.nbgrader("autograde", small.NAME, f"--course-dir={made.root}", folder=made.root.parent)
    assert made.scores(small.NAME)["ada"]["test-answer"].auto == 1


def test_the_configuration_can_be_shown_by_the_formgrader():
    from traitlets.config.loader import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    assert "grader.run.batch.GradingExporter" in json.dumps(config)


def test_commands_find_their_programs_without_an_activated_environment(made):
    environment = made.environment()
    environment["PATH"] = os.pathsep.join(
        folder
        for folder in environment["PATH"].split(os.pathsep)
        if not shutil.which("alembic", path=folder)
    )
    (made.root / "gradebook.db").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", small.NAME, "--force"],
        cwd=made.root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_math_is_drawn_with_a_font_that_the_server_has():
    template = ROOT / "grader" / "results" / "templates" / "formgrade" / "mathjax.html.j2"
    font = re.search(r'webFont: "([^"]+)"', template.read_text(encoding="utf-8"))[1]
    fonts = files("jupyter_server_mathjax") / "static/jax/output/HTML-CSS/fonts"
    assert (fonts / font / "fontdata.js").is_file()
