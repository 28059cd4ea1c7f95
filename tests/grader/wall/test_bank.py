"""Answers score through the wall as they do in a notebook.

Of each exercise a right and a wrong answer are tried here; the grading report tries them all.
"""

import pytest

from tests.answers import assignments, load, running
from tests.support import wall

NAMES = [name for name in assignments() if not name.endswith("keras")]


def some_answers(name):
    """A right and a wrong answer to each exercise, the longest: they call the most."""
    found = {}
    for answer in sorted(load(name), key=lambda each: len(each.source)):
        found[answer.exercise, answer.right] = answer
    return found.values()


@pytest.fixture(scope="module", params=NAMES)
def bank(request):
    made = wall.Bank(request.param)
    yield made
    made.close()


def test_answers_are_judged_as_in_a_notebook(bank):
    for answer in some_answers(bank.name):
        said = bank.grade(answer.exercise, answer.source)
        rejected = {tested for tested, message in said.items() if message}
        assert rejected == answer.fails, answer
        assert answer.right or any(answer.says in message for message in said.values() if message)
        here = running.grade(bank.name, answer.exercise, answer.source)
        assert {t for t, message in here.items() if message} == rejected
