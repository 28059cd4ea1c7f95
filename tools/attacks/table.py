"""Write the table of attacks."""

from __future__ import annotations

import re

from tools.attacks import stock
from tools.attacks.attack import Attack
from tools.attacks.range import HONEST, Report, Seen
from tools.attacks.target import TESTS

_ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
_HEAD = """\
# What was tried against the grader

`make attack-report` hands these in, grades them, and writes this page. Each is an assignment of
{tests} tests in which one answer is wrong and so worth nothing; "+3 points" means that the attack
got them all the same. Here all are graded in one batch, with an honest submission at the end;
with stock nbgrader 0.9.6 each is graded beside an honest one, unless it would do harm there.
Stock's feedback shows every hidden test to everyone; "copied out" means that student code got hold
of one while it ran.

{summary}

| attack | what it tries | stock nbgrader 0.9.6 | here |
|---|---|---|---|
"""


def page(attacks: list[Attack], here: Report, there: dict[str, tuple[Seen, bool]]) -> str:
    """Return the page.

    Parameters
    ----------
    attacks : list of Attack
        All of them.
    here : Report
        What came of them here.
    there : dict of str to (Seen, bool)
        What came of those that were run against stock nbgrader; see `stock.play`.
    """
    honest = here.seen[HONEST].points == dict.fromkeys(TESTS, 1)
    rows, worse = [], {"there": 0, "here": 0}
    for attack in attacks:
        ours = stock.words(attack, here.seen[attack.name], honest)
        theirs = stock.words(attack, *there[attack.name]) if attack.name in there else "not run"
        worse["here"] += ours not in ("nothing", "refused")
        worse["there"] += theirs not in ("nothing", "refused", "not run")
        rows.append(f"| `{attack.name}` | {_cell(attack.tries)} | {theirs} | {ours} |")
    summary = (
        f"Of {len(attacks)} attacks, {worse['here']} got anywhere here; of the {len(there)} that "
        f"were run against stock nbgrader, {worse['there']} did. "
        f"Harm outside, here: {'; '.join(here.harm) or 'none'}."
    )
    return _HEAD.format(tests=len(TESTS), summary=summary) + "\n".join(rows) + "\n"


def names(text: str) -> list[str]:
    """Return the attacks that a page tells of."""
    return _ROW.findall(text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
