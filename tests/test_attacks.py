"""No hostile submission earns, learns, harms or stops anything."""

from __future__ import annotations

import pytest

from tests.attacks import CORPUS
from tests.attacks.range import HONEST, play

LIMITS = (
    "--Sandbox.cell_seconds=4",
    "--Sandbox.test_seconds=2",
    "--Sandbox.memory_megabytes=1024",
    "--Sandbox.disk_megabytes=64",
)
NAMES = [attack.name for attack in CORPUS]


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    return play(tmp_path_factory.mktemp("attacks") / "course", list(CORPUS), *LIMITS)


@pytest.mark.parametrize("attack", CORPUS, ids=NAMES)
def test_an_attack_gains_nothing(graded, attack):
    seen = graded.seen[attack.name]
    assert seen.undeserved(attack) == 0
    assert seen.leaked == []
    assert bool(seen.points) is attack.graded
    for test in attack.keeps:
        assert seen.points[test] == attack.deserved[test], test
    if attack.withheld:
        assert seen.withheld


def test_nothing_outside_is_harmed(graded):
    assert graded.harm == []


def test_the_honest_get_their_points(graded):
    assert set(graded.seen[HONEST].points.values()) == {1}
    assert not graded.seen[HONEST].waits


def test_there_are_many_attacks_and_each_has_its_name():
    assert len(CORPUS) >= 45
    assert len(set(NAMES)) == len(CORPUS)
