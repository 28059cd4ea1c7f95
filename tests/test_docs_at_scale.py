"""What docs/grading-at-scale.md tells people to type and to apply exists and is enough."""

from __future__ import annotations

import re
import subprocess
import sys

import dask.config
import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker
from nbgrader.coursedir import CourseDirectory

from authoring.settings import ROOT
from grader.run.workers import GradingExecutor
from grader.sandbox.limits import Sandbox

TEXT = (ROOT / "docs" / "grading-at-scale.md").read_text(encoding="utf-8")
PROGRAMS = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}


def documents():
    """Return what stands in the YAML blocks."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return [document for block in blocks for document in yaml.safe_load_all(block)]


def of_kind(kind):
    found = [each for each in documents() if each.get("kind") == kind]
    return {each["metadata"]["name"]: each["spec"] for each in found}


def container(deployment):
    [found] = of_kind("Deployment")[deployment]["template"]["spec"]["containers"]
    return found


def test_options_of_grading_exist():
    owners = {each.__name__: each for each in (GradingExecutor, Sandbox, CourseDirectory)}
    names = {*re.findall(rf"\b({'|'.join(owners)})\.(\w+)", TEXT)}
    wanted = {"GradingExecutor.scheduler", "Sandbox.floor", "CourseDirectory.db_url"}
    assert wanted <= {".".join(each) for each in names}
    for owner, name in names:
        owner = owners[owner]
        assert name in owner.class_trait_names(config=True), name


def test_options_of_dask_exist():
    commands = re.findall(r"^\$ dask (scheduler|worker) (.*)$", TEXT, re.MULTILINE)
    called = [(program, line.split()) for program, line in commands]
    called += [(name, container(name)["command"][2:]) for name in PROGRAMS]
    assert len(called) == 4
    for program, words in called:
        known = {option for param in PROGRAMS[program].params for option in param.opts}
        known |= {option for param in PROGRAMS[program].params for option in param.secondary_opts}
        assert {word for word in words if word.startswith("--")} <= known


def test_variables_are_settings_of_dask():
    variables = re.findall(r"export (DASK_\w+)=", TEXT)
    assert len(variables) == 8
    for variable in variables:
        key = variable.removeprefix("DASK_").lower().replace("__", ".").replace("_", "-")
        dask.config.get(key)  # a KeyError where there is none


def test_files_that_are_named_exist():
    for name in re.findall(r"`(tests/\w+\.py)`", TEXT):
        assert (ROOT / name).exists(), name


def test_recipe_holds_together():
    deployments, services = of_kind("Deployment"), of_kind("Service")
    assert set(deployments) == {"scheduler", "worker"}
    for name, spec in deployments.items():
        labels = spec["template"]["metadata"]["labels"]
        assert spec["selector"]["matchLabels"] == labels
        assert container(name)["command"][:2] == ["dask", name]
        mounted = {each["name"] for each in container(name)["volumeMounts"]}
        assert mounted == {each["name"] for each in spec["template"]["spec"]["volumes"]}
    [port] = services["scheduler"]["ports"]
    assert f"tls://scheduler:{port['port']}" in container("worker")["command"]
    assert services["scheduler"]["selector"] == {"app": "scheduler"}
    threads = int(container("worker")["command"][4])
    gigabytes = int(container("worker")["resources"]["limits"]["memory"].removesuffix("Gi"))
    assert gigabytes * 1024 >= 2 * threads * Sandbox().memory_megabytes
    assert container("worker")["resources"]["limits"]["cpu"] == str(threads)


@pytest.mark.needs("root", "setpriv", "bubblewrap")
@pytest.mark.parametrize("lacking", [None, "SYS_ADMIN", "NET_ADMIN"])
def test_rights_of_the_workers_are_what_bubblewrap_needs(lacking):
    rights = container("worker")["securityContext"]["capabilities"]["add"]
    kept = ",".join(f"+{right.lower()}" for right in rights if right != lacking)
    code = "from grader.sandbox import layers; print(*layers.find().active)"
    limited = ["setpriv", "--inh-caps=-all", f"--bounding-set=-all,{kept}"]
    found = active([*limited, sys.executable, "-c", code])
    assert ("namespaces" in found) == (lacking is None)


def active(command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()
