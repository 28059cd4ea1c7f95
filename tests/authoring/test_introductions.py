"""No hidden prerequisite: each term and each sign is introduced at or before its first use."""

from __future__ import annotations

import re

import pytest

from authoring import course, manuscript
from authoring.settings import ROOT
from tests.support.introductions import Passage, Sign, passages, too_early

COURSE = course.read(ROOT)
READ = list(passages([manuscript.read(unit.path, "lesson") for unit in COURSE.lessons]))
GLOSSARY = (ROOT / "manuscript" / "appendices" / "glossary.md").read_text(encoding="utf-8")

#: How a term is used that is an everyday word as well. An adjective such as "smooth" that lessons
#: use in its plain sense has no such use: they say it where the strict one is meant.
AS_A_TERM = {
    "activation": r"(?i)\bactivations?\b(?!-| functions?\b)",
    "compile": r"(?i)\bcompiles? (?:it|the model|a model)\b|\bmodel\.compile",
    "cost": r"(?i)\bthe cost (?:is|of a batch)|cost function",
    "gain": r"(?i)\b(?:own|ReLU's|its|the) \*?gain\b(?! of \d)",
    "gate": r"(?i)\b(?:times|by|its) (?:a|its own|own)? ?gate\b",
    "initialization": r"(?i)(?<!\bHe )(?<!LeCun )(?<!LeCun's )(?<!Glorot )(?<!-)\binitialization",
    "mean": r"(?i)\b(?:the|a|its|their|nearer to) means?\b(?! that)|\bmean (?:of|square|0)\b",
    "range": r"(?i)\b(?:its|the) range (?:is|of (?:a function|values))\b",
    "smooth": r"(?i)\bsmooth in the strict sense|\binfinitely smooth",
    "temperature": r"(?i)\b(?:low|high|softmax) temperature|\btemperature \$?T",
}


def _term(title: str) -> Sign:
    words = re.sub(r"\\?[\s-]+", r"[\\s-]+", re.escape(title))
    case = "" if title[0].isupper() else "(?i)"
    link = re.escape(title.replace(" ", "-"))
    # In a link to a longer term, such as He initialization, it is a part of that.
    alone = r"(?![-\w])(?![^\[\]]*\]\(term:)"
    used = AS_A_TERM.get(title, rf"{case}(?<![-\w:/]){words}(?:s|es)?{alone}")
    return Sign(f"the term '{title}'", used, rf"\]\(term:(?i:{link})\)")


def _sign(name: str, used: str, mark: str | None = None, *, code: bool = False) -> Sign:
    return Sign(f"the sign {name}", used, rf"\*\*[^*\n]*(?:{mark or used})[^*\n]*\*\*", code)


TERMS = [_term(title) for title in re.findall(r"^### (.+)$", GLOSSARY, re.MULTILINE)]
SIGNS = [
    _sign("Σ", r"\\sum\b"),
    _sign("Π", r"\\prod\b"),
    _sign("∂", r"\\partial\b"),
    _sign("∇", r"\\nabla\b"),
    _sign("f'", r"\bf'"),
    _sign("df/dx", r"\\d?frac\{d\w\}\{d\w\}", r"\\frac\{df\}\{dx\}"),
    _sign("η", r"\\eta\b"),
    _sign("←", r"\\leftarrow\b"),
    _sign("⇒", r"\\Rightarrow\b"),
    _sign("⇔", r"\\Longleftrightarrow\b"),
    _sign("⊙", r"\\odot\b"),
    _sign("⊤", r"\\top\b"),
    _sign("≈", r"\\approx\b"),
    _sign("±", r"\\pm\b|±"),
    _sign("∞", r"\\infty\b"),
    _sign("e^", r"(?<![A-Za-z\\])e\^", r"\$e\^z\$"),
    _sign("ln", r"\\ln\b"),
    _sign("log", r"\\log\b"),
    _sign("max", r"\\max\b"),
    _sign("min", r"\\min\b"),
    _sign("argmax", r"\b(?i:arg ?max)\b"),
    _sign("E[]", r"\\mathbb\{E\}"),
    _sign("Var", r"\\(?:operatorname|mathrm)\{Var\}"),
    _sign("the mean as a bar", r"\\bar\b"),
    _sign("the mean as a line", r"\\overline\b"),
    _sign("the norm", r"\\lVert\b|\\\|"),
    _sign("the Kronecker delta", r"\\delta_\{ij\}"),
    _sign("fan_in", r"\bfan\\?_in\b"),
    _sign("fan_out", r"\bfan\\?_out\b"),
    _sign("one-hot", r"\b(?i:one-hot)\b"),
    _sign("ℓ", r"\\ell\b"),
    _sign("J as a matrix", r"\bJ_\{|\$J = \\operatorname", r"\$J\$"),
    _sign("σ", r"\\sigma\b"),
    _sign("Φ", r"\\Phi\b"),
    _sign("φ", r"\\varphi\b"),
    _sign("α", r"\\alpha\b"),
    _sign("β", r"\\beta\b"),
    _sign("γ", r"\\gamma\b"),
    _sign("δ", r"\\delta\b(?!_)"),
    _sign("ε", r"\\(?:var)?epsilon\b"),
    _sign("θ", r"\\theta\b"),
    _sign("κ", r"\\kappa\b"),
    _sign("λ", r"\\lambda\b"),
    _sign("μ", r"\\mu\b"),
    _sign("ρ", r"\\rho\b"),
    _sign("χ", r"\\chi\b"),
    _sign("the normal distribution's N", r"\\mathcal N"),
    _sign("the hat", r"\\hat\b"),
]
PYTHON = [
    _sign("@", r"\S @ \S", "`@`", code=True),
    _sign("axis=", r"\baxis=", "`axis`", code=True),
    _sign(".T", r"\.T\b", r"`\.T`", code=True),
    _sign("lambda", r"\blambda\b", "`lambda`", code=True),
    _sign('f"', r"(?<!\w)f[\"']", '`f"`', code=True),
    _sign("1e-6", r"\b\de-?\d", "`1e-6`", code=True),
    _sign("a comprehension", r"[\[({][^\n]* for \w[^\n]* in ", r"` ?\[2 . x for", code=True),
    _sign("a if c else b", r"\S if \S.* else ", "`a if c else b`", code=True),
    _sign(".items()", r"\.items\(", r"`\.items\(\)`", code=True),
    _sign("zip", r"\bzip\(", r"`zip\(", code=True),
    _sign("a slice", r"\w\[[^\]\n]*:[^\]\n]*\]", r"`x\[1:3\]`", code=True),
    _sign("+=", r"\w [-+*/|]= \S", r"`x \+= 1`", code=True),
    _sign("a star before a list", r"[(\[ ,]\*\w", r"`f\(\*numbers\)`", code=True),
    _sign("1_000", r"\b\d+_\d{3}\b", "`1_000_000`", code=True),
]


#: LaTeX that says how a formula looks, and not what it means.
LAYOUT = frozenset(
    "Big Bigl Bigr begin big bigl bigr bmatrix boxed cases dfrac displaystyle dots end frac hline "
    "hspace ldots left mathbb mathbf mathcal mathit mathrm middle operatorname phantom qquad quad "
    "right text tfrac underbrace overbrace underset overset vdots cdots blacksquare rVert".split()
)
#: Signs that school has taught.
FROM_SCHOOL = frozenset(
    "cdot cos div ge geq gt le leq lt lvert ne neq pi rvert sin sqrt times to".split()
)
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)


def unlisted(read: list[Passage]) -> dict[str, str]:
    """Signs of LaTeX in formulas that nothing above looks for -> the lesson that has them first."""
    known = [re.compile(sign.used) for sign in [*SIGNS, *TERMS]]
    found: dict[str, str] = {}
    for one in read:
        for name in re.findall(r"\\([A-Za-z]+)", " ".join(_FORMULA.findall(one.text))):
            both = f"\\{name} {name}"  # tanh is looked for as a term
            listed = name in LAYOUT | FROM_SCHOOL or any(sign.search(both) for sign in known)
            if not (one.code or listed):
                found.setdefault(name, one.lesson)
    return found


def test_every_lesson_of_the_course_is_looked_at_in_its_order():
    assert list(dict.fromkeys(one.lesson for one in READ)) == [one.name for one in COURSE.lessons]


def test_every_sign_of_a_lesson_is_one_that_is_looked_for():
    assert unlisted(READ) == {}


def test_a_sign_that_a_new_lesson_brings_is_found():
    new = [Passage("new", r"Here $\sigma(z) \cdot \frac{1}{2}$ meets $\zeta$ and `\n`.")]
    assert unlisted(new) == {"zeta": "new"}


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_a_term_is_introduced_at_or_before_its_first_use(term):
    assert too_early(READ, term) is None


@pytest.mark.parametrize("sign", [*SIGNS, *PYTHON], ids=lambda sign: sign.name)
def test_a_sign_is_introduced_at_or_before_its_first_use(sign):
    assert too_early(READ, sign) is None


@pytest.mark.parametrize("title", AS_A_TERM)
def test_an_everyday_word_is_a_term_of_the_glossary(title):
    assert f"\n### {title}\n" in GLOSSARY


#: Short and bold for its weight, or the name of a button, and no term of the glossary.
STRESSED = frozenset(
    ("the output layer", "other first weights", "start again", "random biases", "shift+enter",
     "validate", "you may meet", "build", "evaluate", "fit", "estimate first", "print shapes",
     "invented", "exponents add")
)  # fmt: skip


def bold(text: str) -> list[str]:
    """Up to three bold words that are neither a label, a sign, a year nor a link to a term."""
    found = re.findall(r"(?<!\*)\*\*([^*\n]+)\*\*", text)
    return [each for each in found if re.fullmatch(r"[A-Za-z][A-Za-z+-]*( [A-Za-z-]+){,2}", each)]


def test_bold_words_are_found_and_labels_signs_and_links_are_not():
    text = "**Predict.** In **online learning** **$\\rho$** and **[loss](term:loss)** **`x`**."
    assert bold(text) == ["online learning"]


def test_a_word_in_bold_is_explained_in_the_glossary_or_stressed_on_purpose():
    words = {each.casefold() for one in READ if not one.code for each in bold(one.text)}
    explained = {
        each for each in words if re.search(rf"\b{re.escape(each)}\b", GLOSSARY.casefold())
    }
    assert words - explained == STRESSED, "a new one is a term, or it is added to STRESSED"


SMALL = [
    Passage("first", "A loss is bad."),
    Passage("first", "More on the gradient in [lesson {number}](lesson:second)."),
    Passage("first", "print(sum(x @ y))", code=True),
    Passage("second", "The **[loss](term:loss)** and the [gradient](term:gradient): **$\\sum$**."),
    Passage("second", "Their $\\sum$ and the loss."),
]


def test_a_use_before_the_introduction_is_found_with_its_place():
    assert too_early(SMALL, _term("loss")) == (
        "first uses the term 'loss', which is introduced in second: '... A loss is bad. ...'"
    )
    assert "introduced nowhere" in too_early(SMALL, _sign("@", r"\S @ \S", "`@`", code=True))
    assert "introduced nowhere" in too_early(SMALL, _sign("the word bad", "bad"))


def test_a_use_after_it_or_with_a_link_to_its_lesson_is_none():
    assert too_early(SMALL, _term("gradient")) is None
    longer = [Passage("first", "Take [He initialization](term:He-initialization)."), *SMALL]
    assert too_early(longer, _term("initialization")) is None
    assert too_early([Passage("first", "An initialization."), *longer], _term("initialization"))
    assert too_early(SMALL, _sign("Σ", r"\\sum")) is None
