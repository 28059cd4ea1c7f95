"""Load what an assignment needs, then fork a checker for each submission.

``python -m grader.checker.server DESCRIPTOR``: how the coordinator, which runs submissions
(`grader.run.processes`), starts one. `grader.protocol` shows all processes. A checker serves one
submission and ends, so that nothing of one student's gets to the next.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
from typing import Any

from grader.checker import beforehand, execution
from grader.checker.answer import AnswerProcess
from grader.checker.clock import ALONE, IN_COMPANY, Clock
from grader.checker.course import Course
from grader.checker.execution import Environment
from grader.checker.session import Session, seeds_on_both_sides
from grader.protocol import channel
from grader.protocol.messages import Begin
from grader.sandbox import permissions
from grader.sandbox.fork_server import fork_on_order, load, unpack


def main(control_fd: int) -> None:
    """Serve the coordinator until it hangs up.

    Parameters
    ----------
    control_fd : int
        The descriptor of a socket on which the coordinator talks to this process.
    """
    about, _ = channel.Channel(control_fd).receive()
    late, seconds = about.pop("late"), about.pop("cell_seconds")
    environment = Environment(**about)  # with lists for tuples, as JSON has them
    unpack(dict(environment.files))
    if not late:
        load([*environment.imports])
    course = Course(environment, seconds)
    if course.forks and not late:
        course.prepare()
        beforehand.work_out(course, seconds)
    ready = {"modules": [*sys.modules]}
    fork_on_order(control_fd, ready, lambda _, descriptors: _check(descriptors, course))


def _check(descriptors: list[int], course: Course) -> None:
    """Check one submission; end with it, or when the coordinator is gone."""
    job, answers, supervision = descriptors
    permissions.die_with_parent()
    coordinator = channel.Channel(job)
    order, content = coordinator.receive()
    _limit(order["limits"])
    request = pickle.loads(content)  # from nobody but the coordinator
    course.prepare()
    wall = ALONE if order["alone"] else IN_COMPANY
    clock = Clock(answers, supervision, order["limits"]["notebook_seconds"], wall)
    answer = AnswerProcess(answers, clock)
    begin = Begin(
        order["place"],
        order["user"],
        request.files,
        request.seed,
        order["limits"]["output_characters"],
    )
    with seeds_on_both_sides(answer):
        session = Session(course, answer, order["limits"], last=order["alone"])
        result = session.run(request.cells, begin)
    coordinator.send({}, execution.as_json(result).encode())
    os._exit(0)


def _limit(limits: dict[str, Any]) -> None:
    """Keep a checker from using up the machine with what it is given.

    It may have twice the memory of a submission: a test holds the student's values, which may fill
    all that a submission has, and beside them its own expected ones of the same size.
    """
    permissions.limit_memory(2 * limits["memory_megabytes"])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]))
