"""The map of lesson 0 agrees with the lessons, and its numbers with what they count."""

from __future__ import annotations

import pytest
import yaml

from authoring.settings import ROOT
from helpers.lessons.start_here import pictures
from helpers.lessons.start_here.pictures import LESSONS

LESSON_FILES = sorted((ROOT / "manuscript" / "lessons").glob("*.md"))
EXERCISE_FILES = sorted((ROOT / "manuscript" / "exercises").glob("*.md"))


def front_matter(path):
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])


@pytest.mark.parametrize("path", LESSON_FILES, ids=lambda path: path.stem)
def test_the_map_tells_minutes_and_prerequisites_of_each_lesson(path):
    about = front_matter(path)
    shown = LESSONS[int(path.stem[:2])]
    assert shown.minutes == about["minutes"]
    assert shown.needs == tuple(int(name[:2]) for name in about["needs"])


def test_the_map_shows_every_lesson_once_and_in_order():
    assert [lesson.number for lesson in LESSONS] == list(range(12))
    assert {int(path.stem[:2]) for path in LESSON_FILES} <= set(range(12))


def test_the_map_promises_an_assignment_where_the_course_has_one():
    promised = {lesson.number for lesson in LESSONS if lesson.has_assignment}
    assert promised == {1, 3, 4, 5, 6, 7, 8, 9, 10}
    assert {int(path.stem[:2]) for path in EXERCISE_FILES} <= promised


def test_no_lesson_builds_on_a_later_one():
    assert all(need < lesson.number for lesson in LESSONS for need in lesson.needs)


def test_the_short_course_leaves_out_only_what_its_arrows_allow():
    short = [0, 1, 3, 5, 6, 9]
    missing = {need for number in short for need in LESSONS[number].needs} - set(short)
    # Lesson 6 uses lesson 4 for its losses, and 9 uses 8; both are read about in passing.
    assert missing <= {4, 8}


def test_the_map_describes_itself_in_words():
    _, alt = pictures.course_map()
    for lesson in LESSONS[:-1]:
        assert f"{lesson.number} {lesson.title}" in alt
    assert "6 Backpropagation builds on 3, 4 and 5" in alt


def test_meet_tells_the_value_it_draws():
    _, alt = pictures.meet("sigmoid", -1.0)
    assert "0.269" in alt
