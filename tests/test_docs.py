"""What README, CONTRIBUTING and the map of the project name exists, and no room is left out."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from authoring.settings import ROOT
from tools import tasks

MAP = "docs/architecture.md"
PAGES = [MAP, "README.md", "CONTRIBUTING.md", "SECURITY.md", ".github/PULL_REQUEST_TEMPLATE.md"]
PACKAGES = ("authoring", "grader", "helpers", "tests", "tools")


def text_of(page):
    return (ROOT / page).read_text(encoding="utf-8")


def prose_of(page):
    """Return a page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)


def paths_in(page):
    """Yield what a page names as a file or folder of the project."""
    for quoted in re.findall(r"`([^`\s]+)`", prose_of(page)):
        if re.fullmatch(r"[\w.<>-]+(/[\w.<>-]+)*/?", quoted) and "/" in quoted:
            yield quoted


def student_work():
    """Return the folders that git never has: there are none in a fresh checkout."""
    return re.findall(r"^/(\w+/)", text_of(".gitignore"), re.MULTILINE)


def there(path):
    """Say whether a path exists; `<name>` and `NN` stand for anything."""
    pattern = re.sub(r"<\w+>|\bNN-name\b", "*", path)
    return path in student_work() or any(ROOT.glob(pattern.rstrip("/")))


@pytest.mark.parametrize("page", PAGES)
def test_named_files_and_folders_exist(page):
    assert [path for path in paths_in(page) if not there(path)] == []


def test_pages_name_files_at_all():
    assert len(set(paths_in(MAP))) > 40
    assert not there("helpers/no-such-room/")


def anchors_of(path):
    titles = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    prose = re.sub(r"`[^`]*`", "", prose_of(page))
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if target.startswith("https://"):
            continue
        path, _, anchor = unquote(target).partition("#")
        path = (ROOT / page).parent / path if path else ROOT / page
        assert path.exists(), target
        assert not anchor or anchor in anchors_of(path), target


@pytest.mark.parametrize("page", PAGES)
def test_named_tasks_are_tasks(page):
    known = {task.name for group in tasks.GROUPS.values() for task in group}
    named = re.findall(r"(?:`|\$ )(?:make|python -m tools|py -m tools) ([a-z-]+)", text_of(page))
    assert set(named) <= known


@pytest.mark.parametrize("page", PAGES)
def test_named_programs_are_there(page):
    for name in re.findall(r"python -m ([a-z_.]+)", text_of(page)):
        path = ROOT.joinpath(*name.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), name


def rooms():
    """Return every package and each of its rooms, as the map writes them."""
    below = [path.parent for name in PACKAGES for path in (ROOT / name).glob("*/__init__.py")]
    tops = [path for path in ROOT.iterdir() if path.is_dir() and (path / "__init__.py").exists()]
    return {f"{path.relative_to(ROOT).as_posix()}/" for path in [*tops, *below]}


def mirrors(room):
    """Say whether a room of tests has the name of what it tests."""
    name = Path(room).name
    return room.startswith("tests/") and any(
        (ROOT / place / name).is_dir() for place in ("", "helpers", "grader")
    )


def test_the_map_names_every_package_and_room():
    named = set(paths_in(MAP))
    assert sorted(room for room in rooms() if room not in named and not mirrors(room)) == []


def test_the_readme_names_every_folder_that_people_open():
    named = set(re.findall(r"`(\w+/)`", text_of("README.md")))
    folders = {f"{path.name}/" for path in ROOT.iterdir() if path.is_dir()}
    people_open = {each for each in folders if re.match(r"[a-z]", each)} - set(student_work())
    assert sorted(people_open - named) == []
