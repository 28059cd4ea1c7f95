"""Grading on the machines of a Dask cluster.

Dask sends requests and results as pickles, and a pickle is a program. Student code writes none: a
request is made by the coordinator, and a result by the checker on the worker's machine, which reads
what student code says as plain data (`grader.protocol`); the coordinator looks at its types once
more (`grader.checker.execution`). The sandbox has no network to reach the cluster by.

Whoever reaches the scheduler can run programs on every machine of the cluster, and on the
coordinator's: use TLS, which is set in Dask's own configuration.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor
from typing import TYPE_CHECKING

from traitlets.log import get_logger

from grader.run.requirements import WorkerRequirements

if TYPE_CHECKING:
    from distributed import Client


@contextlib.contextmanager
def executor(
    address: str, requirements: WorkerRequirements
) -> Iterator[tuple[Executor, Callable[[], int]]]:
    """Yield an executor, and what says how many submissions the cluster runs at a time.

    A submission whose worker dies goes to another one.

    Parameters
    ----------
    address : str
        Of the scheduler.
    requirements : WorkerRequirements
        Every worker is asked whether it meets them; one that comes later is asked with each job.

    Raises
    ------
    RuntimeError
        With a sentence for the instructor, where nothing can be graded.
    """
    try:
        from distributed import Client
    except ImportError:
        raise RuntimeError(
            "Grading on a Dask cluster needs the package 'distributed': "
            "pip install 'activation-course[cluster]'."
        ) from None
    # What it says about a lost connection is said here in a sentence.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with ThreadPoolExecutor(1) as beside:  # the Formgrader has an event loop in this thread
            beside.submit(asyncio.run, _reach(address)).result()
        client = Client(address, set_as_default=False)
    except Exception as error:
        raise RuntimeError(
            f"No Dask scheduler answers at '{address}' ({_first_line(error)}): set "
            "GradingExecutor.scheduler to the address that 'dask scheduler' shows when it starts; "
            "with tls://, Dask's configuration must name the certificates."
        ) from None
    with client:
        _ask_every_worker(client, requirements)
        if not client.nthreads():
            get_logger().warning("%s has no workers yet; waiting for the first.", address)
        try:
            yield client.get_executor(pure=False), lambda: sum(client.nthreads().values()) or 1
        except Exception as error:
            if client.status == "running" and not isinstance(error, CancelledError):
                raise
            raise RuntimeError(
                f"The Dask scheduler at '{address}' is gone. What has been graded is kept; when "
                "it is back, run the same command to go on."
            ) from None


async def _reach(address: str) -> None:
    """Connect once, because a client that cannot connect leaves a traceback behind."""
    from distributed.comm.core import connect
    from distributed.security import Security

    connection = await connect(address, **Security().get_connection_args("client"))
    connection.abort()


def _ask_every_worker(client: Client, requirements: WorkerRequirements) -> None:
    try:
        troubles = client.run(trouble, requirements)
    except Exception as error:
        raise RuntimeError(
            f"A worker of the cluster cannot grade ({_first_line(error)}): start it where Python "
            "can import this course's 'grader' and 'helpers'."
        ) from None
    for worker, sentence in troubles.items():
        if sentence:
            raise RuntimeError(f"The worker {worker} cannot grade. {sentence}")


def trouble(requirements: WorkerRequirements) -> str:
    """Say why the machine that this is called on cannot run submissions; "" if it can.

    Parameters
    ----------
    requirements : WorkerRequirements
        What it must meet.
    """
    try:
        requirements.layers()
    except RuntimeError as reason:
        return str(reason)
    return ""


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
