"""Experiments: seeds, spread, chance, and kept results that a rerun confirms."""

import json
import subprocess
import sys
import time

import numpy as np
import pytest

from helpers import studies
from helpers.studies.seeds import RESULTS, SEEDS, cached, over_seeds, progress
from helpers.studies.statistics import mean_and_spread, paired_difference

# The machinery


def test_over_seeds_stacks_what_every_seed_gives():
    values = over_seeds(lambda seed, n: {"a": seed, "b": np.full(n, seed)}, seeds=[3, 5], n=2)
    np.testing.assert_array_equal(values["a"], [3, 5])
    np.testing.assert_array_equal(values["b"], [[3, 3], [5, 5]])
    np.testing.assert_array_equal(over_seeds(lambda seed: seed**2, seeds=3), [0, 1, 4])


def test_over_seeds_refuses_uneven_results_and_no_seeds():
    with pytest.raises(ValueError, match=r"Every seed must give b the same shape.*NaN"):
        over_seeds(lambda seed: {"b": np.zeros(seed)}, seeds=3)
    with pytest.raises(ValueError, match="at least one seed"):
        over_seeds(lambda seed: seed, seeds=[])


def test_progress_shows_slow_work_on_standard_output_only(capsys, monkeypatch):
    clock = iter(range(100))
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))
    assert list(progress("abcd", "Training")) == list("abcd")
    out, err = capsys.readouterr()
    assert err == ""
    assert "Training" in out and out.endswith("4 of 4, 4 s\n")


def test_progress_is_silent_about_fast_work(capsys):
    list(progress(range(100)))
    assert capsys.readouterr() == ("", "")


def test_spread_is_students_interval():
    from scipy import stats

    values = np.random.default_rng(0).normal(size=(12, 3))
    spread = mean_and_spread(values)
    low, high = stats.t.interval(0.95, 11, values.mean(0), stats.sem(values))
    np.testing.assert_allclose(spread.low, low)
    np.testing.assert_allclose(spread.high, high)
    np.testing.assert_allclose(spread.std, values.std(0, ddof=1))
    with pytest.raises(ValueError, match="at least two seeds"):
        mean_and_spread([0.5])


def test_paired_difference_agrees_with_scipy():
    from scipy import stats

    rng = np.random.default_rng(1)
    a, b = rng.normal(0.3, 1, 10), rng.normal(0, 1, 10)
    found = paired_difference(a, b)
    theirs = stats.ttest_rel(a, b).confidence_interval()
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high))
    flips = stats.permutation_test((a, b), lambda a, b: np.mean(a - b), permutation_type="samples")
    assert found.p == pytest.approx(flips.pvalue)


@pytest.mark.parametrize("n", [10, 20])
def test_chance_alone_is_called_larger_than_chance_in_five_of_a_hundred(n):
    rng = np.random.default_rng(2)
    pairs = [paired_difference(*rng.normal(size=(2, n))) for _ in range(300 if n == 10 else 40)]
    called = np.mean([pair.larger_than_chance for pair in pairs])
    # Three standard errors around one in twenty.
    assert abs(called - 0.05) < 3 * np.sqrt(0.05 * 0.95 / len(pairs))


def test_a_real_difference_is_found_and_pairing_helps():
    rng = np.random.default_rng(3)
    shared = rng.normal(0, 5, 20)
    a, b = shared + 1 + rng.normal(0, 0.5, 20), shared + rng.normal(0, 0.5, 20)
    assert paired_difference(a, b).larger_than_chance
    assert paired_difference(a, b).p < 0.001
    assert not paired_difference(a, rng.permutation(b)).larger_than_chance


def test_no_difference_at_all_is_chance():
    same = paired_difference(np.ones(10), np.ones(10))
    assert (same.mean, same.p, same.larger_than_chance) == (0, 1, False)
    assert str(same).endswith("not larger than chance")


def test_unpaired_input_is_refused():
    with pytest.raises(ValueError, match="use the same seeds for both"):
        paired_difference(np.ones(10), np.ones(9))


def test_kept_results_are_used_only_for_the_same_seeds_and_settings(tmp_path):
    runs = []

    def run(seed, scale):
        runs.append(seed)
        return {"value": seed * scale, "odd": np.nan}

    def ask(**asked):
        runs.clear()
        return cached("demo", run, folder=tmp_path, **asked)

    ask(seeds=4, scale=0.5, refresh=True)
    text = (tmp_path / "demo.json").read_text()
    assert json.loads(text)["seeds"] == [0, 1, 2, 3]
    assert set(json.loads(text)["versions"]) == {"python", "numpy", "helpers"}
    again = ask(seeds=[3, 1], scale=0.5)
    assert runs == []
    np.testing.assert_array_equal(again["value"], [1.5, 0.5])
    assert np.isnan(again["odd"]).all()
    assert ask(seeds=5, scale=0.5)["value"][4] == 2 and runs == [0, 1, 2, 3, 4]
    assert ask(seeds=4, scale=0.25).settings == {"scale": 0.25} and runs == [0, 1, 2, 3]
    assert (tmp_path / "demo.json").read_text() == text


# The studies and their kept results


@pytest.mark.parametrize("name", studies.names())
def test_every_study_has_results_for_its_settings_and_ten_seeds(name):
    study = studies.get(name)
    stored = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    seeds = getattr(study, "SEEDS", SEEDS)
    assert stored["settings"] == json.loads(json.dumps(study.SETTINGS))
    assert stored["seeds"] == list(range(seeds)) if isinstance(seeds, int) else list(seeds)
    assert len(stored["seeds"]) >= 10
    assert all(len(value) == len(stored["seeds"]) for value in stored["values"].values())
    assert "Values" in study.__doc__


def test_no_results_without_a_study():
    assert {path.stem for path in RESULTS.glob("*.json")} <= set(studies.names())


def confirm(name, kept, found, **tolerance):
    for key, values in found.items():
        np.testing.assert_allclose(
            kept[key][:1], np.array([values]), err_msg=f"{name}: {key}", **tolerance
        )


@pytest.mark.parametrize("name", ["dead_units", "self_normalizing"])
def test_a_rerun_of_the_first_seed_confirms_the_kept_results(name):
    study = studies.get(name)
    # Other machines add in another order: a unit at the edge may come out dead or alive.
    confirm(name, studies.results(name), study.run(0, **study.SETTINGS), rtol=2e-3, atol=0.8)


def test_a_rerun_confirms_the_vanishing_gradients():
    study, kept = studies.get("vanishing"), studies.results("vanishing")
    quick = study.run(0, **{**study.SETTINGS, "epochs": 0})
    measured = {k: v for k, v in quick.items() if k.startswith(("gradient", "slope"))}
    confirm("vanishing", kept, measured, rtol=5e-3)
    settings = {**study.SETTINGS, "activations": ["relu"], "initializers": ["he_normal"]}
    trained = [study.run(seed, **settings)["accuracy_relu_he_normal"] for seed in range(3)]
    # Long training multiplies the last digits, and processors round them differently: one seed's
    # accuracy moves by 0.15 between two machines, the median of three does not.
    seen = kept["accuracy_relu_he_normal"]
    assert seen.min() - 0.03 <= np.median(trained) <= seen.max() + 0.03


def test_changed_settings_run_anew_and_keep_nothing():
    before = (RESULTS / "self_normalizing.json").read_text()
    changed = studies.results("self_normalizing", seeds=2, depth=3)
    assert changed["mean_selu_lecun_standard"].shape == (2, 4)
    assert (RESULTS / "self_normalizing.json").read_text() == before
    with pytest.raises(ValueError, match="no setting 'layers'; it has depth, width"):
        studies.results("self_normalizing", layers=3)
    with pytest.raises(ValueError, match="no study named 'dead'.*dead_units"):
        studies.get("dead")


# What the studies found


def test_random_biases_kill_units_and_depth_alone_few():
    dead = studies.results("dead_units")
    for kind in ("raw", "standardized"):
        assert dead[f"torch_default_{kind}"][:, -1].mean() == pytest.approx(51, abs=3)
        for start in ("torch_zero_bias", "he_normal"):
            assert 5 < dead[f"{start}_{kind}"][:, -1].mean() < 13
        bias = paired_difference(
            dead[f"torch_default_{kind}"][:, -1], dead[f"torch_zero_bias_{kind}"][:, -1]
        )
        assert bias.low > 30
        he = paired_difference(
            dead[f"he_normal_{kind}"][:, -1], dead[f"torch_zero_bias_{kind}"][:, -1]
        )
        assert not he.larger_than_chance


def test_without_biases_the_scale_of_the_weights_kills_no_unit():
    dead = studies.results("dead_units")
    for kind in ("raw", "standardized"):
        for start in ("he_uniform", "glorot_uniform"):
            np.testing.assert_array_equal(dead[f"{start}_{kind}"], dead[f"torch_zero_bias_{kind}"])


def test_sigmoid_gradients_vanish_and_relu_ones_do_not():
    kept = studies.results("vanishing")

    def passed_on(name):
        return kept[f"gradient_{name}"][:, 0] / kept[f"gradient_{name}"][:, -1]

    assert (passed_on("sigmoid_glorot_normal") < 1e-5).all()
    assert (passed_on("sigmoid_he_normal") < 1e-4).all()
    assert 0.8 < passed_on("relu_he_normal").mean() < 1.5
    assert kept["slope_sigmoid_glorot_normal"].max() <= 0.25
    assert kept["accuracy_sigmoid_he_normal"].mean() < 0.2
    assert kept["accuracy_relu_he_normal"].mean() > 0.9


def test_selu_keeps_mean_and_variance_and_relu_keeps_less():
    kept = studies.results("self_normalizing")
    for inputs in ("standard", "shifted"):
        assert abs(kept[f"mean_selu_lecun_{inputs}"][:, -1].mean()) < 0.05
        assert kept[f"variance_selu_lecun_{inputs}"][:, -1].mean() == pytest.approx(1, abs=0.1)
        assert kept[f"variance_relu_lecun_{inputs}"][:, -1].max() < 1e-6
        assert kept[f"variance_selu_he_{inputs}"][:, -1].mean() > 100
        # ReLU with He: the right size on average, but another one with every draw of weights.
        relu = kept[f"variance_relu_he_{inputs}"][:, -1]
        selu = kept[f"variance_selu_lecun_{inputs}"][:, -1]
        assert relu.std(ddof=1) > 5 * selu.std(ddof=1)
        assert kept[f"alike_relu_he_{inputs}"][:, -1].min() > 0.95
        assert kept[f"alike_selu_lecun_{inputs}"][:, -1].max() < 0.15


def test_importing_the_numeric_helpers_loads_no_heavy_library():
    code = (
        "import sys, helpers.nn.network, helpers.nn.optimizers, helpers.datasets, helpers.studies; "
        "print([m for m in ('tensorflow', 'keras', 'matplotlib', 'sklearn', 'scipy') "
        "if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip() == "[]", result.stderr
