"""What stock nbgrader scores in its own acceptance cases is what it scores here.

The cases are the notebooks that nbgrader's own tests use and that its package brings along. Each is
released once by nbgrader, and the same submissions are graded by stock and here. (Those with a
changed cell type are left out: stock 0.9.6 stops at them.)
"""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from tools.rehearsal import course

APPS = files("nbgrader.tests.apps") / "files"
STEPS = files("nbgrader.tests.preprocessors") / "files"
STOCK = """\
c = get_config()
c.CourseDirectory.course_id = "stock"
c.Execute.timeout = 20
"""
HERE = f"{STOCK}c.Autograde.exporter_class = 'grader.run.batch.GradingExporter'\n"

#: Assignment -> its source, and what is handed in. The file beside each is the same for all.
CASES = {
    "changed": (
        APPS / "submitted-unchanged.ipynb",
        {
            "unchanged": APPS / "submitted-unchanged.ipynb",
            "changed": APPS / "submitted-changed.ipynb",
            "grade-cell": APPS / "submitted-grade-cell-changed.ipynb",
            "locked-cell": APPS / "submitted-locked-cell-changed.ipynb",
            "cheat": APPS / "submitted-cheat-attempt.ipynb",
            "cheat-too": APPS / "submitted-cheat-attempt-alternative.ipynb",
        },
    ),
    "hidden": (APPS / "test-hidden-tests.ipynb", {"same": APPS / "test-hidden-tests.ipynb"}),
    "output": (APPS / "test-with-output.ipynb", {"same": APPS / "test-with-output.ipynb"}),
    "validating": (
        APPS / "validating-environment-variable.ipynb",
        {"same": APPS / "validating-environment-variable.ipynb"},
    ),
    "relative-file": (
        APPS / "open_relative_file.ipynb",
        {"same": APPS / "open_relative_file.ipynb"},
    ),
    "side-effects": (APPS / "side-effects.ipynb", {"same": APPS / "side-effects.ipynb"}),
    "recursion": (STEPS / "infinite-recursion.ipynb", {"same": STEPS / "infinite-recursion.ipynb"}),
    "long-output": (STEPS / "long-output.ipynb", {"same": STEPS / "long-output.ipynb"}),
    "by-hand": (
        STEPS / "manually-graded-code-cell.ipynb",
        {"same": STEPS / "manually-graded-code-cell.ipynb"},
    ),
    "task": (STEPS / "test_taskcell.ipynb", {"same": STEPS / "test_taskcell.ipynb"}),
    **{
        f"autotest-{kind}": (
            APPS / f"autotest-{kind}.ipynb",
            {how: APPS / f"autotest-{kind}-{how}.ipynb" for how in hows},
        )
        for kind, hows in {
            "simple": ("unchanged", "changed"),
            "hashed": ("unchanged", "changed"),
            "multi": ("unchanged", "changed"),
            "hidden": ("unchanged", "changed-wrong", "changed-right"),
        }.items()
    },
}


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    """The scores of all submissions, by whom: stock or here."""
    root = tmp_path_factory.mktemp("like-stock")
    stock = course.Course(root / "stock")
    stock.root.mkdir()
    (stock.root / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
    shutil.copy(APPS / "autotests.yml", stock.root)
    for name, (source, submissions) in CASES.items():
        _copy(source, stock.root / "source" / name)
        for student, handed_in in submissions.items():
            _copy(handed_in, stock.root / "submitted" / student / name)
        stock.nbgrader("generate_assignment", name)
    here = course.Course(root / "here")
    shutil.copytree(stock.root, here.root)
    (here.root / "nbgrader_config.py").write_text(HERE, encoding="utf-8")
    found = {}
    for who, made in (("stock", stock), ("here", here)):
        for name in CASES:
            made.nbgrader("autograde", name)
        found[who] = {name: made.scores(name) for name in CASES}
    return found


def _copy(notebook: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(notebook, folder / "p1.ipynb")
    for beside in ("data.txt", "jupyter.png"):
        shutil.copy(APPS / beside, folder)


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_nbgraders_own_cases_score_the_same(scores, name):
    assert scores["here"][name] == scores["stock"][name]
    assert scores["here"][name].keys() == CASES[name][1].keys()
