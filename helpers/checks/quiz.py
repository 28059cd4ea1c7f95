"""Multiple-choice answers."""

from helpers.checks.blank import attempted
from helpers.checks.errors import CheckFailed

LETTERS = "ABCD"


def letter(answer, name="the answer"):
    """Check that an answer is one of the letters A to D; whether it is right is not looked at.

    Parameters
    ----------
    answer : str
        A letter in quotes, in upper or lower case.
    name : str
        What the student calls it.

    Raises
    ------
    NotAttempted
        If it is blank.
    CheckFailed
        If it is anything but one letter from A to D.

    Examples
    --------
    >>> letter(" b ")
    >>> letter("E")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: the answer must be one letter from A to D in quotes, such \
as "A".
    """
    _letter(answer, name)


def _letter(answer, name):
    attempted(answer, name)
    chosen = answer.strip(" .()\n\t").upper() if isinstance(answer, str) else ""
    if len(chosen) != 1 or chosen not in LETTERS:
        raise CheckFailed(f'{name} must be one letter from A to D in quotes, such as "A".')
    return chosen


def quiz(answer, key, why, name="the answer"):
    """Check a multiple-choice answer and say why it is right or what it reveals.

    Parameters
    ----------
    answer : str
        The student's letter.
    key : str
        The right letter.
    why : dict of str to str
        An explanation for each letter.
    name : str
        What the student calls it.

    Raises
    ------
    NotAttempted, CheckFailed
        As `letter`, and with the explanation of the chosen option if it is wrong.

    Examples
    --------
    >>> quiz("c", "C", {"A": "No.", "C": "The slope there is zero."})
    Correct. The slope there is zero.
    """
    chosen = _letter(answer, name)
    if chosen != key:
        raise CheckFailed(f"{chosen} is not right. {why[chosen]}")
    print(f"Correct. {why[chosen]}")
