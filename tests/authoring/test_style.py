"""The phrases that docs/style.md rules out stand nowhere in what students read."""

import re

import pytest
import yaml

from authoring.settings import ROOT

PAGE = (ROOT / "docs" / "style.md").read_text(encoding="utf-8")
#: What stands on the left of the page's table, word for word, and the pattern of its first row.
TABLE = PAGE.partition("## Names")[0]
RULED_OUT = re.findall(r"^\| ([^|]+?) \| [^|]+ \|$", TABLE, re.MULTILINE)[2:]
PER = re.compile(r"\bone (?:entry|column|row|weight|bias|slope|output|number|score|sample) an? \w+")


def _written():
    for path in sorted((ROOT / "manuscript").rglob("*.md")):
        yield path, path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "manuscript").rglob("*.yaml")):
        yield path, yaml.safe_dump(yaml.safe_load(path.read_text(encoding="utf-8")), width=10**6)
    for room in ("lessons", "activations", "checks"):
        for path in sorted((ROOT / "helpers" / room).rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")


def test_the_page_lists_phrases():
    assert "greatest" in RULED_OUT and "Has it" in RULED_OUT and len(RULED_OUT) >= 10


@pytest.mark.parametrize("phrase", [each for each in RULED_OUT if "," not in each])
def test_nobody_writes_what_the_page_rules_out(phrase):
    words = r"\s+".join(map(re.escape, phrase.split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)")
    found = [
        f"{path.relative_to(ROOT)}: {text[max(0, match.start() - 40) : match.end() + 20]!r}"
        for path, text in _written()
        for match in pattern.finditer(text)
    ]
    assert not found, "\n".join(found)


def test_quantities_are_counted_per_thing():
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path, text in _written()
        for match in PER.finditer(text)
        if not match[0].endswith(" little")
    ]
    assert not found, "\n".join(found)
