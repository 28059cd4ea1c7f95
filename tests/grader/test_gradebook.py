"""The gradebook's writer waits for locks, and leaves every other database of the process be."""

import pytest
from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import text

from grader.results.gradebook import SILENT_SECONDS, GradebookWriter


@pytest.fixture
def address(tmp_path):
    """The address of a gradebook that knows an assignment without notebooks."""
    address = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(address) as gradebook:
        gradebook.add_assignment("empty")
    return address


def setting(gradebook, name):
    return gradebook.db.execute(text(f"PRAGMA {name}")).scalar()


def test_it_waits_for_a_lock_and_lets_others_read_meanwhile(address, tmp_path):
    writer = GradebookWriter(address, "default_course", "empty", tmp_path)
    assert setting(writer.gradebook, "busy_timeout") == SILENT_SECONDS * 1000
    assert setting(writer.gradebook, "journal_mode") == "wal"
    writer.close()


def test_another_gradebook_of_the_process_keeps_its_own_ways(address, tmp_path):
    with Gradebook(f"sqlite:///{tmp_path / 'other.db'}") as other:
        before = setting(other, "busy_timeout"), setting(other, "journal_mode")
    writer = GradebookWriter(address, "default_course", "empty", tmp_path)
    with Gradebook(f"sqlite:///{tmp_path / 'other.db'}") as other:
        assert (setting(other, "busy_timeout"), setting(other, "journal_mode")) == before
    writer.close()
    assert before[0] != SILENT_SECONDS * 1000 and before[1] != "wal"


def test_an_unknown_assignment_is_told_at_once(address, tmp_path):
    with pytest.raises(MissingEntry):
        GradebookWriter(address, "default_course", "missing", tmp_path)
