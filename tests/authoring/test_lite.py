"""JupyterLite is put together from checked parts; nothing private gets into it."""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from datetime import date

import pytest

from authoring import course, publish
from authoring.lite import build, contents, distribution, licenses, wheels
from authoring.lite.distribution import DistributionError
from authoring.settings import ROOT
from tests.support import site

FILES = {"pyodide.js": b"js", "numpy.whl": b"numpy"}


@pytest.fixture
def excerpt(tmp_path, monkeypatch):
    """An excerpt that names two small files."""
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    found = {
        "info": {"version": "0"},
        "core": {"pyodide.js": sums["pyodide.js"]},
        "packages": {"numpy": {"file_name": "numpy.whl", "sha256": sums["numpy.whl"]}},
    }
    path = tmp_path / "pyodide.json"
    path.write_text(json.dumps(found))
    monkeypatch.setattr(distribution, "EXCERPT", path)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder


# What is compiled


def test_a_whole_pyodide_is_copied_and_nothing_else_of_its_folder(excerpt, folder, tmp_path):
    (folder / "torch.whl").write_bytes(b"not needed")
    distribution.copy(folder, tmp_path / "copy")
    assert {path.name: path.read_bytes() for path in (tmp_path / "copy").iterdir()} == FILES


def test_a_file_that_lacks_or_was_changed_is_named_and_nothing_is_copied(excerpt, folder, tmp_path):
    (folder / "pyodide.js").write_bytes(b"other")
    (folder / "numpy.whl").unlink()
    with pytest.raises(DistributionError) as caught:
        distribution.copy(folder, tmp_path / "copy")
    assert "pyodide.js is not the official one. numpy.whl is missing." in str(caught.value)
    assert not (tmp_path / "copy").exists()


def test_what_is_fetched_is_checked_and_what_is_there_is_not_fetched(excerpt, folder, tmp_path):
    with site.served(folder) as address:
        distribution.fetch(tmp_path / "fetched", f"{address}/")
        assert list(distribution.trouble(tmp_path / "fetched")) == []
        (folder / "pyodide.js").unlink()
        distribution.fetch(tmp_path / "fetched", f"{address}/")
        (folder / "numpy.whl").write_bytes(b"other")
        with pytest.raises(DistributionError, match="pyodide.js cannot be fetched"):
            distribution.fetch(tmp_path / "again", f"{address}/")
        (folder / "pyodide.js").write_bytes(FILES["pyodide.js"])
        with pytest.raises(DistributionError, match="numpy.whl is not the official file"):
            distribution.fetch(tmp_path / "again", f"{address}/")
        assert not (tmp_path / "again" / "numpy.whl").exists()


def test_the_excerpt_holds_everything_that_its_packages_depend_on():
    packages = distribution.read()["packages"]
    assert set(distribution.NEEDED) <= set(packages)
    for entry in packages.values():
        assert {name.replace("_", "-") for name in entry["depends"]} <= set(packages)
        assert "://" not in entry["file_name"]


def test_the_excerpt_is_taken_from_a_lock(excerpt, folder, monkeypatch):
    entry = {"depends": ["a_b"], "file_name": "numpy.whl", "sha256": "1"}
    other = {"depends": [], "file_name": "ab.whl", "sha256": "2"}
    packages = {"numpy": entry, "a-b": other, "torch": other}
    lock = {"info": {"version": "1"}, "packages": packages}
    (folder / distribution.LOCK).write_text(json.dumps(lock))
    monkeypatch.setattr(distribution, "NEEDED", ("numpy",))
    monkeypatch.setattr(distribution, "CORE", ("pyodide.js",))
    distribution.renew(folder)
    assert distribution.read()["packages"] == {"a-b": other, "numpy": entry}
    assert set(distribution.checksums()) == {"pyodide.js", "numpy.whl", "ab.whl"}


# What is pure Python


def test_our_wheels_are_whole_pure_and_the_same_each_time(tmp_path):
    for name in wheels.PACKED:
        first, second = (tmp_path / each for each in ("first", "second"))
        first.mkdir(exist_ok=True)
        second.mkdir(exist_ok=True)
        wheel = wheels.packed(name, first)
        assert wheel.read_bytes() == wheels.packed(name, second).read_bytes()
        names = zipfile.ZipFile(wheel).namelist()
        assert f"{name}/__init__.py" in names
        assert not [each for each in names if each.endswith((".so", ".pyd", ".pyc"))]


def test_markupsafe_works_without_what_is_compiled_in_it(tmp_path):
    wheel = wheels.packed("markupsafe", tmp_path)
    code = "import markupsafe as m; print(m.__file__, m.escape('<b>'))"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(wheel)!r}); {code}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(str(wheel)) and "&lt;b&gt;" in done.stdout


def test_all_that_our_wheels_depend_on_is_there(tmp_path):
    helpers = tmp_path / "activation_course-1-py3-none-any.whl"
    helpers.write_bytes(b"")
    found = wheels.entries(tmp_path, helpers)
    there = {*found, *distribution.read()["packages"]}
    for entry in found.values():
        assert set(entry["depends"]) <= there
        assert (tmp_path / entry["file_name"]).exists()
    assert found[wheels.HELPERS]["imports"] == ["helpers"]


# Notebooks


@pytest.fixture(scope="module")
def notebooks():
    return dict(contents.notebooks(course.read(ROOT)))


def test_everything_that_students_have_is_there_and_shows_no_picture_of_another_host(notebooks):
    order = course.read(ROOT)
    assert len(notebooks) == len(publish.notebooks_of(order, None))
    for path, notebook in notebooks.items():
        text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        assert not re.search(r"!\[[^\]]*\]\(http|<img[^>]*src=.http", text), path


def test_what_needs_tensorflow_says_where_to_go_on_and_has_no_code(notebooks):
    short = {path for path, notebook in notebooks.items() if len(notebook.cells) == 1}
    name = course.read(ROOT).known["lesson", "training-with-keras"].built_name
    assert short == {f"{name}.ipynb", f"assignments/{name}.ipynb"}
    for path in short:
        [cell] = notebooks[path].cells
        assert cell.source.startswith("# ") and "[open it in Colab](https://" in cell.source


def test_what_is_not_open_yet_is_not_there():
    order = course.read(ROOT)
    long_ago = dict(contents.notebooks(order, date(1970, 1, 1)))
    units = [*order.lessons, *order.appendices, *order.assignments]
    assert len(long_ago) == sum(unit.is_open(date(1970, 1, 1)) for unit in units)


def test_something_private_stops_the_build(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "leaks", lambda root, texts: ["a.ipynb holds a solution."])
    with pytest.raises(build.LiteError, match="a.ipynb holds a solution"):
        build._contents(course.read(ROOT), tmp_path / "files", None)
    assert not (tmp_path / "files").exists()


# Licenses


def test_every_package_has_its_license_and_its_text_beside_it(tmp_path):
    metadata = "Name: a\nLicense: line\n more\nClassifier: License :: OSI Approved :: BSD License\n"
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as archive:
        archive.writestr("a-1.dist-info/METADATA", metadata)
        archive.writestr("a-1.dist-info/licenses/LICENSE.txt", "Do as you like.")
        archive.writestr("a/license_check.py", "")
    packages = {
        "a": {"version": "1", "file_name": "a.whl"},
        "openblas": {"version": "2", "file_name": "openblas.zip"},
    }
    found = licenses.write(tmp_path, tmp_path, {"packages": packages})
    told = {part.name: (part.license, part.places) for part in found}
    assert told["a 1"] == ("BSD License", ("licenses/a/LICENSE.txt",))
    assert told["openblas 2"][0] == "BSD-3-Clause"
    assert told["Pyodide"][0] == "MPL-2.0"
    assert (tmp_path / "licenses" / "a" / "LICENSE.txt").read_text() == "Do as you like."
    assert "licenses/a/LICENSE.txt" in (tmp_path / "licenses.html").read_text()
