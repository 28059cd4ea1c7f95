"""Networks and random generators: written as what they hold, rebuilt by trusted classes."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from grader.protocol.values import Decoder, Encoder, ProtocolError, number, text

_ENGINE = "helpers.nn.network"
_STATE = ("state", "inc")
_LAYERS = 1000
_PARAMETERS = 2**23


def written_generator(rng: Any, identity: int, encoder: Encoder) -> list[Any] | None:
    """Write the state of a generator; None where it is none with PCG64."""
    bits = rng.bit_generator
    if type(bits) is not np.random.PCG64:
        return None
    state: Any = bits.state
    numbers = [encoder.value(state["state"][name]) for name in _STATE]
    return ["generator", identity, *numbers, state["has_uint32"], state["uinteger"]]


def read_generator(rest: list[Any], decoder: Decoder, depth: int) -> tuple[int, Any]:
    """Return the number of a generator (-1: it is the checker's), and one in the same state.

    Raises
    ------
    ProtocolError
        Where it is no state.
    """
    identity, *numbers = rest
    state, inc, half, unsigned = (decoder.value(each, depth) for each in numbers)
    rng = np.random.Generator(np.random.PCG64(0))
    rng.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": number(state, 0, 2**128 - 1), "inc": number(inc, 0, 2**128 - 1)},
        "has_uint32": number(half, 0, 1),
        "uinteger": number(unsigned, 0, 2**32 - 1),
    }
    return number(identity, -1, 2**40), rng


def read_history(rest: list[Any], decoder: Decoder, depth: int) -> tuple[int, Any, Any]:
    """Return the number of a history of Keras', its model, and its curves.

    Raises
    ------
    ProtocolError
        Where it is none.
    """
    handle, model, curves = number(rest[0], 0), *(decoder.value(each, depth) for each in rest[1:])
    if type(curves) is not dict or not all(map(_is_curve, curves.items())):
        raise ProtocolError("a history without losses")
    return handle, model, curves


def _is_curve(item: tuple[Any, Any]) -> bool:
    name, values = item
    return type(name) is str and type(values) is list and all(type(v) is float for v in values)


def read_optimizer(rest: list[Any], decoder: Decoder, depth: int) -> tuple[int, str, Any, int]:
    """Return the number of an optimizer of Keras', its name, learning rate, and steps.

    Raises
    ------
    ProtocolError
        Where it is none.
    """
    handle, name, rate, steps = rest
    return number(handle, 0), text(name), decoder.value(rate, depth), number(steps, 0, 2**62)


def written_network(value: Any, encoder: Encoder, depth: int) -> list[Any] | None:
    """Write a network of the course's engine; None where it is none, or has other layers."""
    engine = sys.modules.get(_ENGINE)
    if engine is None or type(value) is not getattr(engine, "Network", None):
        return None
    vector = encoder.value(value.vector, depth + 1)  # bytes are read in the order of the values
    layers = []
    for layer in value.layers:
        if type(layer) is engine.Dense:
            parameters = dict(layer.activation_parameters)
            about = [layer.fan_in, layer.fan_out, layer.activation.name, parameters]
        elif type(layer) is engine.BatchNorm:
            about = [layer.fan_in, layer.momentum, layer.epsilon, layer.mean, layer.variance]
        else:
            return None
        layers.append(["list", *(encoder.value(each, depth + 1) for each in about)])
    return ["network", vector, *layers]


def read_network(rest: list[Any], decoder: Decoder, depth: int) -> Any:
    """Rebuild a network.

    Raises
    ------
    ProtocolError
        Where its sizes do not fit its parameters, or it is no network.
    """
    import importlib

    engine = importlib.import_module(_ENGINE)
    vector, *layers = (decoder.value(each, depth) for each in rest)
    if type(vector) is not np.ndarray or vector.ndim != 1 or vector.dtype.kind != "f":
        raise ProtocolError("a network without parameters")
    if not 0 < len(layers) <= _LAYERS or sum(map(_size, layers)) != vector.size:
        raise ProtocolError("a network of another size than its parameters")
    network = engine.Network([_layer(engine, *about) for about in layers], dtype=vector.dtype.name)
    network.vector[:] = vector
    return network


def _size(about: Any) -> int:
    """How many parameters a layer has; looked at before anything is made of that size.

    Four things are told of a dense layer, five of a batch normalization: see `written_network`.
    """
    if type(about) is not list or len(about) not in (4, 5):
        raise ProtocolError("no layer")
    fan_in = number(about[0], 1, _PARAMETERS)
    return 2 * fan_in if len(about) == 5 else (fan_in + 1) * number(about[1], 1, _PARAMETERS)


def _layer(engine: Any, *about: Any) -> Any:
    if len(about) == 4:
        fan_in, fan_out, activation, parameters = about
        if type(parameters) is not dict or not all(
            type(key) is str and type(value) in (int, float) for key, value in parameters.items()
        ):
            raise ProtocolError("an activation with other parameters")
        return engine.Dense(fan_in, fan_out, text(activation), "zeros", **parameters)
    width, momentum, epsilon, *statistics = about
    layer = engine.BatchNorm(width, float(momentum), float(epsilon))
    for array in statistics:
        if type(array) is not np.ndarray or array.shape != (width,) or array.dtype.kind != "f":
            raise ProtocolError("a batch normalization without statistics")
    layer.mean, layer.variance = statistics
    return layer
