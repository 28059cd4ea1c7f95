"""The solutions of the "your turn" exercises, pasted into their cells, keep a lesson going."""

import json
import os
import subprocess
import sys

import pytest

from authoring import course
from authoring.settings import ROOT
from helpers import turns
from helpers.lessons.questions import questions_of

LESSONS = [unit for unit in course.read(ROOT).lessons if unit.name in turns.lessons()]
MARKS = {"training-with-keras": pytest.mark.keras}


@pytest.mark.slow
@pytest.mark.parametrize(
    "lesson", [pytest.param(each, marks=MARKS.get(each.name, ()), id=each.name) for each in LESSONS]
)
def test_a_lesson_with_all_its_solutions_pasted_in_runs_to_its_end(lesson):
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.solved", ROOT / lesson.notebook],
        cwd=ROOT, env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["errors"] == []
    asked = (*turns.turns_of(lesson.name), *questions_of(lesson.name))
    assert set(told["verdicts"]) == {each.name for each in asked}
    wrong = {k: said for k, said in told["verdicts"].items() if not said.startswith("Correct.")}
    assert wrong == {}
