"""Answers to the assignments, right and wrong ones, with what must happen to each.

One file an assignment, by its name without the number; none is ever given to students. Its cells
look like this::

    # %% relu | right | where
    def relu(z): ...

    # %% relu | wrong | keeps-negative | fails: values arrays | says: negative half

The header names the exercise and the answer; for a wrong one it lists the properties whose tests
must reject it (all others must accept it) and a part of the message that one of them must show. A
cell may leave out functions and values of the exercise: the reference solution's are taken, so
that each answer shows only what is special about it.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from authoring import course
from authoring.course import unnumbered
from authoring.settings import ROOT

HERE = Path(__file__).parent
_HEADER = re.compile(r"^# %% (?P<fields>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """One answer to one exercise.

    Parameters
    ----------
    assignment, exercise, name : str
        What it answers, and a name of its own.
    right : bool
        Whether every test must accept it.
    source : str
        The code of the cell.
    fails : frozenset of str
        Properties whose tests must reject it; "" stands for a test without one.
    says : str
        Part of the message that one of them must show.
    """

    assignment: str
    exercise: str
    name: str
    right: bool
    source: str
    fails: frozenset[str] = frozenset()
    says: str = ""

    def __str__(self) -> str:
        return f"{self.exercise}-{'right' if self.right else 'wrong'}-{self.name}"


def load(assignment: str) -> list[Answer]:
    """Read the answers to an assignment.

    Parameters
    ----------
    assignment : str
        Its name, such as "03-the-functions".

    Returns
    -------
    list of Answer

    Raises
    ------
    ValueError
        For a header that does not have the form above, or a name used twice.
    """
    text = bank(assignment).read_text(encoding="utf-8")
    answers = [_answer(assignment, header, source) for header, source in cells(text)]
    names = [str(answer) for answer in answers]
    if doubles := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{assignment}.py has two answers called {sorted(doubles)[0]}.")
    return answers


def cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield the header and the code of each cell of a file of answers.

    Examples
    --------
    >>> list(cells("# %% relu | right | where\\nrelu = 3\\n\\n"))
    [('relu | right | where', 'relu = 3\\n')]
    """
    headers = list(_HEADER.finditer(text))
    ends = [header.start() for header in headers[1:]] + [len(text)]
    for header, end in zip(headers, ends, strict=True):
        yield header["fields"], text[header.end() : end].strip("\n") + "\n"


def bank(assignment: str) -> Path:
    """The file with the answers to an assignment.

    Parameters
    ----------
    assignment : str
        Its name, such as "03-the-functions".

    Examples
    --------
    >>> bank("03-the-functions").name
    'the-functions.py'
    """
    return HERE / f"{unnumbered(assignment)}.py"


def assignments() -> list[str]:
    """The names of the course's assignments that have a bank of answers, in order."""
    there = [unit.built_name for unit in course.read(ROOT).assignments]
    return [name for name in there if bank(name).exists()]


def _answer(assignment: str, header: str, source: str) -> Answer:
    exercise, verdict, name, *rest = (field.strip() for field in header.split("|"))
    about = dict(field.split(":", 1) for field in rest)
    if verdict not in ("right", "wrong") or (verdict == "wrong") != bool(about):
        raise ValueError(f"{assignment}.py: '# %% {header}' is not a complete header.")
    fails = frozenset(about.get("fails", "").split())
    return Answer(
        assignment, exercise, name, verdict == "right", source, fails, about.get("says", "").strip()
    )


def complete(source: str, solution: str) -> str:
    """Add to an answer what it leaves out, from the reference solution.

    Parameters
    ----------
    source, solution : str
        The code of an answer and of the reference solution.

    Returns
    -------
    str
        Code that binds all the names that the reference solution binds.

    Examples
    --------
    >>> print(complete("b = 3", "a = 1\\nb = a\\nc = b"))
    a = 1
    <BLANKLINE>
    b = 3
    <BLANKLINE>
    c = b
    """
    bound = {name for node in ast.parse(source).body for name in binds(node)}
    parts, added = [], False
    for node in ast.parse(solution).body:
        if not bound & set(binds(node)):
            parts.append(ast.get_source_segment(solution, node))
        elif not added:
            parts.append(source.strip("\n"))
            added = True
    return "\n\n".join(parts if added else [*parts, source.strip("\n")])


def binds(node: ast.AST) -> list[str]:
    """Return the names that a statement binds.

    Examples
    --------
    >>> binds(ast.parse("a = b = 3").body[0])
    ['a', 'b']
    """
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    targets = getattr(node, "targets", [])
    return [
        name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)
    ]
