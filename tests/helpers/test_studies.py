"""Experiments: seeds, spread, chance, and kept results that a rerun confirms."""

import json
import re
import subprocess
import sys
import time

import numpy as np
import pytest

from authoring.settings import ROOT
from helpers import datasets, studies
from helpers.studies import activations_on_cancer, optimizer_race, results, swish_by_batch_size
from helpers.studies.controlled_training import TEST_TO_TRAIN, three_sets
from helpers.studies.replication import finding, fingerprint, replicated, rounds
from helpers.studies.seeds import RESULTS, cached, over_seeds, progress
from helpers.studies.statistics import holm, mean_and_spread, paired_difference
from helpers.studies.tuning import at_own_rate, own_rates_inside

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
    assert set(json.loads(text)["versions"]) == {"python", "numpy", "helpers", "code"}
    again = ask(seeds=[3, 1], scale=0.5)
    assert runs == []
    np.testing.assert_array_equal(again["value"], [1.5, 0.5])
    assert np.isnan(again["odd"]).all()
    assert ask(seeds=5, scale=0.5)["value"][4] == 2 and runs == [0, 1, 2, 3, 4]
    assert ask(seeds=4, scale=0.25).settings == {"scale": 0.25} and runs == [0, 1, 2, 3]
    assert (tmp_path / "demo.json").read_text() == text


# Splits that overlap, many comparisons, and what is level


def test_the_correction_for_resplits_is_that_of_nadeau_and_bengio():
    # By hand: differences 1, 2, 3, 4, 5, 6 have mean 3.5 and variance 3.5; with n = 6 and half as
    # many test as training cases the variance of the mean is 3.5 (1/6 + 1/2) = 7/3. The 97.5 %
    # point of Student's t with 5 degrees of freedom is 2.570582 in every table.
    found = paired_difference([1, 2, 3, 4, 5, 6], [0] * 6, test_to_train=0.5)
    half = 2.570582 * np.sqrt(7 / 3)
    assert (found.low, found.high) == pytest.approx((3.5 - half, 3.5 + half), abs=1e-5)


def test_the_corrected_p_fits_the_corrected_interval():
    from scipy import stats

    a = np.random.default_rng(4).normal(0.4, 1, 12)
    found = paired_difference(a, np.zeros(12), test_to_train=1 / 3)
    t = a.mean() / (a.std(ddof=1) * np.sqrt(1 / 12 + 1 / 3))
    assert found.p == pytest.approx(2 * stats.t.sf(abs(t), 11))
    assert found.larger_than_chance is bool(found.p < 0.05)


def test_resplits_of_one_sample_fool_the_textbook_and_not_the_correction():
    """Two methods without a difference; every split takes its test cases from the same people."""
    rng, called = np.random.default_rng(5), {0.0: 0, TEST_TO_TRAIN: 0}
    for _ in range(200):
        people = rng.normal(size=100)  # How much better one of them happens to suit each person.
        means = [rng.choice(people, 20, replace=False).mean() for _ in range(20)]
        for ratio in called:
            called[ratio] += paired_difference(means, np.zeros(20), ratio).larger_than_chance
    assert called[0.0] > 40 > 20 > called[TEST_TO_TRAIN]


def test_holm_gives_the_values_of_a_worked_example():
    # p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") of R.
    given = dict(zip("abcde", [0.05, 0.04, 0.03, 0.02, 0.01], strict=True))
    assert list(holm(given).values()) == pytest.approx([0.09, 0.09, 0.09, 0.08, 0.05])
    assert holm({"only": 0.04}) == {"only": 0.04}
    assert holm(dict.fromkeys("abc", 0.9)) == dict.fromkeys("abc", 1.0)


def test_level_needs_both_one_sided_tests():
    from scipy import stats

    for mean, spread in ((0.0, 1.0), (0.5, 1.0), (0.0, 3.0)):
        values = mean + spread * np.random.default_rng(6).normal(size=15)
        above = stats.ttest_1samp(values, -1, alternative="greater").pvalue
        below = stats.ttest_1samp(values, 1, alternative="less").pvalue
        found = paired_difference(values, np.zeros(15))
        assert found.within(1) is bool(max(above, below) < 0.025)


def test_three_sets_share_nothing_and_have_the_ratio_that_the_correction_uses():
    X, y = datasets.digits()
    sizes = {name: len(labels) for name, (_, labels) in three_sets(X, y, 0).items()}
    assert sum(sizes.values()) == len(y)
    assert sizes["test"] / sizes["train"] == pytest.approx(TEST_TO_TRAIN, abs=0.01)


# The studies and their kept results


STATEMENTS = [
    (name, each.name)
    for name in studies.names()
    for each in studies.get(name).statements(studies.results(name))
]
USED = re.findall(
    r'finding\("([^"]+)", "([^"]+)"\)',
    "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "manuscript").rglob("*.md")),
)


@pytest.mark.parametrize("name", studies.names())
def test_kept_results_are_those_of_the_present_code(name):
    study = studies.get(name)
    stored = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    assert stored["versions"]["code"] == fingerprint(name), "run `tools.studies --publish`"
    assert stored["settings"] == json.loads(json.dumps(study.SETTINGS))
    assert stored["seeds"] == list(range(study.SEEDS))
    assert all(len(value) == len(stored["seeds"]) for value in stored["values"].values())
    assert "Values" in study.__doc__


@pytest.mark.parametrize("name", studies.names())
def test_no_seed_was_used_twice(name):
    published, again = set(studies.results(name).seeds), [set(r["seeds"]) for r in rounds(name)]
    assert again, "run `make studies`"
    for each in again:
        assert len(each) == len(published) and min(each) >= 1000
        assert not each & published
    assert len(set.union(*again)) == sum(map(len, again))


@pytest.mark.parametrize(("name", "statement"), USED)
def test_what_lessons_print_as_a_finding_held_again(name, statement, capsys):
    assert replicated(name, statement)
    finding(name, statement)
    sentence, again = capsys.readouterr().out.splitlines()
    assert "nan" not in sentence.lower().split() or "ended in nan" in sentence
    assert "seeds that were not used before" in again


def test_every_statement_that_replicated_is_printed_in_a_lesson():
    assert {pair for pair in STATEMENTS if replicated(*pair)} == set(USED)


def test_the_page_tells_the_same_as_the_results():
    from tools.studies.page import page

    assert (ROOT / "docs" / "replication.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("spoil", ["holds", "code", "no round", "unknown"])
def test_what_did_not_replicate_cannot_be_printed(spoil, tmp_path, monkeypatch):
    from helpers.studies import replication

    kept = {"dead_start": rounds("dead_start")}
    statement = next(iter(kept["dead_start"][0]["statements"]))
    kept = json.loads(json.dumps(kept))
    if spoil == "holds":
        kept["dead_start"].append(json.loads(json.dumps(kept["dead_start"][0])))
        kept["dead_start"][0]["statements"][statement]["holds"] = False
    elif spoil == "code":
        kept["dead_start"][0]["versions"]["code"] = "other"
    elif spoil == "no round":
        kept = {}
    else:
        statement = "all is well"
    path = tmp_path / "replications.json"
    path.write_text(json.dumps(kept), encoding="utf-8")
    monkeypatch.setattr(replication, "RECORD", path)
    with pytest.raises(ValueError, match="no statement" if spoil == "unknown" else "not hold"):
        finding("dead_start", statement)


def test_a_fingerprint_follows_numbers_and_not_words(monkeypatch):
    from helpers.studies import replication

    source = (
        "from helpers.studies.tuning import chosen\n\nRATES = [0.1]\n\n\n"
        'def f(x):\n    """Say."""\n    return f"{x} is it"\n'
    )
    prints = []
    for text in (source, source.replace("Say", "Tell"), source.replace("is it", "it is"),
                 source.replace("0.1", "0.2")):  # fmt: skip
        monkeypatch.setattr(
            replication.inspect, "getsource",
            lambda module, text=text: text if module is studies.get("dead_start") else "",
        )  # fmt: skip
        prints.append(fingerprint("dead_start"))
    assert prints[0] == prints[1] == prints[2] != prints[3]


def test_no_results_without_a_study():
    assert {path.stem for path in RESULTS.glob("*.json")} == set(studies.names())


TUNED = [
    (name, arm.removeprefix("validation_"))
    for name in studies.names()
    for arm in studies.results(name).values
    if arm.startswith("validation_")
]
#: Arms that are told at all of their rates or at the luckiest, and arms of the race that was too
#: short: nothing is chosen on validation data there.
NOT_CHOSEN = {
    *(("batch_normalization", arm) for arm in studies.get("batch_normalization").FLATTERED),
    *(("vanishing", f"sigmoid_{epochs}") for epochs in (20, 150)),
    *(("swish_in_deep_networks", f"{name}_{design}_15")
      for name in ("relu", "swish") for design in ("norm", "he")),
}  # fmt: skip


@pytest.mark.parametrize(("name", "arm"), TUNED)
def test_every_chosen_rate_lies_inside_the_range_tried(name, arm):
    assert (name, arm) in NOT_CHOSEN or own_rates_inside(studies.results(name), arm)


@pytest.mark.parametrize("name", ["dead_units", "self_normalizing", "dead_start"])
def test_a_rerun_of_the_first_seed_confirms_the_kept_results(name):
    study, kept = studies.get(name), studies.results(name)
    for key, values in study.run(0, **study.SETTINGS).items():
        # Other machines add in another order: a unit at the edge may come out dead or alive.
        np.testing.assert_allclose(
            kept[key][0], values, rtol=5e-3, atol=2 if "alive" in key else 0.8, err_msg=key
        )


def test_a_rerun_confirms_the_gradients_before_training():
    study, kept = studies.get("vanishing"), studies.results("vanishing")
    quick = study.run(0, **{**study.SETTINGS, "trained": {}})
    for key, values in quick.items():
        np.testing.assert_allclose(kept[key][0], values, rtol=5e-3, err_msg=key)


def test_changed_settings_run_anew_and_keep_nothing():
    before = (RESULTS / "self_normalizing.json").read_text()
    changed = studies.results("self_normalizing", seeds=2, depth=3)
    assert changed["mean_selu_lecun_standard"].shape == (2, 4)
    assert (RESULTS / "self_normalizing.json").read_text() == before
    with pytest.raises(ValueError, match="no setting 'layers'; it has depth, width"):
        studies.results("self_normalizing", layers=3)
    with pytest.raises(ValueError, match="no study named 'dead'.*dead_units"):
        studies.get("dead")


def test_without_biases_the_scale_of_uniform_weights_kills_no_unit():
    from helpers.studies import dead_units

    X = dead_units.pictures(np.random.default_rng(0), 200, 784)
    dead = [
        dead_units.dead_percent(
            dead_units.build(start, [784, 64, 64, 64, 64], np.random.default_rng(1)), X
        )
        for start in ("torch_zero_bias", "he_uniform", "glorot_uniform")
    ]
    assert dead[0] == dead[1] == dead[2] and max(dead[0]) > 0


def test_importing_the_numeric_helpers_loads_no_heavy_library():
    code = (
        "import sys, helpers.nn.network, helpers.nn.optimizers, helpers.datasets, helpers.studies; "
        "print([m for m in ('tensorflow', 'keras', 'matplotlib', 'sklearn', 'scipy') "
        "if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip() == "[]", result.stderr


def _farthest(differences):
    return 100 * max(max(-each.low, each.high) for each in differences)


def _costs_of_a_small_rate(race):
    """By optimizer the median cost, in points, of a rate ten times below the best one."""
    rates, costs = race.settings["learning_rates"], []
    for name in optimizer_race.MAKE:
        best = np.nanargmin(np.median(race[f"validation_{name}_10"], axis=0))
        small = optimizer_race.at_rate(race, name, rates[best - 2])
        costs.append(100 * np.median(at_own_rate(race, f"{name}_10") - small))
    return costs


LOWER = {
    ("dead_start", "reached at least"): lambda kept: (
        100
        * min(
            kept[f"accuracy_{name}"].min()
            for name in kept.settings["activations"]
            if name != "relu"
        )
    ),
    ("self_normalizing", "He's weights is above"): lambda kept: (
        studies.get("self_normalizing").mean_squares(kept, "selu_he")[:, -1].min()
    ),
    ("optimizer_race", "seven at least"): lambda kept: min(_costs_of_a_small_rate(kept)),
}
UPPER = {
    ("activations_on_cancer", "farther than"): lambda kept: _farthest(
        each for name, each in activations_on_cancer.differences(kept).items()
        if name not in ("lisht", "selu")
    ),
    ("activations_on_digits", "farther than"): lambda kept: _farthest(
        each for name, each in activations_on_cancer.differences(kept).items() if name != "lisht"
    ),
    ("swish_by_batch_size", "farther than"): lambda kept: _farthest(
        swish_by_batch_size.differences(kept).values()
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "words"), [*LOWER, *UPPER])
def test_a_bound_in_a_finding_is_rounded_to_the_side_on_which_it_stays_true(name, words):
    kept = results(name)
    told = " ".join(statement.sentence for statement in studies.get(name).statements(kept))
    (written,) = re.findall(rf"{words} (\d+(?:\.\d)?)\b", told)
    lower, upper = LOWER.get((name, words)), UPPER.get((name, words))
    last_digit = 0.1 if "." in written else 1
    beyond = lower(kept) - float(written) if lower else float(written) - upper(kept)
    assert -1e-9 <= beyond < last_digit
