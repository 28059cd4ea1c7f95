"""What the course knows about an activation function: `Activation`."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from helpers.activations.docstrings import complete
from helpers.activations.elementwise import RETURNS, check_parameters
from helpers.activations.interval import Interval


@dataclass(frozen=True, eq=False)
class Activation:
    """One activation function and the facts about it.

    Calling it computes it: `relu(z)`; `relu.derivative(z)` is its slope. Both take the
    parameters by name: `swish(z, beta=2.0)`.

    Parameters
    ----------
    function, derivative : callable
        The function and its derivative with respect to z, made by `elementwise` and
        `derivative_of`. The name of the function is the name of the entry, and its defaults are
        the entry's `parameters`.
    order : int
        Where it stands in the course; numbers have gaps, so that others fit between.
    title : str
        The name in text.
    color, line : str
        How figures draw it: a color of `PALETTE` and a line style of `DASHES` in
        `helpers.display.style`. No two functions share the pair; those that are often shown
        together differ in both.
    latex, derivative_latex : str
        What f(z) and f'(z) equal, in LaTeX without dollar signs.
    range : Interval
        The values it takes, with default parameters.
    monotonic : bool
        True if it never falls as z grows, with default parameters.
    saturates : {"both", "left", "none"}
        Where the slope tends to 0: on both sides, for very negative z only, or nowhere.
    smoothness : {"jump", "C0", "C1", "C∞"}
        It jumps, is continuous, has a continuous slope, or has every derivative; with default
        parameters.
    origin : str
        Who proposed it and when.
    used_for : str
        Where one meets it.
    pros, cons : tuple of str
        What speaks for it and against it.
    symmetry : {"odd", "even", "point", "gate", "none"}
        f(-z) = -f(z); f(-z) = f(z); f(-z) = 1 - f(z); f(z) - f(-z) = z; or none of these.
    kinks : tuple of float
        Where the slope jumps or may jump for some parameter, so that any value between the two
        sides' slopes is defensible there.
    kink_note : str
        Which slope is used there, and what else one could use.
    minimum : (float, float) or None
        Place and value of the lowest point, for functions that dip below 0.
    keras : str or None
        Its name in `keras.activations`, None if Keras lacks it.
    keras_arguments : mapping
        Arguments that Keras' function needs to be this one.
    keras_names : mapping from str to str
        What Keras calls the parameters that it has too.
    defaults_note : str
        Where libraries disagree about defaults.
    aliases : tuple of str
        Other names for it.

    Attributes
    ----------
    name : str
        The name in code.
    parameters : mapping from str to float
        Names and defaults.
    formula, derivative_formula : callable
        `function` and `derivative` without any checks, for floating-point arrays: for loops
        that run a thousand times and have checked once.
    zero_centered, smooth : bool
        What follows from `symmetry` and `smoothness`.

    Examples
    --------
    >>> from helpers import activations
    >>> swish = activations.get("swish")
    >>> round(swish(1.0, beta=2.0), 4), str(swish.range), swish.smooth
    (0.8808, '[-0.27846, ∞)', True)
    """

    function: Callable
    derivative: Callable
    order: int
    title: str
    color: str
    line: str
    latex: str
    derivative_latex: str
    range: Interval
    monotonic: bool
    saturates: str
    smoothness: str
    origin: str
    used_for: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    symmetry: str = "none"
    kinks: tuple[float, ...] = ()
    kink_note: str = ""
    minimum: tuple[float, float] | None = None
    keras: str | None = None
    keras_arguments: Mapping[str, object] = field(default_factory=dict)
    keras_names: Mapping[str, str] = field(default_factory=dict)
    defaults_note: str = ""
    aliases: tuple[str, ...] = ()
    name: str = field(init=False)
    parameters: Mapping[str, float] = field(init=False)

    def __post_init__(self):
        _, *parameters = inspect.signature(self.function).parameters.values()
        found = {
            "name": self.function.__name__,
            "parameters": {parameter.name: parameter.default for parameter in parameters},
            "keras_arguments": dict(self.keras_arguments),
            "keras_names": dict(self.keras_names),
        }
        # One entry is shared by every notebook cell, so its dictionaries must not change.
        for name, value in found.items():
            frozen = MappingProxyType(value) if isinstance(value, dict) else value
            object.__setattr__(self, name, frozen)
        default = " with default parameters" if self.parameters else ""
        origin = self.origin[0].upper() + self.origin[1:]
        returns = RETURNS.format(f"Activations in {self.range}{default}")
        complete(self.function, Returns=returns, References=f"{origin}.")

    def __call__(self, z, **parameters):
        """Compute f(z); the parameters go by name."""
        return self.function(z, **parameters)

    @property
    def formula(self):
        """The function without checks, for floating-point arrays."""
        return self.function.formula

    @property
    def derivative_formula(self):
        """The slope without checks, for floating-point arrays."""
        return self.derivative.formula

    @property
    def zero_centered(self):
        """Whether it is odd, f(-z) = -f(z), so that inputs balanced around 0 stay balanced."""
        return self.symmetry == "odd"

    @property
    def smooth(self):
        """Whether the slope exists and is continuous everywhere (with default parameters)."""
        return self.smoothness in ("C1", "C∞")

    def in_keras(self, keras, **parameters):
        """The same function made of Keras' own.

        Parameters
        ----------
        keras : module
            The imported keras module (`helpers.setup.environment.keras_or_none()` gives it).
        **parameters : float
            The function's parameters, by name.

        Returns
        -------
        callable
            Takes a tensor or array, returns a tensor.

        Raises
        ------
        ValueError
            If Keras has no such function, or none with that parameter.

        Examples
        --------
        >>> from helpers import activations
        >>> activations.get("lisht").in_keras(None)
        Traceback (most recent call last):
            ...
        ValueError: Keras has no activation function LiSHT; use helpers.activations instead.
        """
        check_parameters(self.name, parameters, self.parameters)
        if self.keras is None:
            raise ValueError(
                f"Keras has no activation function {self.title}; use helpers.activations instead."
            )
        arguments = dict(self.keras_arguments)
        for name, value in {**self.parameters, **parameters}.items():
            if name in self.keras_names:
                arguments[self.keras_names[name]] = value
            elif value != self.parameters[name]:
                raise ValueError(
                    f"Keras' {self.keras} is fixed at {name}={self.parameters[name]}, but "
                    f"{name}={value} was asked for; use helpers.activations instead."
                )
        function = getattr(keras.activations, self.keras)
        return lambda z: function(z, **arguments)

    def describe(self):
        """The facts in a few lines of text.

        Returns
        -------
        str
            Lines to print.

        Examples
        --------
        >>> from helpers import activations
        >>> print(activations.get("relu").describe().splitlines()[0])
        ReLU: range [0, ∞), monotonic, not zero-centered, saturates on the left, not smooth
        """
        sides = {
            "both": "saturates on both sides",
            "left": "saturates on the left",
            "none": "does not saturate",
        }
        facts = [
            f"range {self.range}",
            "monotonic" if self.monotonic else "not monotonic",
            "zero-centered" if self.zero_centered else "not zero-centered",
            sides[self.saturates],
            "smooth" if self.smooth else "not smooth",
        ]
        lines = [
            f"{self.title}: {', '.join(facts)}",
            f"from: {self.origin}",
            f"used for: {self.used_for}",
        ]
        if self.parameters:
            lines.append("parameters: " + _parameters(self.parameters))
        lines += [f"+ {text}" for text in self.pros] + [f"- {text}" for text in self.cons]
        lines += [text for text in (self.kink_note, self.defaults_note) if text]
        return "\n".join(lines)

    def __reduce__(self):
        """One entry is shared by all: a copied or unpickled network finds it by its name again."""
        from helpers.activations.registry import get

        return get, (self.name,)

    def __repr__(self):
        return f"<activation {self.name}>"


def _parameters(parameters):
    return ", ".join(f"{name} = {value:g}" for name, value in parameters.items())
