"""What a check says, so that right, not yet and not attempted look and sound different."""

import html
import re

from helpers.display.html_image import publish

__all__ = ["beside_bar", "inline_html", "show_verdict"]

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
    said = f'<span aria-hidden="true">{mark}</span> <b>{word}</b>{rest}'
    publish(beside_bar(said, color, role="status"), text)


def beside_bar(markup, color, role="note"):
    """Put HTML beside a bar of color: how everything looks that the course says by itself.

    Parameters
    ----------
    markup : str
        HTML. It has the page's own color, so that it reads on dark pages too.
    color : str
        The bar's.
    role : {"note", "status"}
        What it is to a screen reader; a status is read out when it comes.

    Returns
    -------
    str

    Examples
    --------
    >>> print(beside_bar("All <b>right</b>.", "red"))
    <div role="note" class="in-words" style="border-left: 4px solid red; padding: 0.2em 0.8em;">\
All <b>right</b>.</div>
    """
    look = f"border-left: 4px solid {color}; padding: 0.2em 0.8em;"
    return f'<div role="{role}" class="in-words" style="{look}">{markup}</div>'


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
