"""``make publish``: everything that readers get, in one folder, or nothing and the reason."""

import shutil
from datetime import date

import pytest

from authoring import deliver
from authoring.lite import distribution
from authoring.settings import ROOT
from authoring.site.build import SiteError

DAY = date(2027, 3, 12)
LESSON = "students/course/00-intuition.ipynb"


@pytest.fixture
def checkout(built, tmp_path):
    """A checkout of the small course."""
    root = tmp_path / "checkout"
    shutil.copytree(built, root)
    for name in ("requirements-students.lock", "environment.yml", "LICENSE", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, root)
    return root


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """What the builders of website and JupyterLite were asked; they build next to nothing."""
    asked = {}

    def site(root, folder, **wishes):
        asked["site"] = wishes
        html = folder / "html"
        html.mkdir(parents=True, exist_ok=True)
        (html / "index.html").write_text("<title>Course</title>")
        return html

    def lite(root, pyodide, folder, day):
        asked["lite"] = (pyodide, day)

    monkeypatch.setattr(deliver.website, "build", site)
    monkeypatch.setattr(deliver.lite, "build", lite)
    monkeypatch.setattr(distribution, "PLACE", tmp_path / ".pyodide")
    return asked


def test_site_and_students_repository_lie_in_one_folder(checkout, asked, tmp_path):
    told = []
    deliver.deliver(checkout, tmp_path / "out", DAY, say=told.append)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["site", "students"]
    assert (tmp_path / "out" / "site" / "index.html").exists()
    assert (tmp_path / "out" / LESSON).exists()
    assert asked["site"]["day"] == DAY and not asked["site"]["all_solutions"]
    assert any("2027-03-12" in line for line in told)


def test_without_a_pyodide_one_sentence_says_so_and_an_old_build_stays_out(
    checkout, asked, tmp_path
):
    told = []
    deliver.deliver(checkout, tmp_path / "out", DAY, say=told.append)
    assert "lite" not in asked and asked["site"]["with_lite"] is False
    assert [line for line in told if "Pyodide" in line] == [
        "There is no Pyodide in .pyodide, so no lesson runs on the site; "
        "'python -m authoring.lite --fetch' gets it."
    ]


def test_with_a_pyodide_the_site_takes_the_course_along(checkout, asked, tmp_path):
    distribution.PLACE.mkdir()
    deliver.deliver(checkout, tmp_path / "out", DAY, say=lambda line: None)
    assert asked["lite"] == (distribution.PLACE, DAY)
    assert asked["site"]["with_lite"] is True


def test_what_is_gone_from_the_site_is_gone_from_the_folder(checkout, asked, tmp_path):
    for _ in range(2):
        deliver.deliver(checkout, tmp_path / "out", DAY, say=lambda line: None)
        assert not (tmp_path / "out" / "site" / "stale.html").exists()
        (tmp_path / "out" / "site" / "stale.html").touch()


@pytest.mark.parametrize("folder", ["site", "students"])
def test_files_of_others_are_left_alone(checkout, asked, tmp_path, folder):
    mine = tmp_path / "out" / folder / "thesis.tex"
    mine.parent.mkdir(parents=True)
    mine.write_text("years of work")
    with pytest.raises(deliver.PublishError, match="holds files that were not published from here"):
        deliver.deliver(checkout, tmp_path / "out", DAY)
    assert mine.read_text() == "years of work"
    assert asked == {}, "refused before anything is built"


def test_a_site_that_cannot_be_built_leaves_what_was_published(
    checkout, asked, tmp_path, monkeypatch
):
    deliver.deliver(checkout, tmp_path / "out", DAY, say=lambda line: None)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}

    def fails(*arguments, **wishes):
        raise SiteError("Sphinx warns.")

    monkeypatch.setattr(deliver.website, "build", fails)
    with pytest.raises(SiteError):
        deliver.deliver(checkout, tmp_path / "out", DAY)
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
