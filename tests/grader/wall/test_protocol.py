"""What crosses the wall is what it says it is; anything else is refused, and nothing of it runs."""

from __future__ import annotations

import array
import collections
import json
import os
import pickle
import struct
import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.answer.handles import Handles
from grader.checker.answer import AnswerProcess
from grader.checker.stand_ins import StandIns
from grader.protocol import channel, messages, rebuilt
from grader.protocol.values import DEPTH, Decoder, Encoder, ProtocolError
from helpers.nn.network import BatchNorm, Dense, Network

TAGS = {
    "generator": lambda *each: rebuilt.read_generator(*each)[1],
    "network": rebuilt.read_network,
    "opaque": lambda rest, decoder, depth: f"<{rest[0]}>",
}


def opaque(value, encoder, depth):
    if isinstance(value, np.random.Generator):
        return rebuilt.written_generator(value, 1, encoder)
    network = rebuilt.written_network(value, encoder, depth)
    return network or ["opaque", type(value).__name__]


def there_and_back(value):
    encoder = Encoder(opaque)
    head = json.loads(json.dumps(encoder.value(value)))
    decoder = Decoder(encoder.body(), TAGS)
    found = decoder.value(head)
    decoder.end()
    return found


def same(one, other):
    """Whether two values are alike, type by type."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return (
            one.dtype == other.dtype
            and one.shape == other.shape
            and one.tobytes() == other.tobytes()
        )
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    return one == other or (one != one and other != other)


NUMBERS = st.one_of(st.integers(), st.floats(), st.booleans(), st.none(), st.complex_numbers())
KEYS = st.one_of(st.integers(), st.text(), st.booleans())
ARRAYS = hnp.arrays(
    st.one_of(hnp.integer_dtypes(), hnp.floating_dtypes(sizes=(16, 32, 64)), hnp.boolean_dtypes()),
    hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)
PLAIN = st.recursive(
    st.one_of(NUMBERS, st.text(), ARRAYS, st.just(...)),
    lambda inside: st.one_of(
        st.lists(inside, max_size=4),
        st.tuples(inside, inside),
        st.dictionaries(KEYS, inside, max_size=4),
    ),
    max_leaves=12,
)


@given(PLAIN)
@settings(max_examples=200, deadline=None)
def test_plain_values_arrive_as_they_were(value):
    assert same(there_and_back(value), value)


@pytest.mark.parametrize(
    "value",
    [
        2**70,
        -(2**64),
        float("nan"),
        float("-inf"),
        range(3, 9, 2),
        {1, 2},
        np.float32(0.1),
        np.str_("ä"),
        np.array(["one", "three"]),
        np.array(3.5),
        np.zeros((0, 3)),
        np.arange(6).reshape(2, 3).T,
        (1, [2, {"a": (..., None)}]),
    ],
)
def test_more_plain_values_arrive_as_they_were(value):
    assert same(there_and_back(value), value)


@pytest.mark.parametrize("order", ["C", "F"])
def test_an_array_lies_in_memory_as_it_did(order):
    sent = np.asarray(np.arange(6.0).reshape(2, 3), order=order)
    found = there_and_back(sent)
    assert found.ravel("K").tolist() == sent.ravel("K").tolist()
    assert found.tolist() == sent.tolist()


def test_what_is_said_to_be_transposed_is_an_array():
    for data in (["transposed", ["opaque", "x"]], ["transposed", 1], ["transposed"]):
        with pytest.raises(ProtocolError):
            Decoder(b"", TAGS).value(data)


@pytest.mark.parametrize("kind", [collections.deque, lambda row: array.array("d", row)])
def test_other_sequences_of_pythons_arrive_as_arrays(kind):
    encoder = Handles(lambda *_: None).encoder()
    head = encoder.value(kind([1.0, 2.0]))
    assert Decoder(encoder.body()).value(head).tolist() == [1.0, 2.0]


def test_derived_types_arrive_as_what_they_derive_from():
    class Mine(dict):
        def __eq__(self, other):
            return True

    assert type(there_and_back(Mine(a=1))) is dict
    assert type(there_and_back(np.matrix([[1, 2]]))) is np.ndarray


@pytest.mark.parametrize("value", [object(), lambda: 0, b"bytes", iter([1]), type, 1 + 2j * 0])
def test_what_may_not_cross_is_a_name_at_most(value):
    found = there_and_back(value)
    assert type(found) in (str, complex)


@pytest.mark.parametrize("value", [range(10**12), range(2**70), range(0, -(10**9), -1)])
def test_a_range_that_nobody_can_go_through_does_not_cross(value):
    assert there_and_back(value) == "<range>"


def test_a_value_that_is_too_deep_is_cut_by_the_sender_and_refused_by_the_receiver():
    value = []
    for _ in range(DEPTH + 9):
        value = [value]
    text = json.dumps(Encoder(opaque).value(value))
    assert "opaque" in text
    deep = ["list"]
    for _ in range(DEPTH + 9):
        deep = ["list", deep]
    with pytest.raises(ProtocolError, match="too deep"):
        Decoder(b"").value(deep)


def across(value):
    """Bring a value from the answer's side to the checker's, as it really goes."""
    encoder = Handles(None).encoder()
    head = json.loads(json.dumps(encoder.value(value)))
    decoder = StandIns(AnswerProcess(-1, None)).decoder(encoder.body())
    found = decoder.value(head)
    decoder.end()
    return found


class Listed(list):
    __hash__ = object.__hash__


def broken_network():
    network = Network([Dense(2, 3, "relu")], rng=0)
    network.vector = network.vector[1:]
    return network


ODD = {
    "an empty text of NumPy's": np.array(["", "a"])[0],
    "an array of these": np.zeros(0, "U0"),
    "texts of the other byte order": np.array(["a"]).astype(">U1"),
    "a text of these": np.array(["a"]).astype(">U1")[0],
    "a long text": np.str_("a" * 20_000),
    "an array of long texts": np.array(["a" * 20_000]),
    "sets in a set": {frozenset({1}), frozenset()},
    "a set as a key": {frozenset({1}): 2, (frozenset(), 1): 3},
    "a list as a key": {Listed([1]): 2},
    "a range of large numbers": range(2**70, 2**70 + 3),
    "an endless range": range(10**12),
    "many axes": np.zeros((1,) * 40),
    "many axes of objects": np.full((1,) * 40, None),
    "a wide array of nothing": np.empty((0, 2**41)),
    "a number of many digits": 10**5000,
    "a number of 4299 digits": 10**4298,
    "dates": np.array(["2020-01-01"], "datetime64[D]"),
    "a record": np.zeros(2, "f8,i4"),
    "a long double": np.longdouble(1),
    "another generator": np.random.Generator(np.random.MT19937(1)),
    "a network that does not fit": broken_network(),
    "keys of one hash": {n * (2**61 - 1) for n in range(1, 5000)},
    "a key that is a function": {len: 1, int: 2},
    "half a character": "\ud800",
    "bytes": b"bytes",
    "itself": float("nan"),
}


@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_whatever_is_written_is_read(value):
    across(value)
    across([value, {"key": value, (1, 2): [value]}])


class Endless(tuple):
    """Counts how many values it was asked for; stops, so that a test without a bound ends."""

    asked = 0

    def __iter__(self):
        for _ in range(2_000_000):
            type(self).asked += 1
            yield 1


@pytest.mark.parametrize("inside", [lambda it: it, lambda it: [it], lambda it: {"key": it}])
def test_of_what_never_ends_no_more_is_read_than_a_message_holds(inside, monkeypatch):
    monkeypatch.setattr("grader.protocol.values._VALUES", 1000)
    Endless.asked = 0
    encoder = Handles(None).encoder()
    written = encoder.value([inside(Endless()), 2.0, [3, 4]])
    assert Endless.asked <= 1001
    assert "Endless" in str(written[1]), "its type is told"
    assert written[2:] == [2.0, ["list", 3, 4]], "what stands beside it is there"


@pytest.mark.parametrize("depth", range(DEPTH - 5, DEPTH + 3))
@pytest.mark.parametrize(
    "value",
    [
        Network([Dense(2, 1), BatchNorm(1)]), np.random.default_rng(1), np.full(2, None), 2**70,
        {1: 2},
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_lies_deep_is_written_as_far_as_it_is_read(value, depth):
    for _ in range(depth):
        value = [value]
    across(value)


def objects(items):
    array = np.empty(len(items), dtype=object)
    for place, item in enumerate(items):
        array[place] = item
    return array


ANYTHING = st.recursive(
    st.one_of(
        NUMBERS, st.text(), st.binary(max_size=3),
        st.sampled_from([*ODD]).map(lambda name: ODD[name]),
        hnp.arrays(hnp.scalar_dtypes(), hnp.array_shapes(min_dims=0, max_side=2)),
        hnp.from_dtype(np.dtype("U2")), hnp.from_dtype(np.dtype("f4")),
    ),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3),
        st.tuples(inside, inside),
        st.dictionaries(st.one_of(KEYS, st.frozensets(KEYS, max_size=2)), inside, max_size=3),
        st.lists(inside, max_size=2).map(objects),
    ),
    max_leaves=10,
)  # fmt: skip


@given(ANYTHING)
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_is_read_in_any_company(value):
    across(value)


def test_only_what_cannot_be_read_is_left_out():
    found = across({"odd": [frozenset({1}), {frozenset({1}), 2}], "even": np.float32(2)})
    assert found["even"] == 2 and found["odd"][0] == {1}
    assert 2 in found["odd"][1] and "<frozenset>" in map(repr, found["odd"][1])
    assert across(np.array(["", "a"])[0]) == ""


@pytest.mark.parametrize("kind", ["set", "dict"])
def test_many_keys_of_one_hash_are_refused_at_once(kind):
    keys = [n * (2**61 - 1) for n in range(100_000)]
    with pytest.raises(ProtocolError, match="hard to tell apart"):
        Decoder(b"").value([kind, *(keys if kind == "set" else ([key, 0] for key in keys))])
    assert len(Decoder(b"").value(["set", *range(100_000)])) == 100_000


def test_a_generator_and_a_network_arrive_in_the_same_state():
    rng = np.random.default_rng(5)
    rng.random(3)
    assert there_and_back(rng).random() == rng.random()
    layers = [Dense(3, 4, "leaky_relu", alpha=0.2), BatchNorm(4), Dense(4, 1)]
    network = Network(layers, rng=1)
    X = np.random.default_rng(0).normal(size=(5, 3))
    network.forward(X, training=True)
    found = there_and_back(network)
    assert type(found) is Network
    assert np.array_equal(found.forward(X), network.forward(X))


#: What a liar may send in the place of a value -> what is wrong with it.
LIES = [
    ({"a": 1}, "tag"),
    ([], "tag"),
    ([["list"]], "tag"),
    (["nonsense", 1], "of the kind"),
    (["array", "|O", [1], 8], "dtype"),
    (["array", "O", [1], 8], "dtype"),
    (["array", "<M8[s]", [1], 8], "dtype"),
    (["array", "|V8", [1], 8], "dtype"),
    (["array", "<f16", [1], 16], "dtype"),
    (["array", "<U99999999", [1], 8], "dtype"),
    (["array", "<f8,<f8", [1], 16], "dtype"),
    (["array", ["<f8"], [1], 8], "dtype"),
    (["array", "<f8", [2], 8], "size"),
    (["array", "<f8", [-1], 8], "number"),
    (["array", "<f8", [True], 8], "number"),
    (["array", "<f8", [2**39, 2**39], 8], "size"),
    (["array", "<f8", [0, 2**40], 8], "size"),
    (["array", "<f8", "8", 8], "shape"),
    (["array", "<f8", [1] * 40, 8], "shape"),
    (["array", "<f8", [1], 80], "not there"),
    (["array", "<f8", [1], -8], "not there"),
    (["array", "<f8", [1], 8.0], "not there"),
    (["array", "<f8", [1]], "no array"),
    (["array", "<U1", [1], 4], "character"),
    (["scalar", "<f8", 4], "size"),
    (["objects", [2], 1], "size"),
    (["complex", "1", 2.0], "complex"),
    (["range", 0, 5, 0], "no range"),
    (["range", 0, 10**12, 1], "too long"),
    (["range", -(2**63), 2**63, 1], "too long"),
    (["range", 0, 2**70, 1], "number"),
    (["int", "9" * 5000], "no int"),
    (["int", 5], "text"),
    (["dict", [["list"], 1]], "no dict"),
    (["dict", 5], "no dict"),
    (["set", ["list"]], "no set"),
    (["generator", 1, 2, 3], "no generator"),
    (["generator", 1, -2, 3, 0, 0], "number"),
    (["generator", 1, ["int", "9" * 60], 3, 0, 0], "number"),
    (["network", ["array", "<f8", [1], 8]], "size"),
    (["network", ["array", "<f8", [1], 8], ["list", 2**22, 2**22, "relu", ["dict"]]], "size"),
    (["network", ["array", "<f8", [1], 8], ["list", 0, 1, "relu", ["dict"]]], "number"),
    (["network", ["array", "<f8", [1], 8], ["list", 1, 1]], "layer"),
    (["network", 5, ["list", 1, 1, "relu", ["dict"]]], "parameters"),
]


@pytest.mark.parametrize(("lie", "why"), LIES, ids=[str(lie)[:40] for lie, _ in LIES])
def test_a_lie_about_a_value_is_refused(lie, why):
    with pytest.raises(ProtocolError, match=why):
        Decoder(b"\xff" * 8, TAGS).value(lie)


def test_a_network_of_another_activation_is_refused():
    head = ["network", ["array", "<f8", [2], 16], ["list", 1, 1, "no_such", ["dict"]]]
    with pytest.raises(ProtocolError, match="no network"):
        Decoder(bytes(16), TAGS).value(head)


def test_a_pickle_is_no_value_of_the_checkers():
    content = pickle.dumps(os.getcwd)
    with pytest.raises(ProtocolError, match="of the kind 'pickle'"):
        Decoder(content, TAGS).value(["pickle", len(content)])


def test_truth_values_are_true_or_false_whatever_the_byte():
    found = Decoder(bytes([0, 1, 7, 255])).value(["array", "|b1", [4], 4])
    assert found.view(np.uint8).tolist() == [0, 1, 1, 1]


def test_bytes_that_belong_to_nothing_are_refused():
    with pytest.raises(ProtocolError, match="belong to nothing"):
        messages.read(["Done"], Decoder(b"x"), messages.REPLIES)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inside: st.one_of(
        st.lists(inside, max_size=5),
        st.dictionaries(st.text(max_size=4), inside, max_size=3),
        st.tuples(
            st.sampled_from([*TAGS, "array", "scalar", "list", "dict", "objects"]), inside
        ).map(list),
    ),
    max_leaves=20,
)


@given(JSON, st.binary(max_size=64))
@settings(max_examples=400, deadline=None)
def test_whatever_arrives_is_a_value_or_is_refused(data, body):
    try:
        found = Decoder(body, TAGS).value(data)
    except ProtocolError:
        return
    kinds = (bool, int, float, complex, str, list, tuple, set, dict, range, np.ndarray)
    assert found is None or found is ... or type(found) in kinds or isinstance(found, np.generic)


@given(st.sampled_from([each.__name__ for each in messages.REPLIES]), st.lists(JSON, max_size=6))
@settings(max_examples=400, deadline=None)
def test_whatever_arrives_is_a_message_with_its_types_or_is_refused(name, rest):
    try:
        found = messages.read([name, *rest], Decoder(b"", TAGS), messages.REPLIES)
    except ProtocolError:
        return
    assert type(found) in messages.REPLIES


@pytest.mark.parametrize(
    "data",
    [
        ["Cell", 1, "x"],  # a question, not a reply
        ["Nonsense"],
        "Done",
        [["Done"]],
        {"Done": 1},
        ["Done", 1],
        ["Ended", True],
        ["Ended", 1.0],
        ["Got", ["list"]],
        ["Got", ["dict", [1, 2]]],
        ["Ran", ["list"], 1, 1, False, False],
        ["Observed", 1],
        ["Observed", ["list", 1]],
        ["Observed", ["list", ["tuple", 1]]],
        ["Observed", ["list", ["tuple", 1, ["tuple", "E"], ["list"], "", ["list"], False]]],
        ["Observed", ["list", ["tuple", 1, None, ["list", 5], "", ["list"], False]]],
        ["Observed", ["list", ["tuple", 1, None, ["tuple"], "", ["list"], False]]],
        ["Called", 1, None, ["list", ["tuple", "a"]], ["dict"], False],
        ["CallBack", "1", ["tuple"], ["dict"]],
    ],
)
def test_a_message_of_other_types_is_refused(data):
    with pytest.raises(ProtocolError):
        messages.read(data, Decoder(b"", TAGS), messages.REPLIES)


@pytest.mark.parametrize("message", [
    messages.Observed([
        messages.Seen(1.5, messages.Raised("E", "Exception", "no"), ["w"], "p", [0]),
    ]),
    messages.Called(3, None, [("UserWarning", "old")], {0: np.zeros(1)}, True),
    messages.Got({"relu": 5, "x": ...}),
    messages.CallBack(3, (1, np.float32(2)), {"y": None}),
])  # fmt: skip
def test_a_message_arrives_as_it_was(message):
    encoder = Encoder(opaque)
    head = json.loads(json.dumps(messages.write(message, encoder)))
    found = messages.read(head, Decoder(encoder.body(), TAGS), messages.REPLIES)
    assert type(found) is type(message)
    for name, value in vars(message).items():
        assert same(getattr(found, name), value)


@pytest.fixture
def pipe():
    here, there = os.pipe()
    yield here, there
    for fd in (here, there):
        os.close(fd)


def test_large_messages_and_odd_texts_get_through(pipe):
    body = bytes(range(256)) * 4096
    sender = threading.Thread(target=channel.Channel(pipe[1]).send, args=(["ö\ud800"], body))
    sender.start()
    assert channel.Channel(pipe[0]).receive() == (["ö\ud800"], body)
    sender.join()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff" * 8, "bytes"),
        (struct.pack("!II", 2, channel.MOST_BYTES + 1), "bytes"),
        (struct.pack("!II", 2, 0) + b"{]", "no JSON"),
        (struct.pack("!II", 2, 0) + b"\xff\xfe", "no JSON"),
        (struct.pack("!II", 50_000, 0) + b"[" * 50_000, "no JSON"),
        (struct.pack("!II", 9_000, 0) + b"9" * 9_000, "no JSON"),
    ],
)
def test_what_is_no_frame_is_refused(pipe, data, why):
    os.write(pipe[1], data)
    with pytest.raises(ProtocolError, match=why):
        channel.Channel(pipe[0]).receive()


def test_who_hangs_up_is_noticed():
    here, there = os.pipe()
    os.write(there, b"\0\0")
    os.close(there)
    with pytest.raises(channel.HungUp):
        channel.Channel(here).receive()
    os.close(here)


def test_who_gives_up_in_the_middle_reads_the_next_message_from_its_beginning(pipe):
    """One side may run out of time while the other is still speaking."""
    first, rest = struct.pack("!II", 5, 0) + b'"o', b'ne"'
    os.write(pipe[1], first)
    looks = iter([None])
    reader = channel.Channel(pipe[0])
    with pytest.raises(StopIteration):
        reader.receive(lambda: next(looks))
    os.write(pipe[1], rest)
    channel.Channel(pipe[1]).send(["two"])
    assert [reader.receive()[0] for _ in range(2)] == ["one", ["two"]]


def test_half_a_message_is_passed_over(pipe):
    """Who was ended in the middle of one leaves the rest to the process that comes after."""
    channel.Channel(pipe[1]).send(["Call", "x" * 50])
    os.read(pipe[0], 20)
    for head in (["Get"], ["Heard"], ["Next"]):
        channel.Channel(pipe[1]).send(head)
    reader = channel.Channel(pipe[0])
    reader.pass_over(["Heard"])
    assert reader.receive() == (["Next"], b"")


def test_what_is_too_large_is_not_sent(pipe):
    with pytest.raises(ValueError, match="too large"):
        channel.Channel(pipe[1]).send(["x"], bytes(channel.MOST_BYTES + 1))
