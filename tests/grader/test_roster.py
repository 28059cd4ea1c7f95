"""The class comes out of what an LMS exported, in any language; nobody is removed or mixed up."""

from __future__ import annotations

import pytest
from nbgrader.api import Gradebook

from grader import __main__ as program
from grader.lms import csv_in_place, dates, moodle, roster_files
from grader.lms.csv_in_place import Refused
from grader.lms.roster import Person, read

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,03-the-functions (501)
,,,,,
,,,,,Manual Posting
    Points Possible,,,,,45.00
"Lovelace, Ada",4711,S001,ada,"Mon, 10:00",
"O'Neill, Zoë",4712,S002,zoe@school.example,"Tue and Wed",44.00
"Student, Test",4799,,3f9d1c,Tue,
"""
GERMAN = """\
ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,\
Zuletzt geändert (Abgabe),Feedback als Kommentar
Teilnehmer/in1001,Ada Lovelace,ada@school.example,"Zur Bewertung abgegeben - ",-,"45,00",Ja,-,
Teilnehmer/in1002,Zoë O'Neill,zoe@school.example,"Keine Abgabe - ",-,"45,00",Ja,-,
"""
FRENCH = """\
Prénom;Nom de famille;Numéro d'identification;Institution;Département;Adresse de courriel;\
Devoir : 03-the-functions (Brut)
Ada;Lovelace;S001;;;ada@school.example;-
Zoë;O'Neill;S002;;;zoe@school.example;12,50
"""
PARTICIPANTS = """\
First name,Last name,Email address,Groups
Ada,Lovelace,ada@school.example,Group A
Zoë,O'Neill,zoe@school.example,Group B
"""
BLACKBOARD = """\
"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"
"Lovelace"\t"Ada"\t"ada"\t"S001"\t""\t"Yes"
"O'Neill"\t"Zoe\u0308"\t"zoe"\t"S002"\t""\t"Yes"
"""
TABLE = """\
Matrikelnummer;Nachname;Vorname;E-Mail;Gruppe
S001;Lovelace;Ada;ada@school.example;1
S002;O'Neill;Zoë;zoe@school.example;2
"""
NBGRADER = """\
id,first_name,last_name,email,lms_user_id
ada,Ada,Lovelace,ada@school.example,4711
zoe,Zoë,O'Neill,,
"""
CLASSROOM = """\
"identifier","github_username","github_id","name"
"ada","ada-codes","815","Ada Lovelace"
"zoe","","","Zoë O'Neill"
"""


def file_of(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return csv_in_place.read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("text", "kind", "ada"),
    [
        (CANVAS, "Canvas", ("ada", "", "4711")),
        (GERMAN, "Moodle", ("ada@school.example", "ada@school.example", "")),
        (FRENCH, "Moodle", ("ada@school.example", "ada@school.example", "S001")),
        (PARTICIPANTS, "Moodle", ("ada@school.example", "ada@school.example", "")),
        (BLACKBOARD, "Blackboard", ("ada", "", "S001")),
        (TABLE, "Table", ("ada@school.example", "ada@school.example", "S001")),
        (NBGRADER, "Table", ("ada", "ada@school.example", "4711")),
        (CLASSROOM, "Table", ("ada", "", "")),
    ],
    ids=[
        *("canvas", "german", "french", "participants", "blackboard", "table", "nbgrader"),
        "github classroom",
    ],
)
def test_the_class_is_read_from_every_file(tmp_path, text, encoding, kind, ada):
    found_kind, people, _ = roster_files.people(file_of(tmp_path, text, encoding))
    names = sorted((one.first_name, one.last_name) for one in people)
    assert names == [("Ada", "Lovelace"), ("Zoë", "O'Neill")]
    assert found_kind == kind
    (found,) = [one for one in people if one.first_name == "Ada"]
    assert (found.student, found.email, found.lms_id) == ada


def test_sections_are_told_to_be_left_out(tmp_path):
    for text in (CANVAS, PARTICIPANTS, TABLE):
        _, _, remarks = roster_files.people(file_of(tmp_path, text))
        assert any("Sections were left out" in remark for remark in remarks)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n", "has no students in it"),
        ("id,first_name\nada,Ada\nada,Adele\n", "gives several people the same id: 'ada'"),
    ],
)
def test_a_file_that_names_nobody_or_two_as_one_is_refused(tmp_path, text, says):
    with pytest.raises(Refused, match=says):
        roster_files.people(file_of(tmp_path, text))


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "no"))
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    return tmp_path


def enter(course, text, capsys):
    file_of(course, text)
    arguments = ["roster", str(course / "roster.csv"), "--course", str(course)]
    code = program.main(arguments)
    said = capsys.readouterr()
    return code, said.out + said.err


def class_of(course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return read(gradebook).people


def test_students_are_added_then_known_and_never_removed(course, capsys):
    code, said = enter(course, NBGRADER, capsys)
    assert code == 0 and "2 students; 2 new, 0 changed, 0 unchanged" in said
    code, said = enter(course, NBGRADER, capsys)
    assert "0 new, 0 changed, 2 unchanged" in said
    code, said = enter(course, "id,first_name,last_name\nada,Augusta,\n", capsys)
    assert "0 new, 1 changed" in said
    assert "not in the file, and still there: Zoë O'Neill (zoe)" in said
    assert class_of(course) == [
        Person("ada", "Augusta", "Lovelace", "ada@school.example", "4711"),
        Person("zoe", "Zoë", "O'Neill"),
    ]


def test_whom_the_gradebook_has_under_another_id_keeps_it(course, capsys):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        gradebook.add_student("a17", email="ada@school.example")
        gradebook.add_student("oneillzoë")  # collected before there was a roster
    _, said = enter(course, GERMAN, capsys)
    assert "0 new, 2 changed" in said
    assert [one.student for one in class_of(course)] == ["a17", "oneillzoë"]
    assert class_of(course)[1].name == "Zoë O'Neill"


def test_namesakes_who_were_there_are_named(course, capsys):
    def enter(text, name):
        path = course / name
        path.write_text(text, encoding="utf-8")
        assert program.main(["roster", str(path), f"--course={course}"]) == 0
        return capsys.readouterr().out

    assert "of that name" not in enter(CANVAS, "canvas.csv")
    said = enter(BLACKBOARD.replace('"ada"', '"al815"').replace('"zoe"', '"zo816"'), "bb.csv")
    assert "2 new" in said
    assert (
        "Ada Lovelace (al815; there: ada); Zoë O'Neill (zo816; there: zoe@school.example)" in said
    )
    assert "nbgrader db student remove ID" in said


def test_what_is_wrong_is_told_in_a_sentence(course, capsys):
    code, said = enter(course, "a,b\n1,2\n", capsys)
    assert code == 1 and said.startswith("Nothing was changed, because") and "Traceback" not in said
    code = program.main(["roster", str(course / "none.csv"), "--course", str(course)])
    assert code == 1 and "No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Monday, 30 November 2026, 3:05 PM", "2026-11-30 15:05"),
        ("Monday, November 30, 2026, 12:05 AM", "2026-11-30 00:05"),
        ("Montag, 30. November 2026, 15:05", "2026-11-30 15:05"),
        ("mardi 3 mars 2026, 15:05", "2026-03-03 15:05"),
        ("martes, 7 de julio de 2026, 15:05", "2026-07-07 15:05"),
        ("martedì, 6 gennaio 2026, 15:05", "2026-01-06 15:05"),
        ("dimanche 2 août 2026, 15:05", "2026-08-02 15:05"),
        ("2026年11月30日(月曜日) 15:05", "2026-11-30 15:05"),
        ("2026-11-30 15:05:59", "2026-11-30 15:05"),
        ("30.11.2026 15:05", "2026-11-30 15:05"),
    ],
)
def test_dates_are_read_in_many_languages(text, iso):
    assert dates.read(text).isoformat(" ", timespec="minutes") == iso


@pytest.mark.parametrize("text", ["-", "", "30/11/2026, 15:05", "31 Februar 2026, 15:05", "soon"])
def test_a_date_that_is_not_certain_is_none(text):
    assert dates.read(text) is None


@pytest.mark.parametrize("grade", ["-", ""])
def test_a_worksheet_whose_status_has_no_dash_is_one_too(tmp_path, grade):
    """Moodle cuts dashes off the end of a status, and leaves the grade of ungraded work empty."""
    text = GERMAN.replace(' - "', '"').replace(",-,", f",{grade},", 2)
    found = moodle.columns(file_of(tmp_path, text))
    assert (found.status, found.grade, found.most, found.open) == (3, 4, 5, 6)
    listed = moodle.participants(file_of(tmp_path, text))
    assert [each.number for each in listed] == ["1001", "1002"]


def test_columns_of_a_worksheet_are_found_by_what_stands_in_them(tmp_path):
    found = moodle.columns(file_of(tmp_path, GERMAN))
    assert (found.full_name, found.email, found.status) == (1, 2, 3)
    assert (found.grade, found.most, found.open) == (4, 5, 6)
    blind = GERMAN.replace("Vollständiger Name,E-Mail-Adresse,", "")
    for name in ("Ada Lovelace,ada@school.example,", "Zoë O'Neill,zoe@school.example,"):
        blind = blind.replace(name, "")
    found = moodle.columns(file_of(tmp_path, blind))
    assert (found.full_name, found.status, found.grade, found.most) == (None, 1, 2, 3)
