"""A word without quotes is answered with a sentence, and every other mistake as ever."""

import re

import pytest
from IPython.core.interactiveshell import InteractiveShell

from helpers.bare_words import _answer, said_without_quotes


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("guess = above  # one of", 'words stand in quotes: `guess = "above"`.'),
        ("guess = first row", 'words stand in quotes: `guess = "first row"`.'),
        ("# A letter\nchoice = A\nturn()", 'a letter stands in quotes: `choice = "A"`.'),
        ("guess = 10 times", "give the number alone: `guess = 10`."),
        ("guess = 4,050  # a number", "To Python a comma separates numbers: type 4050."),
        ("guess = -0,05", "To Python a comma separates numbers: type -0.05."),
        ("guess = -0.5%", "give the number alone: `guess = -0.5`."),
    ],
)  # fmt: skip
def test_what_lacks_quotes_is_told_how_to_have_them(cell, sentence):
    assert said_without_quotes(cell)[2] == sentence


@pytest.mark.parametrize(
    "cell", ["guess = f(x)", "guess = (", "x = above", "guess = x + 1", "guess = 1.5,02", ""]
)
def test_other_lines_are_left_alone(cell):
    assert said_without_quotes(cell) is None


@pytest.fixture(scope="module")
def shell():
    shell = InteractiveShell()
    shell.set_custom_exc((NameError, SyntaxError), _answer)
    return shell


@pytest.mark.parametrize("cell", ["guess = above", "guess = the same", "guess = 4,050"])
def test_a_notebook_says_one_sentence_and_forgets_the_guess_before(shell, capsys, cell):
    shell.run_cell("guess = 5", store_history=True)
    result = shell.run_cell(cell, store_history=True)
    said = capsys.readouterr().out
    assert re.match("Not yet: (words stand in quotes|To Python a comma)", said)
    assert "Traceback" not in said
    assert not result.success, "what follows a mistake is not run"
    assert shell.user_ns["guess"] is ...


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("print(nobody_knows)", "NameError"),
        ("guess = x\nf = unknown_function(x)", "NameError"),
        ("if True", "SyntaxError"),
    ],
)
def test_every_other_mistake_looks_as_ever(shell, capsys, cell, kind):
    shell.run_cell("x = 1", store_history=True)
    shell.run_cell(cell, store_history=True)
    shown = capsys.readouterr()
    assert kind in shown.out + shown.err and "Not yet" not in shown.out
