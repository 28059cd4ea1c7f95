"""Say what the released notebook and marking tell to answers of outsiders.

python -m tools.judge_answers ASSIGNMENT FILE [EXERCISE ...] [--json FILE]
python -m tools.judge_answers ASSIGNMENT FILE --take EXERCISE/NAME ... [--right ...] [--wrong ...]
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from tests import answers
from tools.judge_answers.bank import take
from tools.judge_answers.claims import RIGHT, WRONG, Claim, read
from tools.judge_answers.judging import judge_all
from tools.judge_answers.report import page


def main(arguments: list[str] | None = None) -> int:
    """Judge answers and print a page, or move some into the bank."""
    parser = argparse.ArgumentParser(prog="python -m tools.judge_answers", description=__doc__)
    parser.add_argument("assignment", choices=answers.assignments())
    parser.add_argument(
        "file", type=Path, help="the answers, as tools/judge_answers/claims.py says"
    )
    parser.add_argument("exercise", nargs="*", help="only these exercises")
    parser.add_argument("--json", type=Path, help="also write each answer as a line of JSON")
    parser.add_argument("--take", nargs="+", default=[], help="move these into the bank")
    parser.add_argument("--right", nargs="+", default=[], help="these are right, whatever is said")
    parser.add_argument("--wrong", nargs="+", default=[], help="these are wrong, whatever is said")
    given = parser.parse_args(arguments)
    claims = read(given.assignment, given.file.read_text(encoding="utf-8"))
    wanted = set(given.take)
    if unknown := {*wanted, *given.right, *given.wrong} - set(map(str, claims)):
        parser.error(f"there is no answer '{sorted(unknown)[0]}'; write EXERCISE/NAME")
    claims = relabeled(claims, given.right, given.wrong)
    if wanted:
        claims = [claim for claim in claims if str(claim) in wanted]
    elif given.exercise:
        claims = [claim for claim in claims if claim.exercise in given.exercise]
    judged = list(judge_all(given.assignment, claims))
    if given.json:
        lines = [json.dumps(dataclasses.asdict(each)) for each in judged]
        given.json.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not wanted:
        print(page(given.assignment, judged))
        return 0
    try:
        print(
            f"{len(judged)} answers are in {take(given.assignment, given.file, judged).name} now."
        )
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def relabeled(claims: Iterable[Claim], right: Iterable[str], wrong: Iterable[str]) -> list[Claim]:
    """Return answers with the labels that a person has given them.

    Examples
    --------
    >>> claim = Claim("x", "relu", "lists", "unclear", "", "")
    >>> relabeled([claim], ["relu/lists"], [])[0].label
    'right'
    """
    labels = dict.fromkeys(right, RIGHT) | dict.fromkeys(wrong, WRONG)
    return [
        dataclasses.replace(claim, label=labels.get(str(claim), claim.label)) for claim in claims
    ]


if __name__ == "__main__":
    sys.exit(main())
