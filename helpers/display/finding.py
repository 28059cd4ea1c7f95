"""What a study found, as a sentence that reads like one, with how it came out again below it."""

import html
import re

from helpers.display.html_image import publish
from helpers.display.verdict import beside_bar

__all__ = ["show_finding"]

# What rounds to 0 has no sign.
_NO_SIGN = re.compile(r"(?<![\w.])[-+]0\.0(?!\d)")
# At the end of a sentence stands in brackets what was run.
_PROTOCOL = re.compile(r" (\((?:[^()]|\([^()]*\))*\))\.$")


def show_finding(sentence, seeds, evidence):
    """Display a finding; outside of a notebook, print it.

    Parameters
    ----------
    sentence : str
        What was found.
    seeds : int
        On how many seeds it was tried again.
    evidence : str
        How it came out there.

    Examples
    --------
    >>> show_finding("ReLU is ahead by 3 points (10 seeds).", 10, "ahead by 2.5 points")
    ReLU is ahead by 3 points (10 seeds).
      Again, on 10 seeds that were not used before: ahead by 2.5 points.
    """
    sentence, evidence = (_NO_SIGN.sub("0.0", text) for text in (sentence, evidence))
    again = f"Again, on {seeds} seeds that were not used before: {evidence}."
    publish(_markup(sentence, again), f"{sentence}\n  {again}")


def _markup(sentence, again):
    told = _PROTOCOL.sub(r' <small style="opacity: 0.8;">\1.</small>', html.escape(sentence))
    small = "opacity: 0.8; font-size: 0.92em; margin-top: 0.2em;"
    told = beside_bar(f'{told}<div style="{small}">{html.escape(again)}</div>', "#0072B2")
    return f'<div style="margin: 0.5em 0; max-width: 56em;">{told}</div>'
