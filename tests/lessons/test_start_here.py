"""The map of lesson 0 agrees with the lessons, and its numbers with what they count."""

from __future__ import annotations

import dataclasses
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
import yaml
from matplotlib.patches import FancyBboxPatch

from authoring.settings import ROOT
from helpers import course
from helpers.course import LESSONS, Lesson
from helpers.display.style import use_style
from helpers.lessons.start_here import pictures

ORDER = yaml.safe_load((ROOT / "manuscript" / "course.yaml").read_text(encoding="utf-8"))
NUMBERS = {lesson.name: lesson.number for lesson in LESSONS}


def front_matter(name):
    path = ROOT / "manuscript" / "lessons" / f"{name}.md"
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_the_map_tells_minutes_and_prerequisites_of_each_lesson(lesson):
    about = front_matter(lesson.name)
    assert lesson.minutes == ORDER["lessons"][lesson.name]["minutes"]
    assert lesson.needs == tuple(name for name in about["needs"] if name in ORDER["lessons"])


def test_the_map_shows_every_lesson_once_and_in_order():
    assert [lesson.name for lesson in LESSONS] == list(ORDER["lessons"])
    numbers = [lesson.number for lesson in LESSONS if lesson.number is not None]
    assert sorted(set(numbers)) == list(range(numbers[-1] + 1)) and numbers == sorted(numbers)
    assert [appendix.name for appendix in course.APPENDICES] == list(ORDER["appendices"])


def test_the_map_promises_an_assignment_where_the_course_has_one():
    promised = {lesson.name for lesson in LESSONS if lesson.assignments}
    assert promised == {each["closes"] for each in ORDER["assignments"].values()}


def test_no_lesson_builds_on_a_later_one():
    names = [lesson.name for lesson in LESSONS]
    for place, lesson in enumerate(LESSONS):
        assert set(lesson.needs) <= set(names[:place])


def test_the_short_course_leaves_out_only_what_its_arrows_allow():
    short = ["start-here", "intuition", "the-functions", "worked-neuron", "backpropagation"]
    short.append("training-with-keras")
    needs = {need for name in short for need in front_matter(name)["needs"]}
    # Backpropagation uses the losses of one, Keras the optimizers of the other; both are read
    # about in passing. What you need to know has no number, since readers may skip it.
    assert needs - set(short) <= {"softmax-and-outputs", "optimizers", "what-you-need"}


def test_the_map_describes_itself_in_words():
    _, alt = pictures.course_map()
    for lesson in LESSONS:
        number = f"{lesson.label} " if lesson.label else ""
        assert f" {number}{lesson.title}" in alt
    assert f"A map of {len(LESSONS)} lessons" in alt
    assert "beside them the glossary" in alt


def test_the_map_draws_another_course_with_its_own_numbers():
    lessons = [
        Lesson(0, "start", "Start", "Who?", "First", 30),
        Lesson(1, "lines", "Lines", "What?", "First", 60, ("start",), ("01-lines",)),
        Lesson(2, "bends", "Bends", "Why?", "Second", 60, ("start", "lines")),
    ]
    fig, alt = pictures.course_map(lessons, [])
    texts = [text.get_text() for text in fig.axes[0].texts]
    assert "A map of 3 lessons, about 2 hours in all, in 2 parts: first, second." in alt
    assert "2 Bends builds on 0 and 1" in alt and "beside them" not in alt
    assert texts.count("60 min, assignment") == 1 and texts.count("60 min") == 1
    # "Bends" needs "start" through "lines" already: two arrows are drawn, and not three.
    assert sum(hasattr(text, "arrow_patch") and text.arrow_patch is not None
               for text in fig.axes[0].texts) == 2  # fmt: skip


def boxes_and_arrows(lessons=LESSONS):
    """The boxes of the lessons by name, and points along each arrow by its ends, in pixels."""
    fig, _ = pictures.course_map(lessons, [])
    (ax,) = fig.axes
    fig.canvas.draw()  # only now an arrow knows its way
    boxes = [ax.transData.transform_bbox(patch.get_bbox()) for patch in ax.patches]
    texts = [text for text in ax.texts if getattr(text, "arrow_patch", None) is not None]
    ends = [tuple(map(tuple, ax.transData.transform([text.xyann, text.xy]))) for text in texts]
    names = [lesson.name for lesson in lessons]
    along = np.linspace(0, 1, 101)[:, None]
    arrows = {}
    for end, text in zip(ends, texts, strict=True):
        start, middle, stop = text.arrow_patch.get_path().vertices[:3]  # an arc, or straight
        curve = (1 - along) ** 2 * start + 2 * along * (1 - along) * middle + along**2 * stop
        arrows[end] = curve
    return dict(zip(names, boxes, strict=True)), arrows


def test_the_arrows_of_the_map_lead_from_each_lesson_to_those_that_its_words_name():
    boxes, arrows = boxes_and_arrows()

    def at(point):
        (name,) = [name for name, box in boxes.items() if box.padded(2).contains(*point)]
        return name

    drawn = {name: set() for name in boxes}
    for tail, head in arrows:
        drawn[at(head)].add(at(tail))
    for lesson in LESSONS:
        reached, told = drawn[lesson.name], set(lesson.needs)
        assert reached <= told
        # What is told and not drawn is needed by a lesson that an arrow comes from.
        earlier, waiting = set(), list(reached)
        while waiting:
            name = waiting.pop()
            earlier.add(name)
            waiting += drawn[name]
        assert told <= earlier


def test_no_arrow_of_the_map_is_hidden_behind_a_lesson():
    boxes, arrows = boxes_and_arrows()
    hidden = [
        name
        for points in arrows.values()
        for name, box in boxes.items()
        if any(box.padded(-3).contains(*point) for point in points)
    ]
    assert hidden == []


def test_the_code_about_a_restart_fails_in_the_line_that_says_so():
    text = (ROOT / "manuscript" / "lessons" / "start-here.md").read_text(encoding="utf-8")
    parts = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    (code,) = (part for part in parts if "del w" in part)
    *before, last = code.strip().splitlines()
    kernel = {}
    exec("\n".join(before), kernel)
    with pytest.raises(NameError, match=r"name 'w' is not defined"):
        exec(last, kernel)


def test_the_first_lines_that_lesson_0_shows_stand_in_an_assignment():
    text = (ROOT / "manuscript" / "lessons" / "start-here.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `((?:# |<!-- )[A-Z]+: [^`]*)` \|", text, flags=re.MULTILINE)
    exercises = (ROOT / "manuscript" / "exercises" / "the-functions.md").read_text(encoding="utf-8")
    assert len(shown) == 4
    assert [line for line in shown if not line.endswith("...") and line not in exercises] == []


def test_the_table_promises_as_many_functions_as_there_are_to_write():
    words = {"six": 6, "five": 5, "eight": 8, "seven": 7}
    promised = re.search(r"write the first (\w+):", front_matter("the-functions")["goal"])[1]
    path = ROOT / "manuscript" / "lessons" / "the-functions.md"
    written = re.findall(
        r"^# Your turn.*\ndef (\w+)\(z[^)]*\):\n    return \.\.\.",
        path.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert len(written) == words[promised]


def test_a_lesson_without_a_number_is_drawn_and_told_by_its_title():
    lessons = [
        Lesson(0, "start", "Start", "Who?", "First", 30),
        Lesson(None, "lines", "Lines", "What?", "First", 60, ("start",)),
        Lesson(1, "bends", "Bends", "Why?", "Second", 60, ("lines",)),
    ]
    fig, alt = pictures.course_map(lessons, [])
    assert "0 Start; Lines builds on 0; 1 Bends builds on Lines." in alt
    texts = [text.get_text() for text in fig.axes[0].texts]
    assert "Lines" in texts and "None" not in texts


def test_a_text_names_a_lesson_by_number_or_by_name_where_there_is_none(monkeypatch):
    assert course.mention("intuition") == f"lesson {NUMBERS['intuition']}"
    monkeypatch.setattr(course, "LESSONS", (dataclasses.replace(LESSONS[0], name="other"),))
    assert course.mention("deep-gradients") == "lesson “deep gradients”"
    monkeypatch.setattr(course, "LESSONS", (dataclasses.replace(LESSONS[0], number=None),))
    assert course.mention("start-here") == "lesson “Start here”"
    assert course.address(course.LESSONS[0]).endswith("/course/start-here.ipynb")


def test_tensorflow_is_needed_where_lesson_0_says_and_nowhere_else():
    needed = re.compile(r"^(import|from) (tensorflow|keras)\b", re.MULTILINE)
    for folder in ("lessons", "exercises"):
        texts = {path.stem: path.read_text(encoding="utf-8")
                 for path in (ROOT / "manuscript" / folder).glob("*.md")}  # fmt: skip
        assert "keras" in texts["training-with-keras"]
        others = texts.keys() - {"training-with-keras"}
        assert not [name for name in others if needed.search(texts[name])]
    last = (ROOT / "manuscript" / "lessons" / "activations-at-work.md").read_text(encoding="utf-8")
    assert "keras_or_none" not in last


def test_the_everyday_view_has_up_to_three_deeper_ones_below():
    told = (ROOT / "manuscript" / "lessons" / "start-here.md").read_text(encoding="utf-8")
    assert "up to three deeper ones fold open" in told
    level = re.compile(r"<details><summary><b>(?:Student|Practitioner|Researcher)\b")
    counts = [
        len(level.findall(cell))
        for path in (ROOT / "manuscript" / "lessons").glob("*.md")
        for cell in path.read_text(encoding="utf-8").split("\n+++\n")
    ]
    assert max(counts) == 3 and min(filter(None, counts)) < 3


def test_meet_tells_the_value_it_draws():
    _, alt = pictures.meet("sigmoid", -1.0)
    assert "0.269" in alt


@pytest.mark.parametrize("draw", [pictures.course_map, pictures.path_of_an_assignment])
def test_each_text_stays_inside_its_box(draw):
    with plt.rc_context():
        use_style()  # as a notebook does: it sets the margins
        fig, _ = draw()
        fig.canvas.draw()
    (ax,) = fig.axes
    boxes = [p.get_window_extent() for p in ax.patches if isinstance(p, FancyBboxPatch)]
    texts = [(text.get_text(), text.get_window_extent()) for text in ax.texts if text.get_text()]
    held = [
        (text, area, box)
        for text, area in texts
        for box in boxes
        if box.contains((area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2)
    ]
    assert len(held) >= 2 * len(boxes) - 1  # two in each box at least, and one in the glossary's
    assert not [text for text, area, box in held if area.x0 < box.x0 or area.x1 > box.x1]


def test_the_entries_of_the_glossary_are_as_short_as_the_lesson_says():
    read = lambda path: (ROOT / "manuscript" / path).read_text(encoding="utf-8")  # noqa: E731
    assert "explains every term in one to three sentences" in read("lessons/start-here.md")
    entries = re.findall(r"^### (.+)\n\n(.+)$", read("appendices/glossary.md"), re.MULTILINE)
    assert len(entries) > 100
    for title, text in entries:
        text = re.sub(r"\(\[lesson.*|et al\.", "", text)
        assert len(re.findall(r"[.?!](?=\s|$)", text)) <= 3, title
