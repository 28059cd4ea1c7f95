"""Where submissions run: on this machine, or on those of a Dask cluster.

`concurrent.futures.Executor` is the only seam. What is sent through it is plain data both ways; the
machine that gets a job puts up its own sandbox, and refuses the job where it cannot.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

from grader.sandbox import layers, zygotes
from grader.sandbox.job import Job, Outcome
from grader.sandbox.limits import Sandbox


@contextlib.contextmanager
def grading_executor(sandbox: Sandbox) -> Iterator[tuple[Executor, int]]:
    """Yield an executor, and how many submissions it runs at a time.

    Parameters
    ----------
    sandbox : Sandbox
        The settings.
    """
    if not sandbox.scheduler:
        # Threads do: they wait for the processes that do the work.
        with ThreadPoolExecutor(sandbox.workers, thread_name_prefix="grading") as executor:
            yield executor, sandbox.workers
        return
    try:
        from distributed import Client
    except ImportError:
        raise RuntimeError(
            "Grading on a Dask cluster needs the package 'distributed': "
            "pip install 'activation-course[cluster]'."
        ) from None
    with Client(sandbox.scheduler) as client:
        slots = sum(client.nthreads().values()) or 1
        yield client.get_executor(pure=False, retries=2), slots


def run_here(
    jobs: list[Job],
    asked: tuple[frozenset[str], frozenset[str]],
    limits: dict[str, int],
    environment: dict[str, str],
) -> list[Outcome]:
    """Run the notebooks of one submission on the machine that this is called on.

    Parameters
    ----------
    jobs : list of Job
        One a notebook.
    asked : (frozenset of str, frozenset of str)
        What must be kept from student code, and which layers to do without.
    limits : dict of str to int
        See `grader.sandbox.limits.Sandbox.amounts`.
    environment : dict of str to str
        Environment variables for student code.

    Raises
    ------
    grader.sandbox.layers.FloorError
        Where this machine cannot keep what must be kept.
    """
    floor, without = asked
    walls = layers.find(without)
    walls.require(floor)
    return [zygotes.run(job, walls, limits, environment) for job in jobs]
