"""Docstrings of functions that are alike: what all share is written once and filled in.

A docstring as written may leave out sections that the family shares, and the heading of its
examples; `help` shows it whole, in the order of numpydoc.
"""

import inspect
import re

_ORDER = ("Parameters", "Returns", "Raises", "Notes", "References", "Examples")


def complete(function, **shared):
    """Fill in the sections that a function's docstring lacks.

    Parameters
    ----------
    function : callable
        Its attribute `formula` has the docstring as written, whose sections stay as they are; but
        shared Parameters are put before those that are written.
    **shared : str
        Sections by title. They replace what was filled in before.

    Examples
    --------
    >>> def double(z):
    ...     '''Twice z.'''
    >>> double.formula = double
    >>> complete(double, References="Everybody.")
    >>> print(double.__doc__.splitlines()[-1])
    Everybody.
    """
    head, written = split(function.formula.__doc__)
    _, present = split(function.__doc__)
    sections = {**present, **shared, **written}
    if "Parameters" in shared and "Parameters" in written:
        sections["Parameters"] = shared["Parameters"] + "\n" + written["Parameters"]
    elif "Parameters" in present:
        sections["Parameters"] = present["Parameters"]
    parts = [
        f"{title}\n{'-' * len(title)}\n{sections[title]}" for title in _ORDER if title in sections
    ]
    function.__doc__ = "\n\n".join([head, *parts])


def split(text):
    """Take a docstring apart.

    Parameters
    ----------
    text : str or None
        The docstring.

    Returns
    -------
    (str, dict of str to str)
        What stands before the sections, and the sections by title. An example without a heading
        is one.

    Examples
    --------
    >>> split("Twice z.\\n\\n>>> 2 * 3\\n6")
    ('Twice z.', {'Examples': '>>> 2 * 3\\n6'})
    """
    head, *parts = re.split(r"\n\n(?=>>> |[A-Z]\w+\n-{4,}\n)", inspect.cleandoc(text or ""))
    pairs = (
        ("Examples", part) if part.startswith(">>>") else part.split("\n", 2)[::2] for part in parts
    )
    return head, dict(pairs)
