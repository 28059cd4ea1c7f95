"""The course brings an exchange of its own only where nobody has set one."""

from __future__ import annotations

import json
import shutil

import pytest
from traitlets.config.loader import PyFileConfigLoader

from authoring.settings import ROOT


@pytest.fixture
def root_of_exchange(tmp_path, monkeypatch):
    """Return a function: what the course's configuration says beside a site's."""
    site, course = tmp_path / "site", tmp_path / "course"
    site.mkdir()
    course.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", course)
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_CONFIG_PATH"):
        monkeypatch.setenv(name, str(site))

    def read(name="", text=""):
        if name:
            (site / name).write_text(text, encoding="utf-8")
        config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
        read.factory = config.ExchangeFactory
        return str(config.Exchange.get("root", "")), course / "exchange"

    return read


def test_a_checkout_of_ones_own_has_its_own_exchange(root_of_exchange):
    root, folder = root_of_exchange("nbgrader_config.py", "# c.Exchange.root = '/srv'\nc.A.b = 1\n")
    assert root == str(folder) and folder.is_dir()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nbgrader_config.py", "c = get_config()\nc.Exchange.root = '/srv/exchange'\n"),
        ("nbgrader_config.json", json.dumps({"Exchange": {"root": "/srv/exchange"}})),
    ],
)
def test_the_exchange_of_a_site_stays(root_of_exchange, name, text):
    root, folder = root_of_exchange(name, text)
    assert root == "" and not folder.exists()


def test_a_damaged_file_of_the_site_is_no_reason_to_stop(root_of_exchange):
    assert root_of_exchange("nbgrader_config.json", "{")[0]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("c.Exchange.root = '/srv/exchange'\n", True),
        ("# c.ExchangeFactory.collect = 'another'\n", True),
        ("c.ExchangeFactory.collect = 'another'\n", False),
        ("from ngshare_exchange import configureExchange\nconfigureExchange(c)\n", False),
    ],
)
def test_an_exchange_of_another_kind_stays(root_of_exchange, text, ours):
    root_of_exchange("nbgrader_config.py", text)
    assert ("collect" in root_of_exchange.factory) == ours
    assert ("release_feedback" in root_of_exchange.factory) == ours
