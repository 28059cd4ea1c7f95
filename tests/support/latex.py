"""Evaluates the LaTeX that the registry prints, so that a test can compare it with the code.

It understands what the course writes and refuses the rest: fractions, roots, powers, cases with
conditions, the functions below, equalities (whose sides must agree), and four kinds of remark
after `\\quad`: `\\text{with } a = ...`, `\\text{with learned } \\alpha`, a condition in
parentheses, and a partial derivative.
"""

import math
import re
from dataclasses import dataclass, field

import numpy as np

FUNCTIONS = {
    "tanh": np.tanh,
    "ln": np.log,
    "sigma": lambda z: 1 / (1 + np.exp(-z)),
    "Phi": np.vectorize(lambda z: 0.5 * (1 + math.erf(z / math.sqrt(2))), otypes=[float]),
    "varphi": lambda z: np.exp(-z * z / 2) / math.sqrt(2 * math.pi),
}
COMPARISONS = {
    "<": np.less, ">": np.greater, "\\le": np.less_equal, "\\ge": np.greater_equal,
    "\\ne": np.not_equal,
}  # fmt: skip
CONSTANTS = {"e": math.e, "pi": math.pi}
_TOKEN = re.compile(
    r"\s+|\\left|\\right|\\[,;!]"  # spacing, dropped
    r"|(?P<token>\\text\{[^{}]*\}|\\(?:begin|end)\{cases\}|\\\\|\\[a-zA-Z]+"
    r"|\d+(?:\.\d+)?|[a-zA-Z]'*|[-+/^=<>(){}|&,_])"
)


class NotUnderstood(ValueError):
    """The text holds something outside the course's subset of LaTeX."""


class Contradiction(ValueError):
    """Two sides of an equality differ, or two cases hold at once."""


@dataclass
class Meaning:
    """What a formula says: its values, and partial derivatives that it mentions, by parameter."""

    values: np.ndarray
    partials: dict = field(default_factory=dict)


def evaluate(latex, /, **names):
    """The meaning of a formula, for arrays and functions by name; NaN where it says nothing."""
    formula, *remarks = re.split(r"\\quad", latex)
    names, partials, domain = CONSTANTS | names, {}, None
    for remark in map(str.strip, remarks):
        if remark.startswith(r"\text{with learned }"):
            _Parser(remark.removeprefix(r"\text{with learned }")).whole("expression")(names)
        elif remark.startswith(r"\text{with }"):
            for definition in re.split(r",\s*\\;", remark.removeprefix(r"\text{with }")):
                name, _, meaning = definition.partition("=")
                names[name.strip()] = _Parser(meaning).whole("expression")(names)
        elif partial := re.match(r"\\frac\{\\partial f\}\{\\partial \\(\w+)\} =(.*)", remark):
            partials[partial[1]] = _Parser(partial[2]).whole("expression")(names)
        elif remark.startswith("(") and remark.endswith(")"):
            domain = _Parser(remark[1:-1]).whole("condition")(names)
        else:
            raise NotUnderstood(f"There is no rule for the remark {remark!r}.")
    with np.errstate(all="ignore"):
        values = _Parser(formula.strip().removesuffix(",")).whole("equality")(names, None)
    if domain is not None:
        values = np.where(domain, values, np.nan)
    return Meaning(values, partials)


class _Parser:
    """Recursive descent; every method returns a function of the names."""

    def __init__(self, text):
        self.tokens, at = [], 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found:
                raise NotUnderstood(f"There is no rule for {text[at:]!r}.")
            at = found.end()
            if found["token"]:
                self.tokens.append(found["token"])

    def whole(self, what):
        meaning = getattr(self, what)()
        if self.tokens:
            raise NotUnderstood(f"Left over: {' '.join(self.tokens)!r}.")
        return meaning

    def peek(self):
        return self.tokens[0] if self.tokens else None

    def accept(self, *wanted):
        return self.tokens.pop(0) if self.peek() in wanted else None

    def expect(self, wanted):
        if not self.accept(wanted):
            raise NotUnderstood(f"Expected {wanted!r}, but found {self.peek()!r}.")

    def equality(self):
        sides = [self.expression()]
        while self.accept("="):
            sides.append(self.expression())

        def meaning(names, where):
            first, *others = [np.asarray(side(names), float) for side in sides]
            for other in others:
                same = np.isclose(first, other, rtol=1e-9, atol=1e-12)
                if not np.all(same if where is None else same | ~where):
                    raise Contradiction("The sides of an equality differ.")
            return first

        return meaning

    def condition(self):
        sides, signs = [self.expression()], []
        while sign := self.accept(*COMPARISONS):
            signs.append(COMPARISONS[sign])
            sides.append(self.expression())
        if not signs:
            raise NotUnderstood("A condition compares something.")

        def meaning(names):
            values = [side(names) for side in sides]
            return np.all([sign(*pair) for sign, pair in
                           zip(signs, zip(values, values[1:], strict=False), strict=True)],
                          axis=0)  # fmt: skip

        return meaning

    def expression(self):
        minus = self.accept("-")
        total = self.term()
        if minus:
            total = _apply(np.negative, total)
        while sign := self.accept("+", "-"):
            total = _apply(np.add if sign == "+" else np.subtract, total, self.term())
        return total

    def term(self):
        product = self.power()
        while True:
            if self.accept("/"):
                product = _apply(np.divide, product, self.power())
            elif self.starts_factor():
                product = _apply(np.multiply, product, self.power())
            else:
                return product

    def starts_factor(self):
        token = self.peek()
        if token is None or token in COMPARISONS or token == "\\\\":
            return False
        if token == "|":
            return not self.within_bars
        return token[0] in "({" or token[0].isalnum() or (
            token[0] == "\\" and not token.startswith((r"\end", r"\text"))
        )  # fmt: skip

    within_bars = False

    def power(self):
        base = self.factor()
        return _apply(np.power, base, self.exponent()) if self.accept("^") else base

    def exponent(self):
        return self.group("{", "}") if self.peek() == "{" else self.factor()

    def group(self, left, right, rule="expression"):
        self.expect(left)
        inner = getattr(self, rule)()
        self.expect(right)
        return inner

    def factor(self):
        token = self.peek()
        if token in ("(", "{"):
            return self.group(token, {"(": ")", "{": "}"}[token])
        if token == "|":
            self.within_bars = True
            self.expect("|")
            inner = self.expression()
            self.within_bars = False
            self.expect("|")
            return _apply(np.abs, inner)
        if token is None or token[0] in "+-/^=<>)}&,_":
            raise NotUnderstood(f"A number or a name is missing before {token!r}.")
        self.tokens.pop(0)
        if token == r"\begin{cases}":
            return self.cases()
        if token in (r"\frac", r"\tfrac"):
            return _apply(np.divide, self.group("{", "}"), self.group("{", "}"))
        if token == r"\sqrt":
            return _apply(np.sqrt, self.group("{", "}"))
        if token in (r"\max", r"\min"):
            return self.extreme(np.maximum if token == r"\max" else np.minimum)
        if token[0] == "\\" and token[1:] in FUNCTIONS:
            return self.application(FUNCTIONS[token[1:]])
        if token[0].isdigit():
            return lambda names: float(token)
        return self.symbol(token.removeprefix("\\"))

    def application(self, function):
        exponent = self.exponent() if self.accept("^") else None
        if self.peek() != "(" and not re.fullmatch(r"[a-zA-Z]'*", self.peek() or ""):
            raise NotUnderstood("Put what a function is applied to in parentheses.")
        value = _apply(function, self.factor())
        return _apply(np.power, value, exponent) if exponent else value

    def symbol(self, name):
        if self.accept("_"):
            name += "_" + self.tokens.pop(0)
        called = self.group("(", ")") if name == "f" and self.peek() == "(" else None

        def meaning(names):
            if name not in names:
                raise NotUnderstood(f"Nobody says what {name!r} is.")
            return names[name](called(names)) if called else names[name]

        return meaning

    def extreme(self, choose):
        if self.accept("_"):  # over an index: the greatest of a row
            self.tokens.pop(0)
            return _apply(lambda values: choose.reduce(values, axis=-1), self.factor())
        self.expect("(")
        chosen = self.expression()
        while self.accept(","):
            chosen = _apply(choose, chosen, self.expression())
        self.expect(")")
        return chosen

    def cases(self):
        rows = []
        while not self.accept(r"\end{cases}"):
            value = self.equality()
            self.expect("&")
            otherwise = self.accept(r"\text{otherwise}")
            rows.append((value, None if otherwise else self.condition()))
            if not self.accept("\\\\") and self.peek() != r"\end{cases}":
                raise NotUnderstood(f"A case ends with two backslashes, not {self.peek()!r}.")

        def meaning(names):
            result, taken = np.nan, np.False_
            for value, condition in rows:
                where = ~taken if condition is None else condition(names)
                if np.any(where & taken):
                    raise Contradiction("Two cases hold at once.")
                result, taken = np.where(where, value(names, where), result), taken | where
            return result

        return meaning


def _apply(function, *parts):
    return lambda names: function(*(part(names) for part in parts))
