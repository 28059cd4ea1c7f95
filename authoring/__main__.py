"""``python -m authoring build`` and ``python -m authoring check``."""

from __future__ import annotations

import argparse
import sys

from authoring import build, check

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m authoring", description=__doc__)
    parser.add_argument("task", choices=["build", "check"])
    task = parser.parse_args().task
    sys.exit(build.main() if task == "build" else check.main())
