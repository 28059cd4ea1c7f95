"""A card says what the registry knows; a try-out shows what was written."""

import re

import pytest

from helpers import activations
from helpers.display.function_cards import card_html, facts
from helpers.display.try_out import FIVE, try_out


@pytest.mark.parametrize("name", activations.names())
def test_a_card_holds_all_that_the_registry_knows(name):
    entry = activations.get(name)
    words = re.sub(r"<[^>]+>", "", card_html(entry)).replace("&lt;", "<").replace("&gt;", ">")
    for text in (*entry.pros, *entry.cons, entry.origin, entry.used_for, str(entry.range)):
        assert text in words
    assert entry.name in words


def test_a_card_can_be_read_without_seeing_its_plot():
    markup = card_html(activations.get("elu"))
    assert 'alt="ELU for z from -4 to 4: rises from -0.98 to 4' in markup
    assert markup.count('<th scope="row"') == len(facts(activations.get("elu")))


def test_a_card_takes_the_colors_of_its_page():
    """The website puts other outputs on light paper, where dark pages' code is too pale."""
    assert card_html(activations.get("elu")).startswith('<div class="in-words"')


def test_the_lowest_point_stands_on_the_cards_that_have_one():
    assert dict(facts(activations.get("gelu")))["lowest point"] == "−0.170 at z = −0.752"
    assert "lowest point" not in dict(facts(activations.get("relu")))


def test_a_function_that_is_blank_is_replaced_and_that_is_said(capsys):
    try_out("tanh", lambda z: ...)
    told = capsys.readouterr().out
    assert told.startswith("Yours is still blank, so this is the course's own Tanh.")
    assert "0.9640276" in told


def test_the_nudge_shows_a_function_that_is_not_the_one_asked_for(capsys):
    try_out("tanh", lambda z: 2 * z)
    told = capsys.readouterr().out
    assert "blank" not in told
    assert re.search(r"^ *2 +4 +0\.07065082 +2$", told, re.MULTILINE)


def test_a_function_that_changes_its_input_leaves_the_five_numbers_alone(capsys):
    def spoils(z):
        z[z < 0] = 0
        return z

    try_out("relu", spoils)
    assert FIVE.tolist() == [2, 1.5, -3, 10, 6]
    assert re.search(r"^ *-3 +0 ", capsys.readouterr().out, re.MULTILINE)
