"""How surprising it is that two students share what they share, next to the rest of the class.

For each exercise, every two students get the sum of the fingerprints that they share, each
weighted by how few people have it. How many of all pairs are at least as alike there tells how
likely that is for two people of this class; its logarithm to the base of 10, without the sign, is
the surprise. Surprises of all exercises add up, and comments, names and numbers count as one
exercise each. A pair stands out where its sum is larger than the class's own surprises would give
if they met by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: What more than this share of the class has is common; but two people always may.
COMMON = 0.3
#: Pairs above the bound that a class without copies would have, at most.
BY_CHANCE = 0.01
#: Surprises are counted in steps of this size.
STEP = 0.02

Floats = NDArray[np.float64]
Things = Mapping[str, frozenset[Hashable]]


@dataclass(frozen=True)
class Pair:
    """Two students.

    Parameters
    ----------
    first, second : str
        Their ids.
    surprise : float
        The sum over the exercises.
    by_exercise : dict of str to float
        Where it comes from.
    """

    first: str
    second: str
    surprise: float
    by_exercise: dict[str, float]


@dataclass(frozen=True)
class Comparison:
    """A class, compared pair by pair.

    Parameters
    ----------
    students : int
        How many.
    pairs : tuple of Pair
        Those that stand out, the most surprising first.
    bound : float
        The sum from which pairs stand out.
    largest, middle : float
        The largest sum, and the middle one.
    """

    students: int
    pairs: tuple[Pair, ...]
    bound: float
    largest: float
    middle: float


def common(things: Things) -> frozenset[Hashable]:
    """Return what too many people have.

    Parameters
    ----------
    things : mapping of str to frozenset
        By student, what they have in an exercise.

    Examples
    --------
    >>> common({"ada": frozenset("ab"), "ben": frozenset("ab"), "cleo": frozenset("a")})
    frozenset({'a'})
    """
    owners = _owners(things)
    most = max(2.0, COMMON * len(things))
    return frozenset(thing for thing, found in owners.items() if len(found) > most)


def compare(students: Sequence[str], channels: Mapping[str, Things]) -> Comparison:
    """Compare every two students.

    Parameters
    ----------
    students : sequence of str
        Their ids.
    channels : mapping of str to mapping
        By exercise or kind of sign, what each student has there.
    """
    count = len(students)
    above = np.triu_indices(count, 1)
    if not len(above[0]) or not channels:
        return Comparison(count, (), 0.0, 0.0, 0.0)
    surprises = {name: _surprise(students, things, above) for name, things in channels.items()}
    sums = np.sum(list(surprises.values()), axis=0)
    bound = _bound(list(surprises.values()))
    found = np.flatnonzero(sums > bound)
    ordered = found[np.argsort(-sums[found], kind="stable")]
    pairs = tuple(
        Pair(
            students[above[0][at]],
            students[above[1][at]],
            float(sums[at]),
            {name: float(each[at]) for name, each in surprises.items()},
        )
        for at in ordered
    )
    return Comparison(count, pairs, bound, float(sums.max()), float(np.median(sums)))


def _owners(things: Things) -> dict[Hashable, list[str]]:
    owners: dict[Hashable, list[str]] = defaultdict(list)
    for student, found in things.items():
        for thing in found:
            owners[thing].append(student)
    return owners


def _surprise(
    students: Sequence[str], things: Things, above: tuple[NDArray[np.intp], ...]
) -> Floats:
    """Return, for every two students, how rare it is to be as alike as they are."""
    place = {student: at for at, student in enumerate(students)}
    alike = np.zeros((len(students), len(students)))
    most = max(2.0, COMMON * len(students))
    for owners in _owners(things).values():
        if 2 <= len(owners) <= most:
            at = [place[student] for student in owners]
            alike[np.ix_(at, at)] += np.log(len(students) / len(owners))
    values = alike[above]
    ordered = np.sort(values)
    as_alike = len(values) - np.searchsorted(ordered, values - 1e-9)
    surprise: Floats = np.where(values > 0, -np.log10(as_alike / len(values)), 0.0)
    return surprise


def _bound(surprises: Sequence[Floats]) -> float:
    """Return the sum that chance would pass for `BY_CHANCE` pairs of a class like this one.

    Chance brings together a surprise of each exercise, drawn from those of all pairs.
    """
    likely: Floats = np.ones(1)
    for each in surprises:
        counts = np.bincount(np.floor(each / STEP).astype(np.int64))
        likely = np.convolve(likely, counts / len(each))
    expected = np.cumsum(likely[::-1])[::-1] * len(surprises[0])
    rare = expected <= BY_CHANCE
    return STEP * float(np.argmax(rare) if rare.any() else len(rare))
