"""What docs/jupyterhub.md tells people to write and to type exists."""

import ast
import re

from jupyterhub.app import JupyterHub
from jupyterhub.auth import Authenticator
from jupyterhub.spawner import Spawner
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import Exchange

from authoring.settings import ROOT
from tests.support import hub

TEXT = (ROOT / "docs" / "jupyterhub.md").read_text(encoding="utf-8")
OWNERS = (Authenticator, CourseDirectory, Exchange, JupyterHub, Spawner)


def test_the_files_of_the_configuration_name_options_that_exist():
    files = hub.configuration()
    assert set(files) == {
        "/srv/jupyterhub/jupyterhub_config.py",
        "/usr/local/etc/jupyter/nbgrader_config.py",
        f"/home/{hub.TEACHER}/.jupyter/nbgrader_config.py",
    }
    known = {each.__name__: each.class_trait_names(config=True) for each in OWNERS}
    for path, text in files.items():
        ast.parse(text, path)
        for owner, name in re.findall(r"^c\.(\w+)\.(\w+) =", text, re.MULTILINE):
            assert name in known[owner], name
    assert (
        f'c.Exchange.root = "{hub.EXCHANGE}"' in files["/usr/local/etc/jupyter/nbgrader_config.py"]
    )


def test_the_commands_are_nbgraders():
    commands = re.findall(r"^\$ nbgrader (\w+)", TEXT, re.MULTILINE)
    assert len(commands) == 6
    assert set(commands) <= set(NbGraderApp.subcommands)
