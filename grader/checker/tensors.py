"""A student's function of tensors, inside a layer of the checker's own Keras."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.protocol import messages

if TYPE_CHECKING:
    from grader.checker.answer import AnswerProcess


def has_one(args: tuple[Any, ...]) -> bool:
    """Whether a function is called with one tensor."""
    tensorflow: Any = sys.modules.get("tensorflow")
    loaded = tensorflow is not None and hasattr(tensorflow, "is_tensor")
    return loaded and len(args) == 1 and bool(tensorflow.is_tensor(args[0]))


def call(answer: AnswerProcess, function: Any, z: Any) -> Any:
    """Call a function with a tensor, such that gradients flow back through it.

    Parameters
    ----------
    answer : AnswerProcess
        Where the function is.
    function : function
        A stand-in.
    z : tensor
        Its argument; one without numbers where Keras traces a layer.
    """
    import tensorflow as tf

    if not hasattr(z, "numpy"):  # call when there are numbers
        out = tf.py_function(lambda x: call(answer, function, x), [z], z.dtype)
        out.set_shape(z.shape)
        return out

    @tf.custom_gradient  # type: ignore[untyped-decorator]
    def ask(x: Any) -> Any:
        given = messages.Call(
            function,
            (tf.constant(x.numpy()),),
            {},
            {kind: str(how) for kind, how in np.geterr().items()},
        )
        value = tf.convert_to_tensor(answer.result(answer.ask(given)))

        def gradient(upstream: Any) -> Any:
            asked = messages.Gradient(function, x.numpy(), upstream.numpy())
            found = answer.result(answer.ask(asked))
            return None if found is None else tf.convert_to_tensor(found)

        return value, gradient

    return ask(z)
