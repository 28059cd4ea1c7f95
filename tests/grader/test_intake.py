"""Files find their student and their assignment, whatever an LMS or a browser named them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import nbformat
import pytest

from grader.intake import files
from grader.intake.files import plain_name
from grader.intake.uploads import Upload, read_name
from grader.results.log import SubmissionLog
from tests.support import small
from tools.rehearsal import course

NAME = "03-the-functions"


@pytest.mark.parametrize(
    "stem",
    [
        NAME,
        f"{NAME} (1)",
        f"{NAME}-1",
        f"Copy of {NAME}",
        f"Copy_of_{NAME}",
        f"Copy of {NAME} (2)",
        f"Copy of Copy of {NAME}",
        f"Kopie von {NAME}",
        f"{NAME}-Copy1",
        NAME.upper(),
        f"{NAME}(3)",
    ],
)
def test_a_copied_notebook_keeps_its_name(stem):
    assert plain_name(stem, ["01-intuition", NAME]) == NAME


@pytest.mark.parametrize("stem", ["homework", "04-softmax", "the-functions", ""])
def test_another_name_is_not_taken_for_it(stem):
    assert plain_name(stem, [NAME]) is None


@pytest.mark.parametrize(
    ("file", "student", "version"),
    [
        (f"lovelaceada_4711_815_{NAME}.ipynb", "lovelaceada", 0),
        (f"lovelaceada_LATE_4711_815_{NAME}.ipynb", "lovelaceada", 0),
        (f"lovelaceada_4711_815_{NAME}-2.ipynb", "lovelaceada", 2),
        (f"o-neillzoë_4711_815_Copy of {NAME} (1).ipynb", "o-neillzoë", 1),
        (f"Ada Lovelace_4711_assignsubmission_file_/{NAME}.ipynb", "ada-lovelace-4711", 0),
        (f"Ada Lovelace_4711_assignsubmission_file_{NAME}.ipynb", "ada-lovelace-4711", 0),
        (f"ada_{NAME}.ipynb", "ada", 0),
        (f"ada_l_{NAME}.ipynb", "ada_l", 0),
        (f"ada@school.example_Copy of {NAME}-1.ipynb", "ada@school.example", 1),
    ],
)
def test_the_student_is_read_from_the_file(file, student, version):
    found = read_name(Path(file), [NAME])
    assert (found.student, found.notebook, found.version) == (student, NAME, version)


def test_blackboard_tells_the_time_too():
    found = read_name(Path(f"Unit 3_ada_attempt_2026-11-30-15-00-00_{NAME}.ipynb"), [NAME])
    assert found == Upload("ada", NAME, 0, "2026-11-30 15:00:00")


def test_a_file_with_a_name_of_its_own_keeps_it_for_the_intake():
    found = read_name(Path("ada_4711_815_homework.ipynb"), [NAME])
    assert found == Upload("ada", "homework", number="4711")


def test_a_file_that_names_nobody_is_not_guessed():
    assert read_name(Path(f"{NAME}.ipynb"), [NAME]) is None


def test_zip_collect_takes_the_last_of_several_uploads_and_skips_the_rest(tmp_path):
    made = course.new_course(tmp_path / "course")
    small.write(made.root / "source")
    released = made.release(small.NAME)
    right, released_text = nbformat.writes(small.solved(released)), nbformat.writes(released)
    archive = made.root / "downloaded" / small.NAME / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "submissions.zip", "w") as lms:
        lms.writestr(f"lovelaceada_4711_815_{small.NAME}.ipynb", "an early version")
        lms.writestr(f"lovelaceada_4711_816_{small.NAME}-1.ipynb", right)
        lms.writestr(f"smithjo_21_817_{small.NAME}.ipynb", right)
        lms.writestr(f"smithjo_22_818_{small.NAME}.ipynb", released_text)
        lms.writestr(f"Alan Turing_12_assignsubmission_file_/{small.NAME}.ipynb", right)
        lms.writestr("readme.txt", "hello")
        lms.writestr("nobody.ipynb", right)
    said = made.nbgrader("zip_collect", small.NAME)
    submitted = made.root / "submitted"
    assert sorted(path.name for path in submitted.iterdir()) == [
        "alan-turing-12",
        "lovelaceada",
        "smithjo-21",  # two people whom Canvas calls alike
        "smithjo-22",
    ]
    for student, text in (("smithjo-21", right), ("smithjo-22", released_text)):
        handed_in = submitted / student / small.NAME / f"{small.NAME}.ipynb"
        assert handed_in.read_text(encoding="utf-8") == text
    taken = submitted / "lovelaceada" / small.NAME / f"{small.NAME}.ipynb"
    assert taken.read_text(encoding="utf-8") == right
    for skipped in ("readme.txt", "nobody.ipynb", f"lovelaceada_4711_815_{small.NAME}.ipynb"):
        assert any(skipped in line and "skipped" in line for line in said.splitlines())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_mark_that_an_editor_puts_at_the_beginning_costs_nothing(tmp_path, encoding):
    notebook = small.source_notebook()
    notebook.cells[0].source += "  # caf\u00e9"
    path = tmp_path / "submitted" / "ada" / small.NAME / f"{small.NAME}.ipynb"
    path.parent.mkdir(parents=True)
    text = nbformat.writes(notebook).replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    log = SubmissionLog(tmp_path, small.NAME, "ada")
    readable = files.settle(path.parent, tmp_path, log, 10**6)
    assert [each.source for each in readable[small.NAME].cells] == [
        each.source for each in notebook.cells
    ]
    assert not log.notes
