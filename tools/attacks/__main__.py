"""Run the attacks here and against stock nbgrader, and write docs/attacks.md.

``python -m tools.attacks [--only NAME]`` prints; without ``--only`` it writes the table.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from authoring.settings import ROOT
from tools.attacks import CORPUS, range, stock, table

LIMITS = ("--Sandbox.cell_seconds=4", "--Sandbox.test_seconds=2")


def main(arguments: list[str] | None = None) -> int:
    """Run the attacks; return 1 where the grader here does not withstand one."""
    parser = argparse.ArgumentParser(prog="python -m tools.attacks", description=__doc__)
    parser.add_argument("--only", action="append", help="the name of an attack")
    given = parser.parse_args(arguments)
    attacks = [attack for attack in CORPUS if not given.only or attack.name in given.only]
    with tempfile.TemporaryDirectory() as folder:
        here = range.play(Path(folder) / "here", attacks, *LIMITS)
        harmless = [attack for attack in attacks if attack.on_stock]
        there = stock.play(Path(folder) / "stock", harmless, print)
    page = table.page(attacks, here, there)
    if given.only:
        print(page)
    else:
        (ROOT / "docs" / "attacks.md").write_text(page, encoding="utf-8")
    bad = [a for a in attacks if here.seen[a.name].undeserved(a) or here.seen[a.name].leaked]
    return int(bool(bad or here.harm))


if __name__ == "__main__":
    raise SystemExit(main())
