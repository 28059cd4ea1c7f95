"""The house keeps its order: imports run one way between rooms, and functions stay readable."""

import ast
import fnmatch
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("helpers", "grader", "authoring", "tools")
#: Packages whose parts are rooms; other packages are one room each.
WITH_ROOMS = ("helpers", "grader")
LONGEST = 60


def modules():
    """Every module by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def room_of(module):
    """The package of a module, or the part of it where packages have parts.

    A lesson is a room of its own. A module that lies directly in `helpers` or `grader` is one,
    too, and so is what the `__init__` of these holds.
    """
    parts = module.split(".")
    if parts[0] not in WITH_ROOMS:
        return parts[0]
    return ".".join(parts[: 3 if parts[:2] == ["helpers", "lessons"] else 2])


def imported(module):
    """The modules of the project that a module imports, wherever in it the statements stand."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively; write the whole name."
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in MODULES:
                    yield whole
                elif node.module in MODULES:
                    yield node.module
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from loaded_by_name(node.args[0])


def loaded_by_name(name):
    """The modules that `import_module` may load: all that fit what of the name is written out."""
    parts = name.values if isinstance(name, ast.JoinedStr) else [name]
    pattern = "".join(part.value if isinstance(part, ast.Constant) else "*" for part in parts)
    if pattern.startswith(tuple(f"{package}." for package in PACKAGES)):
        yield from fnmatch.filter(MODULES, pattern)


def graph(place_of):
    """For each place those that it imports from."""
    edges = {}
    for module in MODULES:
        here = edges.setdefault(place_of(module), set())
        here |= {place_of(other) for other in imported(module)} - {place_of(module)}
    return edges


@pytest.mark.parametrize("place_of", [room_of, lambda module: module.split(".")[0]],
                         ids=["rooms", "packages"])  # fmt: skip
def test_imports_go_one_way(place_of):
    edges = graph(place_of)
    assert "authoring" in edges["tools"]
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        circle = " <- ".join(error.args[1])
        pytest.fail(f"These import each other in a circle: {circle}.")


def test_students_code_needs_nothing_of_the_other_packages():
    assert graph(lambda module: module.split(".")[0])["helpers"] == set()


def lines_of_code(function, source):
    """Lines of a function without its docstring, blank lines and comments; and without decorators.

    A nested function counts for itself and for the one around it.
    """
    first, body = function.lineno, function.body
    skipped = set()
    if ast.get_docstring(function) is not None:
        skipped = set(range(body[0].lineno, body[0].end_lineno + 1))
    lines = enumerate(source[first - 1 : function.end_lineno], first)
    return sum(
        bool(line.strip()) and not line.lstrip().startswith("#") and number not in skipped
        for number, line in lines
    )


def functions():
    """Every function, with its place and its lines of code."""
    for path in MODULES.values():
        place = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{place}:{node.lineno} {node.name}", lines_of_code(node, text.splitlines())


def test_no_function_is_longer_than_a_screen():
    found = dict(functions())
    assert len(found) > 500
    assert {name: lines for name, lines in found.items() if lines > LONGEST} == {}


def test_lines_of_code_are_counted_without_what_explains_them():
    source = '@cache\ndef f(x):\n    """Say.\n\n    More.\n    """\n    # Why.\n\n    return x\n'
    assert lines_of_code(ast.parse(source).body[0], source.splitlines()) == 2
