"""nbgrader's configuration; the folder of this file is the course directory.

Plain ``nbgrader`` commands find it when they are run in this folder, and so does the Formgrader
when JupyterLab is started here. To work from elsewhere, give ``--course-dir``, or set
``c.CourseDirectory.root`` to this folder in ``~/.jupyter/nbgrader_config.py``.
"""

import contextlib
import importlib.util
import json
import os
import re
import sys
from pathlib import Path

from jupyter_core.paths import jupyter_config_path

c = get_config()  # noqa: F821 -- nbgrader provides it
HERE = Path(__file__).resolve().parent

# The plug-ins below are imported by name.
if importlib.util.find_spec("grader") is None:
    sys.path.insert(0, str(HERE))
from grader.results.timestamps import refuse_other_readings  # noqa: E402

# nbgrader takes a due date in a time zone that it does not know for one in UTC.
refuse_other_readings(sys.argv)
# nbgrader calls `alembic` by its bare name.
programs = str(Path(sys.executable).parent)
if programs not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])

c.CourseDirectory.course_id = "activation-functions"
c.CourseDirectory.root = str(HERE)


def of_the_site() -> dict[Path, str]:
    """Return the configuration of the site and the user, as on a JupyterHub: texts by path."""
    found = {}
    for folder in jupyter_config_path():
        for path in Path(folder).glob("nbgrader_config.*"):
            if path.suffix in (".json", ".py") and path.resolve() != HERE / "nbgrader_config.py":
                with contextlib.suppress(OSError, ValueError):
                    found[path] = path.read_text(encoding="utf-8")
    return found


def names_exchange(path: Path, text: str) -> bool:
    """Whether a configuration says where the exchange is."""
    with contextlib.suppress(ValueError, AttributeError):
        if path.suffix == ".json":
            return bool(json.loads(text).get("Exchange", {}).get("root"))
    return bool(re.search(r"^\s*c\.Exchange\.root\s*=", text, re.MULTILINE))


site = of_the_site()
has_exchange = Path("/usr/local/share/nbgrader/exchange").is_dir()
if not has_exchange and not any(names_exchange(*each) for each in site.items()):
    c.Exchange.root = str(HERE / "exchange")
    with contextlib.suppress(OSError):  # a read-only checkout can be graded without an exchange
        (HERE / "exchange").mkdir(exist_ok=True)
# What students put into it is looked at first, unless the site has an exchange of another kind.
another_kind = re.compile(r"^[^#\n]*(ExchangeFactory|configureExchange)", re.MULTILINE)
if not any(map(another_kind.search, site.values())):
    c.ExchangeFactory.collect = "grader.intake.exchange.OwnWorkCollector"
    c.ExchangeFactory.release_feedback = "grader.results.release.FeedbackRelease"

# A stub that is valid Python: an unanswered cell runs, and its test says "not attempted".
c.ClearSolutions.code_stub = {"python": "...  # YOUR CODE HERE"}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE"
# Marking schemes stand in written-answer cells; nbgrader expects them in task cells only.
c.ClearMarkScheme.enforce_metadata = False

c.ZipCollectApp.extractor_plugin = "grader.intake.archives.ArchiveExtractor"
c.ZipCollectApp.collector_plugin = "grader.intake.uploads.UploadCollector"

# All grades in one CSV file, in which no name is a formula.
c.ExportApp.plugin_class = "grader.results.grades.GradesExporter"

# What late work costs; without this line, nothing. See docs/grading.md.
# c.AssignLatePenalties.plugin_class = "grader.results.late.PerDay"

# Grades a batch in sandboxes, several at a time: c.Sandbox.* and c.GradingExecutor.* set how.
c.Autograde.exporter_class = "grader.run.batch.GradingExporter"
if sys.platform == "win32":  # has not even the modules that this one needs
    c.Autograde.exporter_class = "grader.run.on_windows.NoGrading"
# The page that students get back, made anew where its grades have changed since.
c.GenerateFeedback.exporter_class = "grader.results.page.FeedbackExporter"
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "grader.results.quizzes.ExplainQuizzes",
    "grader.results.feedback.HideTests",
    "grader.results.summary.Summarize",
]
# Math in the Formgrader without network: its template is nbgrader's, with another mathjax.html.j2.
if importlib.util.find_spec("jupyter_server_mathjax"):
    ours, theirs = (
        importlib.util.find_spec(name).submodule_search_locations[0]
        for name in ("grader", "nbgrader")
    )
    c.HTMLExporter.extra_template_basedirs = [
        str(Path(ours, "results", "templates")),
        str(Path(theirs, "server_extensions", "formgrader", "templates")),
    ]
