"""How much a submission may have, and what must be kept from it: one place for both."""

from __future__ import annotations

from traitlets import Dict, Integer, List, Set
from traitlets.config import Configurable

from grader.sandbox.layers import LAYERS, PROTECTIONS


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

    cell_seconds = Integer(
        120, help="Seconds for a cell. Training takes up to 15 where it was written."
    ).tag(config=True)
    test_seconds = Integer(
        30, help="Seconds for a test cell, which calls small functions on small arrays."
    ).tag(config=True)
    notebook_seconds = Integer(900, help="Seconds for a notebook.").tag(config=True)
    memory_megabytes = Integer(2048, help="Memory of a submission, beyond the libraries' own.").tag(
        config=True
    )
    processes = Integer(128, help="Threads; TensorFlow starts a few dozen.").tag(config=True)
    file_megabytes = Integer(64, help="The largest file that student code may write.").tag(
        config=True
    )
    disk_megabytes = Integer(256, help="All the files that student code may write.").tag(
        config=True
    )
    output_characters = Integer(200_000, help="What a cell may print and show.").tag(config=True)
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
        names = (
            "cell_seconds",
            "test_seconds",
            "notebook_seconds",
            "memory_megabytes",
            "processes",
            "file_megabytes",
            "disk_megabytes",
            "output_characters",
        )
        amounts = {name: getattr(self, name) for name in names}
        # Processor time is no more than a net under the times above: threads use it up together.
        return amounts | {"processor_seconds": 8 * self.notebook_seconds}
