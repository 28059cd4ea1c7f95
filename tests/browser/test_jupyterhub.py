"""A class on one server, as docs/jupyterhub.md describes it: from the list to feedback."""

import csv
import re

import pytest

from authoring.settings import ROOT
from tests.support import hub, lab, order

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.needs("root", "bubblewrap", "chromium", "setpriv", "jupyterhub"),
]
NAME = order.assignment("the-functions")
EXCHANGED = f"{hub.EXCHANGE}/activation-functions"
PLACES = {name: "formgrader" if name == hub.TEACHER else "lab" for name in hub.USERS}
PATIENCE = 150_000  # of a busy machine; everything below is waited for
RELU = """\
# EXERCISE: relu
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0).astype(z.dtype)
"""
RELEASED, FETCHED, SUBMITTED = (
    f"#{each}_assignments_list" for each in ("released", "fetched", "submitted")
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    return hub.make(tmp_path_factory.mktemp("server"), NAME)


@pytest.fixture(scope="module")
def pages(server):
    """Return a browser window for each user, with JupyterLab or the Formgrader in it."""
    with hub.running(server) as address, lab.windows(len(hub.USERS)) as windows:
        found = dict(zip(hub.USERS, windows, strict=True))
        for name, page in found.items():  # all start at the same time
            page.set_default_timeout(PATIENCE)
            page.goto(f"{address}/hub/user-redirect/{PLACES[name]}")
            page.fill("#username_input", name)
            page.fill("#password_input", "anything")
            page.click("#login_submit")
        for name, page in found.items():
            page.wait_for_url(f"**/user/{name}/{PLACES[name]}**")
        yield found


def press(where, column):
    """Press a button of the Formgrader, on a page or in a row, and return what it says."""
    where.locator(f"td.{column} a").click()
    page = where if hasattr(where, "keyboard") else where.page
    dialog = page.locator(".modal.in")
    dialog.wait_for()
    said = dialog.inner_text()
    dialog.locator("button.btn").click()
    dialog.wait_for(state="detached")
    assert "Success" in said, said
    return said


def fetch(page):
    """Fetch the assignment from the Assignment List."""
    page.wait_for_selector(".jp-Launcher")
    lab.menu(page, "Nbgrader", "Assignment List")
    page.locator(f"{RELEASED} button:has-text('Fetch')").click()
    page.locator(f"{FETCHED} .assignment-notebooks-link", has_text=NAME).wait_for()


def solve_relu(page):
    """Open the notebook from the list, write relu, and let Validate say what is still missing."""
    page.locator(f"{FETCHED} .assignment-notebooks-link").click()
    page.locator(f"{FETCHED} .nested_list_item a", has_text=NAME).click()
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    lab.write_into(page, "# EXERCISE: relu", RELU)
    page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for()
    said = dialog.inner_text()
    assert "# TEST: sigmoid" in said and "# TEST: relu values" not in said, said
    dialog.locator("button").first.click()
    page.keyboard.press("Control+s")
    page.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty").wait_for(state="detached")
    lab.menu(page, "Nbgrader", "Assignment List")


def submit(page):
    page.locator(f"{FETCHED} button:has-text('Submit')").click()
    page.locator(f"{SUBMITTED} .list_item", has_text=NAME).first.wait_for()


def feedback(page):
    """Fetch the feedback, open it in JupyterLab as a student does, and return its text."""
    page.locator(f"{SUBMITTED} button:has-text('Fetch Feedback')").click()
    page.locator(f"{SUBMITTED} a:has-text('view feedback')").click()
    page.locator(".jp-DirListing-item", has_text=f"{NAME}.html").dblclick()
    body = page.frame_locator(".jp-HTMLViewer iframe").locator("body")
    body.get_by_text("points").first.wait_for()
    return body.inner_text()


def scores(server):
    """Return what the instructor exports: points by student."""
    done = server.run(hub.TEACHER, "python", "-m", "nbgrader", "export", folder=hub.COURSE)
    assert done.returncode == 0, done.stderr
    with open(server.place / hub.COURSE.lstrip("/") / "grades.csv", encoding="utf-8") as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}


def forge(server):
    """Hand in as ben what is not his: a blank notebook as ada's, and a link to the solutions."""
    time = "2100-01-01 00:00:00.000000 UTC"
    ours, hers = (f"{EXCHANGED}/inbound/{name}+{NAME}+{time}+x" for name in ("ben", "ada"))
    solutions = f"{hub.COURSE}/source/{NAME}/{NAME}.ipynb"
    for command in (
        ("cp", "-r", NAME, hers),
        ("mkdir", ours),
        ("ln", "-s", solutions, f"{ours}/{NAME}.ipynb"),
        ("chmod", "755", ours, hers),
    ):
        assert server.run("ben", *command).returncode == 0, command


def test_from_the_list_to_feedback(server, pages):
    teacher, ada, ben = (pages[name] for name in hub.USERS)
    press(teacher, "assign")
    press(teacher, "release")
    fetch(ada)
    solve_relu(ada)
    submit(ada)
    fetch(ben)
    submit(ben)  # blank
    forge(server)

    said = press(teacher, "collect")
    assert "Processing 2 submissions" in said
    assert "claims to be from ada, but belongs to ben" in said and "is a link" in said
    teacher.locator("td.num-submissions a:text-is('2')").click()
    for student in hub.STUDENTS:
        row = teacher.locator("tr", has=teacher.locator(f"td.student-id:text-is('{student}')"))
        press(row, "autograde")
    teacher.locator("a:text-is('Assignments')").click()
    press(teacher, "generate-feedback")
    press(teacher, "release-feedback")

    earned = scores(server)
    assert earned["ada"] > earned["ben"] == 0
    for name, page in (("ada", ada), ("ben", ben)):
        text = feedback(page)
        assert f"Feedback for {name}" in text
        assert re.search(rf"^{earned[name]:g} of \d+ points", text, re.MULTILINE), text[:400]

    [of_ada] = (server.place / "home" / "ada" / NAME / "feedback").glob("*/*.html")
    for command in (
        ("ls", f"{EXCHANGED}/inbound"),
        ("ls", f"{EXCHANGED}/feedback"),
        ("touch", f"{EXCHANGED}/outbound/{NAME}/more"),
        ("mv", EXCHANGED, f"{hub.EXCHANGE}/gone"),
        ("ls", hub.COURSE),
        ("cat", f"/{of_ada.relative_to(server.place)}"),
        ("ls", str(ROOT / "source")),
    ):
        assert server.run("ben", *command).returncode != 0, command
