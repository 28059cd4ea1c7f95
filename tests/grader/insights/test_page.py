"""The page stands alone, says what to do first, and can be made without names."""

from __future__ import annotations

import re
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

import nbformat
import pytest
from nbgrader.api import Gradebook

from authoring.settings import ROOT
from grader.__main__ import main
from grader.cells.expected import ExpectedCell, ExpectedNotebook
from grader.insights import files, quizzes, reading
from grader.insights.advice import advice
from grader.insights.mistakes import Group
from grader.insights.pseudonyms import without_names
from grader.insights.quizzes import Option, Question
from grader.insights.words import marked_up
from tests.support import simulated_record as simulated
from tests.support.simulated_record import LEAKS, B, Simulated

MADE = datetime(2026, 11, 30)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    made = Simulated(tmp_path_factory.mktemp("class"))
    made.add(simulated.many(40))
    shown = ("wrong", "relu_ottokar(-1.0) gave <b>, p0001.", "relu/x-0000")
    made.add(
        {
            "=cmd": {"name": "Aza <script>", "test-relu-values": LEAKS, "test-quiz-squash": B},
            "q77": {"name": "Ottokar Zeh", "test-relu-values": shown},
            "q78": {"name": "Uta Zeh", "test-relu-values": shown},
        }
    )
    return made


def read(course):
    with Gradebook(course.database) as gradebook:
        return reading.read(course.root, simulated.NAME, gradebook)


@pytest.fixture(scope="module")
def record(course):
    return read(course)


@pytest.fixture(scope="module")
def page(record):
    return files.files(record, MADE)["index.html"]


def test_it_needs_nothing_from_elsewhere_and_runs_nothing(page):
    assert not re.search(r"<(?:script|link|img|iframe|object)\b", page)
    assert not re.search(r"(?:src|href|@import|url\((?!#))\s*=?\s*[\"']?(?:https?:)?//", page)


def test_times_are_those_of_the_course_and_say_so(record, page):
    made = MADE.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert "As of 2026-11-30 00:00 UTC." in page
    assert "As of 2026-11-30 00:00 Europe/Berlin." in files.files(record, made)["index.html"]


def test_what_others_wrote_is_text_on_it(page):
    assert "Aza &lt;script&gt;" in page and "gave &lt;b&gt;" in page


def test_the_first_thing_that_it_says_is_the_mistake_of_most_students(page):
    first = page.index("<li>")
    assert page.index("To take up in class") < first
    assert "made the same mistake in <code>relu</code>" in page[first : first + 200]


def test_every_plot_has_its_numbers_in_words(page):
    for drawn in re.findall(r"<svg[^>]*>", page):
        assert 'aria-hidden="true"' in drawn or 'role="img" aria-label="Students by' in drawn


def test_without_names_no_file_holds_an_id_or_a_name(record):
    texts = files.files(without_names(record, Random(1)), MADE)
    words = {"Ottokar", "Zeh", "Aza", "q77", "=cmd", "p0001", "p0039", "Person", "ottokar"}
    for name, text in texts.items():
        assert not [word for word in words if word in text], name
    assert "student 07" in texts["students.csv"]
    assert "relu_…(-1.0)" in texts["mistakes.csv"]


def test_the_order_of_pseudonyms_is_not_that_of_names(record):
    one, other = (without_names(record, Random(seed)) for seed in (1, 2))
    late = [[m.id for m in each.members if m.seconds_late] for each in (one, other)]
    assert late[0] != late[1]


def test_a_spreadsheet_takes_no_id_for_a_formula(record):
    assert "\r\n'=cmd," in files.files(record, MADE)["students.csv"]


def test_every_quiz_of_the_course_can_be_shown_without_a_formula_left_over():
    found = 0
    for path in sorted((ROOT / "source").glob("*/*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        notebook = ExpectedNotebook(
            tuple(
                ExpectedCell(
                    c.metadata.nbgrader.grade_id, c.cell_type, c.source, dict(c.metadata.nbgrader)
                )
                for c in cells
                if "nbgrader" in c.metadata
            )
        )
        for question in quizzes.asked(notebook):
            found += 1
            assert [option.letter for option in question.options] == ["A", "B", "C", "D"]
            assert sum(option.right for option in question.options) == 1
            assert all(option.text and option.why for option in question.options)
            texts = [question.stem, *(t for o in question.options for t in (o.text, o.why))]
            for text in texts:
                shown = re.sub(r"<code>.*?</code>", "", marked_up(text), flags=re.DOTALL)
                assert not re.search(r"[\\{}$]|\x00", shown), (path, text)
    assert found > 60


def test_the_command_writes_the_folder_and_says_where(course, capsys):
    assert main(["insights", simulated.NAME, f"--course={course.root}", "--pseudonyms"]) == 0
    page = course.root / "insights" / f"{simulated.NAME}-pseudonyms" / "index.html"
    assert f"43 graded submissions: {page}" in capsys.readouterr().out
    assert page.exists() and (page.parent / "mistakes.csv").exists()


def test_an_unknown_assignment_is_told_in_a_sentence(course, capsys):
    assert main(["insights", "nothing", f"--course={course.root}"]) == 1
    assert "does not know 'nothing'" in capsys.readouterr().err


def test_what_most_students_share_comes_first_whether_in_the_quiz_or_in_code():
    leaks = Group("relu", "relu/x", "known", dict.fromkeys("abcd", "It leaks."), out_of=10)
    rare = Group("tanh", "tanh/x", "known", dict.fromkeys("ab", "It is rare."), out_of=10)
    wrong = Option("B", "All of it", "That is the identity.", False, tuple("abcdef"))
    question = Question("quiz-squash", "What?", (Option("A", "Some", "Yes.", True, ("g",)), wrong))
    first, second = advice([leaks, rare], [question], [])
    assert "<strong>6 of 7</strong>" in first and "That is the identity." in first
    assert "<strong>4 of 10</strong>" in second and "It leaks." in second


def test_a_class_without_a_graded_submission_has_a_page(tmp_path):
    made = Simulated(tmp_path)
    made.absent("fay", "Fay", "Far")
    page = files.files(read(made), MADE)["index.html"]
    assert "0 of 1 student</strong> handed in" in page and "No scores yet." in page
