"""What `python -m grader alike` finds in simulated classes, and what it shows that nobody copied.

    python -m tools.alike_classes [ASSIGNMENT ...] [--classes 20] [--students 40]

Nobody in a simulated class copies: each answer is drawn from the bank of right and wrong ones (the
reference solution is one of them), and its own names are replaced as people name things. So many
have the same answer by chance, more than in a real class. Then some copies are planted, disguised:
names, order of functions and statements, comments, numbers and lines that do nothing are changed.
"""

from __future__ import annotations

import argparse
import ast
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from grader.alike import pairs
from grader.alike.reading import ClassCode, Exercise, channels, given_names
from tests import answers
from tests.answers import complete
from tests.answers import running as bank

ASSIGNMENTS = ("03-the-functions", "06-backpropagation", "08-optimizers")
#: How people call things, by how others do; the rest get a letter or a number.
_WORDS = (
    "value out result res tmp temp act slope grad deriv total acc step new old s t u q r y p "
    "inner outer left right num den top bottom answer part term factor first second"
).split()
_REMARKS = (
    "first the easy part",
    "see the lesson",
    "this avoids overflow",
    "chain rule",
    "copy so that nothing changes",
    "formula from the lecture",
    "TODO check again",
    "works for arrays too",
    "not sure about this",
    "from the table above",
)


@dataclass
class Planted:
    """A simulated class.

    Parameters
    ----------
    code : ClassCode
        What everybody wrote.
    copies : dict of frozenset to float
        The pairs of which one copied, and how much of the assignment.
    """

    code: ClassCode
    copies: dict[frozenset[str], float] = field(default_factory=dict)


class _Names(ast.NodeTransformer):
    """Renames what functions call their own."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.names.get(node.id, node.id)
        return node


def own_names(tree: ast.AST) -> list[str]:
    """Return the variables that functions bind; parameters are given, and tests may name them."""
    found: dict[str, None] = {}
    given: set[str] = set()
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            given |= {each.arg for each in ast.walk(function) if isinstance(each, ast.arg)}
            given.add(function.name)
            for node in ast.walk(function):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    found[node.id] = None
    return [name for name in found if name not in given]


def renamed(source: str, rng: random.Random, share: float) -> str:
    """Return code in which a share of its own names is replaced.

    Parameters
    ----------
    source : str
        The code.
    rng : random.Random
        Chance.
    share : float
        How likely it is for a name to be replaced.
    """
    tree = ast.parse(source)
    names = {name: rng.choice(_WORDS) for name in own_names(tree) if rng.random() < share}
    if len(set(names.values())) < len(names):  # two would become one
        names = {name: f"{new}_{number}" for number, (name, new) in enumerate(names.items())}
    return ast.unparse(_Names(names).visit(tree))


def remarked(source: str, rng: random.Random, most: int = 2) -> str:
    """Return code with some comments of the kind that people write."""
    lines = source.split("\n")
    for _ in range(rng.randint(0, most)):
        at = rng.randrange(len(lines))
        lines[at] += f"  # {rng.choice(_REMARKS)}"
    return "\n".join(lines)


def disguised(source: str, rng: random.Random) -> str:
    """Return code that does the same and looks different.

    Parameters
    ----------
    source : str
        The code to copy.
    rng : random.Random
        Chance.
    """
    tree = ast.parse(source)
    if all(isinstance(node, ast.FunctionDef) for node in tree.body):
        rng.shuffle(tree.body)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and isinstance(node, ast.FunctionDef | ast.For):
            _reorder(body, rng)
            if rng.random() < 0.5:
                line = rng.choice(["unused = None", "helper = 0", "if False:\n    print('never')"])
                body.insert(rng.randint(0, len(body) - 1), ast.parse(line).body[0])
        if isinstance(node, ast.BinOp):
            for side in (node.left, node.right):
                if isinstance(side, ast.Constant) and type(side.value) is int:
                    side.value = float(side.value) if rng.random() < 0.5 else side.value
    return remarked(renamed(ast.unparse(tree), rng, 1.0), rng)


def _reorder(body: list[ast.stmt], rng: random.Random) -> None:
    """Swap neighbors that do not use one another."""
    for at in range(len(body) - 1):
        here, there = body[at], body[at + 1]
        simple = isinstance(here, ast.Assign) and isinstance(there, ast.Assign)
        if simple and rng.random() < 0.7:
            sets = [answers.binds(each) for each in (here, there)]
            uses = [{n.id for n in ast.walk(e) if isinstance(n, ast.Name)} for e in (here, there)]
            if not set(sets[0]) & uses[1] and not set(sets[1]) & uses[0]:
                body[at], body[at + 1] = there, here


def simulate(name: str, students: int, copies: list[float], seed: int) -> Planted:
    """Make a class.

    Parameters
    ----------
    name : str
        The assignment.
    students : int
        How many.
    copies : list of float
        For each copy, which share of the assignment is copied.
    seed : int
        Of chance.
    """
    rng = random.Random(seed)
    exercises = dict(_exercises(name))
    known = defaultdict(list)
    solutions = {each: exercise.reference for each, exercise in exercises.items()}
    for answer in answers.load(name):
        if answer.exercise in exercises:
            whole = complete(answer.source, solutions[answer.exercise])
            known[answer.exercise].append((answer.right, whole))
    people = [f"s{number:03d}" for number in range(students)]
    code: dict[str, dict[str, str]] = {}
    for person in people:
        skill = rng.uniform(0.5, 0.95)
        code[person] = {}
        for each, solution in solutions.items():
            drawn = _draw(known[each], solution, skill, rng)
            code[person][each] = remarked(renamed(drawn, rng, 0.6), rng)
    made = Planted(ClassCode(name, tuple(exercises.values()), code))
    there = rng.sample(people, 2 * len(copies))
    for share, owner, taker in zip(copies, there[::2], there[1::2], strict=True):
        for each in rng.sample(list(exercises), round(share * len(exercises))):
            code[taker][each] = disguised(code[owner][each], rng)
        made.copies[frozenset((owner, taker))] = share
    return made


def _draw(known: list[tuple[bool, str]], solution: str, skill: float, rng: random.Random) -> str:
    right = rng.random() < skill
    fitting = [source for each, source in known if each == right]
    return rng.choice([*fitting, solution] if right else fitting)


def _exercises(name: str) -> Iterator[tuple[str, Exercise]]:
    found = bank.assignment(name)
    stubs = [each.stub for each in found.exercises.values()]
    given = given_names([*found.setup, *stubs])
    for each in found.exercises.values():
        exercise = Exercise(each.name, each.stub, each.solution, given)
        if exercise.counts:
            yield each.name, exercise


def main(arguments: list[str] | None = None) -> None:
    """Print a line for each assignment and kind of copy."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.alike_classes", description=__doc__.split("\n")[0]
    )
    parser.add_argument("assignments", nargs="*", default=ASSIGNMENTS)
    parser.add_argument("--classes", type=int, default=20)
    parser.add_argument("--students", type=int, default=40)
    given = parser.parse_args(arguments)
    print("| assignment | copied | copies | found | pairs shown that nobody planted |")
    print("|---|---|---:|---:|---:|")
    for name in given.assignments:
        for told, copies in (
            ("nothing", []),
            ("all of it", [1.0] * 3),
            ("two thirds", [0.67] * 3),
            ("half of it", [0.5] * 3),
            ("a third", [0.34] * 3),
        ):
            found = wrong = 0
            for seed in range(given.classes):
                made = simulate(name, given.students, copies, seed)
                compared = pairs.compare(list(made.code.code), channels(made.code))
                shown = {frozenset((pair.first, pair.second)) for pair in compared.pairs}
                found += len(shown & set(made.copies))
                wrong += len(shown - set(made.copies))
            print(f"| {name} | {told} | {len(copies) * given.classes} | {found} | {wrong} |")


if __name__ == "__main__":
    main()
