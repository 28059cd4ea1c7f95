"""The manuscript is the only source: building is deterministic, and changes what it must."""

import json
import shutil

import nbformat
import pytest

from authoring import build, check, quizzes
from authoring.errors import ManuscriptError
from tests.support import small_course

NAMES = [
    "course/00-intuition.ipynb",
    "release/00-intuition/00-intuition.ipynb",
    "source/00-intuition/00-intuition.ipynb",
]


def quiet(line: str) -> None:
    pass


def cells(root, name):
    return {cell.id: cell for cell in nbformat.read(root / name, as_version=4).cells}


def test_second_build_writes_the_same_three_notebooks_and_changes_nothing(built):
    said = []
    built_files = [str(path) for path in build.build(built, built, said.append)]
    assert built_files == [
        NAMES[0],
        "helpers/course.json",
        "helpers/questions.json",
        *NAMES[1:],
    ]
    assert all((built / name).is_file() for name in NAMES)
    assert said == []


def test_clean_course_has_no_problems(built):
    assert list(check.problems(built)) == []


def test_edited_sentence_changes_one_lesson_and_stale_notebooks_go(built, tmp_path):
    root = shutil.copytree(built, tmp_path / "course")
    small_course.write(root, lesson=small_course.LESSON.replace("a bend", "a sharp bend"))
    stale = root / "source" / "99-gone" / "99-gone.ipynb"
    stale.parent.mkdir(parents=True)
    stale.write_text("{}")
    said = []
    build.build(root, root, said.append)
    assert said == ["wrote course/00-intuition.ipynb", "removed source/99-gone/99-gone.ipynb"]
    assert not stale.parent.exists()


def test_release_asks_and_does_not_tell(built):
    released = cells(built, NAMES[1])
    stub = released["exercise-double"].source
    assert stub.endswith('"""Return twice z."""\n    ...  # YOUR CODE HERE')
    assert "42" not in released["test-double"].source
    assert "Because" not in released["written-choose"].source
    assert "naming the reason" not in released["written-choose"].source
    assert "..." in released["exercise-quiz-what-doubles"].source


def test_release_shows_the_points_of_each_exercise(built):
    table = cells(built, NAMES[1])["0-intuition"].source
    assert "| double | result 2 | 2 |" in table
    assert "| choose | read by a person | 5 |" in table
    assert "| **all** | | **8** |" in table


def test_run_all_goes_on_past_a_failed_test(built):
    released = cells(built, NAMES[1])
    assert released["test-double"].metadata.tags == ["raises-exception"]


def test_points_that_do_not_add_up_are_refused(tmp_path):
    text = small_course.ASSIGNMENT.replace("points: 8", "points: 9")
    root = small_course.write(tmp_path, assignment=text)
    with pytest.raises(ManuscriptError, match="add up to 8, the front matter promises 9"):
        build.build(root, root, quiet)


def test_question_for_a_lesson_cannot_be_graded(tmp_path):
    text = small_course.ASSIGNMENT.replace("QUIZ: what-doubles", "QUIZ: what-bends")
    root = small_course.write(tmp_path, assignment=text)
    with pytest.raises(ManuscriptError, match="graded or revealed, never both"):
        build.build(root, root, quiet)


def test_unknown_question_is_refused(tmp_path):
    text = small_course.LESSON.replace("QUIZ: what-bends", "QUIZ: what-floats")
    root = small_course.write(tmp_path, lesson=text)
    with pytest.raises(ManuscriptError, match="no question 'what-floats'"):
        build.build(root, root, quiet)


def test_cell_ids_are_unique_and_come_from_names(built):
    for name in NAMES:
        notebook = nbformat.read(built / name, as_version=4)
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids)
        nbformat.validate(notebook)


def test_a_question_of_a_lesson_waits_for_a_letter_and_does_not_show_it(built):
    lesson = nbformat.read(built / NAMES[0], as_version=4)
    at = next(i for i, cell in enumerate(lesson.cells) if "**Check yourself.**" in cell.source)
    question, answer = lesson.cells[at : at + 2]
    assert "- **B.** A hinge" in question.source and "details" not in question.source
    assert answer.source.endswith('choice = ...\nturn("intuition/what-bends").check(choice)')
    kept = json.loads((built / quizzes.DATA).read_text())["lessons"]["intuition"]
    assert [(each["name"], each["key"]) for each in kept] == [("what-bends", "B")]


def test_title_cell_says_minutes_and_opens_in_colab(built):
    first = cells(built, NAMES[0])["0-intuition"].source
    assert "About 5 minutes" in first
    assert "/blob/main/course/00-intuition.ipynb)" in first
