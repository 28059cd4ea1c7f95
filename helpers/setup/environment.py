"""Whether this machine can run the course, in plain words; and Keras, where it is there."""

import contextlib
import importlib
import importlib.util
import io
import os
import platform
import subprocess
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

from helpers import course
from helpers.setup import requirements

_HERE = Path(__file__).parents[1]  # the package helpers


@dataclass(frozen=True)
class Report:
    """What a check of the environment found. It counts as True if nothing is wrong.

    Parameters
    ----------
    fine : tuple of str
        What is in place.
    problems : tuple of str
        What is wrong, each with what to do.
    """

    fine: tuple[str, ...]
    problems: tuple[str, ...]

    def __bool__(self):
        return not self.problems

    def __str__(self):
        lines = [f"OK       {line}" for line in self.fine]
        lines += [f"PROBLEM  {line}" for line in self.problems]
        count = len(self.problems)
        if count == 0:
            lines.append("\nEverything is in place. Enjoy the course!")
        else:
            lines.append(
                f"\n{count} {'problem' if count == 1 else 'problems'}: do what the lines marked "
                "PROBLEM say, from the top, then run this cell again."
            )
        return "\n".join(lines)

    def __repr__(self):
        return (
            "<Report: everything is in place>" if self else f"<Report: {len(self.problems)} to fix>"
        )

    def _ipython_display_(self):
        """Show nothing: `check` has printed it already."""


def check(tensorflow=False):
    """Check Python, the packages and the folder, and print what is wrong and what to do.

    Parameters
    ----------
    tensorflow : bool
        Whether to try TensorFlow itself too, in a process of its own; takes about ten seconds.

    Returns
    -------
    Report
        What was found; True if nothing is wrong. It never raises.

    Examples
    --------
    >>> report = check()  # doctest: +ELLIPSIS
    OK       Python ...
    """
    looks = [_python, _packages, _keras_backend, _folder]
    if tensorflow:
        looks.append(_tensorflow)
    fine, problems = [], []
    for look in looks:
        try:
            for is_fine, line in look():
                (fine if is_fine else problems).append(line)
        except Exception as error:
            name = look.__name__.strip("_").replace("_", " ")
            problems.append(f"The check of the {name} itself failed ({error}); tell your teacher.")
    report = Report(tuple(fine), tuple(problems))
    print(report)
    return report


def keras_or_none():
    """Load Keras on TensorFlow quietly, or say in a sentence why it is not here.

    Returns
    -------
    module or None
        The keras module, or None where TensorFlow is missing or cannot be loaded.

    Examples
    --------
    >>> keras = keras_or_none()  # doctest: +SKIP
    >>> if keras:  # doctest: +SKIP
    ...     print(keras.activations.relu(-1.0))
    """
    loaded = sys.modules.get("keras")
    if loaded is None:
        if not _exists("tensorflow") or not _exists("keras"):
            print("TensorFlow is not installed here, so this comparison is skipped.")
            return None
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        os.environ["KERAS_BACKEND"] = "tensorflow"
        try:
            with _quiet():
                loaded = importlib.import_module("keras")
                # The first operation starts the runtime, which has messages of its own.
                loaded.ops.zeros(1)
        except Exception as error:
            print(
                "TensorFlow is installed but could not be loaded, so this comparison is skipped "
                f"({_first_line(error)}). environment.check(tensorflow=True) looks closer."
            )
            return None
    if loaded.backend.backend() != "tensorflow":
        print(
            f"Keras was loaded on {loaded.backend.backend()} and not on TensorFlow, so this "
            "comparison is skipped; restart the kernel and run the cells again."
        )
        return None
    return loaded


@contextlib.contextmanager
def _quiet():
    """Silence stderr, of Python and of the C++ code below it, while a library loads."""
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            saved = os.dup(2)
        except OSError:
            # There is no stderr to silence, as under pythonw on Windows.
            yield
            return
        silence = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(silence, 2)
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)
            os.close(silence)


def _fine(line):
    return True, line


def _problem(line):
    return False, line


def _python():
    version, versions = platform.python_version(), requirements.python_versions()
    if requirements.accepts(versions, version):
        yield _fine(f"Python {version}")
    else:
        yield _problem(
            f"This is Python {version}, but the course needs {versions}: install "
            "such a Python, delete the folder .venv and set up again (README, 'On your laptop')."
        )


def _packages():
    for needed in requirements.needed():
        version = requirements.installed(needed.name)
        if version is None:
            yield _problem(f"{needed.name} is not installed: {_how_to_install(needed)}")
        elif not requirements.accepts(needed.versions, version):
            yield _problem(
                f"{needed.name} is {version}, but the course needs {needed.versions}: "
                f"{_how_to_install(needed)}"
            )
        else:
            yield _fine(f"{needed.name} {version}")


def _how_to_install(needed):
    lesson = course.mention("training-with-keras")
    later = f" (needed in {lesson}; elsewhere, comparisons with Keras are skipped)"
    return (
        f'run %pip install "{needed}" in a cell, then restart the kernel'
        f"{later if needed.name == 'tensorflow' else ''}."
    )


def _keras_backend():
    backend = os.environ.get("KERAS_BACKEND", "tensorflow")
    if backend != "tensorflow":
        yield _problem(
            f"The environment variable KERAS_BACKEND is {backend!r}, but the course uses "
            "TensorFlow: remove it, or set it to tensorflow, and start JupyterLab again."
        )


def _folder():
    here = Path.cwd()
    if os.access(here, os.W_OK):
        yield _fine("this folder can be written to")
    else:
        yield _problem(
            "This folder cannot be written to, so your work would be lost: "
            "copy the course to a folder of your own and open it there."
        )
    names = {needed.name for needed in requirements.needed()} | {"keras", "sklearn", "helpers"}
    for file in sorted(here.glob("*.py")):
        if file.stem in names | set(sys.stdlib_module_names):
            yield _problem(
                f"Your file {file.name} has the name of a library, so Python loads it instead: "
                "rename it and restart the kernel."
            )
    for folder in (here, *here.parents):
        other = folder / "helpers" / "__init__.py"
        if other.is_file() and "activation-function course" in other.read_text("utf-8"):
            if other.parent.resolve() != _HERE.resolve():
                yield _problem(
                    "There are two copies of helpers, and the one in use is not that of this "
                    f"course folder but {_HERE}: start JupyterLab from the course folder "
                    "(README, 'On your laptop')."
                )
            break


def _tensorflow():
    if requirements.installed("tensorflow") is None:
        return
    # In a process of its own, because a broken TensorFlow can take the whole kernel down.
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "KERAS_BACKEND": "tensorflow"}
    try:
        run = subprocess.run(
            [sys.executable, "-c", "import keras; keras.ops.zeros(1)"],
            capture_output=True, text=True, timeout=180, env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        yield _problem(
            "TensorFlow did not load in three minutes: restart the computer and try again."
        )
        return
    if run.returncode == 0:
        yield _fine("TensorFlow loads and computes")
        return
    said = run.stderr.strip().splitlines()
    why = said[-1][:200] if said else f"it stopped with code {run.returncode}"
    needed = next(one for one in requirements.needed() if one.name == "tensorflow")
    yield _problem(
        f'TensorFlow does not load ({why}): run %pip install --force-reinstall "{needed}" in a '
        "cell, then restart the kernel."
    )


def _exists(name):
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        # A module that is loaded without a specification has one no more to find.
        return sys.modules.get(name) is not None


def _first_line(error):
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0][:160]}" if text else type(error).__name__
