"""Where submissions run: on this machine, or on those of a Dask cluster.

`concurrent.futures.Executor` is the only seam. What is sent through it is plain data both ways; the
machine that gets a submission puts up its own sandbox, and refuses it where it cannot.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

from traitlets import Integer, Unicode
from traitlets.config import Configurable

from grader.checker import execution
from grader.checker.execution import ExecutionRequest, ExecutionResult
from grader.run import processes
from grader.run.requirements import WorkerRequirements


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
        requirements.layers()
        # Threads do: they wait for the processes that do the work.
        with ThreadPoolExecutor(self.workers, thread_name_prefix="grading") as executor:
            yield executor, lambda: self.workers


@contextlib.contextmanager
def no_executor() -> Iterator[tuple[Executor, Callable[[], int]]]:
    """Yield what takes the place of a `GradingExecutor` where nothing is to be run."""
    yield _Idle(), lambda: 1


class _Idle(Executor):
    """Says at once that nothing came of any request."""

    def submit(self, _: Any, /, *arguments: Any, **others: Any) -> Future[Any]:
        done: Future[Any] = Future()
        requests, _requirements = arguments
        done.set_result([execution.as_json(ExecutionResult()) for _request in requests])
        return done


def run_here(requests: list[ExecutionRequest], requirements: WorkerRequirements) -> list[str]:
    """Run the notebooks of one submission on the machine that this is called on.

    Parameters
    ----------
    requests : list of ExecutionRequest
        One a notebook.
    requirements : WorkerRequirements
        How.

    Returns
    -------
    list of str
        The results; see `grader.checker.execution`.
    """
    settings = requirements.layers(), requirements.limits, requirements.environment
    return [execution.as_json(processes.run(request, *settings)) for request in requests]
