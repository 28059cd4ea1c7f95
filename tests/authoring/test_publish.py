"""The student repository: what is in it, what never is, and what it leaves alone."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date

import pytest

from authoring import commits, course_file, publish, wheel
from authoring.publish import PublishError
from authoring.settings import ROOT

TASKS = ("__init__", "__main__", "clean", "environment", "task", "tasks")
LESSON = "course/00-intuition.ipynb"
ASSIGNMENT = "release/00-intuition/00-intuition.ipynb"


@pytest.fixture
def course(built, tmp_path):
    """A checkout of the small course."""
    root = tmp_path / "checkout"
    shutil.copytree(built, root)
    for name in ("requirements-students.lock", "environment.yml", "LICENSE", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, root)
    return root


@pytest.fixture
def students(tmp_path):
    return tmp_path / "students"


def everything(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def add_to(notebook, text):
    """Put a sentence into the last cell of a notebook."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    content["cells"][-1]["source"] = [text]
    notebook.write_text(json.dumps(content), encoding="utf-8")


def test_students_get_lessons_assignments_helpers_and_a_set_up(course, students):
    publish.publish(course, students)
    assert set(everything(students)) == {
        ".gitignore",
        ".published",
        "LICENSE",
        "LICENSE-CONTENT.md",
        "Makefile",
        "README.md",
        "environment.yml",
        "requirements.lock",
        LESSON,
        ASSIGNMENT,
        *(f"tools/{name}.py" for name in TASKS),
        "tools/jupyterlab/overrides.json",
        "tools/jupyterlab/page_config.json",
        f"wheel/{wheel.name()}",
    }


def test_publishing_twice_gives_the_same_bytes(course, students, tmp_path):
    publish.publish(course, students)
    publish.publish(course, tmp_path / "again")
    assert everything(students) == everything(tmp_path / "again")
    publish.publish(course, students)
    assert everything(students) == everything(tmp_path / "again")


def test_readme_has_a_link_to_colab_for_every_notebook(course, students):
    publish.publish(course, students)
    readme = (students / "README.md").read_text(encoding="utf-8")
    published = course_file.read(course).students
    for path in (LESSON, ASSIGNMENT):
        assert published.colab_url(path) in readme
        assert f"({path})" in readme
    assert wheel.name() in readme
    assert wheel.name() in (students / "environment.yml").read_text(encoding="utf-8")


def test_wheel_is_where_the_notebooks_look_for_it(course, students):
    publish.publish(course, students)
    for path in (LESSON, ASSIGNMENT):
        [url] = re.findall(r"https://[^\"\s]+\.whl", (students / path).read_text(encoding="utf-8"))
        place = url.removesuffix("\\").partition(wheel.name())[0]
        assert place.endswith("/wheel/")
        assert (students / "wheel" / wheel.name()).exists()


def test_wheel_holds_all_of_helpers_and_nothing_else(tmp_path):
    built = wheel.build(ROOT, tmp_path)
    assert built.name == wheel.name()
    names = set(zipfile.ZipFile(built).namelist())
    assert all(name.startswith("helpers/") or ".dist-info/" in name for name in names)
    there = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "helpers").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there == {name for name in names if name.startswith("helpers/")}


def test_wheel_does_not_depend_on_file_times_or_modes(course, tmp_path):
    first = wheel.build(course, tmp_path / "first").read_bytes()
    source = course / "helpers" / "__init__.py"
    source.chmod(0o600)
    source.touch()
    assert wheel.build(course, tmp_path / "second").read_bytes() == first
    assert not (course / "build").exists()


PRIVATE = {
    "a region mark": "### BEGIN SOLUTION",
    "a mark of hidden tests": "### BEGIN HIDDEN TESTS",
    "a marking scheme": "2 points for naming the reason",
    "a hidden test": 'assert double(21) == 42, "an unseen value"',
    "a quiz explanation": "A number plus itself is twice the number.",
    "a quiz key": 'answer_what_doubles = ("C")',
}


@pytest.mark.parametrize("what", PRIVATE)
@pytest.mark.parametrize("path", [LESSON, ASSIGNMENT])
def test_nothing_private_is_published(course, students, path, what):
    key = 'answer_what_doubles = (\n    "C"\n)' if what == "a quiz key" else PRIVATE[what]
    add_to(course / path, key)
    with pytest.raises(PublishError, match=f"Nothing was published:\n{path} holds"):
        publish.publish(course, students)
    assert not students.exists()


def test_nothing_private_is_published_in_an_output(course, students):
    path = course / LESSON
    content = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in content["cells"] if cell["cell_type"] == "code")
    text = PRIVATE["a quiz explanation"]
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": [text]}]
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(PublishError, match="00-intuition.ipynb, outputs holds a quiz explanation"):
        publish.publish(course, students)


def test_nothing_private_is_published_in_the_wheel(course, students):
    text = PRIVATE["a marking scheme"]
    (course / "helpers" / "slip.py").write_text(f'"""{text}."""\n', encoding="utf-8")
    with pytest.raises(PublishError, match="the helpers wheel, helpers/slip.py holds"):
        publish.publish(course, students)


def test_folder_with_other_files_is_refused(course, students):
    students.mkdir()
    (students / "thesis.tex").write_text("years of work")
    with pytest.raises(PublishError, match="holds files that were not published from here"):
        publish.publish(course, students)
    assert list(everything(students)) == ["thesis.tex"]


def test_fresh_clone_of_an_empty_repository_is_filled(course, students):
    (students / ".git").mkdir(parents=True)
    (students / ".git" / "config").write_text("[core]\n")
    publish.publish(course, students)
    assert (students / LESSON).exists()
    assert (students / ".git" / "config").read_text() == "[core]\n"


def test_publishing_again_removes_what_is_gone_and_keeps_what_others_put_there(course, students):
    publish.publish(course, students)
    (students / "notes.md").write_text("mine")
    (course / LESSON).unlink()
    publish.publish(course, students)
    assert not (students / LESSON).exists()
    assert (students / "notes.md").read_text() == "mine"


def test_changed_list_never_removes_anything_outside(course, students, tmp_path):
    publish.publish(course, students)
    (tmp_path / "precious").write_text("kept")
    with open(students / publish.MANIFEST, "a") as manifest:
        manifest.write(f"../precious\n{tmp_path / 'precious'}\n")
    publish.publish(course, students)
    assert (tmp_path / "precious").exists()


def test_checkout_itself_is_refused(course):
    for place in (course, course / "students", course.parent):
        with pytest.raises(PublishError, match="overlap"):
            publish.publish(course, place)


def test_unbuilt_course_is_refused(course, students):
    shutil.rmtree(course / "course")
    shutil.rmtree(course / "release")
    with pytest.raises(PublishError, match="run 'make notebooks'"):
        publish.publish(course, students)


def test_destination_must_be_named():
    command = [sys.executable, "-m", "authoring.publish", ""]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "make student-repo DEST=" in done.stderr


def open_on(course, day):
    """Let the assignment of the small course open on a day."""
    path = course / "manuscript" / "course.yaml"
    text = path.read_text().replace("closes: intuition,", f"closes: intuition, opens: {day},")
    path.write_text(text)


def test_an_assignment_is_published_from_the_day_on_which_it_opens(course, students):
    open_on(course, "2027-03-08")
    publish.publish(course, students, date(2027, 3, 7))
    assert (students / LESSON).exists()
    assert not (students / "release").exists()
    assert ASSIGNMENT not in (students / "README.md").read_text()
    publish.publish(course, students, date(2027, 3, 8))
    assert (students / ASSIGNMENT).exists()


@pytest.mark.needs("git")
def test_each_week_is_a_commit_on_top_of_the_last(course, students):
    open_on(course, "2027-03-08")
    told = []
    for day in (date(2027, 3, 1), date(2027, 3, 8), date(2027, 3, 9)):
        files = publish.publish(course, students, day)
        (students / "mine.md").write_text("not published, so not committed")
        told.append(commits.commit(students, files, publish.MANIFEST, day))
    log = git(students, "log", "--format=%s").splitlines()
    assert log == ["Open on 2027-03-08: 00-intuition", "Open on 2027-03-01: 00-intuition"]
    assert told[-1] == "Nothing has changed since the last time."
    assert ASSIGNMENT not in git(students, "ls-tree", "-r", "--name-only", "HEAD~1").splitlines()
    assert ASSIGNMENT in git(students, "ls-tree", "-r", "--name-only", "HEAD").splitlines()
    assert git(students, "status", "--porcelain").split() == ["??", "mine.md"]


@pytest.mark.needs("git")
def test_what_is_taken_out_goes_with_the_next_commit(course, students):
    commits.commit(students, publish.publish(course, students), publish.MANIFEST, date(2027, 3, 1))
    open_on(course, "2027-04-01")
    files = publish.publish(course, students, date(2027, 3, 2))
    commits.commit(students, files, publish.MANIFEST, date(2027, 3, 2))
    assert ASSIGNMENT not in git(students, "ls-tree", "-r", "--name-only", "HEAD").splitlines()
    assert git(students, "status", "--porcelain") == ""


def test_students_install_nothing_that_only_contributors_need(course, students):
    publish.publish(course, students)
    lock = (students / "requirements.lock").read_text()
    names = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert {"jupyterlab", "nbgrader", "tensorflow", "uv"} <= names
    assert not {"distributed", "mypy", "playwright", "psycopg", "pytest", "ruff"} & names
    everyone = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^[a-z0-9-]+==\S+", lock, re.MULTILINE)
    assert all(pin in everyone for pin in pins), "students would work with other versions"


def git(folder, *arguments):
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
