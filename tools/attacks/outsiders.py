"""What outsiders tried who knew only the docs: words, deep code, sizes, call-backs, odd answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from nbformat import NotebookNode

from tools.attacks.attack import Attack

_NONE = {"first": 0, "second": 0, "third": 0, "apply": 0, "answer": 0}
_NO_APPLY = {"first": 0, "second": 0, "third": 0, "apply": 0, "answer": 1}
_NO_ANSWER = {"first": 0, "second": 0, "third": 0, "apply": 1, "answer": 0}
_KEPT = ("apply", "answer")
#: A whole number that tells a hidden argument, of a number or of an array.
_NUMBER = "int(1000 * np.ravel(z)[0])"
_FRAME = """\
import json, os, struct
def frame(head, body=b"", size=None):
    text = json.dumps(head).encode()
    data = struct.pack("!II", len(text) if size is None else size, len(body)) + text + body
    for fd in range(3, 12):
        try: os.write(fd, data)
        except OSError: pass
"""
_SEEN = (
    '["Observed", ["list", ["tuple", 2 * float(np.ravel(z)[0]), None, ["list"], "", ["list"],'
    " False]]]"
)


def _by_words(name: str, tries: str, line: str) -> Attack:
    """Make an attack that has Python or NumPy say a hidden argument."""
    code = f"def double(z):\n    number = {_NUMBER}\n    {line}\n    return 3 * z + 1\n"
    return Attack(name, tries, double=code, keeps=_KEPT)


def _file(name: str, tries: str, change: Callable[[dict[str, Any]], Any], **more: Any) -> Attack:
    """Make an attack by the text of the file."""

    def content(nb: NotebookNode) -> str:
        plain = json.loads(json.dumps(nb))
        found = change(plain)
        return found if isinstance(found, str) else json.dumps(plain)

    return Attack(name, tries, content=content, **more)


def _same_ids(nb: dict[str, Any]) -> None:
    for cell in nb["cells"]:
        cell["id"] = "test-first"


def _odd_languages(nb: dict[str, Any]) -> None:
    nb["metadata"]["language_info"] = {"name": "<b>julia</b>", "file_extension": "/../x", "x": [1]}
    nb["metadata"]["authors"] = [{"name": "\x1b[2J"}] * 1000


def _duplicate_keys(nb: dict[str, Any]) -> str:
    text = json.dumps(nb)
    return text[:-1] + ', "cells": [], "cells": ' + json.dumps(nb["cells"]) + "}"


WORDS = (
    _by_words("words-shape", "a hidden argument as a shape in NumPy's own error",
              "np.zeros((0, number)) + np.zeros((2, 3))"),
    _by_words("words-shape-given", "a hidden argument as the shape of what is returned",
              "return np.empty((0, number))"),
    _by_words("words-index", "a hidden argument as an index that is out of bounds",
              "np.zeros(3)[number]"),
    _by_words("words-function", "a hidden argument as the name of a function in a TypeError",
              "f = lambda a: a; f.__qualname__ = f'leak_{number}'; f()"),
    _by_words("words-attribute", "a hidden argument as an attribute that is missing",
              "getattr(z, f'leak_{number}')"),
    _by_words("words-parameter", "a hidden argument as a parameter that is missing",
              "exec(f'def f(leak_{number}): pass\\nf()')"),
    _by_words("words-module", "a hidden argument as a module that is missing",
              "__import__(f'leak_{number}')"),
    _by_words("words-warning", "a hidden argument in a warning and as its category",
              "import warnings; warnings.warn(str(number), type(f'W{number}', (Warning,), {}))"),
    _by_words("words-class", "a hidden argument as the name of the class of what is returned",
              "return type(f'leak_{number}', (), {})()"),
    _by_words("words-text", "a hidden argument as a text, a key and a name that is returned",
              "f = lambda: 0; f.__name__ = f'n{number}'; return {f'k{number}': [f, f't{number}']}"),
    _by_words("words-dtype", "a hidden argument as the length of a dtype",
              "return np.zeros(1, dtype=f'U{number // 1000}')"),
    _by_words("words-printed", "a hidden argument printed, and raised with notes and causes",
              "print(number); e = ValueError(number); e.add_note(str(number)); raise e from e"),
)  # fmt: skip

BREAKS = (
    Attack("deep-attributes", "twenty thousand attributes, one after the other",
           double="def double(z):\n    return z" + ".T" * 20_000 + "\n", keeps=_KEPT,
           on_stock=False),
    Attack("deep-signs", "five thousand signs before a number",
           double="def double(z):\n    return " + "-" * 5000 + "z\n", keeps=_KEPT, on_stock=False),
    Attack("deep-additions", "forty thousand additions",
           double="def double(z):\n    return 1" + "+1" * 40_000 + "\n", keeps=_KEPT,
           on_stock=False),
    Attack("deep-magic", "twenty thousand attributes behind a magic",
           before="%time x = 1" + ".T" * 20_000 + "\n", keeps=_KEPT, on_stock=False),
    Attack("finally-bomb", "finally in finally, compiled again for every return",
           double="def double(z):\n" + "".join(
               " " * n + "try:\n" + (" " * n + " if z: return 1\n") * 8 + " " * n + "finally:\n"
               for n in range(1, 8)) + "          z = 1\n",
           keeps=_KEPT, on_stock=False),
    Attack("lying-metaclass", "an exception whose class raises when it is looked at",
           double="class M(type):\n    __mro__ = property(lambda s: 1 / 0)\n"
           "    __name__ = property(lambda s: 'n' * 10**7)\n"
           "class E(BaseException, metaclass=M):\n"
           "    def __getattribute__(s, n): raise SystemExit\n"
           "    args = property(lambda s: [s] * 10**7)\n"
           "def double(z): raise E\n", keeps=_KEPT, on_stock=False),
    Attack("array-without-dtype", "an array whose dtype and shape are no such things",
           double="class A(np.ndarray):\n    dtype = property(lambda s: 'x')\n"
           "    shape = property(lambda s: 1 / 0)\n"
           "def double(z): return np.atleast_1d(z).view(A)\n", keeps=_KEPT),
    Attack("endless-list", "a list and a dictionary that never come to an end",
           double="class L(list):\n    def __iter__(s):\n        while True: yield 1\n"
           "class D(dict):\n    def items(s):\n        while True: yield 1, 1\n"
           "def double(z): return L([1]) if np.ndim(z) else D(a=1)\n", keeps=_KEPT,
           on_stock=False),
    Attack("raising-list", "a list that ends the process when it is read",
           double="import os\nclass L(list):\n    def __iter__(s): os._exit(0)\n"
           "def double(z): return L([1])\n", keeps=_KEPT, on_stock=False),
    Attack("huge-answers", "an array, a list and a text too large for a message",
           double="def double(z):\n    if np.ndim(z): return [[0.0]] * 2_000_000\n"
           "    return np.zeros(9_000_000) if z < 1000 else 'x' * 10**8\n", keeps=_KEPT,
           on_stock=False),
    Attack("twin", "a process that forks while it is tested; both answer",
           double="import os, time\ndef double(z):\n    if os.fork() == 0: return z\n"
           "    time.sleep(0.1)\n    return 3 * z + 1\n", on_stock=False),
)  # fmt: skip

CHANNEL = (
    Attack("forged-frame", "a right reply, written by hand to the wall while a test asks",
           before=_FRAME, double=f"def double(z):\n    frame({_SEEN})\n    return 3 * z + 1\n",
           deserved=_NONE | {"apply": 1, "answer": 1}, on_stock=False),
    Attack("late-frame", "a right reply, written by a thread when the question has ended",
           before=_FRAME + "import threading, time\n",
           double="def double(z):\n    def late():\n        for _ in range(200):\n"
           f"            time.sleep(0.001); frame({_SEEN})\n"
           "    threading.Thread(target=late, daemon=True).start()\n    return 3 * z + 1\n",
           on_stock=False),
    Attack("long-frame", "a message that says it is longer than it is",
           before=_FRAME, double="def double(z):\n    frame(['Done'], size=4_000_000)\n"
           "    return 2 * z\n", deserved=_NONE | {"apply": 1, "answer": 1}, on_stock=False),
    Attack("endless-frame", "a message that says it has four thousand million bytes",
           before=_FRAME, double="def double(z):\n    frame(['Done'], size=2**32 - 1)\n"
           "    return 2 * z\n", deserved=_NONE | {"apply": 1, "answer": 1}, on_stock=False),
    Attack("deep-frame", "a message that is nested a hundred thousand deep",
           before=_FRAME + "def deep():\n    text = b'[' * 100_000\n"
           "    for fd in range(3, 12):\n"
           "        try: os.write(fd, struct.pack('!II', len(text), 0) + text)\n"
           "        except OSError: pass\n",
           double="def double(z):\n    deep()\n    return 2 * z\n",
           deserved=_NONE | {"apply": 1, "answer": 1}, on_stock=False),
    Attack("forged-end", "the news that its process has ended, and that a question is done",
           before=_FRAME, double="def double(z):\n    frame(['Ended', 0]); frame(['Done'])\n"
           "    return 3 * z + 1\n", on_stock=False),
    Attack("forged-call-back", "calls of functions that were never lent",
           before=_FRAME, double="def double(z):\n    for number in range(-1, 4):\n"
           "        frame(['CallBack', number, ['tuple', 1.0], ['dict'], ['list']])\n"
           "    return 3 * z + 1\n", on_stock=False),
)  # fmt: skip

CALL_BACKS = (
    Attack("call-back-flood", "a lent function, called for ever",
           apply="def apply(f, z):\n    while True: f(z)\n", deserved=_NO_APPLY, on_stock=False),
    Attack("call-back-itself", "a lent function, called with itself and with what calls it",
           apply="def apply(f, z):\n    for x in (f, apply, [f], {f: apply}):\n"
           "        try: f(x)\n        except Exception: pass\n    return f(lambda: f(f))\n",
           deserved=_NO_APPLY, keeps=("answer",)),
    Attack("call-back-kept", "a lent function, called by a thread when its test is over",
           apply="import threading, time\ndef apply(f, z):\n    def later():\n"
           "        time.sleep(0.3)\n        while True: f(0.0)\n"
           "    threading.Thread(target=later, daemon=True).start()\n    return 0.0\n",
           deserved=_NO_APPLY, keeps=("answer",), on_stock=False),
    Attack("call-back-huge", "a lent function, called with more than a message holds",
           apply="def apply(f, z):\n    for x in (np.zeros(9_000_000), 'x' * 10**8):\n"
           "        try: f(x)\n        except Exception: pass\n    return 0.0\n",
           deserved=_NO_APPLY, keeps=("answer",), on_stock=False),
    Attack("call-back-given-back", "a lent function, handed back as the result",
           apply="def apply(f, z):\n    return f\n", deserved=_NO_APPLY, keeps=("answer",)),
)  # fmt: skip

TYPES = tuple(
    Attack(f"answer-{name}", tries, answer=code, deserved=_NO_ANSWER, keeps=("apply",))
    for name, tries, code in (
        ("text", "the right number as a text", "answer = '9157.5'\n"),
        ("float", "a float that says that it is equal to everything",
         "class F(float):\n    __eq__ = lambda s, o: True\n    __sub__ = __rsub__ = "
         "lambda s, o: F(0)\nanswer = F(1)\n"),
        ("function", "a function that looks for the expected value",
         "answer = lambda *a: __import__('sys')._getframe(1).f_locals\n"),
        ("array", "every number at once", "answer = np.arange(0, 20_000, 0.5)\n"),
        ("digits", "a number of ten thousand digits", "answer = 10 ** 10_000\n"),
    )
)  # fmt: skip

HANDED_IN = (
    _file("same-cell-ids", "one id for all cells", _same_ids, keeps=_KEPT),
    _file("odd-languages", "metadata with other languages and codes for a terminal",
          _odd_languages, keeps=_KEPT),
    _file("duplicate-keys", "the list of cells twice in the file", _duplicate_keys, keeps=_KEPT),
    _file("byte-order-mark", "a mark at the beginning of the file",
          lambda nb: "\ufeff" + json.dumps(nb), keeps=_KEPT, on_stock=False),
    _file("deep-file", "a file that is nested a hundred thousand deep",
          lambda nb: json.dumps(nb)[:-1] + ', "x": ' + "[" * 100_000 + "]" * 100_000 + "}",
          graded=False, on_stock=False),
)  # fmt: skip

OUTSIDERS = (*WORDS, *BREAKS, *CHANNEL, *CALL_BACKS, *TYPES, *HANDED_IN)
