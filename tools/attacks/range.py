"""Hand in attacks, grade them with nbgrader's own commands, and say what came of each."""

from __future__ import annotations

import contextlib
import hashlib
import html
import re
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from tools.attacks.attack import Attack
from tools.attacks.target import NAME, SECRETS, TESTS, write
from tools.rehearsal.course import Course, new_course

HONEST = "zz-honest"  # comes last
_TAGS = re.compile(r"<[^>]+>")


@dataclass
class Seen:
    """What came of an attack.

    Parameters
    ----------
    points : dict of str to (float or None)
        Automatic scores by test; empty where nothing was graded.
    waits : bool
        Whether a person must look at any of them.
    leaked : list of str
        The secrets that its feedback or an output of a student's cell holds.
    harm : list of str
        What it has changed or reached outside, where it was graded alone.
    """

    points: dict[str, float | None] = field(default_factory=dict)
    waits: bool = False
    leaked: list[str] = field(default_factory=list)
    harm: list[str] = field(default_factory=list)

    def undeserved(self, attack: Attack) -> float:
        """Return the points beyond what the answers deserve."""
        return sum(
            max(0, (points or 0) - attack.deserved[test]) for test, points in self.points.items()
        )


@dataclass
class Report:
    """What came of a batch.

    Parameters
    ----------
    seen : dict of str to Seen
        By student, the honest one among them.
    harm : list of str
        What was changed or reached outside, a phrase each.
    said : str
        What the command said.
    """

    seen: dict[str, Seen]
    harm: list[str]
    said: str = ""


def notebook_of(attack: Attack, released: NotebookNode, words: dict[str, str]) -> NotebookNode:
    """Return the notebook that an attack hands in.

    Parameters
    ----------
    attack : Attack
        See there.
    released : NotebookNode
        What students get.
    words : dict of str to str
        What stands for ``{root}``, ``{home}``, ``{tmp}`` and ``{port}`` in its code.
    """

    def told(code: str) -> str:
        for word, value in words.items():
            code = code.replace(f"{{{word}}}", value)
        return code

    nb: NotebookNode = nbformat.reads(nbformat.writes(released), as_version=4)
    for cell in nb.cells:
        for name in ("double", "apply", "answer"):
            if cell.source.startswith(f"# EXERCISE: {name}"):
                cell.source = f"# EXERCISE: {name}\n{told(getattr(attack, name))}"
    if attack.before:
        nb.cells.insert(1, new_code_cell(told(attack.before)))
    if attack.after:
        nb.cells.append(new_code_cell(told(attack.after)))
    if attack.change:
        attack.change(nb)
    return nb


def hand_in(course: Course, attacks: list[Attack], released: NotebookNode, port: int) -> None:
    """Put the attacks and an honest submission into ``submitted/``."""
    words = {
        "root": str(course.root),
        "home": str(course.root / "home"),
        "tmp": tempfile.gettempdir(),
        "port": str(port),
    }
    right = Attack(HONEST, "nothing", double="def double(z):\n    return 2 * z\n")
    for attack in (*attacks, right):
        nb = notebook_of(attack, released, words)
        text = attack.content(nb) if attack.content else nbformat.writes(nb)
        folder = course.hand_in(attack.name, NAME, text).parent
        for name, content in attack.files.items():
            (folder / name).write_text(content, encoding="utf-8")
        if attack.arrange:
            attack.arrange(folder)


@contextlib.contextmanager
def guarded(course: Course) -> Iterator[tuple[int, list[str]]]:
    """Lay out what must not be touched; yield a port that listens, and the harm that was done."""
    harm: list[str] = []
    with contextlib.ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        port = tcp.getsockname()[1]
        udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        udp.bind(("127.0.0.1", port))
        home = course.root / "home"
        home.mkdir(exist_ok=True)
        outside = Path(tempfile.gettempdir(), f"canary-{port}")
        stack.callback(outside.unlink, missing_ok=True)
        canaries = [course.root / "canary", home / "canary", outside]
        for canary in canaries:
            canary.write_text("alive", encoding="utf-8")
        yield port, harm
        sources = [
            *(course.root / "source").rglob("*.ipynb"),
            *(course.root / "submitted" / HONEST).rglob("*.ipynb"),
        ]
        for path in canaries:
            if not path.exists() or path.read_text(encoding="utf-8") != "alive":
                harm.append(f"{path.name} was changed")
        for path in sources:
            if b"was here" in path.read_bytes():
                harm.append(f"{path.name} was changed")
        for listener, kind in ((tcp, "TCP"), (udp, "UDP")):
            listener.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                listener.accept() if kind == "TCP" else listener.recv(9)
                harm.append(f"a {kind} connection came in")
        for folder in (tempfile.gettempdir(), "/var/tmp", "/dev/shm", course.root):
            found = list(Path(folder).glob(f"harm*{port}*")) + list(Path(folder).glob("harm"))
            harm += [f"{path} was made" for path in found]
            for path in found:
                path.unlink()


def play(root: Path, attacks: list[Attack], *options: str) -> Report:
    """Grade attacks with the course's grader.

    Parameters
    ----------
    root : Path
        A folder for the course.
    attacks : list of Attack
        What is handed in, besides an honest submission.
    *options : str
        For ``nbgrader autograde``.
    """
    course = new_course(root)
    write(course.root / "source")
    released = course.release(NAME)
    before = _sums(course.root / "source")
    with guarded(course) as (port, harm):
        hand_in(course, attacks, released, port)
        fails = any(not attack.graded for attack in attacks)
        said = course.nbgrader("autograde", NAME, *options, fails=fails)
        course.nbgrader("generate_feedback", NAME)
        seen = {name: seen_of(course, name) for name in [*(a.name for a in attacks), HONEST]}
        if _sums(course.root / "source") != before:
            harm.append("source/ was changed")
    return Report(seen, harm, said)


def seen_of(course: Course, student: str, feedback: bool = True) -> Seen:
    """Return what came of one submission."""
    seen = Seen()
    autograded = course.root / "autograded" / student / NAME / f"{NAME}.ipynb"
    scores = course.scores(NAME).get(student)
    if scores and autograded.exists():
        seen.points = {name: scores[f"test-{name}"].auto for name in TESTS}
        seen.waits = any(score.needs_person for score in scores.values())
    texts = []
    if autograded.exists():
        nb = nbformat.read(autograded, as_version=4)
        texts += [str(c.get("outputs")) for c in nb.cells if not c.source.startswith("# TEST")]
    page = course.root / "feedback" / student / NAME / f"{NAME}.html"
    if feedback and page.exists():
        texts.append(html.unescape(_TAGS.sub(" ", page.read_text(encoding="utf-8"))))
    seen.leaked = [secret for secret in SECRETS if any(secret in text for text in texts)]
    return seen


def _sums(folder: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
