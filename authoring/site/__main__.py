"""``python -m authoring.site``: builds the website into ``build/site/html``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from authoring import options
from authoring.errors import ManuscriptError
from authoring.settings import ROOT
from authoring.site.build import SiteError, build

if __name__ == "__main__":
    program = argparse.ArgumentParser(prog="python -m authoring.site", description=__doc__)
    program.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "site")
    options.add_day(program, "show")
    options.add_solutions(program)
    said = program.parse_args()
    try:
        site = build(
            ROOT, said.folder.resolve(), day=said.day, all_solutions=said.solutions == "all"
        )
    except (SiteError, ManuscriptError) as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    print(f"The site is in {site}; 'python -m http.server -d {site}' shows it.")
