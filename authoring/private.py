"""What students must never get, and the search for it in what they do get."""

from __future__ import annotations

import ast
import io
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from authoring import course, quizzes
from authoring import manuscript as manuscripts
from authoring import wheel as wheels
from authoring.errors import Position
from authoring.manuscript import Manuscript
from authoring.quizzes import Question

# A line shorter than this ("else:", "return a") says nothing about where it comes from.
_TELLING_LENGTH = 20
_SOLUTIONS_OF = re.compile(r"solutions/([\w-]+)\.")


@dataclass(frozen=True)
class Secret:
    """A text that must not reach students.

    Parameters
    ----------
    what : str
        What it is, for the message.
    text : str
        The text, white space folded.
    position : Position
        Where it stands in the manuscript.
    taught : bool
        True where lessons teach the same formula on purpose: a solution. It must not be in
        ``release/``, but ``helpers`` and the lessons may well compute the same thing.
    answers : str
        The assignment whose worked solutions may tell it; "" for what is never told, such as a
        hidden test.
    """

    what: str
    text: str
    position: Position
    taught: bool = False
    answers: str = ""


def secrets_of(assignment: Manuscript, bank: dict[str, quizzes.Question]) -> Iterator[Secret]:
    """Yield what an assignment keeps from students.

    Parameters
    ----------
    assignment : Manuscript
        One of ``manuscript/exercises``.
    bank : dict of str to Question
        The quiz bank.
    """
    shown = fold("\n".join(visible(cell.source) for cell in assignment.cells))
    for cell in assignment.cells:
        if cell.marker is None:
            continue
        if cell.marker.kind == "QUIZ" and cell.marker.name in bank:
            question = bank[cell.marker.name]
            answer = f'{question.variable} = ( "{question.key}" )'
            yield Secret("a quiz key", answer, question.position, answers=assignment.name)
            for option in question.options:
                if len(fold(option.why)) >= _TELLING_LENGTH:
                    yield Secret(
                        "a quiz explanation",
                        fold(option.why),
                        question.position,
                        answers=assignment.name,
                    )
        for begin, lines in regions(cell.source):
            text = fold("\n".join(lines))
            if begin == manuscripts.BEGIN_SOLUTION:
                yield Secret(
                    "a solution", text, cell.position, taught=True, answers=assignment.name
                )
                continue
            what, texts = "a marking scheme", [fold(line) for line in lines if line.strip()]
            if begin == manuscripts.BEGIN_HIDDEN:
                # A line of code may stand in any program; two in a row have been copied. A bracket
                # that closes a call is no line of its own.
                told = [text for text in texts if any(map(str.isalnum, text))]
                pairs = zip(told, told[1:], strict=False)
                what, texts = "a hidden test", [" ".join(pair) for pair in pairs] or texts
            for text in texts:
                # What a visible test says too gives nothing away.
                if len(text) >= _TELLING_LENGTH and text not in shown:
                    yield Secret(what, text, cell.position)


def regions(source: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the regions of a cell: the line that begins it, and the lines inside.

    Examples
    --------
    >>> list(regions("### BEGIN SOLUTION\\nz = 1\\n### END SOLUTION"))
    [('### BEGIN SOLUTION', ['z = 1'])]
    """
    begin: str | None = None
    inside: list[str] = []
    for line in source.split("\n"):
        text = line.strip()
        if text in manuscripts.REGIONS:
            begin, inside = text, []
        elif begin and text == manuscripts.REGIONS[begin]:
            yield begin, inside
            begin = None
        elif begin:
            inside.append(line)


def visible(source: str) -> str:
    """Return a cell without its regions: what a release may show.

    Examples
    --------
    >>> visible("z = 1\\n### BEGIN HIDDEN TESTS\\nz = 2\\n### END HIDDEN TESTS")
    'z = 1'
    """
    shown, end = [], None
    for line in source.split("\n"):
        text = line.strip()
        if end:
            end = None if text == end else end
        elif text in manuscripts.REGIONS:
            end = manuscripts.REGIONS[text]
        else:
            shown.append(line)
    return "\n".join(shown)


def fold(text: str) -> str:
    """Return `text` with every run of white space made one space."""
    return " ".join(text.split())


def public_texts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield name and folded text of everything students get: notebooks and the helpers wheel."""
    for path in sorted([*root.glob("course/*.ipynb"), *root.glob("release/*/*.ipynb")]):
        notebook = nbformat.read(path, as_version=4)
        text = "\n".join(cell.source for cell in notebook.cells)
        yield str(path.relative_to(root)), fold(text)
    for name, content in wheel(root).items():
        yield f"the helpers wheel, {name}", fold(content.decode("utf-8", errors="replace"))


def wheel(root: Path) -> dict[str, bytes]:
    """Build the helpers wheel and return its files.

    Raises
    ------
    RuntimeError
        Where the wheel holds anything but ``helpers`` and its own metadata.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = wheels.build(root, Path(folder))
        archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    names = archive.namelist()
    foreign = [n for n in names if not n.startswith("helpers/") and ".dist-info/" not in n]
    if foreign:
        raise RuntimeError(f"The helpers wheel holds {foreign[0]}; it must hold helpers alone.")
    return {name: archive.read(name) for name in names}


def leaks(root: Path, assignments: list[Manuscript], bank: dict[str, Question]) -> Iterator[str]:
    """Yield a sentence for each private text that students could read.

    Parameters
    ----------
    root : Path
        The checkout.
    assignments : list of Manuscript
        All of them.
    bank : dict of str to Question
        The quiz bank.
    """
    yield from leaks_in(public_texts(root), assignments, bank)


def leaks_in(
    texts: Iterable[tuple[str, str]], assignments: list[Manuscript], bank: dict[str, Question]
) -> Iterator[str]:
    """Yield a sentence for each private text in public ones.

    Parameters
    ----------
    texts : iterable of (str, str)
        Name and folded text, as `public_texts` yields them. What is named ``solutions/`` and an
        assignment may tell the answers of that assignment, and nothing else.
    assignments : list of Manuscript
        All of them.
    bank : dict of str to Question
        The quiz bank.
    """
    hidden = [secret for each in assignments for secret in secrets_of(each, bank)]
    marks = [*manuscripts.REGIONS, *manuscripts.REGIONS.values()]
    for name, text in texts:
        released = name.startswith("release")
        solved = _SOLUTIONS_OF.match(name)
        if not name.startswith("the helpers wheel"):
            for mark in marks:
                if mark in text:
                    yield f"{name} holds '{mark}'."
        for secret in hidden:
            if solved and secret.answers == course.unnumbered(solved[1]):
                continue
            if secret.text and secret.text in text and (released or not secret.taught):
                # A one-word solution such as a number may stand in a release by chance.
                if secret.taught and len(secret.text) < _TELLING_LENGTH:
                    continue
                yield f"{name} holds {secret.what} of {secret.position}: '{secret.text[:60]}'."


def misfits(root: Path, built_name: str, assignment: Manuscript) -> Iterator[str]:
    """Yield a sentence for each released stub that does not fit its solution.

    A stub fits when it is valid Python and binds the same names, with the same signatures, as the
    solution does.

    Parameters
    ----------
    root : Path
        The checkout.
    built_name : str
        The name of the release, such as "03-the-functions".
    assignment : Manuscript
        Its manuscript.
    """
    path = root / "release" / built_name / f"{built_name}.ipynb"
    stubs = {
        cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source
        for cell in nbformat.read(path, as_version=4).cells
    }
    for cell in assignment.cells:
        if cell.marker is None or cell.marker.kind != "EXERCISE":
            continue
        stub = stubs.get(cell.marker.grade_id)
        if stub is None:
            yield f"{cell.position}: the release has no cell '{cell.marker.grade_id}'."
            continue
        try:
            wanted, found = interface(cell.source), interface(stub)
        except SyntaxError as error:
            yield f"{cell.position}: solution or stub is not valid Python: {error.msg}."
            continue
        if missing := sorted(set(wanted) - set(found)):
            what = f"does not hold '{missing[0]}', which the solution binds"
            yield f"{cell.position}: the stub {what}."
        if extra := sorted(set(found) - set(wanted)):
            yield f"{cell.position}: the stub binds '{extra[0]}', which the solution does not."


def interface(source: str) -> list[str]:
    """Return what a cell binds at its top level: names, and signatures of functions.

    Examples
    --------
    >>> interface("def relu(z):\\n    return z\\nw, b = 1, 2")
    ['relu(z)', 'w', 'b']
    """
    bound = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            bound.append(f"{node.name}({ast.unparse(node.args)})")
        elif isinstance(node, ast.ClassDef):
            bound.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            bound += [
                name.id
                for target in targets
                for name in ast.walk(target)
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
            ]
    return bound
