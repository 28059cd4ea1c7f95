"""Damaged submissions of right answers get full points from plain ``nbgrader autograde``."""

from __future__ import annotations

import copy
import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from grader.cells import markers
from grader.results import log, report
from grader.results.log import LOOK, REFUSED
from tests.support import small
from tools.rehearsal import course

AUTOMATIC = {name: points for name, points in small.POINTS.items() if name.startswith("test-")}


def place(nb, grade_id):
    """Return where a cell is, by its marker."""
    return next(
        number
        for number, cell in enumerate(nb.cells)
        if (marker := markers.parse(cell.source, cell.cell_type)) and marker.grade_id == grade_id
    )


def cell(nb, grade_id):
    return nb.cells[place(nb, grade_id)]


def as_from_colab(nb):
    nb.nbformat_minor = 0
    nb.metadata["colab"] = {"provenance": []}
    for each in nb.cells:
        each.pop("id", None)
        each.metadata |= {"id": "aBcDeF123", "colab": {"base_uri": "https://localhost:8080/"}}


def without_any_metadata(nb):
    for each in nb.cells:
        each.metadata = nbformat.from_dict({})
    nb.metadata = nbformat.from_dict({})


def without_metadata_of(*grade_ids):
    def damage(nb):
        for grade_id in grade_ids:
            cell(nb, grade_id).metadata = nbformat.from_dict({})

    return damage


def made_test_markdown(nb):
    number = place(nb, "test-half")
    nb.cells[number] = new_markdown_cell(
        nb.cells[number].source, metadata=nb.cells[number].metadata
    )


def made_answer_markdown(nb):
    number = place(nb, "exercise-half")
    nb.cells[number] = new_markdown_cell(
        nb.cells[number].source, metadata=nb.cells[number].metadata
    )


def foreign_kernel(nb):
    nb.metadata["kernelspec"] = {"name": "my-own-env", "display_name": "mine", "language": "python"}


def copied_before_its_tests(blank):
    """An untouched copy of the answer cell, between the answer and its tests."""

    def damage(nb):
        number = place(nb, "exercise-double")
        again = copy.deepcopy(nb.cells[number])
        if blank:
            again.source = again.source.replace("return z + z", "...  # YOUR CODE HERE")
        again.id = "a-copy"
        nb.cells.insert(number + 1, again)

    return damage


def answered_in_a_copy_at_the_end(nb):
    number = place(nb, "exercise-double")
    again = copy.deepcopy(nb.cells[number])
    again.id = "a-copy"
    nb.cells.append(again)
    nb.cells[number].source = nb.cells[number].source.replace(
        "return z + z", "...  # YOUR CODE HERE"
    )


def copied_test(nb):
    again = copy.deepcopy(cell(nb, "test-double-values"))
    again.id = "a-copy"
    nb.cells.insert(1, again)


def with_foreign_cells(nb):
    nb.cells.insert(0, new_code_cell("import google.colab\n!true"))
    nb.cells.insert(1, new_code_cell("%nonsense"))


def without_cells(*grade_ids):
    def damage(nb):
        for grade_id in grade_ids:
            del nb.cells[place(nb, grade_id)]

    return damage


def only_the_answers(nb):
    nb.cells = [each for each in nb.cells if each.source.startswith(("# EXERCISE", "<!-- WRITTEN"))]


def without_names_at_all(nb):
    """No metadata, and the students removed the marker lines of their answers."""
    without_any_metadata(nb)
    for each in nb.cells:
        if each.source.startswith(("# EXERCISE", "<!-- WRITTEN")):
            each.source = each.source.split("\n", 1)[1]


def moved_test_first(nb):
    number = place(nb, "test-double-values")
    nb.cells.insert(0, nb.cells.pop(number))


def labels_swapped(nb):
    one, other = cell(nb, "exercise-double"), cell(nb, "exercise-half")
    one.metadata, other.metadata = other.metadata, one.metadata


def unknown_label(nb):
    cell(nb, "exercise-double").metadata["nbgrader"]["grade_id"] = "cell-8b1d"


def hostile_metadata(nb):
    for number, each in enumerate(nb.cells):
        each.metadata["nbgrader"] = ["nonsense", 7, None, {"grade_id": 3}][number % 4]
        each.metadata["tags"] = ["skip-execution"]


def emptied_test(nb):
    cell(nb, "test-double-values").source = "# TEST: double values (2 points)"


def merged_into_one_cell(nb):
    one, other = place(nb, "exercise-double"), place(nb, "exercise-half")
    nb.cells[one].source += "\n\n" + nb.cells[other].source
    del nb.cells[other]


def schema_of_an_old_nbgrader(nb):
    for each in nb.cells:
        if "nbgrader" in each.metadata:
            each.metadata["nbgrader"]["schema_version"] = 1


def all_of(*damages):
    def damage(nb):
        for each in damages:
            each(nb)

    return damage


DAMAGES = {
    "normal": lambda nb: None,
    "colab": as_from_colab,
    "no-metadata": without_any_metadata,
    "no-names": without_names_at_all,
    "test-unlabeled": without_metadata_of("test-double-values"),
    "answer-unlabeled": without_metadata_of("exercise-double"),
    "copied": copied_before_its_tests(blank=False),
    "copied-blank": copied_before_its_tests(blank=True),
    "copied-to-end": answered_in_a_copy_at_the_end,
    "deleted-many": without_cells("setup-imports", "test-double-values", "test-answer"),
    "only-answers": only_the_answers,
    "merged": merged_into_one_cell,
    "hostile-metadata": hostile_metadata,
    # Each of these touches cells of its own, so one notebook shows several.
    "retyped": all_of(made_test_markdown, made_answer_markdown, emptied_test, foreign_kernel),
    "relabeled": all_of(labels_swapped, without_metadata_of("written-why"), copied_test),
    "moved": all_of(
        schema_of_an_old_nbgrader,
        unknown_label,
        moved_test_first,
        without_cells("test-double-zero"),
        with_foreign_cells,
    ),
}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("damaged") / "course")
    small.write(made.root / "source")
    return made, made.release(small.NAME)


@pytest.fixture(scope="module")
def graded(released):
    """Every damage done to a solved notebook, handed in and graded in one batch."""
    made, notebook = released
    right = small.solved(notebook)
    for student, damage in DAMAGES.items():
        damaged = copy.deepcopy(right)
        damage(damaged)
        made.hand_in(student, small.NAME, json.dumps(damaged))
    made.hand_in("renamed", small.NAME, right, name=f"Copy of {small.NAME} (1).ipynb")
    made.hand_in("own-name", small.NAME, right, name="homework final.ipynb")
    made.hand_in("two-files", small.NAME, notebook)
    made.hand_in("two-files", small.NAME, right, name=f"{small.NAME}-1.ipynb")
    made.hand_in("old-format", small.NAME, nbformat.writes(copy.deepcopy(right), version=3))
    made.hand_in("bad-time", small.NAME, right, timestamp="yesterday, about noon")
    lost = small.answer(notebook, {"double": "    return z + z"})
    del lost.cells[place(lost, "exercise-half")]
    lost.cells.insert(-1, new_code_cell("def my_half(number):\n    return number / 2"))
    made.hand_in("lost-answer", small.NAME, lost)
    lost_text = copy.deepcopy(right)
    del lost_text.cells[place(lost_text, "written-why")]
    lost_text.cells.append(new_markdown_cell("I think that nothing and nothing is nothing."))
    made.hand_in("lost-text", small.NAME, lost_text)
    no_text = copy.deepcopy(right)
    del no_text.cells[place(no_text, "written-why")]
    made.hand_in("no-text", small.NAME, no_text)
    made.hand_in("no-notebook", small.NAME, "Dear teacher, my computer broke.")
    made.hand_in(
        "no-cells",
        small.NAME,
        json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}),
    )
    made.hand_in("wrong-file", small.NAME, "a report", name="report.docx")
    said = made.nbgrader("autograde", small.NAME, fails=True)  # one cannot be graded
    return made, said


def automatic(made, student):
    scores = made.scores(small.NAME)[student]
    return {name: scores[name].auto for name in AUTOMATIC}


@pytest.mark.parametrize(
    "student", [*DAMAGES, "renamed", "own-name", "two-files", "old-format", "bad-time"]
)
def test_right_answers_get_full_points_whatever_happened_to_the_file(graded, student):
    made, _ = graded
    assert automatic(made, student) == AUTOMATIC


@pytest.mark.parametrize("student", [*DAMAGES, "renamed", "lost-text"])
def test_a_written_answer_waits_for_a_person(graded, student):
    made, _ = graded
    written = made.scores(small.NAME)[student]["written-why"]
    assert written.auto is None
    assert written.needs_person


def test_an_answer_that_cannot_be_found_goes_to_a_person_and_is_no_silent_zero(graded):
    made, _ = graded
    score = made.scores(small.NAME)["lost-answer"]["test-half"]
    assert (score.auto, score.needs_person) == (0, True)
    notes = log.load(made.root, small.NAME, "lost-answer").of_kind(LOOK)
    assert any(note.where == "exercise-half" and "look at cell" in note.text for note in notes)
    assert automatic(made, "lost-answer")["test-double-values"] == 2


def test_a_written_answer_that_is_put_back_holds_no_marking_scheme(graded):
    made, _ = graded
    for student in ("no-text", "lost-text", "no-cells"):
        path = made.root / "autograded" / student / small.NAME / f"{small.NAME}.ipynb"
        written = cell(nbformat.read(path, as_version=4), "written-why")
        assert "MARK SCHEME" not in written.source
        assert markers.parse(written.source, "markdown").grade_id == "written-why"


def test_a_notebook_without_cells_goes_to_a_person_and_is_no_silent_zero(graded):
    made, _ = graded
    scores = made.scores(small.NAME)["no-cells"]
    assert all((scores[test].auto, scores[test].needs_person) == (0, True) for test in AUTOMATIC)
    assert "no-cells" in report.read(made.root, small.NAME).look


@pytest.mark.parametrize("student", ["no-notebook", "wrong-file"])
def test_what_is_no_notebook_is_named_and_stops_nobody(graded, student):
    made, _ = graded
    found = report.read(made.root, small.NAME)
    assert student in found.refused
    assert {"normal", "two-files"} <= set(found.graded)
    scores = made.scores(small.NAME).get(student, {})
    assert all(score.auto is None and score.needs_person for score in scores.values())


def test_the_console_has_a_line_for_each_student_and_the_report_the_rest(graded):
    made, said = graded
    told = list(report.lines(report.read(made.root, small.NAME)))
    for student in DAMAGES:
        notes = log.load(made.root, small.NAME, student).notes
        assert sum(f" {student}: " in line for line in said.splitlines()) == 1
        assert not notes or any(student in line for line in told)


def test_nothing_is_reported_about_an_undamaged_notebook(graded):
    made, _ = graded
    assert log.load(made.root, small.NAME, "normal").notes == []
    assert len(log.load(made.root, small.NAME, "answer-unlabeled").notes) == 1


def test_the_version_with_less_work_is_set_aside_and_reported(graded):
    made, _ = graded
    folder = made.root / "submitted" / "two-files" / small.NAME
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{small.NAME} set aside.ipynb",
        f"{small.NAME}.ipynb",
    ]
    notes = log.load(made.root, small.NAME, "two-files").of_kind(LOOK)
    assert any(f"{small.NAME}.ipynb" in note.text for note in notes)


def test_a_refused_file_is_reported_in_one_sentence(graded):
    made, said = graded
    sentence = f"no-notebook: refused; {small.NAME}.ipynb: the file is not a notebook"
    assert sentence in said
    assert len(log.load(made.root, small.NAME, "no-notebook").of_kind(REFUSED)) == 1


def test_grading_again_changes_no_score(graded):
    made, _ = graded
    before = made.scores(small.NAME)
    for student in ("two-files", "copied-blank"):
        made.nbgrader("autograde", small.NAME, "--force", f"--student={student}")
    assert made.scores(small.NAME) == before


def test_the_report_names_everyone_once(graded, capsys):
    from grader.__main__ import main

    made, _ = graded
    assert main(["report", small.NAME, f"--course={made.root}"]) == 0
    text = capsys.readouterr().out
    refused, rest = text.split("To look at:")
    look, repaired = rest.split("Repaired; nothing for you to do:")
    assert all(student in refused for student in ("no-notebook", "wrong-file"))
    assert "lost-answer" in look
    assert "no-metadata" in repaired
    assert main(["report", "77-nothing", f"--course={made.root}"]) == 1
