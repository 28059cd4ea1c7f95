"""``make publish DEST=...``: the website and the students' repository, in one folder.

``DEST/site`` goes onto any web server, with the course that runs in a browser below ``lite/``;
``DEST/students`` is the students' repository, ready to be pushed. What takes long is built before
anything is put there, so that a build that fails leaves what was published before.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from authoring import commits, options, publish
from authoring.errors import ManuscriptError
from authoring.lite import build as lite
from authoring.lite import distribution
from authoring.lite.distribution import DistributionError
from authoring.publish import MANIFEST, PublishError
from authoring.settings import ROOT
from authoring.site import build as website
from helpers import __version__

SITE, STUDENTS = "site", "students"
# GitHub Pages leaves out folders such as _static unless a site has this file.
_MARK = ".nojekyll"


def deliver(
    root: Path,
    destination: Path,
    day: date,
    all_solutions: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Build everything that is published, and put it into a folder.

    Parameters
    ----------
    root : Path
        The checkout, with its notebooks built.
    destination : Path
        A folder that is new, or was delivered to before.
    day : date
        What is open on that day is published.
    all_solutions : bool
        For those who learn by themselves: the website has the solutions of every assignment.
    say : callable
        Called with sentences about what was done.

    Raises
    ------
    PublishError, SiteError, LiteError
        Why nothing was published.
    """
    site, students = destination / SITE, destination / STUDENTS
    publish.published_before(root, students)
    if site.exists() and any(site.iterdir()) and not (site / _MARK).exists():
        raise PublishError(f"{site} holds files that were not published from here.")
    has_lite = _lite(root, day, say)
    build = root / "build" / "site"
    html = website.build(
        root, build, say=say, day=day, all_solutions=all_solutions, with_lite=has_lite
    )
    files = publish.publish(root, students, day)
    known = commits.commit(students, files, MANIFEST, day)
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(html, site)
    (site / _MARK).touch()
    say(f"Version {__version__}, as of {day}:")
    for line in _told(site, students, has_lite):
        say(line)
    say(known)
    for sentence in publish.to_come(root, day):
        say(sentence)


def _lite(root: Path, day: date, say: Callable[[str], None]) -> bool:
    """Build the course that runs in a browser, or say in a sentence why there is none."""
    place = distribution.PLACE
    if not place.exists():
        say(
            f"There is no Pyodide in {place.name}, so no lesson runs on the site; "
            "'python -m authoring.lite --fetch' gets it."
        )
        return False
    lite.build(root, place, root / "build" / "lite", day)
    return True


def _told(site: Path, students: Path, has_lite: bool) -> Iterator[str]:
    yield f"- {site}: {_megabytes(site)} MB, for any web server"
    if has_lite:
        yield f"- {site / 'lite'}, part of it: {_megabytes(site / 'lite')} MB"
    yield f"- {students}: {_megabytes(students)} MB, to be pushed"


def _megabytes(folder: Path) -> str:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return f"{sum(path.stat().st_size for path in files) / 1e6:.1f}"


def main(arguments: list[str] | None = None) -> int:
    """Deliver to the folder that is named; return the exit code."""
    parser = argparse.ArgumentParser(prog="make publish", description=__doc__)
    parser.add_argument("destination", type=Path, help="a folder beside the checkout")
    options.add_day(parser, "publish")
    options.add_solutions(parser)
    said = parser.parse_args(arguments)
    destination = said.destination.expanduser().resolve()
    try:
        deliver(ROOT, destination, said.day, said.solutions == "all")
    except (
        PublishError,
        website.SiteError,
        lite.LiteError,
        DistributionError,
        ManuscriptError,
        RuntimeError,
    ) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
