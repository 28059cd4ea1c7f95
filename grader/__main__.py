"""``python -m grader report ASSIGNMENT``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from grader import report


def main(arguments: list[str] | None = None) -> int:
    """Print the report of an assignment; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m grader", description=__doc__)
    parser.add_argument("task", choices=["report"])
    parser.add_argument("assignment", help="its name, such as 03-the-functions")
    parser.add_argument("--course", type=Path, default=Path(), help="the course directory")
    given = parser.parse_args(arguments)
    found = report.read(given.course.absolute(), given.assignment)
    if not found.graded and not found.refused:
        print(
            f"Nothing was handed in for '{given.assignment}': there is no folder "
            f"submitted/*/{given.assignment} in {given.course.absolute()}.",
            file=sys.stderr,
        )
        return 1
    print("\n".join(report.lines(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
