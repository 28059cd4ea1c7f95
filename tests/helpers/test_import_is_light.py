"""Importing helpers is quick: it loads neither TensorFlow nor a plotting library."""

import subprocess
import sys

import pytest

HEAVY = ("tensorflow", "keras", "matplotlib", "pandas", "scipy", "sklearn", "ipywidgets", "IPython")


@pytest.mark.parametrize("statement", [
    "import helpers",
    "from helpers import activations; activations.get('gelu'); activations.names()",
    "from helpers import activations; activations.mish(1.0); activations.softmax([1, 2])",
    "from helpers.setup import sign_off; sign_off.sign_off('Ada')",
    "from helpers.setup import environment; environment.check()",
])  # fmt: skip
def test_it_loads_nothing_heavy(statement):
    code = (
        f"import sys; {statement}; "
        f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == "loaded: []"
    assert run.stderr == ""


def test_figures_do_not_load_tensorflow():
    code = (
        "import sys; from helpers.display import explore, function_plots, result_plots, style; "
        "print('tensorflow' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert run.stdout.strip() == "False", run.stderr
