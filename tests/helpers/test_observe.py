"""A student's function is touched in one place, so that it may live in another process."""

import re

import numpy as np
import pytest

from authoring.settings import ROOT
from helpers import checks
from helpers.checks.observe import Observation, Raised, Remote, code_facts, observe

INSIDE = re.compile(r"__(code|globals|closure|traceback|wrapped)__|\bdis\.|inspect\.")


class Elsewhere(Remote):
    """Answers for a function that is kept in it."""

    def __init__(self, function, **names):
        self.function, self.names, self.asked = function, names, []

    def observe(self, function, args, kwargs):
        self.asked.append((args, kwargs))
        return observe(self.function, args, kwargs)

    def foresee(self, function, calls):
        pass

    def may_lend(self, own):
        return True

    def source_of(self, function):
        return self.function


def stand_in(remote):
    def relu(z):
        raise AssertionError("a function that lives elsewhere is not called here")

    relu.remote = remote
    return relu


def test_a_function_elsewhere_is_observed_there():
    remote = Elsewhere(lambda z: np.maximum(0, z))
    checks.activation(stand_in(remote), "relu", "values")
    checks.activation(stand_in(remote), "relu", "arrays")
    assert len(remote.asked) > 10


def test_what_a_function_computes_is_found_out_once_where_that_is_remembered():
    class Remembering(Elsewhere):
        kept = {}

        def known(self):
            return self.kept

    remote = Remembering(lambda z: np.maximum(0, z))
    checks.activation(stand_in(remote), "relu", "stability")
    first = len(remote.asked)
    checks.activation(stand_in(remote), "relu", "stability")
    assert len(remote.asked) - first == first - 1
    remote.function = lambda z: np.cos(z)
    with pytest.raises(checks.CheckFailed, match="not the limit"):  # and not: the values come first
        checks.activation(stand_in(remote), "relu", "stability")
    Remembering.kept = {}
    with pytest.raises(checks.CheckFailed, match="The values come first"):
        checks.activation(stand_in(remote), "relu", "stability")


def test_a_failure_that_is_remembered_says_the_same_again():
    class Remembering(Elsewhere):
        kept = {}

        def known(self):
            return self.kept

    def fails(z):
        raise ValueError("no")

    remote, said = Remembering(fails), []
    for _ in range(2):
        with pytest.raises(checks.CheckFailed) as caught:
            checks.activation(stand_in(remote), "relu", "stability")
        said.append((str(caught.value), caught.value.mistake, len(caught.traceback)))
    assert said[0][:2] == said[1][:2]
    assert said[1][2] <= said[0][2]  # nothing of the first test's own traceback is left


def test_what_went_wrong_elsewhere_is_judged_here():
    wrong = stand_in(Elsewhere(lambda z: np.minimum(0, z)))
    with pytest.raises(checks.CheckFailed, match="keeps the negative half"):
        checks.activation(wrong, "relu", "values")


def test_the_code_of_a_function_elsewhere_is_read():
    namespace = {"np": np}
    exec("from scipy.special import expit\ndef f(z): return expit(z)", namespace)
    there = stand_in(Elsewhere(namespace["f"]))
    with pytest.raises(checks.CheckFailed, match="already has the answer"):
        checks.own_work(there, "sigmoid")
    assert code_facts(there).names == {"expit"}
    assert checks.is_blank(stand_in(Elsewhere(lambda z: ...)))


def test_earlier_functions_are_replaced_where_a_function_looks_names_up():
    remote = Elsewhere(len, sigmoid="mine")
    with checks.replacing(stand_in(remote), sigmoid="right", tanh="right") as replaced:
        assert replaced == ["sigmoid"]
        assert remote.names == {"sigmoid": "right"}
    assert remote.names == {"sigmoid": "mine"}


def test_an_attribute_of_a_students_function_answers_for_nothing():
    class Liar:
        names: dict = {}

        def observe(self, function, args, kwargs):
            return Observation("relu", args, kwargs, np.maximum(0, args[0]))

    def relu(z):
        return z

    relu.remote = Liar()
    with pytest.raises(checks.CheckFailed, match="it leaves negative z as it is"):
        checks.activation(relu, "relu", "values")


@pytest.mark.parametrize(("error", "recorded"), [
    (ZeroDivisionError("no"), Raised("ZeroDivisionError", "no", by_hand=True)),
    (NotImplementedError(), Raised("NotImplementedError", by_hand=True, unfinished=True)),
])  # fmt: skip
def test_an_exception_is_recorded_as_plain_data(error, recorded):
    def fails(z):
        raise error

    seen = observe(fails, (1.0,)).raised
    assert seen.line == "raise error"
    assert Raised(seen.kind, seen.text, "", seen.by_hand, seen.unfinished) == recorded


def test_no_other_module_of_the_checks_looks_inside_a_function():
    looking = {
        path.name
        for path in (ROOT / "helpers" / "checks").rglob("*.py")
        if INSIDE.search(path.read_text(encoding="utf-8"))
    }
    assert looking == {"observe.py", "bytecode.py"}


@pytest.mark.parametrize("several", [False, True])
def test_what_a_call_returned_stays_when_a_later_one_writes_into_the_same_room(several):
    room = np.zeros(1)

    def in_one_room(z):
        room[:] = z
        return [room, room] if several else room

    first, again = (observe(in_one_room, (np.array([z]),)) for z in (1.0, 2.0))
    assert np.ravel(first.value)[0] == 1.0 and np.ravel(again.value)[0] == 2.0
    assert again.returned_before != several  # a new list each time


def test_what_cannot_be_copied_is_observed_as_it_is():
    huge, endless = np.broadcast_to(0.0, (10**15,)), []
    endless.append(endless)
    assert observe(lambda z: huge, (1.0,)).value is huge
    assert isinstance(observe(lambda z: endless, (1.0,)).value, list)


def test_arrays_in_pairs_are_kept_as_they_were_returned():
    W = np.ones(2)
    seen = observe(lambda z: [(W, 3)], (1.0,))
    W[0] = 7
    assert seen.value[0][0].tolist() == [1.0, 1.0]
