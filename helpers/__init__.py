"""Everything the notebooks of the activation-function course import.

Start with `from helpers import activations`. Each module does one thing and loads only what it
needs, so importing this package is quick: neither TensorFlow nor matplotlib is loaded by it.
"""

#: The version of the course; pyproject.toml and the name of the wheel take it from here.
__version__ = "2.0.0"
