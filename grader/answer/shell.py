"""Run cells as Jupyter does, without a kernel, and collect what they print and show."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any, cast

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import LSString, SList

NO_SHELL = "(There is no command shell here while a notebook is graded; this was left out.)"
_LINE_MAGICS = ("pip", "conda", "mamba", "micromamba", "uv", "system", "sx")
_CELL_MAGICS = ("bash", "sh", "script", "system", "sx", "cmd", "perl", "ruby", "pypy", "python2")
CUT = "\n... Output truncated ...\n"


class Outputs:
    """The outputs of one cell, in nbformat's form.

    Parameters
    ----------
    most : int
        Characters that are kept; what comes after is dropped, so that a flood costs no memory.
    """

    def __init__(self, most: int = 100_000) -> None:
        self.most = most
        self.clear()

    def clear(self) -> None:
        """Begin a new cell."""
        self.kept: list[dict[str, Any]] = []
        self.left = self.most

    def add(self, output: dict[str, Any], size: int) -> None:
        """Keep an output of `size` characters, if there is room."""
        if self.left <= 0:
            return
        self.left -= size
        if self.left < 0:
            output = {"output_type": "stream", "name": "stdout", "text": CUT}
        self.kept.append(output)

    def write(self, name: str, text: str) -> None:
        """Keep what was printed; neighbors on one stream become one output."""
        if self.left <= 0:
            return
        if len(text) > self.left:
            text = text[: self.left] + CUT
        self.left -= len(text)
        last = self.kept[-1] if self.kept else {}
        if last.get("output_type") == "stream" and last.get("name") == name:
            last["text"] += text
        else:
            self.kept.append({"output_type": "stream", "name": name, "text": text})


class Stream(io.TextIOBase):
    """What stands in for ``sys.stdout`` or ``sys.stderr``."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = name
        self._outputs = outputs

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, text: str) -> int:
        """Keep a text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.write(self.name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    outputs: Outputs

    def publish(self, data: Any, metadata: Any = None, *args: Any, **kwargs: Any) -> None:
        """Keep what is displayed."""
        data = _plain(data)
        size = sum(len(str(value)) for value in data.values())
        shown = {"output_type": "display_data", "data": data, "metadata": _plain(metadata or {})}
        self.outputs.add(shown, size)

    def clear_output(self, wait: bool = False) -> None:
        """Forget what the cell has shown so far."""
        self.outputs.clear()


class _Hook(DisplayHook):
    outputs: Outputs

    def start_displayhook(self) -> None:
        self._result: dict[str, Any] = {}

    def write_output_prompt(self) -> None:
        self._result["execution_count"] = self.prompt_count

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self._result |= {"data": _plain(format_dict), "metadata": _plain(md_dict or {})}

    def finish_displayhook(self) -> None:
        if self._result.get("data"):
            size = sum(len(str(value)) for value in self._result["data"].values())
            self.outputs.add({"output_type": "execute_result", **self._result}, size)


class Shell(InteractiveShell):
    """IPython without a terminal or a kernel."""

    outputs: Outputs

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        lines = [str(line) for line in stb]
        error = {
            "output_type": "error",
            "ename": str(getattr(etype, "__name__", etype)),
            "evalue": _text(evalue),
            "traceback": lines,
        }
        self.outputs.add(error, sum(map(len, lines)))

    @contextlib.contextmanager
    def _tee(self, channel: str) -> Iterator[None]:
        """Keep no copy of what is printed: from version 9 on IPython does, without bounds."""
        yield

    def system(self, cmd: str) -> None:
        """Run nothing: there is no command shell."""
        _no_shell()

    system_piped = system_raw = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """Run nothing: there is no command shell."""
        _no_shell()
        return SList() if split else LSString("")

    def ask_exit(self) -> None:
        """Do nothing: there is no terminal to leave."""

    def enable_gui(self, gui: Any = None) -> None:
        """Do nothing: there is no screen."""


def make() -> Shell:
    """Make the shell; there is one in a process."""
    outputs = Outputs()
    cast(Any, HistoryManager).enabled = False  # a history on a disk, and a thread that writes it
    for kind in (Shell, _Publisher, _Hook):
        kind.outputs = outputs
    shell = Shell.instance(
        display_pub_class=_Publisher, displayhook_class=_Hook, colors="NoColor", xmode="Context"
    )
    cast(Any, InteractiveShell)._instance = shell
    _take_the_system_away(shell)
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
    # What IPython imports on its first cell and its first error, it had better import now.
    shell.run_cell("1 / 0", store_history=False, silent=True)
    outputs.clear()
    return shell


def _no_shell(*_: Any, **__: Any) -> None:
    print(NO_SHELL)


def _take_the_system_away(shell: Shell) -> None:
    """Let lines for a command shell print that there is none; what follows them goes on."""
    for kind, names in (("line", _LINE_MAGICS), ("cell", _CELL_MAGICS)):
        for name in names:
            cast(Any, shell).register_magic_function(_no_shell, kind, name)


def _text(value: Any) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - an exception whose __str__ raises
        return f"<{type(value).__name__}>"


def _plain(value: Any) -> Any:
    """Return what JSON can hold; student code decides what is displayed."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        import base64

        return base64.b64encode(value).decode("ascii")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
