"""Authors are told file, cell and line of everything that cannot be built."""

import pytest

from authoring import manuscript, quizzes
from authoring.errors import ManuscriptError
from grader.cells import markers
from tests.support import small_course


def refusal(tmp_path, **texts) -> str:
    """Return what an author is told about the small course with some text replaced."""
    folder = small_course.write(tmp_path, **texts) / "manuscript"
    with pytest.raises(ManuscriptError) as caught:
        quizzes.read_bank(folder / "quizzes")
        manuscript.read(folder / "lessons" / "intuition.md", "lesson")
        manuscript.read(folder / "exercises" / "intuition.md", "assignment")
    return str(caught.value)


def assignment_with(old: str, new: str) -> str:
    assert old in small_course.ASSIGNMENT
    return small_course.ASSIGNMENT.replace(old, new, 1)


def quiz_with(old: str, new: str) -> str:
    assert old in small_course.QUIZ
    return small_course.QUIZ.replace(old, new, 1)


@pytest.mark.parametrize(
    ("line", "cell_type", "grade_id"),
    [
        ("# SETUP: imports", "code", "setup-imports"),
        ("# EXERCISE: relu", "code", "exercise-relu"),
        ("# TEST: relu (1 point)", "code", "test-relu"),
        ("# TEST: leaky-relu stability (2 points)", "code", "test-leaky-relu-stability"),
        ("<!-- WRITTEN: choose (5 points) -->", "markdown", "written-choose"),
        ("<!-- QUIZ: dying-relu -->", "markdown", "quiz-dying-relu"),
    ],
)
def test_marker_line_gives_the_grade_id_and_back(line, cell_type, grade_id):
    marker = markers.parse(line + "\nz = 1", cell_type)
    assert marker.grade_id == grade_id
    assert str(marker) == line


@pytest.mark.parametrize(
    "line", ["z = 1", "# a comment", "# NOTE: not a marker", "", "relu # TEST: x (1 point)"]
)
def test_ordinary_line_is_no_marker(line):
    assert markers.parse(line, "code") is None


@pytest.mark.parametrize(
    ("line", "cell_type", "fragment"),
    [
        ("# EXERCIZE: relu", "code", "unknown marker"),
        ("# TEST: relu", "code", "not a complete TEST"),
        ("# TEST: relu (0 points)", "code", "worth nothing"),
        ("# EXERCISE: Re LU", "code", "not a complete EXERCISE"),
        ("<!-- EXERCISE: relu -->", "markdown", "is a code cell"),
    ],
)
def test_broken_marker_is_refused_with_what_to_write(line, cell_type, fragment):
    with pytest.raises(ValueError, match=fragment):
        markers.parse(line, cell_type)


@pytest.mark.parametrize(
    ("kind", "grade", "solution", "locked"),
    [
        ("SETUP", False, False, True),
        ("EXERCISE", False, True, False),
        ("TEST", True, False, True),
        ("WRITTEN", True, True, False),
        ("QUIZ", False, False, True),
    ],
)
def test_metadata_says_what_nbgrader_must_know(kind, grade, solution, locked):
    metadata = markers.Marker(kind, "relu", points=2 if grade else None).metadata()
    assert (metadata["grade"], metadata["solution"], metadata["locked"]) == (
        grade,
        solution,
        locked,
    )
    assert metadata.get("points") == (2 if grade else None)


@pytest.mark.parametrize(
    ("old", "new", "place", "fragment"),
    [
        ("# EXERCISE: double", "# EXERCIZE: double", "cell 3, line 14", "unknown marker"),
        ("# TEST: double (2", "# TEST: treble (2", "cell 4, line 24", "no '# EXERCISE: treble'"),
        ("    ### END SOLUTION", "", "cell 3", "'### END SOLUTION' is missing"),
        ("### BEGIN HIDDEN TESTS", "### BEGIN SECRET TESTS", "line 26", "unknown region"),
        ("### BEGIN HIDDEN TESTS", "", "line 28", "no beginning"),
        ("### BEGIN MARK SCHEME", "", "line 40", "no beginning"),
        ("title: Intuition\n", "", "line 1", "lacks 'title:'"),
        ("points: 8", "points: many", "line 1", "must be a int"),
        ("points: 8", "points: 8\nminutes: 2", "line 1", "'minutes:' is not known"),
        ("# TEST: double (2 points)\nassert double(1)\n", "z = 1\n", "", "cannot stand in a cell"),
    ],
)
def test_damaged_assignment_is_refused_with_its_place(tmp_path, old, new, place, fragment):
    said = refusal(tmp_path, assignment=assignment_with(old, new))
    assert "intuition.md" in said
    assert place in said
    assert fragment in said


def test_exercise_without_a_test_is_refused(tmp_path):
    extra = "```{code-cell}\n# EXERCISE: lonely\n### BEGIN SOLUTION\nz = 1\n### END SOLUTION\n```\n"
    said = refusal(tmp_path, assignment=small_course.ASSIGNMENT + "\n+++\n\n" + extra)
    assert "'# EXERCISE: lonely' has no '# TEST: lonely" in said


def test_name_used_twice_is_refused(tmp_path):
    start = small_course.ASSIGNMENT.index("```{code-cell}\n# EXERCISE")
    end = small_course.ASSIGNMENT.index("```{code-cell}\n# TEST")
    copied = small_course.ASSIGNMENT[start:end]
    text = small_course.ASSIGNMENT.replace(copied, copied + copied, 1)
    assert "names must be unique" in refusal(tmp_path, assignment=text)


def test_marker_that_is_not_the_first_line_is_refused(tmp_path):
    lesson = small_course.LESSON.replace("You will see a bend.\n\n+++", "You will see a bend.")
    said = refusal(tmp_path, lesson=lesson)
    assert "line 11" in said
    assert "put '+++' above it" in said


def test_graded_cell_in_a_lesson_is_refused(tmp_path):
    lesson = small_course.LESSON + "\n```{code-cell}\n# EXERCISE: double\nz = 1\n```\n"
    assert "belongs in an assignment" in refusal(tmp_path, lesson=lesson)


@pytest.mark.parametrize(
    ("old", "new", "fragment"),
    [
        (", correct: true", "", "0 correct options"),
        ("definition.}", "definition., correct: true}", "2 correct options"),
        ("text: A point", "text: a  hinge", "two equal options"),
        (", why: A point has no direction to change.", "", "no explanation"),
        ("    - {text: A plane, why: A plane is flat everywhere.}\n", "", "has 3 options"),
        ("  stem: Which one bends?\n", "", "lacks 'stem:'"),
        ("lesson:\n", "exam:\n", "not 'exam:'"),
        ("lesson:\n- id", "- id", "bad YAML"),
        ("id: what-doubles", "id: what-bends", "id is used before"),
        ("  stem: Which one bends?", "  stem: [", "bad YAML"),
        ("id: what-bends", "id: What bends", "is no id"),
        ("id: what-bends", "id: what-bends\n  hint: none", "'hint:' is not known"),
    ],
)
def test_damaged_question_is_refused_with_its_place(tmp_path, old, new, fragment):
    said = refusal(tmp_path, quiz=quiz_with(old, new))
    assert "intuition.yaml, line " in said
    assert fragment in said


def lesson_of(tmp_path, text):
    path = tmp_path / "lesson.md"
    head = "---\ntitle: T\nneeds: []\npart: P\nquestion: Q\ngoal: G\n---\n\n"
    path.write_text(head + text, encoding="utf-8")
    return manuscript.read(path, "lesson")


def test_notes_for_authors_are_left_out_of_what_is_built(tmp_path):
    text = "One.\n\n<!-- AUTHORS: not checked\nin the paper. -->\n\nTwo.\n\n+++\n\nThree.\n"
    sources = [cell.source for cell in lesson_of(tmp_path, text).cells]
    assert sources == ["One.\n\nTwo.", "Three."]


@pytest.mark.parametrize(
    "text", ["One. <!-- AUTHORS: in a line. -->", "+++\n\n<!-- AUTHORS: alone in its cell. -->"]
)
def test_a_note_for_authors_elsewhere_is_refused(tmp_path, text):
    with pytest.raises(ManuscriptError, match="note for authors stands on lines of its own"):
        lesson_of(tmp_path, "First.\n\n" + text + "\n")
