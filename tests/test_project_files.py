"""Changelog, citation, editor's settings, workflow and forms are valid and say the same."""

import configparser
import datetime
import re

import pytest
import yaml

from authoring.settings import ROOT
from helpers import __version__
from tools.tasks import GROUPS

GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def read_yaml(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


# CHANGELOG.md


def changelog():
    """Return the releases of the changelog, newest first: (version, date, text)."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = re.split(r"^## \[([^\]]+)\](?: - (.*))?$", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))


def test_changelog_begins_with_what_is_unreleased():
    version, date, _ = changelog()[0]
    assert (version, date) == ("Unreleased", None)


def test_changelog_names_this_version_and_counts_down():
    releases = changelog()[1:]
    assert releases[0][0] == __version__
    versions = [tuple(map(int, version.split("."))) for version, _, _ in releases]
    dates = [datetime.date.fromisoformat(date) for _, date, _ in releases]
    assert len(releases) > 1
    assert versions == sorted(set(versions), reverse=True)
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("release", changelog(), ids=lambda release: release[0])
def test_changelog_sorts_changes_by_kind(release):
    kinds = re.findall(r"^### (.*)$", release[2], re.MULTILINE)
    assert set(kinds) <= KINDS and len(kinds) == len(set(kinds))
    assert release[0] == "Unreleased" or kinds


# CITATION.cff


def test_citation_has_what_its_format_asks_for_and_names_this_version():
    citation = read_yaml(ROOT / "CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == __version__
    assert citation["date-released"] == changelog()[1][1]
    assert citation["license"] in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert all(set(author) & {"name", "family-names"} for author in citation["authors"])


# .editorconfig


def test_editors_are_told_what_the_formatter_does():
    text = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    parser = configparser.ConfigParser()
    parser.read_string(f"[top]\n{text}")
    assert parser["top"]["root"] == "true"
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"line-length = {parser['*.py']['max_line_length']}\n" in project
    assert parser["Makefile"]["indent_style"] == "tab"
    assert parser["*"]["end_of_line"] == "lf"


# .github/


def test_workflow_runs_the_script_that_installs_everything():
    workflow = read_yaml(GITHUB / "workflows" / "ci.yml")
    events = workflow[True]  # PyYAML takes a bare `on` for a truth value
    assert {"push", "pull_request", "schedule"} <= set(events)
    assert all(len(each["cron"].split()) == 5 for each in events["schedule"])
    assert workflow["permissions"] == {"contents": "read"}
    [job] = workflow["jobs"].values()
    commands = [step.get("run") for step in job["steps"]]
    assert "bash .ci/run" in commands and "make check" in commands
    assert job["runs-on"].startswith("ubuntu")
    assert all(("uses" in step) != ("run" in step) for step in job["steps"])


def test_workflow_has_every_python_of_the_course():
    [job] = read_yaml(GITHUB / "workflows" / "ci.yml")["jobs"].values()
    [setup] = [step for step in job["steps"] if "setup-python" in step.get("uses", "")]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    low, high = re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', project).groups()
    wanted = [f"3.{minor}" for minor in range(int(low), int(high))]
    assert setup["with"]["python-version"].split() == wanted


def test_what_is_published_is_what_the_task_makes_and_no_job_may_do_more_than_it_needs():
    workflow = read_yaml(GITHUB / "workflows" / "publish.yml")
    assert workflow["permissions"] == {"contents": "read"}
    build, deploy = workflow["jobs"].values()
    assert "permissions" not in build, "what runs the course's code may read, no more"
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert "run" not in "".join(key for step in deploy["steps"] for key in step)
    [command] = [step["run"] for step in build["steps"] if "make publish" in step.get("run", "")]
    given = set(re.findall(r"\b([A-Z]+)=", command))
    [task] = [each for group in GROUPS.values() for each in group if each.name == "publish"]
    assert set(task.needs) <= given <= set(task.values)
    places = [step["with"]["path"] for step in build["steps"] if "upload" in step.get("uses", "")]
    assert places == [
        f"${{{{ runner.temp }}}}/{name}" for name in ("students.tar.gz", "published/site")
    ]


def test_workflows_take_the_same_versions_of_actions():
    used = [
        step["uses"]
        for path in (GITHUB / "workflows").glob("*.yml")
        for job in read_yaml(path)["jobs"].values()
        for step in job["steps"]
        if "uses" in step
    ]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", each) for each in used)
    assert len({each.partition("@")[0] for each in used}) == len(set(used))


def test_there_is_a_form_for_each_thing_that_people_report():
    names = [read_yaml(path)["name"] for path in FORMS]
    assert names == ["A mistake in the course", "A grade that is unfair", "A bug", "An idea"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_has_what_github_asks_for(path):
    form = read_yaml(path)
    assert set(form) <= {"name", "description", "title", "labels", "body"}
    assert len(form["name"]) > 3 and form["description"]
    asked = [each for each in form["body"] if each["type"] != "markdown"]
    assert asked
    ids = [each["id"] for each in asked]
    labels = [each["attributes"]["label"] for each in asked]
    assert len(set(ids)) == len(ids) and len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[\w-]+", each) for each in ids)
    for each in form["body"]:
        assert set(each) <= {"type", "id", "attributes", "validations"}
        _attributes_fit(each["type"], each["attributes"])


def _attributes_fit(kind, attributes):
    """Hold the attributes of a form's element against GitHub's list of them."""
    text = {"label", "description", "placeholder", "value"}
    allowed = {
        "markdown": {"value"},
        "input": text,
        "textarea": text | {"render"},
        "dropdown": {"label", "description", "multiple", "options", "default"},
        "checkboxes": {"label", "description", "options"},
    }
    assert set(attributes) <= allowed[kind]
    assert set(attributes) & {"label", "value"}
    options = attributes.get("options", [])
    assert bool(options) == (kind in ("dropdown", "checkboxes"))
    for option in options:
        assert isinstance(option, str if kind == "dropdown" else dict)
        assert kind == "dropdown" or set(option) <= {"label", "required"}


def test_nobody_is_sent_to_an_address_that_does_not_exist():
    security = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "Report a vulnerability" in security
    assert not re.search(r"\S+@\S+\.\w+", security)
