"""Each reference at the end of a lesson is cited in it, and each citation is listed there."""

import re

import pytest

from authoring.settings import ROOT
from helpers import activations

LESSONS = sorted((ROOT / "manuscript" / "lessons").glob("*.md"))
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?"
_MORE = rf"(?:(?:, {_NAME})*,? and {_NAME}| et al\.| and others| and colleagues)"
#: "Hinton and Salakhutdinov 2006", "He et al. (2015)"; one name alone only beside a bracket.
_CITATION = re.compile(
    rf"(?P<first>{_NAME}){_MORE},? \(?{_YEAR}"
    rf"|(?P<alone>{_NAME}) \({_YEAR.replace('year', 'year_of_alone')}"
    rf"|[(;] ?(?P<inside>{_NAME}),? {_YEAR.replace('year', 'year_inside')}"
)
#: A function's year is no citation: "GELU (2016)".
_FUNCTIONS = {word for f in map(activations.get, activations.names()) for word in f.title.split()}
_FUNCTIONS |= {"SiLU", "Swish"}


def _parts(text):
    body, _, references = text.partition("\n## References\n")
    return re.sub(r"\s+", " ", body), references


def _listed(references):
    """Surname of the first author, and year, of each reference."""
    for line in references.splitlines():
        if line.startswith("- "):
            head, year = re.match(r"- (.+?) \((\d{4})\)", line).groups()
            yield re.split(r",| and | et al", head)[0].split()[-1], year


def _cites(body, name, year):
    after = rf"\b{re.escape(name)}\b[^\d]{{0,90}}\b{year}\b"
    before = rf"\b{year}\b[^\d.]{{0,40}}\b{re.escape(name)}\b"
    # "Poole et al. 2016; Schoenholz et al. 2017": a year of somebody else is not this one's.
    return re.search(after, body) or re.search(before, body)


def _citations(body):
    for match in _CITATION.finditer(body):
        name = match["first"] or match["alone"] or match["inside"]
        year = match["year"] or match["year_of_alone"] or match["year_inside"]
        if name not in _FUNCTIONS:
            yield name.split()[-1].removesuffix("'s"), year


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_each_reference_is_cited_in_its_lesson(path):
    body, references = _parts(path.read_text(encoding="utf-8"))
    unused = [(name, year) for name, year in _listed(references) if not _cites(body, name, year)]
    assert not unused, "cite these in the text, or take them from the list"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_each_citation_is_listed_at_the_end(path):
    body, references = _parts(path.read_text(encoding="utf-8"))
    listed = set(_listed(references))
    missing = [citation for citation in _citations(body) if citation not in listed]
    assert not missing, "list these under References"


def test_a_reference_that_nobody_cites_is_found():
    body, references = _parts(
        "Adam (Kingma and Ba 2015) is quick.\n## References\n\n"
        "- Diederik Kingma and Jimmy Ba (2015), x.\n- Maas, A. L., and Ng, A. Y. (2013). y.\n"
    )
    assert [_cites(body, *each) is not None for each in _listed(references)] == [True, False]


def test_a_citation_that_nobody_lists_is_found():
    body = (
        "He et al. (2015) and LeCun, Bottou and Orr (1998); Polyak (1964); GELU (2016); (Ba 2015)"
    )
    assert list(_citations(body)) == [
        ("He", "2015"), ("LeCun", "1998"), ("Polyak", "1964"), ("Ba", "2015")
    ]  # fmt: skip
