"""Everything the notebooks of the activation-function course import.

Start with `from helpers import activations`. Each module does one thing and loads only what it
needs, so importing this package is quick: neither TensorFlow nor matplotlib is loaded by it.
"""

__version__ = "1.0.0"
