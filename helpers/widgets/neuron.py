"""A neuron with two inputs that the reader drives."""

from helpers import activations
from helpers.lessons.intuition import pictures
from helpers.widgets.known import known
from helpers.widgets.live import live


def show(
    x=(2.0, -1.0),
    w=(0.5, 1.0),
    b=-0.5,
    activation="relu",
    activations_offered=("relu", "step", "sigmoid", "tanh", "linear", "leaky_relu"),
):
    """Show a neuron whose inputs, weights, bias and activation the reader can change.

    Parameters
    ----------
    x, w : (float, float)
        Inputs, from -3 to 3, and weights, from -2 to 2, to begin with.
    b : float
        Bias, from -3 to 3.
    activation : str
        Its activation.
    activations_offered : sequence of str
        Which activations can be chosen.

    Returns
    -------
    None

    Examples
    --------
    >>> show()
    A neuron with inputs 2 and -1, weights 0.5 and 1 and bias -0.5: the sum z is -0.5, ...
    """
    name = activations.get(activation).name
    values = {
        "x1": x[0], "x2": x[1], "w1": w[0], "w2": w[1], "b": b, "activation": name,
        "known": known([name, *activations_offered]),
    }  # fmt: skip
    live("neuron", values, pictures.neuron(x=x, w=w, b=b, name=name))
