"""Run the cells of one submission, as the coordinator sends them, and its tests beside them.

The coordinator sends ``cell``, ``mark`` and ``tests``. A cell runs in the shell. A mark keeps the
names as they are when it is a group of tests' turn; the tests of several marks run in a
child that is forked for it: what a test defines, and what student code does while it runs, is gone
with the child, and threads that student code has left running do not exist there. Tests run here
where all that they look at is plain data, so that no code of a student's can run; and where a fork
is not safe, as TensorFlow hangs in a child of a process that has computed with it.

A test arrives compiled, is executed without a name, and ends in an assignment of a proof that
only the coordinator knows: who does not get to the end does not have it.
"""

from __future__ import annotations

import base64
import gc
import marshal
import os
import random
import signal
import sys
import types
from collections.abc import Callable
from typing import Any

from grader.worker import wire
from grader.worker.guard import Guard, refuse_signal_handlers
from grader.worker.shell import Outputs, Shell

PROOF = "__proof__"
_PLAIN = (bool, int, float, complex, str, type(None), type(...))
_KINDS = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)


class Driver:
    """One submission's process.

    Parameters
    ----------
    fd : int
        The coordinator.
    shell : Shell
        It has not run anything yet.
    outputs : Outputs
        Where the shell puts what cells print and show.
    put_back : callable
        What `grader.worker.state.remember` returned.
    alone : callable
        Whether this process has one thread.
    """

    def __init__(
        self,
        fd: int,
        shell: Shell,
        outputs: Outputs,
        put_back: Callable[..., list[str]],
        alone: Callable[[], bool],
    ) -> None:
        self.fd, self.shell, self.outputs = fd, shell, outputs
        self.put_back, self.alone = put_back, alone
        self.given: dict[str, Any] = {}
        self.marks: dict[int, tuple[dict[str, Any], dict[str, Any], bool]] = {}
        self.child = 0

    def run(self, about: dict[str, Any], libraries: tuple[str, ...]) -> None:
        """Serve the coordinator until it hangs up.

        Parameters
        ----------
        about : dict
            The first message: seed, protected names, room for outputs.
        libraries : tuple of str
            Folders with code that is trusted.
        """
        self.protected = frozenset(about["protected"])
        self.asked = frozenset(about["asked"])
        self.outputs.most = about["output_characters"]
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGUSR1, self._end_child)
        _seed(about["seed"])
        self.guard = Guard(libraries, about["trusted"])
        refuse_signal_handlers()
        for name in [name for name in sys.modules if name.split(".")[0] == "grader"]:
            del sys.modules[name]
        while True:
            try:
                message = wire.receive(self.fd)
                if message["do"] == "cell":
                    wire.send(self.fd, self._cell(message["source"], message["locked"]))
                elif message["do"] == "mark":
                    self._mark(message["mark"], message["names"])
                elif message["do"] == "tests":
                    self._tests(message["marks"])
                elif message["do"] == "forget":
                    for mark in message["marks"]:
                        del self.marks[mark]
                elif message["do"] == "modules":
                    wire.send(self.fd, {"modules": [*sys.modules]})
            except wire.WireError:
                os._exit(0)
            except KeyboardInterrupt:  # one that came too late for the cell that it was for
                continue

    def _cell(self, source: str, locked: bool) -> dict[str, Any]:
        self.outputs.clear()
        result = self.shell.run_cell(source, store_history=True)
        sys.stdout.flush()
        if locked:
            names = self.shell.user_ns
            for name in self.protected & names.keys():
                if isinstance(names[name], _KINDS):
                    self.given.setdefault(name, names[name])
        error = result.error_before_exec or result.error_in_exec
        return {
            "outputs": self.outputs.kept,
            "status": "error" if error is not None else "ok",
            "interrupted": isinstance(error, KeyboardInterrupt),
            "count": self.shell.execution_count - 1,
            "refused": self.guard.refused[:],
        }

    def _mark(self, mark: int, used: list[str]) -> None:
        """Keep the names as they are, for tests; say whether these may wait, and run no code."""
        names = self.shell.user_ns
        plain = all(name in self.given or _is_plain(names[name]) for name in used if name in names)
        self.marks[mark] = (dict(names), dict(self.given), plain)
        wire.send(self.fd, {"plain": plain, "wait": self._can_fork()})

    def _can_fork(self) -> bool:
        return self.alone() and "tensorflow" not in sys.modules

    def _tests(self, marks: list[int]) -> None:
        plain = all(self.marks[mark][-1] for mark in marks)
        changed = [] if plain else self.put_back()
        if plain or not self._can_fork():
            self._serve_tests(changed, forked=False)
            return
        gc.freeze()  # a collection in the child would copy every page that it looks at
        self.child = os.fork()
        if self.child == 0:
            self._serve_tests(changed, forked=True)
            os._exit(0)
        while True:
            try:
                _, status = os.waitpid(self.child, 0)
                break
            except (InterruptedError, KeyboardInterrupt):
                continue
        self.child = 0
        wire.send(self.fd, {"child": os.waitstatus_to_exitcode(status)})

    def _serve_tests(self, changed: list[str], forked: bool) -> None:
        threads = not forked and _student_threads()
        current, names, plain, rebound = 0, {}, False, []
        while True:
            message = wire.receive(self.fd)
            if message["do"] == "end":
                break
            if message["mark"] != current:
                current = message["mark"]
                kept, given, plain = self.marks[current]
                if forked:  # functions look names up where they were made: here
                    self.shell.user_ns.clear()
                    self.shell.user_ns.update(kept)
                names = _Names(self.shell.user_ns, self.asked)
                rebound = [name for name in given if names.get(name) is not given[name]]
                names.update(given)
            self.outputs.clear()
            answer: dict[str, Any] = {"status": "ok", "plain": plain}
            names.pop(PROOF, None)
            try:
                exec(marshal.loads(base64.b64decode(message.pop("code"))), names)
                answer["proof"] = _value(names.pop(PROOF, None))
            except BaseException as error:  # noqa: BLE001 - student code raises anything
                answer["status"] = "error"
                answer["interrupted"] = isinstance(error, KeyboardInterrupt)
                self.shell.show_failure(error)
            # Where no code of a student's ran, nothing can have changed.
            answer["changed"], changed = changed + ([] if plain else self.put_back(forked)), []
            answer |= {
                "outputs": self.outputs.kept,
                "rebound": sorted(rebound),
                "threads": threads,
                "refused": self.guard.refused[:],
            }
            wire.send(self.fd, answer)
        if not forked:
            wire.send(self.fd, {"child": 0})

    def _end_child(self, *_: Any) -> None:
        if self.child:
            os.kill(self.child, signal.SIGKILL)


class _Names(dict):
    """The names of a test: the student's, and new ones that the student's functions do not see.

    A test that takes an answer away, or puts another in its place, does so for the student's
    functions too: so it can find out which of them use it.

    Parameters
    ----------
    student : dict
        The student's names.
    asked : frozenset of str
        The names that exercises ask for.
    """

    def __init__(self, student: dict[str, Any], asked: frozenset[str]) -> None:
        super().__init__(student)
        self.student, self.shared = student, asked & student.keys()

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        if name in self.shared:
            self.student[name] = value

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        if name in self.shared:
            self.student.pop(name, None)


def _is_plain(value: Any, depth: int = 3) -> bool:
    """Whether a value is nothing but data, so that no code of a student's runs when it is used."""
    if type(value) in _PLAIN:
        return True
    if type(value) in (list, tuple) and depth:
        return len(value) < 100 and all(_is_plain(item, depth - 1) for item in value)
    array = getattr(sys.modules.get("numpy"), "ndarray", None)
    return type(value) is array and value.dtype.kind in "biufc"


def _value(proof: Any) -> Any:
    """Return what a test has proved, with the value of its last line if that is a number."""
    if not isinstance(proof, tuple):
        return proof
    word, value = proof
    if isinstance(value, bool) or not isinstance(value, int | float):
        value = None if value is None else type(value).__name__
    return [word, value]


def _student_threads() -> bool:
    import threading

    return threading.active_count() > 1


def _seed(seed: int) -> None:
    random.seed(seed)
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(seed)
