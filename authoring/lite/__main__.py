"""``python -m authoring.lite``: builds a JupyterLite of the course into ``build/lite``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from authoring import options
from authoring.lite import distribution
from authoring.lite.build import LiteError, build
from authoring.lite.distribution import DistributionError
from authoring.settings import ROOT

if __name__ == "__main__":
    program = argparse.ArgumentParser(prog="python -m authoring.lite", description=__doc__)
    program.add_argument(
        "pyodide",
        nargs="?",
        type=Path,
        default=distribution.PLACE,
        help="a folder that holds a Pyodide; .pyodide without it",
    )
    options.add_day(program, "take")
    program.add_argument(
        "--fetch",
        action="store_true",
        help="fetch into that folder what is not there yet; build nothing",
    )
    program.add_argument(
        "--renew",
        action="store_true",
        help="take this Pyodide as the right one from now on; build nothing",
    )
    said = program.parse_args()
    if said.renew:
        distribution.renew(said.pyodide)
        sys.exit()
    try:
        if said.fetch:
            distribution.fetch(said.pyodide)
            sys.exit()
        made = build(ROOT, said.pyodide.resolve(), ROOT / "build" / "lite", said.day)
    except (DistributionError, LiteError) as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    print(f"JupyterLite is in {made}; 'python -m http.server -d {made}' shows it.")
