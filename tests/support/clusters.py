"""Dask clusters on the loopback interface, each process one that can be killed."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client
from distributed.security import Security


@dataclass
class Cluster:
    """A scheduler and its workers.

    Parameters
    ----------
    address : str
        Of the scheduler.
    scheduler : Popen
        Its process.
    workers : list of Popen
        Theirs.
    """

    address: str
    scheduler: subprocess.Popen
    workers: list[subprocess.Popen] = field(default_factory=list)


@contextlib.contextmanager
def cluster(
    folder: Path,
    environment: dict[str, str],
    preloads: tuple[str, ...] = ("", ""),
    protocol: str = "tcp",
    security: Security | None = None,
) -> Iterator[Cluster]:
    """Yield a cluster; it ends with the context.

    Parameters
    ----------
    folder : Path
        Where the processes keep their files.
    environment : dict of str to str
        Their environment variables.
    preloads : tuple of str
        For each worker, code that runs in it first.
    protocol : {"tcp", "tls"}
        What they speak.
    security : Security, optional
        The certificates to look by whether the workers are there.
    """
    with contextlib.ExitStack() as stack:

        def start(program: str, *options: str) -> subprocess.Popen:
            command = [sys.executable, "-m", f"distributed.cli.{program}", *options]
            process = subprocess.Popen(
                [*command, "--host", f"{protocol}://127.0.0.1", "--no-dashboard"],
                cwd=folder,
                env=environment,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        scheduler = start("dask_scheduler", "--port", "0")
        said = []
        for line in scheduler.stderr:
            said.append(line)
            if found := re.search(rf"Scheduler at:\s+({protocol}://\S+)", line):
                break
        else:
            raise RuntimeError("".join(said))
        made = Cluster(found[1], scheduler)
        for number, code in enumerate(preloads):
            first = folder / f"first{number}.py"
            first.write_text(code)
            options = ["--nthreads", "1", "--no-nanny", "--preload", str(first)]
            options += ["--local-directory", str(folder)]
            made.workers.append(start("dask_worker", made.address, *options))
        for process in (scheduler, *made.workers):
            threading.Thread(target=process.stderr.read, daemon=True).start()
        with Client(made.address, security=security, set_as_default=False) as client:
            client.wait_for_workers(len(preloads), timeout=60)
        yield made
