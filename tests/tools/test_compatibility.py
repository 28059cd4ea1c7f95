"""nbgrader's own tests differ with our plug-ins only where the page says so, and why."""

from __future__ import annotations

import re

import pytest

from authoring.settings import ROOT
from tools import compatibility
from tools.compatibility import DIFFERENCES, MODULES, VERSION, outcomes, plug_ins, surprises

#: Tests that take no more than a few seconds, one of them with a difference.
QUICK = "test_collect_no_regexp or test_collect_bad_regexp or test_collect_timestamp_none"


@pytest.fixture(scope="module")
def page():
    return compatibility.PAGE.read_text(encoding="utf-8")


def test_the_page_is_of_the_locked_version_and_the_current_list(page):
    locked = re.search(r"^nbgrader==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert VERSION == locked[1]
    assert f"distribution of nbgrader {VERSION}," in page
    assert page.endswith(compatibility.listed()), "run 'make compatibility'"
    for about in MODULES.values():
        assert f"\n| {about} | " in page


def test_the_page_counts_as_many_failures_as_differences(page):
    rows = re.findall(r"^\| [^|]+ \| ([^|]*\d passed[^|]*) \| ([^|]*) \|$", page, re.MULTILINE)
    assert len(rows) == len(MODULES)
    assert not any("failed" in stock for stock, _ in rows)
    failed = [int(count) for _, ours in rows for count in re.findall(r"(\d+) failed", ours)]
    assert sum(failed) == len(DIFFERENCES) <= 8


def test_every_difference_has_a_reason_and_belongs_to_a_module_that_is_run():
    for name, reason in DIFFERENCES.items():
        assert name.partition(".")[0] in MODULES
        assert len(reason.split()) > 8


def test_every_plug_in_of_the_configuration_is_put_under_the_tests():
    text = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    named = set(re.findall(r'^[^#\n]*"(grader\.[\w.]+)"', text, flags=re.MULTILINE))
    found = re.findall(r"'(grader\.[\w.]+)'", repr(plug_ins()))
    elsewhere = {"grader.run.on_windows.NoGrading"}  # where nothing can be graded
    assert set(found) == named - elsewhere


def test_a_difference_that_nobody_listed_and_one_that_is_gone_are_told():
    listed = next(iter(DIFFERENCES))
    stock = {"test_api.test_new": "passed", listed: "passed"}
    assert surprises(stock, {"test_api.test_new": "failed", listed: "failed"}) == [
        "test_api.test_new: passed with stock nbgrader, failed here."
    ]
    assert surprises(stock, stock) == [f"{listed}: passed with both; take it off the list."]


def test_a_report_of_pytest_is_read(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="a.test_api.TestX" name="test_a"/>'
        '<testcase classname="a.test_api.TestX" name="test_b"><failure/></testcase>'
        '<testcase classname="a.test_api.TestX" name="test_c"><skipped/></testcase>'
        "</testsuite></testsuites>"
    )
    assert list(outcomes(report).values()) == ["passed", "failed", "skipped"]


@pytest.mark.slow
@pytest.mark.needs("nbgrader-source")
def test_a_few_of_nbgraders_tests_pass_and_differ_as_the_list_says():
    archive = compatibility.source()
    module = "test_nbgrader_zip_collect"
    stock = compatibility.run(archive, False, [module], QUICK)
    ours = compatibility.run(archive, True, [module], QUICK)
    assert len(stock) == 3
    assert set(stock.values()) == {"passed"}
    assert {name for name in ours if ours[name] != "passed"} == {*DIFFERENCES} & {*ours}
    assert surprises(stock, ours) == []
