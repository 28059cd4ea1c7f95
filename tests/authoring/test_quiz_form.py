"""No form gives a right option away: whoever does not read the questions guesses as chance does."""

import math
import re

import pytest

from authoring import quizzes
from authoring.settings import ROOT

BANK = quizzes.read_bank(ROOT / "manuscript" / "quizzes")
HEDGES = re.compile(r"\b(about|almost|as long as|can|could|little|may|might|mostly|nearly|often|"
                    r"roughly|some|usually)\b", re.IGNORECASE)  # fmt: skip
ABSOLUTES = re.compile(r"\b(all|alone|always|any|at all|both|every|everything|exactly|never|no|"
                       r"none|nothing|only)\b", re.IGNORECASE)  # fmt: skip
REASONS = re.compile(r"\b(as|because|for|since|so)\b", re.IGNORECASE)


def _count(pattern):
    return lambda text, stem: len(re.findall(pattern, text))


def _shared(text, stem):
    """How many of the longer words of the question an option takes up."""
    longer = re.compile(r"[a-z]{4,}")
    return len(set(longer.findall(text.lower())) & set(longer.findall(stem.lower())))


FEATURES = {
    "length": lambda text, stem: len(re.sub(r"[`*$]", "", text)),
    "hedges": _count(HEDGES),
    "absolute words": _count(ABSOLUTES),
    "a reason": lambda text, stem: bool(REASONS.search(text)),
    "digits": lambda text, stem: bool(re.search(r"\d", text)),
    "code or a formula": lambda text, stem: bool(re.search(r"[`$]", text)),
    "a comma": lambda text, stem: bool(re.search(r"[,;:]", text)),
    "words of the question": _shared,
}
#: Ways of guessing without understanding: what has most of a feature, or least of it.
GUESSES = {
    f"{which} {name}": (sign, feature)
    for name, feature in FEATURES.items()
    for which, sign in (("most", 1), ("least", -1))
}


def _questions(use):
    """The questions by the name of the file that they stand in."""
    found = {}
    for question in BANK.values():
        if question.use == use:
            found.setdefault(question.position.file.stem, []).append(question)
    return found


ASSIGNMENTS, LESSONS = _questions("assignment"), _questions("lesson")


def _hits(questions, sign, feature):
    """How many questions a guesser gets right on average, who draws between equal options."""
    hits = 0.0
    for question in questions:
        values = [sign * feature(option.text, question.stem) for option in question.options]
        right = values[quizzes.LETTERS.index(question.key)]
        hits += (right == max(values)) / values.count(max(values))
    return hits


def _longest(questions):
    return sum(
        max(question.options, key=lambda option: len(option.text)).correct for question in questions
    )


@pytest.mark.parametrize("name", ASSIGNMENTS)
@pytest.mark.parametrize("guess", GUESSES)
def test_no_way_of_guessing_beats_chance_by_a_question(name, guess):
    questions = ASSIGNMENTS[name]
    assert _hits(questions, *GUESSES[guess]) < len(questions) / 4 + 1


@pytest.mark.parametrize("name", [*ASSIGNMENTS, *LESSONS])
def test_the_longest_option_and_each_letter_are_right_no_more_often_than_by_chance(name):
    for questions in (ASSIGNMENTS.get(name, []), LESSONS.get(name, [])):
        chance = math.ceil(len(questions) / 4)
        assert _longest(questions) <= chance
        keys = [question.key for question in questions]
        assert all(keys.count(letter) <= chance for letter in quizzes.LETTERS)


@pytest.mark.parametrize("questions", [ASSIGNMENTS, LESSONS], ids=["assignments", "lessons"])
@pytest.mark.parametrize("guess", GUESSES)
def test_no_way_of_guessing_is_worth_learning_for_the_whole_course(questions, guess):
    every = [question for each in questions.values() for question in each]
    # One standard deviation of who guesses blindly.
    chance, luck = len(every) / 4, math.sqrt(len(every) * 3 / 16)
    assert _hits(every, *GUESSES[guess]) < chance + luck


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_name_of_an_answer_takes_no_words_from_the_right_option_alone(name):
    for question in ASSIGNMENTS[name]:
        words = {word for word in question.name.split("-") if len(word) > 3}
        by_option = [
            words & set(re.findall(r"[a-z]+", option.text.lower())) for option in question.options
        ]
        right = by_option.pop(quizzes.LETTERS.index(question.key))
        read = set(re.findall(r"[a-z]+", question.stem.lower()))
        assert not right - read - set().union(*by_option), question.name
