"""Links that name a lesson: in the manuscript by its name, in a notebook by number and title.

=================================================  ===============================================
in the manuscript                                  in a lesson's notebook
=================================================  ===============================================
``[lesson {number}](lesson:optimizers)``           ``[lesson 8](08-optimizers.ipynb)``
``[Adam's rule](lesson:optimizers#Adam)``          ``[Adam's rule](08-optimizers.ipynb#Adam)``
``[{title}](lesson:optimizers)``                   ``[Optimizers](08-optimizers.ipynb)``
``[lesson {number}](lesson:last)``                 the last lesson, whichever it is
``[assignment {number}](assignment:optimizers)``   ``assignment 8``
``[word list](appendix:glossary)``                 ``[word list](glossary.ipynb)``
``[momentum](term:momentum)``                      ``[momentum](glossary.ipynb#cell-id=momentum)``
=================================================  ===============================================

A term is a cell of the glossary, since JupyterLab goes to a cell at the first click, and to a
heading only once its notebook is open.

In code and in assignments the text alone is left: code is no Markdown, and an assignment travels
without the lessons. So it is where the course does not have what is linked to; there the title
stands for the number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from authoring import anchors, manuscript, quizzes
from authoring.course import Course, Unit
from authoring.errors import Position
from authoring.manuscript import Manuscript
from authoring.pythons_own import with_pythons_own
from authoring.quizzes import Question

GLOSSARY = "glossary"
LINK = re.compile(
    r"\[(?P<text>[^\[\]]*)\]"
    r"\((?P<kind>lesson|assignment|appendix|term):(?P<name>[^)#\s]*)(?P<anchor>#[^)\s]*)?\)"
)


def resolve(source: str, position: Position, course: Course, *, linked: bool) -> str:
    """Return a text with number, title and file in place of each link by name.

    Parameters
    ----------
    source : str
        A cell, or any other text of the manuscript.
    position : Position
        Where it stands.
    course : Course
        The course.
    linked : bool
        Whether links stay links; else their text is left.

    Raises
    ------
    ManuscriptError
        For a name that the manuscript does not have.
    """

    def resolved(match: re.Match[str]) -> str:
        here = position.below(source[: match.start()].count("\n"))
        return _resolved(match, here, course, linked)

    return LINK.sub(resolved, source)


def _resolved(match: re.Match[str], here: Position, course: Course, linked: bool) -> str:
    text, kind, name, anchor = match["text"], match["kind"], match["name"], match["anchor"] or ""
    if kind == "term":
        kind, name, anchor = "appendix", GLOSSARY, f"#{anchors.CELL}{name}"
        if (kind, name) not in course.known:
            return text
    unit = course.find(kind, name, here)
    text = _filled(text, unit)
    if linked and unit.used and kind != "assignment":
        return f"[{text}]({unit.built_name}.ipynb{anchor})"
    return text


def _filled(text: str, unit: Unit) -> str:
    # Quotes that neither Markdown nor a Python string takes for its own.
    number = unit.label or f"“{unit.short}”"
    return text.replace("{number}", number).replace("{title}", unit.short)


def resolve_manuscript(written: Manuscript, course: Course) -> Manuscript:
    """Return a lesson, an assignment or an appendix with its links resolved.

    Parameters
    ----------
    written : Manuscript
        As its authors wrote it.
    course : Course
        The course.
    """
    cells = []
    for cell in written.cells:
        linked = cell.cell_type == "markdown" and written.kind != "assignment"
        source = resolve(cell.source, cell.position, course, linked=linked)
        cells.append(replace(cell, source=source))
    return replace(written, cells=cells)


def resolve_question(question: Question, course: Course) -> Question:
    """Return a question of the bank with its links resolved.

    Parameters
    ----------
    question : Question
        One of the bank. An option folds open in a lesson, where nothing renders a link in it.
    course : Course
        The course.
    """
    linked = question.use == "lesson"

    def text(source: str, linked: bool = linked) -> str:
        return resolve(source, question.position, course, linked=linked)

    options = tuple(
        replace(option, text=text(option.text, linked=False), why=text(option.why))
        for option in question.options
    )
    return replace(question, stem=text(question.stem), options=options)


def read(unit: Unit, course: Course) -> Manuscript:
    """Read a lesson, an assignment or an appendix, and add what authors need not write.

    That is what its links lead to, and what an assignment's own cells import from `builtins`.

    Parameters
    ----------
    unit : Unit
        One of `course`.
    course : Course
        The course.
    """
    written = resolve_manuscript(manuscript.read(unit.path, unit.kind), course)
    if written.kind != "assignment":
        return written
    return replace(written, cells=list(with_pythons_own(written.cells)))


def read_bank(course: Course) -> dict[str, Question]:
    """Read the quiz bank, and resolve the links of its questions.

    Parameters
    ----------
    course : Course
        The course.
    """
    bank = quizzes.read_bank(course.root / "manuscript" / "quizzes")
    return {name: resolve_question(question, course) for name, question in bank.items()}
