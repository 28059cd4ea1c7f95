"""All parameters of a network in one vector: why, and how each layer sees its part.

A layer wants a matrix of weights and a row of biases. An optimizer does not care for shapes: it
does the same to every number. If each layer kept arrays of its own, Adam's dozen steps would be
taken array by array, and on arrays this small a NumPy call costs more than its arithmetic:
measured, training is 1.9 times slower.

So a network keeps one long vector, and `layer.W` is a *window* onto it: a NumPy view, the same
memory in the shape of a matrix. The optimizer changes the vector, and the layers see the change
without being told. The gradients lie in a second vector, with windows `layer.dW`.

Two things would tear a window off, and are taken care of here. Assigning to it: `Parameter` makes
`layer.W = values` write through the window. Copying it, since the copy of a view is an array of
its own: `ParameterVector` opens new windows after a network was copied or unpickled.
"""

import math

import numpy as np


class Parameter:
    """An attribute of a layer that is a window: `layer.W = values` writes through it.

    Examples
    --------
    >>> from helpers.nn.network import Dense, Network
    >>> network = Network([Dense(2, 1)], rng=0)
    >>> network.layers[0].b = 7
    >>> float(network.vector[-1])
    7.0
    """

    def __set_name__(self, layer_class, name):
        self.name = name

    def __get__(self, layer, layer_class):
        try:
            return layer.__dict__[self.name]
        except KeyError:
            raise AttributeError(f"{layer} has no {self.name} yet; put it in a Network.") from None

    def __set__(self, layer, values):
        window, values = getattr(layer, self.name), np.asarray(values)
        if values.ndim and values.shape != window.shape:
            raise ValueError(
                f"{self.name} of {layer} has shape {window.shape}, but the new values have shape "
                f"{values.shape}; reshape or transpose them."
            )
        window[...] = values


class ParameterVector:
    """What a `Network` is underneath: its layers, two vectors, and the windows onto them."""

    def __init__(self, layers, rng, dtype):
        arrays = [layer.draw(rng) for layer in layers]
        self.layers = layers
        self.vector = np.concatenate([a.ravel() for pair in arrays for a in pair]).astype(dtype)
        self.gradient_vector = np.zeros_like(self.vector)
        self.shapes = [[array.shape for array in pair] for pair in arrays]
        self._open_windows()

    def _open_windows(self):
        self.parameters, self.gradients, start = [], [], 0
        for layer, shapes in zip(self.layers, self.shapes, strict=True):
            for name, shape in zip(layer.names, shapes, strict=True):
                part = slice(start, start := start + math.prod(shape))
                self.parameters.append(self.vector[part].reshape(shape))
                self.gradients.append(self.gradient_vector[part].reshape(shape))
                layer.__dict__[name] = self.parameters[-1]
                layer.__dict__[f"d{name}"] = self.gradients[-1]

    def __setstate__(self, state):
        """Become a copy: its arrays are whole, but they are no windows any more."""
        self.__dict__.update(state)
        self._open_windows()
