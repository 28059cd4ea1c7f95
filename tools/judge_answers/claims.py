"""Answers by people who saw the released notebook alone, with the labels that they gave.

They stand in a file of their own until the tests' verdict on them has been read and the tests, or
the label, mended; then those of a new kind go into the bank. Their cells look like this::

    # %% relu | right | where
    # %% relu | wrong | keeps-negative | idea: the sign of z decides nothing
    # %% relu | unclear | integers | why: the text does not say whether whole numbers come in
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.answers import cells

RIGHT, WRONG, UNCLEAR = "right", "wrong", "unclear"


@dataclass(frozen=True)
class Claim:
    """An answer and what its author says of it.

    Parameters
    ----------
    assignment, exercise, name : str
        What it answers, and a name of its own.
    label : {"right", "wrong", "unclear"}
        What it is meant to be.
    idea : str
        For a wrong one the mistake that was made on purpose, for an unclear one what is open.
    source : str
        The code of the cell.
    """

    assignment: str
    exercise: str
    name: str
    label: str
    idea: str
    source: str

    def __str__(self) -> str:
        return f"{self.exercise}/{self.name}"


def read(assignment: str, text: str) -> list[Claim]:
    """Read answers of outsiders.

    Parameters
    ----------
    assignment : str
        Its name, such as "03-the-functions".
    text : str
        Cells in the form above.

    Returns
    -------
    list of Claim

    Raises
    ------
    ValueError
        For a header that does not have the form above, or a name used twice.

    Examples
    --------
    >>> claim, = read("x", "# %% relu | wrong | linear | idea: |z| is not z\\nrelu = 3")
    >>> str(claim), claim.idea, claim.source
    ('relu/linear', '|z| is not z', 'relu = 3\\n')
    """
    found: dict[str, Claim] = {}
    for fields, source in cells(text):
        exercise, label, name, *rest = (part.strip() for part in fields.split("|", 3))
        key, _, idea = "".join(rest).partition(":")
        if key != {RIGHT: "", WRONG: "idea", UNCLEAR: "why"}.get(label):
            raise ValueError(f"{assignment}: '# %% {fields}' is not a complete header.")
        claim = Claim(assignment, exercise, name, label, idea.strip(), source)
        if str(claim) in found:
            raise ValueError(f"{assignment} has two answers called {claim}.")
        found[str(claim)] = claim
    return list(found.values())


def header(claim: Claim) -> str:
    """Return the line above the code of an answer.

    Examples
    --------
    >>> header(Claim("x", "relu", "linear", "wrong", "z itself", ""))
    '# %% relu | wrong | linear | idea: z itself'
    """
    key = {RIGHT: "", WRONG: " | idea: ", UNCLEAR: " | why: "}[claim.label]
    return f"# %% {claim.exercise} | {claim.label} | {claim.name}{key}{claim.idea if key else ''}"
