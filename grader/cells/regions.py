"""The regions of a cell that students never see: solutions, hidden tests and marking schemes."""

from __future__ import annotations

import re

#: What follows BEGIN and END in the lines that enclose a region, as nbgrader knows them.
SOLUTION = "SOLUTION"
HIDDEN_TESTS = "HIDDEN TESTS"
MARK_SCHEME = "MARK SCHEME"
#: What stands in a released cell where an answer goes; nbgrader_config.py has nbgrader write it.
CODE_STUB = "...  # YOUR CODE HERE"
TEXT_STUB = "YOUR ANSWER HERE"
#: Metadata of the cell that shows the marking scheme to who grades by hand.
SCHEME_CELL = "marking_scheme"


def begin(region: str) -> str:
    """Return the line that begins a region.

    Examples
    --------
    >>> begin(HIDDEN_TESTS)
    '### BEGIN HIDDEN TESTS'
    """
    return f"### BEGIN {region}"


def end(region: str) -> str:
    """Return the line that ends a region."""
    return f"### END {region}"


def split(source: str, region: str) -> tuple[str, str]:
    """Take the lines of a region out of a cell.

    Parameters
    ----------
    source : str
        The cell.
    region : str
        What follows BEGIN and END in the lines that enclose it.

    Returns
    -------
    (str, str)
        The cell without the region, as nbgrader releases it, and the region.

    Examples
    --------
    >>> split("a\\n### BEGIN HIDDEN TESTS\\nb\\n### END HIDDEN TESTS\\nc", HIDDEN_TESTS)
    ('a\\nc', 'b')
    """
    outside: list[str] = []
    inside: list[str] = []
    lines = outside
    for line in source.split("\n"):
        if f"BEGIN {region}" in line:
            lines = inside
        elif f"END {region}" in line:
            lines = outside
        else:
            lines.append(line)
    return "\n".join(outside), "\n".join(inside)


def released(source: str) -> str:
    """Return a cell as students get it."""
    for region in (HIDDEN_TESTS, MARK_SCHEME):
        source, _ = split(source, region)
    return source


def essence(source: str) -> str:
    """Return a cell without the differences that editors make: spaces at ends and empty lines.

    Examples
    --------
    >>> essence("z = 3  \\n\\n") == essence("z = 3")
    True
    """
    return "\n".join(line.rstrip() for line in source.splitlines() if line.strip())


def without_first_line(source: str) -> str:
    """Return what follows a cell's marker."""
    return re.sub(r"\A\s*[^\n]*\n?", "", source)
