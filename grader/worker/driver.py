"""Run the cells of one submission, as the coordinator sends them, and its tests beside them.

The coordinator sends ``cell``, ``mark`` and ``tests``. A cell runs in the shell. A mark keeps the
names as they are when it is a group of tests' turn; the tests of several marks then run in a child
that is forked for them: what a test defines, and what student code does while it runs, is gone with
the child, and threads that student code has left running do not exist there. Tests run here where
all that they look at is plain data, so that no code of a student's can run; and where a fork is not
safe (TensorFlow hangs in a child of a process that has computed with it): the coordinator decides.

A test arrives compiled, is executed without a name, and ends in an assignment of a proof that
only the coordinator knows: who does not get to the end does not have it. Where a submission is
watched, what checks pass through is looked at before and after each call of student code.

All of it is functions inside one function. Student code can find every class and every loaded
module, and with them what they refer to; it cannot find the variables of a function that runs.
"""

from __future__ import annotations

import ast
import binascii
import builtins
import gc
import marshal
import operator
import os
import random
import signal
import sys
import types
from _thread import _count as threads_of_python
from collections.abc import Callable
from typing import Any

from grader.worker import guard, plain, wire
from grader.worker.failures import failure_of
from grader.worker.shell import Outputs, Shell, refuse_what_has_no_audit
from grader.worker.space import Space
from grader.worker.state import Memory
from grader.worker.watch import watcher

# What student code does to the built-in functions does not reach the functions of this module.
__builtins__ = dict(vars(builtins))
PROOF = "__proof__"
_DATA = (bool, int, float, complex, str, type(None), type(...))
_KINDS = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)


def serve(
    fd: int,
    shell: Shell,
    outputs: Outputs,
    memory: Memory,
    is_plain: Callable[[Any], Any],
    about: dict[str, Any],
    libraries: tuple[str, ...],
    no_more_threads: Callable[[], None],
) -> None:
    """Serve the coordinator until it hangs up.

    Parameters
    ----------
    fd : int
        The coordinator.
    shell : Shell
        It has not run anything yet.
    outputs : Outputs
        Where the shell puts what cells print and show.
    memory : Memory
        Of the modules that tests rely on.
    is_plain : callable
        See `grader.worker.plain.recognizer`.
    about : dict
        The first message: key, seed, protected names, room for outputs, name of the tests' file.
    libraries : tuple of str
        Folders with code that is trusted.
    no_more_threads : callable
        Takes from a process the right to start threads and processes.
    """
    key, trusted = bytes.fromhex(about.pop("key")), about["trusted"]
    send, receive, hung_up = wire.send, wire.receive, wire.WireError
    put_back, child, real, loads = memory.put_back, [0], vars(builtins), marshal.loads
    plain_name, plain_file, same = plain.NAME, plain.__file__, operator.is_
    decoded = binascii.a2b_base64
    watched = about["watched"]
    protected, asked = frozenset(about["protected"]), frozenset(about["asked"])
    marks: dict[int, tuple[dict[str, Any], dict[str, Any], bool]] = {}
    given = {name: real[name] for name in protected & real.keys()}
    students, dirty = [False], [False]  # a cell of theirs has run; it may have changed something
    outputs.most = about["output_characters"]
    names: dict[str, Any] = shell.user_ns
    for name in given:
        names.pop(name, None)  # IPython has an `open` and an `exit` of its own
    is_library = guard.library_test(libraries, trusted)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGUSR1, _ender(child))
    _seed(about["seed"])
    refused, file_of = guard.install(libraries, trusted)
    refuse_what_has_no_audit(shell)
    for name in [name for name in sys.modules if name.split(".")[0] == "grader"]:
        del sys.modules[name]

    def settle() -> list[str]:
        """Put back what student code may have changed, where any has run since the last time."""
        was_dirty, dirty[0] = dirty[0] or threads_of_python() > 0, False
        return put_back() if was_dirty else []

    def cell(source: str, locked: bool, inert: bool) -> dict[str, Any]:
        changed = settle() if locked else []
        outputs.clear()
        result = shell.run_cell(source, store_history=True)
        sys.stdout.flush()
        error = result.error_before_exec or result.error_in_exec
        students[0] = students[0] or not locked
        dirty[0] = dirty[0] or (students[0] and not inert)
        if locked and error is None:
            changed += settle()  # the course's own cells call functions of the student's, too
            _give(source, names, given, protected, trusted)
        return {
            "outputs": outputs.kept,
            "status": "error" if error is not None else "ok",
            "interrupted": isinstance(error, KeyboardInterrupt),
            "count": shell.execution_count - 1,
            "changed": changed,
            "refused": refused[:],
        }

    def mark(number: int, used: list[str]) -> dict[str, Any]:
        """Keep the names as they are, for tests; say whether these run no code of a student's."""
        own = [name for name in used if name in names and name not in given]
        plain = all(_is_data(names[name]) for name in own)
        marks[number] = dict(names), dict(given), plain
        return {"plain": plain}

    def tests(forked: bool) -> None:
        changed = settle()
        if not forked:
            serve_tests(threads_of_python() > 0, forked, changed)
            send(fd, {"child": 0}, key)
            return
        gc.freeze()  # a collection in the child would copy every page that it looks at
        child[0] = os.fork()
        if child[0] == 0:
            no_more_threads()
            serve_tests(False, forked, changed)
            os._exit(0)
        while True:
            try:
                _, status = os.waitpid(child[0], 0)
                break
            except (InterruptedError, KeyboardInterrupt):
                continue
        child[0] = 0
        send(fd, {"child": os.waitstatus_to_exitcode(status)}, key)

    def serve_tests(threads: bool, forked: bool, changed: list[str]) -> None:
        now, started = dict(names), threads_of_python()
        current, space, plain, rebound, ran = 0, Space({}, asked), False, [], False
        while True:
            message = receive(fd, key=key)
            if message["do"] == "end":
                send(fd, {"tampered": ran and not memory.unchanged()}, key)
                break
            if message["mark"] != current:
                current = message["mark"]
                kept, own, plain = marks[current]
                if forked:  # functions look names up where they were made: here
                    names.clear()
                    names.update(kept)
                rebound = sorted(
                    name for name in own if names.get(name, own[name]) is not own[name]
                )
                # Functions of the course look names up here; the student's may have a `sum`.
                names.update((name, thing) for name, thing in own.items() if name not in real)
                space = Space(names, asked)
                space.update(own)
            answer = test(decoded(message.pop("code")), space, plain)
            ran = ran or not plain
            answer["changed"] = changed + answer["changed"]
            changed = []
            answer |= {
                "outputs": outputs.kept,
                "rebound": rebound,
                "threads": threads or threads_of_python() > started,
                "refused": refused[:],
            }
            send(fd, answer, key)
        dirty[0] = dirty[0] or ran
        space.clear()
        for name in given:
            names.pop(name, None)
            if name in now:
                names[name] = now[name]

    def test(code: bytes, space: dict[str, Any], plain: bool) -> dict[str, Any]:
        # To look at an object is, in a child, to copy the page where its references are counted. So
        # only what checks pass through is looked at, and where nothing in the submission could
        # change it, once at the end. Plain data changes nothing.
        changed: list[str] = []
        looked_at = watched and not plain
        outputs.clear()
        answer: dict[str, Any] = {"status": "ok"}
        space.update({"__builtins__": real, plain_name: is_plain})
        space.pop(PROOF, None)
        tampered: list[bool] = []
        keys, scope = (*given, plain_name), space
        kept = tuple(map(space.get, keys))

        def unchanged() -> bool:
            return all(map(same, map(scope.get, keys), kept)) and memory.unchanged()

        watch = watcher(is_library, file_of, unchanged, tampered) if looked_at else None
        try:
            code = loads(code)
            if PROOF not in code.co_names:  # it is in a function, and gives no name to the student
                scope = dict(space)  # names are found faster in an ordinary dictionary
            sys.setprofile(watch)
            exec(code, scope)
            watching = sys.getprofile() is watch
            sys.setprofile(None)
            answer["proof"] = _value(scope.pop(PROOF, None))
            answer["tampered"] = bool(tampered) or not watching
        except BaseException as error:  # noqa: BLE001 - student code raises anything
            sys.setprofile(None)
            answer["status"] = "error"
            answer["interrupted"] = isinstance(error, KeyboardInterrupt)
            if looked_at and not memory.unchanged():
                changed += put_back()
            answer["failure"] = failure_of(error, is_library, (trusted, plain_file), shell)
        if looked_at and not memory.unchanged():
            changed += put_back()
        return answer | {"changed": changed}

    while True:
        try:
            message = receive(fd, key=key)
            do = message.pop("do")
            if do == "cell":
                send(fd, cell(**message), key)
            elif do == "mark":
                send(fd, mark(message["mark"], message["names"]), key)
            elif do == "tests":
                tests(message["fork"])
            elif do == "forget":
                for number in message["marks"]:
                    del marks[number]
            elif do == "modules":
                send(fd, {"modules": [*sys.modules]}, key)
        except hung_up:
            os._exit(0)
        except KeyboardInterrupt:  # one that came too late for the cell that it was for
            continue


def _is_data(value: Any, depth: int = 3) -> bool:
    """Whether a value is nothing but data, so that no code of a student's runs when it is used."""
    if type(value) in _DATA:
        return True
    if type(value) in (list, tuple) and depth:
        return len(value) < 100 and all(_is_data(item, depth - 1) for item in value)
    array = getattr(sys.modules.get("numpy"), "ndarray", None)
    return type(value) is array and value.dtype.kind in "biufc"


def _ender(child: list[int]) -> Callable[..., None]:
    kill, strong = os.kill, signal.SIGKILL

    def end_child(*_: Any) -> None:
        if child[0]:
            kill(child[0], strong)

    return end_child


def _give(
    source: str,
    names: dict[str, Any],
    given: dict[str, Any],
    protected: frozenset[str],
    trusted: str,
) -> None:
    """Take note of what the course's own cell defines, as itself and not as the shell ran it."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # magic commands
        return
    space: dict[str, Any] = {}
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    try:
        exec(compile(ast.Module(imports, []), trusted, "exec", dont_inherit=True), space)
    except ImportError:
        pass
    own = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    own = [node for node in own if not node.decorator_list and node.name in protected]
    exec(compile(ast.Module(own, []), trusted, "exec", dont_inherit=True), names)
    for name in protected & (space.keys() | names.keys()):
        thing = space.get(name, names.get(name))
        if isinstance(thing, _KINDS):
            given.setdefault(name, thing)


def _value(proof: Any) -> Any:
    """Return what a test has proved, with the value of its last line if that is a number."""
    if not isinstance(proof, tuple):
        return None
    word, value = proof
    if type(value) not in (int, float):
        value = None if value is None else type(value).__name__
    return [word, value]


def _seed(seed: int) -> None:
    random.seed(seed)
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(seed)
