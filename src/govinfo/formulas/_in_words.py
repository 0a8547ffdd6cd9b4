"""A formula in words (公式的文字说明): what it says whatever its names come to, as a regulation would have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, final

from attrs import frozen

from govinfo.formulas._formula import Formula
from govinfo.formulas._functions import CONTRARY
from govinfo.formulas._lookups import READING
from govinfo.formulas._nodes import (
    AllOf,
    Among,
    AnyOf,
    Apply,
    Choice,
    Comparison,
    Constant,
    Given,
    Kin,
    Kind,
    LookUp,
    Name,
    Negated,
    Node,
    Not,
    Over,
    Product,
    Rounded,
    Steps,
    Sum,
)
from govinfo.formulas._phrases import CALLS, lookup_label, lookup_truth, plain_number, yes_or_no
from govinfo.texts import Language, Text

Title: TypeAlias = Callable[[str, Language], str]
"""What readers call a word of a formula."""

_COMPARED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "<": "{left} below {right}",
        "<=": "{left} at most {right}",
        ">": "{left} above {right}",
        ">=": "{left} at least {right}",
        "==": "{left} is {right}",
        "!=": "{left} is not {right}",
    }
)

_MIRRORED: Final[Mapping[str, str]] = MappingProxyType({"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="})

_HELD: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({"targets_met": ("all targets are met", "targets are missed")})
"""Truths that have words of their own, where they hold and where not."""

_MERGED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "count": "how many hold by {grain}: {what}",
        "every": "always by {grain}: {what}",
        "least": "least by {grain}: {what}",
        "longest": "how many hold in a row by {grain}: {what}",
        "mean": "mean by {grain}: {what}",
        "most": "most by {grain}: {what}",
        "some": "at least once by {grain}: {what}",
        "total": "sum by {grain}: {what}",
    }
)

_OF_KIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "count": "how many of {who} hold: {what}",
        "every": "all of {who}: {what}",
        "least": "least of {who}: {what}",
        "mean": "mean of {who}: {what}",
        "most": "most of {who}: {what}",
        "only": "{who} {what}",
        "some": "at least one of {who}: {what}",
        "total": "sum of {who}: {what}",
    }
)

# How tightly words hold together; what holds less tightly than its place needs stands in brackets.
_CLAUSES: Final = 0
_EITHER: Final = 1
_BOTH: Final = 2
_TERMS: Final = 3
_FACTORS: Final = 4
_ONE: Final = 5

_Said: TypeAlias = tuple[str, int]


def in_words(formula: Formula, title: Title, lang: Language) -> str:
    """
    Return a formula in words.

    Args:
        formula: any formula.
        title: what readers call its words, and an option of a reading, which is given as `reading=option`.
        lang: the language of the reader.

    >>> from govinfo.formulas import Scope, parse
    >>> condition = parse("sent >= 3 and not late > 1", Scope(names={"sent": Kind.NUMBER, "late": Kind.NUMBER}), Kind.TRUTH)
    >>> in_words(condition, lambda word, _: {"sent": "报送条数", "late": "迟报"}[word], "zh")
    '报送条数达到3且迟报不超过1'
    """
    said = _Words(title, lang)
    return (said.truth(formula.root, holds=True) if formula.kind is Kind.TRUTH else said.value(formula.root))[0]


@final
@frozen
class _Words:
    title: Title
    lang: Language

    def say(self, template: str, **values: object) -> str:
        return Text(template, **values).text(self.lang)

    def within(self, said: _Said, least: int) -> str:
        """Return words, in brackets where they hold less tightly than their place needs."""
        words, rank = said
        return words if rank >= least else self.say("({words})", words=words)

    def joined(self, template: str, parts: list[str]) -> str:
        text = parts[0]
        for part in parts[1:]:
            text = self.say(template, first=text, second=part)
        return text

    # Truths.

    def truth(self, node: Node, *, holds: bool) -> _Said:
        match node:
            case Constant():
                return self.say("always" if node.value is holds else "never"), _ONE
            case Name(word=word) if word in _HELD:
                return self.say(_HELD[word][not holds]), _ONE
            case Name():
                return yes_or_no(self.title(node.word, self.lang), self.lang, holds=holds), _ONE
            case LookUp():
                return lookup_truth(node.lookup, self.title(node.word, self.lang), self.lang, holds=holds), _ONE
            case Not():
                return self.truth(node.part, holds=not holds)
            case AllOf() | AnyOf():
                return self.several(node, every=isinstance(node, AllOf) is holds, holds=holds)
            case Comparison():
                return self.comparison(node, holds=holds)
            case Among():
                inside = node.inside is holds
                words = tuple(self.constant(choice) for choice in node.choices)
                template = "{what} among {words}" if inside else "{what} not among {words}"
                return self.say(template, what=self.within(self.value(node.part), _TERMS), words=words), _ONE
            case Choice():
                return self.chosen(node, lambda part: self.truth(part, holds=holds))
            case Given():
                assumed = self.truth(node.default, holds=holds)[0]
                return self.say("{what} ({value} where it is not known)", what=self.truth(node.part, holds=holds)[0], value=assumed), _ONE
            case Over():
                return (self.over(node) if holds else self.say("not so: {what}", what=self.over(node))), _CLAUSES
            case _:
                return self.value(node)

    def several(self, node: AllOf | AnyOf, *, every: bool, holds: bool) -> _Said:
        rank = _BOTH if every else _EITHER
        parts = [self.within(self.truth(part, holds=holds), rank) for part in node.parts]
        return self.joined("{first} and {second}" if every else "{first} or {second}", parts), rank

    def comparison(self, node: Comparison, *, holds: bool) -> _Said:
        pairs: list[str] = []
        left = node.first
        for given, right in node.rest:
            sign = given if holds else CONTRARY[given]
            one, other = left, right
            if isinstance(one, Constant) and not isinstance(other, Constant):
                one, other, sign = other, one, _MIRRORED[sign]
            right_words = self.option(one, other) or self.within(self.value(other), _TERMS)
            values = {"left": self.within(self.value(one), _TERMS), "right": right_words}
            pairs.append(self.say(_COMPARED[sign], **values))
            left = right
        template = "{first} and {second}" if holds else "{first} or {second}"
        return self.joined(template, pairs), _ONE if len(pairs) == 1 else _BOTH if holds else _EITHER

    def option(self, left: Node, right: Node) -> str:
        """Return what is chosen of a reading that is asked about: its options are words of its own."""
        if isinstance(left, LookUp) and left.lookup == READING.name and isinstance(right, Constant):
            return self.title(f"{left.word}={right.value}", self.lang)
        return ""

    # Numbers and texts.

    def value(self, node: Node) -> _Said:
        match node:
            case Constant():
                return self.constant(node.value), _ONE
            case Name():
                return self.title(node.word, self.lang), _ONE
            case LookUp():
                return self.looked_up(node)
            case Negated():
                return f"-{self.within(self.value(node.part), _FACTORS)}", _TERMS
            case Sum():
                return self.row(node.terms, (" + ", " - "), _TERMS), _TERMS
            case Product():
                return self.row(node.factors, (" × ", " ÷ "), _FACTORS), _FACTORS
            case Choice():
                return self.chosen(node, self.value)
            case Given():
                assumed = self.value(node.default)[0]
                return self.say(
                    "{what} ({value} where it is not known)", what=self.within(self.value(node.part), _ONE), value=assumed
                ), _ONE
            case Apply(function="ratio", arguments=(above, below, otherwise)):
                shared = self.row(((False, above), (True, below)), (" × ", " ÷ "), _FACTORS)
                without = self.value(otherwise)[0]
                return self.say("{what} ({value} where there is nothing to divide by)", what=shared, value=without), _CLAUSES
            case Apply():
                return self.say(CALLS[node.function], parts=tuple(self.value(part)[0] for part in node.arguments)), _ONE
            case Rounded(places=0):
                return self.say("{what}, rounded to a whole number", what=self.within(self.value(node.part), _ONE)), _CLAUSES
            case Rounded():
                return self.say("{what}, rounded to {n} decimals", what=self.within(self.value(node.part), _ONE), n=node.places), _CLAUSES
            case Steps():
                steps = [
                    self.say("from {least}: {value}", least=plain_number(least), value=self.value(part)[0]) for least, part in node.table
                ]
                return self.say(
                    "by {what}: {steps}", what=self.value(node.part)[0], steps=self.joined("{first}; {second}", steps)
                ), _CLAUSES
            case Over():
                return self.over(node), _CLAUSES
            case _:
                return self.truth(node, holds=True)

    def constant(self, value: object) -> str:
        if isinstance(value, bool):
            return self.say("yes" if value else "no")
        if isinstance(value, str):
            return self.title(value, self.lang) if value else self.say("not given")
        return plain_number(value)  # type: ignore[arg-type]  # a constant is a number, a text or a truth

    def looked_up(self, node: LookUp) -> _Said:
        label = lookup_label(node.lookup, self.title(node.word, self.lang), self.lang)
        if node.default is None:
            return label, _ONE
        return self.say("{what} ({value} where it is not known)", what=label, value=self.value(node.default)[0]), _ONE

    def row(self, parts: tuple[tuple[bool, Node], ...], signs: tuple[str, str], rank: int) -> str:
        text = self.within(self.value(parts[0][1]), rank)
        for marked, part in parts[1:]:
            text += signs[marked] + self.within(self.value(part), rank + 1 if marked else rank)
        return text

    def chosen(self, node: Choice, told: Callable[[Node], _Said]) -> _Said:
        cases = [
            self.say("{condition}: {value}", condition=self.truth(test, holds=True)[0], value=told(value)[0])
            for value, test in node.branches
        ]
        cases.append(self.say("otherwise {value}", value=told(node.otherwise)[0]))
        return self.joined("{first}; {second}", cases), _CLAUSES

    def over(self, node: Over) -> str:
        if isinstance(node.part, Constant) and node.part.value is True and not isinstance(node.grain, Kin) and node.aggregate == "count":
            return self.say("how many there are by {grain}", grain=node.grain)
        said = self.truth(node.part, holds=True) if node.part.kind is Kind.TRUTH else self.value(node.part)
        if isinstance(node.grain, Kin):
            return self.say(_OF_KIN[node.aggregate], who=node.grain, what=self.within(said, _EITHER))
        return self.say(_MERGED[node.aggregate], grain=node.grain, what=self.within(said, _EITHER))
