"""Feedback goes back under the names that the uploads had."""

from __future__ import annotations

import zipfile

import pytest
from nbgrader.api import Gradebook

from grader.__main__ import main
from grader.results import feedback_zip
from grader.results.collection import Collection, Upload

NAME = "03-x"
CASES = {
    "submissions/lovelaceada_LATE_4711_815_Copy of 03-x-1.ipynb": (
        "lovelaceada_LATE_4711_815_03-x.html"
    ),
    "submissions/lovelaceada_4711_815_hw.zip unpacked/deep/03-x.ipynb": (
        "lovelaceada_4711_815_03-x.html"
    ),
    "submissions/anon_x7Kq2_815_03-x.ipynb": "anon_x7Kq2_815_03-x.html",
    "moodle/Ada Lovelace_4711_assignsubmission_file_/work.ipynb": (
        "Ada Lovelace_4711_assignsubmission_file_/03-x.html"
    ),
    "bb/03_ada_attempt_2026-11-30-15-00-00_03-x.ipynb": (
        "03_ada_attempt_2026-11-30-15-00-00_03-x.html"
    ),
}


def page(root, student):
    path = root / "feedback" / student / NAME / f"{NAME}.html"
    path.parent.mkdir(parents=True)
    path.write_text(f"<p>{student}</p>")


def names(path):
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


@pytest.mark.parametrize("upload", CASES)
def test_a_page_is_called_as_its_upload_was(tmp_path, upload):
    Collection(tmp_path, NAME, [Upload(upload, "ada", f"{NAME}.ipynb")]).save()
    page(tmp_path, "ada")
    packed = feedback_zip.pack(tmp_path, NAME)
    archive = tmp_path / "feedback" / f"{NAME}-{upload.partition('/')[0]}.zip"
    assert packed.zips == {archive: 1} and packed.left_out == []
    assert names(archive) == [CASES[upload]]


def test_each_archive_gets_its_own_and_who_is_missing_is_said(tmp_path, capsys):
    uploads = [
        Upload("one/adaa_1_11_03-x.ipynb", "ada", f"{NAME}.ipynb"),
        Upload("one/adaa_1_10_03-x.ipynb", "ada", "", "replaced"),
        Upload("two/bobb_2_12_03-x.ipynb", "bob", f"{NAME}.ipynb"),
        Upload("two/cycc_3_13_03-x.pdf", "cyc", "essay.pdf"),
        Upload("two/dodd_4_14_03-x.ipynb", "dod", f"{NAME}.ipynb"),
    ]
    Collection(tmp_path, NAME, uploads).save()
    for student in ("ada", "bob", "exchange"):
        page(tmp_path, student)
    assert main(["feedback-zip", NAME, "--course", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert names(tmp_path / "feedback" / f"{NAME}-one.zip") == ["adaa_1_11_03-x.html"]
    assert names(tmp_path / "feedback" / f"{NAME}-two.zip") == ["bobb_2_12_03-x.html"]
    assert "dod: there is no feedback" in said and "exchange: the work did not come" in said


def test_without_pages_it_says_what_to_run_and_a_wrong_name_gets_the_right_one(tmp_path, capsys):
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as gradebook:
        gradebook.add_assignment("03-functions")
    assert main(["feedback-zip", "03-functions", "--course", str(tmp_path)]) == 1
    assert "nbgrader generate_feedback 03-functions" in capsys.readouterr().err
    assert main(["feedback-zip", "03-function", "--course", str(tmp_path)]) == 1
    assert "Did you mean '03-functions'?" in capsys.readouterr().err
    assert main(["feedback-zip", "03-functions", "--course", str(tmp_path / "elsewhere")]) == 1
    assert "is it the right course directory" in capsys.readouterr().err
