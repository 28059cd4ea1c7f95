"""`make check` finds every leak and every stumbling block that an author can leave behind."""

import json
import shutil

import pytest

from authoring import check, links, manuscript, private, prose
from authoring import course as course_order
from tests.support import small_course


@pytest.fixture
def course(built, tmp_path):
    return shutil.copytree(built, tmp_path / "course")


@pytest.fixture
def no_wheel(monkeypatch):
    """Look at notebooks only: building the wheel takes seconds."""
    monkeypatch.setattr(private, "wheel", lambda root: {})


def read(root):
    """Return the assignments and the quiz bank of the small course."""
    order = course_order.read(root)
    return check.assignments(order), links.read_bank(order)


def leaks(root):
    return list(private.leaks(root, *read(root)))


def stumbling_blocks(root):
    order = course_order.read(root)
    written = [manuscript.read(unit.path, unit.kind) for unit in order.known.values()]
    return "\n".join(prose.problems(written))


def append(root, name, source, cell_type="markdown"):
    path = root / name
    notebook = json.loads(path.read_text())
    cell = {"cell_type": cell_type, "id": "added", "metadata": {}, "source": source}
    if cell_type == "code":
        cell |= {"outputs": [], "execution_count": None}
    notebook["cells"].append(cell)
    path.write_text(json.dumps(notebook))


def test_hand_edited_notebook_and_unused_question_are_found(course, no_wheel):
    append(course, "course/00-intuition.ipynb", "By hand.")
    extra = small_course.QUIZ.split("assignment:")[0].replace("what-bends", "what-floats")
    quizzes = course / "manuscript" / "quizzes"
    (quizzes / "intuition.yaml").write_text(small_course.QUIZ.replace("lesson:\n", extra, 1))
    (quizzes / "taken-out.yaml").write_text(extra.replace("what-floats", "what-is-gone"))
    found = "\n".join(check.problems(course))
    assert "course/00-intuition.ipynb differs from the manuscript" in found
    assert "question 'what-floats' is used nowhere" in found
    assert "what-is-gone" not in found


@pytest.mark.parametrize(
    ("secret", "what"),
    [
        ("two = 2\n    return two * z", "a solution"),
        ('assert double(21) == 42, "an unseen value"', "a hidden test"),
        ("2 points for naming the reason", "a marking scheme"),
        ('answer_what_doubles = (\n    "C"\n)', "a quiz key"),
        ("That doubles the number two only.", "a quiz explanation"),
        ("### BEGIN HIDDEN TESTS", "BEGIN HIDDEN TESTS"),
    ],
)
def test_secret_in_a_release_is_found(course, no_wheel, secret, what):
    append(course, "release/00-intuition/00-intuition.ipynb", secret)
    found = leaks(course)
    assert len(found) == 1
    assert what in found[0]


def test_secret_in_a_lesson_is_found(course, no_wheel):
    append(course, "course/00-intuition.ipynb", "That doubles the number two only.")
    assert "course/00-intuition.ipynb holds a quiz explanation" in leaks(course)[0]


def test_wheel_holds_helpers_alone_and_is_searched(course):
    (course / "grader").mkdir()
    (course / "grader" / "__init__.py").write_text("")
    (course / "helpers" / "keys.py").write_text("# 2 points for naming the reason\n")
    assert "helpers/keys.py" in private.wheel(course)
    assert "the helpers wheel, helpers/keys.py holds a marking scheme" in leaks(course)[0]


def test_stub_that_lost_a_name_is_found(course):
    path = course / "release/00-intuition/00-intuition.ipynb"
    path.write_text(path.read_text().replace("def double(z):", "def twice(z):"))
    [assignment], _ = read(course)
    found = list(private.misfits(course, "00-intuition", assignment))
    assert "the stub does not hold 'double(z)'" in found[0]
    assert "the stub binds 'twice(z)'" in found[1]


@pytest.mark.parametrize(
    ("old", "new", "fragment"),
    [
        ("You will see a bend.", "#### Deep\n\nText.", "skips from heading level 1 to 4"),
        ("You will see a bend.", "# Again", "second title"),
        ("You will see a bend.", "![](a.png)", "no alternative text"),
        ("You will see a bend.", "<img src='a.png'>", "no alternative text"),
        ("You will see a bend.", "[next](02-history.ipynb)", "names a file; name a lesson"),
        ("You will see a bend.", "[here](lesson:intuition#nowhere)", "leads to no heading"),
        ("You will see a bend.", "[here](#nowhere)", "leads to no heading"),
        ("## References", "", "'## References' is missing"),
    ],
)
def test_stumbling_block_in_a_lesson_is_found(tmp_path, old, new, fragment):
    root = small_course.write(tmp_path, lesson=small_course.LESSON.replace(old, new, 1))
    assert fragment in stumbling_blocks(root)


GLOSSARY = """\
---
title: Glossary
question: What was that?
goal: look things up
---

## B

### Bend

A change of direction.
"""


@pytest.mark.parametrize(
    ("marked", "listed", "fragment"),
    [
        ("**[bend](term:bend)**", "[bend](term:bend)", None),
        ("**[bend](term:bend)**", "", "does not list it"),
        ("", "[bend](term:bend)", "marks it nowhere"),
        ("", "", "explains 'bend', which no lesson marks"),
        (
            "**[hinge](term:hinge)**",
            "[hinge](term:hinge)",
            "lacks 'hinge'",
        ),
    ],
)
def test_glossary_and_lessons_agree_both_ways(tmp_path, marked, listed, fragment):
    section = "## Terms added to the glossary"
    lesson = small_course.LESSON.replace("a bend.", f"a bend. {marked}").replace(
        section, f"{section}\n\n{listed}"
    )
    root = small_course.write(tmp_path, lesson=lesson)
    (root / "manuscript" / "appendices").mkdir()
    (root / "manuscript" / "appendices" / "glossary.md").write_text(GLOSSARY)
    found = stumbling_blocks(root)
    if fragment is None:
        assert found == ""
    else:
        assert fragment in found
