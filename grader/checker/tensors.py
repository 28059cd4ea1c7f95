"""A student's function of tensors, inside a layer of the checker's own Keras."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from grader.protocol import messages


def is_tensor(value: Any) -> bool:
    """Whether a value is a tensor, where TensorFlow is loaded."""
    tensorflow: Any = sys.modules.get("tensorflow")
    return hasattr(tensorflow, "is_tensor") and bool(tensorflow.is_tensor(value))


def call(result_of: Callable[[Any], Any], function: Any, z: Any, kwargs: dict[str, Any]) -> Any:
    """Call a function with a tensor, such that gradients flow back through it.

    Parameters
    ----------
    result_of : callable
        Asks a question where the function is, and returns the result or raises the exception.
    function : function
        A stand-in.
    z : tensor
        Its argument; one without numbers where Keras traces a layer.
    kwargs : dict
        Its arguments by name.
    """
    import tensorflow as tf

    if not hasattr(z, "numpy"):  # call when there are numbers
        out = tf.py_function(lambda x: call(result_of, function, x, kwargs), [z], z.dtype)
        out.set_shape(z.shape)
        return out

    @tf.custom_gradient  # type: ignore[untyped-decorator]
    def ask(x: Any) -> Any:
        asked = messages.Call(function, (tf.constant(x.numpy()),), kwargs)
        value = tf.convert_to_tensor(result_of(asked))

        def gradient(upstream: Any) -> Any:
            found = result_of(messages.Gradient(function, x.numpy(), kwargs, upstream.numpy()))
            return None if found is None else tf.convert_to_tensor(found)

        return value, gradient

    return ask(z)
