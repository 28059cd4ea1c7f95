"""Where submissions run: on this machine, or on those of a Dask cluster.

`concurrent.futures.Executor` is the only seam. What is sent through it is plain data both ways; the
machine that gets a submission puts up its own sandbox, and refuses it where it cannot.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from grader.checker import execution
from grader.checker.execution import ExecutionRequest, ExecutionResult
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


@contextlib.contextmanager
def grading_executor(
    sandbox: Sandbox, requirements: WorkerRequirements
) -> Iterator[tuple[Executor, Callable[[], int]]]:
    """Yield an executor, and what says how many submissions it runs at a time.

    Parameters
    ----------
    sandbox : Sandbox
        The settings.
    requirements : WorkerRequirements
        Every machine is asked beforehand whether it meets them.

    Raises
    ------
    RuntimeError
        With a sentence for the instructor, where nothing can be graded.
    """
    if sandbox.scheduler:
        from grader.run import dask

        with dask.executor(sandbox.scheduler, requirements) as found:
            yield found
        return
    requirements.walls()
    # Threads do: they wait for the processes that do the work.
    with ThreadPoolExecutor(sandbox.workers, thread_name_prefix="grading") as executor:
        yield executor, lambda: sandbox.workers


@contextlib.contextmanager
def no_executor(
    sandbox: Sandbox, requirements: WorkerRequirements
) -> Iterator[tuple[Executor, Callable[[], int]]]:
    """Yield what takes the place of `grading_executor` where nothing is to be run."""
    yield _Idle(), lambda: 1


class _Idle(Executor):
    """Says at once that nothing came of any request."""

    def submit(self, _: Any, /, *arguments: Any, **others: Any) -> Future[Any]:
        done: Future[Any] = Future()
        requests, _requirements = arguments
        done.set_result([execution.plain(ExecutionResult()) for _request in requests])
        return done


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
