"""The order of the course is one file: all numbers and links follow from it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from authoring import build, check, course, frame, links, private, publish
from authoring.errors import ManuscriptError, Position
from authoring.settings import ROOT
from tests.support import small_course

LESSON = """\
---
title: "{title}: a lesson"
needs: [{needs}]
part: Ideas
question: What is it?
goal: see it
teaser: "[Lesson {{number}}](lesson:{name}) is about {title}."
---

{text}

## Questions to ponder

## Terms added to the glossary

## What comes next

So much for {title}.

## References
"""
START = "<!-- LESSONS -->\n\nThere is <!-- ASSIGNMENTS -->, up to lesson [{number}](lesson:last)."
GLOSSARY = """\
---
title: Glossary
question: What was that?
goal: look things up
teaser: The [{title}](appendix:glossary) has all terms.
---

## A

See [lesson {number}](lesson:curves) and [{title}](lesson:corners).
"""


def lesson(name, text="Text.", needs=""):
    return LESSON.format(name=name, title=name.title(), needs=needs, text=text)


def quiet(line):
    pass


def order(*lessons, assignments=(), appendices=()):
    listed = {
        "published": {"repository": "somebody/course", "branch": "main"},
        "lessons": {name: {"minutes": 5} for name in lessons},
        "appendices": {name: {"minutes": 5} for name in appendices},
        "assignments": {name: {"closes": name, "minutes": 10} for name in assignments},
    }
    return yaml.safe_dump(listed, sort_keys=False)


@pytest.fixture
def small(tmp_path):
    """Lessons "start", "intuition", "corners" and "curves", an assignment for three of them."""
    root = small_course.write(
        tmp_path / "small",
        order=order("start", "intuition", "curves", assignments=["intuition"]),
        lesson=small_course.LESSON.replace(
            "You will see a bend.", "You will see a bend, as in [lesson {number}](lesson:curves)."
        ),
        start=lesson("start", START),
        corners=lesson("corners", needs="intuition"),
        curves=lesson("curves", "Recall [lesson {number}](lesson:corners).", needs="corners"),
    )
    (root / "manuscript" / "appendices").mkdir()
    (root / "manuscript" / "appendices" / "glossary.md").write_text(GLOSSARY)
    for name in ("start", "curves"):
        text = re.sub("what-doubles", f"what-doubles-{name}", small_course.ASSIGNMENT)
        (root / "manuscript" / "exercises" / f"{name}.md").write_text(text)
        quiz = small_course.QUIZ.partition("assignment:")[2]
        (root / "manuscript" / "quizzes" / f"{name}.yaml").write_text(
            "assignment:" + quiz.replace("what-doubles", f"what-doubles-{name}")
        )
    (root / "helpers").mkdir()
    shutil.copy(ROOT / "helpers" / "__init__.py", root / "helpers")
    for name in ("requirements-students.lock", "environment.yml", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, root)
    return root


def reorder(root, *lessons, **more):
    (root / "manuscript" / "course.yaml").write_text(order(*lessons, **more))


def built_and_published(root, students):
    """Build, check and publish; return the texts of the published notebooks by their path."""
    build.build(root, root, quiet)
    assert list(check.problems(root)) == []
    publish.publish(root, students)
    return {
        path.relative_to(students).as_posix(): "\n".join(
            cell.source for cell in nbformat.read(path, as_version=4).cells
        )
        for path in sorted(students.rglob("*.ipynb"))
    }


def assert_links_lead_somewhere(texts):
    for path, text in texts.items():
        for target in re.findall(r"\]\(([^)#:]+\.ipynb)", text):
            assert f"course/{target}" in texts, f"{path} links to {target}"
        assert not links.LINK.search(text), path


def test_a_lesson_added_in_the_middle_moves_the_later_ones(small, tmp_path):
    students = tmp_path / "students"
    before = built_and_published(small, students)
    assert list(before) == [
        "course/00-start.ipynb",
        "course/01-intuition.ipynb",
        "course/02-curves.ipynb",
        "release/01-intuition/01-intuition.ipynb",
    ]
    assert "[Lesson 2](02-curves.ipynb) is about Curves." in before["course/01-intuition.ipynb"]
    more = {"assignments": ["intuition", "curves"], "appendices": ["glossary"]}
    reorder(small, "start", "intuition", "corners", "curves", **more)
    after = built_and_published(small, students)
    assert list(after) == [
        "course/00-start.ipynb",
        "course/01-intuition.ipynb",
        "course/02-corners.ipynb",
        "course/03-curves.ipynb",
        "course/glossary.ipynb",
        "release/01-intuition/01-intuition.ipynb",
        "release/03-curves/03-curves.ipynb",
    ]
    assert_links_lead_somewhere(after)
    curves = after["course/03-curves.ipynb"]
    assert curves.startswith("# 3. Curves: a lesson\n\nAbout 5 minutes · builds on [lesson 2]")
    assert "Recall [lesson 2](02-corners.ipynb)." in curves
    assert "So much for Curves. The [Glossary](glossary.ipynb) has all terms." in curves
    assert after["course/glossary.ipynb"].startswith("# Glossary\n\nAbout 5 minutes\n")
    assert "a bend, as in [lesson 3](03-curves.ipynb)" in after["course/01-intuition.ipynb"]
    assert "[Lesson 2](02-corners.ipynb) is about Corners." in after["course/01-intuition.ipynb"]
    assert after["release/03-curves/03-curves.ipynb"].startswith("# 3. Intuition\n")
    start = after["course/00-start.ipynb"]
    assert "| 3 | [Curves](03-curves.ipynb) | see it |\n| | [Glossary](glossary.ipynb)" in start
    assert (
        "There is one for each of the lessons 1 and 3, up to lesson [3](03-curves.ipynb)" in start
    )
    readme = (students / "README.md").read_text(encoding="utf-8")
    assert "| [3. Curves: a lesson](course/03-curves.ipynb) |" in readme
    assert "| [Glossary](course/glossary.ipynb) |" in readme


def test_a_removed_lesson_leaves_its_title_where_it_was_linked_to(small, tmp_path):
    more = {"assignments": ["intuition", "curves"], "appendices": ["glossary"]}
    reorder(small, "start", "intuition", "corners", "curves", **more)
    built_and_published(small, tmp_path / "students")
    reorder(small, "start", "corners", "curves", appendices=["glossary"], assignments=["curves"])
    after = built_and_published(small, tmp_path / "students")
    assert "course/02-curves.ipynb" in after and "course/01-corners.ipynb" in after
    assert not any("intuition" in path for path in after)
    assert_links_lead_somewhere(after)
    assert "builds on" not in after["course/01-corners.ipynb"].partition("##")[0]
    reorder(small, "start", "intuition", "curves", appendices=["glossary"])
    after = built_and_published(small, tmp_path / "students")
    assert "Recall lesson “Corners”." in after["course/02-curves.ipynb"]
    assert "See [lesson 2](02-curves.ipynb) and Corners." in after["course/glossary.ipynb"]
    assert "There is none in this course" in after["course/00-start.ipynb"]


def test_a_lesson_without_a_number_shifts_none_and_is_called_by_its_title(small, tmp_path):
    names = ("start", "corners", "curves", "intuition")
    text = order(*names, assignments=["curves"]).replace(
        "corners:\n", "corners:\n    numbered: false\n"
    )
    (small / "manuscript" / "course.yaml").write_text(text)
    (small / "manuscript" / "lessons" / "corners.md").write_text(lesson("corners"))
    after = built_and_published(small, tmp_path / "students")
    assert list(after) == [
        "course/00-start.ipynb",
        "course/01-curves.ipynb",
        "course/02-intuition.ipynb",
        "course/corners.ipynb",
        "release/01-curves/01-curves.ipynb",
    ]
    assert_links_lead_somewhere(after)
    assert after["course/corners.ipynb"].startswith("# Corners: a lesson\n\nAbout 5 minutes\n")
    assert "builds on [“Corners”](corners.ipynb)" in after["course/01-curves.ipynb"]
    assert "Recall [lesson “Corners”](corners.ipynb)." in after["course/01-curves.ipynb"]
    assert "| | [Corners](corners.ipynb) | see it |\n| 1 |" in after["course/00-start.ipynb"]
    assert "[Lesson “Corners”](corners.ipynb) is about Corners." in after["course/00-start.ipynb"]
    assert "[Lesson 1](01-curves.ipynb) is about Curves." in after["course/corners.ipynb"]


def test_a_course_of_three_assignments_announces_three(small, tmp_path):
    reorder(
        small,
        *("start", "intuition", "corners", "curves"),
        assignments=["curves", "start", "intuition"],
    )
    after = built_and_published(small, tmp_path / "students")
    assert [path for path in after if path.startswith("release")] == [
        "release/00-start/00-start.ipynb",
        "release/01-intuition/01-intuition.ipynb",
        "release/03-curves/03-curves.ipynb",
    ]
    assert "one for each of the lessons 0, 1 and 3, up to" in after["course/00-start.ipynb"]


def test_an_assignment_may_close_any_lesson(small):
    text = order("start", "intuition", "curves", assignments=["intuition", "start"])
    text = re.sub("closes: .*", "closes: curves", text)
    (small / "manuscript" / "course.yaml").write_text(text)
    made = course.read(small)
    assert [each.built_name for each in made.assignments] == ["02-intuition", "02-start"]
    assert [each.name for each in made.closing(made.lessons[2])] == ["intuition", "start"]
    assert frame.assignments(made) == "one for lesson 2"


ADDED = """\
---
title: Lines
needs: [the-functions]
part: Functions
question: Which ones do not bend?
goal: see what a line cannot do
---

Lines may have a **[bias](term:bias)**. [Lesson {number}](lesson:history) and
[lesson {number}](lesson:softmax-and-outputs) say more.

## Questions to ponder

## Terms added to the glossary

[bias](term:bias)

## What comes next

## References
"""


@pytest.mark.slow
def test_the_course_itself_with_a_lesson_more_one_less_and_three_assignments(tmp_path):
    root = tmp_path / "copy"
    for name in ("manuscript", "helpers"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("nbgrader_config.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, root)
    for name in ("requirements-students.lock", "environment.yml", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, root)
    path = root / "manuscript" / "course.yaml"
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = [name for name in listed["lessons"] if name != "history"]
    names.insert(names.index("the-functions") + 1, "lines")
    said = {name: listed["lessons"].get(name, {"minutes": 5}) for name in names}
    listed["lessons"] = {
        name: {fact: value for fact, value in facts.items() if fact != "continues"}
        for name, facts in said.items()
    }
    chosen = {"the-functions", "worked-neuron", "optimizers"}
    for name in set(listed["assignments"]) - chosen:
        del listed["assignments"][name]
    path.write_text(yaml.safe_dump(listed, sort_keys=False))
    (root / "manuscript" / "lessons" / "lines.md").write_text(ADDED, encoding="utf-8")

    texts = built_and_published(root, tmp_path / "students")
    numbered = [name for name, said in listed["lessons"].items() if said.get("numbered", True)]
    numbers = {name: number for number, name in enumerate(numbered)}
    for name, number in numbers.items():
        assert texts[f"course/{number:02d}-{name}.ipynb"].startswith(f"# {number}. ")
    released = [path.split("/")[1] for path in texts if path.startswith("release/")]
    closed = {name: numbers[facts["closes"]] for name, facts in listed["assignments"].items()}
    assert released == [f"{number:02d}-{name}" for name, number in closed.items()]
    assert len(texts) == len(listed["lessons"]) + 1 + 3
    assert_links_lead_somewhere(texts)
    given = set(closed.values())
    for path, text in texts.items():
        named = {int(number) for number in re.findall(r"\b[aA]ssignment (\d+)\b", text)}
        assert named <= given, path
    assert (
        f"there is one for each of the lessons {frame.ranges(sorted(given))}."
        in (texts["course/00-start-here.ipynb"])
    )
    assert "Next comes [lesson 3, Lines](03-lines.ipynb)." in texts["course/02-the-functions.ipynb"]
    assert "[Lesson 2](02-the-functions.ipynb) puts" in texts["course/01-intuition.ipynb"]

    # What students import knows the new order: the map, the first exercise, hints to a lesson.
    code = (
        "from helpers import checks, course, turns\n"
        "from helpers.lessons.start_here import pictures\n"
        "print(pictures.course_map()[1])\n"
        "numbers = [each.number for each in course.LESSONS if each.number is not None]\n"
        "turns.turn('start-here/count-lessons').check(len(numbers))\n"
        "print([each.number for each in course.LESSONS if each.assignments])\n"
        "print(course.mention('optimizers'), course.mention('history'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    drawn, correct, assigned, named = done.stdout.splitlines()
    assert "3 Lines builds on 2" in drawn and "History" not in drawn
    assert correct == "Correct."
    assert assigned == str(sorted(given))
    assert named == f"lesson {numbers['optimizers']} lesson “history”"


def test_a_file_whose_name_is_no_name_is_refused(small):
    (small / "manuscript" / "lessons" / "03_Lines.md").write_text(lesson("lines"))
    with pytest.raises(ManuscriptError, match="'03_Lines' is no name"):
        course.read(small)


def test_a_prerequisite_that_comes_later_or_is_unknown_is_found(small):
    reorder(small, "start", "corners", "intuition")
    [found] = course.read(small).problems()
    assert "corners.md: builds on 'intuition', which does not come before." in found
    path = small / "manuscript" / "lessons" / "corners.md"
    path.write_text(lesson("corners", needs="intuitoin"))
    with pytest.raises(ManuscriptError, match="no lesson 'intuitoin'; did you mean 'intuition'"):
        course.read(small)


@pytest.mark.parametrize(
    ("where", "text", "said"),
    [
        (
            "lessons/curves.md",
            "So\nmuch [lesson {number}](lesson:corner).",
            "curves.md, cell 1, line 11: there is no lesson 'corner'; did you mean 'corners'?",
        ),
        (
            "lessons/curves.md",
            "```{code-cell}\nprint('''\n[lesson {number}](lesson:corner)''')\n```",
            "curves.md, cell 1, line 12: there is no lesson 'corner'",
        ),
        (
            "lessons/curves.md",
            "[assignment {number}](assignment:corners)",
            "there is no assignment 'corners'",
        ),
    ],
)
def test_a_link_to_what_nobody_wrote_is_refused_with_its_place(small, where, text, said):
    (small / "manuscript" / where).write_text(lesson("curves", text))
    with pytest.raises(ManuscriptError) as caught:
        build.build(small, small, quiet)
    assert said in str(caught.value)


def test_a_wrong_link_in_a_question_or_a_teaser_is_refused_with_its_place(small):
    quiz = small_course.QUIZ.replace("Which one bends?", '"As in [1](lesson:corner)?"')
    path = small / "manuscript" / "quizzes" / "intuition.yaml"
    path.write_text(quiz)
    with pytest.raises(ManuscriptError, match="intuition.yaml, line 2: there is no lesson"):
        build.build(small, small, quiet)
    path.write_text(small_course.QUIZ)
    curves = small / "manuscript" / "lessons" / "curves.md"
    curves.write_text(lesson("curves").replace("lesson:curves) is", "lesson:curve) is"))
    with pytest.raises(ManuscriptError, match="curves.md, line 7: there is no lesson 'curve'"):
        build.build(small, small, quiet)


LINKS = [
    ("[lesson {number}](lesson:curves)", "[lesson 2](02-curves.ipynb)", "lesson 2"),
    ("[{title}](lesson:curves#A-b)", "[Curves](02-curves.ipynb#A-b)", "Curves"),
    ("[bends](lesson:curves)", "[bends](02-curves.ipynb)", "bends"),
    ("[Lesson {number}](lesson:corners)", "Lesson “Corners”", "Lesson “Corners”"),
    ("[{title}](lesson:corners)", "Corners", "Corners"),
    ("[the corner](lesson:corners#x)", "the corner", "the corner"),
    ("[{number}](lesson:last)", "[2](02-curves.ipynb)", "2"),
    ("[assignment {number}](assignment:intuition)", "assignment 1", "assignment 1"),
    (
        "[assignment {number}](assignment:curves)",
        "assignment “Intuition”",
    )
    + ("assignment “Intuition”",),
    ("[the list](appendix:glossary)", "[the list](glossary.ipynb)", "the list"),
    ("**[bend](term:Bend)**", "**[bend](glossary.ipynb#cell-id=Bend)**", "**bend**"),
    ("[else](https://example.org)", "[else](https://example.org)", "[else](https://example.org)"),
]


@pytest.mark.parametrize(("written", "linked", "plain"), LINKS)
def test_a_link_by_name_becomes_number_title_and_file(small, written, linked, plain):
    reorder(
        small, "start", "intuition", "curves", assignments=["intuition"], appendices=["glossary"]
    )
    made = course.read(small)
    here = Position(Path("x.md"), 1, 1)
    assert links.resolve(f"({written})", here, made, linked=True) == f"({linked})"
    assert links.resolve(f"({written})", here, made, linked=False) == f"({plain})"


def test_a_term_is_plain_text_in_a_course_without_a_glossary(small):
    made = course.read(small)
    here = Position(Path("x.md"), 1, 1)
    assert links.resolve("**[bend](term:bend)**", here, made, linked=True) == "**bend**"
    (small / "manuscript" / "appendices" / "glossary.md").unlink()
    made = course.read(small)
    assert links.resolve("**[bend](term:bend)**", here, made, linked=True) == "**bend**"


def test_code_and_assignments_have_the_text_of_a_link_alone(small):
    link = "[lesson {number}](lesson:curves)"
    text = small_course.ASSIGNMENT.replace("Why?", f"Why, after {link}?").replace(
        '"an unseen value"', f'"an unseen value (see {link})"'
    )
    (small / "manuscript" / "exercises" / "intuition.md").write_text(text)
    code = f'Text.\n\n```{{code-cell}}\nprint("{link}")\n```'
    (small / "manuscript" / "lessons" / "corners.md").write_text(lesson("corners", code))
    reorder(small, "start", "intuition", "corners", "curves", assignments=["intuition"])
    build.build(small, small, quiet)
    source = nbformat.read(small / "source/01-intuition/01-intuition.ipynb", as_version=4)
    told = "\n".join(cell.source for cell in source.cells)
    assert "Why, after lesson 3?" in told and "(see lesson 3)" in told
    corners = nbformat.read(small / "course/02-corners.ipynb", as_version=4)
    assert 'print("lesson 3")' in [cell.source for cell in corners.cells]
    # A hidden test is found in public by what is built of it, and not by what is written.
    made = course.read(small)
    public = [("release/x", 'assert double(21) == 42, "an unseen value (see lesson 3)"')]
    found = private.leaks_in(public, check.assignments(made), links.read_bank(made))
    assert "a hidden test" in "".join(found)


def test_assignments_that_the_course_leaves_out_keep_their_secrets(small):
    reorder(small, "start", "intuition")
    build.build(small, small, quiet)
    path = small / "course" / "00-start.ipynb"
    path.write_text(path.read_text().replace("So much", "2 points for naming the reason. So much"))
    assert any("holds a marking scheme" in line for line in check.problems(small))


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([1], "1"),
        ([1, 2], "1 and 2"),
        ([1, 3, 4, 5, 6, 7, 8, 9, 10], "1 and 3 to 10"),
        ([1, 2, 3, 5, 6, 9], "1 to 3, 5, 6 and 9"),
    ],
)
def test_ranges_are_told_in_words(numbers, words):
    assert frame.ranges(numbers) == words


def test_no_lesson_sends_its_reader_to_itself():
    """An assignment has the name of the lesson that it closes, and is not that lesson."""
    order = course.read(ROOT)
    for lesson in order.lessons:
        [told] = [
            cell.source
            for cell in nbformat.read(ROOT / lesson.notebook, as_version=4).cells
            if "## What comes next" in cell.source
        ]
        ending = told.partition("## What comes next")[2].partition("\n## ")[0]
        assert lesson.notebook.name not in ending
        for each in order.closing(lesson):
            assert f"ssignment {each.number}" in ending
