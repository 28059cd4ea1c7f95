"""What an assignment says of its data is so."""

import re

import pytest

from tests.answers.running import assignment, solved

NAME = "10-activations-at-work"


@pytest.mark.parametrize("seed", [0, 1, 17])
def test_the_test_set_has_as_many_patients_as_the_assignment_says(seed):
    parts = solved(NAME)["sets"](seed)
    sizes = {name: len(labels) for name, (_, labels) in parts.items()}
    assert sizes == {"train": 342, "validation": 114, "test": 113}
    everything = "\n".join(
        [*assignment(NAME).setup]
        + [test.source for test in assignment(NAME).exercises["reading"].tests]
    )
    said = re.findall(r"20 % \((\d+)\) for the test|of (\d+) patients is that", everything)
    assert said
    assert {number for pair in said for number in pair if number} == {str(sizes["test"])}
