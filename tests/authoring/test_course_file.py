"""``course.yaml`` says what the course holds; what it cannot mean is refused, with its place."""

import shutil

import pytest

from authoring import build, course, publish
from authoring.errors import ManuscriptError
from authoring.settings import ROOT
from tests.support import small_course

PUBLISHED = "published: {repository: somebody/course, branch: main}\n"
LESSONS = "lessons:\n  intuition: {minutes: 20}\n"


def read(root, text):
    (root / "manuscript" / "course.yaml").write_text(text)
    return course.read(root)


def test_the_file_says_minutes_order_and_where_it_is_published(tmp_path):
    root = small_course.write(tmp_path)
    text = PUBLISHED + LESSONS + "assignments:\n  intuition: {closes: intuition, minutes: 45}\n"
    made = read(root, text)
    assert [(each.name, each.minutes) for each in made.lessons] == [("intuition", 20)]
    assert [(each.built_name, each.minutes) for each in made.assignments] == [("00-intuition", 45)]
    assert made.appendices == ()
    assert (made.students.name, made.students.branch) == ("somebody/course", "main")


def test_another_organization_is_one_line(built, tmp_path):
    root, students = tmp_path / "checkout", tmp_path / "students"
    shutil.copytree(built, root)
    for name in ("requirements-students.lock", "environment.yml", "LICENSE", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, root)
    path = root / "manuscript" / "course.yaml"
    path.write_text(path.read_text().replace("somebody/course", "elsewhere/bends"))
    build.build(root, root, lambda line: None)
    publish.publish(root, students)
    for file in ("README.md", *(str(path) for path in students.rglob("*.ipynb"))):
        text = (students / file).read_text(encoding="utf-8")
        assert "elsewhere/bends" in text and "somebody" not in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LESSONS + "extra: []\n", "line 3: 'extra:' is not known here; use published, lessons"),
        ("lessons: intuition\n", "line 1: 'lessons:' must hold names, each with {minutes: ...}"),
        ("lessons:\n", "the course has no lesson"),
        ("lessons: {}\n", "the course has no lesson"),
        ("lessons: [", "bad YAML"),
        ("- intuition\n", "must hold 'lessons:'"),
        ("", "must hold 'lessons:'"),
        (LESSONS, "'published:' must hold 'repository:' and 'branch:'"),
        (LESSONS + "published: {repository: a/b}\n", "line 3: 'published:' must hold"),
        ("lessons:\n  intuition:\n", "line 2: 'intuition' must be followed by {minutes: ...}"),
        ("lessons:\n  intuition: {minutes: long}\n", "must be followed by {minutes: ...}"),
        ("lessons:\n  intuition: {minutes: 20, hours: 2}\n", "followed by {minutes: ...}"),
        (
            "lessons:\n  intuition: {minutes: 20, opens: soon}\n",
            "line 2: 'opens:' of 'intuition' must be a day, such as 2027-03-01",
        ),
        (
            "lessons:\n  intuition: {minutes: 20, continues: true}\n",
            "line 2: 'intuition' must follow the numbered lesson that it continues",
        ),
        (
            "lessons:\n  intuition: {minutes: 20, numbered: 7}\n",
            "line 2: 'numbered:' of 'intuition' must be true or false",
        ),
        (
            LESSONS.replace("20", "20, numbered: false")
            + "assignments:\n  intuition: {closes: intuition, minutes: 5}\n",
            "line 4: the course has no numbered lesson 'intuition' for 'intuition' to close",
        ),
        ("lessons:\n  intuition: {minutes: 20, due: 2027-03-01}\n", "followed by {minutes: ...}"),
        (
            LESSONS + "assignments:\n  intuition: {closes: intuition, minutes: 5, "
            "solutions: 2027-03-09}\n",
            "line 4: 'intuition' has a day for its solutions, but no 'due:'; write beside it",
        ),
        (
            LESSONS + "assignments:\n  intuition: {closes: intuition, minutes: 5, "
            "due: 2027-03-08, solutions: 2027-03-08}\n",
            "line 4: 'intuition' can be handed in until 2027-03-08, so its 'solutions:' must be a",
        ),
        (LESSONS + "  intuition: {minutes: 30}\n", "line 3: 'intuition' stands here twice"),
        (LESSONS + LESSONS, "line 3: 'lessons' stands here twice"),
        (
            LESSONS + "  intuitoin: {minutes: 5}\n",
            "line 3: there is no manuscript/lessons/intuitoin.md; did you mean 'intuition'?",
        ),
        (
            LESSONS + "assignments:\n  intuition: {closes: intuitions, minutes: 5}\n",
            "line 4: the course has no numbered lesson 'intuitions' for 'intuition' to close; did "
            "you mean 'intuition'?",
        ),
        (
            LESSONS + "assignments:\n  intuition: intuition\n",
            "line 4: 'intuition' must be followed by {closes: ..., minutes: ...}",
        ),
        (
            LESSONS + "assignments:\n  corners: {closes: intuition, minutes: 5}\n",
            "line 4: there is no manuscript/exercises/corners.md; there are intuition.",
        ),
        (
            LESSONS + "appendices:\n  glossary: {minutes: 5}\n",
            "line 4: there is no manuscript/appendices/glossary.md; there are none.",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(tmp_path, text, said):
    root = small_course.write(tmp_path)
    if "there is no manuscript" in said:
        text += PUBLISHED
    with pytest.raises(ManuscriptError) as caught:
        read(root, text)
    assert "course.yaml" in str(caught.value)
    assert said in str(caught.value)


def test_a_missing_file_is_told(tmp_path):
    root = small_course.write(tmp_path)
    (root / "manuscript" / "course.yaml").unlink()
    with pytest.raises(ManuscriptError, match="course.yaml: this file is missing"):
        course.read(root)


def test_lessons_that_continue_one_another_share_a_number(tmp_path):
    root = small_course.write(tmp_path)
    for name in ("lines", "bends", "end"):
        text = (root / "manuscript/lessons/intuition.md").read_text(encoding="utf-8")
        (root / f"manuscript/lessons/{name}.md").write_text(text, encoding="utf-8")
    listed = LESSONS + (
        "  lines: {minutes: 5}\n"
        "  bends: {minutes: 5, continues: true}\n"
        "  end: {minutes: 5}\n"
        "assignments:\n  intuition: {closes: bends, minutes: 5}\n"
    )
    made = read(root, PUBLISHED + listed)
    assert [unit.built_name for unit in made.lessons] == [
        "00-intuition", "01a-lines", "01b-bends", "02-end"
    ]  # fmt: skip
    assert [unit.label for unit in made.lessons] == ["0", "1a", "1b", "2"]
    assert [unit.built_name for unit in made.assignments] == ["01-intuition"]
