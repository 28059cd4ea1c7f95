"""Pieces of pages that notebooks do not have: quizzes that wait, hints that fold open."""

from __future__ import annotations

import html
import re

from authoring.quizzes import LETTERS, Question
from authoring.site.buttons import Ways, row
from helpers.display.verdict import inline_html
from helpers.lessons.turn import Turn

_MATH = re.compile(r"(?<![\\$])\$([^$\n]+)\$")


def quiz(question: Question, opening: str = "Check yourself.") -> str:
    """Return a question as Markdown; the page's script makes it one that waits for an answer.

    Without the script the options fold open.

    Parameters
    ----------
    question : Question
        One of the bank.
    opening : str
        What stands before it, in bold.
    """
    lines = [f"**{opening}** {question.stem}", ""]
    for letter, option in zip(LETTERS, question.options, strict=True):
        fold, verdict = ("details data-right", "Yes.") if option.correct else ("details", "No.")
        # The blank lines let Markdown and math inside the fold be rendered.
        lines += [
            f"<{fold}><summary><b>{letter}.</b> {inline_html(option.text)}</summary>",
            "",
            f"**{verdict}** {option.why}",
            "",
            "</details>",
        ]
    text = math_in_summaries("\n".join(lines))
    return f'<div class="quiz">\n\n{text}\n\n</div>'


def math_in_summaries(text: str) -> str:
    r"""Return Markdown with the formulas in its ``<summary>`` lines made fit for MathJax.

    Markdown leaves HTML as it is, dollars too.

    Examples
    --------
    >>> math_in_summaries("<summary>$x$</summary> $y$")
    '<summary><span class="math">\\(x\\)</span></summary> $y$'
    """

    def in_summary(match: re.Match[str]) -> str:
        return _MATH.sub(r'<span class="math">\\(\1\\)</span>', match[0])

    return re.sub(r"<summary>.*?</summary>", in_summary, text)


def turn_help(turn: Turn, ways: Ways, up: str) -> str:
    """Return what stands below a "your turn" cell: where to run it, hints, and a solution.

    Parameters
    ----------
    turn : Turn
        The exercise.
    ways : Ways
        The ways to open the lesson.
    up : str
        The way from the page to the site's root, such as "../".
    """
    lines = ['<div class="turn">', "", f"<p>Try it: {row(ways.links(up))}</p>", ""]
    for number, hint in enumerate(turn.hints, 1):
        label = "Hint" if len(turn.hints) == 1 else f"Hint {number} of {len(turn.hints)}"
        text = html.escape(hint).replace("\n", "<br>")
        lines += [f"<details><summary>{label}</summary><p>{text}</p></details>", ""]
    lines += [folded("One solution", code_block(turn.solution.strip("\n"))), ""]
    return "\n".join([*lines, "</div>"])


def folded(label: str, text: str) -> str:
    """Return Markdown that folds open, without a script.

    Parameters
    ----------
    label : str
        What is seen before.
    text : str
        The Markdown.

    Examples
    --------
    >>> print(folded("More", "*text*"))
    <details><summary>More</summary>
    <BLANKLINE>
    *text*
    <BLANKLINE>
    </details>
    """
    return f"<details><summary>{label}</summary>\n\n{text}\n\n</details>"


def code_block(code: str) -> str:
    """Return Python code as a block of Markdown, whatever is in it.

    Parameters
    ----------
    code : str
        The code.
    """
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
    return f"{fence}python\n{code}\n{fence}"
