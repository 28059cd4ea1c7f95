"""Answers that are chosen: a letter of a question, or words from short lists."""

import numpy as np

from helpers.checks.calling import attempted
from helpers.checks.errors import CheckFailed, mistake_name

LETTERS = "ABCD"
_AROUND = " .,:;()[]*`'\"\n\t"  # what is copied with a letter


def letter(answer, name="the answer"):
    """Check that an answer is one of the letters A to D; whether it is right is not looked at.

    Parameters
    ----------
    answer : str
        A letter in quotes, in upper or lower case, as it stands in the text ("Option B", "**B**"),
        or alone in a list, as a comma left behind makes it.
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
    helpers.checks.errors.CheckFailed: E is no option; the answer must be one letter from A to D \
in quotes, such as "A".
    """
    _letter(answer, name)


def _letter(answer, name):
    attempted(answer, name)
    only = answer
    if isinstance(only, tuple | list | set) and len(only) == 1:
        (only,) = only
    chosen = only.strip(_AROUND).upper() if isinstance(only, str) else ""
    chosen = chosen.removeprefix("OPTION").strip(_AROUND)
    if len(chosen) != 1 or chosen not in LETTERS:
        other = f"{chosen} is no option; " if len(chosen) == 1 and chosen.isalpha() else ""
        raise CheckFailed(f'{other}{name} must be one letter from A to D in quotes, such as "A".')
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
    print(f"Correct. {judged_letter(answer, key, why, name)}")


def judged_letter(answer, key, why, name="the answer"):
    """Return why a multiple-choice answer is right.

    Parameters
    ----------
    answer, key, why, name
        As for `quiz`.

    Raises
    ------
    NotAttempted, CheckFailed
        As for `quiz`.

    Examples
    --------
    >>> judged_letter("c", "C", {"A": "No.", "C": "The slope there is zero."})
    'The slope there is zero.'
    """
    chosen = _letter(answer, name)
    if chosen != key:
        raise CheckFailed(f"{chosen} is not right. {why[chosen]}", chosen)
    return why[chosen]


def chosen(answer, *options, key=None, known_mistakes=(), name="the answer"):
    """Check words that are chosen from lists.

    Parameters
    ----------
    answer : tuple of str
        The student's words, one from each list; with one list, the word itself will do.
    *options : sequence of str
        The words to choose from, a list for each place.
    key : tuple of str, optional
        The right words; without them only looked at is whether the words are among the options.
    known_mistakes : sequence of (str, str)
        Wrong words, each with the sentence on what it reveals.
    name : str
        What the student calls it.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> outputs, losses = ("linear", "sigmoid"), ("squared error", "binary cross-entropy")
    >>> chosen(("Linear", "squared_error."), outputs, losses, key=("linear", "squared error"))
    >>> chosen(("linear", "mae"), outputs, losses, name="price")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: price holds 'mae', which is not among 'squared error', \
'binary cross-entropy'.
    """
    attempted(answer, name)
    words = answer.tolist() if isinstance(answer, np.ndarray) else answer
    words = [words] if isinstance(words, str) and len(options) == 1 else words
    if not isinstance(words, tuple | list) or len(words) != len(options):
        several = f"{len(options)} texts in parentheses, with a comma between them"
        raise CheckFailed(f"{name} must be {'text' if len(options) == 1 else several}.")
    for word, known in zip(words, options, strict=True):
        attempted(word, name)
        if _plain(word) not in map(_plain, known):
            if any(_plain(word) in map(_plain, each) for each in options):
                raise CheckFailed(f"{name} holds {word!r} in another one's place: mind the order.")
            listed = ", ".join(map(repr, known))
            raise CheckFailed(f"{name} holds {word!r}, which is not among {listed}.")
    for word, right in zip(words, key or (), strict=False):
        if _plain(word) != _plain(right):
            reasons = {_plain(wrong): sentence for wrong, sentence in known_mistakes}
            sentence = reasons.get(_plain(word))
            if sentence:
                raise CheckFailed(sentence, mistake_name(sentence))
            raise CheckFailed(f"{name}: {word!r} does not fit here.")


def _plain(word):
    return " ".join(str(word).strip(" .").lower().replace("-", " ").replace("_", " ").split())
