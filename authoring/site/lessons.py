"""Notebooks -> the notebooks that become pages: lessons with outputs, released assignments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from authoring import anchors, frame, links, setup_cell, worked
from authoring.course import Course, Unit
from authoring.manuscript import Cell
from authoring.quizzes import Question, self_check
from authoring.site import buttons, executed, outputs, reading
from authoring.site.buttons import Ways
from authoring.site.folds import code_block, folded, math_in_summaries, quiz, turn_help
from authoring.site.outputs import Pictures
from grader.cells import regions
from helpers import turns

#: Every page of a notebook is one folder below the site's root.
_UP = "../"
_COLAB_LINK = re.compile(r"^\[[^\]]*\]\(https://colab\.[^)]*\)\n*", re.MULTILINE)
_NOTEBOOK_LINK = re.compile(r"\[([^\[\]]*)\]\(([\w-]+\.ipynb)(?:#[^)\s]*)?\)")
_ASSIGNMENT = re.compile(r"\b[Aa]ssignment (\d+)\b")
# "lesson 4", "lessons 3a and 3b"
_LESSONS = re.compile(r"\b[Ll]essons? \d+[a-z]?(?:(?:, | and )\d+[a-z]?)*\b")
_SHOWS = re.compile(r"\A# SETUP: .*^show\(", re.DOTALL | re.MULTILINE)
_ANSWERED = ("EXERCISE", "WRITTEN")
_TURN = re.compile(r'^turn\("([^"]+)"\)\.check\(', re.MULTILINE)
_NEEDS_TENSORFLOW = re.compile(r"^\s*(import|from) (tensorflow|keras)\b", re.MULTILINE)


@dataclass(frozen=True)
class Maker:
    """Makes pages of notebooks.

    Parameters
    ----------
    course : Course
        The course.
    bank : dict of str to Question
        The quiz bank.
    pictures : Pictures
        Where pictures go.
    lite : bool
        Whether the site has a JupyterLite.
    run : callable
        Whether a lesson of some name is to be run where its outputs are not kept.
    say : callable
        Called with a line for what takes long.
    solved : frozenset of str
        The names of the assignments whose pages hold their solutions, folded.
    """

    course: Course
    bank: dict[str, Question]
    pictures: Pictures
    lite: bool = False
    run: Callable[[str], bool] = lambda name: True
    say: Callable[[str], None] = print
    solved: frozenset[str] = frozenset()

    def lesson(self, unit: Unit) -> NotebookNode:
        """Return a lesson or an appendix as the notebook that becomes its page.

        Parameters
        ----------
        unit : Unit
            One of the course.
        """
        path = self.course.root / unit.notebook
        if self.run(unit.name) or executed.kept(path, self.course.root).exists():
            notebook = executed.executed(path, self.course.root, self.say)
        else:
            notebook = _read(path)
        asked = {
            source: question
            for question in self.bank.values()
            for source in self_check(question)
            if question.use == "lesson"
        }
        ways = self._ways(path, buttons.LESSONS, notebook)
        _set_cells(notebook, self._lesson_cells(notebook, ways, asked))
        notebook.cells = list(reading.for_readers(notebook.cells))
        return notebook

    def _lesson_cells(
        self, notebook: NotebookNode, ways: Ways, asked: dict[str, Question]
    ) -> Iterator[NotebookNode]:
        for cell in _without_setup(notebook, ways):
            if cell.cell_type == "code":
                if cell.source in asked:  # a page takes the answer itself
                    continue
                outputs.fit_for_a_page(cell, self.pictures, _UP)
            elif cell.source in asked:
                cell.source = quiz(asked[cell.source])
            else:
                cell.source = math_in_summaries(cell.source)
            if cell.cell_type == "markdown":
                cell.source = self.with_assignments(self.linked(cell.source))
            yield cell
            found = _TURN.search(cell.source) if cell.cell_type == "code" else None
            if found and "..." in cell.source:
                exercise = turns.turn(found[1]).exercise
                yield _text(f"{cell.id}-help", turn_help(exercise, ways, _UP))

    def linked(self, text: str) -> str:
        """Return Markdown without the links to lessons that are not open yet.

        Parameters
        ----------
        text : str
            What names notebooks as the lessons do.
        """
        units = (*self.course.lessons, *self.course.appendices)
        there = {unit.notebook.name for unit in units}
        text = text.replace(f".ipynb#{anchors.CELL}", ".ipynb#")  # a page has names of headings
        return _NOTEBOOK_LINK.sub(lambda link: link[0] if link[2] in there else link[1], text)

    def with_assignments(self, text: str) -> str:
        """Return Markdown in which the end of a lesson leads to the pages of its assignments.

        Parameters
        ----------
        text : str
            What names assignments by their number, as notebooks do, which travel without them.
        """
        pages = {str(unit.number): unit.built_name for unit in self.course.assignments}

        def link(match: re.Match[str]) -> str:
            page = pages.get(match[1])
            return f"[{match[0]}]({_UP}{buttons.ASSIGNMENTS}/{page}.ipynb)" if page else match[0]

        return _ASSIGNMENT.sub(link, text) if f"## {frame.NEXT}" in text else text

    def with_lessons(self, text: str) -> str:
        """Return Markdown of an assignment in which the numbers of lessons lead to their pages.

        Parameters
        ----------
        text : str
            What names lessons by their numbers, since an assignment travels without them.
        """
        pages = {unit.label: unit.built_name for unit in self.course.lessons}

        def link(match: re.Match[str]) -> str:
            page = pages.get(match[1])
            return f"[{match[0]}]({_UP}{buttons.LESSONS}/{page}.ipynb)" if page else match[0]

        words = re.compile(r"(?:[Ll]esson )?(\d+[a-z]?)")
        return _LESSONS.sub(lambda named: words.sub(link, named[0]), text)

    def assignment(self, unit: Unit) -> NotebookNode:
        """Return a released assignment as the notebook that becomes its page.

        Parameters
        ----------
        unit : Unit
            One of the course.
        """
        path = self.course.root / unit.for_students
        notebook = self._with_pictures(path, unit)
        ways = self._ways(path, buttons.ASSIGNMENTS, notebook)
        cells = _without_setup(notebook, ways)
        if unit.name in self.solved:
            ways = replace(ways, solutions=True)
            cells = self._with_solutions(_without_setup(notebook, ways), unit)
        _set_cells(notebook, cells)
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = self.with_lessons(cell.source)
        # In search and in the browser's tabs it stands beside the lesson of the same name.
        first = notebook.cells[0]
        first.source = first.source.replace("# ", "# Assignment ", 1)
        return notebook

    def _with_pictures(self, path: Path, unit: Unit) -> NotebookNode:
        """A released assignment, with what the cells put out that students leave as they are."""
        notebook = _read(path)
        if not any(_SHOWS.search(cell.source) for cell in notebook.cells):
            return notebook
        if self.run(unit.name) or executed.kept(path, self.course.root).exists():
            notebook = executed.executed(path, self.course.root, self.say)
        for cell in notebook.cells:
            if cell.cell_type == "code" and _SHOWS.search(cell.source):
                outputs.fit_for_a_page(cell, self.pictures, _UP)
            elif cell.cell_type == "code":
                cell.outputs = []
        return notebook

    def _with_solutions(self, cells: Iterator[NotebookNode], unit: Unit) -> Iterator[NotebookNode]:
        """Yield the cells of an assignment, with what folds open below those that ask something."""
        answers = {
            cell.marker.grade_id: cell
            for cell in links.read(unit, self.course).cells
            if cell.marker and cell.marker.kind in _ANSWERED
        }
        for cell in cells:
            # What nbgrader calls a cell, `_set_cells` takes away only afterwards.
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            kind, _, rest = name.partition("-")
            question = self.bank.get(rest.removeprefix("quiz-")) if "quiz-" in name else None
            if question and kind == "quiz":
                cell.source = quiz(question, "Question.")
            if not question or kind == "quiz":  # a page takes the answer itself
                yield cell
            if name in answers and not question:
                yield _text(f"{name}-solution", _solution(answers[name]))

    def _ways(self, path: Path, folder: str, notebook: NotebookNode) -> Ways:
        lite = self.lite and not needs_tensorflow(notebook)
        published = path.relative_to(self.course.root).as_posix()
        return Ways(path.name, folder, published, self.course.students, lite)


def _solution(cell: Cell) -> str:
    """What folds open below an exercise: its solution, as code or as text."""
    if cell.cell_type == "markdown":
        return folded("A sample answer", worked.answer(cell.source))
    code = regions.without_first_line(worked.answer(cell.source))
    return folded("One solution", code_block(code))


def needs_tensorflow(notebook: NotebookNode) -> bool:
    """Return whether a notebook does nothing without TensorFlow, which no browser has."""
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return _NEEDS_TENSORFLOW.search(code) is not None


def without_colab_link(text: str) -> str:
    """Return the first cell of a notebook without the link that opens it in Colab.

    Examples
    --------
    >>> without_colab_link("# Title\\n\\n[Open in Colab](https://colab.a.org/b)\\n\\nText")
    '# Title\\n\\nText'
    """
    return _COLAB_LINK.sub("", text, count=1)


def _read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def _without_setup(notebook: NotebookNode, ways: Ways) -> Iterator[NotebookNode]:
    """Put buttons in place of the link to Colab, and leave out the set-up cell."""
    first, *others = notebook.cells
    text = without_colab_link(first.source)
    title, _, rest = text.partition("\n\n")
    facts, _, rest = rest.partition("\n\n")
    first.source = f"{title}\n\n{facts}\n\n{ways.bar(_UP)}\n\n{rest}".rstrip()
    yield first
    for cell in others:
        if not (cell.cell_type == "code" and setup_cell.is_setup(cell.source)):
            yield cell


def _set_cells(notebook: NotebookNode, cells: Iterator[NotebookNode]) -> None:
    notebook.cells = list(cells)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})


def _text(name: str, source: str) -> NotebookNode:
    cell: NotebookNode = nbformat.v4.new_markdown_cell(source, id=name[:64])
    return cell
