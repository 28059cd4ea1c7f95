"""The race runs as the course's optimizers do, and its tuned rates are `best_rate`'s."""

import numpy as np
import pytest

from helpers.nn import surfaces
from helpers.widgets import race
from tests.support import javascript

SET_UP = """
const opened = race.opened(given.values);
const set = (changes) => {
  const state = { ...opened, ...changes };
  return { ...state, ...race.changed(state, changes) };
};
"""


@pytest.fixture(scope="module")
def values():
    """What Python hands over to the script."""
    with pytest.MonkeyPatch.context() as patch:
        kept = {}
        patch.setattr(race, "live", lambda name, values, picture: kept.update(values))
        race.show()
    return kept


def run(script, values, **more):
    return javascript.run(SET_UP + script, more | {"values": values}, ["race", "optimizers"])


@pytest.mark.needs("node")
@pytest.mark.parametrize(("condition", "turned"), [(1, 0), (200, 0), (200, 45), (1000, 15)])
def test_tuned_rates_are_computed_as_the_course_computes_them(values, condition, turned):
    script = """
    const { own, losses } = set({ condition: given.at, turned: `${given.turned}`, tuned: true });
    const rates = Object.entries(own).map(([name, place]) => [name, opened.rates[place]]);
    say({ rates: Object.fromEntries(rates), losses });
    """
    found = run(script, values, at=race.CONDITIONS.index(condition), turned=turned)
    assert found["rates"] == pytest.approx(race.tuned(condition, turned))
    ends = {name: np.mean(losses[-race.JUDGED :]) for name, losses in found["losses"].items()}
    assert ends == pytest.approx(race.finish(condition, turned), rel=1e-6, abs=1e-30)


@pytest.mark.needs("node")
def test_no_tuned_rate_lies_at_the_edge_of_those_tried(values):
    script = """
    const places = [];
    opened.conditions.forEach((_, condition) => {
      for (const turned of Object.keys(opened.hills)) {
        places.push(...Object.values(set({ condition, turned, tuned: true }).own));
      }
    });
    say([Math.min(...places), Math.max(...places)]);
    """
    lowest, highest = run(script, values)
    assert 0 < lowest and highest < len(race.RATES) - 1


@pytest.mark.needs("node")
@pytest.mark.parametrize("name", race.RUNNERS)
def test_a_rate_set_by_hand_takes_the_optimizer_where_the_course_s_goes(values, name):
    script = """
    const state = set({ ...race.changed({ ...opened, chosen: given.name }, { chosen: given.name }),
      chosen: given.name, turned: "30", tuned: true });
    const after = { ...state, ...race.changed(state, { rate: given.at }) };
    say({ way: after.paths[given.name], tuned: after.tuned, rate: after.rate });
    """
    at = 34
    found = run(script, values, name=name, at=at)
    optimizer = race.RUNNERS[name](race.RATES[at])
    wanted = surfaces.walk(surfaces.ravine(200, 30), optimizer, race.STEPS)
    np.testing.assert_allclose(found["way"], wanted, rtol=1e-9, atol=1e-12)
    assert (found["tuned"], found["rate"]) == (False, at), "the rate stays when the ravine changes"


@pytest.mark.needs("node")
def test_who_flies_away_is_held_where_the_course_holds_it(values):
    script = """
    const state = { ...opened, ...race.changed(opened, { rate: given.values.rates.length - 1 }) };
    say([state.paths.SGD, race.describe({ ...state, step: 100 })]);
    """
    way, said = run(script, values)
    wanted = surfaces.walk("ravine", race.RUNNERS["SGD"](race.RATES[-1]), race.STEPS)
    np.testing.assert_allclose(way, wanted, rtol=1e-9)
    assert "NaN" not in said and "Infinity" not in said


def test_tuning_anew_takes_little_work(values):
    steps = len(values["rates"]) * values["steps"] * len(values["runners"])
    assert steps < 50_000, "each some ten operations: a few milliseconds"


def test_who_is_not_shown_is_not_in_the_still_picture(capsys):
    race.show(20, seen=["SGD", "Adam"])
    said = capsys.readouterr().out
    assert "SGD 0.891 goes" in said and "Adam" in said and "RMSprop" not in said


def test_turning_the_ravine_changes_nothing_for_who_asks_for_directions_alone():
    straight, turned = race.finish(200), race.finish(200, 45)
    for name in ("SGD", "momentum", "Nesterov"):
        assert turned[name] == pytest.approx(straight[name], rel=1e-6)
    assert turned["RMSprop"] > 1e6 * straight["RMSprop"]
    assert turned["Adam"] > 2 * straight["Adam"]


def test_in_a_mild_ravine_plain_descent_is_lowest_and_in_a_narrow_one_highest():
    mild, narrow = race.finish(10), race.finish(200)
    three = ("SGD", "momentum", "Nesterov")
    assert min(three, key=mild.get) == "SGD" and mild["SGD"] < 1e-3 * mild["Nesterov"]
    assert max(three, key=narrow.get) == "SGD" and min(three, key=narrow.get) == "Nesterov"


def test_the_course_s_ravine_is_one_of_the_race_s():
    hill = surfaces.get("ravine")
    assert hill.title == surfaces.ravine(200).title and hill.start == (-3.5, 2.0)
    assert values_at(surfaces.ravine(200, 30)) == pytest.approx(values_at(hill))


def values_at(hill):
    """Loss at the start and one along the slope from there."""
    w = np.array(hill.start)
    return [hill.value(*w), hill.value(*(w - 0.1 * hill.gradient(w)))]
