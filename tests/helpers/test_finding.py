"""A finding reads as text in a notebook, and as the same words where there is no HTML."""

import re

from helpers.display import finding


def test_page_and_terminal_say_the_same_words(monkeypatch):
    shown = []
    monkeypatch.setattr(finding, "publish", lambda markup, text: shown.append((markup, text)))
    finding.show_finding("a < b, by 3 points (1 to 5) (two, of (64-32) units).", 10, "by 2 points")
    [(markup, text)] = shown
    words = re.sub(r"<[^>]*>", " ", markup).replace("&lt;", "<")
    assert words.split() == text.split()
    assert "(1 to 5) <small" in markup, "only what was run is set smaller"


def test_it_takes_the_colors_of_the_page():
    markup = finding._markup("It holds.", "Again.")
    assert "color:" not in markup.replace("border-left: 4px solid", "")


def test_what_rounds_to_zero_has_no_sign(capsys):
    finding.show_finding("It is -0.0 points (-0.04 to +0.0).", 10, "+0.05 (-0.0 to +10.0)")
    said = capsys.readouterr().out
    assert "It is 0.0 points (-0.04 to 0.0)." in said and "+0.05 (0.0 to +10.0)" in said
