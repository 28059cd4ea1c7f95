"""No hostile submission earns, learns, harms or stops anything, whichever walls a machine has.

What results and files can do does not depend on the walls, so they are graded once.
"""

from __future__ import annotations

import pytest

from authoring.settings import ROOT
from tests.support import machine
from tools.attacks import CORPUS, table
from tools.attacks.range import HONEST, play
from tools.attacks.spies import SPIES
from tools.attacks.strangers import OUTLIVES
from tools.attacks.vandals import VANDALS

LIMITS = (
    "--Sandbox.cell_seconds=4",
    "--Sandbox.test_seconds=2",
    "--Sandbox.memory_megabytes=1024",
    "--Sandbox.disk_megabytes=64",
)
FEW = {
    "patch-checks",
    "patch-inside-numpy",
    "thread-in-test",
    "lambda-globals",
    "getframe",
    "fresh-signal",
    "proc-mem",
    "reads-disk",
    "steals-next",
    "writes-files",
    "network",
    "fork-exec",
    "kills-itself",
    "kills-by-descriptor",
    "other-packages",
}
NAMES = [attack.name for attack in CORPUS]


WALLS = {
    "all": (CORPUS, ""),
    "no namespaces": ((*SPIES, *VANDALS, *OUTLIVES), "namespaces"),
    "namespaces only": (
        tuple(attack for attack in CORPUS if attack.name in FEW),
        "landlock,seccomp",
    ),
}
#: What the machine must have for them; where all walls may stand, it gives what it has.
NEEDED = {"all": [], "no namespaces": ["landlock", "seccomp"], "namespaces only": ["bubblewrap"]}
CASES = [(walls, attack) for walls, (attacks, _) in WALLS.items() for attack in attacks]


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Grade the batch of a set of walls when it is first asked for."""
    reports = {}

    def report(walls):
        machine.require(NEEDED[walls])
        if walls not in reports:
            attacks, without = WALLS[walls]
            options = [f"--Sandbox.without={name}" for name in filter(None, without.split(","))]
            folder = tmp_path_factory.mktemp("attacks") / "course"
            reports[walls] = play(folder, list(attacks), *LIMITS, *options)
        return reports[walls]

    return report


#: Without namespaces, a submission that writes too much is ended (docs/grading.md).
ENDED = {("no namespaces", "fills-tmp")}


@pytest.mark.parametrize(
    ("walls", "attack"), CASES, ids=[f"{attack.name}, {walls}" for walls, attack in CASES]
)
def test_an_attack_gains_nothing(graded, walls, attack):
    seen = graded(walls).seen[attack.name]
    assert seen.undeserved(attack) == 0
    assert seen.leaked == []
    assert bool(seen.points) is attack.graded
    for test in () if (walls, attack.name) in ENDED else attack.keeps:
        assert seen.points[test] == attack.deserved[test], test


@pytest.mark.parametrize("walls", WALLS)
def test_nothing_outside_is_harmed(graded, walls):
    assert graded(walls).harm == []


@pytest.mark.parametrize("walls", WALLS)
def test_the_honest_get_their_points(graded, walls):
    honest = graded(walls).seen[HONEST]
    assert set(honest.points.values()) == {1}
    assert not honest.waits


def test_the_page_tells_of_every_attack():
    page = (ROOT / "docs" / "attacks.md").read_text(encoding="utf-8")
    assert table.names(page) == NAMES


def test_there_are_many_attacks_and_each_has_its_name():
    assert len(CORPUS) >= 45
    assert len(set(NAMES)) == len(CORPUS)
