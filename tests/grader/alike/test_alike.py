"""Copies in disguise are found, honest classes are left alone, and the page says what it is."""

from __future__ import annotations

import csv
import json
import random
import re

import pytest

from grader.__main__ import main
from grader.alike import identical, pairs, reading, tokens
from grader.alike.fingerprints import LENGTH, WINDOW, hashes, winnowed
from grader.alike.page import stand_out
from grader.alike.reading import ClassCode, Exercise, channels
from grader.alike.signs import signs
from tests.support import simulated_record as simulated
from tests.support.simulated_record import Simulated
from tools import alike_classes

GIVEN = frozenset({"np", "relu"})
ORIGINAL = '''# EXERCISE: relu
def relu(z):
    """ReLU of z."""
    positive = np.where(z > 0, 1, 0)
    kept = positive * z
    return kept  # the rest is gone
'''
DISGUISED = """# EXERCISE: relu
def relu(z):
    mask = np.where(
        z > 0.0, 1.0, 0
    )
    # multiply
    answer = mask * z
    return answer
"""


def kinds(source):
    return [token.kind for token in tokens.read(source, GIVEN)]


def test_names_numbers_comments_and_layout_do_not_matter():
    assert kinds(ORIGINAL) == kinds(DISGUISED)
    assert kinds(ORIGINAL) != kinds(ORIGINAL.replace("where", "select"))


def test_code_that_cannot_be_read_counts_up_to_there():
    assert kinds("a = (1 +\n") == ["v", "=", "(", "1", "+"]
    assert kinds("if x:\n    y = 1\n  z = 2\n")[:3] == ["if", "v", ":"]


def test_a_passage_long_enough_is_always_found():
    rng = random.Random(1)
    for _ in range(200):
        passage = [rng.choice("abcdefgh") for _ in range(LENGTH + WINDOW - 1)]
        texts = [[rng.choice("ijklmn") for _ in range(8)] for _ in range(4)]
        one, other = texts[0] + passage + texts[1], texts[2] + passage + texts[3]
        assert winnowed(hashes(one)) & winnowed(hashes(other))


def test_signs_are_what_few_people_write_alike():
    found = signs("steepness = 1.7023 * z  # the Magic constant!\nx = 3\n")
    assert {sign.text for sign in found} == {"steepness", "1.7023", "the magic constant"}
    assert "1.7023" not in {sign.text for sign in signs("a = 1.7023", right=True)}


def test_what_everybody_was_given_counts_for_nothing():
    exercise = Exercise("relu", "def relu(z):\n    ...", ORIGINAL, GIVEN)
    code = {name: {"relu": ORIGINAL} for name in ("ada", "ben")}
    found = channels(ClassCode("97", (exercise,), code))
    assert not any(things for channel in found.values() for things in channel.values())


def test_disguised_copies_stand_out_and_nobody_else():
    made = alike_classes.simulate("08-optimizers", 24, [1.0], seed=5)
    compared = pairs.compare(list(made.code.code), channels(made.code))
    assert [frozenset((pair.first, pair.second)) for pair in compared.pairs] == list(made.copies)


def test_a_class_of_one_or_none_is_no_class():
    for students in ([], ["ada"]):
        assert pairs.compare(students, {"relu": {}}).pairs == ()


def test_the_page_of_a_small_class_says_both_in_one_sentence():
    pair = pairs.Pair("ada", "ben", 3.0, {})
    found = pairs.Comparison(4, (pair,), 2.0, 3.0, 1.0)
    assert stand_out(found) == (
        "1 pair stands out among 4 students, a class too small to rely on it"
    )
    assert stand_out(pairs.Comparison(40, (pair, pair), 2.0, 3.0, 1.0)) == (
        "2 pairs stand out among 40 students"
    )


EXERCISES = ("relu", "tanh")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A class of thirty who answer in their own ways, two of whom share everything."""
    made = Simulated(tmp_path_factory.mktemp("alike"))
    made.add({f"p{number:02d}": {"name": f"Person <{number}>"} for number in range(30)})
    rng = random.Random(3)
    for number in range(30):
        cells = []
        for exercise in EXERCISES:
            own = random.Random(f"{exercise} {0 if number == 7 else number}")
            names = [own.choice(["abs", "max", "sum", "min", "round", "len"]) for _ in range(12)]
            lines = [f"    y{rng.randint(0, 9)} = {a}(z, {b}(z))" for a, b in
                     zip(names[::2], names[1::2], strict=True)]  # fmt: skip
            text = f"# EXERCISE: {exercise}\ndef {exercise}(z):\n" + "\n".join(lines)
            about = {"grade_id": f"exercise-{exercise}", "solution": True}
            cells.append({"cell_type": "code", "source": text, "metadata": {"nbgrader": about}})
        place = made.root / "autograded" / f"p{number:02d}" / simulated.NAME
        place.mkdir(parents=True)
        (place / f"{simulated.NAME}.ipynb").write_text(json.dumps({"cells": cells}))
    return made


def test_the_page_shows_them_side_by_side_and_is_no_verdict(course, capsys):
    assert main(["alike", simulated.NAME, "--course", str(course.root)]) == 0
    assert "1 pair stands out among 30 students" in capsys.readouterr().out
    folder = course.root / "insights" / f"{simulated.NAME}-alike"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert page.index("never a verdict") < page.index("<table")
    assert "Person &lt;0&gt; (p00) and Person &lt;7&gt; (p07)" in page
    assert page.count("<figure>") == 2 * len(EXERCISES)
    assert "<mark>" in page and "text-decoration: underline" in page
    assert "quiz-squash" in page.partition("Left out")[2]
    assert not re.search(r"<(?:script|link|img|iframe|object)\b|(?:https?:)?//\w", page)
    with (folder / "alike.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {(row["student"], row["other"]) for row in rows} == {("p00", "p07")}
    assert {row["exercise"] for row in rows} == set(EXERCISES)


def test_folders_that_are_named_like_notebooks_are_not_the_same_file(tmp_path):
    for student in ("ada", "ben"):
        (tmp_path / "submitted" / student / "hw" / "hw.ipynb").mkdir(parents=True)
    assert identical.identical(tmp_path, "hw", ["ada", "ben"]) == []


def test_the_same_file_is_named_in_the_smallest_class_and_the_released_one_is_not(tmp_path, capsys):
    made = Simulated(tmp_path)
    texts = {"ada": "{1}", "ben": "{1}", "cleo": "{2}", "dora": "{0}", "emil": "{0}"}
    made.add({student: {} for student in texts})
    places = {
        tmp_path / "submitted" / student / simulated.NAME: text for student, text in texts.items()
    }
    for folder, text in (places | {tmp_path / "release" / simulated.NAME: "{0}"}).items():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{simulated.NAME}.ipynb").write_text(text)
    for student in texts:
        place = tmp_path / "autograded" / student / simulated.NAME
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{simulated.NAME}.ipynb").write_text('{"cells": []}')
    assert main(["alike", simulated.NAME, "--course", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert said.count("The same file") == 1 and "byte for byte: ada, ben\n" in said
    small = "No pair stands out among 5 students, a class too small to rely on it"
    assert f"{small}; see" in said
    page = (tmp_path / "insights" / f"{simulated.NAME}-alike" / "index.html").read_text("utf-8")
    assert "byte for byte:</strong> ada and ben." in page
    assert f"<strong>{small}.</strong> As of" in page


def test_an_unknown_assignment_is_told(course, capsys):
    assert main(["alike", "96-unknown", "--course", str(course.root)]) == 1
    assert "does not know '96-unknown'" in capsys.readouterr().err


def test_names_that_everybody_was_given_are_those_of_the_notebook():
    assert reading.given_names(["%matplotlib inline", "import a.b\nc, d = 1, 2"]) == {"a", "c", "d"}
