"""What the registry knows about a function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from helpers.registry.interval import Interval


@dataclass(frozen=True, eq=False)
class Activation:
    """One activation function and the facts about it.

    Calling it computes it: `relu(z)`; `relu.derivative(z)` is its slope. Both take the
    parameters by name: `swish(z, beta=2.0)`.

    Parameters
    ----------
    name, title : str
        The name in code and the name in text.
    function, slope : callable
        The function and its derivative with respect to z, from `helpers.formulas`.
    latex, derivative_latex : str
        What f(z) and f'(z) equal, in LaTeX without dollar signs.
    range : Interval
        The values it takes, with default parameters; see `range_with`.
    monotonic : bool
        True if it never falls as z grows, with default parameters.
    zero_centered : bool
        True if it is odd, f(-z) = -f(z), so that inputs balanced around 0 stay balanced.
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
    cost : str
        What computing it takes.
    parameters : mapping from str to float
        Names and defaults.
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
    interval : callable or None
        `interval(**parameters)` gives the range for other parameters, where it depends on them.
    aliases : tuple of str
        Other names for it.

    Examples
    --------
    >>> from helpers import activations
    >>> swish = activations.get("swish")
    >>> round(swish(1.0, beta=2.0), 4), str(swish.range), swish.smooth
    (0.8808, '[-0.27846, ∞)', True)
    """

    name: str
    title: str
    function: Callable
    slope: Callable
    latex: str
    derivative_latex: str
    range: Interval
    monotonic: bool
    zero_centered: bool
    saturates: str
    smoothness: str
    origin: str
    used_for: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    cost: str
    parameters: Mapping[str, float] = field(default_factory=dict)
    symmetry: str = "none"
    kinks: tuple[float, ...] = ()
    kink_note: str = ""
    minimum: tuple[float, float] | None = None
    keras: str | None = None
    keras_arguments: Mapping[str, object] = field(default_factory=dict)
    keras_names: Mapping[str, str] = field(default_factory=dict)
    defaults_note: str = ""
    interval: Callable | None = None
    aliases: tuple[str, ...] = ()

    def __post_init__(self):
        # One entry is shared by every notebook cell, so its dictionaries must not change.
        for name in ("parameters", "keras_arguments", "keras_names"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def __call__(self, z, **parameters):
        """Compute f(z); the parameters go by name."""
        if parameters:
            self._check(parameters)
        return self.function(z, **parameters)

    def derivative(self, z, **parameters):
        """Compute the slope f'(z).

        Parameters
        ----------
        z : array_like of any shape
            Pre-activations.
        **parameters : float
            The function's parameters, by name.

        Returns
        -------
        float or numpy.ndarray
            Slopes, of the shape and dtype of `z`.

        Examples
        --------
        >>> from helpers import activations
        >>> activations.get("sigmoid").derivative(0)
        0.25
        """
        if parameters:
            self._check(parameters)
        return self.slope(z, **parameters)

    @property
    def smooth(self):
        """Whether the slope exists and is continuous everywhere (with default parameters)."""
        return self.smoothness in ("C1", "C∞")

    def range_with(self, **parameters):
        """The range for given parameters.

        Parameters
        ----------
        **parameters : float
            The function's parameters, by name; those left out keep their defaults.

        Returns
        -------
        Interval
            The values that the function takes.

        Examples
        --------
        >>> from helpers import activations
        >>> str(activations.get("elu").range_with(alpha=2.0))
        '(-2, ∞)'
        """
        self._check(parameters)
        if self.interval is None:
            return self.range
        return self.interval(**{**self.parameters, **parameters})

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
        self._check(parameters)
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

    def _check(self, parameters):
        for name in parameters:
            if name not in self.parameters:
                has = ", ".join(self.parameters) or "no parameters"
                raise TypeError(f"{self.name} has no parameter {name!r}; it has {has}.")

    def __repr__(self):
        return f"<activation {self.name}>"


def _parameters(parameters):
    return ", ".join(f"{name} = {value:g}" for name, value in parameters.items())
