"""The list of tasks in the students' repository, where it is ``tools/tasks.py``."""

from __future__ import annotations

from tools.task import Task, lab, runs

GROUPS = {
    "Tasks": (
        Task("lab", "Open JupyterLab at the first lesson", lab),
        Task("setup", "Make .venv, or repair it", runs()),
        Task(
            "clean",
            "Remove .venv; your work stays",
            runs(["tools.clean", ".venv"]),
            environment=False,
        ),
    )
}
