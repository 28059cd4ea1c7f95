"""nbgrader's own options hold here, too: each of them in a batch of small submissions."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from grader.cells.expected import ExpectedNotebook
from grader.checker.course import Course
from grader.checker.execution import Environment
from grader.intake import files, repair
from grader.results import log, report
from grader.run import plan
from grader.sandbox.answer_server import remove
from tests.grader.test_repair import without_any_metadata
from tests.support import small
from tools.rehearsal import course

OPTIONS = """
c.CourseDirectory.ignore = ["*.secret", "private"]
c.CourseDirectory.groupshared = True
c.Execute.timeout = None
c.Autograde.create_student = False
"""
OTHER = "other"  # the second notebook of the assignment


def released_course(root):
    """A course whose assignment has two notebooks, the second without graded cells."""
    made = course.new_course(root)
    small.write(made.root / "source")
    second = course.source_notebook([("code", "# SETUP: more\nmore = 1")])
    del second.metadata["kernelspec"]
    nbformat.write(second, made.root / "source" / small.NAME / f"{OTHER}.ipynb")
    return made, small.solved(made.release(small.NAME)), second


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    made, right, second = released_course(tmp_path_factory.mktemp("options") / "course")
    config = made.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + OPTIONS, encoding="utf-8")
    for student in ("ada", "half", "kernel", "elsewhere"):
        made.nbgrader("db", "student", "add", student)
    for student in ("ada", "stranger"):
        made.hand_in(student, small.NAME, right)
    folder = made.hand_in("ada", small.NAME, "", name="timestamp.txt").parent
    for name in ("notes.txt", "my.secret", "private/diary.txt", "data/more.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("words", encoding="utf-8")
    made.hand_in("half", small.NAME, right)
    made.hand_in("half", small.NAME, "not a notebook", name=f"{OTHER}.ipynb")
    made.hand_in("kernel", small.NAME, right)
    foreign = nbformat.from_dict(second)
    foreign.metadata["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    made.hand_in("kernel", small.NAME, foreign, name=f"{OTHER}.ipynb")
    elsewhere = course.source_notebook([("code", "# TEST: not here (1 point)\nassert True")])
    made.hand_in("elsewhere", small.NAME, elsewhere)
    said = made.nbgrader("autograde", small.NAME, fails=True)
    return made, said


def test_files_that_are_to_be_ignored_are_left_out(graded):
    folder = graded[0].root / "autograded" / "ada" / small.NAME
    assert {path.name for path in folder.rglob("*") if path.is_file()} == {
        f"{small.NAME}.ipynb", "timestamp.txt", "notes.txt", "more.txt",
    }  # fmt: skip


def test_a_group_shares_what_is_graded(graded):
    folder = graded[0].root / "autograded" / "ada" / small.NAME
    for path in (folder, folder / "data", folder.parent, folder.parents[1]):
        assert stat.S_IMODE(path.stat().st_mode) & 0o2770 == 0o2770, path
    for path in filter(lambda each: each.is_file(), folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o664, path


def test_an_empty_timestamp_is_copied_and_no_timeout_is_no_error(graded):
    made, _ = graded
    assert (made.root / "autograded" / "ada" / small.NAME / "timestamp.txt").read_text() == ""
    assert made.scores(small.NAME)["ada"]["test-half"].auto == 1


@pytest.mark.parametrize(
    ("student", "why"),
    [
        ("stranger", "not in the gradebook"),
        ("half", "not a notebook"),
        ("kernel", "written for the kernel 'ir'"),
        ("elsewhere", "those of another assignment"),
    ],
)
def test_what_cannot_be_graded_is_refused_as_a_whole_and_ends_with_1(graded, student, why):
    made, said = graded
    told = report.read(made.root, small.NAME)
    assert why in told.refused[student]
    assert f"{student}: {student}:" not in "\n".join(report.lines(told))
    assert why in said
    assert not (made.root / "autograded" / student / small.NAME).exists()
    assert student not in made.scores(small.NAME)


def test_a_source_for_another_kernel_is_told_at_once(tmp_path):
    made, _, second = released_course(tmp_path / "course")
    second.metadata["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    nbformat.write(second, made.root / "source" / small.NAME / f"{OTHER}.ipynb")
    with (made.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.ClearSolutions.code_stub['R'] = '#'\n")
    made.nbgrader("generate_assignment", small.NAME, "--force")
    made.hand_in("ada", small.NAME, second, name=f"{OTHER}.ipynb")
    assert "written for the kernel 'ir'" in made.nbgrader("autograde", small.NAME, fails=True)


def test_the_kernel_of_the_source_is_named_and_not_the_students(tmp_path):
    kernel = {"name": "my-python", "display_name": "My Python", "language": "python"}
    wanted = ExpectedNotebook((), kernel=kernel)
    foreign = {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}
    notebook = nbformat.v4.new_notebook(metadata=foreign)
    assert files.refusal(notebook, wanted) == ""
    assert repair.repaired(notebook, wanted)[0].metadata.kernelspec == kernel
    assert "'ir'" in files.refusal(notebook, ExpectedNotebook(()))


def test_what_was_not_run_earns_nothing_waits_for_a_person_and_shows_its_outputs(tmp_path):
    made, right, _ = released_course(tmp_path / "course")
    shown = new_output("stream", name="stdout", text="what I saw\x1b[2J")
    right.cells.append(new_code_cell("print('what I saw')", outputs=[shown]))
    right.cells[-1].outputs.append({"output_type": "stream", "text": 7})  # damaged
    made.hand_in("ada", small.NAME, json.dumps(right))
    made.nbgrader("autograde", small.NAME, "--no-execute")
    scores = made.scores(small.NAME)["ada"]
    assert all((score.auto, score.needs_person) == (None, True) for score in scores.values())
    assert any("not run" in note.text for note in log.load(made.root, small.NAME, "ada").notes)
    path = made.root / "autograded" / "ada" / small.NAME / f"{small.NAME}.ipynb"
    outputs = nbformat.read(path, 4).cells[-1].outputs
    assert [(each.name, each.text) for each in outputs] == [("stdout", "what I saw")]
    made.nbgrader("autograde", small.NAME)  # being run changes it
    assert made.scores(small.NAME)["ada"]["test-half"].auto == 1


def test_cells_without_any_names_are_no_other_assignment():
    notebook = small.source_notebook()
    without_any_metadata(notebook)
    for each in notebook.cells:
        each.source = each.source.partition("\n")[2]
    assert files.refusal(notebook, ExpectedNotebook(())) == ""


def test_ignored_folders_are_not_read_from_either_side(tmp_path):
    for folder in ("submitted", "source"):
        (tmp_path / folder / "__pycache__").mkdir(parents=True)
        (tmp_path / folder / "__pycache__" / "a.pyc").write_text("a")
        (tmp_path / folder / f"{folder}.txt").write_text("b")
    both = [tmp_path / "submitted", tmp_path / "source"]
    assert set(plan.files(both, 1000, ignored=["__pycache__"])[0]) == {
        "submitted.txt", "source.txt",
    }  # fmt: skip


def test_folders_without_end_and_thousands_of_files_are_read_in_part(tmp_path):
    deep, many = tmp_path / "deep", tmp_path / "many"
    deep.mkdir()
    many.mkdir()
    # Deeper than the system can name.
    dig = f"import os\nfor _ in range(1500): os.mkdir('{'d' * 20}'); os.chdir('{'d' * 20}')"
    subprocess.run([sys.executable, "-c", dig], cwd=deep, check=True)
    (deep / "near.txt").write_text("a")
    for number in range(600):
        (many / f"{number}.txt").touch()
    assert plan.files([deep], 1000) == (
        {"near.txt": "YQ=="},
        ["Folders more than 10 deep were left out."],
    )
    found, remarks = plan.files([many], 1000)
    assert len(found) == 500 and "more than 500 files" in remarks[0]
    remove(str(deep))


def test_a_cell_of_the_course_that_never_ends_stops_no_checker():
    cells = (("", "before = 1"), ("", "while True: pass"), ("", "after = 2"), ("test-a", ""))
    endless = Course(Environment(course=cells), seconds=0.2)
    endless.prepare()
    assert (endless.names["before"], endless.names["after"]) == (1, 2)


def test_an_expression_for_file_names_takes_the_place_of_the_known_ones(tmp_path):
    made, right, _ = released_course(tmp_path / "course")
    config = made.root / "nbgrader_config.py"
    expression = r'r".+/(?P<student_id>[^/]+)=(?P<file_id>[^/]+)\.ipynb"'
    with config.open("a", encoding="utf-8") as file:
        file.write(f"\nc.FileNameCollectorPlugin.named_regexp = {expression}\n")
    archive = made.root / "downloaded" / small.NAME / "archive"
    archive.mkdir(parents=True)
    for name in (f"a<b>da={small.NAME}.ipynb", f"bob_4711_815_{small.NAME}.ipynb"):
        (archive / name).write_text(nbformat.writes(right), encoding="utf-8")
    made.nbgrader("zip_collect", small.NAME)
    assert [path.name for path in (made.root / "submitted").iterdir()] == ["a_b_da"]
    shutil.rmtree(archive)
