"""Runs modules of `helpers.widgets` in Node, where there is no page."""

import json
import subprocess

from authoring.settings import ROOT

WIDGETS = ROOT / "helpers" / "widgets"


def run(script, given=None, modules=()):
    """Run a script that calls `say(value)` once, and return what it said.

    Parameters
    ----------
    script : str
        JavaScript; `given` is there, and what the modules export.
    given : object, optional
        Something that JSON can hold.
    modules : sequence of str
        Modules of `helpers.widgets`, such as "bell".
    """
    imports = "".join(
        f"import * as {name} from {json.dumps((WIDGETS / f'{name}.mjs').as_uri())};\n"
        for name in modules
    )
    # NaN and infinity are no JSON.
    said = (
        "const say = (value) => console.log(JSON.stringify(value, (key, each) => "
        "typeof each === 'number' && !Number.isFinite(each) ? String(each) : each));\n"
    )
    source = f"{imports}{said}const given = {json.dumps(given)};\n{script}"
    done = subprocess.run(
        ["node", "--input-type=module", "-"], input=source, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
