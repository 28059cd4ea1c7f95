"""A wrong name or folder is answered with what was meant, by every command alike."""

from __future__ import annotations

import pytest

from grader import __main__ as program
from tests.support import small
from tools.rehearsal import course


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("names") / "course")
    small.write(made.root / "source")
    made.release(small.NAME)
    return made


TASKS = (["report"], ["insights"], ["alike"], ["excuse", "relu"])


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task[0])
def test_a_wrong_name_and_a_wrong_folder_are_told(made, capsys, tmp_path, task):
    name, *more = task
    for folder, assignment, wanted in (
        (made.root, "98-smal", "does not know '98-smal'. Did you mean '98-small'?"),
        (made.root, "week 3", "does not know 'week 3'. There are: 98-small."),
        (tmp_path, small.NAME, "does not know '98-small': is it the right course directory"),
    ):
        assert program.main([name, assignment, *more, f"--course={folder}"]) == 1
        said = capsys.readouterr().err
        assert wanted in said and "handed in" not in said


def test_nothing_handed_in_yet_is_no_wrong_name(made, capsys):
    assert program.main(["report", small.NAME, f"--course={made.root}"]) == 1
    assert capsys.readouterr().err.startswith("Nothing was handed in yet: ")
    (made.root / "source" / "99-new").mkdir()
    (made.root / "source" / "99-new" / "99-new.ipynb").write_text("{}")
    assert program.main(["insights", "99-new", f"--course={made.root}"]) == 1
    assert "run 'nbgrader generate_assignment 99-new --force' first." in capsys.readouterr().err
