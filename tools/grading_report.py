"""What the tests accept and reject, through the instant check and through real grading.

    python -m tools.grading_report [ASSIGNMENT ...]

Every answer of the bank, every faulty variant of every reference solution and the blank notebook
are graded twice: in one Python process, as an instant check does it, and by ``nbgrader autograde``
in a course directory that is thrown away. A submission carries an answer to each of several
exercises that do not use one another. The two must agree on every test of every answer, and the
figures must meet the targets. The result is kept in ``docs/grading-report.md``, a section for each
assignment with a fingerprint of what it was made from.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field, fields
from pathlib import Path

from authoring.course import unnumbered
from authoring.settings import ROOT
from tests import answers
from tests.answers import Answer
from tests.answers.running import BLANK, assignment, grade, grade_blank, seen_at_once
from tools.mutants import by_hand, of_assignment
from tools.mutants.judging import TIMED_OUT, judge_all
from tools.mutants.proofs import proof
from tools.rehearsal import course, paper

REPORT = ROOT / "docs" / "grading-report.md"
#: One in so many variants is tried, unless ``--every`` is given; fewer where networks are trained.
ONE_IN = 6
SLOW = {"learn": 24, "learn-xor": 24, "repair": 24, "measure": 24, "compare": 24, "own-rate": 24}
KERAS = {"training-with-keras": 24}
MUTANTS_OVERALL, MUTANTS_EACH = 0.98, 0.90
SEEN_EACH = 0.90
QUIZ = "quiz-"
_OWN = ("CheckFailed", "NotAttempted")
_SECTION = re.compile(r"^## (?P<name>\d\d-\S+)\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_OUTDATED = (
    "\n**Out of date:** tests, checks or answers have changed since this was measured; "
    "`make grading-report` with this assignment measures it anew.\n"
)
_HEAD = """\
# What the tests accept and reject

`make grading-report` makes this page. It puts every answer of the bank (`tests/answers/`), faulty
variants of every reference solution (`tools/mutants/`) and the blank notebook through the instant
check and through `nbgrader autograde`. The two must agree on every test of every answer, or the
difference is listed; for variants, they must agree on whether each is rejected. (If an answer's
cell stops with an error of its own, the notebook gives points for the lines above it and the
instant check does not; both reject the answer.) *Set aside* are variants that turned out to be
right, by proof or for a reason given in `tools/mutants/equivalents.yaml`.

*Seen at once* are wrong answers that already fail in the released notebook, before grading. Quiz
questions are left out: a notebook that could tell would give the letter away.

Targets: all right answers accepted and all named wrong ones rejected; 90 % of the wrong ones seen
at once in each exercise, unless its cells say that only grading looks at something; 98 % of the
variants rejected over all exercises of an assignment, and 90 % in each.
"""


@dataclass
class Row:
    """The figures of one exercise."""

    accepted: int = 0
    right: int = 0
    rejected: int = 0
    wrong: int = 0
    seen: int = 0
    asked: int = 0
    killed: int = 0
    faulty: int = 0
    aside: int = 0
    said: list[tuple[str, str]] = field(default_factory=list)


def fingerprint(name: str) -> str:
    """Return a digest of what the section of an assignment is made from.

    Parameters
    ----------
    name : str
        The assignment.
    """
    paths = [
        ROOT / "manuscript" / "exercises" / f"{unnumbered(name)}.md",
        ROOT / "manuscript" / "quizzes" / f"{unnumbered(name)}.yaml",
        answers.bank(name),
        *sorted((ROOT / "tools" / "mutants").glob("*.py")),
        *sorted((ROOT / "helpers" / "checks").rglob("*.py")),
    ]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    reasons = sorted(key for key in by_hand().items() if key[0][0] == name)
    digest.update(repr(reasons).encode())
    return digest.hexdigest()[:16]


def main(arguments: list[str] | None = None) -> int:
    """Make the report; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tools.grading_report", description=__doc__)
    parser.add_argument("assignment", nargs="*", choices=[[], *answers.assignments()])
    parser.add_argument("--every", action="store_true", help="try all variants; takes long")
    parser.add_argument(
        "--say-what-is-old", action="store_true", help="measure nothing; mark what is out of date"
    )
    given = parser.parse_args(arguments)
    if given.say_what_is_old:
        _write({name: says_so(name, text) for name, text in read_sections().items()})
        return 0
    wanted = given.assignment or answers.assignments()
    sections = read_sections()
    missed = []
    for name in wanted:
        print(f"{name} ...", flush=True)
        rows, differences, submissions = measure(name, given.every)
        sections[name] = section(name, rows, differences, submissions, given.every)
        missed += [f"{name}: {sentence}" for sentence in shortfalls(rows, differences)]
        _write(sections)
    for sentence in missed:
        print(sentence, file=sys.stderr)
    return 1 if missed else 0


def _write(sections: dict[str, str]) -> None:
    parts = [_HEAD, *(f"## {key}\n{text}" for key, text in sorted(sections.items()))]
    REPORT.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


def read_sections() -> dict[str, str]:
    """Return the sections that the report has now, by assignment."""
    text = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    return {found["name"]: found["text"].rstrip() + "\n" for found in _SECTION.finditer(text)}


def is_current(name: str, text: str) -> bool:
    """Whether a section was made from what is here now.

    Parameters
    ----------
    name : str
        The assignment.
    text : str
        Its section.
    """
    return f"<!-- made from {fingerprint(name)} -->" in text


def says_so(name: str, text: str) -> str:
    """Return a section that tells its reader where it is older than what is here.

    Parameters
    ----------
    name : str
        The assignment.
    text : str
        Its section.
    """
    text = text.replace(_OUTDATED, "")
    if is_current(name, text):
        return text
    return text.replace(" -->\n", f" -->\n{_OUTDATED}", 1)


def measure(name: str, every: bool = False) -> tuple[dict[str, Row], list[str], int]:
    """Grade everything both ways.

    Returns
    -------
    (dict of str to Row, list of str, int)
        The figures by exercise, where the two ways differ, and how many submissions there were.
    """
    bank = answers.load(name)
    faulty = [
        Answer(name, exercise, mutant.name, False, mutant.source)
        for exercise, mutant in of_assignment(name)
        if every or _is_sampled(name, exercise, mutant.name)
    ]
    verdicts = {str(a): grade(name, a.exercise, a.source) for a in bank}
    jobs = [(name, a.exercise, a.source) for a in faulty]
    verdicts |= {f"mutant {a}": said for a, said in zip(faulty, judge_all(jobs), strict=True)}
    rows: dict[str, Row] = defaultdict(Row)
    for each in bank:
        row, said = rows[each.exercise], [s for s in verdicts[str(each)].values() if s]
        if each.right:
            row.right, row.accepted = row.right + 1, row.accepted + (not said)
        else:
            row.wrong, row.rejected = row.wrong + 1, row.rejected + bool(said)
            row.said.append((each.name, said[0] if said else "accepted"))
            if not each.exercise.startswith(QUIZ):
                row.asked += 1
                row.seen += seen_at_once(name, each.exercise, each.source)
    for each in faulty:
        row = rows[each.exercise]
        if any(verdicts[f"mutant {each}"].values()):
            row.killed, row.faulty = row.killed + 1, row.faulty + 1
        elif (name, each.exercise, each.name) in by_hand() or proof(
            name, each.exercise, each.source
        ):
            row.aside += 1
        else:
            row.faulty += 1
    keyed = [(str(a), a) for a in bank] + [(f"mutant {a}", a) for a in faulty]
    differences, submissions = graded_for_real(name, keyed, verdicts)
    return dict(rows), differences, submissions


def _is_sampled(name: str, exercise: str, mutant: str) -> bool:
    """Whether a variant is tried; it depends on nothing but its name."""
    one_in = KERAS.get(unnumbered(name)) or SLOW.get(exercise, ONE_IN)
    digest = hashlib.sha256(f"{exercise} {mutant}".encode()).hexdigest()
    return int(digest, 16) % one_in == 0


def graded_for_real(
    name: str, keyed: list[tuple[str, Answer]], verdicts: dict[str, dict[str, str | None]]
) -> tuple[list[str], int]:
    """Send answers through nbgrader; return where it differs from the verdicts."""
    with tempfile.TemporaryDirectory() as folder:
        made = course.new_course(Path(folder) / "course")
        shutil.copytree(ROOT / "source" / name, made.root / "source" / name)
        source = made.root / "source" / name / f"{name}.ipynb"
        sheet = paper.read(name, made.release(name), source)
        # What does not come to its end would cost a submission half a minute.
        able = [(key, a) for key, a in keyed if TIMED_OUT not in verdicts[key].values()]
        packs = packed([a for _, a in able], sheet)
        keys = {id(a): key for key, a in able}
        for number, pack in enumerate(packs):
            sources = {exercise: answer.source for exercise, answer in pack.items()}
            made.hand_in(f"s{number:04d}", name, sheet.filled_in(sheet.solutions | sources))
        made.hand_in("blank", name, sheet.released)
        made.nbgrader("autograde", name, "--Execute.timeout=60")
        scores = made.scores(name)
    differences = []
    for number, pack in enumerate(packs):
        mine = scores.get(f"s{number:04d}", {})
        for exercise, answer in pack.items():
            said = verdicts[keys[id(answer)]]
            passed = {
                test.tested or "": (score := mine.get(test.grade_id)) is not None
                and score.auto == float(test.points or 0)
                for test in sheet.tests(exercise)
            }
            if _raised(said) or keys[id(answer)].startswith("mutant "):
                rejected = any(said.values())
                wrong = [exercise] if rejected == all(passed.values()) else []
            else:
                wrong = [tested for tested, ok in passed.items() if ok == bool(said[tested])]
            differences += [f"{keys[id(answer)]}: {tested or exercise} differs" for tested in wrong]
    if set(grade_blank(name).values()) != {BLANK}:
        differences.append("blank: a test says something else than 'not attempted'")
    if any(score.auto for score in scores["blank"].values()):
        differences.append("blank: it scored points")
    return differences, len(packs) + 1


def _raised(said: dict[str, str | None]) -> bool:
    """Whether the answer's cell stopped with an error of its own.

    The instant check then stops, too. In a notebook the tests run all the same, and give points
    for the lines above the error.
    """
    first = next(iter(said.values()))
    return first is not None and set(said.values()) == {first} and not first.startswith(_OWN)


def packed(everything: list[Answer], sheet: paper.Paper) -> list[dict[str, Answer]]:
    """Spread answers over submissions, so that none stands beside one that its exercise uses."""
    uses = {exercise: sheet.uses(exercise) for exercise in sheet.exercises}
    for answer in everything:  # one of them may use what its exercise does not ask for
        uses[answer.exercise] |= sheet.named_in(answer.source) - {answer.exercise}
    apart = {
        one: {other for other in uses if other in uses[one] or one in uses[other]} for one in uses
    }
    waiting: dict[str, list[Answer]] = defaultdict(list)
    for answer in everything:
        waiting[answer.exercise].append(answer)
    packs = []
    while any(waiting.values()):
        pack: dict[str, Answer] = {}
        for exercise in sorted(waiting, key=lambda each: -len(waiting[each])):
            if waiting[exercise] and not apart[exercise] & pack.keys():
                pack[exercise] = waiting[exercise].pop()
        packs.append(pack)
    return packs


def shortfalls(rows: dict[str, Row], differences: list[str]) -> list[str]:
    """Return a sentence for each target that is missed."""
    found = [f"the two ways differ: {each}" for each in differences]
    for exercise, row in rows.items():
        if row.accepted < row.right:
            found.append(f"{exercise}: a right answer is rejected")
        if row.rejected < row.wrong:
            found.append(f"{exercise}: a named wrong answer is accepted")
        if row.seen < SEEN_EACH * row.asked:
            found.append(f"{exercise}: {row.seen} of {row.asked} wrong answers are seen at once")
        if row.killed < MUTANTS_EACH * row.faulty:
            found.append(f"{exercise}: {row.killed} of {row.faulty} variants are rejected")
    every = total(rows)
    if every.killed < MUTANTS_OVERALL * every.faulty:
        found.append(f"{every.killed} of {every.faulty} variants are rejected")
    return found


def total(rows: dict[str, Row]) -> Row:
    """Return the sums of all figures."""
    figures = [each.name for each in fields(Row) if each.name != "said"]
    return Row(**{name: sum(getattr(row, name) for row in rows.values()) for name in figures})


def _figures(exercise: str, row: Row) -> str:
    """Return the line of the table with the figures of an exercise."""
    seen = f"{row.seen} of {row.asked}" if row.asked else "-"
    return (
        f"| {exercise} | {row.accepted} of {row.right} | {row.rejected} of {row.wrong} "
        f"| {seen} | {row.killed} of {row.faulty} | {row.aside} |"
    )


def section(
    name: str,
    rows: dict[str, Row],
    differences: list[str],
    submissions: int,
    every: bool = False,
) -> str:
    """Return the section of an assignment as Markdown."""
    order = [each for each in assignment(name).exercises if each in rows]
    lines = [
        f"<!-- made from {fingerprint(name)} -->",
        "",
        "| exercise | right accepted | wrong rejected | seen at once | variants rejected "
        "| set aside |",
        "|---|---:|---:|---:|---:|---:|",
        *(_figures(exercise, rows[exercise]) for exercise in order),
    ]
    sums = total(rows)
    few = KERAS.get(unnumbered(name), ONE_IN)
    tried = "All variants were tried." if every else f"One variant in {few} was tried"
    slow = sorted(SLOW.keys() & rows.keys()) if few == ONE_IN and not every else []
    tried += f"; of {' and '.join(slow)} one in 24." if slow else "" if every else "."
    lines += [
        _figures("all", sums),
        "",
        tried,
        "",
        f"In {submissions} submissions, real grading and the instant check "
        + (f"differ in {len(differences)} places:" if differences else "agree everywhere."),
        *(f"- {each}" for each in differences),
        "",
        "<details><summary>What each wrong answer is told</summary>",
        "",
    ]
    for exercise in order:
        lines += [f"**{exercise}**", ""]
        lines += [f"- *{wrong}*: {_plain(said)}" for wrong, said in rows[exercise].said] + [""]
    return "\n".join([*lines, "</details>", ""])


def _plain(said: str) -> str:
    text = " ".join(said.removeprefix("CheckFailed: ").removeprefix("NotAttempted: ").split())
    return re.sub(r"([*_<|])", r"\\\1", text)


if __name__ == "__main__":
    sys.exit(main())
