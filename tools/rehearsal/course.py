"""A course directory that is thrown away, with nbgrader's own commands and gradebook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook, MissingEntry

from authoring.settings import ROOT
from grader.cells import markers


def source_notebook(cells: Iterable[tuple[str, str]]) -> nbformat.NotebookNode:
    """Return an instructor's notebook with nbgrader's metadata, from kinds and texts of cells.

    Examples
    --------
    >>> source_notebook([("code", "# SETUP: imports")]).cells[0].metadata.nbgrader.grade_id
    'setup-imports'
    """
    made = []
    for number, (cell_type, text) in enumerate(cells):
        cell = new_code_cell(text) if cell_type == "code" else new_markdown_cell(text)
        cell.id = f"cell-{number}"
        marker = markers.parse(text, cell_type)
        if marker:
            cell.metadata["nbgrader"] = marker.metadata()
        made.append(cell)
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook: nbformat.NotebookNode = new_notebook(cells=made, metadata={"kernelspec": kernel})
    return notebook


def write_source(folder: Path, name: str, notebook: nbformat.NotebookNode) -> None:
    """Write an assignment of one notebook to a folder of assignments."""
    path = folder / name / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


@dataclass(frozen=True)
class Score:
    """What the gradebook says about one graded cell of one student.

    Parameters
    ----------
    auto : float or None
        The automatic score; None before a person has read a written answer.
    most : float
        The points it is worth.
    needs_person : bool
        Whether it is listed as "needs manual grade".
    """

    auto: float | None
    most: float
    needs_person: bool


@dataclass(frozen=True)
class Course:
    """A course directory.

    Parameters
    ----------
    root : Path
        The folder.
    """

    root: Path

    @property
    def database(self) -> str:
        """The address of the gradebook."""
        return f"sqlite:///{self.root / 'gradebook.db'}"

    def environment(self) -> dict[str, str]:
        """Return the environment of a user who has activated the project's environment."""
        programs = str(Path(sys.executable).parent)
        return os.environ | {
            "PATH": os.pathsep.join([programs, os.environ["PATH"]]),
            "PYTHONPATH": str(ROOT),
            "JUPYTER_DATA_DIR": str(self.root / "jupyter"),
            "JUPYTER_CONFIG_DIR": str(self.root / "jupyter"),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }

    def nbgrader(
        self,
        *arguments: str,
        fails: bool = False,
        folder: Path | None = None,
        watch: Callable[[str], None] = lambda line: None,
    ) -> str:
        """Run an nbgrader command, and return what it says; see `run`."""
        return self.run("nbgrader", *arguments, fails=fails, folder=folder, watch=watch)

    def grader(self, *arguments: str) -> str:
        """Run a task of the course's own grader, and return what it says."""
        return self.run("grader", *arguments)

    def run(
        self,
        program: str,
        *arguments: str,
        fails: bool = False,
        folder: Path | None = None,
        watch: Callable[[str], None] = lambda line: None,
    ) -> str:
        """Run a command, and return what it says.

        Parameters
        ----------
        program : str
            A module that Python runs.
        *arguments : str
            The command line after it.
        fails : bool
            Whether an exit code other than 0 is expected.
        folder : Path, optional
            Where to run it; in the course directory by default.
        watch : callable
            Called with every line as it comes.

        Raises
        ------
        RuntimeError
            If the exit code is not as expected.
        """
        said = []
        with subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            cwd=folder or self.root,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        ) as process:
            for line in process.stdout or ():
                said.append(line)
                watch(line)
        if bool(process.returncode) != fails:
            raise RuntimeError(
                f"{program} {' '.join(arguments)} ended with {process.returncode}:\n{''.join(said)}"
            )
        return "".join(said)

    def release(self, assignment: str) -> nbformat.NotebookNode:
        """Release an assignment of one notebook, and return what students get."""
        self.nbgrader("generate_assignment", assignment)
        path = self.root / "release" / assignment / f"{assignment}.ipynb"
        notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
        return notebook

    def hand_in(
        self,
        student: str,
        assignment: str,
        content: nbformat.NotebookNode | str,
        name: str | None = None,
        timestamp: str | None = None,
    ) -> Path:
        """Put a file in a student's folder in ``submitted/``, and return its path."""
        path = self.root / "submitted" / student / assignment / (name or f"{assignment}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            content if isinstance(content, str) else nbformat.writes(content), encoding="utf-8"
        )
        if timestamp:
            (path.parent / "timestamp.txt").write_text(timestamp, encoding="utf-8")
        return path

    def scores(self, assignment: str) -> dict[str, dict[str, Score]]:
        """Return what the gradebook says, by student and grade_id."""
        with Gradebook(self.database) as gradebook:
            return {
                submission.student.id: {
                    grade.name: Score(grade.auto_score, grade.max_score, grade.needs_manual_grade)
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                }
                for submission in gradebook.assignment_submissions(assignment)
            }

    def seconds_late(self, assignment: str, student: str) -> float:
        """Return by how much a student missed the due date."""
        with Gradebook(self.database) as gradebook:
            try:
                return float(gradebook.find_submission(assignment, student).total_seconds_late)
            except MissingEntry:
                return 0.0


def new_course(root: Path, source: Path | None = None) -> Course:
    """Make a course directory with the project's configuration.

    Parameters
    ----------
    root : Path
        Where; it need not exist.
    source : Path, optional
        A folder with an assignment in each of its folders, which is copied.
    """
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    if source:
        shutil.copytree(source, root / "source", dirs_exist_ok=True)
    return Course(root)
