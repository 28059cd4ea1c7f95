"""Replication: a statement is a finding only if it held again, on seeds that nobody had used.

Seeds have ranges, so that none is used twice: published results have the seeds 0, 1, 2, ...;
studies were tried out with 500 to 999; replication round r uses 1000 r, 1000 r + 1, ... The command
`make studies` runs the next round and adds it to `replications.json`; rounds of the present code
are never taken out. So a statement cannot be tried again until it holds: it must hold in every
round.
"""

import ast
import hashlib
import importlib
import inspect
import json
from pathlib import Path

from helpers import studies
from helpers.display.finding import show_finding
from helpers.studies.statements import Statement

#: All rounds so far, by the name of the study.
RECORD = Path(__file__).parent / "replications.json"


def fingerprint(name):
    """A short text that changes when the code of a study does.

    Parameters
    ----------
    name : str
        A study.

    Returns
    -------
    str
        Of the study and the modules of `helpers.studies` that it imports. What these are called
        does not count, nor do docstrings, comments and the wording of sentences.

    Examples
    --------
    >>> len(fingerprint("dead_units"))
    12
    """
    sources, waiting = {}, [f"helpers.studies.{name}"]
    while waiting:
        module = waiting.pop()
        tree = ast.parse(inspect.getsource(importlib.import_module(module)))
        imports = list(ast.walk(tree))
        sources[module] = ast.unparse(_Bare().visit(tree))
        waiting += [
            node.module
            for node in imports
            if isinstance(node, ast.ImportFrom)
            and node.module.startswith("helpers.studies.")
            and node.module not in sources
        ]
    together = "\n".join(sorted(sources.values()))
    return hashlib.sha256(together.encode()).hexdigest()[:12]


class _Bare(ast.NodeTransformer):
    """Code without its words: docstrings and imports go, and so does the wording of texts."""

    def visit_ImportFrom(self, node):
        return None

    def visit_Expr(self, node):
        return None if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_JoinedStr(self, node):
        # Names of values are made without spaces; sentences for readers have some.
        told = any(" " in str(part.value) for part in node.values if isinstance(part, ast.Constant))
        if told:
            return ast.Constant("")
        # As a tuple: releases of Python write such texts with different quotes.
        parts = [getattr(part, "value", part) if isinstance(part, ast.FormattedValue) else part
                 for part in node.values]  # fmt: skip
        return self.generic_visit(ast.Tuple(parts, ast.Load()))

    def visit_Constant(self, node):
        return ast.Constant("") if isinstance(node.value, str) and " " in node.value else node


def statements(name, seeds=None):
    """What a study says, of its kept results or of other seeds.

    Parameters
    ----------
    name : str
        A study.
    seeds : int or iterable of int, optional
        Run it with these seeds. Nothing is kept.

    Returns
    -------
    list of Statement

    Examples
    --------
    >>> all(statement.holds for statement in statements("dead_start"))
    True
    """
    return studies.get(name).statements(studies.results(name, seeds=seeds))


def rounds(name):
    """The replication rounds of a study's present code.

    Parameters
    ----------
    name : str
        A study.

    Returns
    -------
    list of dict
        With `seeds`, `versions` and `statements`: for each name `holds`, `sentence`, `evidence`.

    Examples
    --------
    >>> rounds("dead_start")[0]["seeds"][0] >= 1000
    True
    """
    kept = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    code = fingerprint(name)
    return [each for each in kept.get(name, []) if each["versions"]["code"] == code]


def replicated(name, statement):
    """Whether a statement held on the published seeds and in every round with new ones.

    Parameters
    ----------
    name : str
        A study.
    statement : str
        The name of one of its statements.

    Returns
    -------
    bool
        False also if the results were made by other code, or if there was no round yet.

    Examples
    --------
    >>> replicated("dead_start", "any slope leaves guessing and ReLU does not")
    True
    """
    results, again = studies.results(name), rounds(name)
    published = {each.name: each.holds for each in studies.get(name).statements(results)}
    return bool(
        results.versions["code"] == fingerprint(name)
        and published.get(statement, False)
        and again
        and all(each["statements"].get(statement, {}).get("holds", False) for each in again)
    )


def finding(name, statement):
    """Show a finding: its sentence, and how it came out again.

    Parameters
    ----------
    name : str
        A study.
    statement : str
        The name of one of its statements.

    Raises
    ------
    ValueError
        If there is no such statement, or if it did not hold on new seeds: then it is no finding.

    Examples
    --------
    >>> finding("dead_start", "any slope leaves guessing and ReLU does not")  # doctest: +ELLIPSIS
    From a start with every unit dead, ...
      Again, on 10 seeds that were not used before: ...
    """
    found: dict[str, Statement] = {each.name: each for each in statements(name)}
    if statement not in found:
        raise ValueError(f"{name} has no statement {statement!r}; it has {', '.join(found)}.")
    if not replicated(name, statement):
        raise ValueError(
            f"{statement!r} of {name} did not hold on new seeds, or was not tried yet; see "
            "docs/replication.md."
        )
    last = rounds(name)[-1]
    evidence = last["statements"][statement]["evidence"]
    show_finding(found[statement].sentence, len(last["seeds"]), evidence)
