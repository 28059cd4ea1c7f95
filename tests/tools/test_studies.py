"""`make studies`: rounds follow each other with new seeds, and what fell stays on record."""

import json

import numpy as np
import pytest

from authoring.settings import ROOT
from helpers.studies import replication
from helpers.studies.seeds import Results, versions
from tools.studies import __main__ as studies


@pytest.fixture
def own_record(tmp_path, monkeypatch):
    path = tmp_path / "replications.json"
    monkeypatch.setattr(replication, "RECORD", path)
    return path


def dead_start(accuracy):
    """Results as of `dead_start`: ReLU guesses, a leak of 0.1 is level with a straight line.

    All others reach the given accuracy.
    """
    names = ("relu", "leaky_0.01", "leaky_0.1", "elu", "swish")
    values = {f"accuracy_{name}": np.full(6, accuracy) for name in names}
    values |= {"dead": np.full(6, 16.0), "accuracy_relu": np.full(6, 0.5)}
    values |= {"accuracy_line": np.full(6, 0.81), "alive_leaky_0.1": np.full(6, 2.0)}
    values["accuracy_leaky_0.1"] = np.array([0.80, 0.81, 0.81, 0.80, 0.81, 0.82])
    code = replication.fingerprint("dead_start")
    settings = {"activations": dict.fromkeys(names)}
    return {"dead_start": Results(values, list(range(1000, 1006)), settings, versions(code))}


def test_rounds_count_up_and_a_fall_is_kept(own_record, capsys):
    assert studies.next_round() == 1
    assert studies.record(1, dead_start(0.9))
    assert studies.next_round() == 2
    assert not studies.record(2, dead_start(0.6))
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == (
        2 * ["holds"] + 2 * ["FELL"]
    )
    kept = json.loads(own_record.read_text(encoding="utf-8"))["dead_start"]
    assert [entry["round"] for entry in kept] == [1, 2]
    held = [each["holds"] for entry in kept for each in entry["statements"].values()]
    assert held == [True, True, False, False]
    for statement in kept[0]["statements"]:
        assert not replication.replicated("dead_start", statement)


def test_values_of_a_run_go_to_their_seeds():
    found = studies.run_all({"dead_units": [7000, 7001]}, workers=1)["dead_units"]
    assert found.seeds == [7000, 7001]
    assert found["he_normal"].shape == (2, 10)


def test_no_program_hands_functions_of_its_main_module_to_new_processes():
    """They would not find them: a spawned process does not load a package's `__main__`."""
    for path in (ROOT / "tools").rglob("__main__.py"):
        assert "ProcessPoolExecutor" not in path.read_text(encoding="utf-8"), path
    assert studies.run_all.__module__ == "tools.studies.running"
