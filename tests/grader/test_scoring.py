"""A score is earned by a test that ran to its end; noise takes nothing, values add nothing."""

from __future__ import annotations

import copy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import determine_grade

from grader.checker.execution import ExecutionResult
from grader.results import log
from grader.results.log import LOOK
from grader.results.scoring import apply, settle
from tests.grader.test_repair import cell
from tests.support import small
from tools.rehearsal import course

FORGE = """\
ip = get_ipython()
def forge(info):
    if "TEST" in info.raw_cell:
        ip.displayhook.start_displayhook()
        ip.displayhook.write_output_prompt()
        ip.displayhook.write_format_data({"text/plain": "2"}, {})
        ip.displayhook.finish_displayhook()
ip.events.register("pre_run_cell", forge)
"""


BABBLE = """\
import os
for number in range(3, 64):
    try:
        os.write(number, b"[1, 2, 3]" * 4)
    except OSError:
        pass
def half(z):
    return z / 2
"""


def noisy(nb):
    cell(nb, "exercise-double").source = (
        "# EXERCISE: double\nimport sys, warnings\ndef double(z):\n"
        '    print("so noisy", file=sys.stderr)\n    warnings.warn("old-fashioned")\n'
        "    return 2 * z"
    )


def wrong_and_skipped(nb):
    cell(nb, "exercise-double").source = "# EXERCISE: double\ndef double(z):\n    return 3 * z + 1"
    for name in ("test-double-values", "test-double-zero"):
        cell(nb, name).metadata["tags"] = ["skip-execution"]


def forged(nb):
    wrong_and_skipped(nb)
    nb.cells.insert(3, new_code_cell(FORGE))


def dies_after_the_first_tests(nb):
    cell(nb, "exercise-half").source = "# EXERCISE: half\nimport os\nos._exit(0)"


def endless_function(nb):
    cell(
        nb, "exercise-double"
    ).source = "# EXERCISE: double\ndef double(z):\n    while True:\n        z += 1"


def endless_cell(nb):
    cell(nb, "exercise-double").source = "# EXERCISE: double\nwhile True:\n    pass"


def cannot_be_stopped(nb):
    cell(nb, "exercise-half").source = (
        "# EXERCISE: half\nwhile True:\n    try:\n        while True:\n            pass\n"
        "    except KeyboardInterrupt:\n        pass"
    )


def exits(nb):
    cell(nb, "exercise-half").source = "# EXERCISE: half\nimport sys\nsys.exit()"


def babbles(nb):
    cell(nb, "exercise-half").source = f"# EXERCISE: half\n{BABBLE}"


def babbles_in_a_test(nb):
    inside = "\n".join(f"    {line}" for line in BABBLE.splitlines())
    cell(nb, "exercise-half").source = f"# EXERCISE: half\ndef half(z):\n{inside}"


def error_at_the_end(nb):
    nb.cells.append(new_code_cell("1 / 0"))


CLASS = {
    # student: (what is done to the right answers, points by test)
    "right": (lambda nb: None, (2, 1, 1, 1)),
    "noisy": (noisy, (2, 1, 1, 1)),
    "skipped": (wrong_and_skipped, (0, 0, 1, 1)),
    "forged": (forged, (0, 0, 1, 1)),
    "dies": (dies_after_the_first_tests, (2, 1, 0, 0)),
    "endless-function": (endless_function, (0, 0, 1, 1)),
    "endless-cell": (endless_cell, (0, 0, 1, 1)),
    "unstoppable": (cannot_be_stopped, (2, 1, 0, 0)),
    "babbles": (babbles, (2, 1, 0, 0)),
    "babbles-in-a-test": (babbles_in_a_test, (2, 1, 0, 0)),
    "exits": (exits, (2, 1, 0, 1)),
    "error-at-the-end": (error_at_the_end, (2, 1, 1, 1)),
}
TESTS = ("test-double-values", "test-double-zero", "test-half", "test-answer")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("truth") / "course")
    small.write(made.root / "source")
    released = made.release(small.NAME)
    right = small.solved(released)
    for student, (change, _) in CLASS.items():
        changed = copy.deepcopy(right)
        change(changed)
        made.hand_in(student, small.NAME, changed)
    made.hand_in("blank", small.NAME, released)
    emptied = small.answer(released, {})
    cell(emptied, "written-why").source = "<!-- WRITTEN: why (3 points) -->\n "
    made.hand_in("emptied", small.NAME, emptied)
    made.nbgrader("autograde", small.NAME, "--Execute.timeout=4", "--Sandbox.test_seconds=2")
    made.nbgrader("generate_feedback", small.NAME)
    made.nbgrader("export", f"--to={made.root / 'grades.csv'}")
    return made


@pytest.mark.parametrize("student", CLASS)
def test_each_test_gives_what_it_found(graded, student):
    scores = graded.scores(small.NAME)[student]
    assert tuple(scores[name].auto for name in TESTS) == CLASS[student][1]


@pytest.mark.parametrize(
    ("student", "why"),
    [
        ("dies", "the process that ran it died"),
        ("babbles", "the process that ran it"),
        ("unstoppable", "could not be stopped"),
    ],
)
def test_who_breaks_the_own_process_gets_no_points_and_a_sentence(graded, student, why):
    scores = graded.scores(small.NAME)[student]
    assert not any(scores[name].needs_person for name in TESTS)
    page = graded.root / "feedback" / student / small.NAME / f"{small.NAME}.html"
    assert "did not finish" in page.read_text(encoding="utf-8")
    notes = log.load(graded.root, small.NAME, student).of_kind(LOOK)
    assert any(why in note.text and "2 test cells" in note.text for note in notes)


def test_the_log_names_the_test_that_ran_when_the_process_broke(graded):
    notes = log.load(graded.root, small.NAME, "babbles-in-a-test").of_kind(LOOK)
    [note] = [note for note in notes if "did not finish" in note.text]
    assert note.where == "test-half" and note.text.startswith("during this test, ")


def test_what_the_grader_could_not_do_goes_to_a_person():
    for graders in (True, False):
        outcome = ExecutionResult(stopped="the process that ran its tests died", graders=graders)
        [note] = apply(small.source_notebook(), outcome)
        assert bool(note.scores) is graders
        assert "4 test cells did not finish" in note.text


def test_one_test_that_was_lost_is_told_as_one():
    notebook = small.source_notebook()
    lost = next(cell for cell in notebook.cells if "# TEST: half" in cell.source)
    notebook.cells = [lost]
    [note] = apply(notebook, ExecutionResult(stopped="the process that ran its tests died"))
    assert note.text.endswith("; 1 test cell did not finish and gives no points.")


@pytest.mark.parametrize("student", ["blank", "emptied"])
def test_an_untouched_notebook_is_worth_nothing_and_waits_for_nobody(graded, student):
    scores = graded.scores(small.NAME)[student]
    assert [(score.auto, score.needs_person) for score in scores.values()] == [(0, False)] * 5


def test_the_grader_sees_the_marking_scheme_and_the_student_does_not(graded):
    path = f"right/{small.NAME}/{small.NAME}"
    autograded = (graded.root / "autograded" / f"{path}.ipynb").read_text(encoding="utf-8")
    feedback = (graded.root / "feedback" / f"{path}.html").read_text(encoding="utf-8")
    assert "a sum of two zeros" in autograded
    assert "a sum of two zeros" not in feedback


def test_noise_stays_visible(graded):
    path = graded.root / "feedback" / "noisy" / small.NAME / f"{small.NAME}.html"
    assert "so noisy" in path.read_text(encoding="utf-8")


def test_the_gradebook_is_exported_with_everyone_in_it(graded):
    import csv

    with open(graded.root / "grades.csv", encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert set(rows) == {*CLASS, "blank", "emptied"}
    for student, (_, points) in CLASS.items():
        assert float(rows[student]["score"]) == sum(points)
        assert float(rows[student]["max_score"]) == sum(small.POINTS.values())


def error(name="AssertionError"):
    return new_output("error", ename=name, evalue="wrong", traceback=["wrong"])


def value(text):
    return new_output("execute_result", data={"text/plain": text}, execution_count=1)


STDERR = new_output("stream", name="stderr", text="a warning")


@pytest.mark.parametrize(
    ("outputs", "status", "proved", "points"),
    [
        ([], "ok", None, 4),
        ([], "lost", None, 0),
        ([], "error", None, 0),
        ([STDERR], "ok", None, 4),
        ([STDERR, error()], "error", None, 0),
        ([new_output("stream", name="stdout", text="4")], "ok", None, 4),
        ([], "ok", 2.5, 2.5),
        ([STDERR], "ok", 2.5, 2.5),
        ([error()], "ok", 2.5, 2.5),
        ([value("2.5")], "ok", None, 4),
        ([value("4"), error()], "error", None, 0),
        ([value("4")], "lost", None, 0),
        ([value("4")], "error", None, 0),
        ([error()], "ok", None, 4),
        ([new_output("display_data", data={"text/plain": "4"})], "lost", None, 0),
    ],
)
def test_nbgrader_scores_settled_outputs_by_how_the_test_ended(outputs, status, proved, points):
    test = new_code_cell(
        "# TEST",
        metadata={
            "nbgrader": {
                "grade": True,
                "solution": False,
                "locked": True,
                "points": 4,
                "grade_id": "test-x",
            }
        },
    )
    test.outputs = settle([nbformat.from_dict(output) for output in outputs], status, proved)
    assert determine_grade(test) == (points, 4)
