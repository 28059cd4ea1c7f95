"""What a task is, and how it runs; needs the standard library alone, and students get it, too.

A task runs modules of Python, one after the other, until one fails. ``make NAME`` and
``python -m tools NAME`` are the same; values are given in the same way, ``DEST=../students``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from tools import environment

#: A module and its arguments, such as ``("ruff", "check", ".")``.
Command = Sequence[str]
# With these settings JupyterLab neither asks whether to fetch news nor looks for a newer version
# (without a news_url it asks all the same), and leaves out what of nbgrader is the teacher's; who
# teaches starts `jupyter lab`, as README.md says.
_SETTINGS = "tools/jupyterlab"
_EVERYWHERE = {"PYTHON": "the Python to make .venv with"}


@dataclass(frozen=True)
class Task:
    """A task.

    Parameters
    ----------
    name : str
        What it is called by.
    does : str
        What it does, in words for those whom it is for.
    commands : callable
        Returns what is run, for the values that were given.
    needs, takes : dict of str to str
        The names of values that it must and may be given -> what they are.
    after : tuple of str
        Tasks to be run first.
    environment : bool
        Whether it runs in ``.venv``, which is then set up or repaired first.
    """

    name: str
    does: str
    commands: Callable[[Mapping[str, str]], Iterable[Command]]
    needs: Mapping[str, str] = field(default_factory=dict)
    takes: Mapping[str, str] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    environment: bool = True

    @property
    def values(self) -> dict[str, str]:
        """The names of all values that it takes -> what they are."""
        return {**self.needs, **self.takes}


def runs(*commands: Command) -> Callable[[Mapping[str, str]], Iterable[Command]]:
    """Return what always runs the same commands.

    Examples
    --------
    >>> list(runs(("authoring", "build"))({}))
    [('authoring', 'build')]
    """
    return lambda values: commands


def lab(values: Mapping[str, str]) -> Iterable[Command]:
    """Return what opens JupyterLab at the first lesson, and lets it ask nothing first."""
    [start, *_] = [*sorted(Path("course").glob("00-*.ipynb")), Path("course")]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    address = f"--LabApp.default_url=/lab/tree/{start.as_posix()}"
    settings = f"--LabApp.app_settings_dir={_SETTINGS}"
    return [("jupyterlab", address, settings, *(["--allow-root"] if is_root else []))]


def main(groups: Mapping[str, Sequence[Task]], arguments: Sequence[str]) -> int:
    """List the tasks, or run one; return the exit code.

    Parameters
    ----------
    groups : dict of str to sequence of Task
        Whom tasks are for -> those tasks.
    arguments : sequence of str
        The name of a task, and values for it; none lists the tasks.
    """
    tasks = {task.name: task for group in groups.values() for task in group}
    name, *given = [*arguments, "help"][: max(1, len(arguments))]
    if name in ("help", "-h", "--help"):
        print(listing(groups))
        return 0
    if name not in tasks:
        near = get_close_matches(name, tasks, 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        print(f"There is no task '{name}'.{hint} '{_how()}' lists them.", file=sys.stderr)
        return 2
    taken = {**_EVERYWHERE, **tasks[name].values}
    for value in given:
        if value.partition("=")[0] not in taken or "=" not in value:
            known = ", ".join(f"{key}=..." for key in taken)
            print(f"'{name}' does not take '{value}'. It takes {known}.", file=sys.stderr)
            return 2
    # Values that make was given are in the environment already.
    os.environ.update(dict(value.split("=", 1) for value in given))
    for key, what in tasks[name].needs.items():
        if not os.environ.get(key):
            print(f"'{name}' needs {key}={what}: {_how()} {name} {key}=...", file=sys.stderr)
            return 2
    return run(tasks[name], tasks)


def run(task: Task, tasks: Mapping[str, Task]) -> int:
    """Run a task and those that come before it; return the exit code of what failed, or 0.

    Parameters
    ----------
    task : Task
        What to run.
    tasks : dict of str to Task
        All tasks, by name.
    """
    for name in task.after:
        if code := run(tasks[name], tasks):
            return code
    if task.environment and (code := environment.main([])):
        return code
    folder = Path.cwd() / environment.COURSE.folder
    python = str(environment.python_in(folder)) if task.environment else sys.executable
    values = {key: os.environ[key] for key in task.values if os.environ.get(key)}
    for command in task.commands(values):
        if code := _finished([python, "-m", *command], folder):
            return code
    return 0


def _finished(command: Command, folder: Path) -> int:
    programs = str(environment.programs_in(folder))
    path = os.pathsep.join([programs, os.environ.get("PATH", "")])
    own = {"PATH": path, "UV_PYTHON_DOWNLOADS": "never"}
    process = subprocess.Popen(command, env={**os.environ, **own})
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # The program was interrupted, too, and knows best: JupyterLab asks whether to stop.
            continue


def _how() -> str:
    return "make" if "MAKELEVEL" in os.environ else "python -m tools"


def listing(groups: Mapping[str, Sequence[Task]]) -> str:
    """Return the list of tasks, as people read it.

    Parameters
    ----------
    groups : dict of str to sequence of Task
        Whom tasks are for -> those tasks.
    """
    how = _how()
    width = max(len(task.name) for group in groups.values() for task in group)
    lines = [f"'{how} NAME' does one of these things. What it needs is set up first, in .venv."]
    for whom, group in groups.items():
        lines += ["", whom]
        for task in group:
            values = ", ".join(f"{key}={what}" for key, what in task.values.items())
            lines.append(f"  {task.name:<{width}}  {task.does}{f' ({values})' if values else ''}")
    return "\n".join(lines)
