"""The assignment as the checker knows it: the course's own cells, and the names that they leave."""

from __future__ import annotations

import builtins
import contextlib
import io
import linecache
import warnings
from collections.abc import Iterable
from typing import Any

from grader.cells import code_facts
from grader.checker.execution import Environment
from grader.checker.running import COURSE, TooSlow, limited

_UNFORKABLE = {"tensorflow", "keras"}
_PYTHONS = frozenset(dir(builtins))


class Course:
    """The course's own cells of one notebook.

    Parameters
    ----------
    environment : Environment
        They stand in it.
    seconds : float, optional
        Processor time that each of its cells may take; 0 is no limit.
    """

    def __init__(self, environment: Environment, seconds: float = 0) -> None:
        self._cells, self._seconds = environment.course, seconds
        self._asked = frozenset(environment.asked)
        sources = [source for grade_id, source in self._cells if not grade_id]
        self._used = frozenset().union(*map(code_facts.loaded, sources)) & self._asked
        self._before: dict[str, dict[str, Any]] = {}
        self.tests = [(grade_id, source) for grade_id, source in self._cells if grade_id]
        self.names: dict[str, Any] = {}
        #: A child of a process that has computed with TensorFlow hangs.
        roots = {name.split(".")[0] for name in environment.imports}
        self.forks = not _UNFORKABLE & roots

    def prepare(self) -> None:
        """Run the course's own cells once, as far as they do without the student's."""
        if self.names:
            return
        self.names.update(__name__="__main__", __builtins__=builtins, display=_nothing)
        for number, (grade_id, source) in enumerate(self._cells):
            if grade_id:
                self._before[grade_id] = dict(self.names)
            else:
                self._run(source, f"{COURSE}{number}>")

    def before(self, test: str, sources: Iterable[str]) -> list[str]:
        """Take the names to where they are before a test; say which are still the student's.

        Parameters
        ----------
        test : str
            Its grade_id.
        sources : iterable of str
            Its code, and that of the tests behind it.
        """
        self.names.clear()
        self.names.update(self._before[test])
        used = self._used.union(*map(code_facts.loaded, sources))
        return sorted(
            name
            for name in used
            if name in self._asked or not (name in self.names or name in _PYTHONS)
        )

    def _run(self, source: str, file: str) -> None:
        lines = source.splitlines(keepends=True)
        linecache.cache[file] = len(source), None, lines, file
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            # A cell that calls what students write cannot run here, and names what it makes of it.
            contextlib.suppress(Exception, TooSlow),
            limited(self._seconds),
        ):
            exec(compile(source, file, "exec", dont_inherit=True), self.names)


def _nothing(*_: Any, **__: Any) -> None:
    """Show nothing: nobody looks."""
