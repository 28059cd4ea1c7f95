"""Moves answers of outsiders into the bank, with what is measured now for each."""

from __future__ import annotations

from pathlib import Path

from tests.answers import bank, load
from tests.answers.running import grade
from tools.judge_answers.claims import UNCLEAR, WRONG, header, read
from tools.judge_answers.judging import Judged

_OWN = ("CheckFailed: ", "NotAttempted: ")
_LONGEST = 70  # characters of the sentence that an entry quotes


def entry(judged: Judged) -> str:
    """Return the cell of the bank for an answer.

    Parameters
    ----------
    judged : Judged
        The answer, with the label that a person has confirmed.

    Returns
    -------
    str
        Its header with what the tests say now, and its code.

    Raises
    ------
    ValueError
        Where what is measured does not fit the label, or no sentence of a check was shown.
    """
    claim = judged.claim
    if claim.label == UNCLEAR:
        raise ValueError(f"{claim} is unclear: say with --right or --wrong what it is.")
    said = {
        tested: text
        for tested, text in grade(claim.assignment, claim.exercise, claim.source).items()
        if text
    }
    if set(said) != set(judged.marking):
        raise ValueError(f"{claim} loses other points in marking than in the instant check.")
    if (claim.label == WRONG) != bool(said):
        raise ValueError(f"{claim} is {claim.label}, but {len(said)} tests reject it.")
    if odd := [text for text in said.values() if not text.startswith(_OWN)]:
        raise ValueError(f"{claim} is told no sentence of a check: {odd[0]}")
    fields = [claim.exercise, claim.label, claim.name]
    if said:
        fields += [f"fails: {' '.join(said)}".rstrip(), f"says: {_part(next(iter(said.values())))}"]
    return f"# %% {' | '.join(fields)}\n{claim.source.rstrip()}\n"


def _part(said: str) -> str:
    """Return a part of a message that fits into a header.

    Examples
    --------
    >>> _part("CheckFailed: relu(-5.0) gave 5.0: it turns negative values positive. (See 3a.)")
    'it turns negative values positive.'
    """
    line = said.split(": ", 1)[1].split("\n")[0].split("|")[0].split(" (See ")[0]
    # What a call gave may change with the inputs; what follows says why it is wrong.
    for cut in (" gave ", " goes wrong"):
        if cut in line and ": " in line.split(cut, 1)[1]:
            line = line.split(cut, 1)[1].split(": ", 1)[1]
    short = line[:_LONGEST]
    return (short if short == line else short.rsplit(" ", 1)[0]).strip()


def take(name: str, waiting: Path, judged: list[Judged]) -> Path:
    """Put answers at the end of the bank and take them out of those that wait.

    Parameters
    ----------
    name : str
        The assignment.
    waiting : Path
        The file in which they wait.
    judged : list of Judged
        The answers, with labels that a person has confirmed.

    Returns
    -------
    Path
        The bank.

    Raises
    ------
    ValueError
        For the first that does not fit; then nothing is changed.
    """
    there = {(answer.exercise, answer.right, answer.name) for answer in load(name)}
    for each in judged:
        claim = each.claim
        if (claim.exercise, claim.label != WRONG, claim.name) in there:
            raise ValueError(f"{claim} has the name of an answer of the bank: rename it.")
    new = "".join(f"\n\n{entry(each)}" for each in judged)
    text = waiting.read_text(encoding="utf-8")
    names = {str(each.claim) for each in judged}
    kept = [claim for claim in read(name, text) if str(claim) not in names]
    head = text[: text.index("# %% ")].rstrip("\n")
    cells = "".join(f"\n\n\n{header(claim)}\n{claim.source.rstrip()}" for claim in kept)
    goal = bank(name)
    goal.write_text(goal.read_text(encoding="utf-8").rstrip("\n") + "\n" + new, encoding="utf-8")
    waiting.write_text(f"{head}{cells}\n", encoding="utf-8")
    return goal
