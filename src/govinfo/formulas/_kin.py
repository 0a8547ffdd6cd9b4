"""What explanations tell of aggregates: the sub-periods that decided, and others whom a formula asked about, as the persons of a unit."""

from __future__ import annotations

from typing import Final, Protocol, Self

from govinfo.formulas._evaluate import Env
from govinfo.formulas._functions import longest_run
from govinfo.formulas._nodes import Kin, Kind, Node, Over, Value
from govinfo.formulas._phrases import MERGED, OF_SEVERAL, listed
from govinfo.formulas._unknown import Unknown
from govinfo.texts import Language
from govinfo.texts._text import plain


class Teller(Protocol):
    """What tells of the parts of one formula in one environment."""

    @property
    def env(self) -> Env:
        """Where the formula is evaluated."""
        ...

    @property
    def lang(self) -> Language:
        """The language of the reader."""
        ...

    @property
    def notes(self) -> dict[str, None]:
        """What was noted beside the arithmetic."""
        ...

    def of(self, env: Env) -> Self:
        """Return the teller of the same formula in another environment."""
        ...

    def value(self, node: Node) -> Value | Unknown:
        """Return what a part comes to."""
        ...

    def shown(self, value: Value | Unknown) -> str:
        """Return a number as readers see it."""
        ...

    def say(self, template: str, **values: object) -> str:
        """Return a sentence."""
        ...

    def joined(self, template: str, items: list[str]) -> str:
        """Return sentences in a row."""
        ...

    def facts(self, node: Node) -> list[str]:
        """Return what decided a condition."""
        ...

    def side(self, node: Node) -> str:
        """Return a value with its arithmetic."""
        ...

    def deciding(self, node: Over, *, holds: bool) -> str:
        """Return those that came out as *holds*, each with its facts."""
        ...


def told_of_kin(teller: Teller, node: Over, kin: Kin) -> str:
    """Return what a subject's unit, persons or children came to."""
    parts = teller.env.parts(kin)
    if node.aggregate == "only":
        return teller.say("{who}: {parts}", who=kin, parts=_inside(teller.of(parts[0]), node.part))
    values = [(plain(part.label, teller.lang), teller.of(part).value(node.part)) for part in parts]
    labels = [label for label, truth in values if truth is True]
    match node.aggregate:
        case "every" if teller.value(node) is False:
            return teller.say("{who}: not {parts}", who=kin, parts=teller.deciding(node, holds=False))
        case "every" | "some" | "count" if len(labels) == len(parts):
            return teller.say("{who}: all {n}", who=kin, n=len(parts))
        case "every" | "some" | "count" if labels:
            shown = listed(labels, teller.lang) if node.aggregate == "count" else teller.deciding(node, holds=True)
            return teller.say("{who}: {value} of {n}: {parts}", who=kin, value=len(labels), n=len(parts), parts=shown)
        case "every" | "some" | "count":
            return teller.say("{who}: none of {n}", who=kin, n=len(parts))
        case _:
            rows = [teller.say("{part} {value}", part=label, value=teller.shown(each)) for label, each in values]
            value = teller.shown(teller.value(node))
            if not rows:
                return teller.say("{who}: none, {value}", who=kin, value=value)
            return teller.say(OF_SEVERAL[node.aggregate], who=kin, value=value, parts=listed(rows, teller.lang))


_FEW: Final = 3
"""So many sub-periods in which a condition holds are told one by one, each with its numbers."""


def told_of_parts(teller: Teller, node: Over) -> str:
    """Return what the sub-periods of an aggregate came to, those that decided with their numbers."""
    parts = teller.env.parts(node.grain)
    values = [(plain(part.label, teller.lang), teller.of(part).value(node.part)) for part in parts]
    n, value = len(parts), teller.value(node)
    labels = [label for label, truth in values if truth is True]
    match node.aggregate:
        case "every" | "some" if value is True and n == len(labels) == 1:
            return teller.say("holds in every {grain} (1): {parts}", grain=node.grain, parts=teller.deciding(node, holds=True))
        case "every" | "some" if value is True and 0 < n == len(labels) <= _FEW:
            return teller.say("holds in every {grain}: {parts}", grain=node.grain, parts=teller.deciding(node, holds=True))
        case "every" | "some" if value is True and len(labels) == n:
            return teller.say("holds in every {grain} ({n})", grain=node.grain, n=n)
        case "every":
            return teller.say("not in every {grain}: {parts}", grain=node.grain, parts=teller.deciding(node, holds=False))
        case "some" if value is True:
            return teller.say("holds in some {grain}: {parts}", grain=node.grain, parts=teller.deciding(node, holds=True))
        case "some":
            return teller.say("holds in no {grain} ({n})", grain=node.grain, n=n)
        case "count" if labels:
            shown = listed(labels, teller.lang)
            return teller.say("by {grain}, holds in {value} of {n}: {parts}", grain=node.grain, value=value, n=n, parts=shown)
        case "longest" if labels:
            at, length = longest_run(truth is True for _, truth in values)
            first, last = parts[at].label, parts[at + length - 1].label
            return teller.say(
                "by {grain}, holds {value} times in a row: {first} to {last}", grain=node.grain, value=value, first=first, last=last
            )
        case "count" | "longest":
            return teller.say("holds in no {grain} ({n})", grain=node.grain, n=n)
        case _:
            rows = [teller.say("{part} {value}", part=label, value=teller.shown(each)) for label, each in values]
            if not rows:
                return teller.say("no {grain} to look at: 0", grain=node.grain)
            return teller.say(MERGED[node.aggregate], grain=node.grain, value=teller.shown(value), parts=listed(rows, teller.lang))


def _inside(teller: Teller, node: Node) -> str:
    """Return why a part came to its value where another subject is looked at."""
    first = dict.fromkeys(teller.facts(node)) if node.kind is Kind.TRUTH else [teller.side(node)]
    rows = [*first, *teller.notes]
    return teller.joined("{first}; {second}", rows) if rows else teller.say("yes" if teller.value(node) is True else "no")
