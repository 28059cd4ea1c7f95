"""What a machine must do and be to run submissions: asked of each one before it gets any."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.run import fingerprint
from grader.sandbox.layers import Layers, find
from grader.sandbox.limits import Sandbox


@dataclass(frozen=True)
class WorkerRequirements:
    """What a machine must do and be to run submissions.

    Parameters
    ----------
    floor : frozenset of str
        What must be kept from student code.
    without : frozenset of str
        Layers to do without.
    limits : dict of str to int
        See `grader.sandbox.limits.Sandbox.amounts`.
    environment : dict of str to str
        Environment variables for student code.
    software : dict of str to str
        See `grader.run.fingerprint.software`.
    """

    floor: frozenset[str]
    without: frozenset[str]
    limits: dict[str, int]
    environment: dict[str, str]
    software: dict[str, str] = field(default_factory=fingerprint.software)

    def layers(self) -> Layers:
        """Return the layers of the machine that this is called on.

        Raises
        ------
        grader.sandbox.layers.FloorError
            Where it cannot keep what must be kept.
        RuntimeError
            Where its software would give other scores.
        """
        fingerprint.require(self.software)
        found = find(self.without)
        found.require(self.floor)
        return found


def requirements_of(sandbox: Sandbox, limits: dict[str, int]) -> WorkerRequirements:
    """Return the requirements that the settings make."""
    floor, without = frozenset(sandbox.floor), frozenset(sandbox.without)
    return WorkerRequirements(floor, without, limits, dict(sandbox.environment))
