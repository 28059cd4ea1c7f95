"""Writes docs/replication.md: what each study says, published and again."""

from __future__ import annotations

import json

from helpers import studies
from helpers.studies import replication


def page() -> str:
    """Return the page, from the kept results and the record of rounds."""
    lines = [
        "# What held again",
        "",
        "The lessons measure. What they print as a finding was found twice: on the published seeds",
        "(0, 1, 2, ...), and again on seeds that nobody had used, neither for trying out a study",
        "(500 to 999) nor before. `make studies` runs the next round, with the seeds 1000 r,",
        "1000 r + 1, ... for round r, and writes this page; a round of the present code is never",
        "taken out, and a statement must hold in all of them. How a study is done its docstring",
        "says; how to run one on seeds of your own, `helpers/studies/__init__.py`.",
        "",
    ]
    for name in studies.names():
        results, rounds = studies.results(name), replication.rounds(name)
        seeds = ", ".join(f"{each['seeds'][0]} to {each['seeds'][-1]}" for each in rounds)
        question = (studies.get(name).__doc__ or "").splitlines()[0]
        lines += [
            f"## `{name}`",
            "",
            question,
            "",
            f"Code {replication.fingerprint(name)}; published seeds {results.seeds[0]} to "
            f"{results.seeds[-1]}; again with {seeds or 'none yet'}.",
            "",
            "| statement | published | again | holds |",
            "|---|---|---|---|",
        ]
        for each in studies.get(name).statements(results):
            again = [one["statements"].get(each.name) for one in rounds]
            told = "; ".join(one["evidence"] for one in again if one)
            holds = "yes" if replication.replicated(name, each.name) else "**no**"
            lines.append(f"| {each.name} | {each.evidence} | {told} | {holds} |")
        lines.append("")
    return "\n".join(lines + fallen())


def fallen() -> list[str]:
    """Return the lines about statements that fell once, also of designs that were changed since."""
    kept = {}
    if replication.RECORD.is_file():
        kept = json.loads(replication.RECORD.read_text(encoding="utf-8"))
    rows = [
        f"| {name} | {each['round']} | {statement} | {found['evidence']} |"
        for name, rounds in kept.items()
        for each in rounds
        for statement, found in each["statements"].items()
        if not found["holds"]
    ]
    if not rows:
        return []
    head = ["## What fell", "", "In rounds of the present code and of earlier ones:", ""]
    return [*head, "| study | round | statement | evidence |", "|---|---|---|---|", *rows, ""]
