"""Where submissions run: on this machine, or on those of a Dask cluster.

`concurrent.futures.Executor` is the only seam. What is sent through it is plain data both ways; the
machine that gets a submission puts up its own sandbox, and refuses it where it cannot.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from traitlets import Integer, Unicode
from traitlets.config import Configurable

from grader.checker import execution
from grader.checker.execution import ExecutionRequest
from grader.run import fingerprint, processes
from grader.sandbox import layers
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

    def walls(self) -> layers.Layers:
        """Return the walls of the machine that this is called on.

        Raises
        ------
        grader.sandbox.layers.FloorError
            Where it cannot keep what must be kept.
        RuntimeError
            Where its software would give other scores.
        """
        fingerprint.require(self.software)
        walls = layers.find(self.without)
        walls.require(self.floor)
        return walls


def requirements_of(sandbox: Sandbox, limits: dict[str, int]) -> WorkerRequirements:
    """Return the requirements that the settings make."""
    floor, without = frozenset(sandbox.floor), frozenset(sandbox.without)
    return WorkerRequirements(floor, without, limits, dict(sandbox.environment))


class GradingExecutor(Configurable):
    """Where submissions run, and how many at a time: ``c.GradingExecutor.*``."""

    workers = Integer(
        os.cpu_count() or 1, min=1, help="Submissions that run at a time on this machine."
    ).tag(config=True)
    scheduler = Unicode(
        "", help="The address of a Dask scheduler that the work is sent to; empty: this machine."
    ).tag(config=True)

    @contextlib.contextmanager
    def opened(
        self, requirements: WorkerRequirements
    ) -> Iterator[tuple[Executor, Callable[[], int]]]:
        """Yield an executor, and what says how many submissions it runs at a time.

        Parameters
        ----------
        requirements : WorkerRequirements
            Every machine is asked beforehand whether it meets them.

        Raises
        ------
        RuntimeError
            With a sentence for the instructor, where nothing can be graded.
        """
        if self.scheduler:
            from grader.run import dask

            with dask.executor(self.scheduler, requirements) as found:
                yield found
            return
        requirements.walls()
        # Threads do: they wait for the processes that do the work.
        with ThreadPoolExecutor(self.workers, thread_name_prefix="grading") as executor:
            yield executor, lambda: self.workers


def run_here(
    requests: list[ExecutionRequest], requirements: WorkerRequirements
) -> list[dict[str, Any]]:
    """Run the notebooks of one submission on the machine that this is called on.

    Parameters
    ----------
    requests : list of ExecutionRequest
        One a notebook.
    requirements : WorkerRequirements
        How.

    Returns
    -------
    list of dict
        The results; see `grader.checker.execution`.
    """
    walls = requirements.walls()
    settings = walls, requirements.limits, requirements.environment
    return [execution.plain(processes.run(request, *settings)) for request in requests]
