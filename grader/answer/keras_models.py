"""The few questions about Keras models: what a test may want to know of one, and nothing more."""

from __future__ import annotations

import sys
import types
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.answer.empty_modules import EmptyModule
from grader.protocol.messages import ABOUT_MODELS


def library(name: str) -> Any:
    """Return a library that student code has imported; None if it has not, or it is empty.

    What has no ``__spec__`` is something else that student code has put in its place.
    """
    found = sys.modules.get(name)
    loaded = found is not None and not isinstance(found, EmptyModule)
    return found if loaded and hasattr(found, "__spec__") else None


def written(value: Any, add: Callable[[Any], int], encoder: Any, depth: int) -> Any:
    """Write what is Keras' or TensorFlow's; None where a value is none of these.

    Parameters
    ----------
    value : object
        The student's.
    add : callable
        Keeps a thing, and gives its number.
    encoder, depth
        See `grader.protocol.values`.
    """
    keras = library("keras")
    if keras is None or not hasattr(keras, "Model"):
        return None
    kind = type(value).__name__
    if isinstance(value, keras.Model):
        return ["model", add(value), kind]
    if isinstance(value, keras.callbacks.History):
        curves = {str(k): [float(each) for each in v] for k, v in value.history.items()}
        inside = (encoder.value(each, depth + 1) for each in (value.model, curves))
        return ["history", add(value), *inside]
    if isinstance(value, keras.optimizers.Optimizer):
        rate, steps = np.asarray(value.learning_rate), int(value.iterations)
        # A class of the student's can have any name.
        is_keras = getattr(keras.optimizers, kind, None) is type(value)
        kind = kind if is_keras else "a class of its own"
        return ["optimizer", add(value), kind, encoder.value(rate, depth + 1), steps]
    if isinstance(value, keras.Variable) or library("tensorflow").is_tensor(value):
        if not hasattr(value, "numpy"):
            return ["opaque", kind]
        return encoder.value(np.asarray(value.numpy()), depth + 1)
    return None


def registered_name(function: Any) -> str:
    """Return the name under which Keras saves a function; "" if it was not registered.

    The checker registers its stand-in under the same, so that Keras finds it there, too.
    """
    keras = library("keras")
    if keras is None or not isinstance(function, types.FunctionType):
        return ""
    name = keras.saving.get_registered_name(function)
    return name if keras.saving.get_custom_objects().get(name) is function else ""


def ask(model: Any, what: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Answer a question about a model.

    Keras' own methods answer, not those of the student's class; but the model itself is called, has
    its optimizer and its loss, and a set-up cell adds `weights_of_fits`, `count_trainable` and
    `rates_after` to ``keras.Model``.
    """
    if what not in ABOUT_MODELS:
        raise ValueError(f"{what} is no question about a model")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if what == "call":
            return model(*args, **kwargs)
        if what == "optimizer":
            return getattr(model, "optimizer", None)
        if what == "from_logits":
            return bool(getattr(getattr(model, "loss", None), "from_logits", False))
        found = getattr(library("keras").Model, what)(model, *args, **kwargs)
    return {k: float(v) for k, v in found.items()} if isinstance(found, dict) else found


def gradient(function: Callable[..., Any], z: Any, kwargs: dict[str, Any], upstream: Any) -> Any:
    """Return the gradient of sum(upstream * function(z, **kwargs)); None if none comes."""
    import tensorflow as tf

    z = tf.convert_to_tensor(z)
    with tf.GradientTape() as tape:
        tape.watch(z)
        value = tf.convert_to_tensor(function(z, **kwargs))
    return tape.gradient(value, z, output_gradients=tf.convert_to_tensor(upstream))


def tensor(array: np.ndarray) -> Any:
    """Make a tensor."""
    import tensorflow as tf

    return tf.constant(array)
