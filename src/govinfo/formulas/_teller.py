"""Telling of the parts of a formula: the arithmetic with its numbers, and the facts that decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Self, final

from attrs import field, frozen

from govinfo.formulas._bounds import Interval
from govinfo.formulas._evaluate import Env, value_of
from govinfo.formulas._functions import CONTRARY
from govinfo.formulas._kin import told_of_kin, told_of_parts
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
    Value,
)
from govinfo.formulas._phrases import CALLS, SIGNS, listed, lookup_label, lookup_truth, shown_number, yes_or_no
from govinfo.formulas._possible import missing
from govinfo.formulas._unknown import Unknown
from govinfo.texts import Language, Text
from govinfo.texts._text import plain

# How tightly a piece of arithmetic holds together; one that holds less tightly than its place needs brackets.
_SIGNED: Final = 0
_SUM: Final = 1
_PRODUCT: Final = 2
_ATOM: Final = 3


@final
@frozen(kw_only=True)
class Teller:
    """Tells of the parts of one formula in one environment; what it noted beside the arithmetic is local to one explanation."""

    env: Env
    lang: Language
    limits: Mapping[str, Interval]
    notes: dict[str, None] = field(factory=dict[str, None], init=False)
    titled: set[str] = field(factory=set[str], init=False)
    bare: dict[str, str] = field(factory=dict[str, str], init=False)

    def value(self, node: Node) -> Value | Unknown:
        return value_of(node, self.env, self.limits)

    def shown(self, value: Value | Unknown) -> str:
        return shown_number(value, self.lang)

    def unknowns(self, node: Node) -> list[str]:
        """Return what is unknown of a part that is."""
        return list(
            dict.fromkeys(self.say("{what}: unknown", what=self.label(leaf)[1]) for _, leaf in missing(node, self.env, self.limits))
        )

    def say(self, template: str, **values: object) -> str:
        return Text(template, **values).text(self.lang)

    def joined(self, template: str, items: list[str]) -> str:
        text = items[0]
        for item in items[1:]:
            text = self.say(template, first=text, second=item)
        return text

    def note(self, *facts: str) -> None:
        self.notes.update(dict.fromkeys(facts))

    def head(self, node: Node) -> tuple[str, list[str]]:
        """Return the result with its arithmetic, and what explains it."""
        value = self.value(node)
        if node.kind is Kind.TRUTH:
            self.note(*self.facts(node))
            notes = list(self.notes)
            # The facts are true, so where the condition holds they say so by themselves.
            if isinstance(value, Unknown):
                return self.say("unknown"), notes
            return (self.joined("{first}; {second}", notes), []) if value and notes else (self.say("yes" if value else "no"), notes)
        if node.kind is Kind.TEXT:
            self.note(*self.side_notes(node))
            return self.env.title(str(value), self.lang), list(self.notes)
        result = self.shown(value)
        shown, _ = self.arithmetic(self.taken(node), bare=True, top=True)
        notes = [*self.notes, *(text for spelling, text in self.bare.items() if spelling not in self.titled)]
        return (result if shown == result else f"{shown} = {result}"), notes

    def taken(self, node: Node) -> Node:
        """Return the branch that a choice takes, noting why."""
        while isinstance(node, Choice):
            node = self.branch(node)
        return node

    def branch(self, node: Choice) -> Node:
        for value, test in node.branches:
            self.note(*self.facts(test))
            if self.value(test) is not False:  # where it is unknown, whatever it is gives the same, or nothing can be told
                return value
        return node.otherwise

    def told(self, node: Given) -> Node:
        """Return the part that has a default, or the default where that is what counts, noting why."""
        if not isinstance(value_of(node.part, self.env, {}), Unknown):
            return node.part
        words = ", ".join(self.label(leaf)[1] for _, leaf in missing(node.part, self.env, {}))
        self.note(self.say("{what} not given: {value} counts", what=words, value=self.shown(self.value(node.default))))
        return node.default

    # Arithmetic: bare values for the line of the result, titles before the values everywhere else.

    def arithmetic(self, node: Node, *, bare: bool, top: bool = False) -> tuple[str, int]:
        match node:
            case Name() | LookUp():
                return self.leaf(node, bare=bare)
            case Negated():
                return f"-{self.bracketed(node.part, _ATOM, bare=bare)}", _SIGNED
            case Sum():
                return self.row(node.terms, (" + ", " - "), _SUM, bare=bare), _SUM
            case Product():
                return self.row(node.factors, (" × ", " ÷ "), _PRODUCT, bare=bare), _PRODUCT
            case Choice():
                return self.arithmetic(self.taken(node), bare=bare)
            case Given():
                return self.arithmetic(self.told(node), bare=bare)
            case Apply(function="ratio", arguments=(above, below, otherwise)):
                if self.value(below) != 0:
                    return self.arithmetic(Product(((False, above), (True, below))), bare=bare)
                self.note(self.say("{what}, nothing to divide by", what=self.arithmetic(below, bare=False)[0]))
                return self.arithmetic(otherwise, bare=bare)
            case Apply() | Rounded():
                return self.called(node, bare=bare, top=top)
            case Steps():
                self.note(self.step(node))
            case Over():
                self.note(self.over(node))
            case _:
                pass
        return self.number(self.shown(self.value(node)))

    def number(self, text: str) -> tuple[str, int]:
        return text, _SIGNED if text.startswith("-") else _PRODUCT if "/" in text else _ATOM

    def leaf(self, node: Name | LookUp, *, bare: bool) -> tuple[str, int]:
        text = self.shown(self.value(node))
        spelling, label = self.label(node)
        if bare:
            self.bare[spelling] = f"{label} {text}"
            return self.number(text)
        self.titled.add(spelling)
        return f"{label} {text}", self.number(text)[1]

    def label(self, node: Name | LookUp) -> tuple[str, str]:
        """Return how the formula spells a name or lookup, and what readers call it."""
        title = self.env.title(node.word, self.lang)
        if isinstance(node, Name):
            return node.word, title
        return f"{node.lookup}({node.word})", lookup_label(node.lookup, title, self.lang)

    def titled_label(self, node: Name | LookUp) -> str:
        """Return what readers call a name or lookup, which need not be told again."""
        spelling, label = self.label(node)
        self.titled.add(spelling)
        return label

    def bracketed(self, node: Node, least: int, *, bare: bool) -> str:
        text, rank = self.arithmetic(node, bare=bare)
        return text if rank >= least else f"({text})"

    def row(self, parts: tuple[tuple[bool, Node], ...], signs: tuple[str, str], rank: int, *, bare: bool) -> str:
        # What stands first needs brackets only where it is a sum among factors; what is taken away or divided by, always.
        first, first_rank = self.arithmetic(parts[0][1], bare=bare)
        text = f"({first})" if rank == _PRODUCT and first_rank == _SUM else first
        for marked, part in parts[1:]:
            text += signs[marked] + self.bracketed(part, rank + 1 if marked or rank == _PRODUCT else max(rank, _SUM), bare=bare)
        return text

    def called(self, node: Apply | Rounded, *, bare: bool, top: bool) -> tuple[str, int]:
        """Return a call as it is at the top or in a note; inside the line of the result its value alone."""
        arguments = node.arguments if isinstance(node, Apply) else (node.part,)
        function = node.function if isinstance(node, Apply) else "round"
        open_ = top or not bare
        parts = tuple(self.arithmetic(part, bare=bare and top)[0] for part in arguments)
        places = (str(node.places),) if isinstance(node, Rounded) and node.places else ()
        shown = self.say(CALLS[function], parts=", ".join((*parts, *places)))
        if open_:
            return shown, _ATOM
        value = self.shown(self.value(node))
        self.note(f"{shown} = {value}")
        return self.number(value)

    def step(self, node: Steps) -> str:
        what = self.arithmetic(node.part, bare=False)[0]
        reached = self.value(node.part)
        value = self.shown(self.value(node))
        if isinstance(reached, Unknown):
            return self.say("{what}: {value}", what=what, value=value)
        passed = [threshold for threshold, _ in node.table if not isinstance(reached, str) and reached >= threshold]
        if passed:
            return self.say("{what} reaches {threshold}: {value}", what=what, threshold=self.shown(passed[-1]), value=value)
        return self.say("{what} is below {threshold}: 0", what=what, threshold=self.shown(node.table[0][0]))

    # Facts: sentences that are true here and decided whether a condition holds.

    def facts(self, node: Node) -> list[str]:
        found = self.value(node)
        if isinstance(found, Unknown):
            return self.unknowns(node)
        holds = found is True
        match node:
            case Name() | LookUp():
                spelling, label = self.label(node)
                self.titled.add(spelling)
                if isinstance(node, LookUp):
                    fact = lookup_truth(node.lookup, self.env.title(node.word, self.lang), self.lang, holds=holds)
                    figures = self.env.told(node.lookup, node.word, self.lang)
                    return [self.say("{fact} ({figures})", fact=fact, figures=figures) if figures else fact]
                return [yes_or_no(label, self.lang, holds=holds)]
            case Not():
                return self.facts(node.part)
            case AllOf():
                return self.of_parts(node.parts, holds=holds, every=holds)
            case AnyOf():
                return self.of_parts(node.parts, holds=holds, every=not holds)
            case Comparison():
                return [self.comparison(node, holds=holds)]
            case Among():
                words = tuple(
                    self.env.title(choice, self.lang) if isinstance(choice, str) else self.shown(choice) for choice in node.choices
                )
                listed_in = holds is node.inside
                return [
                    self.say(
                        "{what} is one of {words}" if listed_in else "{what} is none of {words}", what=self.side(node.part), words=words
                    )
                ]
            case Choice():
                return self.facts(self.branch(node))
            case Given():
                return self.facts(self.told(node))
            case Over():
                return [self.over(node)]
            case _:
                return []

    def of_parts(self, parts: tuple[Node, ...], *, holds: bool, every: bool) -> list[str]:
        """Return the facts of those parts that decided: all where each was needed, else those that came out as the whole did."""
        deciding = [part for part in parts if every or self.value(part) is holds]
        return [fact for part in deciding for fact in self.facts(part)]

    def side(self, node: Node) -> str:
        """Return one side of a comparison."""
        if node.kind is Kind.NUMBER:
            shown, value = self.arithmetic(node, bare=False)[0], self.shown(self.value(node))
            return shown if isinstance(node, Name | LookUp) or shown == value else f"{shown} = {value}"
        value = self.env.title(str(self.value(node)), self.lang)
        if isinstance(node, Name | LookUp):
            return f"{self.titled_label(node)} {value}"
        self.note(*self.side_notes(node))
        return value

    def side_notes(self, node: Node) -> list[str]:
        """Return why a text is what it is."""
        if isinstance(node, Choice):
            return self.side_notes(self.branch(node))
        if isinstance(node, Given):
            return self.side_notes(self.told(node))
        return [self.side(node)] if isinstance(node, Name | LookUp) else []

    def comparison(self, node: Comparison, *, holds: bool) -> str:
        if holds and len(node.rest) > 1:
            return self.side(node.first) + "".join(f" {SIGNS[sign]} {self.side(part)}" for sign, part in node.rest)
        left = node.first
        for sign, right in node.rest:
            if self.value(Comparison(left, ((sign, right),))) is False:
                return self.relation(left, CONTRARY[sign], right)
            left = right
        return "".join(self.relation(node.first, sign, right) for sign, right in node.rest)

    def relation(self, left: Node, sign: str, right: Node) -> str:
        """Return a comparison that is true; of two equals the value is told once."""
        if sign == "==" and isinstance(right, Constant):
            if isinstance(left, Name | LookUp):
                return f"{self.titled_label(left)} = {self.side(right)}"
            if isinstance(left, Over) and left.aggregate == "only" and isinstance(left.part, Name | LookUp):
                inner = self.of(self.env.parts(left.grain)[0]).relation(left.part, sign, right)
                return self.say("{who}: {parts}", who=left.grain, parts=inner)
        return f"{self.side(left)} {SIGNS[sign]} {self.side(right)}"

    # Aggregates: the sub-periods that decided.

    def over(self, node: Over) -> str:
        if isinstance(node.grain, Kin):
            return told_of_kin(self, node, node.grain)
        return told_of_parts(self, node)

    def of(self, env: Env) -> Self:
        """Return the teller of the same formula in another environment."""
        return type(self)(env=env, lang=self.lang, limits=self.limits)

    def deciding(self, node: Over, *, holds: bool) -> str:
        """Return the sub-periods that came out as *holds*, each with its facts."""
        rows: list[str] = []
        for part in self.env.parts(node.grain):
            if value_of(node.part, part, self.limits) is holds:
                teller = self.of(part)
                facts = [*dict.fromkeys(teller.facts(node.part)), *teller.notes]
                label = plain(part.label, self.lang)
                rows.append(_beside(label, self.joined("{first} and {second}", facts)) if facts else label)
        return listed(rows, self.lang)


def _beside(one: str, other: str) -> str:
    """Return words behind each other: between two Chinese characters there is no blank."""
    return f"{one}{other}" if "\u4e00" <= one[-1:] <= "\u9fff" and "\u4e00" <= other[:1] <= "\u9fff" else f"{one} {other}"
