"""A word without its quotes, as in ``guess = above``, is answered with a sentence.

Python says NameError or SyntaxError to it, and shows a traceback to somebody who has made a good
prediction. IPython lets a program take such errors (`InteractiveShell.set_custom_exc`). This one
takes them in lines that give a word to `guess` or `choice`, and hands all others back.
"""

import re
import sys

from helpers.checks.reading import about_commas
from helpers.display.verdict import show_verdict

__all__ = ["answer_bare_words", "said_without_quotes"]

_LINE = re.compile(r"^(guess|choice) *= *([^\n#]*?) *(?:#.*)?$", re.MULTILINE)
_WORDS = re.compile(r"[^\W\d][\w-]*(?: +[\w-]+)*")
_NUMBER = re.compile(r"([-+]?\d+(?:\.\d+)?) *(?:%|[^\W\d]+)")


def said_without_quotes(cell):
    """Find a prediction or an answer that lacks its quotes, and say how to write it.

    Parameters
    ----------
    cell : str
        The code of a cell in which Python found a mistake.

    Returns
    -------
    tuple of (str, str, str), or None
        The name it was given to, what was typed, and a sentence; None if the mistake is another.

    Examples
    --------
    >>> said_without_quotes("guess = the same  # your prediction")[2]
    'words stand in quotes: `guess = "the same"`.'
    >>> said_without_quotes("guess = 20 %")[2]
    'give the number alone: `guess = 20`.'
    >>> said_without_quotes("guess = round(x)") is None
    True
    """
    line = _LINE.search(cell)
    if not line:
        return None
    name, typed = line.groups()
    if _WORDS.fullmatch(typed):
        what = "a letter stands" if name == "choice" else "words stand"
        return name, typed, f'{what} in quotes: `{name} = "{typed}"`.'
    if instead := about_commas(typed):  # 4,050 is no pair: Python reads no 050
        return name, typed, instead.strip()
    if number := _NUMBER.fullmatch(typed):
        return name, typed, f"give the number alone: `{name} = {number[1]}`."
    return None


def answer_bare_words():
    """Answer words without quotes in this notebook from here on; elsewhere do nothing.

    Examples
    --------
    >>> answer_bare_words()
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        shell.set_custom_exc((NameError, SyntaxError), _answer)


def _answer(shell, kind, error, traceback, tb_offset=None):
    """Show the sentence, or the error as IPython would have."""
    found = said_without_quotes(shell.user_ns.get("In", [""])[-1])
    if found and (issubclass(kind, SyntaxError) or error.name in found[1].split()):
        name, _, sentence = found
        shell.user_ns[name] = ...  # what was said before is not said now
        show_verdict(f"Not yet: {sentence}")
    elif issubclass(kind, SyntaxError):
        shell.showsyntaxerror()
    else:
        shell.showtraceback((kind, error, traceback), tb_offset, running_compiled_code=True)
