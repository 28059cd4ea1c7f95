"""Each upload reaches its owner, whatever it is called; what is not certain is said."""

from __future__ import annotations

import io
import logging
import shutil
import zipfile
from pathlib import PurePosixPath

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from nbgrader.apps import ZipCollectApp

from grader.insights import files as insights
from grader.intake import owners, safe_names
from grader.intake.owners import Class, Found
from grader.lms import upload_names
from grader.lms.roster import Person, Roster
from grader.results import collection, report
from tests.support import small
from tools.rehearsal import course

NAME = "03-the-functions"
CLASS = Roster(
    [
        Person("ada", "Ada", "Lovelace", "ada@school.example", "4711"),
        Person("j_smith", "Jane", "Smith", "jane@school.example", "21"),
        Person("smith", "Sam", "Smith", "sam@school.example", "22"),
        Person("zoe", "Zoë", "O'Neill", "zoe@school.example", "4712"),
    ]
)
T = "2026-11-30-15-00-00"


def owners_of(*paths, roster=CLASS, notebooks=(NAME,), **known):
    """Return, by path, the owner of each upload, or the sentence that says why there is none."""
    paths = [PurePosixPath(path) for path in paths]
    uploads = [
        Found(path, name, "submissions")
        for path, name in zip(paths, upload_names.read_all(paths), strict=True)
    ]
    found = owners.owners(uploads, Class(roster, NAME, list(notebooks), **known))
    return [each.student or each.remark for each in found]


# What the LMS wrote stands on the left


@pytest.mark.parametrize(
    ("path", "student"),
    [
        (f"lovelaceada_4711_815_{NAME}.ipynb", "ada"),
        (f"lovelaceada_LATE_4711_815_{NAME}-2.ipynb", "ada"),
        ("lovelaceada_4711_text.html", "ada"),
        (f"o_neillzoë_4712_815_{NAME}.ipynb", "zoe"),
        (f"neillzoe_4712_815_smithjane_21_817_{NAME}.ipynb", "zoe"),
        (f"lovelaceada_4711_815_03_smith_attempt_2027-01-01-00-00-00_{NAME}.ipynb", "ada"),
        (f"lovelaceada_4711_815_hw.zip unpacked/smithsam_22_1_{NAME}.ipynb", "ada"),
        (f"Ada Lovelace_990_assignsubmission_file_/{NAME}.ipynb", "ada"),
        (f"Ada Lovelace_990_assignsubmission_file_{NAME}.ipynb", "ada"),
        (f"Ada Lovelace_990_assignsubmission_file/sub/{NAME}.ipynb", "ada"),
        (f"Lovelace Ada_990_assignsubmission_file_/smithsam_22_1_{NAME}.ipynb", "ada"),
        (f"Zoe\u0308 O'Neill_991_assignsubmission_file_/{NAME}.ipynb", "zoe"),
        (f"Team 1-Ada Lovelace_990_assignsubmission_file_/{NAME}.ipynb", "ada"),
        ("Ada Lovelace_990_assignsubmission_onlinetext_/onlinetext.html", "ada"),
        (f"ada_{NAME}.ipynb", "ada"),
        (f"j_smith_Copy of {NAME}.ipynb", "j_smith"),
        (f"jane@school.example_{NAME}-1.ipynb", "j_smith"),
        ("ada_homework.ipynb", "ada"),
        (f"Lovelace_Ada_ada_12345/{NAME}.ipynb", "ada"),
        (f"ada/{NAME}.ipynb", "ada"),
    ],
)
def test_the_owner_is_who_the_lms_says(path, student):
    assert owners_of(safe_names.composed(path)) == [student]


@pytest.mark.parametrize(
    ("path", "student"),
    [
        (f"lovelaceada_4711_815_{NAME}.ipynb", "lovelaceada"),
        (f"o_neill_4711_815_{NAME}.ipynb", "o_neill"),
        (f"Ada Lovelace_4711_assignsubmission_file_/{NAME}.ipynb", "ada-lovelace-4711"),
        (f"Teilnehmer_4711_assignsubmission_file_/{NAME}.ipynb", "teilnehmer-4711"),
        (f"ada_l_{NAME}.ipynb", "ada_l"),
        ("ada_homework.ipynb", "ada"),
    ],
)
def test_without_a_roster_the_name_itself_is_the_student(path, student):
    assert owners_of(path, roster=Roster()) == [student]


def name_of(path):
    """Return what the LMS wrote into the name of a single upload."""
    return upload_names.read_all([PurePosixPath(path)])[0]


def test_somebody_who_is_not_on_the_roster_is_collected_and_said():
    path = f"doejohn_99_1_{NAME}.ipynb"
    (owner,) = owners.owners(
        [Found(PurePosixPath(path), name_of(path))], Class(CLASS, NAME, [NAME])
    )
    assert owner.student == "doejohn" and "not on the roster" in owner.remark


# Canvas


def test_anonymous_uploads_are_students_of_their_own():
    paths = [f"anon_x7Kq2_815_{NAME}.ipynb", f"LATE_anon_b44Zp_816_{NAME}.ipynb"]
    assert owners_of(*paths) == ["anon-x7Kq2", "anon-b44Zp"]
    assert name_of(paths[1]).late


def test_two_people_whom_canvas_calls_alike_stay_two():
    paths = [f"smithjo_31_1_{NAME}.ipynb", f"smithjo_32_2_{NAME}.ipynb"]
    assert owners_of(*paths, roster=Roster()) == ["smithjo-31", "smithjo-32"]
    assert owners_of(f"smithsam_22_1_{NAME}.ipynb", f"smithsam_77_2_{NAME}.ipynb") == [
        "smith",
        "smithsam-77",  # another Sam Smith, who is not on the roster
    ]


def test_a_namesake_is_not_taken_for_somebody_whom_the_roster_has_by_number():
    twins = Roster(
        [Person("jo1", "Jo", "Smith"), Person("jo2", "Jo", "Smith"), Person("ada", "Ada", "L")]
    )
    (said,) = owners_of(f"smithjo_31_1_{NAME}.ipynb", roster=twins)
    assert "several students have this name" in said and "roster" in said


# Moodle


def test_a_worksheet_tells_two_people_of_one_name_apart():
    twins = Roster([Person("jo1", "Jo", "Smith"), Person("jo2", "Jo", "Smith")])
    path = f"Jo Smith_31_assignsubmission_file_/{NAME}.ipynb"
    (said,) = owners_of(path, roster=twins)
    assert "grading worksheet" in said
    assert owners_of(path, roster=twins, participants={"31": "jo2"}) == ["jo2"]


# Blackboard


def blackboard(*owners_there, title="03"):
    return [f"{title}_{owner}_attempt_{T}_{NAME}.ipynb" for owner in owners_there]


@pytest.mark.parametrize("roster", [CLASS, Roster()])
def test_blackboard_users_may_have_underscores(roster):
    paths = blackboard("j_smith", "smith", "ada")
    assert owners_of(*paths, roster=roster) == ["j_smith", "smith", "ada"]
    paths = blackboard("j_smith", "smith", "ada", title="Unit 3_the functions")
    assert owners_of(*paths, roster=roster) == ["j_smith", "smith", "ada"]


def test_what_can_be_read_in_two_ways_is_refused():
    for roster in (CLASS, Roster(), Roster([Person("smith", "Sam", "Smith")])):
        (said,) = owners_of(*blackboard("j_smith"), roster=roster)
        assert "it is unclear where in '03_j_smith'" in said
    assert owners_of(*blackboard("j_smith"), receipts={("submissions", "03_j_smith"): "j_smith"})[
        0
    ] == ("j_smith")
    assert owners_of(*blackboard("j_smith", title=NAME.replace("-", "_"))) == ["j_smith"]


def test_numbers_in_a_title_of_blackboards_are_not_canvass():
    paths = blackboard("ada", "j_smith", title="Unit_3_5_functions")
    assert owners_of(*paths) == ["ada", "j_smith"]


def test_the_roster_finds_the_title_where_user_names_begin_alike():
    roster = Roster([Person("x_ada", "A"), Person("x_bob", "B"), Person("x_eve", "C")])
    assert owners_of(*blackboard("x_ada", "x_bob"), roster=roster) == ["x_ada", "x_bob"]


def test_a_note_of_blackboards_that_does_not_fit_is_not_believed():
    paths = blackboard("j_smith")
    (said,) = owners_of(*paths, receipts={("submissions", "03_j_smith"): "ada"})
    assert "it is unclear where in" in said


def test_a_file_name_with_anothers_pattern_and_a_later_date_is_its_owners():
    evil = f"03_smith_attempt_{T}_03_ada_attempt_2027-01-01-00-00-00_{NAME}.ipynb"
    assert owners_of(evil, *blackboard("ada")) == ["smith", "ada"]


# What says nothing


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (f"{NAME}.ipynb", "its name does not say whose it is"),
        ("my_home_work.ipynb", "its name does not say whose it is"),
        (".._9_815_x.ipynb", "no folder can have the name of its owner"),
    ],
)
def test_a_file_that_names_nobody_is_not_guessed(path, says):
    for roster in (CLASS, Roster()):
        (said,) = owners_of(path, roster=roster)
        assert says in said


def test_two_readings_of_a_plain_name_are_refused():
    roster = Roster([Person("j", "J", "A"), Person("j_smith", "J", "S")])
    (said,) = owners_of("j_smith_work.ipynb", roster=roster)
    assert "'j' or 'j_smith'" in said


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(st.text(st.sampled_from("aZ09_-. é/\\\x00\u0308()"), max_size=30), st.booleans())
def test_no_name_leads_out_of_submitted(text, known):
    name = safe_names.student_id(text)
    assert "/" not in name and "\\" not in name and not name.startswith(".")
    assert "/" not in safe_names.file_name(text) and safe_names.file_name(text) not in ("..", ".")
    path = safe_names.inside(text)
    assert path is None or (not path.is_absolute() and ".." not in path.parts)
    for owner in owners_of(f"{text.replace('/', '')}_attempt_{T}_a.ipynb", roster=CLASS):
        assert owner != ".."


@pytest.mark.parametrize("name", ["con", "NUL.ipynb", "lpt1.txt", "com9"])
def test_names_that_windows_keeps_for_itself_are_changed(name):
    assert safe_names.file_name(name) == f"_{name}"
    assert safe_names.student_id(name) == ""


def test_a_date_that_no_clock_shows_stops_nothing():
    found = name_of("03_ada_attempt_2026-13-45-99-00-00_x.ipynb")
    assert found.owner == "03_ada" and found.time is None


# nbgrader zip_collect


def zipped(files):
    """Return a zip of files by name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


class Made:
    """A course with a roster and a released assignment, and what an LMS exported."""

    def __init__(self, root, new_course, monkeypatch):
        self.monkeypatch = monkeypatch
        self.course = new_course(root)
        self.archive = self.course.root / "downloaded" / small.NAME / "archive"
        self.archive.mkdir(parents=True)
        self.released = nbformat.read(
            self.course.root / "release" / small.NAME / f"{small.NAME}.ipynb", as_version=4
        )
        self.right = nbformat.writes(small.solved(self.released))
        with Gradebook(self.course.database) as gradebook:
            for person in CLASS.people:
                gradebook.add_student(
                    person.student,
                    first_name=person.first_name,
                    last_name=person.last_name,
                    email=person.email,
                    lms_user_id=person.lms_id,
                )

    def collect(self, *options):
        """Collect, in this process; return what it says, and the files in ``submitted/``."""
        self.monkeypatch.chdir(self.course.root)
        for name, value in self.course.environment().items():
            self.monkeypatch.setenv(name, value)
        app = ZipCollectApp()
        said = io.StringIO()
        handler = logging.StreamHandler(said)
        app.log.addHandler(handler)
        try:
            app.initialize([small.NAME, *options])
            app.start()
        finally:
            app.log.removeHandler(handler)
        said = said.getvalue()
        submitted = self.course.root / "submitted"
        files = {
            path.relative_to(submitted).as_posix().replace(f"/{small.NAME}/", "/"): path.read_text(
                encoding="utf-8"
            )
            for path in sorted(submitted.rglob("*"))
            if path.is_file()
        }
        return said, files

    @property
    def uploads(self):
        return {each.file: each for each in collection.load(self.course.root, small.NAME).uploads}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("released"))
    small.write(made.root / "source")
    made.release(small.NAME)
    return made.root


@pytest.fixture
def made(tmp_path, released, monkeypatch):
    def new_course(root):
        shutil.copytree(released, root)
        return course.Course(root)

    return Made(tmp_path / "course", new_course, monkeypatch)


def test_canvas_with_real_mess(made):
    files = {
        f"lovelaceada_LATE_4711_815_{small.NAME}.ipynb": "early",
        f"lovelaceada_LATE_4711_816_{small.NAME}-1.ipynb": "late",
        "smithjane_21_817_essay.pdf": "%PDF",
        "smithsam_22_818_homework.zip": zipped(
            {"hw/98-small.ipynb": "zipped", "hw/data.csv": "1", "hw/more.zip": zipped({"a": "b"}),
             "../../../smith.ipynb": "out", "__MACOSX/._98-small.ipynb": "junk"}
        ),  # fmt: skip
        f"oneillzoe_4712_819_{small.NAME}.ipynb.txt": "renamed by a browser",
        f"doejohn_99_820_{small.NAME}.ipynb": "unknown",
        f"anon_x7Kq2_821_{small.NAME}.ipynb": "hidden 1",
        f"anon_b44Zp_822_{small.NAME}.ipynb": "hidden 2",
        "../../../../evil.ipynb": "evil",
        "readme.txt": "hello",
        f"{small.NAME}.ipynb": "nobody's",
    }  # fmt: skip
    (made.archive / "submissions.zip").write_bytes(zipped(files))
    said, found = made.collect()
    assert found == {
        "ada/98-small.ipynb": "late",
        "anon-b44Zp/98-small.ipynb": "hidden 2",
        "anon-x7Kq2/98-small.ipynb": "hidden 1",
        "doejohn/98-small.ipynb": "unknown",
        "smith/98-small.ipynb": "zipped",
        "zoe/98-small.ipynb": "renamed by a browser",
    }
    uploads = made.uploads
    for name, student, why in (
        (
            f"submissions/lovelaceada_LATE_4711_815_{small.NAME}.ipynb",
            "ada",
            "a later version was collected",
        ),
        ("submissions/smithjane_21_817_essay.pdf", "j_smith", "not a notebook"),
        ("submissions/readme.txt", "", "its name does not say whose"),
        (f"submissions/{small.NAME}.ipynb", "", "its name does not say whose"),
        (f"submissions/doejohn_99_820_{small.NAME}.ipynb", "doejohn", "not on the roster"),
        (f"submissions/anon_x7Kq2_821_{small.NAME}.ipynb", "anon-x7Kq2", "anonymous in Canvas"),
        ("submissions.zip/../../../../evil.ipynb", "", "leads out of the folder"),
        (
            "submissions.zip/smithsam_22_818_homework.zip/../../../smith.ipynb",
            "",
            "leads out of the folder",
        ),
    ):
        assert uploads[name].student == student, name
        assert why in uploads[name].why, name
    assert not list(made.course.root.parent.glob("*.ipynb"))
    assert uploads[f"submissions/lovelaceada_LATE_4711_816_{small.NAME}-1.ipynb"].late
    assert "6 notebooks by 6 students" in said
    assert "Parsing file" not in said and "Copying" not in said
    # Once more, into the same folders.
    made.collect("--force")
    assert len(made.uploads) == len(uploads)


def test_moodle_with_folders_a_group_and_a_worksheet(made):
    folder = "{}_assignsubmission_file_"
    decomposed = folder.format("Zoe\u0308 O’Neill_1002")
    (made.archive / "kurs.zip").write_bytes(
        zipped(
            {
                f"{decomposed}/{small.NAME}.ipynb": "zoe",
                f"{folder.format('Team 1-Ada Lovelace_1001')}/tief/{small.NAME}.ipynb": "ada",
                f"{folder.format('Jane Smith_1003')}/CON.ipynb": "jane",
                f"{folder.format('Sam Smith_1004')}/{small.NAME}.ipynb": "sam",
                f"{folder.format('Sam Smith_1004')}/Kopie/{small.NAME}.ipynb": "sam, a copy",
            }
        )
    )
    (made.archive.parent / "Bewertungen.csv").write_text(
        "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,"
        "Bewertung kann geändert werden,Zuletzt geändert (Abgabe),Feedback als Kommentar\n"
        'Teilnehmer/in1001,Ada Lovelace,ada@school.example,"Zur Bewertung abgegeben - 2 Stunden '
        'zu spät",,"8,00",Ja,"Montag, 30. November 2026, 15:05",\n'
        'Teilnehmer/in1002,Zoë O’Neill,zoe@school.example,"Zur Bewertung abgegeben - ",,"8,00",Ja,'
        '"Dienstag, 3. März 2026, 08:05",\n'
        'Teilnehmer/in1003,Jane Smith,jane@school.example,"Keine Abgabe - ",,"8,00",Ja,-,\n',
        encoding="utf-8-sig",
    )
    with (made.course.root / "nbgrader_config.py").open("a") as file:
        file.write('\nc.Exchange.timezone = "Europe/Berlin"\n')
    _, found = made.collect()
    assert found == {
        "ada/98-small.ipynb": "ada",
        "ada/timestamp.txt": "2026-11-30 14:05:00",
        "j_smith/_CON.ipynb": "jane",
        "smith/98-small (2).ipynb": "sam, a copy",  # which of them counts, the intake decides
        "smith/98-small.ipynb": "sam",
        "zoe/98-small.ipynb": "zoe",
        "zoe/timestamp.txt": "2026-03-03 07:05:00",
    }
    late = {each.student for each in made.uploads.values() if each.late}
    assert late == {"ada"}


WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Feedback comments\n"
)
LINE = '{},{},{},Submitted for grading - ,,8.00,Yes,"Monday, {} November 2026, 11:58 PM",\n'


def moodle_class(made, worksheet, day=23):
    """Put an archive and a worksheet there, whose times are those of the archive on day 9."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number, (name, hour) in enumerate({"Ada Lovelace": 10, "Sam Smith": 21}.items()):
            path = f"{name}_{1001 + number}_assignsubmission_file_/{small.NAME}.ipynb"
            archive.writestr(zipfile.ZipInfo(path, (2026, 11, 9, hour, 0, 0)), "work")
    (made.archive / "ML-98 Small-4712.zip").write_bytes(content.getvalue())
    (made.archive.parent / worksheet).write_text(
        WORKSHEET
        + LINE.format("Participant 1001", "Ada Lovelace", "ada@school.example", day)
        + LINE.format("Participant 1002", "Sam Smith", "sam@school.example", day),
        encoding="utf-8-sig",
    )


@pytest.mark.parametrize("named", [False, True])
def test_the_time_zone_of_the_times_that_were_read_is_said_once(made, named):
    moodle_class(made, "Grades-ML-98 Small-4712.csv", day=9)
    if named:
        with (made.course.root / "nbgrader_config.py").open("a") as file:
            file.write('\nc.Exchange.timezone = "Europe/Berlin"\n')
    said, _ = made.collect()
    zone = "Europe/Berlin" if named else "UTC"
    assert said.count(f"Times that the LMS wrote were read as {zone}.") == 1
    assert ("c.Exchange.timezone = " in said) is not named
    assert "another assignment" not in said


def test_times_are_read_from_a_worksheet_in_which_nothing_is_graded(made):
    """As Moodle writes it today: a status without a dash, and an empty grade."""
    moodle_class(made, "grades.csv", day=9)
    worksheet = made.archive.parent / "grades.csv"
    text = worksheet.read_text("utf-8-sig")
    worksheet.write_text(text.replace("Submitted for grading - ", "Submitted for grading"))
    _, found = made.collect()
    assert found["ada/timestamp.txt"] == "2026-11-09 23:58:00"


@pytest.mark.parametrize(
    ("listed", "says"),
    [
        (None, "put the assignment's grading worksheet from Moodle beside the archive."),
        ("1001", "participant 1002 is not in the grading worksheet: download it again"),
        ("1002", "the roster does not have the e-mail address of participant 1002 in the"),
    ],
)
def test_of_two_people_with_one_name_the_worksheet_that_is_there_is_looked_at(made, listed, says):
    with Gradebook(made.course.database) as gradebook:
        for number in (1, 2):
            gradebook.add_student(f"lena-{number}", first_name="Lena", last_name="Berg")
    path = f"Lena Berg_1002_assignsubmission_file_/{small.NAME}.ipynb"
    (made.archive / "moodle.zip").write_bytes(zipped({path: "work"}))
    if listed:
        (made.archive.parent / "grades.csv").write_text(
            WORKSHEET + LINE.format(f"Participant {listed}", "Lena Berg", "lena@other.example", 9),
            encoding="utf-8-sig",
        )
    said, found = made.collect()
    assert says in made.uploads[f"moodle/{path}"].why and says in said and found == {}
    unlisted = "does not say when they handed in: Lena Berg (1002)."
    assert (unlisted in said) is (listed == "1001")


def test_no_time_zone_is_said_where_no_time_was_read(made):
    (made.archive / f"lovelaceada_4711_815_{small.NAME}.ipynb").write_text("ada")
    said, _ = made.collect()
    assert "were read as" not in said


@pytest.mark.parametrize(
    ("name", "day", "why"),
    [
        ("grades.csv", 23, "its times and those of the archive are 14 days apart."),
        ("Grades-ML-05 Worked Neuron-4711.csv", 9, "has the name of 05-worked-neuron."),
    ],
)
def test_a_worksheet_of_another_assignment_is_doubted_in_one_line(made, name, day, why):
    other = made.course.root / "source" / "05-worked-neuron"
    shutil.copytree(made.course.root / "source" / small.NAME, other)
    moodle_class(made, name, day)
    said, _ = made.collect()
    assert said.count("may be that of another assignment") == 1 and why in said


@pytest.mark.parametrize("again", ["work", "other work"])
def test_a_time_written_by_hand_outlives_another_collection_of_the_same_work(made, again):
    name = f"lovelaceada_LATE_4711_{{}}_{small.NAME}.ipynb"
    (made.archive / "monday.zip").write_bytes(zipped({name.format(815): "work"}))
    made.collect()
    stamp = made.course.root / "submitted" / "ada" / small.NAME / "timestamp.txt"
    stamp.write_text("2026-12-01 09:30 Europe/Berlin")
    newer = {name.format(816): again, f"smithsam_22_818_{small.NAME}.ipynb": "sam"}
    (made.archive / "tuesday.zip").write_bytes(zipped(newer))
    for _ in range(2):
        said, found = made.collect("--force")
        if again == "work":
            assert found["ada/timestamp.txt"] == "2026-12-01 08:30:00"
            assert "Kept the times written into timestamp.txt for: ada." in said
    if again != "work":
        assert "ada/timestamp.txt" not in found


def test_a_time_written_for_an_earlier_version_is_named_when_it_goes(made):
    files = {f"98_ada_attempt_2026-11-29-15-00-00_{small.NAME}.ipynb": "work"}
    (made.archive / "monday.zip").write_bytes(zipped(files))
    made.collect()
    said, _ = made.collect("--force")
    assert "timestamp.txt" not in said, "the collection's own time is nobody's"
    stamp = made.course.root / "submitted" / "ada" / small.NAME / "timestamp.txt"
    stamp.write_text("2026-11-28 10:00")
    (made.archive / "monday.zip").unlink()
    files = {f"98_ada_attempt_2026-11-30-15-00-00_{small.NAME}.ipynb": "improved"}
    (made.archive / "tuesday.zip").write_bytes(zipped(files))
    said, found = made.collect("--force")
    assert "ada: the time written into timestamp.txt, 2026-11-28 10:00 UTC, was that of" in said
    assert found["ada/timestamp.txt"] == "2026-11-30 15:00:00"


def failing(made, name):
    made.monkeypatch.chdir(made.course.root)
    app = ZipCollectApp()
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    app.log.addHandler(handler)
    try:
        app.initialize([name])
        with pytest.raises(SystemExit) as ended:
            app.start()
    finally:
        app.log.removeHandler(handler)
    assert ended.value.code == 1
    return said.getvalue()


def test_where_there_is_nothing_to_collect_the_command_fails_and_says_what_to_do(made):
    assert f"Did you mean '{small.NAME}'?" in failing(made, "98-smal")
    made.archive.rmdir()
    said = failing(made, small.NAME)
    assert f"put the LMS's zip of submissions into downloaded/{small.NAME}/archive." in said
    (made.archive.parent / "submissions.zip").write_bytes(b"")
    assert "Move submissions.zip there." in failing(made, small.NAME)


def test_whom_an_unclear_upload_may_belong_to_is_not_said_to_have_handed_in_nothing(made):
    with Gradebook(made.course.database) as gradebook:
        for number in (1, 2):
            gradebook.add_student(
                f"lena{number}@school.example", first_name="Lena", last_name="M\u00fcller"
            )
    folder = "Lena M\u00fcller_{}_assignsubmission_file_/" + f"{small.NAME}.ipynb"
    (made.archive / "kurs.zip").write_bytes(
        zipped({folder.format(3001): "one", folder.format(3002): "two"})
    )
    (made.archive / f"ada_{small.NAME}.ipynb").write_text(made.right)
    made.collect()
    found = report.read(made.course.root, small.NAME)
    told = list(report.lines(found))
    assert "1 to 3 of 6 students handed something in" in told[0]
    assert found.missing == ["j_smith", "smith", "zoe"]
    lenas = ["lena1@school.example", "lena2@school.example"]
    assert found.unclear == lenas
    place = told.index('May have handed something in; see "Not collected" (2):')
    assert told[place + 1] == f"  Lena M\u00fcller ({lenas[0]})"
    assert f"Not graded yet (1): run 'nbgrader autograde {small.NAME}'." in told
    assert not any("Could not be graded" in line for line in told)
    page, _ = insights.write(made.course.root, small.NAME)
    text = page.read_text(encoding="utf-8")
    assert "<strong>3</strong> without a submission" in text
    assert "<strong>2</strong> of whom an upload may be" in text
    # One of them has turned up: only the other is unclear.
    (made.archive / f"{lenas[0]}_{small.NAME}.ipynb").write_text("hers")
    made.collect("--force")
    assert report.read(made.course.root, small.NAME).unclear == lenas[1:]


def test_blackboard_with_its_notes(made):
    note = "Name: {} ({})\nAssignment: 98\n\nComments:\nName: Ada Lovelace (ada)\n"
    files = {
        f"98_j_smith_attempt_{T}.txt": note.format("Jane Smith", "j_smith"),
        f"98_j_smith_attempt_{T}_{small.NAME}.ipynb": "jane",
        f"98_smith_attempt_{T}.txt": note.format("Sam Smith", "smith"),
        f"98_smith_attempt_{T}_98_ada_attempt_2027-01-01-00-00-00_{small.NAME}.ipynb": "sam",
        f"98_smith_attempt_{T}_{small.NAME}.ipynb": "sam's own",
        f"98_ada_attempt_2026-11-29-15-00-00_{small.NAME}.ipynb": "first",
        f"98_ada_attempt_{T}_{small.NAME}.ipynb": "second",
        f"98_zoe_attempt_2026-13-45-99-00-00_{small.NAME}.ipynb": "a date that no clock shows",
    }
    (made.archive / "gradebook_98.zip").write_bytes(zipped(files))
    said, found = made.collect()
    assert {name: text for name, text in found.items() if "timestamp" not in name} == {
        "ada/98-small.ipynb": "second",
        "j_smith/98-small.ipynb": "jane",
        "smith/98-small.ipynb": "sam's own",
        f"smith/98_ada_attempt_2027-01-01-00-00-00_{small.NAME}.ipynb": "sam",
        "zoe/98-small.ipynb": "a date that no clock shows",
    }
    assert found["ada/timestamp.txt"] == "2026-11-30 15:00:00" and "zoe/timestamp.txt" not in found


@pytest.mark.parametrize(("again", "day"), [("work", "29"), ("other work", "30")])
def test_the_same_work_handed_in_again_is_no_later(made, again, day):
    files = {
        f"98_ada_attempt_2026-11-29-15-00-00_{small.NAME}.ipynb": "work",
        f"98_ada_attempt_2026-11-30-15-00-00_{small.NAME}.ipynb": again,
        f"98_zoe_attempt_2026-11-30-15-00-00_{small.NAME}.ipynb": "work",
    }
    (made.archive / "gradebook_98.zip").write_bytes(zipped(files))
    _, found = made.collect()
    assert found["ada/98-small.ipynb"] == again
    assert found["ada/timestamp.txt"] == f"2026-11-{day} 15:00:00"
    assert found["zoe/timestamp.txt"] == "2026-11-30 15:00:00"


def test_times_of_an_archive_count_only_where_they_are_not_those_of_its_making(made):
    for hours in (0, 5):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for hour, name in ((10, "lovelaceada_4711_1"), (10 + hours, "smithsam_22_2")):
                info = zipfile.ZipInfo(f"{name}_{small.NAME}.ipynb", (2026, 11, 30, hour, 0, 0))
                archive.writestr(info, "work")
        (made.archive / "submissions.zip").write_bytes(content.getvalue())
        _, found = made.collect("--force")
        assert ("ada/timestamp.txt" in found) is bool(hours)


def test_an_archive_with_the_same_files_is_told_in_one_line(made):
    work = {
        f"lovelaceada_4711_815_{small.NAME}.ipynb": "ada",
        f"smithsam_22_818_{small.NAME}.ipynb": "sam",
        "smithjane_21_817_essay.pdf": "%PDF",
        "readme.txt": "hello",
    }
    (made.archive / "monday.zip").write_bytes(zipped(work))
    made.collect()
    newer = {f"smithsam_22_900_{small.NAME}-1.ipynb": "sam, improved"}
    (made.archive / "tuesday.zip").write_bytes(zipped(work | newer))
    said, found = made.collect("--force")
    assert (
        found["ada/98-small.ipynb"] == "ada" and found["smith/98-small.ipynb"] == newer.popitem()[1]
    )
    assert "exact copies of other uploads: 4 files" in said
    assert sum("lovelace" in line for line in said.splitlines()) == 0
    assert sum("smithsam_22_818" in line for line in said.splitlines()) == 1
    told = list(report.lines(report.read(made.course.root, small.NAME)))
    assert sum("essay.pdf" in line for line in told) == 1
    assert sum("readme.txt" in line for line in told) == 1
    assert not any("lovelace" in line for line in told)


def test_a_work_handed_in_under_two_names_is_collected_once(made):
    (made.archive / "submissions.zip").write_bytes(
        zipped(
            {
                f"lovelaceada_4711_815_{small.NAME}.ipynb": "work",
                "lovelaceada_4711_816_my work.ipynb": "work",
            }
        )
    )
    _, found = made.collect()
    assert found == {"ada/98-small.ipynb": "work"}


def test_the_order_in_which_an_lms_got_the_versions_is_kept(made):
    files = {
        f"98_ada_attempt_2026-11-30-15-00-00_{small.NAME}.ipynb": "second",
        "98_ada_attempt_2026-11-29-15-00-00_my work.ipynb": "first",
        f"98_zoe_attempt_2026-11-30-15-00-00_{small.NAME}.ipynb": "of one time",
        "98_zoe_attempt_2026-11-30-15-00-00_my work.ipynb": "of the same",
    }
    (made.archive / "gradebook_98.zip").write_bytes(zipped(files))
    made.collect()
    turns = {(each.student, each.became): each.turn for each in made.uploads.values()}
    assert turns["ada", "my work.ipynb"] < turns["ada", "98-small.ipynb"]
    assert turns["zoe", "my work.ipynb"] == turns["zoe", "98-small.ipynb"]


def test_of_two_archives_without_times_the_later_counts(made):
    names = {"a-later.zip": 12, "b-earlier.zip": 10}
    for name, hour in names.items():
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            path = f"Ada Lovelace_1001_assignsubmission_file_/{small.NAME}.ipynb"
            archive.writestr(zipfile.ZipInfo(path, (2026, 11, 30, hour, 0, 0)), name)
        (made.archive / name).write_bytes(content.getvalue())
    _, found = made.collect()
    assert found == {"ada/98-small.ipynb": "a-later.zip"}


def test_strangers_are_named_and_counted_apart_and_remembered(made):
    (made.archive / "submissions.zip").write_bytes(
        zipped(
            {
                f"lovelaceada_4711_815_{small.NAME}.ipynb": made.right,
                f"doejohn_99_820_{small.NAME}.ipynb": made.right,
                "smithjane_21_817_essay.pdf": "%PDF",
            }
        )
    )
    made.collect()
    made.course.nbgrader("autograde", small.NAME)  # enters whoever handed in into the gradebook
    said, _ = made.collect("--force")
    assert "its owner is not on the roster; collected as doejohn" in said
    told = list(report.lines(report.read(made.course.root, small.NAME)))
    count = len(CLASS.people)
    assert f"2 of {count} students handed something in; 1 of 2 submissions were graded." in told[0]
    assert f"Handed nothing in ({count - 2}):" in told
    assert "Not on the roster, and not counted above (1):" in told
    assert sum(line.startswith("  doejohn") for line in told) == 1
    place = told.index("To grade by hand, in the Formgrader (2):")
    assert told[place + 1] == "  written-why: Ada Lovelace (ada), doejohn"
    page, _ = insights.write(made.course.root, small.NAME)
    text = page.read_text(encoding="utf-8")
    assert f"2 of {count} students</strong> handed in work; the work of 1 is graded" in text
    assert "<strong>1</strong> could not be graded: Jane Smith" in text
    assert "Not on the roster, and counted below: doejohn" in text


def test_the_report_tells_of_the_file_that_lies_there_now(made):
    """A newer archive: what could not be read is whole, what was graded is another one."""
    name = f"{{}}_{{}}_{small.NAME}.ipynb"
    ada, sam = "lovelaceada_4711", "smithsam_22"
    monday = {name.format(ada, 815): made.right, name.format(sam, 816): "no notebook"}
    (made.archive / "monday.zip").write_bytes(zipped(monday))
    made.collect()
    made.course.nbgrader("autograde", small.NAME, fails=True)
    told = "\n".join(report.lines(report.read(made.course.root, small.NAME)))
    assert "Could not be graded (1)" in told and "Not graded yet" not in told
    newer = {name.format(ada, 915): made.right + " ", name.format(sam, 916): made.right}
    (made.archive / "tuesday.zip").write_bytes(zipped(newer))
    said, _ = made.collect("--force")
    assert f"a later version was collected: tuesday/{name.format(ada, 915)}." in said
    told = list(report.lines(report.read(made.course.root, small.NAME)))
    place = told.index(f"Not graded yet (2): run 'nbgrader autograde {small.NAME}'.")
    assert told[place + 1] == "  Ada Lovelace (ada); the scores of an earlier version still count"
    assert "Could not be graded" not in "\n".join(told)
    page, _ = insights.write(made.course.root, small.NAME)
    text = page.read_text(encoding="utf-8")
    assert "<strong>0</strong> could not be graded" in text
    assert "for Ada Lovelace, an earlier version is graded" in text
    made.course.nbgrader("autograde", small.NAME)
    told = "\n".join(report.lines(report.read(made.course.root, small.NAME)))
    assert "2 of 2 submissions were graded" in told and "graded yet" not in told


@pytest.mark.parametrize("deleted", [True, False])
def test_insights_and_report_count_the_same_people_as_late(made, deleted):
    files = {f"lovelaceada_LATE_4711_815_{small.NAME}.ipynb": made.right}
    files[f"smithsam_22_816_{small.NAME}.ipynb"] = made.right
    (made.archive / "submissions.zip").write_bytes(zipped(files))
    made.collect()
    with Gradebook(made.course.database) as gradebook:
        gradebook.update_or_create_assignment(small.NAME, duedate="2026-11-30 12:00")
    stamp = made.course.root / "submitted" / "smith" / small.NAME / "timestamp.txt"
    stamp.write_text("2026-12-01 12:00")
    if deleted:
        stamp.unlink()
    told = "\n".join(report.lines(report.read(made.course.root, small.NAME)))
    text = insights.write(made.course.root, small.NAME)[0].read_text(encoding="utf-8")
    assert f"\nLate ({1 if deleted else 2}; due 2026-11-30 12:00 UTC):" in told
    count = (
        "<strong>1</strong> late, 1" if deleted else "<strong>2</strong> late, by 1 day at most, 1"
    )
    assert f"{count} of them by the LMS's word alone" in text


@pytest.mark.parametrize("written", [True, False])
def test_what_the_report_says_of_a_late_work_is_what_stands_in_its_timestamp(made, written):
    files = {f"lovelaceada_LATE_4711_815_{small.NAME}.ipynb": made.right}
    (made.archive / "submissions.zip").write_bytes(zipped(files))
    made.collect()
    if written:  # by hand, as docs/grading.md says
        path = made.course.root / "submitted" / "ada" / small.NAME / "timestamp.txt"
        path.write_text("2026-12-01 09:30 Europe/Berlin")
    told = "\n".join(report.lines(report.read(made.course.root, small.NAME)))
    assert ("handed in 2026-12-01 08:30 UTC" in told) is written
    assert ("the LMS does not say when" in told) is not written


def test_uploads_are_counted_as_students_made_them_and_an_inner_archive_is_told_once(made):
    packed = zipped({"hw/98-small.ipynb": "zipped", "hw/more.zip": zipped({"a": "b"})})
    files = {
        "smithsam_22_818_homework.zip": packed,
        f"lovelaceada_4711_815_{small.NAME}.ipynb": "",
    }
    (made.archive / "submissions.zip").write_bytes(zipped(files))
    said, _ = made.collect()
    assert "Collected from 2 files: 2 notebooks by 2 students." in said
    assert said.count("more.zip") == 1
    made.course.nbgrader("autograde", small.NAME, "--student=ada", fails=True)
    refused = report.read(made.course.root, small.NAME).refused
    assert "the file is empty (0 bytes)." in refused["ada"]


def test_a_damaged_archive_stops_no_other(made):
    (made.archive / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    (made.archive / f"ada_{small.NAME}.ipynb").write_text("ada")
    (made.archive / "link.ipynb").symlink_to("/etc/passwd")
    _, found = made.collect()
    assert found == {"ada/98-small.ipynb": "ada"}
    assert "not an archive that can be opened" in made.uploads["broken.zip"].why
    assert "link" in made.uploads["link.ipynb"].why


def test_a_zip_that_grows_without_end_is_left_alone(made):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{small.NAME}.ipynb", b"0" * (3 * 2**20))
    (made.archive / "s.zip").write_bytes(
        zipped(
            {
                "lovelaceada_4711_1_hw.zip": bomb.getvalue(),
                f"smithsam_22_2_{small.NAME}.ipynb": "s",
            }
        )
    )
    _, found = made.collect("--ArchiveExtractor.file_megabytes=1")
    assert found == {"smith/98-small.ipynb": "s"}
    assert any("(3 MB)" in each.why for each in made.uploads.values())
