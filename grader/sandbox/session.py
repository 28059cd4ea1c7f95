"""One submission in one worker, from the first cell to the last."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from random import SystemRandom
from time import monotonic
from typing import TYPE_CHECKING, Any

from grader.sandbox import proofs
from grader.sandbox.conversation import GRACE, Conversation, Stopped
from grader.sandbox.job import ERROR, LOST, OK, Job, Outcome, Result, Step
from grader.sandbox.outputs import cleaned, failure, shown_by_test, told

if TYPE_CHECKING:
    from grader.sandbox.zygotes import Zygote

_START = 60.0  # seconds that a worker has to start
_TIMEOUT = {
    "output_type": "error",
    "ename": "CellTimeoutError",
    "evalue": "",
    "traceback": ["CellTimeoutError: No reply before the time limit"],
}
_UNFORKABLE = {"tensorflow"}
_chance = SystemRandom()


def run(job: Job, zygote: Zygote) -> Outcome:
    """Run a job in a new worker.

    Parameters
    ----------
    job : Job
        The submission.
    zygote : Zygote
        What forks the worker.

    Returns
    -------
    Outcome
        Whatever student code does, there is one: what was earned before it went wrong is kept.
    """
    outcome = Outcome()
    with zygote.worker() as (fd, supervision, place):
        talk = Conversation(fd, supervision, zygote.limits)
        session = _Session(job, talk, zygote.limits, outcome)
        try:
            session.start(place)
            for group in _groups(job.steps):
                if group[0].test:
                    session.take_tests(group)
                else:
                    if not group[0].inert:
                        session.run_tests()
                    session.run_cell(group[0])
            session.run_tests()
        except Stopped as reason:
            outcome.stopped = str(reason)
        talk.end()
    return outcome


def modules_after(cells: tuple[str, ...], zygote: Zygote) -> list[str]:
    """Return the modules that are loaded after cells of the instructor's have run in a worker.

    Parameters
    ----------
    cells : tuple of str
        Their code. It is trusted: a student's could name any module.
    zygote : Zygote
        What forks the worker.
    """
    outcome = Outcome()
    with zygote.worker() as (fd, supervision, place):
        talk = Conversation(fd, supervision, zygote.limits)
        session = _Session(Job("scout", ()), talk, zygote.limits, outcome)
        try:
            session.start(place)
            for number, source in enumerate(cells):
                session.run_cell(Step(number, source, locked=True))
            found = session.modules()
        except Stopped:
            return []
        talk.end()
    return found


class _Session:
    def __init__(
        self, job: Job, talk: Conversation, limits: dict[str, int], outcome: Outcome
    ) -> None:
        self.job, self.talk, self.limits, self.outcome = job, talk, limits, outcome
        self.file = f"<{secrets.token_hex(16)}>"
        self.noticed: set[str] = set()
        self.marks = 0
        self.waiting: list[tuple[int, Step]] = []
        self.in_child = False
        self.seconds_of_tests = self.seconds_of_controls = 0.0
        # A child of a process that has computed with TensorFlow hangs. What a submission imports
        # is not asked: where its tests run is not for it to decide.
        self.fork = not _UNFORKABLE & {name.split(".")[0] for name in job.imports}

    def start(self, place: dict[str, Any]) -> None:
        about = {
            "files": self.job.files,
            "protected": [*self.job.protected],
            "asked": [*self.job.asked],
            "watched": self.job.watched,
            "output_characters": self.limits["output_characters"],
            "seed": self.job.seed,
            "trusted": self.file,
        }
        key = secrets.token_bytes(32)
        self.talk.send(about | place | {"key": key.hex()})
        reply = self.talk.receive(_START)
        if reply is None or "failed" in reply:
            why = reply["failed"] if reply else "it did not answer"
            raise Stopped(f"the sandbox could not be closed around it: {why}")
        self.talk.key = key

    def run_cell(self, step: Step) -> None:
        began = monotonic()
        cell = {"source": step.source, "locked": step.locked, "inert": step.inert}
        self.talk.send({"do": "cell"} | cell)
        reply = self.talk.receive(self.limits["cell_seconds"])
        late = reply is None
        if late:
            reply = self.talk.interrupt()
        self.outcome.seconds += monotonic() - began
        outputs = cleaned(reply.get("outputs"), self.limits["output_characters"])
        status = OK if reply.get("status") == "ok" else ERROR
        if late and reply.get("interrupted"):
            outputs.insert(0, dict(_TIMEOUT))
        count = reply.get("count")
        self.outcome.results[step.place] = Result(
            status, outputs, count if isinstance(count, int) else None
        )
        self._notice(reply)

    def modules(self) -> list[str]:
        self.talk.send({"do": "modules"})
        return _texts((self.talk.receive(GRACE) or {}).get("modules"), 10_000)

    def take_tests(self, group: list[Step]) -> None:
        """Run a group of tests, or put it off: until a cell comes that could make a difference.

        Each fork copies what the child touches, so tests of several exercises share one. They are
        given the names as they were when it was their turn.
        """
        self.marks += 1
        tests = [(self.marks, step) for step in group]
        used = set().union(*(proofs.names(step.source) for step in group))
        self.talk.send({"do": "mark", "mark": self.marks, "names": sorted(used)})
        reply = self.talk.receive(GRACE) or {}
        if reply.get("plain") is True:
            self._run(tests, plain=True)
        else:
            self.waiting += tests
            if not self.fork:
                self.run_tests()
        if any(step.shown for step in group):
            self.run_tests()
        for step in group:
            if step.shown:
                self.run_cell(Step(-1 - step.place, step.shown))

    def run_tests(self) -> None:
        """Run the tests that wait."""
        waiting, self.waiting = self.waiting, []
        self._run(waiting)

    def _run(self, tests: list[tuple[int, Step]], plain: bool = False) -> None:
        marks = sorted({mark for mark, _ in tests})
        while tests:
            self.in_child = self.fork and not plain
            self.talk.send({"do": "tests", "marks": marks, "fork": self.in_child})
            began = monotonic()
            passed: list[tuple[int, Step]] = []
            ended = False
            while tests and not ended:
                mark, step = tests.pop(0)
                ended, result = self._test(mark, step)
                self.outcome.results[step.place] = result
                if result.status == OK and not plain:
                    passed.append((mark, step))
            if not ended:
                ended = self._control(passed, monotonic() - began)
            if not ended:
                self.talk.send({"do": "end"})
                self._expect_end()
            self.outcome.seconds += monotonic() - began
        self.talk.send({"do": "forget", "marks": marks})

    def _test(self, mark: int, step: Step) -> tuple[bool, Result]:
        """Run a test; say whether the child that ran it is gone, and what came of it."""
        word = secrets.token_hex(16)
        reply, ended, late = self._ask(mark, proofs.packed(step.source, word, self.file))
        if ended or reply is None:
            outputs = [dict(_TIMEOUT)] if late else []
            return True, Result(ERROR if late else LOST, outputs)
        outputs = shown_by_test(reply.get("outputs"), self.limits["output_characters"])
        self._notice(reply)
        for name in _texts(reply.get("rebound")):
            if name in step.source:
                said = f"{name} had been given another meaning; the course's own was used."
                outputs.append(told(said))
        if reply.get("status") != "ok":
            outputs.insert(0, dict(_TIMEOUT) if late else failure(reply.get("failure")))
            return False, Result(ERROR, outputs)
        if reply.get("tampered") is not False:
            sentence = f"{step.test}: what checks are made of was changed while the test ran"
            self.outcome.withheld.append(sentence)
            return False, Result(LOST, outputs)
        proof = reply.get("proof")
        if not isinstance(proof, list) or len(proof) != 2 or proof[0] != word:
            self.outcome.withheld.append(f"{step.test}: an end was claimed that was not reached")
            return False, Result(LOST, outputs)
        value = proof[1] if isinstance(proof[1], int | float) else None
        return False, Result(OK, outputs, value=value)

    def _control(self, passed: list[tuple[int, Step]], seconds: float) -> bool:
        """Run tests that must fail beside those that passed; say whether the child is gone.

        A control takes as long as its test. So they take a tenth of the tests' own seconds over the
        whole notebook, and now and then more: nobody can know beside which there will be one.
        """
        self.seconds_of_tests += seconds
        for mark, step in _chance.sample(passed, len(passed)):
            enough = self.seconds_of_controls > self.seconds_of_tests / 10
            if enough and _chance.random() > 0.1:
                break
            began = monotonic()
            word = secrets.token_hex(16)
            code = proofs.packed(proofs.control(step.source), word, self.file)
            reply, ended, _ = self._ask(mark, code)
            self.seconds_of_controls += monotonic() - began
            proof = (reply or {}).get("proof")
            if isinstance(proof, list) and proof[:1] == [word]:
                sentence = f"{step.test}: a version of this test that must fail has passed"
                self.outcome.withheld.append(sentence)
            if ended:
                return True
        return False

    def _ask(self, mark: int, code: str) -> tuple[dict[str, Any] | None, bool, bool]:
        """Run a compiled test: the reply, whether the child is gone, whether it was too slow."""
        self.talk.send({"do": "test", "mark": mark, "code": code})
        reply = self.talk.receive(self.limits["test_seconds"])
        late = reply is None
        if late:
            # The child is ended where there is one; else what runs in the worker is interrupted.
            reply = self.talk.end_child() if self.in_child else self.talk.interrupt()
            if reply is None:
                raise Stopped("a test could not be ended")
        return (None, True, late) if "child" in reply else (reply, False, late)

    def _expect_end(self) -> None:
        reply = self.talk.receive(GRACE) or {}
        if reply.get("tampered", False) is not False:
            self.outcome.withheld.append("what checks are made of was changed by a test")
        if "child" not in reply:
            reply = self.talk.receive(GRACE) or {}
        if "child" not in reply:
            raise Stopped("the worker did not answer as it should")

    def _notice(self, reply: dict[str, Any]) -> None:
        for what in _texts(reply.get("changed")):
            self._once(f"{what} was changed by student code; it was put back before the tests")
        for what in _texts(reply.get("refused")):
            self._once(f"refused: {what}")
        for what in _texts(reply.get("rebound")):
            self._once(f"{what} was given another meaning; the tests used the course's own")
        if reply.get("threads"):
            sentence = "a thread of the student's was running beside the tests"
            if sentence not in self.outcome.withheld:
                self.outcome.withheld.append(sentence)

    def _once(self, sentence: str) -> None:
        if sentence not in self.noticed and len(self.noticed) < 20:
            self.noticed.add(sentence)
            self.outcome.noticed.append(sentence)


def _groups(steps: tuple[Step, ...]) -> Iterator[list[Step]]:
    """Yield cells one by one, and tests that follow one another together."""
    group: list[Step] = []
    for step in steps:
        if step.test:
            group.append(step)
            continue
        if group:
            yield group
            group = []
        yield [step]
    if group:
        yield group


def _texts(items: Any, most: int = 20) -> list[str]:
    return [str(item)[:200] for item in items[:most]] if isinstance(items, list) else []
