"""What a check says, so that right, not yet and not attempted look and sound different."""

import html
import re

from helpers.display.html_image import publish

__all__ = ["inline_html", "show_verdict"]

#: By the word that a verdict begins with: a mark, and the color of the bar beside it. The words
#: alone tell the verdicts apart too; colors are Okabe and Ito's (2008).
_LOOKS = {
    "Correct.": ("✓", "#009E73"),
    "Not yet:": ("✗", "#D55E00"),
    "Not attempted:": ("○", "#767676"),
}


def show_verdict(text):
    """Display a verdict of a check; outside of a notebook, print it.

    Parameters
    ----------
    text : str
        It begins with "Correct.", "Not yet:" or "Not attempted:". Code may stand in backticks, and
        emphasis in asterisks.

    Examples
    --------
    >>> show_verdict("Not yet: the slope at z = 0 is larger.")
    Not yet: the slope at z = 0 is larger.
    """
    word = next(each for each in _LOOKS if text.startswith(each))
    mark, color = _LOOKS[word]
    rest = inline_html(text.removeprefix(word)).replace("\n", "<br>")
    publish(
        f'<div role="status" style="border-left: 4px solid {color}; padding: 0.2em 0.8em;">'
        f'<span aria-hidden="true">{mark}</span> <b>{word}</b>{rest}</div>',
        text,
    )


def inline_html(text):
    """Turn the Markdown marks inside a line into HTML.

    Parameters
    ----------
    text : str
        One line or a few, with code in backticks, bold and italics.

    Returns
    -------
    str
        What is code is escaped, and so is everything else that HTML would read as its own.

    Examples
    --------
    >>> inline_html("`a < b` is *not* **b > a**")
    '<code>a &lt; b</code> is <i>not</i> <b>b &gt; a</b>'
    """
    pieces = re.split(r"`([^`\n]+)`", html.escape(text, quote=False))
    pieces[1::2] = [f"<code>{code}</code>" for code in pieces[1::2]]
    pieces[::2] = [
        re.sub(
            r"(?<![*\w])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![*\w])",
            r"<i>\1</i>",
            re.sub(r"\*\*([^*\n]+)\*\*", r"<b>\1</b>", words),
        )
        for words in pieces[::2]
    ]
    return "".join(pieces)
