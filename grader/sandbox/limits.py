"""How much a submission may have, and what must be kept from it: one place for both."""

from __future__ import annotations

from typing import Any

from traitlets import Dict, Integer, List, Set
from traitlets.config import Configurable

from grader.sandbox.layers import LAYERS, PROTECTIONS


def _amount(default: int, what: str) -> Any:
    """Return the setting of a limit that a worker is told."""
    return Integer(default, help=what).tag(config=True, amount=True)


class Sandbox(Configurable):
    """The settings of grading: ``c.Sandbox.*`` in nbgrader_config.py."""

    floor = Set(
        set(PROTECTIONS),
        help=f"What must be kept from student code, of {', '.join(PROTECTIONS)}. "
        "Grading refuses to start on a machine that cannot.",
    ).tag(config=True)
    without = Set(
        set(),
        help=f"Layers to do without although the machine has them, of {', '.join(LAYERS)}.",
    ).tag(config=True)

    cell_seconds = _amount(120, "Seconds for a cell. Training takes up to 15 where it was written.")
    test_seconds = _amount(
        30, "Seconds for a test cell, which calls small functions on small arrays."
    )
    notebook_seconds = _amount(900, "Seconds for a notebook.")
    memory_megabytes = _amount(2048, "Memory of a submission, beyond the libraries' own.")
    processes = _amount(128, "Threads; TensorFlow starts a few dozen.")
    file_megabytes = _amount(64, "The largest file that student code may write.")
    disk_megabytes = _amount(256, "All the files that student code may write.")
    output_characters = _amount(200_000, "What a cell may print and show.")

    submission_megabytes = Integer(
        20, help="The largest file that is read from a submission, and all its files."
    ).tag(config=True)
    seed = Integer(0, help="Of random numbers that student code draws without seeding.").tag(
        config=True
    )
    preload: List[str] = List(
        [],
        help="Modules to import once, before a worker is forked for each submission, besides "
        "those that the assignment's own cells and tests import.",
    ).tag(config=True)
    environment = Dict(
        {}, help="Environment variables for student code, besides the few it is given."
    ).tag(config=True)

    def amounts(self) -> dict[str, int]:
        """Return the limits as plain numbers, for a worker."""
        amounts: dict[str, int] = {name: getattr(self, name) for name in self.traits(amount=True)}
        # Processor time is no more than a net under the times above: threads use it up together.
        return amounts | {"processor_seconds": 8 * self.notebook_seconds}
