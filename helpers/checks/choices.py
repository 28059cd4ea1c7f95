"""Answers that are chosen from a short list of words."""

from helpers.checks.blank import attempted
from helpers.checks.errors import CheckFailed


def chosen(answer, *options, key=None, why=None, name="the answer"):
    """Check words that are chosen from lists.

    Parameters
    ----------
    answer : tuple of str
        The student's words, one from each list; with one list, the word itself will do.
    *options : sequence of str
        The words to choose from, a list for each place.
    key : tuple of str, optional
        The right words; without them only looked at is whether the words are among the options.
    why : dict of str to str, optional
        For a wrong word, what it reveals.
    name : str
        What the student calls it.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> outputs, losses = ("linear", "sigmoid"), ("squared error", "binary cross-entropy")
    >>> chosen(("Linear", "squared_error"), outputs, losses, key=("linear", "squared error"))
    >>> chosen(("linear", "mae"), outputs, losses, name="price")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: price holds 'mae', which is not among 'squared error', \
'binary cross-entropy'.
    """
    attempted(answer, name)
    words = [answer] if isinstance(answer, str) and len(options) == 1 else answer
    if not isinstance(words, tuple | list) or len(words) != len(options):
        count = "one word" if len(options) == 1 else f"{len(options)} texts in parentheses"
        raise CheckFailed(f"{name} must be {count}, with a comma between them.")
    for word, known in zip(words, options, strict=True):
        attempted(word, name)
        if _plain(word) not in map(_plain, known):
            listed = ", ".join(map(repr, known))
            raise CheckFailed(f"{name} holds {word!r}, which is not among {listed}.")
    for word, right in zip(words, key or (), strict=False):
        if _plain(word) != _plain(right):
            reasons = {_plain(wrong): reason for wrong, reason in (why or {}).items()}
            raise CheckFailed(reasons.get(_plain(word), f"{name}: {word!r} does not fit here."))


def _plain(word):
    return " ".join(str(word).lower().replace("-", " ").replace("_", " ").split())
