"""``make student-repo DEST=...``: writes the repository that students get.

It holds the lessons and assignments that are open, the helpers as a wheel, and what a student needs
to set up. No answer is in it: whatever is to be published is searched before anything is written.
What has changed becomes a commit on top of the last one.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Template

import nbformat

from authoring import check, commits, course, links, options, private, wheel, worked
from authoring.addresses import Repository
from authoring.errors import ManuscriptError
from authoring.settings import ROOT

# The list of files that were written; a folder with it may be written to again.
MANIFEST = ".published"
_TEMPLATES = Path(__file__).parent / "student"
# What they get of tools/ -> how it is called there; the list of their tasks is their own.
_TASKS = {
    "__main__.py": "__main__.py",
    "clean.py": "clean.py",
    "environment.py": "environment.py",
    "for_students.py": "tasks.py",
    "jupyterlab/overrides.json": "jupyterlab/overrides.json",
    "jupyterlab/page_config.json": "jupyterlab/page_config.json",
    "task.py": "task.py",
}
_COPIED = ("environment.yml", "LICENSE", "LICENSE-CONTENT.md")
_LOCK = "requirements-students.lock"  # they get it as requirements.lock


class PublishError(Exception):
    """Why nothing was published, in one sentence."""


def publish(root: Path, destination: Path, day: date | None = None) -> list[Path]:
    """Write the student repository.

    Parameters
    ----------
    root : Path
        The checkout, built.
    day : date, optional
        What is open on that day is published, and the worked solutions that are out by then;
        without one, everything that opens, and no solutions.
    destination : Path
        A folder that is new, empty (but for ``.git``), or was published to before. Files that
        students or git put there stay.

    Returns
    -------
    list of Path
        What was written, relative to `destination`.

    Raises
    ------
    PublishError
        Where the destination is not fit, or something private would get there; then nothing is
        written.
    """
    before = published_before(root, destination)
    with tempfile.TemporaryDirectory() as scratch:
        stage = Path(scratch)
        _fill(root, stage, day)
        if found := leaks(root, stage):
            raise PublishError("Nothing was published:\n" + "\n".join(found))
        files = sorted(path.relative_to(stage) for path in stage.rglob("*") if path.is_file())
        for stale in before - set(files):
            (destination / stale).unlink(missing_ok=True)
        for path in files:
            (destination / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage / path, destination / path)
    lines = [path.as_posix() for path in files]
    (destination / MANIFEST).write_text("\n".join([*lines, ""]), encoding="utf-8")
    return files


def published_before(root: Path, destination: Path) -> set[Path]:
    """Return what was published to a folder before, relative to it.

    Parameters
    ----------
    root : Path
        The checkout.
    destination : Path
        The folder.

    Raises
    ------
    PublishError
        Where it is no folder to publish to.
    """
    if destination.is_relative_to(root) or root.is_relative_to(destination):
        raise PublishError(f"{destination} and this checkout overlap; choose a folder beside it.")
    if destination.exists() and not destination.is_dir():
        raise PublishError(f"{destination} is a file; choose a folder.")
    try:
        lines = (destination / MANIFEST).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        if destination.exists() and {path.name for path in destination.iterdir()} - {".git"}:
            raise PublishError(
                f"{destination} holds files that were not published from here; choose a new or "
                f"empty folder."
            ) from None
        return set()
    # Nothing outside the destination is ever removed, whatever the list says.
    return {path for path in map(Path, filter(None, lines)) if _stays_inside(path)}


def _stays_inside(path: Path) -> bool:
    return not path.is_absolute() and ".." not in path.parts


def notebooks_of(order: course.Course, day: date | None) -> list[Path]:
    """Return the notebooks that students have on a day, as paths in the checkout.

    Parameters
    ----------
    order : Course
        The course.
    day : date, optional
        The day; without one, everything is open.
    """
    units = [*order.lessons, *order.appendices, *order.assignments]
    paths = [unit.for_students for unit in units if day is None or unit.is_open(day)]
    return [path for path in paths if (order.root / path).exists()]


def _fill(root: Path, stage: Path, day: date | None) -> None:
    """Put everything that is published into an empty folder."""
    order = course.read(root)
    notebooks = [root / path for path in notebooks_of(order, day)]
    if not notebooks:
        raise PublishError("There are no notebooks yet; run 'make notebooks'.")
    for path in [*notebooks, *(root / name for name in _COPIED)]:
        target = stage / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    _solutions(order, stage, day)
    shutil.copyfile(root / _LOCK, stage / "requirements.lock")
    (stage / "wheel").mkdir()
    built = wheel.build(root, stage / "wheel")
    shutil.copyfile(ROOT / "Makefile", stage / "Makefile")
    _tasks(stage / "tools")
    shutil.copyfile(_TEMPLATES / "gitignore", stage / ".gitignore")
    conda = stage / "environment.yml"
    text = conda.read_text(encoding="utf-8")
    conda.write_text(text.replace("--no-deps -e .", f"--no-deps wheel/{built.name}"), "utf-8")
    students = order.students
    readme = Template((_TEMPLATES / "README.md").read_text(encoding="utf-8")).substitute(
        lessons=notebooks_table("Lesson", stage, "course/*.ipynb", students),
        assignments="\n\n".join(
            notebooks_table(kind, stage, pattern, students)
            for kind, pattern in {
                "Assignment": "release/*/*.ipynb",
                "Worked solutions": f"{worked.FOLDER}/*.ipynb",
            }.items()
            if [*stage.glob(pattern)]
        ),
        wheel=built.name,
    )
    (stage / "README.md").write_text(readme, encoding="utf-8")


def _solutions(order: course.Course, stage: Path, day: date | None) -> None:
    """Write the worked solutions that are out on a day."""
    bank = links.read_bank(order)
    for unit in worked.out(order, day):
        target = stage / worked.path(unit)
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"{nbformat.writes(worked.notebook(unit, order, bank))}\n", "utf-8")


def _tasks(folder: Path) -> None:
    """Write what sets up and opens the course, with or without make."""
    folder.mkdir()
    (folder / "__init__.py").touch()
    for name, theirs in _TASKS.items():
        (folder / theirs).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "tools" / name, folder / theirs)


def notebooks_table(kind: str, folder: Path, pattern: str, students: Repository) -> str:
    """Return a Markdown table of notebooks, each with the link that opens it in Colab.

    Parameters
    ----------
    kind : str
        The heading of the table.
    folder : Path
        The student repository.
    pattern : str
        Which notebooks, relative to it.
    students : Repository
        Where it is published.
    """
    lines = [f"| {kind} | |", "|---|---|"]
    for path in sorted(folder.glob(pattern)):
        link = path.relative_to(folder).as_posix()
        heading = nbformat.read(path, as_version=4).cells[0].source.partition("\n")[0]
        opens = students.colab_link(link, f"Open {path.stem} in Colab")
        lines.append(f"| [{heading.removeprefix('# ')}]({link}) | {opens} |")
    return "\n".join(lines)


def leaks(root: Path, stage: Path) -> list[str]:
    """Return a sentence for each private text in what is to be published.

    Parameters
    ----------
    root : Path
        The checkout, whose manuscript says what is private.
    stage : Path
        What is to be published.
    """
    order = course.read(root)
    assignments = check.assignments(order)
    return list(private.leaks_in(_texts(stage), assignments, links.read_bank(order)))


def _texts(stage: Path) -> Iterator[tuple[str, str]]:
    """Yield name and folded text of each file, outputs of notebooks and files of the wheel too."""
    for path in sorted(filter(Path.is_file, stage.rglob("*"))):
        name = path.relative_to(stage).as_posix()
        if path.suffix == ".ipynb":
            cells = nbformat.read(path, as_version=4).cells
            yield name, private.fold("\n".join(cell.source for cell in cells))
            outputs = [output for cell in cells for output in cell.get("outputs", [])]
            yield f"{name}, outputs", private.fold(str(outputs))
        elif path.suffix == ".whl":
            with zipfile.ZipFile(path) as archive:
                for member in archive.namelist():
                    content = archive.read(member).decode("utf-8", errors="replace")
                    yield f"the helpers wheel, {member}", private.fold(content)
        else:
            yield name, private.fold(path.read_text(encoding="utf-8"))


def main(arguments: list[str] | None = None) -> int:
    """Publish to the folder that is named; return the exit code."""
    parser = argparse.ArgumentParser(prog="make student-repo", description=__doc__)
    parser.add_argument("destination", nargs="?", default="")
    options.add_day(parser, "publish")
    said = parser.parse_args(arguments)
    if not said.destination:
        print("Say where to: make student-repo DEST=../students", file=sys.stderr)
        return 2
    destination = Path(said.destination).expanduser().resolve()
    try:
        files = publish(ROOT, destination, said.day)
        known = commits.commit(destination, files, MANIFEST, said.day)
    except (PublishError, ManuscriptError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(files)} files in {destination}. {known}")
    for sentence in to_come(ROOT, said.day):
        print(sentence)
    print(f"Push it to {course.read(ROOT).students.name}, as its links to Colab say.")
    return 0


def to_come(root: Path, day: date) -> Iterator[str]:
    """Yield sentences about what students do not have on a day.

    Parameters
    ----------
    root : Path
        The checkout.
    day : date
        The day.
    """
    order = course.read(root)
    units = [*order.lessons, *order.appendices, *order.assignments]
    later = sorted((unit.opens, unit.built_name) for unit in units if not unit.is_open(day))
    for first, name in later[:1]:
        if len(later) == 1:
            yield f"One notebook opens later: {name} on {first}."
        else:
            yield f"{len(later)} notebooks open later, {name} on {first} first."
    yield from worked.waiting(order, day)


if __name__ == "__main__":
    sys.exit(main())
