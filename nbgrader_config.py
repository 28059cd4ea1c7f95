"""nbgrader's configuration; the folder of this file is the course directory.

Plain ``nbgrader`` commands find it when they are run in this folder, and so does the Formgrader
when JupyterLab is started here. To work from elsewhere, give ``--course-dir``, or set
``c.CourseDirectory.root`` to this folder in ``~/.jupyter/nbgrader_config.py``.
"""

import contextlib
import importlib.util
import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821 -- nbgrader provides it
HERE = Path(__file__).resolve().parent

# The plug-ins below are imported by name.
if importlib.util.find_spec("grader") is None:
    sys.path.insert(0, str(HERE))
# nbgrader calls `alembic` by its bare name.
programs = str(Path(sys.executable).parent)
if programs not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])

c.CourseDirectory.course_id = "activation-functions"
c.CourseDirectory.root = str(HERE)
c.Exchange.root = str(HERE / "exchange")
with contextlib.suppress(OSError):  # a read-only checkout can be graded without an exchange
    (HERE / "exchange").mkdir(exist_ok=True)

# A stub that is valid Python: an unanswered cell runs, and its test says "not attempted".
c.ClearSolutions.code_stub = {"python": "...  # YOUR CODE HERE"}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE"
# Marking schemes stand in written-answer cells; nbgrader expects them in task cells only.
c.ClearMarkScheme.enforce_metadata = False

c.ZipCollectApp.collector_plugin = "grader.collect.UploadCollector"

c.Autograde.pre_convert_hook = "grader.intake.settle"
c.Autograde.sanitize_preprocessors = [
    "grader.repair.Repair",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "grader.written.WrittenAnswers",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "grader.run.RunCells",
    "grader.truth.Truth",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "grader.attention.AskForAPerson",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "grader.feedback.HideTests",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]

# Seconds for a cell. A training cell of the course takes up to 15 where it was written, and
# importing TensorFlow up to 11; a busy grading machine is several times slower. Test cells have a
# limit of their own, because an endless loop in a function meets every one of its tests.
c.Execute.timeout = 120
c.RunCells.test_timeout = 30
c.RunCells.notebook_timeout = 900
