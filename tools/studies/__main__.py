"""Run the studies again on seeds that nobody used, and write docs/replication.md: ``make studies``.

The next replication round follows from those on record, so that nobody chooses its seeds. A round
takes some minutes on two cores. ``--publish`` makes the kept results anew instead.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from authoring.settings import ROOT
from helpers import studies
from helpers.studies import replication
from helpers.studies.seeds import RESULTS, Results, store
from tools.studies.page import page
from tools.studies.running import run_all

PAGE = ROOT / "docs" / "replication.md"


def next_round() -> int:
    """Return the number of the round that comes next."""
    if not replication.RECORD.is_file():
        return 1
    kept = json.loads(replication.RECORD.read_text(encoding="utf-8"))
    return 1 + max((each["round"] for rounds in kept.values() for each in rounds), default=0)


def record(number: int, found: dict[str, Results]) -> bool:
    """Add a round to the record; return whether all statements held."""
    path, good = replication.RECORD, True
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for name, results in found.items():
        told = studies.get(name).statements(results)
        for each in told:
            print(f"{'holds' if each.holds else 'FELL ':6} {name}: {each.name} ({each.evidence})")
            good &= each.holds
        entry = {"round": number, "seeds": results.seeds, "versions": results.versions}
        entry["statements"] = {
            each.name: {"holds": bool(each.holds), "evidence": each.evidence} for each in told
        }
        kept.setdefault(name, []).append(entry)
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return good


def main(arguments: Sequence[str] = ()) -> int:
    """Run a round, or publish; return 1 where a statement fell."""
    program = argparse.ArgumentParser(prog="python -m tools.studies", description=__doc__)
    program.add_argument("names", nargs="*", help="studies; all by default")
    program.add_argument("--publish", action="store_true", help="make the kept results anew")
    program.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    chosen = program.parse_args(arguments)
    names, good = chosen.names or studies.names(), True
    number = next_round()
    first = 0 if chosen.publish else 1000 * number
    seeds = {name: [first + i for i in range(studies.get(name).SEEDS)] for name in names}
    found = run_all(seeds, chosen.workers)
    if chosen.publish:
        for name, results in found.items():
            store(name, results)
            print(
                *(
                    f"  {each.holds} {each.name}: {each.evidence}"
                    for each in studies.get(name).statements(results)
                ),
                sep="\n",
            )
    else:
        good = record(number, found)
    if all((RESULTS / f"{name}.json").is_file() for name in studies.names()):
        PAGE.write_text(page(), encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
