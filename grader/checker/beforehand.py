"""What is the same for every submission is worked out before the first checker is forked.

That is what tests are compiled to, which names they use, and above all what right functions give
for the arguments that the checks try: all of this is kept where it is computed, by those who
compute it. So the tests of right functions are run once, and nobody looks at what they find.
"""

from __future__ import annotations

from typing import Any

from grader.cells import code_facts
from grader.checker import running
from grader.checker.code import unread
from grader.checker.course import Course
from helpers.checks import observe
from helpers.checks.known import reference


class _Own(observe.Remote):
    """Answers for a right function: the checks cannot read its code, and find no library in it."""

    def __init__(self, function: Any) -> None:
        self.function, self.names = function, {}

    def observe(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call it here."""
        return observe.observe(self.function, args, kwargs)

    def foresee(self, function: Any, calls: Any) -> None:
        """Do nothing: there is nobody to be asked."""

    def may_lend(self, own: bool) -> bool:
        """Lend it nothing."""
        return False

    def source_of(self, function: Any) -> Any:
        """Return a function to be read that tells nothing."""
        return unread


def work_out(course: Course, seconds: float) -> None:
    """Compile the tests of an assignment, and run those that only use functions which are known.

    Parameters
    ----------
    course : Course
        The assignment; its cells have run.
    seconds : float
        Processor time that each test may take; 0 is no limit.
    """
    for test, source in course.tests:
        running.compiled(source, f"<{test}>")
        asked = code_facts.loaded(source).intersection(course.before(test, [source]))
        functions = {name: _stand_in(name) for name in asked}
        if all(functions.values()):
            course.names.update(functions)
            try:
                with running.limited(seconds):
                    running.run(source, test, course.names, {})
            except running.TooSlow:
                return


def _stand_in(name: str) -> Any:
    function: Any = reference(name)
    if function is None:
        return None

    def stand_in(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    stand_in.__name__ = name
    stand_in.remote = _Own(function)  # type: ignore[attr-defined]
    return stand_in
