"""What is excused counts in full, everywhere and until it is taken back; nothing else changes."""

from __future__ import annotations

import csv
import html
import re
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook

from grader import __main__ as program
from grader.insights import files, items, mistakes, progress, reading
from grader.results import excuse, excused, report
from grader.results.collection import Collection, Upload
from tests.support import small
from tools.rehearsal import course

# nbgrader makes a submission in a way that SQLAlchemy warns of.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
WRITTEN, DOUBLE = "written-why", ("test-double-values", "test-double-zero")
MOST = sum(small.POINTS.values())
OF_DOUBLE = sum(small.POINTS[name] for name in DOUBLE)
READ = 1.0  # what a person gave ben


def graded(made):
    """Return what everybody has, and what waits, by student and cell."""
    with Gradebook(made.database) as book:
        return {
            each.student.id: {
                grade.name: (grade.score, grade.needs_manual_grade)
                for grade in each.notebooks[0].grades
            }
            for each in book.assignment_submissions(small.NAME)
        }


def totals(made):
    return {
        name: sum(score or 0 for score, _ in cells.values()) for name, cells in graded(made).items()
    }


def page_of(made, student):
    path = made.root / "feedback" / student / small.NAME / f"{small.NAME}.html"
    text = html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8")))
    return " ".join(text.split())


@pytest.fixture(scope="module")
def course_of_two(tmp_path_factory):
    """Ada cannot double and wrote no text; a person read what ben wrote, whose half is wrong."""
    made = course.new_course(tmp_path_factory.mktemp("excused") / "course")
    small.write(made.root / "source")
    released = made.release(small.NAME)
    right = {"double": "    return z + z", "half": "    return z / 2", "answer": "    42"}
    lazy = small.answer(released, right | {"double": "    return z + 1"})
    wrong = small.answer(released, right | {"half": "    return z", "why": "Two zeros."})
    made.hand_in("ada", small.NAME, lazy)
    made.hand_in("ben", small.NAME, wrong)
    made.nbgrader("autograde", small.NAME)
    with Gradebook(made.database) as book:
        grade = book.find_grade(WRITTEN, small.NAME, small.NAME, "ben")
        grade.manual_score, grade.needs_manual_grade = READ, False
        book.db.commit()
    return made, released, graded(made)


@pytest.fixture(scope="module")
def played(course_of_two):
    """Two exercises are excused; cleo hands in a blank notebook; everything is graded anew."""
    made, released, before = course_of_two
    for arguments in (["double", "--student", "ada"], ["why"]):
        given = ["excuse", small.NAME, *arguments, "--course", str(made.root)]
        assert program.main(given) == 0
    at_once = graded(made)
    made.hand_in("cleo", small.NAME, released)
    made.nbgrader("autograde", small.NAME, "--force")
    made.nbgrader("generate_feedback", small.NAME)
    made.nbgrader("export", f"--to={made.root / 'grades.csv'}")
    with Gradebook(made.database) as book:
        record = reading.read(made.root, small.NAME, book)
    yield SimpleNamespace(made=made, before=before, at_once=at_once, record=record)


def test_it_counts_in_full_at_once_and_after_grading_again(played):
    for found in (played.at_once, graded(played.made)):
        assert {found["ada"][name] for name in DOUBLE} == {(2, False), (1, False)}
        assert found["ada"][WRITTEN] == found["ben"][WRITTEN] == (3, False)
        changed = {*DOUBLE, WRITTEN}
        for student, kept in (("ada", {*small.POINTS} - changed), ("ben", {*small.POINTS})):
            for name in kept - {WRITTEN}:
                assert found[student][name] == played.before[student][name]


def test_who_hands_in_later_is_excused_too(played):
    assert graded(played.made)["cleo"][WRITTEN] == (3, False)
    assert totals(played.made)["cleo"] == small.POINTS[WRITTEN]


def test_the_formgrader_says_why(played):
    with Gradebook(played.made.database) as book:
        said = {
            student: {
                comment.name: comment.auto_comment
                for comment in book.find_submission(small.NAME, student).notebooks[0].comments
            }
            for student in ("ada", "ben")
        }
    assert said["ada"]["exercise-double"] == said["ben"][WRITTEN] == excused.COMMENT
    assert said["ben"]["exercise-double"] is None


def test_the_page_says_that_it_is_excused_and_tells_no_failure(played):
    page = page_of(played.made, "ada")
    assert "Excused: Double, Why; they count in full for you." in page
    assert "Double excused 3 / 3" in page
    assert "Test: values, excused, 2 points in full" in page
    assert "2 of 2 points, passed" not in page
    assert f"{MOST} of {MOST} points" in page
    other = page_of(played.made, "ben")
    assert "Excused: Why; it counts in full" in other
    assert "2 of 2 points, passed" in other


def test_packed_pages_that_are_older_than_their_grades_are_counted(played, capsys):
    made = played.made
    uploads = [
        Upload(f"canvas/{each}_{number}_1{number}_{small.NAME}.ipynb", each, f"{small.NAME}.ipynb")
        for number, each in enumerate(("ada", "ben", "cleo"), start=1)
    ]
    Collection(made.root, small.NAME, uploads).save()
    pack = ["feedback-zip", small.NAME, "--course", str(made.root)]
    assert program.main(pack) == 0
    assert "older" not in capsys.readouterr().out
    with Gradebook(made.database) as book:  # a person reads it once more
        grade = book.find_grade("test-half", small.NAME, small.NAME, "ben")
        before, grade.manual_score = grade.manual_score, 0.5
        book.db.commit()
    work = made.root / "submitted" / "cleo" / small.NAME / f"{small.NAME}.ipynb"
    text = work.read_text(encoding="utf-8")
    work.write_text(text + " ", encoding="utf-8")
    assert program.main(pack) == 0
    said = capsys.readouterr().out
    run = f"run 'nbgrader generate_feedback {small.NAME}', and pack again."
    assert f"1 page is out of date (ben): {run}" in said
    assert "1 page is older than the work that is there now (cleo): run 'nbgrader autograde" in said
    work.write_text(text, encoding="utf-8")
    with Gradebook(made.database) as book:
        book.find_grade("test-half", small.NAME, small.NAME, "ben").manual_score = before
        book.db.commit()


def test_exports_count_it(played):
    with open(played.made.root / "grades.csv", encoding="utf-8", newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"ada": MOST, "ben": MOST - 1, "cleo": small.POINTS[WRITTEN]}


def test_the_report_lists_it(played):
    lines = list(report.lines(report.read(played.made.root, small.NAME)))
    where = lines.index("Excused, and counted in full:")
    assert lines[where + 1 : where + 3] == ["  double: ada", "  why: everybody"]


def test_what_is_excused_is_no_sign_of_understanding(played):
    found = {item.exercise: item for item in items.items(played.record)}
    assert (found["double"].students, found["double"].full) == (2, 1)  # ben; cleo left it blank
    assert (found["why"].students, found["why"].mean) == (0, None)
    who = {group.exercise: {*group.students} for group in mistakes.groups(played.record)}
    assert "ada" not in who["double"]
    assert who["half"] == {"ben", "cleo"}
    (by_hand,) = progress.by_hand(played.record)
    assert (by_hand.name, by_hand.students) == (WRITTEN, 0)


def test_the_page_of_the_class_and_its_files_name_it(played):
    page, _ = files.write(played.made.root, small.NAME)
    text = page.read_text(encoding="utf-8")
    assert "Excused: <code>double</code> for ada; <code>why</code> for everybody." in text
    assert "Not graded yet" not in text
    with open(page.parent / "students.csv", encoding="utf-8-sig", newline="") as file:
        told = {
            row["student"]: (row["excused"], float(row["score"])) for row in csv.DictReader(file)
        }
    assert told["ada"] == ("double; why", MOST)
    assert told["ben"] == ("why", MOST - 1)


def test_taken_back_all_is_as_it_was(played):
    """The last of these tests that changes the course."""
    root = played.made.root
    assert excuse.excuse(root, small.NAME, "double", "ada", undo=True) == (OF_DOUBLE, 1)
    assert excuse.excuse(root, small.NAME, "why", undo=True) == (small.POINTS[WRITTEN], 3)
    now = graded(played.made)
    assert now["ada"] == played.before["ada"]
    assert now["ben"] == played.before["ben"]
    assert now["ben"][WRITTEN] == (READ, False)
    assert not (root / "excused" / f"{small.NAME}.json").exists()
    with Gradebook(played.made.database) as book:
        comments = book.find_submission(small.NAME, "ada").notebooks[0].comments
        assert {comment.auto_comment for comment in comments} <= {None, "No response."}
    played.made.nbgrader("generate_feedback", small.NAME)
    assert "xcused" not in page_of(played.made, "ada")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["doubel"], "has no exercise 'doubel': it has double, half, answer, why."),
        (["half", "--student", "adda"], "the gradebook has no student 'adda'."),
        (["half", "--undo"], "'half' is not excused for everybody."),
    ],
)
def test_a_slip_of_the_pen_changes_nothing(course_of_two, capsys, arguments, said):
    made, _, _ = course_of_two
    before = graded(made)
    assert program.main(["excuse", small.NAME, *arguments, "--course", str(made.root)]) == 1
    assert said in capsys.readouterr().err
    assert graded(made) == before


def test_a_name_in_place_of_an_id_is_answered_with_the_ids(course_of_two, capsys):
    made, _, _ = course_of_two
    lenas = ("lena1", "lena2")
    with Gradebook(made.database) as gradebook:
        for one in lenas:
            gradebook.add_student(one, first_name="Lena", last_name="M\u00fcller")
        arguments = ["half", "--student", "Lena M\u00fcller", "--course", str(made.root)]
        assert program.main(["excuse", small.NAME, *arguments]) == 1
        for one in lenas:
            gradebook.remove_student(one)
    assert "no student 'Lena M\u00fcller': try lena1 or lena2." in capsys.readouterr().err


def test_an_unknown_assignment_is_said_to_be_unknown(course_of_two, capsys):
    made, _, _ = course_of_two
    assert program.main(["excuse", "99-none", "half", "--course", str(made.root)]) == 1
    assert "does not know '99-none'" in capsys.readouterr().err


def test_a_damaged_list_of_what_is_excused_is_never_read_as_none(tmp_path):
    path = tmp_path / "excused" / "03.json"
    path.parent.mkdir()
    path.write_text('{"exercises": ', encoding="utf-8")
    with pytest.raises(RuntimeError, match="cannot be read"):
        excused.read(tmp_path, "03")
