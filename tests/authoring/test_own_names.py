"""Check and set-up cells leave a student's names alone, and work whatever is called what."""

import ast
import builtins
import symtable
from pathlib import Path

import pytest

from authoring import course, links
from authoring.errors import Position
from authoring.manuscript import Cell
from authoring.pythons_own import imported, read_globally, with_pythons_own
from authoring.settings import ROOT
from grader.cells import markers, regions

ORDER = course.read(ROOT)
NAMES = [unit.built_name for unit in ORDER.assignments]
#: Python's own functions, whose names a student may take for a number or a list.
PYTHONS = {name for name in dir(builtins) if name[0].islower()}

#: What the texts hand to students, by assignment: data to work with, tools to call, forms to fill.
GIVEN = {
    "activations-at-work": (
        "CHOICES LOSS NAMES RATES REASONS SETS STARTS VERDICTS accuracy_on claimed classifier "
        "loss_on new_network sets student_t train_network"
    ),
    "backpropagation": "X_xor forward start suspect y_xor",
    "deep-gradients": "broken by_eye layer_to_report report try_out",
    "intuition": "alt corners fig look",
    "optimizers": "X_moons loss_and_gradients make_moons start y_moons",
    "softmax-and-outputs": "LOSSES OUTPUTS",
    "the-functions": "grid",
    "training-with-keras": (
        "X_dots X_test X_train classifier_run inputs layers network_run prices t_train table "
        "x_train y_dots y_test y_train"
    ),
    "worked-neuron": "x_3",
}


def course_cells(name):
    """Yield the marker and the released code of check and set-up cells, the imports left out."""
    for cell in links.read(ORDER.assignment(name), ORDER).cells:
        marker = markers.parse(cell.source, cell.cell_type) if cell.cell_type == "code" else None
        if marker and marker.kind in ("SETUP", "TEST") and marker.name != "imports":
            yield marker, regions.released(cell.source)


def bound(source):
    """Names that a cell binds for all cells after it."""
    table = symtable.symtable(source, "<cell>", "exec")
    return {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned()}


def test_bound_names_are_those_of_the_cell_itself():
    source = "from x import y\na = 1\ndef f(b):\n    c = b\n    return sum(c)\n[d for d in a]\n"
    assert bound(source) - {"y"} == {"a", "f"}
    assert {"sum", "a"} <= read_globally(source)
    assert not {"b", "c", "d"} & read_globally(source)


@pytest.mark.parametrize("name", NAMES)
def test_no_check_or_setup_cell_takes_a_name_that_a_student_may_use(name):
    given = set(GIVEN[name.partition("-")[2]].split())
    taken = {
        f"{marker.name} {marker.tested or ''}": plain
        for marker, source in course_cells(name)
        if (plain := sorted(each for each in bound(source) - given if not each.startswith("_")))
    }
    assert taken == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_check_needs_layers_to_be_those_of_keras(name):
    """Whoever counts parameters by hand may well have a list of that name."""
    needing = [
        f"{marker.name} {marker.tested or ''}"
        for marker, source in course_cells(name)
        if "layers" in read_globally(source) - bound(source)
    ]
    assert needing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_name_that_is_given_is_there(name):
    there = set().union(*(bound(source) for _, source in course_cells(name)))
    assert set(GIVEN[name.partition("-")[2]].split()) <= there


@pytest.mark.parametrize("name", NAMES)
def test_a_check_gets_pythons_own_functions_back_before_it_uses_them(name):
    cells = [(marker, ast.parse(source)) for marker, source in course_cells(name)]
    uses = {
        node.name: read_globally(ast.unparse(node))
        for _, tree in cells
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }
    missing = {}
    for marker, tree in cells:
        first, rest = tree.body[0], ast.unparse(ast.Module(tree.body[1:], []))
        restored = {alias.name for alias in first.names} if _is_builtins(first) else set()
        used, new = set(), read_globally(rest, inside=marker.kind == "TEST")
        while new:
            used |= new
            new = set().union(*(uses.get(each, ()) for each in new)) - used
        if lacking := sorted(used & PYTHONS - restored):
            missing[f"{marker.name} {marker.tested or ''}"] = lacking
    assert missing == {}


def _is_builtins(node):
    return isinstance(node, ast.ImportFrom) and node.module == "builtins"


@pytest.mark.parametrize("name", NAMES)
def test_with_what_it_imports_each_check_is_code_still(name):
    for cell in links.read(ORDER.assignment(name), ORDER).cells:
        if cell.marker and cell.marker.kind == "TEST":
            ast.parse(cell.source)


def test_what_a_helper_uses_is_imported_by_the_check_that_calls_it():
    setup = "# SETUP: five\ndef _five(numbers):\n    return tuple(numbers)[:5]"
    test = (
        "# TEST: size (1 point)\n### BEGIN HIDDEN TESTS\nassert len(_five(a)) == max(b)\n"
        "### END HIDDEN TESTS\nassert len(a) > 3"
    )
    cells = [
        Cell("code", source, Position(Path("x")), markers.parse(source, "code"))
        for source in (setup, test)
    ]
    made, check = (cell.source for cell in with_pythons_own(cells))
    assert made == setup
    assert imported(regions.released(check)) == {"len"}
    assert imported(check) == {"len", "max", "tuple"}
