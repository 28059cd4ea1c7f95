"""Everything public in helpers is documented, and the examples in its docstrings run."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import textwrap

import pytest

import helpers
from helpers.display.style import Picture


def modules():
    names = ["helpers"]
    for module in pkgutil.walk_packages(helpers.__path__, "helpers."):
        names.append(module.name)
    return sorted(names)


def public(module):
    """Public functions, classes and methods that the module itself defines."""
    for name, item in vars(module).items():
        if name.startswith("_") or getattr(item, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(item):
            yield name, item
        elif inspect.isclass(item):
            yield name, item
            for method, function in vars(item).items():
                if not method.startswith("_") and inspect.isfunction(function):
                    yield f"{name}.{method}", function


@pytest.mark.parametrize("name", modules())
def test_examples_run(name):
    module = importlib.import_module(name)
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def gives_something(function):
    """Whether a function returns a value, so that its docstring must say which."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    inner = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)][1:]
    nested = {id(node) for function in inner for node in ast.walk(function)}
    return any(
        isinstance(node, ast.Return) and node.value is not None and id(node) not in nested
        for node in ast.walk(tree)
    )


#: Checks of single exercises, runs of single studies, and the parts that the checks are made of:
#: called from one place, which documents them.
INTERNAL = ("helpers.studies.", "helpers.checks.")
SHARED = tuple(
    f"helpers.studies.{name}"
    for name in (
        "controlled_training", "own_start", "replication", "seeds", "statements", "statistics",
        "tuning",
    )  # fmt: skip
)
DOCUMENTED = [
    name
    for name in modules()
    if name in SHARED or not (name.startswith(INTERNAL) or name.endswith(".turns"))
]


def needs_example(module, label):
    """Methods are shown in use by their class, and the drawings of one lesson by that lesson."""
    return "." not in label and not module.startswith("helpers.lessons.")


@pytest.mark.parametrize("name", DOCUMENTED)
def test_everything_public_is_documented(name):
    module = importlib.import_module(name)
    missing = [] if module.__doc__ else [f"{name}: no docstring"]
    for label, item in public(module):
        text = inspect.getdoc(item) or ""
        if not text.split("\n")[0].strip().endswith((".", "?", ":")):
            missing.append(f"{label}: no summary line that ends with a period")
        if not inspect.isfunction(item):
            continue
        arguments = [
            one for one in inspect.signature(item).parameters if one not in ("self", "cls")
        ]
        wanted = ["Examples"] if needs_example(name, label) else []
        if "." not in label and arguments:
            wanted.append("Parameters")
        # Drawing functions share one text: what a `Picture` is stands beside its definition.
        drawing = inspect.signature(item).return_annotation is Picture
        if "." not in label and not drawing and gives_something(inspect.unwrap(item)):
            wanted.append("Returns")
        for section in wanted:
            if f"\n{section}\n{'-' * len(section)}" not in text:
                missing.append(f"{label}: no {section}")
    assert not missing, f"{name} lacks documentation:\n" + "\n".join(missing)
