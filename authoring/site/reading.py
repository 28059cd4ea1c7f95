"""What a notebook says to those who run it -> what a page says to those who read it.

A reader can fill in nothing on a page. So blanks and what they answer are left out there, hints are
not asked for by a call but fold open, and a result that is to be predicted waits for a click.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

#: The tag of a cell whose outputs fold open.
FOLD = "hide-output"
_PREDICT = "> **Predict.**"
_GUESS = re.compile(r"guess = \.\.\.[^\n]*\Z")
#: What one may answer, where that is not just any number.
_CHOICES = re.compile(r'# your prediction: (?:one of )?((?:"|\d).*)')
_SAID = re.compile(r"^you_said\([^\n]*\n?", re.MULTILINE)
_NO_GUESS = "You made no prediction. "
_BLANK = "Not attempted:"
#: A line that tells how to ask for hints; what may follow the call is not about them.
_HINTS = re.compile(
    r"^(?:Hints: `[^`]*`\. (?=[A-Z])|(?:Stuck\?|Hints:)[^\n]*\.hint\(\)[^\n]*$)", re.M
)


def for_readers(cells: Iterable[NotebookNode]) -> Iterator[NotebookNode]:
    """Yield the cells of a lesson as its page shows them.

    Parameters
    ----------
    cells : iterable of NotebookNode
        The cells of the notebook, with outputs.
    """
    predicted = asked = False
    cells = list(cells)
    for cell, after in itertools.zip_longest(cells, cells[1:]):
        if cell.cell_type == "markdown":
            predicted = _PREDICT in cell.source or predicted
            cell.source = without_calls_for_hints(cell.source)
            if _PREDICT in cell.source and after is not None:
                cell.source = with_choices(cell.source, after.source)
            if cell.source:
                yield cell
        elif _GUESS.match(cell.source):
            asked = True
        else:
            _without_blanks(cell)
            answers = bool(_SAID.search(cell.source)) or not asked
            if predicted and answers and cell.outputs:
                cell.metadata["tags"] = [FOLD]
                predicted = asked = False
            cell.source = _SAID.sub("", cell.source).rstrip()
            yield cell


def without_calls_for_hints(text: str) -> str:
    """Return Markdown without the lines that say by which call a hint is shown.

    Parameters
    ----------
    text : str
        The text of a cell.

    Examples
    --------
    >>> without_calls_for_hints('Find k.\\n\\nStuck? `turn("powers").hint()`.')
    'Find k.'
    >>> without_calls_for_hints('Hints: `turn("build").hint()`. The lesson goes on:')
    'The lesson goes on:'
    """
    return re.sub(r"\n{3,}", "\n\n", _HINTS.sub("", text)).strip()


def with_choices(text: str, guess: str) -> str:
    """Return a question with the answers it may have, which only the left out blank tells.

    Parameters
    ----------
    text : str
        The text of a cell that ends with a question.
    guess : str
        The code of the cell below it.

    Examples
    --------
    >>> with_choices("> **Predict.** Who wins?", 'guess = ...  # your prediction: "A" or "B"')
    '> **Predict.** Who wins? Choose one: "A" or "B".'
    >>> with_choices("> **Predict.** Up or down?", 'guess = ...  # your prediction: "up" or "down"')
    '> **Predict.** Up or down?'
    """
    found = _CHOICES.search(guess) if _GUESS.match(guess) else None
    if not found:
        return text
    question = text.rpartition(_PREDICT)[2].lower()
    choices = re.findall(r'[\w.]+(?: \w+)*(?=")|[\d.]+', found[1].lower())
    told = {"yes", "no"} | {x for x in choices if re.search(rf"\b{re.escape(x)}\b", question)}
    if told.issuperset(choices):
        return text
    return f"{text} Choose one: {found[1]}."


def _without_blanks(cell: NotebookNode) -> None:
    """Drop what a cell says of an answer or a prediction that nobody could write."""
    cell.outputs = [output for output in cell.outputs if _BLANK not in str(output)]
    for output in cell.outputs:
        for told in ("text/html", "text/plain"):
            if _NO_GUESS in output.get("data", {}).get(told, ""):
                output.data[told] = output.data[told].replace(_NO_GUESS, "")
