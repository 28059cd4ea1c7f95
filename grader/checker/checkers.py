"""Start the process that forks checkers, outside the sandbox, and have submissions checked."""

from __future__ import annotations

import os
import pickle
import select
import socket
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic
from typing import Any

import grader
from grader.checker import execution
from grader.checker.clock import IN_COMPANY
from grader.checker.execution import Environment, ExecutionRequest, ExecutionResult
from grader.protocol import channel
from grader.protocol.values import ProtocolError
from grader.sandbox.answer_server import ServerProcess
from grader.sandbox.filesystem import NUMBERS

_MORE = 60  # seconds beyond all limits after which a checker must have said what it found


class CheckerServer(ServerProcess):
    """The process that forks checkers (`grader.checker.server`), as the coordinator knows it.

    Parameters
    ----------
    environment : Environment
        What it loads, and the course's own cells.
    late : bool
        Whether to load only after the fork: what is loaded starts threads.
    cell_seconds : float
        Processor time that each of the course's own cells may take.
    """

    def __init__(
        self, environment: Environment, late: bool = False, cell_seconds: float = 0
    ) -> None:
        home = tempfile.mkdtemp(prefix="checking-")
        root = str(Path(grader.__file__).parents[1])
        path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
        variables = {**os.environ, **NUMBERS, "MPLBACKEND": "Agg", "PYTHONPATH": path}
        variables["NBGRADER_EXECUTION"] = "autograde"
        command = [sys.executable, "-m", "grader.checker.server"]
        about = asdict(environment) | {"late": late, "cell_seconds": cell_seconds}
        super().__init__(command, about, variables, home)

    def check(
        self,
        request: ExecutionRequest,
        answers: int,
        supervision: int,
        place: dict[str, Any],
        limits: dict[str, int],
        alone: bool = False,
    ) -> ExecutionResult:
        """Run a submission in an answer process, and its tests outside of it.

        Parameters
        ----------
        request : ExecutionRequest
            The submission.
        answers, supervision : int
            Descriptors of the answer process and of its supervisor.
        place : dict
            What the answer process must be told of its place.
        limits : dict of str to int
            See `grader.sandbox.limits.Sandbox.amounts`.
        alone : bool
            Whether nothing else runs meanwhile, so that it has no reason to wait.

        Returns
        -------
        ExecutionResult
            There is one even if the checker had to be ended.
        """
        ours, theirs = socket.socketpair()
        end = monotonic() + IN_COMPANY.whole * limits["notebook_seconds"] + _MORE
        with ours:
            with theirs:
                self.send(b"f", (theirs.fileno(), answers, supervision))
            talk, about = (
                channel.Channel(ours.fileno()),
                replace(request, environment=Environment()),
            )

            def wait() -> None:
                left = max(0.0, end - monotonic())
                if not select.select([ours], [], [], left)[0]:
                    raise TimeoutError

            try:
                talk.send({"limits": limits, "alone": alone, **place}, pickle.dumps(about))
                _, content = talk.receive(wait)
                return execution.result(content)
            except TimeoutError:
                why = "its tests did not come to an end"
            except (channel.HungUp, ProtocolError):
                why = "the process that ran its tests died"
            return ExecutionResult(stopped=why, graders=True, lent=True)  # nobody says: perhaps
