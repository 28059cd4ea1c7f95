"""Removes files and folders of the current folder, by their patterns; standard library alone."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Remove what the patterns find; return the exit code."""
    program = argparse.ArgumentParser(prog="python -m tools.clean", description=__doc__)
    program.add_argument("patterns", nargs="+", help="such as .venv or '**/__pycache__'")
    for pattern in program.parse_args(arguments).patterns:
        for path in list(Path().glob(pattern)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
