"""``make student-repo DEST=...``: writes the repository that students get.

It holds the lessons, the released assignments, the helpers as a wheel, and what a student needs to
set up. No answer is in it: whatever is to be published is searched before anything is written.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from string import Template

import nbformat

from authoring import check, course, course_file, links, private, wheel
from authoring.addresses import Repository
from authoring.errors import ManuscriptError
from authoring.settings import ROOT

# The list of files that were written; a folder with it may be written to again.
MANIFEST = ".published"
_TEMPLATES = Path(__file__).parent / "student"
_COPIED = ("requirements.lock", "environment.yml", "LICENSE", "LICENSE-CONTENT.md")


class PublishError(Exception):
    """Why nothing was published, in one sentence."""


def publish(root: Path, destination: Path) -> list[Path]:
    """Write the student repository.

    Parameters
    ----------
    root : Path
        The checkout, built.
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
    before = _published_before(root, destination)
    with tempfile.TemporaryDirectory() as scratch:
        stage = Path(scratch)
        _fill(root, stage)
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


def _published_before(root: Path, destination: Path) -> set[Path]:
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


def _fill(root: Path, stage: Path) -> None:
    """Put everything that is published into an empty folder."""
    notebooks = [*sorted(root.glob("course/*.ipynb")), *sorted(root.glob("release/*/*.ipynb"))]
    if not notebooks:
        raise PublishError("There are no notebooks yet; run 'make notebooks'.")
    for path in [*notebooks, *(root / name for name in _COPIED)]:
        target = stage / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (stage / "wheel").mkdir()
    built = wheel.build(root, stage / "wheel")
    shutil.copyfile(ROOT / "tools" / "environment.py", stage / "environment.py")
    shutil.copyfile(_TEMPLATES / "Makefile", stage / "Makefile")
    shutil.copyfile(_TEMPLATES / "gitignore", stage / ".gitignore")
    conda = stage / "environment.yml"
    text = conda.read_text(encoding="utf-8")
    conda.write_text(text.replace("--no-deps -e .", f"--no-deps wheel/{built.name}"), "utf-8")
    students = course_file.read(root).students
    readme = Template((_TEMPLATES / "README.md").read_text(encoding="utf-8")).substitute(
        lessons=badges("Lesson", stage, "course/*.ipynb", students),
        assignments=badges("Assignment", stage, "release/*/*.ipynb", students),
        wheel=built.name,
    )
    (stage / "README.md").write_text(readme, encoding="utf-8")


def badges(kind: str, folder: Path, pattern: str, students: Repository) -> str:
    """Return a Markdown table of notebooks, each with the badge that opens it in Colab.

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
        badge = students.colab_badge(link, f"Open {link} in Colab")
        lines.append(f"| [{heading.removeprefix('# ')}]({link}) | {badge} |")
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


def main(arguments: list[str]) -> int:
    """Publish to the folder that is named; return the exit code."""
    if len(arguments) != 1 or not arguments[0]:
        print("Say where to: make student-repo DEST=../students", file=sys.stderr)
        return 2
    destination = Path(arguments[0]).expanduser().resolve()
    try:
        files = publish(ROOT, destination)
    except (PublishError, ManuscriptError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    repository = course_file.read(ROOT).students.name
    print(f"{len(files)} files in {destination}; push them to {repository}, as its badges say.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
