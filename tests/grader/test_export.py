"""Scores reach the LMS's own file: only the right cells change, and nothing is guessed."""

from __future__ import annotations

import csv
import io
import logging
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin
from traitlets.config.loader import PyFileConfigLoader

from authoring.settings import ROOT
from grader.intake import owners
from grader.intake.owners import Class, Found
from grader.lms import csv_in_place, upload_names
from grader.lms.export import BlackboardExporter, CanvasExporter, LmsExporter, MoodleExporter
from grader.lms.roster import Roster
from grader.results.grades import GradesExporter

# nbgrader makes a submission in a way that SQLAlchemy warns of.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

NAME = "03-the-functions"
CANVAS = f"""\
Student,ID,SIS User ID,SIS Login ID,Section,{NAME} (501),04-softmax (502),Final Score
,,,,,Manual Posting,,
    Points Possible,,,,,45.00,30.00,(read only)
"Lovelace, Ada",4711,S001,ada,"Mon, 10:00",,12.00,88.1
"O'Neill ""Zo"", Zoë",4712,S002,zoe,Tue,44.00,,71.5
"Curie, Marie",4713,S003,marie,Tue,,,
"=SUM(A1), Bo",4714,S004,bo,Tue,,7.50,
"Student, Test",4799,,3f9d1c,Tue,,,
"""
WORKSHEET = """\
Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",Online
"Participant 4711","Ada Lovelace",ada@school.example,"Submitted for grading - ",-,45.00,Yes,-
"Participant 4712","Zoë O'Neill",zoe@school.example,"Submitted for grading - ",,45.00,Yes,-
"Participant 4713","Marie Curie",marie@school.example,"No submission - ",12.00,45.00,No,-
"""
MOODLE = f"""\
"First name";"Last name";"ID number";"Email address";"Assignment: {NAME} (Real)";"{NAME} (Feedback)"
Ada;Lovelace;S001;Ada@school.example;-;
Zoë;O'Neill;S002;zoe@school.example;"30,50";"Gut; weiter so"
Marie;Curie;;marie@school.example;-;
"""
BLACKBOARD = f"""\
"Last Name"\t"Name"\t"Username"\t"{NAME} [Total Pts: 45 Score] |123456"\t"[Total Pts: 9 Text] |9"
"Lovelace"\t"Ada"\t"ada"\t"Needs Grading"\t""
"O'Neill"\t"Zoë"\t"zoe"\t"In Progress(3.00)"\t""
"Curie"\t"Marie"\t"marie"\t""\t""
"""


class Course:
    """A gradebook on disk, and a file from an LMS beside it."""

    def __init__(self, root: Path):
        self.root = root
        self.database = f"sqlite:///{root / 'gradebook.db'}"

    def grade(self, student, score, extra=0, *, penalty=0, waits=False, **about):
        """Hand in and grade: 40 points at most by machine, 5 by hand, and extra credit."""
        with Gradebook(self.database) as gradebook:
            gradebook.update_or_create_student(student, **about)
            handed_in = gradebook.update_or_create_submission(
                NAME, student, timestamp=datetime(2026, 11, 2)
            )
            handed_in.notebooks[0].late_submission_penalty = penalty
            for cell, auto in (("test", score), ("written", 0)):
                grade = gradebook.find_grade(cell, NAME, NAME, student)
                grade.auto_score, grade.needs_manual_grade = auto, waits and cell == "written"
                grade.extra_credit = extra if cell == "test" else 0
            gradebook.db.commit()

    def put(self, text, name="lms.csv", encoding="utf-8"):
        path = self.root / name
        path.write_bytes(text.encode(encoding))
        return path

    def export(self, exporter, text=None, *, encoding="utf-8", **options):
        """Export with the class itself; return the text of the new file."""
        if text is not None:
            self.put(text, encoding=encoding)
        target = self.root / "new.csv"
        plugin = exporter(
            **{
                "gradebook": str(self.root / "lms.csv"),
                "to": str(target),
                "assignment": [NAME],
            }
            | options
        )
        plugin.log = logging.getLogger("export")
        with Gradebook(self.database) as gradebook:
            plugin.export(gradebook)
        return target.read_bytes().decode(encoding)

    def refusal(self, caplog, exporter, text=None, **options):
        """Export, expect a refusal that leaves nothing behind, and return its sentence."""
        caplog.clear()
        before = sorted(path.name for path in self.root.iterdir()) + (["lms.csv"] if text else [])
        with pytest.raises(SystemExit) as ended:
            self.export(exporter, text, **options)
        assert ended.value.code == 1
        assert sorted(path.name for path in self.root.iterdir()) == sorted(set(before))
        (said,) = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
        assert said.startswith("Nothing was written, because ") and said.endswith(".")
        return said


@pytest.fixture(scope="module")
def new_gradebook(tmp_path_factory):
    """A gradebook with an assignment that nobody has handed in."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with Gradebook(f"sqlite:///{path}") as gradebook:
        gradebook.add_assignment(NAME)
        gradebook.add_notebook(NAME, NAME)
        for cell, points in (("test", 40), ("written", 5)):
            gradebook.add_grade_cell(cell, NAME, NAME, max_score=points, cell_type="code")
    return path


@pytest.fixture
def course(tmp_path, new_gradebook, caplog):
    caplog.set_level(logging.INFO, logger="export")
    shutil.copy(new_gradebook, tmp_path)
    return Course(tmp_path)


def test_canvas_gets_scores_and_nothing_else_changes(course, caplog):
    course.grade("ada", 38.5)
    course.grade("zoe", 40, penalty=2)
    made = course.export(CanvasExporter, CANVAS)
    assert made == CANVAS.replace('10:00",,12', '10:00",38.5,12').replace("44.00,,", "38,,")
    assert caplog.messages[-1] == (
        f"Written: {course.root / 'new.csv'}, with the scores of 2 students for {NAME} in "
        f"'{NAME} (501)': 1 new, 1 replaced. Left as they were (2): Curie, Marie; =SUM(A1), Bo."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_bytes_around_the_scores_stay(course, encoding, end):
    course.grade("ada", 10)
    course.put(CANVAS.replace("\n", end), encoding=encoding)
    course.export(CanvasExporter)
    before, after = ((course.root / name).read_bytes() for name in ("lms.csv", "new.csv"))
    assert after == before.replace(b'10:00",,', b'10:00",10,')


def test_blackboard_keeps_utf16_tabs_and_quotation_marks(course):
    course.grade("ADA", 45)
    course.grade("zoe", 0)
    made = course.export(BlackboardExporter, BLACKBOARD, encoding="utf-16")
    assert made == BLACKBOARD.replace("Needs Grading", "45").replace("In Progress(3.00)", "0")
    content = (course.root / "new.csv").read_bytes()
    assert content[:2] == (course.root / "lms.csv").read_bytes()[:2]
    text = BLACKBOARD.replace("\t", ",")
    assert '"ada","45",""' in course.export(BlackboardExporter, text)


def test_moodles_gradebook_gets_decimal_commas_where_it_has_them(course):
    course.grade("Ada@school.example", 38.5)
    course.grade("zoe", 40, email="zoe@school.example")
    made = course.export(MoodleExporter, MOODLE)
    assert made == MOODLE.replace("example;-;\nZ", "example;38,5;\nZ").replace("30,50", "40")
    points = MOODLE.replace("30,50", "30.50")
    assert "example;38.5;" in course.export(MoodleExporter, points)
    commas = MOODLE.replace('"Gut; weiter so"', "Gut").replace(";", ",")
    assert 'example,"38,5",' in course.export(MoodleExporter, commas)


def test_the_points_show_the_decimal_mark_too(course, caplog):
    course.grade("ada", 38.5)
    mixed = CANVAS.replace("Mon, 10:00", "Mon").replace(",", ";").replace("45.00", "45,00")
    assert "decimal points and decimal commas" in course.refusal(caplog, CanvasExporter, mixed)
    assert 'Mon";38,5;12' in course.export(CanvasExporter, mixed.replace("44.00", ""))
    course.grade("ada-lovelace-4711", 30.25)
    text = WORKSHEET.replace("45.00", '"45,00"').replace("12.00", "")
    options = {"student": ["ada-lovelace-4711"]}
    assert '- ","30,25","45,00",Yes' in course.export(MoodleExporter, text, **options)


def test_students_collected_from_uploads_are_found_again(course):
    """The ids that `grader.intake.uploads` reads from file names fit the LMS's files."""
    for file, text, exporter, line in (
        ("oneillzozoë_4712_8_x.ipynb", CANVAS, CanvasExporter, "zoe,Tue,7,"),
        (
            "Zoë O'Neill_4712_assignsubmission_file_/x.ipynb",
            WORKSHEET,
            MoodleExporter,
            '"Submitted for grading - ",7,45.00,Yes,-\n"Participant 4713"',
        ),
        (
            "Participant_4711_assignsubmission_file_/x.ipynb",
            WORKSHEET,
            MoodleExporter,
            'ada@school.example,"Submitted for grading - ",7,',
        ),
        (
            "Unit 3_zoe_attempt_2026-11-30-15-00-00_x.ipynb",
            BLACKBOARD,
            BlackboardExporter,
            '"zoe"\t"7"',
        ),
    ):
        path = PurePosixPath(file)
        (name,) = upload_names.read_all([path])
        (owner,) = owners.owners([Found(path, name)], Class(Roster(), "x", ["x"]))
        student = owner.student
        course.grade(student, 7)
        assert line in course.export(exporter, text, student=[student]), student


@pytest.mark.parametrize(
    "known_as",
    [
        {"student": "s002"},
        {"student": "4712"},
        {"student": "anyone", "email": "zoe"},
        {"student": "anyone", "lms_user_id": "4712"},
    ],
)
def test_canvas_knows_students_by_each_of_its_ids(course, known_as):
    course.grade(known_as.pop("student"), 12, **known_as)
    assert "zoe,Tue,12,," in course.export(CanvasExporter, CANVAS)


def test_two_people_whom_canvas_calls_alike_are_told_apart_by_its_number(course):
    alike = CANVAS.replace('"Curie, Marie"', '"O\'Neill Zo Zoë"')
    course.grade("oneillzozoë-4713", 12)  # as `grader.intake.uploads` names them
    assert "marie,Tue,12,," in course.export(CanvasExporter, alike)


def test_names_in_two_columns_are_read_too(course):
    course.grade("curiemarie", 3)
    lines = ["LastName,FirstName,ID,SIS Login ID,Section," + NAME, "Curie,Marie,4713,m1,Tue,"]
    assert course.export(CanvasExporter, "\n".join(lines)).endswith("m1,Tue,3")


def test_a_student_who_is_not_in_the_file_is_never_dropped(course, caplog):
    for student in ("ada", "nobody", "Ada Lovelac"):
        course.grade(student, 1)
    said = course.refusal(caplog, CanvasExporter, CANVAS)
    assert "no row matches 'Ada Lovelac' and 'nobody'" in said
    made = course.export(CanvasExporter, CANVAS, leave_out=["nobody", "Ada Lovelac"])
    assert '10:00",1,12' in made


def test_leaving_out_somebody_unknown_is_a_slip(course, caplog):
    course.grade("ada", 1)
    for options in ({"leave_out": ["bob"]}, {"student": ["bob"]}):
        said = course.refusal(caplog, CanvasExporter, CANVAS, **options)
        assert f"no work of 'bob' for '{NAME}'" in said


def test_moodle_tells_capitals_apart_in_addresses(course, caplog):
    course.grade("ada@school.example", 1)
    assert "no row matches 'ada@school.example'" in course.refusal(caplog, MoodleExporter, MOODLE)


def test_two_rows_for_a_student_are_refused(course, caplog):
    twins = CANVAS + '"Lovelace, Ada",4720,S020,ada2,Tue,,,\n'
    course.grade("lovelaceada", 1)
    assert "several rows match 'lovelaceada'" in course.refusal(caplog, CanvasExporter, twins)
    crossed = CANVAS.replace("S003", "4711")
    course.grade("lovelaceada", 1, lms_user_id="4711")
    assert "several rows match 'lovelaceada'" in course.refusal(caplog, CanvasExporter, crossed)
    made = course.export(CanvasExporter, crossed, student_column="ID")
    assert made == crossed.replace('10:00",,', '10:00",1,')
    said = course.refusal(caplog, CanvasExporter, crossed, student_column="SIS Login ID")
    assert "no row matches 'lovelaceada'" in said


def test_two_students_for_a_row_are_refused(course, caplog):
    course.grade("ada", 1)
    course.grade("S001", 2)
    said = course.refusal(caplog, CanvasExporter, CANVAS)
    assert "one row matches several of 'S001' and 'ada'" in said


@pytest.mark.parametrize(
    ("exporter", "text", "before", "after", "says"),
    [
        (CanvasExporter, CANVAS, NAME, "other", "out of 'other (501)' and '04-softmax (502)'"),
        (CanvasExporter, CANVAS, "04-softmax", NAME, f"2 columns of * '{NAME} (502)'"),
        (
            MoodleExporter,
            MOODLE,
            "(Real)",
            "(Percentage)",
            f"no column of * fits '{NAME}', *out of * 'Assignment: {NAME} (Percentage)'",
        ),
        (BlackboardExporter, BLACKBOARD, " |123456", "", "no column of * fits *takes scores"),
        (
            BlackboardExporter,
            BLACKBOARD,
            "45 Score",
            "100 Percentage",
            "no column of * fits *takes scores",
        ),
    ],
)
def test_a_column_is_not_guessed(course, caplog, exporter, text, before, after, says):
    course.grade("ada", 1)
    said = course.refusal(caplog, exporter, text.replace(before, after))
    assert re.search(".*".join(map(re.escape, says.split("*"))), said), said


def test_blackboard_takes_no_column_without_its_number(course, caplog):
    course.grade("ada", 1)
    text, column = BLACKBOARD.replace(" |123456", ""), f"{NAME} [Total Pts: 45 Score]"
    said = course.refusal(caplog, BlackboardExporter, text, column=column)
    assert "only a column written so takes scores" in said


@pytest.mark.parametrize("column", ["Week 3", "Week 3 (501)"])
def test_the_column_can_be_named(course, column):
    course.grade("ada", 1)
    text = CANVAS.replace(NAME, "Week 3")
    assert '10:00",1,12' in course.export(CanvasExporter, text, column=column)


def test_a_column_that_the_lms_computes_is_refused(course, caplog):
    course.grade("ada", 1)
    said = course.refusal(caplog, CanvasExporter, CANVAS, column="Final Score")
    assert "the LMS computes 'Final Score' itself" in said


def test_work_that_waits_for_a_person_is_refused_unless_asked_for(course, caplog):
    course.grade("ada", 30, waits=True)
    course.grade("zoe", 30)
    said = course.refusal(caplog, CanvasExporter, CANVAS)
    assert "'ada' still needs manual grading" in said and "zoe" not in said
    assert '10:00",30,12' in course.export(CanvasExporter, CANVAS, unfinished=True)


def test_sections_elsewhere_stay_out_of_the_file_if_asked_for(course, caplog):
    course.grade("ada", 30)
    course.grade("sara", 30, waits=True)  # in another LMS
    assert "'elsewhere=True'" in course.refusal(caplog, CanvasExporter, CANVAS)
    with caplog.at_level(logging.INFO):
        text = course.export(CanvasExporter, CANVAS, elsewhere=True)
    assert text == CANVAS.replace('10:00",,', '10:00",30,')
    assert "Not in the file (1): sara." in caplog.text
    nobody = CANVAS.replace("ada,", "adele,").replace("Lovelace, Ada", "Adele").replace("4711", "1")
    assert "no row matches 'ada'" in course.refusal(caplog, CanvasExporter, nobody, elsewhere=True)


def test_blackboard_knows_students_by_the_ids_that_a_roster_reads(course):
    text = BLACKBOARD.replace('"Username"', '"Username"\t"Student ID"')
    for name, number in (("ada", "1001001"), ("zoe", "1001002"), ("marie", "1001003")):
        text = text.replace(f'"{name}"', f'"{name}"\t"{number}"')
    course.grade("anna@uni.example", 30, lms_user_id="1001001")
    assert course.export(BlackboardExporter, text) == text.replace('"Needs Grading"', '"30"')


def test_who_was_left_is_named_as_the_file_names_them(course, caplog):
    course.grade("ada@school.example", 30)
    with caplog.at_level(logging.INFO):
        course.export(MoodleExporter, WORKSHEET)
    assert "1 new, 0 replaced. Left as they were (2): Zoë O'Neill; Marie Curie." in caplog.text


def test_extra_credit_goes_where_the_lms_takes_it(course, caplog):
    course.grade("ada", 40, extra=5.01)
    course.grade("zoe", 40, extra=5)
    assert '10:00",45.01,12' in course.export(CanvasExporter, CANVAS)
    assert any("Extra credit: 'ada' above 45 points." in said for said in caplog.messages)
    assert '"ada"\t"45.01"' in course.export(BlackboardExporter, BLACKBOARD)
    course.grade("ada-lovelace-4711", 40, extra=6)
    said = course.refusal(caplog, MoodleExporter, WORKSHEET, leave_out=["ada", "zoe"])
    assert "of 'ada-lovelace-4711' are above the 45 points" in said


def test_a_score_above_a_column_of_other_points_is_refused(course, caplog):
    course.grade("ada", 40)
    said = course.refusal(caplog, CanvasExporter, CANVAS.replace("45.00", "10.00"))
    assert "of 'ada' are above the 10 points" in said


GERMAN = """\
ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung,Bestwertung,\
"Bewertung kann geändert werden","Zuletzt geändert (Abgabe)","Feedback als Kommentar"
Teilnehmer/in1001,"Ada Lovelace",ada@school.example,"Zur Bewertung abgegeben - ",-,"45,00",Ja,-,
Teilnehmer/in1002,"Zoë O'Neill",zoe@school.example,"Zur Bewertung abgegeben - ",,"45,00",Ja,-,
Teilnehmer/in1003,"Marie Curie",marie@school.example,"Keine Abgabe - ","12,00","45,00",Nein,-,
"""
FRENCH = f"""\
Prénom;Nom de famille;Numéro d'identification;Adresse de courriel;Devoir : {NAME} (Brut);\
Devoir : {NAME} (Feedback)
Ada;Lovelace;S001;ada@school.example;-;Bien
Zoë;O'Neill;S002;zoe@school.example;"30,50";Très bien
"""


def test_a_worksheet_in_german_is_filled_in(course, caplog):
    course.grade("ada-lovelace-1001", 38.5)
    course.grade("zoe", 7, email="zoe@school.example")
    made = course.export(MoodleExporter, GERMAN)
    assert made == GERMAN.replace('gegeben - ",-,"45', 'gegeben - ","38,5","45').replace(
        'gegeben - ",,"45', 'gegeben - ",7,"45'
    )
    course.grade("marie@school.example", 1)
    assert "is locked" in course.refusal(caplog, MoodleExporter, GERMAN)


def test_a_grade_export_in_french_is_filled_in(course):
    course.grade("ada@school.example", 38.5)
    course.grade("S002", 7)
    made = course.export(MoodleExporter, FRENCH)
    assert made == FRENCH.replace("example;-;B", "example;38,5;B").replace('"30,50"', '"7"')


def test_scores_are_scaled_only_if_asked(course, caplog):
    course.grade("ada", 40)
    text = CANVAS.replace("45.00", "100.00")
    assert '10:00",40,12' in course.export(CanvasExporter, text)
    assert any("has 100 points, the assignment 45" in said for said in caplog.messages)
    assert '10:00",88.89,12' in course.export(CanvasExporter, text, scale=True)
    course.grade("Ada@school.example", 1)
    said = course.refusal(caplog, MoodleExporter, MOODLE, scale=True, leave_out=["ada"])
    assert "cannot be scaled" in said


def test_a_cell_that_holds_no_score_is_not_overwritten(course, caplog):
    course.grade("zoe", 1)
    said = course.refusal(caplog, CanvasExporter, CANVAS.replace("44.00", "EX"))
    assert "'zoe'" in said and "it already holds 'EX'" in said
    course.grade("marie-curie-4713", 1)
    said = course.refusal(caplog, MoodleExporter, WORKSHEET, leave_out=["zoe"])
    assert "'marie-curie-4713'" in said and "is locked" in said


def test_a_line_of_another_length_is_refused(course, caplog):
    course.grade("ada", 1)
    said = course.refusal(caplog, CanvasExporter, CANVAS.replace('"Mon, 10:00"', "Mon, 10:00"))
    assert "the row has 9 cells and the header 8" in said


def test_a_cell_is_never_built_from_what_a_student_wrote(course):
    """A name that is a formula stays where the LMS put it; what is added is a number."""
    evil = '=HYPERLINK("//evil")'
    course.grade("bo", 33.333, first_name=evil, last_name=evil, email=evil)
    before, after = (
        list(csv.reader(io.StringIO(text)))
        for text in (CANVAS, course.export(CanvasExporter, CANVAS))
    )
    added = [
        new
        for old_row, new_row in zip(before, after, strict=True)
        for old, new in zip(old_row, new_row, strict=True)
        if old != new
    ]
    assert added == ["33.33"]


def test_grades_csv_holds_no_formula_and_is_nbgrader_s_otherwise(course):
    course.grade("ada", 38.5, penalty=2, first_name="Ada", last_name="Lovelace")
    plain = course.export(CsvExportPlugin)
    assert course.export(GradesExporter) == plain
    course.grade("=1+1", 1, first_name='=HYPERLINK("//evil")', last_name="@a, b", email="-2")
    course.grade("+4711", 1, first_name="\t=1", last_name="+SUM(1)", email="\r=2")
    made = list(csv.DictReader(io.StringIO(course.export(GradesExporter))))
    cells = {tuple(line.values())[3:7] for line in made if float(line["score"])}
    assert cells == {
        ("ada", "Lovelace", "Ada", ""),
        ("'=1+1", "'@a, b", '\'=HYPERLINK("//evil")', "-2"),
        ("+4711", "'+SUM(1)", "'\\t=1", "'\\r=2"),
    }


@pytest.mark.parametrize("wrong", [{"assignment": f"{NAME}s"}, {"student": "adda"}])
def test_a_wrong_name_leaves_grades_csv_as_it_was(course, caplog, wrong):
    course.grade("ada", 38.5)
    before = course.export(GradesExporter)
    (what,), (name,) = wrong.keys(), wrong.values()
    with pytest.raises(SystemExit) as ended:
        course.export(GradesExporter, **{what: [name]})
    assert ended.value.code == 1
    assert (course.root / "new.csv").read_text(encoding="utf-8") == before
    assert f"because the gradebook has no {what} '{name}'. Did you mean" in caplog.text


def test_the_scores_of_one_student_are_no_scores_of_students(course, caplog):
    course.grade("ada", 38.5)
    course.export(CanvasExporter, CANVAS)
    assert "with the scores of 1 student for" in caplog.text


def test_grades_csv_is_what_a_plain_export_writes():
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    assert config.ExportApp.plugin_class == f"{GradesExporter.__module__}.GradesExporter"


def test_a_student_called_like_a_formula_is_only_ever_named_in_the_refusal(course, caplog):
    course.grade("=1+1", 1)
    assert "no row matches '=1+1'" in course.refusal(caplog, CanvasExporter, CANVAS)


def test_the_file_of_the_lms_is_never_overwritten(course, caplog):
    course.grade("ada", 1)
    given = course.put(CANVAS)
    link = course.root / "link.csv"
    link.symlink_to(given)
    for to in (given, link):
        said = course.refusal(caplog, CanvasExporter, to=str(to))
        assert "would be overwritten" in said
    assert given.read_text(encoding="utf-8") == CANVAS


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (CANVAS.encode("latin-1"), "is not text in UTF-8 or UTF-16"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is not text in UTF-8 or UTF-16"),
        (b"", "cannot be read as a table"),
        (b'Student,ID\n"Lovelace, Ada,4711\n', "cannot be read as a table in line 2"),
        (b"name,mark\nada,1\n", "fits '03-the-functions'"),
        (f"name,{NAME}\nada,1\n".encode(), "has no column 'SIS Login ID', 'SIS User ID' or 'ID'"),
    ],
)
def test_a_file_that_is_not_the_lmss_is_refused(course, caplog, content, says):
    course.grade("ada", 1)
    (course.root / "lms.csv").write_bytes(content)
    assert says in course.refusal(caplog, CanvasExporter)


def test_what_is_missing_from_the_command_is_said(course, caplog):
    course.put(CANVAS)
    for missing in ({"gradebook": ""}, {"to": ""}, {"assignment": []}, {"assignment": ["a", "b"]}):
        said = course.refusal(caplog, CanvasExporter, **missing)
        assert "--assignment=NAME (one), --CanvasExporter.gradebook=FILE" in said
    said = course.refusal(caplog, CanvasExporter, gradebook="none.csv")
    assert "'none.csv' cannot be read or written (No such file or directory)" in said
    said = course.refusal(caplog, CanvasExporter, to=str(course.root / "no" / "new.csv"))
    assert f"there is no folder {course.root / 'no'}" in said
    assert f"has no assignment '05-x': it has '{NAME}'" in course.refusal(
        caplog, CanvasExporter, assignment=["05-x"], column=NAME
    )


def test_a_failed_write_leaves_the_earlier_file(course, monkeypatch, caplog):
    course.grade("ada", 1)
    course.export(CanvasExporter, CANVAS)
    earlier = (course.root / "new.csv").read_bytes()
    course.grade("ada", 2)

    def full(*arguments):
        raise OSError(28, "No space left on device", "new.csv")

    monkeypatch.setattr(csv_in_place.os, "replace", full)
    assert "No space left on device" in course.refusal(caplog, CanvasExporter)
    assert (course.root / "new.csv").read_bytes() == earlier


CELLS = st.text(st.sampled_from("aé;,\t\"\r\n '=1"), max_size=6)


@settings(derandomize=True, deadline=None, database=None)
@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t"),
    style=st.sampled_from(  # with another end than both, Python leaves the other unquoted
        [(csv.QUOTE_ALL, "\n"), (csv.QUOTE_ALL, "\r"), (csv.QUOTE_MINIMAL, "\r\n")]
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_keeps_every_other_cell_and_byte(
    tmp_path_factory, rows, delimiter, style, encoding
):
    rows = [["a", "b", "c"], *rows]
    path = tmp_path_factory.getbasetemp() / "any.csv"
    text = io.StringIO(newline="")
    quoting, end = style
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    read = csv_in_place.read(path)
    assert [[cell.value for cell in row] for row in read.rows] == rows
    assert csv_in_place.changed(read, {}) == path.read_bytes()
    after = csv_in_place.changed(read, {(1, 1): "7,5"}).decode(encoding)
    rows[1][1] = "7,5"
    assert list(csv.reader(io.StringIO(after, newline=""), delimiter=delimiter)) == rows


def run(course, *arguments):
    """Run ``nbgrader export`` as a user does; return its exit code and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "export", f"--db={course.database}", *arguments],
        cwd=course.root,
        env=os.environ | {"PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(course.root / "no")},
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout + done.stderr


def test_the_command_works_as_the_readme_gives_it(course):
    for student in ("ada", "zoe", "nobody"):
        course.grade(student, 12)
    course.put(CANVAS, "canvas-export.csv")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"nbgrader export (--exporter=grader.lms.export.Canvas\S+.*)`", readme)
    code, said = run(course, *line.split())
    assert code == 1 and "no row matches 'nobody'" in said and "Traceback" not in said
    leave = "--CanvasExporter.leave_out="
    code, said = run(course, *line.split(), f"{leave}nobody", f"{leave}zoe")
    assert code == 0, said
    made = (course.root / "canvas-import.csv").read_text(encoding="utf-8")
    assert made == CANVAS.replace('10:00",,', '10:00",12,')


def test_the_readme_names_every_lms_and_option():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for exporter in (CanvasExporter, MoodleExporter, BlackboardExporter):
        assert f"--exporter=grader.lms.export.{exporter.__name__} " in readme
        assert f"--{exporter.__name__}.gradebook=" in readme
    for option in LmsExporter.class_own_traits(config=True):
        assert f"{option}=" in readme, option
