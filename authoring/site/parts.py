"""Pieces of pages that notebooks do not have: buttons, quizzes that wait, hints that fold open."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from authoring.addresses import Repository
from authoring.quizzes import LETTERS, Question
from helpers.display.verdict import inline_html
from helpers.lessons.turn import Turn

#: Where JupyterLite opens a notebook, from the site's root; `make lite` builds it.
LITE = "lite/lab/index.html"
#: Where notebooks can be fetched; an assignment has the name of the lesson that it closes.
DOWNLOADS, LESSONS, ASSIGNMENTS = "notebooks", "course", "assignments"
SOLUTIONS = "solutions"
_MATH = re.compile(r"(?<![\\$])\$([^$\n]+)\$")


@dataclass(frozen=True)
class Ways:
    """The ways to open a notebook.

    Parameters
    ----------
    name : str
        Its file, such as "01-intuition.ipynb".
    folder : {"course", "assignments"}
        Which of the two it is.
    path : str
        Where it is in the students' repository.
    students : Repository
        That repository.
    lite : bool
        Whether the site has a JupyterLite that runs it.
    solutions : bool
        Of an assignment: whether its page holds the solutions.
    """

    name: str
    folder: str
    path: str
    students: Repository
    lite: bool
    solutions: bool = False

    def links(self, up: str) -> list[tuple[str, str, str]]:
        """Return label, address and further attributes of each way, the easiest first.

        Parameters
        ----------
        up : str
            The way from the page to the site's root, such as "../".
        """
        found = [("Open in Colab", self.students.colab_url(self.path), "")]
        if self.lite:
            path = self.name if self.folder == LESSONS else f"{self.folder}/{self.name}"
            found.insert(0, ("Run in this browser", f"{up}{LITE}?path={path}", ""))
        return found

    def bar(self, up: str) -> str:
        """Return the buttons under a title, as HTML.

        Parameters
        ----------
        up : str
            The way from the page to the site's root, such as "../".
        """
        place = f"{up}{DOWNLOADS}"
        downloads = [("Download notebook", f"{place}/{self.folder}/{self.name}", " download")]
        if self.solutions:
            address = f"{place}/{SOLUTIONS}/{self.name}"
            downloads.append(("Download solutions", address, " download"))
        links = _buttons([*self.links(up), *downloads])
        return f'<nav class="ways" aria-label="Open this notebook">{links}</nav>{self._note()}'

    def _note(self) -> str:
        if self.folder == LESSONS:
            text = (
                "You are reading with all results on the page; those that you are asked to predict "
                "fold open. Where the lesson asks you to run or change a cell, open it with a "
                "button above."
            )
        elif self.solutions:
            text = (
                "Work on it first: open or download it. One solution to each exercise folds open "
                "below it; yours may look different and be just as right."
            )
        else:
            text = (
                "This is the assignment to read. To work on it and to hand it in, open or download "
                "it."
            )
        return f'<p class="hint-to-run">{text}</p>'


def _buttons(links: list[tuple[str, str, str]]) -> str:
    return "".join(
        f'<a class="button" href="{html.escape(address)}"{more}>{label}</a>'
        for label, address, more in links
    )


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
    lines = ['<div class="turn">', "", f"<p>Try it: {_buttons(ways.links(up))}</p>", ""]
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
